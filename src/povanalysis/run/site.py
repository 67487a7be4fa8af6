"""The site around the reports: front pages, links that lead somewhere, what has changed.

Works on the tree of files below ``build/site`` that holds the rendered reports, before its
manifest is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from povanalysis import __version__, files
from povanalysis.errors import listing
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.questions.ground.state import Timing
from povanalysis.questions.record import chain
from povanalysis.render import Renderer
from povanalysis.report.beside import edition, imprint, page_frame
from povanalysis.report.text.language import Words
from povanalysis.run import publish as publication
from povanalysis.sources import manifest as manifests


def write_sources(
    project: Project,
    reports: Sequence[Mapping[str, Any]],
    directory: Path,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Write the front pages as documents to render, ``index.qmd`` and ``en/index.qmd``.

    Parameters
    ----------
    project
        The project.
    reports
        Entries of the manifest. Cards go by name, whatever order the jobs had; hypothetical reports
        and withdrawn ones have none, and do not count for what has changed.
    directory
        Where the documents go.
    before
        Manifest of the last publication, None when there was none.

    Returns
    -------
    dict
        ``edition``, ``previous`` and ``ledger`` for the manifest.
    """
    from povanalysis.report.pages.front import index_page

    shown = (one for one in reports if not (one.get("hypothetical") or one.get("withdrawn")))
    reports = sorted(shown, key=lambda entry: str(entry["name"]))
    version = manifests.load(project).version
    now = edition.summary(version, __version__, reports)
    previous, ledger = edition.previous(before or {}, now), chain.load(project).told()
    for lang in LANGUAGES:
        place = directory / Path(page_frame.front_page(lang)).with_suffix(".qmd")
        place.parent.mkdir(parents=True, exist_ok=True)
        by = imprint.of(project, lang)
        page = index_page(
            reports, version, lang, previous=previous, now=now, ledger=ledger, imprint=by
        )
        place.write_text(page, encoding="utf-8")
    return {"edition": now, "previous": previous, "ledger": ledger}


def finish(
    project: Project,
    site: Path,
    reports: Sequence[dict[str, Any]],
    renderer: Renderer,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """Settle the links of the reports and render the front pages.

    Parameters
    ----------
    project
        The project.
    site
        The tree; reports lie where their entries say.
    reports
        Entries of the manifest; the hash of a page whose links were settled is renewed in them.
    renderer
        What renders the front pages.
    before
        Manifest of the last publication.

    Returns
    -------
    dict
        ``front_pages`` (by language), ``edition``, ``previous`` and ``ledger`` for the manifest.
    """
    sources = project.build / "index"
    found = write_sources(project, reports, sources, before)

    def render(lang: str) -> dict[str, Any]:
        page = site / page_frame.front_page(lang)
        source = (sources / page_frame.front_page(lang)).with_suffix(".qmd")
        renderer.render(source, page.parent, ("html",))
        return publication.output(site, page)

    with ThreadPoolExecutor() as threads:
        pages = dict(zip(LANGUAGES, threads.map(render, LANGUAGES), strict=True))
    for entry in reports:
        if "html" in entry["outputs"]:
            page = site / entry["outputs"]["html"]["path"]
            _settle(page, page_frame.related(entry, reports, Words(entry["lang"])))
            entry["outputs"]["html"] = publication.output(site, page)
    return {"front_pages": pages, **found}


def outdated(reports: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name the reports of an earlier edition that were carried over, with what renews them.

    Parameters
    ----------
    reports
        Entries of the manifest. Those of an earlier edition say nothing of the state of their year.
    """
    own = [
        one
        for one in reports
        if one.get("kind", "regency") == "regency" and not one.get("hypothetical")
    ]
    closed = edition.closed(own)
    told = [
        f"{entry['lang']}/{entry['name']} is of an edition before its figure was out; it is kept "
        f"among the earlier years. Make it again with: povanalysis report {entry['subject']} "
        f"--year {entry['year']} --lang {entry['lang']}"
        for entry in closed
        if entry.get("timing") != Timing.OUT
    ]
    older = [one for one in own if "timing" not in one and "subject" in one and one not in closed]
    if older:
        names = listing([f"{one['lang']}/{one['name']}" for one in older])
        regions = " ".join(dict.fromkeys(str(one["subject"]) for one in older))
        told.append(
            f"Of an earlier edition, kept as they were: {names}. Make them again with: "
            f"povanalysis build {regions}"
        )
    return told


def _settle(page: Path, related: Sequence[tuple[str, str]]) -> None:
    text = files.read_text(page)
    settled = page_frame.settle(text, lambda one: (page.parent / one).is_file(), related)
    if settled != text:
        page.write_text(settled, encoding="utf-8")
