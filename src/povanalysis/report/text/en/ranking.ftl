### Who does better, now and in the forecast year. Facts: questions/ranking.py (Ranking, Pair, Standing) and report/facts/ranking.py.
# The order of several regions, and the two whose order is the least certain; of one region its place ("alone").
finding = { $opening ->
    [alone] { LIST($standings, each: "place") }
    [open] From the highest rate to the lowest: { LIST($figures, each: "figure", cut: "no") }; for { MONTH($reference) } the order of { NAME($least_higher) } and { NAME($least_lower) } is open.
   *[firm] From the highest rate to the lowest: { LIST($figures, each: "figure", cut: "no") }; for { MONTH($reference) } the order of { NAME($least_higher) } and { NAME($least_lower) } is the least certain.
  }
figure = { NAME($region) } ({ PERCENT($value) }, { $year })
# Those with a figure of a later year.
support-newer = { newer }
# Two regions in the forecast year; "swapped" where the likelier order is not that of now.
support-each-pairs = { $order ->
    [open] Which of { NAME($lower) } and { NAME($higher) } then has the lower rate is open (probability { CHANCE($probability) } for { NAME($lower) }).
    [swapped] { NAME($lower) } falls below { NAME($higher) } by then with a probability of { CHANCE($probability) }.
   *[kept] { NAME($lower) } then has a lower rate than { NAME($higher) } with a probability of { CHANCE($probability) }.
  }
# The place of a region in its province, of one region the finding; $beside says who stands next to it.
support-each-standings-place = { $least ->
    [none] { "" }
   *[given] { place }
  }
place = { $beside ->
    [alone] No other regency or city of { PROVINCE($region) } has a figure in these data.
    [equal] In { $year } the { $of } regencies and cities of { PROVINCE($region) } had the same rate.
    [highest] { NAME($region) } had the highest rate of the { $of } regencies and cities of { PROVINCE($region) } in { $year }, above { below }.
    [lowest] { NAME($region) } had the lowest rate of the { $of } regencies and cities of { PROVINCE($region) } in { $year }, below { above }.
   *[between] { NAME($region) } ranked { $place } of { $of } in { PROVINCE($region) } in { $year }, counted from the highest rate, between { above } and { below }.
  }
above = { NAME($above_region) }
below = { NAME($below_region) }
# Its figure of a year for which it has no rank yet.
support-each-standings-newer = { $newer ->
    [none] { "" }
   *[given] Its figure for { $newer_year } is out, { PERCENT($newer_value) }; most others of { PROVINCE($region) } are not yet, so the rank is that of { $year }.
  }
# Those of the province without a figure for the year of the rank.
support-each-standings-absent = { TOLD($absent, file: "absent") }
# Its place in the forecast year; "place" where the interval is a single one.
detail-each-standings-future = { $future ->
    [none] { "" }
    [same] In { MONTH($reference) } it still ranks { $place } with a probability of { CHANCE($p_same) }.
    [place] { moves }; the { SHARE($level, decimals: 0) } interval is { $place_low80 }.
   *[places] { moves }; the { SHARE($level, decimals: 0) } interval is { $place_low80 } to { $place_high80 }.
  }
moves = In { MONTH($reference) } its rank is better with a probability of { CHANCE($p_better) } and worse with one of { CHANCE($p_worse) }

plan = For the next plan: set the target on the rate; the rank depends on others, too.
# The two that are the nearest in a province, $gap apart.
turn = { $nearest ->
    [none] What would change the answer: figures of other regencies in the province.
    [equal] What would change the answer: any difference in the next figures, because { NAME($nearest_region) } and { NAME($nearest_other) } have the same rate.
   *[apart] What would change the answer: { NAME($nearest_region) } and { NAME($nearest_other) }, its nearest in the order, are { POINTS($gap) } apart; next figures that close this gap swap them.
  }
# $error is the largest that so many draws leave. Example: 2,000 and 1.1 percentage points.
sure = How sure: the probabilities rest on { COUNT($draws) } joint simulations in which the regencies of a province move together (simulation error at most about { POINTS($error, decimals: 1) }); published figures are taken as they stand.
# The strip of places; $months are those of the last figures. Typed: 1, the highest place.
chart-caption = Probability of each rank in the province in { MONTH($reference) }: the darker, the likelier. Frame: rank in { LIST($months, cut: "no") }. Rank 1 has the highest rate.
# Below the strip. Typed: 1, the highest place.
chart-axis = rank in the province (1 = highest rate)
# Beside a row: the likeliest place. Example: rank 10: 35 per cent.
chart-row = rank { $likeliest }: { CHANCE($chance) }
# All rows in words.
chart-alt = Strip of rank probabilities. { LIST($rows, each: "row", by: "; ") }.
row = { SHORT($region) } rank { $place } of { $of } in { $year }, likeliest rank { $likeliest } with { CHANCE($chance) }, ranks { $place_low80 } to { $place_high80 } with { SHARE($level, decimals: 0) }
