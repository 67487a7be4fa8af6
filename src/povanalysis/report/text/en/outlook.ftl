### A region's year and what may be expected of it. Facts: questions/outlook.py (Outlook) and report/facts/outlook.py. $aim, $chance, $median, $low and $high are of $coming_year, the first year without a figure.
# What a report is about: its title without the region.
subject = { $subject ->
    [met] { $year } poverty target met
    [missed] { $year } poverty target missed
    [out] { $year } poverty figure
    [waiting] { $year } poverty figure awaited
    [target] Poverty and the { $year } target
   *[forecast] Poverty, with a forecast for { $year }
  }
# The verdict in one sentence: what came, what is known, or how likely it is.
headline = { $state_timing ->
    [out] { came }
    [waiting] { awaited }
   *[ahead] { likely }
  }
likely = { $likely ->
    [none] No numeric target is known; the probability that the figure of { MONTH($coming_year) } is no higher than { PERCENT($aim) } is { CHANCE($chance) }: { CALLED($chance, $borne) }.
    [met] The last figure already meets the target of { PERCENT($aim) } for { MONTH($coming_year) }; the probability that the figure of that month does is { CHANCE($chance) }: { CALLED($chance, $borne) }.
   *[to-meet] The probability of meeting the target of { PERCENT($aim) } in { MONTH($coming_year) } is { CHANCE($chance) }: { CALLED($chance, $borne) }.
  }
# What a front page says of it in a few words.
card = { $state_timing ->
    [out] { came }
    [waiting] { awaited } { stated }
   *[ahead] { latest } { probability }
  }
# Told as the answer of a command: first what its month is, then what the forecast stands on.
finding = { $state_timing ->
    [out] { came }
    [waiting] { awaited }
   *[ahead] { latest }
  }
# A year that is out: the figure, then what came of the target.
came = { $came ->
    [no-target] The figure of { MONTH($year) } is { PERCENT($outcome_value) }; no numeric target for it is known.
    [exactly] The figure of { MONTH($year) } is { PERCENT($outcome_value) }: the target of { PERCENT($target_value) } was met exactly.
    [met] The figure of { MONTH($year) } is { PERCENT($outcome_value) }: the target of { PERCENT($target_value) } was met, { POINTS($margin) } below it.
   *[missed] The figure of { MONTH($year) } is { PERCENT($outcome_value) }: the target of { PERCENT($target_value) } was missed by { POINTS($margin) }.
  }
# The month has passed, the figure is not here: what is known of that month. A province is named without the word.
awaited = { $awaited ->
    [not-held] The figure of { PLACE($region) } for { MONTH($year) } was published on { DAY($own_published_on) }, but is not in these data yet.
    [known] The figure of { PLACE($region) } for { MONTH($year) } is still awaited; known for that month: { LIST($known, each: "known-figure", cut: "no") }.
    [unknown] The figure of { PLACE($region) } for { MONTH($year) } is still awaited; the figures of its province and of Indonesia for that month are not in these data either.
    [nation-unknown] The figure of { PLACE($region) } for { MONTH($year) } is still awaited; that of Indonesia for that month is not in these data either.
   *[nation] The figure of { PLACE($region) } for { MONTH($year) } is still awaited.
  }
known-figure = { $dated ->
    [yes] { PLACE($region) } { PERCENT($value) } (published on { DAY($published_on) })
   *[no] { PLACE($region) } { PERCENT($value) }
  }
# Each figure of that month that was published and is not in the data; $command adds it.
support-each-not-held = { $state_timing ->
    [waiting] { missing }
   *[other] { "" }
  }
missing = The figure of { PLACE($region) } for { MONTH($month) } was published on { DAY($published_on) } and is not in these data. This adds it, with the figure for VALUE and the address of its source for URL: { $command }
# The last figure, with the number of people where it is known ($people).
latest = { $people ->
    [none] In { MONTH($last_year) }, { PERCENT($last_value) } of the population of { NAME($region) } was poor.
   *[other] In { MONTH($last_year) }, { PERCENT($last_value) } of the population of { NAME($region) } was poor: { COUNT($people) } people.
  }
# How it changed. $last_move: less, more or zero; none without a figure a year earlier.
support-change = { $state_timing ->
    [ahead] { changed }
   *[other] { "" }
  }
changed = { $last_move ->
    [none] { "" }
    [less] That is { POINTS($last_change) } less than a year earlier.
    [more] That is { POINTS($last_change) } more than a year earlier.
   *[zero] That is the same as a year earlier.
  }
# Only where no target is known and the month is ahead; with a target the answer on it follows.
support-no-target = { $untargeted ->
    [ahead] { no-target }
   *[other] { "" }
  }
no-target = No official numeric target for { $coming_year } is known.
support-probability = { $untargeted ->
    [ahead] { probability }
   *[other] { "" }
  }
probability = { $aimed ->
    [no] The probability that the published figure of { MONTH($coming_year) } is no higher than the last one is { CHANCE($chance) }: { CALLED($chance, $borne) }.
   *[yes] The probability that the published figure of { MONTH($coming_year) } is no higher than the target is { CHANCE($chance) }: { CALLED($chance, $borne) }.
  }
