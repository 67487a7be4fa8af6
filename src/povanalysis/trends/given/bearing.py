"""Which known figures bear on which region, and what each region is told by its own.

A region knows the figures of the places above it and of neighbours in its group. Figures of other
groups, and of the places above them alone, bear on it only as far as they reach beyond all of
these: what is known of a place above holds whatever the places beside it did. So a province's
figure moves the forecasts of its own regions, and no others where the nation's is known.

How wide an interval is, regions that know the same kinds of figures tell together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from povanalysis.trends.given.knowledge import Knowledge, State
from povanalysis.trends.given.rows import Figure, kinds
from povanalysis.trends.panels.hierarchy import Hierarchy

Array = NDArray[np.float64]


@dataclass
class _Alike:
    """Regions that know the same kinds of figures: their own, by region, and those of all alike."""

    own: dict[int, tuple[Figure, ...]]
    every: set[Figure]


def own_quantiles(
    knowledge: Knowledge,
    state: State,
    targets: Sequence[int],
    without: Array,
    values: Mapping[Figure, float] | None = None,
) -> Iterator[tuple[int, tuple[Figure, ...], Array]]:
    """Give, for the regions told anything, what bears on them and their quantiles.

    Parameters
    ----------
    knowledge
        The panel's past.
    state
        All that is known.
    targets
        Numbers of the regions asked for, among those of the state.
    without
        Targets by H by grid: quantiles without the knowledge, link scale.
    values
        Assumed figures on the link scale.

    Yields
    ------
    tuple
        Number of a region; its figures, the nearest place first; its quantiles, H by grid.
    """
    learnt = state.learnt
    last = knowledge.hierarchy.z[learnt.rows, learnt.column]
    plain = np.tile(last[:, None, None], (1, *without.shape[1:]))
    plain[list(targets)] = without
    for alike in _alike(knowledge.hierarchy, state, targets):
        told = _told(knowledge, state, alike, values or {})
        quantiles = knowledge.quantiles(told, last, plain)
        for i, figures in alike.own.items():
            if (told.given.told[i] > 0).any():
                yield i, figures, quantiles[i]


def _alike(hierarchy: Hierarchy, state: State, targets: Sequence[int]) -> list[_Alike]:
    """Part regions by the kinds of figures that bear on them."""
    learnt = state.learnt
    group, place = learnt.structure.group, {int(r): j for j, r in enumerate(learnt.rows)}
    members: dict[int, list[int]] = {}
    for i in targets:
        members.setdefault(int(group[i]), []).append(i)
    parts: dict[tuple[object, ...], _Alike] = {}
    for g, here in members.items():
        chain = _chain(hierarchy, int(learnt.rows[here[0]]), learnt.column)
        level = {
            f: len(chain) if f.region else chain.index(f.place)
            for f in state.known
            if (group[place[f.place]] == g if f.region else f.place in chain)
        }
        reach = max((_reach(f) for f in level), default=0.0)
        near = sorted(level, key=lambda f: (level[f], -_reach(f), f))
        far = tuple(f for f in state.known if _reach(f) > reach)
        kind = frozenset((number, f.years, f.span) for f, number in level.items())
        alike = parts.setdefault((kind, far), _Alike({}, set(far)))
        alike.own.update(dict.fromkeys(here, (*near, *far)))
        alike.every.update(near)
    return list(parts.values())


def _reach(figure: Figure) -> float:
    return figure.years or figure.span


def _told(
    knowledge: Knowledge, state: State, alike: _Alike, values: Mapping[Figure, float]
) -> State:
    """Condition each region on its own figures; how wide, all that know alike tell together.

    Past errors are pooled over all places of the same height, whichever of them are known now.
    """
    hierarchy, learnt, given = knowledge.hierarchy, state.learnt, state.given
    made = replace(
        given,
        centre=given.centre.copy(),
        variance=learnt.structure.variance[:, None] * given.span,
        told=np.zeros_like(given.told),
    )
    parts: dict[tuple[Figure, ...], list[int]] = {}
    for i, figures in alike.own.items():
        parts.setdefault(figures, []).append(i)
    for figures, here in parts.items():
        mine = {f: z for f, z in values.items() if f in figures}
        own = knowledge.state(learnt.column, figures, mine)
        if own is not None:
            made.centre[here], made.variance[here], made.told[here] = (
                one[here] for one in (own.given.centre, own.given.variance, own.given.told)
            )
    height = [len(hierarchy.over(number)) for number in range(len(hierarchy.parents))]
    pooled = {
        replace(f, place=number)
        for f in alike.every
        for number in range(len(height))
        if not f.region and height[number] == height[f.place]
    }
    every = tuple(sorted(pooled | alike.every))
    return State(learnt, made, kinds(learnt, every), every)


def _chain(hierarchy: Hierarchy, row: int, column: int) -> list[int]:
    """List the places above a region in one year, the nearest first."""
    parent = int(hierarchy.member[row, column])
    return [parent, *hierarchy.over(parent)] if parent >= 0 else []
