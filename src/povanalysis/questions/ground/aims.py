"""Targets as the plans name them, and the one that a question is about."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from povanalysis.errors import ParameterError
from povanalysis.numbers import check_percentage
from povanalysis.project import Project
from povanalysis.questions.ground.figures import last, of_region
from povanalysis.sources import store


@dataclass(frozen=True)
class Target:
    """A target for P0.

    Parameters
    ----------
    value
        Per cent.
    year
        Year of its reference month.
    official
        Whether ``targets.csv`` holds it; False for one given by the user.
    document, source_id
        Where an official target stands.
    """

    value: float
    year: int
    official: bool
    document: str = ""
    source_id: str = ""


def official_target(region: str, year: int, project: Project | None = None) -> Target | None:
    """Give the numeric target of ``targets.csv`` for a region and year, or None."""
    return next((t for t in _official(region, project) if t.year == year), None)


def next_target(region: str, after: int, project: Project | None = None) -> Target | None:
    """Give the first numeric target of ``targets.csv`` for a year later than `after`, or None."""
    return next((t for t in _official(region, project) if t.year > after), None)


def aim(
    observations: pd.DataFrame, region: str, value: float | None = None, year: int | None = None
) -> tuple[float | None, int | None]:
    """Return the target in question: as given, else the official one of the year, else the next.

    A `value` without `year` is one for the year after the last figure. Where no official target is
    known, there is no value.
    """
    latest = last(of_region(observations, region), "P0") if year is None else None
    if value is not None:
        check_percentage(value, f"target {value}")
        return value, latest[0] + 1 if latest is not None else year
    found = (
        next_target(region, 0 if latest is None else latest[0])
        if year is None
        else official_target(region, year)
    )
    return (None, year) if found is None else (found.value, found.year)


def aimed(
    observations: pd.DataFrame, region: str, value: float | None, year: int | None
) -> tuple[float, int]:
    """Return the target in question as :func:`aim`, or refuse where there is none.

    Raises
    ------
    ParameterError
        The value is no percentage, or none is given and no official one known.
    """
    found, when = aim(observations, region, value, year)
    if found is None or when is None:
        raise ParameterError(
            f"No official target is known for {region}{'' if year is None else f' in {year}'}.",
            cure="Give value and year, 11.95 and 2026 say (commands: --target 11.95 --year 2026).",
        )
    return found, when


def _official(region: str, project: Project | None) -> list[Target]:
    rows = store.table("targets", project, region=[region])
    found = [
        Target(float(row.value), int(row.year), True, str(row.document), str(row.source_id))
        for row in rows.itertuples()
        if row.value != ""
    ]
    return sorted(found, key=lambda target: target.year)