support-interval = { $untargeted ->
    [ahead] The { SHARE($level, decimals: 0) } prediction interval for that figure runs from { NUMBER($low) } to { NUMBER($high) } per cent.
   *[other] { "" }
  }
# What the forecast is given, and what it were without it; a scenario is named first.
support-scenario = { $assumed ->
    [none] { "" }
   *[some] This is a scenario; assumed, not published: { LIST($assumed, each: "figure", cut: "no") }.
  }
support-beyond = { $beyond ->
    [yes] That lies beyond every change seen so far: what follows is extrapolated.
   *[no] { "" }
  }
support-published = { $published ->
    [none] { "" }
   *[some] The forecast makes use of what has been published: { LIST($published, each: "figure", cut: "no") }.
  }
figure = { PLACE($region) } { PERCENT($value) } ({ MONTH($month) })
support-unassumed = { $unassumed ->
    [none] { "" }
   *[given] Without the scenario the probability is { CHANCE($unassumed_chance) }.
  }
support-without = { $without ->
    [none] { "" }
   *[given] With none of these figures the probability would be { CHANCE($plain_chance) }.
  }
support-worse = { worse }
# Where forecasts that knew as much missed by more in the same past years than those without.
worse = { $worse ->
    [yes] In the past, though, forecasts with as much known missed by more here ({ POINTS($record_mae) } on average in { $record_origins } years) than those without ({ NUMBER($record_without_mae) }): consider both probabilities.
   *[no] { "" }
  }
# When such figures usually come, and what that month can no longer show.
support-usual = { $state_timing ->
    [waiting] { usual }
   *[other] { "" }
  }
usual = { $delays ->
    [none] { "" }
   *[given] Figures of regencies and cities came { COUNT($delays_least) } to { COUNT($delays_most) } months after their March began; that is a rough guide only, as few release dates are known ({ $delays_n }).
  }
support-settled = { $state_timing ->
    [waiting] { settled }
   *[other] { "" }
  }
settled = The figure of { MONTH($coming_year) } can no longer be changed: decisions taken today first show in { MONTH($next_year) }.
support-latest = { $state_timing ->
    [waiting] { latest }
   *[other] { "" }
  }
support-changed = { $state_timing ->
    [waiting] { changed }
   *[other] { "" }
  }
support-expected = { $untargeted ->
    [waiting] { expected }
   *[other] { "" }
  }
expected = For { MONTH($coming_year) } the forecast expects { PERCENT($median) } ({ SHARE($level, decimals: 0) } prediction interval { NUMBER($low) } to { NUMBER($high) }).
support-stated = { $untargeted ->
    [waiting] { stated }
   *[other] { "" }
  }
stated = { $aimed ->
    [no] The probability that the figure still to be published for { MONTH($coming_year) } is no higher than the last one, { PERCENT($aim) }, is { CHANCE($chance) } ({ CALLED($chance, $borne) }).
   *[yes] The probability that the figure still to be published for { MONTH($coming_year) } is at or below the target of { PERCENT($aim) } is { CHANCE($chance) } ({ CALLED($chance, $borne) }).
  }
# What had been written down of a figure before it was public, and how that did. $coin is the score of a coin toss.
support-said = { $said ->
    [nothing] No forecast of this figure was written down before it was known, so none is scored.
    [before-published] On { DAY($outcome_recorded_origin) }, before the figure was published, we gave the target a probability of { CHANCE($outcome_recorded_probability) }: { score }
    [before-held] On { DAY($outcome_recorded_origin) }, before the figure was in these data, we gave the target a probability of { CHANCE($outcome_recorded_probability) }: { score }
   *[other] { "" }
  }
# Typed: 0, the best score.
score = Brier score { NUMBER($brier, decimals: 3) } (0 is best, { NUMBER($coin) } a coin toss).
support-lay = { $lay ->
    [none] { "" }
    [inside] { median-was }, inside the { SHARE($level, decimals: 0) } interval ({ NUMBER($outcome_recorded_low80) } to { NUMBER($outcome_recorded_high80) }).
    [between] { median-was }, outside the { SHARE($level, decimals: 0) } interval ({ NUMBER($outcome_recorded_low80) } to { NUMBER($outcome_recorded_high80) }) but inside the { SHARE($wide, decimals: 0) } interval.
   *[outside] { median-was }, outside even the { SHARE($wide, decimals: 0) } interval ({ NUMBER($outcome_recorded_low95) } to { NUMBER($outcome_recorded_high95) }).
  }
median-was = The forecast of { DAY($outcome_recorded_origin) } had a median of { PERCENT($outcome_recorded_median) }; the figure came out { POINTS($missed_by) } away from it
support-afterwards = { $state_timing ->
    [out] { expected } { afterwards }
   *[other] { "" }
  }
afterwards = { $aimed ->
    [no] { no-target }
   *[yes] { stated }
  }
