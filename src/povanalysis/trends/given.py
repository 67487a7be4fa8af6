"""Forecasts given what is known: figures of places above that reach further, neighbours, scenarios.

:func:`inform` takes the forecasts of a panel as they are without knowledge and conditions those of
every last year on what is known beyond it:

* figures of parents, of any period, later than the regions' own;
* regions whose series reach further than others' ("already out");
* assumed figures (a scenario), which stand in for a known figure of the same place and period.

Each forecast keeps what it knew and what it was without; the panel keeps what draws need.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from povanalysis.errors import ParameterError, RegionError, listing
from povanalysis.trends.distribution import Forecast
from povanalysis.trends.hierarchy import SAME_TIME, Hierarchy
from povanalysis.trends.joint import PanelForecast
from povanalysis.trends.knowledge import Knowledge, State
from povanalysis.trends.known import Given, Known, Place
from povanalysis.trends.rows import Figure
from povanalysis.trends.structure import Learnt

Scenario = Mapping[tuple[str, str | int], float]

SAME_LEVEL = 0.02
"""Link scale: a place further than this from the sum of its regions is more than they are."""

MAX_ROWS = 600
"""Most figures conditioned on; beyond it neighbours whose parent is known are left out."""


def inform(
    made: PanelForecast,
    knowledge: Knowledge,
    higher: pd.DataFrame,
    horizon: int,
    given: Scenario | None = None,
) -> PanelForecast:
    """Condition the forecasts of a panel on what is known beyond its last years.

    Parameters
    ----------
    made
        The forecasts without knowledge.
    knowledge
        The panel's past and the places above it.
    higher
        The rows of the places above.
    horizon
        Years ahead.
    given
        Assumed figures, ``{(region, "YYYY-MM" or year): value}``.

    Raises
    ------
    ParameterError
        An assumed figure has no bearing on any forecast; the message says why.
    RegionError
        It is of a region that is not in the frame.
    """
    hierarchy = knowledge.hierarchy
    sources = _sources(higher)
    last = {region: one.last_year for region, one in made.forecasts.items()}
    forecasts, blocks, used = dict(made.forecasts), [], set()
    for year in sorted(set(last.values())):
        column = int(np.searchsorted(hierarchy.years, year))
        assumed = _assumed(hierarchy, column, given or {}, horizon)
        known = {**_known(hierarchy, column, horizon, sources), **assumed}
        if not known:
            continue
        values = {f: _z(hierarchy, one) for f, one in assumed.items()}
        state = knowledge.state(column, _trimmed(hierarchy, column, list(known)), values)
        if state is None:
            continue
        used |= {one for f in state.known if (one := known[f]).assumed}
        block = _informed(knowledge, state, known, forecasts, year)
        if block is not None:
            blocks.append(block)
    _refuse_unused(hierarchy, given or {}, used, horizon, last)
    places = _places(knowledge, max(last.values()))
    return replace(made, forecasts=forecasts, given=tuple(blocks), places=places)


def _informed(
    knowledge: Knowledge,
    state: State,
    known: Mapping[Figure, Known],
    forecasts: dict[str, Forecast],
    year: int,
) -> Given | None:
    """Replace the forecasts of one last year by those given what is known."""
    hierarchy, learnt = knowledge.hierarchy, state.learnt
    names = [hierarchy.regions[r] for r in learnt.rows]
    targets = [
        i for i, name in enumerate(names) if name in forecasts and forecasts[name].last_year == year
    ]
    if not targets:
        return None
    last = hierarchy.z[learnt.rows, learnt.column]
    steps = len(state.given.span)
    grid = len(forecasts[names[targets[0]]].quantiles[0])
    without = np.broadcast_to(last[:, None, None], (len(last), steps, grid)).copy()
    for i in targets:
        without[i] = forecasts[names[i]].quantiles
    quantiles = knowledge.quantiles(state, last, without)
    for i in targets:
        if not (state.given.told[i] > 0).any():
            continue
        plain = forecasts[names[i]]
        forecasts[names[i]] = replace(
            plain,
            quantiles=tuple(map(tuple, quantiles[i].tolist())),
            known=_of(hierarchy, state, known, i),
            without=plain,
            notes=plain.notes + _extrapolated(hierarchy, state, known),
        )
    return Given(tuple(names[i] for i in targets), np.array(targets), state.given)


def _of(
    hierarchy: Hierarchy, state: State, known: Mapping[Figure, Known], i: int
) -> tuple[Known, ...]:
    """Return what is known of one region's own parents and neighbours, the nearest place first."""
    row, column = state.learnt.rows[i], state.learnt.column
    chain, group = [int(hierarchy.member[row, column])], state.learnt.structure.group
    while chain[-1] >= 0:
        chain.append(int(hierarchy.above[chain[-1]]))
    place = {int(r): j for j, r in enumerate(state.learnt.rows)}
    found = []
    for figure in state.known:
        near = figure.region and group[place[figure.place]] == group[i]
        if near or (not figure.region and figure.place in chain):
            depth = len(chain) if figure.region else chain.index(figure.place)
            found.append((depth, -known[figure].time, known[figure].region, known[figure]))
    return tuple(one for *_, one in sorted(found, key=lambda item: item[:3]))


