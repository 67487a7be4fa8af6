"""How regions and years move together: what joint draws need beside the marginals.

The scaled errors of the rolling origins (:mod:`povanalysis.trends.models.calibration`) tell two
things:

* *across regions*: the mean product of two regions' one-year errors in the same year, relative to
  the mean square, over pairs of one group (a province) and over pairs of different groups;
* *along years*: the correlation of errors one and more years ahead from the same origin.

Both are mixed with a prior, because years are few: one year's worth of :data:`PRIOR_SHARE`, and the
random walk's correlation ``sqrt(h / k)`` with the weight the external widths have. Draws are a
Gaussian copula: a factor for all, one for each group, one for each region, each running along the
years with the same correlation. Marginals are the published quantiles, exactly.

The factors run along *calendar* years. Each is a path of shocks, one a year; a region that ends in
2026 starts on it with the shock of 2027, one that ends in 2025 a year before. So both share the
shock of 2027, while that of 2026 has come for the first and is open for the second. For two regions
of one group and a random walk that makes a correlation of ``within / sqrt(2)`` in 2027.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from povanalysis.trends.models.calibration import PRIOR_ERRORS

Array = NDArray[np.float64]
Ints = NDArray[np.integer[Any]]

PRIOR_SHARE = 0.5
_CLIP = 4.0


@dataclass(frozen=True)
class Dependence:
    """Correlations of the Gaussian copula.

    Parameters
    ----------
    within
        Correlation of two regions of one group in the same year, 0-1.
    between
        Correlation of two regions of different groups, 0 to `within`.
    along
        H by H correlation of one region's years ahead.
    """

    within: float
    between: float
    along: Array

    def scores(
        self,
        group: Ints,
        n: int,
        generator: np.random.Generator,
        steps: Sequence[int],
        last: Ints | None = None,
    ) -> Array:
        """Draw standard normal scores.

        Parameters
        ----------
        group
            R integers: regions with the same number share a group.
        n
            Number of draws.
        generator
            Source of randomness.
        steps
            Which years ahead are wanted, from 0; the scores of a year are the same whichever
            others are wanted beside it.
        last
            R: each region's last calendar year; None where all end in the same.

        Returns
        -------
        array
            n by R by number of `steps`.
        """
        root, steps = np.linalg.cholesky(self.along), list(steps)
        names, member = np.unique(group, return_inverse=True)
        ahead = np.zeros(len(group), dtype=int) if last is None else np.asarray(last - np.min(last))
        years = len(root)
        everyone, each, own = (
            generator.standard_normal((n, count, years)) for count in (1, len(names), len(group))
        )
        # shocks of years that only the regions ahead of others reach come last, so that a first
        # region with a new year leaves the draws of the others as they were
        later = generator.standard_normal((n, 1 + len(names), ahead.max(initial=0)))
        everyone = np.concatenate([everyone, later[:, :1]], axis=2)
        each = np.concatenate([each, later[:, 1:]], axis=2)
        score = np.sqrt(1 - self.within) * (own @ root[steps].T)
        for start in np.unique(ahead):
            rows, of = ahead == start, slice(start, start + years)
            common = np.sqrt(self.between) * (everyone[:, :, of] @ root[steps].T)
            shared = np.sqrt(self.within - self.between) * (each[:, :, of] @ root[steps].T)
            score[:, rows] += common + shared[:, member[rows]]
        return np.asarray(score)


def measure(errors: Array, target: Ints, group: Ints, effective: float) -> Dependence:
    """Measure dependence from past errors.

    Parameters
    ----------
    errors
        O by R by H: scaled errors of the rolling origins (NaN where none).
    target
        O by R by H: calendar year forecast.
    group
        R integers, as in :meth:`Dependence.scores`.
    effective
        Effective number of one-step errors.
    """
    steps = errors.shape[2]
    if errors.shape[0] == 0:
        return Dependence(PRIOR_SHARE, PRIOR_SHARE / 2, random_walk(steps))
    errors = np.clip(errors, -_CLIP, _CLIP)
    within, between = _shares(errors[:, :, 0], target[:, :, 0], group)
    return Dependence(within, min(within, between), _along(errors, effective))


def random_walk(steps: int) -> Array:
    """Return the correlation of a random walk at 1 to `steps`: sqrt(earlier / later)."""
    h = np.arange(1.0, steps + 1)
    return np.asarray(np.sqrt(np.minimum.outer(h, h) / np.maximum.outer(h, h)))


def widen(along: Array, steps: int) -> Array:
    """Extend a correlation along years to more steps, the new ones as in a random walk."""
    wide = random_walk(steps)
    known = min(len(along), steps)
    wide[:known, :known] = along[:known, :known]
    return _positive(wide)


def _shares(errors: Array, target: Ints, group: Ints) -> tuple[float, float]:
    """Mean products of pairs, same group and different groups, over target years."""
    names, member = np.unique(group, return_inverse=True)
    same, other, squares = np.zeros(2), np.zeros(2), np.zeros(2)
    years = 0
    for year in np.unique(target[np.isfinite(errors)]):
        here = np.isfinite(errors) & (target == year)
        value = np.where(here, errors, 0.0).sum(axis=0)
        seen = here.any(axis=0)
        total = np.bincount(member, value, len(names))
        count = np.bincount(member, seen.astype(float), len(names))
        square = float((value[seen] ** 2).sum())
        in_groups, in_all = float((total**2).sum()), float(total.sum() ** 2)
        pairs_in, pairs_all = (
            float((count * (count - 1)).sum()),
            float(seen.sum() * (seen.sum() - 1)),
        )
        same += (in_groups - square, pairs_in)
        other += (in_all - in_groups, pairs_all - pairs_in)
        squares += (square, float(seen.sum()))
        years += 1
    if not years or squares[0] == 0:
        return PRIOR_SHARE, PRIOR_SHARE / 2
    variance = squares[0] / squares[1]
    within = same[0] / same[1] / variance if same[1] else PRIOR_SHARE
    between = other[0] / other[1] / variance if other[1] else within
    within, between = (
        (years * float(np.clip(x, 0.0, 1.0)) + prior) / (years + 1)
        for x, prior in ((within, PRIOR_SHARE), (between, PRIOR_SHARE / 2))
    )
    return min(within, 0.98), between


def _along(errors: Array, effective: float) -> Array:
    """Correlation of errors at different steps from one origin, mixed with a random walk's."""
    steps = errors.shape[2]
    walk = random_walk(steps)
    mixed = walk.copy()
    weight = effective / (effective + PRIOR_ERRORS)
    for h in range(steps):
        for k in range(h):
            both = np.isfinite(errors[:, :, h]) & np.isfinite(errors[:, :, k])
            a, b = errors[:, :, h][both], errors[:, :, k][both]
            size = np.sqrt((a**2).sum() * (b**2).sum())
            if size > 0:
                own = float((a * b).sum() / size)
                mixed[h, k] = mixed[k, h] = weight * own + (1 - weight) * walk[h, k]
    return _positive(mixed)


def _positive(matrix: Array) -> Array:
    """Make a correlation matrix safely positive definite."""
    values, vectors = np.linalg.eigh(matrix)
    fixed = (vectors * np.maximum(values, 1e-6)) @ vectors.T
    size = np.sqrt(np.diag(fixed))
    return np.asarray(fixed / np.outer(size, size))
