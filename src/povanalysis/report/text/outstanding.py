"""Sentences on who is out already and who is not: a new year arrives piecemeal.

Which year an answer stands on is decided in :mod:`povanalysis.questions.ground.years`; here it is
told.
"""

from __future__ import annotations

from collections.abc import Sequence

from povanalysis.questions.ground.years import Absent
from povanalysis.questions.group import Basis, short_name
from povanalysis.questions.ranking import Newer
from povanalysis.report.text.language import Words
from povanalysis.report.text.phrases import enumeration

MOST_NAMED = 6


def listed(items: Sequence[str], words: Words) -> str:
    """Join items, at most six of them, and count the others."""
    if len(items) <= MOST_NAMED:
        return enumeration(items, words)
    rest = words.text("{count} others").format(count=len(items) - MOST_NAMED + 1)
    return enumeration([*items[: MOST_NAMED - 1], rest], words)


def names(regions: Sequence[str], words: Words) -> str:
    """Name regions, at most six of them, and count the others."""
    return listed([short_name(region) for region in regions], words)


def newer(found: Sequence[Newer], words: Words) -> str:
    """Name the figures of a later year than the one an answer stands on; empty without any."""
    _ = words.text
    if not found:
        return ""
    text = _("Newer figures are out: {figures}.")
    if len(found) == 1:
        text = _("A newer figure is out: {figures}.")
    item = _("{region} ({rate}, {year})")
    figures = [
        item.format(region=short_name(one.region), rate=words.per_cent(one.value), year=one.year)
        for one in found
    ]
    return text.format(figures=listed(figures, words))


def missing(found: Absent, words: Words) -> str:
    """Name those without a figure for the year and say why; empty where all have one."""
    _ = words.text
    sentences = []
    if found.waiting:
        text = _("Not yet out for {year}: {names}.")
        sentences.append(text.format(year=found.year, names=names(found.waiting, words)))
    if found.stopped:
        text = _("Not counted, for want of a recent figure: {names}.")
        item = _("{region} (last {year})")
        ends = [item.format(region=short_name(code), year=year) for code, year in found.stopped]
        sentences.append(text.format(names=listed(ends, words)))
    if found.lacking:
        text = _("Without a figure for {year} in these data: {names}.")
        sentences.append(text.format(year=found.year, names=names(found.lacking, words)))
    return " ".join(sentences)


def expected(basis: Basis, region: str, words: Words) -> list[str]:
    """Give median and 80 per cent interval of the forecast year, or the figure that is out."""
    known, ahead = basis.out(region), basis.ahead(region)
    if known is not None:
        return [words.number(known), words.text("already out")]
    if ahead is None:
        return ["–", "–"]
    interval = ahead.interval(basis.year, 0.8)
    bounds = f"{words.number(interval.low)}–{words.number(interval.high)}"
    return [words.number(ahead.median(basis.year)), bounds]
