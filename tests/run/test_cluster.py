"""Jobs on a Dask cluster: a real scheduler and two workers, one of which is killed at work."""

from __future__ import annotations

import gc
import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from povanalysis.errors import InputError, PovError
from povanalysis.project import VARIABLE, Project
from povanalysis.run.build import Options, build
from povanalysis.run.plan import Job
from povanalysis.run.workers import cluster
from tests.run import notebooks

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def start(*command: str, cwd: Path, own: dict[str, str] | None = None) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key != VARIABLE}
    environment |= {"PYTHONPATH": str(ROOT / "src"), **(own or {})}
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
        cwd=cwd,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    arguments = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    process = start("dask_scheduler", *arguments, cwd=tmp_path)
    assert process.stderr is not None
    found = None
    while found is None:
        line = process.stderr.readline()
        assert line, "the scheduler ended"
        found = re.search(r"tcp://127\.0\.0\.1:\d+", line)
    yield found[0]
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.fixture
def worker(scheduler: str, tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    started = []

    def begin(name: str) -> subprocess.Popen[str]:
        directory = tmp_path / name
        directory.mkdir()
        arguments = (scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        process = start(
            *("dask_worker", *arguments, "--local-directory", str(directory)),
            cwd=directory,
            own={"POVANALYSIS_WORKER": name, "POVANALYSIS_MARKS": str(tmp_path)},
        )
        assert process.stderr is not None
        while "Registered to" not in process.stderr.readline():
            assert process.poll() is None, "the worker ended"
        process.stderr.close()
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


AT_WORK = """\
import os, pathlib, time
marks = pathlib.Path(os.environ["POVANALYSIS_MARKS"])
(marks / f"at-work-{os.environ['POVANALYSIS_WORKER']}").write_text(str(os.getpid()))
while not (marks / "go").exists():
    time.sleep(0.05)
"""


def test_jobs_come_back_from_workers_and_those_of_a_lost_worker_are_run_again(
    small: Project,
    job: Callable[..., Job],
    scheduler: str,
    worker: Callable[[str], subprocess.Popen[str]],
    tmp_path: Path,
) -> None:
    notebooks.write(small.notebooks / "regency.ipynb", AT_WORK)
    one = worker("one")
    worker("two")
    killer = subprocess.Popen(
        [sys.executable, "-c", KILLER, str(tmp_path), str(one.pid)], start_new_session=True
    )
    jobs = [job("3524"), job("3506"), job("3311")]
    options = Options(renderer="embedded", formats=("html",), cluster=scheduler)
    outcome = build(small, jobs, options)
    assert killer.wait(300) == 0
    assert [result.status for result in outcome.results] == ["made"] * 3
    for each in jobs:
        page = (small.reports / "en" / f"{each.name}.html").read_text(encoding="utf-8")
        assert f"of {each.injected()['region']}" in page
    # made there, current here: the keys do not know where a job was done
    again = build(small, jobs, Options(renderer="embedded", formats=("html",)))
    assert [result.status for result in again.results] == ["current"] * 3
    kernel = int((tmp_path / "at-work-one").read_text())
    end = time.monotonic() + 120
    while Path(f"/proc/{kernel}").exists():
        assert time.monotonic() < end, "the kernel of the killed worker still runs"
        time.sleep(0.05)


KILLER = """\
import os, pathlib, signal, sys, time
marks, pid = pathlib.Path(sys.argv[1]), int(sys.argv[2])
while not (marks / "at-work-one").exists():
    time.sleep(0.05)
os.kill(pid, signal.SIGKILL)
(marks / "go").touch()
"""


def test_a_cluster_without_workers_is_refused(
    small: Project, job: Callable[..., Job], scheduler: str
) -> None:
    with pytest.raises(PovError, match="no workers"):
        build(small, [job()], Options(renderer="embedded", cluster=scheduler))


def test_workers_with_other_versions_are_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Client:
        def run(self, function: Callable[..., dict[str, str]], *arguments: object) -> object:
            theirs = {**function(*arguments), "pandas": "2.0.0"}
            return {"tcp://10.0.0.7:1": theirs, "tcp://10.0.0.8:1": function(*arguments)}

    with pytest.raises(PovError) as caught:
        cluster._check(Client(), None)
    assert [line.split(",")[0] for line in caught.value.facts["differing"]] == [
        "tcp://10.0.0.7:1: pandas 2.0.0"
    ]
    assert "\n" not in str(caught.value)


def test_workers_that_do_not_answer_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class Client:
        def run(self, *_: object) -> None:
            answered.wait(60)

    answered = threading.Event()
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 0.1)
    with pytest.raises(PovError, match=r"^Not every worker answered within 0\.1 s\. Look at"):
        cluster._check(Client(), None)
    answered.set()


@pytest.mark.parametrize(
    "address", ["foo", "tcp://", "tcp://a b:1", "tls://127.0.0.1:1", "x://a:1"]
)
def test_an_address_of_no_scheduler_is_named_in_one_line(
    address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    with pytest.raises(InputError, match=r"^No Dask scheduler answers at .*HOST:PORT") as caught:
        cluster._connect(address)
    assert "\n" not in str(caught.value)
    gc.collect()
    assert "Traceback" not in capfd.readouterr().err


def test_a_scheduler_that_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(InputError, match=f"answers at {address}: "):
            cluster._connect(address)


def test_a_scheduler_that_does_not_answer_is_named(
    small: Project, job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    options = Options(renderer="embedded", cluster="tcp://127.0.0.1:9")
    with pytest.raises(InputError, match=r"at tcp://127\.0\.0\.1:9"):
        build(small, [job()], options)


def test_a_file_that_arrives_damaged_is_a_failure(small: Project, job: Callable[..., Job]) -> None:
    from povanalysis.run.workers.work import Result, Task

    task = Task(small, job(), "embedded", ("html",))
    name = f"{job().name}.html"
    result = Result(job(), 1.0, outputs={name: "0" * 64})
    received = cluster._receive(cluster.Delivery(result, {name: b"half"}), task)
    assert received.status == "failed"
    assert f"{name} arrived damaged" in str(received.error)


STRANGE = ("../x.html", "/tmp/x.html", "a/b.html", "..", "", "x\0.html", "C:\\x.html", "job.json")
STRANGE += (
    "LAMONGAN-2026.HTML",
    "lamongan-2026.html/..",
    "lamongan-2026.html ",
    "kediri-2026.html",
)


@pytest.mark.parametrize("part", ["files", "outputs"])
def test_a_worker_names_no_file_but_those_of_its_job(
    small: Project, job: Callable[..., Job], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from povanalysis.run.workers.work import Result, Task

    task = Task(small, job(), "embedded", ("html",))
    before = sorted(small.root.rglob("*"))
    for name in STRANGE:
        outputs = {name: "0" * 64} if part == "outputs" else {}
        sent = {name: b"x"} if part == "files" else {}
        received = cluster._receive(
            cluster.Delivery(Result(job(), 1.0, outputs=outputs), sent), task
        )
        assert received.status == "failed", name
        assert "nothing of it was kept" in str(received.error)
        assert received.outputs == {}
    other = cluster.Delivery(Result(job("3506"), 1.0), {})
    assert "another report" in str(cluster._receive(other, task).error)
    monkeypatch.setattr(cluster, "MOST_BYTES", 3)
    large = cluster.Delivery(Result(job(), 1.0), {f"{job().name}.html": b"four"})
    assert cluster._receive(large, task).status == "failed"
    assert sorted(small.root.rglob("*")) == before


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(
    small: Project, job: Callable[..., Job], tmp_path: Path
) -> None:
    from povanalysis.run.workers.work import Result, Task

    outside = tmp_path / "outside"
    outside.write_text("mine", encoding="utf-8")
    place = job().directory(small) / f"{job().name}.html"
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    task = Task(small, job(), "embedded", ("html",))
    cluster._receive(cluster.Delivery(Result(job(), 1.0), {place.name: b"page"}), task)
    assert (outside.read_text(), place.read_text()) == ("mine", "page")


class Futures:
    """Stands for a client and its futures, which are never done."""

    def __init__(self, status: str) -> None:
        self.status = status

    def done(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("status", "told"),
    [("connecting", "The Dask scheduler is gone."), ("running", "No worker finished a report")],
)
def test_a_cluster_that_gives_nothing_back_is_not_waited_for(
    status: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.1)
    client = Futures(status)
    with pytest.raises(PovError, match=told):
        list(cluster._done(client, [client], 0.3))


def test_what_was_recorded_in_advance_travels_with_the_project(project: Project) -> None:
    project.forecasts.mkdir(parents=True)
    (project.forecasts / "v.csv").write_text("origin_date\n", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(cluster.pack(project))) as archive:
        assert "data/forecasts/v.csv" in archive.namelist()
