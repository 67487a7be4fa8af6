"""Yearly changes of several regions, a row each: the last one beside the others and the province.

Every mark is one yearly change in points since the first comparable March. The last one is filled;
a cross below marks what the regencies and cities of its province did on average in that year. Names
and figures stand beside the axes, in two columns.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from povanalysis.questions.ground.figures import peers, yearly
from povanalysis.questions.group import Basis, short_name
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import margin
from povanalysis.report.text.language import Words

WIDTH = 5.4
ROW = 0.5
FRAME = 0.36  # above and below the rows, inches
OWN, MEAN = -0.18, 0.2  # where in its row stands the region, and where its province


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
    last = int(steps.index[-1])
    height = FRAME + ROW * len(regions)
    provinces = [short_name(region[:2] + "00") for region in regions]
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        names = [short_name(region) for region in regions]
        share, size = margin([*names, *provinces], 72 * WIDTH, 0.21, 0.43, 10, 600)
        right = 0.11  # for the figures, as wide in either language
        axes = figure.add_axes(
            (share, 0.3 / height, 1 - share - right, ROW * len(regions) / height)
        )
        axes.set_ylim(len(regions) - 0.5, -0.5)
        means = {r: province_mean(basis, r, last) for r in regions if pd.notna(steps.loc[last, r])}
        low = min([float(steps.min().min()), *means.values()])
        high = max([float(steps.max().max()), *means.values()])
        room = 0.05 * (high - low) or 0.1
        axes.set_xlim(low - room, high + room)
        axes.axvline(0, color=palette.GREY, linewidth=0.9, zorder=1)
        for row, region in enumerate(regions):
            axes.axhline(row + 0.5, color=palette.LIGHT, linewidth=0.8, zorder=0)
            _row(axes, steps[region], row, means.get(region))
            own, mean = steps.loc[last, region], means.get(region)
            for place, lift, name, value, colour, weight in (
                (row, OWN, names[row], own, palette.ACCENT, 600),
                (row, MEAN, provinces[row], mean, palette.GREY, 400),
            ):
                look: dict[str, Any] = {
                    "xycoords": ("axes fraction", "data"), "va": "center_baseline",
                    "fontsize": size, "fontweight": weight, "color": colour,
                    "annotation_clip": False, "textcoords": "offset points",
                }  # fmt: skip
                axes.annotate(name, (0, place + lift), xytext=(-8, 0), ha="right", **look)
                if value is not None and mean is not None:
                    figures = words.signed(float(value))
                    axes.annotate(figures, (1, place + lift), xytext=(36, 0), ha="right", **look)
        axes.grid(visible=True, axis="x")
        axes.grid(visible=False, axis="y")
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="x", length=0, labelsize=10)
        axes.set_yticks([])
        axes.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10]))
        axes.xaxis.set_major_formatter(lambda value, _position: words.signed(value, 1))
    return figure


def _row(axes: Any, steps: pd.Series, row: int, mean: float | None) -> None:
    """Draw a region: earlier years behind the last one, the mean of its province below."""
    earlier, last = steps.iloc[:-1].dropna(), steps.iloc[-1:].dropna()
    axes.plot(
        earlier, [row + OWN] * len(earlier), "o", markersize=5.5, markerfacecolor="white",
        markeredgecolor=palette.FAN[2], markeredgewidth=1, zorder=3,
    )  # fmt: skip
    axes.plot(last, [row + OWN] * len(last), "o", markersize=8, color=palette.ACCENT, zorder=5)
    if mean is not None:
        axes.plot(
            [mean], [row + MEAN], "x", markersize=6, markeredgewidth=1.8, color=palette.GREY,
            zorder=4,
        )  # fmt: skip


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
    return {
        "first": int(steps.index[0]) - 1,
        "before": last - 1,
        "last": last,
        "points": points,
        "count": len(points),
        "below": sum(one["change"] < one["mean"] for one in points),
    }
