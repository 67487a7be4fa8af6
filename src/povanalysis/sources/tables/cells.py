"""What one cell of a table says: value, indicator, year, reference month and status.

A column tells most of it; columns with a role (year, month, variable, unit, area) tell the rest row
by row, and what neither says comes from the user, the title, the sheet or the file name, in this
order. Nothing is guessed: a cell that is no figure, no year or no month is a problem with its place.
"""

from __future__ import annotations

import re
from functools import cached_property

from povanalysis.errors import NumberError, ParameterError
from povanalysis.indicators import INDICATORS
from povanalysis.numbers import Convention, Number, read_number
from povanalysis.regions import Region
from povanalysis.series import MARCH_FROM, reference_period
from povanalysis.sources.tables import marks, wording
from povanalysis.sources.tables.anatomy import Anatomy
from povanalysis.sources.tables.columns import Column
from povanalysis.sources.tables.reading import (
    RANKS,
    Figure,
    printed_decimals,
    scaled,
)

NO_SEPTEMBER = f"regencies have no September figure since {MARCH_FROM}, BPS publishes March alone"
_NUMBER = re.compile(r"0?[1-9](?:[.,]0)?|1[0-2](?:[.,]0)?|i{1,2}", re.I)
_HALF = re.compile(
    r"(?P<first>(?:s|h|sem|smt)[-. ]?(?:1|i)|1st|ganjil|pertama|kesatu|first)|"
    r"(?:s|h|sem|smt)[-. ]?(?:2|ii)|2nd|genap|kedua|second"
)
_NONE = ("-", "tidak ada", "none")


def half_year(text: str) -> str:
    """Read a short name of a half-year, such as a column of semesters holds.

    >>> half_year("Genap"), half_year("S1"), half_year("2nd"), half_year("S3")
    ('September', 'March', 'September', '')
    """
    match = _HALF.fullmatch(wording.plain(text))
    return ("March" if match["first"] else "September") if match else ""


def dashed(text: str) -> str:
    """Part year and month that were written as one number.

    >>> dashed("202403"), dashed("2024")
    ('2024-03', '2024')
    """
    return re.sub(r"^((?:19|20)[0-9]{2})(0[1-9]|1[0-2])$", r"\1-\2", text)


