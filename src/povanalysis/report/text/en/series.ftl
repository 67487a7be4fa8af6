### Tables of a region's own figures: the series with its sources, and past forecasts beside what came.

column-year = Year
column-month = Reference month
column-poor = Poor, per cent
column-change = Change, points
column-row = Row
column-source = Source
# Above the table of the series.
caption = Poverty rate (P0) of { NAME($region) }, with raw-file rows and sources
unknown-month = not known
# Below the table: what ¹ means, and where figures before March 2015 are among them.
note-single = ¹ Single source.
# Typed: 2012, 2014 and 2015, where the month of the figures changed (spells.csv).
note-months = Changes are given between March figures only: figures of 2012–2014 refer to September, the month of earlier ones is not known, and the step from 2014 to 2015 spans half a year.
# Past forecasts by the year after which each was made.
column-origin = Made after
column-median = Median, per cent
column-published = Published
# Typed: 80, the level the column is of.
column-interval80 = 80 per cent interval
# Typed: 95, likewise.
column-interval95 = 95 per cent interval
# Typed: 95, likewise.
column-everywhere = Inside 95 per cent interval, all regions
held = { $held ->
    [yes] inside
   *[no] outside
  }
# $given: whether as much was known of other figures as now.
record-caption = { $given ->
    [yes] Forecasts of the next figure as this method would have made them after each year, with as much known as now, and whether the published figure lay inside the intervals
   *[no] Forecasts of the next figure as this method would have made them after each year, and whether the published figure lay inside the intervals
  }
