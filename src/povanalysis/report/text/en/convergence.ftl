### Whether the regencies of a province converge. Facts: questions/convergence.py (Convergence, Mover) and report/facts/convergence.py.
# The slope of the yearly change on the first rate, put as what a rate twice as high means. Example: 0.42 per cent of its level.
finding = { $beta_verdict ->
    [converging] In { PROVINCE($region) } high rates fell faster than low ones between { $first_year } and { $last_year }: a rate twice as high fell by { NUMBER($size) } per cent of its level more per year ({ SHARE($beta_level, decimals: 0) } confidence interval { SIGNED($low) } to { SIGNED($high) }).
    [diverging] In { PROVINCE($region) } high rates fell more slowly than low ones between { $first_year } and { $last_year }: a rate twice as high fell by { NUMBER($size) } per cent of its level less per year ({ SHARE($beta_level, decimals: 0) } confidence interval { SIGNED($low) } to { SIGNED($high) }).
   *[not-established] Whether high rates in { PROVINCE($region) } fell faster than low ones between { $first_year } and { $last_year } is not established: for a rate twice as high the yearly change differs by { SIGNED($effect) } per cent of its level ({ SHARE($beta_level, decimals: 0) } confidence interval { SIGNED($low) } to { SIGNED($high) }).
  }
# The spread of the rates in the first and the last year.
support-spread = { $sigma_verdict ->
    [converging] The spread narrowed: the standard deviation of log rates went from { NUMBER($spread_first, decimals: 3) } to { NUMBER($spread_last, decimals: 3) }, more than its own fluctuations explain.
    [diverging] The spread widened: the standard deviation of log rates went from { NUMBER($spread_first, decimals: 3) } to { NUMBER($spread_last, decimals: 3) }, more than its own fluctuations explain.
   *[not-established] The spread shows no clear direction: the standard deviation of log rates was { NUMBER($spread_first, decimals: 3) } at first and { NUMBER($spread_last, decimals: 3) } at the end.
  }
# Who left the province's path. Example of one: Kabupaten Sampang (−18 per cent).
support-faster = { $faster ->
    [none] { "" }
   *[some] The mean fall was { PERCENT($mean, decimals: 0) } of the first rate; fastest were { LIST($faster, each: "mover") }.
  }
support-slower = { $slower ->
    [none] { "" }
   *[some] Slowest were { LIST($slower, each: "mover") }.
  }
mover = { NAME($region) } ({ SIGNED($relative, decimals: 0) } per cent)
# $count of them rose while the mean fell, or the reverse; $often did so in most years.
support-against = { $often ->
    [none] In no year did a regency or city move against the mean of the province.
   *[given] Against the mean of the province moved, in at least one year, { $count } of { $n_regions }; most often { NAME($often_region) } ({ LIST($often_against, cut: "no") }).
  }
# What follows from the slope.
plan = { $beta_verdict ->
    [converging] For the next plan: a high rate alone has been no obstacle here; a regency that stayed behind has to look for reasons of its own.
    [diverging] For the next plan: one proportional target for all would leave the poorest regencies further behind; they need targets of their own.
   *[not-established] For the next plan: do not count on the poorest regencies to catch up by themselves, nor assume that they cannot.
  }
# Whether the slope counted from a year later is read the same.
turn = { $check ->
    [same] What would change the answer: other years. Counted from a year later, which removes chance errors of the first year, the verdict is the same.
   *[another] What would change the answer: the choice of the first year. Counted from a year later, which removes chance errors of the first year, the verdict is another.
  }
# Example: 38 regencies and cities, 11 figures.
sure = How sure: { $n_regions } regencies and cities, but only { $years } March figures each, two from the pandemic; the errors allow for unequal variances, and causes are not examined.
