"""Which decimal mark a table uses, found out from all its text figures together.

A single figure cannot tell: ``381.687`` is an Indonesian poverty line and an English fraction.
Where every figure fits both marks, the ranges of the indicators decide, and the note says so; what
stays open is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from povanalysis.errors import NumberError, ParameterError
from povanalysis.indicators import INDICATORS
from povanalysis.numbers import Convention, fitting_conventions, read_number
from povanalysis.sources.tables.columns import Column
from povanalysis.sources.tables.grid import Grid
from povanalysis.sources.tables.reading import scaled


def of_table(
    grid: Grid, rows: Sequence[int], columns: Sequence[Column], notes: list[str]
) -> Convention:
    """Find the convention of the text figures of a table.

    Parameters
    ----------
    grid, rows, columns
        The table, its rows of data and its value columns.
    notes
        Takes a note where the ranges decided.

    Raises
    ------
    ParameterError
        Both conventions give values that can be true.
    """
    cells = [grid.cell(r, column.index) for r in rows for column in columns]
    numeric = [cell for cell in cells if isinstance(cell, str) and re.search(r"[0-9]", cell)]
    fitting = fitting_conventions(numeric)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        # mixed: report the minority as problems, not the whole table
        counts = {c: sum(fitting_conventions([t]) == (c,) for t in numeric) for c in ("id", "en")}
        return "id" if counts["id"] > counts["en"] else "en"
    if all(value(text, "id") == value(text, "en") for text in numeric):
        return "en"
    shares = {c: _share_in_range(grid, rows, columns, c) for c in fitting}
    best = max(fitting, key=shares.__getitem__)
    other = min(shares.values())
    # a column in which one reading fits all, or most where the other fits none: a single slip
    # must not make the whole table doubtful
    if shares[best] > other and (shares[best] == 1 or (shares[best] > 0.5 and other == 0)):
        mark = "comma" if best == "id" else "dot"
        notes.append(f"figures are read with a decimal {mark}: the other reading lies out of range")
        return best
    raise ParameterError(
        f"{grid.file}: figures such as {numeric[0]!r} can be read with a decimal comma or "
        "a decimal dot.",
        cure="Say which with --convention id (12,03) or --convention en (12.03).",
        option="--convention",
    )


def value(text: str, convention: Convention) -> float:
    """Give the value of a cell, nought where it holds none or does not fit the convention."""
    try:
        return read_number(text, convention).value or 0.0
    except NumberError:
        return 0.0


def _share_in_range(
    grid: Grid, rows: Sequence[int], columns: Sequence[Column], convention: Convention
) -> float:
    inside = []
    for r in rows:
        for column in columns:
            if found := value(grid.text(r, column.index), convention):
                known = INDICATORS.get(column.indicator)
                low, high = known.range if known else (0.0, float("inf"))
                inside.append(low <= scaled(found, column.unit, column.indicator) <= high)
    return sum(inside) / len(inside) if inside else 0.0
