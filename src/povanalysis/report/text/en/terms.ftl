### Units, joining words and the scale of probabilities: what all other files insert.
# A share. $number is written in the language: 12.03.
per-cent = { $number } per cent
# A difference of shares.
points = { $number } percentage points
# Probabilities are never printed as certain.
less-than-per-cent = less than { $number } per cent
more-than-per-cent = more than { $number } per cent
# Two things joined; then three and more, $first being all but the last, with commas.
and-two = { $first } and { $last }
and-more = { $first } and { $last }
# The rest of a list that is cut. $count is a number.
others = { $count } others
# The seven steps of the published scale of probabilities.
likelihood = { $step ->
    [almost-ruled-out] almost ruled out
    [unlikely] unlikely
    [rather-unlikely] rather unlikely
    [even] as likely as not
    [rather-likely] rather likely
    [likely] likely
   *[almost-certain] almost certain
  }
# A verdict as tables call it, of any scale; a probability's ($step) is the word above.
verdict = { $verdict ->
    [unusual-fall] unusually favourable
    [usual] usual
    [unusual-rise] unusually unfavourable
    [better] better than the province
    [alike] in line with the province
    [worse] worse than the province
    [recent] the mean pace since { $recent_from } suffices
    [held-here] seen here before
    [held-by-peer] seen elsewhere in the province, never here
    [never-held] never seen in the province
    [no-fall] asks for no fall
    [less] less than the trend
    [as-trend] about the trend
    [more] more than the trend
    [met] met
    [missed] missed
    [awaited] figure awaited
    [pending] still ahead
    [not-observed] –
    [no-number] –
    [small] less than a tenth of the need at most
    [part] a part of the need at most
    [whole] the whole need at most
    [open] open
    [leaning] leaning
    [firm] firm
    [converging] catching up
    [not-established] not proven
    [diverging] falling behind
    [faster] fell faster
    [with] with the province
    [slower] fell more slowly
    [together] both the same way
    [deeper] deeper while the rate did not rise
    [shallower] less deep while the rate did not fall
    [unclear] depth without a clear direction
   *[other] { likelihood }
  }
# Who has a figure of a later year than the one an answer stands on. Example: Lamongan (11.80 per cent, 2026).
newer = { $newer ->
    [none] { "" }
    [one] A newer figure is out: { LIST($newer, each: "newer-figure") }.
   *[some] Newer figures are out: { LIST($newer, each: "newer-figure") }.
  }
newer-figure = { SHORT($region) } ({ PERCENT($value) }, { $year })
# That word with its record: $n past cases were called so, and the share $came of them came true.
# $record: too few of them; forecasts without knowledge of the year; forecasts that knew as much.
# They were of the years $first to $last; $most: the one or two that hold more than half, if so few do.
called = { $record ->
    [rare] { likelihood }; too rarely so called in the past to judge
    [plain] { likelihood }. Of { COUNT($n) } past cases so called, { years }, { SHARE($came, decimals: 0) } came true
   *[as-known] { likelihood }. Of { COUNT($n) } past cases so called with as much known, { years }, { SHARE($came, decimals: 0) } came true
  }
years = { $most ->
    [none] for { $first } to { $last }
   *[some] mainly for { LIST($most) }
  }
# What reports on several regions share. $last_year is the year they stand on, $year the forecast year.
subtitle = Based on BPS poverty figures (Susenas), data as of { DAY($as_of) }
column-region = Region
column-march = March { $last_year }, per cent
column-change = Change, points
column-median = Median { $year }, per cent
column-interval = { SHARE($level, decimals: 0) } interval
already-out = already out
# A sum of rupiah. $number is written in the language.
rupiah = { $unit ->
    [billion] Rp { $number } billion
   *[million] Rp { $number } million
  }
