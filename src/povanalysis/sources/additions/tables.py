"""Taking a table into the project.

An import happens in five steps, and only the last one touches the project:

1. **understand**: open, detect the layout, read, apply corrections already declared for this file;
2. **refuse** what has problems, every one with its cell;
3. **try**: assemble the data as they would be, which finds contradictions with known figures, and
   run the checks; errors that were not there before stop the import;
4. **read back**: the stored copy, read by its manifest entry, must give the same figures;
5. **take over**: copy the file unchanged to ``data/raw/imported/``, add its manifest entry,
   rebuild. If anything fails in between, file and manifest go back to what they were.

The same content twice changes nothing. Revised figures need ``--revises``. What only the user can
know (source, licence, a year the file does not say) is asked for; :class:`ParameterError` names
the option, so that the command line can ask or exit 2.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pandas as pd

from povanalysis import files
from povanalysis.errors import DataError, LayoutError, listing
from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.regions import get
from povanalysis.sources import build as builds
from povanalysis.sources import corrections as declared
from povanalysis.sources import layouts, understood
from povanalysis.sources import manifest as manifests
from povanalysis.sources.additions.registration import Origin, free, judge, register
from povanalysis.sources.additions.taking import taking
from povanalysis.sources.checking.findings import Finding
from povanalysis.sources.manifest import Resource
from povanalysis.sources.tables.opening import MAX_BYTES, open_document
from povanalysis.sources.tables.reading import Hints, Issue, Reading


@dataclass(frozen=True)
class Imported:
    """What an import understood and did.

    Attributes
    ----------
    reading
        What was read.
    state
        ``new``, ``known`` (the same content is registered), ``understood`` (a dry run).
    path
        Where the file lies or would lie, below data/raw.
    added, confirmed, revised
        Figures that were not known, that agree with known ones, that revise known ones.
    doubts
        Jumps and gaps the new figures make; they may be true, and `data check` shows them until
        they are acknowledged.
    """

    reading: Reading
    state: str
    path: str
    added: int = 0
    confirmed: int = 0
    revised: int = 0
    doubts: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give layout, indicators, units, years, rows and what was left out as plain values."""
        reading = self.reading
        indicators = reading.indicators
        one = indicators[0] if len(indicators) == 1 else indicators
        return {
            "file": reading.file,
            "state": self.state,
            "path": f"data/raw/{self.path}" if self.path else None,
            "layout": reading.layout,
            "title": reading.title,
            "indicator": one,
            "unit": INDICATORS[one].unit if isinstance(one, str) else [INDICATORS[i].unit for i in one],
            "years": reading.years,
            "rows": len(reading.figures),
            "regions": [{"code": code, "name": get(code).name} for code in reading.region_codes],
            "figures": [
                {
                    "region": f.region, "indicator": f.indicator, "year": f.year,
                    "period": f.period, "value": f.value, "decimals": f.decimals, "status": f.status,
                    "place": f.place,
                }
                for f in reading.figures
            ],
            "skipped": [vars(issue) for issue in reading.skipped],
            "problems": [vars(issue) for issue in reading.problems],
            "notes": list(reading.notes),
            "added": self.added,
            "confirmed": self.confirmed,
            "revised": self.revised,
            "doubts": [finding.to_json() for finding in self.doubts],
        }  # fmt: skip


def understand(project: Project, path: Path, hints: Hints) -> Imported:
    """Read a file and compare it with what is known, without taking it over.

    Returns
    -------
    Imported
        State ``known`` or ``understood``; problems are in the reading.

    Raises
    ------
    InputError, LayoutError, ParameterError
        The file cannot be opened, is in no layout, or lacks something only the user knows.
    """
    document = open_document(path)
    known = manifests.load(project).find(manifests.sha256_of(path))
    corrections = declared.load(project.raw)
    if known and understood.is_frozen(known):
        return Imported(understood.read(project, known, corrections), "known", known.path)
    target = known.path if known else understood.stored_name(path.name)
    document, _ = declared.apply_to_document(document, corrections.of(target), target)
    reading = _not_of_the_future(_only(layouts.read(document, hints), hints))
    return Imported(reading, "understood", target)


