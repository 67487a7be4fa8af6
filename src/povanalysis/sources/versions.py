"""Data versions side by side: what a new table or a revision changed.

Each build keeps its observations in ``data/processed/versions/<version>.parquet``. A version is
named by the date of its newest raw file and a hash of all of them, so that building twice from the
same files gives the same version and nothing new to compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from povanalysis import files
from povanalysis.errors import DataError, InputError, listing
from povanalysis.project import Project
from povanalysis.regions import get
from povanalysis.series import COLUMNS, latest_vintage
from povanalysis.sources.manifest import DataVersion

FOLDER = "versions"
_KEY = ["region", "indicator", "year", "period"]


@dataclass(frozen=True)
class Change:
    """One figure that differs between two versions.

    Attributes
    ----------
    region, indicator, year, period
        Which figure.
    old, new
        Its values; None where a version does not have it.
    """

    region: str
    indicator: str
    year: int
    period: str
    old: float | None
    new: float | None

    @property
    def size(self) -> float:
        """Change relative to the old value, in per cent; infinite for a new or dropped figure."""
        if self.old is None or self.new is None or self.old == 0:
            return float("inf")
        return abs(self.new / self.old - 1) * 100

    def to_json(self) -> dict[str, Any]:
        """Give the change as plain values."""
        return {**vars(self), "name": get(self.region).name}


def keep(
    made: files.Together, project: Project, version: DataVersion, observations: pd.DataFrame
) -> None:
    """Keep the observations of a version for later, the newest build last."""
    part = made.place(project.processed / FOLDER / f"{version}.parquet")
    files.write_parquet(observations, part)


def known(project: Project) -> list[str]:
    """List the kept versions, oldest build first."""
    paths = (project.processed / FOLDER).glob("*.parquet")
    return [path.stem for path in sorted(paths, key=lambda path: path.stat().st_mtime_ns)]


def diff(project: Project, old: str, new: str | None = None) -> list[Change]:
    """Compare two versions.

    Parameters
    ----------
    project
        Where they are kept.
    old, new
        Versions or their beginnings; the newest build when ``new`` is not given.

    Returns
    -------
    list of Change
        Changed values first, the largest relative change first; then new figures, then dropped
        ones, each in the order of region, indicator and year.

    Raises
    ------
    InputError
        A version is not kept, or its beginning fits several.
    """
    versions = known(project)
    before = _read(project, old, versions)
    after = _read(project, new or (versions[-1] if versions else ""), versions)
    both = before.merge(after, on=_KEY, how="outer", suffixes=("_old", "_new"))
    differing = both[
        both["value_old"].isna()
        | both["value_new"].isna()
        | (both["value_old"] != both["value_new"])
    ]
    changes = [
        Change(
            str(row.region),
            str(row.indicator),
            int(row.year),
            str(row.period),
            None if pd.isna(row.value_old) else float(row.value_old),
            None if pd.isna(row.value_new) else float(row.value_new),
        )
        for row in differing.itertuples()
    ]

    def rank(change: Change) -> tuple[Any, ...]:
        group = 0 if None not in (change.old, change.new) else 1 if change.old is None else 2
        return (
            group,
            -change.size if group == 0 else 0.0,
            change.region,
            change.indicator,
            change.year,
        )

    return sorted(changes, key=rank)


def load(project: Project, name: str) -> pd.DataFrame:
    """Give the observations of a kept version, all columns.

    Parameters
    ----------
    project
        Where it is kept.
    name
        Version, or its beginning or end.

    Raises
    ------
    InputError
        It is not kept, the name fits several, or it was kept before versions held all columns.
    """
    frame = _kept(project, name, known(project))
    if missing := [column for column in COLUMNS if column not in frame]:
        raise InputError(
            f"Data version {name} was kept without {listing(missing, 3)}.",
            cure=f"Compare with it: povanalysis data diff {name}",
        )
    return frame


def _read(project: Project, name: str, versions: list[str]) -> pd.DataFrame:
    frame = _kept(project, name, versions)
    newest = latest_vintage(frame) if "vintage" in frame else frame
    return newest[[*_KEY, "value"]]


def _kept(project: Project, name: str, versions: list[str]) -> pd.DataFrame:
    hits = [version for version in versions if name and version.startswith(name)]
    if not hits:
        # the hash alone is what `version.json` and reports show in short
        hits = [version for version in versions if name and version.endswith(name)]
    if len(hits) != 1:
        raise InputError(
            f"{'No' if not hits else 'More than one'} kept data version fits {name!r}.",
            cure=f"Kept versions: {listing(versions) or 'none; povanalysis data build makes one'}.",
        )
    path = project.processed / FOLDER / f"{hits[0]}.parquet"
    try:
        frame = files.read_parquet(path)
        _ = frame[[*_KEY, "value"]]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{project.relative(path)} cannot be read: it is damaged.",
            cure="The current version is kept anew by: povanalysis data build. An older one is made "
            "again by building its data/raw; without it, remove the file.",
        ) from error
    return frame
