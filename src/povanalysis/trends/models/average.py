"""The published forecast's centre and native spread: an average with shrunk drift.

Four forecasts of the change from the last figure are averaged with equal weights:

1. the *pooled average*: closed-form Gaussian models (:mod:`povanalysis.trends.models.kernels`) over
a
   small grid of noise and prior drift, each series weighing the grid by its own likelihood times
   weights pooled over the panel;
2. smoothing with the full slope of the straight line (Theta with the whole slope);
3. a damped trend (damping 0.9 a year);
4. the random walk with drift.

Differences between such averages are within the noise of any test we have; this one was chosen on
rolling origins inside the training parts of public competition series (benchmarks/), because no
component fails where the others do.

What the mean expects is handed on in three parts, for the past of a panel believes in each of them
to another degree (:mod:`povanalysis.trends.models.centre`): the way back to the *local level* (the
pooled average of the models without drift), the series' *own drift* beyond it, and the *common
drift* of the panel. The first two are taken beside the panel's medians: a movement all regions
share is no noise of theirs, and not their own trend. The common drift is the median yearly change
of all regions and years, which two good years at the end do not carry away as they do a mean of
trends. Of R regions ``1 - 1 / R`` of a median is the others'; so a series on its own keeps all it
expects.

What is expected beyond the local level is first weighed by what the series' span can tell: a mean
step over few years is mostly chance (:func:`reliability`). Inside the training parts of all three
public sets, and on panels of poverty rates, the factor that would have been best rises with the
length of the history: on three figures it is half to four fifths of what it is on twelve.

The spread is the pooled average's own standard deviation, and beside it stands that of the models
without drift: a panel whose drift is not believed must not be given the drift's uncertainty either
(:func:`povanalysis.trends.models.calibration.blended`). Each series' scale is shrunk towards the
panel's (an inverse-gamma prior, fitted to the spread of the series' own variances), so that a short
or constant series borrows strength. It is then multiplied by how lively the series has been of late
(exponentially weighted mean step against the plain mean): inside the training parts of all three
public sets that narrowed the intervals at equal coverage, and made widths agree better between
sets. The result is a shape, not a promise: calibration sets the width.

Pooling counts series that move together as few: the grid weights are pooled by the effective number
of series, ``R / (1 + (R - 1) rho)`` with ``rho`` the common share of yearly changes.

Reference
---------
Smyth (2004), Linear models and empirical Bayes methods, section 6.2 (prior of the variances).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, zeta

from povanalysis.trends.models import smoothing
from povanalysis.trends.models.kernels import Kernel, conditions, step_patterns

Array = NDArray[np.float64]

KERNELS: tuple[Kernel, ...] = tuple(
    Kernel(noise=noise, drift=drift) for noise in (0.0, 0.25, 1.0) for drift in (0.0, 0.3, 0.7, 1.5)
)
"""Noise as a multiple of the yearly wander; prior drift in units of a typical step."""

DAMPING = 0.9
MAX_PRIOR_DF = 200.0
RECENT_KEPT = 0.8
"""Weight a step keeps for each step that follows it, in the recent mean step."""

UNTOLD_YEARS = 1.5
"""Span of years that tells half of a drift; from the best factor by length of history (3 to 12
figures) inside the training parts of the public sets and on earlier years of poverty rates."""

_PSEUDO_SERIES = 20.0
_EM_ROUNDS = 15
_UNMEASURED = 0.1
"""Yearly step, link scale, as of an origin at which no series had two different figures yet: about
a tenth of a rate or amount. A panel that is still so at its end is refused before it comes here."""


@dataclass(frozen=True)
class Average:
    """Centre and spread of every series before calibration.

    Parameters
    ----------
    expected
        R by horizon by 3: change from the last figure, link scale, before shrinking: to the local
        level (the same at every step), by the series' own drift, by the common drift.
    spread
        R by horizon: standard deviation of the pooled average times recent liveliness, link scale.
    still
        R by horizon: the same of the models without drift, about the local level.
    unit
        R: what each series is measured in; 1 unless own units are asked for.
    borrowed
        R: True where a series has no scale of its own (one figure, or constant).
    """

    expected: Array
    spread: Array
    still: Array
    unit: Array
    borrowed: NDArray[np.bool_]


def average(
    z: Array,
    time: Array,
    horizon: int,
    rho: float = 0.0,
    *,
    own_units: bool = False,
    se: Array | None = None,
) -> Average:
    """Compute centre and spread for a right-aligned panel.

    Parameters
    ----------
    z, time
        R by T, link scale and decimal years, left-padded with NaN.
    horizon
        Years ahead.
    rho
        Common share of yearly changes, 0-1.
    own_units
        Measure each series in its own mean absolute step before pooling scales: for panels whose
        series come in different units (the identity link).
    se
        R by T published standard errors on the link scale (NaN where none): they fix the noise of
        their series instead of the grid.
    """
    noise = np.full(len(z), np.nan) if se is None else known_noise(z, se)
    unit = units(z) if own_units else np.ones(len(z))
    z = z / unit[:, None]
    pooled, level, spread, still, borrowed = _pooled(z, time, horizon, rho, noise)
    full, _ = smoothing.theta(z, time, horizon, share=1.0)
    damped, _ = smoothing.damped(z, time, horizon, DAMPING)
    steps = np.arange(1, horizon + 1)
    told = reliability(time)
    trend = (pooled + full + damped + drift(z, time)[:, None] * steps) / 4 - level[:, None]
    trend = told[:, None] * trend
    shared = 1 - 1 / len(z)
    expected = np.empty((*trend.shape, 3))
    expected[:, :, 0] = (level - shared * np.median(level))[:, None]
    expected[:, :, 1] = trend - shared * np.median(trend, axis=0)
    expected[:, :, 2] = shared * common_drift(z, time) * np.median(told) * steps
    by_year = (unit * liveliness(z, time))[:, None]
    return Average(
        expected * unit[:, None, None], spread * by_year, still * by_year, unit, borrowed
    )


def known_noise(z: Array, se: Array) -> Array:
    """Return each series' noise variance as a multiple of its yearly wander (NaN: not published).

    The wander is what the published errors leave of the variance of the steps, at least a tenth of
    it. The ratio is rounded to a power of two, so that series share their matrices.

    Parameters
    ----------
    z, se
        R by T, link scale.
    """
    published = np.isfinite(se).any(axis=1)
    error = np.where(np.isfinite(se), se, 0.0) ** 2
    error = error.sum(axis=1) / np.maximum(np.isfinite(se).sum(axis=1), 1)
    steps = np.diff(z, axis=1)
    seen = np.isfinite(steps)
    total = np.where(seen, steps, 0.0) ** 2
    total = total.sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    wander = np.maximum(total - 2 * error, 0.1 * total)
    ratio = np.divide(error, wander, out=np.full(len(z), 1.0), where=wander > 0)
    rounded = 2.0 ** np.round(np.log2(np.clip(ratio, 1 / 64, 8.0)))
    return np.where(published, rounded, np.nan)


def units(z: Array) -> Array:
    """Return each series' mean absolute step; where that is zero, one in proportion to its level.

    A series that never moves is given the panel's median step relative to the level.
    """
    steps = np.abs(np.diff(z, axis=1))
    seen = np.isfinite(steps)
    mean = np.where(seen, steps, 0.0).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    size = np.maximum(np.abs(z[:, -1]), 1e-9)
    moving = mean > 1e-9 * size
    relative = float(np.median(mean[moving] / size[moving])) if moving.any() else 1e-2
    return np.where(moving, mean, relative * size)


def drift(z: Array, time: Array) -> Array:
    """Return each series' mean change a year (0 for a single figure)."""
    rows = np.arange(len(z))
    first = np.argmax(np.isfinite(z), axis=1)
    span = time[:, -1] - time[rows, first]
    rise = z[:, -1] - z[rows, first]
    return np.asarray(np.divide(rise, span, out=np.zeros_like(rise), where=span > 0))


