### What the province may do, and what depends on the regency. Facts: questions/scenarios.py and report/facts/scenarios.py; $place is the province.
# The ends of the short list of figures that the province may come out at.
finding = If { PLACE($place) } comes out at { PERCENT($highest_value) }, the probability is { CHANCE($highest_probability) }; at { PERCENT($lowest_value) } it is { CHANCE($lowest_probability) } (@fig-scenarios).
# $target is the last figure where no target is known.
table-caption = { $official ->
    [yes] Probability of meeting the target of { PERCENT($target) } by the province's figure of { MONTH($year) }, per cent
   *[no] Probability of { PERCENT($target) } or less by the province's figure of { MONTH($year) }, per cent
  }
row-probability = Probability
# The chart: $few is the short list, $place_median the province's own forecast.
chart-caption = Probability of { PERCENT($target) } or less in { NAME($region) }, per cent, against the figure of { PLACE($place) } in { MONTH($year) }, per cent; behind it how likely the province's own forecast calls each figure.
chart-alt = Falling line: { LIST($few, each: "point", by: "; ") }. The province's forecast is { PERCENT($place_median) } ({ SHARE($level, decimals: 0) } interval { NUMBER($place_low80) } to { NUMBER($place_high80) }).
point = { CHANCE($probability) } at { PERCENT($value) }
label-forecast = forecast of the province { NUMBER($place_median) }
label-last = { $last_year }: { NUMBER($place_last) }
# In place of all of these: too few yearly changes ($steps, of $least needed) of both.
short-link = How the probability hangs on the figure of { PLACE($place) }, and what { NAME($region) } adds to it, is not shown: figures of both begin in { $since }, and the yearly changes known since ({ $steps }) are too few; it takes { $least }.
# The regency's rate less its province's: how far it lay above or below ($last), what is expected, what the target takes.
own-part = { $above ->
    [yes] What depends on us: in { $last_year } { NAME($region) } lay { POINTS($last) } above { PLACE($place) }. { own-expected } { own-needed } { own-record }
   *[no] What depends on us: in { $last_year } { NAME($region) } lay { POINTS($last) } below { PLACE($place) }. { own-expected } { own-needed } { own-record }
  }
own-expected = With the province at { PERCENT($place_value) } in { $year }, { SIGNED($median) } points are expected ({ SHARE($level, decimals: 0) } interval { SIGNED($low80) } to { SIGNED($high80) }).
own-needed = { $needed ->
    [none] { "" }
   *[other] The target is met up to { SIGNED($needed) } points.
  }
own-record = { $tested ->
    [yes] Past forecasts of this part missed by { POINTS($record_mae) } on average, those of the whole rate by { NUMBER($record_whole_mae) } ({ $record_origins } years).
   *[no] { "" }
  }
