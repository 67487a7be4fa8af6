"""Control totals: the rates of all regencies of a province, weighted, beside the province's own.

A control total is a weak check of one region. A slip is certain to be seen only if it moves the
total by more than the tolerance to either side, twice the tolerance divided by the region's share
of the population: 0.67 points in Lamongan with the weights of its own year. :class:`ControlTotal`
carries that number, and no figure is ever called verified by it.

The tolerance grows with the age of the weights (number of poor ÷ P0 of another year), because the
regencies of a province do not grow alike. Genuine years missed by, in points (tables 621 and 619,
36 provinces, without the two whose area changed; 2012-2025):

=============  ======  =====  =====  =========  ======
age, years     median  95 %   99 %   tolerance  within
=============  ======  =====  =====  =========  ======
0              .003    .006   .007   .01        361/362
1              .005    .027   .103   .04        318/331
2              .010    .053   .199   .07        292/300
3              .014    .077   .209   .10        264/269
4              .019    .104   .202   .13        234/238
5              .022    .127   .209   .16        203/207
=============  ======  =====  =====  =========  ======

With weights of the year itself only rounding is left. The rest are nearly all Maluku, whose
regencies grow apart; such a miss is a finding that is acknowledged, not a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from povanalysis import history
from povanalysis.regions import regions
from povanalysis.series import FIT_FROM, reference_period

ROUNDING = 0.01  # points; the largest miss in the two provinces carried is 0.007
AGEING = 0.03  # points a year of age of the weights; see the table above


Weight = tuple[float, float]
"""Population of a region, and the age of that number in years."""


@dataclass(frozen=True)
class ControlTotal:
    """Weighted regency rate against the published rate of a province, one year.

    Attributes
    ----------
    province, year
        Which total; March from 2015, September 2012-2014.
    weighted, published
        Both rates, per cent.
    age
        Mean age of the weights, years; 0 where each region has a number of poor of that year.
    shares
        Code of each region and its share of the population, 0 to 1.
    unconfirmed
        Regions whose rate stands in one source alone.
    """

    province: str
    year: int
    weighted: float
    published: float
    age: float
    shares: dict[str, float]
    unconfirmed: tuple[str, ...]

    @property
    def gap(self) -> float:
        """Weighted minus published, in points."""
        return self.weighted - self.published

    @property
    def tolerance(self) -> float:
        """Points by which a genuine year may miss, given the age of the weights."""
        return ROUNDING + AGEING * self.age

    @property
    def closes(self) -> bool:
        """Whether the gap lies within the tolerance."""
        return abs(self.gap) <= self.tolerance

    @property
    def slips(self) -> dict[str, float]:
        """The smallest slip in the P0 of each region, in points, that is certain to be seen."""
        return {code: 2 * self.tolerance / share for code, share in self.shares.items()}

    def to_json(self) -> dict[str, Any]:
        """Give the total as plain values."""
        return {
            "province": self.province,
            "year": self.year,
            "weighted": round(self.weighted, 4),
            "published": self.published,
            "gap": round(self.gap, 4),
            "age_of_weights": round(self.age, 2),
            "tolerance": round(self.tolerance, 4),
            "closes": self.closes,
            "smallest_slip_seen": {code: round(slip, 2) for code, slip in self.slips.items()},
        }


def control_totals(rows: pd.DataFrame) -> Iterator[ControlTotal]:
    """Compare weighted regency rates with the provincial rate of the same month, year by year.

    A province is compared, with the regencies and cities it had that year, where every one of them
    has a P0 of that month and some year with a number of poor; the weight is number of poor ÷ P0 of
    the nearest such year. Before a regency was parted its weight is that of all its parts.
    """
    taken = rows[rows["period"] == rows["year"].map(reference_period)]
    taken = taken[taken["year"] >= FIT_FROM]
    wide = _wide(taken, "P0")
    rates, people = _by_region(wide), _by_region(_wide(taken, "POOR") / wide * 100)
    alone = set(
        taken[(taken["indicator"] == "P0") & (taken["also_in"] == "")][
            ["region", "year"]
        ].itertuples(index=False, name=None)
    )
    for province in [region.code for region in regions(kind="province")]:
        for year, published in rates.get(province, {}).items():
            members = list(history.members(province, year))
            found = [_weight(people, code, year) for code in members]
            if not members or None in found:
                continue
            values = [rates[code].get(year) for code in members]
            if None in values:
                continue
            weights, ages = np.array(found, dtype=float).T
            shares = weights / weights.sum()
            yield ControlTotal(
                province,
                year,
                float((shares * np.array(values, dtype=float)).sum()),
                published,
                float((shares * ages).sum()),
                dict(zip(members, map(float, shares), strict=True)),
                tuple(code for code in members if (code, year) in alone),
            )


def _wide(rows: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return rows[rows["indicator"] == indicator].pivot_table(
        index="region", columns="year", values="value"
    )


def _by_region(wide: pd.DataFrame) -> dict[str, dict[int, float]]:
    """Give the values that are there, by region and year."""
    years = [int(year) for year in wide.columns]
    rows = zip(wide.index, wide.to_numpy(float).tolist(), strict=True)
    return {
        str(code): {year: value for year, value in zip(years, row, strict=True) if value == value}
        for code, row in rows
    }


def _weight(people: dict[str, dict[int, float]], code: str, year: int) -> Weight | None:
    """Give the population of a region in a year, and how old it is; None where it is not known.

    Of the years in which the code meant the same area the nearest counts; where there is none, a
    later year, with all parts that have left since.
    """
    known = people.get(code, {})
    same = [then for then in known if history.same_area(code, year, then)]
    if same or not known:
        return _nearest(known, same, year)
    parts = [_weight(people, part, year) for part in history.parts_since(code, year)]
    if not parts or None in parts:
        return None
    found = [_nearest(known, list(known), year), *parts]
    return sum(one[0] for one in found if one), max(one[1] for one in found if one)


def _nearest(known: dict[int, float], years: list[int], year: int) -> Weight | None:
    if not years:
        return None
    then = min(years, key=lambda one: abs(one - year))
    return known[then], abs(then - year)
