"""The outlook of one region: its series, its forecast, its target, and what those give together.

The year in question is *ahead*, *waiting* or *out* (:mod:`povanalysis.questions.ground.state`). Of
a year that is out the outlook tells the figure, what came of the target and what had been written
down before; its forecast is that of the years after the last figure, and :attr:`Outlook.coming` is
the outlook of the first of them.

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
from povanalysis import project as projects
from povanalysis.errors import ParameterError, listing
from povanalysis.project import Project
from povanalysis.questions.ground.aims import Target, official_target
from povanalysis.questions.ground.distance import Distance, distance
from povanalysis.questions.ground.figures import of_region, people
from povanalysis.questions.ground.known import (
    Delays,
    Known,
    NotHeld,
    delays,
    known,
    not_held,
    state_of,
)
from povanalysis.questions.ground.known import given as told
from povanalysis.questions.ground.state import YearState, check_past_year, year_state
from povanalysis.questions.record import ledger
from povanalysis.questions.record.borne_out import Borne, borne_out
from povanalysis.questions.record.came import Outcome, came
from povanalysis.questions.record.one_year import Record, record_of
from povanalysis.questions.results import forecasts_given, panel_results
from povanalysis.regions import NATION, Region, get, resolve
from povanalysis.series import annual, reference_month
from povanalysis.shown import Shown
from povanalysis.sources import reads, store
from povanalysis.trends import Forecast
from povanalysis.trends.given.scenario import EXTRAPOLATED, Scenario
from povanalysis.trends.record import GIVEN, PUBLISHED


@dataclass(frozen=True, repr=False)
class Outlook(Shown):
    """What is known of a region and what may be expected.

    Parameters
    ----------
    region
        The region.
    year
        The year in question.
    state
        Whether its month has come and its figure is out.
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
        Past performance of one-year forecasts in the same state of knowledge, of those without
        knowledge where it was never tested, or None where the series is too short.
    record_without
        Past performance of one-year forecasts without knowledge, or None.
    known
        Figures of the province and the nation for that month.
    not_held
        Figures of that month, of the region or its parents, that were published and are not here.
    delays
        How long figures of regencies and cities took; None where no day is known.
    outcome
        What came, where the year is out; else None.
    unassumed
        The forecast without the scenario, where there is one; else None.
    borne
        How often what was called likely, unlikely and so on came true in that state of knowledge.
    following
        The outlook of the year after the last figure, where the year is out; else None.
    as_of, data_version
        Date and name of the data version.
    """

    region: Region
    year: int
    state: YearState
    series: pd.DataFrame
    shown: pd.DataFrame
    forecast: Forecast
    target: Target | None
    poor: float | None
    population: float | None
    population_year: int | None
    record: Record | None
    record_without: Record | None
    as_of: str
    data_version: str
    known: tuple[Known, ...] = ()
    not_held: tuple[NotHeld, ...] = ()
    delays: Delays | None = None
    outcome: Outcome | None = None
    unassumed: Forecast | None = None
    borne: tuple[Borne, ...] = ()
    following: Outlook | None = None

    @property
    def coming(self) -> Outlook:
        """The outlook that has a forecast: this one, or what follows a year that is out."""
        return self.following or self

    @cached_property
    def last_year(self) -> int:
        """Year of the last figure."""
        return int(self.series["year"].iloc[-1])

    @cached_property
    def last_value(self) -> float:
        """Last figure, per cent."""
        return float(self.series["value"].iloc[-1])

    @cached_property
    def march(self) -> pd.Series:
        """March figures in per cent by year (one spell), without those BPS repeats."""
        march = self.series[self.series["period"] == "March"].set_index("year")["value"]
        repeated = self.region.repeated
        return march.drop([year for year in march.index if year in repeated])

    @cached_property
    def changes(self) -> pd.Series:
        """Yearly changes in points by year, only between March figures."""
        steps = self.march.diff()[self.march.index.to_series().diff() == 1]
        return steps.round(10)

    @cached_property
    def distance(self) -> Distance | None:
        """How far off and how probable the target is; None without one, or once its year is out."""
        if self.target is None or self.outcome is not None:
            return None
        persons = None if self.population is None else 1000 * self.population
        return distance(self.target.value, self.year, self.last_value, persons, self.forecast)

    @property
    def probability_met(self) -> float | None:
        """Probability that the figure to come is at or below the target; None without either."""
        return None if self.distance is None else self.distance.probability

    @cached_property
    def given(self) -> tuple[Known, ...]:
        """What the forecast is given beyond the last figure, assumed figures marked."""
        return told(self.forecast)

    @property
    def assumed(self) -> tuple[Known, ...]:
        """The figures of a scenario among what the forecast is given."""
        return tuple(one for one in self.given if one.assumed)

    @property
    def assumed_beyond(self) -> bool:
        """Whether an assumed figure lies beyond every change its place has made so far."""
        return any(note.endswith(EXTRAPOLATED) for note in self.forecast.notes)

    @property
    def probability_without_known(self) -> float | None:
        """The probability of the target as it were without what is known; None where nothing is."""
        without = self.forecast.without
        if without is None or self.target is None or self.outcome is not None:
            return None
        return without.probability_at_most(self.year, self.target.value)

    @property
    def probability_no_rise(self) -> float:
        """Probability that the figure to come is at or below the last one."""
        return self.coming._no_rise()

    def _no_rise(self) -> float:
        return self.forecast.probability_at_most(self.year, self.last_value)

    @property
    def required_change(self) -> float | None:
        """Target minus last figure, points; negative when the rate must fall; None when it is out."""
        return None if self.distance is None else self.distance.gap

    @property
    def people_to_lift(self) -> int | None:
        """People behind the required fall at unchanged population; 0 when the target is met."""
        fewer = None if self.distance is None else self.distance.fewer
        return None if fewer is None else round(fewer)

    def to_json(self) -> dict[str, Any]:
        """Give the object that ``povanalysis forecast --json`` prints."""
        plain: dict[str, Any] = {
            "region": {"code": self.region.code, "name": self.region.name},
            "indicator": "P0",
            "unit": "percent",
            "as_of": self.as_of,
            "state": self.state.state.value,
            "timing": self.state.timing.value,
            "reference_month": reference_month(self.year),
            "last_observation": {
                "year": self.last_year,
                "value": self.last_value,
                "reference_month": reference_month(self.last_year),
            },
            "known": [vars(one) for one in self.given],
            "not_held": [{**vars(one), "command": one.command} for one in self.not_held],
            "forecast": self._years(self.forecast),
            "forecast_without_known": self._years(self.forecast.without),
            "forecast_without_scenario": self._years(self.unassumed),
            "target": None,
            "outcome": None,
            "backtest": None,
            "method": {
                "name": self.forecast.method,
                "calibration": self.forecast.calibration,
                "notes": list(self.forecast.notes),
            },
            "data_version": self.data_version,
            "software_version": __version__,
        }
        if self.target is not None:
            chance, required = self.probability_met, self.required_change
            before = self.probability_without_known
            a_year = None if required is None else required / (self.year - self.last_year)
            plain["target"] = {
                "year": self.target.year,
                "value": self.target.value,
                "official": self.target.official,
                "probability_met": None if chance is None else round(chance, 6),
                "probability_without_known": None if before is None else round(before, 6),
                "probability_true_rate": None,
                "required_change": None if required is None else round(required, 4),
                "required_change_per_year": None if a_year is None else round(a_year, 4),
                "people_to_lift": self.people_to_lift,
                "population": None if self.population is None else round(self.population * 1000),
                "population_year": self.population_year,
            }
        if self.outcome is not None:
            plain["outcome"] = self.outcome.to_json()
        if self.following is not None:
            plain["next"] = {"year": self.following.year, "target": None}
            plain["next"]["target"] = self.following.to_json()["target"]
        if self.record is not None:
            plain["backtest"] = self.record.to_json()
        if self.record_without is not None:
            plain["backtest_without_known"] = self.record_without.to_json()
        return plain

    def _years(self, forecast: Forecast | None) -> list[dict[str, Any]]:
        if forecast is None:
            return []
        return [_year(forecast, year) for year in forecast.years if year <= self.coming.year]


def _year(forecast: Forecast, year: int) -> dict[str, Any]:
    ends = [(one.low, one.high) for one in (forecast.interval(year, p) for p in (0.8, 0.95))]
    return {
        "year": year,
        "median": round(forecast.median(year), 4),
        "interval80": [round(end, 4) for end in ends[0]],
        "interval95": [round(end, 4) for end in ends[1]],
        "extrapolated": forecast.is_extrapolated(year),
    }


def _poor(observations: pd.DataFrame, region: str, year: int) -> float | None:
    """Give the thousand poor people of a March, or None."""
    found = of_region(observations, region)["POOR"].get(year)
    return None if found is None or pd.isna(found) else float(found)


def outlook(
    region: str | int | Region,
    year: int | None = None,
    target: float | None = None,
    *,
    given: Scenario | None = None,
    project: Project | None = None,
) -> Outlook:
    """Put together what is known and what may be expected of a region.

    Parameters
    ----------
    region
        4-digit code or unambiguous name.
    year
        A year with a figure, or 1-20 years after the last one; the one after it when not given.
    target
        Target for P0 in per cent; the official one for that year when not given.
    given
        A scenario: assumed figures beside those that are known, ``{("3500", "2026-03"): 9.1}``, of
        provinces, the nation or other regencies.
    project
        Whose data; the project of the working directory when not given.

    Raises
    ------
    SeriesError, ParameterError
        The region has no figure, or the year lies before its series or in a gap of it; an assumed
        figure cannot be used, or says nothing of this region.
    """
    region = resolve(region).code
    own = store.observations([region], ("P0", "POOR"), project=project)
    series = annual(own, regions=[region])
    years = series["year"].tolist()
    last_year = int(years[-1])
    wanted = last_year + 1 if year is None else year
    check_past_year(region, wanted, years)
    results = panel_results(project, region=region)
    made = (forecasts_given(given, project) if given else results.forecasts)[region]
    if given and not any(one.assumed for one in made.known):
        raise ParameterError(
            f"given {listing([f'{code}@{when}' for code, when in given])} says nothing of {region}.",
            cure="Assume a figure after its last one, of its province, of the nation (0000) or of a "
            "regency of the same province.",
        )
    tallies, state = results.tallies.get(region, {}), state_of(told(made), region, last_year + 1)
    chosen = official_target(region, wanted, project)
    if target is not None and (chosen is None or chosen.value != target):
        chosen = Target(target, wanted, official=False)
    behind = people(own, region, last_year)
    version = store.version(project)
    reads.note(reads.CALENDAR)
    is_out = wanted in years
    of_province = [] if get(region).province is None else [str(get(region).province)]
    around = [*of_province, *([] if region == NATION else [NATION])]
    figures = store.observations([region, *around], "P0", project=project)
    releases = store.table("releases", project)
    said = ledger.read(project or projects.find(), region) if is_out else None
    missing = not_held(figures, releases, version.as_of)
    return Outlook(
        region=get(region),
        year=wanted,
        state=year_state(wanted, version.as_of, is_out=is_out, has_target=chosen is not None),
        series=series,
        shown=own[own["indicator"] == "P0"].sort_values(["year", "period"], ignore_index=True),
        forecast=made,
        target=chosen,
        poor=_poor(own, region, last_year),
        population=None if behind is None else behind.population / 1000,
        population_year=None if behind is None else behind.year,
        record=record_of(tallies, state) or record_of(tallies, ""),
        record_without=record_of(tallies, ""),
        as_of=version.as_of,
        data_version=str(version),
        known=known(figures, around, wanted),
        not_held=tuple(m for m in missing if m.year == wanted and m.period == "March"),
        delays=delays(releases) if of_province else None,
        outcome=came(series, wanted, None if chosen is None else chosen.value, said),
        unassumed=results.forecasts[region] if given else None,
        borne=()
        if region.endswith("00")
        else borne_out(
            results.calls, f"{GIVEN}{state}" if state else PUBLISHED, wanted - last_year
        ),
        following=outlook(region, given=given, project=project) if is_out else None,
    )
