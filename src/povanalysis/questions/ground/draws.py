"""Joint draws of a year's figures, and the probabilities of orders and ranks read from them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.trends import PanelForecast

Array = NDArray[np.float64]

DRAWS = 2000


def rank_probabilities(draws: Array) -> Array:
    """Return the probability of each place for each region.

    Parameters
    ----------
    draws
        Draws by regions (n by R), any unit.

    Returns
    -------
    array
        R by R: row i, column r is the share of draws in which region i has the (r + 1)-th highest
        figure. Rows and columns sum to 1; of equal figures the first column goes first.

    Examples
    --------
    >>> rank_probabilities(np.array([[3.0, 1.0], [2.0, 1.0], [1.0, 2.0], [9.0, 0.0]])).tolist()
    [[0.75, 0.25], [0.25, 0.75]]
    """
    n, regions = draws.shape
    order = np.argsort(-draws, axis=1, kind="stable")
    counts = np.zeros((regions, regions))
    for rank in range(regions):
        counts[:, rank] = np.bincount(order[:, rank], minlength=regions)
    return np.asarray(counts / n)


def order_probabilities(draws: Array) -> Array:
    """Return the probability that each region lies below each other.

    Parameters
    ----------
    draws
        Draws by regions (n by R).

    Returns
    -------
    array
        R by R; equal figures count half to either side, so p[i, j] + p[j, i] = 1.

    Examples
    --------
    >>> order_probabilities(np.array([[3.0, 1.0], [1.0, 2.0], [5.0, 5.0], [9.0, 0.0]])).tolist()
    [[0.5, 0.375], [0.625, 0.5]]
    """
    below = (draws[:, :, None] < draws[:, None, :]).mean(axis=0)
    equal = (draws[:, :, None] == draws[:, None, :]).mean(axis=0)
    return np.asarray(below + equal / 2)


def futures(
    table: pd.DataFrame, forecasts: PanelForecast, year: int, n: int = DRAWS, seed: int = 1
) -> pd.DataFrame:
    """Draw joint figures of a year; one that is out already stands in every draw.

    Parameters
    ----------
    table
        March figures, years by regions.
    forecasts
        Forecasts of the panel.
    year
        Any year: out for some regions, ahead for others.
    n, seed
        Number of draws and their seed.

    Returns
    -------
    pandas.DataFrame
        Draws by the regions that have a figure or a forecast of the year.
    """
    ahead = any(year in one.years for one in forecasts.values())
    drawn = forecasts.draws_of_year(year, n, seed) if ahead else pd.DataFrame(index=range(n))
    if year not in table.index:
        return drawn
    known = table.loc[year].dropna()
    out = pd.DataFrame({str(code): np.full(n, value) for code, value in known.items()})
    return pd.concat([drawn.drop(columns=[c for c in out if c in drawn]), out], axis=1)
