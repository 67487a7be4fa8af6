"""The manifest of data/raw: which files there are, whose they are, and that nobody changed them.

A Frictionless data package (``datapackage.json``): each resource carries title, producer, where it
was retrieved from, licence, date of access, sha256 and size. Raw files are immutable: a file whose
hash differs from its entry stops every build, whatever its size or date say.

A project grows its manifest at the end, and so does the data we ship: ``git pull`` stops there with
a conflict. The entries of both sides are facts about different files, so the next command takes
both over (:func:`load`).
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.errors import DataError, listing
from povanalysis.project import Project
from povanalysis.sources import reads

NAME = "datapackage.json"
TAKING = ".taking"
"""Notes a file that lies below data/raw and is not registered yet."""
CORRECTIONS = "corrections.yml"
"""Written by hand, so its hash is part of the data version and not of the manifest."""

SCHEMA = 1
_ANY = ".*"
_FORM: dict[str, tuple[type, str]] = {
    "path": (str, r"(?!\.{1,2}/)(?!.*/\.\.?/)[^/\\\0][^\\\0]*"),
    "hash": (str, "sha256:[0-9a-f]{64}"),
    "bytes": (int, r"\d+"),
    "accessed": (str, r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    **dict.fromkeys(("title", "producer", "retrieved_from", "licence"), (str, _ANY)),
    **dict.fromkeys(("role", "source_id", "layout", "confirmed"), (str, _ANY)),
    **dict.fromkeys(("published_on", "reference", "regions"), (str, _ANY)),
    **dict.fromkeys(("hints", "reading"), (dict, _ANY)),
    **dict.fromkeys(("indicators", "confirms"), (list, _ANY)),
}
"""What an entry may hold: the kind of each key, and how it is written."""
_OPTIONAL = {*list(_FORM)[8:]}

_THEIRS_OF = {"layout": "read_as"}
_OURS_OF = {written: ours for ours, written in _THEIRS_OF.items()}
"""Keys of an entry under another name in the file: ``layout`` is one of Frictionless's own."""

_PLAIN = ("path", "title", "producer", "retrieved_from", "licence", "accessed")


@dataclass(frozen=True)
class Resource:
    """One raw file.

    Parameters
    ----------
    path
        File name below data/raw.
    title, producer, retrieved_from, licence
        What it is, who made the figures, where we took it from, under which terms.
    accessed
        ISO date on which it was taken.
    sha256
        64 hexadecimal digits.
    bytes
        Size.
    extra
        Further keys of the entry (layout, indicator, source_id of imported tables).
    """

    path: str
    title: str
    producer: str
    retrieved_from: str
    licence: str
    accessed: str
    sha256: str
    bytes: int
    extra: dict[str, Any]

    @classmethod
    def from_entry(cls, entry: dict[str, Any]) -> Resource:
        """Read a resource entry of the data package.

        Raises
        ------
        ValueError
            Something is missing or not of its kind; the text names it.
        """
        extra = {_OURS_OF.get(key, key): value for key, value in entry.items()}
        for key in ("name", "type"):
            extra.pop(key, None)
        for key, (kind, pattern) in _FORM.items():
            value = extra.get(key)
            if key in _OPTIONAL and value is None:
                continue
            if not isinstance(value, kind) or not re.fullmatch(pattern, str(value), re.DOTALL):
                raise ValueError(f"{extra.get('path', 'an entry')}: {key} is {str(value)[:40]!r}")
        sha256 = extra.pop("hash").removeprefix("sha256:")
        own = {key: extra.pop(key) for key in (*_PLAIN, "bytes")}
        return cls(**own, sha256=sha256, extra=extra)

    def to_entry(self) -> dict[str, Any]:
        """Write the resource entry of the data package."""
        table = self.extra.get("role") == "table"  # as BPS laid it out: no header row to rely on
        name = Path(self.path).name if table else Path(self.path).stem  # x.csv beside x.xlsx
        return {
            "name": name.lower().replace("_", "-").replace(" ", "-"),
            **{key: getattr(self, key) for key in _PLAIN},
            "hash": f"sha256:{self.sha256}",
            "bytes": self.bytes,
            **{_THEIRS_OF.get(key, key): value for key, value in self.extra.items()},
            **({"type": "file"} if table else {}),
        }


