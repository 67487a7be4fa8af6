"""The command ``povanalysis``: each command a thin table of contents.

Results go to stdout, progress and messages to stderr. Exit codes: 0 all well, 1 something failed
or a check found something, 2 the call or the input was wrong. ``--json`` prints one object on
stdout and nothing else there. Heavy libraries are imported inside the commands that need them, so
that ``--help`` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from povanalysis import __version__
from povanalysis.cli import answers as cli_answers
from povanalysis.cli import methods, phrases, webapi
from povanalysis.cli.data import data
from povanalysis.cli.targets import targets
from povanalysis.errors import PovError

app = typer.Typer(
    name="povanalysis",
    help="Poverty series of Indonesian regencies: from published BPS figures to reports.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(data, name="data", rich_help_panel=None)
app.add_typer(targets, name="targets", rich_help_panel=None)
cli_answers.register(app)
methods.register(app)
phrases.register(app)
webapi.register(data)

Region = Annotated[str, typer.Argument(help="4-digit BPS code, or an unambiguous name.")]
Regions = Annotated[
    list[str] | None,
    typer.Argument(help="Codes or names; Lamongan, Kediri and Sukoharjo when not given."),
]
Province = Annotated[
    str | None,
    typer.Option(help="All regencies and cities of a province, and its own report: 73 or a name."),
]
Year = Annotated[int | None, typer.Option(help="Forecast year; the next one when not given.")]
Target = Annotated[
    str | None,
    typer.Option(help="Target for P0, per cent (11.95 or 11,95); default: the official one."),
]
Lang = Annotated[str, typer.Option(help="Languages, comma-separated: id, en.")]
Format = Annotated[str, typer.Option("--format", help="Formats, comma-separated: html, pdf.")]
RendererName = Annotated[
    str,
    typer.Option(
        help="auto (Quarto when 1.9.38 or newer is on PATH, else embedded), quarto, embedded."
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Jobs at once; the number of cores.")]
Dask = Annotated[
    str | None,
    typer.Option(help="Run on a Dask cluster instead: the scheduler's address, tcp://HOST:PORT."),
]
Force = Annotated[bool, typer.Option("--force", help="Make every report, changed or not.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be made, and why; make nothing.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]


def say(text: str) -> None:
    """Write a line of progress to stderr."""
    print(text, file=sys.stderr, flush=True)


def show(plain: Any) -> None:
    """Print one JSON object on stdout."""
    print(json.dumps(plain, indent=2, ensure_ascii=False))


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _finish(outcome: Any, as_json: bool, where: Path | None) -> None:
    if as_json:
        show(outcome.to_json())
    failed = [result for result in outcome.results if not result.ok]
    if failed:
        say(f"{len(failed)} of {len(outcome.results)} reports failed:")
        for result in failed:
            say(f"  {result.error}")
    made = [result.job for result in outcome.results if result.ok]
    if where is not None and where.is_file() and not as_json:
        # a hypothetical report is not on the front page
        pages = [where.parent / f"{job.label}.html" for job in made if job.hypothetical]
        for page in [page for page in pages if page.is_file()] or [where]:
            print(page)
    if failed:
        raise typer.Exit(1)


def _formats(text: str) -> tuple[Any, ...]:
    from povanalysis.run import params

    return tuple(params.check_format(name) for name in dict.fromkeys(_split(text)))


def _build(
    project: Any,
    planned: Any,
    options: Any,
    as_json: bool,
    *,
    publish: bool = True,
    dry_run: bool = False,
) -> None:
    from povanalysis.run import build as builds
    from povanalysis.run.progress import choose

    if dry_run:
        decisions = builds.dry_run(project, planned, options, choose())
        if as_json:
            show({"dry_run": True, "jobs": [decision.to_json() for decision in decisions]})
        else:
            for decision in decisions:
                print(f"{decision.job.label}: {'; '.join(decision.reasons) or 'unchanged'}")
        return
    step = builds.build if publish else builds.run
    outcome = step(project, planned, options, choose())
    place = project.reports if publish else project.build / "site"
    _finish(outcome, as_json, place / "index.html")


@app.command()
def build(
    regions: Regions = None,
    province: Province = None,
    year: Year = None,
    target: Target = None,
    lang: Lang = "id,en",
    formats: Format = "html,pdf",
    renderer: RendererName = "auto",
    jobs: Jobs = None,
    dask: Dask = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Execute the notebooks, render them and publish the reports."""
    from povanalysis import project as projects
    from povanalysis.run.build import Options
    from povanalysis.run.plan import plan

    project = projects.find()
    options = Options(renderer, _formats(formats), jobs, dask, force)
    planned = plan(
        project,
        regions or (),
        year=year,
        target=target,
        languages=_split(lang),
        province=province,
    )
    _build(project, planned, options, as_json, dry_run=dry_run)


