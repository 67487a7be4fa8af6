"""Panel results of the shipped figures: computed once per data version, read by every answer.

Forecasts, their calibration and the backtest of all regencies and cities belong to the data
version, not to a report. The first to ask computes them (about ten seconds) and stores them beside
the observations; notebooks read them. All are given what is known: figures of provinces and the
nation that reach further than those of the regencies, and regencies already out.

A province, or the nation, is forecast as the sum of its regencies, from the same draws; how such
forecasts did in the past is computed when it is first asked for, and stored, too. What past origins
would have said is kept in memory, where the kernels of a build find it. It knows the figures up to
that year and nothing beyond, whichever place's and whenever they were published: how good forecasts
given more were is for the backtest by state of knowledge to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from povanalysis import project as projects
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions import outcomes
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.figures import panel, with_places
from povanalysis.questions.ground.state import YEARS_AHEAD
from povanalysis.questions.outcomes import Outcomes
from povanalysis.questions.record import genuine, ledger
from povanalysis.regions import NATION, get
from povanalysis.series import reference_month
from povanalysis.shown import Shown
from povanalysis.sources import reads, store
from povanalysis.trends import Forecast, PanelForecast, forecast_panel
from povanalysis.trends.given.scenario import Scenario
from povanalysis.trends.store import (
    PanelResults,
    compute_panel,
    load_panel,
    load_places,
    load_plain,
    save_panel,
    save_places,
    save_plain,
)
from povanalysis.trends.sums import backtest_places, up_to
from povanalysis.trends.what_if import forecast_scenarios

HORIZON = YEARS_AHEAD
ORIGINS = 11
STATES = ("parent", "top", "half-year")
"""States of knowledge that are backtested: those in which figures are known in Indonesia."""
KNOTS = (0.005, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.995)
"""Probabilities of a province's forecast at whose quantiles its regencies are forecast."""


def panel_results(project: Project | None = None, *, region: str | None = None) -> PanelResults:
    """Give the panel results of a project's figures.

    Parameters
    ----------
    project
        Whose figures; the project of the working directory when not given.
    region
        A province or the nation, to have its past forecasts in the backtest, too, and its forecast
        where it is no sum of regions here.
    """
    project, version = _noted(project)
    results = _stored(project, version)
    if region is None or not region.endswith("00"):
        return results
    if region in results.forecasts.places:
        return _with_places(project, version)
    rows = panel(store.observations(None, "P0", project=project), region)
    return compute_panel(rows, version, horizon=HORIZON, origins=ORIGINS, backtest_horizon=1)


def forecasts_given(given: Scenario, project: Project | None = None) -> PanelForecast:
    """Forecast the panel once more, given assumed figures beside those that are known.

    Parameters
    ----------
    given
        Assumed figures, ``{(region, "YYYY-MM" or year): per cent}``.
    project
        Whose figures; the project of the working directory when not given.

    Raises
    ------
    ParameterError, RegionError
        An assumed figure cannot be used; the message says why.
    """
    return forecast_panel(_panel(*_noted(project)), HORIZON, given=given)


def _noted(project: Project | None) -> tuple[Project, str]:
    """Note that the whole panel is read; give the project and its data version."""
    for indicator in ("P0", "POOR"):
        reads.note(*reads.observations(indicator, None))
    project = project or projects.find()
    return project, str(store.version(project))


@dataclass(frozen=True, repr=False)
class PlaceScenarios(Shown):
    """Forecasts of regencies given figures their province may come out at.

    Parameters
    ----------
    year
        Year of the figures (March).
    knots
        By province, the figures assumed, rising: the quantiles of its forecast at :data:`KNOTS`.
    rows
        By regency, one row of quantiles (at :data:`povanalysis.trends.models.distribution.GRID`,
        link scale) for each of them.
    """

    year: int
    knots: dict[str, list[float]]
    rows: dict[str, list[list[float]]]


def place_scenarios(year: int, project: Project | None = None) -> PlaceScenarios:
    """Forecast every regency given figures its province may come out at; kept by data version.

    Parameters
    ----------
    year
        Year of the figures; only provinces and regencies without one are among them.
    project
        Whose figures; the project of the working directory when not given.
    """
    return _place_scenarios(*_noted(project), year)


