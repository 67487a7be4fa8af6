"""What the questions take from the observations: March tables, yearly changes, peers, people.

Conventions
-----------
* Levels and changes are March figures from 2015 on, one comparable spell (breaks.csv B5, B7). A
  change stands only between two consecutive years; a missing year leaves a gap, never a bridge.
* Of a region that has become another area under the same code (Papua in 2024, Buton in 2016,
  Kolaka in 2021) only the years since count, and a figure that BPS repeats for want of a survey
  (Nduga 2015) counts for none.
* Peers are the regencies and cities of the same province that the observations hold, the region
  itself among them; provinces and the nation are nobody's peers.
* Population is the number of poor divided by P0 of the latest year that has both. Census-based
  population is not the denominator of P0 (breaks.csv B11) and never enters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from povanalysis import history
from povanalysis.errors import SeriesError
from povanalysis.indicators import INDICATORS
from povanalysis.series import (
    FIT_FROM,
    MARCH_FROM,
    annual,
    check_indicator,
    latest_vintage,
)

RECENT_FROM = 2021
"""Year from which "recent" changes count: the level after the two pandemic rises."""
MIN_PEERS = 3
"""Fewest regencies and cities of a province that have a mean change."""
LARGE = 1000
"""Rows of a table from which pandas is quicker than a plain loop."""


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
    return _table(observations, "indicator", check_indicator(indicator), "region")


def of_region(observations: pd.DataFrame, region: str) -> pd.DataFrame:
    """Return a region's March figures as years by indicators; NaN where there is none.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> of_region(store.observations(["3524"], None), "3524").loc[2025, ["P0", "P1"]].tolist()
    [12.03, 1.16]
    """
    table = _table(observations, "region", region, "indicator")
    return table.reindex(columns=list(INDICATORS))


def _table(observations: pd.DataFrame, of: str, one: str, across: str) -> pd.DataFrame:
    """Lay out the newest vintage of March figures of one region or indicator, by year."""
    named = [of, across, "year", "period", "vintage", "value"]
    if len(observations) > LARGE:
        mine = (observations["period"] == "March") & (observations["year"] >= MARCH_FROM)
        observations = observations.loc[mine & (observations[of] == one), named]
        if not observations.empty and not observations.duplicated(["year", across]).any():
            return _pivoted(observations, across, one)
    rows = zip(*(observations[name].tolist() for name in named), strict=True)
    newest: dict[tuple[int, str], tuple[str, float]] = {}
    for whose, column, year, period, vintage, value in rows:
        if whose != one or period != "March" or year < MARCH_FROM:
            continue
        if not history.tells(column if across == "region" else one, year):
            continue
        found = newest.get((year, column))
        if found is not None and found[0] == vintage:
            raise SeriesError(
                f"Two figures for {one} {column} in March {year}.", cure="Keep one of them."
            )
        if found is None or found[0] < vintage:
            newest[year, column] = (vintage, value)
    if not newest:
        return pd.DataFrame(dtype=float)
    columns = sorted({column for _year, column in newest})
    first, final = min(newest)[0], max(newest)[0]
    table = np.full((final + 1 - first, len(columns)), np.nan)
    places = {column: place for place, column in enumerate(columns)}
    for (year, column), (_vintage, value) in newest.items():
        table[year - first, places[column]] = value
    return _framed(table, first, columns, across)


def _pivoted(rows: pd.DataFrame, across: str, one: str) -> pd.DataFrame:
    """Lay out rows without loops, for there is one of each year."""
    years, columns = rows["year"].tolist(), rows[across].tolist()
    of = columns if across == "region" else [one] * len(columns)
    rows = rows.loc[[history.tells(*pair) for pair in zip(of, years, strict=True)]]
    if rows.empty:
        return pd.DataFrame(dtype=float)
    places, names = pd.factorize(rows[across], sort=True)
    year = rows["year"].to_numpy()
    table = np.full((year.max() + 1 - year.min(), len(names)), np.nan)
    table[year - year.min(), places] = rows["value"].to_numpy()
    return _framed(table, year.min(), names, across)


def _framed(table: np.ndarray, first: int, names: Any, across: str) -> pd.DataFrame:
    return pd.DataFrame(
        table,
        index=pd.RangeIndex(int(first), int(first) + len(table), name="year"),
        columns=pd.Index(names, name=across),
    )


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
    514
    """
    rows = annual(observations)
    wanted = ~rows["region"].str.endswith("00") | (rows["region"] == region)
    # what is chosen here is no longer a frame of observations, of which parents are left out
    return rows[wanted].drop(columns=["period", "vintage"]).reset_index(drop=True)


