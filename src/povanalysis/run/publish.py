"""A published tree: what its manifest names, and whether the files are what was published.

``manifest.json`` holds for each report its parameters, status, seconds and outputs with sha256, for
the whole the versions of data, software and renderer. ``edition.json``, the record of an edition, is
written after everything else and holds the manifest once more: a manifest that was damaged is read
from there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from povanalysis import files
from povanalysis.errors import PublishError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.render.executed import LAID_OUT
from povanalysis.report.beside.page_frame import LABELS, front_page, sheets
from povanalysis.sources.manifest import sha256_of

NAME = "manifest.json"
RECORD = "edition.json"
FOLDER = "editions"
"""Where earlier editions lie, below the publication."""
KEEP = 3
"""How many of them are kept, unless another number was asked for."""

SCHEMA = 1
"""Of manifests and records; those written before it was said are of the first."""

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_HALF = re.compile(r"\..+?(\.part|\.\d+-[0-9a-f]+\.(part|old))$")
"""What a command that was killed left half-written, now or in the software before."""


def written(plain: Any) -> str:
    """Write a manifest or record as it stands in its file."""
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class Edition:
    """An edition, as its record says.

    Attributes
    ----------
    tree
        Where it lies.
    number
        Editions are counted from 1; a rollback makes another one.
    published
        When, ISO in UTC.
    keep
        How many editions before it are kept.
    manifest
        Its manifest.
    """

    tree: Path
    number: int
    published: str
    keep: int
    manifest: dict[str, Any]

    @property
    def about(self) -> str:
        """Number, day and data, in one line."""
        day, time = self.published.rstrip("Z").split("T")
        reports, data = len(self.manifest["reports"]), self.manifest.get("data_version")
        return f"{self.number}: {day} {time} UTC, data {data}, {reports} reports"

    def damage(self) -> list[str]:
        """List what in the folder is not as the record has it."""
        broken = not _is(self.tree / NAME, written(self.manifest))
        return [f"{NAME}: damaged"] * broken + faults(self.tree, self.manifest)

    def save(self) -> None:
        """Write the record, and the manifest where it is not the record's."""
        text = written(self.manifest)
        if not _is(self.tree / NAME, text):
            files.write(self.tree / NAME, text)
        plain = {
            "edition": self.number,
            "published": self.published,
            "keep": self.keep,
            "manifest": self.manifest,
        }
        files.write(self.tree / RECORD, written(plain))


def _is(path: Path, text: str) -> bool:
    return path.is_file() and sha256_of(path) == hashlib.sha256(text.encode()).hexdigest()


def now() -> str:
    """Give the time of a record."""
    return dt.datetime.now(dt.UTC).strftime(_TIME)


