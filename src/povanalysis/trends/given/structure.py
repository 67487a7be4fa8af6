"""Learning from a panel's past how its changes hang together, as of one year.

Everything is a shrunk second moment of yearly changes up to that year, nothing later:

* a group's change is its parent's, where the parent is the same place in both years, else the
  weighted mean of its regions' changes; a tree's change is that of the place at the top, else the
  weighted mean of its groups';
* the *strength* of a group is its slope on the tree, drawn to 1 and never below 0; the loading of
  regions on a parent that is not their sum is learnt in the same way;
* where own changes are taken back in the next year, figures are noisy: what is new in the last
  change is expected back in part (poverty rates of Indonesian regencies show none of this);
* own variances are drawn to the panel's, scaled by size: small regencies wander more;
* nothing is expected but three quarters of the mean change a year, the same for all: relative
  trends have not lasted (a forecast given the nation is worse by a twentieth with them);
* a parent is taken as the *sum* of its regions where changes of the sum have tracked its own,
  otherwise as a figure that moves with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from povanalysis.trends.models.average import variance_prior
from povanalysis.trends.models.conditioning import Structure
from povanalysis.trends.panels.hierarchy import Hierarchy

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

STRENGTH_SPREAD = 0.2
"""Standard deviation of slopes between provinces before any evidence (measured .3 to 1.5 on few
years each, of which most is chance)."""

MAX_PRIOR_DF = 12.0
_FEW_DF = 4.0
_LOOSE = 0.1
"""A sum whose changes miss the parent's by more than this share of their variance is no sum."""
_NOISE_YEARS = 4.0
_LEVEL = 0.005
_DRIFT_KEPT = 0.75


@dataclass(frozen=True)
class Learnt:
    """A panel's structure as of one year.

    Parameters
    ----------
    rows
        Regions of the hierarchy that have a figure in that year, R of them.
    column
        The year's number.
    time
        Its time.
    structure
        Of those regions.
    groups
        The parent of each group, -1 for none.
    trees
        The place at the top of each tree, -1 for none.
    weights, guessed
        People each region stands for, and which of them are only guessed.
    sums
        For each place that is the sum of its regions: its row of weights over the regions, and
        the variance of what the sum misses in a year.
    seen
        Yearly changes it was learnt from.
    """

    rows: Ints
    column: int
    time: float
    structure: Structure
    groups: Ints
    trees: Ints
    weights: Array
    guessed: Flags
    sums: Mapping[int, tuple[Array, float]]
    seen: int


def learn(hierarchy: Hierarchy, column: int, labels: Mapping[str, str]) -> Learnt | None:
    """Learn the structure of a panel from its figures up to one year.

    Parameters
    ----------
    hierarchy
        The panel; figures after the year are not looked at.
    column
        Number of the year.
    labels
        Region to group, for regions whose parent stands at the top or that have none.

    Returns
    -------
    Learnt or None
        None where no region has a change by then.
    """
    rows = np.flatnonzero(np.isfinite(hierarchy.z[:, column]))
    z, time = hierarchy.z[rows, : column + 1], hierarchy.time[rows, : column + 1]
    step = np.diff(time, axis=1)
    change = np.diff(z, axis=1)
    root = np.sqrt(step)
    if not np.isfinite(change).any():
        return None
    weights, guessed = hierarchy.weights(column)
    weights, guessed = weights[rows], guessed[rows]
    groups, trees, group, tree = _places(hierarchy, rows, column, labels)
    of_group, measured = _series(hierarchy, rows, column, groups, group, change, weights)
    size = np.bincount(group, weights, len(groups)).astype(float)
    of_tree = _of_trees(hierarchy, column, trees, tree, of_group, size)
    usual = np.array([_median(step[:, t]) for t in range(step.shape[1])])
    scaled = np.sqrt(usual)
    sums = {
        place: found
        for place in {*groups.tolist(), *trees.tolist()} - {-1}
        if (found := _sum(hierarchy, rows, column, place, weights, change)) is not None
    }
    loading = _loadings(groups, sums, group, of_group, change)
    apart = change / root - (loading[group, None] * of_group[group]) / scaled
    news, lean = _noise(apart)
    own = _own(news, weights, measured)
    common_changes = of_tree / scaled
    strength, part = _strengths(of_group / scaled, common_changes, tree)
    lasted = np.where(np.isfinite(of_tree), usual, 0.0).sum(axis=1)
    drift = np.nansum(of_tree, axis=1) / np.where(lasted > 0, lasted, 1.0) * _DRIFT_KEPT
    common = _common(common_changes - drift[:, None] * scaled, float(np.median(own)))
    structure = Structure(group, tree, loading, strength, own, part, common, drift, lean)
    return Learnt(
        rows,
        column,
        hierarchy.clock(column),
        structure,
        groups,
        trees,
        weights,
        guessed,
        sums,
        int(np.isfinite(change).any(axis=0).sum()),
    )


