"""Where a project lies: the directory that holds ``_quarto.yml`` and ``data/raw``.

Notebooks, the command line and tests all find it here, from any directory below it, so that no
notebook holds a relative path and ``papermill``, JupyterLab and ``povanalysis`` see the same data
(papermill changes the working directory of the whole process; nothing here depends on it twice).
Order: the environment variable ``POVANALYSIS_PROJECT``, the working directory and its parents, the
checkout this package was installed from with ``pip install -e``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from povanalysis.errors import ProjectError

VARIABLE = "POVANALYSIS_PROJECT"
CONFIG = "povanalysis.toml"


@dataclass(frozen=True)
class Project:
    """The fixed top level of a project.

    Parameters
    ----------
    root
        Absolute path of the directory that holds ``_quarto.yml`` and ``data/raw``.
    """

    root: Path

    @property
    def raw(self) -> Path:
        """Immutable input files and their manifest."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """What ``povanalysis data build`` writes."""
        return self.root / "data" / "processed"

    @property
    def forecasts(self) -> Path:
        """Forecasts as they were made, one file per data version."""
        return self.root / "data" / "forecasts"

    @property
    def notebooks(self) -> Path:
        """Parameterised notebooks, without outputs."""
        return self.root / "notebooks"

    @property
    def build(self) -> Path:
        """Executed notebooks and rendered files on their way to :attr:`reports`."""
        return self.root / "build"

    @property
    def reports(self) -> Path:
        """The published tree."""
        return self.root / "reports"

    def relative(self, path: Path) -> str:
        """Give ``path`` as it is written from the root, with forward slashes."""
        return path.resolve().relative_to(self.root).as_posix()


def _is_root(path: Path) -> bool:
    return (path / "_quarto.yml").is_file() and (path / "data" / "raw").is_dir()


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
            return Project(root)
        raise ProjectError(
            f"{VARIABLE} names {root}, which holds no _quarto.yml and data/raw.",
            cure=f"Unset {VARIABLE} or let it name a povanalysis checkout.",
        )
    here = (start or Path.cwd()).resolve()
    checkout = Path(__file__).resolve().parents[2]
    for candidate in (here, *here.parents, checkout):
        if _is_root(candidate):
            return Project(candidate)
    raise ProjectError(
        f"No povanalysis project at or above {here} (looked for _quarto.yml beside data/raw).",
        cure=f"Change into a clone of the repository, or set {VARIABLE} to one.",
    )