class Cells:
    """Reads the cells of one table.

    Attributes
    ----------
    parts
        The table; what is left out or wrong is noted there.
    notes
        How doubtful things were understood.
    lists_regencies
        Whether the table lists regencies, whose figures need no month.
    ranks
        Rank of each figure's row and column by its place, for those that stand twice.
    marked
        Places of each mark and its status.
    """

    def __init__(self, parts: Anatomy) -> None:
        self.parts = parts
        self.grid = parts.grid
        self.roles = parts.roles
        self.notes = parts.notes
        self.lists_regencies = False
        self.ranks: dict[str, int] = {}
        self.marked: dict[tuple[str, str], list[str]] = {}

    def figure(self, row: int, column: Column, region: Region) -> Figure | None:
        """Read one cell; None, with the reason noted, where it holds no figure of ours."""
        text = self.grid.text(row, column.index)
        number = self._number(row, column.index, column.convention)
        if number is None:
            return None
        indicator = column.indicator or self._role_indicator(row)
        if not indicator or self._is_part(row):
            return None
        year = self._year(row, column)
        if year is None:
            return None
        said = self._said(row, column)
        if said is None or said == "other":
            if said:
                self.parts.skip("other month", row, "a month other than March and September")
            return None
        if number.value is None:
            self.parts.skip("missing", row, f"{text or 'empty'}: no figure")
            return None
        period = self._period(row, column, said, year, region)
        if period is None:
            return None
        unit = self._unit(row, column, indicator, number, text)
        if unit is None:
            return None
        value = scaled(number.value, unit, indicator)
        if value == 0:
            self.parts.skip("nought", row, f"{region} is written as 0, which stands for no figure")
            return None
        if not self._plausible(value, indicator, text, row, column.index):
            return None
        return Figure(
            region.code, indicator, year, *period, value, text,
            self.grid.address(row, column.index), self.grid.sheet,
            self.grid.line(row, column.index),
            status=self._status(row, column, number.mark),
            decimals=number.decimals - INDICATORS[indicator].printed.get(unit, 0),
        )  # fmt: skip

    def _number(self, row: int, column: int, convention: Convention) -> Number | None:
        cell = self.grid.cell(row, column)
        if isinstance(cell, float):
            return Number(cell, printed_decimals(repr(cell)))
        try:
            return read_number(self.grid.text(row, column), convention)
        except NumberError as error:
            self.parts.problem("not a number", row, column, str(error))
            return None

    def _role(self, row: int, role: str) -> str:
        text = self.grid.spread(row, self.roles[role]) if role in self.roles else ""
        return dashed(text) if role in ("year", "period") else text

    def _role_indicator(self, row: int) -> str:
        text = self._role(row, "variable")
        codes = wording.indicators(text)
        if len(codes) == 1:
            return next(iter(codes))
        self.parts.skip("not a poverty indicator", row, text)
        return ""

    def _unit(
        self, row: int, column: Column, indicator: str, number: Number, text: str
    ) -> str | None:
        told = self._role(row, "unit")
        said: str = number.unit or wording.unit(told)
        if wording.is_of_something_else(told) or not wording.speaks_of_poverty(f"miskin {told}"):
            said = repr(told)  # per mil, households
        elif not said or said in INDICATORS[indicator].printed:
            return said or column.unit
        self.parts.problem(
            "another unit", row, column.index,
            f"{text} is given in {said}, {indicator} is in {INDICATORS[indicator].unit}",
        )  # fmt: skip
        return None

    def _is_part(self, row: int) -> bool:
        text = self._role(row, "area")
        if wording.area(text) != "part":
            return False
        self.parts.skip("urban or rural part", row, text)
        return True

    def _year(self, row: int, column: Column) -> int | None:
        for role in ("year", "period"):
            text = self._role(row, role)
            if year := wording.single_year(text):
                return year
            if role == "year" and role in self.roles:
                self.parts.problem("not a year", row, self.roles[role], f"{text!r} is not a year")
                return None
        if column.year is None:
            raise ParameterError(
                f"{self.grid.file} does not say which year the figures in "
                f"{self.grid.address(row, column.index)} are for.",
                cure="Say it with --year YEAR.",
                option="--year",
            )
        return column.year

    def _said(self, row: int, column: Column) -> str | None:
        """Give the month that the row or its column names; None where it is unreadable."""
        text = self._role(row, "period")
        if _NUMBER.fullmatch(text):
            said = self._numbered(re.sub(r"[.,]0$", "", text).lower().lstrip("0"))
        else:
            said = wording.period(text) or half_year(text)
            if not said and (wording.is_neutral(text) or wording.plain(text) in _NONE):
                return wording.period(self._role(row, "year")) or column.period
        if not said:
            self.parts.problem(
                "not a month", row, self.roles["period"],
                f"{text!r} names neither March nor September",
            )  # fmt: skip
        return said or None

    def _numbered(self, text: str) -> str:
        """Read a bare number under a head of semesters or months."""
        column = self.roles["period"]
        head = wording.plain(" ".join(self.parts.heads_of(column)[-1:]))
        values = self._numbers_of_periods
        if (
            text[0] == "i"
            or re.search(r"sem|smt", head)
            or (not re.search(r"bulan|month", head) and values == {"1", "2"})
        ):
            return {"1": "March", "2": "September", "i": "March", "ii": "September"}.get(text, "")
        if re.search(r"bulan|month", head) or values <= {"3", "9"}:
            return {"3": "March", "9": "September"}.get(text, "other")
        return ""

    @cached_property
    def _numbers_of_periods(self) -> set[str]:
        texts = (self.grid.text(r, self.roles["period"]) for r, _ in self.parts.rows)
        return {text.lstrip("0")[:2].strip(".,") for text in texts}

    def _period(
        self, row: int, column: Column, said: str, year: int, region: Region
    ) -> tuple[str, str] | None:
        """Give the reference month of a figure and how it is known.

        Kab/kota tables name no month: since 2015 their figures are those of March, 2012-2014 those
        of September (breaks.csv B5), and the province row among them follows March only. Provinces
        among themselves have two figures a year; which of them a table means, only its words tell.
        """
        if said == "September" and region.is_regency and year >= MARCH_FROM:
            if column.said_by != "around":
                self.parts.problem("no such figure", row, column.index, NO_SEPTEMBER)
                return None
            self.notes.append(f"{column.said_from!r} speaks of September; {NO_SEPTEMBER}: March")
            said = "March"
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

    def _status(self, row: int, column: Column, mark: str) -> str:
        """Give the status that the cell, its year or its column is marked with."""
        texts = [self._role(row, role) for role in ("status", "year", "period")]
        own = next((s for text in texts if (s := marks.of_text(text, self.parts.legend))), "")
        status = own or column.status or "final"
        place = self.grid.address(row, column.index)
        in_words = any(map(marks.says_final, (*texts, *column.heads)))
        self.ranks[place] = len(RANKS) if status == "final" and in_words else RANKS.index(status)
        if any(marks.says_early(text, self.parts.legend) for text in (*texts, *column.heads)):
            self.ranks[place] = -1
        if not mark:
            return status
        marked = marks.of_mark(mark, self.parts.legend)
        self.marked.setdefault((mark, marked), []).append(place)
        return marked or status

    def notes_on_marks(self) -> list[str]:
        """Say once for each mark where it stands and how it was understood."""
        return [
            f"{places[0]}{f' and {len(places) - 1} more' if len(places) > 1 else ''} marked "
            f"{mark!r}: {status or 'a footnote, which does not change the figure'}"
            for (mark, status), places in self.marked.items()
        ]

    def _plausible(self, value: float, indicator: str, text: str, row: int, column: int) -> bool:
        low, high = INDICATORS[indicator].range
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
            f"{text} is no {indicator} ({INDICATORS[indicator].unit}, {low:.10g} to {high:.10g}){slip}",
        )  # fmt: skip
        return False
