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
from povanalysis.report.charts.labels import margin
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month

WIDTH = 5.3
ROW = 0.46
FRAME = 0.62
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
        names = [short_name(standing.region) for standing in standings]
        share, size = margin(names, 72 * WIDTH, 0.21, 0.36, 11)
        axes = figure.add_axes((share, 0.55 / height, 0.975 - share, ROW * len(standings) / height))
        axes.set_xlim(0.5, most + 0.5)
        axes.set_ylim(len(standings) - 0.5, -0.5)
        for row, standing in enumerate(standings):
            _row(axes, row, standing, words)
        axes.grid(visible=False)
        axes.spines["bottom"].set_visible(False)
        ticks = [1, *range(5, most + 1, 5)]
        axes.set_xticks(ticks, [str(tick) for tick in ticks])
        axes.tick_params(axis="x", length=0)
        axes.set_yticks(range(len(standings)), names, fontsize=size)
        for label in axes.get_yticklabels():
            label.set_color(palette.INK)
        axes.set_xlabel(words("ranking.chart-axis"), labelpad=3)
    return figure


def _row(axes: Any, row: int, standing: Standing, words: Words) -> None:
    from matplotlib.patches import Rectangle

    for place, chance in enumerate(standing.chances, start=1):
        axes.add_patch(
            Rectangle(
                (place - 0.5, row - 0.2),
                1,
                0.4,
                facecolor=SHADES(min(1.0, float(np.sqrt(chance)))),
                edgecolor=palette.LIGHT,
                linewidth=0.4,
            )
        )
    axes.add_patch(
        Rectangle(
            (standing.place - 0.5, row - 0.28),
            1,
            0.56,
            fill=False,
            edgecolor=palette.WARM,
            linewidth=1.6,
            zorder=4,
        )
    )
    before = min(standing.place_low80, standing.place) - 1.4
    after = max(standing.place_high80, standing.place) + 1.4
    left = before - 0.5 > axes.get_xlim()[1] - after  # on the side with more room
    axes.annotate(
        words("ranking.chart-row", standing),
        (before if left else after, row),
        ha="right" if left else "left",
        va="center_baseline",
        color=palette.INK,
        fontsize=9.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
        zorder=5,
    )
