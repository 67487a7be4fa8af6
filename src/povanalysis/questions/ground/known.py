"""What is known of a month whose figure is still to come: parents' figures, releases, delays.

* *Known* are the published figures of the province and the nation for that month; a forecast is
  *given* these and others that reach beyond the region's last figure, assumed ones included.
* *Published, not held* is a row of releases.csv whose day has come at the date of the data and
  whose figure is not among the observations. It is named together with the command that adds it.
* *Coming* is the round that the nation and the provinces publish next, on the same day, and the
  months in which their figures of such a round have come.
* *Delays* are counted from the first day of the reference month to the day of publication, in
  months, over the releases of regencies and cities whose day is known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

import pandas as pd

from povanalysis.regions import NATION
from povanalysis.series import latest_vintage
from povanalysis.trends import Forecast

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Known:
    """A published figure.

    Parameters
    ----------
    region, period, year
        Whose, of which round and year.
    value
        P0 in per cent.
    published_on
        Day of publication, ISO; empty where it is not known.
    source
        Its source.
    assumed
        Whether it is the figure of a scenario and no published one.
    """

    region: str
    period: str
    year: int
    value: float
    published_on: str
    source: str
    assumed: bool = False

    @property
    def month(self) -> str:
        """Reference month, ``YYYY-MM``."""
        return _month(self.year, self.period)


@dataclass(frozen=True)
class NotHeld:
    """A figure that was published and is not in the data; fields as of :class:`Known`."""

    region: str
    period: str
    year: int
    published_on: str
    source: str

    @property
    def month(self) -> str:
        """Reference month, ``YYYY-MM``."""
        return _month(self.year, self.period)

    @property
    def command(self) -> str:
        """The command that adds it.

        Examples
        --------
        >>> NotHeld("3500", "March", 2026, "2026-08-05", "N1").command
        'povanalysis data add 3500 2026 VALUE --indicator P0 --period March --source URL \
--published-on 2026-08-05'
        """
        return (
            f"povanalysis data add {self.region} {self.year} VALUE --indicator P0 --period "
            f"{self.period} --source URL --published-on {self.published_on}"
        )


@dataclass(frozen=True)
class Delays:
    """How long after their reference month figures came, in months.

    Parameters
    ----------
    n
        Releases whose day is known.
    least, middle, most
        Shortest, median and longest delay.
    """

    n: int
    least: float
    middle: float
    most: float


def known(observations: pd.DataFrame, regions: Collection[str], year: int) -> tuple[Known, ...]:
    """List the March figures of some regions for a year, in the order of `regions`.

    Parameters
    ----------
    observations
        Rows of the contract.
    regions
        Codes, such as the province and the nation.
    year
        Year of the March.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> [(one.region, one.value) for one in known(store.observations(), ["3500", "0000"], 2025)]
    [('3500', 9.5), ('0000', 8.47)]
    """
    rows = observations[
        (observations["indicator"] == "P0")
        & (observations["year"] == year)
        & (observations["period"] == "March")
        & observations["region"].isin(list(regions))
    ]
    found = {
        row.region: Known(
            row.region, row.period, int(row.year), float(row.value), row.published_on, row.source_id
        )
        for row in latest_vintage(rows).itertuples()
    }
    return tuple(found[region] for region in regions if region in found)


def given(forecast: Forecast) -> tuple[Known, ...]:
    """List the figures that a forecast is given, the nearest place first, the newest of it first."""
    return tuple(
        Known(
            one.region,
            period_of(one.period),
            one.year,
            one.value,
            one.published_on,
            one.source_id,
            one.assumed,
        )
        for one in forecast.known
    )


def assumed(figures: Mapping[tuple[str, str | int], float]) -> tuple[Known, ...]:
    """List the figures of a scenario, by place and reference month."""
    return tuple(
        Known(code, period_of(str(month)), int(str(month)[:4]), value, "", "", assumed=True)
        for (code, month), value in figures.items()
    )


def state_of(found: Collection[Known], region: str, year: int) -> str:
    """Name the state of knowledge that figures put the forecast of a year in.

    Parameters
    ----------
    found
        As of :func:`given`.
    region, year
        Whose forecast, and the year after its last figure.

    Returns
    -------
    str
        ``parent`` (its province's March of that year), ``top`` (the nation's), ``half-year`` (the
        September before), ``others`` (neighbours alone), ``""`` for nothing: as the states of
        :mod:`povanalysis.trends.given.states` are called.

    Examples
    --------
    >>> nation = Known("0000", "March", 2026, 8.07, "2026-08-05", "PG48")
    >>> autumn = Known("3500", "September", 2025, 9.3, "2026-02-05", "GH16")
    >>> [state_of(found, "3524", 2026) for found in ([nation, autumn], [autumn], [])]
    ['top', 'half-year', '']
    """
    province = f"{region[:2]}00"
    march = {one.region for one in found if (one.period, one.year) == ("March", year)}
    if province in march - {region}:
        return "parent"
    if NATION in march:
        return "top"
    if any(one.region in (province, NATION) for one in found):
        return "half-year"
    return "others" if found else ""


def not_held(observations: pd.DataFrame, releases: pd.DataFrame, as_of: str) -> tuple[NotHeld, ...]:
    """List the figures that were published by a date and would carry the data further.

    A gap before the last figure of that region and round changes no report and is not listed.

    Parameters
    ----------
    observations
        Rows of the contract; only regions with any figure of P0 are looked at.
    releases
        Table ``releases`` as carried: ``region, reference, published_on, source_id``.
    as_of
        Date of the data, ISO.

    Returns
    -------
    tuple of NotHeld
        Sorted by year, period and region.
    """
    rows = observations[observations["indicator"] == "P0"]
    last = rows.groupby(["region", "period"])["year"].max()
    regions = set(rows["region"])
    found = set()
    for row in releases.itertuples():
        period, _, year = str(row.reference).rpartition(" ")
        out = bool(row.published_on) and row.published_on <= as_of and year.isdigit()
        if out and row.region in regions and int(year) > last.get((row.region, period), 0):
            found.add(NotHeld(row.region, period, int(year), row.published_on, row.source_id))
    return tuple(sorted(found, key=lambda one: (one.year, one.period, one.region)))


def delays(releases: pd.DataFrame) -> Delays | None:
    """Count how long after their March regency and city figures came; None where no day is known.

    Parameters
    ----------
    releases
        Table ``releases`` as carried.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "region": ["3524", "3524", "0000"],
    ...         "reference": ["March 2021", "March 2024", "March 2025"],
    ...         "published_on": ["2021-12-27", "2024-07-24", "2025-07-25"],
    ...     }
    ... )
    >>> found = delays(table)
    >>> found.n, round(found.least), round(found.most)
    (2, 5, 10)
    """
    months = [
        (date.fromisoformat(row.published_on) - date(int(row.reference[-4:]), 3, 1)).days
        / DAYS_A_MONTH
        for row in releases.itertuples()
        if row.published_on and row.reference.startswith("March ") and row.region[2:] != "00"
    ]
    if not months:
        return None
    return Delays(len(months), min(months), median(months), max(months))


@dataclass(frozen=True)
class Coming:
    """What the nation and the provinces publish next.

    Parameters
    ----------
    month
        Reference month of the figures, ``YYYY-MM``.
    earliest, latest
        Months in which such figures have come, moved to this round.
    n
        Earlier figures of such a round whose day is known.
    """

    month: str
    earliest: str
    latest: str
    n: int


def coming(releases: pd.DataFrame, as_of: str) -> Coming | None:
    """Say which figures of the nation come next, and when; None where the calendar does not tell.

    Parameters
    ----------
    releases
        Table ``releases`` as carried.
    as_of
        Date of the data, ISO.

    Examples
    --------
    >>> known = {"September 2022": "2023-01-16", "September 2025": "2026-02-05"}
    >>> known |= {"March 2026": "2026-08-05"}
    >>> table = pd.DataFrame(
    ...     {"region": "0000", "reference": known.keys(), "published_on": known.values()}
    ... )
    >>> coming(table, "2026-11-25")
    Coming(month='2026-09', earliest='2027-01', latest='2027-02', n=2)
    """
    came: dict[tuple[int, str], int] = {}  # months from the reference month to the day
    for row in releases.itertuples():
        round_, _, of = str(row.reference).rpartition(" ")
        if row.region == NATION and row.published_on and row.published_on <= as_of:
            came[int(of), round_] = _months(row.published_on) - _months(_month(int(of), round_))
    if not came:
        return None
    year, period = max(came)  # March comes before September in the alphabet, too
    year, period = (year, "September") if period == "March" else (year + 1, "March")
    after = [months for (_, name), months in came.items() if name == period]
    start = _months(_month(year, period))
    if not after or start + max(after) < _months(as_of):
        return None
    earliest, latest = (_of_months(start + months) for months in (min(after), max(after)))
    return Coming(_month(year, period), earliest, latest, len(after))


def _months(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7]) - 1


def _of_months(months: int) -> str:
    return f"{months // 12}-{months % 12 + 1:02d}"


def period_of(month: str) -> str:
    """Name the round of a reference month, ``YYYY-MM``.

    >>> period_of("2026-03"), period_of("2025-09")
    ('March', 'September')
    """
    return "March" if month.endswith("-03") else "September"


def _month(year: int, period: str) -> str:
    return f"{year}-{'03' if period == 'March' else '09'}"
