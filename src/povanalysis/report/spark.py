"""The sparkline: a region's series at the size of a word, with the target as a dashed line."""

from __future__ import annotations

from matplotlib.figure import Figure

from povanalysis.report import style
from povanalysis.report.card import Card
from povanalysis.report.words import Words


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
    with style.style():
        figure = Figure(figsize=(2.6, 0.82))
        axes = figure.add_axes((0.0, 0.28, 1.0, 0.7))
        axes.axis("off")
        for spell in spells:
            axes.plot(*zip(*spell, strict=True), color=style.ACCENT, linewidth=1.8)
        axes.plot(*points[-1], "o", color=style.ACCENT, markersize=5)
        if "target" in card:
            axes.axhline(card["target"], color=style.WARM, linewidth=1.2, dashes=(3, 2))
            label = words.text("dashed: target")
            figure.text(0.48, 0.06, label, ha="center", fontsize=8.5, color=style.WARM)
        axes.margins(x=0.03, y=0.12)
        for side, (year, _value) in (("left", points[0]), ("right", points[-1])):
            place = 0.0 if side == "left" else 1.0
            figure.text(place, 0.06, str(int(year)), ha=side, fontsize=8.5, color=style.GREY)
    return style.to_svg(figure), _described(card, points, words)


def _described(card: Card, points: list[tuple[float, float]], words: Words) -> str:
    _ = words.text
    (from_year, first), (to_year, last) = points[0], points[-1]
    values = [value for _year, value in points]
    text = _(
        "Line: {first} per cent in {from_year}, {last} per cent in {to_year}; highest {high}, "
        "lowest {low}."
    ).format(
        first=words.number(first),
        from_year=int(from_year),
        last=words.number(last),
        to_year=int(to_year),
        high=words.number(max(values)),
        low=words.number(min(values)),
    )
    if "target" in card:
        text += " " + _("Dashed line: target {value}.").format(value=words.number(card["target"]))
    return text
