"""One job, from notebook to pages: what a worker does, here or on another machine.

A task holds all that a worker needs and can be sent anywhere; the result holds all that the build
needs to know. Errors on purpose are values of the result, so one job's failure leaves the others.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from povanalysis import files
from povanalysis.errors import ROOM, NotebookError, PovError, of_system
from povanalysis.project import Project
from povanalysis.render import Format
from povanalysis.report.beside.page_frame import DOWNLOADS, sheets
from povanalysis.run.plan import Job
from povanalysis.run.workers.execute import ANSI, Page, execute
from povanalysis.sources.manifest import sha256_of

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Task:
    """What a worker needs for one job.

    Parameters
    ----------
    project
        Where it works.
    job
        The job.
    renderer
        ``quarto`` or ``embedded``; None to execute only.
    formats
        What to render.
    erratum
        Markdown that says above the report what was wrong with the one before it.
    """

    project: Project
    job: Job
    renderer: str | None = None
    formats: tuple[Format, ...] = ()
    erratum: str = ""

    @property
    def wanted(self) -> list[str]:
        """File names the job delivers."""
        pages = [f"{self.job.name}.{name}" for name in self.formats if self.renderer]
        beside = [f"{self.job.name}.{name}" for name in DOWNLOADS]
        return [f"{self.job.name}.ipynb", *beside, *pages]


@dataclass(frozen=True)
class Result:
    """What became of a job.

    Parameters
    ----------
    job
        The job.
    seconds
        Wall time; 0 for a job that did not have to run.
    error
        None when all went well.
    page
        What the notebook said about its report; None after an error.
    outputs
        sha256 by file name in the job's directory.
    ran
        False when what the last run made is still good.
    again
        Whether a second try makes sense: the kernel or the worker died, no cell failed.
    tries
        How often it was tried.
    """

    job: Job
    seconds: float
    error: PovError | None = None
    page: Page | None = None
    outputs: dict[str, str] = field(default_factory=dict)
    ran: bool = True
    again: bool = False
    tries: int = 1

    @property
    def ok(self) -> bool:
        """Whether the job succeeded, now or before."""
        return self.error is None

    @property
    def status(self) -> str:
        """``made``, ``current`` or ``failed``."""
        if not self.ok:
            return "failed"
        return "made" if self.ran else "current"


def perform(task: Task, tell: Tell) -> Result:
    """Execute a job's notebook and render it into the job's directory.

    Parameters
    ----------
    task
        The job and where to work.
    tell
        Called with ``executing`` and ``rendering``.
    """
    start = time.perf_counter()
    directory = task.job.directory(task.project)
    notebook = task.job.executed(task.project)
    beside: list[str] = []
    try:
        for name in task.wanted:
            files.make_way(directory / name)
        tell("executing")
        page = execute(task.project, task.job, notebook, tell, task.erratum)
        if task.renderer:
            from povanalysis.render import choose, sheet

            tell("rendering")
            choose(task.renderer).render(notebook, directory, task.formats)
            if "pdf" in task.formats:
                named = sheets(notebook)
                made = sheet.render(notebook, named["fact-sheet"], named["picture"])
                beside = [path.name for path in named.values() if made]
        outputs = {name: sha256_of(directory / name) for name in [*task.wanted, *beside]}
    except PovError as error:
        again = isinstance(error, NotebookError) and bool(error.facts.get("kernel"))
        return Result(task.job, time.perf_counter() - start, error, again=again)
    except OSError as error:  # no room, no process: another try may find some
        known = of_system(error) or PovError(f"{type(error).__name__}: {error}.", cure=ROOM)
        told = NotebookError(f"{task.job.label}: {known.message}", cure=known.cure)
        return Result(task.job, time.perf_counter() - start, told, again=True)
    except MemoryError:
        raise  # the end of this worker says so
    except Exception as error:
        unforeseen = _unforeseen(task, error, notebook.with_suffix(".error.txt"))
        return Result(task.job, time.perf_counter() - start, unforeseen)
    return Result(task.job, time.perf_counter() - start, None, page, outputs)


def _unforeseen(task: Task, error: Exception, trace: Path) -> NotebookError:
    """Tell in one line what nobody expected of a job; its trace is kept beside its outputs."""
    with suppress(OSError):  # the disk may be what is wrong
        trace.parent.mkdir(parents=True, exist_ok=True)
        trace.write_text(ANSI.sub("", traceback.format_exc()), encoding="utf-8")
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return NotebookError(
        f"{task.job.label}: {what}.",
        cure="Look at the notebook; check the installation with: povanalysis doctor. See "
        f"{task.project.relative(trace)}",
    )
