"""Whether data/processed is what this software makes of data/raw; answered without pandas.

A build that has nothing to do asks this and little else, so the module imports nothing heavy.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import AbstractContextManager, suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from povanalysis import __version__, files
from povanalysis import project as projects
from povanalysis.errors import DataError, PovError
from povanalysis.project import Project
from povanalysis.sources import manifest as manifests
from povanalysis.sources import reads

VERSION_FILE = "version.json"
OBSERVATIONS = ("observations.csv", "observations.parquet")
_PACKAGE = Path(__file__).parents[1]


@cache
def code() -> str:
    """Hash the code that turns raw files into observations, 64 hexadecimal digits."""
    sources = [*_PACKAGE.glob("*.py"), *_PACKAGE.glob("*.csv"), *_PACKAGE.glob("sources/**/*.py")]
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def facts(project: Project) -> dict[str, Any]:
    """Read what the last data build noted; empty when there was none."""
    try:
        found = json.loads(files.read_text(project.processed / VERSION_FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def is_current(project: Project, *, tables: bool = False) -> bool:
    """Say whether data/processed holds the manifest's data version, whole, made by this software.

    Parameters
    ----------
    project
        Whose.
    tables
        Whether the table for other programs has to be whole, too, which takes 30 ms to see.
    """
    found = facts(project)
    manifest = manifests.load(project)
    return (
        found.get("sha256") == manifest.version.sha256
        and all("reading" in r.extra or r.extra.get("role") != "table" for r in manifest.resources)
        and found.get("software_version") == __version__
        and found.get("code") == code()
        and _is_whole(project, found, OBSERVATIONS if tables else OBSERVATIONS[1:])
    )


def _is_whole(project: Project, found: dict[str, Any], names: tuple[str, ...]) -> bool:
    written = found.get("files")
    if not isinstance(written, dict):
        return False
    try:
        return all(written.get(name) == _digest(project.processed / name) for name in names)
    except OSError:
        return False


def _digest(path: Path) -> str:
    state = path.stat()
    return _digest_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _digest_of(path: Path, _stamp: int, _size: int) -> str:
    return manifests.sha256_of(path)


class Watch:
    """Whether data/raw is what it was when a build began.

    Commands of ours wait for a build; an editor or ``git pull`` does not.

    Parameters
    ----------
    project
        Whose data.
    manifest
        As the build began with it, verified.
    """

    def __init__(self, project: Project, manifest: manifests.Manifest) -> None:
        self._project, self._began = project, manifest.version
        self._seen = self._state()

    def _state(self) -> list[tuple[str, int, int]]:
        found = []
        for path in sorted(self._project.raw.rglob("*")):
            with suppress(OSError):  # a link that leads nowhere; nothing registered is one
                state = path.stat()
                found.append((str(path), state.st_mtime_ns, state.st_size))
        return found

    def alone(self) -> AbstractContextManager[None]:
        """Let nobody read other data meanwhile, in this process and those that it starts."""
        return reads.only(self._project.root, self._began.whole)

    def check(self) -> None:
        """Compare data/raw with what the build began with.

        Raises
        ------
        DataError
            It differs, or a registered file is no longer what its entry says.
        """
        try:
            seen = self._state()
            if seen == self._seen:
                return
            with self.alone():
                manifests.load(self._project).verify()
        except reads.ChangedError:
            raise
        except (DataError, OSError) as error:
            why = str(error).splitlines()[0]
            raise reads.changed(f": {why}") from error
        self._seen = seen  # touched, not changed


def years_held() -> dict[str, tuple[int, int]]:
    """Give the first and last year of each region's P0 in the project at hand.

    Empty outside of a project, and where its data are not built or not current: looking a region
    up builds nothing.
    """
    try:
        project = projects.find()
        if not is_current(project, tables=True):
            return {}
        held: dict[str, tuple[int, int]] = {}
        for row in files.read_csv(project.processed / "observations.csv"):
            if row["indicator"] == "P0":
                first, last = held.get(row["region"], (9999, 0))
                year = int(row["year"])
                held[row["region"]] = (min(first, year), max(last, year))
    except (PovError, OSError):
        return {}
    return held
