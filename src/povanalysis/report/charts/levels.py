"""Levels of several regions at a few Marches, joined by lines: who fell how far, did lines cross.

The years are the first of the comparable March figures that all have, the one after the two
pandemic rises, and the last that all have; distances on the time axis are
real. Figures stand at the ends of the lines, names at the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from povanalysis.questions.ground.figures import RECENT_FROM
from povanalysis.questions.group import Basis, short_name
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import Box, Spot, beside, free, margin
from povanalysis.report.text.language import Words

WIDTH = 5.4
TALL = 3.7  # at most; inches, as are the next
BASE, EACH = 1.8, 0.18  # of the height
LEFT = 0.12  # for the first figures
LINES = (palette.ACCENT, palette.OTHER, palette.INK)
DASHES = ((None, None), (5, 1.6), (1.6, 1.4))
MARKERS = ("o", "s", "D", "^")
MOST_INNER = 4  # figures at the middle year are written for so many regions


def look(index: int) -> tuple[str, tuple[float | None, float | None], str]:
    """Give colour, dashes and marker of the n-th region: told apart without colour, too."""
    return (
        LINES[index % len(LINES)],
        DASHES[index // len(LINES) % len(DASHES)],
        MARKERS[index % len(MARKERS)],
    )


def slope_years(basis: Basis, regions: Sequence[str]) -> list[int]:
    """List the Marches shown, in which all have a figure: first, after the pandemic, last."""
    common = sorted(set.intersection(*(basis.years[region] for region in regions)))
    recent = next((year for year in common if year >= RECENT_FROM), common[-1])
    return sorted({common[0], recent, common[-1]})


def slopes(basis: Basis, regions: list[str], lang: str) -> Chart:
    """Draw the slope chart of some regions.

    Parameters
    ----------
    basis
        Figures and forecasts.
    regions
        Codes, highest last figure first.
    lang
        ``id`` or ``en``.
    """
    words, years = Words(lang), slope_years(basis, regions)
    shown = basis.rates.loc[years, regions]
    lines = [
        {
            "region": region,
            "figures": [words.number(rate) for rate in basis.rates.loc[years, region]],
        }
        for region in regions
    ]
    return Chart(
        style.to_svg(draw(basis, regions, lang)),
        words("comparison.levels-caption", years=years),
        words(
            "comparison.levels-alt",
            years=years,
            lines=lines,
            count=len(regions),
            fell=int((shown.iloc[-1] < shown.iloc[0]).sum()),
        ),
    )


def draw(basis: Basis, regions: list[str], lang: str) -> Figure:
    """Draw the figure of :func:`slopes`."""
    words = Words(lang)
    years = slope_years(basis, regions)
    levels = basis.rates.loc[years, regions]
    with style.style():
        height = min(TALL, BASE + EACH * len(regions))
        figure = Figure(figsize=(WIDTH, height))
        texts = [
            f"{short_name(region)} {words.number(float(value))}"
            for region in regions
            for value in levels[region].dropna()
        ]
        share, size = margin(texts, 72 * WIDTH, 0.3, 0.52, 10, 600)
        axes = figure.add_axes((LEFT, 0.31 / height, 1 - LEFT - share, 0.96 - 0.31 / height))
        axes.set_xlim(years[0], max(years[-1], years[0] + 1))
        low, high = float(levels.min().min()), float(levels.max().max())
        room = 0.06 * (high - low) + 0.05
        axes.set_ylim(low - room, high + room)
        axes.set_xticks(years, [str(year) for year in years])
        axes.set_yticks([])
        axes.grid(visible=True, axis="x", color=palette.LIGHT)
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="x", length=0)
        for index, region in enumerate(regions):
            colour, dashes, marker = look(index)
            known = levels[region].dropna()
            axes.plot(
                known.index,
                known,
                color=colour,
                dashes=dashes,
                linewidth=1.9,
                marker=marker,
                markersize=5.5,
                clip_on=False,
            )
        _labels(axes, levels, regions, words, size)
    return figure


def _labels(axes: Any, levels: pd.DataFrame, regions: list[str], words: Words, size: float) -> None:
    for year, right in ((levels.index[0], False), (levels.index[-1], True)):
        shown = [
            (float(levels.loc[year, region]), region, look(index)[0])
            for index, region in enumerate(regions)
            if not pd.isna(levels.loc[year, region])
        ]
        labels = [
            (
                value,
                f"{short_name(region)} {words.number(value)}" if right else words.number(value),
                colour,
            )
            for value, region, colour in shown
        ]
        weights = [600] * len(labels)
        beside(axes, float(year), labels, right=right, offset=9, weights=weights, fontsize=size)
    if len(levels) == 3 and len(regions) <= MOST_INNER:
        taken: list[Box] = []
        for index, region in enumerate(regions):
            value = float(levels[region].iloc[1])
            if not pd.isna(value):
                spots = [
                    Spot(float(levels.index[1]), value, ha, above, lift)
                    for lift in (0, 4, 9, 15, 22)
                    for ha in ("left", "right")
                    for above in (True, False)
                ]
                free(axes, words.number(value), spots, taken, fontsize=size, color=look(index)[0])
