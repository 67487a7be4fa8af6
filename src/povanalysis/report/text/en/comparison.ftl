### The comparison of several regions. Facts: report/facts/comparison.py; $last_year is the last year all have, $year the forecast year.
# $regions: all regions, highest rate first.
title = Poverty in { NAMES($regions, cut: "no") } compared
running-head = Comparison of regencies

decision-heading = For the decision
# $high and $low have the highest and the lowest rate; $between are the others.
headline = { $between ->
    [none] In { MONTH($last_year) }, { PERCENT($top) } of the people of { SHORT($high) } were poor, and { PERCENT($bottom) } in { SHORT($low) }.
   *[some] In { MONTH($last_year) }, { PERCENT($top) } of the people of { SHORT($high) } were poor and { PERCENT($bottom) } in { SHORT($low) }. In between: { NAMES($between) }.
  }
# Only where a newer figure is out.
outstanding = { $newer ->
    [none] { "" }
   *[some] { newer } The comparison stands on { MONTH($last_year) }, the last month for which all of them have a figure.
  }
# Whose rate fell most ($best) and whose least ($worst) in proportion since the first year all have.
since-first = { $since ->
    [none] { "" }
    [all-fell] Since March { $from_year } the rate of { SHORT($best) } fell most in proportion, by { PERCENT($most, decimals: 0) }, and that of { SHORT($worst) } least, by { PERCENT($least, decimals: 0) }.
    [some-rose] Since March { $from_year } the rate of { SHORT($best) } fell by { PERCENT($most, decimals: 0) } of its value, while that of { SHORT($worst) } rose by { PERCENT($least, decimals: 0) }.
    [some-stayed] Since March { $from_year } the rate of { SHORT($best) } fell by { PERCENT($most, decimals: 0) } of its value, while that of { SHORT($worst) } hardly moved.
   *[none-fell] Since March { $from_year } no rate fell; that of { SHORT($worst) } rose most, by { PERCENT($least, decimals: 0) }.
  }
# The neighbours $higher and $lower whose order is the least certain, or turns ("turned"); $kept is the probability of the order named.
order-ahead = { $order ->
    [firm] Even { SHORT($higher) } and { SHORT($lower) }, the closest neighbours, keep their order in { MONTH($reference) } with a probability of { CHANCE($kept) }.
    [turned] By { MONTH($reference) } { SHORT($lower) } falls below { SHORT($higher) } with a probability of { CHANCE($kept) }, the reverse of the order of { $last_year }.
    [open] The order of { SHORT($higher) } and { SHORT($lower) } is open for { MONTH($reference) }: the probability that they keep it is only { CHANCE($kept) }.
   *[least-certain] The least certain order for { MONTH($reference) } is that of { SHORT($higher) } and { SHORT($lower) }, which they keep with a probability of { CHANCE($kept) }.
  }
outlook-caption = Rates, last changes and the forecast for { MONTH($year) }
column-no-rise = Probability of no rise
distance-heading = How far apart
# The gap between the ends as years at the higher one's own pace: less than one ("short"), up to ten, two terms, more than fifty ("long").
distance = { $apart ->
    [none] { SHORT($high) } and { SHORT($low) } have the same rate.
    [unknown] { SHORT($high) } lies { POINTS($distance) } above { SHORT($low) }.
    [never] { SHORT($high) } lies { POINTS($distance) } above { SHORT($low) }. Its rate has not fallen since { $pace_from }; at that pace it never reaches the { $last_year } rate of { SHORT($low) }.
    [long] { SHORT($high) } lies { POINTS($distance) } above { SHORT($low) }. At its mean pace since { $pace_from }, { POINTS($pace) } a year, it would need more than half a century to reach the { $last_year } rate of { SHORT($low) }.
    [short] { SHORT($high) } lies { POINTS($distance) } above { SHORT($low) }, less than a year of its mean pace since { $pace_from } ({ POINTS($pace) } a year).
    [years] { SHORT($high) } lies { POINTS($distance) } above { SHORT($low) }. At its mean pace since { $pace_from }, { POINTS($pace) } a year, it would reach the { $last_year } rate of { SHORT($low) } in about { $n_years } years.
   *[terms] { SHORT($high) } lies { POINTS($distance) } above { SHORT($low) }. At its mean pace since { $pace_from }, { POINTS($pace) } a year, it would need about { $n_years } years to reach the { $last_year } rate of { SHORT($low) }. That is two terms of office or more, so that rate is no target for the next plan.
  }

