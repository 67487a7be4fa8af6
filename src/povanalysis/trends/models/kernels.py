"""Gaussian models of a short series in closed form: a level that wanders, noise, a drift.

A model is the covariance of the steps between figures. With steps of ``dt`` years the change from
one figure to the next is

    step = drift x dt + slope wander + level wander + (noise now - noise before)

Level wander has variance 1 per year, noise variance ``noise``, the drift is a constant either with
a normal prior of standard deviation ``drift`` (shrunk towards zero) or flat (``inf``: estimated by
generalised least squares), and ``slope_walk`` lets the drift itself wander (the local linear trend
of structural time series models). All variances are in units of one unknown scale, so forecast,
standard deviation and likelihood of every series with the same pattern of steps come from the same
few small matrices: one h by n matrix serves a whole panel.

Special cases: noise 0 and drift 0 is the random walk, drift ``inf`` the random walk with drift;
noise > 0 and a flat drift is ARIMA(0,1,1) with drift; slope_walk > 0 is the local linear trend with
a diffuse start. The agreement with statsmodels' state space forms is tested to 1e-6.

References
----------
Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, ch. 4.
Rasmussen and Williams (2006), Gaussian Processes for Machine Learning, ch. 2 (flat mean: eq. 2.41).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Kernel:
    """One Gaussian model of the steps, up to a common scale.

    Parameters
    ----------
    noise
        Variance of the noise on each figure, against a level wander of `level` a year; above -1/4
        of it (negative values are positive moving averages).
    drift
        Prior standard deviation of the yearly drift in units of a typical step; ``inf`` for a flat
        prior, 0 for none.
    slope_walk
        Variance a year by which the drift wanders; >= 0.
    level
        Variance a year by which the level wanders; >= 0.
    """

    noise: float = 0.0
    drift: float = 0.0
    slope_walk: float = 0.0
    level: float = 1.0


@dataclass(frozen=True)
class Conditional:
    """What a kernel says about the future of every series with one pattern of steps.

    Parameters
    ----------
    weights
        Horizon by steps: the forecast change from the last figure is ``weights @ steps``.
    variance
        Horizon: variance of that forecast, in units of the scale.
    precision
        Steps by steps: ``steps @ precision @ steps / df`` estimates the scale.
    log_det
        Log determinant that belongs to the likelihood (restricted where the drift is flat).
    df
        Degrees of freedom of the scale estimate: steps, less one for a flat drift.
    """

    weights: Array
    variance: Array
    precision: Array
    log_det: float
    df: int


@lru_cache(maxsize=4096)
def condition(kernel: Kernel, dt: tuple[float, ...], horizon: int) -> Conditional:
    """Condition the next `horizon` years on steps of lengths `dt`.

    Parameters
    ----------
    kernel
        The model.
    dt
        Length of each step in years, oldest first; at least one.
    horizon
        Years ahead, one figure a year.
    """
    lengths = np.concatenate([dt, np.ones(horizon)])
    known = len(dt)
    typical = kernel.level + 2 * kernel.noise
    joint = np.diag(kernel.level * lengths)
    joint += kernel.noise * _noise_pattern(len(lengths))
    if kernel.slope_walk:
        start = np.cumsum(lengths) - lengths
        joint += kernel.slope_walk * np.minimum.outer(start, start) * np.outer(lengths, lengths)
    flat = np.isinf(kernel.drift)
    if kernel.drift and not flat:
        joint += kernel.drift**2 * typical * np.outer(lengths, lengths)
    ahead = np.tril(np.ones((horizon, horizon)))
    past = joint[:known, :known]
    cross = ahead @ joint[known:, :known]
    own = np.einsum("ij,jk,ik->i", ahead, joint[known:, known:], ahead)
    precision = np.asarray(np.linalg.inv(past), dtype=np.float64)
    log_det = float(np.linalg.slogdet(past)[1])
    weights = cross @ precision
    variance = own - np.einsum("ij,ij->i", weights, cross)
    if flat:
        seen = precision @ lengths[:known]
        information = float(lengths[:known] @ seen)
        gap = np.arange(1, horizon + 1) - weights @ lengths[:known]
        weights = weights + np.outer(gap, seen) / information
        variance = variance + gap**2 / information
        precision = precision - np.outer(seen, seen) / information
        log_det += float(np.log(information))
    return Conditional(weights, np.maximum(variance, 0), precision, log_det, known - int(flat))


@lru_cache(maxsize=512)
def conditions(kernels: tuple[Kernel, ...], dt: tuple[float, ...], horizon: int) -> Conditional:
    """Condition on several kernels at once: as :func:`condition`, along a new first axis."""
    found = [condition(kernel, dt, horizon) for kernel in kernels]
    stacked: dict[str, Any] = {
        part.name: np.array([getattr(one, part.name) for one in found])
        for part in fields(Conditional)
    }
    return Conditional(**stacked)


def step_patterns(time: Array) -> Iterator[tuple[NDArray[np.int64], tuple[float, ...]]]:
    """Group the rows of a right-aligned matrix of times by their pattern of steps.

    Parameters
    ----------
    time
        R by T decimal years, left-padded with NaN.

    Yields
    ------
    tuple
        Row numbers, and the step lengths these rows share (empty for a single figure).
    """
    steps = np.round(np.diff(time, axis=1), 6)
    if steps.shape[1] == 0:
        yield np.arange(len(time)), ()
        return
    filled = np.where(np.isfinite(steps), steps, -1.0)
    patterns, member = np.unique(filled, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(member.ravel() == number)
        yield rows, tuple(float(x) for x in pattern[pattern > 0])


def _noise_pattern(n: int) -> Array:
    """Covariance of ``noise now - noise before`` over n steps, for unit noise."""
    return np.asarray(2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1))
