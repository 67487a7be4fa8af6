"""Taking over what BPS has published since: answers of the WebAPI that hold a new figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from povanalysis import files
from povanalysis.errors import PovError
from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.regions import NATION
from povanalysis.series import annual, latest_vintage
from povanalysis.sources import store
from povanalysis.sources.additions import tables
from povanalysis.sources.additions.registration import Origin
from povanalysis.sources.additions.tables import Imported
from povanalysis.sources.tables.reading import Hints, Reading
from povanalysis.sources.webapi import client


@dataclass(frozen=True)
class Newer:
    """What asking for one indicator brought.

    Parameters
    ----------
    indicator
        Which.
    years
        Years that were asked for; none where BPS's table has no later one.
    taken
        The answer as it was taken over; None where it held nothing new.
    error
        Why it was not taken over, else None.
    """

    indicator: str
    years: tuple[int, ...]
    taken: Imported | None = None
    error: PovError | None = None


def last_years(observations: pd.DataFrame, indicator: str) -> list[int]:
    """Give the last year of an indicator of each regency that has any, rising.

    Parameters
    ----------
    observations
        Rows of the contract.
    indicator
        Which indicator.
    """
    rows = annual(observations, indicator=indicator)
    rows = rows[~rows["region"].str.endswith("00")]
    return sorted(map(int, rows.groupby("region")["year"].max()))


def take_newer(
    project: Project,
    api: client.WebApi,
    folder: Path,
    revises: bool = False,
    confirm: str | None = None,
) -> Iterator[Newer]:
    """Ask for the years after the last complete one, indicator by indicator, and take them over.

    Parameters
    ----------
    project
        Where to. An indicator without a figure in it is not asked for.
    api
        An open session.
    folder
        Where the answers are written before they are taken over.
    revises
        Figures that differ from known ones are BPS's revisions.
    confirm
        Why figures that a check finds unusual are right.

    Yields
    ------
    Newer
        One per indicator; an error of one does not keep the others back.
    """
    for indicator, described in INDICATORS.items():
        known = store.load(project)
        held = last_years(known, indicator)
        if not held:
            continue
        since = held[0]  # later years may have come in part, and are asked for until all are there
        years: tuple[int, ...] = ()
        try:
            years = tuple(year for year in api.years(indicator) if year > since)
            taken = None
            if years:
                answer = api.fetch(indicator, [NATION], years)[0]
                path = folder / answer.file_name
                files.write(path, answer.text)
                reading = tables.understand(project, path, Hints()).reading
                if _has_news(reading, known):
                    page = client.page(described.variable)
                    today = dt.date.today()
                    origin = Origin(
                        page, "none stated", "BPS (Statistics Indonesia), Susenas", today
                    )
                    taken = tables.take(
                        project, path, Hints(), origin, revises=revises, confirm=confirm
                    )
            yield Newer(indicator, years, taken)
        except PovError as error:
            yield Newer(indicator, years, error=error)


def _has_news(reading: Reading, known: pd.DataFrame) -> bool:
    held = latest_vintage(known)
    keys = ("region", "indicator", "year", "period")
    values = dict(zip(zip(*(held[key] for key in keys), strict=True), held["value"], strict=True))
    return bool(reading.problems) or any(
        figure.key not in values or abs(values[figure.key] - figure.value) > 1e-9
        for figure in reading.figures
    )
