"""Panel results of the shipped figures: computed once per data version, read by every answer.

Forecasts, their calibration and the backtest of all regencies and cities belong to the data
version, not to a report. The first to ask computes them (about three seconds) and stores them beside
the observations; notebooks read them. What past origins would have said is computed when it is
asked for and kept in memory, where the kernels of a build find it. A province or the nation is not
part of that panel: its forecast is made on the panel with its own series added.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd

from povanalysis import project as projects
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions import ledger, outcomes
from povanalysis.questions.answer import Reason, Refusal
from povanalysis.questions.figures import panel
from povanalysis.questions.outcomes import Outcomes
from povanalysis.questions.state import YEARS_AHEAD
from povanalysis.sources import reads, store
from povanalysis.trends import Forecast, PanelForecast, forecast_panel
from povanalysis.trends.store import PanelResults, compute_panel, load_panel, save_panel

HORIZON = YEARS_AHEAD
ORIGINS = 11


def panel_results(project: Project | None = None, *, region: str | None = None) -> PanelResults:
    """Give the panel results of a project's figures.

    Parameters
    ----------
    project
        Whose figures; the project of the working directory when not given.
    region
        A province or the nation, to have it among the forecasts.
    """
    project = project or projects.find()
    version = str(store.version(project))
    figures = store.observations(None, "P0", project=project)
    if region is not None and region.endswith("00"):
        return compute_panel(
            panel(figures, region), version, horizon=HORIZON, origins=ORIGINS, backtest_horizon=1
        )
    return _stored(project, version)


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
    figures = store.observations(None, "P0", project=project)
    if region.endswith("00"):
        return outcomes.past_forecasts(figures, region)
    version = str(store.version(project))
    years = outcomes.past_origins(_panel(project, version), region)
    return {year: _known_in(project, version, year)[region] for year in years}


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
    return outcomes.outcomes(
        figures,
        region,
        targets=store.table("targets", project, region=[region]),
        as_of=store.version(project).as_of,
        past=past_forecasts(region, project),
        genuine=ledger.score(ledger.read(project, region), figures, region),
    )


@lru_cache(maxsize=2)
def _stored(project: Project, version: str) -> PanelResults:
    directory = _directory(project)
    try:
        return load_panel(directory, version)
    except DataError:
        rows = _panel(project, version)
        results = compute_panel(rows, version, horizon=HORIZON, origins=ORIGINS)
        save_panel(results, directory)
        return results


@lru_cache(maxsize=2)
def _panel(project: Project, version: str) -> pd.DataFrame:
    return panel(store.observations(None, "P0", project=project))


@lru_cache(maxsize=4 * outcomes.ORIGINS_SHOWN)
def _known_in(project: Project, version: str, year: int) -> PanelForecast:
    rows = _panel(project, version)
    return forecast_panel(rows[rows["year"] <= year], outcomes.PAST_YEARS)


def _directory(project: Project) -> Path:
    return project.processed / "panel"
