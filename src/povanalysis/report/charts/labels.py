"""Labels that stand beside what they name and never on each other.

Positions are moved apart as little as possible (:func:`spread`); whether labels touch is measured
on the drawn figure, in the shipped font by tests, not guessed from their lengths. A label inside a
chart (:func:`free`) stands clear of lines, bands, bars, points and other labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import matplotlib
import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as MarkPath
from matplotlib.text import Annotation, Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Bbox

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge, points from the corner of the axes."""

ASCENT, DESCENT = 0.75, 0.25
"""What letters reach above and below their line, in font sizes."""
LINE_HEIGHT = 1.2
"""Distance of two lines of text, in font sizes."""
_ROUND = [(np.cos(turn), np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 13)[:-1]] + [(0, 0)]


def spread(
    wanted: Sequence[float], gap: float, least: float = -np.inf, most: float = np.inf
) -> list[float]:
    """Move label positions apart so that neighbours keep a distance, as little as possible.

    Parameters
    ----------
    wanted
        Positions asked for.
    gap
        Least distance between two labels.
    least, most
        Bounds that no label leaves while there is room for all between them.

    Returns
    -------
    list of float
        New positions in the order of ``wanted``; their order is kept.

    Examples
    --------
    >>> spread([1.0, 1.0, 5.0], 1.0), spread([1.0, 1.0, 5.0], 1.0, least=1.0)
    ([0.5, 1.5, 5.0], [1.0, 2.0, 5.0])
    """
    order = np.argsort(wanted, kind="stable")
    blocks: list[list[float]] = []
    for index in order:
        blocks.append([float(wanted[index]), 1.0])
        while len(blocks) > 1:
            (low, n_low), (high, n_high) = blocks[-2], blocks[-1]
            if high - low >= gap * (n_low + n_high) / 2:
                break
            total = n_low + n_high
            # the centre of a block is the mean of what its members asked for
            blocks[-2:] = [[(low * n_low + high * n_high) / total, total]]
    placed: list[float] = []
    for centre, count in blocks:
        placed += [centre + gap * (k - (count - 1) / 2) for k in range(int(count))]
    for k in range(len(placed) - 1, -1, -1):  # down from the upper bound, then up from the lower
        placed[k] = min(placed[k], most - gap * (len(placed) - 1 - k))
    for k in range(len(placed)):
        placed[k] = max(placed[k], least + gap * k)
    result = [0.0] * len(placed)
    for position, index in zip(placed, order, strict=True):
        result[index] = position
    return result


