"""Reading all sheets of a document and joining what they hold.

The table reader wants a region a row. Three shapes are brought to it first, addresses kept:

* **regions across**: rows and columns are exchanged;
* **years down the rows** of one region ("Garis Kemiskinan di Kabupaten Lamongan, 2015-2024"), and
* **urban, rural and both** down the rows of one region (BPS's "Kota - Desa" tables): the region of
  the title, the file name or the user's hint is put before each row; its parts are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from povanalysis.errors import LayoutError, ParameterError
from povanalysis.numbers import fitting_conventions
from povanalysis.regions import NATION, Region, get, resolve
from povanalysis.sources.tables import marks, wording
from povanalysis.sources.tables.anatomy import UNDERFLOW, lacking
from povanalysis.sources.tables.grid import Cell, Grid
from povanalysis.sources.tables.naming import is_region_name
from povanalysis.sources.tables.opening import MAX_COLUMNS, Document
from povanalysis.sources.tables.reading import Hints, Issue, Reading, merge
from povanalysis.sources.tables.sheet import Context, finds_regions, read_table

_PART = re.compile(r"^(perkotaan|urban|kota|k|perdesaan|pedesaan|rural|desa|d)\b[\s/]*\w*$", re.I)
_WHOLE = re.compile(
    r"^(jumlah|total|gabungan|semua|all|k\s*\+\s*d|"
    r"(perkotaan|urban|kota)\s*(\+|&|dan|and|/)\s*(perdesaan|pedesaan|rural|desa))\b",
    re.I,
)
_URBAN = re.compile(r"^(perkotaan|urban|kota|k)\b", re.I)


def read_sheets(document: Document, hints: Hints, layout: str) -> Reading:
    """Read every grid of a document with the common table reader."""
    texts = (PurePath(document.file).stem.replace("_", " "),)
    context = Context(layout, hints, texts, document.columns)
    return merge([_read(grid, context) for grid in document.grids], document.file, layout)


def _read(grid: Grid, context: Context) -> Reading:
    if row := _regions_across(grid):
        if len(grid.rows) > MAX_COLUMNS:
            raise LayoutError(
                f"{grid.file} has regions across, over {len(grid.rows):,} rows.",
                cure="Save the one table in a file of its own.",
            )
        above = tuple(t for r in range(row) for c in range(grid.width) if (t := grid.text(r, c)))
        blank = tuple(
            () if r < row else _with_months(grid, max(row, 0), r) for r in range(len(grid.rows))
        )
        turned = replace(grid, rows=blank).turn()
        reading = read_table(turned, replace(context, texts=(*above, *context.texts)))
        heads = len(grid.rows[max(row, 0)])
        short = tuple(
            Issue(UNDERFLOW, grid.address(r), lacking(grid.text(r, 0), grid, r, heads))
            for r in range(max(row, 0) + 1, len(grid.rows))
            if grid.lacks_cells(r, heads) and _has_only_figures(grid, r)
        )
        title = " ".join(above) or reading.title
        return replace(reading, title=title, problems=(*reading.problems, *short))
    if (first := first_year_row(grid)) is not None:
        return read_table(_with_years(grid, first, context), context)
    if (first := _first_area_row(grid)) is not None:
        named, parts = _of_one_region(grid, first, context)
        reading = read_table(named, context)
        return replace(reading, skipped=(*parts, *reading.skipped))
    return read_table(grid, context)


def _with_months(grid: Grid, heads: int, row: int) -> tuple[Cell, ...]:
    """Give a row whose bare number under "Semester" or "Bulan" says what it is."""
    cells = list(grid.rows[row])
    for c in range(min(len(cells), 3)):
        head, text = wording.plain(grid.text(heads, c)), grid.text(row, c)
        if row > heads and re.fullmatch(r"0?[1-9]|1[0-2]|i{1,2}", text, re.I):
            if re.match(r"sem|smt", head):
                cells[c] = f"Semester {text}"
            elif re.match(r"bulan|month", head):
                cells[c] = {"3": "Maret", "9": "September"}.get(text.lstrip("0"), "Bulan lain")
    return tuple(cells)


def has_regions(document: Document) -> bool:
    """Whether any grid has names of regions, or is of one region."""
    return any(
        finds_regions(grid)
        or first_year_row(grid) is not None
        or _first_area_row(grid) is not None
        or _regions_across(grid)
        for grid in document.grids
    )


def _regions_across(grid: Grid) -> int:
    """Index of the row whose cells are names of regions over figures, nought where there is none.

    Regions across in the very first row are found, too: the row is counted from one then.
    """
    down = finds_regions(grid)
    for r in range(min(len(grid.rows), 15)):
        beside = {c: text for c in range(1, grid.width) if (text := grid.text(r, c))}
        regions = {c for c, text in beside.items() if is_region_name(text)}
        if len(regions) < 2 or len(regions) <= down or min(regions) > 3:
            continue
        if len(regions) < 0.8 * sum(c >= min(regions) for c in beside):
            continue
        below = [grid.cell(q, c) for q in range(r + 1, len(grid.rows)) for c in regions]
        if any(isinstance(cell, float) or re.search(r"[0-9]", cell) for cell in below):
            return r or -1
    return 0


def first_year_row(grid: Grid) -> int | None:
    """Find the first row of a table that has years in its first column and figures beside them."""
    if finds_regions(grid) > 1:
        return None
    rows = [r for r in range(len(grid.rows)) if _is_year_row(grid, r)]
    return rows[0] if len(rows) >= 2 else None


def _is_year_row(grid: Grid, row: int) -> bool:
    label = marks.bare(grid.text(row, 0))
    return (
        len(label) <= 30
        and wording.single_year(label) is not None
        and wording.is_neutral(label)
        and _has_only_figures(grid, row, areas=True)
    )


def _has_only_figures(grid: Grid, row: int, *, areas: bool = False) -> bool:
    beside = [text for c in range(1, grid.width) if (text := grid.text(row, c))]
    if areas and beside and (_PART.match(beside[0]) or _WHOLE.match(beside[0])):
        del beside[0]
    return bool(beside) and all(fitting_conventions([text]) for text in beside)


def _first_area_row(grid: Grid) -> int | None:
    """Find the first row of a table of urban, rural and both, with figures beside each."""
    labels = {r: grid.text(r, 0) for r in range(len(grid.rows)) if _has_only_figures(grid, r)}
    areas = [r for r, text in labels.items() if _PART.match(text) or _WHOLE.match(text)]
    whole = any(_WHOLE.match(labels[r]) for r in areas)
    urban = any(_URBAN.match(labels[r]) and not _WHOLE.match(labels[r]) for r in areas)
    others = [t for r, t in labels.items() if r not in areas and is_region_name(t)]
    return areas[0] if whole and urban and len(areas) >= 2 and not others else None


def _with_years(grid: Grid, first: int, context: Context) -> Grid:
    """Put the region before each row of a year, and the head "Tahun" over the years."""
    region = _region_of(grid, first, context)
    rows: list[tuple[Cell, ...]] = []
    for r, cells in enumerate(grid.rows):
        is_data = _is_year_row(grid, r)
        head: Cell = "Tahun" if r == first - 1 and cells else ""
        label = grid.text(r, 0)
        rows.append(
            (region.name if is_data else "", label if is_data else head or label, *cells[1:])
        )
    merged = tuple((top, left + 1, bottom, right + 1) for top, left, bottom, right in grid.merged)
    return replace(grid, rows=tuple(rows), merged=merged, shift=1)


def _of_one_region(grid: Grid, first: int, context: Context) -> tuple[Grid, tuple[Issue, ...]]:
    """Name the row of the whole after its region, and leave out the rows of its parts."""
    region = _region_of(grid, first, context)
    rows: list[tuple[Cell, ...]] = []
    parts: list[Issue] = []
    for r, cells in enumerate(grid.rows):
        label = grid.text(r, 0)
        if r >= first and _has_only_figures(grid, r) and _WHOLE.match(label):
            rows.append((region.name, *cells[1:]))
        elif r >= first and _PART.match(label):
            parts.append(Issue("urban or rural part", grid.address(r), label))
            rows.append(())
        elif r < first:
            rows.append(tuple("" if is_region_name(str(c)) else c for c in cells))
        else:
            rows.append(cells)
    return replace(grid, rows=tuple(rows)), tuple(parts)


def _region_of(grid: Grid, first: int, context: Context) -> Region:
    """Find the one region a title names, or ask."""
    if context.hints.region:
        return resolve(context.hints.region)
    titles = [grid.text(r, c) for r in range(first) for c in range(grid.width)]
    around = [*titles, grid.sheet, *context.texts]
    for find in (wording.regency_of, wording.province_of, _nation_of):
        for text in around:
            if region := find(text):
                return region
    raise ParameterError(
        f"{grid.file} is a table of one region and does not name it.",
        cure="Say whose figures they are with --region CODE.",
        option="--region",
    )


def _nation_of(text: str) -> Region | None:
    return get(NATION) if re.search(r"\bindonesia\b", text, re.I) else None
