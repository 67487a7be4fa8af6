"""Exponential smoothing on many series at once: simple, Theta, damped trend.

Recursions run over columns of a right-aligned panel, all series and all candidate parameters side
by side. Steps of any length: over ``dt`` years a level keeps ``(1 - alpha) ** dt`` of its past and
a damped trend adds ``trend x damping(dt)``, which for whole years is the textbook recursion.
Parameters are chosen from a small grid by the one-step squared error, which on series this short
loses nothing against a search and cannot fail to converge.

Theta here is the simple smoothing of the series plus a share of the slope of its straight line
(one half in the classical method, the whole in the published average), as Hyndman and Billah (2003)
showed the method to be.

References
----------
Hyndman and Billah (2003), Unmasking the Theta method. International Journal of Forecasting 19.
Hyndman et al. (2008), Forecasting with Exponential Smoothing, ch. 2 and 6 (variances).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ALPHAS: Array = np.linspace(0.1, 1.0, 19)
DAMPED_ALPHAS: Array = np.array([0.3, 0.5, 0.8, 1.0])
DAMPED_BETAS: Array = np.array([0.05, 0.1, 0.3, 0.5])


@dataclass(frozen=True)
class Smoothed:
    """State of a smoothing at the end of each series.

    Parameters
    ----------
    level, trend
        Last level and trend, in the shape of the parameters.
    sse
        Sum of squared one-step errors.
    count
        Number of one-step errors.
    """

    level: Array
    trend: Array
    sse: Array
    count: Array


def smooth(
    z: Array,
    time: Array,
    alpha: Array,
    beta: Array | float = 0.0,
    phi: float = 1.0,
    level: Array | None = None,
    trend: Array | float = 0.0,
) -> Smoothed:
    """Run level and damped trend through right-aligned series.

    Parameters
    ----------
    z, time
        R by T, left-padded with NaN.
    alpha
        Smoothing of the level, 0-1, 1 by P.
    beta
        Smoothing of the trend as a share of alpha, 0-1 (Holt's beta* of the damped method).
    phi
        Damping of the trend a year, 0-1.
    level, trend
        State one year before the first figure (R by 1 or R by P); without `level` the smoothing
        starts from the first figure, which is then not counted as an error.
    """
    rows = np.arange(len(z))
    first = np.argmax(np.isfinite(z), axis=1)
    shape = np.broadcast_shapes(np.shape(alpha), np.shape(beta), (len(z), 1))
    state = np.broadcast_to(z[rows, first][:, None] if level is None else level, shape).copy()
    slope = np.broadcast_to(np.asarray(trend, dtype=float), shape).copy()
    sse = np.zeros(shape)
    count = np.zeros((len(z), 1))
    trends = np.any(beta) or np.any(trend)
    for t in range(z.shape[1]):
        live: Any = (t > first) if level is None else (t >= first)
        if not live.any():
            continue
        before = time[:, max(t - 1, 0)]
        dt = np.where(t == first, 1.0, time[:, t] - before)[live, None]
        if live.all():
            live = slice(None)  # in place
        ahead = state[live]
        reach = damping(phi, dt) if trends else 0.0
        if trends:
            ahead = ahead + slope[live] * reach
        error = z[live, t][:, None] - ahead
        gain = 1 - (1 - alpha) ** dt
        state[live] = ahead + gain * error
        if trends:
            kept = phi**dt
            slope[live] = slope[live] * kept + gain * beta * error / reach * kept
        sse[live] += error**2
        count[live] += 1
    return Smoothed(state, slope, sse, count)


def damping(phi: float, dt: Array | float) -> Array:
    """Return the sum of a trend damped by `phi` a year over `dt` years (``dt`` if undamped).

    >>> damping(0.9, np.array([1.0, 2.0])).round(2)
    array([0.9 , 1.71])
    """
    dt = np.asarray(dt, dtype=float)
    return dt if phi == 1.0 else phi * (1 - phi**dt) / (1 - phi)


def simple(z: Array, time: Array) -> tuple[Array, Array, Array]:
    """Fit simple smoothing by grid.

    Returns
    -------
    tuple of arrays
        Level, alpha and one-step mean squared error, R each.
    """
    run = smooth(z, time, ALPHAS[None, :])
    best = run.sse.argmin(axis=1)
    rows = np.arange(len(z))
    error = run.sse[rows, best] / np.maximum(run.count[:, 0], 1)
    return run.level[rows, best], ALPHAS[best], error


def theta(z: Array, time: Array, horizon: int, share: float) -> tuple[Array, Array]:
    """Forecast by simple smoothing plus `share` of the straight line's slope.

    Returns
    -------
    tuple of arrays
        Change from the last figure and its variance by the method's own account, R by horizon.
    """
    level, alpha, error = simple(z, time)
    span = time[:, -1] - np.nanmin(time, axis=1)
    lag = (1 - (1 - alpha) ** (span + 1)) / alpha
    steps = np.arange(horizon)
    slope = line(z, time)[0]
    change = (level - z[:, -1])[:, None] + share * slope[:, None] * (steps + lag[:, None])
    return change, error[:, None] * (1 + steps * alpha[:, None] ** 2)


def damped(z: Array, time: Array, horizon: int, phi: float) -> tuple[Array, Array]:
    """Forecast by a level and a trend damped by `phi` a year.

    The trend starts as the mean of the first three steps.

    Returns
    -------
    tuple of arrays
        Change from the last figure and its variance by the method's own account, R by horizon.
    """
    rows = np.arange(len(z))
    first = np.argmax(np.isfinite(z), axis=1)
    third = np.minimum(first + 3, z.shape[1] - 1)
    span = time[rows, third] - time[rows, first]
    rise = z[rows, third] - z[rows, first]
    start = np.divide(rise, span, out=np.zeros_like(rise), where=span > 0)
    alpha, beta = (g.ravel()[None, :] for g in np.meshgrid(DAMPED_ALPHAS, DAMPED_BETAS))
    run = smooth(z, time, alpha, beta, phi, trend=start[:, None])
    best = run.sse.argmin(axis=1)
    reach = damping(phi, np.arange(1.0, horizon + 1))
    level, trend = run.level[rows, best], run.trend[rows, best]
    change = (level - z[:, -1])[:, None] + trend[:, None] * reach
    error = run.sse[rows, best] / np.maximum(run.count[:, 0], 1)
    a, b = alpha[0, best][:, None], beta[0, best][:, None]
    response = a * (1 + b * damping(phi, np.arange(1.0, horizon)))
    growth = np.concatenate([np.zeros((len(z), 1)), np.cumsum(response**2, axis=1)], axis=1)
    return change, error[:, None] * (1 + growth[:, :horizon])


def line(z: Array, time: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Fit a straight line by least squares to each series.

    Returns
    -------
    tuple of arrays
        Slope a year, value at the last time, residual variance (n - 2 degrees of freedom), mean
        time and the sum of squared times about it; R each. One figure gives a slope of zero.
    """
    n = np.isfinite(z).sum(axis=1)
    middle = np.nanmean(time, axis=1)
    centre = np.nanmean(z, axis=1)
    t = time - middle[:, None]
    spread = np.nansum(t**2, axis=1)
    cross = np.nansum(t * (z - centre[:, None]), axis=1)
    slope = np.divide(cross, spread, out=np.zeros_like(cross), where=spread > 0)
    residual = z - centre[:, None] - slope[:, None] * t
    variance = np.nansum(residual**2, axis=1) / np.maximum(n - 2, 1)
    return slope, centre + slope * t[:, -1], variance, middle, spread