def common_drift(z: Array, time: Array) -> float:
    """Return the median change a year over all regions and steps (0 without any).

    >>> common_drift(np.array([[np.nan, 1.0, 2.0, 4.0]]), np.array([[2011, 2012, 2014, 2015.0]]))
    1.25
    """
    rate = np.diff(z, axis=1) / np.diff(time, axis=1)
    seen = np.isfinite(rate)
    return float(np.median(rate[seen])) if seen.any() else 0.0


def reliability(time: Array) -> Array:
    """Return how much of a trend seen over each series' span is signal, 0-1.

    A mean step over a span of ``s`` years misses the true drift with variance in proportion to
    ``1 / s``; so the share worth keeping is ``s / (s + UNTOLD_YEARS)``.

    >>> reliability(np.array([[np.nan, 2023.0, 2024, 2025], [2022, 2023, 2024, 2025]])).round(2)
    array([0.57, 0.67])
    """
    span = time[:, -1] - np.nanmin(time, axis=1)
    return np.asarray(span / (span + UNTOLD_YEARS))


def liveliness(z: Array, time: Array) -> Array:
    """Return each series' recent mean step as a multiple of its plain mean step.

    Steps are absolute and per square root of a year; the plain mean enters the recent one with the
    weight of one step, so that short series stay near 1.

    Examples
    --------
    >>> calm_then_lively = np.array([[0.0, 1, 2, 3, 4, 8, 12]])
    >>> liveliness(calm_then_lively, np.arange(7.0)[None, :]).round(2)
    array([1.18])
    """
    size = np.abs(np.diff(z, axis=1)) / np.sqrt(np.diff(time, axis=1))
    seen = np.isfinite(size)
    size = np.where(seen, size, 0.0)
    weight = np.where(seen, RECENT_KEPT ** np.arange(size.shape[1])[::-1], 0.0)
    plain = size.sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    recent = ((size * weight).sum(axis=1) + plain) / (weight.sum(axis=1) + 1)
    return np.asarray(np.divide(recent, plain, out=np.ones_like(plain), where=plain > 0))


