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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from povanalysis.errors import NumberError, ParameterError
from povanalysis.numbers import Convention, Number, read_number
from povanalysis.regions import Region, get
from povanalysis.series import INDICATORS, reference_period
from povanalysis.sources import conventions, wording
from povanalysis.sources.anatomy import OVERFLOW, Anatomy, name_column
from povanalysis.sources.columns import Column, understand
from povanalysis.sources.grid import Cell, Grid
from povanalysis.sources.naming import Name, decide, is_region_name, province_from_cell
from povanalysis.sources.reading import (
    RANGES,
    SHIFTS,
    UNITS_OF,
    Figure,
    Hints,
    Issue,
    Reading,
    printed_decimals,
    scaled,
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
    """

    layout: str
    hints: Hints
    texts: tuple[str, ...] = ()


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
        self.parts = Anatomy(grid)
        self.title = self.parts.title
        self.roles = self.parts.roles
        self.around = (self.title, grid.sheet, *context.texts)
        self.notes: list[str] = []
        self.lists_regencies = False

    def read(self) -> Reading:
        if self.parts.names is None:
            return self._empty("no column of region names")
        if self.parts.first is None:
            return self._empty("no row with a region and a figure")
        rows = self.parts.rows
        columns = self._value_columns(rows)
        if not columns:
            return self._empty("no column of a poverty indicator")
        convention = self.context.hints.convention or conventions.of_table(
            self.grid, [r for r, _ in rows], columns, self.notes
        )
        return self._figures(rows, columns, convention)

    def _empty(self, reason: str) -> Reading:
        place = self.grid.sheet or self.grid.file
        return Reading(
            self.grid.file,
            self.context.layout,
            skipped=(*self.parts.skipped, Issue("no table", place, reason)),
            problems=tuple(i for i in self.parts.problems if i.kind == OVERFLOW),
        )

    # ---------------------------------------------------------------------------- the columns

    def _value_columns(self, rows: Sequence[tuple[int, Name]]) -> list[Column]:
        taken = {self.parts.names, *self.roles.values()}
        found = []
        for c in range(self.grid.width):
            if c in taken or not any(self.grid.text(r, c) for r, _ in rows):
                continue
            heads = self.parts.heads_of(c)
            if "variable" in self.roles and not _CONTENT.match(wording.plain(" ".join(heads[-1:]))):
                continue
            if column := understand(c, self.parts, self.around, self.context.hints):
                found.append(column)
        return self._without_neighbours(found)

    def _without_neighbours(self, found: list[Column]) -> list[Column]:
        """Where the hint fits a head such as "Miskin", a mere "Total" beside it is not meant."""
        if self.context.hints.indicator is None or any(map(wording.indicators, self.around)):
            return found
        spoken = [column for column in found if any(map(_names_poverty, column.heads))]
        for column in found if spoken else ():
            if column not in spoken:
                place = self.grid.address(self.parts.first or 0, column.index)
                self.parts.skipped.append(
                    Issue("not a poverty indicator", place, " | ".join(column.heads))
                )
        return spoken or found

    # ---------------------------------------------------------------------------- the figures

    def _figures(
        self,
        rows: Sequence[tuple[int, Name]],
        columns: Sequence[Column],
        convention: Convention,
    ) -> Reading:
        province = None
        if self.context.hints.province:
            province = get(self.context.hints.province)
        else:
            found = next((p for text in self.around if (p := wording.province_of(text))), None)
            province = found
        named = decide([name for _, name in rows], self._scope(province, rows))
        self.lists_regencies = any(region and region.is_regency for region in named.regions)
        wanted = self._rows_with_figures(rows, columns)
        self.parts.problems.extend(issue for issue in named.problems if issue.place in wanted)
        self.notes.extend(named.notes)
        columns = self._with_units(rows, columns, convention)
        placed: list[tuple[object, Figure]] = []
        for (r, _), region in zip(rows, named.regions, strict=True):
            if region is None:
                continue
            for column in columns:
                if figure := self._figure(r, column, region, convention):
                    placed.append((column.index, figure))
        figures = with_shared_decimals(placed)
        self._refuse_duplicates(figures)
        return Reading(
            self.grid.file,
            self.context.layout,
            self.title,
            tuple(figures),
            tuple(self._condensed()),
            tuple(self.parts.problems),
            tuple(dict.fromkeys(self.notes)),
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
                if self.context.hints.unit:
                    column = replace(column, unit=self.context.hints.unit)
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

    def _figure(
        self, row: int, column: Column, region: Region, convention: Convention
    ) -> Figure | None:
        cell = self.grid.cell(row, column.index)
        text = self.grid.text(row, column.index)
        place = self.grid.address(row, column.index)
        number = self._number(cell, text, convention, row, column.index)
        if number is None:
            return None
        indicator = column.indicator or self._role_indicator(row)
        if not indicator:
            return None
        if self._is_part(row):
            return None
        year = self._year(row, column)
        if year is None:
            return None
        period, status = self._period(row, column, year, region)
        if period == "other":
            self.parts.skip("other month", row, "a month other than March and September")
            return None
        if number.value is None:
            self.parts.skip("missing", row, f"{text or 'empty'}: no figure")
            return None
        said = number.unit or self._role_unit(row)
        if said and said not in UNITS_OF[indicator]:
            self.parts.problem(
                "another unit", row, column.index,
                f"{text} is given in {said}, {indicator} is in {INDICATORS[indicator]}",
            )  # fmt: skip
            return None
        unit = said or column.unit
        value = scaled(number.value, unit, indicator)
        if value == 0:
            self.parts.skip("nought", row, f"{region} is written as 0, which stands for no figure")
            return None
        if not self._plausible(value, indicator, unit, text, row, column.index):
            return None
        return Figure(
            region.code, indicator, year, period, status, value, text, place,
            self.grid.sheet, row + 1,
            decimals=number.decimals - SHIFTS.get((indicator, unit), 0),
        )  # fmt: skip

    def _number(
        self, cell: Cell, text: str, convention: Convention, row: int, column: int
    ) -> Number | None:
        if isinstance(cell, float):
            return Number(cell, printed_decimals(repr(cell)))
        try:
            return read_number(text, convention)
        except NumberError as error:
            self.parts.problem("not a number", row, column, str(error))
            return None

    def _role_indicator(self, row: int) -> str:
        text = self.grid.spread(row, self.roles["variable"])
        codes = wording.indicators(text)
        if len(codes) == 1:
            return next(iter(codes))
        self.parts.skip("not a poverty indicator", row, text)
        return ""

    def _role_unit(self, row: int) -> str:
        if "unit" not in self.roles:
            return ""
        return wording.unit(self.grid.spread(row, self.roles["unit"]))

    def _is_part(self, row: int) -> bool:
        if "area" not in self.roles:
            return False
        text = self.grid.spread(row, self.roles["area"])
        if wording.area(text) == "part":
            self.parts.skip("urban or rural part", row, text)
            return True
        return False

    def _year(self, row: int, column: Column) -> int | None:
        if "year" in self.roles:
            text = self.grid.spread(row, self.roles["year"])
            if year := wording.single_year(text):
                return year
            self.parts.problem("not a year", row, self.roles["year"], f"{text!r} is not a year")
            return None
        if column.year:
            return column.year
        found = next((y for text in self.around if (y := wording.single_year(text))), None)
        year = found or self.context.hints.year
        if year is None:
            raise ParameterError(
                f"{self.grid.file} does not say which year the figures in "
                f"{self.grid.address(row, column.index)} are for.",
                cure="Say it with --year YEAR.",
                option="--year",
            )
        return year

    def _period(self, row: int, column: Column, year: int, region: Region) -> tuple[str, str]:
        """Give the reference month of a figure and how it is known.

        Kab/kota tables name no month: since 2015 their figures are those of March, 2012-2014 those
        of September (breaks.csv B5), and the province row among them follows March only. Provinces
        among themselves have two figures a year; which of them a table means, only its words tell.
        """
        said = ""
        if "period" in self.roles:
            said = wording.period(self.grid.spread(row, self.roles["period"]))
        said = said or column.period
        if not said:
            said = next((p for text in self.around if (p := wording.period(text))), "")
        said = said or self.context.hints.period or ""
        if said:
            return said, "published"
        period = reference_period(year)
        if not self.lists_regencies:
            self.notes.append(
                "the table lists no regencies and names no month: provinces have figures of March "
                "and of September (--period says which)"
            )
            return "unknown", "not established"
        if period == "March":
            return period, "published"
        if period == "September" and region.is_regency:
            return period, "inferred"
        return "unknown", "not established"

    def _plausible(
        self, value: float, indicator: str, unit: str, text: str, row: int, column: int
    ) -> bool:
        low, high = RANGES[indicator]
        if low <= value <= high:
            return True
        slip = ""
        if indicator == "POVERTY_LINE" and low <= value * 1000 <= high:
            slip = "; it looks like thousands of rupiah, cut or unmarked"
        elif indicator == "P0" and low <= value * 100 <= high:
            slip = "; it looks like a fraction: 0.1203 stands for 12.03 per cent"
        elif indicator in ("P0", "P1", "P2") and value > 100:
            slip = "; it looks like a head count or a lost decimal mark"
        elif value < 0:
            slip = "; it is negative"
        self.parts.problem(
            "out of range", row, column,
            f"{text} is no {indicator} ({INDICATORS[indicator]}, {low:.10g} to {high:.10g}){slip}",
        )  # fmt: skip
        return False

    def _refuse_duplicates(self, figures: Sequence[Figure]) -> None:
        first: dict[tuple[str, str, int, str], Figure] = {}
        told: set[tuple[str, int, int]] = set()
        for figure in figures:
            earlier = first.setdefault(figure.key, figure)
            if earlier is figure or (figure.region, earlier.row, figure.row) in told:
                continue
            told.add((figure.region, earlier.row, figure.row))
            self.parts.problems.append(
                Issue(
                    "duplicated region",
                    figure.place,
                    f"{get(figure.region)} {figure.indicator} {figure.year} {figure.period} stands "
                    f"twice: {earlier.text} in {earlier.place}, {figure.text} in {figure.place}",
                )
            )

    # ---------------------------------------------------------------------------- bookkeeping

    def _condensed(self) -> Iterable[Issue]:
        """Left-out things once each: many rows with one reason become one entry with a count."""
        counts = Counter((issue.kind, issue.text) for issue in self.parts.skipped)
        places = {(issue.kind, issue.text): issue.place for issue in reversed(self.parts.skipped)}
        for (kind, text), count in counts.items():
            more = f" (and {count - 1} more)" if count > 1 else ""
            yield Issue(kind, places[kind, text], text + more)


def _names_poverty(head: str) -> bool:
    return wording.speaks_of_poverty(head) or bool(wording.indicators(head))
