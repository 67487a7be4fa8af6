"""The chain of the ledger: which forecasts were written down, in which order, and that all still stand.

``data/forecasts/chain.jsonl`` holds an entry a line: the data version, the sha256 of each of its files,
and the entries that were last when it was written (``parents``). An entry is known by the sha256 of its
line, so that whoever changes, removes or reorders one changes the name by which later ones call it.
Nothing in an entry comes from a clock: the same data and method give the same entry everywhere.

Order of lines says nothing, so two branches that each add one are merged by keeping both lines
(``.gitattributes`` tells git; where it does not, the marks of a conflict are taken out here). The next
entry then has two parents. Two branches that forecast one version keep both lines and the files of
one; an entry that comes after another of its own version is an edit.

What a chain cannot show is that its end was cut off, or that all of it was written anew. So its last
entries (``heads``) stand on the published front page and in its manifest: each later chain must hold
them, with files unchanged up to there. Whoever kept a head compares with ``data check --head``.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources.manifest import sha256_of

NAME = "chain.jsonl"
SCHEMA = 1
SHORTEST = 12
"""Digits of a head that tell it apart."""
_VERSION = re.compile(r"\d{4}-[01]\d-[0-3]\d-\w+", re.ASCII)
_MARKS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_PLACE = f"data/forecasts/{NAME}"
_RESTORE = f"Bring it back with: git restore {_PLACE}"
_LOOK = f"See what became of it and bring it back: git log -p {_PLACE}"


@dataclass(frozen=True)
class Entry:
    """One data version's forecasts in the chain.

    Parameters
    ----------
    version
        The data version; it begins with its date.
    files
        sha256 by file name below data/forecasts.
    parents
        Hashes of the entries that were last before it.
    line
        As it stands in the file.
    """

    version: str
    files: Mapping[str, str]
    parents: tuple[str, ...]
    line: str

    @classmethod
    def read(cls, line: str) -> Entry:
        """Read a line; raise ValueError, KeyError, TypeError or AttributeError where it is none."""
        plain = json.loads(line)
        if plain["schema"] > SCHEMA:
            raise DataError(
                f"{_PLACE} was written by a newer povanalysis (schema {plain['schema']}).",
                cure="Update povanalysis, then repeat the command.",
            )
        version, named, parents = plain["version"], dict(plain["files"]), tuple(plain["parents"])
        own = {f"{version}.csv"} <= {*named} <= {f"{version}.csv", f"{version}.json"}
        if not own or not _VERSION.fullmatch(version):
            raise ValueError(line)  # files of another version, or elsewhere
        if not all(isinstance(text, str) for text in (*named.values(), *parents)):
            raise ValueError(line)
        return cls(version, named, parents, line)

    @classmethod
    def of(cls, version: str, named: Mapping[str, str], parents: Iterable[str]) -> Entry:
        """Make the entry of a version."""
        held, before = dict(sorted(named.items())), tuple(sorted(parents))
        plain = {"schema": SCHEMA, "version": version, "files": held, "parents": before}
        return cls(version, held, before, json.dumps(plain, separators=(",", ":")))

    @property
    def hash(self) -> str:
        """What later entries and published pages call it by: the sha256 of its line."""
        return hashlib.sha256(self.line.encode()).hexdigest()

    @property
    def date(self) -> str:
        """Date of the data version."""
        return self.version[:10]

    @property
    def table(self) -> str:
        """Name of the file that holds its forecasts."""
        return f"{self.version}.csv"


@dataclass(frozen=True)
class Chain:
    """The entries of a ledger by their hash, in the order of their lines."""

    project: Project
    entries: Mapping[str, Entry]

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Entries that no other names: one, or several after a merge."""
        named = {parent for entry in self.entries.values() for parent in entry.parents}
        return tuple(sorted(self.entries.keys() - named))

    @property
    def newest(self) -> str:
        """Date of the newest data version; empty where there is none."""
        return max((entry.date for entry in self.entries.values()), default="")

    def holds(self, version: str) -> bool:
        """Whether forecasts of a data version are written down."""
        return any(entry.version == version for entry in self.entries.values())

    def adding(self, version: str, named: Mapping[str, str]) -> Chain:
        """Give the chain with one more entry, after all there are."""
        entry = Entry.of(version, named, self.heads)
        return Chain(self.project, {**self.entries, entry.hash: entry})

    def text(self) -> str:
        """Give the file."""
        return "".join(f"{entry.line}\n" for entry in self.entries.values())

    def before(self, hashes: Iterable[str]) -> set[str]:
        """Give entries and all that come before them, as far as they are there."""
        found: set[str] = set()
        open_ = [one for one in hashes if one in self.entries]
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += [p for p in self.entries[one].parents if p in self.entries]
        return found

    def broken(self, entry: Entry) -> list[str]:
        """Name the files of an entry that are gone or another than it says."""
        folder = self.project.forecasts
        return [name for name, digest in entry.files.items() if _digest(folder / name) != digest]

    def standing(self) -> list[Entry]:
        """Give one entry a version, whose files are there as it says.

        Raises
        ------
        DataError
            Files of a version are gone or changed.
        """
        whole: dict[str, Entry] = {}
        gone: dict[str, list[str]] = {}
        for entry in self.entries.values():
            if entry.version not in whole:
                if broken := self.broken(entry):
                    gone[entry.version] = broken
                else:
                    whole[entry.version] = entry
        for version, names in gone.items():
            if version not in whole:
                raise DataError(f"{_changed(names)}.", cure=_cure(names))
        return list(whole.values())

    def told(self) -> dict[str, Any]:
        """Give what is published of it: heads, number of entries, date of the newest."""
        return {"heads": list(self.heads), "entries": len(self.entries), "newest": self.newest}


