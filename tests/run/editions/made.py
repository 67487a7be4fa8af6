"""Publications of a few small files, and commands that die at a step of one's choice."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from povanalysis.project import Project
from povanalysis.run import publish as publication
from povanalysis.run.editions import publishing, switch

OWN = "README.md"
WAYS = ("exchange", "rename", "files")


class Killed(BaseException):
    """The process is dead: nothing of it happens any more."""


class _Steps:
    """Counts the steps that change the disk, and dies at one of them, and at all that follow."""

    def __init__(self) -> None:
        self.on = self.added = False
        self.count = self.last = 0

    def __call__(self, event: str, arguments: tuple[Any, ...] = ()) -> None:
        if not self.on:
            return
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
        if writes or event in {
            "os.rename",
            "os.remove",
            "os.mkdir",
            "os.rmdir",
            "os.link",
            "exchange",
        }:
            self.count += 1
            if self.count >= self.last:
                raise Killed


_STEPS = _Steps()


@contextlib.contextmanager
def dying(step: int) -> Iterator[_Steps]:
    """Let the block die before its `step`-th change of the disk; its count tells of how many."""
    if not _STEPS.added:
        sys.addaudithook(_STEPS)  # stays for good, and asleep
        _STEPS.added = True
    _STEPS.on, _STEPS.count, _STEPS.last = True, 0, step
    try:
        with contextlib.suppress(Killed):
            yield _STEPS
    finally:
        _STEPS.on = False


@contextlib.contextmanager
def going(way: str) -> Iterator[None]:
    """Let a switch go one way: what leads another is refused, as file systems do."""
    exchange, rename = switch.exchange, os.rename

    def exchanged(one: Path, other: Path) -> None:
        if way != "exchange":
            raise OSError(22, "no exchange here")
        _STEPS("exchange")
        exchange(one, other)

    def renamed(one: Any, other: Any) -> None:
        if way == "files" and Path(one).name in {"reports", "next"}:
            raise OSError(16, "a mount point")
        rename(one, other)

    with mock.patch.object(switch, "exchange", exchanged), mock.patch.object(os, "rename", renamed):
        yield


def rendered(project: Project, name: str, reports: tuple[str, ...] = ("a", "b")) -> Path:
    """Write a tree as a build does; every file of it says `name`."""
    tree = project.build / "site"
    shutil.rmtree(tree, ignore_errors=True)
    entries = []
    for report in reports:
        made = {}
        for kind in ("html", "pdf"):
            path = tree / "en" / f"{report}.{kind}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"%PDF-{name} {report}.{kind}", encoding="utf-8")
            made[kind] = publication.output(tree, path)
        entries.append({"name": report, "lang": "en", "seconds": 1, "outputs": made})
    (tree / "index.html").write_text(f"{name} index", encoding="utf-8")
    front = {"id": publication.output(tree, tree / "index.html")}
    manifest = {"data_version": name, "front_pages": front, "reports": entries}
    (tree / publication.NAME).write_text(publication.written(manifest), encoding="utf-8")
    return tree


def published(root: Path, *names: str) -> Project:
    """Make a project with one edition after the other, and a file of the user's own."""
    project = Project(root)
    (root / "reports").mkdir(parents=True)
    project.build.mkdir()
    (project.reports / OWN).write_text("mine", encoding="utf-8")
    for name in names:
        publishing.publish(project, rendered(project, name))
    return project


def seen(reports: Path) -> str:
    """Return which edition a reader finds, all of it; fail on a mix or a missing file."""
    manifest = publication.read(reports)
    assert manifest is not None
    assert publication.faults(reports, manifest) == []
    return str(manifest["data_version"])
