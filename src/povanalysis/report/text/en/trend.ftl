### The series with its forecast, and where the last figure stands. Facts: those of the outlook, and trend, beside and fits of report/facts/outlook.py.

heading = Trend and forecast
# From the first to the last March; $rises are the years in which the rate rose, $risen of $steps.
finding = { $went ->
    [less] Between March { $first } and March { $last } the rate fell by { POINTS($total) }; { rises } (@fig-trend).
    [more] Between March { $first } and March { $last } the rate rose by { POINTS($total) }; { rises } (@fig-trend).
   *[zero] In March { $last } the rate is what it was in March { $first }; { rises } (@fig-trend).
  }
rises = { $rises ->
    [none] it never rose
    [one] it rose in { LIST($rises) }
   *[some] it rose in { $risen } of { $steps } years
  }
# Beside the province and the nation, where these have a figure for that year.
beside = { $beside ->
    [none] { "" }
   *[some] The last figure of { NAME($region) } is { LIST($beside, each: "stands", cut: "no") }.
  }
stands = { $side ->
    [more] { POINTS($gap) } above { $name }
    [less] { POINTS($gap) } below { $name }
   *[zero] level with { $name }
  }
# What three trend models fitted to the March figures of this series alone expect: one figure or a range, and where our median lies.
alone = { $fits ->
    [none] { "" }
    [one-same] A straight line, a local linear trend and ARIMA with drift, fitted to this series alone, all put { MONTH($coming_year) } at { PERCENT($fit_low) }, as does our median.
    [one-less] A straight line, a local linear trend and ARIMA with drift, fitted to this series alone, all put { MONTH($coming_year) } at { PERCENT($fit_low) }; our median is lower.
    [one-more] A straight line, a local linear trend and ARIMA with drift, fitted to this series alone, all put { MONTH($coming_year) } at { PERCENT($fit_low) }; our median is higher.
    [range-less] A straight line, a local linear trend and ARIMA with drift, fitted to this series alone, put { MONTH($coming_year) } at { NUMBER($fit_low) } to { PERCENT($fit_high) }; our median is lower.
    [range-more] A straight line, a local linear trend and ARIMA with drift, fitted to this series alone, put { MONTH($coming_year) } at { NUMBER($fit_low) } to { PERCENT($fit_high) }; our median is higher.
   *[range-same] A straight line, a local linear trend and ARIMA with drift, fitted to this series alone, put { MONTH($coming_year) } at { NUMBER($fit_low) } to { PERCENT($fit_high) }; our median lies in that range.
  }
# The fan chart, from $first_year to $end. $september: whether it shows figures of September; $province: whether one is drawn.
chart-caption = { $september ->
    [yes] Poor people in { NAME($region) }, per cent of the population, { $first_year }–{ $last_year }, and prediction intervals to { $end }; hollow points: September
   *[no] Poor people in { NAME($region) }, per cent of the population, { $first_year }–{ $last_year }, and prediction intervals to { $end }
  }
chart-alt = Line chart. The poverty rate of { NAME($region) } went from { NUMBER($first_value) } per cent in { $first_year } to { NUMBER($last_value) } per cent in { $last_year }. For { MONTH($coming_year) } the median of the forecast is { NUMBER($median) } per cent and the { SHARE($level, decimals: 0) } prediction interval runs from { NUMBER($low) } to { NUMBER($high) }. { dotted } { compared }
dotted = { $target ->
    [none] { "" }
   *[given] A dotted line marks the target of { NUMBER($target_value) } per cent.
  }
compared = { $province ->
    [none] { "" }
   *[given] For comparison, { $province_name }: { NUMBER($province_value) } per cent in { $province_year }.
  }
# At the right edge of the fan, for the last year drawn; then on the line of the target.
label-median = median { $year }: { NUMBER($value) }
label-target = target { NUMBER($value) }
# Where the line is broken: the month that the figures before it refer to, and those after it.
label-september = September
label-march = March
