"""What the province may do: the probability of a target against it."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from povanalysis.questions.scenarios import Scenarios
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.text.language import Words

TALL = 0.72
"""Height of the province's own forecast behind the line, as a share of the chart's."""
APART = 8.0
"""Least distance of two labels beside each other, points."""


def chart(found: Scenarios, lang: str) -> Chart:
    """Draw the probability of the target against the province's figure, its forecast behind.

    Parameters
    ----------
    found
        The scenarios.
    lang
        ``id`` or ``en``.
    """
    words = Words(lang)
    svg = style.to_svg(draw(found, lang))
    return Chart(svg, words("scenarios.chart-caption", found), words("scenarios.chart-alt", found))


def draw(found: Scenarios, lang: str) -> Figure:
    """Draw the figure of :func:`chart`."""
    words = Words(lang)
    values = np.array([one.value for one in found.curve])
    chances = 100 * np.array([one.probability for one in found.curve])
    density = np.array([one.density for one in found.curve])
    with style.style():
        figure = Figure(figsize=(5.4, 2.0))
        axes = figure.add_axes((0.07, 0.15, 0.9, 0.63))
        axes.set_xlim(float(values[0]), float(values[-1]))
        axes.set_ylim(-3, 103)
        likely = 103 * TALL * density / (density.max() or 1.0)
        axes.fill_between(values, -3, likely - 3, color=palette.FAN[0], linewidth=0)
        axes.plot(values, chances, color=palette.ACCENT, linewidth=1.8, zorder=4)
        shown = [one for one in found.few if values[0] <= one.value <= values[-1]]
        axes.plot(
            [one.value for one in shown],
            [100 * one.probability for one in shown],
            linestyle="none",
            marker="o",
            markersize=5,
            color=palette.ACCENT,
            zorder=5,
        )
        forecast, last = (words(f"scenarios.label-{key}", found) for key in ("forecast", "last"))
        labels = [(found.place_median, forecast, palette.GREY)]
        if values[0] <= found.place_last <= values[-1]:
            labels.append((found.place_last, last, palette.INK))
        for at, _text, colour in labels:
            axes.axvline(at, color=colour, linewidth=1, dashes=(3, 2), zorder=2)
        _above(axes, labels)
        axes.set_yticks([0, 25, 50, 75, 100])
        axes.xaxis.set_major_locator(_locator())
        few = all(round(tick, 1) == round(tick, 6) for tick in axes.get_xticks())
        axes.xaxis.set_major_formatter(lambda value, _at: words.number(value, 1 if few else 2))
        axes.tick_params(labelsize=10)
    return figure


def _locator() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, steps=[1, 2, 5, 10])


def _above(axes: Any, labels: list[tuple[float, str, str]]) -> None:
    """Name vertical lines above the chart, one row higher where two names would touch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure = axes.figure
    canvas = FigureCanvasAgg(figure)
    renderer: Any = canvas.get_renderer()
    whole = figure.bbox.width
    taken: list[tuple[float, float]] = []
    for at, text, colour in labels:
        label = axes.annotate(
            text, (at, 1.0), xycoords=("data", "axes fraction"), color=colour, fontsize=10,
            xytext=(0, 4), textcoords="offset points", ha="center", va="bottom",
            annotation_clip=False,
        )  # fmt: skip
        box = label.get_window_extent(renderer)
        shift = max(0.0, 2 - box.x0) - max(0.0, box.x1 - (whole - 2))
        touches = any(box.x0 + shift < end + APART and box.x1 + shift > start - APART
                      for start, end in taken)  # fmt: skip
        taken.append((box.x0 + shift, box.x1 + shift))
        dots = 72 / figure.dpi
        label.set_position((shift * dots, 18 if touches else 4))
