"""Calibration: how wide an interval must be, learnt from past errors of a panel and of others.

The recipe, step by step:

1. *Rolling origins inside the data.* The average (:mod:`povanalysis.trends.models.average`) is
recomputed
   as of the end of each of the last calendar years (:mod:`povanalysis.trends.panels.asof`) and its
   errors are pooled over regions and origins. Nothing after the last figure is ever used, nor any
   figure after an origin, whichever region's, for the forecast from it; only the one number ``rho``
   below is that of the whole past.
2. *Effective errors.* Regions that move together tell the same story. With ``rho`` the common share
   of yearly changes, m regions at one origin count as ``m / (1 + (m - 1) rho)`` errors, overlapping
   spans of h years as one in h, and never as more than there are regions. ``rho`` is taken at the
   upper end of what the number of years allows (one-sided 80 %), because a calm past hides it.
3. *Centre.* Factors for its parts (:mod:`povanalysis.trends.models.centre`).
4. *Spread.* How far a series' own spread tells its errors apart from others' is a slope, of the log
   size of errors on the log spread at each origin: about 0 on regencies and 0.3 on counties, 1 on
   competition series. Spreads are drawn to the panel's geometric mean by what it falls short of 1.
5. *Widths.* For each step ahead and level, the quantile of the absolute errors, regions made
   comparable by their spreads and in units of the panel's typical spread today, mixed on the log
   scale with the built-in external quantile (:func:`steadied`), weight ``n / (n + PRIOR_ERRORS)``
   for n effective errors. What the errors one step ahead say of the external widths is believed for
   two steps until these say otherwise, and so on. A single region or a panel without history uses
   the external ones alone and says so.
6. *Shape.* Between the levels measured, and beyond them, the quantiles follow a Student t with 4
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

from povanalysis.trends.models.average import Average, average
from povanalysis.trends.models.centre import (
    ERRORS_A_YEAR,
    PRIOR_FACTOR,
    Factors,
    PastErrors,
    independent,
    learn_factors,
)
from povanalysis.trends.models.centre import PRIOR_ERRORS as PRIOR_FACTOR_ERRORS
from povanalysis.trends.models.constants import EXTERNAL
from povanalysis.trends.models.distribution import GRID
from povanalysis.trends.panels.asof import known, origins

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

LEVELS = (0.5, 0.8, 0.9, 0.95, 0.98)
"""Levels at which widths are measured."""

MAX_ORIGINS = 12
MIN_PAST = 3
"""Most rolling origins of one region, and the fewest figures it must have at one."""

PRIOR_SLOPE = 0.3
"""How far spreads tell errors apart before any evidence, beside many others."""

UPPER = 0.8
"""One-sided level of the upper end of the common share."""

PRIOR_ERRORS = 20.0
"""Effective errors the external widths are worth: the sampling variance of a log quantile of one
error (about 1.2 to 2.4 for a t with 4 degrees of freedom) over the variance of log quantiles
between panels, taken as 0.1 (0.02 to 0.05 among the public sets, which are all competitions)."""

_TAIL_FREEDOM = 4
_UPPER = np.array([p for p in GRID if p > 0.5])


@dataclass(frozen=True)
class Calibration:
    """What a panel's past says about drift and width.

    Parameters
    ----------
    factors
        How much of each part of the centre is believed.
    slope
        How far spreads tell errors apart, 0-1.
    typical
        H: the panel's geometric mean spread, each series in its unit.
    widths
        H by levels of :data:`LEVELS`: half-width of the central interval in units of the spread.
    weight
        H: weight of the panel's own errors, 0-1.
    rho
        Common share of yearly changes, upper end.
    effective
        Effective number of one-step errors.
    errors
        O by R by H: past errors in units of their evened spread (NaN where none).
    """

    factors: Factors
    slope: float
    typical: Array
    widths: Array
    weight: Array
    rho: float
    effective: float
    errors: Array


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
        As in :func:`povanalysis.trends.models.average.average`.
    """
    starts = origins(year, MAX_ORIGINS, MIN_PAST)
    shape = (len(starts), len(z), horizon)
    spread, still, outcome = (np.full(shape, np.nan) for _ in range(3))
    expected = np.full((*shape, 3), np.nan)
    target = np.zeros(shape, dtype=np.int64)
    figures = np.zeros(shape[:2], dtype=np.int64)
    for o, (origin, asked) in enumerate(starts.items()):
        past, when, error = known(year, origin, z, time, se)
        figures[o] = np.isfinite(past).sum(axis=1)
        pool = figures[o] >= MIN_PAST
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
        span, unit = time[to, column] - when[to, -1], made.unit[row]
        for part in range(3):
            parts = made.expected[row, :, part]
            start = parts[:, 0] if part == 0 else 0.0
            expected[o, to, h, part] = at_span(parts, span, start) / unit
        spread[o, to, h] = spread_at(made.spread[row], span) / unit
        still[o, to, h] = spread_at(made.still[row], span) / unit
        outcome[o, to, h] = (z[to, column] - past[to, -1]) / unit
        target[o, to, h] = year[to, column]
    return PastErrors(expected, spread, still, outcome, target, figures)


def at_span(values: Array, span: Array, start: Array | float = 0.0) -> Array:
    """Read changes at a real distance in time, half a year ahead say: linear between whole steps.

    Parameters
    ----------
    values
        N by H, for 1 to H years ahead.
    span
        N: years ahead, above 0.
    start
        N or one number: the value at no distance.
    """
    rows = np.arange(len(values))
    wide = np.concatenate([np.broadcast_to(start, len(values))[:, None], values], axis=1)
    low = np.clip(np.floor(span).astype(int), 0, values.shape[1] - 1)
    part = span - low
    return np.asarray(wide[rows, low] * (1 - part) + wide[rows, low + 1] * part)


