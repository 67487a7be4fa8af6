### How often each verdict occurs. Facts: report/facts/methods.py (tally).

heading = How often each verdict occurs
# How many verdicts never occur; else the $rare and the $common one, as the table calls them.
finding = { $unused ->
    [0] Each of the { $count } verdicts occurs (@tbl-verdicts). The rarest, “{ LIST($rare, each: "verdict") }”, is given in { CHANCE($least) } of its cases, the commonest, “{ LIST($common, each: "verdict") }”, in { SHARE($most, decimals: 0) }.
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
# What is asked by each scale.
scale = { $scale ->
    [change-beside-own-noise] Change beside its own usual range
    [change-beside-the-province] Change beside the province
    [target] Rate of { PERCENT($rate, decimals: 0) } in four years
    [pace] Pace that this takes
    [ambition] Ambition of such a target
    [outcome] Outcome of such a target
    [programme] Reach of { $households } households
    [order-of-neighbours] Order of neighbours next year
    [convergence] Catching up in a province
    [mover] Change since { $march_from } beside the province
   *[depth] Depth beside the rate
  }