levels-heading = Levels
# The gap between the highest and the lowest rate, in points and as a ratio, in the first and the last year.
gap = { $gap ->
    [none] @fig-levels sets the levels side by side.
    [narrower-in-points] The gap between the highest and the lowest rate narrowed in points, from { NUMBER($points_then) } in { $from_year } to { NUMBER($points_now) } in { $last_year }, but grew as a ratio, from { NUMBER($ratio_then) } to { NUMBER($ratio_now) } (@fig-levels).
    [narrower] The gap between the highest and the lowest rate narrowed between { $from_year } and { $last_year }, in points from { NUMBER($points_then) } to { NUMBER($points_now) } and as a ratio from { NUMBER($ratio_then) } to { NUMBER($ratio_now) } (@fig-levels).
    [wider] The gap between the highest and the lowest rate grew between { $from_year } and { $last_year }, in points from { NUMBER($points_then) } to { NUMBER($points_now) } and as a ratio from { NUMBER($ratio_then) } to { NUMBER($ratio_now) } (@fig-levels).
    [one-moved] Between { $from_year } and { $last_year } the gap between the highest and the lowest rate went from { NUMBER($points_then) } to { NUMBER($points_now) } points and from { NUMBER($ratio_then) } to { NUMBER($ratio_now) } as a ratio: only one of the two moved much (@fig-levels).
   *[same] The gap between the highest and the lowest rate hardly changed: { NUMBER($points_then) } points in { $from_year }, { NUMBER($points_now) } in { $last_year }, ratios of { NUMBER($ratio_then) } and { NUMBER($ratio_now) } (@fig-levels).
  }
levels-table = Poor people in per cent of the population, and changes { $first }–{ $last }
column-level = March { $of }
column-relative = Change, per cent
column-pace = Points a year
# $years are the Marches shown.
levels-caption = Poor people in per cent of the population, March of { LIST($years) }
levels-alt = Slope chart with a line for each. In { $fell } of { $count } the rate is lower at the end than at the beginning; per cent in March of { LIST($years) }: { LIST($lines, each: "levels-line", by: "; ") }.
levels-line = { SHORT($region) } { LIST($figures, by: " → ") }
# $crossed: pairs that swapped their order since the first year.
crossings = { crossed } What this means: points say how many people in a hundred lie between, ratios how far apart the rates are in proportion; a target should say which of the two it is about.
crossed = { $crossed ->
    [none] No two of them swapped their order.
    [one] { LIST($crossed, each: "crossing") }
   *[some] { $n_crossed } pairs swapped their order.
  }
crossing = { SHORT($one) } was below { SHORT($other) } at first and is above it now.

changes-heading = Changes
# Whose last change was better than its province's, alike or worse.
beside-province = { $kept_up ->
    [unknown] The last changes cannot be compared with those of the provinces.
    [none] In { $change_year } none of them kept up with the mean change in its province (@fig-changes). The difference is larger than usual for { NAMES($worse) }.
    [both] Compared with their provinces, { NAMES($better) } did better in { $change_year } (@fig-changes). { NAMES($worse) } did worse.
    [better] Compared with its province, { NAMES($better) } did better in { $change_year } (@fig-changes).
    [worse] Compared with its province, { NAMES($worse) } did worse in { $change_year } (@fig-changes). { NAMES($alike) } moved with it.
   *[alike] In { $change_year } each moved as its province did: the year says more about the provinces than about them (@fig-changes).
  }
changes-caption = Yearly changes of the rate since { $first }, percentage points. Full point: March { $before } to March { $last }; cross: mean change of the province's regencies and cities in that year; circles: earlier years.
changes-alt = Dot chart of yearly changes in points, a row for each. In { $last } the change lies below the mean of its province in { $below } of { $count }. Last change: { LIST($points, each: "changes-point", by: "; ") }.
# $low and $high bound the changes of earlier years.
changes-point = { $earlier ->
    [yes] { SHORT($region) } { SIGNED($change) }, its province { SIGNED($mean) }, earlier years from { SIGNED($low) } to { SIGNED($high) }
   *[no] { SHORT($region) } { SIGNED($change) }, its province { SIGNED($mean) }
  }
changes-table = Last yearly change beside the mean change of the province's regencies and cities, percentage points, and how many of the other years lay within the usual
column-last-change = Last change
column-mean = Province's mean
column-difference = Difference
column-usual = Usual up to
column-within = Other years within
column-verdict = Verdict
within = { $near } of { $n_other }
# The change that could most easily be told from zero, and with which relative standard error.
break-even = { $clearest ->
    [none] { "" }
   *[given] What this means: no standard error is published for regencies. Even the clearest of these changes, { POINTS($clearest_size) } in { SHORT($clearest_region) }, can be told from zero only with a relative standard error below { SHARE($clearest_break_even, decimals: 1) }. A ranking by one year's change may reflect chance more than performance.
  }