def _only(reading: Reading, hints: Hints) -> Reading:
    """Refuse a table of another indicator than the user names."""
    if hints.indicator and hints.indicator not in reading.indicators and reading.figures:
        raise LayoutError(
            f"{reading.file} is a table of {listing(reading.indicators)}, not of "
            f"{hints.indicator}.",
            cure="Leave --indicator out, or take the right table.",
        )
    return reading


def _not_of_the_future(reading: Reading) -> Reading:
    """Refuse figures of years to come: plans, projections, or a slip of the year."""
    today = dt.date.today().year
    future = [
        Issue(
            "year to come", f.place, f"{f.text} is given for {f.year}; BPS has not measured it yet"
        )
        for f in reading.figures
        if f.year > today
    ]
    return replace(reading, problems=(*reading.problems, *future)) if future else reading


def take(
    project: Project,
    path: Path,
    hints: Hints,
    origin: Origin,
    *,
    revises: bool = False,
    confirm: str | None = None,
) -> Imported:
    """Take a table over.

    Parameters
    ----------
    project
        Where to.
    path
        The file; it is copied unchanged.
    hints
        What the file does not say.
    origin
        Source, licence, producer and days, for the manifest.
    revises
        Figures that differ from known ones are BPS's revisions, and become a later vintage.
    confirm
        Why figures that the checks find unusual are right.

    Returns
    -------
    Imported
        With the numbers of figures added, confirmed and revised.

    Raises
    ------
    LayoutError
        The table has problems; all are named.
    DataError
        Figures contradict known ones, or the checks find an error that was not there before.
        The project is as it was.
    """
    read = understand(project, path, hints)
    if read.state == "known":
        return read
    reading = read.reading.require_clean()
    content = files.read_regular(path, MAX_BYTES)
    sha = manifests.bytes_hash(content)
    held = manifests.load(project)
    held.verify()
    unread = held.find(sha)  # taken over before readings were kept
    target = unread.path if unread else free(project, read.path)
    extra = {
        "role": understood.TABLE_ROLE,
        "source_id": f"F{sha[:8]}",
        **understood.freeze(reading, hints),
        **({"revises": True} if revises else {}),
        **origin.release((f.region, f.year, f.period) for f in reading.figures),
    }
    resource = origin.resource(target, reading.title or path.stem, content, extra)
    if unread:
        resource = replace(resource, accessed=unread.accessed)
    manifest = understood.complete(held.adding(resource))
    others = manifest.without(target)
    before = builds.assemble(others)
    with taking(project, target, content):
        _refuse_another_reading(project, resource, reading)
        after = builds.assemble(manifest)
        resource, doubts = judge(
            others, resource, lambda: before, after, path.name, len(reading.figures), confirm
        )
        if confirm is not None:
            manifest = others.adding(resource)
            after = builds.assemble(manifest)
        register(project, manifest, after)
    counts = _counts(before, after, reading)
    return Imported(reading, "new", target, *counts, doubts)


def _refuse_another_reading(project: Project, resource: Resource, reading: Reading) -> None:
    """Read the stored copy by its entry as it will be written, and compare figure by figure."""
    entry = Resource.from_entry(json.loads(json.dumps(resource.to_entry())))
    again = understood.read(project, entry, declared.load(project.raw)).figures
    for first, second in zip_longest(reading.figures, again):
        if first != second:
            place = (first or second).place
            raise DataError(
                f"{reading.file}: the stored copy reads differently in {place}: "
                f"{first and (first.key, first.value)} was understood, "
                f"{second and (second.key, second.value)} would be built.",
                cure="Nothing was taken over. Save the table as .xlsx or .csv and import that.",
            )


def _counts(before: pd.DataFrame, after: pd.DataFrame, reading: Reading) -> tuple[int, int, int]:
    def keys(frame: pd.DataFrame) -> set[tuple[str, str, int, str]]:
        return set(
            zip(frame["region"], frame["indicator"], frame["year"], frame["period"], strict=True)
        )

    old, new = keys(before), keys(after)
    added = len(new - old)
    revised = len(after) - len(before) - added
    return added, len(reading.figures) - added - revised, revised
