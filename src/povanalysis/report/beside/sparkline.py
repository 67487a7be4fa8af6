"""The sparkline: a region's series in small, its ends in figures, the target as a dashed line.

Written as SVG directly. A front page has one for every report, and a build of hundreds would wait
for matplotlib to set up as many charts; nor need the build load it at all.
"""

from __future__ import annotations

from html import escape

from povanalysis.report.beside.front_card import Card
from povanalysis.report.charts import font_faces
from povanalysis.report.charts.palette import ACCENT, GREY, WARM
from povanalysis.report.text.language import Words

_WIDTH, _HEIGHT, _FLOOR = (
    187.0,
    59.0,
    38.5,
)  # points; below the floor stand both ends and the target
_SIDE, _TOP = 5.5, 5.5
_BASELINE = 55.5


def sparkline(card: Card, words: Words) -> tuple[str, str] | None:
    """Draw a card's series.

    Parameters
    ----------
    card
        With ``series``; its ``target`` and ``year`` are drawn where they are given.
    words
        Language of the alternative text.

    Returns
    -------
    tuple of str or None
        SVG and alternative text; None for a card with fewer than two figures.
    """
    spells = [[(year, value) for year, value in spell] for spell in card.get("series", [])]
    points = [point for spell in spells for point in spell]
    if len(points) < 2:
        return None
    target = card.get("target")
    return _drawn(spells, target, words), _described(card, points, words)


def _drawn(spells: list[list[tuple[float, float]]], target: float | None, words: Words) -> str:
    points = [point for spell in spells for point in spell]
    first, last = points[0][0], points[-1][0]
    values = [value for _year, value in points] + ([] if target is None else [target])
    low, high = min(values), max(values)

    def x(year: float) -> float:
        return _SIDE + (_WIDTH - 2 * _SIDE) * (year - first) / ((last - first) or 1)

    def y(value: float) -> float:
        return _FLOOR - (_FLOOR - _TOP) * ((value - low) / (high - low) if high > low else 0.5)

    def text(place: float, anchor: str, colour: str, said: str) -> str:
        return (
            f'<text x="{place:.1f}" y="{_BASELINE}" text-anchor="{anchor}" fill="{colour}">'
            f"{escape(said)}</text>"
        )

    ends = [
        words("front.spark-end", year=int(year), value=value)
        for year, value in (points[0], points[-1])
    ]
    label = "" if target is None else words("front.spark-target", value=target)
    parts = [
        text(0, "start", GREY, ends[0]),
        text(_WIDTH, "end", ACCENT, ends[1]),
        f'<circle cx="{x(last):.1f}" cy="{y(points[-1][1]):.1f}" r="3" fill="{ACCENT}"/>',
    ]
    for spell in spells:
        line = " ".join(f"{x(year):.1f},{y(value):.1f}" for year, value in spell)
        parts.append(f'<polyline points="{line}" stroke="{ACCENT}" stroke-width="1.8"/>')
    if target is not None:
        parts += [
            f'<path d="M0 {y(target):.1f}H{_WIDTH:g}" stroke="{WARM}" stroke-width="1.2" '
            'stroke-dasharray="3.6 2.4"/>',
            text(0.5 * _WIDTH, "middle", WARM, label),
        ]
    letters = {400: "".join([*ends, label])}
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH:g}pt" height="{_HEIGHT:g}pt" '
        f'viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" fill="none" stroke-linejoin="round">'
    )
    # quoted: a family whose name ends with a number is none otherwise
    look = f"text{{font:8.5px '{font_faces.FAMILY}'}}{font_faces.style_sheet(letters)}"
    return f"{head}<style>{look}</style>{''.join(parts)}</svg>"


def _described(card: Card, points: list[tuple[float, float]], words: Words) -> str:
    (from_year, first), (to_year, last) = points[0], points[-1]
    values = [value for _year, value in points]
    text = words(
        "front.spark-alt",
        first=first,
        from_year=int(from_year),
        last=last,
        to_year=int(to_year),
        high=max(values),
        low=min(values),
    )
    if "target" in card:
        text += " " + words("front.spark-alt-target", target=card["target"])
    return text
