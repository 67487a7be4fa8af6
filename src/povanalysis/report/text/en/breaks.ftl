### Breaks and changes of method: the texts of data/raw/breaks.csv. Facts: report/facts/methods.py (breaks).

## Typed: all, as the table has them.

heading = Breaks in the series
# How many there are, and how many of them no publication names.
finding = Of the { $count } known breaks and changes, { $computed } were found in the figures themselves and appear in no publication (@tbl-breaks). The most important: regency and city figures of 2012–2014 are September figures, those since 2015 March figures.
plan = What this means: compare March with March, from 2015 on. The change from 2014 to 2015 spans half a year and belongs in no table of yearly changes.

caption-breaks = Breaks and changes of method known to us
column-number = No.
column-years = Years
column-what = What
column-status = Status
# The years of a break: from one on, or all.
since = since { $year }
always = all
# How well a break is established.
status = { $status ->
    [published] published
    [secondary] secondary text
    [computed] computed from the figures
    [computed-single-source] computed, single source
   *[other] –
  }
# One message a row of the table, named by its number; the English is that of the table.
B1 = Basic-needs method in use since 1998: food line of 2,100 kcal (52 commodities) plus non-food line (51 urban, 47 rural items).
B2 = Kab/kota poverty figures start (Susenas Kor); province figures exist since 1990, national since 1976.
B3 = National and provincial figures of March 2009 and 2010 come from the Susenas Panel March rounds.
B4 = Quarterly Susenas: 300,000 households as four quarters of 75,000; one quarter serves nation and province, kab/kota only the four together.
B5 = The reference period of the kab/kota series moves: the weighted kab/kota P0 equals the provincial March P0 in 2015-2025 and the provincial September P0 in 2012-2014. The step 2014 to 2015 spans about 6 months; 2010-2014 must not be labelled March.
B6 = The weighted kab/kota P0 is away from the provincial March figure (Jawa Timur -0.39 and -0.38, Jawa Tengah -0.51 and +0.40 points). The period of the 2010 figures is not established.
B7 = March Susenas enlarged to 300,000 households for direct kab/kota estimates.
B8 = Large one-year falls in parts of Jawa Tengah that two sources confirm: Banyumas 17.05 to 13.50, Purbalingga 18.80 to 15.62. Cause not found.
B9 = Kota Probolinggo 2012 was a wrong figure, not a break: 10.92 in the table of BPS, and its 24.3 thousand poor agree; 18.33 came from a copy of an older vintage. In that copy all 38 figures of Jawa Timur of 2012 and 6 of Jawa Tengah are older, the others by 0.01 to 0.10 points (Lamongan 16.64, now 16.70).
B10 = Pandemic: P0 rises in March 2020 and March 2021 in Lamongan, Kediri and Sukoharjo. Collection changes of 2020: not found.
B11 = The 2020 census population is not the denominator of P0: number of poor divided by P0 implies 1,189 thousand for Lamongan in 2020, the census-based population is 1,344 thousand. Dividing by it gives 12.25 instead of 13.85.
B12 = March sample 345,000 households.
B13 = New Papua provinces: old codes stay in files with the value 0; new codes 92xx, 95xx-97xx appear.
B14 = Fieldwork of Susenas March 2025 was done in February 2025, because Ramadan fell in March; the label stays March.
B15 = A March figure is published months later (Lamongan: March 2016 on 14 June 2017, March 2021 on 27 December 2021, March 2024 on 24 July 2024). Targets and past forecasts may be judged only against figures published by that date.
B16 = The population behind the numbers of poor changes from the census of 2010 to that of 2020 (Kalimantan Utara from 762 to 718 thousand): numbers of poor of 2020 and 2021 are not comparable, P0 is.
B17 = Of 17 regencies made out of others 14 have figures from 2015, Muna Barat, Buton Tengah and Buton Selatan from 2016. Until then the figures of the older regency cover both (Buton 266 thousand people in 2015, 99 in 2016); only those of Belu do not fit.
B18 = Kolaka and Kolaka Timur: the area of the figures moves between them (204 to 269 and 196 to 140 thousand people from 2020 to 2021).
B19 = Papua (9400) and Papua Barat (9100) are the old provinces until 2023 and what is left of them from 2024. Kalimantan Timur includes Kalimantan Utara until 2014, whose own row repeats it.
B20 = There was no survey in Nduga in March 2015: BPS repeats its figures of 2014, which are not in the total of Papua.
