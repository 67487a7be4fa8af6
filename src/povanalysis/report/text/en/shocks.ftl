### How far the pandemic years lay off the line, and what they change. Facts: report/facts/methods.py (shocks).

heading = The pandemic years
# $raised compares the mean effects of the years with nothing. Example: +0.09 points in March 2020.
finding = { $raised ->
    [all] The pandemic years raised the mean rate of { $count } regencies and cities: { LIST($effects, each: "effect", by: ", ") }.
    [none] The pandemic years did not raise the mean rate of { $count } regencies and cities: { LIST($effects, each: "effect", by: ", ") }.
   *[some] The pandemic years moved the mean rate of { $count } regencies and cities: { LIST($effects, each: "effect", by: ", ") }.
  }
effect = { SIGNED($effect) } points in March { $year }
# What leaving them out does to the next medians: $mean over all, $most in $region, where it does most.
support-without = Without those years the median for the next figure of a region moves by { SIGNED($mean) } points on average, most in { NAME($region) } ({ SIGNED($most) }).
plan = What this means: the effect is measured, not explained; whatever else happened in those years is part of it. The published forecast keeps them, because such a shock can come again.

caption-shock = Published rate less the line between the years around the pandemic
column-year = Year
column-effect = Mean effect, points
column-spread = Spread between regencies, points
column-above = Regencies above the line
# A cell of the last column.
above = { $above } of { $regions }
