### How often each verdict occurs. Facts: report/facts/methods.py (tally).

heading = How often each verdict occurs

# How many verdicts never occur; else the $rare and the $common one, as the table calls them.
finding = { $unused ->
    [0] Each of the { $count } verdicts occurs: the rarest, “{ LIST($rare, each: "verdict") }”, in { SHARE($least, decimals: 0) } of its cases, the commonest, “{ LIST($common, each: "verdict") }”, in { SHARE($most, decimals: 0) } (@tbl-verdicts).
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

# A scale, and its verdicts as tables call them; the steps of probabilities stand in terms.
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
