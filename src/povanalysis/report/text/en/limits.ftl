### What the reports cannot say. Facts: report/facts/methods.py (limits).

heading = Assumptions and limits
# The largest miss one year ahead: in $region in $year, $median expected and $value published, per cent.
finding = The largest miss of a one-year forecast on record is { NUMBER($miss) } points, in { SHORT($region) } in { $year }: { NUMBER($median) } per cent expected, { NUMBER($value) } published. No model of a short series sees such a year coming.
support-sampling = Sampling error: no standard error is published for regencies and cities. Nothing is said about the true rate behind a published one; an assumed error decides no verdict.
support-cause = Cause: the figures cannot show why a rate changed or what a programme did. No causal claim is made.
support-revisions = Revisions and new methods: forecasts are for the figure as BPS publishes it with the present method. A new poverty-line basket or sampling frame would start a new series.
support-distance = Distance: no interval was tested beyond six years ahead; anything further is marked as extrapolated.
support-then = Knowledge then: a March figure is published months later. Targets are judged only against what was published when they were set.
support-population = Population: number of poor divided by the rate. Census counts are not the base of the rate and are never mixed in.
