"""Rank probability strip: where each region may stand in its province at the forecast year.

One row a region, one cell a place, dark where the place is likely. Place 1 has the highest rate. A
ring marks the place of the last figures. Probabilities are shares of joint draws, in which the
regencies of a province move together (:mod:`povanalysis.questions.ranking`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from povanalysis.questions.group import short_name
from povanalysis.questions.ranking import Standing
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month

WIDTH = 5.4
ROW = 0.54
FRAME = 0.54
STRIP = 0.24
"""How far below the middle of its row a strip lies, in rows; name and words stand above it."""
SHADES = LinearSegmentedColormap.from_list(
    "rank", ["#ffffff", *palette.FAN, palette.ACCENT, "#03262d"]
)


def rank_strip(standings: Sequence[Standing], reference: str, lang: str) -> Chart:
    """Draw the probability of each place in the province.

    Parameters
    ----------
    standings
        Regions in the order of rows.
    reference
        Reference month of the target year, ``YYYY-MM``.
    lang
        ``id`` or ``en``.
    """
    words = Words(lang)
    months = [
        words.month(reference_month(year)) for year in sorted({one.year for one in standings})
    ]
    return Chart(
        style.to_svg(draw(standings, lang)),
        words("ranking.chart-caption", reference=reference, months=months),
        words("ranking.chart-alt", rows=standings),
    )


def draw(standings: Sequence[Standing], lang: str) -> Figure:
    """Draw the figure of :func:`rank_strip`."""
    words = Words(lang)
    most = max(standing.of for standing in standings)
    height = FRAME + ROW * len(standings)
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        axes = figure.add_axes((0.01, 0.5 / height, 0.98, ROW * len(standings) / height))
        axes.set_xlim(0.5, most + 0.5)
        axes.set_ylim(len(standings) - 0.5, -0.5)
        for row, standing in enumerate(standings):
            _row(axes, row, standing, words)
        axes.grid(visible=False)
        axes.spines["bottom"].set_visible(False)
        ticks = [1, *range(5, most + 1, 5)]
        axes.set_xticks(ticks, [str(tick) for tick in ticks])
        axes.tick_params(axis="x", length=0)
        axes.set_yticks([])
        axes.set_xlabel(words("ranking.chart-axis"), labelpad=3)
    return figure


def _row(axes: Any, row: int, standing: Standing, words: Words) -> None:
    from matplotlib.patches import Rectangle

    for place, chance in enumerate(standing.chances, start=1):
        axes.add_patch(
            Rectangle(
                (place - 0.5, row + STRIP - 0.2),
                1,
                0.4,
                facecolor=SHADES(min(1.0, float(np.sqrt(chance)))),
                edgecolor=palette.LIGHT,
                linewidth=0.4,
            )
        )
    axes.add_patch(
        Rectangle(
            (standing.place - 0.5, row + STRIP - 0.24),
            1,
            0.48,
            fill=False,
            edgecolor=palette.INK,
            linewidth=1.6,
            zorder=4,
        )
    )
    name = axes.annotate(
        short_name(standing.region), (0.5, row), xytext=(0, 4), textcoords="offset points",
        va="baseline", color=palette.INK, fontweight=600,
    )  # fmt: skip
    said = words("ranking.chart-row", standing)
    axes.annotate(
        said, (axes.get_xlim()[1], row), xytext=(0, 4), textcoords="offset points", ha="right",
        va="baseline", color=palette.GREY, fontsize=name.get_fontsize() - 1,
    )  # fmt: skip
