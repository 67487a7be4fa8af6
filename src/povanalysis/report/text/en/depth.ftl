### Depth, severity, poverty line and number of poor beside the rate. Facts: questions/depth.py (Depth, Measure) and report/facts/depth.py.

heading = Depth, severity and the poverty line
# Means of P0 and P1 over some years beside those of as many before. $moved compares them; "unfollowed" where too few years have P1.
finding = { $moved ->
    [unfollowed] How deep poverty is in { NAME($region) } cannot be followed: too few years have P1.
    [unclear] Whether poverty in { NAME($region) } became deeper cannot be told: { p1 }, no more than its noise.
    [deeper] In { NAME($region) } poverty became deeper although the rate did not rise: { p1 }.
    [shallower] In { NAME($region) } poverty became less deep although the rate did not fall: { p1 }.
    [fell] In { NAME($region) } rate and depth fell together: { p1 }.
   *[rose] In { NAME($region) } rate and depth rose together: { p1 }.
  }
p1 = mean P1 went from { NUMBER($course_before_p1) } to { NUMBER($course_now_p1) } in the last years to { $course_now_last_year }
# How far below the line the poor spent, by the same means.
support-shortfall = { $course ->
    [refused] { "" }
   *[given] The poor spend on average { SHARE($course_now_shortfall, decimals: 1) } less than the poverty line, after { SHARE($course_before_shortfall, decimals: 1) } in the years before.
  }
# Which years the means are of, and those of the rate. Example: 2023–2025.
detail-means = { $course ->
    [refused] { "" }
   *[given] The means are of { $course_before_first_year }–{ $course_before_last_year } and { $course_now_first_year }–{ $course_now_last_year }; mean P0 went from { NUMBER($course_before_p0) } to { NUMBER($course_now_p0) }.
  }
# The last figure of every indicator that has any.
detail-each-measures = { $indicator ->
    [P1] The poverty gap index (P1) was { NUMBER($last) } in { $last_year }{ range }.
    [P2] The severity index (P2) was { NUMBER($last) } in { $last_year }{ range }.
    [POVERTY_LINE] The poverty line was Rp { COUNT($last) } per person and month in { $last_year }{ growth }.
   *[POOR] The number of poor people was { COUNT($persons) } in { $last_year }{ growth }.
  }
range = { $previous ->
    [none] { "" }
   *[other] ; since { $first_year } it has lain between { NUMBER($low) } ({ $low_year }) and { NUMBER($high) } ({ $high_year }), { NUMBER($mean) } on average
  }
# Since the figure before; "yearly" where years lie between the two.
growth = { $grew ->
    [unknown] { "" }
    [as-before] , about as in { $previous_year }
    [more] , { SHARE($size, decimals: 1) } more than in { $previous_year }
    [less] , { SHARE($size, decimals: 1) } less than in { $previous_year }
    [more-yearly] , { SHARE($size, decimals: 1) } a year more than in { $previous_year }
   *[less-yearly] , { SHARE($size, decimals: 1) } a year less than in { $previous_year }
  }
# What is missing, once for all indicators.
support-none = { $none_for ->
    [none] { "" }
   *[some] No figure has been found for { LIST($none_for, each: "in-full") }.
  }
detail-older = { $older ->
    [none] { "" }
   *[some] Figures for { $last_year } have not been found for { LIST($older, each: "named") }.
  }
detail-each-gaps = There is no figure for { named } in { LIST($between, cut: "no") }.
support-single = { $single ->
    [none] { "" }
    [one] The last figure of { LIST($single, each: "named") } was found in a single source.
   *[some] The last figures of { LIST($single, each: "named") } were each found in a single source.
  }
in-full = { $indicator ->
    [P1] the poverty gap index (P1)
    [P2] the severity index (P2)
   *[other] { named }
  }
named = { $indicator ->
    [POVERTY_LINE] the poverty line
    [POOR] the number of poor people
   *[other] { $indicator }
  }
# What follows from how P1 moved beside the rate ($moved).
plan = { $moved ->
    [unfollowed] For the next plan: ask BPS for P1 and P2, which are made from the same survey.
    [unclear] For the next plan: set a target for P1 on a mean of three years, not on one year.
    [deeper] For the next plan: the average poor person is now further below the line; a target for the rate alone favours those just below it.
    [shallower] For the next plan: the poor are on average nearer to the line, where a little help lifts and a small shock throws back; protect them from rising prices.
    [fell] For the next plan: set a target for P1 beside the one for the rate, so that progress among the poorest counts too.
   *[rose] For the next plan: rate and depth ask for the same thing, support for those below the line.
  }
# In $apart of $steps yearly changes rate and depth moved apart.
turn = { $awaited ->
    [years] What would change the answer: P1 for more years.
    [figures] What would change the answer: the next figures.
   *[steps] What would change the answer: the next figures; in { $apart } of { $steps } yearly steps P1 moved against the rate, so one step says little.
  }
# $p1_single: the last P1 was found in one source only.
sure = { $p1_single ->
    [yes] How sure: P1 varies more from year to year than the rate, and its last figure was found in one source only.
   *[no] How sure: P1 varies more from year to year than the rate; trust means, not steps.
  }
# The table of the last figures, each with its year.
table-caption = Depth, severity, poverty line and number of poor people, March figures
column-indicator = Indicator
column-last = Last
column-previous = Before
column-low = Lowest since { $since }
column-high = Highest since { $since }
# A figure and its year. Example: 1.16 (2025).
cell = { $indicator ->
    [P1] { NUMBER($value) } ({ $year })
    [P2] { NUMBER($value) } ({ $year })
   *[other] { COUNT($value) } ({ $year })
  }
row = { $indicator ->
    [P1] Poverty gap index (P1)
    [P2] Severity index (P2)
    [POVERTY_LINE] Poverty line, Rp a month
   *[POOR] Poor people
  }
# Below the panels.
chart-caption = Depth, severity and poverty line of { NAME($region) }, March figures; lines are broken where a year has no figure.
# All panels in words.
chart-alt = Line charts. { LIST($panels, by: ". ") }.
# A panel of the chart, and the same in words: its first and last figure, and the years without one.
# Typed: 1,000, the unit of the axis.
chart-title = { $indicator ->
    [P1] Depth (P1)
    [P2] Severity (P2)
   *[POVERTY_LINE] Poverty line, Rp 1,000
  }
chart-panel = { $missing ->
    [none] { from-to }
   *[some] { from-to }, no figure for { LIST($missing, by: ", ") }
  }
from-to = { chart-title }: { $first } in { $first_year }, { $last } in { $last_year }
