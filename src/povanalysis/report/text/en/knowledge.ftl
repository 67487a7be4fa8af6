### What knowing more is worth, one year ahead. Facts: questions/record/worth.py (Worth) and report/facts/record.py (knowledge).

heading = What knowing more is worth
# $states are what was known, each with its mean miss and that without it, in points.
finding = Knowing more makes forecasts one year ahead miss by less (@tbl-given). Mean misses in points are { LIST($states, each: "miss", cut: "no") }.
miss = { NUMBER($mae) } given { state } (without: { NUMBER($mae_without) })
# The first $state in its best and its worst origin year: what it left of the miss without it.
plan = What this means: of the miss without it, { state } left { SHARE($least, decimals: 0) } in the best year (made after { $best_year }) and { SHARE($most, decimals: 0) } in the worst (after { $worst_year }).
# The states and origin years in which forecasts missed by more than without. Example: the nation's March after 2019 and 2022.
plan-worse = { $worse ->
    [none] { "" }
   *[some] It made forecasts worse, too: { LIST($worse, each: "case", cut: "no") }.
  }
case = { state } after { LIST($years, cut: "no") }
state = { $state ->
    [parent] the province's March
    [top] the nation's March
   *[half-year] the September before
  }

caption-given = One year ahead, by state of knowledge: misses beside those of the same cases
# $falls are those that probabilities were stated of, per cent of the last figure; targets lie $least to $most points below it.
caption-givenhonesty = One year ahead, by state of knowledge: figures inside the intervals, per cent, and stated probabilities of a fall by { LIST($falls, cut: "no") } per cent and of targets { NUMBER($least, decimals: 1) } to { NUMBER($most, decimals: 1) } points below the last figure
caption-givenorigins = Mean miss one year ahead, points, by origin year and what was known
column-given = Given
column-forecasts = Forecasts
column-miss = Mean miss, points
column-without = without it
column-naive = no change
column-crps = CRPS, points
column-inside = Inside { $inside } per cent interval
column-brier = Brier score
column-targets = Brier score of targets
column-skill = Skill against past frequency
column-origin = Made after
column-unknowing = without knowledge
column-state = { state }
