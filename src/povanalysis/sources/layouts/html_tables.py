"""L3: the old dynamic table: HTML named ``.xls``, names and values in two tables.

Names stand in ``tableLeftBottom``, values in ``tableRightBottom``; only the order of the rows
joins them. Heads stand in ``tableRightUp``: indicators over years. The two are joined here only if
they have exactly as many rows as each other, and as many columns as heads; anything else is
refused, because a shift by one row gives every region its neighbour's figure.

A second variant is an Excel frameset, which holds no data but a link to
``bps-file_files/sheet001.htm``; it is refused with advice. Other HTML with one plain table is read
as it stands.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from povanalysis.errors import LayoutError
from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.tables.grid import Cell, Grid
from povanalysis.sources.tables.opening import Document
from povanalysis.sources.tables.reading import Hints, Reading
from povanalysis.sources.tables.sheet import Context, read_table

_PARTS = ("tableLeftUp", "tableLeftBottom", "tableRightUp", "tableRightBottom")


def fits(document: Document) -> bool:
    """Whether the content is HTML with a table, or the frameset that should have had one."""
    return document.kind == "html" and (
        _is_frameset(document) or _is_split(document) or has_regions(document)
    )


def read(document: Document, hints: Hints, layout: str) -> Reading:
    """Join the two tables and read them.

    Raises
    ------
    LayoutError
        The file is a frameset, or names and values do not have the same number of rows.
    """
    if _is_frameset(document):
        linked = re.search(r'href="([^"]+\.html?)"', document.text)
        where = f" ({linked[1]})" if linked else ""
        raise LayoutError(
            f"{document.file} is a frame without data: the table lies in a second file{where}.",
            cure="Open the original in Excel and save it as .xlsx, or import the linked .htm file.",
        )
    if not _is_split(document):
        return read_sheets(document, hints, layout)
    context = Context(layout, hints, (PurePath(document.file).stem,), document.columns)
    return read_table(_joined(document), context)


def _is_frameset(document: Document) -> bool:
    return "Excel Workbook Frameset" in document.text and not any(
        len(grid.rows) > 2 for grid in document.grids
    )


def _is_split(document: Document) -> bool:
    return {"tableLeftBottom", "tableRightBottom"} <= {grid.sheet for grid in document.grids}


def _joined(document: Document) -> Grid:
    parts = {grid.sheet: grid for grid in document.grids if grid.sheet in _PARTS}
    names, values = parts["tableLeftBottom"], parts["tableRightBottom"]
    heads = parts.get("tableRightUp")
    if len(names.rows) != len(values.rows):
        raise LayoutError(
            f"{document.file} has {len(names.rows)} names but {len(values.rows)} rows of values; "
            "only their order joins them, so every figure could belong to another region.",
            cure="Download the table again, or take it as csv or xlsx.",
        )
    wide = max((len(row) for row in values.rows), default=0)
    above = heads.rows if heads else ()
    head_width = max((len(row) for row in above), default=wide)
    ragged = [i for i, row in enumerate(values.rows) if len(row) != wide]
    if ragged or head_width != wide:
        raise LayoutError(
            f"{document.file} has {head_width} columns of heads but rows of "
            f"{min((len(row) for row in values.rows), default=0)} to {wide} values.",
            cure="Download the table again, or take it as csv or xlsx.",
        )
    corner = parts["tableLeftUp"].text(0, 0) if "tableLeftUp" in parts else ""
    rows: list[tuple[Cell, ...]] = [(corner if i == 0 else "", *row) for i, row in enumerate(above)]
    rows += [(names.text(i, 0), *row) for i, row in enumerate(values.rows)]
    merged = (
        tuple((top, left + 1, bottom, right + 1) for top, left, bottom, right in heads.merged)
        if heads
        else ()
    )
    return Grid(document.file, "", tuple(rows), merged, spreadsheet=False)
