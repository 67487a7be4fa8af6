"""Jobs on a Dask cluster that exists already: ``povanalysis build --dask tcp://HOST:PORT``.

Nothing is asked of the workers but the same versions as ours, which is checked before anything
runs: no shared disk, no copy of the project. Notebooks and data travel to them once, the files of
each job come back with their hashes and are laid where a local job would have left them, so that
keys, gathering and publication know no difference. Dask gives the jobs of a worker that was lost
to another one; a job that has brought down three workers is reported as failed.

A Dask worker does one job at a time (papermill sets the working directory of the whole process),
so start workers with one thread and one process per core. Each keeps a fork server of its own.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from povanalysis import config, files, scratch, waits
from povanalysis.errors import InputError, NotebookError, PovError, listing
from povanalysis.project import Project
from povanalysis.render import choose
from povanalysis.report.beside.page_frame import sheets
from povanalysis.run.keys import environment, package_files, short
from povanalysis.run.workers import preload, warm
from povanalysis.run.workers.pool import Event, Listen
from povanalysis.run.workers.work import Result, Task, perform

SHIPPED = ("data/raw", "data/processed", "data/forecasts", "notebooks")
SINGLE_FILES = ("_quarto.yml", config.NAME)
SECONDS_TO_CONNECT = 10
SECONDS_TO_ANSWER = 60  # with their versions, which a worker may have to load libraries for
MOST_BYTES = 200_000_000  # of one file

_one_job = threading.Lock()
_projects: dict[str, Project] = {}
_kept = ExitStack()


@dataclass(frozen=True)
class Delivery:
    """What comes back from a worker.

    Parameters
    ----------
    result
        What became of the job; its outputs are named with their hashes.
    files
        Content by file name in the job's directory.
    """

    result: Result
    files: dict[str, bytes]


def pack(project: Project) -> bytes:
    """Pack what jobs need of a project: notebooks, raw and processed data, recorded forecasts."""
    asked = config.load(project)
    single = [project.root / name for name in (*SINGLE_FILES, asked.logo) if name]
    places = [path for path in single if path.is_file()]
    for name in (*SHIPPED, asked.notes):
        places += sorted(path for path in (project.root / name).rglob("*") if path.is_file())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in places:
            archive.write(path, path.relative_to(project.root).as_posix())
    return buffer.getvalue()


def versions(renderer: str | None) -> dict[str, str]:
    """Name what has to be the same on every machine; runs on workers, too."""
    told = {
        **environment(),
        "povanalysis": short(repr(sorted(package_files().items())).encode()),
    }
    if renderer:
        told[renderer] = choose(renderer).version
    return told


def _unpack(packed: bytes) -> Project:
    """Unpack a project, once per worker process and content."""
    name = hashlib.sha256(packed).hexdigest()
    if name not in _projects:
        if not _projects:
            atexit.register(_kept.close)
        directory = _kept.enter_context(scratch.directory())
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(directory)
        _projects[name] = Project(Path(directory).resolve())
        notebooks = sorted(_projects[name].notebooks.glob("*.ipynb"))
        _kept.enter_context(warm.serving(preload.kernel(notebooks), lambda _text: None))
    return _projects[name]


def work(packed: bytes, task: Task) -> Delivery:
    """Do one job; runs on a worker."""
    with _one_job:
        own = replace(task, project=_unpack(packed))
        result = perform(own, lambda _stage: None)
        if result.again:  # its kernel died, no cell failed
            result = replace(perform(own, lambda _stage: None), tries=2, again=False)
        directory = own.job.directory(own.project)
        files = {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}
    return Delivery(result, files)


def _within(seconds: float, call: Callable[[], Any]) -> Any:
    """Call what may wait for somebody who never answers; raise TimeoutError then."""
    told: Future[Any] = Future()

    def tell() -> None:
        try:
            told.set_result(call())
        except BaseException as error:  # whatever it is, it is whose who waits
            told.set_exception(error)

    threading.Thread(target=tell, daemon=True).start()
    return told.result(seconds)


def _line(error: object) -> str:
    return " ".join(str(error).split())[:500].rstrip(".")


@contextmanager
def _client(address: str) -> Iterator[Any]:
    client = _connect(address)
    try:
        yield client
    finally:
        with suppress(OSError):  # TimeoutError among them
            _within(SECONDS_TO_CONNECT, partial(client.close, SECONDS_TO_CONNECT))


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError(
            "--dask needs the package distributed, which is not installed.",
            cure="Install it into this environment: python -m pip install distributed (or: uv pip "
            "install distributed)",
        ) from error

    class Quiet(Client):  # type: ignore[misc]
        def __del__(self) -> None:
            """Wait for nobody, and print no trace, where there is nothing to close."""

    why = "it is no address"
    try:
        if re.fullmatch(r"[a-z]+://[^\s/]+:[0-9]{1,5}", address):
            options = {"timeout": SECONDS_TO_CONNECT, "set_as_default": False}
            return _within(2 * SECONDS_TO_CONNECT, partial(Quiet, address, **options))
    except (OSError, ValueError, TypeError) as error:
        why = _line(error) or "it is silent"
    raise InputError(
        f"No Dask scheduler answers at {address}: {why}.",
        cure="Start one with `dask scheduler`, workers with `dask worker ADDRESS`, and give "
        "the address it prints, tcp://HOST:PORT.",
    )


def _check(client: Any, renderer: str | None) -> int:
    """Compare the versions of all workers with ours; return how many workers there are."""
    ours = versions(renderer)
    try:
        theirs = _within(SECONDS_TO_ANSWER, partial(client.run, versions, renderer))
    except TimeoutError:
        raise PovError(
            f"Not every worker answered within {SECONDS_TO_ANSWER} s.",
            cure="Look at the scheduler and its workers, end those that hang, and repeat it.",
        ) from None
    except Exception as error:
        raise PovError(
            f"The workers cannot run povanalysis: {type(error).__name__}: {_line(error)}.",
            cure="Install the same version of povanalysis on every worker and start them again.",
        ) from error
    if not theirs:
        raise PovError(
            "The cluster has no workers.", cure="Start some with: dask worker ADDRESS --nthreads 1"
        )
    differing = [
        f"{worker}: {name} {told.get(name, 'none')}, here {value}"
        for worker, told in sorted(theirs.items())
        for name, value in ours.items()
        if told.get(name) != value
    ]
    if differing:
        raise PovError(
            f"Workers have other versions than this machine: {listing(differing)}.",
            cure="Install the same versions everywhere (requirements.lock) and start them again.",
            differing=differing,
        )
    return len(theirs)


def _receive(delivery: Delivery, task: Task) -> Result:
    """Lay a job's files where a local job leaves them, after comparing their hashes."""
    strange = sorted({*delivery.files, *delivery.result.outputs} - _expected(task)) + [
        name for name, content in delivery.files.items() if len(content) > MOST_BYTES
    ]
    if strange or delivery.result.job != task.job:
        what = f"{strange[0][:80]!r}, no file of it" if strange else "another report"
        error = NotebookError(
            f"{task.job.label}: the worker sent {what}; nothing of it was kept.",
            cure="Look at who runs the workers; build without --dask.",
        )
        return Result(task.job, 0.0, error)
    directory = task.job.directory(task.project)
    for name, content in delivery.files.items():
        files.write(directory / name, content)
    damaged = [
        name
        for name, digest in delivery.result.outputs.items()
        if hashlib.sha256(delivery.files.get(name, b"")).hexdigest() != digest
    ]
    if damaged:
        error = NotebookError(
            f"{task.job.label}: {', '.join(damaged)} arrived damaged from the worker.",
            cure="Build again.",
        )
        return replace(delivery.result, error=error, page=None)
    return delivery.result


