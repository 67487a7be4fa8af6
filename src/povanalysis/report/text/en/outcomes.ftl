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
   *[some-met] Official targets found for { NAME($region) } that have come due: { $settled }; met: { $met }.
  }
# One target: what came of it ($result) and what it asked for when it was set ($asked).
detail-each-targets = { $asked ->
    [unjudged] { result }
    [unknown] { result } { WHY($ambition) }
   *[other] { result } { asked }
  }
# $away is how far the figure lies from the target. Example: Target of 12.65 per cent for March 2025 (RKPD 2025): met with 12.03 per cent, ...
result = { $result ->
    [exact] { asked-for }: met exactly, with { PERCENT($came) }.
    [met] { asked-for }: met with { PERCENT($came) }, { POINTS($away) } { $low ->
        [none] below it
       *[other] below its upper end
      }.
    [missed] { asked-for }: missed with { PERCENT($came) }, { POINTS($away) } { $low ->
        [none] above it
       *[other] above its upper end
      }.
    [awaited] { asked-for }: the month has passed, but its figure is not in these data.
    [pending] { asked-for }: still ahead.
    [not-observed] { asked-for }: there is no figure for that March.
   *[no-number] For { MONTH($year) } { CARRIED($document) } sets a direction but no number.
  }
# $low is the lower end of a range.
asked-for = { $low ->
    [none] Target of { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) })
   *[other] Target of { NUMBER($low) } to { PERCENT($value) } for { MONTH($year) } ({ CARRIED($document) })
  }
# $ambition_required and $ambition_trend are changes a year: from the figure known on the day it was set, and until then.
asked = { $asked ->
    [no-fall] When it was set ({ DAY($ambition_set_on) }), the target for { $year } asked for no fall from the figure then known.
    [no-trend] When it was set ({ DAY($ambition_set_on) }), the target for { $year } asked for { CHANGE($ambition_required) } a year, with too few figures for a trend.
    [less] When it was set ({ DAY($ambition_set_on) }), the target for { $year } asked for { CHANGE($ambition_required) } a year, less than the trend until then ({ SIGNED($ambition_trend) }).
    [as-trend] When it was set ({ DAY($ambition_set_on) }), the target for { $year } asked for { CHANGE($ambition_required) } a year, about the trend until then ({ SIGNED($ambition_trend) }).
   *[more] When it was set ({ DAY($ambition_set_on) }), the target for { $year } asked for { CHANGE($ambition_required) } a year, more than the trend until then ({ SIGNED($ambition_trend) }).
  }
# Once for all: years of the targets whose day is not known.
detail-undated = { $undated ->
    [none] { "" }
    [one] The day the target for { LIST($undated) } was set is not known, so its ambition is not judged.
   *[some] The days the targets for { LIST($undated, cut: "no") } were set are not known, so their ambition is not judged.
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
# The table of years, as LKPJ and RKPD ask for them. Typed: 2 and 100, of the formula.
note = { $achieved ->
    [yes] Achievement is (2 × target − realisation) ÷ target × 100 per cent, the formula of LKPJ and LKjIP for indicators where lower is better. Above 100 the figure lies below the target; the lower the target, the more the same points weigh. In brackets: targets of province and nation. { end }
   *[no] In brackets: targets of province and nation. { end }
  }
end = { $end_of_plan ->
    [none] No number for the end of the regency’s own plan was found.
   *[other] { "" }
  }
table-caption = Targets and figures of { NAME($region) } for LKPJ and RKPD, per cent
column-year = March
column-target = Target
column-came = Realised
column-achievement = Achieved
column-before = Year before
column-end = End of plan
documents-caption = Documents that set these targets, how well they are known, and sources
column-of = Targets of
column-document = Documents
# A document of a target in the table, with how sure it is and where it stands.
document = { $details ->
    [none] { $year }: { CARRIED($document) } ({ CARRIED($status) }; { $codes })
   *[given] { $year }: { CARRIED($document) } ({ CARRIED($status) }; { $codes }): { SPOKEN($details) }
  }
without-number = no number
# An official target, of a range from $low to $high.
target = { $low ->
    [none] { without-number }
   *[other] { $single ->
        [yes] { NUMBER($high) }
       *[no] { NUMBER($low) }–{ NUMBER($high) }
      }
  }