def _digest(path: Path) -> str | None:
    return sha256_of(path) if path.is_file() else None


def _changed(names: Iterable[str]) -> str:
    places = " and ".join(f"data/forecasts/{name}" for name in names)
    return f"{places}: not what the ledger's chain says (changed, damaged or gone)"


def _cure(names: Iterable[str]) -> str:
    places = " ".join(f"data/forecasts/{name}" for name in names)
    return f"Bring it back with: git restore {places}, or from a copy of the project."


def load(project: Project) -> Chain:
    """Read the chain of a project's ledger; marks of a merge are taken out, with a word.

    A ledger older than the chain is read as one entry a file, in the order of their dates.

    Raises
    ------
    DataError
        It cannot be read, is empty beside forecasts, or is of a newer povanalysis.
    """
    path = project.forecasts / NAME
    try:
        lines = files.read_text(path).splitlines()
    except FileNotFoundError:
        return _adopted(project)
    except (OSError, ValueError) as error:
        raise DataError(
            f"{_PLACE} cannot be read ({type(error).__name__}).", cure=_RESTORE
        ) from error
    kept = list(dict.fromkeys(line for line in lines if line and not line.startswith(_MARKS)))
    entries: dict[str, Entry] = {}
    for line in kept:
        try:
            entry = Entry.read(line)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DataError(
                f"{_PLACE} line {lines.index(line) + 1} is no entry.", cure=_RESTORE
            ) from error
        entries[entry.hash] = entry
    if not entries and any(project.forecasts.glob("*.csv")):
        raise DataError(f"{_PLACE} is empty.", cure=_RESTORE)
    chain = Chain(project, entries)
    if any(line.startswith(_MARKS) for line in lines):
        files.write(path, chain.text())
        print(
            f"{_PLACE}: a merge left a conflict; it now holds the {len(entries)} entries of both "
            f"sides. Finish the merge with: git add {_PLACE} && git commit",
            file=sys.stderr,
        )
    return chain


def _adopted(project: Project) -> Chain:
    chain = Chain(project, {})
    tables = (path for path in project.forecasts.glob("*.csv") if path.is_file())
    for table in sorted(path for path in tables if _VERSION.fullmatch(path.stem)):
        companion = table.with_suffix(".json")
        there = [path for path in (table, companion) if path.is_file()]
        chain = chain.adding(table.stem, {path.name: sha256_of(path) for path in there})
    return chain


