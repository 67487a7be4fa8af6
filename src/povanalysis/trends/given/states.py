"""States of knowledge for backtests: what would have been known at past origins, by name.

=============  ==================================================================================
``parent``     the next figure of the place right above each region (its province)
``top``        the next figure of the place at the top (the nation)
``half-year``  figures of places above between the last and the next of the regions (September)
``others``     the next figures of all other regions, each forecast without its own
``all``        the next figures of all places above and of all other regions
=============  ==================================================================================

A forecast in a state is scored for the regions that the state tells of: those whose own parent, top
or neighbours were known at that origin.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from povanalysis.errors import ParameterError, SeriesError, listing
from povanalysis.trends.given.bearing import own_quantiles
from povanalysis.trends.given.knowledge import Knowledge, State
from povanalysis.trends.given.rows import Figure
from povanalysis.trends.panels.hierarchy import SAME_TIME, Hierarchy

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

STATES = ("parent", "top", "half-year", "others", "all")


@dataclass(frozen=True)
class Asked:
    """States asked for in a backtest, and the panel's past to find them in.

    Parameters
    ----------
    knowledge
        The panel's past.
    names
        Of :data:`STATES`.
    """

    knowledge: Knowledge
    names: tuple[str, ...]

    def quantiles(
        self, name: str, origin: int, regions: tuple[str, ...], without: Array
    ) -> tuple[Flags, Array]:
        """Return quantiles in one state, and for which regions there are any.

        Parameters
        ----------
        name
            The state.
        origin
            Calendar year forecast from.
        regions
            N codes.
        without
            N by H by grid: quantiles without the knowledge, link scale.
        """
        told, made = np.zeros(len(regions), dtype=bool), without.copy()
        hierarchy = self.knowledge.hierarchy
        column = int(np.searchsorted(hierarchy.years, origin))
        figures, others = figures_of(hierarchy, column, name)
        state = self.knowledge.state(column, figures, others=others)
        if state is None:
            return told, made
        place = {hierarchy.regions[r]: i for i, r in enumerate(state.learnt.rows)}
        at = np.array([place[region] for region in regions])
        told = _tells(hierarchy, state, name)[at]
        if not others:
            row = {i: j for j, i in enumerate(at.tolist())}
            for i, _, own in own_quantiles(self.knowledge, state, at.tolist(), without):
                if told[row[i]]:
                    made[row[i]] = own
            return told, made
        last = hierarchy.z[state.learnt.rows, column]
        full = np.tile(last[:, None, None], (1, *without.shape[1:]))
        full[at] = without
        made[told] = self.knowledge.quantiles(state, last, full)[at[told]]
        return told, made


def chosen(names: str | Collection[str]) -> tuple[str, ...]:
    """Return the names of states asked for.

    Raises
    ------
    ParameterError
        One is not of :data:`STATES`.
    """
    asked = (names,) if isinstance(names, str) else tuple(names)
    unknown = sorted(set(asked) - set(STATES))
    if unknown:
        raise ParameterError(
            f"given names {listing(unknown)}, which is not a state of knowledge.",
            cure=f"Known: {listing(list(STATES))}.",
        )
    return asked


def needs_places() -> SeriesError:
    """Return the error of a backtest that asks for states without any place above."""
    return SeriesError(
        "The frame names no parents, so that nothing above the regions can be known.",
        cure="Give the column parent, and the rows of the places it names.",
    )


def figures_of(hierarchy: Hierarchy, column: int, name: str) -> tuple[tuple[Figure, ...], bool]:
    """Return the figures of a state at one year, and whether own figures are left out."""
    rows = np.isfinite(hierarchy.z[:, column])
    parents = set(hierarchy.member[rows, column].tolist()) - {-1}
    tops = {hierarchy.top(p) for p in parents}
    if name == "parent":
        return tuple(Figure(p, years=1) for p in sorted(parents)), False
    if name == "top":
        return tuple(Figure(p, years=1) for p in sorted(tops)), False
    if name == "half-year":
        start = hierarchy.clock(column)
        end = hierarchy.clock(column + 1) if column + 1 < len(hierarchy.years) else start + 1
        return tuple(
            Figure(number, span=round(float(time) - start, 4))
            for number, (times, _) in enumerate(hierarchy.figures)
            for time in times
            if start + SAME_TIME < time < end - SAME_TIME
        ), False
    regions = tuple(Figure(int(r), True, 1) for r in np.flatnonzero(rows))
    above = tuple(Figure(p, years=1) for p in sorted(parents | tops)) if name == "all" else ()
    return above + regions, True


def _tells(hierarchy: Hierarchy, state: State, name: str) -> Flags:
    """Say of which regions a state tells."""
    learnt = state.learnt
    if name in ("others", "all"):
        return np.array([kind == "others" for kind in state.kinds])
    parent = hierarchy.member[learnt.rows, learnt.column]
    top = np.array([hierarchy.top(p) if p >= 0 else -1 for p in parent])
    known = [f.place for f in state.known]
    told = np.zeros(len(parent), dtype=bool)
    if name != "top":
        told |= np.isin(parent, known)
    if name != "parent":
        told |= np.isin(top, known)
    return told
