"""Reading what the build wrote: observations, targets, releases, programmes.

Everything above the data layer comes here for figures. A stale or missing data/processed is built
first, so that a notebook run by hand sees the same figures as a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis import files
from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.regions import Region, resolve
from povanalysis.series import check_indicator
from povanalysis.sources import carried, freshness, reads, versions
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import DataVersion


@lru_cache(maxsize=4)
def _read(path: Path, stamp: int) -> pd.DataFrame:
    return files.read_parquet(path)


@lru_cache(maxsize=4)
def _places(path: Path, stamp: int) -> dict[tuple[str, str], NDArray[np.intp]]:
    """Find the rows of each indicator and region."""
    return dict(_read(path, stamp).groupby(["indicator", "region"]).indices)


@lru_cache(maxsize=8)
def _indicator(path: Path, stamp: int, indicator: str) -> pd.DataFrame:
    return _pick(path, stamp, [indicator], None)


@lru_cache(maxsize=16)
def _table(project: Project, version: str, role: str) -> pd.DataFrame:
    manifest = manifests.load(project)
    manifest.verify(*(r.path for r in manifest.resources if r.extra.get("role") == role))
    found = carried.read(manifest, role)
    return carried.counting(found) if role == "targets" else found


def _current(project: Project) -> tuple[Path, int]:
    if not freshness.is_current(project):
        from povanalysis.sources.build import build  # half of what reading figures would load

        build(project)
    path = project.processed / "observations.parquet"
    return path, path.stat().st_mtime_ns


def _pick(
    path: Path, stamp: int, indicators: list[str] | None, codes: list[str] | None
) -> pd.DataFrame:
    frame = _read(path, stamp)
    found = [
        rows
        for (indicator, region), rows in _places(path, stamp).items()
        if (indicators is None or indicator in indicators) and (codes is None or region in codes)
    ]
    rows = np.sort(np.concatenate([np.empty(0, dtype=np.intp), *found]))
    if len(rows) and rows[-1] - rows[0] + 1 == len(rows):
        return frame.iloc[rows[0] : rows[-1] + 1]  # as one region's rows: nothing is copied
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
    regions: str | int | Region | Iterable[str | int | Region] | None = None,
    indicator: str | Sequence[str] | None = "P0",
    *,
    version: str | None = None,
    project: Project | None = None,
) -> pd.DataFrame:
    """Give the figures of some regions, with sources, spells and raw rows.

    Parameters
    ----------
    regions
        4-digit codes or unambiguous names, or one of them; all regions when not given.
    indicator
        ``P0``, ``P1``, ``P2``, ``POVERTY_LINE`` or ``POOR``, or several of them; None for all.
    version
        A data version that was kept (``povanalysis data diff`` names them), or its beginning; the
        current one when not given.
    project
        Where to read; the project of the working directory when not given, outside any project
        the data that came with the package.

    Returns
    -------
    pandas.DataFrame
        One row per figure, the columns of :data:`povanalysis.series.COLUMNS`: every round and
        every vintage. It passes into ``forecast``, ``forecast_panel`` and ``backtest`` as it is
        where it holds one indicator.

    Raises
    ------
    RegionError, SeriesError
        A region or the indicator is unknown.

    Examples
    --------
    >>> obs = observations("Lamongan")
    >>> obs.loc[obs["year"] == 2025, ["value", "period"]].values.tolist()
    [[12.03, 'March']]
    """
    project = project or projects.find()
    file = _current(project)
    names = [indicator] if isinstance(indicator, str) else indicator
    wanted = None if names is None else [check_indicator(name) for name in names]
    if isinstance(regions, str | Region) or not isinstance(regions, Iterable | None):
        regions = [regions]  # a text is one region, not its letters
    codes = None if regions is None else [resolve(region).code for region in regions]
    if version is not None:
        kept = versions.load(project, version)
        chosen = kept["indicator"].isin(kept["indicator"] if wanted is None else wanted)
        chosen &= kept["region"].isin(kept["region"] if codes is None else codes)
        return kept[chosen].reset_index(drop=True)
    for name in [None] if wanted is None else wanted:
        reads.note(*reads.observations(name, codes))
    if codes is None and wanted is not None and len(wanted) == 1:
        return _indicator(*file, wanted[0]).reset_index(drop=True)
    return _pick(*file, wanted, codes).reset_index(drop=True)


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