def faults(
    project: Project, published: Iterable[str] = (), kept: str | None = None
) -> Iterator[str]:
    """Say what is wrong with a ledger, one line each.

    Parameters
    ----------
    project
        Whose ledger.
    published
        Heads that the publication names.
    kept
        Head that somebody kept of an earlier publication, or its beginning.
    """
    try:
        chain = load(project)
    except DataError as error:
        yield str(error)
        return
    if chain.entries and not (project.forecasts / NAME).exists():
        yield (
            f"{_PLACE} is missing. {_RESTORE}; in a project older than the chain the next new data "
            "version makes it."
        )
    yield from _of_entries(chain)
    known = {name for entry in chain.entries.values() for name in entry.files}
    for path in sorted(project.forecasts.glob("*")):
        if path.suffix in (".csv", ".json") and path.name[0] != "." and path.name not in known:
            yield (
                f"data/forecasts/{path.name}: no entry of the chain names it, so it counts for "
                f"nothing. Remove it, or bring the chain that names it back: git restore {_PLACE}"
            )
    yield from _of_heads(chain, [*published], "the published pages name")
    if kept is not None:
        yield from _of_heads(chain, [kept.strip().lower()], "--head names")


def _of_entries(chain: Chain) -> Iterator[str]:
    standing: dict[str, bool] = {}
    for own, entry in chain.entries.items():
        name = f"{_PLACE}, entry {entry.version} ({own[:SHORTEST]})"
        for parent in entry.parents:
            earlier = chain.entries.get(parent)
            if earlier is None:
                yield (
                    f"{name} follows {parent[:SHORTEST]}, which is not there: an entry was removed "
                    f"or changed. {_LOOK}"
                )
            elif earlier.date > entry.date:
                yield f"{name} is back-dated: it follows {earlier.version}. {_LOOK}"
        earlier_ones = chain.before(entry.parents)
        if any(chain.entries[one].version == entry.version for one in earlier_ones):
            yield f"{name} says again what an entry before it says: an edit. {_LOOK}"
        whole = not chain.broken(entry)
        if whole and (origins := origins_of(chain.project.forecasts / entry.table) - {entry.date}):
            yield f"{name} is back-dated: forecasts in its file are of {min(origins)}. {_LOOK}"
        standing[entry.version] = standing.get(entry.version, False) or whole
    for entry in {one.version: one for one in chain.entries.values()}.values():
        if not standing[entry.version]:
            names = chain.broken(entry)
            yield f"{_changed(names)}. {_cure(names)}"


def origins_of(table: Path) -> set[str]:
    """Give the dates of origin in a file of forecasts; none where it is no such file."""
    with table.open(encoding="utf-8", errors="replace", newline="") as stream:
        lines = csv.reader(stream)
        place = {name: n for n, name in enumerate(next(lines, []))}.get("origin_date")
        return set() if place is None else {line[place] for line in lines if len(line) > place}


def _of_heads(chain: Chain, heads: Iterable[str], who: str) -> Iterator[str]:
    """Say what is wrong with heads that somebody holds, all before them, and what came since."""
    held: list[str] = []
    for head in heads:
        fitting = [one for one in chain.entries if len(head) >= SHORTEST and one.startswith(head)]
        held += fitting
        if not fitting:
            yield (
                f"{_PLACE} does not hold the entry {head} that {who}: entries were removed or "
                f"written anew. {_LOOK}"
            )
    known = chain.before(held)
    for one in sorted(known):
        entry = chain.entries[one]
        twins = [e for e in chain.entries.values() if e.version == entry.version]
        if len(twins) > 1 and (names := chain.broken(entry)):
            yield f"{_changed(names)}, and an entry that {who} rests on it. {_cure(names)}"
    newest = max((chain.entries[one].date for one in held), default="")
    for own, entry in chain.entries.items():
        later = not chain.before(entry.parents).isdisjoint(held)
        if own not in known and not later and entry.date <= newest:
            yield (
                f"{_PLACE}, entry {entry.version} ({own[:SHORTEST]}) is no newer than what {who} "
                "and was not there then: back-dated, or of a branch that was merged since. Look with: "
                f"git log -p {_PLACE}; what is right stands once it is published: povanalysis build"
            )


def doubles(project: Project) -> list[str]:
    """Name versions that two branches forecast, each in its own way; the files of one are there."""
    found: dict[str, set[str]] = {}
    for entry in load(project).entries.values():
        found.setdefault(entry.version, set()).add(json.dumps(dict(entry.files)))
    return [version for version, said in found.items() if len(said) > 1]
