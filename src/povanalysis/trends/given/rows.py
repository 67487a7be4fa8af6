"""Known figures by their distance in time, and as rows to condition on at any year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from povanalysis.trends.given.structure import Learnt
from povanalysis.trends.models.conditioning import Rows
from povanalysis.trends.panels.hierarchy import SAME_TIME, Hierarchy

Array = NDArray[np.float64]

_LEAST = 1e-3
"""Years: the least step ahead."""


@dataclass(frozen=True, order=True)
class Figure:
    """A figure of a state of knowledge: where, and how far from the regions' last year.

    Parameters
    ----------
    place
        Number of the parent, or of the region where `region` is true.
    region
        Whether it is a region of the panel.
    years
        Calendar years ahead where it is of the period of the regions' own figures, else 0.
    span
        Years ahead in time (a September figure: 0.5), used where `years` is 0.
    """

    place: int
    region: bool = False
    years: int = 0
    span: float = 0.0


def spans(hierarchy: Hierarchy, learnt: Learnt, horizon: int) -> Array:
    """Return the years in time to the regions' figures of 1 to `horizon` calendar years ahead.

    Where a year has figures it is their usual time that counts, else whole years.
    """
    found: list[float] = []
    for h in range(1, horizon + 1):
        to = _column(hierarchy, int(hierarchy.years[learnt.column]) + h)
        span = float(h) if to is None else hierarchy.clock(to) - learnt.time
        found.append(max(span, found[-1] + _LEAST if found else _LEAST))
    return np.array(found)


def rows_of(
    hierarchy: Hierarchy,
    learnt: Learnt,
    figures: Sequence[Figure],
    values: Mapping[Figure, float],
) -> tuple[tuple[Figure, ...], Rows]:
    """Turn known figures into rows, as of one year.

    Parameters
    ----------
    hierarchy
        The panel.
    learnt
        Its structure as of the year.
    figures
        What is known; figures that are not held, or of a place redefined since, are left out.
    values
        Figures on the link scale where they are not those of the hierarchy.

    Returns
    -------
    tuple
        The figures that could be used, and their rows.
    """
    width = len(learnt.rows) + len(learnt.groups) + len(learnt.trees)
    above = [(f, _above(hierarchy, learnt, f, values, width)) for f in figures if not f.region]
    known = [f for f, row in above if row is not None]
    parts = [row for _, row in above if row is not None]
    for ahead in sorted({f.years for f in figures if f.region}):
        near = [f for f in figures if f.region and f.years == ahead]
        kept, row = _neighbours(hierarchy, learnt, near, values, width)
        known += kept
        parts.append(row)
    nothing = Rows(np.zeros((0, width)), *np.zeros((3, 0)))
    parts = [nothing, *parts]
    names = ("weights", "span", "noise", "change")
    return tuple(known), Rows(*(np.concatenate([getattr(p, n) for p in parts]) for n in names))


def _above(
    hierarchy: Hierarchy,
    learnt: Learnt,
    figure: Figure,
    values: Mapping[Figure, float],
    width: int,
) -> Rows | None:
    """Give the row of a place above; None where its figure cannot be used."""
    column = learnt.column
    to = _column(hierarchy, int(hierarchy.years[column]) + figure.years)
    time = learnt.time + (figure.years or figure.span)
    if figure.years and to is not None:
        time = hierarchy.clock(to)
    elif not figure.years and _is_annual(hierarchy, column + 1, time):
        return None  # half a year on is already the next year's figure
    z = values.get(figure, hierarchy.at(figure.place, time))
    before = hierarchy.at(figure.place, learnt.time)
    reaches = len(hierarchy.years) - 1 if to is None else to
    if not (np.isfinite(z - before) and hierarchy.same(figure.place, column, reaches)):
        return None
    found = _weights(learnt, figure.place, width)
    if found is None:
        return None
    weights, missed = found
    span = time - learnt.time
    noise = missed * span + _rounding(hierarchy, column, np.array([z, before])).sum()
    return Rows(weights[None], *(np.array([x]) for x in (span, noise, z - before)))


def _neighbours(
    hierarchy: Hierarchy,
    learnt: Learnt,
    figures: Sequence[Figure],
    values: Mapping[Figure, float],
    width: int,
) -> tuple[list[Figure], Rows]:
    """Give the rows of regions that are known a number of years ahead, the same for all."""
    column, ahead = learnt.column, figures[0].years
    to = _column(hierarchy, int(hierarchy.years[column]) + ahead)
    place = np.array([f.place for f in figures])
    z = np.full(len(place), np.nan) if to is None else hierarchy.z[place, to].copy()
    for i, figure in enumerate(figures):
        z[i] = values.get(figure, z[i])
    before = hierarchy.z[place, column]
    usable = np.isfinite(z - before)
    at = np.searchsorted(learnt.rows, place[usable])
    weights = np.zeros((len(at), width))
    weights[np.arange(len(at)), at] = 1.0
    z, before = z[usable], before[usable]
    span = np.full(len(at), spans(hierarchy, learnt, ahead)[-1])
    noise = _rounding(hierarchy, column, z) + _rounding(hierarchy, column, before)
    known = [f for f, use in zip(figures, usable, strict=True) if use]
    return known, Rows(weights, span, noise, z - before)


def _column(hierarchy: Hierarchy, year: int) -> int | None:
    """Return the number of a calendar year, None where no region has a figure of it."""
    to = int(np.searchsorted(hierarchy.years, year))
    return to if to < len(hierarchy.years) and hierarchy.years[to] == year else None


def _is_annual(hierarchy: Hierarchy, column: int, time: float) -> bool:
    there = column < len(hierarchy.years)
    return there and abs(hierarchy.clock(column) - time) < SAME_TIME


def _weights(learnt: Learnt, place: int, width: int) -> tuple[Array, float] | None:
    """Give a place's row over regions, groups and trees, and what it misses a year."""
    row = np.zeros(width)
    regions, groups = len(learnt.rows), len(learnt.groups)
    if place in learnt.sums:
        row[:regions], missed = learnt.sums[place]
        return row, missed
    for start, places in ((regions, learnt.groups), (regions + groups, learnt.trees)):
        hit = np.flatnonzero(places == place)
        if hit.size:
            row[start + int(hit[0])] = 1.0
            return row, 0.0
    return None


