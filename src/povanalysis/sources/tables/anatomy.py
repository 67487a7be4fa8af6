"""The parts of a table: names, heads, roles and rows, before any figure is read.

A BPS table is a block of heads over rows of regions, with notes before and after. The **name
column** is the one with most region names; the first row with a name and a figure ends the heads.
Columns with a **role** of their own (year, month, province, code, kind, variable, unit, urban or
rural) are set apart; what they say holds for their row. Section rows (``Kabupaten/Regency``) tell
the kind of the names below them, rows of column numbers and notes are passed over. A second set of
heads further down is a problem, because the figures below it belong to another table; so is a line
of text with more or fewer cells than heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from povanalysis.numbers import fitting_conventions
from povanalysis.regions import Kind
from povanalysis.sources.tables import lines, marks, wording
from povanalysis.sources.tables.grid import Cell, Grid
from povanalysis.sources.tables.naming import Name, is_region_name, province_from_cell
from povanalysis.sources.tables.reading import Issue

OVERFLOW = "more cells than heads"
UNDERFLOW = "fewer cells than heads"
MOST_HEADS = 1_000  # rows in which a table must have begun


def lacking(text: str, grid: Grid, row: int, heads: int) -> str:
    """Say that a line of text lacks cells."""
    return (
        f"{text!r} has {len(grid.rows[row])} cells under {heads} heads: which one is missing, the "
        "line does not say; a missing figure is written ... or left empty between its delimiters"
    )


class Anatomy:
    """The parts of one grid.

    Attributes
    ----------
    grid
        The table.
    names
        Index of the name column, None where there is none.
    first
        Index of the first row of data, None where there is none.
    heads
        Indices of the rows of heads.
    title
        Title lines, joined.
    roles
        Index of the column that has a role, by role.
    rows
        Rows of data with their names.
    legend
        What the notes say of its marks.
    skipped, problems
        What was passed over and what is wrong, so far.
    notes
        How doubtful things were understood.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.skipped: list[Issue] = []
        self.problems: list[Issue] = []
        self.notes: list[str] = []
        self.heads: list[int] = []
        self.title = ""
        self.roles: dict[str, int] = {}
        self.rows: list[tuple[int, Name]] = []
        self.first: int | None = None
        self.legend = marks.legend(grid)
        self.names = name_column(grid)
        if self.names is None:
            return
        self.first = self._first_data_row()
        if self.first is None:
            return
        self.heads = [r for r in range(self.first) if not self._is_column_numbers(r)]
        self.title = " ".join(self.title_lines())
        self.roles = self._find_roles()
        self.rows = self._data_rows()

    def skip(self, kind: str, row: int, text: str) -> None:
        """Note something that was passed over."""
        self.skipped.append(Issue(kind, self.grid.address(row), text))

    def problem(self, kind: str, row: int, column: int | None, text: str) -> None:
        """Note something that is wrong."""
        self.problems.append(Issue(kind, self.grid.address(row, column), text))

    def _first_data_row(self) -> int | None:
        assert self.names is not None
        for r in range(min(len(self.grid.rows), MOST_HEADS)):
            if is_region_name(self.grid.text(r, self.names)) and any(
                _is_figure(self.grid.cell(r, c)) for c in range(self.grid.width) if c != self.names
            ):
                return self._first_of_shape(r)
        return None

    def _first_of_shape(self, row: int) -> int:
        """Rows above that hold figures in the same columns are data too: names may be misspelt."""

        def shape(r: int) -> set[int]:
            cells = ((c, self.grid.cell(r, c)) for c in range(self.grid.width) if c != self.names)
            return {c for c, cell in cells if cell != "" and _is_figure(cell)}

        def is_years(r: int) -> bool:
            texts = [self.grid.text(r, c) for c in shape(r)]
            return bool(texts) and all(wording.single_year(text) for text in texts)

        def holds_what_is_no_figure(r: int) -> bool:
            texts = [text for c in meant if (text := self.grid.text(r, c))]
            return is_region_name(self.grid.text(r, self.names or 0)) and any(
                re.search(r"\d", t) and not wording.years(t) and not wording.indicators(t)
                for t in texts
            )

        assert self.names is not None
        meant = shape(row)
        while (
            row > 0
            and self.grid.text(row - 1, self.names)
            and (shape(row - 1) == meant or holds_what_is_no_figure(row - 1))
            and not is_years(row - 1)
            and not self._is_column_numbers(row - 1)
        ):
            row -= 1
        return row

    def _is_column_numbers(self, row: int) -> bool:
        texts = [t for c in range(self.grid.width) if (t := self.grid.text(row, c))]
        return bool(texts) and all(lines.COLUMN_NUMBER.match(text) for text in texts)

    def title_lines(self) -> Iterator[str]:
        """Lines that hold one text, without the corner over the names."""
        for r in self.heads:
            texts = {t for c in range(self.grid.width) if (t := self.grid.text(r, c))}
            if len(texts) == 1:
                text = texts.pop()
                if not lines.CORNER.match(text) and not lines.ABOUT_THE_FILE.match(text):
                    yield text

    def heads_of(self, column: int) -> tuple[str, ...]:
        """Heads over a column, top to bottom; an empty head belongs to the group on its left."""
        heads: list[str] = []
        for row in self._spread_heads:
            text = row[column]
            if text and (not heads or heads[-1] != text):
                heads.append(text)
        return tuple(heads)

    @cached_property
    def _spread_heads(self) -> list[list[str]]:
        """Rows of heads, each cell with the text of its merged range or of the group on its left."""
        found = []
        for r in self.heads:
            apart = r in self.grid.rows_merged_across or self._is_line(r)
            left, row = "", []
            for c in range(self.grid.width):
                row.append(self.grid.spread(r, c) or ("" if apart else left))
                if c != self.names:
                    left = self.grid.text(r, c) or left
            found.append(row)
        return found

    def _line(self, row: int) -> tuple[str, ...]:
        return tuple(self.grid.text(row, c) for c in range(self.grid.width))

    def _is_line(self, row: int) -> bool:
        """Whether a row holds one text at its left: a line above the table, no group of heads."""
        filled = [c for c in range(self.grid.width) if self.grid.text(row, c)]
        return len(filled) == 1 and filled[0] <= (self.names or 0)

    def _find_roles(self) -> dict[str, int]:
        roles: dict[str, int] = {}
        for c in range(self.grid.width):
            if c == self.names:
                continue
            heads = (wording.plain(self.grid.spread(r, c)) for r in reversed(self.heads))
            lowest = next(filter(None, heads), "")
            role = next((name for name, pattern in lines.ROLES if pattern.match(lowest)), None)
            if role == "code" and not self._holds_codes(c):
                role = "province" if "prov" in lowest else "ignore"
            if role == "status" and not self._holds_statuses(c):
                role = "kind"
            if role == "kind" and not self._holds_kinds(c):
                role = "ignore"
            if role == "period" and (kind := self._kind_of_period(lowest, c)):
                role = kind
            if role and role != "ignore":
                roles.setdefault(role, c)
        return roles

    def _holds_codes(self, column: int) -> bool:
        filled = self._filled(column)
        codes = sum(re.fullmatch(r"\d{2}\.?\d{2}", text) is not None for text in filled)
        return bool(filled) and codes >= len(filled) / 2

    def _kind_of_period(self, head: str, column: int) -> str:
        """Tell a column of mere years, and one of days that are no reference months."""
        filled = self._filled(column)
        if filled and all(
            wording.single_year(t) and not wording.period(t) and not lines.NUMBERED.search(t)
            for t in filled
        ):
            return "year"
        if head in ("tanggal", "date") and not all(map(wording.moment, filled)):
            return "ignore"
        return ""

    def _holds_statuses(self, column: int) -> bool:
        filled = self._filled(column)
        return bool(filled) and all(marks.of_text(text, self.legend) for text in filled)

    def _holds_kinds(self, column: int) -> bool:
        filled = self._filled(column)
        return bool(filled) and all(lines.section(text) for text in filled)

    def _filled(self, column: int) -> list[str]:
        rows = range(self.first or 0, len(self.grid.rows))
        return [text for r in rows if (text := self.grid.text(r, column))]

    def _data_rows(self) -> list[tuple[int, Name]]:
        """Rows with a name and at least one filled value cell; notes and sections aside."""
        assert self.names is not None
        rows: list[tuple[int, Name]] = []
        section: Kind | None = self._section_above()
        block: tuple[int, str] | None = None
        above = {self._line(r) for r in self.heads}  # heads are repeated at each page
        for r in range(self.first or 0, len(self.grid.rows)):
            text = self.grid.text(r, self.names)
            others = [c for c in range(self.grid.width) if c != self.names]
            filled = [c for c in others if self.grid.text(r, c)]
            if (kind := lines.section(text)) and not filled:
                section = kind
                continue
            if not filled:
                if text and not lines.NOTE.match(text):
                    if is_region_name(text):
                        self.skip("no figure", r, f"{text} has no figure")
                    elif self._heads_another_block(text):
                        block = block or (r, text)
                continue
            if self._is_column_numbers(r) or self._line(r) in above:
                continue
            if not text:
                values = [c for c in filled if c not in self.roles.values()]
                if any(_is_figure(self.grid.cell(r, c)) for c in values):
                    self.problem(
                        "value without a name", r, values[0], "a figure stands beside no name"
                    )
                continue
            if lines.NOTE.match(text) and not is_region_name(text):
                continue
            if self._overflows(r):
                self.problem(
                    OVERFLOW, r, None,
                    f"{text!r} has {len(self.grid.rows[r])} cells under {self._head_width} heads: a "
                    "decimal comma without quotes cuts a figure in two",
                )  # fmt: skip
                continue
            if self.grid.lacks_cells(r, self._last_head):
                self.problem(UNDERFLOW, r, None, lacking(text, self.grid, r, self._last_head))
                continue
            if self._starts_another_table(r, text, filled):
                self.problem(
                    "two tables", r, None,
                    f"a second table begins here ({text!r}); save each in a file of its own",
                )  # fmt: skip
                break
            if lines.TOTAL.match(text):
                self.skip("total", r, f"total row {text!r}, which names no region")
                continue
            if block:
                self.problem(
                    "two tables", block[0], None,
                    f"a second table begins here ({block[1]!r}); save each in a file of its own",
                )  # fmt: skip
                break
            rows.append((r, self._name(r, text, section)))
        return rows

    def _heads_another_block(self, text: str) -> bool:
        """Whether a line between rows names a year or an indicator that the heads do not."""
        above = [self.title, *(t for r in self.heads for t in self._line(r) if t)]
        year, codes = wording.single_year(text), wording.indicators(text)
        return bool(
            (year and not any(year in wording.years(t) for t in above))
            or (codes and not any(codes & wording.indicators(t) for t in above))
        )

    def counts_rows(self, column: int) -> bool:
        """Whether a column left of the names holds nothing but running numbers."""
        texts = [text for r, _ in self.rows if (text := self.grid.text(r, column).rstrip(".)"))]
        numbers = [int(text) for text in texts if re.fullmatch("[0-9]{1,6}", text)]
        return (
            column < (self.names or 0)
            and len(numbers) == len(texts)
            and all(after == before + 1 for before, after in pairwise(numbers))
        )

    @cached_property
    def _head_width(self) -> int:
        return max((len(self.grid.rows[r]) for r in self.heads), default=self.grid.width)

    @cached_property
    def _last_head(self) -> int:
        """Number of cells up to the last head, title lines aside."""
        ends = [
            max(c for c in range(self.grid.width) if self.grid.text(r, c)) + 1
            for r in self.heads
            if not self.grid.is_blank(r) and not self._is_line(r)
        ]
        return max(ends, default=0)

    def _overflows(self, row: int) -> bool:
        """Whether a line of text has filled cells beyond all heads."""
        if self.grid.spreadsheet or not self.heads:
            return False
        return any(self.grid.text(row, c) for c in range(self._head_width, self.grid.width))

    def _section_above(self) -> Kind | None:
        assert self.names is not None
        for r in range((self.first or 0) - 1, -1, -1):
            text = self.grid.text(r, self.names)
            kind = lines.section(text)
            if kind and self.grid.is_blank(r, besides=self.names):
                return kind
            if not self.grid.is_blank(r):
                return None
        return None

    def _starts_another_table(self, row: int, text: str, filled: Sequence[int]) -> bool:
        if is_region_name(text):
            return False
        texts = [self.grid.text(row, c) for c in filled if c not in self.roles.values()]
        heads = [t for t in texts if wording.single_year(t) or wording.indicators(t)]
        return bool(heads) and len(heads) == len(texts)

    def _name(self, row: int, text: str, section: Kind | None) -> Name:
        province = code = ""
        if "province" in self.roles:
            cell = self.grid.spread(row, self.roles["province"])
            province = province_from_cell(cell) or ""
            if cell and not province:
                self.problem(
                    "unknown region", row, self.roles["province"], f"no province is called {cell!r}"
                )
        if "code" in self.roles:
            code = self.grid.text(row, self.roles["code"])
        if "kind" in self.roles:
            section = lines.section(self.grid.text(row, self.roles["kind"])) or section
        return Name(text, self.grid.address(row, self.names), section, province or None, code)


def name_column(grid: Grid) -> int | None:
    """Find the column with most region names; regencies win over provinces on a draw."""
    best: tuple[int, int, int] | None = None
    for c in range(min(grid.width, 30)):
        texts = {grid.text(r, c) for r in range(len(grid.rows))}
        distinct = {text for text in texts if is_region_name(text)}
        if distinct:
            provinces = sum(province_from_cell(text) is not None for text in distinct)
            best = max(best or (0, 0, 0), (len(distinct), -provinces, -c))
    return None if best is None or best[0] == 0 else -best[2]


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, float):
        return True
    text = cell.strip()
    return bool(fitting_conventions([text])) and text != ""
