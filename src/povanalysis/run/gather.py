"""Gathering: the pages of all good jobs in one tree, with front page and manifest.

What a job is, its directory and its record say; so a report that was not made again is gathered
like one that was. Reports of an earlier publication that are not among the jobs are carried over.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from povanalysis import __version__, files
from povanalysis.errors import PublishError
from povanalysis.project import Project
from povanalysis.questions.record import chain
from povanalysis.render import Renderer, sheet
from povanalysis.report.beside.page_frame import DOWNLOADS, SHEETS, sheets
from povanalysis.run import inputs, records
from povanalysis.run import publish as publication
from povanalysis.run.plan import Job
from povanalysis.run.records import Record
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import sha256_of


def describe(renderer: Renderer) -> dict[str, str]:
    """Name a renderer in JSON."""
    return {"name": renderer.name, "version": renderer.version, "why": renderer.why}


def _record(project: Project, job: Job) -> Record:
    record = records.load(job.directory(project))
    if record is None:
        raise PublishError(
            f"{job.label} has no record in {project.relative(job.directory(project))}.",
            cure="Make it again: povanalysis build --force",
        )
    return record


def _pages(job: Job, record: Record) -> dict[str, tuple[str, str]]:
    """Give format to file name and sha256 of what a job rendered."""
    named = {f"{job.name}{end}": kind for kind, end in SHEETS.items()}
    return {
        named.get(name, name.rpartition(".")[2]): (name, digest)
        for name, digest in record.outputs.items()
        if name in named or (name.startswith(f"{job.name}.") and not name.endswith(".ipynb"))
    }


def _entry(project: Project, tree: Path, job: Job) -> dict[str, Any]:
    record = _record(project, job)
    target = tree / job.params.lang
    target.mkdir(parents=True, exist_ok=True)
    outputs = {}
    for kind, (name, _digest) in sorted(_pages(job, record).items()):
        shutil.copyfile(job.directory(project) / name, target / name)
        outputs[kind] = publication.output(tree, target / name)
    return {
        "name": job.name,
        "lang": job.params.lang,
        "notebook": job.notebook,
        "params": job.injected(),
        **record.page["card"],
        **({"hypothetical": True} if job.hypothetical else {}),
        "status": "ok",
        "seconds": record.seconds,
        "key": record.key,
        "data_version": record.data_version,
        "outputs": outputs,
    }


def _kept(project: Project, tree: Path, entry: dict[str, Any]) -> bool:
    """Carry a report of the last publication over, when its files are still there."""
    places = [described["path"] for described in entry["outputs"].values()]
    if not all((project.reports / place).is_file() for place in places):
        return False
    for place in places:
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project.reports / place, tree / place)
    return True


def _marked(project: Project, entry: dict[str, Any]) -> dict[str, Any]:
    """Mark a report on a target of one's own, which an earlier edition put on the front page."""
    given = entry.get("params", {})
    if given.get("target") is None:
        return entry
    figures, _built = inputs.prepare(project)
    official = figures.official_target(given["region"], given["year"])
    return entry if official == given["target"] else {**entry, "hypothetical": True}


def gather(
    project: Project,
    jobs: Sequence[Job],
    failed: Sequence[tuple[str, str]],
    renderer: Renderer,
    *,
    without: Collection[tuple[str, str]] = (),
) -> None:
    """Write ``build/site``: pages, front page and manifest.

    Parameters
    ----------
    project
        The project.
    jobs
        Those whose records and outputs are good.
    failed
        Label and error of the others.
    renderer
        Renders the front page.
    without
        Language and name of published reports that are not carried over.
    """
    from povanalysis.run import site

    tree = project.build / "site"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    fresh = [_entry(project, tree, job) for job in jobs]
    made = {*without, *((entry["lang"], entry["name"]) for entry in fresh)}
    before = publication.read(project.reports) or {"reports": []}
    kept = [
        _marked(project, entry)
        for entry in before["reports"]
        if (entry["lang"], entry["name"]) not in made and _kept(project, tree, entry)
    ]
    reports = sorted([*fresh, *kept], key=lambda entry: (entry["lang"] != "id", entry["name"]))
    version = manifests.load(project).version
    manifest = {
        "software_version": __version__,
        "data_version": str(version),
        "as_of": version.as_of,
        "renderer": describe(renderer),
        **site.finish(project, tree, reports, renderer, before),
        "reports": reports,
        "failed": [{"name": label, "error": error} for label, error in failed],
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (tree / publication.NAME).write_text(text, encoding="utf-8")


def is_published(project: Project, jobs: Sequence[Job]) -> bool:
    """Say whether the publication holds these reports as they were made, nothing failed."""
    manifest = publication.read(project.reports)
    if manifest is None or manifest.get("failed"):
        return False
    keys = {(entry["lang"], entry["name"]): entry.get("key") for entry in manifest["reports"]}
    wanted = {(job.params.lang, job.name): _record(project, job) for job in jobs}
    if any(keys.get(name) != record.key for name, record in wanted.items()):
        return False
    if manifest.get("data_version") != str(manifests.load(project).version):
        return False  # the front page names it
    if manifest.get("ledger") != chain.load(project).told():
        return False  # and this
    return all(
        (project.reports / entry["path"]).is_file()
        and sha256_of(project.reports / entry["path"]) == entry["sha256"]
        for entry in publication.outputs(manifest)
    )


def lay_out(project: Project, jobs: Sequence[Job]) -> None:
    """Put executed notebooks and a front page where ``quarto render`` at the root finds them."""
    from povanalysis.run import site

    entries = []
    for job in jobs:
        target = project.reports / job.params.lang / f"{job.name}.ipynb"
        with files.replacing(target) as part:
            shutil.copyfile(job.executed(project), part)
        stem = f"{job.params.lang}/{job.name}"
        outputs = {name: {"path": f"{stem}.{name}"} for name in ("html", "pdf", *DOWNLOADS)}
        for name in DOWNLOADS:
            made = job.executed(project).with_suffix(f".{name}")
            shutil.copyfile(made, target.with_suffix(f".{name}"))
        named = sheets(target)  # Quarto makes none
        sheet.render(job.executed(project), named["fact-sheet"], named["picture"])
        card = _record(project, job).page["card"]
        if not job.hypothetical:
            entry = {"name": job.name, "lang": job.params.lang, **card, "outputs": outputs}
            entries.append(entry)
    site.write_sources(project, entries, project.reports, publication.read(project.reports))
