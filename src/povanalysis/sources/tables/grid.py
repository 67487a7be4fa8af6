"""A table as it lies in a file: cells with their addresses, nothing interpreted.

Every reader works on a :class:`Grid`. Spreadsheet numbers stay numbers (their decimal mark is not
a question), everything else stays text, so that a decimal comma is never eaten on the way in.
Rows and columns count from nought inside the code and as the file's user counts in addresses:
``Sheet1!B5`` in a spreadsheet, ``row 5, column 2`` in a text file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

Cell = str | float
"""Text, or a number the spreadsheet itself stores as a number. Empty cells are empty text."""

_SPACES = re.compile(r"[\s\u00a0]+")


@dataclass(frozen=True)
class Grid:
    """One sheet, one HTML table or one text file.

    Attributes
    ----------
    file
        Name of the file.
    sheet
        Name of the sheet, or empty where there is none.
    rows
        Cells, row by row; rows may differ in length.
    merged
        Merged ranges as ``(first row, first column, last row, last column)``, counted from nought.
    spreadsheet
        Whether addresses are written ``B5``.
    shift
        Columns put before those of the file, which addresses do not count.
    turned
        Whether rows are the columns of the file, and addresses are turned back.
    records
        Whether rows are records under the keys of the first row, as in JSON.
    """

    file: str
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = field(default=())
    spreadsheet: bool = True
    shift: int = 0
    turned: bool = False
    records: bool = False

    @cached_property
    def width(self) -> int:
        """Number of columns of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """Give a cell, empty text beyond the end of its row."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """Give a cell as one line of text; whole numbers without a decimal point."""
        cells = self._texts[row] if 0 <= row < len(self._texts) else ()
        return cells[column] if column < len(cells) else ""

    @cached_property
    def _texts(self) -> list[tuple[str, ...]]:
        return [tuple(map(_text, row)) for row in self.rows]

    def spread(self, row: int, column: int) -> str:
        """Give the text of a cell or of the merged range it belongs to."""
        if text := self.text(row, column):
            return text
        head = self._heads_of_ranges.get((row, column))
        return "" if head is None else self.text(*head)

    @cached_property
    def _heads_of_ranges(self) -> dict[tuple[int, int], tuple[int, int]]:
        """First cell of its merged range, for each cell in one; ranges end where the grid does."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for rows, columns in self._ranges:
            for r in rows:
                for c in columns:
                    found.setdefault((r, c), (rows.start, columns.start))
        return found

    @cached_property
    def _ranges(self) -> list[tuple[range, range]]:
        return [
            (range(top, min(bottom + 1, len(self.rows))), range(left, min(right + 1, self.width)))
            for top, left, bottom, right in self.merged
        ]

    @property
    def covered(self) -> int:
        """How many cells lie in merged ranges, each counted as often as it does."""
        return sum(len(rows) * len(columns) for rows, columns in self._ranges)

    @cached_property
    def rows_merged_across(self) -> frozenset[int]:
        """Rows in which cells of several columns are merged."""
        wide = (rows for rows, columns in self._ranges if len(columns) > 1)
        return frozenset(r for rows in wide for r in rows)

    def is_blank(self, row: int, besides: int | None = None) -> bool:
        """Whether a row is empty, not counting one column."""
        cells = self.rows[row]
        return all(not self.text(row, c) for c in range(len(cells)) if c != besides)

    def lacks_cells(self, row: int, heads: int) -> bool:
        """Whether a line of text ends before the last head, so that a cell may have got lost."""
        is_text = not (self.spreadsheet or self.records or self.turned or self.sheet)
        return is_text and 1 < len(self.rows[row]) < heads

    def turn(self) -> Grid:
        """Give the grid with rows and columns exchanged; addresses stay those of the file."""
        rows = tuple(
            tuple(self.cell(r, c) for r in range(len(self.rows))) for c in range(self.width)
        )
        merged = tuple((left, top, right, bottom) for top, left, bottom, right in self.merged)
        return replace(self, rows=rows, merged=merged, turned=not self.turned)

    def line(self, row: int, column: int) -> int:
        """Give the number of a cell's row as the file's user counts."""
        return (column if self.turned else row) + 1

    def number(self, column: int) -> int:
        """Give the number of a column as the file's user counts."""
        return column - self.shift + 1

    def letters(self, column: int) -> str:
        """Give the letters over a column of a spreadsheet, nothing elsewhere.

        >>> Grid("a.xlsx", "Data", ((),)).letters(27)
        'AB'
        """
        return _letters(max(column - self.shift, 0)) if self.spreadsheet else ""

    def address(self, row: int, column: int | None = None) -> str:
        """Name a row or a cell as the file's user sees it.

        >>> Grid("a.xlsx", "Data", ((),)).address(4, 27)
        'Data!AB5'
        >>> Grid("a.csv", "", ((),), spreadsheet=False).address(4, 1)
        'row 5, column 2'
        """
        if self.turned:
            if column is None:
                row, column = 0, row
            else:
                row, column = column, row
        column = None if column is None else max(column - self.shift, 0)
        if column is None:
            return f"record {row}" if self.records else f"{self.sheet} row {row + 1}".strip()
        if self.spreadsheet:
            prefix = f"{self.sheet}!" if self.sheet else ""
            return f"{prefix}{_letters(column)}{row + 1}"
        if self.records:
            return f"record {row}, {self.text(0, column)}"
        place = f"row {row + 1}, column {column + 1}"
        return f"{self.sheet} {place}".strip()


def _text(value: Cell) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return _SPACES.sub(" ", value.replace("\ufeff", "")).strip()


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
