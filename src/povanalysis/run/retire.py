"""Taking a published report away: its files, its entry in the manifest, its card.

The next edition is gathered without it, so that the front pages are made anew and links to the report
are hidden; the editions before it have it still. What the report was made of stays
under ``build/jobs``: building it again brings it back.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from povanalysis.errors import ParameterError, PovError, listing
from povanalysis.project import Project
from povanalysis.render import choose
from povanalysis.run import gather, lock
from povanalysis.run import publish as publication
from povanalysis.run.editions import publishing
from povanalysis.run.plan import plan


@dataclass(frozen=True)
class Retired:
    """What was taken away.

    Parameters
    ----------
    reports
        Language and name, as ``id/lamongan-2026``.
    files
        Paths below ``reports/`` that are gone.
    planned
        Those of the reports that a plain build makes again.
    """

    reports: tuple[str, ...]
    files: tuple[str, ...]
    planned: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the object that ``--json`` prints."""
        return asdict(self)


def retire(project: Project, report: str, renderer: str, say: Callable[[str], None]) -> Retired:
    """Take a report out of the publication.

    Parameters
    ----------
    project
        The project.
    report
        ``id/lamongan-2026``, or ``lamongan-2026`` for every language it is published in.
    renderer
        Renders the front pages: ``auto``, ``quarto`` or ``embedded``.
    say
        Told when another build has to be waited for.

    Raises
    ------
    ParameterError
        No published report has this name; candidates are named.
    PublishError
        The rest of the publication is damaged; nothing was taken away.
    """
    with lock.held(project, say):
        entries, failed = named(project, report)
        files = [
            output["path"]
            for entry in entries
            for output in entry["outputs"].values()
            if (project.reports / output["path"]).is_file()
        ]
        gone = {(entry["lang"], entry["name"]) for entry in entries}
        gather.gather(project, [], failed, choose(renderer), without=gone, say=say)
        publishing.publish(project, project.build / "site")
    labels = tuple(label(entry) for entry in entries)
    return Retired(labels, tuple(files), _planned(project, labels))


def named(project: Project, report: str) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Find a published report: its entries, one a language, and what failed beside it.

    Raises
    ------
    ParameterError
        No published report has this name; candidates are named.
    """
    manifest = publication.read(project.reports) or {"reports": []}
    wanted = report.removeprefix("reports/").removesuffix(".html")
    entries = [one for one in manifest["reports"] if wanted in (one["name"], label(one))]
    if not entries:
        raise _unknown(wanted, manifest)
    return entries, [(one["name"], one["error"]) for one in manifest.get("failed", [])]


def label(entry: dict[str, Any]) -> str:
    """Name a report as messages do: ``id/lamongan-2026``."""
    return f"{entry['lang']}/{entry['name']}"


def _unknown(wanted: str, manifest: dict[str, Any]) -> ParameterError:
    labels = [label(entry) for entry in manifest["reports"]]
    names = dict.fromkeys([*labels, *(entry["name"] for entry in manifest["reports"])])
    near = difflib.get_close_matches(wanted, list(names), n=3, cutoff=0.5)
    cure = f"Did you mean {' or '.join(near)}?" if near else f"Published: {listing(labels)}."
    if not labels:
        cure = "Nothing is published; publish with: povanalysis build"
    return ParameterError(f"No published report is called {wanted!r}.", cure=cure)


def _planned(project: Project, labels: tuple[str, ...]) -> tuple[str, ...]:
    try:
        again = {job.label for job in plan(project)}
    except PovError:  # the data cannot be read; it is the next build that says so
        return ()
    return tuple(label for label in labels if label in again)
