"""A step that fails, a kill, Ctrl-C, lost power: nothing is lost, and the next command heals it.

Every step and every moment is tried in `benchmarks/faults.py`; here a few, drawn anew for every
commit, so that over time all have their turn. What broke is tried again by its name:
`python -m benchmarks.faults --fault command-kill-12 publish`.
"""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from povanalysis.errors import PublishError
from povanalysis.project import Project
from povanalysis.report.beside.errata import Erratum
from povanalysis.run import lock
from povanalysis.run.editions import errata
from tests import scenarios
from tests.conftest import ROOT, made_once
from tests.faults import Attack, copy_tree
from tests.steps import Fault, run

TRIALS = {
    "data add": 8, "data import": 7, "targets add": 9, "publish": 9, "rollback": 9, "retire": 7,
    "correct": 5, "withdraw": 7, "build, nothing to make": 7, "build": 6,
    "publish, two renames": 5, "withdraw, file by file": 5,
}  # fmt: skip
LOSSES = {"data add": 9, "data import": 6, "targets add": 9, "publish": 6}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of five regencies with two reports and three editions; only read."""
    scenarios.load()
    with made_once(tmp_path_factory, "one-province") as (root, wanted):
        return scenarios.published(root / "project") if wanted else Project(root / "project")


@pytest.fixture(scope="session")
def drawn() -> random.Random:
    """Draws others at every commit, the same ones when a test is repeated."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, check=False)
    return random.Random(head.stdout)


def _attack(small: Project, work: Path, name: str) -> Attack:
    every = [*scenarios.of_data(small), *scenarios.of_publication(small)]
    return Attack(next(one for one in every if one.name == name), work)


@pytest.mark.parametrize("name", TRIALS)
def test_whatever_step_fails_nothing_is_lost_and_the_next_command_heals(
    small: Project, tmp_path: Path, drawn: random.Random, name: str
) -> None:
    attack = _attack(small, tmp_path, name)
    assert len(attack.steps["command"]) > 30
    assert name not in ("build", "correct") or all(attack.steps.values())
    found: dict[str, list[str]] = {}
    for fault in drawn.sample(attack.faults(), TRIALS[name]):
        ended, told = attack.trial(fault)
        assert ended.code != 0 or fault.kind not in ("kill", "interrupt") or fault.who != "command"
        found |= {str(fault): told} if told else {}
    attack.unharmed()
    assert found == {}


@pytest.mark.parametrize("name", LOSSES)
def test_whenever_power_is_lost_what_is_registered_and_published_is_there(
    small: Project, tmp_path: Path, drawn: random.Random, name: str
) -> None:
    attack = _attack(small, tmp_path, name)
    states = drawn.sample(attack.losses(7), LOSSES[name])
    found = {moment: told for moment, left in states if (told := attack.lost(left))}
    assert found == {}


def test_faults_that_are_left_out_are_twins_of_others(small: Project, tmp_path: Path) -> None:
    attack = _attack(small, tmp_path, "rollback")
    tried = set(attack.faults())
    steps = attack.steps["command"]
    for kind in ("full", "kill"):
        left_out = [at for at in range(1, len(steps)) if Fault(kind, at) not in tried]
        assert left_out
        at = left_out[len(left_out) // 2]
        ends = []
        for twin in (at, at + 1):
            with attack.copied(str(twin)) as project:
                ended = run(project, attack.scenario.words, Fault(kind, twin))
                ends.append((ended.code, attack.nameless(project)))
        assert ends[0] == ends[1]


def test_what_the_model_of_a_disk_loses_is_told_by_what_was_synchronised() -> None:
    from tests.power import crashes

    held = {"a": b"old"}
    done = [("open", "b", True), ("data", "b", b"news"), ("os.rename", "b", "a")]
    unsafe = [dict(state) for _, state in crashes(held, done)]
    assert {"a": b""} in unsafe
    assert {"a": b"ne"} in unsafe
    safe = [done[0], done[1], ("os.fsync", "b", None), done[2], ("os.fsync", "", None)]
    assert [dict(s) for _, s in crashes(held, safe)][-1] == {"a": b"news"}
    assert all(state["a"] in (b"old", b"news") for _, state in crashes(held, safe))


def test_an_erratum_that_a_command_was_killed_over_is_not_said_twice(
    small: Project, tmp_path: Path
) -> None:
    copy_tree(small.root, tmp_path / "project")
    project = Project(tmp_path / "project")
    name = min(project.reports.glob("id/*.html")).stem
    first = Erratum("other", "corrected", "2026-01-01", {"id": "Lain."})
    killed = Erratum(name, "corrected", "2026-01-02", {"id": "Keliru."})
    errata._write(project, [first, killed])
    again = Erratum(name, "corrected", "2026-01-03", {"id": "Keliru."})
    told = []

    def fail() -> None:
        with lock.held(project, print), errata.adding(project, again), lock.held(project, print):
            told.extend(errata.load(project))
            raise PublishError("Nothing was corrected.")

    with pytest.raises(PublishError):
        fail()
    assert told == [first, again]
    assert errata.load(project) == [first]
    with errata.adding(project, again):
        pass
    assert errata.load(project) == [first, again]
    assert [path.name for path in errata.place(project).parent.glob(".*")] == []