@dataclass(frozen=True)
class DataVersion:
    """A state of data/raw: the date of its newest file and a hash of all of them.

    Corrections count as a file: a declared correction makes another data version.

    Parameters
    ----------
    as_of
        ISO date; the newest ``accessed`` of the manifest, never the clock.
    sha256
        Hash over the names and hashes of all files and of the corrections.
    """

    as_of: str
    sha256: str

    def __str__(self) -> str:
        return f"{self.as_of}-{self.sha256[:8]}"

    @property
    def whole(self) -> str:
        """Date and all digits."""
        return f"{self.as_of}-{self.sha256}"


@dataclass(frozen=True)
class Manifest:
    """All raw files of a project."""

    project: Project
    resources: tuple[Resource, ...]
    head: dict[str, Any]

    @property
    def version(self) -> DataVersion:
        """The data version that the entries describe."""
        lines = sorted(f"{r.path} {r.sha256}" for r in self.resources)
        declared = self.project.raw / CORRECTIONS
        if declared.is_file():
            lines.append(f"{CORRECTIONS} {sha256_of(declared)}")
        text = "\n".join(lines)
        return DataVersion(
            as_of=max(r.accessed for r in self.resources),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )

    def get(self, path: str) -> Resource:
        """Give the entry of a file.

        Raises
        ------
        DataError
            There is none.
        """
        for resource in self.resources:
            if resource.path == path:
                return resource
        raise DataError(
            f"data/raw/{path} has no entry in data/raw/{NAME}.",
            cure=f"Register it with: povanalysis data import data/raw/{path}",
        )

    def find(self, sha256: str) -> Resource | None:
        """Give the entry of a content, whatever its name; None where it is not registered."""
        return next((r for r in self.resources if r.sha256 == sha256), None)

    def adding(self, resource: Resource) -> Manifest:
        """Give a manifest with one more file, or with another entry for a file."""
        if any(held.path == resource.path for held in self.resources):
            entries = (resource if r.path == resource.path else r for r in self.resources)
            return replace(self, resources=tuple(entries))
        return replace(self, resources=(*self.resources, resource))

    def without(self, path: str) -> Manifest:
        """Give a manifest that does not name a file."""
        return replace(self, resources=tuple(r for r in self.resources if r.path != path))

    def verify(self, *paths: str) -> None:
        """Compare every file with its entry, or some of them.

        Raises
        ------
        DataError
            Files are missing or changed; all of them are named with both hashes.
        """
        faults = []
        for resource in self.resources:
            if paths and resource.path not in paths:
                continue
            found = _found(self.project.raw / resource.path)
            if found != resource.sha256:
                place = f"data/raw/{resource.path}"
                faults.append((place, f"{place} (expected {resource.sha256}, found {found})"))
        if faults:
            raise DataError(
                f"Raw files differ from their manifest: {listing(text for _, text in faults)}.",
                cure=f"Bring the registered files back with: git restore "
                f"{' '.join(place for place, _ in faults)}; a new or corrected figure belongs into "
                "a file of its own: povanalysis data import FILE, or data add REGION YEAR VALUE.",
            )

    def unregistered(self) -> list[str]:
        """Name the files below data/raw that no entry registers; nothing reads them.

        One that a command is taking over, or was when it was killed, is that command's matter.
        """
        known = {resource.path for resource in self.resources} | {NAME, CORRECTIONS}
        known |= {str(being_taken(self.project).get("path"))}
        raw = self.project.raw
        found = (path.relative_to(raw) for path in raw.rglob("*") if path.is_file())
        return sorted(
            path.as_posix()
            for path in found
            if path.as_posix() not in known and not any(part[0] == "." for part in path.parts)
        )

    def text(self) -> str:
        """Give datapackage.json; files keep the order in which they came."""
        entries = [r.to_entry() for r in self.resources]
        return json.dumps({**self.head, "resources": entries}, indent=2, ensure_ascii=False) + "\n"

    def save(self) -> None:
        """Write datapackage.json, atomically."""
        files.write(self.project.raw / NAME, self.text())


def _found(path: Path) -> str:
    try:
        return sha256_of(path)
    except FileNotFoundError:
        return "none: the file is missing"
    except OSError as error:
        return f"none: {error.strerror or error}"


