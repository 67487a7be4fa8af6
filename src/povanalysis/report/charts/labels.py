"""Labels that stand beside what they name and never on each other.

Positions are moved apart as little as possible (:func:`spread`); whether labels touch is measured
on the drawn figure, in the shipped font by tests, not guessed from their lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib
import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import TextPath

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge, points from the corner of the axes."""

DESCENT = 0.25
"""What letters reach below their line, in font sizes."""
LINE_HEIGHT = 1.2
"""Distance of two lines of text, in font sizes."""


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
    family = matplotlib.rcParams["font.family"]
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


def free(
    axes: Any,
    text: str,
    spots: Sequence[Spot],
    lines: Sequence[tuple[Any, Any, float]],
    taken: list[Box],
    *,
    fontsize: float = 10.0,
    offset: float = 6.0,
    **look: Any,
) -> Text:
    """Write a label at the first spot where it crosses no line and no other label.

    Where every spot is crossed, at the one that is crossed least.

    Parameters
    ----------
    axes
        Where to write; its limits must be final.
    text
        The label.
    spots
        Where it may stand, best first.
    lines
        Times and values of what is drawn, in data, and how ill it is crossed, beside a line at 1.
    taken
        Boxes of labels written before, in points; the new one is added.
    fontsize, offset
        Points; the offset is the distance of the label from its point.
    **look
        Colour, weight and so on, as matplotlib names them.
    """
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    place, inches = axes.get_position(), axes.figure.get_size_inches() * 72
    wide, tall = place.width * inches[0], place.height * inches[1]
    above = inches[1] * (1 - place.y0)  # labels may reach into the margin over the axes
    drawn = []
    for times, values, weight in lines:
        across = (np.asarray(times, dtype=float) - left) / (right - left) * wide
        fine = np.arange(max(across[0], 0), min(across[-1], wide) + 1)
        up = (np.asarray(values, dtype=float) - low) / (high - low) * tall
        heights = np.interp(fine, across, up)
        drawn.append(np.column_stack([fine, heights, np.full(len(fine), weight)]))
    points = np.concatenate(drawn) if drawn else np.empty((0, 3))
    across_text = width(text, fontsize, look.get("fontweight", 400))

    def box(spot: Spot) -> Box:
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[spot.ha]
        x = (spot.x - left) / (right - left) * wide - share * across_text
        away = offset + spot.lift if spot.above else -offset - spot.lift - fontsize
        foot = (spot.y - low) / (high - low) * tall + away - DESCENT * fontsize
        return x, foot, x + across_text, foot + (1 + DESCENT) * fontsize

    def crossed(spot: Spot) -> float:
        x0, y0, x1, y1 = box(spot)
        at = points[:, :2]
        inside = ((at >= (x0 - 1, y0 - 1)) & (at <= (x1 + 1, y1 + 1))).all(axis=1)
        touched = sum(x0 < b[2] and b[0] < x1 and y0 < b[3] and b[1] < y1 for b in taken)
        beyond = x0 < -1 or y0 < -1 or x1 > wide + 1 or y1 > above
        return float(points[inside, 2].sum()) + 1000 * (touched + beyond)

    best = min(spots, key=crossed)
    taken.append(box(best))
    written: Text = axes.annotate(
        text,
        (best.x, best.y),
        xytext=(0, (1 if best.above else -1) * (offset + best.lift)),
        textcoords="offset points",
        ha=best.ha,
        va="baseline" if best.above else "top",
        fontsize=fontsize,
        **look,
    )
    return written