def _expected(task: Task) -> set[str]:
    """Name the files that a job can leave: no other name reaches the disk, whoever sends it."""
    executed = task.job.executed(task.project)
    beside = {path.name for path in sheets(executed).values()}
    traces = {executed.with_suffix(end).name for end in (".part.ipynb", ".in.ipynb", ".error.txt")}
    return {*task.wanted, *beside, *traces, "reads.txt"}


def run_all(
    address: str,
    project: Project,
    tasks: Sequence[Task],
    *,
    say: Callable[[str], None],
    listen: Listen,
    seconds: float,
) -> list[Result]:
    """Run tasks on a cluster; each yields a result, none stops the others.

    Parameters
    ----------
    address
        Of the scheduler, ``tcp://HOST:PORT``.
    project
        What the jobs read.
    tasks
        What to do.
    say, listen
        Called in this process as things happen.
    seconds
        How long to wait for the next report that is done.

    Raises
    ------
    InputError
        No scheduler answers, or ``distributed`` is not installed.
    PovError
        There are no workers, or they have other versions.
    """
    results: dict[int, Result] = {}
    with _client(address) as client:
        count = _check(client, tasks[0].renderer)
        say(f"Reports: {len(tasks)}; workers of {address}: {count}")
        # a task, not scattered data: when its worker is lost, Dask makes it again elsewhere
        packed = client.submit(bytes, pack(project), pure=False)
        futures = {
            client.submit(work, packed, task, pure=False): index for index, task in enumerate(tasks)
        }
        try:
            for future in _done(client, list(futures), seconds):
                index = futures[future]
                results[index] = _result(future, tasks[index])
                listen(Event("done", index, result=results[index]))
        except BaseException:
            with suppress(OSError):
                _within(SECONDS_TO_CONNECT, partial(client.cancel, list(futures), force=True))
            raise
    return [results[index] for index in range(len(tasks))]


def _done(client: Any, waiting: list[Any], seconds: float) -> Iterator[Any]:
    """Yield what is done; stop when the cluster is gone, or nothing came for too long."""
    heard = connected = time.monotonic()
    while waiting:
        done = [future for future in waiting if future.done()]
        yield from done
        waiting = [future for future in waiting if future not in done]
        now = time.monotonic()
        heard = now if done else heard
        connected = now if client.status == "running" else connected
        if now - connected > SECONDS_TO_CONNECT:
            raise PovError(
                "The Dask scheduler is gone.",
                cure="Start it and its workers again, then repeat the command: what is done stays.",
            )
        if now - heard > seconds:
            raise PovError(
                f"No worker finished a report within {seconds:g} s.",
                cure=f"Look at the workers; {waits.longer('report', seconds)}",
            )
        time.sleep(0.05)


def _result(future: Any, task: Task) -> Result:
    try:
        return _receive(future.result(), task)
    except Exception as error:
        failure = NotebookError(
            f"{task.job.label}: no worker could finish it: {type(error).__name__}: {_line(error)}.",
            cure="Look into the log of the worker; memory is the usual cause.",
        )
        return Result(task.job, 0.0, failure)
