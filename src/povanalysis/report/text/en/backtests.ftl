### How past forecasts did beside what came. Facts: report/facts/record.py (record).

heading = How past forecasts did
# The published forecast beside comparison models: $rank says whether its median misses least, else
# whether its intervals hold more than those of the best $model, which missed least.
# Typed: 95, the level of what $held95 and $best_held95 count.
finding = { $rank ->
    [first] Of { $models } models the published forecast has the smallest mean miss, and its 95 per cent intervals held { SHARE($held95, decimals: 0) } of the figures.
    [holds-more] By mean miss the published forecast ranks { $place } of { $models } models, but its 95 per cent intervals held { SHARE($held95, decimals: 0) } of the figures; those of { model }, with the smallest miss, held { SHARE($best_held95, decimals: 0) }.
   *[holds-no-more] By mean miss the published forecast ranks { $place } of { $models } models, and its 95 per cent intervals held { SHARE($held95, decimals: 0) } of the figures, no more than those of { model } ({ SHARE($best_held95, decimals: 0) }).
  }
# The origin years in which fewest and most intervals held. Typed: 80, their level.
plan = What this means: the { COUNT($count) } forecasts come from only { $origins } origin years with shared shocks. The share of 80 per cent intervals that held ran from { SHARE($worst_held, decimals: 0) } (made after { $worst_year }) to { SHARE($best_held, decimals: 0) } (made after { $best_year }); expect the next year anywhere between.
# The section in short, which opens the report.
summary-heading = In short
# Typed: 80 and 95, the levels of what $held80 and $held95 count.
summary = In { COUNT($count) } test forecasts for regencies and cities, the 80 per cent interval held the figure that came in { SHARE($held80, decimals: 0) } of cases, the 95 per cent interval in { SHARE($held95, decimals: 0) }.
# The origin years in which too few of them held ($bad), and how many at worst ($fewest). Typed: 95, their level.
summary-years = { $bad ->
    [none] In the worst origin year { SHARE($fewest, decimals: 0) } of the 95 per cent intervals held.
   *[some] They failed for forecasts made at the end of { LIST($bad, cut: "no") }: only { SHARE($fewest, decimals: 0) } of the 95 per cent intervals held. One shared shock is enough.
  }
median-title = The median
# Mean misses: $own of the published median, $naive of no change, $best of the best comparison model.
median = { $centre ->
    [best] The published median missed by { POINTS($own) } on average, less than any comparison model (no change: { POINTS($naive) }).
    [better] The published median missed by { POINTS($own) } on average, against { POINTS($naive) } for no change; the best comparison model, { model }, missed by { POINTS($best) }.
   *[no-better] The published median missed by { POINTS($own) } on average and did no better than no change ({ POINTS($naive) }); the best comparison model, { model }, missed by { POINTS($best) }.
  }
# The names of the models. Typed: 0,1,1, the order of one.
model = { $model ->
    [published] published forecast
    [naive] no change
    [drift] drift
    [ols] straight line
    [damped_holt] damped Holt
    [theta] Theta
    [local_linear_trend] local linear trend
   *[arima011_drift] ARIMA(0,1,1) with drift
  }
# Up to $horizon years ahead.
chart-caption = Share of prediction intervals that held the figure that came, per cent, by the last year known when the forecast was made; one to { $horizon } years ahead, all regencies and cities. Dashed: the share promised.
# One entry an origin year. Example: 2014: 57, 82 and 95. Typed: 50, 80 and 95, the levels.
chart-alt = Line chart of the coverage of 50, 80 and 95 per cent intervals by origin year, per cent. { LIST($origins, each: "chart-year", by: "; ") }.
chart-year = { $year }: { NUMBER($half, decimals: 0) }, { NUMBER($eighty, decimals: 0) } and { NUMBER($ninety, decimals: 0) }
# At the line of each level. Example: 80% promised.
chart-promised = { $level }% promised

caption-origins = Published forecast by origin year: figures inside the intervals, per cent
caption-horizons = Published forecast by years ahead: figures inside the intervals, per cent
caption-models = Models on the same past forecasts, smallest mean miss first; comparison models with their own intervals (MASE and MSIS in mean yearly steps)
# Typed: 0 and 1, the worth of scores.
caption-events = Stated probabilities of a fall, one to three years ahead (Brier score: 0 is perfect; skill: 0 is as good as the yardstick, 1 perfect)
column-origin = Made after
column-horizon = Years ahead
column-forecasts = Forecasts
# $inside is a level, per cent.
column-inside = Inside { $inside } per cent interval
column-miss = Mean miss, points
column-model = Model
column-mase = MASE
column-msis = MSIS
column-crps = CRPS, points
column-fall = Falls to at most
column-happened = Happened, per cent
column-brier = Brier score
column-skill = Skill against past frequency
column-skill-drift = Skill against drift
# A cell of the first column of events: a share of the last figure.
fall = { SHARE($ratio, decimals: 0) } of the last figure
