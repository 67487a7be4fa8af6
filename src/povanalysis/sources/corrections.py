"""Declared corrections: which cell of a raw file is wrong, why, and who says so.

``data/raw/corrections.yml`` holds two lists::

    corrections:
      - id: C1
        file: figures.csv                      # path below data/raw
        where: {region: "0000", indicator: POVERTY_LINE, year: "2017", period: March}
        expect: "385621"                       # what the file says there
        action: drop                           # or: replace, with `value`
        reason: ...
        source: ...
        by: ...
        date: 2026-11-22
      - id: C2
        file: imported/provinces-2018.csv
        cell: row 36, column 6                 # as printed by `data import` (B5, Sheet1!B5)
        expect: "25674.58"
        action: replace
        value: "9.82"
        ...
    acknowledged:
      - {check: jump, region: "3302", indicator: P0, year: 2018, reason: ..., source: ...}

``where`` names the row of a file of figures by its columns, ``cell`` a cell of an imported table.
``expect`` is a guard: the build stops when the file says something else, or when nothing fits,
because then the source was fixed or another file took its place. Values are given as text in the
convention of the file, so that a correction reads like the cell it replaces.

Deliberately out of scope: rules over many cells, and corrections that only apply sometimes. A
table that needs them is better taken from its producer again.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from povanalysis import files
from povanalysis.errors import DataError, listing
from povanalysis.sources.manifest import Manifest
from povanalysis.sources.tables.grid import Grid
from povanalysis.sources.tables.opening import Document

NAME = "corrections.yml"


class Correction(BaseModel):
    """One declared correction; the fields are those of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: str
    file: str
    cell: str | None = None
    where: dict[str, str] | None = None
    expect: str
    action: Literal["drop", "replace"]
    value: str | None = None
    reason: str
    source: str
    by: str
    date: dt.date

    @model_validator(mode="after")
    def _complete(self) -> Correction:
        if (self.cell is None) == (self.where is None):
            raise ValueError("give either `cell` or `where`")
        if (self.action == "replace") != (self.value is not None):
            raise ValueError("`replace` needs a `value`, `drop` has none")
        return self

    @property
    def place(self) -> str:
        """The cell as text."""
        if self.cell is not None:
            return self.cell
        return " ".join((self.where or {}).values())

    def to_json(self) -> dict[str, Any]:
        """Give the correction as plain values."""
        return self.model_dump(mode="json", exclude_none=True)


class Acknowledged(BaseModel):
    """A finding of the checks that was looked at and kept."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    check: str
    region: str
    indicator: str
    year: int
    reason: str
    source: str


class Corrections(BaseModel):
    """Everything that ``corrections.yml`` declares."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    corrections: tuple[Correction, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()

    def of(self, file: str) -> tuple[Correction, ...]:
        """Corrections of one raw file (path below data/raw)."""
        return tuple(c for c in self.corrections if c.file == file)


def load(raw: Path) -> Corrections:
    """Read the corrections of a project; none where there is no file.

    Raises
    ------
    DataError
        The file is no YAML or an entry is incomplete; all faults are named.
    """
    path = raw / NAME
    if not os.path.lexists(path):
        return Corrections()
    try:
        declared = _declared(files.read_text(path, "utf-8-sig"))
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        if isinstance(error, ValidationError):
            faults = [
                f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
            ]
        else:
            faults = [" ".join(str(error).split())[:200]]
        raise DataError(
            f"data/raw/{NAME} cannot be used: {listing(faults)}.",
            cure="docs/data.md (Corrections) shows a complete entry.",
            faults=faults,
        ) from error
    ids = [correction.id for correction in declared.corrections]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise DataError(
            f"data/raw/{NAME}: the id {', '.join(twice)} stands twice.", cure="Give each its own."
        )
    return declared


@lru_cache(maxsize=4)
def _declared(text: str) -> Corrections:
    return Corrections.model_validate(yaml.safe_load(text) or {})


