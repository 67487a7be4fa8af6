"""The commands that make, publish and retire reports."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import typer

from povanalysis import config as configs
from povanalysis import project as projects
from povanalysis.cli.options import ForecastYear, Json, Region, Target
from povanalysis.cli.output import put, say, split
from povanalysis.errors import PUBLISHING, listing, not_installed

Regions = Annotated[
    list[str] | None,
    typer.Argument(help="Codes or names; all that povanalysis.toml asks for when not given."),
]
# what is not given here is taken from povanalysis.toml
Lang = Annotated[str | None, typer.Option(help="Languages, comma-separated: id, en.")]
Format = Annotated[
    str | None, typer.Option("--format", help="Formats, comma-separated: html, pdf.")
]
RendererName = Annotated[
    str | None,
    typer.Option(
        help="auto (Quarto when 1.9.38 or newer is on PATH, else embedded), quarto, embedded."
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Jobs at once; the number of cores.")]
Dask = Annotated[
    str | None,
    typer.Option(help="Run on a Dask cluster instead: the scheduler's address, tcp://HOST:PORT."),
]
Timeout = Annotated[
    float | None,
    typer.Option(min=1, help="Seconds that one report may take; 1800 when not given."),
]
Force = Annotated[bool, typer.Option("--force", help="Make every report, changed or not.")]
Named = Annotated[
    str, typer.Argument(help="id/lamongan-2026, or lamongan-2026 for every language.")
]
Because = Annotated[
    list[str],
    typer.Option(
        help="What was wrong, for readers; of a report in two languages twice: id=TEXT, en=TEXT."
    ),
]
Keep = Annotated[
    int | None,
    typer.Option(
        min=0, help="Earlier editions kept from now on; 3, or as many as was said the last time."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be made, and why; make nothing.")
]


class How(NamedTuple):
    """What every command that makes reports can be told."""

    lang: str | None
    formats: str | None
    renderer: str | None
    force: bool
    dry_run: bool
    as_json: bool
    timeout: float | None


def _make(
    step: Literal["build", "run", "execute_only"],
    how: How,
    regions: Sequence[str],
    *,
    workers: tuple[int | None, str | None] = (None, None),
    together: bool = False,
    keep: int | None = None,
    **asked: Any,
) -> None:
    """Plan reports and make them, or say what would be made.

    Parameters
    ----------
    step
        The function of :mod:`povanalysis.run.build`.
    how
        What the command was told.
    regions
        Codes or names.
    workers
        Jobs at once, and address of a cluster.
    together
        Whether one report compares them all.
    keep
        Earlier editions kept.
    **asked
        What else the plan takes.
    """
    from povanalysis.run import build as builds
    from povanalysis.run.params import RegencyParams, check_format
    from povanalysis.run.plan import compare, plan
    from povanalysis.run.progress import choose
    from povanalysis.sources import notes

    for module in PUBLISHING:  # before anything is started
        if find_spec(module) is None and (lacking := not_installed(module)):
            raise lacking
    project, as_json = projects.find(), how.as_json
    own = configs.load(project)
    formats = own.formats if how.formats is None else split(how.formats)
    checked = tuple(check_format(name) for name in dict.fromkeys(formats))
    renderer = how.renderer or own.renderer
    options = builds.Options(renderer, checked, *workers, how.force, timeout=how.timeout, keep=keep)
    languages = None if how.lang is None else split(how.lang)
    jobs = (compare if together else plan)(project, regions, languages=languages, **asked)
    places = {one.params.region for one in jobs if isinstance(one.params, RegencyParams)}
    for told in notes.left_out(project, places, {job.params.lang for job in jobs}):
        say(told)
    if how.dry_run:
        decisions = builds.dry_run(project, jobs, options, choose())
        plain = {"dry_run": True, "jobs": [decision.to_json() for decision in decisions]}
        lines = (f"{one.job.label}: {'; '.join(one.reasons) or 'unchanged'}" for one in decisions)
        return put(as_json, plain, lines)
    outcome = getattr(builds, step)(project, jobs, options, choose())
    failed = [result for result in outcome.results if not result.ok]
    if as_json:
        put(True, outcome.to_json(), ())
    if failed:
        say(f"{len(failed)} of {len(outcome.results)} reports failed:")
        for result in failed:
            say(f"  {result.error}")
    tree = project.reports if step == "build" else project.build / "site"
    if step != "execute_only" and not as_json and (tree / "index.html").is_file():
        # a hypothetical report is not on the front page
        made = [result.job for result in outcome.results if result.ok]
        pages = [tree / f"{job.label}.html" for job in made if job.hypothetical]
        for page in [page for page in pages if page.is_file()] or [tree / "index.html"]:
            print(page)
    if failed:
        raise typer.Exit(1)
    return None


def build(
    regions: Regions = None,
    province: Annotated[
        str | None,
        typer.Option(
            help="All regencies and cities of a province, and its own report: 73 or a name."
        ),
    ] = None,
    year: ForecastYear = None,
    target: Target = None,
    lang: Lang = None,
    formats: Format = None,
    renderer: RendererName = None,
    jobs: Jobs = None,
    dask: Dask = None,
    timeout: Timeout = None,
    keep: Keep = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Execute the notebooks, render them and publish the reports."""
    how = How(lang, formats, renderer, force, dry_run, as_json, timeout)
    _make(
        "build",
        how,
        regions or (),
        workers=(jobs, dask),
        keep=keep,
        year=year,
        target=target,
        province=province,
    )


