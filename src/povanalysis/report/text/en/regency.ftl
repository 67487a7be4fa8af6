### Furniture of the report on one regency, and its sections that are no answer of their own. Facts: those of the outlook.
# Below the title, and at the head of a sheet.
subtitle = Based on BPS poverty figures (Susenas), data as of { DAY($as_of) }
running-head = Poverty in { NAME($region) }
# The report before or after this one in the region's life.
related = Report on { $year }
decision = For the decision

record = How good are these forecasts?
# How past forecasts did here; $held: always, mostly, or less often than they should.
record-finding = { $held ->
    [none] The series is too short to test past forecasts.
    [all] In all { $record_origins } years tested here the next figure lay inside the { SHARE($wide, decimals: 0) } interval (@tbl-record).
    [most] In { $record_held95 } of { $record_origins } years tested here the next figure lay inside the { SHARE($wide, decimals: 0) } interval (@tbl-record).
   *[few] Here the intervals held too seldom: in only { $record_held95 } of { $record_origins } years did the next figure lie inside the { SHARE($wide, decimals: 0) } one (@tbl-record).
  }
record-meaning = { $record ->
    [none] { "" }
   *[given] A target nearer to the median than the mean miss in that table may go either way. { shocks }
  }
# The origin year after which the fewest intervals of all regions held, where it is fewer than it should be.
shocks = { $shocked ->
    [yes] Shocks are shared: after { $worst_year } only { SHARE($worst_share, decimals: 0) } of the wide intervals of all regions held.
   *[no] { "" }
  }
# The table: by what the forecasts knew beyond the last figure; one row is of all regencies and cities.
record-caption = Forecasts of the next figure, as this method would have made them after each year, beside what was published
column-known = Known beyond the last figure
column-miss = Mean miss, points
# $inside is the level.
column-inside = Inside { SHARE($inside, decimals: 0) } interval
column-outside = Outside it in
row-known = { $given ->
    [parent] the province's March
    [top] the nation's March
    [half-year] the province's September
   *[nothing] nothing
  }
row-everywhere = { row-known }, all regions
cell-inside = { $held } of { $origins }

sources = Data and method
sources-opening = All figures are BPS's, read from public copies: @tbl-series gives each with its row and sources, @tbl-sources tells where these were found.
# $tested_years is the distance at which intervals were tested.
method-text = P0 is the share of people whose spending lies below the poverty line (BPS, Susenas). The forecast is of the published figure; the width of its intervals comes from the past errors of such forecasts. No sampling error is published for regencies and cities, so nothing is said about the true rate behind the figure. { far }
far = { $far ->
    [yes] { $coming_year } lies further ahead than any interval was tested ({ $tested_years } years).
   *[no] { "" }
  }
