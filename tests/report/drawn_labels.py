"""Labels of a finished figure that touch each other or anything drawn, or leave it."""

from __future__ import annotations

from collections.abc import Iterator
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
        figure.draw_without_rendering()  # laid out; how it looks costs as much again
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
    x0, y0, x1, y1 = np.array([box.extents for _text, box in drawn]).reshape(-1, 4).T
    wide = np.minimum.outer(x1, x1) - np.maximum.outer(x0, x0)
    high = np.minimum.outer(y1, y1) - np.maximum.outer(y0, y0)
    # boxes hold the line's ascent and descent; letters touch when a quarter of it is shared
    touching = (wide > 1) & (high > 0.25 * np.minimum.outer(y1 - y0, y1 - y0))
    found += [
        f"{drawn[one][0]!r} touches {drawn[other][0]!r}"
        for one, other in np.argwhere(np.triu(touching, 1))
    ]
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
    points = figure.get_figwidth() * 72
    found += [
        f"{text.get_text()!r} is {text.get_fontsize() * NARROW / points:.1f} px high"
        for text in texts
        if text.get_fontsize() * NARROW / points < LEAST - 0.01
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
