"""What the questions take from the observations: March tables, yearly changes, peers, people.

Conventions
-----------
* Levels and changes are March figures from 2015 on, one comparable spell (breaks.csv B5, B7). A
  change stands only between two consecutive years; a missing year leaves a gap, never a bridge.
* Peers are the regencies and cities of the same province that the observations hold, the region
  itself among them; provinces and the nation are nobody's peers.
* Population is the number of poor divided by P0 of the latest year that has both. Census-based
  population is not the denominator of P0 (breaks.csv B11) and never enters.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from povanalysis.series import MARCH_FROM, annual

RECENT_FROM = 2021
"""Year from which "recent" changes count: the level after the two pandemic rises."""

_TABLED = ["region", "indicator", "year", "period", "vintage", "value"]


@dataclass(frozen=True)
class People:
    """The people behind a percentage.

    Parameters
    ----------
    population
        Persons, number of poor divided by P0.
    year
        Year the quotient belongs to.
    """

    population: float
    year: int


def march(observations: pd.DataFrame, indicator: str = "P0") -> pd.DataFrame:
    """Return March figures as years by regions; missing years are rows of NaN.

    Parameters
    ----------
    observations
        Rows of the observation contract.
    indicator
        Which indicator, in its published unit.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> march(store.observations(["3524"])).loc[2024:, "3524"].tolist()
    [12.16, 12.03]
    """
    if observations.empty:
        return pd.DataFrame(dtype=float)
    rows = annual(observations[_TABLED], indicator=indicator, fit_from=MARCH_FROM)
    if rows.empty:
        return pd.DataFrame(dtype=float)
    table = rows.pivot(index="year", columns="region", values="value")
    return table.reindex(range(int(table.index.min()), int(table.index.max()) + 1))


def panel(observations: pd.DataFrame, region: str | None = None) -> pd.DataFrame:
    """Return the annual P0 series a forecast is made on: all regencies and cities.

    Parameters
    ----------
    observations
        Rows of the contract.
    region
        A province or the nation to keep beside them, where the question is about it.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> panel(store.observations())["region"].nunique()
    73
    """
    rows = annual(observations)
    wanted = ~rows["region"].str.endswith("00") | (rows["region"] == region)
    return rows[wanted].reset_index(drop=True)


def yearly(table: pd.DataFrame) -> pd.DataFrame:
    """Return changes between consecutive years, in the unit of the table, years by regions."""
    return table.diff().iloc[1:].round(10)


def peers(table: pd.DataFrame, region: str) -> list[str]:
    """Return the regencies and cities of the region's province in the table, itself among them."""
    if region.endswith("00"):
        return []
    return [c for c in table.columns if c[:2] == region[:2] and not c.endswith("00")]


def regencies(table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that are regencies or cities."""
    return table[[c for c in table.columns if not c.endswith("00")]]


def last(table: pd.DataFrame, region: str) -> tuple[int, float] | None:
    """Return year and value of the region's last figure, or None."""
    if region not in table.columns:
        return None
    known = table[region].dropna()
    return None if known.empty else (int(known.index[-1]), float(known.iloc[-1]))


def people(observations: pd.DataFrame, region: str, year: int | None = None) -> People | None:
    """Return the population behind the latest P0 that has a number of poor, or None.

    Parameters
    ----------
    observations
        Rows of the contract, with ``P0`` and ``POOR`` of the region.
    region
        4-digit code.
    year
        Latest year to look at; the last when not given.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = people(store.observations(["3524"], None), "3524")
    >>> round(found.population), found.year
    (1209061, 2025)
    """
    own = observations[observations["region"] == region]
    rate, poor = (march(own, indicator) for indicator in ("P0", "POOR"))
    if region not in rate or region not in poor:
        return None
    shares = rate[region].where(rate[region] > 0) / 100
    both = (1000 * poor[region] / shares).dropna()
    both = both if year is None else both[both.index <= year]
    return None if both.empty else People(float(both.iloc[-1]), int(both.index[-1]))
