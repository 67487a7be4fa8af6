### Do the rates of regencies, weighted, give their province's? Facts: report/facts/methods.py (checks).

heading = Checks and control totals
# $totals says whether all control totals close; $wide are the $n_wide that do not. Example: Maluku 2012.
finding = { $totals ->
    [none] No province has the figures that a control total needs.
    [open] In { $n_wide } of { $count } cases the regencies' rates, weighted by people, do not give the published rate of the province (@tbl-totals). They are { LIST($wide, each: "total") }.
   *[closed] Weighted by people, the rates of the regencies give the published March rate of their province in all { $count } cases, with gaps of at most { NUMBER($gap, decimals: 3) } points (@tbl-totals).
  }
total = { SHORT($province) } { $year }
# What all other checks found: $errors and oddities that are $known.
finding-others = { $totals ->
    [none] { "" }
   *[other] { others }
  }
others = { $errors ->
    [0] Other checks found no errors; known oddities: { $known }.
   *[other] Other checks found errors: { $errors }; known oddities: { $known }.
  }
# The smallest slip that is sure to be seen in the last year: $least points in region $fine, $most in $coarse.
plan = { $totals ->
    [none] { "" }
   *[other] What this means: the totals rule out a wrong column or year, not a wrong figure. With a tolerance of { NUMBER($tolerance) } points a slip in one region is sure to be seen from { NUMBER($least) } points on in { SHORT($fine) }, but only from { NUMBER($most) } points on in { SHORT($coarse) }. They verify no single figure.
  }

caption-totals = Rates of the regencies and cities weighted by people, beside the published March rate of their province: the year in which they differ most
column-province = Province
column-years = Years
column-difference = Largest difference, points
column-year = in the year
column-weighted = Weighted, per cent
column-published = Published, per cent
