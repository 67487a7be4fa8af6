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
from povanalysis.report.text.language import Words


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
        figure = Figure(figsize=(5.4, 1.85))
        axes = figure.add_axes((0.03, 0.185, 0.94, 0.745))
        spread = float(moved.max() - moved.min()) or 1.0
        left, right = float(moved.min()) - 0.06 * spread, float(moved.max()) + 0.06 * spread
        width = (right - left) / 44
        levels = stack(moved.to_numpy(), width)
        own = moved.index == change.region
        axes.scatter(moved[~own], levels[~own], s=46, color=palette.FAN[2], linewidth=0, zorder=3)
        axes.scatter(moved[own], levels[own], s=64, color=palette.WARM, linewidth=0, zorder=4)
        top = float(levels.max()) + 3.6
        axes.axvline(beside.mean_change, color=palette.ACCENT, linewidth=1.2, zorder=1)
        if left < 0 < right:
            axes.axvline(0, color=palette.LIGHT, linewidth=1, zorder=0)
        _name(
            axes,
            change,
            beside,
            f"{short_name(change.region)} {words.signed(change.change)}",
            words("change.chart-mean", change),
            (levels[own][0], top),
            (left, right),
        )
        axes.set_ylim(-0.8, top)
        axes.set_xlim(left, right)
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
    heights: tuple[float, float],
    limits: tuple[float, float],
) -> None:
    """Name the region's dot and the mean, each on the side away from the other."""
    at, average = change.change, beside.mean_change
    own_right = at >= average
    level, top = heights
    left, right = limits
    aligned = "center"
    if right - at < 0.2 * (right - left):
        aligned = "right"
    elif at - left < 0.2 * (right - left):
        aligned = "left"
    axes.annotate(
        own,
        (at, level),
        xytext=(at, top - 1.35),
        ha=aligned,
        va="top",
        color=palette.WARM,
        fontweight=600,
        # where the label lies across the line of the mean, the line gives way
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        arrowprops={"arrowstyle": "-", "color": palette.WARM, "linewidth": 0.8, "shrinkB": 4},
    )
    far = "right" if own_right else "left"
    if (average - left if far == "right" else right - average) < 0.2 * (right - left):
        far = "left" if far == "right" else "right"
    axes.annotate(
        mean,
        (average, top),
        xytext=(-4 if far == "right" else 4, 0),
        textcoords="offset points",
        ha=far,
        va="top",
        color=palette.ACCENT,
    )
