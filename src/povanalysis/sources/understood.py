"""What an import understood of a table, frozen in its manifest entry, and reading by it.

A stored copy has a short name and may stay for years; the words of its heads are interpreted once.
The entry keeps the original file name, layout, indicators, years, periods, what the user said and
every column as it was understood, and each later build reads by that. Entries made before readings
were frozen are read once more and completed; where the stored name no longer says what the original
did, the title, the last processed data and the entry's indicators do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import pandas as pd

from povanalysis import files
from povanalysis.errors import DataError, PovError, listing
from povanalysis.project import Project
from povanalysis.sources import corrections as declared
from povanalysis.sources import layouts
from povanalysis.sources.corrections import Corrections
from povanalysis.sources.manifest import NAME, Manifest, Resource
from povanalysis.sources.tables.opening import read_document
from povanalysis.sources.tables.reading import Hints, Reading

TABLE_ROLE = "table"
"""Role of imported BPS tables in the manifest; ``figures`` is that of files in our own columns."""

FOLDER = "imported"


def stored_name(file: str) -> str:
    """Give the path below data/raw under which a file of this name is kept.

    >>> stored_name("Persentase Penduduk Miskin, 2026.xlsx")
    'imported/persentase-penduduk-miskin-2026.xlsx'
    """
    path = PurePath(file)
    stem = re.sub(r"[^A-Za-z0-9.]+", "-", path.stem).strip("-.").lower() or "table"
    ending = path.suffix.lower()
    return f"{FOLDER}/{stem[:80]}{ending if re.fullmatch('[.][a-z0-9]{1,8}', ending) else ''}"


def freeze(reading: Reading, hints: Hints) -> dict[str, Any]:
    """Give what was understood as keys of a manifest entry.

    Parameters
    ----------
    reading
        The reading; its file is the original name.
    hints
        What the user said.
    """
    said = hints.as_dict()
    return {
        "layout": reading.layout,
        "indicators": reading.indicators,
        "hints": {name: value for name, value in said.items() if name != "layout"},
        "reading": {
            "file": reading.file,
            "years": reading.years,
            "periods": sorted({figure.period for figure in reading.figures}),
            "columns": list(reading.columns),
        },
    }


def is_frozen(resource: Resource) -> bool:
    """Whether an entry says how its file is read; files that are no tables need not."""
    return resource.extra.get("role") != TABLE_ROLE or "reading" in resource.extra


def read(project: Project, resource: Resource, corrections: Corrections) -> Reading:
    """Read a stored table by its entry, with its corrections.

    Raises
    ------
    LayoutError
        The table has problems that no correction settles.
    """
    if not is_frozen(resource):
        return _recovered(project, resource, corrections)[1]
    try:
        stored = resource.extra["reading"]
        hints = Hints.from_dict({"layout": resource.extra["layout"], **resource.extra["hints"]})
        columns, file = tuple(map(dict, stored["columns"])), str(stored["file"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(
            f"data/raw/{resource.path}: its entry in data/raw/{NAME} does not say how it is read "
            f"({type(error).__name__}: {error}).",
            cure=f"Bring the entry back with: git restore data/raw/{NAME}",
        ) from error
    return _reading(project, resource, corrections, file, hints, columns)


def _reading(
    project: Project,
    resource: Resource,
    corrections: Corrections,
    file: str,
    hints: Hints,
    columns: tuple[dict[str, Any], ...] = (),
) -> Reading:
    content = files.read_bytes(project.raw / resource.path)
    document = replace(read_document(file, content), columns=columns)
    document, _ = declared.apply_to_document(document, corrections.of(resource.path), resource.path)
    return layouts.read(document, hints).require_clean()


def complete(manifest: Manifest) -> Manifest:
    """Freeze the readings of entries made before readings were frozen, and say so.

    Returns
    -------
    Manifest
        The same object where there is nothing to complete.
    """
    if all(map(is_frozen, manifest.resources)):
        return manifest
    corrections = declared.load(manifest.project.raw)
    resources = []
    for resource in manifest.resources:
        if not is_frozen(resource):
            resource, reading = _recovered(manifest.project, resource, corrections)
            print(
                f"data/raw/{resource.path}: its entry now says how it is read ({reading.layout}, "
                f"{', '.join(reading.indicators)}, {', '.join(map(str, reading.years))}, "
                f"{', '.join(resource.extra['reading']['periods'])})",
                file=sys.stderr,
            )
        resources.append(resource)
    return replace(manifest, resources=tuple(resources))


def _recovered(
    project: Project, resource: Resource, corrections: Corrections
) -> tuple[Resource, Reading]:
    """Find out how a table was read by its import, and freeze that.

    Raises
    ------
    DataError
        No name and no hint gives the indicators that the entry records.
    """
    wanted = resource.extra.get("indicators")
    reason = "its name was cut"
    for file, hints in _candidates(project, resource):
        try:
            reading = _reading(project, resource, corrections, file, hints)
        except PovError as error:
            reason = error.message.strip().splitlines()[0]
            continue
        if wanted is None or reading.indicators == wanted:
            return replace(resource, extra={**resource.extra, **freeze(reading, hints)}), reading
        reason = f"it reads as {listing(reading.indicators)}, its import found {listing(wanted)}"
    raise DataError(
        f"data/raw/{resource.path} was imported before readings were kept and cannot be read any "
        f"more: {reason}.",
        cure=f"Say what is missing: povanalysis data import data/raw/{resource.path} --source "
        f"{resource.retrieved_from!r} --licence {resource.licence!r}, with --indicator, --year or "
        "--period.",
    )


def _candidates(project: Project, resource: Resource) -> Iterator[tuple[str, Hints]]:
    """Give names the file may have had, with the hints of its entry, then with more of them."""
    path = PurePath(resource.path)
    said = Hints.from_dict(
        {"layout": resource.extra.get("layout"), **resource.extra.get("hints", {})}
    )
    names = [path.stem.replace("-", " ") + path.suffix, path.name]
    original = resource.title + path.suffix
    if PurePath(stored_name(original)).stem in (path.stem, re.sub(r"-\d+$", "", path.stem)):
        names.insert(0, original)
    known = _as_processed(project, resource)
    indicators = resource.extra.get("indicators") or []
    dated = replace(said, year=said.year or known.year, period=said.period or known.period)
    only = indicators[0] if len(indicators) == 1 else None
    for hints in dict.fromkeys((said, dated, replace(dated, indicator=said.indicator or only))):
        for name in dict.fromkeys(names):
            yield name, hints


def _as_processed(project: Project, resource: Resource) -> Hints:
    """Take the one year and month that the last processed data give for a file."""
    try:
        frame = pd.read_csv(
            Path(project.processed) / "observations.csv",
            usecols=["src_file", "year", "period"],
            dtype=str,
        )
    except (OSError, ValueError):
        return Hints()
    rows = frame[frame["src_file"] == f"data/raw/{resource.path}"]
    years, periods = rows["year"].unique(), rows["period"].unique()
    return Hints(
        year=int(years[0]) if len(years) == 1 else None,
        period=periods[0] if len(periods) == 1 and periods[0] != "unknown" else None,
    )
