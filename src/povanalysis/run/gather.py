"""Gathering: the pages of all good jobs in one tree, with front page and manifest.

What a job is, its directory and its record say; so a report that was not made again is gathered
like one that was. Reports of an earlier publication that are not among the jobs are carried over.
"""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, get_args

from povanalysis import __version__, files, scratch
from povanalysis import config as configs
from povanalysis.errors import PublishError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.questions.record import chain
from povanalysis.render import Format, Renderer, sheet
from povanalysis.render.executed import MARKDOWN, joined
from povanalysis.report.beside import imprint
from povanalysis.report.beside.errata import lines, withdrawn
from povanalysis.report.beside.page_frame import (
    DOWNLOADS,
    LABELS,
    SHEETS,
    front_page,
    settle_source,
    sheets,
)
from povanalysis.run import inputs, records
from povanalysis.run import publish as publication
from povanalysis.run.editions import errata, publishing
from povanalysis.run.keys import erratum_part
from povanalysis.run.plan import Job
from povanalysis.run.records import Record
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import sha256_of


def describe(renderer: Renderer) -> dict[str, str]:
    """Name a renderer in JSON."""
    return {"name": renderer.name, "version": renderer.version, "why": renderer.why}


def _told(job: Job) -> dict[str, Any]:
    """Give what an entry of the manifest says of a job."""
    return {
        "name": job.name,
        "lang": job.params.lang,
        "notebook": job.notebook,
        "params": job.injected(),
        **({"hypothetical": True} if job.hypothetical else {}),
    }


def _directory(project: Project, told: dict[str, Any]) -> Path:
    return project.build / "jobs" / str(told["lang"]) / str(told["name"])


def _record(project: Project, told: dict[str, Any]) -> Record:
    directory = _directory(project, told)
    record = records.load(directory)
    if record is None:
        raise PublishError(
            f"{_label(told)} has no record in {project.relative(directory)}.",
            cure="Make it again: povanalysis build --force",
        )
    return record


def _label(told: dict[str, Any]) -> str:
    return f"{told['lang']}/{told['name']}"


def _pages(name: str, record: Record) -> dict[str, tuple[str, str]]:
    """Give format to file name and sha256 of what a job rendered."""
    named = {f"{name}{end}": kind for kind, end in SHEETS.items()}
    return {
        named.get(file, file.rpartition(".")[2]): (file, digest)
        for file, digest in record.outputs.items()
        if file in named or (file.startswith(f"{name}.") and not file.endswith(".ipynb"))
    }


def _entry(project: Project, tree: Path, told: dict[str, Any]) -> dict[str, Any]:
    """Take what a job made into the tree, and describe it."""
    record = _record(project, told)
    target = tree / str(told["lang"])
    target.mkdir(parents=True, exist_ok=True)
    outputs = {}
    for kind, (name, _digest) in sorted(_pages(told["name"], record).items()):
        shutil.copyfile(_directory(project, told) / name, target / name)
        outputs[kind] = publication.output(tree, target / name)
    said = errata.of(errata.load(project), told["lang"], told["name"])
    part = erratum_part(lines(said, told["lang"]))
    told_of = said and record.parts.get("erratum") == part.get("erratum")
    return {
        **told,
        **record.page["card"],
        **({"errata": len(said)} if told_of else {}),
        "status": "ok",
        "seconds": record.seconds,
        "key": record.key,
        "data_version": record.data_version,
        "outputs": outputs,
    }


def _withdrawn(
    project: Project, tree: Path, entry: dict[str, Any], renderer: Renderer
) -> dict[str, Any]:
    """Put a page with the reason in the place of a withdrawn report."""
    lang, name, title = str(entry["lang"]), str(entry["name"]), str(entry["title"])
    said = errata.of(errata.load(project), lang, name)
    source = project.build / "withdrawn" / lang / f"{name}.qmd"
    version, own = manifests.load(project).version, imprint.of(project, lang)
    files.write(source, withdrawn(name, title, said, lang, version, own))
    kinds = tuple(kind for kind in get_args(Format) if kind in entry["outputs"])
    made = renderer.render(source, tree / lang, kinds)
    kept = ("name", "lang", "notebook", "params", "hypothetical", "title")
    return {
        **{key: entry[key] for key in kept if key in entry},
        "withdrawn": True,
        "errata": len(said),
        "status": "withdrawn",
        "seconds": 0.0,
        "outputs": {kind: publication.output(tree, path) for kind, path in made.items()},
    }


