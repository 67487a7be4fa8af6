"""The pandemic years in the methods report: how far they lay off the line, and what they change.

The effect of a year is the figure less what the figures around the gap say
(:mod:`povanalysis.trends.shocks`); it is measured, not explained. The forecast without the years
stands in the stored panel results beside the published one, which keeps them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from povanalysis.questions.ground.figures import panel
from povanalysis.regions import get
from povanalysis.report.markdown import Column, table
from povanalysis.report.text.language import Words
from povanalysis.trends.shocks import Shock, shock_effects
from povanalysis.trends.store import PanelResults


def measure(observations: pd.DataFrame) -> Shock:
    """Measure the pandemic years on the regencies and cities.

    Parameters
    ----------
    observations
        All figures, rows of the observation contract.
    """
    return shock_effects(panel(observations[observations["indicator"] == "P0"]))


def finding(shock: Shock, words: Words) -> str:
    """Say how far the years lay off the line between the years around them."""
    _ = words.text
    rows = list(shock.summary().itertuples())
    parts = [
        _("{change} points in March {year}").format(
            change=words.signed(float(row.effect)), year=int(row.year)
        )
        for row in rows
    ]
    if all(row.effect > 0 for row in rows):
        text = _(
            "The pandemic years raised the mean rate of {count} regencies and cities: {effects}."
        )
    elif all(row.effect <= 0 for row in rows):
        text = _(
            "The pandemic years did not raise the mean rate of {count} regencies and cities: "
            "{effects}."
        )
    else:
        text = _(
            "The pandemic years moved the mean rate of {count} regencies and cities: {effects}."
        )
    return text.format(count=int(rows[0].regions), effects=", ".join(parts))


def effects(shock: Shock, words: Words) -> str:
    """List mean effect and spread by year."""
    _ = words.text
    columns = [
        Column(_("Year")),
        Column(_("Mean effect, points"), numeric=True),
        Column(_("Spread between regencies, points"), numeric=True),
        Column(_("Regencies above the line"), numeric=True),
    ]
    above = shock.effects.assign(above=shock.effects["effect"] > 0).groupby("year")["above"].sum()
    rows = [
        [
            str(int(row.year)),
            words.signed(float(row.effect)),
            words.number(float(row.between_regions)),
            _("{held} of {origins}").format(held=int(above[row.year]), origins=int(row.regions)),
        ]
        for row in shock.summary().itertuples()
    ]
    caption = _("Published rate less the line between the years around the pandemic")
    return table(columns, rows, "shock", caption)


def without(results: PanelResults, words: Words) -> str:
    """Say what leaving the years out does to the next forecast."""
    _ = words.text
    moved = {}
    for region, made in results.forecasts.without.items():
        year, other = made.years[0], results.without.get(region)
        if other is not None and year in other.years:
            moved[region] = other.median(year) - made.median(year)
    mean = float(np.mean(list(moved.values())))
    most = max(moved, key=lambda region: abs(moved[region]))
    text = _(
        "Without those years the median for the next figure of a region moves by {mean} points on "
        "average, most in {region} ({change})."
    )
    return text.format(
        mean=words.signed(mean),
        region=get(most).name,
        change=words.signed(moved[most]),
    )


def meaning(words: Words) -> str:
    """Say what the reader may make of it."""
    _ = words.text
    return _(
        "What this means: the effect is measured, not explained; whatever else happened in those "
        "years is part of it. The published forecast keeps them, because such a shock can come "
        "again."
    )