def with_places(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the series of all regencies and cities beside the provinces and the nation above them.

    What a forecast given what is known is made on: ``parent`` is the province of that year's
    figures, ``weight`` the thousand people behind a percentage (POOR divided by P0), and places
    above stand with every figure since :data:`~povanalysis.series.FIT_FROM`, of March and of
    September.

    Parameters
    ----------
    observations
        Rows of the contract, P0 and POOR.

    Returns
    -------
    pandas.DataFrame
        Columns of the contract, ``parent`` (code) and ``weight`` (thousand people); one row a
        region and year, of places above one a round.

    Raises
    ------
    SeriesError
        No figure of P0 is among them.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> frame = with_places(store.observations(indicator=["P0", "POOR"]))
    >>> last = frame[frame["region"] == "3524"].iloc[-1]
    >>> last["parent"], round(float(last["weight"]), 1)
    ('3500', 1209.1)
    """
    newest = latest_vintage(observations)
    rates = newest[newest["indicator"] == "P0"]
    above = rates["region"].str.endswith("00") & (rates["year"] >= FIT_FROM)
    above &= rates["period"] != "unknown"
    rows = pd.concat([panel(rates), rates[above].drop(columns=["period", "vintage"])])
    poor = newest[newest["indicator"] == "POOR"].set_index(["region", "time"])["value"]
    counted = poor.reindex(pd.MultiIndex.from_frame(rows[["region", "time"]])).to_numpy()
    parents = {
        key: history.parent(*key)
        for key in dict.fromkeys(zip(rows["region"], rows["year"], strict=True))
    }
    return rows.assign(
        weight=100 * counted / rows["value"],
        parent=[parents[key] for key in zip(rows["region"], rows["year"], strict=True)],
    ).reset_index(drop=True)


def forecastable(observations: pd.DataFrame, region: str | None = None) -> pd.DataFrame:
    """Return the series that forecasts are made on: with the places above where people are known.

    Parameters
    ----------
    observations
        Rows of the contract: P0, and POOR to have forecasts given what is known.
    region
        A province or the nation to keep beside the regencies where there is no POOR.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> obs = store.observations(["3524", "3500"], indicator=["P0", "POOR"])
    >>> "parent" in forecastable(obs), "parent" in forecastable(obs[obs["indicator"] == "P0"])
    (True, False)
    """
    if (observations["indicator"] == "POOR").any():
        return with_places(observations)
    return panel(observations, region)


def yearly(table: pd.DataFrame) -> pd.DataFrame:
    """Return changes between consecutive years, in the unit of the table, years by regions."""
    return table.diff().iloc[1:].round(10)


def mean_change(changes: pd.DataFrame, least: int = MIN_PEERS) -> pd.Series:
    """Return the mean of some regions' changes by year, NaN where too few have one."""
    return changes.mean(axis=1).where(changes.count(axis=1) >= least)


def peers(table: pd.DataFrame, region: str) -> list[str]:
    """Return the regencies and cities of the region's province in the table, itself among them."""
    if region.endswith("00"):
        return []
    return [c for c in table.columns if c[:2] == region[:2] and not c.endswith("00")]


def regencies(table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that are regencies or cities."""
    return table[[c for c in table.columns if not c.endswith("00")]]


def years_of(table: pd.DataFrame) -> dict[str, set[int]]:
    """Return the years in which each region (or indicator) of a table has a figure.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> max(years_of(march(store.observations(["3524"])))["3524"])
    2025
    """
    held, years = table.notna().to_numpy(), table.index.to_numpy()
    return {str(c): set(years[held[:, at]].tolist()) for at, c in enumerate(table.columns)}


def last(table: pd.DataFrame, column: str) -> tuple[int, float] | None:
    """Return year and value of the last figure of a region or an indicator, or None."""
    if column not in table.columns:
        return None
    known = table[column].dropna()
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
    table = of_region(observations, region)
    for when, rate, poor in reversed([*zip(table.index, table["P0"], table["POOR"], strict=True)]):
        if rate > 0 and not pd.isna(poor) and (year is None or when <= year):
            return People(float(1000 * poor / (rate / 100)), int(when))
    return None


def single_source(observations: pd.DataFrame, region: str, indicator: str, year: int) -> bool:
    """Say whether a March figure stands in one source only, as far as sources are given."""
    if "also_in" not in observations:
        return False
    if len(observations) > LARGE:
        observations = observations[observations["region"] == region]
    named = ["region", "indicator", "year", "period", "also_in"]
    rows = zip(*(observations[name].tolist() for name in named), strict=True)
    also = [codes for *key, codes in rows if key == [region, indicator, year, "March"]]
    return bool(also) and not str(also[-1]).strip()
