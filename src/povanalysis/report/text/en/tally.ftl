### How often each verdict occurs. Facts: report/facts/methods.py (tally).

heading = How often each verdict occurs

# How many verdicts never occur; else the $rare and the $common one, as the table calls them.
finding = { $unused ->
    [0] Each of the { $count } verdicts occurs: the rarest, “{ $rare }”, in { SHARE($least, decimals: 0) } of its cases, the commonest, “{ $common }”, in { SHARE($most, decimals: 0) } (@tbl-verdicts).
   *[other] Of { $count } verdicts, { $unused } never occur among the regencies and cities: their scale asks too much or too little (@tbl-verdicts).
  }
# The same $rate and number of $households for all.
plan = What this means: a verdict in a report can be read against how common it is. The rate of { PERCENT($rate, decimals: 0) } and the { $households } households are yardsticks for counting, nobody's target.

# $provinces counted.
caption-verdicts = How often each verdict occurs over the regencies and cities of { LIST($provinces, cut: "no") }
column-question = Question
column-verdict = Verdict
column-cases = Cases
column-share = Share, per cent
