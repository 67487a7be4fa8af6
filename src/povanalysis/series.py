"""The observation contract: one row per published figure, and the annual series made of it.

Key: ``region`` (4-digit text), ``indicator``, ``year``, ``period``, ``vintage`` (ISO date of the
file that brought the value; a revision is a further vintage, never an overwrite). Values carry
their unit and their way back to the raw row.

Conventions
-----------
* ``time`` is the middle of the reference month as a decimal year: March 2025 is 2025.2083,
  September 2014 is 2014.7083, so that the step from the one series to the other is half a year.
  Where the month is not established it is the middle of the year.
* Values may be compared within one ``spell`` (``data/raw/spells.csv``). Kab/kota figures of
  2012-2014 are September figures and those since 2015 March figures (breaks.csv B5).
* The annual series a model sees takes March from 2015 and September for 2012-2014, with real time
  steps; earlier years are shown and not fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from povanalysis import history
from povanalysis.errors import SeriesError, listing
from povanalysis.indicators import INDICATORS

if TYPE_CHECKING:
    import pandas as pd

STATUSES: tuple[str, ...] = ("final", "preliminary", "revised")
"""How the source marks a figure; one without a mark is final."""

PERIODS: dict[str, float] = {"March": 2.5 / 12, "September": 8.5 / 12, "unknown": 0.5}

COLUMNS: tuple[str, ...] = (
    "region",
    "indicator",
    "year",
    "period",
    "vintage",
    "value",
    "unit",
    "decimals",
    "status",
    "time",
    "period_status",
    "published_on",
    "se",
    "se_kind",
    "spell",
    "source_id",
    "also_in",
    "note",
    "src_file",
    "src_sheet",
    "src_row",
    "src_sha256",
    "correction_id",
)

KEY: tuple[str, ...] = ("region", "indicator", "year", "period", "vintage")

FIT_FROM = 2012
MARCH_FROM = 2015


def decimal_year(year: int, period: str) -> float:
    """Give the reference month as a decimal year.

    Examples
    --------
    >>> round(decimal_year(2015, "March") - decimal_year(2014, "September"), 4)
    0.5
    """
    return year + PERIODS[period]


def reference_period(year: int) -> str:
    """Give the round that the annual kab/kota series takes for a year.

    Examples
    --------
    >>> reference_period(2014), reference_period(2026)
    ('September', 'March')
    """
    if year >= MARCH_FROM:
        return "March"
    return "September" if year >= FIT_FROM else "unknown"


def reference_month(year: int) -> str:
    """Give the reference month of an annual figure, ``YYYY-MM`` (or ``YYYY`` where unknown).

    Examples
    --------
    >>> reference_month(2026)
    '2026-03'
    """
    return {"March": f"{year}-03", "September": f"{year}-09", "unknown": str(year)}[
        reference_period(year)
    ]


def check_indicator(indicator: str) -> str:
    """Return the indicator's code, or say which exist.

    Raises
    ------
    SeriesError
        The code is not one of :data:`INDICATORS`.
    """
    code = str(indicator).strip().upper()
    if code not in INDICATORS:
        raise SeriesError(
            f"Unknown indicator {indicator!r}.", cure=f"Use one of {listing(list(INDICATORS))}."
        )
    return code


def latest_vintage(observations: pd.DataFrame) -> pd.DataFrame:
    """Keep the newest vintage of each figure."""
    if len(observations["vintage"].unique()) == 1:
        return observations.copy(deep=False)  # one figure each: vintage is part of their key
    ordered = observations.sort_values("vintage", kind="stable")
    kept = ordered.drop_duplicates(["region", "indicator", "year", "period"], keep="last")
    return kept.sort_index()


def annual(
    observations: pd.DataFrame,
    *,
    indicator: str = "P0",
    fit_from: int = FIT_FROM,
    regions: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Take one value a year per region: March from 2015, September for 2012-2014.

    Of a region that has become another area under the same code (Papua in 2024, Buton in 2016) only
    the years since count: :func:`povanalysis.history.redefinitions`.

    Parameters
    ----------
    observations
        Rows of the contract.
    indicator
        Which indicator.
    fit_from
        First year kept. Years before 2012, whose reference month is not established, are kept
        when asked for.
    regions
        Codes to keep; all when not given.

    Returns
    -------
    pandas.DataFrame
        The contract's columns, sorted by region and year, a fresh index.

    Raises
    ------
    SeriesError
        The indicator is unknown, or a region asked for has no figure.
    """
    code = check_indicator(indicator)
    indicators, found, years, periods = (
        observations[name].to_numpy(object).tolist()
        for name in ("indicator", "region", "year", "period")
    )
    kept = [
        row
        for row, year in enumerate(years)
        if indicators[row] == code
        and year >= max(fit_from, history.area_since(found[row]))
        and periods[row] == reference_period(year)
    ]
    kept.sort(key=lambda row: (found[row], years[row]))
    rows = latest_vintage(observations.take(kept).reset_index(drop=True))
    if regions is not None:
        missing = sorted(set(regions) - set(rows["region"]))
        if missing:
            raise SeriesError(
                f"No {code} figure since {fit_from} for region {listing(missing)}.",
                cure="Add one with: povanalysis data add REGION YEAR VALUE --indicator "
                f"{code} --source URL",
            )
        rows = rows[rows["region"].isin(list(regions))]
    return rows.reset_index(drop=True)
