"""Worker processes: replaced after a while, missed when they die, in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from povanalysis.run.workers import pool, warm
from povanalysis.run.workers.pool import Event, run_all
from povanalysis.run.workers.work import Result, Task, Tell


def tasks(root: Path, years: range) -> list[Task]:
    return [
        Task(
            Project(root),
            Job("x.ipynb", RegencyParams.model_validate({"region": "3524", "year": year})),
        )
        for year in years
    ]


def work(task: Task, tell: Tell) -> Result:
    tell("executing")
    os.system("echo from a program")
    year = task.job.injected()["year"]
    mark = task.project.root / f"tried-{year}"
    if year == 2027 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if year == 2028:
        os._exit(3)
    start = "spawned" if multiprocessing.parent_process() else "forked"
    return Result(task.job, 0.1, outputs={"pid": str(os.getpid()), "start": start})


@pytest.fixture(params=["forked", "spawned"])
def workers(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run the test with workers of a fork server, and with those of multiprocessing."""
    if request.param == "spawned":
        yield request.param
        return
    if reason := warm.impossible():
        pytest.skip(reason)
    with warm.serving(["json"], lambda _text: None, [pool.__name__]):
        yield request.param


def test_a_worker_that_dies_costs_its_job_a_second_try_and_the_others_nothing(
    tmp_path: Path, workers: str, capfd: pytest.CaptureFixture[str]
) -> None:
    events: list[Event] = []
    given = tasks(tmp_path, range(2026, 2030))
    results = run_all(given, work, processes=2, listen=events.append)
    assert [result.job for result in results] == [task.job for task in given]
    assert [(result.status, result.tries) for result in results] == [
        ("made", 1),
        ("made", 2),
        ("failed", 2),
        ("made", 1),
    ]
    assert [results[i].outputs["start"] for i in (0, 1, 3)] == [workers] * 3
    assert "its worker process ended with exit code 3" in str(results[2].error)
    assert "memory is short" in pool._cure(-signal.SIGABRT)
    again = {event.index: event.text for event in events if event.kind == "again"}
    assert sorted(again) == [1, 2]
    assert "was killed by SIGKILL" in again[1]
    assert sum(event.kind == "done" for event in events) == 4
    assert capfd.readouterr().out == ""  # stdout is that of --json


def slow(task: Task, tell: Tell) -> Result:
    if task.job.injected()["year"] == 2027:
        tell("executing cell 5")
        time.sleep(600)
    return Result(task.job, 0.1)


def test_a_job_that_takes_too_long_is_given_up_and_the_others_are_made(
    tmp_path: Path, workers: str
) -> None:
    began = time.monotonic()
    given = tasks(tmp_path, range(2026, 2029))
    results = run_all(given, slow, processes=2, listen=lambda _event: None, seconds=4)
    assert time.monotonic() - began < 60
    assert [result.status for result in results] == ["made", "failed", "made"]
    assert results[1].tries == 1  # a second try would take as long
    assert str(results[1].error) == (
        "id/lamongan-2027: not finished within 4 s; it was executing cell 5. Look at what it was "
        "doing; to wait twice as long: --timeout 8, or POVANALYSIS_SECONDS_REPORT=8"
    )


@pytest.mark.parametrize(("limit", "value"), [("JOBS_PER_WORKER", 2), ("MOST_MEGABYTES", 0)])
def test_workers_are_replaced_after_some_jobs_and_when_they_have_grown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str, limit: str, value: int
) -> None:
    monkeypatch.setattr(pool, limit, value)
    given = tasks(tmp_path, range(2030, 2034))
    results = run_all(given, work, processes=1, listen=lambda _event: None)
    pids = [result.outputs["pid"] for result in results]
    assert len(set(pids)) == (2 if limit == "JOBS_PER_WORKER" else 4)
    assert {result.outputs["start"] for result in results} == {workers}
