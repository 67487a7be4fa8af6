### What came of earlier targets? Facts: questions/outcomes.py (Outcomes) and report/facts/outcomes.py.

heading = Targets and outcomes
# $met of the $settled targets that have come due were met.
finding = { $score ->
    [none-found] No official target for the poverty rate of { NAME($region) } has been found.
    [no-number] The plan documents found for { NAME($region) } name no numeric target.
    [none-due] No numeric target has been found for { NAME($region) } that has come due.
    [one-met] The one official target found for { NAME($region) } that has come due was met.
    [one-missed] The one official target found for { NAME($region) } that has come due was missed.
    [both-met] Both official targets found for { NAME($region) } that have come due were met.
    [all-met] All { $settled } official targets found for { NAME($region) } that have come due were met.
    [none-met] None of the { $settled } official targets found for { NAME($region) } that have come due was met.
   *[some-met] Of the { $settled } official targets found for { NAME($region) } that have come due, { $met } were met.
  }
# One target: what came of it ($result) and what it asked for when it was set ($asked).
support-each-targets = { $asked ->
    [unjudged] { result }
    [unknown] { result } { WHY($ambition) }
   *[other] { result } { asked }
  }
# $away is how far the figure lies from the target. Example: (RKPD 2025; one news source): met with 12.03 per cent.
result = { $result ->
    [exact] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): met exactly, with { PERCENT($came) }.
    [met] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): met with { PERCENT($came) }, { POINTS($away) } below it.
    [missed] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): missed with { PERCENT($came) }, { POINTS($away) } above it.
    [awaited] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): the month has passed, but its figure is not in these data.
    [pending] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): still ahead.
    [not-observed] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) }; { CARRIED($status) }): there is no figure for that March.
   *[no-number] For { MONTH($year) } { CARRIED($document) } sets a direction but no number.
  }
# $ambition_known_value was the latest figure then; $ambition_required and $ambition_trend are changes a year.
asked = { $asked ->
    [no-fall] When it was set, on { DAY($ambition_set_on) }, the latest figure was { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): it asked for no fall.
    [no-trend] When it was set, on { DAY($ambition_set_on) }, the latest figure was { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): it asked for { CHANGE($ambition_required) } a year, with too few figures for a trend.
    [less] When it was set, on { DAY($ambition_set_on) }, the latest figure was { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): it asked for { CHANGE($ambition_required) } a year, less than the trend until then ({ CHANGE($ambition_trend) } a year).
    [as-trend] When it was set, on { DAY($ambition_set_on) }, the latest figure was { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): it asked for { CHANGE($ambition_required) } a year, about the trend until then ({ CHANGE($ambition_trend) } a year).
   *[more] When it was set, on { DAY($ambition_set_on) }, the latest figure was { PERCENT($ambition_known_value) } ({ MONTH($ambition_known_year) }): it asked for { CHANGE($ambition_required) } a year, more than the trend until then ({ CHANGE($ambition_trend) } a year).
  }
# Once for all: years of the targets whose day is not known.
support-undated = { $undated ->
    [none] { "" }
    [one] The day the target for { LIST($undated) } was set is not known, so its ambition is not judged.
   *[some] The days the targets for { LIST($undated, cut: "no") } were set are not known, so their ambition is not judged.
  }
# In hindsight, plainly marked: of each target, from the first and the last origin.
support-pseudo = { $pseudo ->
    [none] { "" }
   *[some] Pseudo forecasts, made today from the figures known at the time, give these probabilities: { LIST($pseudo, each: "pseudo", by: "; ") }.
  }
pseudo = { $single ->
    [yes] { CHANCE($last_probability) } for { $year } with the figures up to { $last_origin }
   *[no] { CHANCE($first_probability) } for { $year } with the figures up to { $first_origin } and { CHANCE($last_probability) } with those up to { $last_origin }
  }
# Forecasts written down before their figure: how many of $genuine_n intervals of the levels $inner and $outer (80 and 95 per cent) held it.
support-genuine = { $scored ->
    [yes] { held } { brier }
   *[no] { held }
  }
held = { $held ->
    [refused] { WHY($genuine) }
    [one-inner] The one forecast recorded before its figure came had it inside the { SHARE($inner, decimals: 0) } interval.
    [one-outer] The one forecast recorded before its figure came had it outside the { SHARE($inner, decimals: 0) } but inside the { SHARE($outer, decimals: 0) } interval.
    [one-outside] The one forecast recorded before its figure came had it outside the { SHARE($outer, decimals: 0) } interval.
   *[several] Of { $genuine_n } forecasts recorded before their figure came, { $genuine_held80 } had it inside the { SHARE($inner, decimals: 0) } interval and { $genuine_held95 } inside the { SHARE($outer, decimals: 0) } interval.
  }
# $toss is the score of saying 50 per cent each time. Typed: 0, the best score.
brier = The Brier score of the target probabilities is { NUMBER($genuine_brier, decimals: 3) } (number of targets: { $genuine_n_targets }; 0 is best, { NUMBER($toss) } a coin toss).
# "province": the region is administrative and has no plan of its own.
plan = { $advice ->
    [province] For the next plan: { NAME($region) } is administrative and has no regional development plan of its own; a target for it belongs in the plan of { PROVINCE($region) }, with its reference month.
    [number] For the next plan: set a number, its reference month and the day of the decision, so that it can be judged later.
    [note-day] For the next plan: note beside the target the day it was set and the latest figure then known; without them nobody can judge its ambition.
   *[keep-noting] For the next plan: keep noting the day and the latest figure beside the target.
  }
# $due is the year of the next target to be settled.
turn = { $next ->
    [awaited] What would change the answer: the figure of { MONTH($due) }, once BPS has published it.
    [pending] What would change the answer: the figure of { MONTH($due) }, the next to come due.
   *[document] What would change the answer: a plan document with a number that was not found here.
  }
# $numbered: some target names a number.
sure = { $numbered ->
    [yes] How sure: the targets come from public sources, some from a single press report; a target met does not prove that a policy worked, nor a missed one that it failed.
   *[no] How sure: only public sources were searched; documents may exist offline.
  }
# $expected: some bars are drawn, of figures still to come, at the level $level.
chart-caption = { $expected ->
    [yes] Official targets (diamonds) and published figures (dots) of { NAME($region) }, per cent; bars: { SHARE($level, decimals: 0) } prediction intervals of figures still to come.
   *[no] Official targets (diamonds) and published figures (dots) of { NAME($region) }, per cent.
  }
chart-alt = Targets and outcomes by reference month, per cent: { LIST($lines, each: "chart-line", by: "; ") }.
# One line of the chart. Example: March 2025 target 12.65, figure 12.03, met.
chart-line = { $shown ->
    [figure] { MONTH($year) } target { NUMBER($target) }, figure { NUMBER($came) }, { $outcome }
    [interval] { MONTH($year) } target { NUMBER($target) }, { $outcome }, interval { NUMBER($expected_low) } to { NUMBER($expected_high) }
   *[target] { MONTH($year) } target { NUMBER($target) }, { $outcome }
  }
# The table of targets.
table-caption = Official poverty targets of { NAME($region) } and their outcomes
column-year = Year (March)
column-target = Target, per cent
column-came = Published, per cent
column-outcome = Outcome
column-source = Source
