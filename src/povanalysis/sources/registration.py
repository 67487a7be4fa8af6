"""Registering a file in data/raw: checked against what is known, or the project stays as it was.

What imports share. New figures must not contradict known ones nor bring errors that were not there
before; file, manifest entry and data/processed are written together, and taken back together when
anything fails in between.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources import build as builds
from povanalysis.sources import checks
from povanalysis.sources import corrections as declared
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import Manifest
from povanalysis.sources.reading import Issue, problems_error


@dataclass(frozen=True)
class Origin:
    """Where a file comes from.

    Attributes
    ----------
    source
        Address of the page or what else leads there.
    licence
        Terms of use, as stated there; "none stated" is an answer.
    producer
        Who made the figures.
    accessed
        Day on which the file was taken.
    """

    source: str
    licence: str
    producer: str
    accessed: dt.date


def free(project: Project, target: str) -> str:
    """Give a name that no other file has; two downloads often share one."""
    path = project.raw / target
    number = 2
    while path.exists():
        path = (project.raw / target).with_stem(f"{Path(target).stem}-{number}")
        number += 1
    return path.relative_to(project.raw).as_posix()


def refuse_new_errors(
    project: Project, before: pd.DataFrame, after: pd.DataFrame, file: str
) -> tuple[checks.Finding, ...]:
    """Stop at errors that were not there before.

    Parameters
    ----------
    project
        Whose declared corrections acknowledge findings.
    before, after
        Observations without and with the new figures.
    file
        Name for the message.

    Returns
    -------
    tuple of Finding
        New jumps and gaps, which may be true.

    Raises
    ------
    DataError
        There are new errors; every one is named.
    """
    corrections = declared.load(project.raw)
    old = {
        (e.check, e.region, e.indicator, e.year) for e in checks.check(before, corrections).errors
    }
    new = [
        e
        for e in checks.check(after, corrections).errors
        if (e.check, e.region, e.indicator, e.year) not in old
    ]
    wrong = [e for e in new if e.check not in checks.DOUBTFUL]
    if wrong:
        raise problems_error(
            file,
            [
                Issue(e.check, e.place, f"{e.region} {e.indicator} {e.year}: {e.text}")
                for e in wrong
            ],
            DataError,
        )
    return tuple(e for e in new if e.check in checks.DOUBTFUL)


class Undo:
    """One file below data/raw that can be taken back."""

    def __init__(self, project: Project, target: str) -> None:
        self.path = project.raw / target
        self.before = self.path.read_bytes() if self.path.exists() else None

    def write(self, content: bytes) -> None:
        """Write the file, whole or not at all."""
        files.write(self.path, content)

    def back(self) -> None:
        """Bring back what was there before, if only that nothing was.

        What is as it was is not written: on a full disk that could not be done.
        """
        if self.before is not None:
            if self.path.read_bytes() != self.before:
                self.write(self.before)
        else:
            self.path.unlink(missing_ok=True)
            if self.path.parent.is_dir() and not any(self.path.parent.iterdir()):
                self.path.parent.rmdir()


def register(
    project: Project, manifest: Manifest, after: pd.DataFrame, target: str, content: bytes
) -> None:
    """Write file and manifest, rebuild; or leave the project as it was.

    Parameters
    ----------
    project
        The project.
    manifest
        With the new file's entry.
    after
        Observations with the new figures.
    target
        Path of the file below data/raw.
    content
        Its bytes.

    Raises
    ------
    DataError
        A file could not be written.
    """
    package, undo = Undo(project, manifests.NAME), Undo(project, target)
    try:
        undo.write(content)
        manifest.save()
        builds.write(project, manifest, after)
    except BaseException as error:
        undo.back()  # first, as it gives room back
        package.back()
        if isinstance(error, OSError):
            raise not_written(target, error) from error
        raise


def not_written(target: str, error: OSError) -> DataError:
    """Say that a file below data/raw could not be written."""
    return DataError(
        f"data/raw/{target} could not be written ({error.strerror or error}).",
        cure="Make room or give write access; the project is as it was.",
        file=target,
    )
