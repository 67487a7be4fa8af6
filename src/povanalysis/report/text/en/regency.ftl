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
    [all] In all { $record_origins } years tested here the next figure lay inside the { SHARE($wide, decimals: 0) } interval; inside the { SHARE($level, decimals: 0) } interval it lay in { $record_held80 } (@tbl-record).
    [most] In { $record_held95 } of { $record_origins } years tested here the next figure lay inside the { SHARE($wide, decimals: 0) } interval; inside the { SHARE($level, decimals: 0) } interval it lay in { $record_held80 } (@tbl-record).
   *[few] Here the intervals held less often than they should: in only { $record_held95 } of { $record_origins } years tested did the next figure lie inside the { SHARE($wide, decimals: 0) } interval, and in { $record_held80 } inside the { SHARE($level, decimals: 0) } interval (@tbl-record).
  }
record-meaning = { $record ->
    [none] { "" }
   *[given] The median missed the next figure by { POINTS($record_mae) } on average; for a target nearer to the median than that, count with both outcomes. { shocks }
  }
# The origin year after which the fewest intervals of all regions held, where it is fewer than it should be.
shocks = { $shocked ->
    [yes] Shocks are shared: of the one-year forecasts made after { $worst_year }, only { SHARE($worst_share, decimals: 0) } of all { SHARE($wide, decimals: 0) } intervals held, so the evidence is { $record_origins } years, however many regions there are.
   *[no] { "" }
  }

sources = Figures and sources
sources-opening = @tbl-series lists every figure used, @tbl-sources where it comes from.

method = Method
# $bounds are those of the scale of probabilities; $tested_years the distance at which intervals were tested.
method-text = P0 is the share of people whose spending lies below the poverty line (BPS, Susenas). The forecast is made for the published figure, on the logit scale and with real time steps; the width of its intervals comes from past errors of such forecasts, not from the fit to this series. No standard error is published for regencies and cities, so nothing is said about the true rate behind the published one. Words for probabilities have fixed bounds: { LIST($bounds, cut: "no") } per cent. { far }
far = { $far ->
    [yes] { $coming_year } lies more than { tested-years } years ahead, a distance at which no interval was ever tested.
   *[no] { "" }
  }
tested-years = { $tested_years ->
    [6] six
   *[other] { $tested_years }
  }
