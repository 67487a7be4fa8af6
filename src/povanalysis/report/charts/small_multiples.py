"""All regencies of a province, one small panel each, in one scale, highest rate first.

Each panel holds the March figures since 2015, the line of the province for reference and, at the
forecast year, the 80 per cent prediction interval. The point is at the province's last complete
year; where a later figure is out, the line runs on to a ring. Everything
stands in a single SVG, which costs one embedded font and lets the eye compare panels.
"""

from __future__ import annotations

from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from povanalysis.questions.ground.figures import yearly
from povanalysis.questions.group import INTERVAL_LEVEL, Basis, short_name
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.text.language import Words

COLUMNS = 5
WIDTH = 5.3  # inches; at 360 px of screen letters are then 8 px high
ROW = 0.93
LEFT, RIGHT, TOP, BOTTOM = 0.24, 0.04, 0.04, 0.24  # margins, inches
HEAD = 0.36  # above each panel: name, and figure with its change
GUTTER = 0.1
LETTERS = 9.3  # points; a name too wide for its panel is set smaller


def small_multiples(basis: Basis, province: str, lang: str) -> Chart:
    """Draw every regency and city of a province.

    Parameters
    ----------
    basis
        Figures and forecasts.
    province
        Its code.
    lang
        ``id`` or ``en``.
    """
    words, facts = Words(lang), _facts(basis, province)
    return Chart(
        style.to_svg(draw(basis, province, lang)),
        words("province.chart-caption", **facts),
        words("province.chart-alt", **facts),
    )


def draw(basis: Basis, province: str, lang: str) -> Figure:
    """Draw the figure of :func:`small_multiples`."""
    words = Words(lang)
    regions = basis.ranked(province)
    rows = -(-len(regions) // COLUMNS)
    height = TOP + rows * ROW + BOTTOM
    top = _top(basis, regions)
    years = _years(basis, province)
    changes = yearly(basis.rates)
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        wide = (WIDTH - LEFT - RIGHT - (COLUMNS - 1) * GUTTER) / COLUMNS
        for index, region in enumerate(regions):
            row, column = divmod(index, COLUMNS)
            low = height - TOP - (row + 1) * ROW
            box = (LEFT + column * (wide + GUTTER), low, wide, ROW - HEAD)
            axes = figure.add_axes(
                (box[0] / WIDTH, box[1] / height, box[2] / WIDTH, box[3] / height)
            )
            _panel(axes, basis, province, region, years)
            axes.set_ylim(0, top)
            value, change = basis.rates.loc[years[1], region], changes[region].get(years[1])
            _head(axes, region, float(value), change, words)
            _ticks(axes, years, words, column == 0, index + COLUMNS >= len(regions))
            if index == 0:
                _name_reference(axes, basis, province)
    return figure


def _years(basis: Basis, province: str) -> tuple[int, int]:
    """Give the first year with a figure of the regencies shown and the last complete one."""
    shown = basis.rates[basis.members(province)].dropna(how="all")
    return int(shown.index[0]), basis.stands_on([province])


def _top(basis: Basis, regions: list[str]) -> float:
    highest = float(np.nanmax(basis.rates[regions].to_numpy()))
    ahead = [
        made.interval(basis.year, INTERVAL_LEVEL).high for r in regions if (made := basis.ahead(r))
    ]
    return float(np.ceil(1.02 * max([highest, *ahead])))


def _panel(axes: Any, basis: Basis, province: str, region: str, years: tuple[int, int]) -> None:
    rates, (first, last) = basis.rates, years
    if province in rates:
        axes.plot(rates.index, rates[province], color=palette.GREY, linewidth=0.9, zorder=3)
    own = rates[region].dropna()
    ahead = basis.ahead(region)
    if ahead is not None:
        interval = ahead.interval(basis.year, INTERVAL_LEVEL)
        axes.plot(
            [basis.year] * 2,
            [interval.low, interval.high],
            color=palette.FAN[2],
            linewidth=3.2,
            solid_capstyle="butt",
            zorder=4,
        )
    axes.plot(own.index, own, color=palette.ACCENT, linewidth=1.7, zorder=5)
    axes.plot([last], [own[last]], "o", color=palette.ACCENT, markersize=3.2, zorder=6)
    for year, value in own[own.index > last].items():
        axes.plot(
            [year], [value], "o", markersize=3.6, zorder=6,
            markerfacecolor="white", markeredgecolor=palette.ACCENT,
        )  # fmt: skip
    axes.set_xlim(first - 0.4, max(basis.year, last + 1, int(own.index[-1])) + 0.5)


def _head(axes: Any, region: str, value: float, change: float | None, words: Words) -> None:
    common = {"xycoords": "axes fraction", "textcoords": "offset points", "fontsize": LETTERS}
    name = short_name(region)
    room = axes.get_position().width * WIDTH * 72
    font = FontProperties(family=matplotlib.rcParams["font.family"], weight=600, size=LETTERS)
    wide = TextPath((0, 0), name, prop=font).get_extents().width
    axes.annotate(
        name, (0, 1), xytext=(0, 12.5), fontweight=600, va="baseline",
        **{**common, "fontsize": LETTERS * min(1, room / wide)},
    )  # fmt: skip
    axes.annotate(
        words.number(value),
        (0, 1),
        xytext=(0, 2),
        color=palette.ACCENT,
        fontweight=600,
        va="baseline",
        **common,
    )
    if change is not None and not pd.isna(change):
        axes.annotate(
            words.signed(float(change)),
            (1, 1),
            xytext=(0, 2),
            color=palette.GREY,
            ha="right",
            va="baseline",
            **common,
        )


def _ticks(axes: Any, years: tuple[int, int], words: Words, first: bool, last: bool) -> None:
    top = axes.get_ylim()[1]
    step = 10 if top > 15 else 5
    heights = np.arange(0, top + 0.1, step)
    axes.set_yticks(heights, [words.number(h, 0) for h in heights] if first else [])
    ends = sorted(set(years))
    axes.set_xticks(ends, [str(year) for year in ends] if last else [])
    axes.tick_params(labelsize=8.5, pad=1.5)
    axes.tick_params(axis="x", length=2, color=palette.LIGHT)
    if last and len(ends) > 1:
        axes.get_xticklabels()[0].set_ha("left")
        axes.get_xticklabels()[1].set_ha("right")


def _name_reference(axes: Any, basis: Basis, province: str) -> None:
    """Name the province's line once, in the first panel, where the region lies far above it."""
    line = basis.rates[province].dropna() if province in basis.rates else pd.Series(dtype=float)
    if line.empty:
        return
    axes.annotate(
        short_name(province),
        (float(line.index[0]), float(line.iloc[-1])),
        xytext=(0, -2),
        textcoords="offset points",
        va="top",
        color=palette.GREY,
        fontsize=8.5,
    )


def _facts(basis: Basis, province: str) -> dict[str, Any]:
    """Return what caption and alternative text speak of."""
    first, last = _years(basis, province)
    members, rates = basis.members(province), basis.rates
    return {
        "province": province,
        "chart_first": first,
        "last_year": last,
        "year": basis.year,
        "level": INTERVAL_LEVEL,
        "n_regions": len(members),
        "thin": province in rates,
        "ring": bool(basis.newer(members, last)),
        "bar": any(basis.ahead(region) for region in members),
        "panels": [
            {
                "region": region,
                "start": rates[region].dropna().iloc[0],
                "end": rates.loc[last, region],
            }
            for region in basis.ranked(province)
        ],
    }
