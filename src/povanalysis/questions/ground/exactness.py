"""How exact figures would have to be for a yearly change to be told from nought.

Sampling error is not published for regencies. It enters as the *break-even*: the relative standard
error below which a change could be told from nought at 90 per cent, both figures having that error
independently, |Δ| / (1.645 √(a² + b²)). Beside it stands the *ceiling* that the series itself
allows: independent yearly errors of standard deviation s scatter a region's changes around the mean
of the others by √2 s or more. The SD of ten such deviations is itself uncertain, so the ceiling is
the upper end of what they allow (:func:`largest_error`).
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import chdtri, ndtri

from povanalysis.questions.ground.figures import (
    MIN_PEERS,
    march,
    mean_change,
    peers,
    regencies,
    yearly,
)

DISTINGUISHABLE_LEVEL = 0.90
"""Confidence at which a change is told from nought."""

CEILING_LEVEL = 0.95
"""Confidence of the upper limit of errors."""


def break_even(before: float, after: float, level: float = DISTINGUISHABLE_LEVEL) -> float:
    """Return the relative standard error at which a change is just distinguishable from nought.

    Parameters
    ----------
    before, after
        Two rates in the same unit, each with this relative error, independent of each other.
    level
        Two-sided level, 0 < level < 1.

    Examples
    --------
    >>> round(100 * break_even(12.16, 12.03), 2), round(100 * break_even(13.86, 12.53), 1)
    (0.46, 4.3)
    """
    if before == after:
        return 0.0
    z = float(ndtri((1 + level) / 2))
    return abs(after - before) / (z * math.hypot(before, after))


def share_distinguishable(observations: pd.DataFrame, error: float) -> float:
    """Return the share of all yearly changes distinguishable at 90 % under an assumed error.

    Parameters
    ----------
    observations
        Rows of the contract.
    error
        Relative standard error of every figure, a share, > 0.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> share = share_distinguishable(store.observations(), 0.06)
    >>> round(100 * share, 1)
    3.3
    """
    table = regencies(march(observations))
    z = float(ndtri((1 + DISTINGUISHABLE_LEVEL) / 2))
    size = yearly(table).abs().to_numpy()
    least = z * error * np.hypot(table.to_numpy()[1:], table.to_numpy()[:-1])
    known = np.isfinite(size)
    if not known.any():
        return 0.0
    return float((size[known] > least[known]).mean())


def ceiling(table: pd.DataFrame, region: str) -> float:
    """Return the largest independent yearly error the series allows, percentage points.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> round(ceiling(march(store.observations()), "3524"), 2)
    0.25
    """
    changes = yearly(table[peers(table, region)])
    others = mean_change(changes.drop(columns=region), least=MIN_PEERS - 1)
    return largest_error((changes[region] - others).dropna().to_numpy())


def largest_error(deviations: NDArray[np.float64], level: float = CEILING_LEVEL) -> float:
    """Return the upper confidence limit of independent errors behind yearly deviations.

    If the deviations were differences of independent errors of standard deviation e and nothing
    else, their sum of squares about the mean would be e² times a weighted sum of squares of normals.
    Its lower quantile (Satterthwaite's two moments) gives the e above which so small a scatter would
    be seen with probability ``1 - level`` or less. Whatever else moves the region only adds scatter.

    Parameters
    ----------
    deviations
        Yearly changes of a region minus those of others, at least 2, any unit.
    level
        One-sided confidence level, 0-1.

    Examples
    --------
    >>> round(largest_error(np.array([0.1, -0.1, 0.2, -0.2, 0.0, 0.1, -0.1, 0.1, 0.0, -0.1])), 2)
    0.15
    """
    n = len(deviations)
    step = np.diff(np.eye(n + 1), axis=0)
    centred = step - step.mean(axis=0)
    weights = np.linalg.eigvalsh(centred @ centred.T)
    total, degrees = weights.sum(), weights.sum() ** 2 / (weights**2).sum()
    least = total * float(chdtri(degrees, level)) / degrees
    return float(np.sqrt(((deviations - deviations.mean()) ** 2).sum() / least))
