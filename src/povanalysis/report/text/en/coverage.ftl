### Which figures there are, and how many stand in a single source. Facts: report/facts/methods.py (coverage).

heading = What the data cover
# How many of the last rates of all regions stand in one source; $alone says whether none, all or some of them.
finding = { $alone ->
    [none] All { $total } rates from which the forecasts start, the last of each region, were found in two or more sources (@fig-coverage).
    [all] All { $total } rates from which the forecasts start, the last of each region, were found in a single source each (@fig-coverage).
   *[some] Of the { $total } rates from which the forecasts start, the last of each region, { $single } could be found in a single source only (@fig-coverage).
  }
# The last year with numbers of poor people for all: $poor says whether it is the last of the rates, too.
finding-poor = { $poor ->
    [none] No year has the number of poor people of every region.
    [behind] Numbers of poor people for all regions end in { $complete }; later populations are those of { $complete }.
   *[up-to-date] Numbers of poor people are available for all regions up to { $complete }.
  }
# $share of all figures, of every indicator.
plan = What this means: { SHARE($share, decimals: 0) } of all figures rest on one source, which may be a copy of a BPS table. A typing error in it would go unseen unless it breaks one of the checks below.
# $first is the first year drawn.
chart-caption = Regencies and cities with a figure, by indicator and year since { $first } (two digits). Dark: two or more sources say the same; hatched: a single source. Numbers: how many have the figure.
# $rows are the indicators. Example: P0, rate 2010–2025, 8,136 figures, 687 of them in a single source.
chart-alt = Bars by indicator and year, as high as the number of places with a figure; rates reach farthest back. { LIST($rows, each: "chart-row", by: "; ") }.
chart-row = { indicator } { $first }–{ $last }, { COUNT($count) } figures, { COUNT($single) } of them in a single source
# The names at the rows of the chart.
indicator = { $indicator ->
    [P0] P0, rate
    [P1] P1, depth
    [P2] P2, severity
    [POOR] Number of poor
   *[POVERTY_LINE] Poverty line
  }
