"""Labels of a finished figure that touch each other or leave it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text

from povanalysis.report.charts import style


def collisions(figure: Figure) -> list[str]:
    """List labels that touch each other or leave the figure, as drawn in the shipped font.

    Parameters
    ----------
    figure
        A finished figure.

    Returns
    -------
    list of str
        One text for each fault; empty when every label stands free inside the figure.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with style.style():
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        hidden = _undrawn(figure)
        drawn = [
            (text.get_text(), text.get_window_extent(renderer))
            for text in figure.findobj(Text)
            if text.get_visible() and text.get_text().strip() and id(text) not in hidden
        ]
    whole = figure.bbox
    found = [
        f"{text!r} leaves the figure"
        for text, box in drawn
        if box.x0 < whole.x0 - 1
        or box.y0 < whole.y0 - 1
        or box.x1 > whole.x1 + 1
        or box.y1 > whole.y1 + 1
    ]
    for (one, first), (other, second) in combinations(drawn, 2):
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        # boxes hold the line's ascent and descent; letters touch when a quarter of it is shared
        if wide > 1 and high > 0.25 * min(first.height, second.height):
            found.append(f"{one!r} touches {other!r}")
    return found


def _undrawn(figure: Figure) -> set[int]:
    """Find tick labels that matplotlib keeps but does not draw: those beyond their axis."""
    hidden: set[int] = set()
    for axes in figure.axes:
        for axis, which in ((axes.xaxis, 0), (axes.yaxis, 1)):
            low, high = sorted(axis.get_view_interval())
            drawn = {id(tick) for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks())}
            for tick in (*axis.majorTicks, *axis.minorTicks):
                for label in (tick.label1, tick.label2):
                    inside = low - 1e-9 <= label.get_position()[which] <= high + 1e-9
                    if id(tick) not in drawn or not inside:
                        hidden.add(id(label))
    return hidden
