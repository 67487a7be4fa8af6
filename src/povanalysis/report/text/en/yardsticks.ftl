### What a target would be worth, where none is known. Facts: those of the outlook and yardsticks of report/facts/outlook.py.
# $median is even, $safe has the probability of the interval's level.
finding = No numeric target for { MONTH($coming_year) } is known. The probability is { SHARE($half, decimals: 0) } for { PERCENT($median) } or less and { SHARE($level, decimals: 0) } for { PERCENT($safe) } or less.
# Where the mean change of the last $years years leads to by $led_year.
plan = { $led ->
    [no] For the next plan: choose a level from @tbl-levels with the probability in view.
   *[yes] For the next plan: the mean change of the last { $years } years leads to { PERCENT($leads_to) } in { MONTH($led_year) }, with a probability of { CHANCE($led_chance) }; a target below that asks for more than has been usual.
  }

turn = What would change the answer: the next published figure, which replaces this forecast.
# The interval of the first year without a figure.
sure = How sure: the { SHARE($level, decimals: 0) } prediction interval for { MONTH($coming_year) } runs from { NUMBER($low) } to { NUMBER($high) } per cent; it is for the published figure, whose sampling error is not known.
