### Will a target be met? Facts: questions/target.py (Attainment) and report/facts/target.py.

heading = The target in detail
# Where there is no target: levels, and what a target at each would be worth.
heading-worth = What a target would be worth
# $passed: the month has passed and its figure is still to come. Example: is 62 per cent: likely. Of 612 past cases …
finding = { $passed ->
    [yes] The probability that the figure still to be published for { MONTH($reference) } in { NAME($region) } is at or below the target of { PERCENT($value) } is { chance }.
   *[no] The probability that the published figure of { NAME($region) } for { MONTH($reference) } is at or below the target of { PERCENT($value) } is { chance }.
  }
# With the word for it where the record of that word is at hand.
chance = { $borne ->
    [none] { CHANCE($probability) }
   *[some] { CHANCE($probability) }: { CALLED($probability, $borne) }
  }
# What the target takes, which opens its section: $fall in points, the people at the population of that year.
takes = { $people ->
    [refused] Meeting the target takes a fall of { POINTS($fall) }.
   *[given] Meeting the target takes a fall of { POINTS($fall) }: at the population of { $people_population_year }, { COUNT($people_fewer) } fewer poor people.
  }
# The way from the last figure: $fall in points.
detail-gap = From { PERCENT($last_value) } in { MONTH($last_year) } that takes a fall of { POINTS($fall) }.
# The people behind the gap, in persons.
detail-people = { $people ->
    [refused] { WHY($people) }
   *[given] With the population unchanged at { COUNT($people_population) } ({ $people_population_year }), that is { COUNT($people_fewer) } fewer poor people (between { COUNT($people_fewer_low) } and { COUNT($people_fewer_high) }, because the last figure is rounded).
  }
detail-older = { $people ->
    [refused] { "" }
   *[given] { older }
  }
older = { $people_current ->
    [yes] { "" }
   *[no] The number of poor people is known only up to { $people_population_year }; the population of that year stands in for that of { $last_year }.
  }
# $growing: fewer poor are enough at the assumed growth, and none at a growth that has been seen; or none are needed.
detail-growth = { $growing ->
    [refused] { "" }
    [fewer] Population growth lowers the rate too: at { SHARE($people_growth, decimals: 1) } a year about { COUNT($people_fewer_with_growth) } fewer are enough.
    [fewer-or-none] Population growth lowers the rate too: at { SHARE($people_growth, decimals: 1) } a year about { COUNT($people_fewer_with_growth) } fewer are enough, and at { SHARE($people_growth_none) } a year the number of poor need not fall at all.
   *[none-needed] Population growth lowers the rate too: at { SHARE($people_growth, decimals: 1) } a year the number of poor need not fall at all.
  }
# The first years with $even and $likely probability (50 and 80 per cent), up to the $final one.
detail-years = { $untested ->
    [yes] { course } Years after { $tested_until } are extrapolated: no forecast so far ahead was ever tested.
   *[no] { course }
  }
# "widening": it would be reached if forecasts grew no less certain.
course = { $course ->
    [never-even] The probability stays below { SHARE($even, decimals: 0) } in every year up to { $final }.
    [widening] The probability passes { SHARE($even, decimals: 0) } in { $even_year } but not { SHARE($likely, decimals: 0) } by { $final }, because a forecast becomes less certain with distance.
    [even] The probability passes { SHARE($even, decimals: 0) } in { $even_year } but not { SHARE($likely, decimals: 0) } by { $final }.
    [at-once] The probability passes { SHARE($likely, decimals: 0) } in { $likely_year }.
   *[both] The probability passes { SHARE($even, decimals: 0) } in { $even_year } and { SHARE($likely, decimals: 0) } in { $likely_year }.
  }
# The next year's budget ($budget) shows in $budget_reference; $later is the probability of the level in the first month to come.
plan = { $act ->
    [passed-with-later] For the next plan: the same level in { MONTH($next_reference) } has a probability of { CHANCE($later_probability) }; the { $budget } budget shows for the most part in { MONTH($budget_reference) }.
    [passed] For the next plan: the { $budget } budget shows for the most part in { MONTH($budget_reference) }.
    [last-chance] For the next plan: only what reaches households before { MONTH($reference) } can still show; the { $budget } budget shows for the most part in { MONTH($budget_reference) }.
   *[time] For the next plan: there is time before { MONTH($reference) }; spending from the { $before } budget shows in it for the most part, later spending does not.
  }
# Targets with $even and $likely probability, as the forecast stands.
turn = What would change the answer: a target of { PERCENT($chance_median) } would have a probability of { SHARE($even, decimals: 0) }, one of { PERCENT($likely_value) } { SHARE($likely, decimals: 0) }; the next published figure replaces this forecast.
# $chance_low80 and $chance_high80 bound the interval; $extrapolated: further ahead than any test.
sure = { $extrapolated ->
    [yes] How sure: not very. The { SHARE($level, decimals: 0) } prediction interval for { MONTH($reference) } runs from { NUMBER($chance_low80) } to { NUMBER($chance_high80) } per cent, and no interval so far ahead was ever tested.
   *[no] How sure: the { SHARE($level, decimals: 0) } prediction interval for { MONTH($reference) } runs from { NUMBER($chance_low80) } to { NUMBER($chance_high80) } per cent; it is for the published figure, whose sampling error is not known.
  }
# The table of levels: rows are levels, columns the next Marches; its last two rows are the levels of $even and $likely probability.
table-caption = Probability in per cent that the published figure is at or below a level; last rows: the levels of { SHARE($even, decimals: 0) } and { SHARE($likely, decimals: 0) }
column-level = Level, per cent
row-chance = { SHARE($chance, decimals: 0) } at
levels-plan = For the next plan: a level from the last row of @tbl-levels has four chances in five; one below the row before it will more likely be missed than met.
