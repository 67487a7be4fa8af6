"""Known and assumed figures by their distance from the regions' last year; scenarios read and checked.

An assumed figure is ``{(region, "YYYY-MM" or year): value}``. One that bears on no forecast is refused;
one beyond every change its place has made so far is taken, and said to be extrapolated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import numpy as np

from povanalysis.errors import ParameterError
from povanalysis.trends.given.rows import Figure
from povanalysis.trends.given.structure import Learnt
from povanalysis.trends.models.known import Known
from povanalysis.trends.panels.hierarchy import SAME_TIME, Hierarchy
from povanalysis.trends.panels.observed import find_region

EXTRAPOLATED = "what follows from it is extrapolated."
"""How the note on a figure beyond all that was seen ends."""

Scenario = Mapping[tuple[str, str | int], float]


def figure_at(hierarchy: Hierarchy, column: int, number: int, time: float) -> Figure:
    """Name a parent's figure by its distance: whole years where it is of the regions' period."""
    year = int(np.floor(time + 1e-6))
    if abs(_annual(hierarchy, column, year) - time) < SAME_TIME:
        return Figure(number, years=year - int(hierarchy.years[column]))
    return Figure(number, span=round(time - hierarchy.clock(column), 4))


def _annual(hierarchy: Hierarchy, column: int, year: int) -> float:
    """Return the time of the regions' own figures of a year, past or to come."""
    to = int(np.searchsorted(hierarchy.years, year))
    if to < len(hierarchy.years) and hierarchy.years[to] == year:
        return hierarchy.clock(to)
    return hierarchy.clock(column) + year - int(hierarchy.years[column])


def by_label(hierarchy: Hierarchy, given: Scenario) -> Scenario:
    """Return a scenario with the frame's labels for the names or codes of its places.

    Raises
    ------
    RegionError
        A place is not in the frame, or a name fits several.
    """
    labels = [*hierarchy.parents, *hierarchy.regions]
    where = "the frame"
    return {(find_region(r, labels, where), when): value for (r, when), value in given.items()}


def assumed_figures(
    hierarchy: Hierarchy, column: int, given: Scenario, horizon: int
) -> dict[Figure, Known]:
    """Read the assumed figures that lie beyond a year."""
    found = {}
    for (region, when), value in given.items():
        code = str(region)
        if not hierarchy.link.allows(np.array(float(value))):
            raise ParameterError(
                f"given {code} {when}: {value:g} is not {hierarchy.link.domain}.",
                cure="Give a figure in the unit of the panel.",
            )
        time = _when(hierarchy, column, when)
        if not SAME_TIME < time - hierarchy.clock(column) < horizon + SAME_TIME:
            continue
        if code in hierarchy.parents:
            figure = figure_at(hierarchy, column, hierarchy.parents.index(code), time)
        else:
            ahead = int(np.floor(time + 1e-6)) - int(hierarchy.years[column])
            figure = Figure(hierarchy.regions.index(code), True, max(ahead, 1))
        found[figure] = Known(code, time, float(value), True)
    return found


def _when(hierarchy: Hierarchy, column: int, when: str | int) -> float:
    """Turn ``YYYY-MM``, ``YYYY`` or a year into a time."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", str(when).strip())
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        raise ParameterError(
            f"given: {when!r} is no reference month.",
            cure="Give the month as '2026-03', or the year of the regions' own figures.",
        )
    year = int(match[1])
    annual = _annual(hierarchy, column, year)
    months = hierarchy.clock(column) % 1 > 1e-6
    if not match[2] or not months:
        return annual
    return year + (int(match[2]) - 0.5) / 12


def z_of(hierarchy: Hierarchy, one: Known) -> float:
    """Carry a figure to the link scale."""
    return float(hierarchy.link.forward(np.array(one.value)))


def extrapolated(
    hierarchy: Hierarchy, learnt: Learnt, figures: Collection[tuple[Figure, Known]]
) -> tuple[str, ...]:
    """Name assumed figures that lie beyond every change a place above has seen."""
    notes = []
    for figure, one in figures:
        if not one.assumed or figure.region:
            continue
        times, z = hierarchy.figures[figure.place]
        past = times < learnt.time + SAME_TIME
        moved = np.abs(np.diff(z[past])) / np.sqrt(np.diff(times[past]))
        before = hierarchy.at(figure.place, learnt.time)
        asked = abs(z_of(hierarchy, one) - before) / np.sqrt(one.time - learnt.time)
        if moved.size and asked > moved.max():
            notes.append(
                f"The assumed figure of {one.region}, {one.value:g} for {one.period}, lies beyond "
                f"every change it has made so far: {EXTRAPOLATED}"
            )
    return tuple(notes)


def refuse_unused(
    hierarchy: Hierarchy, given: Scenario, used: set[Known], horizon: int, last: Mapping[str, int]
) -> None:
    """Refuse assumed figures that bear on no forecast."""
    done = {(one.region, one.value) for one in used}
    for (region, when), value in given.items():
        if (str(region), float(value)) not in done:
            first, end = min(last.values()) + 1, max(last.values()) + horizon
            raise ParameterError(
                f"given {region} {when} bears on no forecast: it lies outside {first} to {end}, or "
                f"the frame holds no figure of {region} of the regions' last year, or it was "
                "another place then.",
                cure=f"Give a month after the last figures and up to {end}, of a place whose "
                "earlier figures are in the frame.",
            )
