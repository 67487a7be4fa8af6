"""The build: data, notebooks, rendering, publication, with a result for every job.

Jobs whose key is the one of their last good run (:mod:`.keys`, :mod:`.records`) are not run again.
The others are executed and rendered, each in a directory of its own, by worker processes here
(``workers.pool``) or on a cluster (``workers.cluster``). What succeeded is gathered under
``build/site`` with a manifest and moved into ``reports/``; what failed is named and leaves the last
published version of that report where it is. One build at a time works in a project (:mod:`.lock`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from povanalysis import project as projects
from povanalysis import waits
from povanalysis.errors import DataError, PublishError, listing
from povanalysis.project import Project
from povanalysis.questions.record import chain
from povanalysis.render import Format, Renderer, choose
from povanalysis.report.beside.errata import Erratum
from povanalysis.run import gather, inputs, lock, records, site
from povanalysis.run import publish as publication
from povanalysis.run.editions import errata, publishing
from povanalysis.run.keys import Keys
from povanalysis.run.params import ProvinceParams
from povanalysis.run.plan import Job
from povanalysis.run.progress import Progress
from povanalysis.run.records import Record
from povanalysis.run.workers import pool, preload, warm
from povanalysis.run.workers.work import Result, Task, perform
from povanalysis.sources import freshness, unconfirmed
from povanalysis.sources import manifest as manifests


@dataclass(frozen=True)
class Options:
    """How to build.

    Parameters
    ----------
    renderer
        ``auto``, ``quarto`` or ``embedded``.
    formats
        ``html``, ``pdf``.
    processes
        Jobs at once; one more than cores when None.
    cluster
        Address of a Dask scheduler; None for this machine.
    force
        Run jobs whose key has not changed, too.
    patience
        Seconds to wait for another build in the project; without limit when None.
    timeout
        Seconds that one report may take; those of :mod:`povanalysis.waits` when None.
    keep
        Earlier editions kept from now on; as many as before when None.
    """

    renderer: str = "auto"
    formats: tuple[Format, ...] = ("html", "pdf")
    processes: int | None = None
    cluster: str | None = None
    force: bool = False
    patience: float | None = None
    timeout: float | None = None
    keep: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What a build did.

    Parameters
    ----------
    results
        One per job.
    renderer
        Name, version and reason, or None when nothing was rendered.
    published
        Paths below ``reports/`` that were written.
    """

    results: tuple[Result, ...]
    renderer: Renderer | None
    published: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every job succeeded."""
        return all(result.ok for result in self.results)

    def to_json(self) -> dict[str, Any]:
        """Give the object that ``--json`` prints."""
        return {
            "ok": self.ok,
            "renderer": None if self.renderer is None else gather.describe(self.renderer),
            "jobs": [
                {
                    "job": result.job.label,
                    "params": result.job.injected(),
                    "status": result.status,
                    "seconds": round(result.seconds, 3),
                    "tries": result.tries,
                    "error": None if result.error is None else str(result.error),
                }
                for result in self.results
            ],
            "published": list(self.published),
        }


@dataclass(frozen=True)
class Decision:
    """Whether a job would run, and why.

    Parameters
    ----------
    job
        The job.
    reasons
        One sentence per part of its key that changed; empty when it need not run.
    """

    job: Job
    reasons: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the decision as plain values."""
        return {
            "job": self.job.label,
            "would_run": bool(self.reasons),
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True)
class _Plan:
    """What is known before anything runs."""

    project: Project
    renderer: Renderer | None
    options: Options
    keys: Keys
    tasks: tuple[Task, ...]
    watch: freshness.Watch

    def decisions(self) -> list[Decision]:
        return [Decision(task.job, tuple(self._why(task))) for task in self.tasks]

    def _why(self, task: Task) -> list[str]:
        directory = task.job.directory(self.project)
        reasons = records.why(task.job, self.keys, task.wanted, directory, task.erratum)
        return reasons or (["--force"] if self.options.force else [])


def _plan(
    project: Project, jobs: Sequence[Job], options: Options, progress: Progress, *, render: bool
) -> _Plan:
    renderer = choose(options.renderer) if render else None
    figures, built = inputs.prepare(project)
    watch = freshness.Watch(project, manifests.load(project))
    if built:
        progress.say(f"Data built: version {built}")
    name = renderer.name if renderer else None
    known = (renderer.name, renderer.version) if renderer else ("", "")
    found = errata.load(project)
    tasks = tuple(
        Task(project, job, name, options.formats, errata.above(found, job.params.lang, job.name))
        for job in _standing(jobs, found, progress.say)
    )
    return _Plan(project, renderer, options, Keys(project, known, figures), tasks, watch)


