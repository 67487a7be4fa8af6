"""Errata of a project, ``data/errata.csv``: written by ``correct`` and ``withdraw``, kept for good.

A page made since says what was wrong with the one before. The pages of earlier editions that still
are the wrong ones get a notice with a link; their records are renewed with them.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.report.beside.errata import Erratum, lines, noticed, noticed_front
from povanalysis.run import publish as publication

KINDS = ("corrected", "withdrawn")
_COLUMNS = ("report", "kind", "day", *(f"because_{lang}" for lang in LANGUAGES))


def place(project: Project) -> Path:
    """Return the file."""
    return project.root / "data" / "errata.csv"


def load(project: Project) -> list[Erratum]:
    """Read the errata, the oldest first.

    Raises
    ------
    DataError
        A row is none; the message names its line.
    """
    path = place(project)
    try:
        rows = files.read_csv(path, _COLUMNS[:3]) if os.path.lexists(path) else []
    except (OSError, ValueError, csv.Error) as error:
        raise DataError(
            f"{project.relative(path)} cannot be read: {error}.",
            cure="Bring it back with: git checkout data/errata.csv",
        ) from error
    found = []
    for line, row in enumerate(rows, start=2):
        because = {lang: row.get(f"because_{lang}") or "" for lang in LANGUAGES}
        erratum = Erratum(
            row.get("report") or "",
            row.get("kind") or "",
            row.get("day") or "",
            {lang: text for lang, text in because.items() if text.strip()},
        )
        known = erratum.kind in KINDS and _is_day(erratum.day)
        if not (known and erratum.report and erratum.because):
            raise DataError(
                f"{project.relative(path)}, line {line} is no erratum.",
                cure=f"Columns: {', '.join(_COLUMNS)}; kind is one of {', '.join(KINDS)}, day "
                "YYYY-MM-DD, and one language has a reason.",
            )
        found.append(erratum)
    return found


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _write(project: Project, errata: Sequence[Erratum]) -> None:
    if not errata:
        place(project).unlink(missing_ok=True)
        return
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for one in errata:
        reasons = (one.because.get(lang, "") for lang in LANGUAGES)
        table.writerow([one.report, one.kind, one.day, *reasons])
    files.write(place(project), text.getvalue())


@contextmanager
def adding(project: Project, erratum: Erratum, coming: Callable[[Project], Path]) -> Iterator[None]:
    """Write an erratum down, and take it back when the block fails before anything says so.

    One that a command was killed over is not said twice, whether a page says it already or not.

    Parameters
    ----------
    project
        The project, held by this command.
    erratum
        What was wrong.
    coming
        Gives the tree that readers see, or will: :func:`.switch.coming`.
    """
    path, held = place(project), load(project)
    unsaid = _unsaid(coming(project), held, erratum)
    if erratum in held[-1:] and not unsaid:  # published today: the command is given again
        yield
        return
    if unsaid and _same(erratum, *held[-1:]):
        held.pop()
        _write(project, held)
    old = files.keep(path)
    try:
        _write(project, [*held, erratum])
        yield
    except BaseException:
        if _unsaid(coming(project), load(project), erratum):
            if old is not None:  # by renaming, which needs no room
                old.replace(path)
            else:
                path.unlink(missing_ok=True)
        raise
    finally:
        if old is not None:
            with suppress(OSError):  # the next command that writes tries again
                old.unlink(missing_ok=True)


def _same(one: Erratum, *others: Erratum) -> bool:
    return any(replace(other, day=one.day) == one for other in others)


def _unsaid(tree: Path, errata: Sequence[Erratum], one: Erratum) -> bool:
    entries = (publication.read(tree) or {"reports": []})["reports"]
    concerned = [entry for entry in entries if entry["name"] == one.report]
    return bool(wrong(errata, {"reports": concerned}))


def of(errata: Sequence[Erratum], lang: str, name: str) -> list[Erratum]:
    """List the errata of a report in a language, the oldest first."""
    return [one for one in errata if one.report == name and lang in one.because]


def above(errata: Sequence[Erratum], lang: str, name: str) -> str:
    """Write what stands above a report; empty where nothing was wrong."""
    return lines(of(errata, lang, name), lang)


def is_withdrawn(errata: Sequence[Erratum], lang: str, name: str) -> bool:
    """Whether the last thing said of a report is that it was withdrawn."""
    return [one.kind for one in of(errata, lang, name)][-1:] == ["withdrawn"]


def wrong(errata: Sequence[Erratum], manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """List the entries of reports that something was said of after their pages were made."""
    return [
        entry
        for entry in manifest["reports"]
        if len(of(errata, entry["lang"], entry["name"])) > entry.get("errata", 0)
    ]


def notify(project: Project, reports: Path) -> None:
    """Put a notice on the pages of earlier editions that were wrong, and renew their records.

    So have their front pages, whose links to downloads lead to the page with the notice since.
    """
    errata = load(project)
    for edition in publication.editions(reports) if errata else ():
        entries, renewed = wrong(errata, edition.manifest), False
        for entry in entries:
            told = of(errata, entry["lang"], entry["name"])
            if entry.get("notice") == len(told):
                continue
            if output := entry["outputs"].get("html"):
                path = edition.tree / output["path"]
                if not path.is_file():
                    continue
                page = files.read_text(path)
                files.write(
                    path, noticed(page, told[-1], f"../../../{output['path']}", entry["lang"])
                )
                entry["outputs"]["html"] = publication.output(edition.tree, path)
            entry["notice"], renewed = len(told), True
        fronts = edition.manifest.get("front_pages", {})
        for lang in fronts if renewed else ():
            shown = [one for one in entries if one["lang"] == lang and not one.get("hypothetical")]
            path = edition.tree / fronts[lang]["path"]
            if shown and path.is_file():
                page = _front(files.read_text(path), errata, shown, fronts[lang])
                files.write(path, page)
                fronts[lang] = publication.output(edition.tree, path)
        if renewed:
            edition.save()


def _front(
    page: str,
    errata: Sequence[Erratum],
    entries: Sequence[dict[str, Any]],
    front: dict[str, Any],
) -> str:
    up, lang, told = "../" * front["path"].count("/"), entries[0]["lang"], []
    moved: dict[str, str] = {}
    for entry in entries:
        held = {kind: up + output["path"] for kind, output in entry["outputs"].items()}
        first = held.get("html") or next(iter(held.values()))
        told.append(
            (
                entry.get("title", entry["name"]),
                of(errata, lang, entry["name"])[-1],
                f"../../{first}",
            )
        )
        moved |= dict.fromkeys(held.values(), first) if "html" in held else {}
    return noticed_front(page, told, moved, lang)