def variance_prior(variance: Array, df: Array) -> tuple[float, float]:
    """Fit the prior of the series' variances: prior degrees of freedom and scale.

    The sample variances follow ``scale x F(df, prior_df)`` under the prior; both parameters are
    matched to mean and variance of their logarithms (Smyth 2004, section 6.2).

    Parameters
    ----------
    variance
        Positive sample variances.
    df
        Their degrees of freedom.

    Examples
    --------
    >>> chi = np.random.default_rng(1).chisquare(8, 4000) / 8
    >>> prior = np.random.default_rng(2).chisquare(6, 4000) / 6
    >>> df, scale = variance_prior(2.0 * chi / prior, np.full(4000, 8))
    >>> round(df, 1), round(scale, 2)
    (5.8, 1.94)
    """
    centred = np.log(variance) - digamma(df / 2) + np.log(df / 2)
    middle = float(centred.mean())
    excess = float(centred.var(ddof=1) - zeta(2, df / 2).mean()) if len(df) > 1 else 1.0
    prior_df = MAX_PRIOR_DF
    if excess > zeta(2, MAX_PRIOR_DF / 2):
        half = 0.5 + 1 / excess
        for _ in range(20):  # Newton on the trigamma function, zeta(2), converges from any start
            trigamma = float(zeta(2, half))
            half += trigamma * (1 - trigamma / excess) / (-2 * float(zeta(3, half)))
        prior_df = 2 * half
    scale = np.exp(middle + digamma(prior_df / 2) - np.log(prior_df / 2))
    return prior_df, float(scale)


