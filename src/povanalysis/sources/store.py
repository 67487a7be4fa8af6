"""Reading what the build wrote: observations, targets, releases, programmes.

Everything above the data layer comes here for figures. A stale or missing data/processed is built
first, so that a notebook run by hand sees the same figures as a build.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pandas as pd

from povanalysis import parquet
from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.regions import resolve
from povanalysis.series import check_indicator
from povanalysis.sources import carried, freshness, reads
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import DataVersion


@lru_cache(maxsize=4)
def _read(path: Path, stamp: int) -> pd.DataFrame:
    return parquet.read(path)


@lru_cache(maxsize=16)
def _table(project: Project, version: str, role: str) -> pd.DataFrame:
    return carried.read(manifests.load(project), role)


def _everything(project: Project) -> pd.DataFrame:
    if not freshness.is_current(project):
        from povanalysis.sources.build import build  # half of what reading figures would load

        build(project)
    path = project.processed / "observations.parquet"
    return _read(path, path.stat().st_mtime_ns)


def load(project: Project | None = None) -> pd.DataFrame:
    """Give all observations of a project, building them where they are stale.

    Returns
    -------
    pandas.DataFrame
        Columns of :data:`povanalysis.series.COLUMNS`; a copy the caller may change.
    """
    frame = _everything(project or projects.find())
    reads.note("*")
    return frame.copy()


def observations(
    regions: Iterable[str | int] | None = None,
    indicator: str | None = "P0",
    *,
    project: Project | None = None,
) -> pd.DataFrame:
    """Give the figures of some regions, with sources, spells and raw rows.

    Parameters
    ----------
    regions
        4-digit codes or unambiguous names; all shipped regions when not given.
    indicator
        ``P0``, ``P1``, ``P2``, ``POVERTY_LINE`` or ``POOR``; None for all.
    project
        Where to read; the project of the working directory when not given.

    Returns
    -------
    pandas.DataFrame
        One row per figure, the columns of :data:`povanalysis.series.COLUMNS`.

    Raises
    ------
    RegionError, SeriesError
        A region or the indicator is unknown.

    Examples
    --------
    >>> obs = observations(["3524"])
    >>> obs.loc[obs["year"] == 2025, ["value", "period"]].values.tolist()
    [[12.03, 'March']]
    """
    frame = _everything(project or projects.find())
    wanted = None if indicator is None else check_indicator(indicator)
    codes = None if regions is None else [resolve(region).code for region in regions]
    reads.note(*reads.observations(wanted, codes))
    if wanted is not None:
        frame = frame[frame["indicator"] == wanted]
    if codes is not None:
        frame = frame[frame["region"].isin(codes)]
    return frame.reset_index(drop=True)


def table(role: str, project: Project | None = None, **only: Iterable[str]) -> pd.DataFrame:
    """Give a carried table (targets, sources, releases, programmes, breaks) as text columns.

    Parameters
    ----------
    role
        Which table.
    project
        Where to read; the project of the working directory when not given.
    **only
        Column and the values to keep. A report that names the rows it uses is not made again
        when others change.

    Examples
    --------
    >>> sorted(set(table("targets", region=["3524"])["region"]))
    ['3524']
    """
    wanted = {column: list(values) for column, values in only.items()}
    reads.note(*reads.table(role, wanted))
    project = project or projects.find()
    frame = _table(project, manifests.load(project).version.sha256, role)
    for column, values in wanted.items():
        frame = frame[frame[column].isin(values)]
    return frame.reset_index(drop=True)


def version(project: Project | None = None) -> DataVersion:
    """Give the data version of the manifest."""
    return manifests.load(project or projects.find()).version
