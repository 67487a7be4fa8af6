"""The outlook of one region: its series, its forecast, its target, and what those give together.

This is what the command ``povanalysis forecast`` prints and a report opens with. All figures come
from the observations; the forecast is made on the panel of all regencies and cities, because one
region's fifteen figures cannot say how far a forecast like this one usually misses.

Conventions
-----------
* P0 only; the target is met when the *published* figure of the reference month (March) is at or
  below it. The true rate is another question, which needs a published standard error.
* Population is the number of poor divided by P0, of the last year that has both: census-based
  population is not the denominator of P0 (breaks.csv B11).
* The required change is negative when the rate must fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from povanalysis import __version__
from povanalysis.project import Project
from povanalysis.questions.figures import of_region, people
from povanalysis.questions.results import panel_results
from povanalysis.questions.target import Target, fewer_poor, official_target
from povanalysis.regions import Region, get
from povanalysis.series import annual, reference_month
from povanalysis.sources import store
from povanalysis.trends import Backtest, Forecast


@dataclass(frozen=True)
class Record:
    """How the one-year forecasts of this region's past did.

    Parameters
    ----------
    origins
        Number of past forecasts, one a year.
    held80, held95
        Number of prediction intervals that held the figure that came.
    mae
        Mean absolute error of the median, percentage points.
    """

    origins: int
    held80: int
    held95: int
    mae: float

    @property
    def coverage80(self) -> float:
        """Share of 80 per cent intervals that held, 0-1."""
        return self.held80 / self.origins

    @property
    def coverage95(self) -> float:
        """Share of 95 per cent intervals that held, 0-1."""
        return self.held95 / self.origins


@dataclass(frozen=True)
class Outlook:
    """What is known of a region and what may be expected.

    Parameters
    ----------
    region
        The region.
    year
        The forecast year in question.
    series
        Annual P0 with the columns of the observation contract, one row a year.
    shown
        All P0 figures of the region, for charts and tables.
    forecast
        Predictive distributions of the years after the last figure.
    target
        The target for ``year``, or None.
    poor
        Thousand poor people at the last figure, or None.
    population, population_year
        Thousand people behind the percentage, and the year they belong to, or None.
    record
        Past performance of one-year forecasts, or None where the series is too short.
    as_of, data_version
        Date and name of the data version.
    """

    region: Region
    year: int
    series: pd.DataFrame
    shown: pd.DataFrame
    forecast: Forecast
    target: Target | None
    poor: float | None
    population: float | None
    population_year: int | None
    record: Record | None
    as_of: str
    data_version: str

    @cached_property
    def last_year(self) -> int:
        """Year of the last figure."""
        return int(self.series["year"].iloc[-1])

    @cached_property
    def last_value(self) -> float:
        """Last figure, per cent."""
        return float(self.series["value"].iloc[-1])

    @cached_property
    def changes(self) -> pd.Series:
        """Yearly changes in points by year, only between March figures (one spell)."""
        of_march = self.series["period"] == "March"
        march = self.series.loc[of_march, ["year", "value"]].set_index("year")["value"]
        steps = march.diff()[march.index.to_series().diff() == 1]
        return steps.round(10)

    @property
    def probability_met(self) -> float | None:
        """Probability that the published figure is at or below the target."""
        if self.target is None:
            return None
        return self.forecast.probability_at_most(self.year, self.target.value)

    @property
    def probability_no_rise(self) -> float:
        """Probability that the published figure is at or below the last one."""
        return self.forecast.probability_at_most(self.year, self.last_value)

    @property
    def required_change(self) -> float | None:
        """Target minus last figure, points; negative when the rate must fall."""
        return None if self.target is None else round(self.target.value - self.last_value, 10)

    @property
    def people_to_lift(self) -> int | None:
        """People behind the required fall at unchanged population; 0 when the target is met."""
        if self.target is None or self.population is None:
            return None
        return round(fewer_poor(self.last_value, self.target.value, 1000 * self.population))

    def to_json(self) -> dict[str, Any]:
        """Give the object that ``povanalysis forecast --json`` prints."""
        plain: dict[str, Any] = {
            "region": {"code": self.region.code, "name": self.region.name},
            "indicator": "P0",
            "unit": "percent",
            "as_of": self.as_of,
            "reference_month": reference_month(self.year),
            "last_observation": {
                "year": self.last_year,
                "value": self.last_value,
                "reference_month": reference_month(self.last_year),
            },
            "forecast": [self._year(year) for year in self.forecast.years if year <= self.year],
            "target": None,
            "backtest": None,
            "method": {
                "name": self.forecast.method,
                "calibration": self.forecast.calibration,
                "notes": list(self.forecast.notes),
            },
            "data_version": self.data_version,
            "software_version": __version__,
        }
        if self.target is not None and self.required_change is not None:
            plain["target"] = {
                "year": self.target.year,
                "value": self.target.value,
                "official": self.target.official,
                "probability_met": round(self.probability_met or 0.0, 6),
                "probability_true_rate": None,
                "required_change": round(self.required_change, 4),
                "required_change_per_year": round(
                    self.required_change / (self.year - self.last_year), 4
                ),
                "people_to_lift": self.people_to_lift,
                "population": None if self.population is None else round(self.population * 1000),
                "population_year": self.population_year,
            }
        if self.record is not None:
            plain["backtest"] = {
                "origins": self.record.origins,
                "coverage80": round(self.record.coverage80, 4),
                "coverage95": round(self.record.coverage95, 4),
                "mae": round(self.record.mae, 4),
            }
        return plain

    def _year(self, year: int) -> dict[str, Any]:
        low80, high80 = self._bounds(year, 0.80)
        low95, high95 = self._bounds(year, 0.95)
        return {
            "year": year,
            "median": round(self.forecast.median(year), 4),
            "interval80": [low80, high80],
            "interval95": [low95, high95],
            "extrapolated": self.forecast.is_extrapolated(year),
        }

    def _bounds(self, year: int, level: float) -> tuple[float, float]:
        interval = self.forecast.interval(year, level)
        return round(interval.low, 4), round(interval.high, 4)


def _poor(observations: pd.DataFrame, region: str, year: int) -> float | None:
    """Give the thousand poor people of a March, or None."""
    found = of_region(observations, region)["POOR"].get(year)
    return None if found is None or pd.isna(found) else float(found)


def _record(tested: Backtest, region: str) -> Record | None:
    own, bounds = (
        found[
            (found["model"] == "published") & (found["region"] == region) & (found["horizon"] == 1)
        ]
        for found in (tested.records, tested.intervals)
    )
    if own.empty:
        return None
    return Record(
        origins=len(own),
        held80=int(bounds["held"][bounds["level"] == 0.8].sum()),
        held95=int(bounds["held"][bounds["level"] == 0.95].sum()),
        mae=float((own["value"] - own["median"]).abs().mean()),
    )


def outlook(
    region: str,
    year: int | None = None,
    target: float | None = None,
    *,
    project: Project | None = None,
) -> Outlook:
    """Put together what is known and what may be expected of a region.

    Parameters
    ----------
    region
        4-digit code.
    year
        Forecast year, 1-20 years after the last figure; the next one when not given.
    target
        Target for P0 in per cent; the official one for that year when not given.
    project
        Whose data; the project of the working directory when not given.
    """
    own = store.observations([region], ("P0", "POOR"), project=project)
    series = annual(own)
    last_year = int(series["year"].iloc[-1])
    wanted = last_year + 1 if year is None else year
    results = panel_results(project, region=region)
    chosen = (
        official_target(region, wanted, project)
        if target is None
        else Target(target, wanted, official=False)
    )
    if target is not None:
        stated = official_target(region, wanted, project)
        chosen = stated if stated is not None and stated.value == target else chosen
    behind = people(own, region, last_year)
    version = store.version(project)
    return Outlook(
        region=get(region),
        year=wanted,
        series=series,
        shown=own[own["indicator"] == "P0"].sort_values(["year", "period"], ignore_index=True),
        forecast=results.forecasts[region],
        target=chosen,
        poor=_poor(own, region, last_year),
        population=None if behind is None else behind.population / 1000,
        population_year=None if behind is None else behind.year,
        record=_record(results.backtest, region),
        as_of=version.as_of,
        data_version=str(version),
    )
