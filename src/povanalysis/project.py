"""Where a project lies: the directory that holds ``data/raw`` and ``povanalysis.toml``.

Notebooks, the command line and tests all find it here, from any directory below it, so that no
notebook holds a relative path and ``papermill``, JupyterLab and ``povanalysis`` see the same data
(papermill changes the working directory of the whole process; nothing here depends on it twice).
Order: the environment variable ``POVANALYSIS_PROJECT``, the working directory and its parents, the
checkout this package was installed from with ``pip install -e``, the data that came with the package.
These last can be read and asked, not added to: what is made of them lies in the user's cache.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from povanalysis.errors import ProjectError

VARIABLE = "POVANALYSIS_PROJECT"
CONFIG = "povanalysis.toml"
QUARTO = "_quarto.yml"
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Project:
    """The fixed top level of a project.

    Parameters
    ----------
    root
        Absolute path of the directory that holds ``povanalysis.toml`` and ``data/raw``.
    given
        Where files that are only read lie instead, outside any project.
    """

    root: Path
    given: Path | None = None

    @property
    def raw(self) -> Path:
        """Immutable input files and their manifest."""
        return (self.given or self.root) / "data" / "raw"

    @property
    def processed(self) -> Path:
        """What ``povanalysis data build`` writes."""
        return self.root / "data" / "processed"

    @property
    def forecasts(self) -> Path:
        """Forecasts as they were made, one file per data version."""
        return (self.given or self.root) / "data" / "forecasts"

    @property
    def notebooks(self) -> Path:
        """Parameterised notebooks, without outputs."""
        return (self.given or self.root) / "notebooks"

    @property
    def build(self) -> Path:
        """Executed notebooks and rendered files on their way to :attr:`reports`."""
        return self.root / "build"

    @property
    def reports(self) -> Path:
        """The published tree."""
        return self.root / "reports"

    @property
    def quarto(self) -> Path:
        """Quarto's configuration: the project's own, or the one that came with the package."""
        own = self.root / QUARTO
        return own if own.is_file() else shipped() / QUARTO

    def relative(self, path: Path) -> str:
        """Give ``path`` as it is written from the root, with forward slashes."""
        bases = [base for base in (self.root, self.given) if base]
        # first as it is: a link in the project stands where it is
        for place in (path, Path(os.path.realpath(path))):
            for base in bases:
                if place.is_relative_to(base):
                    return place.relative_to(base).as_posix()
        return path.as_posix()


def _is_root(path: Path) -> bool:
    marked = (path / CONFIG).is_file() or (path / QUARTO).is_file()
    return marked and (path / "data" / "raw").is_dir()


def _text(root: Path) -> Path:
    """Refuse a root whose path is no text: not every library can open what lies there."""
    try:
        str(root).encode()
    except UnicodeEncodeError:
        raise ProjectError(
            f"The path of the project, {str(root)!r}, is no text in UTF-8.",
            cure="Rename the folder.",
        ) from None
    return root


def shipped() -> Path:
    """Give the directory of what came with the package: data, notebooks, Quarto's configuration."""
    inside = PACKAGE / "shipped"  # in a wheel
    return inside if inside.is_dir() else PACKAGE.parents[1]


def _cache() -> Path:
    """Give a directory of the user's for what is made of the shipped data."""
    home = {
        "win32": os.environ.get("LOCALAPPDATA", "~/AppData/Local"),
        "darwin": "~/Library/Caches",
    }.get(sys.platform, os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    place = Path(home).expanduser() / "povanalysis"
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
    if not os.access(place, os.W_OK):
        place = Path(tempfile.gettempdir()) / f"povanalysis-cache-{os.environ.get('USER', 'user')}"
    return place.resolve()


def find(start: Path | None = None) -> Project:
    """Find the project of a directory.

    Parameters
    ----------
    start
        Where to begin; the working directory when not given.

    Returns
    -------
    Project
        The nearest root at or above ``start``.

    Raises
    ------
    ProjectError
        No root was found; the message names the directories tried.
    """
    named = os.environ.get(VARIABLE)
    if start is None and named:
        root = Path(named).expanduser().resolve()
        if _is_root(root):
            return Project(_text(root))
        raise ProjectError(
            f"{VARIABLE} names {root}, which holds no {CONFIG} and data/raw.",
            cure=f"Unset {VARIABLE} or let it name a project; povanalysis init DIR makes one.",
        )
    here = (start or Path.cwd()).resolve()
    for candidate in (here, *here.parents, PACKAGE.parents[1]):
        if _is_root(candidate):
            return Project(_text(candidate))
    if (shipped() / "data" / "raw").is_dir():
        return Project(_cache(), shipped())
    raise ProjectError(
        f"No povanalysis project at or above {here} (looked for {CONFIG} beside data/raw).",
        cure="Make one: povanalysis init DIR",
    )