def past_forecasts(region: str, project: Project | None = None) -> dict[int, Forecast]:
    """Give what would have been forecast at past origins, by last year known.

    Parameters
    ----------
    region
        4-digit code.
    project
        Whose figures; the project of the working directory when not given.
    """
    project = project or projects.find()
    figures = store.observations(None, ("P0", "POOR"), project=project)
    version = str(store.version(project))
    rows = _panel(project, version)
    found = {}
    for year in outcomes.past_origins(rows, region):
        made = _known_in(project, version, year)
        if made.get(region) is None:  # a place that was no sum of regions then
            return outcomes.past_forecasts(figures[figures["indicator"] == "P0"], region)
        found[year] = made[region]
    return found


def outcomes_of(region: str, project: Project | None = None) -> Outcomes | Refusal:
    """Hold the official targets of a region and all that was said of them against what came.

    A report and the command ``povanalysis outcomes`` both ask here, so that they agree on the
    score of recorded forecasts.

    Parameters
    ----------
    region
        4-digit code.
    project
        Whose figures; the project of the working directory when not given.
    """
    project = project or projects.find()
    figures = store.observations(None, "P0", project=project)
    if not (figures["region"] == region).any():
        return Refusal(region, Reason.NO_FIGURE)
    reads.note(reads.CALENDAR)
    beside = {region, get(region).province or region, NATION}
    return outcomes.outcomes(
        figures,
        region,
        targets=store.table("targets", project, region=sorted(beside)),
        as_of=store.version(project).as_of,
        past=past_forecasts(region, project),
        genuine=genuine.score(ledger.read(project, region), figures, region),
    )


@lru_cache(maxsize=2)
def _stored(project: Project, version: str) -> PanelResults:
    directory = _directory(project)

    def again() -> PanelResults:
        rows = _panel(project, version)
        results = compute_panel(rows, version, horizon=HORIZON, origins=ORIGINS, given=STATES)
        save_panel(results, directory)
        return results

    try:
        return load_panel(directory, version, again)
    except DataError:
        return again()


@lru_cache(maxsize=2)
def _with_places(project: Project, version: str) -> PanelResults:
    directory, results = _directory(project), _stored(project, version)
    tested = load_places(directory, version)
    if tested is None:
        tested = backtest_places(_panel(project, version), ORIGINS)
        save_places(tested, version, directory)
    return results.and_of(tested)


@lru_cache(maxsize=4)
def _place_scenarios(project: Project, version: str, year: int) -> PlaceScenarios:
    made, name = _stored(project, version).forecasts, f"scenarios-{year}"
    directory = _directory(project)
    plain = load_plain(directory, name, version)
    if plain is None:
        waiting = {one.region: year - one.last_year for one in made.values() if year in one.years}
        codes = [
            code
            for code, place in made.places.items()
            if code != NATION and year in made[code].years and waiting.keys() & place.weights
        ]
        knots = {code: [round(made[code].quantile(year, p), 10) for p in KNOTS] for code in codes}
        asked: list[dict[tuple[str, str | int], float]] = [
            {(code, reference_month(year)): knots[code][i] for code in codes}
            for i in range(len(KNOTS))
        ]
        rows: dict[str, list[list[float]]] = {}
        if codes:
            frame, horizon = _panel(project, version), max(waiting.values())
            parts = {region for code in codes for region in made.places[code].weights}
            for scenario in forecast_scenarios(frame, horizon, asked, parts & waiting.keys()):
                for region, one in scenario.items():
                    rows.setdefault(region, []).append(one.row(year).tolist())
        plain = {"knots": knots, "rows": rows}
        save_plain(plain, directory, name, version)
    return PlaceScenarios(year, **plain)


@lru_cache(maxsize=2)
def _panel(project: Project, version: str) -> pd.DataFrame:
    return with_places(store.observations(None, ("P0", "POOR"), project=project))


@lru_cache(maxsize=4 * outcomes.ORIGINS_SHOWN)
def _known_in(project: Project, version: str, year: int) -> PanelForecast:
    return forecast_panel(up_to(_panel(project, version), year), outcomes.PAST_YEARS)


def _directory(project: Project) -> Path:
    return project.processed / "panel"
