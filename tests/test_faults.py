"""A step that fails, a kill, Ctrl-C, lost power: nothing is lost, and the next command heals it.

Every step and every moment is tried in `benchmarks/faults.py`; here every so many.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.run.editions import publishing
from tests import faults
from tests.conftest import made_once
from tests.run.editions import made
from tests.steps import KINDS, Fault

TRIALS = {"data add": 4, "data import": 3, "targets add": 8}
STATES = {"data add": 11, "data import": 11, "targets add": 9}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the figures of one small province; only read."""
    with made_once(tmp_path_factory, "one-province") as (root, wanted):
        return faults.prepared(root / "project") if wanted else Project(root / "project")


@pytest.mark.parametrize("name", TRIALS)
def test_whatever_step_fails_nothing_is_lost_and_the_next_command_heals(
    small: Project, tmp_path: Path, name: str
) -> None:
    scenario = next(one for one in faults.of_data(small) if one.name == name)
    attack = faults.Attack(scenario, tmp_path)
    assert len(attack.steps) > 30
    found, apart = {}, len(attack.steps) / TRIALS[name]
    for number in range(TRIALS[name]):
        fault = Fault(KINDS[number % len(KINDS)], round((number + 0.6) * apart))
        ended, told = attack.trial(fault)
        assert ended.code != 0 or fault.kind not in ("kill", "interrupt")
        found |= {fault: told} if told else {}
    assert found == {}


@pytest.mark.parametrize("name", ["publish", "rollback"])
def test_whatever_step_of_a_publication_fails_readers_see_an_edition_whole(
    small: Project, tmp_path: Path, name: str
) -> None:
    project = Project(shutil.copytree(small.root, tmp_path / "project"))
    for edition in ("one", "two"):
        publishing.publish(project, made.rendered(project, edition))
    made.rendered(project, "three")
    words = {"publish": ("publish", "build/site"), "rollback": ("rollback",)}
    settled = ("data", "build")
    attack = faults.Attack(
        faults.Scenario(name, project.root, words[name], settled=settled, changes=("reports",)),
        tmp_path,
    )
    trials = [Fault(KINDS[step % len(KINDS)], step) for step in range(3, len(attack.steps), 8)]
    found = {fault: told for fault in trials if (told := attack.trial(fault)[1])}
    assert len(trials) > 5
    assert found == {}


@pytest.mark.parametrize("name", STATES)
def test_whenever_power_is_lost_what_is_registered_is_there(
    small: Project, tmp_path: Path, name: str
) -> None:
    scenario = next(one for one in faults.of_data(small) if one.name == name)
    attack = faults.Attack(scenario, tmp_path)
    found = {moment: told for moment, told in attack.losses(8, STATES[name])}
    assert len(found) > 1
    assert {moment: told for moment, told in found.items() if told} == {}


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
