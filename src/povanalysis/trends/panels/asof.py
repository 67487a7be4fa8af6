"""What was known at the end of a calendar year, in a panel whose series end in different years.

A matrix of series is right-aligned: its last column holds each region's own last figure, whatever
year that is. Going back by columns would mix years: with one series ending in 2013 beside one that
ends in 2023, "one column back" is 2012 here and 2022 there. So origins of backtests and of
calibration are calendar years: every figure up to that year is known, whichever region's, and none
after it. A region is forecast from the years of its own figures; where it has none for an origin
year, what it had before is still among what the others' forecasts learn from.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


def known(year: Ints, origin: int, *matrices: NDArray[Any] | None) -> tuple[NDArray[Any], ...]:
    """Right-align what was known at the end of a calendar year.

    Parameters
    ----------
    year
        R by T calendar years, right-aligned and rising, 0 where there is no figure.
    origin
        The calendar year; figures of later years are gone.
    *matrices
        R by T, laid out as `year`; None stands for NaN throughout.

    Returns
    -------
    tuple of arrays
        R by as many columns as the longest series had by then, padded as before: numbers with
        NaN, years with 0.

    Examples
    --------
    >>> year = np.array([[2012, 2013, 2014], [2011, 2012, 2013]])
    >>> known(year, 2012, year)[0].tolist()
    [[0, 2012], [2011, 2012]]
    """
    later = (year > origin).sum(axis=1)[:, None]
    count = (year > 0).sum(axis=1)[:, None] - later
    width = int(count.max(initial=0))
    column = np.arange(width) + year.shape[1] - width - later
    padding = np.arange(width) < width - count

    def laid(matrix: NDArray[Any] | None) -> NDArray[Any]:
        if matrix is None:
            return np.full(padding.shape, np.nan)
        blank = 0 if np.issubdtype(matrix.dtype, np.integer) else np.nan
        shifted = np.take_along_axis(matrix, np.maximum(column, 0), axis=1)
        return np.where(padding, blank, shifted).astype(matrix.dtype)

    return tuple(laid(matrix) for matrix in matrices)


def origins(year: Ints, most: int, at_least: int) -> dict[int, NDArray[np.bool_]]:
    """List calendar years to forecast from, latest first, and the regions forecast each time.

    A region is forecast from the years of its last `most` figures but the very last, where it had
    `at_least` figures by then: regions with the same last year share their origins.

    Parameters
    ----------
    year
        As in :func:`known`.
    most
        Most origins of one region.
    at_least
        Fewest figures of a region up to an origin, itself among them.

    Returns
    -------
    dict
        Calendar year to R truth values.

    Examples
    --------
    >>> year = np.array([[2012, 2013, 2014], [2011, 2012, 2013]])
    >>> {origin: rows.tolist() for origin, rows in origins(year, 1, 1).items()}
    {2013: [True, False], 2012: [False, True]}
    """
    later = np.arange(year.shape[1])[::-1]
    length = (year > 0).sum(axis=1)[:, None]
    chosen = (year > 0) & (later >= 1) & (later <= most) & (length - later >= at_least)
    return {
        int(origin): (chosen & (year == origin)).any(axis=1)
        for origin in np.unique(year[chosen])[::-1]
    }
