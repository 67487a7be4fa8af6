"""Worker processes: one job each at a time, none of which can take the others along.

Python's own process pool gives up every waiting job when one worker dies (killed by the system for
its memory, say). Here a worker that dies costs the job it was at, which is tried once more; the
others go on. Workers are replaced after a number of jobs and when they have grown, so the memory
of a long build stays flat. Executing and rendering overlap, because every worker does its jobs
from notebook to page on its own.

Workers are forked by the build's fork server, with all they need loaded (:mod:`.forkserver`); where
there is none, Python's ``multiprocessing`` starts them. Both are used by the same methods.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from math import inf
from multiprocessing import Pipe, connection, get_context
from multiprocessing.process import BaseProcess
from typing import Any, Literal

from povanalysis import waits
from povanalysis.errors import NotebookError
from povanalysis.run.workers import warm
from povanalysis.run.workers.forkserver import die_with_parent
from povanalysis.run.workers.work import Result, Task, Tell

JOBS_PER_WORKER = 50
MOST_MEGABYTES = 700
MOST_TRIES = 2
SECONDS_TO_END = 2.0

Work = Callable[[Task, Tell], Result]


@dataclass(frozen=True)
class Event:
    """Something the user may want to see.

    Parameters
    ----------
    kind
        ``start``, ``stage``, ``again`` (a second try) or ``done``.
    index
        Position of the task.
    text
        Of a stage: ``executing``, ``rendering``; of a second try: the reason.
    result
        Of what is done.
    """

    kind: Literal["start", "stage", "again", "done"]
    index: int
    text: str = ""
    result: Result | None = None


Listen = Callable[[Event], None]


def resident_megabytes() -> float:
    """Give the memory of this process that is in use now, in MB; 0 where it is not known."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            pages = int(stream.read().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(channel: int) -> None:
    """Be a worker that was forked; the build says first what the work is.

    Parameters
    ----------
    channel
        File descriptor of the connection with the build.
    """
    tasks = connection.Connection(channel)
    _serve(tasks, tasks.recv(), os.getppid())


def _serve(tasks: connection.Connection, work: Work, parent: int) -> None:
    """Work until told to stop; runs in the worker."""
    # what programs of cells print is in the notebook; stdout is the build's, for its JSON
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the build's to deal with
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that kernels are shut down
    if sys.platform.startswith("linux"):
        die_with_parent(signal.SIGTERM, parent)
    try:
        while (task := tasks.recv()) is not None:
            result = work(task, lambda stage: tasks.send(("stage", stage)))
            tasks.send(("done", result, resident_megabytes()))
    except (EOFError, BrokenPipeError):
        return  # the build is gone


