### The report on a province. Facts: questions/province.py (Overview) and report/facts/province.py; $year is the forecast year.
# $n_regions: how many regencies and cities the report stands on.
title = { SHORT($province) }: poverty in { $n_regions } regencies and cities
running-head = Poverty in { SHORT($province) }

decision-heading = For the decision
# $moved: the province's rate beside the year before ("unknown" without one); where it has no rate, its single regency ("one") or the span of its regencies.
headline = { $moved ->
    [one] In { MONTH($last_year) }, { PERCENT($top) } of the people of { SHORT($high) } were poor.
    [span] In { MONTH($last_year) } the rates of the regencies and cities of { SHORT($province) } ran from { PERCENT($bottom) } to { PERCENT($top) }.
    [unknown] In { MONTH($last_year) }, { PERCENT($rate) } of the population of { SHORT($province) } was poor.
    [less] In { MONTH($last_year) }, { PERCENT($rate) } of the population of { SHORT($province) } was poor, { POINTS($step) } less than a year earlier.
    [more] In { MONTH($last_year) }, { PERCENT($rate) } of the population of { SHORT($province) } was poor, { POINTS($step) } more than a year earlier.
   *[same] In { MONTH($last_year) }, { PERCENT($rate) } of the population of { SHORT($province) } was poor, the same as a year earlier.
  }
# How many fell and rose on the year, and who went the other way; $slow fell least.
directions = { $directions ->
    [none] { "" }
    [all-fell] The rate fell in all regencies and cities, least in { SHORT($slow) } ({ POINTS($least) }).
    [all-rose] The rate rose in all regencies and cities.
    [most-fell] The rate fell in { $n_fell } of { $n_changes } regencies and cities; it rose in { NAMES($rose) }.
    [none-rose] The rate fell in { $n_fell } of { $n_changes } regencies and cities and rose nowhere.
    [most-rose] The rate rose in { $n_rose } of { $n_changes } regencies and cities; it fell in { NAMES($fell) }.
   *[none-fell] The rate rose in { $n_rose } of { $n_changes } regencies and cities and fell nowhere.
  }
standing = { newer } { TOLD($absent, file: "absent") } { own }
# Where the province has no figure of its own; $mean is that of its regencies, weighted by people.
own = { $own ->
    [given] { "" }
    [none] { SHORT($province) } has no figure of its own for { $last_year } in these data.
   *[mean] { SHORT($province) } has no figure of its own for { $last_year } in these data; weighted by people, its regencies and cities average { PERCENT($mean) }.
  }
# The highest and the lowest rate; $times is their ratio: 5.1.
distance = { $apart ->
    [none] { "" }
    [close] The rate of { SHORT($high) } is { NUMBER($times, decimals: 1) } times that of { SHORT($low) }: the regencies lie rather close together.
   *[far] The rate of { SHORT($high) } is { NUMBER($times, decimals: 1) } times that of { SHORT($low) }: the average of the province describes few of its regencies.
  }
outlook = { forecast } { lower } { since }
# $no_higher: probability that the next figure is no higher than the last.
forecast = { $forecast ->
    [none] { "" }
   *[given] For { MONTH($year) } the province's published figure is forecast at { PERCENT($median) } ({ SHARE($level, decimals: 0) } prediction interval { NUMBER($interval_low) } to { NUMBER($interval_high) }). The probability that it is no higher than the last one is { CHANCE($no_higher) }.
  }
# In how many a figure below the last is likely: of all, or of those whose figure is still to come; $likely_from is the least probability counted.
lower = { $lower ->
    [none-ahead] { "" }
    [none-of-coming] In none of the { $n_ahead } regencies and cities whose figure for { $year } is still to come has a lower one a probability of { SHARE($likely_from, decimals: 0) } or more.
    [some-of-coming] Of the { $n_ahead } regencies and cities whose figure for { $year } is still to come, a lower one has a probability of { SHARE($likely_from, decimals: 0) } or more in { $n_likely }.
    [none] In none of the { $n_ahead } regencies and cities has a lower figure a probability of { SHARE($likely_from, decimals: 0) } or more.
    [all] In all regencies and cities a lower figure has a probability of { SHARE($likely_from, decimals: 0) } or more.
   *[some] A lower figure has a probability of { SHARE($likely_from, decimals: 0) } or more in { $n_likely } regencies and cities.
  }
