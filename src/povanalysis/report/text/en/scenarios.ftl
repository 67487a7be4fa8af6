### What the province may do, and what depends on the regency. Facts: questions/scenarios.py and report/facts/scenarios.py; $place is the province.
# The ends of the short list of likely figures of the province; $ends tells whether both are written alike.
finding = { $ends ->
    [same] For all likely figures of { PLACE($place) } { event } is { CHANCE($least) } (@fig-scenarios).
   *[apart] For likely figures of { PLACE($place) } { event } lies between { CHANCE($least) } and { CHANCE($most) } (@fig-scenarios).
  }
# $named: whether the sentence before has named it.
event = { $named ->
    [yes] that probability
   *[no] the probability of { PERCENT($target) } or less
  }
# The chart: $few is the short list, $place_median the province's own forecast.
chart-caption = Probability of { PERCENT($target) } or less in { NAME($region) }, per cent, against the figure of { PLACE($place) } in { MONTH($year) }, per cent; behind it how likely the province's own forecast calls each figure.
chart-alt = Falling line: { LIST($few, each: "point", by: "; ") }. The province's forecast is { PERCENT($place_median) } ({ SHARE($level, decimals: 0) } interval { NUMBER($place_low80) } to { NUMBER($place_high80) }).
point = { CHANCE($probability) } at { PERCENT($value) }
label-forecast = forecast of the province { NUMBER($place_median) }
label-last = { $place_last_year }: { NUMBER($place_last) }
# In place of all of these.
short-link = How the probability hangs on the figure of { PLACE($place) } is not shown: too few yearly changes of both are known.
# How far above or below its province the regency may lie and meet its target, if the province comes out
# at the median of its forecast, or at its figure where that is out; $allowed is "none" without a target.
own-part = { $allowed ->
    [none] { "" }
    [above] If { PLACE($place) } comes out as expected, the target is met while { NAME($region) } lies at most { NUMBER($reach) } points above it.
    [below] If { PLACE($place) } comes out as expected, the target is met once { NAME($region) } lies at least { NUMBER($reach) } points below it.
    [above-out] Given the figure of { PLACE($place) }, the target is met while { NAME($region) } lies at most { NUMBER($reach) } points above it.
   *[below-out] Given the figure of { PLACE($place) }, the target is met once { NAME($region) } lies at least { NUMBER($reach) } points below it.
  }
