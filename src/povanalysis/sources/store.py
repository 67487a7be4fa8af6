"""Reading what the build wrote: observations, targets, releases, programmes.

Everything above the data layer comes here for figures. A stale or missing data/processed is built
first, so that a notebook run by hand sees the same figures as a build.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis import parquet
from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.regions import resolve
from povanalysis.series import check_indicator
from povanalysis.sources import build as builds
from povanalysis.sources import freshness, reads
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import DataVersion


@lru_cache(maxsize=4)
def _read(path: Path, stamp: int) -> pd.DataFrame:
    return parquet.read(path)


@lru_cache(maxsize=24)
def _rows(
    path: Path, stamp: int, indicator: str | None
) -> tuple[pd.DataFrame, dict[str, NDArray[np.intp]]]:
    """Give the rows of an indicator, or all, and where among them those of each region stand."""
    frame = _read(path, stamp)
    if indicator is not None:
        frame = frame[frame["indicator"] == indicator].reset_index(drop=True)
    return frame, dict(frame.groupby("region").indices)


@lru_cache(maxsize=16)
def _table(project: Project, version: str, role: str) -> pd.DataFrame:
    return builds.read_table(manifests.load(project), role)


def _current(project: Project) -> tuple[Path, int]:
    if not freshness.is_current(project):
        builds.build(project)
    path = project.processed / "observations.parquet"
    return path, path.stat().st_mtime_ns


def _pick(frame: pd.DataFrame, rows: NDArray[np.intp]) -> pd.DataFrame:
    """Take rows; those that follow each other, as one region's do, without copying any."""
    if len(rows) and rows[-1] - rows[0] + 1 == len(rows):
        return frame.iloc[rows[0] : rows[-1] + 1]
    return frame.take(rows)


def load(project: Project | None = None) -> pd.DataFrame:
    """Give all observations of a project, building them where they are stale.

    Returns
    -------
    pandas.DataFrame
        Columns of :data:`povanalysis.series.COLUMNS`; a copy the caller may change.
    """
    file = _current(project or projects.find())
    reads.note("*")
    return _read(*file).copy()


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
    file = _current(project or projects.find())
    wanted = None if indicator is None else check_indicator(indicator)
    codes = None if regions is None else [resolve(region).code for region in regions]
    reads.note(*reads.observations(wanted, codes))
    frame, places = _rows(*file, wanted)
    if codes is not None:
        none = np.empty(0, dtype=np.intp)
        found = [none, *(places.get(code, none) for code in set(codes))]
        frame = _pick(frame, np.sort(np.concatenate(found)))
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