class _Worker:
    def __init__(self, work: Work) -> None:
        self.pipe, other = Pipe()
        with other:
            self.process = self._forked(other, work) or self._spawned(other, work)
        self.jobs = 0
        self.index: int | None = None
        self.since = 0.0
        self.stage = "starting"

    def _forked(self, other: connection.Connection, work: Work) -> warm.WarmProcess | None:
        fds = (1, 2, other.fileno())
        process = warm.fork(warm.WORKERS, [__name__], dict(os.environ), os.getcwd(), fds)
        if process is not None:
            with suppress(OSError):  # its end is heard like any later one
                self.pipe.send(work)
        return process

    @staticmethod
    def _spawned(other: connection.Connection, work: Work) -> BaseProcess:
        process = get_context("spawn").Process(
            target=_serve, args=(other, work, os.getpid()), name="povanalysis-worker"
        )
        process.start()
        return process

    def give(self, index: int, task: Task) -> None:
        self.index, self.since, self.stage = index, time.perf_counter(), "starting"
        self.jobs += 1
        self.pipe.send(task)

    def hear(self) -> tuple[Any, ...] | None:
        """Receive a message, None when the worker is gone."""
        try:
            message: tuple[Any, ...] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return message

    def dismiss(self) -> None:
        with suppress(OSError):
            self.pipe.send(None)
        self.pipe.close()

    def stop(self, seconds: float) -> None:
        """End it, kindly for some seconds."""
        self.process.terminate()
        self.process.join(seconds)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _fate(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"was killed by {signal.Signals(-exitcode).name}"
    return f"ended with exit code {exitcode}"


def _cure(exitcode: int | None) -> str:
    # a system that is short of memory kills; a library that gets none (Typst's) aborts
    if exitcode in (-signal.SIGKILL, -signal.SIGABRT):
        return "Where memory is short, build with fewer at once: --jobs 1"
    return "Its last words stand above; remove build/ and repeat the command."


@contextmanager
def _ending(workers: list[_Worker]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for worker in workers:
            worker.process.terminate()
        raise
    finally:
        end = time.monotonic() + SECONDS_TO_END  # of all together
        for worker in workers:
            worker.process.join(max(0.0, end - time.monotonic()))
            worker.stop(0.1)


def run_all(
    tasks: Sequence[Task], work: Work, *, processes: int, listen: Listen, seconds: float = inf
) -> list[Result]:
    """Run tasks in worker processes; each yields a result, none stops the others.

    Parameters
    ----------
    tasks
        What to do.
    work
        A function of a module, which workers import; it turns its own errors into results.
    processes
        How many at once, at least 1.
    listen
        Called in this process as things happen.
    seconds
        After which a job is given up and its worker killed.

    Returns
    -------
    list of Result
        In the order of ``tasks``.
    """
    results: dict[int, Result] = {}
    waiting = deque(range(len(tasks)))
    tries = [0] * len(tasks)
    workers: list[_Worker] = []
    everyone: list[_Worker] = []  # those already dismissed, too

    def finish(worker: _Worker, result: Result) -> None:
        index, worker.index = worker.index, None
        if index is None:
            return
        if result.again and tries[index] < MOST_TRIES:
            listen(Event("again", index, str(result.error)))
            waiting.append(index)
            return
        results[index] = replace(result, tries=tries[index], again=False)
        listen(Event("done", index, result=results[index]))

    def lost(worker: _Worker) -> None:
        workers.remove(worker)
        worker.process.join(SECONDS_TO_END)
        worker.stop(0.1)
        if worker.index is not None:
            job = tasks[worker.index].job
            error = NotebookError(
                f"{job.label}: its worker process {_fate(worker.process.exitcode)}.",
                cure=_cure(worker.process.exitcode),
            )
            finish(worker, Result(job, time.perf_counter() - worker.since, error, again=True))

    def give_up(worker: _Worker) -> None:
        workers.remove(worker)
        worker.process.kill()
        if worker.index is not None:
            job = tasks[worker.index].job
            error = NotebookError(
                f"{job.label}: not finished within {seconds:g} s; it was {worker.stage}.",
                cure=f"Look at what it was doing; {waits.longer('report', seconds)}",
            )
            finish(worker, Result(job, time.perf_counter() - worker.since, error))

    with _ending(everyone):
        while len(results) < len(tasks):
            busy = sum(worker.index is not None for worker in workers)
            while len(workers) < min(processes, busy + len(waiting)):
                workers.append(_Worker(work))
                everyone.append(workers[-1])
            for worker in workers:
                if worker.index is None and waiting:
                    index = waiting.popleft()
                    tries[index] += 1
                    listen(Event("start", index))
                    with suppress(BrokenPipeError):  # its end is heard below
                        worker.give(index, tasks[index])
            first = min((worker.since for worker in workers if worker.index is not None), default=0)
            left = None if seconds == inf else max(0.0, first + seconds - time.perf_counter())
            heard = connection.wait([worker.pipe for worker in workers], left)
            now = time.perf_counter()
            for worker in [w for w in workers if w.index is not None and now > w.since + seconds]:
                give_up(worker)
            for worker in [worker for worker in workers if worker.pipe in heard]:
                message = worker.hear()
                if message is None:
                    lost(worker)
                elif message[0] == "stage":
                    worker.stage = message[1]
                    if worker.index is not None:
                        listen(Event("stage", worker.index, message[1]))
                else:
                    finish(worker, message[1])
                    if worker.jobs >= JOBS_PER_WORKER or message[2] > MOST_MEGABYTES:
                        worker.dismiss()
                        workers.remove(worker)
        for worker in workers:
            worker.dismiss()
    return [results[index] for index in range(len(tasks))]