# $reference: month of the forecast.
ranks-heading = Ranks in { MONTH($last_year) } and in { MONTH($reference) }
# Who is the likeliest to change its rank in the province.
standing = { $moving ->
    [worse] { SHORT($loose_region) } ranked { $loose_place } of { $loose_of } in { $loose_year } (@fig-ranks). It is more likely to move towards higher rates than to stay: { CHANCE($loose_p_worse) } against { CHANCE($loose_p_same) }.
    [better] { SHORT($loose_region) } ranked { $loose_place } of { $loose_of } in { $loose_year } (@fig-ranks). It is more likely to move towards lower rates than to stay: { CHANCE($loose_p_better) } against { CHANCE($loose_p_same) }.
   *[staying] Each is likelier to keep its rank in the province than to move to either side (@fig-ranks). Least certain is { SHORT($loose_region) }, { $loose_place } of { $loose_of } in { $loose_year }, with { CHANCE($loose_p_same) }.
  }
pairs-caption = Probability of each order in { MONTH($reference) }, least certain first
column-lower = Lower rate
column-higher = Higher rate
column-probability = Probability
column-order = Order of { $last_year }
pair = { $same_as_now ->
    [yes] the same order
    [no] the reverse
   *[none] equal figures
  }
# The widest interval of places in a province.
ranks-meaning = { $places ->
    [one] What this means: the { SHARE($place_level, decimals: 0) } interval of each holds a single rank. A plan that promises a better one by { MONTH($reference) } promises what the figures do not foresee.
   *[several] What this means: { SHORT($widest_region) } can rank anywhere from { $widest_place_low80 } to { $widest_place_high80 } ({ SHARE($place_level, decimals: 0) } interval) without anything unusual happening. A better rank within that range proves nothing, and a worse one is no alarm.
  }

convergence-heading = Do they converge?
# In which provinces high rates fell faster ($closing), more slowly ($opening), or neither is established ($unproven).
converging = { $slopes ->
    [none] Whether the rates within the provinces draw closer cannot be said.
    [both] In { NAMES($closing, cut: "no") } high rates fell faster than low ones, in { NAMES($opening, cut: "no") } more slowly (@tbl-convergence).
    [some-closing] In { NAMES($closing, cut: "no") } high rates fell faster than low ones; in { NAMES($unproven, cut: "no") } that is not established (@tbl-convergence).
    [closing] In { NAMES($closing, cut: "no") } high rates fell faster than low ones (@tbl-convergence).
    [opening] In { NAMES($opening, cut: "no") } high rates fell more slowly than low ones (@tbl-convergence).
   *[unproven] Whether high rates fall faster than low ones is not established in { NAMES($unproven, cut: "no") } (@tbl-convergence).
  }
slopes-caption = Yearly relative change of the rate, per cent, for each unit of the logarithm of the rate in { $slope_from }, and spread of the rates (standard deviation of logarithms), regencies and cities of each province
column-province = Province
column-slope = Slope
column-confidence = { SHARE($confidence, decimals: 0) } confidence interval
column-spread-first = Spread { $slope_from }
column-spread-last = Spread { $slope_to }
bounds = { SIGNED($low, decimals: 1) } to { SIGNED($high, decimals: 1) }
# Whether the slope is the same when chance in the first figures is kept out.
check = { lagged } { effort }
lagged = { $unlike ->
    [none] Counted from a year later, to keep chance in the first figures out, the conclusion is the same.
   *[some] Counted from a year later, { NAMES($unlike, cut: "no") } would be read otherwise: chance in the first figures matters there, so the finding should not carry a plan.
  }
# What it means: the spread grew in some, high rates fell faster in all, or neither.
effort = { $effort ->
    [wider] What this means: in { NAMES($widened, cut: "no") } the relative spread between regencies has grown; the same effort everywhere has not brought them closer.
    [faster] What this means: the distance has been shrinking by itself; a plan adds to that only if it is faster.
   *[own] What this means: a high rate does not everywhere come down by itself; such a regency needs a faster pace of its own.
  }

sources-heading = Sources
# $n_used figures, of which $n_single stand in one source.
sources = Figures compared: { $n_used }; found in a single source: { $n_single } (@tbl-sources).
# $draws: how many joint simulations.
sources-note = Ranks, orders and their intervals come from { COUNT($draws) } joint simulations of the forecasts, in which regencies of one province move together. The methods report says how forecasts are made and how they did in the past.
