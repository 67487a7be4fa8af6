### The front page: its cards, what changed since the last edition, closed reports.

title = Poverty reports
# $as_of: the day of the data.
subtitle = BPS poverty figures (Susenas), data as of { DAY($as_of) }
language = Language
lead = Where poverty stands, how likely the targets are to be met, and how far past forecasts could be trusted. Every figure comes with its source.
changes = What has changed since the last edition:
empty = This edition holds no report in English.
earlier-years = Earlier years
# Headings of the kinds of reports, and the groups of cards under them.
kind = { $kind ->
    [regency] Regencies and cities
    [comparison] Comparisons
    [province] Provinces
   *[methods] Data and methods
  }
read = Read
# Beside a closed report that was made before its figure came.
stale = made before the figure was out
# What came of the last year with a figure. $target and $value are per cent.
came = { $came ->
    [met] Target { $year }: { PERCENT($target) }, met with { PERCENT($value) }.
    [missed] Target { $year }: { PERCENT($target) }, missed with { PERCENT($value) }.
   *[figure] Figure of March { $year }: { PERCENT($value) }.
  }
# How likely the event of the card is. $state: passed with a figure published but not held, awaited, ahead.
verdict-target = { $state ->
    [published] Target { $year }: { PERCENT($target) }. { published } probability that it is at or below the target: **{ $chance }** ({ LIKELIHOOD($probability) }).
    [awaited] Target { $year }: { PERCENT($target) }. { awaited } probability that it is at or below the target: **{ $chance }** ({ LIKELIHOOD($probability) }).
   *[ahead] Target { $year }: { PERCENT($target) }. Probability of meeting it: **{ $chance }** ({ LIKELIHOOD($probability) }).
  }
verdict-rise = { $state ->
    [published] { published } probability that it is no higher than the last one: **{ $chance }** ({ LIKELIHOOD($probability) }).
    [awaited] { awaited } probability that it is no higher than the last one: **{ $chance }** ({ LIKELIHOOD($probability) }).
   *[ahead] Probability of no rise by March { $year }: **{ $chance }** ({ LIKELIHOOD($probability) }).
  }
published = The figure of March { $year } was published on { DAY($published_on) }, but is not in these data;
awaited = The figure of March { $year } is awaited;
# What has changed. $now and $before are data versions.
data = { $data ->
    [new] The data are new: version { $now }, after { $before }.
    [software] The data are the same (version { $now }); the software is new.
   *[same] The data are the same (version { $now }).
  }
unmoved = No headline number has moved.
moved = Headline numbers that moved: { $moves }.
more = and { $count } more
move = { $what ->
    [probability] { $name }, probability from { CHANCE($before) } to { CHANCE($now) }
   *[value] { $name }, latest rate from { NUMBER($before) } to { PERCENT($now) } ({ SIGNED($change) } points)
  }
ledger-head = Ledger of forecasts
# Above the fingerprint of the ledger. $entries: how many data versions it holds; $newest: the last one's day.
ledger = { $entries ->
    [one] Our forecasts are written down before the figures come: so far for one data version, of { DAY($newest) }.
   *[other] Our forecasts are written down before the figures come: so far for { COUNT($entries) } data versions, the last of { DAY($newest) }.
  } Whoever keeps this fingerprint can check later that nothing was changed, removed or slipped in:
# The little chart of a card: a label in it, and what it shows.
# The figure at an end of the line. Example: 2025: 12.03.
spark-end = { $year }: { NUMBER($value) }
spark-target = target { NUMBER($value) }
spark-alt = Line: { PERCENT($first) } in { $from_year }, { PERCENT($last) } in { $to_year }; highest { NUMBER($high) }, lowest { NUMBER($low) }.
spark-alt-target = Dashed line: target { NUMBER($target) }.
