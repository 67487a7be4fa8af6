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
    figure = draw(standings, lang)
    return Chart(
        style.to_svg(figure), _caption(standings, reference, words), _alt(standings, words)
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
        axes.set_xlabel(words.text("rank in the province (1 = highest rate)"), labelpad=3)
    return figure


def _row(axes: Any, row: int, standing: Standing, words: Words) -> None:
    from matplotlib.patches import Rectangle

    chances = standing.chances
    for place, chance in enumerate(chances, start=1):
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
    likeliest = int(np.argmax(chances)) + 1
    text = words.text("rank {place}: {chance}").format(
        place=likeliest, chance=words.chance(float(chances[likeliest - 1]))
    )
    before = min(standing.place_low80, standing.place) - 1.4
    after = max(standing.place_high80, standing.place) + 1.4
    left = before - 0.5 > axes.get_xlim()[1] - after  # on the side with more room
    axes.annotate(
        text,
        (before if left else after, row),
        ha="right" if left else "left",
        va="center_baseline",
        color=palette.INK,
        fontsize=9.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
        zorder=5,
    )


def _caption(standings: Sequence[Standing], reference: str, words: Words) -> str:
    _ = words.text
    years = sorted({standing.year for standing in standings})
    return _(
        "Probability of each rank in the province in {month}: the darker, the likelier. Frame: "
        "rank in {last}. Rank 1 has the highest rate."
    ).format(
        month=words.month(reference),
        last=words.joined([words.month(f"{year}-03") for year in years]),
    )


def _alt(standings: Sequence[Standing], words: Words) -> str:
    _ = words.text
    parts = []
    for standing in standings:
        likeliest = int(np.argmax(standing.chances)) + 1
        parts.append(
            _(
                "{region} rank {place} of {of} in {last}, likeliest rank {likeliest} with {chance}, "
                "ranks {low} to {high} with 80 per cent"
            ).format(
                region=short_name(standing.region),
                place=standing.place,
                of=standing.of,
                last=standing.year,
                likeliest=likeliest,
                chance=words.chance(standing.chances[likeliest - 1]),
                low=standing.place_low80,
                high=standing.place_high80,
            )
        )
    return _("Strip of rank probabilities. {listed}.").format(listed="; ".join(parts))
