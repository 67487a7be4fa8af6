"""Breaks and changes of method in words: the texts of ``breaks.csv``, to be translated.

The file holds English. Each of its texts stands here as a message, so that the catalogue carries the
Indonesian; a test compares both. A row added to the file and not here is shown as it stands in
English reports and is an error in Indonesian ones, which names the catalogue.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from povanalysis.report.text.language import Words


def what(row: Any, words: Words) -> str:
    """Give the text of a break in the language of the report."""
    return texts(words).get(str(row.id)) or words.text(str(row.what))


def years(row: Any, words: Words) -> str:
    """Give the years of a break: ``since 2020``, ``2010–2011``, ``all``."""
    _ = words.text
    told = str(row.years)
    if told.startswith("since "):
        return _("since {year}").format(year=told.removeprefix("since "))
    return _("all") if told == "all" else told.replace("-", "–")


def texts(words: Words) -> dict[str, str]:
    """Give the text of every known break by its number."""
    _ = words.text
    return {
        "B1": _(
            "Basic-needs method in use since 1998: food line of 2,100 kcal (52 commodities) "
            "plus non-food line (51 urban, 47 rural items)."
        ),
        "B2": _(
            "Kab/kota poverty figures start (Susenas Kor); province figures exist since 1990, "
            "national since 1976."
        ),
        "B3": _(
            "National and provincial figures of March 2009 and 2010 come from the Susenas Panel"
            " March rounds."
        ),
        "B4": _(
            "Quarterly Susenas: 300,000 households as four quarters of 75,000; one quarter "
            "serves nation and province, kab/kota only the four together."
        ),
        "B5": _(
            "The reference period of the kab/kota series moves: the weighted kab/kota P0 equals"
            " the provincial March P0 in 2015-2025 and the provincial September P0 in "
            "2012-2014. The step 2014 to 2015 spans about 6 months; 2010-2014 must not be "
            "labelled March."
        ),
        "B6": _(
            "The weighted kab/kota P0 is away from the provincial March figure (Jawa Timur "
            "-0.39 and -0.38, Jawa Tengah -0.51 and +0.40 points). The period of the 2010 "
            "figures is not established."
        ),
        "B7": _("March Susenas enlarged to 300,000 households for direct kab/kota estimates."),
        "B8": _(
            "Large one-year falls in parts of Jawa Tengah that two sources confirm: Banyumas "
            "17.05 to 13.50, Purbalingga 18.80 to 15.62. Cause not found."
        ),
        "B9": _(
            "Kota Probolinggo 2012 was a wrong figure, not a break: 10.92 in the table of BPS, "
            "and its 24.3 thousand poor agree; 18.33 came from a copy of an older vintage. In "
            "that copy all 38 figures of Jawa Timur of 2012 and 6 of Jawa Tengah are older, the "
            "others by 0.01 to 0.10 points (Lamongan 16.64, now 16.70)."
        ),
        "B10": _(
            "Pandemic: P0 rises in March 2020 and March 2021 in Lamongan, Kediri and Sukoharjo."
            " Collection changes of 2020: not found."
        ),
        "B11": _(
            "The 2020 census population is not the denominator of P0: number of poor divided by"
            " P0 implies 1,189 thousand for Lamongan in 2020, the census-based population is "
            "1,344 thousand. Dividing by it gives 12.25 instead of 13.85."
        ),
        "B12": _("March sample 345,000 households."),
        "B13": _(
            "New Papua provinces: old codes stay in files with the value 0; new codes 92xx, "
            "95xx-97xx appear."
        ),
        "B14": _(
            "Fieldwork of Susenas March 2025 was done in February 2025, because Ramadan fell in"
            " March; the label stays March."
        ),
        "B15": _(
            "A March figure is published months later (Lamongan: March 2016 on 14 June 2017, "
            "March 2021 on 27 December 2021, March 2024 on 24 July 2024). Targets and past "
            "forecasts may be judged only against figures published by that date."
        ),
        "B16": _(
            "The population behind the numbers of poor changes from the census of 2010 to that "
            "of 2020 (Kalimantan Utara from 762 to 718 thousand): numbers of poor of 2020 and "
            "2021 are not comparable, P0 is."
        ),
        "B17": _(
            "Of 17 regencies made out of others 14 have figures from 2015, Muna Barat, Buton "
            "Tengah and Buton Selatan from 2016. Until then the figures of the older regency "
            "cover both (Buton 266 thousand people in 2015, 99 in 2016); only those of Belu do "
            "not fit."
        ),
        "B18": _(
            "Kolaka and Kolaka Timur: the area of the figures moves between them (204 to 269 "
            "and 196 to 140 thousand people from 2020 to 2021)."
        ),
        "B19": _(
            "Papua (9400) and Papua Barat (9100) are the old provinces until 2023 and what is "
            "left of them from 2024. Kalimantan Timur includes Kalimantan Utara until 2014, "
            "whose own row repeats it."
        ),
        "B20": _(
            "There was no survey in Nduga in March 2015: BPS repeats its figures of 2014, which"
            " are not in the total of Papua."
        ),
    }


def breaks(table: pd.DataFrame, words: Words) -> str:
    """Open the breaks: how many there are and which touches the series."""
    _ = words.text
    computed = int(table["status"].str.startswith("computed").sum())
    return _(
        "Of the {count} known breaks and changes, {computed} were found in the figures themselves "
        "and appear in no publication (@tbl-breaks). The most important: regency and city figures "
        "of 2012–2014 are September figures, those since 2015 March figures."
    ).format(count=len(table), computed=computed)


def breaks_meaning(words: Words) -> str:
    """Close the breaks: what may be compared."""
    _ = words.text
    return _(
        "What this means: compare March with March, from 2015 on. The change from 2014 to 2015 "
        "spans half a year and belongs in no table of yearly changes."
    )


def statuses(words: Words) -> dict[str, str]:
    """Name how well a break is established."""
    _ = words.text
    return {
        "published": _("published"),
        "secondary": _("secondary text"),
        "computed": _("computed from the figures"),
        "computed, single source": _("computed, single source"),
    }
