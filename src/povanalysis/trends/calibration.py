"""Calibration: how wide an interval must be, learnt from past errors of a panel and of others.

The recipe, step by step:

1. *Rolling origins inside the data.* The average (:mod:`povanalysis.trends.average`) is recomputed
   as of the end of each of the last calendar years (:mod:`povanalysis.trends.asof`); its errors,
   divided by its own spread then, are pooled over regions and origins. Nothing after the last figure
   is ever used, nor any figure after an origin, whichever region's, for the forecast from it; only
   the one number ``rho`` below is that of the whole past.
2. *Effective errors.* Regions that move together tell the same story. With ``rho`` the common share
   of yearly changes, m regions at one origin count as ``m / (1 + (m - 1) rho)`` errors, overlapping
   spans of h years as one in h, and never as more than there are regions. ``rho`` is taken at the
   upper end of what the number of years allows (one-sided 95 %), because a calm past hides it.
3. *Drift factor.* One factor from 0 to :data:`MAX_FACTOR` scales what is expected beyond the local
   level: the factor with the least absolute error in the past, weighed against
   :data:`PRIOR_FACTOR`.
4. *Widths.* For each step ahead and level, the quantile of the scaled absolute errors, mixed on the
   log scale with the built-in external quantile (:func:`steadied`), weight
   ``n / (n + PRIOR_ERRORS)`` for n effective errors. A single region or a panel without history
   uses the external ones alone and says so.
5. *Shape.* Between the levels measured, and beyond them, the quantiles follow a Student t with 4
   degrees of freedom scaled to pass through them; widths never shrink with the horizon.

Beyond six steps external quantiles go on along their own power law: an extrapolation, labelled so.

Assumptions: regions of a panel are alike in the shape of their scaled errors, the future's
errors are like the past's, symmetric on the link scale. Per-series calibration was tried by others
and found wanting on series this short (60-68 % coverage of 95 % intervals).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri, ndtri, stdtrit

from povanalysis.trends.asof import known, origins
from povanalysis.trends.average import average
from povanalysis.trends.constants import EXTERNAL
from povanalysis.trends.distribution import GRID

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

LEVELS = (0.5, 0.8, 0.9, 0.95, 0.98)
"""Levels at which widths are measured."""

MAX_FACTOR = 1.4
"""Two of the four averaged forecasts damp their trend, and sixteen figures tell nine tenths of a
drift, so that the average keeps about seven tenths; a factor of 1.4 gives the whole of it back."""

MAX_ORIGINS = 12
MIN_PAST = 4
"""Most rolling origins of one region, and the fewest figures it must have at one."""

PRIOR_FACTOR = 0.6
PRIOR_FACTOR_ERRORS = 8.0
"""Drift factor before any evidence, and the effective errors it is worth: poverty rates have been
served best by none to half of their drift, competition series by all of it."""

PRIOR_ERRORS = 20.0
"""Effective errors the external widths are worth: the sampling variance of a log quantile of one
error (about 1.2 to 2.4 for a t with 4 degrees of freedom) over the variance of log quantiles
between panels, taken as 0.1 (0.02 to 0.05 among the public sets, which are all competitions)."""

_TAIL_FREEDOM = 4
_UPPER = np.array([p for p in GRID if p > 0.5])


@dataclass(frozen=True)
class PastErrors:
    """Forecasts from rolling origins beside what came, link scale.

    Parameters
    ----------
    change, spread, still, outcome
        O by R by H: forecast change before shrinking, its spread with and without drift, and the
        change that came (NaN where there was no forecast or no figure); O calendar years as
        origins, the latest first.
    level
        O by R by H: change to the local level, the same at every step.
    target
        O by R by H: calendar year forecast (0 where none).
    """

    change: Array
    spread: Array
    still: Array
    outcome: Array
    level: Array
    target: Ints


@dataclass(frozen=True)
class Calibration:
    """What a panel's past says about drift and width.

    Parameters
    ----------
    factor
        Drift factor, 0 to :data:`MAX_FACTOR`.
    widths
        H by levels of :data:`LEVELS`: half-width of the central interval in units of the spread.
    weight
        H: weight of the panel's own errors, 0-1.
    rho
        Common share of yearly changes, upper end.
    effective
        Effective number of one-step errors.
    """

    factor: float
    widths: Array
    weight: Array
    rho: float
    effective: float


def past_errors(
    z: Array,
    time: Array,
    year: Ints,
    horizon: int,
    rho: float,
    *,
    own_units: bool = False,
    se: Array | None = None,
) -> PastErrors:
    """Forecast from rolling origins inside the data and compare.

    Parameters
    ----------
    z, time, year
        R by T, right-aligned.
    horizon
        Steps ahead to look at.
    rho
        Common share of yearly changes.
    own_units, se
        As in :func:`povanalysis.trends.average.average`.
    """
    starts = origins(year, MAX_ORIGINS, MIN_PAST)
    shape = (len(starts), len(z), horizon)
    change, spread, still, outcome, level = (np.full(shape, np.nan) for _ in range(5))
    target = np.zeros(shape, dtype=np.int64)
    for o, (origin, asked) in enumerate(starts.items()):
        past, when, error = known(year, origin, z, time, se)
        pool = np.isfinite(past).sum(axis=1) >= MIN_PAST
        made = average(
            past[pool],
            when[pool],
            horizon,
            rho,
            own_units=own_units,
            se=None if se is None else error[pool],
        )
        ahead = year - origin
        to, column = np.nonzero(asked[:, None] & (ahead >= 1) & (ahead <= horizon))
        h, row = ahead[to, column] - 1, (np.cumsum(pool) - 1)[to]
        span = time[to, column] - when[to, -1]
        c, s = at_span(made.change[row], made.spread[row], span)
        change[o, to, h], spread[o, to, h] = c, s
        still[o, to, h] = at_span(made.change[row], made.still[row], span)[1]
        level[o, to, h] = made.level[row]
        outcome[o, to, h] = z[to, column] - past[to, -1]
        target[o, to, h] = year[to, column]
    return PastErrors(change, spread, still, outcome, level, target)


def at_span(change: Array, spread: Array, span: Array) -> tuple[Array, Array]:
    """Read forecasts at a real distance in time: half a year ahead, say.

    Changes are interpolated linearly between whole steps, variances too.

    Parameters
    ----------
    change, spread
        N by H, for 1 to H years ahead.
    span
        N: years ahead, above 0.
    """
    rows = np.arange(len(change))
    wide = np.concatenate([np.zeros((len(change), 1)), change], axis=1)
    variance = np.concatenate([np.zeros((len(change), 1)), spread**2], axis=1)
    low = np.clip(np.floor(span).astype(int), 0, change.shape[1] - 1)
    part = span - low
    c = wide[rows, low] * (1 - part) + wide[rows, low + 1] * part
    v = variance[rows, low] * (1 - part) + variance[rows, low + 1] * part
    return c, np.sqrt(np.maximum(v, 1e-12 * variance[rows, 1]))


def common_share(z: Array, time: Array, year: Ints) -> tuple[float, float]:
    """Measure how much of the yearly changes' variance is common to all regions.

    Each region's changes, less their mean and divided by their standard deviation, are compared
    within calendar years: the mean product of two different regions is the common share.

    Returns
    -------
    tuple of float
        The share, 0-1, and the upper end of its one-sided 95 % range given the number of years
        (the common variance is a mean of that many squares: chi-squared).
    """
    change = np.diff(z, axis=1) / np.sqrt(np.diff(time, axis=1))
    seen = np.isfinite(change)
    count = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    change = np.where(seen, change, 0.0)
    change = np.where(seen, change - change.sum(axis=1, keepdims=True) / count, 0.0)
    size = np.sqrt((change**2).sum(axis=1, keepdims=True) / count)
    usable = seen & (size > 0) & (count >= 3)
    scaled = np.divide(change, size, out=np.zeros_like(change), where=usable)
    years, place = np.unique(year[:, 1:][usable], return_inverse=True)
    if not years.size:
        return 0.0, 1.0
    total = np.bincount(place, scaled[usable])
    squares = np.bincount(place, scaled[usable] ** 2)
    members = np.bincount(place)
    pairs = (members * (members - 1.0)).sum()
    if pairs == 0:
        return 0.0, 1.0
    common = max(0.0, float((total**2 - squares).sum() / pairs))
    share = min(1.0, common / float(squares.sum() / members.sum()))
    periods = int((members > 1).sum())
    upper = share * periods / float(chdtri(periods, 0.95))
    return share, min(0.95, max(upper, 0.01))


def calibrate(
    past: PastErrors, rho: float, horizon: int = 0, external: Array = EXTERNAL
) -> Calibration:
    """Learn drift factor and widths from past errors.

    Parameters
    ----------
    past
        Rolling-origin forecasts and outcomes; may be empty.
    rho
        Upper common share.
    horizon
        Years ahead to give widths for; 0 for as many as `past` looks at.
    external
        6 by levels: built-in half-widths in units of the spread.
    """
    measured = past.change.shape[2]
    horizon = horizon or measured
    seen = np.isfinite(past.outcome) & np.isfinite(past.spread)
    per_origin = seen.sum(axis=1)
    regions = seen.any(axis=0).sum(axis=0)
    telling = (per_origin / (1 + np.maximum(per_origin - 1, 0) * rho)).sum(axis=0)
    effective = np.minimum(telling / np.arange(1, measured + 1), regions)
    factor = _drift_factor(past, seen, float(effective[0]))
    outside = steadied(external_widths(horizon, external), factor)
    weight = effective / (effective + PRIOR_ERRORS)
    weight[regions < 2] = 0.0
    log_ratio = np.zeros((measured, len(LEVELS)))
    for h in range(measured):
        size = np.abs(scaled_errors(past, factor)[:, :, h][seen[:, :, h]])
        if size.size and weight[h] > 0:
            own = np.maximum(np.quantile(size, LEVELS), 0.05 * outside[h])
            log_ratio[h] = weight[h] * np.log(own / outside[h])
    known = np.minimum(np.arange(horizon), measured - 1)
    weight, log_ratio = weight[known], log_ratio[known]
    widths = np.maximum.accumulate(outside * np.exp(log_ratio), axis=1)
    return Calibration(factor, widths, weight, rho, float(effective[0]))


def external_widths(horizon: int, external: Array = EXTERNAL) -> Array:
    """Return the external half-widths for 1 to `horizon` steps; beyond six by power law."""
    steps = np.arange(1, horizon + 1)
    last = len(external)
    power = np.log(external[-1] / external[0]) / np.log(last)
    beyond = np.maximum(steps / last, 1.0)[:, None] ** power
    return np.asarray(external[np.minimum(steps, last) - 1] * beyond)


def steadied(outside: Array, factor: float) -> Array:
    """Let external half-widths grow with the horizon only as far as drift is believed in.

    They are in units of a spread that grows by itself; what they grow beyond it is the error of
    trends that broke. Where a panel's past believes in drift less than :data:`PRIOR_FACTOR`, that
    growth is cut in proportion, on the log scale; elsewhere they stay as measured.

    >>> steadied(np.array([[2.0], [4.0]]), 0.3).round(2).ravel()
    array([2.  , 2.83])
    """
    growth = outside / outside[0]
    return np.asarray(outside[0] * growth ** min(1.0, factor / PRIOR_FACTOR))


def grid_quantiles(
    change: Array, level: Array, spread: Array, still: Array, calibration: Calibration
) -> Array:
    """Turn centres and spreads into quantiles at the probabilities of the grid.

    Parameters
    ----------
    change, spread, still
        R by H, before shrinking and calibration; spread with and without drift.
    level
        R by 1 or R by H: change to the local level.

    Returns
    -------
    array
        R by H by grid: quantiles of the change from the last figure, rising along the grid; half
        widths never fall with the horizon.
    """
    upper = multiples(calibration.widths)
    width = blended(spread, still, calibration.factor)
    half = np.maximum.accumulate(width[:, :, None] * upper, axis=1)
    centre = shrunk(change, level, calibration.factor)[:, :, None]
    return np.concatenate([centre - half[:, :, ::-1], centre, centre + half], axis=2)


def multiples(widths: Array) -> Array:
    """Spread half-widths at :data:`LEVELS` over the grid's upper probabilities.

    Parameters
    ----------
    widths
        H by levels.

    Returns
    -------
    array
        H by number of grid probabilities above one half; strictly rising.
    """
    tail = stdtrit(_TAIL_FREEDOM, _UPPER)
    knots = (1 + np.array(LEVELS)) / 2
    log_scale = np.log(widths / stdtrit(_TAIL_FREEDOM, knots))
    at = [np.interp(ndtri(_UPPER), ndtri(knots), row) for row in log_scale]
    rising = np.maximum.accumulate(tail * np.exp(at), axis=1)
    return np.asarray(rising + 1e-9 * rising[:, -1:] * np.arange(1, len(_UPPER) + 1))


def shrunk(change: Array, level: Array, factor: float) -> Array:
    """Shrink what is expected beyond the local level by the drift factor."""
    return level + factor * (change - level)


def blended(spread: Array, still: Array, factor: float) -> Array:
    """Blend the variances with and without drift by how much of the drift is believed.

    >>> blended(np.array([5.0]), np.array([1.0]), 0.5).round(2)
    array([3.61])
    """
    kept = min(factor, 1.0)
    return np.asarray(np.sqrt(kept * spread**2 + (1 - kept) * still**2))


def scaled_errors(past: PastErrors, factor: float) -> Array:
    """Return O by R by H errors of the shrunk forecast in units of its spread (NaN where none)."""
    spread = blended(past.spread, past.still, factor)
    return np.asarray((past.outcome - shrunk(past.change, past.level, factor)) / spread)


def _drift_factor(past: PastErrors, seen: NDArray[np.bool_], effective: float) -> float:
    """Factor with the least absolute scaled error over the first three steps, shrunk to the prior.

    The factor f that minimises the sum of ``|came - f expected| / spread``, both counted
    from the local level, is the median of ``came / expected`` with weights ``|expected| / spread``:
    no outlier can carry it away.
    """
    expected = past.change - past.level
    near = seen & (np.arange(seen.shape[2]) < 3) & (expected != 0)
    if not near.any() or effective == 0:
        return PRIOR_FACTOR
    ratio = (past.outcome - past.level)[near] / expected[near]
    weight = np.abs(expected[near]) / past.spread[near]
    order = np.argsort(ratio, kind="stable")
    below = np.cumsum(weight[order])
    own = float(np.clip(ratio[order][np.searchsorted(below, below[-1] / 2)], 0.0, MAX_FACTOR))
    share = effective / (effective + PRIOR_FACTOR_ERRORS)
    return share * own + (1 - share) * PRIOR_FACTOR
