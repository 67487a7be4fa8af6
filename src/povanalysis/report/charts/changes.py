"""Yearly changes of several regions, a row each: the last one beside the others and the province.

Every mark is one yearly change in points since the first comparable March. The last one is filled
and named; a cross marks what the regencies and cities of its province did on average in that year.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from povanalysis.questions.ground.figures import peers, yearly
from povanalysis.questions.group import Basis, short_name
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import margin
from povanalysis.report.text.language import Words

WIDTH = 5.3
ROW = 0.6
FRAME = 0.46  # above and below the rows, inches


def changes(basis: Basis, regions: list[str], lang: str) -> Chart | None:
    """Draw the yearly changes of some regions up to the last year that all of them have.

    Parameters
    ----------
    basis
        Figures and forecasts.
    regions
        Codes, from top to bottom.
    lang
        ``id`` or ``en``.

    Returns
    -------
    Chart or None
        None where none of them has a figure for the year before.
    """
    if steps_of(basis, regions).iloc[-1:].isna().all(axis=None):
        return None
    words, facts = Words(lang), _facts(basis, regions)
    return Chart(
        style.to_svg(draw(basis, regions, lang)),
        words("comparison.changes-caption", **facts),
        words("comparison.changes-alt", **facts),
    )


def steps_of(basis: Basis, regions: list[str]) -> pd.DataFrame:
    """Give the yearly changes of some regions up to the last year that all of them have."""
    return yearly(basis.rates.loc[: basis.stands_on(regions), regions])


def province_mean(basis: Basis, region: str, year: int) -> float:
    """Give the mean change in a year of those of a region's province that have one, points."""
    return float(yearly(basis.rates).loc[year, peers(basis.rates, region)].mean())


def draw(basis: Basis, regions: list[str], lang: str) -> Figure:
    """Draw the figure of :func:`changes`."""
    words = Words(lang)
    steps = steps_of(basis, regions)
    height = FRAME + ROW * len(regions)
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        names = [short_name(region) for region in regions]
        share, size = margin(names, 72 * WIDTH, 0.21, 0.36, 11)
        axes = figure.add_axes((share, 0.36 / height, 0.955 - share, ROW * len(regions) / height))
        axes.set_ylim(len(regions) - 0.5, -0.5)
        for row, region in enumerate(regions):
            new = row == 0 or regions[row - 1][:2] != region[:2]
            _row(axes, basis, steps[region], row, region, new, words)
        last = int(steps.index[-1])
        means = [province_mean(basis, r, last) for r in regions if pd.notna(steps.loc[last, r])]
        low = min([float(steps.min().min()), *means])
        high = max([float(steps.max().max()), *means])
        room = 0.07 * (high - low) or 0.1
        axes.set_xlim(low - room, high + room)
        axes.axvline(0, color=palette.GREY, linewidth=0.9, zorder=1)
        axes.grid(visible=True, axis="x")
        axes.grid(visible=False, axis="y")
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="x", length=0)
        axes.set_yticks(range(len(regions)), names, fontsize=size)
        for label in axes.get_yticklabels():
            label.set_color(palette.INK)
        axes.xaxis.set_major_formatter(lambda value, _position: words.signed(value, 1))
    return figure


def _row(
    axes: Any, basis: Basis, steps: pd.Series, row: int, region: str, new: bool, words: Words
) -> None:
    """Draw a region; its province is named where it differs from that of the row above."""
    earlier, last = steps.iloc[:-1].dropna(), steps.iloc[-1:].dropna()
    axes.plot(
        earlier,
        [row] * len(earlier),
        "o",
        markersize=6,
        markerfacecolor="white",
        markeredgecolor=palette.GREY,
        markeredgewidth=1,
        zorder=3,
    )
    if last.empty:
        return
    mean = province_mean(basis, region, int(last.index[0]))
    axes.plot(last, [row], "o", markersize=8, color=palette.ACCENT, zorder=5)
    axes.plot(
        [mean],
        [row],
        "x",
        markersize=7,
        markeredgewidth=2,
        color=palette.WARM,
        zorder=6,
    )
    for value in last:
        axes.annotate(
            words.signed(float(value)),
            (value, row),
            xytext=(0, 7),
            textcoords="offset points",
            ha="center",
            va="bottom",
            color=palette.ACCENT,
            fontweight=600,
        )
    named = f"{short_name(region[:2] + '00')} " if new else ""
    axes.annotate(
        named + words.signed(mean),
        (mean, row),
        xytext=(0, -7),
        textcoords="offset points",
        ha="center",
        va="top",
        color=palette.WARM,
        fontsize=9.5,
    )


def _facts(basis: Basis, regions: list[str]) -> dict[str, Any]:
    """Return what caption and alternative text speak of."""
    steps = steps_of(basis, regions)
    last, points = int(steps.index[-1]), []
    for region in regions:
        own = steps[region].dropna()
        if last not in own.index:
            continue
        points.append(
            {
                "region": region,
                "change": own[last],
                "mean": province_mean(basis, region, last),
                "earlier": len(own) > 1,
                "low": own.iloc[:-1].min(),
                "high": own.iloc[:-1].max(),
            }
        )
    return {"first": int(steps.index[0]) - 1, "before": last - 1, "last": last, "points": points}
