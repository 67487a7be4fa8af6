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
note-months = Changes are given between March figures only: the figures before are of September, or of a month that is not known.
