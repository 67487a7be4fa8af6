"""Comparison models: what the published forecast is measured against, for whole panels at once.

Every model takes a right-aligned panel on the link scale and returns the expected change from the
last figure and its standard deviation *by the model's own account* for each step ahead. Those
accounts are taken at face value in backtests, as normal distributions, so that a reader sees what
uncalibrated intervals are worth.

========================  =======================================================================
``naive``                 no change; spread of a random walk
``drift``                 random walk with the mean change a year
``ols``                   straight line by least squares
``damped_holt``           level and damped trend (0.9 a year), smoothing by grid
``theta``                 simple smoothing plus half the straight line's slope
``local_linear_trend``    wandering level and slope plus noise, variances by restricted likelihood
``arima011_drift``        ARIMA(0,1,1) with drift, moving average by restricted likelihood
========================  =======================================================================

The last two choose their variance ratios from a grid: on 15 figures a finer search moves forecasts
by less than a hundredth of their spread, and statsmodels' searches stop at a boundary in a third to
a half of such series (DESIGN section 6). Fits by statsmodels, for reference, are in
:mod:`povanalysis.trends.reference`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from povanalysis.trends.models import smoothing
from povanalysis.trends.models.average import DAMPING
from povanalysis.trends.models.kernels import Kernel, condition, step_patterns

Array = NDArray[np.float64]

_FLAT = float("inf")
TREND_KERNELS: tuple[Kernel, ...] = tuple(
    Kernel(noise=noise, drift=_FLAT, slope_walk=walk)
    for noise in (0.0, 0.3, 1.0, 4.0)
    for walk in (0.0, 0.05, 0.2, 1.0)
)
ARIMA_KERNELS: tuple[Kernel, ...] = tuple(
    Kernel(noise=noise, drift=_FLAT) for noise in (-0.2, -0.1, 0.0, 0.25, 1.0, 4.0)
)
"""Noise -0.2 is a moving average of +0.38, noise 4 one of -0.61... -0.78."""


@dataclass(frozen=True)
class Prediction:
    """What a model expects.

    Parameters
    ----------
    change
        R by H: expected change from the last figure, link scale.
    spread
        R by H: its standard deviation by the model's own account.
    """

    change: Array
    spread: Array


Model = Callable[[Array, Array, int], Prediction]


def naive(z: Array, time: Array, horizon: int) -> Prediction:
    """Expect no change."""
    rate = np.diff(z, axis=1) ** 2 / np.diff(time, axis=1)
    count = np.isfinite(rate).sum(axis=1)
    variance = np.nansum(rate, axis=1) / np.maximum(count, 1)
    steps = np.arange(1, horizon + 1)
    return Prediction(np.zeros((len(z), horizon)), np.sqrt(variance[:, None] * steps))


def drift(z: Array, time: Array, horizon: int) -> Prediction:
    """Expect the mean change a year to go on."""
    return gaussian((Kernel(drift=_FLAT),), z, time, horizon)


def ols(z: Array, time: Array, horizon: int) -> Prediction:
    """Extend the straight line."""
    slope, end, variance, middle, spread = smoothing.line(z, time)
    n = np.isfinite(z).sum(axis=1)
    steps = np.arange(1, horizon + 1)
    away = (time[:, -1] - middle)[:, None] + steps
    leverage = np.divide(
        away**2, spread[:, None], out=np.zeros_like(away), where=spread[:, None] > 0
    )
    change = (end - z[:, -1])[:, None] + slope[:, None] * steps
    return Prediction(change, np.sqrt(variance[:, None] * (1 + 1 / n[:, None] + leverage)))


def damped_holt(z: Array, time: Array, horizon: int) -> Prediction:
    """Let the smoothed trend fade."""
    change, variance = smoothing.damped(z, time, horizon, DAMPING)
    return Prediction(change, np.sqrt(variance))


def theta(z: Array, time: Array, horizon: int) -> Prediction:
    """Smooth simply and add half the straight line's slope."""
    change, variance = smoothing.theta(z, time, horizon, share=0.5)
    return Prediction(change, np.sqrt(variance))


def local_linear_trend(z: Array, time: Array, horizon: int) -> Prediction:
    """Filter a wandering level and slope."""
    return gaussian(TREND_KERNELS, z, time, horizon)


def arima011_drift(z: Array, time: Array, horizon: int) -> Prediction:
    """Forecast by ARIMA(0,1,1) with drift."""
    return gaussian(ARIMA_KERNELS, z, time, horizon)


def gaussian(kernels: tuple[Kernel, ...], z: Array, time: Array, horizon: int) -> Prediction:
    """Forecast each series by the kernel of highest restricted likelihood.

    Series with too few steps for a variance (one for a flat drift) keep their drift and get a
    spread of zero: these models have nothing to say about it.
    """
    change, spread = np.zeros((2, len(z), horizon))
    for rows, dt in step_patterns(time):
        if not dt:
            continue
        steps = np.diff(z[rows], axis=1)[:, z.shape[1] - 1 - len(dt) :]
        best = np.full(len(rows), -np.inf)
        for kernel in kernels:
            given = condition(kernel, dt, horizon)
            square = np.maximum(np.einsum("ri,ij,rj->r", steps, given.precision, steps), 1e-300)
            df = max(given.df, 1)
            likelihood = -0.5 * (given.log_det + given.df * np.log(square / df))
            better = likelihood > best
            best[better] = likelihood[better]
            change[rows[better]] = steps[better] @ given.weights.T
            scale = square[better, None] / df if given.df else np.zeros((better.sum(), 1))
            spread[rows[better]] = np.sqrt(scale * given.variance)
    return Prediction(change, spread)


MODELS: dict[str, Model] = {
    "naive": naive,
    "drift": drift,
    "ols": ols,
    "damped_holt": damped_holt,
    "theta": theta,
    "local_linear_trend": local_linear_trend,
    "arima011_drift": arima011_drift,
}
