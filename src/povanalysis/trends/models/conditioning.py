"""One operation: what known figures say of the others, softly.

Changes of a panel on the link scale are one Gaussian walk: a factor for each tree of places (the
nation), a part for each group (a province), a part of its own for each region,

    tree    G
    group   F = strength x G + part
    region  d = loading x F + own

all of them growing in variance with the years. A known figure is a row: a weighted sum of changes
(a province as the sum of its regencies), or a factor itself (a parent whose children are not all
here), or one region (a neighbour already out), at its distance in time, with a noise of its own
(rounding, age of weights). Conditioning is linear algebra on all rows at once: order does not
matter, no strength is negative, and what a nearer place has said already the one above adds little
to. Earlier figures of a place add nothing to its later ones, as in any walk.

The Gaussian gives centre and relative width; how wide an interval is and how heavy its tails are is
calibrated elsewhere (:mod:`povanalysis.trends.given.knowledge`).

Reference
---------
Waggoner and Zha (1999), Conditional forecasts in dynamic multivariate models. Rev. Econ. Stat. 81.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Structure:
    """How the changes of a panel hang together; variances per year, link scale.

    Parameters
    ----------
    group
        R: number of each region's group.
    tree
        P: number of each group's tree.
    loading
        P: by how much regions follow their group; >= 0.
    strength
        P: by how much the group follows its tree; >= 0.
    own
        R: variance of the regions' own parts.
    part
        P: variance of the groups' parts.
    common
        Q: variance of the trees.
    drift
        Q: change a year expected without any knowledge.
    lean
        R: change of the own parts expected once, whatever the distance: where figures are noisy,
        back to their level.
    """

    group: Ints
    tree: Ints
    loading: Array
    strength: Array
    own: Array
    part: Array
    common: Array
    drift: Array
    lean: Array

    @property
    def factors(self) -> Array:
        """Loadings of regions, groups and trees (R + P + Q) on the parts and trees (P + Q)."""
        groups, trees = len(self.part), len(self.common)
        place = np.eye(groups)
        tree = self.strength[:, None] * np.eye(trees)[self.tree]
        of_group = np.concatenate([place, tree], axis=1)
        of_region = self.loading[self.group, None] * of_group[self.group]
        of_tree = np.concatenate([np.zeros((trees, groups)), np.eye(trees)], axis=1)
        return np.concatenate([of_region, of_group, of_tree])

    @property
    def factor_variance(self) -> Array:
        """Variances of the parts and trees, P + Q."""
        return np.concatenate([self.part, self.common])

    @property
    def own_variance(self) -> Array:
        """Variances beyond the factors of regions, groups and trees, R + P + Q."""
        return np.concatenate([self.own, np.zeros(len(self.part) + len(self.common))])

    def expected(self, span: float | Array) -> Array:
        """Return the change expected of regions, groups and trees, R + P + Q by spans."""
        of_group = self.drift[self.tree]
        yearly = np.concatenate([of_group[self.group], of_group, self.drift])
        once = np.concatenate([self.lean, np.zeros(len(yearly) - len(self.lean))])
        return np.asarray(np.multiply.outer(yearly, span).T + once).T

    def times(self, rows: Array) -> Array:
        """Multiply the covariance of a year's changes by the transpose of `rows`."""
        factors = self.factors
        return np.asarray(
            factors @ (self.factor_variance[:, None] * (factors.T @ rows.T))
            + self.own_variance[:, None] * rows.T
        )

    @property
    def variance(self) -> Array:
        """Variances of a year's changes of the regions, R."""
        factors = self.factors[: len(self.own)]
        return np.asarray((factors**2 @ self.factor_variance) + self.own)


@dataclass(frozen=True)
class Rows:
    """Known figures as rows over regions, groups and trees.

    Parameters
    ----------
    weights
        K by R + P + Q.
    span
        K: years from the regions' last figures.
    noise
        K: variance of what the row says beyond the changes themselves, > 0.
    change
        K: change of the known place since the regions' last figures, link scale.
    """

    weights: Array
    span: Array
    noise: Array
    change: Array


