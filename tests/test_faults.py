"""A step that fails, a kill, Ctrl-C, lost power: nothing is lost, and the next command heals it.

Every step and every moment is tried in `benchmarks/faults.py`; here a few, drawn once and for all,
so that a commit that has no part in them never fails for them. What broke is tried again by its name:
`python -m benchmarks.faults --fault command-kill-12 publish`.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from povanalysis.errors import PublishError
from povanalysis.project import Project
from povanalysis.report.beside.errata import Erratum
from povanalysis.run import lock, publish
from povanalysis.run.editions import errata, switch
from tests import scenarios
from tests.conftest import made_once
from tests.faults import Attack, copy_tree
from tests.steps import Fault, run

TRIALS = {
    "data add": 2, "data import": 1, "targets add": 3, "publish": 4, "rollback": 4, "retire": 3,
    "correct": 1, "withdraw": 2, "build, nothing to make": 2, "build": 1,
    "publish, two renames": 3, "withdraw, file by file": 2,
}  # fmt: skip
LOSSES = {"data add": 2, "targets add": 3, "publish": 4}


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """Where trials are."""
    with scenarios.in_memory() as place:
        yield place


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, place: Path) -> Project:
    """A project of five regencies with two reports and three editions; only read."""
    scenarios.load()
    with made_once(tmp_path_factory, "one-province") as (root, wanted):
        if wanted:
            scenarios.published(root / "project")
    return Project(shutil.copytree(root / "project", place / "project", symlinks=True))


@pytest.fixture(scope="session")
def attack(small: Project, place: Path) -> Callable[[str], Attack]:
    """Give the trials of a command by its name."""
    every = [*scenarios.of_data(small), *scenarios.of_publication(small)]
    named = {one.name: one for one in every}
    return cache(lambda name: Attack(named[name], place))


@pytest.mark.parametrize("name", TRIALS)
def test_whatever_step_fails_nothing_is_lost_and_the_next_command_heals(
    attack: Callable[[str], Attack], name: str
) -> None:
    tried = attack(name)
    assert len(tried.steps["command"]) > 30
    assert name not in ("build", "correct") or all(tried.steps.values())
    found: dict[str, list[str]] = {}
    for fault in random.Random(name).sample(tried.faults(), TRIALS[name]):
        ended, told = tried.trial(fault)
        assert ended.code != 0 or fault.kind not in ("kill", "interrupt") or fault.who != "command"
        found |= {str(fault): told} if told else {}
    tried.unharmed()
    assert found == {}


@pytest.mark.parametrize("name", LOSSES)
def test_whenever_power_is_lost_what_is_registered_and_published_is_there(
    attack: Callable[[str], Attack], name: str
) -> None:
    tried = attack(name)
    states = random.Random(name).sample(tried.losses(7), LOSSES[name])
    found = {moment: told for moment, left in states if (told := tried.lost(left))}
    assert found == {}


def test_what_is_published_no_more_is_off_the_disk_before_the_record_is_there(
    attack: Callable[[str], Attack],
) -> None:
    tried = attack("withdraw, file by file")
    gone = tried.old.keys() - tried.new.keys()
    record = f"reports/{publish.RECORD}"
    before = (tried.scenario.prepared / record).read_bytes()
    states = [left for _, left in tried.losses() if left.get(record, before) != before]
    assert gone
    assert states
    assert [place for left in states for place in gone if place in left] == []


def test_faults_that_are_left_out_are_twins_of_others(attack: Callable[[str], Attack]) -> None:
    rollback = attack("rollback")
    tried = set(rollback.faults())
    steps = rollback.steps["command"]
    for kind in ("full", "kill"):
        left_out = [at for at in range(1, len(steps)) if Fault(kind, at) not in tried]
        assert left_out
        at = left_out[len(left_out) // 2]
        ends = []
        for twin in (at, at + 1):
            with rollback.copied(str(twin)) as project:
                ended = run(project, rollback.scenario.words, Fault(kind, twin))
                ends.append((ended.code, rollback.nameless(project)))
        assert ends[0] == ends[1]


def test_what_a_cell_showed_is_not_left_out_of_a_page_because_it_came_late(
    attack: Callable[[str], Attack],
) -> None:
    ended, told = attack("build").trial(Fault("lose", 3, "idle"))
    assert (ended.code, told) == (0, [])
    assert "not all that it shows arrived" in ended.err
    assert "1 tried twice" in ended.err


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
    small: Project, place: Path
) -> None:
    project = Project(place / "errata")
    copy_tree(small.root, project.root)
    name = min(project.reports.glob("id/*.html")).stem
    first = Erratum("other", "corrected", "2026-01-01", {"id": "Lain."})
    killed = Erratum(name, "corrected", "2026-01-02", {"id": "Keliru."})
    errata._write(project, [first, killed])
    again = Erratum(name, "corrected", "2026-01-03", {"id": "Keliru."})
    told = []
    left = project.build / "jobs" / "id" / f".job.json.{2**22 + 1}-0123456789ab.old"
    left.touch()  # by a process that is no more

    def fail() -> None:
        with (
            lock.held(project, print),
            errata.adding(project, again, switch.coming),
            lock.held(project, print),
        ):
            told.extend(errata.load(project))
            raise PublishError("Nothing was corrected.")

    with pytest.raises(PublishError):
        fail()
    assert told == [first, again]
    assert not left.exists()
    assert errata.load(project) == [first]
    said = place / "said"
    said.mkdir()
    page = {"name": name, "lang": "id", "outputs": {}, "errata": 1}
    for manifest in ({"reports": []}, {"reports": [page]}):  # and given once more, published
        (said / publish.NAME).write_text(publish.written(manifest))
        with errata.adding(project, again, lambda _project: said):
            pass
        assert errata.load(project) == [first, again]
    assert [path.name for path in errata.place(project).parent.glob(".*")] == []