def _parsed(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(text := files.read_text(path))
        if "\\ud" in text.lower():  # halves of characters cannot be written again
            written(found).encode()
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _manifest(plain: Any) -> dict[str, Any] | None:
    """Give a manifest whose entries can be read, else None."""
    try:
        if isinstance(schema := plain.get("schema"), int) and schema > SCHEMA:
            raise PublishError(
                f"The publication was written by a newer povanalysis (schema {schema}).",
                cure="Update povanalysis, then repeat the command.",
            )
        for one in outputs(plain):
            place = PurePosixPath(one["path"])
            if not one["sha256"].isalnum() or place.is_absolute() or ".." in place.parts:
                return None  # it leads out of its tree
        _ = [entry["lang"] + entry["name"] for entry in plain["reports"]]
        return dict(plain)
    except (AttributeError, KeyError, TypeError):
        return None


def record(tree: Path) -> Edition | None:
    """Read the record of a tree; None where there is none that can be read: it is no edition."""
    plain = _parsed(tree / RECORD) or {}
    if (manifest := _manifest(plain.get("manifest"))) is None:
        return None
    try:
        number, keep = int(plain["edition"]), int(plain.get("keep", KEEP))
        published = dt.datetime.strptime(plain["published"], _TIME).strftime(_TIME)
        if number < 1 or keep < 0:  # none would be kept
            return None
        return Edition(tree, number, published, keep, manifest)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def read(tree: Path) -> dict[str, Any] | None:
    """Read the manifest of a tree, from its record where the file is damaged; None without either.

    Raises
    ------
    PublishError
        There is a manifest or a record, and none of them can be read.
    """
    if manifest := _manifest(_parsed(tree / NAME)):
        return manifest
    if found := record(tree):
        return found.manifest
    if not (tree / NAME).exists() and not (tree / RECORD).exists():
        return None
    cure = f"Move {tree} elsewhere, and publish with: povanalysis build"
    if earlier := editions(tree):
        cure = f"Bring the edition before it back with: povanalysis rollback {earlier[-1].number}"
    raise PublishError(f"{tree / NAME} cannot be read, and {RECORD} beside it neither.", cure=cure)


def editions(reports: Path) -> list[Edition]:
    """List the earlier editions of a publication, the oldest first: those that have their record."""
    found = map(record, _numbered(reports))
    return sorted((one for one in found if one), key=lambda edition: edition.number)


def _numbered(reports: Path) -> list[Path]:
    folder = reports / FOLDER
    return [path for path in folder.iterdir() if path.name.isdigit()] if folder.is_dir() else []


def unreadable(reports: Path) -> list[Path]:
    """List the trees, the published one and earlier ones, whose record nobody can read."""
    trees = [reports, *sorted(_numbered(reports))]
    return [tree for tree in trees if (tree / RECORD).exists() and record(tree) is None]


def incomplete(reports: Path) -> list[Path]:
    """List what is left of earlier editions that do not count, for want of a record."""
    return [path for path in _numbered(reports) if not (path / RECORD).exists()]


def output(tree: Path, path: Path) -> dict[str, Any]:
    """Describe a file of a tree for its manifest."""
    return {
        "path": path.relative_to(tree).as_posix(),
        "sha256": sha256_of(path),
        "bytes": path.stat().st_size,
    }


def outputs(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """List the outputs a manifest names: the front pages first, then those of the reports."""
    listed = list(manifest.get("front_pages", {}).values())
    for report in manifest["reports"]:
        listed += report["outputs"].values()
    return listed


def fault(tree: Path, entry: dict[str, Any]) -> str | None:
    """Say what is wrong with an output; None where it is as it was described."""
    path = tree / entry["path"]
    if not path.is_file():
        return "missing"
    if sha256_of(path) != entry["sha256"]:
        return "changed since it was rendered"
    if path.suffix == ".pdf" and files.read_bytes(path)[:5] != b"%PDF-":
        return "not a PDF file"
    return None


def faults(tree: Path, manifest: dict[str, Any]) -> list[str]:
    """List the outputs that are not what a manifest says of them, with what is wrong."""
    told = ((entry["path"], fault(tree, entry)) for entry in outputs(manifest))
    return [f"{path}: {what}" for path, what in told if what]


def verify(tree: Path, cure: str = "Render it again with: povanalysis build --force") -> Any:
    """Check that a tree is whole, and return its manifest: every output there, unchanged, of its kind.

    Raises
    ------
    PublishError
        The manifest or a file is missing, or a file is not what the manifest says.
    """
    manifest = read(tree)
    if manifest is None:
        raise PublishError(
            f"{tree} holds no readable {NAME}.",
            cure="Give the directory that a build wrote, usually build/site.",
        )
    if found := faults(tree, manifest):
        raise PublishError(
            f"The rendered tree is incomplete: {listing(found)}.",
            cure=cure,
            faults=found,
        )
    return manifest


def walk(reports: Path) -> Iterator[tuple[Path, bool]]:
    """List files and folders of a publication, and whether they are files, but for editions before."""
    for folder, inside, names in os.walk(reports):
        here = Path(folder)
        if here == reports and FOLDER in inside:
            inside.remove(FOLDER)
        links = [name for name in inside if (here / name).is_symlink()]
        yield from ((here / name, True) for name in (*names, *links))
        yield from ((here / name, False) for name in inside if name not in links)


def laid_out(reports: Path) -> tuple[list[Path], list[Path]]:
    """List the documents that were laid out for ``quarto render``, and what Quarto made of them.

    Returns
    -------
    list, list of pathlib.Path
        Documents and files half-written, which belong to nobody; and pages, which somebody may want.
    """
    documents, pages = [], []
    found = sorted(path for path, _is_file in walk(reports))
    documents += [path for path in found if _HALF.match(path.name)]
    for notebook in (path for path in found if path.suffix == ".ipynb"):
        if not notebook.is_file() or f'"{LAID_OUT}"'.encode() not in files.read_bytes(notebook):
            continue  # an analyst's own
        pages += [notebook.with_suffix(f".{kind}") for kind in ("html", *LABELS)]
        pages += sheets(notebook).values()
        documents += [notebook, notebook.with_suffix(".typ")]
        documents += [notebook.with_name(f"{notebook.stem}_files")]
    documents += [(reports / front_page(lang)).with_suffix(".qmd") for lang in LANGUAGES]
    return [path for path in documents if path.exists()], [p for p in pages if p.is_file()]


def of_no_edition(reports: Path, manifest: dict[str, Any]) -> list[str]:
    """List what ``quarto render`` left that the publication does not have, pages first."""
    pages = set(laid_out(reports)[1])
    for page in {path for home in ("", *LANGUAGES) for path in (reports / home).glob("*.html")}:
        if not page.is_file():
            continue
        with page.open("rb") as stream:
            head = stream.read(2_000)  # a publication of the nation has 800 MB of pages
        if b'<meta name="generator" content="quarto-' in head:
            pages |= {page, *(page.with_suffix(f".{kind}") for kind in LABELS)}
            pages |= {*sheets(page).values()}
    found = {page.relative_to(reports).as_posix() for page in pages if page.is_file()}
    found -= {one["path"] for one in outputs(manifest)}
    return sorted(found, key=lambda path: (not path.endswith(".html"), path))


def clear_away(reports: Path) -> None:
    """Remove the documents that were laid out for ``quarto render``."""
    for path in laid_out(reports)[0]:
        remove(path)


def remove(path: Path) -> None:
    """Remove a file or a whole folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
