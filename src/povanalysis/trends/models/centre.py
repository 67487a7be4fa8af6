"""The centre: how much of what the average expects a panel's past believes in.

The average (:mod:`povanalysis.trends.models.average`) expects a change in three parts: back to the
local level, by the series' own drift, by the drift all regions share. Each has its factor, learnt
from the rolling origins inside the data: the one with the least absolute error, weighed against a
prior.

* *Level* and *own drift* are told by how regions differ from each other at one origin. There
  hundreds of regions are much evidence in any year, if not as many years (:data:`ERRORS_A_YEAR`). On
  poverty rates of regencies and counties and on incomes own trends have not lasted (factors of 0.02
  to 0.15), on competition series they have (0.8 to 1.3).
* *Common drift* is told by years alone, as many as there are independent ones.

Reference
---------
The factor f that minimises the sum of ``|came - f expected| / spread`` is the median of ``came /
expected`` with weights ``|expected| / spread``: no outlier can carry it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

MAX_FACTOR = 1.4
"""Two of the four averaged forecasts damp their trend, and sixteen figures tell nine tenths of a
drift, so that the average keeps about seven tenths; a factor of 1.4 gives the whole of it back."""

PRIOR_FACTOR = 0.6
PRIOR_BESIDE_OTHERS = 0.1
PRIOR_ERRORS = 8.0
"""Drift factor before any evidence: common or of a series alone, own beside many others; and the
errors it is worth. Poverty rates have been served best by none to half of their drift, competition
series by all of it."""

ERRORS_A_YEAR = 10
"""The most errors that the regions of one origin are, where they are compared with each other."""

MIN_TOLD = 4
"""Fewest figures of a region at an origin whose error tells of factors."""

_STEPS = 3
_ROUNDS = 4


@dataclass(frozen=True)
class PastErrors:
    """Forecasts from rolling origins beside what came, each series in its unit on the link scale.

    Parameters
    ----------
    expected
        O by R by H by 3: forecast change in its parts, as in
        :class:`povanalysis.trends.models.average.Average` (NaN where there was no forecast).
    spread, still, outcome
        O by R by H: spread with and without drift, and the change that came (NaN where there was no
        forecast or no figure); O calendar years as origins, the latest first.
    target
        O by R by H: calendar year forecast (0 where none).
    figures
        O by R: figures of each region up to the origin.
    """

    expected: Array
    spread: Array
    still: Array
    outcome: Array
    target: Ints
    figures: NDArray[np.integer[Any]]

    @property
    def seen(self) -> NDArray[np.bool_]:
        """O by R by H: where there was a forecast and a figure came."""
        return np.isfinite(self.outcome) & np.isfinite(self.spread)


@dataclass(frozen=True)
class Factors:
    """How much of each part of the expected change is believed.

    Parameters
    ----------
    level
        Of the way back to the local level, 0 to :data:`MAX_FACTOR`.
    own, common
        Of a series' own drift beside others, and of the common drift, 0 to :data:`MAX_FACTOR`.
    shared
        ``1 - 1 / R`` for R regions.
    """

    level: float
    own: float
    common: float
    shared: float

    @property
    def drift(self) -> float:
        """Say how much of a drift that all regions have is believed."""
        return self.shared * self.common + (1 - self.shared) * self.own

    def change(self, expected: Array) -> Array:
        """Return the change expected, its parts (last axis) weighed."""
        return np.asarray(expected @ np.array([self.level, self.own, self.common]))


def learn_factors(past: PastErrors, regions: int, rho: float) -> Factors:
    """Learn the factors of a panel of so many regions whose changes share `rho` of their variance."""
    shared = 1 - 1 / regions
    prior = PRIOR_FACTOR + shared * (PRIOR_BESIDE_OTHERS - PRIOR_FACTOR)
    near = past.seen & (past.figures >= MIN_TOLD)[:, :, None]
    near &= (near.sum(axis=1, keepdims=True) > 1) | (regions == 1)
    first, near = near[:, :, 0].sum(axis=1), near & (np.arange(near.shape[2]) < _STEPS)
    if not near.any():
        return Factors(1.0, prior, PRIOR_FACTOR, shared)
    came = _median(past.outcome, near)
    beside = past.outcome - shared * came[:, None]
    to_level, drifted = past.expected[..., 0], past.expected[..., 1]
    level, own = 1.0, prior
    for _ in range(_ROUNDS):
        own = _factor(beside - level * to_level, drifted, past.spread, near, prior)
        level = 1 + shared * (_factor(beside - own * drifted, to_level, past.spread, near, 1) - 1)
    common_drift, spread = _median(past.expected[..., 2], near), _median(past.spread, near)
    told_steps = np.asarray(near.any(axis=1))
    common = _factor(came, common_drift, spread, told_steps, PRIOR_FACTOR)
    among = np.minimum(np.maximum(first - 1, regions == 1), ERRORS_A_YEAR).sum()
    told = _weight(float(min(among, 1) if regions == 1 else among))
    years = _weight(min(independent(first, rho), regions))
    return Factors(
        told * level + (1 - told),
        told * own + (1 - told) * prior,
        years * common + (1 - years) * PRIOR_FACTOR,
        shared,
    )


def independent(count: NDArray[np.integer[Any]], rho: float) -> Any:
    """Count independent errors over origins: m that move together are ``m / (1 + (m - 1) rho)``."""
    return (count / (1 + np.maximum(count - 1, 0) * rho)).sum(axis=0)


def _weight(errors: float) -> float:
    return errors / (errors + PRIOR_ERRORS)


def _median(values: Array, seen: NDArray[np.bool_]) -> Array:
    """Return O by H medians over the regions seen (0 where none)."""
    found = np.zeros((values.shape[0], values.shape[2]))
    for o, h in zip(*np.nonzero(seen.any(axis=1)), strict=True):
        found[o, h] = np.median(values[o, seen[o, :, h], h])
    return found


def _factor(
    came: Array, expected: Array, spread: Array, seen: NDArray[np.bool_], without: float
) -> float:
    """Return the factor with the least absolute error in units of the spread."""
    seen = seen & (expected != 0)
    if not seen.any():
        return without
    ratio = came[seen] / expected[seen]
    order = np.argsort(ratio, kind="stable")
    below = np.cumsum((np.abs(expected[seen]) / spread[seen])[order])
    return float(np.clip(ratio[order][np.searchsorted(below, below[-1] / 2)], 0.0, MAX_FACTOR))
