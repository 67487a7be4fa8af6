"""Cutting text into cells: by a delimiter, or by the blanks of a table pasted from a PDF.

A decimal comma makes ``,`` common in ``;`` files, so that agreement between lines counts before
frequency. A first line ``sep=;``, which spreadsheet programs write and obey, decides. Where lines
end in several figures with nothing but blanks between them, the blanks part the columns: two or
more of them, else one, and then every line must hold as many figures as the others, because a gap
cannot be placed.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque

from povanalysis.errors import LayoutError
from povanalysis.numbers import fitting_conventions
from povanalysis.sources.tables import wording
from povanalysis.sources.tables.decoding import MAX_CELLS
from povanalysis.sources.tables.grid import Grid

MAX_LINE = 100_000  # characters by which a delimiter is found
MAX_PASTED = 300_000  # characters of a table pasted from a PDF

_SEP = re.compile(r'^"?sep=(.)"?\s*$', re.I)
_CONFLICT = re.compile(r"<{7} |>{7} ")
_ENDS = re.compile(r"[\r\n]")
_SAVE_AS = "Open it in a spreadsheet program and save the sheet with the table as .xlsx or .csv."


def text_table(file: str, text: str) -> Grid:
    """Cut the text of a file into rows and cells.

    Raises
    ------
    LayoutError
        The text cannot be cut, or a line of figures has a gap that cannot be placed.
    """
    text = text.replace("\ufeff", "")
    lines = re.split(r"\r\n|\r|\n", text)
    said = next((m[1] for line in lines[:3] if line.strip() and (m := _SEP.match(line))), None)
    if said is None and (rows := _by_blanks(file, lines)):
        return Grid(file, "", rows, spreadsheet=False)
    delimiter = said or _delimiter([line[:MAX_LINE] for line in lines[:200]])
    if text.count(delimiter) + len(lines) > MAX_CELLS:
        raise LayoutError(
            f"{file} has more than {MAX_CELLS:,} cells.",
            cure="Save the one table in a file of its own.",
        )
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        cut = tuple(() if said and row and _SEP.match(row[0]) else tuple(row) for row in reader)
    except csv.Error as error:
        raise LayoutError(
            f"{file} is not a readable table of text ({error}).", cure=_SAVE_AS
        ) from error
    if marked := next((i for i, line in enumerate(lines, 1) if _CONFLICT.match(line)), None):
        raise LayoutError(
            f"{file}: row {marked} is a mark of an unfinished git merge.",
            cure="Finish the merge, or take the file from its source again.",
            cells=[f"row {marked}"],
        )
    _refuse_open_quotes(file, text, delimiter, cut)
    if said:  # "sep=;" is cut itself
        cut = ((), *cut[1:])
    return Grid(file, "", cut, spreadsheet=False)


def _refuse_open_quotes(
    file: str, text: str, delimiter: str, cut: tuple[tuple[str, ...], ...]
) -> None:
    """Refuse a quotation mark that takes the rows after it into its cell, where they are lost."""
    broken = next((i for i, row in enumerate(cut, 1) if any(map(_ENDS.search, row))), None)
    if broken is None:
        return
    try:
        deque(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 0)
    except csv.Error as error:
        raise LayoutError(
            f"{file}: row {broken} opens a quotation mark that is not closed in its cell, so that "
            "the rows after it would be lost.",
            cure="Take the mark out, or write it twice where it is meant.",
            cells=[f"row {broken}"],
        ) from error


def _delimiter(lines: list[str]) -> str:
    """Find the delimiter that cuts most lines into the same number of columns."""
    filled = [line for line in lines if line.strip()]
    best = (0.0, 0, ",")
    for sign in (";", ",", "\t", "|"):
        counts = [len(row) for row in csv.reader(filled, delimiter=sign)]
        wide = [count for count in counts if count > 1]
        if wide:
            usual = max(set(wide), key=lambda n: (wide.count(n), n))
            best = max(best, (wide.count(usual) / len(filled), usual, sign))
    return best[2]


def _by_blanks(file: str, lines: list[str]) -> tuple[tuple[str, ...], ...] | None:
    """Cut lines at blanks; None where that is not what parts the columns."""
    filled = [line for line in lines if line.strip()]
    if any(sign in line for line in filled for sign in "\t;|") or len(filled) < 3:
        return None
    if sum(map(len, filled)) > MAX_PASTED:
        return None
    for blanks in (r"\s{2,}", r"\s+"):
        cut = {line: _cells(line, blanks) for line in filled}
        counts = Counter(len(cells) for cells in cut.values() if len(cells) > 1)
        if not counts:
            continue
        usual, agreeing = counts.most_common(1)[0]
        if agreeing < 2 or agreeing < len(filled) / 2:
            continue
        for number, line in enumerate(lines, start=1):
            cells = cut.get(line, ())
            if 1 < len(cells) != usual and not wording.single_year(cells[-1]):
                raise LayoutError(
                    f"{file}: row {number} ({line.strip()!r}) has {len(cells) - 1} figures where "
                    f"others have {usual - 1}; blanks do not say which is missing.",
                    cure="Write ... for a missing figure, or part the columns with ; or tabs.",
                    cells=[f"row {number}"],
                )
        return tuple(
            (
                cells
                if len(cells := cut.get(line, ())) == usual or len(cells) > 1
                else (line.strip(),)
            )
            for line in lines
        )
    return None


def _cells(line: str, blanks: str) -> tuple[str, ...]:
    """Part a line into a name and the figures at its end; one cell where it does not end in any."""
    parts = re.split(blanks, line.strip())
    first = len(parts)
    while first > 1 and _is_figure(parts[first - 1]):
        first -= 1
    if blanks == r"\s{2,}":
        heads = all(re.search(r"[a-z]", part, re.I) or _is_figure(part) for part in parts)
        return tuple(parts) if first == 1 or (heads and len(parts) > 1) else (line.strip(),)
    name = " ".join(parts[:first])
    if first == len(parts) or not re.search(r"[a-z]", name, re.I) or name.endswith((",", ":")):
        return (line.strip(),)
    return (line.strip(),) if wording.indicators(name) else (name, *parts[first:])


def _is_figure(text: str) -> bool:
    return bool(fitting_conventions([text]))