def being_taken(project: Project) -> dict[str, str]:
    """Read which file a command was taking over when it noted it; empty where none is."""
    try:
        told = json.loads(files.read_text(project.raw / TAKING))
    except (OSError, ValueError, RecursionError):
        return {}
    texts = isinstance(told, dict) and all(isinstance(told.get(k), str) for k in ("path", "sha256"))
    return told if texts and re.fullmatch(_FORM["path"][1], told["path"]) else {}


def sha256_of(path: Path) -> str:
    """Give the sha256 of a file's bytes as 64 hexadecimal digits; OSError above 1 GB."""
    with files.regular(path, 1e9) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bytes_hash(content: bytes) -> str:
    """Give the sha256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def load(project: Project) -> Manifest:
    """Read the manifest of a project; one that a merge left with conflicts is joined, with a word.

    Raises
    ------
    DataError
        The manifest is missing or no JSON object of the expected form.
    ChangedError
        It is of another data version than the build that runs.
    """
    manifest = _load(project)
    reads.refuse_other(project.root, manifest.version.whole)
    return manifest


def _load(project: Project) -> Manifest:
    path = project.raw / NAME
    cure = f"Bring it back with: git restore data/raw/{NAME}"
    try:
        text = files.read_text(path, "utf-8-sig")
        if any(line.startswith(_OURS) for line in text.splitlines()):
            cure = f"Keep the entries of both sides in data/raw/{NAME} and take the marks out."
            return _joined(*(_parsed(project, side) for side in _sides(text)))
        return _parsed(project, text)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
        raise DataError(
            f"data/raw/{NAME} cannot be read ({type(error).__name__}: {why}).", cure=cure
        ) from error


@lru_cache(maxsize=4)  # a page asks for it thirty times
def _parsed(project: Project, text: str) -> Manifest:
    package = json.loads(text)
    if isinstance(schema := package.get("schema", SCHEMA), int) and schema > SCHEMA:
        raise DataError(
            f"data/raw/{NAME} was written by a newer povanalysis (schema {schema}).",
            cure="Update povanalysis, then repeat the command.",
        )
    resources = tuple(Resource.from_entry(entry) for entry in package.pop("resources"))
    paths = [resource.path for resource in resources]
    if twice := [path for path in paths if paths.count(path) > 1]:
        raise ValueError(f"{twice[0]} stands twice")
    if not paths:
        raise ValueError("it names no files")
    return Manifest(project, resources, package)


_OURS, _BASE, _THEIRS, _END = ("<" * 7 + " ", "|" * 7 + " ", "=" * 7, ">" * 7 + " ")
"""How the lines begin that git puts around the parts of a conflict."""


def _sides(text: str) -> tuple[str, str]:
    """Give both versions of a text with conflicts."""
    sides: tuple[list[str], list[str]] = ([], [])
    into = sides
    for line in text.splitlines():
        if line.startswith(_OURS):
            into = (sides[0], [])
        elif line.startswith(_BASE):
            into = ([], [])
        elif line == _THEIRS:
            into = ([], sides[1])
        elif line.startswith(_END):
            into = sides
        else:
            for side in into:
                side.append(line)
    return "\n".join(sides[0]), "\n".join(sides[1])


def _joined(ours: Manifest, theirs: Manifest) -> Manifest:
    """Take over the entries of both sides of a merge, write them down and say so.

    Where both describe a file, the entry is taken whose hash the file has. An entry of one side
    whose file is gone was removed by the other.
    """
    raw = ours.project.raw
    held: dict[str, tuple[Resource, bool]] = {}
    for resource in (*ours.resources, *theirs.resources):
        file = raw / resource.path
        fits = file.is_file() and sha256_of(file) == resource.sha256
        if resource.path not in held or fits > held[resource.path][1]:
            held[resource.path] = (resource, fits)
    both = {r.path for r in ours.resources} & {r.path for r in theirs.resources}
    gone = [path for path in held if path not in both and not (raw / path).is_file()]
    kept = tuple(resource for path, (resource, _) in held.items() if path not in gone)
    manifest = replace(theirs, resources=kept)
    manifest.save()
    left_out = f", without the entry of {listing(gone)}, which is gone" if gone else ""
    print(
        f"data/raw/{NAME}: a merge left a conflict; it now holds the entries of both sides, "
        f"{len(kept)} files{left_out}. Finish the merge with: git add data/raw/{NAME} && git commit",
        file=sys.stderr,
    )
    return manifest
