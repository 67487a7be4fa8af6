"""What a value column of a table holds, by its heads.

Heads are read from the lowest up: the lowest that names one indicator decides, a head that speaks
of something else ends the search, a group head that names several is narrowed by the words below it
("Penduduk Miskin" over "Jumlah" and "Persentase"). What the heads leave open comes from the title,
the sheet name, the file name and at last from the user. A column that names no indicator of ours is
left out, with its heads as the reason; so are parts of a region (urban, rural) and other months.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from povanalysis.indicators import INDICATORS
from povanalysis.numbers import Convention
from povanalysis.sources.tables import marks, wording
from povanalysis.sources.tables.anatomy import Anatomy
from povanalysis.sources.tables.reading import Hints, Issue


@dataclass(frozen=True)
class Column:
    """A column with figures of ours.

    Attributes
    ----------
    index
        Index of the column.
    heads
        Its heads, top to bottom.
    indicator
        Code, empty where a column of its own says it row by row.
    year
        Year its heads name, or None.
    period
        Month its heads name, or empty.
    unit
        Unit its heads or the title name, or empty.
    status
        Status its heads or the title name, or empty.
    said_by, said_from
        Who names the month: ``head``, ``user`` or ``around``, and in which text.
    convention
        Decimal mark of its text figures, ``id`` or ``en``, once it is known.
    """

    index: int
    heads: tuple[str, ...]
    indicator: str
    year: int | None
    period: str
    unit: str
    status: str = ""
    said_by: str = ""
    said_from: str = ""
    convention: Convention = "en"

    def to_json(self, sheet: str) -> dict[str, Any]:
        """Give what was understood as plain values, for the manifest."""
        return {"sheet": sheet, **vars(self), "heads": list(self.heads)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Column:
        """Take up what :meth:`to_json` gave."""
        plain = {name: value for name, value in stored.items() if name != "sheet"}
        return cls(**{**plain, "heads": tuple(plain["heads"])})

    @property
    def shown(self) -> str:
        """Its heads as one text."""
        return " | ".join(self.heads) or "no head"


def is_meant(index: int, parts: Anatomy, wanted: Sequence[str]) -> bool:
    """Whether the user names this column, by a head, its letter or its number."""
    names = {wording.plain(head) for head in parts.heads_of(index)}
    names.add(wording.plain(" | ".join(parts.heads_of(index))))
    names.update((parts.grid.letters(index).lower(), str(parts.grid.number(index))))
    return any(wording.plain(name) in names for name in wanted)


def understand(index: int, parts: Anatomy, around: Sequence[str], hints: Hints) -> Column | None:
    """Understand one value column; None, with the reason noted, where it is none of ours.

    Parameters
    ----------
    index
        Index of the column.
    parts
        The table it is part of; columns left out are noted there.
    around
        Title, sheet name and file name, asked in this order for what the heads leave open.
    hints
        What the user says.
    """
    heads = parts.heads_of(index)
    shown = " | ".join(heads) or "no head"
    place = parts.grid.address(parts.first or 0, index)
    if hints.columns and not is_meant(index, parts, hints.columns):
        parts.skipped.append(Issue("not the column named", place, shown))
        return None
    joined = " | ".join(heads)
    if wording.area(joined) == "part":
        parts.skipped.append(Issue("urban or rural part", place, shown))
        return None
    period = next((p for head in reversed(heads) if (p := wording.period(head))), "")
    if period == "other":
        parts.skipped.append(Issue("other month", place, shown))
        return None
    indicator = (
        "" if "variable" in parts.roles else _indicator_of(heads, parts.title, around, hints)
    )
    if indicator == "" and "variable" not in parts.roles:
        parts.skipped.append(Issue("not a poverty indicator", place, shown))
        return None
    year = next((y for head in reversed(heads) if (y := wording.single_year(head))), None)
    if year is None and not hints.columns and any(len(wording.years(h)) > 1 for h in heads[-1:]):
        parts.skipped.append(Issue("several years", place, shown))  # a change or a mean
        return None
    said_by, said_from = ("head", joined) if period else ("", "")
    said = next(((p, text) for text in around if (p := wording.period(text))), None)
    if not period and hints.period:
        period, said_by, said_from = hints.period, "user", "--period"
        if said and said[0] != hints.period and "period" not in parts.roles:
            parts.notes.append(f"{said[1]!r} says {said[0]}; read as {period}, as --period says")
    elif not period and said:
        period, said_by, said_from = said[0], "around", said[1]
    if year is None and not parts.roles.keys() & {"year"}:
        named = next((y for text in around if (y := wording.single_year(text))), None)
        year = hints.year or named
        if named and hints.year and named != hints.year:
            parts.notes.append(f"title or file name say {named}; read as {year}, as --year says")
    texts = [*reversed(heads), *around]
    status = next((s for text in texts if (s := marks.of_text(text, parts.legend))), "")
    unit = _unit_of(heads, indicator, around)
    return Column(index, heads, indicator, year, period, unit, status, said_by, said_from)


def _indicator_of(heads: tuple[str, ...], title: str, around: Sequence[str], hints: Hints) -> str:
    """Take the lowest head that names one indicator, else the title, else the hint."""
    below = ""
    for head in reversed(heads):
        codes = wording.indicators(head)
        if len(codes) > 1:
            codes = wording.narrowed(codes, below) or codes
        if len(codes) == 1:
            return next(iter(codes))
        if not codes and wording.speaks_of_the_poor(head):
            codes = wording.narrowed(frozenset({"P0", "POOR"}), below)
            if len(codes) == 1:
                return next(iter(codes))
        if not codes and not wording.is_neutral(head) and head not in title:
            # a head that speaks of something else, unless the user says what it means
            meant = bool(hints.columns) or wording.speaks_of_poverty(head)
            return (hints.indicator or "") if meant else ""
        below = f"{below} {head}" if len(codes) <= 1 else below
    for text in around:
        codes = wording.indicators(text)
        if not codes and wording.speaks_of_the_poor(text):
            codes = wording.narrowed(frozenset({"P0", "POOR"}), below)
        if len(codes) > 1:
            # "Jumlah Penduduk Miskin dan Garis Kemiskinan" over "Persentase": that of the poor
            poor = codes | {"P0", "POOR"} if wording.speaks_of_the_poor(text) else codes
            codes = wording.narrowed(poor, below)
        if len(codes) == 1:
            return next(iter(codes))
    return hints.indicator or ""


def _unit_of(heads: tuple[str, ...], indicator: str, around: Sequence[str]) -> str:
    wanted = INDICATORS[indicator].printed if indicator else ()
    texts = [*reversed(heads), *around]
    if indicator == "POVERTY_LINE" and any(
        re.search(r"ribu\s*rupiah|rp\.?\s*(?:ribu|000)|thousand rupiah", wording.plain(text))
        for text in texts
    ):
        return "thousand rupiah"
    return next((u for text in texts if (u := wording.unit(text)) in wanted), "")
