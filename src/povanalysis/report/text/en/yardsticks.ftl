### What a target would be worth, where none is known. Facts: those of the outlook and yardsticks of report/facts/outlook.py.
# $median has equal chances, $safe the probability of the interval's level.
finding = No numeric target for { MONTH($coming_year) } is known. A level of { PERCENT($median) } is as likely to be met as missed; one of { PERCENT($safe) } has a probability of { SHARE($level, decimals: 0) }.
# Where the mean change of the last years leads to by $led_year.
plan = { $led ->
    [no] For the next plan: choose a level from @tbl-levels with the probability in view.
   *[yes] For the next plan: the mean pace so far alone leads to { PERCENT($leads_to) } in { MONTH($led_year) }; a target below that asks for more than this pace, and @tbl-levels has its probability.
  }