def _median(values: Array) -> float:
    values = values[np.isfinite(values)]
    return float(np.median(values)) if values.size else 1.0


def _places(
    hierarchy: Hierarchy, rows: Ints, column: int, labels: Mapping[str, str]
) -> tuple[Ints, Ints, Ints, Ints]:
    """Give groups and trees numbers: by parent, and by label under a parent at the top."""
    parent = hierarchy.member[rows, column]
    top = np.array([hierarchy.top(p) if p >= 0 else -1 for p in parent])
    flat = parent == top
    keys = [
        (int(p), labels.get(hierarchy.regions[r], "") if f else "")
        for p, r, f in zip(parent, rows, flat, strict=True)
    ]
    names = sorted(set(keys))
    group = np.array([names.index(key) for key in keys])
    of_group = np.array([name[0] for name in names])
    tops = np.array([hierarchy.top(p) if p >= 0 else -1 for p in of_group])
    trees, tree = np.unique(tops, return_inverse=True)
    # a group right under the top has no figure of its own: the top's is the tree's
    own = np.where(of_group == tops, -1, of_group)
    return own, trees, group, tree


def _series(
    hierarchy: Hierarchy,
    rows: Ints,
    column: int,
    groups: Ints,
    group: Ints,
    change: Array,
    weights: Array,
) -> tuple[Array, Array]:
    """Return the groups' changes, P by years, and how much of each region's change is not in it.

    The second is, for each region, the share of its own variance that remains when the mean of the
    group, which holds the region itself, is taken away.
    """
    found = np.full((len(groups), change.shape[1]), np.nan)
    remains = np.ones(len(rows))
    for g, parent in enumerate(groups):
        members = group == g
        share = weights[members] / weights[members].sum()
        remains[members] = np.maximum(1 - 2 * share + (share**2).sum(), 0.25)
        if parent >= 0:
            remains[members] = 1.0
        found[g] = _moved(hierarchy, column, int(parent), members, change, weights)
    return found, remains


def _of_trees(
    hierarchy: Hierarchy,
    column: int,
    trees: Ints,
    tree: Ints,
    of_group: Array,
    size: Array,
) -> Array:
    """Return the trees' changes, Q by years: the top's own, else the mean of the groups'."""
    found = np.full((len(trees), of_group.shape[1]), np.nan)
    for q, top in enumerate(trees):
        found[q] = _moved(hierarchy, column, int(top), tree == q, of_group, size)
    return found


def _moved(
    hierarchy: Hierarchy,
    column: int,
    place: int,
    members: NDArray[np.bool_],
    change: Array,
    weights: Array,
) -> Array:
    """Return a place's change by years: its own, else the mean of its members'."""
    found = np.full(change.shape[1], np.nan)
    for t in range(change.shape[1]):
        here = members & np.isfinite(change[:, t])
        moved = hierarchy.moved(place, t, t + 1, column) if place >= 0 else np.nan
        if np.isfinite(moved):
            found[t] = moved
        elif here.any():
            found[t] = np.average(change[here, t], weights=weights[here])
    return found


def _sum(
    hierarchy: Hierarchy, rows: Ints, column: int, place: int, weights: Array, change: Array
) -> tuple[Array, float] | None:
    """Return a place as the sum of its regions, and the variance a year of what that misses."""
    members = hierarchy.under(place, column)[rows]
    if not members.any():
        return None
    value = hierarchy.value[rows, column]
    share = np.where(members, weights, 0.0)
    share = share / share.sum()
    link = hierarchy.link
    total = (share * value).sum()
    row = share * float(link.slope(np.array(total))) / link.slope(value)
    gaps, moves = [], []
    for t in range(change.shape[1]):
        here = np.isfinite(change[:, t])
        moved = hierarchy.moved(place, t, t + 1, column)
        if np.isfinite(moved) and share[here].sum() > 0.9:
            gaps.append(moved - float((row[here] * change[here, t]).sum()))
            moves.append(moved)
    if len(gaps) < 2:  # a new place: its level must be that of the sum
        apart = abs(float(link.forward(total)) - hierarchy.at(place, hierarchy.clock(column)))
        return (row, _LEVEL**2) if apart < _LEVEL and link.name != "identity" else None
    missed, size = np.abs(gaps), float(np.mean(np.square(moves)))
    spread = max(np.quantile(missed, 0.5) / 0.6745, np.quantile(missed, 0.8) / 1.2816)
    return None if spread**2 > _LOOSE * size else (row, float(spread**2))


