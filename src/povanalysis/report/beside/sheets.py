"""A sheet of a workbook: a title, a line of explanation, one marked table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, TypeAlias

Row: TypeAlias = Sequence[str | float]
LINE, HEADING = 16.0, 22.0
"""Points that a line takes: LibreOffice makes no row of a file that is not its own higher."""


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table: a title, a line of explanation, headers and rows."""

    name: str
    title: str
    text: Sequence[str]
    headers: Sequence[str]
    rows: Sequence[Row]
    decimals: int = 2


def heighten(page: Any, row: int, cells: Iterable[tuple[str | float, int]]) -> None:
    """Make a row as high as the texts that wrap in the widths of their columns."""
    lines = 1
    for cell, width in cells:
        if len(text := str(cell)) > width:
            lines = max(lines, len(wrap(text, width)))
    if lines > 1:
        page.set_row(row, LINE * lines)


def print_wide(page: Any) -> None:
    """Print all columns on one sheet of A4, lying."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def write_sheet(book: Any, number: int, sheet: Sheet, bounds: Sequence[str]) -> None:
    """Write a sheet into a workbook; columns headed as ``bounds`` get one more decimal."""
    plain = {"font_size": 12, "valign": "top"}
    folded = book.add_format({**plain, "text_wrap": True})
    bold = book.add_format({**plain, "text_wrap": True, "bold": True})
    figures = []
    for header in sheet.headers:
        places = sheet.decimals + (header in bounds)  # bounds of rounding lie between figures
        digits = "#,##0" + ("." + "0" * places if places else "")
        figures.append(book.add_format({**plain, "num_format": digits}))
    whole = book.add_format({**plain, "num_format": "0"})
    page = book.add_worksheet(sheet.name)
    page.write(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 16}))
    for row, text in enumerate(sheet.text, start=1):
        page.write(row, 0, text, book.add_format(plain))
    top, widths = 1 + len(sheet.text), list[int]()
    columns = list(zip(*sheet.rows, strict=True))
    for column, header in enumerate(sheet.headers):
        cells = [str(round(one, 4) if isinstance(one, float) else one) for one in columns[column]]
        longest = max(max(map(len, cells)), max(map(len, header.split())))
        widths.append(min(70, longest + 3))
        page.set_column(column, column, widths[-1])
    page.add_table(
        top,
        0,
        top + len(sheet.rows),
        len(sheet.headers) - 1,
        {
            "name": f"table_{number + 1}",
            "autofilter": False,
            "banded_rows": False,
            "style": "Table Style Light 1",
            "columns": [{"header": header, "header_format": bold} for header in sheet.headers],
        },
    )
    for row, line in enumerate([sheet.headers, *sheet.rows], start=top):
        heighten(page, row, zip(line, widths, strict=True))
    print_wide(page)
    page.set_row(0, HEADING)
    for row, line in enumerate(sheet.rows, start=top + 1):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                page.write_string(row, column, cell, folded)
            else:
                form = whole if isinstance(cell, int) else figures[column]
                page.write_number(row, column, cell, form)