def _rounding(hierarchy: Hierarchy, column: int, z: Array) -> Array:
    """Return the variance of rounding on the link scale."""
    slope = hierarchy.link.slope(hierarchy.link.inverse(z))
    return np.asarray((hierarchy.unit(column) * slope) ** 2 / 12)


def kinds(learnt: Learnt, known: tuple[Figure, ...]) -> tuple[str, ...]:
    """Say for each region what kinds of things are known, to pool those alike."""
    group, tree = learnt.structure.group, learnt.structure.tree
    own, top = learnt.groups[group], learnt.trees[tree[group]]
    said: list[set[str]] = [set() for _ in learnt.rows]
    told = np.zeros(len(said))
    for f in known:
        reach = f.years or f.span
        for row in [] if f.region else np.flatnonzero(own == f.place).tolist():
            said[row].add(f"parent {reach:g}")
            told[row] = max(told[row], reach)
    far = np.zeros(len(said), dtype=bool)
    for f in known:
        reach = f.years or f.span
        if not f.region:
            for row in np.flatnonzero((own != f.place) & (told < reach)).tolist():
                if top[row] == f.place:
                    said[row].add(f"top {reach:g}")
                else:
                    far[row] = True
    at = np.searchsorted(learnt.rows, [f.place for f in known if f.region])
    out = np.bincount(group[at], minlength=len(learnt.groups))
    mine = np.bincount(at, minlength=len(said))
    near = out[group] > mine
    far |= len(at) > out[group]
    for i, things in enumerate(said):
        if near[i]:
            things.add("near")
        if mine[i]:
            things.add("own")
        if far[i] and not things:
            things.add("far")
    return tuple(", ".join(sorted(things)) for things in said)