def spread_at(spread: Array, span: Array) -> Array:
    """Read spreads at a real distance in time: variances are linear between whole steps."""
    return np.sqrt(np.maximum(at_span(spread**2, span), 1e-12 * spread[:, 0] ** 2))


def common_share(z: Array, time: Array, year: Ints) -> tuple[float, float]:
    """Measure how much of the yearly changes' variance is common to all regions.

    Each region's changes, less their mean and divided by their standard deviation, are compared
    within calendar years: the mean product of two different regions is the common share.

    Returns
    -------
    tuple of float
        The share, 0-1, and the upper end of its one-sided 80 % range given the number of years
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
    upper = share * periods / float(chdtri(periods, UPPER))
    return share, min(0.95, max(upper, 0.01))


def calibrate(
    past: PastErrors, made: Average, rho: float, external: Array = EXTERNAL
) -> Calibration:
    """Learn factors, spreads and widths from past errors.

    Parameters
    ----------
    past
        Rolling-origin forecasts and outcomes; may be empty.
    made
        The average now: its spreads are what widths multiply.
    rho
        Upper common share.
    external
        6 by levels: built-in half-widths in units of the spread.
    """
    horizon, measured = made.spread.shape[1], past.spread.shape[2]
    seen = past.seen
    regions = seen.any(axis=0).sum(axis=0)
    effective = independent(seen.sum(axis=1), rho) / np.arange(1, measured + 1)
    effective = np.minimum(effective, regions)
    factors = learn_factors(past, len(made.unit), rho)
    outside = steadied(external_widths(horizon, external), factors.own)
    now = np.log(blended(made.spread, made.still, factors.own) / made.unit[:, None]).mean(axis=0)
    then = np.log(blended(past.spread, past.still, factors.own))
    relative = then - _mean(then, seen)
    errors = np.where(seen, past.outcome - factors.change(past.expected), np.nan)
    slope = _slope(errors, then, relative, seen, factors.shared)
    errors /= np.exp(slope * relative + now[:measured])
    weight = np.where(regions > 1, effective / (effective + PRIOR_ERRORS), 0.0)
    log_ratio, before = np.zeros((measured, len(LEVELS))), np.zeros(len(LEVELS))
    for h in range(measured):
        size = np.abs(errors[:, :, h][seen[:, :, h]])
        if size.size and weight[h] > 0:
            own = np.maximum(np.quantile(size, LEVELS), 0.05 * outside[h])
            before = weight[h] * np.log(own / outside[h]) + (1 - weight[h]) * before
        log_ratio[h] = before
    reached = np.minimum(np.arange(horizon), measured - 1)
    widths = np.maximum.accumulate(outside * np.exp(log_ratio[reached]), axis=1)
    return Calibration(
        factors,
        slope,
        np.exp(now),
        widths,
        weight[reached],
        rho,
        float(effective[0]),
        errors,
    )


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


def predicted(made: Average, calibration: Calibration) -> tuple[Array, Array]:
    """Return the change expected and its evened spread, R by H each, at whole steps ahead."""
    unit = made.unit[:, None]
    own = blended(made.spread, made.still, calibration.factors.own) / unit
    even = calibration.typical * (own / calibration.typical) ** calibration.slope
    return calibration.factors.change(made.expected), even * unit


def grid_quantiles(change: Array, spread: Array, calibration: Calibration) -> Array:
    """Turn centres and spreads into quantiles at the probabilities of the grid.

    Parameters
    ----------
    change, spread
        R by H, as :func:`predicted` gives them.

    Returns
    -------
    array
        R by H by grid: quantiles of the change from the last figure, rising along the grid; half
        widths never fall with the horizon.
    """
    upper = multiples(calibration.widths)
    half = np.maximum.accumulate(spread[:, :, None] * upper, axis=1)
    centre = change[:, :, None]
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


def blended(spread: Array, still: Array, factor: float) -> Array:
    """Blend the variances with and without drift by how much of the drift is believed.

    >>> blended(np.array([5.0]), np.array([1.0]), 0.5).round(2)
    array([3.61])
    """
    kept = min(factor, 1.0)
    return np.asarray(np.sqrt(kept * spread**2 + (1 - kept) * still**2))


def _mean(values: Array, seen: NDArray[np.bool_]) -> Array:
    """Return means over the regions seen, O by 1 by H (0 where none)."""
    total = np.where(seen, values, 0.0).sum(axis=1, keepdims=True)
    return np.asarray(total / np.maximum(seen.sum(axis=1, keepdims=True), 1))


def _slope(
    errors: Array, then: Array, relative: Array, seen: NDArray[np.bool_], shared: float
) -> float:
    """Regress the log size of errors on the log spread at each origin; shrink to the prior."""
    near = seen & (np.arange(seen.shape[2]) < 3)
    size = np.log(np.where(near, np.abs(errors), 0.0) + 1e-3 * np.exp(np.where(near, then, 0.0)))
    away = np.where(near, relative, 0.0)
    square = float((away**2).sum())
    found = float((away * (size - _mean(size, near))).sum()) / square if square > 0 else PRIOR_SLOPE
    most = np.minimum(np.maximum(near[:, :, 0].sum(axis=1) - 1, 0), ERRORS_A_YEAR).sum()
    told = most / (most + PRIOR_FACTOR_ERRORS)
    slope = told * min(max(found, 0.0), 1.0) + (1 - told) * PRIOR_SLOPE
    return float(1 + shared * (slope - 1))
