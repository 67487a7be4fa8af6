"""Downloads: the figures of a report as CSV for programs and as an accessible XLSX for people.

Both hold the same two things: every published figure behind the report, with its way back to file,
row and sha256, and the report's results (forecast, probability, target). Results carry indicator
codes of their own, such as ``P0_FORECAST``, so that a filter on ``P0`` never mixes forecasts among
published figures.

Every row says what it is (``status``: published, forecast, target, computed) and between which bounds
it lies (``low``, ``high``, ``level``): a forecast in its prediction interval of 80 or 95 per cent, a
published figure and what is computed from it in the bounds of rounding, since BPS publishes no sampling
error of regencies, a target in its range. A probability is a bound itself and has none.

Conventions
-----------
* **CSV.** One table, codes of the observation contract, UTF-8 with a byte order mark, which Excel
  needs and pandas skips. No single CSV opens rightly in every Excel, because Excel reads the
  separators of the computer's region: the Indonesian edition has semicolons and decimal commas
  (``pandas.read_csv(path, sep=";", decimal=",")``), the English one commas and decimal points.
  Before a text that a spreadsheet would compute (``=``, ``+``, ``-``, ``@``) stands an apostrophe.
* **XLSX.** See :mod:`povanalysis.report.beside.workbook`.
* Where a year has no row, no published figure could be traced; :attr:`Download.gaps` names them.

Out of scope: revisions. Both hold the newest vintage; ``povanalysis data diff`` shows the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from povanalysis import __version__
from povanalysis.indicators import INDICATORS
from povanalysis.languages import LANGUAGES
from povanalysis.regions import NATION, get
from povanalysis.series import latest_vintage
from povanalysis.sources import store

if TYPE_CHECKING:
    from povanalysis.project import Project
    from povanalysis.questions.outcomes import Outcomes
    from povanalysis.questions.outlook import Outlook
    from povanalysis.questions.record.came import Outcome
    from povanalysis.trends import Forecast

COLUMNS = (
    "region",
    "name",
    "indicator",
    "unit",
    "year",
    "period",
    "value",
    "low",
    "high",
    "level",
    "status",
    "spell",
    "source",
    "also_in",
    "file",
    "row",
    "sha256",
)
NUMBERS = ("value", "low", "high")
PUBLISHED, FORECAST, TARGET, COMPUTED = "published", "forecast", "target", "computed"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
ROUNDING, STATED = "rounding", "as stated"
"""Levels of bounds that are no prediction interval."""
LEVELS = (80, 95)
UNITS = {
    "PROBABILITY": "probability",
    "REQUIRED_CHANGE": "percentage points",
    "TARGET_MARGIN": "percentage points",
    "PEOPLE_TO_LIFT": "persons",
}
"""Units of results, by code or its first word; else per cent."""


@dataclass(frozen=True)
class Download:
    """What a report offers for download.

    Parameters
    ----------
    figures
        Published figures, the columns of :data:`COLUMNS`, ordered by indicator, region and year.
    results
        Results of the report in the same columns; provenance empty where they were computed.
    as_of, data_version
        Date and name of the data version.
    sources
        Publisher, place and licence of each source that is named, by its code.
    plan
        Targets and figures of the region by year, for LKPJ and RKPD; None where there is no region.
    ahead
        Forecast of the region, beside them.
    """

    figures: pd.DataFrame
    results: pd.DataFrame
    as_of: str
    data_version: str
    sources: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    plan: Outcomes | None = None
    ahead: Forecast | None = None

    @property
    def gaps(self) -> list[tuple[str, str, list[int]]]:
        """Indicator, region and the years that lack a figure between the first and the last."""
        known: dict[tuple[str, str], set[int]] = {}
        columns = (self.figures[column].tolist() for column in ("indicator", "name", "year"))
        for indicator, name, year in zip(*columns, strict=True):
            known.setdefault((indicator, name), set()).add(year)
        return [
            (*series, sorted(missing))
            for series, years in known.items()
            if (missing := set(range(min(years), max(years))) - years)
        ]

    @property
    def table(self) -> pd.DataFrame:
        """Figures and results below one another: what the CSV holds."""
        filled = [part for part in (self.figures, self.results) if not part.empty]
        return pd.concat(filled, ignore_index=True)


def of_regions(
    regions: Iterable[str],
    indicators: Iterable[str] = tuple(INDICATORS),
    *,
    results: Sequence[dict[str, Any]] = (),
    project: Project | None = None,
    plan: Outcomes | None = None,
    ahead: Forecast | None = None,
) -> Download:
    """Gather the figures of some regions.

    Parameters
    ----------
    regions
        4-digit codes, in the order in which the tables list them.
    indicators
        Codes of the observation contract.
    results
        Rows of results; missing columns stay empty.
    project
        Whose data; the project of the working directory when not given.
    plan, ahead
        Targets and figures of a region by year, and its forecast.
    """
    codes = list(dict.fromkeys(regions))
    found = store.observations(codes, tuple(indicators), project=project)
    figures = _traced(latest_vintage(found), codes)
    version = store.version(project)
    return Download(
        figures,
        pd.DataFrame([{**dict.fromkeys(COLUMNS, ""), **row} for row in results], columns=COLUMNS),
        version.as_of,
        str(version),
        _sources(figures, results, plan, project),
        plan,
        ahead,
    )


def of_outlook(
    outlook: Outlook, project: Project | None = None, plan: Outcomes | None = None
) -> Download:
    """Gather the figures and results of a report on one region, its province and the nation.

    Parameters
    ----------
    outlook
        What is known of the region.
    project
        Whose data; the project of the working directory when not given.
    plan
        Targets and figures of the region by year.
    """
    province = [outlook.region.province] if outlook.region.province else []
    return of_regions(
        [outlook.region.code, *province, NATION],
        results=results(outlook),
        project=project,
        plan=plan,
        ahead=outlook.coming.forecast,
    )


def forecast_rows(forecast: Forecast, years: Iterable[int]) -> list[dict[str, Any]]:
    """Give the forecast of some years as rows, median and each interval.

    Parameters
    ----------
    forecast
        Of one region.
    years
        Years of the March figures.
    """
    rows = []
    for year in years:
        median = round(forecast.median(year), 4)
        for level in LEVELS:
            at = forecast.interval(year, level / 100)
            bounds = Bounds(round(at.low, 4), round(at.high, 4), level)
            rows.append(_result(forecast.region, "P0_FORECAST", year, median, FORECAST, bounds))
    return rows


def results(outlook: Outlook) -> list[dict[str, Any]]:
    """Give the results of an outlook as rows: forecast, probabilities, target."""
    if outlook.outcome is not None:
        return [*_came(outlook, outlook.outcome), *results(outlook.coming)]
    code, year = outlook.region.code, outlook.year
    ahead = [known for known in outlook.forecast.years if known <= year]
    rows = forecast_rows(outlook.forecast, ahead)
    no_rise = round(outlook.probability_no_rise, 6)
    rows.append(_result(code, "PROBABILITY_NO_RISE", year, no_rise, FORECAST))
    target = outlook.to_json()["target"]
    if outlook.target is not None and target is not None:
        met, change = target["probability_met"], target["required_change"]
        rows += [
            _stated(outlook, year),
            _result(code, "PROBABILITY_TARGET_MET", year, met, FORECAST),
            _result(code, "REQUIRED_CHANGE", year, change, COMPUTED, rounded(change, 2)),
        ]
        people = target["people_to_lift"]
        if people is not None:
            last = rounded(-change, 2)  # for every last figure that rounds to the published one
            fewer = [round(target["population"] * side / 100) for side in (last.low, last.high)]
            bounds = Bounds(max(0, fewer[0]), fewer[1], ROUNDING)
            rows.append(_result(code, "PEOPLE_TO_LIFT", year, people, COMPUTED, bounds))
    return rows


def _came(outlook: Outlook, outcome: Outcome) -> list[dict[str, Any]]:
    """Give what came of a year that is out as rows; its figure is among the figures."""
    code, year, said = outlook.region.code, outlook.year, outcome.recorded
    rows = []
    if outlook.target is not None and outcome.margin is not None:
        margin = outcome.margin
        rows += [
            _stated(outlook, year),
            _result(code, "TARGET_MARGIN", year, margin, COMPUTED, rounded(margin, 2)),
        ]
    if said is not None:
        for level, low, high in zip(
            LEVELS, (said.low80, said.low95), (said.high80, said.high95), strict=True
        ):
            bounds = Bounds(low, high, level)
            rows.append(_result(code, "P0_RECORDED", year, said.median, FORECAST, bounds))
        if said.probability is not None:
            probability = said.probability
            rows.append(_result(code, "PROBABILITY_TARGET_RECORDED", year, probability, FORECAST))
    return rows


@dataclass(frozen=True)
class Bounds:
    """Between what a value lies: per cent of a prediction interval, or why it is known."""

    low: float
    high: float
    level: int | str


def rounded(value: float, decimals: int) -> Bounds:
    """Return the bounds of a figure that was rounded to some decimals."""
    half = 0.5 * 10**-decimals
    digits = decimals + 1
    return Bounds(round(value - half, digits), round(value + half, digits), ROUNDING)


def _stated(outlook: Outlook, year: int) -> dict[str, Any]:
    """Give the target as a row; one given by the reader has no source."""
    target = outlook.target
    assert target is not None
    bounds = Bounds(target.value, target.value, STATED)
    return _result(
        outlook.region.code, "TARGET", year, target.value, TARGET, bounds, target.source_id
    )


def _result(
    region: str,
    indicator: str,
    year: int,
    value: float,
    status: str,
    bounds: Bounds | None = None,
    source: str | None = None,
) -> dict[str, Any]:
    return {
        "region": region,
        "name": get(region).name,
        "indicator": indicator,
        "unit": UNITS.get(indicator.split("_")[0], UNITS.get(indicator, "percent")),
        "year": year,
        "period": "March",
        "value": float(value),
        **({} if bounds is None else vars(bounds)),
        "status": status,
        "source": f"povanalysis {__version__}" if source is None else source,
    }


def _traced(observations: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    order = {code: place for place, code in enumerate(codes)}
    indicators = list(INDICATORS)
    keys = [
        (indicators.index(indicator), order[region], time)
        for indicator, region, time in zip(
            observations["indicator"], observations["region"], observations["time"], strict=True
        )
    ]
    ordered = observations.take(sorted(range(len(keys)), key=keys.__getitem__))
    sheet = ordered["src_sheet"].fillna("").astype(str)
    file = ordered["src_file"].astype(str)
    value, decimals = ordered["value"].astype(float), ordered["decimals"].astype(int)
    half = 0.5 * 10.0**-decimals
    frame = pd.DataFrame(
        {
            "region": ordered["region"],
            "name": ordered["region"].map({code: get(code).name for code in codes}),
            "indicator": ordered["indicator"],
            "unit": ordered["unit"],
            "year": ordered["year"].astype(int),
            "period": ordered["period"],
            "value": value,
            "low": (value - half).clip(lower=0).round(4),
            "high": (value + half).round(4),
            "level": ROUNDING,
            "status": PUBLISHED,
            "spell": ordered["spell"],
            "source": ordered["source_id"],
            "also_in": ordered["also_in"].fillna(""),
            "file": file.where(sheet == "", file + " [" + sheet + "]"),
            "row": ordered["src_row"],
            "sha256": ordered["src_sha256"],
        }
    )
    return frame.reset_index(drop=True)


def _sources(
    figures: pd.DataFrame,
    results: Sequence[dict[str, Any]],
    plan: Outcomes | None,
    project: Project | None,
) -> dict[str, tuple[str, str, str]]:
    cells = [*figures["source"], *figures["also_in"], *(row.get("source", "") for row in results)]
    for year in () if plan is None else plan.years:
        cells += [aim.sources for place in (year.own, *year.parents) for aim in place.aims]
    used = {code for cell in cells for code in str(cell).split()}
    known = store.table("sources", project, source_id=sorted(used))
    return {
        row.source_id: (row.publisher, row.locator, row.licence)
        for row in known.sort_values("source_id").itertuples(index=False)
    }


def to_csv(download: Download, lang: str) -> bytes:
    """Write the table as CSV with the separators of a language (see the module's conventions)."""
    mark = LANGUAGES[lang].decimal
    separator = ";" if mark == "," else ","
    # as text, so that 25674.58 keeps its digits and 3000 gets no point
    table = download.table
    for column in NUMBERS:
        table[column] = [
            value if isinstance(value, str) else f"{value:.15g}".replace(".", mark)
            for value in table[column]
        ]
    for column in set(table.columns).difference(NUMBERS):
        table[column] = [
            f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
            for cell in table[column]
        ]
    text = table.to_csv(sep=separator, index=False, lineterminator="\r\n")
    return str(text).encode("utf-8-sig")
