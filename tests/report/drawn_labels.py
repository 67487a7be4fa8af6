"""Labels of a finished figure that touch each other or anything drawn, or leave it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection, QuadMesh
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from povanalysis.report.charts import palette, style

NARROW = 390.0
"""Width of a telephone, px; charts reach from edge to edge there (render/assets/report.css)."""
LEAST = 9.0
"""Least size of letters there, px."""


def collisions(figure: Figure) -> list[str]:
    """List labels that touch each other or a drawn thing, leave the figure, or are too small.

    Parameters
    ----------
    figure
        A finished figure.

    Returns
    -------
    list of str
        One text for each fault; empty when every label stands free inside the figure.
    """
    with style.style():
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        hidden = _undrawn(figure)
        texts = [
            text
            for text in figure.findobj(Text)
            if text.get_visible() and text.get_text().strip() and id(text) not in hidden
        ]
        drawn = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
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
    things = [thing for axes in figure.axes for thing in _things(axes)]
    for text, box in drawn:
        letters = Bbox.from_extents(  # less the room above and below that the line has
            box.x0 + 0.5, box.y0 + 0.15 * box.height, box.x1 - 0.5, box.y1 - 0.15 * box.height
        )
        found += [
            f"{text!r} touches {name}"
            for name, path, filled in things
            if path.intersects_bbox(letters, filled=filled)
        ]
    wide = figure.get_figwidth() * 72
    found += [
        f"{text.get_text()!r} is {text.get_fontsize() * NARROW / wide:.1f} px high"
        for text in texts
        if text.get_fontsize() * NARROW / wide < LEAST - 0.01
    ]
    return found


def _things(axes: Axes) -> Iterator[tuple[str, Path, bool]]:
    """Give what is drawn in a chart as paths in pixels; cells with a figure inside are none.

    Rules that guide the eye from row to row lie under the figures of a chart as they do in a table.
    """
    for line in axes.lines:
        if line.get_color() == palette.LIGHT:
            continue
        at = line.get_transform().transform(np.asarray(line.get_xydata(), dtype=float))
        at = at[np.isfinite(at).all(axis=1)]
        if line.get_linestyle() not in ("None", "none") and len(at) > 1:
            yield "a line", Path(at), False
        if line.get_marker() not in ("None", "none", "", None):
            yield from _points(axes, at, line.get_markersize() / 2)
    for band in axes.collections:
        if isinstance(band, PathCollection):
            at = band.get_offset_transform().transform(band.get_offsets())
            yield from _points(axes, at, float(np.sqrt(band.get_sizes().max())) / 2)
        elif not isinstance(band, QuadMesh):
            for path in band.get_paths():
                yield "a band", band.get_transform().transform_path(path), True
    for patch in axes.patches:
        yield "a bar", patch.get_transform().transform_path(patch.get_path()), True


def _points(axes: Axes, at: Any, half: float) -> Iterator[tuple[str, Path, bool]]:
    for point in at:
        yield "a point", Path.circle(point, 0.9 * half * axes.figure.dpi / 72), True


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
