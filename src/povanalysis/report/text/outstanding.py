"""Sentences on who is out already and who is not: a new year arrives piecemeal.

Which year an answer stands on is decided in :mod:`povanalysis.questions.ground.years`; here it is
told.
"""

from __future__ import annotations

from collections.abc import Sequence

from povanalysis.questions.ground.years import Absent
from povanalysis.questions.group import short_name
from povanalysis.questions.ranking import Newer
from povanalysis.report.text.language import Words


def listed(items: Sequence[str], words: Words) -> str:
    """Join items, at most six of them, and count the others."""
    return words.listed(items)


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
    return " ".join(words.tell(found, "absent"))