def of(manifest: Manifest) -> Corrections:
    """Give the declared corrections, and findings confirmed with the figures that brought them.

    Raises
    ------
    DataError
        As :func:`load`.
    """
    declared = load(manifest.project.raw)
    confirmed = [
        Acknowledged(**finding, reason=resource.extra["confirmed"], source=resource.retrieved_from)
        for resource in manifest.resources
        for finding in resource.extra.get("confirms", [])
    ]
    return declared.model_copy(update={"acknowledged": (*declared.acknowledged, *confirmed)})


def apply_to_rows(
    rows: Iterable[dict[str, Any]], corrections: Iterable[Correction], file: str
) -> list[dict[str, Any]]:
    """Apply corrections to the rows of a file of figures.

    Returns
    -------
    list of dict
        New rows; corrected ones carry ``correction_id``, dropped ones are left out.

    Raises
    ------
    DataError
        A correction fits no row, or the row says something else than it expects.
    """
    kept = [dict(row) for row in rows]
    for correction in corrections:
        where = correction.where
        if where is None:
            raise _stale(correction, file, f"{file} is a file of figures: name its row by `where`")
        hits = [row for row in kept if all(row.get(name) == v for name, v in where.items())]
        if len(hits) != 1:
            raise _stale(correction, file, f"{len(hits)} rows fit {correction.place}")
        row = hits[0]
        if row["value"] != correction.expect:
            raise _stale(
                correction, file, f"it expects {correction.expect}, the file says {row['value']}"
            )
        if correction.action == "drop":
            kept.remove(row)
        else:
            row["value"] = correction.value
            row["correction_id"] = correction.id
    return kept


def apply_to_document(
    document: Document, corrections: Iterable[Correction], file: str
) -> tuple[Document, dict[str, str]]:
    """Apply corrections to the cells of an imported table, before anything is interpreted.

    Returns
    -------
    Document
        A copy in which dropped cells say ``...`` (no figure).
    dict
        Address of each replaced cell and the id of its correction.

    Raises
    ------
    DataError
        A correction fits no cell, or the cell says something else than it expects.
    """
    ids: dict[str, str] = {}
    for correction in corrections:
        if correction.cell is None:
            raise _stale(correction, file, f"{file} is a table: name its cell by `cell`")
        new = "..." if correction.action == "drop" else correction.value or ""
        if document.kind == "json":
            document = _patch_json(document, correction, new, file)
        else:
            document = _patch_grids(document, correction, new, file)
        ids[correction.cell] = correction.id
    return document, ids


def _patch_grids(document: Document, correction: Correction, new: str, file: str) -> Document:
    grids = list(document.grids)
    for number, grid in enumerate(grids):
        for r in range(len(grid.rows)):
            for c in range(len(grid.rows[r])):
                if grid.address(r, c) == correction.cell:
                    found = grid.text(r, c)
                    if found != correction.expect:
                        raise _stale(
                            correction,
                            file,
                            f"it expects {correction.expect}, the file says {found}",
                        )
                    grids[number] = _patched(grid, r, c, new)
                    return replace(document, grids=tuple(grids))
    raise _stale(correction, file, f"there is no cell {correction.cell}")


def _patched(grid: Grid, row: int, column: int, new: str) -> Grid:
    cells = list(grid.rows[row])
    cells[column] = float(new) if _is_plain(new) and isinstance(cells[column], float) else new
    rows = (*grid.rows[:row], tuple(cells), *grid.rows[row + 1 :])
    return replace(grid, rows=rows)


def _is_plain(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdigit()


def _patch_json(document: Document, correction: Correction, new: str, file: str) -> Document:
    answer = json.loads(document.text)
    key = (correction.cell or "").removeprefix("datacontent ")
    content = answer.get("datacontent", {})
    found = str(content.get(key))
    if found != correction.expect:
        raise _stale(correction, file, f"it expects {correction.expect}, the file says {found}")
    content[key] = float(new) if _is_plain(new) else new
    return replace(document, text=json.dumps(answer))


def _stale(correction: Correction, file: str, why: str) -> DataError:
    return DataError(
        f"Correction {correction.id} of data/raw/{file} no longer fits: {why}.",
        cure=f"If the source was fixed, take {correction.id} out of data/raw/{NAME}.",
    )
