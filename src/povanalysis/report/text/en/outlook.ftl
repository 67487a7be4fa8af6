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
# The answer in one sentence: what came of the target, or what is expected of it, its event in full.
headline = { $state_timing ->
    [out] { came }
   *[other] { answered }
  }
answered = { $aimed ->
    [no] { foreseen }
   *[yes] { weighed }
  }
weighed = { $step ->
    [almost-ruled-out] Meeting the { MONTH($coming_year) } target is almost ruled out: { event }.
    [unlikely] The { MONTH($coming_year) } target is unlikely to be met: { event }.
    [rather-unlikely] The { MONTH($coming_year) } target is rather unlikely to be met: { event }.
    [even] The { MONTH($coming_year) } target is as likely as not to be met: { event }.
    [rather-likely] The { MONTH($coming_year) } target is rather likely to be met: { event }.
    [likely] The { MONTH($coming_year) } target is likely to be met: { event }.
   *[almost-certain] The { MONTH($coming_year) } target is almost certain to be met: { event }.
  }
event = the probability that { which } is at or below { PERCENT($aim) } is { CHANCE($chance) }
which = { $which ->
    [ahead] the published figure of that month
    [awaited] the published figure of that month, still awaited,
   *[not-held] the published figure of that month, not held here,
  }
# Without a target: the median of the forecast against the last figure, both as printed.
foreseen = { $stands ->
    [less] The forecast for { MONTH($coming_year) } is { PERCENT($median) }, { POINTS($off) } below the last figure; { no-aim }.
    [more] The forecast for { MONTH($coming_year) } is { PERCENT($median) }, { POINTS($off) } above the last figure; { no-aim }.
   *[zero] The forecast for { MONTH($coming_year) } is { PERCENT($median) }, level with the last figure; { no-aim }.
  }
no-aim = { $which ->
    [ahead] no target for that month is known
    [awaited] that month's published figure is still awaited, and no target for it is known
   *[not-held] that month's published figure is not held here, and no target for it is known
  }
# Told as the answer of a command: first what its month is, then what the forecast stands on.
finding = { $state_timing ->
    [out] { came }
    [waiting] { awaited }
   *[ahead] { latest }
  }
# A year that is out: what came of the target, then the figure.
came = { $came ->
    [no-target] The published figure of { MONTH($year) } is { PERCENT($outcome_value) }; no numeric target for it is known.
    [exactly] The { $year } target was met exactly: the published figure of { MONTH($year) } is { PERCENT($outcome_value) }.
    [met] The { $year } target was met: the published figure of { MONTH($year) } is { PERCENT($outcome_value) }, { POINTS($margin) } below the target of { PERCENT($target_value) }.
   *[missed] The { $year } target was missed: the published figure of { MONTH($year) } is { PERCENT($outcome_value) }, { POINTS($margin) } above the target of { PERCENT($target_value) }.
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
missing = The figure of { PLACE($region) } for { MONTH($month) } was published on { DAY($published_on) } and is not in these data. Whoever keeps the data adds it by this command, with the figure for VALUE and the address of its source for URL: { $command }
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
   *[given] Without the scenario the probability is { CHANCE($unassumed_chance) } ({ LIKELIHOOD($unassumed_chance) }).
  }
support-without = { $without ->
    [none] { "" }
   *[given] With none of these figures the probability would be { CHANCE($plain_chance) } ({ LIKELIHOOD($plain_chance) }).
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
    [no] The probability that the figure still to be published for { MONTH($coming_year) } is no higher than the last one, { PERCENT($aim) }, is { CHANCE($chance) }: { CALLED($chance, $borne) }.
   *[yes] The probability that the figure still to be published for { MONTH($coming_year) } is at or below the target of { PERCENT($aim) } is { CHANCE($chance) }: { CALLED($chance, $borne) }.
  }
