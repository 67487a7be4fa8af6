### Why a question is not answered. Told in place of any answer; $region is its code.
# By the reason of the refusal. Typed: 0, 0.06 and 6, an example of how an error is given.
finding = { $reason ->
    [no-figure] There is no poverty figure for { NAME($region) } in these data.
    [no-common-year] The regions compared have no March figure of the same year, so they have no order.
    [missing-year] { NAME($region) } has no March figure for { LIST($missing) }, so { $year } cannot be judged.
    [no-counts] The number of poor people in { NAME($region) } has not been found, so the percentage cannot be put into people.
    [assumed-error-not-positive] An assumed relative error of { NUMBER($error) } is no error; give a share above 0, such as 0.06 for 6 per cent.
    [too-short] The yearly changes of { NAME($region) } that can be used number { $changes }; { $needed } are needed.
    [no-peers] Regencies and cities that can be compared here: { $regions }; at least { $needed } are needed.
    [no-spread] In { $year } all rates were equal, so there is nothing to catch up.
    [beyond-horizon] There is no forecast for { $year }; forecasts end in { $last_forecast }.
    [date-unknown] The day this target was set is not known, so its ambition is not judged.
    [not-published-then] No figure is known to have been published by { DAY($set_on) }, when this target was set, so its ambition is not judged.
    [no-number] The document names no number.
    [other-aim] Its aim is not income, so it is not compared with the target.
    [in-last-figure] It ran before the last figure, so it is not compared with what remains.
    [no-target] No numeric target for { NAME($region) } is known.
    [no-programmes] No programme of { NAME($region) } has been found in public sources.
    [no-line] For { NAME($region) } no year has both the poverty gap index and the poverty line, so the yearly poverty gap in rupiah is not known.
    [target-in-past] { in-past }
    [already-reached] The target of { PERCENT($value) } has been reached already: the figure of { MONTH($last_year) } was { PERCENT($last_value) }.
   *[nothing-due] No forecast recorded in advance has come due yet.
  }
# Part of the above: a target whose figure is out.
in-past = { $met ->
    [yes] The target of { PERCENT($value) } for { MONTH($year) } was met: the figure was { PERCENT($came) }.
   *[no] The target of { PERCENT($value) } for { MONTH($year) } was missed: the figure was { PERCENT($came) }.
  }
# Only where a target is reached already, and the probability of its lasting is known.
support-held = { $reason ->
    [already-reached] { held }
   *[other] { "" }
  }
held = { $held ->
    [yes] The question is whether it lasts: the probability of a published figure for { MONTH($year) } no higher than that is { CHANCE($probability_held) }.
   *[no] { "" }
  }
# These three only where a target is reached already; $spare tells whether its margin is above zero.
plan = { $reason ->
    [already-reached] For the next plan: a target that asks for a fall would lie below { PERCENT($last_value) }.
   *[other] { "" }
  }
turn = { $reason ->
    [already-reached] { rise }
   *[other] { "" }
  }
rise = { $spare ->
    [yes] What would change the answer: a rise of more than { POINTS($margin) }.
   *[no] What would change the answer: any rise at all.
  }
sure = { $reason ->
    [already-reached] How sure: the last figure is taken as published; its sampling error is not known.
   *[other] { "" }
  }
