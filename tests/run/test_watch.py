"""A build reads the data it began with: what changes data/raw past our lock is seen and said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from povanalysis.errors import DataError
from povanalysis.project import VARIABLE, Project
from povanalysis.run import build as builds
from povanalysis.run import records
from povanalysis.run.plan import Job
from povanalysis.run.workers.execute import Page
from povanalysis.run.workers.pool import Event
from povanalysis.run.workers.work import Result, Task
from povanalysis.sources import freshness, reads
from povanalysis.sources import manifest as manifests

HARMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a correction is written": (
        lambda raw: (raw / "corrections.yml").write_text("corrections: []\n"),
        r"from version \S+ to \S+\. Nothing of this was published; repeat the command\.",
    ),
    "a registered file is edited": (
        lambda raw: (raw / "targets.csv").write_text("region\n"),
        r"changed during this build: .*Nothing of this was published",
    ),
    "a registered file goes": (lambda raw: (raw / "breaks.csv").unlink(), r"during this build"),
    "the manifest is cut off": (
        lambda raw: (raw / manifests.NAME).write_text("{"),
        r"during this build: data/raw/datapackage.json cannot be read",
    ),
}


@pytest.mark.parametrize("name", HARMS)
def test_data_that_change_during_a_build_are_seen_and_nothing_is_published(
    small: Project, job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    harm, told = HARMS[name]
    made = job()

    def locally(
        plan: Any, tasks: Sequence[Task], progress: Any, listen: Callable[[Event], None]
    ) -> list[Result]:
        harm(small.raw)
        result = Result(made, 1.0, page=Page({}, {}, ()))
        listen(Event("done", 0, result=result))
        return [result]

    monkeypatch.setattr(builds, "_locally", locally)
    monkeypatch.setattr(builds, "_keep_forecasts", lambda *_: None)
    with pytest.raises(DataError, match=told):
        builds.build(small, [made], builds.Options(renderer="embedded", formats=("html",)))
    assert records.load(made.directory(small)) is None
    assert not (small.reports / "manifest.json").exists()


def test_a_file_that_is_only_touched_or_not_registered_stops_nothing(small: Project) -> None:
    watch = freshness.Watch(small, manifests.load(small))
    (small.raw / "targets.csv").touch()
    (small.raw / "of-mine.txt").touch()
    watch.check()


def test_what_changed_and_changed_back_was_read_by_nobody_meanwhile(
    small: Project, job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def locally(plan: Any, tasks: Any, progress: Any, listen: Any) -> list[Result]:
        declared = small.raw / "corrections.yml"
        before = declared.read_bytes()
        read.append(str(manifests.load(small).version))
        declared.write_text("corrections: []\n")
        reader = "from povanalysis.sources import store; store.observations()"
        command = [sys.executable, "-c", reader]
        environment = {**os.environ, VARIABLE: str(small.root)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        read.append(done.stderr.splitlines()[-1])
        with pytest.raises(reads.ChangedError, match="changed during this build, from"):
            manifests.load(small)
        declared.write_bytes(before)
        return [Result(job(), 1.0, page=Page({}, {}, ()))]

    monkeypatch.setattr(builds, "_locally", locally)
    monkeypatch.setattr(builds, "_keep_forecasts", lambda *_: None)
    monkeypatch.setattr(builds, "_gather", lambda *_: read.append("published"))
    builds.run(small, [job()], builds.Options(renderer="embedded", formats=("html",)))
    version, told, last = read
    assert f"ChangedError: data/raw changed during this build, from version {version} to" in told
    assert last == "published"
    (small.raw / "corrections.yml").write_text("corrections: []\n")
    manifests.load(small)  # the build is over
