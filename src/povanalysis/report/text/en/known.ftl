### What a forecast is given beyond the last figure. Facts: those of the outlook, of a row those of a figure (Known).

heading = What is known and what is still open
# The forecast with it ($median, $chance) and without it ($plain_median, $plain_chance).
finding = { $aimed ->
    [no] Given what has been published since (@tbl-known) the forecast for { MONTH($coming_year) } is { made }, and no rise has a probability of { CHANCE($chance) }; without it, { plain } and { CHANCE($plain_chance) }.
   *[yes] Given what has been published since (@tbl-known) the forecast for { MONTH($coming_year) } is { made }, and the target of { PERCENT($aim) } has a probability of { CHANCE($chance) }; without it, { plain } and { CHANCE($plain_chance) }.
  }
made = { PERCENT($median) } ({ SHARE($level, decimals: 0) } interval { NUMBER($low) } to { NUMBER($high) })
plain = { PERCENT($plain_median) } ({ SHARE($level, decimals: 0) } interval { NUMBER($plain_low) } to { NUMBER($plain_high) })
# By how much forecasts that knew as much missed here, and those that did not.
worth = { $compared ->
    [yes] In { $record_origins } past years forecasts that knew as much missed here by { POINTS($record_mae) } on average, those without by { NUMBER($record_without_mae) }; their { SHARE($level, decimals: 0) } interval held in { $record_held80 }.
   *[no] { "" }
  }

table-caption = What the forecast is given beyond the last figure
column-figure = Figure of
column-month = Reference month
column-value = Poor, per cent
column-published = Published on
# A cell: the day, or that there is none; figures of a scenario are assumed.
published = { $assumed ->
    [yes] assumed
   *[no] { day }
  }
day = { $dated ->
    [yes] { DAY($published_on) }
   *[no] day not known
  }