def _loadings(
    groups: Ints, sums: Mapping[int, object], group: Ints, of_group: Array, change: Array
) -> Array:
    """Learn how regions follow parents that are not their sum; 1 for all others."""
    loading = np.ones(len(groups))
    loose = [g for g, parent in enumerate(groups) if parent >= 0 and parent not in sums]
    if not loose:
        return loading
    products, squares, scatter = np.zeros((3, len(groups)))
    for g in loose:
        x = of_group[g]
        y = change[group == g]
        seen = np.isfinite(y) & np.isfinite(x)
        products[g] = np.where(seen, x * y, 0.0).sum()
        squares[g] = np.where(seen, x**2, 0.0).sum()
        scatter[g] = np.where(seen, (y - x) ** 2, 0.0).sum() / max(seen.sum(), 1)
    doubt = max(scatter[loose].mean() / STRENGTH_SPREAD**2, 1e-12)
    pooled = (products.sum() + doubt) / (squares.sum() + doubt)
    loading[loose] = (products[loose] + doubt * pooled) / (squares[loose] + doubt)
    return np.maximum(loading, 0.0)


def _noise(apart: Array) -> tuple[Array, Array]:
    """Part noise from what lasts in the own parts' yearly changes.

    Where one year's change is taken back in the next (negative correlation), figures are noisy and
    changes a moving average: what is new in each is found, and the next change expected from the
    last. The correlation is pooled over regions and shrunk by years.

    Returns
    -------
    tuple of array
        What is new in each year's change (NaN where none), and the change expected next.
    """
    seen = np.isfinite(apart)
    count = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    value = np.where(seen, apart, 0.0)
    size = np.sqrt((value**2).sum(axis=1, keepdims=True) / count)
    scaled = np.divide(value, size, out=np.zeros_like(value), where=size > 0)
    pairs = seen[:, 1:] & seen[:, :-1]
    products = (scaled[:, 1:] * scaled[:, :-1])[pairs]
    years = int(pairs.any(axis=0).sum())
    again = float(products.mean()) * years / (years + _NOISE_YEARS) if products.size else 0.0
    again = float(np.clip(again, -0.48, 0.0))
    back = (1 - np.sqrt(1 - 4 * again**2)) / (-2 * again) if again < 0 else 0.0
    news = np.where(seen, apart, np.nan)
    last = np.zeros(len(apart))
    for t in range(apart.shape[1]):
        last = np.where(seen[:, t], value[:, t] + back * last, 0.0)
        news[:, t] = np.where(seen[:, t], last, np.nan)
    return news, -back * last


def _own(apart: Array, weights: Array, remains: Array) -> Array:
    """Learn the variance a year of the regions' own parts, drawn to what their size suggests."""
    seen = np.isfinite(apart)
    count = seen.sum(axis=1)
    square = np.where(seen, apart, 0.0) ** 2
    variance = square.sum(axis=1) / np.maximum(count, 1) / remains
    usable = (count > 0) & (variance > 0)
    if not usable.any():
        return np.full(len(apart), 1e-6)
    size = np.log(weights) - np.log(weights)[usable].mean()
    told = np.log(variance[usable])
    slope = (size[usable] * (told - told.mean())).sum() / ((size[usable] ** 2).sum() + 10)
    by_size = np.exp(np.clip(slope, -1.0, 0.0) * size)
    df, typical = variance_prior((variance / by_size)[usable], count[usable])
    df = float(np.clip(df, _FEW_DF, MAX_PRIOR_DF))
    prior = typical * by_size
    return np.asarray((df * prior + count * variance) / (df + count))


def _strengths(of_group: Array, of_tree: Array, tree: Ints) -> tuple[Array, Array]:
    """Learn how groups follow their tree, and the variance a year of what is their own."""
    x = of_tree[tree]
    seen = np.isfinite(of_group) & np.isfinite(x)
    x, y = np.where(seen, x, 0.0), np.where(seen, of_group, 0.0)
    count = seen.sum(axis=1)
    total = max(int(count.sum()), 1)
    doubt = float(((y - x) ** 2).sum()) / total / STRENGTH_SPREAD**2
    squares = (x**2).sum(axis=1) + doubt
    strength = np.ones(len(tree))
    if doubt > 0:
        strength = np.maximum(((x * y).sum(axis=1) + doubt) / squares, 0.0)
    rest = ((y - strength[:, None] * x) ** 2).sum(axis=1)
    variance = rest / np.maximum(count, 1)
    usable = (count > 0) & (variance > 0)
    df, typical = _FEW_DF, float(rest.sum()) / total
    if usable.sum() > 3:
        df, typical = variance_prior(variance[usable], count[usable])
        df = float(np.clip(df, _FEW_DF, MAX_PRIOR_DF))
    part = (df * typical + rest) / (df + count)
    return strength, np.maximum(part, 1e-12)


def _common(changes: Array, prior: float) -> Array:
    """Learn the variance a year of the trees, two years' worth of it assumed."""
    seen = np.isfinite(changes)
    square = np.where(seen, changes, 0.0) ** 2
    return np.asarray((2 * prior + square.sum(axis=1)) / (2 + seen.sum(axis=1)))