def beside(
    axes: Any,
    x: float,
    labels: Sequence[tuple[float, str, str]],
    *,
    right: bool = True,
    offset: float = 6.0,
    fontsize: float = 10.0,
    weights: Sequence[int] | None = None,
) -> list[Text]:
    """Write labels beside a vertical line, moved apart where they would touch.

    Parameters
    ----------
    axes
        Where to write; its limits must be final.
    x
        Position of the line, in data.
    labels
        Height in data, text and colour of each.
    right
        Whether they stand to the right of the line.
    offset
        Distance from the line, points.
    fontsize
        Points.
    weights
        Font weight of each label, 400 or 600; all 400 when not given.
    """
    low, high = axes.get_ylim()
    height = axes.get_position().height * axes.figure.get_figheight() * 72
    gap = LINE_HEIGHT * fontsize / height * (high - low)
    wanted = [value for value, _text, _colour in labels]
    places = spread(wanted, gap, low + gap / 2, high - gap / 2)
    weights = weights or [400] * len(labels)
    return [
        axes.annotate(
            text,
            (x, place),
            xytext=(offset if right else -offset, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center_baseline",
            color=colour,
            fontsize=fontsize,
            fontweight=weight,
            annotation_clip=False,
        )
        for (_value, text, colour), place, weight in zip(labels, places, weights, strict=True)
    ]


def width(text: str, fontsize: float, weight: int = 400) -> float:
    """Give the width of a text in points, in the shipped font."""
    return _width(text, fontsize, weight, tuple(matplotlib.rcParams["font.family"]))


@lru_cache(maxsize=8192)
def _width(text: str, fontsize: float, weight: int, family: tuple[str, ...]) -> float:
    font = FontProperties(family=family, weight=weight, size=fontsize)
    return float(TextPath((0, 0), text, prop=font).get_extents().width)


def margin(
    texts: Sequence[str], room: float, least: float, most: float, fontsize: float, weight: int = 400
) -> tuple[float, float]:
    """Give the margin that labels beside a chart need, and their letters' size.

    Parameters
    ----------
    texts
        The labels.
    room
        Width of the figure, points.
    least, most
        Bounds of the margin, shares of that width.
    fontsize, weight
        Size wanted in points, and weight.

    Returns
    -------
    tuple of float
        Share of the width; size in points, smaller than wanted where the longest label would not
        fit into the widest margin.
    """
    pad = 14  # points between label and axes, and outside
    need = max(width(text, fontsize, weight) for text in texts) + pad
    share = min(max(need / room, least), most)
    return share, fontsize * min(1.0, (share * room - pad) / (need - pad))


@dataclass(frozen=True)
class Spot:
    """Where a label may stand: beside a point in data, on the side that it is aligned away from.

    Parameters
    ----------
    x, y
        The point it names.
    ha
        ``left``, ``center`` or ``right``: which part of the label stands at the point.
    above
        Whether it stands above the point or below.
    lift
        How much farther from the point than others, points.
    """

    x: float
    y: float
    ha: str
    above: bool
    lift: float = 0.0


def obstacles(axes: Any) -> tuple[Any, list[MarkPath]]:
    """Find what is drawn in a chart: points along lines and round marks, and filled shapes.

    Parameters
    ----------
    axes
        The chart; its limits must be final.

    Returns
    -------
    tuple
        Points, and filled shapes; both in points of print from the lower left of the figure.
    """
    figure = axes.figure
    dots = 72 / figure.dpi
    found, shapes = [np.empty((0, 2))], []
    for line in axes.lines:
        at = line.get_transform().transform(np.asarray(line.get_xydata(), dtype=float)) * dots
        at = at[np.isfinite(at).all(axis=1)]
        if line.get_linestyle() not in ("None", "none", " ", ""):
            for one, other in pairwise(at):
                steps = max(2, int(np.hypot(*(other - one))) + 1)
                found.append(one + np.linspace(0, 1, steps)[:, None] * (other - one))
        if line.get_marker() not in ("None", "none", " ", "", None):
            half = line.get_markersize() / 2
            found += [at + np.array(way) * half for way in _ROUND]
    for band in axes.collections:
        offsets = band.get_offsets()
        if len(band.get_offset_transform().transform(offsets)) and len(band.get_sizes()):
            at = band.get_offset_transform().transform(offsets) * dots
            half = float(np.sqrt(band.get_sizes().max())) / 2
            found += [at + np.array(way) * half for way in _ROUND]
        else:
            made = [band.get_transform().transform_path(path) for path in band.get_paths()]
            shapes += [MarkPath(path.vertices * dots) for path in made]
    for patch in axes.patches:
        path = patch.get_transform().transform_path(patch.get_path())
        shapes.append(MarkPath(path.vertices * dots))
    return np.concatenate(found), shapes


def free(
    axes: Any,
    text: str,
    spots: Sequence[Spot],
    taken: list[Box],
    *,
    fontsize: float = 10.0,
    offset: float = 6.0,
    **look: Any,
) -> Annotation:
    """Write a label at the first spot where it touches nothing drawn and no other label.

    Where every spot touches something, at the one that touches least.

    Parameters
    ----------
    axes
        Where to write; its limits must be final and all else drawn.
    text
        The label.
    spots
        Where it may stand, best first.
    taken
        Boxes of labels written before, in points; the new one is added.
    fontsize, offset
        Points; the offset is the distance of the label from its point.
    **look
        Colour, weight and so on, as matplotlib names them.
    """
    points, shapes = obstacles(axes)
    inches = axes.figure.get_size_inches() * 72
    place = axes.get_position()
    edges = place.x0 * inches[0], place.y0 * inches[1], place.x1 * inches[0], inches[1]
    across = width(text, fontsize, look.get("fontweight", 400))

    def box(spot: Spot) -> Box:
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[spot.ha]
        at = axes.transData.transform((spot.x, spot.y)) * 72 / axes.figure.dpi
        away = offset + spot.lift if spot.above else -offset - spot.lift - fontsize * ASCENT
        x, foot = at[0] - share * across, at[1] + away - DESCENT * fontsize
        return x, foot, x + across, foot + (ASCENT + DESCENT) * fontsize

    def touched(spot: Spot) -> float:
        x0, y0, x1, y1 = box(spot)
        inside = (points >= (x0 - 2, y0 - 1.5)) & (points <= (x1 + 2, y1 + 1.5))
        around = Bbox.from_extents(x0 - 2, y0 - 1, x1 + 2, y1 + 1)
        filled = sum(shape.intersects_bbox(around, filled=True) for shape in shapes)
        labels = sum(x0 < b[2] and b[0] < x1 and y0 < b[3] and b[1] < y1 for b in taken)
        beyond = x0 < edges[0] - 1 or y0 < edges[1] - 1 or x1 > edges[2] + 1 or y1 > edges[3]
        return float(inside.all(axis=1).sum() + 20 * filled + 1000 * (labels + beyond))

    best = min(spots, key=touched)
    taken.append(box(best))
    foot = box(best)[1]
    at = axes.transData.transform((best.x, best.y)) * 72 / axes.figure.dpi
    written: Annotation = axes.annotate(
        text,
        (best.x, best.y),
        xytext=(0, foot + DESCENT * fontsize - at[1]),
        textcoords="offset points",
        ha=best.ha,
        va="baseline",
        fontsize=fontsize,
        annotation_clip=False,
        **look,
    )
    return written
