### The workbook beside a report: cover, notes, a sheet for each indicator, results.
# Names of sheets; at most 31 characters.
cover = Cover
notes = Notes
results = Results
# Named on the cover.
sheets = Sheets
citation = Citation
licence = Licence
about = Figures and results of the report, with the source of every figure.
# Sheet of an indicator.
sheet = { $indicator ->
    [P0] P0
    [P1] P1
    [P2] P2
    [POVERTY_LINE] Poverty line
   *[POOR] Number of poor
  }
# Its title, and the head of its column of figures.
figure = { $indicator ->
    [P0] Poor people (per cent)
    [P1] Poverty gap index (index)
    [P2] Poverty severity index (index)
    [POVERTY_LINE] Poverty line (rupiah per person per month)
   *[POOR] Poor people (thousand persons)
  }
# Above the table of a sheet.
one-table = This sheet holds one table.
see-notes = This sheet holds one table. Codes and missing years: see the sheet { notes }.
see-unit = This sheet holds one table. Units differ by row: see the column { unit }.
producer = Figures: BPS (Statistics Indonesia), Susenas.
results-title = Results of the report
# Column heads.
region-code = Region code
region = Region
year = Year
reference-month = Reference month
spell = Spell
source = Source
also-in = Also in
file = File
row = Row
result = Result
value = Value
unit = Unit
subject = Subject
explanation = Explanation
# In cells: no further source; month not established.
none = none
unknown-month = not known
low = Lower bound
high = Upper bound
level = Level of the bounds (per cent)
status = Status
# Bounds that are no prediction interval.
level-of = { $level ->
    [rounding] rounding
   *[as-stated] as stated
  }
status-of = { $status ->
    [published] published
    [forecast] forecast
    [target] target
   *[computed] computed
  }
# The sheet for LKPJ and RKPD.
plan = LKPJ and RKPD
plan-title = Targets and figures by year, for LKPJ and RKPD
# Typed: 2 and 100, of the formula.
plan-formula = Achievement: (2 × target − realisation) ÷ target × 100, the formula of LKPJ and LKjIP for indicators where lower is better. At 100 the target is met to the digit; above it the figure lies below the target. Of a range the end counts that the figure passed; inside it, 100.
plan-levels = Levels for the next plan: the published figure of that March is at or below them with the probability named in their heads.
plan-target = Target (per cent)
plan-came = Realisation (per cent)
plan-achievement = Achievement (per cent)
plan-before = Year before (per cent)
plan-end = Target at the end of the plan (per cent)
# $chance is the probability of a level.
plan-level = Level (per cent) with a probability of { SHARE($chance, decimals: 0) }
plan-documents = Documents of the targets and sources
place = { PLACE($place) } (per cent)
place-target = Target of { PLACE($place) } (per cent)
# A row of the results. $code is its name in the CSV.
result-name = { $code ->
    [P0_FORECAST] Forecast (median)
    [PROBABILITY_NO_RISE] Probability of no rise against the latest figure
    [PROBABILITY_TARGET_MET] Probability that the target is met
    [TARGET] Target
    [REQUIRED_CHANGE] Change required by the target
    [PEOPLE_TO_LIFT] People behind the required fall
    [TARGET_MARGIN] Target minus figure
    [P0_RECORDED] Median recorded before the figure was published
   *[PROBABILITY_TARGET_RECORDED] Probability of the target recorded before that
  }
# A result under an assumed target or figure.
hypothetical = Hypothetical: { $text }
# Its unit. Typed: 0 and 1, the bounds of a probability.
result-unit = { $unit ->
    [percent] per cent
    [probability] probability, 0 to 1
    [percentage_points] percentage points
   *[persons] persons
  }
# Rows of the notes.
missing-years = Missing years
missing-years-text = A year without a row has no published figure that could be traced. Nothing is filled in or estimated.
low-text = Between the bounds lies a forecast with the probability of their level, a published figure by rounding alone: BPS publishes no sampling error of regencies and cities. A probability has no bounds.
status-text = Published by BPS, a forecast, an official target, or computed from these.
also-in-text = Further sources that state the same figure; { none }: a single source.
# Typed: 2012, 2014 and 2015, where the month of the figures changed (spells.csv).
reference-month-text = Regency and city figures are September figures in 2012–2014 and March figures since 2015; the month of earlier ones is not established.
spell-text = Figures may be compared with one another within one spell only.
file-text = Raw file of the project, row and sha256 of the file: the place from which the figure was read.