# Only where the province's own figures begin after its regencies'.
since = { $since ->
    [none] { "" }
   *[later] Figures of { SHORT($province) } as it is today begin in { $since_year }; the forecast is that of its regencies and cities together.
  }
leverage-heading = High rates, many poor
# "unknown" without numbers of poor for all, "few" where five regencies are most of them; else how many of the five highest are among the five with the most poor ($both).
leverage = { $leverage ->
    [unknown] No year has the number of poor people of every regency, so where most of them live cannot be said.
    [none] { "" }
    [few] { half }
    [same] { half } { five } They are the same five: aid by rate and aid by number go to the same places.
    [some] { half } { five } Of the five, { $both } are on both lists: for the others it decides whether aid follows rates or numbers.
   *[apart] { half } { five } No regency is on both lists: whether aid follows rates or numbers decides who gets it.
  }
# $n_half regencies hold half of the poor, $total in thousands; $half names the largest.
half = In { $weights_year }, the last year with numbers for all, { COUNT($total) } thousand people were poor. Half of them lived in { $n_half } regencies and cities, most in { NAMES($half) }.
five = A rate one point lower in the five with the highest rates would lower the province's by { POINTS($by_rate) }; in the five with the most poor people, by { POINTS($by_number) }.

regions-heading = All regencies and cities by year
# Who crossed the province's line since the first year: "none" has no line, "new" none in the first year.
lines = { $line ->
    [none] The rows run from the highest rate to the lowest, { $n_regions } regencies and cities in all (@fig-regions).
    [new] { above }
    [same] { above } They are the same as at the start.
    [down] { above } Since { $first_year }, { NAMES($down) } came to lie below it and none above.
    [up] { above } Since { $first_year }, { NAMES($up) } came to lie above it and none below.
   *[both] { above } Since { $first_year }, { NAMES($down) } came to lie below it and { NAMES($up) } above.
  }
above = Of the regencies and cities, { $n_above } lie above the province's rate (@fig-regions).
# Rates by regency and March, rows from the highest rate of the last year to the lowest.
heatmap-caption = Poor people, per cent of the population, March { $chart_first }–{ $last_year }: the { $n_regions } regencies and cities of { SHORT($province) }, highest rate of { $last_year } first
heatmap-unit = per cent
# $highest and $lowest: the regencies with the highest and the lowest rate of all, and its year ($…_of).
heatmap-alt = Heatmap: a row for each regency or city, a column for each March, darker where the rate is higher. The darkest cell is { SHORT($highest_region) } in { $highest_of } with { PERCENT($highest_rate) }, the palest { SHORT($lowest_region) } in { $lowest_of } with { PERCENT($lowest_rate) }.
# Changes since the first March in per cent of that figure, a panel for each regency; $late: whether some begin later.
chart-caption = Change of the poverty rate since { begin }, per cent of the first figure, highest rate of { $last_year } first. { thin } { ring }
begin = { $late ->
    [yes] its first March figure ({ $chart_first } or later)
   *[no] March { $chart_first }
  }
thin = { $thin ->
    [yes] Thin line: the province.
   *[no] { "" }
  }
ring = { $ring ->
    [yes] Ring: a newer figure.
   *[no] { "" }
  }
# Below the name of a panel.
panel-change = { SIGNED($change, decimals: 0) } per cent
# $n_fell of $n_regions lie below their first figure; the changes run from that of $best to that of $worst.
chart-alt = Small line charts in one scale. In { $last_year } the rate is below its first figure in { $n_fell } of { $n_regions } regencies and cities; the changes run from { SIGNED($best_change, decimals: 0) } per cent in { SHORT($best) } to { SIGNED($worst_change, decimals: 0) } per cent in { SHORT($worst) }. { whole }
# The province's own change over these years.
whole = { $whole ->
    [none] { "" }
   *[given] The province's own changed by { SIGNED($whole, decimals: 0) } per cent.
  }
persistence = { order } { sharing }
# Whether the order of the first year holds in the last.
order = { $order ->
    [none] { "" }
    [high] Regencies whose rates were high at the start have high rates today; no plan of one term should promise to reverse the order.
   *[low] The order of the first year holds only in part today: ranks can change within a decade.
  }
# $common: share of the yearly changes that all have in common.
sharing = { $sharing ->
    [none] { "" }
    [high] Of the variation from year to year, { SHARE($common, decimals: 0) } is common to all: a good year of one regency is first of all a good year of the province.
   *[low] Only { SHARE($common, decimals: 0) } of the variation from year to year is common to all: here a regency's own year is worth a closer look.
  }