def report(
    region: Region,
    year: ForecastYear = None,
    target: Target = None,
    lang: Lang = None,
    formats: Format = None,
    renderer: RendererName = None,
    timeout: Timeout = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Build and publish the report on one regency; on a target of your own, beside the official."""
    how = How(lang, formats, renderer, force, dry_run, as_json, timeout)
    _make("build", how, [region], year=year, target=target)


def compare(
    regions: Annotated[list[str], typer.Argument(help="2 to 12 regencies and cities.")],
    year: ForecastYear = None,
    lang: Lang = None,
    formats: Format = None,
    renderer: RendererName = None,
    timeout: Timeout = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Build and publish the comparison of several regencies."""
    how = How(lang, formats, renderer, force, dry_run, as_json, timeout)
    _make("build", how, regions, together=True, year=year)


def run(
    regions: Regions = None,
    year: ForecastYear = None,
    target: Target = None,
    lang: Lang = None,
    formats: Format = None,
    renderer: RendererName = None,
    jobs: Jobs = None,
    dask: Dask = None,
    execute_only: Annotated[
        bool,
        typer.Option(
            "--execute-only",
            help="Execute into reports/ for `quarto render` at the root; render nothing.",
        ),
    ] = False,
    timeout: Timeout = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Execute and render into build/site without publishing."""
    single = "QUARTO_PROJECT_DIR" in os.environ and "QUARTO_PROJECT_RENDER_ALL" not in os.environ
    if execute_only and (os.environ.get("POVANALYSIS_FROM_CLI") or single):
        return  # our own build called Quarto, or Quarto renders a single document
    how = How(lang, formats, renderer, force, dry_run, as_json, timeout)
    step: Literal["run", "execute_only"] = "execute_only" if execute_only else "run"
    _make(step, how, regions or (), workers=(jobs, dask), year=year, target=target)


def publish(
    directory: Annotated[Path, typer.Argument(help="A rendered tree, usually build/site.")],
    keep: Keep = None,
    as_json: Json = False,
) -> None:
    """Verify a rendered tree and make it the next edition of reports/."""
    from povanalysis.run import lock
    from povanalysis.run.editions import publishing

    project = projects.find()
    with lock.held(project, say):
        published = publishing.publish(project, directory, keep)
    say(f"{len(published.files)} files published, edition {published.edition.number}")
    for told in published.warnings:
        say(told)
    plain = {
        "directory": str(project.reports),
        "edition": published.edition.number,
        "files": list(published.files),
        "dropped": list(published.dropped),
        "left": list(published.left),
    }
    put(as_json, plain, [project.reports / "index.html"])


def editions(as_json: Json = False) -> None:
    """List the editions that are kept, and check every file of them; exit 1 where one is damaged."""
    from povanalysis.run import publish as publication
    from povanalysis.run.editions import publishing

    project = projects.find()
    earlier, now = publishing.history(project)
    shown = [(one, one is now, one.damage()) for one in [*earlier, *([now] if now else [])]]
    lines = [f"{one.about}{', published now' * current}" for one, current, _ in shown]
    plain = [
        {"edition": one.number, "published": one.published, "now": current, "damage": damage}
        for one, current, damage in shown
    ]
    put(as_json, {"editions": plain}, lines)
    for one, current, damage in shown:
        if damage:
            cure = "Mend it with: povanalysis build" if current else "It cannot be rolled back to."
            say(f"Edition {one.number} is damaged: {listing(damage)}. {cure}")
    if now and (left := publication.of_no_edition(project.reports, now.manifest)):
        cure = "Publish with: povanalysis build, or remove what should not be read."
        say(f"Made by `quarto render`, of no edition: {listing(left)}. {cure}")
    broken = publication.unreadable(project.reports)
    for tree in broken:
        cure = "It cannot be rolled back to: remove it."
        if tree == project.reports:
            cure = "Mend it with: povanalysis build"
        say(f"{project.relative(tree / publication.RECORD)} is no record of an edition. {cure}")
    if broken or any(damage for _one, _current, damage in shown):
        raise typer.Exit(1)


def rollback(
    edition: Annotated[
        int | None, typer.Argument(help="Its number, of `povanalysis editions`; the one before.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Publish an earlier edition once more; the one that is published now is kept."""
    from povanalysis.run import lock
    from povanalysis.run.editions import publishing

    project = projects.find()
    with lock.held(project, say):
        back = publishing.rollback(project, edition, say)
    put(as_json, {"edition": back.number, "reports": len(back.manifest["reports"])}, [back.about])


def correct(
    report: Named,
    because: Because,
    renderer: RendererName = None,
    as_json: Json = False,
) -> None:
    """Make a report that was wrong again; the page says what was wrong, and earlier editions do."""
    from povanalysis.run import amend
    from povanalysis.run.progress import choose

    project = projects.find()
    engine = renderer or configs.load(project).renderer
    done = amend.correct(project, report, because, engine, choose())
    _put_pages(project, done, as_json)


def withdraw(
    report: Named,
    because: Because,
    renderer: RendererName = None,
    as_json: Json = False,
) -> None:
    """Put a page with the reason in the place of a wrong report; later builds leave it there."""
    from povanalysis.run import amend

    project = projects.find()
    engine = renderer or configs.load(project).renderer
    done = amend.withdraw(project, report, because, engine, say)
    _put_pages(project, done, as_json)


def _put_pages(project: projects.Project, reports: Sequence[str], as_json: bool) -> None:
    pages = (project.reports / f"{name}.html" for name in reports)
    put(as_json, {"reports": list(reports)}, pages)


def retire(
    report: Named,
    renderer: RendererName = None,
    as_json: Json = False,
) -> None:
    """Take a published report and its card away; building it again brings it back."""
    from povanalysis.run import retire as retiring

    project = projects.find()
    done = retiring.retire(project, report, renderer or configs.load(project).renderer, say)
    lines = (project.relative(project.reports / path) for path in done.files)
    put(as_json, done.to_json(), lines)
    if done.planned and not as_json:
        say(f"A plain `povanalysis build` makes {', '.join(done.planned)} again.")
