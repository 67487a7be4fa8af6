"""Reading a table with one region per row: the common part of all tabular layouts.

:mod:`.anatomy` finds names, heads, roles and rows. Then

1. every column without a role is a **value column**. Its heads, read from the lowest up, give
   indicator, year, month and unit; what they leave open comes from the title, the sheet name, the
   file name and at last from the user's hints. A column that names no indicator of ours is left
   out, with its heads as the reason;
2. the **number convention** is that of the whole table; where text figures fit both, the one that
   keeps every value within the range of its indicator is taken and noted, else the user is asked;
3. region names are decided together (:mod:`.naming`); missing marks and noughts are left out with
   the reason (BPS writes 0 for regions that have left a code).

A name without a region, a figure out of range, a text where a figure should be, a region that
stands twice: all are collected with their cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from povanalysis.errors import ParameterError, listing
from povanalysis.numbers import Convention
from povanalysis.regions import Region, get
from povanalysis.sources.tables import conventions, marks, wording
from povanalysis.sources.tables.anatomy import OVERFLOW, UNDERFLOW, Anatomy, name_column
from povanalysis.sources.tables.cells import Cells
from povanalysis.sources.tables.columns import Column, understand
from povanalysis.sources.tables.grid import Grid
from povanalysis.sources.tables.naming import Name, decide, is_region_name, province_from_cell
from povanalysis.sources.tables.reading import (
    Figure,
    Hints,
    Issue,
    Reading,
    settle,
    with_shared_decimals,
)

_CONTENT = re.compile(r"data content|nilai|value|angka|isi|data$")  # value column of a long form


@dataclass(frozen=True)
class Context:
    """What surrounds a table: where to look for things its heads leave open.

    Attributes
    ----------
    layout
        Name of the layout for the reading.
    hints
        What the user says.
    texts
        Title lines outside the grid (HTML title), then the file name.
    stored
        The columns as an import understood them; empty where they are to be understood.
    """

    layout: str
    hints: Hints
    texts: tuple[str, ...] = ()
    stored: tuple[dict[str, Any], ...] = ()


def read_table(grid: Grid, context: Context) -> Reading:
    """Read one grid.

    Returns
    -------
    Reading
        With no figure and one entry in ``skipped`` when the grid is no table of regions or holds
        none of our indicators.

    Raises
    ------
    ParameterError
        Something only the user can know is missing (year, convention); ``facts['option']`` names
        the option.
    """
    return _Reader(grid, context).read()


def finds_regions(grid: Grid) -> int:
    """Count the region names of the column that holds most of them."""
    column = name_column(grid)
    return (
        0
        if column is None
        else sum(is_region_name(grid.text(r, column)) for r in range(len(grid.rows)))
    )


class _Reader:
    def __init__(self, grid: Grid, context: Context) -> None:
        self.grid = grid
        self.context = context
        self.hints = context.hints
        self.parts = Anatomy(grid)
        self.title = self.parts.title
        self.roles = self.parts.roles
        self.around = (self.title, grid.sheet, *context.texts)
        self.notes = self.parts.notes
        self.cells = Cells(self.parts)

    def read(self) -> Reading:
        if self.parts.names is None:
            return self._empty("no column of region names")
        if self.parts.first is None:
            return self._empty("no row with a region and a figure")
        rows = self.parts.rows
        if self.context.stored:
            kept = [c for c in self.context.stored if c["sheet"] == self.grid.sheet]
            return self._figures(rows, [Column.from_json(column) for column in kept])
        if not (self.hints.indicator or self.hints.columns):
            told = filter(wording.is_of_something_else, self._told())
            if said := next(told, ""):
                return self._empty(f"{said!r} above, below or in a name makes them others")
        columns = self._value_columns(rows)
        if not columns:
            return self._empty("no column of a poverty indicator")
        convention = self.hints.convention or conventions.of_table(
            self.grid, [r for r, _ in rows], columns, self.notes
        )
        columns = self._with_units(rows, columns, convention)
        return self._figures(rows, [replace(c, convention=convention) for c in columns])

    def _told(self) -> Iterator[str]:
        """Give what is said of the whole table: lines above and below, names of sheet and file."""
        last = max((r for r, _ in self.parts.rows), default=0)
        yield from (*self.parts.title_lines(), self.grid.sheet, *self.context.texts)
        for r in range(last + 1, min(len(self.grid.rows), last + 20)):
            below = (self.grid.text(r, c) for c in range(2))
            yield from (t for t in below if "*" in t or "angka" in t.lower())

    def _empty(self, reason: str) -> Reading:
        place = self.grid.sheet or self.grid.file
        return Reading(
            self.grid.file,
            self.context.layout,
            skipped=(*self._condensed(), Issue("no table", place, reason)),
            problems=tuple(i for i in self.parts.problems if i.kind in (OVERFLOW, UNDERFLOW)),
        )

    # ---------------------------------------------------------------------------- the columns

    def _value_columns(self, rows: Sequence[tuple[int, Name]]) -> list[Column]:
        taken = {self.parts.names, *self.roles.values()}
        found = []
        for c in range(self.grid.width):
            if c in taken or not any(self.grid.text(r, c) for r, _ in rows):
                continue
            if self.parts.counts_rows(c):
                continue
            heads = self.parts.heads_of(c)
            if "variable" in self.roles and not _CONTENT.match(wording.plain(" ".join(heads[-1:]))):
                continue
            if column := understand(c, self.parts, self.around, self.hints):
                found.append(column)
        return self._one_each(self._without_neighbours(found))

    def _one_each(self, found: list[Column]) -> list[Column]:
        """Ask which column is meant where only the user's word makes them one indicator."""
        wanted = self.hints.indicator
        if wanted is None or self.hints.columns or any(map(wording.indicators, self.around)):
            return found
        by_word = [c for c in found if not any(map(wording.indicators, c.heads))]

        def key(column: Column) -> tuple[object, ...]:
            early = any(marks.says_early(head, self.parts.legend) for head in column.heads)
            return column.year, column.period, column.status, early

        for column in by_word:
            twins = [
                f"{c.shown} (column {self.grid.letters(c.index) or self.grid.number(c.index)})"
                for c in by_word
                if key(c) == key(column)
            ]
            if len(twins) > 1:
                raise ParameterError(
                    f"{self.grid.file}: the columns {listing(twins)} could all hold {wanted}.",
                    cure="Name the one that does with --column, by head, letter or number.",
                    option="--column",
                )
        return found

    def _without_neighbours(self, found: list[Column]) -> list[Column]:
        """Where the hint fits a head such as "Miskin", a mere "Total" beside it is not meant."""
        if self.hints.indicator is None or any(map(wording.indicators, self.around)):
            return found
        own = [
            c
            for c in found
            if self.hints.indicator in set().union(*map(wording.indicators, c.heads))
        ]
        spoken = [
            c for c in found
            if c in own or any(map(wording.indicators, c.heads))
            or (not own and (self.hints.columns or any(map(wording.speaks_of_poverty, c.heads))))
        ]  # fmt: skip
        for column in found if spoken else ():
            if column not in spoken:
                place = self.grid.address(self.parts.first or 0, column.index)
                self.parts.skipped.append(
                    Issue("not a poverty indicator", place, " | ".join(column.heads))
                )
        return spoken or found

    # ---------------------------------------------------------------------------- the figures

    def _figures(self, rows: Sequence[tuple[int, Name]], columns: Sequence[Column]) -> Reading:
        province = None
        if self.hints.province:
            province = get(self.hints.province)
        else:
            found = next((p for text in self.around if (p := wording.province_of(text))), None)
            province = found
        heads = self.parts.heads_of(self.parts.names or 0)
        named = decide(
            [name for _, name in rows],
            self._scope(province, rows),
            of_provinces=any(map(wording.heads_provinces, heads[-1:]))
            or any(map(wording.lists_provinces, self.around)),
        )
        self.cells.lists_regencies = any(region and region.is_regency for region in named.regions)
        wanted = self._rows_with_figures(rows, columns)
        self.parts.problems.extend(issue for issue in named.problems if issue.place in wanted)
        self.notes.extend(named.notes)
        placed: list[tuple[object, Figure]] = []
        used = {self.parts.names, *self.roles.values(), *(column.index for column in columns)}
        beside = [c for c in range(self.grid.width) if c not in used]
        for (r, _), region in zip(rows, named.regions, strict=True):
            if region is None:
                continue
            apart = next((t for c in beside if wording.sets_apart(t := self.grid.spread(r, c))), "")
            if apart:
                self.parts.skip("not of all people as published", r, apart)
                continue
            for column in columns:
                if figure := self.cells.figure(r, column, region):
                    placed.append((column.index, figure))
        placed = with_shared_decimals(placed)
        figures, doubles, passed = settle((figure for _, figure in placed), self.cells.ranks)
        self.parts.problems.extend(doubles)
        self.parts.skipped.extend(passed)
        self.notes.extend(f"{c.shown!r}: {c.status}" for c in columns if c.status)
        self._refuse_fractions(columns, placed)
        return Reading(
            self.grid.file,
            self.context.layout,
            self.title,
            tuple(figures),
            tuple(self._condensed()),
            tuple(self.parts.problems),
            tuple(dict.fromkeys([*self.notes, *self.cells.notes_on_marks()])),
            tuple(column.to_json(self.grid.sheet) for column in columns),
        )

    def _refuse_fractions(
        self, columns: Sequence[Column], placed: Sequence[tuple[object, Figure]]
    ) -> None:
        """Refuse a column of rates that are all below one: nowhere are so few people poor."""
        for column in columns:
            rates = [f for index, f in placed if index == column.index and f.indicator == "P0"]
            if rates and all(figure.value < 1 for figure in rates):
                first = rates[0]
                self.parts.problems.append(
                    Issue(
                        "fractions",
                        first.place,
                        f"{first.text} and all other P0 of this column are below 1: fractions, "
                        "0.1203 stands for 12.03 per cent",
                    )
                )

    def _scope(self, province: Region | None, rows: Sequence[tuple[int, Name]]) -> Region | None:
        """Province of the title, unless the table itself lists several provinces."""
        if province is None or "province" in self.roles:
            return None
        listed = sum(1 for _, name in rows if province_from_cell(name.text))
        return None if listed > 2 else province

    def _rows_with_figures(
        self, rows: Sequence[tuple[int, Name]], columns: Sequence[Column]
    ) -> set[str]:
        return {
            name.place
            for r, name in rows
            if any(re.search(r"[0-9]", self.grid.text(r, column.index)) for column in columns)
        }

    def _with_units(
        self,
        rows: Sequence[tuple[int, Name]],
        columns: Sequence[Column],
        convention: Convention,
    ) -> list[Column]:
        """Settle head counts without a unit: whole numbers in the thousands are persons."""
        settled = []
        for column in columns:
            if column.indicator == "POOR" and not column.unit and "unit" not in self.roles:
                if self.hints.unit:
                    column = replace(column, unit=self.hints.unit)
                else:
                    values = [
                        value
                        for r, _ in rows
                        if (value := conventions.value(self.grid.text(r, column.index), convention))
                    ]
                    whole = bool(values) and all(value.is_integer() for value in values)
                    persons = whole and sorted(values)[len(values) // 2] >= 3000
                    column = replace(column, unit="persons" if persons else "thousand persons")
                    self.notes.append(
                        f"the head count in {' | '.join(column.heads)!r} names no unit; read as "
                        f"{column.unit} (--unit says otherwise)"
                    )
            settled.append(column)
        return settled

    # ---------------------------------------------------------------------------- bookkeeping

    def _condensed(self) -> Iterable[Issue]:
        """Left-out things once each: many rows with one reason become one entry with a count."""
        counts = Counter((issue.kind, issue.text) for issue in self.parts.skipped)
        places = {(issue.kind, issue.text): issue.place for issue in reversed(self.parts.skipped)}
        for (kind, text), count in counts.items():
            more = f" (and {count - 1} more)" if count > 1 else ""
            yield Issue(kind, places[kind, text], text + more)