@app.command()
def report(
    region: Region,
    year: Year = None,
    target: Target = None,
    lang: Lang = "id,en",
    formats: Format = "html,pdf",
    renderer: RendererName = "auto",
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Build and publish the report on one regency; on a target of your own, beside the official."""
    from povanalysis import project as projects
    from povanalysis.run.build import Options
    from povanalysis.run.plan import plan

    project = projects.find()
    options = Options(renderer, _formats(formats), force=force)
    planned = plan(project, [region], year=year, target=target, languages=_split(lang))
    _build(project, planned, options, as_json, dry_run=dry_run)


@app.command("compare")
def compare_regions(
    regions: Annotated[list[str], typer.Argument(help="2 to 12 regencies and cities.")],
    year: Year = None,
    lang: Lang = "id,en",
    formats: Format = "html,pdf",
    renderer: RendererName = "auto",
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Build and publish the comparison of several regencies."""
    from povanalysis import project as projects
    from povanalysis.run.build import Options
    from povanalysis.run.plan import compare

    project = projects.find()
    options = Options(renderer, _formats(formats), force=force)
    planned = compare(project, regions, year=year, languages=_split(lang))
    _build(project, planned, options, as_json, dry_run=dry_run)


@app.command()
def run(
    regions: Regions = None,
    year: Year = None,
    target: Target = None,
    lang: Lang = "id,en",
    formats: Format = "html,pdf",
    renderer: RendererName = "auto",
    jobs: Jobs = None,
    dask: Dask = None,
    execute_only: Annotated[
        bool,
        typer.Option(
            "--execute-only",
            help="Execute into reports/ for `quarto render` at the root; render nothing.",
        ),
    ] = False,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Execute and render into build/site without publishing."""
    single = "QUARTO_PROJECT_DIR" in os.environ and "QUARTO_PROJECT_RENDER_ALL" not in os.environ
    if execute_only and (os.environ.get("POVANALYSIS_FROM_CLI") or single):
        return  # our own build called Quarto, or Quarto renders a single document
    from povanalysis import project as projects
    from povanalysis.run import build as builds
    from povanalysis.run.plan import plan
    from povanalysis.run.progress import choose

    project = projects.find()
    options = builds.Options(renderer, _formats(formats), jobs, dask, force)
    planned = plan(project, regions or (), year=year, target=target, languages=_split(lang))
    if execute_only and not dry_run:
        _finish(builds.execute_only(project, planned, options, choose()), as_json, None)
    else:
        _build(project, planned, options, as_json, publish=False, dry_run=dry_run)


@app.command()
def publish(
    directory: Annotated[Path, typer.Argument(help="A rendered tree, usually build/site.")],
    as_json: Json = False,
) -> None:
    """Verify a rendered tree and move it into reports/."""
    from povanalysis import project as projects
    from povanalysis.run.publish import publish as move

    project = projects.find()
    published = move(directory, project.reports)
    say(f"{len(published.files)} files published")
    if published.warning:
        say(published.warning)
    if as_json:
        files, left = list(published.files), list(published.left)
        show({"directory": str(published.directory), "files": files, "left": left})
    else:
        print(project.reports / "index.html")


@app.command()
def retire(
    report: Annotated[
        str, typer.Argument(help="id/lamongan-2026, or lamongan-2026 for every language.")
    ],
    renderer: RendererName = "auto",
    as_json: Json = False,
) -> None:
    """Take a published report and its card away; building it again brings it back."""
    from povanalysis import project as projects
    from povanalysis.run import retire as retiring

    project = projects.find()
    done = retiring.retire(project, report, renderer, say)
    if as_json:
        show(done.to_json())
        return
    for path in done.files:
        print(project.relative(project.reports / path))
    if done.planned:
        say(f"A plain `povanalysis build` makes {', '.join(done.planned)} again.")


@app.command()
def forecast(
    region: Region,
    indicator: Annotated[str, typer.Option(help="Only P0 so far.")] = "P0",
    year: Year = None,
    target: Target = None,
    given: cli_answers.Given = None,
    lang: Annotated[str, typer.Option(help="Language of the sentences: id or en.")] = "id",
    as_json: Json = False,
) -> None:
    """Print the forecast for one region and the probability of its target."""
    from povanalysis.questions import target as target_question
    from povanalysis.questions.outlook import outlook
    from povanalysis.questions.scenarios import own_part, scenarios
    from povanalysis.report.text.language import Words
    from povanalysis.run.params import check_indicator, check_language, check_target
    from povanalysis.run.plan import check_region_year
    from povanalysis.run.scenario import check_given
    from povanalysis.sources import store

    check_indicator(indicator)
    code, wanted = check_region_year(region, year)
    aim = None if target is None else check_target(target)
    words = Words(check_language(lang))
    found = outlook(code, wanted, aim, given=check_given(given or ()))
    if as_json:
        parts = {"scenarios": scenarios(found), "own_part": own_part(found)}
        show(found.to_json() | {name: one and one.to_json() for name, one in parts.items()})
        return
    told = list(words.tell(found, "outlook"))
    if found.target is None or found.outcome is not None:
        cli_answers.present(found.region.name, told, 0)
        return
    aim = found.target.value
    attained = target_question.target(
        store.load(), code, aim, wanted, forecast=found.forecast, as_of=found.as_of
    )
    told += words.tell(attained, borne=found.borne)
    cli_answers.present(found.region.name, told)


@app.command()
def regions(
    text: Annotated[
        str | None, typer.Argument(help="Part of a name, or a code: BPS's or the Ministry's.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List regions with their figures and what became of them: all, or those a text answers to."""
    from povanalysis import history
    from povanalysis.regions import regions as everything
    from povanalysis.regions import resolve, search
    from povanalysis.sources.freshness import years_held

    found = (search(text) or [resolve(text)]) if text else everything()
    held = years_held()
    if as_json:
        show({"regions": [history.to_json(region, held.get(region.code)) for region in found]})
        return
    for region in found:
        first, last = held.get(region.code, (0, 0))
        rates = f"rates {first}-{last}" if last else "no rates here" if held else ""
        print("  ".join(filter(None, [str(region), rates, history.story(region)])))
    if text and (gone := history.retired(text.strip())):
        say(gone)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Check the installation: project, data, kernel, renderers, fonts."""
    from povanalysis.run.doctor import examine

    findings = examine()
    if as_json:
        show({"ok": all(f.ok for f in findings), "findings": [f.to_json() for f in findings]})
    else:
        for finding in findings:
            print(f"{finding.mark}  {finding.subject}: {finding.text}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _version(value: bool) -> None:
    if value:
        print(f"povanalysis {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; turn our own errors into a message and an exit code."""
    try:
        app()
    except PovError as error:
        say(f"povanalysis: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        say("povanalysis: stopped; what was published stays as it was.")
        sys.exit(130)
