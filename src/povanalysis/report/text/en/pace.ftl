### The pace that a target asks for, beside those seen. Facts: questions/pace.py (Pace, MeanChange) and report/facts/pace.py.

heading = The pace it takes
# Example of a pace: −0.08 percentage points.
finding = { $verdict ->
    [recent] { asked }, no faster than its mean since { $recent_from }.
    [held-here] { asked }: faster than its mean since { $recent_from }, but it has fallen that fast before.
    [held-by-peer] { asked }, which it has not kept up for so long since { $march_from }, though { NAME($fastest_peer_region) } has.
   *[never-held] { asked }, which no regency or city of { PROVINCE($region) } has kept up for so long since { $march_from }.
  }
asked = The target for { MONTH($year) } takes a change of { CHANGE($required, decimals: "enough") } a year in { NAME($region) }
# From the last figure to the target.
detail-way = That is the way from { PERCENT($last_value) } in { MONTH($last_year) } to { PERCENT($value) }.
# Example: −0.11 (2023), −0.26 (2024) and −0.13 (2025).
detail-recent = Its last yearly changes were { LIST($recent, each: "yearly") } points.
yearly = { SIGNED($change) } ({ $year })
# The mean since the first figure and the one since $recent_from, where there are enough changes.
detail-each-means = From { $first_year } to { $last_year } the mean was { CHANGE($mean) } a year ({ SHARE($level, decimals: 0) } confidence interval { SIGNED($low) } to { SIGNED($high) }, { $n } changes).
# The fastest falls over $span years; "none" where the region never fell, "here" where its own was the province's.
detail-fastest = { $beyond_record ->
    [yes] { fastest } The record holds no longer span, though the target allows { $years } years.
   *[no] { fastest }
  }
fastest = { $fastest ->
    [none] Over { $span } years it has not fallen at all since { $march_from }; the fastest in { PROVINCE($region) } was { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } a year from { $fastest_peer_first_year } to { $fastest_peer_last_year }.
    [none-year] It has not fallen in any year since { $march_from }; the fastest in { PROVINCE($region) } was { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } in { $fastest_peer_last_year }.
    [here] Over { $span } years it fell fastest from { $fastest_here_first_year } to { $fastest_here_last_year }, { CHANGE($fastest_here_per_year) } a year: the fastest in { PROVINCE($region) }.
    [here-year] It fell fastest in { $fastest_here_last_year }, by { POINTS($fall) }: the fastest in { PROVINCE($region) }.
    [peer] Over { $span } years it fell fastest from { $fastest_here_first_year } to { $fastest_here_last_year }, { CHANGE($fastest_here_per_year) } a year; the fastest in { PROVINCE($region) } was { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } a year from { $fastest_peer_first_year } to { $fastest_peer_last_year }.
   *[peer-year] It fell fastest in { $fastest_here_last_year }, { CHANGE($fastest_here_per_year) }; the fastest in { PROVINCE($region) } was { NAME($fastest_peer_region) }, { CHANGE($fastest_peer_per_year) } in { $fastest_peer_last_year }.
  }
# What follows for a target that takes such a pace.
plan = { $verdict ->
    [recent] For the next plan: the mean pace since { $recent_from } would be enough, so say what keeps it up rather than promise more.
    [held-here] For the next plan: the mean pace since { $recent_from } is not enough; find out what differed from { $fastest_here_first_year } to { $fastest_here_last_year } before fixing the target.
    [held-by-peer] For the next plan: the target needs something new here; ask { NAME($fastest_peer_region) } what moved its rate from { $fastest_peer_first_year } to { $fastest_peer_last_year } and how much of it can be repeated.
   *[never-held] { out-of-reach }
  }
# $arrival is the year in which the mean pace since $recent_from reaches the target, where that can be foreseen.
out-of-reach = { $arrives ->
    [yes] For the next plan: only a later year or a less ambitious level brings the target within a pace seen before in the province; at the mean pace since { $recent_from } this one is reached in { $arrival }.
   *[no] For the next plan: only a later year or a less ambitious level brings the target within a pace seen before in the province.
  }
# The required pace beside the interval of the mean since $recent_from.
turn = { $beside ->
    [unknown] What would change the answer: more figures since { $recent_from }, of which too few are known.
    [inside] What would change the answer: the next figure. The required pace lies inside the interval of the mean since { $recent_from }, so { $since_recent_n } changes cannot tell whether it is being kept.
    [slower] What would change the answer: a year far off the course. The required pace is slower than the whole interval of the mean since { $recent_from } ({ $since_recent_n } changes).
   *[faster] What would change the answer: a course unlike that since { $recent_from }. The required pace is faster than the whole interval of its mean ({ $since_recent_n } changes).
  }
# Whether the answer rests on a fastest fall.
sure = { $picked ->
    [yes] How sure: a fastest fall is picked from many with hindsight; that a pace was kept up once does not mean it can be repeated.
   *[no] How sure: the figures are as published; the intervals treat years as independent, although the pandemic moved neighbouring years together.
  }
# A bar for the pace needed and one for each seen; $bars are the labels below, each with its change.
chart-caption = Change a year needed for the target and changes seen in { NAME($region) }, percentage points.
chart-alt = Bar chart of the change a year in percentage points: { LIST($bars, by: "; ") }.
bar-needed = needed until { $year }
bar-mean = mean { $first_year }–{ $last_year }
bar-here = fastest here, { $first_year }–{ $last_year }
bar-peer = fastest, { SHORT($region) }