@dataclass(frozen=True)
class Conditional:
    """The changes of a panel given rows of knowledge.

    Parameters
    ----------
    structure, rows
        What it was made from.
    precision
        K by K: inverse of the covariance of the rows' changes, noise included.
    span
        H: years ahead.
    centre
        R by H: expected change.
    variance
        R by H: its variance.
    told
        R by H: share of the variance that the knowledge takes away, 0-1.
    """

    structure: Structure
    rows: Rows
    precision: Array
    span: Array
    centre: Array
    variance: Array
    told: Array

    def at(self, span: float) -> Array:
        """Return the expected change of the regions at any distance in time, R."""
        structure, rows = self.structure, self.rows
        told = np.minimum(span, rows.span) * (self.precision @ _surprise(structure, rows))
        made = structure.expected(span) + structure.times(rows.weights) @ told
        return np.asarray(made[: len(structure.own)])

    def scores(self, n: int, seed: Sequence[int], steps: Sequence[int]) -> Array:
        """Draw standard scores of the regions that move together as they should.

        Paths are drawn without the knowledge and then moved by what it says of each (Matheron's
        rule), so that they agree with the known figures within their noise.

        Parameters
        ----------
        n
            Number of draws.
        seed
            Seeds of the generators.
        steps
            Which years ahead, from 0; the scores of a year are the same whichever others are
            wanted beside it.

        Returns
        -------
        array
            n by R by number of `steps`.
        """
        known, ahead = self.rows.span, self.span[list(steps)]
        walk, noise = (np.random.default_rng([*seed, which]) for which in (0, 1))
        factors, size = self.structure.factors, np.sqrt(self.structure.factor_variance)
        regions = len(self.structure.own)
        scale = np.concatenate([size, np.sqrt(self.structure.own)])
        rows = np.concatenate([self.rows.weights @ factors, self.rows.weights[:, :regions]], axis=1)
        paths = np.empty((len(ahead), n, regions))
        seen = np.empty((n, len(known)))
        now, before = np.zeros((n, len(scale))), 0.0
        times = np.unique(np.concatenate([known, self.span]))
        for time in times[times <= max([*known, *ahead])]:  # what comes later tells nothing of them
            now += walk.standard_normal(now.shape) * (scale * np.sqrt(time - before))
            before = time
            seen[:, known == time] = now @ rows[known == time].T
            paths[ahead == time] = now[:, : len(size)] @ factors[:regions].T + now[:, len(size) :]
        if len(known):
            seen += noise.standard_normal(seen.shape) * np.sqrt(self.rows.noise)
            cross = _cross(self.structure, self.rows, ahead)
            paths -= (seen @ self.precision) @ np.moveaxis(cross, 1, 2)
        return np.asarray(np.moveaxis(paths, 0, 2) / np.sqrt(self.variance[:, list(steps)]))


def condition(structure: Structure, rows: Rows, span: Array) -> Conditional:
    """Condition the changes of a panel on known figures.

    Parameters
    ----------
    structure
        How the changes hang together.
    rows
        The known figures; may be none.
    span
        H: years ahead, rising.
    """
    regions = len(structure.own)
    prior = structure.variance[:, None] * span
    centre = structure.expected(span)[:regions]
    surprise = _surprise(structure, rows)
    together = rows.weights @ structure.times(rows.weights)
    between = np.minimum.outer(rows.span, rows.span) * together
    between += np.diag(rows.noise + 1e-9 * np.diag(between))
    precision = np.linalg.inv(between)
    told = np.empty_like(prior)
    reach, again = np.unique(np.minimum.outer(span, rows.span), axis=0, return_inverse=True)
    yearly = structure.times(rows.weights)[:regions]
    for number, shared in enumerate(reach):
        cross, steps = yearly * shared, again.ravel() == number
        centre[:, steps] += (cross @ (precision @ surprise))[:, None]
        told[:, steps] = np.einsum("rk,rk->r", cross @ precision, cross)[:, None]
    variance = np.maximum(prior - told, 1e-10 * prior)
    left = np.asarray(precision, dtype=np.float64)
    return Conditional(structure, rows, left, span, centre, variance, 1 - variance / prior)


def left_out(made: Conditional, which: Ints) -> tuple[Array, Array]:
    """Forecast each of some rows from all others (its own figure left out).

    Parameters
    ----------
    made
        The changes given all rows.
    which
        Numbers of the rows.

    Returns
    -------
    tuple of array
        Expected change of each and its variance, the row's own noise included.
    """
    rows = made.rows
    surprise = _surprise(made.structure, rows)
    own = np.diag(made.precision)[which]
    centre = rows.change[which] - (made.precision @ surprise)[which] / own
    return np.asarray(centre), np.asarray(1 / own)


def _surprise(structure: Structure, rows: Rows) -> Array:
    """Return what the rows' changes are beyond those expected."""
    expected = np.einsum("kr,rk->k", rows.weights, structure.expected(rows.span))
    return np.asarray(rows.change - expected)


def _cross(structure: Structure, rows: Rows, span: Array) -> Array:
    """Return H by R by K: covariance of the regions' changes with those of the rows."""
    cross = structure.times(rows.weights)[: len(structure.own)]
    return np.asarray(cross[None] * np.minimum.outer(span, rows.span)[:, None])
