"""Places that are the sum of their regions, found in the figures: what they are forecast from."""

from __future__ import annotations

import numpy as np

from povanalysis.trends.given.knowledge import Knowledge
from povanalysis.trends.given.scenario import figure_at
from povanalysis.trends.given.structure import Learnt
from povanalysis.trends.models.known import Place
from povanalysis.trends.panels.hierarchy import Hierarchy

SAME_LEVEL = 0.02
"""Link scale: a place further than this from the sum of its regions is more than they are."""


def places_of(knowledge: Knowledge, newest: int) -> dict[str, Place]:
    """Describe the places that are the sum of their regions, to forecast them from draws."""
    hierarchy = knowledge.hierarchy
    found: dict[int, Place | None] = {}
    for year in (newest, newest - 1):
        column = int(np.searchsorted(hierarchy.years, year))
        if column >= len(hierarchy.years) or hierarchy.years[column] != year:
            continue
        learnt = knowledge.learnt(column)
        if learnt is None:
            continue
        for number in range(len(hierarchy.parents)):
            members = hierarchy.under(number, column)
            out = np.isfinite(hierarchy.z[members, column]).all()
            out &= np.isfinite(hierarchy.at(number, learnt.time))
            if out and number not in found:  # where one is not, the year before tells
                sums = number in learnt.sums
                found[number] = _place(hierarchy, learnt, number) if sums else None
    return {place.code: place for place in found.values() if place is not None}


def _place(hierarchy: Hierarchy, learnt: Learnt, number: int) -> Place | None:
    """Describe a place as the sum of its regions; None where their level is not its own."""
    column, link = learnt.column, hierarchy.link
    here = np.flatnonzero(hierarchy.under(number, column)[learnt.rows])
    codes = [hierarchy.regions[r] for r in learnt.rows[here]]
    weights, value = learnt.weights[here], hierarchy.value[learnt.rows[here], column]
    total = float(link.forward(np.average(value, weights=weights)))
    own = hierarchy.at(number, learnt.time)
    if not abs(own - total) < SAME_LEVEL:
        return None
    return Place(
        hierarchy.parents[number],
        dict(zip(codes, weights.tolist(), strict=True)),
        int(hierarchy.years[column]),
        learnt.time,
        hierarchy.figure(own),
        own - total,
        _since(hierarchy, column, number),
        tuple(code for code, guess in zip(codes, learnt.guessed[here], strict=True) if guess),
    )


def _since(hierarchy: Hierarchy, column: int, number: int) -> tuple[int, float, float] | None:
    """Return year, time and value of a place's newest figure beyond a year of its regions."""
    found = None
    times, z = hierarchy.figures[number]
    for time, one in zip(times, z, strict=True):
        figure = figure_at(hierarchy, column, number, float(time))
        if figure.years > 0:
            year = int(hierarchy.years[column]) + figure.years
            found = year, float(time), hierarchy.figure(one)
    return found
