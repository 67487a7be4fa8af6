### What can programmes move, in proportion? Facts: questions/programmes.py (Programmes), questions/reach.py (Reach) and report/facts/programmes.py.

heading = Programmes in proportion
# $scope says what the programmes are held against: the need ($need people behind the target), or all poor of their time, or nothing.
# $best is the largest ceiling as a share of the need, $most as a share of all poor, $confirmed of a register checked in the field.
finding = { $scope ->
    [register] What is known of { NAME($region) } is a register check, which confirmed { SHARE($confirmed, decimals: 0) } of those listed.
    [no-numbers] The sources name programmes of { NAME($region) } but give no numbers for them.
    [other-aims] No programme of { NAME($region) } with numbers aims at income after the last figure, so none is compared with { PERCENT($target_value) } in { MONTH($target_year) }.
    [poor] Without a target the programmes of { NAME($region) } are compared with all its poor of their time: the largest can cover at most { SHARE($most, decimals: 1) }.
    [nothing] Without a target there is nothing to compare the programmes of { NAME($region) } with.
    [whole] At least one programme of { NAME($region) } reaches as many people as the need behind { PERCENT($target_value) } in { MONTH($target_year) } ({ COUNT($need) } people); how many of them are poor and leave poverty is not known.
    [small] No programme of { NAME($region) } with numbers can cover even a tenth of the need behind { PERCENT($target_value) } in { MONTH($target_year) } ({ COUNT($need) } people): the largest at most { SHARE($best, decimals: 0) }.
   *[part] The largest programme of { NAME($region) } with numbers can cover at most { SHARE($best, decimals: 0) } of the need behind { PERCENT($target_value) } in { MONTH($target_year) } ({ COUNT($need) } people).
  }
# Where a ceiling is given below. Typed: 1 and 4, the deciles a register's rule names.
support-ceilings = { $weighed ->
    [yes] The ceilings count everyone reached as poor and as leaving poverty; the lower figure is the number of poor if intake were random, among deciles 1–4 where the register sets that rule.
   *[no] { "" }
  }
# One programme with a number: its reach, the most it can do, and why it is not compared, or that it comes too late.
support-each-reaches = { $remark ->
    [why] { reaches }{ ceiling }. { WHY($verdict) }
    [late] { reaches }{ ceiling }. What is paid in { $paid } shows for the most part in { MONTH($shows) }, after the target.
   *[none] { reaches }{ ceiling }.
  }
reaches = { $unit_kind ->
    [households] { CARRIED($programme) } ({ years }): { COUNT($quantity) } households, { COUNT($persons_low) } to { COUNT($persons_high) } people
    [beneficiaries] { CARRIED($programme) } ({ years }): { COUNT($quantity) } beneficiaries, { COUNT($persons_low) } to { COUNT($persons_high) } people without or with their households
   *[persons] { CARRIED($programme) } ({ years }): { COUNT($persons_high) } people
  }
# Example: 2022–2025.
years = { $years ->
    [none] year not given
   *[other] { $years }
  }
# Closes the sentence of the reach.
ceiling = { $ceiling ->
    [share] ; at most { SHARE($of_need, decimals: 0) } of the need, at least { COUNT($poor_low) } poor at random intake
    [need] ; at most the whole need, at least { COUNT($poor_low) } poor at random intake
    [poor] ; at most { SHARE($of_poor, decimals: 1) } of all poor people of { $rate_year }, at least { COUNT($poor_low) } poor at random intake
   *[none] { "" }
  }
# The yearly poverty gap in rupiah; the sums of other years where there are some.
support-gap = { $gap ->
    [refused] { WHY($gap) }
   *[given] { lift } { since } { population } { single }
  }
lift = To lift every poor person exactly to the line for a year would take about { RUPIAH($gap_rupiah) } (poverty gap index { NUMBER($gap_p1) }, line Rp { COUNT($gap_line) } a month, { COUNT($gap_population) } people, { $gap_year }).
since = { $ranged ->
    [yes] Since { $since } that sum has lain between { RUPIAH($low) } ({ $low_year }) and { RUPIAH($high) } ({ $high_year }).
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
# One programme whose cost is known.
support-each-costly = { CARRIED($programme) } ({ years }) costs { RUPIAH($rupiah) }, { SHARE($of_gap) } of the gap of { $gap_year }: a measure of size, not of worth.
# One register checked in the field; what it counts is said once.
support-each-verified = { CARRIED($programme) }: of { COUNT($before) } people on the register, { COUNT($after) } were confirmed in the field, or { SHARE($share, decimals: 1) } ({ SHARE($level, decimals: 0) } confidence interval { NUMBER($low_percent, decimals: 1) } to { NUMBER($high_percent, decimals: 1) } for registers like it).
support-extreme = { $verified ->
    [none] { "" }
   *[some] Extreme poverty is another measure: its line is far lower than the poverty line behind P0, and its register lists persons by name, so these counts cannot be added to P0 figures.
  }
# Programmes without a number.
support-named = { $named ->
    [none] { "" }
   *[some] Named in the sources without a quantity: { LIST($named, each: "name", cut: "no") }.
  }
name = { CARRIED($programme) }
# $times is how many times as many people the largest programme would have to reach.
plan = { $advice ->
    [record] For the next plan: record households reached, those poor at intake and those above the line a year later; without these three no proportion can be given.
    [aim] For the next plan: only programmes that aim at income and reach households before the target's month can be compared with it; record who is poor at intake and who is above the line a year later.
    [number] For the next plan: fix a number and a month first, so that reach can be compared with it; record who is poor at intake and who is above the line a year later.
    [elsewhere] For the next plan: to meet the target alone, the largest programme would have to reach at least { NUMBER($times, decimals: 1) } times as many people, all of them poor and all leaving poverty; the rest has to come from elsewhere.
   *[enough] For the next plan: reach alone would be enough on paper; record who is poor at intake and who stays above the line a year later.
  }
# What is lacking: any number, checks of other registers, or the two shares.
turn = { $wanting ->
    [source] What would change the answer: a source that gives the households reached or the money spent.
    [checks] What would change the answer: a field check of other registers, and a count of those left off them.
   *[shares] What would change the answer: the share poor at intake and the share above the line later; neither is published, so the full range is shown.
  }
# With programmes that have a number, or without any.
sure = { $reaches ->
    [none] How sure: the programmes come from public sources and others may exist; nothing here says what a programme caused.
   *[some] How sure: fairly sure of the ceilings, not at all of the effects; nothing here says what a programme caused or whether it is worth its money.
  }

table-caption = Reach of programmes beside the need; upper bounds, not effects
column-programme = Programme
column-year = Year
column-people = People reached
column-lifted = Lifted at most
column-share = Share of the need
# A cell of the table: people reached.
span = { $whole ->
    [yes] { COUNT($persons_low) }
   *[no] { COUNT($persons_low) } to { COUNT($persons_high) }
  }
