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
