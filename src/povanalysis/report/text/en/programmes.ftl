### What was said of programmes, and what do BPS figures show? Facts: questions/programmes.py (Programmes, Said), questions/reach.py (Reach) and report/facts/programmes.py.

heading = What was said, and what BPS shows
# $scope says what the programmes are held against: the need ($need people behind the target), or all poor of their time, or nothing.
# $best is the largest ceiling as a share of the need, $most as a share of all poor.
finding = { $scope ->
    [register] What the sources count in { NAME($region) } is a register of extreme poverty checked in the field; it cannot be set beside P0.
    [no-numbers] The sources name programmes of { NAME($region) } but give no numbers for them.
    [other-aims] No programme of { NAME($region) } with numbers aims at income after the last figure, so none is compared with the target for { MONTH($target_year) }.
    [poor] Without a target the programmes of { NAME($region) } are compared with all its poor of their time: the largest can cover at most { SHARE($most, decimals: 1) }.
    [nothing] Without a target there is nothing to compare the programmes of { NAME($region) } with.
    [whole] A programme of { NAME($region) } reaches as many people as the target for { MONTH($target_year) } asks to leave poverty ({ COUNT($need) }); how many do is not known.
    [small] No programme of { NAME($region) } that can be compared with the target for { MONTH($target_year) } covers even a tenth of the { COUNT($need) } people it asks for: the largest at most { SHARE($best, decimals: 0) }.
   *[part] Of the programmes of { NAME($region) } that can be compared with the target for { MONTH($target_year) }, the largest covers at most { SHARE($best, decimals: 0) } of the { COUNT($need) } people it asks for.
  }
# In the command, for each thing said: the two cells of its row.
detail-each-said = { $shows ->
    [nothing] { said }.
   *[other] { said }. BPS figures: { shown }.
  }
# First cell: what a source says. Example: House visits (2024): 3,000 households; about three thousand families covered.
said = { CARRIED($programme) }{ years }{ counted }{ each }{ more-said }
years = { $years ->
    [none] { "" }
   *[other] { " " }({ $years })
  }
counted = { $counts ->
    [households] : { COUNT($quantity) } households
    [beneficiaries] : { COUNT($quantity) } beneficiaries
    [persons] : { COUNT($quantity) } people
    [register] : { COUNT($quantity) } people
   *[none] { "" }
  }
each = { $rupiah_each ->
    [none] { "" }
   *[other] , { RUPIAH($rupiah_each) } each
  }
more-said = { $details ->
    [none] { "" }
   *[given] { after-count }{ SPOKEN($details) }
  }
after-count = { $counts ->
    [none] { ": " }
   *[other] { "; " }
  }
# Last cell: what the figures show beside it.
shown = { $shows ->
    [reach] { reached }{ ceiling }{ remark }{ cost }
    [step] { step }
    [fall] { fall }
    [verified] { register }
   *[nothing] no number to compare
  }
reached = { $whole ->
    [yes] { COUNT($persons_high) } people
   *[no] { COUNT($persons_low) } to { COUNT($persons_high) } people
  }
ceiling = { $ceiling ->
    [share] ; at most { SHARE($of_need, decimals: 0) } of those the target asks for, at least { COUNT($poor_low) } poor
    [need] ; at most all of those the target asks for, at least { COUNT($poor_low) } poor
    [poor] ; at most { SHARE($of_poor, decimals: 1) } of all poor people of { $rate_year }, at least { COUNT($poor_low) } poor
   *[none] { "" }
  }
remark = { $remark ->
    [other-aim] ; its aim is not income, so it is not compared with the target
    [past] ; ran before the last figure, so not compared with what remains
    [late] ; shows mostly after the target’s month
   *[none] { "" }
  }
cost = { $of_gap ->
    [none] { "" }
   *[other] ; { RUPIAH($rupiah) } in all, { SHARE($of_gap) } of the yearly poverty gap
  }
# $smaller and $falls of $changes yearly changes since $since: smaller than the step either way, and falls at least as large.
step = { $persons ->
    [none] { changes }
   *[other] { POINTS($points) } are { COUNT($persons) } people (population of { $population_year }); { changes }
  }
changes = of { $changes } yearly changes since { $since }, smaller than that: { $smaller }, falls at least as large: { $falls }
# $change of the region and $of_parent of its province between the two Marches.
fall = { $of_parent ->
    [none] { MONTH($year_from) } to { MONTH($year_to) }: { CHANGE($change) }
   *[other] { MONTH($year_from) } to { MONTH($year_to) }: { CHANGE($change) }, { PLACE($parent) } { CHANGE($of_parent) }
  }
register = { $after ->
    [yes] extreme poverty is another measure than P0: its line is far lower and it lists people by name, so it cannot be added to P0
   *[no] a list of names, not a P0 figure
  }
# Below the table, where a ceiling is given in it. Typed: 1 and 4, the deciles a register's rule names.
support-ceilings = { $weighed ->
    [yes] “At most” counts everyone reached as poor and as leaving poverty; “at least” is random intake, among deciles 1–4 where that is the rule. Nothing here says what a programme caused.
   *[no] { "" }
  }
# The yearly poverty gap in rupiah; the sums of other years where there are some.
support-gap = { $gap ->
    [refused] { WHY($gap) }
   *[given] { lift }{ since }. { population } { single }
  }
lift = To lift every poor person exactly to the line for a year would take about { RUPIAH($gap_rupiah) } ({ $gap_year })
since = { $ranged ->
    [yes] ; since { $since } the sum has lain between { RUPIAH($low) } and { RUPIAH($high) }
   *[no] { "" }
  }
population = { $older ->
    [yes] The population is that of { $gap_population_year }, the latest known.
   *[no] { "" }
  }
single = { $gap_single_source ->
    [yes] The index or the line was found in a single source.
   *[no] { "" }
  }
# $times is how many times as many people the largest programme would have to reach.
plan = { $advice ->
    [record] For the next plan: record households reached, those poor at intake and those above the line a year later; without these three no proportion can be given.
    [aim] For the next plan: only programmes that aim at income and start before the target’s month can be compared with it; record who is poor at intake and above the line a year later.
    [number] For the next plan: fix a number and a month first, so that reach can be compared with it; record who is poor at intake and above the line a year later.
    [elsewhere] For the next plan: to meet the target alone, that largest programme would have to reach at least { NUMBER($times, decimals: 1) } times as many people, all poor and all leaving poverty.
   *[enough] For the next plan: reach alone would be enough on paper; record who is poor at intake and who stays above the line a year later.
  }
# What is lacking: any number, checks of other registers, or the two shares.
turn = { $wanting ->
    [source] What would change the answer: a source that gives the households reached or the money spent.
    [checks] What would change the answer: a field check of other registers, and a count of those left off them.
   *[shares] What would change the answer: the share poor at intake and the share above the line later; neither is published, so the full range is shown.
  }
# $weighed: some programme has a ceiling.
sure = { $weighed ->
    [yes] How sure: fairly sure of the ceilings, not at all of the effects or of what a programme is worth.
   *[no] How sure: the programmes come from public sources and others may exist; nothing here says what a programme caused.
  }

# The table of what was said, beside the figures.
table-caption = What was said of { NAME($region) }, and what the figures of BPS show beside it
column-said = What was said, where and when
column-shown = What BPS figures show
