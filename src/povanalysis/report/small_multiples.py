"""All regencies of a province, one small panel each, in one scale, highest rate first.

Each panel holds the March figures since 2015, the line of the province for reference and, at the
forecast year, the 80 per cent prediction interval. Everything stands in a single SVG, which costs
one embedded font and lets the eye compare panels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from povanalysis.report import palette, style
from povanalysis.report.basis import Basis, short_name
from povanalysis.report.charts import Chart
from povanalysis.report.words import Words

COLUMNS = 5
WIDTH = 5.3  # inches; at 360 px of screen letters are then 8 px high
ROW = 0.93
LEFT, RIGHT, TOP, BOTTOM = 0.24, 0.04, 0.04, 0.24  # margins, inches
HEAD = 0.36  # above each panel: name, and figure with its change
GUTTER = 0.1


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
    figure = draw(basis, province, lang)
    words = Words(lang)
    return Chart(
        style.to_svg(figure), _caption(basis, province, words), _alt(basis, province, words)
    )


def draw(basis: Basis, province: str, lang: str) -> Figure:
    """Draw the figure of :func:`small_multiples`."""
    words = Words(lang)
    regions = basis.ranked(province)
    rows = -(-len(regions) // COLUMNS)
    height = TOP + rows * ROW + BOTTOM
    top = _top(basis, regions)
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
            _panel(axes, basis, province, region, top)
            _head(axes, basis, region, words)
            _ticks(axes, basis, words, column == 0, index + COLUMNS >= len(regions))
            if index == 0:
                _name_reference(axes, basis, province)
    return figure


def _top(basis: Basis, regions: list[str]) -> float:
    highest = float(np.nanmax(basis.rates[regions].to_numpy()))
    ahead = max(basis.forecasts[r].interval(basis.year, 0.8).high for r in regions)
    return float(np.ceil(1.02 * max(highest, ahead)))


def _panel(axes: Any, basis: Basis, province: str, region: str, top: float) -> None:
    rates = basis.rates
    if province in rates:
        axes.plot(rates.index, rates[province], color=palette.GREY, linewidth=0.9, zorder=3)
    own = rates[region].dropna()
    interval = basis.forecasts[region].interval(basis.year, 0.8)
    axes.plot(
        [basis.year] * 2,
        [interval.low, interval.high],
        color=palette.FAN[2],
        linewidth=3.2,
        solid_capstyle="butt",
        zorder=4,
    )
    axes.plot(own.index, own, color=palette.ACCENT, linewidth=1.7, zorder=5)
    axes.plot(own.index[-1:], own.iloc[-1:], "o", color=palette.ACCENT, markersize=3.2, zorder=6)
    axes.set_xlim(rates.index[0] - 0.4, max(basis.year, basis.last_year + 1) + 0.5)
    axes.set_ylim(0, top)


def _head(axes: Any, basis: Basis, region: str, words: Words) -> None:
    own = basis.rates[region].dropna()
    change = own.diff().iloc[-1] if len(own) > 1 else float("nan")
    common = {"xycoords": "axes fraction", "textcoords": "offset points", "fontsize": 9.3}
    axes.annotate(
        short_name(region), (0, 1), xytext=(0, 12.5), fontweight=600, va="baseline", **common
    )
    axes.annotate(
        words.number(float(own.iloc[-1])),
        (0, 1),
        xytext=(0, 2),
        color=palette.ACCENT,
        fontweight=600,
        va="baseline",
        **common,
    )
    if not pd.isna(change):
        axes.annotate(
            words.signed(round(float(change), 10)),
            (1, 1),
            xytext=(0, 2),
            color=palette.GREY,
            ha="right",
            va="baseline",
            **common,
        )


def _ticks(axes: Any, basis: Basis, words: Words, first: bool, last: bool) -> None:
    top = axes.get_ylim()[1]
    step = 10 if top > 15 else 5
    heights = np.arange(0, top + 0.1, step)
    axes.set_yticks(heights, [words.number(h, 0) for h in heights] if first else [])
    years = [int(basis.rates.index[0]), basis.last_year]
    axes.set_xticks(years, [str(year) for year in years] if last else [])
    axes.tick_params(labelsize=8.5, pad=1.5)
    axes.tick_params(axis="x", length=2, color=palette.LIGHT)
    if last:
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


def _caption(basis: Basis, province: str, words: Words) -> str:
    _ = words.text
    return _(
        "Poor people, per cent of the population, {first}–{last}, in all {count} regencies and "
        "cities of {province} by their rate in {month}, with the change on the year in points. "
        "Thin line: the province. Bar: 80 per cent prediction interval for {ahead}."
    ).format(
        first=int(basis.rates.index[0]),
        last=basis.last_year,
        count=len(basis.members(province)),
        province=short_name(province),
        month=words.month(f"{basis.last_year}-03"),
        ahead=words.month(f"{basis.year}-03"),
    )


def _alt(basis: Basis, province: str, words: Words) -> str:
    _ = words.text
    regions = basis.ranked(province)
    first, last = int(basis.rates.index[0]), basis.last_year
    listed = "; ".join(
        _("{region} from {start} to {end}").format(
            region=short_name(region),
            start=words.number(float(basis.rates[region].dropna().iloc[0])),
            end=words.number(float(basis.rates[region].dropna().iloc[-1])),
        )
        for region in regions
    )
    return _("Small line charts in one scale, {first} to {last}, per cent: {listed}.").format(
        first=first, last=last, listed=listed
    )
