"""Downloads: the figures of a report as CSV for programs and as an accessible XLSX for people.

Both hold the same two things: every published figure behind the report, with its way back to file,
row and sha256, and the report's results (median, intervals, probability, target). Results carry
indicator codes of their own, such as ``P0_FORECAST_MEDIAN``, so that a filter on ``P0`` never
mixes forecasts among published figures.

Conventions
-----------
* **CSV.** One table, codes of the observation contract, UTF-8 with a byte order mark, which Excel
  needs and pandas skips. No single CSV opens rightly in every Excel, because Excel reads the
  separators of the computer's region: the Indonesian edition has semicolons and decimal commas
  (``pandas.read_csv(path, sep=";", decimal=",")``), the English one commas and decimal points.
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
from povanalysis.regions import get
from povanalysis.series import latest_vintage
from povanalysis.sources import store

if TYPE_CHECKING:
    from povanalysis.project import Project
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
    "spell",
    "source",
    "also_in",
    "file",
    "row",
    "sha256",
)


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
        Code to title and publisher of each source that the figures name.
    """

    figures: pd.DataFrame
    results: pd.DataFrame
    as_of: str
    data_version: str
    sources: dict[str, str] = field(default_factory=dict)

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
        _sources(figures, results, project),
    )


def of_outlook(outlook: Outlook, project: Project | None = None) -> Download:
    """Gather the figures and results of a report on one region, its province and the nation.

    Parameters
    ----------
    outlook
        What is known of the region.
    project
        Whose data; the project of the working directory when not given.
    """
    province = [outlook.region.province] if outlook.region.province else []
    return of_regions(
        [outlook.region.code, *province, "0000"], results=results(outlook), project=project
    )


def forecast_rows(forecast: Forecast, years: Iterable[int]) -> list[dict[str, Any]]:
    """Give median and intervals of some forecast years as rows, rounded as ``--json`` prints them.

    Parameters
    ----------
    forecast
        Of one region.
    years
        Years of the March figures.
    """
    rows = []
    for year in years:
        values = {"P0_FORECAST_MEDIAN": forecast.median(year)}
        for level in (80, 95):
            interval = forecast.interval(year, level / 100)
            values[f"P0_FORECAST_LOW_{level}"] = interval.low
            values[f"P0_FORECAST_HIGH_{level}"] = interval.high
        rows += [
            _result(forecast.region, code, "percent", year, round(value, 4))
            for code, value in values.items()
        ]
    return rows


def results(outlook: Outlook) -> list[dict[str, Any]]:
    """Give the results of an outlook as rows: forecast, probabilities, target."""
    if outlook.outcome is not None:
        return [*_came(outlook, outlook.outcome), *results(outlook.coming)]
    code, year = outlook.region.code, outlook.year
    ahead = [known for known in outlook.forecast.years if known <= year]
    no_rise = round(outlook.probability_no_rise, 6)
    rows = forecast_rows(outlook.forecast, ahead)
    rows.append(_result(code, "PROBABILITY_NO_RISE", "probability", year, no_rise))
    target = outlook.to_json()["target"]
    if outlook.target is not None and target is not None:
        # a target given by the reader has no source
        source = outlook.target.source_id
        rows += [
            _result(code, "TARGET", "percent", year, target["value"], source),
            _result(code, "PROBABILITY_TARGET_MET", "probability", year, target["probability_met"]),
            _result(code, "REQUIRED_CHANGE", "percentage points", year, target["required_change"]),
        ]
        if target["people_to_lift"] is not None:
            rows.append(_result(code, "PEOPLE_TO_LIFT", "persons", year, target["people_to_lift"]))
    return rows


def _came(outlook: Outlook, outcome: Outcome) -> list[dict[str, Any]]:
    """Give what came of a year that is out as rows; its figure is among the figures."""
    code, year, said = outlook.region.code, outlook.year, outcome.recorded
    rows = []
    if outlook.target is not None and outcome.margin is not None:
        value = outlook.target.value
        rows += [
            _result(code, "TARGET", "percent", year, value, outlook.target.source_id),
            _result(code, "TARGET_MARGIN", "percentage points", year, outcome.margin),
        ]
    if said is not None:
        rows.append(_result(code, "P0_RECORDED_MEDIAN", "percent", year, said.median))
        if said.probability is not None:
            probability = said.probability
            rows.append(
                _result(code, "PROBABILITY_TARGET_RECORDED", "probability", year, probability)
            )
    return rows


def _result(
    region: str, indicator: str, unit: str, year: int, value: float, source: str | None = None
) -> dict[str, Any]:
    return {
        "region": region,
        "name": get(region).name,
        "indicator": indicator,
        "unit": unit,
        "year": year,
        "period": "March",
        "value": float(value),
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
    frame = pd.DataFrame(
        {
            "region": ordered["region"],
            "name": ordered["region"].map({code: get(code).name for code in codes}),
            "indicator": ordered["indicator"],
            "unit": ordered["unit"],
            "year": ordered["year"].astype(int),
            "period": ordered["period"],
            "value": ordered["value"].astype(float),
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
    figures: pd.DataFrame, results: Sequence[dict[str, Any]], project: Project | None
) -> dict[str, str]:
    cells = [*figures["source"], *figures["also_in"], *(row.get("source", "") for row in results)]
    used = {code for cell in cells for code in str(cell).split()}
    known = store.table("sources", project, source_id=sorted(used))
    return {
        row.source_id: f"{row.title}. {row.publisher}. {row.locator}. {row.licence}"
        for row in known.sort_values("source_id").itertuples(index=False)
    }


def to_csv(download: Download, lang: str) -> bytes:
    """Write the table as CSV with the separators of a language (see the module's conventions)."""
    mark = LANGUAGES[lang].decimal
    separator = ";" if mark == "," else ","
    # as text, so that 25674.58 keeps its digits and 3000 gets no point
    table = download.table
    table["value"] = [f"{value:.15g}".replace(".", mark) for value in table["value"]]
    text = table.to_csv(sep=separator, index=False, lineterminator="\r\n")
    return str(text).encode("utf-8-sig")