# What had been written down of a figure before it was public, and how that did. $coin is the score of a coin toss.
support-said = { $said ->
    [nothing] No forecast of this figure was written down before it was known, so none is scored.
    [before-published] On { DAY($outcome_recorded_origin) }, before the figure was published, we gave the target a probability of { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }): { score }
    [before-held] On { DAY($outcome_recorded_origin) }, before the figure was in these data, we gave the target a probability of { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }): { score }
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
# The first page. Three key figures, each a number and what it is beside its yardstick.
number-latest = [{ PERCENT($last_value) }](#row-{ $last_year })
label-latest = { $people ->
    [none] poor in { MONTH($last_year) }{ measured }
   *[other] poor in { MONTH($last_year) }: { COUNT($people) } people{ measured }
  }
# $yard: the target of a year that is out, else the province's figure of that year, else nothing.
measured = { $yard ->
    [target] ; target { NUMBER($target_value) }
    [place] ; { $place_name } { NUMBER($place_value) }
   *[none] { "" }
  }
number-change = { $change ->
    [refused] { "" }
   *[given] { SIGNED($change_change) } points
  }
label-change = { $change_province ->
    [refused] in the year to { MONTH($last_year) }
   *[given] in the year to { MONTH($last_year) }; mean of the province's regencies and cities { SIGNED($change_province_mean_change) }
  }
number-expected = { PERCENT($median) }
label-expected = { $aimed ->
    [no] expected in { MONTH($coming_year) }, { interval }
   *[yes] expected in { MONTH($coming_year) }, { interval }; target { NUMBER($aim) }
  }
interval = { SHARE($level, decimals: 0) } interval { NUMBER($low) } to { NUMBER($high) }
# Below the chart: what was said of a figure that is out; else what the forecast stands on.
readings = { $state_timing ->
    [out] { written } { level } This report is closed; the report on { $coming_year } goes on from here.
    [waiting] { unsaid } { brief } { held-back } { usually }
   *[ahead] { unsaid } { brief } { held-back } { fewer }
  }
level = { $aimed ->
    [no] The probability that the published figure of { MONTH($coming_year) } is at or below the last one is { CHANCE($chance) } ({ LIKELIHOOD($chance) }).
   *[yes] The probability that the published figure of { MONTH($coming_year) } is at or below the target of { PERCENT($aim) } is { CHANCE($chance) } ({ LIKELIHOOD($chance) }).
  }
# What had been written down of a figure that is out, and by how much its median missed.
written = { $said ->
    [nothing] No forecast of this figure was written down before it was known.
    [before-published] On { DAY($outcome_recorded_origin) }, before it was published, we gave the target a probability of { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }); { off }.
    [before-held] On { DAY($outcome_recorded_origin) }, before it was in these data, we gave the target a probability of { CHANCE($outcome_recorded_probability) } ({ LIKELIHOOD($outcome_recorded_probability) }); { off }.
    [no-target] On { DAY($outcome_recorded_origin) }, before it was in these data, we forecast it; { off }.
   *[other] { "" }
  }
off = our median was { POINTS($missed_by) } off
# With a target the headline has said it.
unsaid = { $aimed ->
    [no] { level }
   *[yes] { "" }
  }
brief = { $without ->
    [none] { "" }
   *[given] Without what is already known of later months ({ LIST($since) }), the probability would be { CHANCE($plain_chance) } ({ LIKELIHOOD($plain_chance) }).
  }
place = { PLACE($region) }
held-back = { $not_held ->
    [none] { "" }
   *[some] Published for { MONTH($coming_year) }, but not in these data: { LIST($not_held, each: "place") }.
  }
usually = { $delays ->
    [none] { "" }
   *[given] Figures of regencies and cities have so far come { COUNT($delays_least) } to { COUNT($delays_most) } months after March began.
  }
fewer = { $fewer ->
    [none] How many people the target means cannot be said, because the number of poor people is not available.
    [0] { "" }
   *[other] At the population of { $population_year }, the target means { COUNT($fewer) } fewer poor people.
  }
# What to do next: what can still act or, once the month has passed, the levels for the next plan.
act-title = { $coming_passed ->
    [yes] For the next plan
   *[no] What can still change the figure of { MONTH($coming_year) }
  }
act = { $coming_passed ->
    [yes] { settled } { next }
   *[no] The figure of { MONTH($coming_year) } is measured in that month: only what reaches households before then can show. Spending from the { $coming_year } budget shows for the most part in { MONTH($coming_after) }.
  }
# Levels that the figure of $next_year is at or below with these probabilities.
next = { $next_even ->
    [none] { "" }
   *[other] For that month, a published figure of { PERCENT($next_even) } or less is { LIKELIHOOD($half) } ({ CHANCE($half) }); the probability of { NUMBER($next_safe) } or less is { CHANCE($safe) } ({ LIKELIHOOD($safe) }).
  }
# How far the answer carries; the rule names what decided it.
grade = { $grade_use ->
    [act] **Act on it.** { rule }
    [look] **Look closer.** { rule }
   *[not] **Do not act on it.** { rule }
  }
rule = { $grade_why ->
    [confirmed] The figure is published, and a second copy of the BPS table confirms it.
    [alone] The figure stands in only one copy of the BPS table.
    [published] The figure itself is published: add it to the data first.
    [far] The year, or what is assumed, lies beyond what could be tested.
    [rare] Only { COUNT($grade_cases) } past cases were called so; { COUNT($enough) } are needed to judge.
    [even] Either outcome is about as likely: plan for both.
    [often-wrong] { cases }, only { SHARE($grade_right, decimals: 0) } proved right; acting asks for { SHARE($right_to_act, decimals: 0) }.
    [unconfirmed] The last figure stands in only one copy of the BPS table.
    [worse] In the past, forecasts with as much known missed by more here than those without.
   *[borne-out] { cases }, { SHARE($grade_right, decimals: 0) } proved right; acting asks for { SHARE($right_to_act, decimals: 0) }. A second copy of the BPS table confirms the last figure.
  }
# $grade_most: the one or two years that more than half of the cases are of, if so few are.
cases = { $grade_most ->
    [none] Of { COUNT($grade_cases) } past forecasts called “{ LIKELIHOOD($grade_chance) }”
   *[some] Of { COUNT($grade_cases) } past forecasts called “{ LIKELIHOOD($grade_chance) }”, mainly for { LIST($grade_most) }
  }
# Where the figures of the chart come from; $confirmed of $figures stand in further copies.
origin = Source: BPS (Susenas), from public copies of its tables; { $confirmed } of the { $figures } figures shown stand in at least two.
# Beside the sources: what is published and not held.
not-held-title = Published, but not in these data
