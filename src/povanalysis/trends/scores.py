"""Scores of forecasts: error, interval, distribution, event. Lower is better, coverage aside.

Definitions follow the M4 competition for yearly series (MASE and MSIS divided by the in-sample mean
absolute step, sMAPE from 0 to 200) and Gneiting and Raftery (2007) for the rest: interval score,
CRPS as twice the mean quantile loss over all probabilities, Brier score as the mean squared error
of a probability. PIT is the probability a forecast gave to staying at or below what came: uniform
from 0 to 1 if forecasts are honest.

References
----------
Makridakis, Spiliotis and Assimakopoulos (2020), The M4 competition. Int. J. Forecasting 36.
Gneiting and Raftery (2007), Strictly proper scoring rules, prediction and estimation. JASA 102.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from povanalysis.trends.models.distribution import GRID

Array = NDArray[np.float64]

_P = np.array(GRID)


def smape(value: Array, median: Array) -> Array:
    """Return symmetric absolute percentage errors, 0-200; both zero gives 0.

    >>> smape(np.array([10.0]), np.array([12.0])).round(2)
    array([18.18])
    """
    size = np.abs(value) + np.abs(median)
    gap = 200 * np.abs(value - median)
    return np.asarray(np.divide(gap, size, out=np.zeros_like(size), where=size > 0))


def interval_score(value: Array, low: Array, high: Array, level: float) -> Array:
    """Return widths plus ``2 / (1 - level)`` times the distance by which a value was missed.

    >>> interval_score(np.array([5.0, 9.0]), np.array([4.0, 4.0]), np.array([8.0, 8.0]), 0.8)
    array([ 4., 14.])
    """
    missed = np.maximum(low - value, 0) + np.maximum(value - high, 0)
    return np.asarray(high - low + 2 / (1 - level) * missed)


def crps(value: Array, quantiles: Array) -> Array:
    """Return the continuous ranked probability score from quantiles at the grid's probabilities.

    Parameters
    ----------
    value
        Any shape.
    quantiles
        That shape by grid, in the same unit.
    """
    gap = value[..., None] - quantiles
    loss = np.where(gap >= 0, _P * gap, (_P - 1) * gap)
    return np.asarray(2 * np.trapezoid(loss, _P, axis=-1))


def cdf(value: Array, quantiles: Array, at: Array = _P) -> Array:
    """Return the probability of staying at or below `value`, both on one scale.

    The same interpolation as :meth:`povanalysis.trends.Forecast.probability_at_most`, for arrays:
    linear in the normal score between grid points and along the outermost segments beyond. A
    distribution without width gives 0 or 1.

    Parameters
    ----------
    value
        Any shape.
    quantiles
        That shape by grid, rising.
    at
        The grid: probabilities of the quantiles.
    """
    scores = ndtri(at)
    right = np.clip((quantiles <= value[..., None]).sum(axis=-1), 1, len(at) - 1)
    low = np.take_along_axis(quantiles, (right - 1)[..., None], axis=-1)[..., 0]
    high = np.take_along_axis(quantiles, right[..., None], axis=-1)[..., 0]
    wide = high > low
    part = np.divide(value - low, high - low, out=np.zeros_like(low), where=wide)
    score = scores[right - 1] + part * (scores[right] - scores[right - 1])
    return np.where(wide, ndtr(score), (value >= low).astype(float))


def brier(probability: Array, happened: Array) -> float:
    """Return the mean squared difference of probabilities and what came (0 or 1)."""
    return float(np.mean((probability - happened) ** 2))