def _extrapolated(
    hierarchy: Hierarchy, state: State, known: Mapping[Figure, Known]
) -> tuple[str, ...]:
    """Name assumed figures that lie beyond every change a place above has seen."""
    notes = []
    for figure in state.known:
        one = known[figure]
        if not one.assumed or figure.region:
            continue
        times, z = hierarchy.figures[figure.place]
        past = times < state.learnt.time + SAME_TIME
        moved = np.abs(np.diff(z[past])) / np.sqrt(np.diff(times[past]))
        before = hierarchy.at(figure.place, state.learnt.time)
        asked = abs(_z(hierarchy, one) - before) / np.sqrt(one.time - state.learnt.time)
        if moved.size and asked > moved.max():
            notes.append(
                f"The assumed figure of {one.region}, {one.value:g} for {one.period}, lies beyond "
                "every change it has made so far: what follows from it is extrapolated."
            )
    return tuple(notes)


def _sources(higher: pd.DataFrame) -> dict[tuple[str, int], tuple[str, str]]:
    """Return date of publication and source of the places' figures, by region and month."""
    columns = [
        higher[name].astype("string").fillna("") if name in higher else [""] * len(higher)
        for name in ("published_on", "source_id")
    ]
    months = (higher["time"] / SAME_TIME).round().astype(int) if len(higher) else []
    keys = zip(higher["region"], months, strict=True)
    return dict(zip(keys, zip(*columns, strict=True), strict=True))


def _known(
    hierarchy: Hierarchy,
    column: int,
    horizon: int,
    sources: Mapping[tuple[str, int], tuple[str, str]],
) -> dict[Figure, Known]:
    """Collect the figures beyond a year, up to the horizon."""
    link, start = hierarchy.link, hierarchy.clock(column)
    found = {}
    for number, (times, z) in enumerate(hierarchy.figures):
        code = hierarchy.parents[number]
        for time, one in zip(times, z, strict=True):
            if start + SAME_TIME < time < start + horizon + SAME_TIME:
                published, source = sources.get((code, round(time / SAME_TIME)), ("", ""))
                value = float(np.round(link.inverse(one), 10))
                figure = _figure(hierarchy, column, number, float(time))
                found[figure] = Known(code, float(time), value, False, published, source)
    for to in range(column + 1, len(hierarchy.years)):
        ahead = int(hierarchy.years[to] - hierarchy.years[column])
        if ahead > horizon:
            break
        for row in np.flatnonzero(np.isfinite(hierarchy.z[:, to])):
            figure = Figure(int(row), True, ahead)
            time, value = float(hierarchy.time[row, to]), float(hierarchy.value[row, to])
            found[figure] = Known(hierarchy.regions[row], time, value)
    return found


def _figure(hierarchy: Hierarchy, column: int, number: int, time: float) -> Figure:
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


def _assumed(
    hierarchy: Hierarchy, column: int, given: Scenario, horizon: int
) -> dict[Figure, Known]:
    """Read the assumed figures that lie beyond a year."""
    found = {}
    for (region, when), value in given.items():
        code = str(region)
        if code not in hierarchy.parents and code not in hierarchy.regions:
            codes = [*hierarchy.parents, *hierarchy.regions]
            raise RegionError(
                f"given names {code!r}, which is not in the frame.",
                cure=f"Regions: {listing(codes)}.",
                candidates=codes,
            )
        if not hierarchy.link.allows(np.array(float(value))):
            raise ParameterError(
                f"given {code} {when}: {value:g} is not {hierarchy.link.domain}.",
                cure="Give a figure in the unit of the panel.",
                argument="given",
                value=value,
            )
        time = _when(hierarchy, column, when)
        if not SAME_TIME < time - hierarchy.clock(column) < horizon + SAME_TIME:
            continue
        if code in hierarchy.parents:
            figure = _figure(hierarchy, column, hierarchy.parents.index(code), time)
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
            argument="given",
            value=when,
        )
    year = int(match[1])
    annual = _annual(hierarchy, column, year)
    months = hierarchy.clock(column) % 1 > 1e-6
    if not match[2] or not months:
        return annual
    return year + (int(match[2]) - 0.5) / 12


def _z(hierarchy: Hierarchy, one: Known) -> float:
    return float(hierarchy.link.forward(np.array(one.value)))


def _trimmed(hierarchy: Hierarchy, column: int, figures: list[Figure]) -> list[Figure]:
    """Leave out neighbours whose parent is known, where there are too many figures."""
    if len(figures) <= MAX_ROWS:
        return figures
    told = {f.place: f.years for f in sorted(figures) if not f.region and f.years}
    member = hierarchy.member[:, column]
    kept = [f for f in figures if not (f.region and told.get(int(member[f.place]), 0) >= f.years)]
    return sorted(kept, key=lambda f: (f.region, f.years))[:MAX_ROWS]


def _refuse_unused(
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
                argument="given",
                value=value,
            )


def _places(knowledge: Knowledge, newest: int) -> dict[str, Place]:
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
        round(float(link.inverse(np.array(own))), 10),
        own - total,
        tuple(code for code, guess in zip(codes, learnt.guessed[here], strict=True) if guess),
    )