def _kept(
    project: Project, tree: Path, entry: dict[str, Any], say: Callable[[str], None]
) -> dict[str, Any] | None:
    """Carry a report of the last publication over; None where it is damaged beyond repair.

    A file that is not as it was published is taken from an earlier edition that has the same, or
    else the report from what its job made.
    """
    for output in entry["outputs"].values():
        sound = _sound(project, output)
        if sound is None and (remade := _remade(project, tree, entry)) is None:
            return None
        if sound != project.reports:
            say(f"reports/{output['path']} was not as published; it is made good.")
        if sound is None:
            return remade
        (tree / output["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sound / output["path"], tree / output["path"])
    return entry


def _sound(project: Project, output: dict[str, Any]) -> Path | None:
    """Return the edition that has a file as it was published, the one that is published first."""
    if publication.fault(project.reports, output) is None:
        return project.reports
    earlier = (edition.tree for edition in publication.editions(project.reports))
    return next((tree for tree in earlier if publication.fault(tree, output) is None), None)


def _remade(project: Project, tree: Path, entry: dict[str, Any]) -> dict[str, Any] | None:
    directory = _directory(project, entry)
    record = records.load(directory)
    if record is None or any(
        not (directory / name).is_file() or sha256_of(directory / name) != digest
        for name, digest in record.outputs.items()
    ):
        return None
    kinds = ("name", "lang", "notebook", "params", "hypothetical")
    return _entry(project, tree, {key: entry[key] for key in kinds if key in entry})


def _lost(entries: Sequence[dict[str, Any]]) -> PublishError:
    """Say that published reports are damaged, and what makes them again."""
    cures = []
    for entry in entries:
        given = {name: value for name, value in entry["params"].items() if value is not None}
        places = given.get("regions", given.get("province", given.get("region", "")))
        command = {"regions": "compare", "region": "report"}.get(next(iter(given)), "build")
        told = [command, *str(places).split(",")]
        told += [f"--{name} {given[name]}" for name in ("year", "target", "lang") if name in given]
        cures.append(f"povanalysis {' '.join(filter(None, told))}")
    return PublishError(
        f"Published, but damaged since: {listing(map(_label, entries))}. The publication stays.",
        cure=f"Make it again with: {'; '.join(dict.fromkeys(cures))}",
    )


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
    say: Callable[[str], None] = lambda _text: None,
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
    say
        Told of published files that were damaged and are made good.

    Raises
    ------
    PublishError
        A published report is damaged, and cannot be taken from anywhere.
    """
    from povanalysis.run import site

    tree = project.build / "site"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    fresh = [_entry(project, tree, _told(job)) for job in jobs]
    made = {*without, *((entry["lang"], entry["name"]) for entry in fresh)}
    before = publication.read(project.reports) or {"reports": []}
    wanted = [one for one in before["reports"] if (one["lang"], one["name"]) not in made]
    told = errata.load(project)
    gone = [one for one in wanted if errata.is_withdrawn(told, one["lang"], one["name"])]
    kept = [(entry, _kept(project, tree, entry, say)) for entry in wanted if entry not in gone]
    kept += [(entry, _withdrawn(project, tree, entry, renderer)) for entry in gone]
    if lost := [entry for entry, found in kept if found is None]:
        raise _lost(lost)
    reports = [*fresh, *(_marked(project, found) for _entry, found in kept if found)]
    reports.sort(key=lambda entry: (entry["lang"] != "id", entry["name"]))
    version = manifests.load(project).version
    manifest = {
        "schema": publication.SCHEMA,
        "software_version": __version__,
        "data_version": str(version),
        "as_of": version.as_of,
        "front": _front(project),
        "renderer": describe(renderer),
        **site.finish(project, tree, reports, renderer, before),
        "reports": reports,
        "failed": [{"name": label, "error": error} for label, error in failed],
    }
    (tree / publication.NAME).write_text(publication.written(manifest), encoding="utf-8")


def _front(project: Project) -> str:
    """Hash what front pages show beside the reports."""
    return configs.digest(project, *imprint.KEYS, "title", "foreword")


def is_published(
    project: Project, jobs: Sequence[Job], say: Callable[[str], None] = lambda _text: None
) -> bool:
    """Whether the publication holds these reports as they were made, nothing failed or damaged."""
    edition = publication.record(project.reports)
    if edition is None or edition.manifest.get("failed"):
        return False
    manifest = edition.manifest
    keys = {(entry["lang"], entry["name"]): entry.get("key") for entry in manifest["reports"]}
    wanted = {(job.params.lang, job.name): _record(project, _told(job)) for job in jobs}
    if any(keys.get(name) != record.key for name, record in wanted.items()):
        return False
    told = errata.load(project)
    for one in manifest["reports"]:
        if errata.is_withdrawn(told, one["lang"], one["name"]) and not one.get("withdrawn"):
            return False
    if manifest.get("data_version") != str(manifests.load(project).version):
        return False  # the front page names it
    if manifest.get("ledger") != chain.load(project).told():
        return False  # and this
    if manifest.get("front") != _front(project):
        return False
    if damage := edition.damage():
        say(f"Not as published, and made good: {listing(damage)}.")
    return not damage


def lay_out(project: Project, jobs: Sequence[Job]) -> None:
    """Put executed notebooks and a front page where ``quarto render`` at the root finds them.

    It renders over the published pages in place, so the edition is copied before. The front page
    has the other published reports, too, and no link leads to a page that will not be there.

    Raises
    ------
    PublishError
        The edition is damaged, so that no whole copy of it can be kept.
    """
    from povanalysis.run import site

    before = publication.read(project.reports) or {"reports": []}
    publishing.keep_whole(project)
    known = {*map(front_page, LANGUAGES), *(one["path"] for one in publication.outputs(before))}
    ends = {**{name: f".{name}" for name in ("html", *LABELS)}, **SHEETS}
    known |= {f"{job.params.lang}/{job.name}{end}" for job in jobs for end in ends.values()}
    entries = []
    for job in jobs:
        lang, executed = job.params.lang, job.executed(project)
        target = project.reports / lang / executed.name
        with scratch.directory() as work, files.together() as placed:
            drawn = sheets(work / executed.name)  # Quarto makes none
            sheet.render(executed, drawn["fact-sheet"], drawn["picture"])
            drawn |= {name: executed.with_suffix(f".{name}") for name in DOWNLOADS}
            there = {name for name, path in drawn.items() if path.is_file()}
            for name in there:
                shutil.copyfile(drawn[name], placed.place(target.with_name(drawn[name].name)))
            placed.write(target, _linked(executed, lang, known))
        if not job.hypothetical:
            card = _record(project, _told(job)).page["card"]
            made = [name for name in ends if name in there.union(get_args(Format))]
            outputs = {name: {"path": f"{lang}/{job.name}{ends[name]}"} for name in made}
            entries.append({"name": job.name, "lang": lang, **card, "outputs": outputs})
    laid = {(job.params.lang, job.name) for job in jobs}
    others = [one for one in before["reports"] if (one["lang"], one["name"]) not in laid]
    entries += [_marked(project, one) for one in others]
    site.write_sources(project, entries, project.reports, before)


def _linked(executed: Path, lang: str, known: Collection[str]) -> str:
    """Give an executed notebook without links to what is neither published nor laid out."""
    notebook = json.loads(executed.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []) if cell.get("id") == "frame-above" else []:
            text = joined(output["data"][MARKDOWN])
            output["data"][MARKDOWN] = settle_source(
                text, lambda address: posixpath.normpath(f"{lang}/{address}") in known
            )
    return json.dumps(notebook, ensure_ascii=False)
