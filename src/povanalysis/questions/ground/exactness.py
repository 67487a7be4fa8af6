"""How exact figures would have to be for a yearly change to be told from nought.

Sampling error is not published for regencies. It enters as the *break-even*: the relative standard
error below which a change could be told from nought at 90 per cent, both figures having that error
independently, |Δ| / (1.645 √(a² + b²)). Beside it stands the *ceiling* that the series itself
allows: independent yearly errors of standard deviation s scatter a region's changes around the mean
of the others by √2 s or more. The SD of ten such deviations is itself uncertain, so the ceiling is
the upper end of what they allow (:func:`povanalysis.trends.sampling.largest_error`).
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy.special import ndtri

from povanalysis.questions.ground.figures import (
    MIN_PEERS,
    march,
    mean_change,
    peers,
    regencies,
    yearly,
)
from povanalysis.trends.sampling import largest_error

DISTINGUISHABLE_LEVEL = 0.90


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
    changes = yearly(table)[peers(table, region)]
    others = mean_change(changes.drop(columns=region), least=MIN_PEERS - 1)
    return largest_error((changes[region] - others).dropna().to_numpy())