def _standing(
    jobs: Sequence[Job], found: Sequence[Erratum], say: Callable[[str], None]
) -> list[Job]:
    """Leave out the jobs of reports that were withdrawn; refuse where none is left."""
    gone = [job for job in jobs if errata.is_withdrawn(found, job.params.lang, job.name)]
    told = listing(job.label for job in gone)
    cure = "Bring a withdrawn report back with: povanalysis correct"
    if gone and len(gone) == len(jobs):
        raise PublishError(f"Withdrawn: {told}.", cure=cure)
    if gone:
        say(f"Left out, as withdrawn: {told}. {cure}")
    return [job for job in jobs if job not in gone]


def dry_run(
    project: Project, jobs: Sequence[Job], options: Options, progress: Progress | None = None
) -> list[Decision]:
    """Say for every job whether it would run and why; executes and renders nothing."""
    return _plan(project, jobs, options, progress or Progress(), render=True).decisions()


def _execute(plan: _Plan, progress: Progress) -> list[Result]:
    """Run the jobs that have to run; give results of all, in order."""
    findings = unconfirmed.open_findings(plan.project, progress.say)
    doubts = ((t.job, unconfirmed.doubt(t.job.label, t.job.places, findings)) for t in plan.tasks)
    fresh = {job: Result(job, 0.0, error, ran=False) for job, error in doubts if error}
    to_run = [
        task
        for task, made in zip(plan.tasks, plan.decisions(), strict=True)
        if made.reasons and task.job not in fresh
    ]
    progress.begin([task.job.label for task in to_run])
    version = str(manifests.load(plan.project).version)

    def listen(event: pool.Event) -> None:
        if event.result is not None:
            _remember(plan, event.result, version)
        progress.hear(event)

    if to_run:
        params = [task.job.params for task in to_run]
        if plan.renderer is not None:
            named = f"{plan.renderer.name} {plan.renderer.version}"
            progress.say(f"Renderer: {named} ({plan.renderer.why})")
        province = next((p.province for p in params if isinstance(p, ProvinceParams)), None)
        if not inputs.has_panel(plan.project, places=province is not None):
            from povanalysis.questions.results import panel_results

            progress.say("Panel results: computing forecasts and backtests of all regions, once")
            panel_results(plan.project, region=province)  # else each kernel would, at the same time
        plan.watch.check()
        _keep_forecasts(plan.project, version, progress)
        made = (_remotely if plan.options.cluster else _locally)(plan, to_run, progress, listen)
        fresh |= {result.job: result for result in made}
    return [fresh.get(task.job, Result(task.job, 0.0, ran=False)) for task in plan.tasks]


def _keep_forecasts(project: Project, version: str, progress: Progress) -> None:
    """Write the forecasts of a new data version down, to be scored when the truth arrives."""
    if chain.load(project).holds(version):
        return
    from povanalysis.questions.record import ledger
    from povanalysis.questions.results import panel_results, place_scenarios
    from povanalysis.sources import store

    made = panel_results(project).forecasts
    found = place_scenarios(ledger.next_year(made), project)
    rows = ledger.rows(made, store.version(project).as_of, targets=store.table("targets", project))
    basis = ledger.basis(made, found.knots, found.rows)
    written = ledger.keep(project, version, rows, basis, progress.say)
    if written is not None:
        progress.say(f"Forecasts of data version {version} kept in {project.relative(written)}")


def _locally(
    plan: _Plan, tasks: Sequence[Task], progress: Progress, listen: pool.Listen
) -> list[Result]:
    # one more than cores: each waits for its kernel, and its kernel for it, now and then
    processes = min(len(tasks), plan.options.processes or (os.cpu_count() or 1) + 1)
    reports = "1 report" if len(tasks) == 1 else f"{len(tasks)} reports, {processes} at a time"
    progress.say(reports)
    notebooks = dict.fromkeys(plan.project.notebooks / task.job.notebook for task in tasks)
    modules = preload.kernel(notebooks)
    named = {projects.VARIABLE: str(plan.project.root)}
    with warm.environment(named), warm.serving(modules, progress.say, preload.WORKER) as server:

        def hear(event: pool.Event) -> None:
            news = server.news() if server else None
            if news:
                progress.say(news)
            listen(event)

        most = plan.options.timeout or waits.seconds("report")
        return pool.run_all(tasks, perform, processes=processes, listen=hear, seconds=most)


