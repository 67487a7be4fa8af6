"""Depth, severity and poverty line as small panels: gaps are gaps, not straight lines.

A missing year interrupts the line. Each panel has its own scale, because the units differ; its
first and last values are written at the points.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from povanalysis.questions.ground.figures import of_region
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import Box, Spot, free
from povanalysis.report.text.language import Words

DECIMALS = {"P1": 2, "P2": 2, "POVERTY_LINE": 0}


def depth_panels(observations: pd.DataFrame, region: str, lang: str) -> Chart | None:
    """Draw P1, P2 and the poverty line of a region since 2015.

    Parameters
    ----------
    observations
        All indicators of the region.
    region
        4-digit code.
    lang
        ``id`` or ``en``.

    Returns
    -------
    Chart or None
        None where there are fewer than two figures of every indicator.
    """
    words = Words(lang)
    found = found_series(observations, region)
    if not found:
        return None
    panels = [_told(name, series, words) for name, series in found.items()]
    caption = words("depth.chart-caption", region=region)
    alt = words("depth.chart-alt", panels=panels)
    return Chart(style.to_svg(draw(found, lang)), caption, alt)


def _told(indicator: str, series: pd.Series, words: Words) -> str:
    """Say in words what a panel shows."""
    known = series.dropna()
    first, last = (words.number(float(known.iloc[at]), DECIMALS[indicator]) for at in (0, -1))
    return words(
        "depth.chart-panel",
        indicator=indicator,
        first=first,
        last=last,
        first_year=int(known.index[0]),
        last_year=int(known.index[-1]),
        missing=[str(year) for year in series[series.isna()].index],
    )


def found_series(observations: pd.DataFrame, region: str) -> dict[str, pd.Series]:
    """Give the series to draw, by indicator; the poverty line in thousand rupiah."""
    table = of_region(observations, region)
    found = {}
    for name in DECIMALS:
        known = table[name].dropna().index
        if len(known) and known[0] < known[-1]:
            series = table.loc[known[0] : known[-1], name]
            found[name] = series / (1000 if name == "POVERTY_LINE" else 1)
    return found


def draw(found: dict[str, pd.Series], lang: str) -> Figure:
    """Draw the figure of :func:`depth_panels`."""
    words = Words(lang)
    with style.style():
        figure = Figure(figsize=(5.4, 1.75))
        for k, (name, series) in enumerate(found.items()):
            axes = figure.add_axes((0.01 + k * 0.345, 0.17, 0.29, 0.6))
            title = words("depth.chart-title", indicator=name)
            _panel(axes, series, title, words, DECIMALS[name])
    return figure


def _panel(axes: Any, series: pd.Series, title: str, words: Words, decimals: int) -> None:
    axes.plot(series.index, series.to_numpy(), color=palette.ACCENT, linewidth=1.6)
    alone = series.notna() & series.shift().isna() & series.shift(-1).isna()
    axes.plot(
        series.index[alone], series[alone], linestyle="none", marker="o", color=palette.ACCENT, ms=4
    )
    known = series.dropna()
    low, high = float(known.min()), float(known.max())
    height = high - low or 1.0
    axes.set_ylim(low - 0.5 * height, high + 0.4 * height)
    years = (int(known.index[0]), int(known.index[-1]))
    axes.set_xlim(years[0] - 0.6, years[1] + 0.6)
    axes.plot(list(years), known.loc[list(years)], "o", color=palette.ACCENT, markersize=4)
    taken: list[Box] = []
    for year, side in zip(years, ("left", "right"), strict=True):
        value = float(known.loc[year])
        spots = [
            Spot(year, value, side, above, lift)
            for lift in (0, 5, 10, 15, 20, 26)
            for above in (True, False)
        ]
        look: dict[str, Any] = {"fontweight": 600 if side == "right" else 400}
        free(axes, words.number(value, decimals), spots, taken, offset=4, color=palette.ACCENT,
             **look)  # fmt: skip
    axes.set_xticks(list(years), [str(year) for year in years])
    for label, side in zip(axes.get_xticklabels(), ("left", "right"), strict=True):
        label.set_ha(side)
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.tick_params(labelsize=10)
    axes.set_title(title, loc="left", fontsize=10, color=palette.INK, pad=4)
