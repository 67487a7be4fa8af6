"""Shared shocks: how far the pandemic lifted a panel, and what a forecast is without those years.

An intervention with one free effect for each year it lasts leaves that year's figure nothing to
say about the rest: fitting such effects is the same as leaving the years out and stepping over the
gap. So the *forecast without* is :func:`povanalysis.trends.forecast_panel` with `without_years`,
and the *effect* of a year is the figure less what the figures around the gap say, which for a level
that wanders at random is the straight line between them on the link scale, in real time.

The effect is measured, not explained: whatever else happened in those years is in it. It is given
for each region and as the mean over a panel, with the standard deviation between regions. That
deviation is no standard error of the mean: one pandemic is one experience.

Years at the edge of a series (nothing before or after) have no line to be measured against; that
region's effect is left out and counted in `without_line`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from povanalysis.errors import ParameterError
from povanalysis.trends.engine import forecast_panel
from povanalysis.trends.models.joint import PanelForecast
from povanalysis.trends.panels.panel import make_panel, whole

PANDEMIC = (2020, 2021)
"""March 2020 caught the first weeks, March 2021 the worst; from 2022 rates fell again."""


@dataclass(frozen=True)
class Shock:
    """The effect of given years on a panel.

    Parameters
    ----------
    years
        The years treated as an intervention.
    effects
        One row per region and year: ``region, year, value, without`` (what the line says) and
        ``effect`` (value - without), in the unit of the figures.
    without_line
        Regions whose figures do not surround those years.
    """

    years: tuple[int, ...]
    effects: pd.DataFrame
    without_line: tuple[str, ...]

    def summary(self) -> pd.DataFrame:
        """Return mean effect, standard deviation between regions, and number, by year."""
        grouped = self.effects.groupby("year", sort=True)["effect"]
        return grouped.agg(effect="mean", between_regions="std", regions="size").reset_index()


def shock_effects(
    frame: pd.DataFrame,
    years: Collection[int] = PANDEMIC,
    *,
    link: str | None = None,
    fit_from: int | None = None,
) -> Shock:
    """Measure how far given years lie off the line between the years around them.

    Parameters
    ----------
    frame, link, fit_from
        As in :func:`povanalysis.trends.forecast_panel`.
    years
        Calendar years of the intervention.

    Raises
    ------
    ParameterError
        No year is given, or no region has figures for and around them.
    """
    chosen = tuple(sorted(whole("years", year, 1, 9999) for year in years))
    panel = make_panel(frame, link=link, fit_from=fit_from)
    rows, without_line = [], []
    for i, region in enumerate(panel.regions):
        seen = panel.year[i] > 0
        hit = seen & np.isin(panel.year[i], chosen)
        kept = seen & ~hit
        inside = hit & (panel.time[i] > np.min(panel.time[i][kept], initial=np.inf))
        inside &= panel.time[i] < np.max(panel.time[i][kept], initial=-np.inf)
        if not inside.any():
            without_line.append(region)
            continue
        line = np.interp(panel.time[i][inside], panel.time[i][kept], panel.z[i][kept])
        without = panel.link.inverse(line)
        figures, when = panel.value[i][inside], panel.year[i][inside]
        rows += [
            (region, int(y), v, w, v - w) for y, v, w in zip(when, figures, without, strict=True)
        ]
    if not rows:
        raise ParameterError(
            f"No region has figures for {list(chosen)} and for years before and after.",
            cure="Name years inside the series.",
        )
    columns = ["region", "year", "value", "without", "effect"]
    return Shock(chosen, pd.DataFrame(rows, columns=columns), tuple(without_line))


def with_and_without(
    frame: pd.DataFrame,
    horizon: int = 5,
    years: Collection[int] = PANDEMIC,
    *,
    link: str | None = None,
    fit_from: int | None = None,
) -> tuple[PanelForecast, PanelForecast]:
    """Forecast a panel with all its years, and with the intervention's years left out."""
    return (
        forecast_panel(frame, horizon, link=link, fit_from=fit_from),
        forecast_panel(frame, horizon, link=link, fit_from=fit_from, without_years=years),
    )
