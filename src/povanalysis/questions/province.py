"""What the figures of a province's regencies and cities say together, as plain numbers.

Conventions
-----------
* All stands on the province's last complete year (:mod:`povanalysis.questions.ground.years`).
  Figures of later years are listed, not mixed in; who has none for that year is named.
* Weights are populations behind the rate: number of poor divided by P0, of the last year that has
  both for every regency (breaks.csv B11). Shares of the poor belong to that same year.
* "Above the province" compares published figures, without an allowance for sampling error.
* A province without a figure of its own has the mean of its regencies weighted by people, where
  the numbers of poor are those of that very year.
* Persistence is Spearman's rank correlation between the first and the last March.
* The common share is how much of the variance of all yearly changes since the first March the
  mean change of each year accounts for, 0-1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from povanalysis.questions.ground.draws import order_probabilities
from povanalysis.questions.ground.figures import yearly
from povanalysis.questions.ground.years import Absent, absent
from povanalysis.questions.group import Basis
from povanalysis.questions.ranking import FIRM_FROM, Newer
from povanalysis.shown import Shown

FEW = 5
LIKELY_FROM = 0.80
HALF = 0.5
MIN_RANKED = 3


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


@dataclass(frozen=True, repr=False)
class Overview(Shown):
    """A province's regencies and cities in its last complete year and over the span.

    Parameters
    ----------
    province, regions
        Codes; regions with a figure in the last complete year by rate, highest first.
    first_year, last_year
        First comparable March with a figure of them, and the last complete year.
    rate, rate_before, rate_first
        The province's published rate in the last year, the year before and the first, per cent;
        None where it is not published.
    mean
        Mean of the regencies weighted by people in the last year, per cent, or None.
    values, changes
        Figures in per cent, and changes on the year in points where both years have one, by region.
    newer
        Figures of later years: of the regions, and of the province itself.
    absent
        Who of the province has no figure for the last year.
    above, above_first
        Regions above the province in the last and in the first year.
    persistence
        Rank correlation of the first and the last March; None with fewer than three regions.
    common
        Share of the variance of yearly changes that is common, 0-1; None without such changes.
    ahead
        Regions whose figure of the forecast year is still to come.
    likely_lower
        Those of them for which a figure below the last has a probability of 80 per cent or more.
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
    mean: float | None
    values: pd.Series
    changes: pd.Series
    newer: tuple[Newer, ...]
    absent: Absent
    above: tuple[str, ...]
    above_first: tuple[str, ...]
    persistence: float | None
    common: float | None
    ahead: tuple[str, ...]
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
    last = basis.stands_on([province])
    table = basis.rates.loc[:last, regions].dropna(how="all")
    table = table.reindex(range(int(table.index[0]), last + 1))
    now = table.loc[last]
    own = basis.rates[province] if province in basis.rates else pd.Series(dtype=float)
    first = int(table.index[0])
    steps = yearly(table)
    weights = _weights(basis, regions, last)
    ahead = {region: made for region in regions if (made := basis.ahead(region)) is not None}
    pairs = _neighbours(basis, regions)
    return Overview(
        province=province,
        regions=tuple(regions),
        first_year=first,
        last_year=last,
        rate=_at(own, last),
        rate_before=_at(own, last - 1),
        rate_first=_at(own, first),
        mean=float((weights.share * now).sum())
        if weights is not None and weights.year == last
        else None,
        values=now,
        changes=steps.loc[last].dropna() if last in steps.index else pd.Series(dtype=float),
        newer=basis.newer([province, *regions], last),
        absent=absent(basis.years, province, last),
        above=_above(now, _at(own, last)),
        above_first=_above(table.loc[first], _at(own, first)),
        persistence=_persistence(table.loc[first], now),
        common=_common(steps),
        ahead=tuple(ahead),
        likely_lower=tuple(
            region
            for region, made in ahead.items()
            if made.probability_at_most(basis.year, made.last_value) >= LIKELY_FROM
        ),
        firm_neighbours=int((np.maximum(pairs, 1 - pairs) >= FIRM_FROM).sum()),
        neighbours=len(pairs),
        weights=weights,
    )


def _at(series: pd.Series, year: int) -> float | None:
    value = series.get(year)
    return None if value is None or pd.isna(value) else float(value)


def _above(values: pd.Series, rate: float | None) -> tuple[str, ...]:
    return () if rate is None else tuple(str(code) for code in values[values > rate].index)


def _persistence(first: pd.Series, last: pd.Series) -> float | None:
    both = pd.concat([first, last], axis=1).dropna()
    if len(both) < MIN_RANKED or (both.nunique() < 2).any():
        return None
    return float(both.corr("spearman").iloc[0, 1])


def _common(steps: pd.DataFrame) -> float | None:
    known = steps.dropna(axis=1)
    if known.shape[1] < 2 or known.empty:
        return None
    centred = known - known.to_numpy().mean()
    total = float((centred.to_numpy() ** 2).sum())
    shared = float((centred.mean(axis=1) ** 2).sum()) * known.shape[1]
    return shared / total if total > 0 else None


def _neighbours(basis: Basis, regions: list[str]) -> np.ndarray:
    """Give the probability that each keeps a lower rate than its neighbour of the higher rate."""
    drawn = basis.drawn()
    codes = [region for region in regions if region in drawn]
    if len(codes) < 2:
        return np.empty(0)
    lower = order_probabilities(drawn[codes].to_numpy())
    return np.array([lower[i + 1, i] for i in range(len(codes) - 1)])


def _weights(basis: Basis, regions: list[str], last: int) -> Weights | None:
    if not set(regions) <= set(basis.poor.columns):
        return None
    numbers = basis.poor.loc[:last, regions].dropna()
    rates = basis.rates.loc[:last, regions]
    years = [year for year in numbers.index if year in rates.index and (rates.loc[year] > 0).all()]
    if not years:
        return None
    year = int(years[-1])
    poor = numbers.loc[year].sort_values(ascending=False, kind="stable")
    people = numbers.loc[year] / rates.loc[year]
    return Weights(year, poor, people / people.sum())
