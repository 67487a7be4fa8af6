"""Reading all sheets of a document and joining what they hold.

A table of one regency has years down its rows and no names ("Garis Kemiskinan dan Penduduk Miskin
di Kabupaten Lamongan, 2015-2024"). It becomes a table like the others by putting the region of its
title, its file name or the user's hint before each row.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from povanalysis.errors import ParameterError
from povanalysis.numbers import fitting_conventions
from povanalysis.regions import Region, resolve
from povanalysis.sources import wording
from povanalysis.sources.grid import Cell, Grid
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading, merge
from povanalysis.sources.table import Context, finds_regions, read_table


def read_sheets(document: Document, hints: Hints, layout: str) -> Reading:
    """Read every grid of a document with the common table reader."""
    context = Context(layout, hints, (PurePath(document.file).stem.replace("_", " "),))
    readings = [read_table(_with_names(grid, context), context) for grid in document.grids]
    return merge(readings, document.file, layout)


def has_regions(document: Document) -> bool:
    """Whether any grid has a column with region names."""
    return any(finds_regions(grid) or first_year_row(grid) is not None for grid in document.grids)


def first_year_row(grid: Grid) -> int | None:
    """Find the first row of a table that has years in its first column and figures beside them."""
    if finds_regions(grid) > 1:
        return None
    rows = [r for r in range(len(grid.rows)) if _is_year_row(grid, r)]
    return rows[0] if len(rows) >= 2 else None


def _is_year_row(grid: Grid, row: int) -> bool:
    label = grid.text(row, 0)
    beside = [text for c in range(1, grid.width) if (text := grid.text(row, c))]
    return (
        re.fullmatch(r"(?:19|20)[0-9]{2}\s*(?:\*+|[rx]\)?|\d\))?", label) is not None
        and bool(beside)
        and all(fitting_conventions([text]) for text in beside)
    )


def _with_names(grid: Grid, context: Context) -> Grid:
    first = first_year_row(grid)
    if first is None:
        return grid
    region = _region_of(grid, first, context)
    rows: list[tuple[Cell, ...]] = []
    for r, cells in enumerate(grid.rows):
        is_data = _is_year_row(grid, r)
        head: Cell = "Tahun" if r == first - 1 and cells else ""
        label = grid.text(r, 0)
        cells = (label[:4], *cells[1:]) if is_data else (head or label, *cells[1:])
        rows.append((region.name if is_data else "", *cells))
    merged = tuple((top, left + 1, bottom, right + 1) for top, left, bottom, right in grid.merged)
    return replace(grid, rows=tuple(rows), merged=merged, shift=1)


def _region_of(grid: Grid, first: int, context: Context) -> Region:
    """Find the one region a title names, or ask."""
    if context.hints.region:
        return resolve(context.hints.region)
    titles = [grid.text(r, c) for r in range(first) for c in range(grid.width)]
    for text in [*titles, grid.sheet, *context.texts]:
        if region := wording.regency_of(text):
            return region
    raise ParameterError(
        f"{grid.file} has years down its rows and names no region.",
        cure="Say whose figures they are with --region CODE.",
        option="--region",
    )
