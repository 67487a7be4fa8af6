### What a forecast is given beyond the last figure. Facts: those of the outlook, of a row those of a figure (Known).

heading = What is known and what is still open
# The probability of the aim with it ($chance) and without ($plain_chance); $shift tells whether they are written alike.
finding = { $shift ->
    [same] What has been published since (@tbl-known) leaves the probability of { event } at { CHANCE($chance) }.
   *[moved] What has been published since (@tbl-known) moves the probability of { event } from { CHANCE($plain_chance) } to { CHANCE($chance) }.
  }
event = { $aimed ->
    [no] a { MONTH($coming_year) } figure no higher than the last one
   *[yes] a { MONTH($coming_year) } figure at or below { PERCENT($aim) }
  }
# The table of forecasts: its rows, the last being the distance to the province if that comes out at $place_value.
forecasts-caption = Forecast of { MONTH($coming_year) } with what is known and without it
column-forecast = Forecast
column-median = Median
column-interval = { SHARE($level, decimals: 0) } interval
column-chance = { NUMBER($aim) } or less
# Two ends of an interval; those of a distance have a sign.
interval = { NUMBER($low) } to { NUMBER($high) }
distances = { SIGNED($low) } to { SIGNED($high) }
row-with = with what is known, per cent
row-without = without it, per cent
row-own = distance to { PLACE($place) } at { NUMBER($place_value) }, points
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
