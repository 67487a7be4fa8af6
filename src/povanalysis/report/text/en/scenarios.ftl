### What the province may do, and what depends on the regency. Facts: questions/scenarios.py and report/facts/scenarios.py; $place is the province.
# The ends of the short list of likely figures of the province; $ends tells whether both are written alike.
finding = { $ends ->
    [same] For all likely figures of { PLACE($place) } the probability of { PERCENT($target) } or less is { CHANCE($least) } (@fig-scenarios).
   *[apart] For likely figures of { PLACE($place) } the probability of { PERCENT($target) } or less lies between { CHANCE($least) } and { CHANCE($most) } (@fig-scenarios).
  }
# The chart: $few is the short list, $place_median the province's own forecast.
chart-caption = Probability of { PERCENT($target) } or less in { NAME($region) }, per cent, against the figure of { PLACE($place) } in { MONTH($year) }, per cent; behind it how likely the province's own forecast calls each figure.
chart-alt = Falling line: { LIST($few, each: "point", by: "; ") }. The province's forecast is { PERCENT($place_median) } ({ SHARE($level, decimals: 0) } interval { NUMBER($place_low80) } to { NUMBER($place_high80) }).
point = { CHANCE($probability) } at { PERCENT($value) }
label-forecast = forecast of the province { NUMBER($place_median) }
label-last = { $last_year }: { NUMBER($place_last) }
# In place of all of these: too few yearly changes ($steps, of $least needed) of both.
short-link = How the probability hangs on the figure of { PLACE($place) } is not shown: since { $since } only { $steps } yearly changes of both are known, and it takes { $least }.
# The regency's rate less its province's: how far it lay above or below ($last), what is expected, what the target takes.
own-part = { $side ->
    [above] In { $last_year } { NAME($region) } lay { POINTS($last) } above { PLACE($place) }. { own-needed }
    [below] In { $last_year } { NAME($region) } lay { POINTS($last) } below { PLACE($place) }. { own-needed }
   *[level] In { $last_year } { NAME($region) } lay level with { PLACE($place) }. { own-needed }
  }
# If the province comes out at the median of its forecast, or at its figure where that is out.
own-needed = { $allowed ->
    [none] { "" }
    [above] If { PLACE($place) } comes out as expected, the target is met up to { NUMBER($reach) } points above it.
    [below] If { PLACE($place) } comes out as expected, the target is met from { NUMBER($reach) } points below it.
    [above-out] Given the figure of { PLACE($place) }, the target is met up to { NUMBER($reach) } points above it.
   *[below-out] Given the figure of { PLACE($place) }, the target is met from { NUMBER($reach) } points below it.
  }