def _pooled(
    z: Array, time: Array, horizon: int, rho: float, noise: Array
) -> tuple[Array, Array, Array, Array, NDArray[np.bool_]]:
    """Average the kernels over the grid: mean, level, spread, still spread, borrowed."""
    rows, grid = len(z), len(KERNELS)
    log_det = np.zeros((rows, grid))
    square = np.zeros((rows, grid))
    centre = np.zeros((rows, grid, horizon))
    variance = np.zeros((rows, grid, horizon))
    count = np.isfinite(z).sum(axis=1) - 1
    for members, dt, kernels in _blocks(time, noise):
        if not dt:  # a single figure: no change expected, spread of the next steps
            noises = np.array([[kernel.noise] for kernel in kernels])
            variance[members] = np.arange(1, horizon + 1) + 2 * noises
            continue
        steps = np.diff(z[members], axis=1)[:, z.shape[1] - 1 - len(dt) :]
        given = conditions(kernels, dt, horizon)
        log_det[members] = given.log_det
        square[members] = np.einsum("ri,kij,rj->rk", steps, given.precision, steps)
        centre[members] = (steps @ given.weights.transpose(0, 2, 1)).transpose(1, 0, 2)
        variance[members] = given.variance
    own = np.median(square, axis=1) / np.maximum(count, 1)
    borrowed = own <= 1e-12 * max(float(own.max()), 1e-300)
    if borrowed.all():
        prior_df, prior = 4.0, _UNMEASURED**2
    else:
        prior_df, prior = variance_prior(own[~borrowed], count[~borrowed])
    df = prior_df + count[:, None]
    total = prior_df * prior + square
    likelihood = -0.5 * (log_det + df * np.log(total))
    likelihood = np.exp(likelihood - likelihood.max(axis=1, keepdims=True))
    weight = _grid_weights(likelihood, rho)
    mean = np.einsum("rk,rkh->rh", weight, centre)
    still = np.array([kernel.drift == 0 for kernel in KERNELS])
    standing = weight[:, still] / weight[:, still].sum(axis=1, keepdims=True)
    level = (standing * centre[:, still, 0]).sum(axis=1)
    between = (centre - mean[:, None]) ** 2
    scale = total / df
    second = np.einsum("rk,rkh->rh", weight, scale[:, :, None] * variance + between)
    apart = (centre[:, still] - level[:, None, None]) ** 2
    within = scale[:, still, None] * variance[:, still]
    resting = np.sqrt(np.einsum("rk,rkh->rh", standing, within + apart))
    return mean, level, np.sqrt(second), resting, borrowed


def _blocks(
    time: Array, noise: Array
) -> Iterator[tuple[NDArray[np.int64], tuple[float, ...], tuple[Kernel, ...]]]:
    """Group rows that share steps and, where it is known, noise; each with its grid of models."""
    for members, dt in step_patterns(time):
        known = noise[members]
        if np.isnan(known).any():
            yield members[np.isnan(known)], dt, KERNELS
        for value in np.unique(known[np.isfinite(known)]):
            yield (
                members[known == value],
                dt,
                tuple(Kernel(noise=float(value), drift=kernel.drift) for kernel in KERNELS),
            )


def _grid_weights(likelihood: Array, rho: float) -> Array:
    """Weigh the grid: own likelihood times weights pooled by expectation-maximisation.

    The pooled weights are shrunk towards equal ones by :data:`_PSEUDO_SERIES`; `likelihood` is R by
    K. Returns R by K weights that sum to one.
    """
    rows, grid = likelihood.shape
    equal = np.full(grid, 1 / grid)
    pooled = equal
    effective = rows / (1 + (rows - 1) * rho)
    for _ in range(_EM_ROUNDS):
        weight = likelihood * pooled
        weight /= weight.sum(axis=1, keepdims=True)
        mean = weight.mean(axis=0)
        pooled = (effective * mean + _PSEUDO_SERIES * equal) / (effective + _PSEUDO_SERIES)
    weight = likelihood * pooled
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))
