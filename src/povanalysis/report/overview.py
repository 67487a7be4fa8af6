"""What the figures of a province's regencies and cities say together, as plain numbers.

Conventions
-----------
* Weights are populations behind the rate: number of poor divided by P0, of the last year that has
  both for every regency (breaks.csv B11). Shares of the poor belong to that same year.
* "Above the province" compares published figures, without an allowance for sampling error.
* Persistence is Spearman's rank correlation between the first and the last March.
* The common share is how much of the variance of all yearly changes since the first March the
  mean change of each year accounts for, 0-1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from povanalysis.questions.figures import yearly
from povanalysis.questions.ranking import DRAWS, FIRM_FROM, order_probabilities
from povanalysis.report.basis import Basis

FEW = 5
LIKELY_FROM = 0.80
HALF = 0.5


@dataclass(frozen=True)
class Weights:
    """How people and poor people are spread over the regencies.

    Parameters
    ----------
    year
        Year of the numbers.
    poor
        Thousand poor people by region, largest first.
    share
        Share of the province's people by region, sums to 1.
    """

    year: int
    poor: pd.Series
    share: pd.Series

    @property
    def holding_half(self) -> list[str]:
        """Regions with the most poor that together hold half of them."""
        running = self.poor.cumsum() / self.poor.sum()
        return [str(code) for code in self.poor.index[: int((running < HALF).sum()) + 1]]

    def effect(self, regions: list[str]) -> float:
        """Points that the province's rate falls when each of some regions falls by one."""
        return float(self.share[regions].sum())


@dataclass(frozen=True)
class Overview:
    """A province's regencies and cities in the last year and over the span.

    Parameters
    ----------
    province, regions
        Codes; regions by rate, highest first.
    first_year, last_year
        First and last comparable March.
    rate, rate_before, rate_first
        The province's published rate in the last year, the year before and the first, per cent;
        None where it is not published.
    values, changes
        Last figures in per cent, and changes on the year in points, by region.
    above, above_first
        Regions above the province in the last and in the first year.
    persistence
        Rank correlation of the first and the last March.
    common
        Share of the variance of yearly changes that is common, 0-1.
    likely_lower
        Regions whose next figure lies below the last with a probability of 80 per cent or more.
    firm_neighbours, neighbours
        Pairs of neighbouring places whose order at the forecast year has a probability of 90 per
        cent or more, and all such pairs.
    weights
        People and poor people, or None where no year has all numbers.
    """

    province: str
    regions: tuple[str, ...]
    first_year: int
    last_year: int
    rate: float | None
    rate_before: float | None
    rate_first: float | None
    values: pd.Series
    changes: pd.Series
    above: tuple[str, ...]
    above_first: tuple[str, ...]
    persistence: float
    common: float
    likely_lower: tuple[str, ...]
    firm_neighbours: int
    neighbours: int
    weights: Weights | None

    @property
    def fell(self) -> list[str]:
        """Regions whose rate fell on the year, largest fall first."""
        return [str(c) for c in self.changes[self.changes < 0].sort_values().index]

    @property
    def rose(self) -> list[str]:
        """Regions whose rate rose on the year, largest rise first."""
        return [str(c) for c in self.changes[self.changes > 0].sort_values(ascending=False).index]


def overview(basis: Basis, province: str) -> Overview:
    """Sum up the regencies and cities of a province.

    Parameters
    ----------
    basis
        Figures and forecasts.
    province
        Its code.
    """
    regions = basis.ranked(province)
    table = basis.rates[regions]
    now = table.loc[basis.last_year]
    own = basis.rates[province] if province in basis.rates else pd.Series(dtype=float)
    first = int(table.index[0])
    steps = yearly(table)
    return Overview(
        province=province,
        regions=tuple(regions),
        first_year=first,
        last_year=basis.last_year,
        rate=_at(own, basis.last_year),
        rate_before=_at(own, basis.last_year - 1),
        rate_first=_at(own, first),
        values=now,
        changes=steps.loc[basis.last_year],
        above=_above(now, _at(own, basis.last_year)),
        above_first=_above(table.loc[first], _at(own, first)),
        persistence=float(table.loc[[first, basis.last_year]].T.corr("spearman").iloc[0, 1]),
        common=_common(steps),
        likely_lower=tuple(
            region
            for region in regions
            if basis.forecasts[region].probability_at_most(basis.year, float(now[region]))
            >= LIKELY_FROM
        ),
        firm_neighbours=_firm(basis, regions),
        neighbours=len(regions) - 1,
        weights=_weights(basis, regions),
    )


def _at(series: pd.Series, year: int) -> float | None:
    value = series.get(year)
    return None if value is None or pd.isna(value) else float(value)


def _above(values: pd.Series, rate: float | None) -> tuple[str, ...]:
    return () if rate is None else tuple(str(code) for code in values[values > rate].index)


def _common(steps: pd.DataFrame) -> float:
    known = steps.dropna(axis=1)
    centred = known - known.to_numpy().mean()
    total = float((centred.to_numpy() ** 2).sum())
    shared = float((centred.mean(axis=1) ** 2).sum()) * known.shape[1]
    return shared / total if total > 0 else 0.0


def _firm(basis: Basis, regions: list[str]) -> int:
    drawn = basis.forecasts.draws_of_year(basis.year, DRAWS, 1)
    lower = order_probabilities(drawn[regions].to_numpy())
    beside = np.array([lower[i + 1, i] for i in range(len(regions) - 1)])
    return int((np.maximum(beside, 1 - beside) >= FIRM_FROM).sum())


def _weights(basis: Basis, regions: list[str]) -> Weights | None:
    if not set(regions) <= set(basis.poor.columns):
        return None
    numbers = basis.poor[regions].dropna()
    years = [year for year in numbers.index if basis.rates.loc[year, regions].notna().all()]
    if not years:
        return None
    year = int(years[-1])
    poor = numbers.loc[year].sort_values(ascending=False, kind="stable")
    people = numbers.loc[year] / basis.rates.loc[year, regions]
    return Weights(year, poor, people / people.sum())
