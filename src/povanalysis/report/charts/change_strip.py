"""The change of one year beside the province: a dot for every regency and city.

A strip shows at a glance what a mean hides: whether a fall was one of many or one of few. The
region is named; the province's mean is a line; nothing else is labelled.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from povanalysis.questions.change import Beside, Change
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.figures import march, peers, yearly
from povanalysis.questions.group import short_name
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import width
from povanalysis.report.text.language import Words

WIDTH, HEIGHT = 5.4, 1.8  # inches
LINE = 14.0  # height of a line of text, points


def stack(values: np.ndarray, width: float) -> np.ndarray:
    """Lift dots that would lie on each other: level 0, 1, 2 … for values closer than a width.

    Parameters
    ----------
    values
        Sorted positions.
    width
        Width of a dot in the same unit.

    Examples
    --------
    >>> stack(np.array([0.0, 0.05, 0.2]), 0.1).tolist()
    [0, 1, 0]
    """
    ends: list[float] = []
    levels = []
    for value in values:
        level = next((k for k, end in enumerate(ends) if value - end >= width), len(ends))
        if level == len(ends):
            ends.append(value)
        ends[level] = value
        levels.append(level)
    return np.array(levels)


def change_strip(observations: pd.DataFrame, change: Change, lang: str) -> Chart | None:
    """Draw the year's changes of all regencies and cities of the province.

    Parameters
    ----------
    observations
        P0 of the province's regencies and cities.
    change
        The change in question.
    lang
        ``id`` or ``en``.

    Returns
    -------
    Chart or None
        None where the change cannot be read against the province.
    """
    if isinstance(change.province, Refusal):
        return None
    words = Words(lang)
    moved = moves(observations, change)
    low, high = float(moved.min()), float(moved.max())
    return Chart(
        style.to_svg(draw(moved, change, change.province, lang)),
        words("change.chart-caption", change),
        words("change.chart-alt", change, lowest=low, highest=high),
    )


def moves(observations: pd.DataFrame, change: Change) -> pd.Series:
    """Give the year's changes of the region and its peers, sorted, percentage points."""
    table = march(observations)
    columns = list(dict.fromkeys([change.region, *peers(table, change.region)]))
    return yearly(table[columns]).loc[change.year].dropna().sort_values()


def draw(moved: pd.Series, change: Change, beside: Beside, lang: str) -> Figure:
    """Draw the figure of :func:`change_strip`."""
    words = Words(lang)
    with style.style():
        figure = Figure(figsize=(WIDTH, HEIGHT))
        axes = figure.add_axes((0.03, 0.185, 0.94, 0.745))
        spread = float(moved.max() - moved.min()) or 1.0
        left, right = float(moved.min()) - 0.06 * spread, float(moved.max()) + 0.06 * spread
        levels = stack(moved.to_numpy(), (right - left) / 44)
        own = moved.index == change.region
        axes.scatter(moved[~own], levels[~own], s=46, color=palette.FAN[2], linewidth=0, zorder=3)
        axes.scatter(moved[own], levels[own], s=64, color=palette.ACCENT, linewidth=0, zorder=4)
        tall = 72 * HEIGHT * 0.745
        point = (float(levels.max()) + 1.6) / (tall - 2 * LINE - 4)  # height of a point in levels
        top = tall * point - 0.8
        axes.set_xlim(left, right)
        axes.set_ylim(-0.8, top)
        if left < 0 < right:
            ends = [-0.8, float(levels.max()) + 0.8]
            axes.plot([0, 0], ends, color=palette.LIGHT, linewidth=1, zorder=0)
        _name(
            axes,
            change,
            beside,
            f"{short_name(change.region)} {words.signed(change.change)}",
            words("change.chart-mean", change),
            (float(levels[own][0]), top, point),
        )
        axes.set_yticks([])
        axes.grid(visible=False)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10]))
        axes.xaxis.set_major_formatter(lambda value, _position: words.signed(value, 1))
        axes.tick_params(labelsize=10)
    return figure


def _name(
    axes: Axes,
    change: Change,
    beside: Beside,
    own: str,
    mean: str,
    heights: tuple[float, float, float],
) -> None:
    """Name the region's dot in the first row above all dots and the mean in the second.

    The line of the mean ends below its name; the name stands beside the region's line.
    """
    at, average = change.change, beside.mean_change
    level, top, point = heights
    left, right = axes.get_xlim()
    unit = (right - left) / (72 * WIDTH * 0.94)
    rows = top - LINE * point, top - 2 * LINE * point
    half = [unit * width(text, 11, weight) / 2 for text, weight in ((own, 600), (mean, 400))]
    named = min(max(at, left + half[0]), right - half[0])
    middle = min(max(average, left + half[1]), right - half[1])
    clear = half[1] + 5 * unit
    if abs(middle - at) < clear:  # beside the region's line, on the side with room
        sides = [at - clear, at + clear] if middle <= at else [at + clear, at - clear]
        inside = [x for x in sides if left + half[1] <= x <= right - half[1]]
        middle = (inside or sides)[0]
    lines = ((at, level + 0.9, rows[0], palette.ACCENT), (average, -0.8, rows[1], palette.GREY))
    for x, start, end, colour in lines:
        axes.plot([x, x], [start, end], color=colour, linewidth=0.9, zorder=1)
    labels = (
        (named, own, rows[0], palette.ACCENT, 600),
        (middle, mean, rows[1], palette.GREY, 400),
    )
    for x, text, height, colour, weight in labels:
        axes.annotate(
            text, (x, height), xytext=(0, 3), textcoords="offset points", ha="center",
            va="baseline", color=colour, fontweight=weight, annotation_clip=False,
        )  # fmt: skip