places-heading = Ranks and forecasts
# Of $neighbours pairs of neighbours, $firm_neighbours have an order with at least the probability $firm_from.
places = { $neighbourly ->
    [none] @tbl-regions has the figure and what may be expected.
    [open] Most neighbours in @tbl-regions may swap ranks: of { $neighbours } pairs only { $firm_neighbours } have an order with a probability of { SHARE($firm_from, decimals: 0) } or more.
    [mixed] Of { $neighbours } pairs of neighbours in @tbl-regions, { $firm_neighbours } have a forecast order with a probability of { SHARE($firm_from, decimals: 0) } or more; the others are open.
   *[firm] The order in @tbl-regions is firm: all { $neighbours } pairs of neighbours keep it in the forecast with a probability of { SHARE($firm_from, decimals: 0) } or more.
  }
places-meaning = { $neighbourly ->
    [none] { "" }
   *[other] What this means: a better or worse rank is no measure of success. A rank can improve while the rate rises, if others rise more. Judge the rate against its own target, and the rank only over several years.
  }
table-caption = Regencies and cities of { SHORT($province) } by their rate in { MONTH($last_year) }, with the forecast for { MONTH($year) }
column-rank = Rank
column-poor = Poor { $weights_year }, thousand

movers-heading = Against the province
# Who went against the province in the last year ($others), else the ends of the changes.
against = { $against ->
    [few] Too few regencies and cities have figures for both { $before_year } and { $last_year } to compare their changes.
    [some] In { $last_year }, { NAMES($others) } moved against the mean of the province's regencies and cities.
   *[none] In { $last_year } no regency or city moved against the province. The changes range from { SIGNED($first_change) } in { SHORT($first) } to { SIGNED($last_change) } points in { SHORT($last) }.
  }
# Who left the province's path over the whole span; $size is its mean relative change.
movers = { $path ->
    [left] Over { $from_year }–{ $to_year } the rates fell by { PERCENT($size, decimals: 0) } of their first value on average (@fig-movers). They fell clearly faster in { NAMES($faster) }. They fell clearly more slowly in { NAMES($slower) }.
   *[kept] Over { $from_year }–{ $to_year } the rates changed by { PERCENT($size, decimals: 0) } of their first value on average, and few left that path (@fig-movers).
  }
# Do high rates come down faster? $double: what a rate twice as high falls more (or less) in a year; refused with too few regencies or years.
catching-up = { $slope ->
    [few] Whether the regencies converge is not judged: too few of them have figures of all years.
    [none] Whether the regencies converge cannot be said: too few years, or equal rates.
    [converging] High rates fell faster than low ones, by about { PERCENT($double, decimals: 1) } a year more for a rate twice as high. { spread }
    [diverging] High rates fell more slowly than low ones, by about { PERCENT($double, decimals: 1) } a year less for a rate twice as high. { spread }
   *[not-established] Whether high rates fell faster than low ones is not established. { spread }
  }
spread = { $spread ->
    [alike] The relative spread of the rates is as wide as it was (standard deviation of logarithms { NUMBER($spread_first) } then, { NUMBER($spread_last) } now).
    [narrower] The relative spread of the rates narrowed from { NUMBER($spread_first) } to { NUMBER($spread_last) } (standard deviation of logarithms).
   *[wider] The relative spread of the rates widened from { NUMBER($spread_first) } to { NUMBER($spread_last) } (standard deviation of logarithms).
  }
# $n_years: March figures of the span.
catching-up-meaning = { $slope ->
    [few] { "" }
    [none] { "" }
    [converging] What this means: by itself the gap closes only at this pace; to close it faster, the regencies with high rates need more than their share. A series of { $n_years } March figures does not tell why some fell faster.
    [diverging] What this means: without a change of course the relative gap grows; a series of { $n_years } March figures does not tell why.
   *[not-established] What this means: do not count on high rates coming down by themselves. The figures say which regencies differ, not why; ask there before setting a formula for all.
  }

sources-heading = Sources
# Of $n_used figures $n_single stand in one source; $alone says whether any do.
sources = { $alone ->
    [none] All { COUNT($n_used) } figures used here stand in two or more sources (@tbl-sources).
   *[some] Of the { COUNT($n_used) } figures used here, { COUNT($n_single) } stand in a single source (@tbl-sources).
  }
