"""Rebuild keys: what a report was made of, part by part, so that nothing is made twice.

A key is the hash of seven parts. Each part maps names to short digests or versions, so that the
difference of two keys can be told in words:

``notebook``     the cells of the notebook, not its outputs
``parameters``   what is injected
``package``      every file of this package: code, catalogues, templates, fonts
``environment``  Python and the libraries that shape results or pages
``lock``         the lock file
``renderer``     renderer and version; with Quarto its configuration, too
``figures``      the figures and tables the notebook read when it last ran

The last part needs the run to be known, so the list of names read is kept in the job's record and
their digests are taken anew for every build (:mod:`.inputs`). A report keeps the name of the data
version it was made from: it names an edition, and is no part of the key.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias

from povanalysis import files
from povanalysis.errors import NotebookError
from povanalysis.project import Project
from povanalysis.run import cells
from povanalysis.run.inputs import DIGITS, Inputs

Parts: TypeAlias = dict[str, dict[str, str]]

PACKAGE = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "uv.lock")
LIBRARIES = (
    "numpy", "scipy", "pandas", "pyarrow", "statsmodels", "matplotlib", "seaborn", "fonttools",
    "babel", "ipython", "ipykernel", "nbclient", "papermill",
)  # fmt: skip
_SHOWN = 4


def short(data: bytes) -> str:
    """Hash bytes for a key."""
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def notebook_digest(path: Path) -> str:
    """Hash what a notebook says: types, tags and sources of its cells.

    Outputs, counters and the kernel's name change whenever somebody opens and saves the notebook;
    they shape no report.
    """
    try:
        told = [[cell["cell_type"], cells.tags(cell), cell["source"]] for cell in cells.read(path)]
    except NotebookError:
        return "unreadable"  # the job will say so
    return short(json.dumps(told).encode())


@cache
def package_files() -> dict[str, str]:
    """Hash every file of this package, by its path below the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): short(path.read_bytes())
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file()
        and path.suffix not in (".pyc", ".pyo")
        and path.name[0] != "."
        and not path.is_relative_to(PACKAGE / "shipped")
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


@cache
def environment() -> dict[str, str]:
    """Give the versions of Python and of the libraries that shape results or pages."""
    return {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}}


@dataclass(frozen=True)
class Keys:
    """What all jobs of a build have in common, gathered once.

    Parameters
    ----------
    project
        The project.
    renderer
        Name and version of the renderer, both empty when nothing is rendered.
    inputs
        The figures.
    """

    project: Project
    renderer: tuple[str, str]
    inputs: Inputs

    @cached_property
    def _renderer(self) -> dict[str, str]:
        name, number = self.renderer
        part = {name: number} if name else {}
        if name == "quarto":
            part["_quarto.yml"] = short(files.read_bytes(self.project.quarto))
        return part

    @cached_property
    def _lock(self) -> dict[str, str]:
        paths = (self.project.root / name for name in LOCKS)
        return {path.name: short(path.read_bytes()) for path in paths if path.is_file()}

    def parts(
        self,
        notebook: str,
        parameters: Mapping[str, Any],
        reads: Iterable[str],
        erratum: str = "",
    ) -> Parts:
        """Give the parts of a job's key.

        Parameters
        ----------
        notebook
            File name below ``notebooks/``.
        parameters
            What is injected.
        reads
            Names of :mod:`povanalysis.sources.reads`, from the job's last run.
        erratum
            What the page says of a wrong one before it; a part of the key where there is any.
        """
        return {
            "notebook": {notebook: notebook_digest(self.project.notebooks / notebook)},
            "parameters": {name: json.dumps(value) for name, value in parameters.items()},
            "package": package_files(),
            "environment": environment(),
            "lock": self._lock,
            "renderer": self._renderer,
            "figures": {read: self.inputs.digest(read) for read in sorted(set(reads))},
            **erratum_part(erratum),
        }


def erratum_part(erratum: str) -> Parts:
    """Give the part of a key that an erratum is; nothing where there is none."""
    return {"erratum": {"lines": short(erratum.encode())}} if erratum else {}


def key(parts: Parts) -> str:
    """Hash parts into a key, 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def differences(old: Parts, new: Parts) -> list[str]:
    """Say which parts differ, old before new.

    Examples
    --------
    >>> differences({"figures": {"P1 3524": "aa"}}, {"figures": {"P1 3524": "bb"}})
    ['figures: P1 3524 aa -> bb']
    >>> differences({"lock": {}}, {"lock": {"uv.lock": "aa"}})
    ['lock: uv.lock none -> aa']
    """
    told = []
    for part in dict.fromkeys([*old, *new]):
        before, after = old.get(part, {}), new.get(part, {})
        changed = [
            f"{name} {before.get(name, 'none')} -> {after.get(name, 'none')}"
            for name in sorted({*before, *after})
            if before.get(name) != after.get(name)
        ]
        if changed:
            more = f", and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
            told.append(f"{part}: {', '.join(changed[:_SHOWN])}{more}")
    return told
