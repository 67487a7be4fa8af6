"""The fan chart of one region: its series, its forecast, its target and its province.

As every chart it is a :class:`~povanalysis.report.charts.chart.Chart`: the SVG, a caption and an
alternative text made of the same numbers. Labels stand beside what they name; those at the
right edge are moved apart where they would touch, measured in the shipped font.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from povanalysis.questions.outlook import Outlook
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import Box, Spot, beside, free
from povanalysis.report.text.language import Words
from povanalysis.series import decimal_year
from povanalysis.trends import Interval

LEVELS = (0.95, 0.80, 0.50)
SHOW_AHEAD = 3
LIFTS = (0, 4, 9, 15, 22, 30)


def fan_chart(outlook: Outlook, province: pd.DataFrame | None, lang: str) -> Chart:
    """Draw the series with its forecast as a fan, the target and the province.

    Parameters
    ----------
    outlook
        The region's outlook.
    province
        Annual P0 of the province, or None.
    lang
        ``id`` or ``en``.
    """
    words, first = Words(lang), outlook.series.iloc[0]
    place = None
    if province is not None and not province.empty:
        last = province.iloc[-1]
        name, year = province.attrs["name"], int(last["year"])
        place = {"name": name, "value": float(last["value"]), "year": year}
    more = {
        "first_year": int(first["year"]),
        "first_value": float(first["value"]),
        "end": _reach(outlook),
        "september": (outlook.series["period"] != "March").any(),
        "province": place,
    }
    return Chart(
        style.to_svg(draw(outlook, province, lang)),
        words("trend.chart-caption", outlook, **more),
        words("trend.chart-alt", outlook, **more),
    )


def draw(outlook: Outlook, province: pd.DataFrame | None, lang: str) -> Figure:
    """Draw the figure of :func:`fan_chart`."""
    words = Words(lang)
    series, forecast = outlook.series, outlook.forecast
    if province is not None:
        province = province[province["time"] >= series["time"].iloc[0]]
    ahead = [year for year in forecast.years if year <= _reach(outlook)]
    start = decimal_year(outlook.last_year, "March")
    times = np.array([start, *(decimal_year(year, "March") for year in ahead)])
    with style.style():
        figure = Figure(figsize=(5.4, 2.75))
        axes = figure.add_axes((0.06, 0.12, 0.71, 0.84))
        for level, colour in zip(LEVELS, palette.FAN, strict=True):
            bounds = [forecast.interval(year, level) for year in ahead]
            low = [outlook.last_value, *(bound.low for bound in bounds)]
            high = [outlook.last_value, *(bound.high for bound in bounds)]
            axes.fill_between(times, low, high, color=colour, linewidth=0)
        medians = [outlook.last_value, *(forecast.median(year) for year in ahead)]
        axes.plot(times, medians, color=palette.ACCENT, linewidth=1.2, dashes=(4, 2.5))
        last, median = ahead[-1], float(medians[-1])
        edge = [
            (median, words("trend.label-median", year=last, value=median), palette.ACCENT),
        ]
        for level in LEVELS:
            share = words.per_cent(100 * level, 0)
            edge += [(end, share, palette.GREY) for end in _ends(forecast.interval(last, level))]
        _draw_series(axes, series)
        if province is not None and not province.empty:
            axes.plot(
                province["time"], province["value"], color=palette.GREY, linewidth=1.1, zorder=2
            )
        if outlook.target is not None:
            axes.plot(
                [decimal_year(outlook.year, "March")],
                [outlook.target.value],
                marker="D",
                markersize=6,
                color=palette.WARM,
                markeredgecolor="white",
                zorder=6,
            )
            axes.axhline(outlook.target.value, color=palette.WARM, linewidth=0.9, dashes=(1.5, 2))
            target = words("trend.label-target", value=outlook.target.value)
            edge.append((outlook.target.value, target, palette.WARM))
        _finish(axes, words, series, province, times)
        _label_lines(axes, words, outlook, province)
        beside(axes, float(times[-1]), edge)
    return figure


def _reach(outlook: Outlook) -> int:
    """Return the last year drawn."""
    return max(outlook.coming.year, outlook.last_year + SHOW_AHEAD)


def _ends(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high


def _draw_series(axes: Any, series: pd.DataFrame) -> None:
    march, before = (
        series.loc[chosen, ["time", "value"]]
        for chosen in (series["period"] == "March", series["period"] != "March")
    )
    for spell in (before, march):  # no line where the month changes: half a year is no change
        axes.plot(spell["time"], spell["value"], color=palette.ACCENT, linewidth=1.8, zorder=4)
    axes.plot(
        before["time"],
        before["value"],
        linestyle="none",
        marker="o",
        markersize=5,
        markerfacecolor="white",
        markeredgecolor=palette.ACCENT,
        markeredgewidth=1.3,
        zorder=5,
    )
    axes.plot(
        march["time"],
        march["value"],
        linestyle="none",
        marker="o",
        markersize=5,
        color=palette.ACCENT,
        zorder=5,
    )


def _finish(
    axes: Any, words: Words, series: pd.DataFrame, province: pd.DataFrame | None, times: Any
) -> None:
    first, last = int(series["year"].iloc[0]), int(float(times[-1]))
    step = 2 if last - first <= 20 else 5
    years = [year for year in range(first, last + 1) if (last - year) % step == 0]
    axes.set_xticks([decimal_year(year, "March") for year in years], [str(y) for y in years])
    axes.set_xlim(float(series["time"].iloc[0]) - 0.45, float(times[-1]) + 0.05)
    axes.yaxis.set_major_locator(_integer_locator())
    decimals = 0 if all(float(tick).is_integer() for tick in axes.get_yticks()) else 1
    axes.yaxis.set_major_formatter(lambda value, _position: words.number(value, decimals))
    low, high = axes.get_ylim()
    low, high = max(0, low), high + 0.08 * (high - low)  # room for the label above the first point
    if province is not None and not province.empty:
        # and for the province's name below the end of its line
        room = 22 / (72 * axes.figure.get_figheight() * axes.get_position().height)
        low = min(low, (float(province["value"].iloc[-1]) - room * high) / (1 - room))
    axes.set_yticks([tick for tick in axes.get_yticks() if max(0, low) <= tick <= high])
    axes.set_ylim(low, high)


def _integer_locator() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, steps=[1, 2, 5, 10])


def _label_lines(axes: Any, words: Words, outlook: Outlook, province: pd.DataFrame | None) -> None:
    """Write the last and the first figure, the months and the province's name clear of all drawn."""
    own, taken = outlook.series, list[Box]()
    for row, ha in ((own.iloc[-1], "center"), (own.iloc[0], "left")):
        spots = [
            Spot(float(row["time"]), float(row["value"]), side, above, lift)
            for lift in LIFTS
            for side in (ha, "right", "left", "center")
            for above in (True, False)
        ]
        label = words.number(float(row["value"]))
        look: dict[str, Any] = {"color": palette.ACCENT, "zorder": 7, **_weight(ha)}
        free(axes, label, spots, taken, fontsize=11, **look)
        if len(own) == 1:
            break
    _name_months(axes, words, own, taken)
    if province is None or province.empty:
        return
    end = province.iloc[-1]
    above = float(end["value"]) > outlook.last_value  # on the side away from the region
    along = province[province["time"] >= axes.get_xlim()[0]].iloc[::-1]
    spots = [
        Spot(float(row.time), float(row.value), ha, side, lift)
        for lift in LIFTS
        for row in along.itertuples()
        for ha in ("right", "center", "left")
        for side in (above, not above)
    ]
    name = f"{province.attrs['name']} {words.number(float(end['value']))}"
    free(axes, name, spots, taken, offset=5, color=palette.GREY)


def _name_months(axes: Any, words: Words, own: pd.DataFrame, taken: list[Box]) -> None:
    """Name the months where the line is broken: September before it, March after."""
    before = own[own["period"] != "March"]
    if before.empty or len(before) == len(own):
        return
    gap = (float(before["time"].iloc[-1]) + float(own["time"].iloc[len(before)])) / 2
    axes.axvline(gap, color=palette.LIGHT, linewidth=1, zorder=0)
    low, high = axes.get_ylim()
    heights = [low + share * (high - low) for share in np.linspace(0.01, 0.96, 20)]
    left, right = axes.get_xlim()
    apart = 3 * (right - left) / (72 * axes.get_position().width * axes.figure.get_figwidth())
    for name, x, ha in (("september", gap - apart, "right"), ("march", gap + apart, "left")):
        spots = [Spot(x, height, ha, above=True) for height in heights]
        text = words(f"trend.label-{name}")
        named = free(axes, text, spots, taken, offset=1, fontsize=9, color=palette.GREY)
        heights.sort(key=lambda height: abs(height - named.xy[1]))  # the other at the same height


def _weight(ha: str) -> dict[str, int]:
    return {"fontweight": 600} if ha == "center" else {}