def _remotely(
    plan: _Plan, tasks: Sequence[Task], progress: Progress, listen: pool.Listen
) -> list[Result]:
    from povanalysis.run.workers import cluster

    address = plan.options.cluster or ""
    most = plan.options.timeout or waits.seconds("report")
    return cluster.run_all(
        address, plan.project, tasks, say=progress.say, listen=listen, seconds=most
    )


def _remember(plan: _Plan, result: Result, version: str) -> None:
    if not result.ok or result.page is None:
        return
    try:
        plan.watch.check()
    except DataError:
        return  # told when all are done; a page of mixed data is none of a good run
    job, page = result.job, result.page
    told = {"front": page.front, "card": page.card}
    erratum = next(task.erratum for task in plan.tasks if task.job == job)
    parts = plan.keys.parts(job.notebook, job.injected(), page.reads, erratum)
    record = Record(parts, result.outputs, told, version, round(result.seconds, 3))
    record.save(job.directory(plan.project))


def run(
    project: Project,
    jobs: Sequence[Job],
    options: Options | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Execute and render jobs into ``build/site``; publishes nothing.

    Parameters
    ----------
    project
        The project.
    jobs
        From :func:`povanalysis.run.plan.plan`.
    options
        How to build.
    progress
        Who is told what happens; nobody when not given.

    Raises
    ------
    PovError
        Nothing could be started: data damaged, renderer not there, project in use. Failures of
        single jobs are in the outcome.
    """
    with _made(project, jobs, options, progress) as (plan, results, say):
        _gather(plan, results, say)
        return Outcome(tuple(results), plan.renderer)


def build(
    project: Project,
    jobs: Sequence[Job],
    options: Options | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Execute, render and publish jobs. Parameters as for :func:`run`."""
    with _made(project, jobs, options, progress) as (plan, results, say):
        made = [result.job for result in results if result.ok]
        unchanged = not any(result.ran for result in results)
        if not made or (unchanged and gather.is_published(project, made, say)):
            publication.clear_away(project.reports)
            return Outcome(tuple(results), plan.renderer)
        _gather(plan, results, say)
        plan.watch.check()
        keep = plan.options.keep
        published = publishing.publish(project, project.build / "site", keep)
        for told in (*published.warnings, *site.outdated(published.edition.manifest["reports"])):
            say(told)
        return Outcome(tuple(results), plan.renderer, published.files)


def execute_only(
    project: Project,
    jobs: Sequence[Job],
    options: Options | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Execute jobs and leave the notebooks where ``quarto render`` at the root finds them.

    Writes ``reports/<lang>/<name>.ipynb`` and ``reports/index.qmd``.
    """
    with _made(project, jobs, options, progress, render=False) as (_plan, results, _say):
        gather.lay_out(project, [result.job for result in results if result.ok])
        return Outcome(tuple(results), None)


@contextmanager
def _made(
    project: Project,
    jobs: Sequence[Job],
    options: Options | None,
    progress: Progress | None,
    *,
    render: bool = True,
) -> Iterator[tuple[_Plan, list[Result], Callable[[str], None]]]:
    """Hold the project and run what has to run: the plan, results of all, whom to tell."""
    options, progress = options or Options(), progress or Progress()
    with lock.held(project, progress.say, patience=options.patience):
        plan = _plan(project, jobs, options, progress, render=render)
        results: list[Result] = []
        with plan.watch.alone():
            try:
                results = _execute(plan, progress)
            finally:
                progress.end(results)
            plan.watch.check()
            yield plan, results, progress.say


def _gather(plan: _Plan, results: Sequence[Result], say: Callable[[str], None]) -> None:
    made = [result.job for result in results if result.ok]
    if plan.renderer is not None and made:
        gather.gather(plan.project, made, failures_of(results), plan.renderer, say=say)


def failures_of(results: Sequence[Result]) -> list[tuple[str, str]]:
    """List label and error of the jobs that failed."""
    return [(r.job.label, str(r.error)) for r in results if r.error is not None]