# What the key figures of the first page mean together. $moved holds the last change against the province and its own past.
readings = { $state_timing ->
    [out] { support-said } { support-lay } { support-afterwards } This report is closed; the report on { $coming_year } goes on from here.
    [waiting] { stated } { brief } { usual } { moved } { yardstick }
   *[ahead] { brief } { moved } { pace } { need }
  }
brief = { $without ->
    [none] { "" }
   *[given] Without what has been published since (@tbl-known) it would be { CHANCE($plain_chance) }. { worse }
  }
moved = { $moved ->
    [none] { "" }
    [worse-usual] The last change was less favourable than the province's mean, though not unusual for this region (@fig-change).
    [worse-unusual-rise] The last change was less favourable than the province's mean and unusual for this region (@fig-change).
    [worse-unusual-fall] The last change was unusually favourable for this region, yet less so than the province's mean (@fig-change).
    [alike-usual] The last change was in line with the province's mean and not unusual (@fig-change).
    [better-usual] The last change was more favourable than the province's mean, though not unusual for this region (@fig-change).
    [better-unusual-fall] The last change was more favourable than the province's mean and unusual for this region (@fig-change).
    [better-unusual-rise] The last change was unusually unfavourable for this region, yet less so than the province's mean (@fig-change).
   *[alike-unusual] The last change was unusual for this region, but the whole province moved with it (@fig-change).
  }
pace = { $pace ->
    [refused] { "" }
   *[given] { paced }
  }
paced = { $pace_verdict ->
    [recent] The required pace is no faster than the mean since { $recent_from } (@fig-pace).
    [held-here] The required pace is faster than the mean since { $recent_from }, but has been reached here before (@fig-pace).
    [held-by-peer] The required pace has never been reached here, though another regency or city of the province has (@fig-pace).
   *[never-held] The required pace has not been reached by any regency or city of the province (@fig-pace).
  }
need = { $aimed ->
    [no] { yardstick }
   *[yes] { fewer }
  }
yardstick = { $aimed ->
    [no] @tbl-levels gives the probability of levels that could serve as a target.
   *[yes] { "" }
  }
fewer = { $fewer ->
    [none] How many people the target means cannot be said, because the number of poor people is not available.
    [0] { "" }
   *[other] With the population unchanged, the target means { COUNT($fewer) } fewer poor people.
  }
# Key figures of the first page: each a number and what it is; the change, its mean and the pace in points.
number-latest = [{ PERCENT($last_value) }](#row-{ $last_year })
label-latest = { $people ->
    [none] poor in { MONTH($last_year) }; number of people not available
   *[other] poor in { MONTH($last_year) }: { COUNT($people) } people
  }
number-change = { $change ->
    [refused] { "" }
   *[given] { SIGNED($change_change) } points
  }
label-change = { $change_province ->
    [refused] in one year
   *[given] in one year; mean of the province's regencies and cities { SIGNED($change_province_mean_change) }
  }
number-chance = { CHANCE($chance) }
label-chance = { $aimed ->
    [no] probability of no rise; { SHARE($level, decimals: 0) } interval { NUMBER($low) } to { NUMBER($high) }
   *[yes] probability of { NUMBER($aim) } or less; { SHARE($level, decimals: 0) } interval { NUMBER($low) } to { NUMBER($high) }
  }
number-pace = { $pace ->
    [refused] { mean } points
   *[given] { SIGNED($pace_required, decimals: "enough") } points
  }
mean = { $mean ->
    [none] { "" }
   *[other] { SIGNED($mean) }
  }
label-pace = { $pace ->
    [refused] mean change a year over { $years } years; last three: { CHANGES($recent) }
   *[given] a year needed; { $years }-year mean { mean }; last three: { CHANGES($recent) }
  }
number-said = { $recorded ->
    [none] { "" }
   *[given] { CHANCE($outcome_recorded_probability) }
  }
label-said = probability of the target, recorded on { DAY($outcome_recorded_origin) }
number-expected = { PERCENT($median) }
label-expected = expected in { MONTH($coming_year) }; { SHARE($level, decimals: 0) } interval { NUMBER($low) } to { NUMBER($high) }
number-miss = { $record ->
    [none] { "" }
   *[given] { NUMBER($record_mae) } points
  }
label-miss = { $fall ->
    [none] typical miss of a forecast one year ahead here ({ $record_origins } years)
   *[other] typical miss of a forecast one year ahead here ({ $record_origins } years); the target takes a fall of { NUMBER($fall) }
  }
# Set apart on the first page: what is published and not held; what can still act, or what can no longer.
not-held-title = Published, but not in these data
act-title = { $coming_passed ->
    [yes] For the next plan
   *[no] What can still change the figure of { MONTH($coming_year) }
  }
act = { $coming_passed ->
    [yes] { settled } { next }
   *[no] The figure of { MONTH($coming_year) } is measured in that month: only what reaches households before then can show. Spending from the { $coming_year } budget shows for the most part in { MONTH($coming_after) }.
  }
next = { $next_chance ->
    [none] { "" }
   *[other] For { MONTH($next_year) } a figure of { PERCENT($aim) } or less has a probability of { CHANCE($next_chance) }; spending from the { $next_year } budget shows for the most part in { MONTH($after_year) }.
  }
