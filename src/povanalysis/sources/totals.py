"""Control totals: the rates of all regencies of a province, weighted, beside the province's own.

A control total is a weak check of one region. A slip is certain to be seen only if it moves the
total by more than the tolerance to either side, twice 0.01 divided by the region's share of the
population: 0.67 points in Lamongan. :class:`ControlTotal` carries that number, and no figure is
ever called verified by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from povanalysis.regions import regions
from povanalysis.series import MARCH_FROM

TOLERANCE = 0.01  # points; the largest gap in the shipped data is 0.007


@dataclass(frozen=True)
class ControlTotal:
    """Weighted regency rate against the published rate of a province, one year.

    Attributes
    ----------
    province, year
        Which total.
    weighted, published
        Both rates, per cent.
    slips
        Code of each region and the smallest slip in its P0, in points, that is certain to be seen.
    """

    province: str
    year: int
    weighted: float
    published: float
    slips: dict[str, float]

    @property
    def gap(self) -> float:
        """Weighted minus published, in points."""
        return self.weighted - self.published

    @property
    def closes(self) -> bool:
        """Whether the gap lies within the tolerance."""
        return abs(self.gap) <= TOLERANCE

    def to_json(self) -> dict[str, Any]:
        """Give the total as plain values."""
        return {
            "province": self.province,
            "year": self.year,
            "weighted": round(self.weighted, 4),
            "published": self.published,
            "gap": round(self.gap, 4),
            "closes": self.closes,
            "smallest_slip_seen": {code: round(slip, 2) for code, slip in self.slips.items()},
        }


def control_totals(rows: pd.DataFrame) -> Iterator[ControlTotal]:
    """Compare weighted regency rates with the provincial March rate, year by year.

    A province is compared where every one of its regencies and cities has a March P0 and some year
    with a number of poor; the weight is number of poor ÷ P0 of the nearest such year.
    """
    march = rows[rows["period"] == "March"]
    rates = march[march["indicator"] == "P0"].pivot_table(
        index="region", columns="year", values="value"
    )
    poor = march[march["indicator"] == "POOR"].pivot_table(
        index="region", columns="year", values="value"
    )
    people = (poor / rates * 100).dropna(how="all")
    for province in [region.code for region in regions(kind="province")]:
        members = [region.code for region in regions(province=province)]
        if province not in rates.index or not set(members) <= set(rates.index):
            continue
        if not set(members) <= set(people.index):
            continue
        for year in [int(y) for y in rates.columns if y >= MARCH_FROM]:
            values = rates.loc[members, year]
            published = rates.loc[province, year]
            if values.isna().any() or pd.isna(published):
                continue
            weights = np.array([_nearest(people.loc[code], year) for code in members])
            shares = weights / weights.sum()
            yield ControlTotal(
                province,
                year,
                float((shares * values.to_numpy()).sum()),
                float(published),
                {code: 2 * TOLERANCE / share for code, share in zip(members, shares, strict=True)},
            )


def _nearest(series: pd.Series, year: int) -> float:
    known = series.dropna()
    distance = np.abs(known.index.to_numpy(dtype=float) - year)
    return float(known.iloc[int(distance.argmin())])
