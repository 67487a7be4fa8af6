"""Marks and words by which a table says that a figure is preliminary, revised or final.

BPS marks single cells (``12.53*``, ``15.60 r``), years (``2023r``, ``2024*``) and whole columns
(``2024 (Angka Sementara)``); what a mark stands for may be told in a note below the table. Where
none tells it, ``*``, ``x``, ``e`` and ``p`` are preliminary and ``r`` is revised, as in BPS
publications; any other mark is a footnote and says nothing of the figure's status.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from povanalysis.numbers import LETTERS_RAISED
from povanalysis.sources.tables.grid import Grid

Legend = dict[str, str]

_WORDS: Final = (
    ("preliminary", r"(?:(?:angka|data)\s+)?(?:sangat\s+)?sementara|prelim(?:inary)?|provisional"),
    ("revised", r"(?:(?:angka|data)\s+)?(?:revisi|diperbaiki|perbaikan|direvisi)|revised|rev\b\.?"),
    ("final", r"(?:angka|data)\s+(?:tetap|final)|^tetap$|final(?:\s+figures?)?"),
)
_WORD = re.compile("|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _WORDS), re.I)
_SIGN = r"\*{1,3}|x{1,3}|[rpe]|[⁰¹²³⁴-⁹]{1,2}|[†‡#]"
_ON_YEAR = re.compile(
    rf"(?<=(?:19|20)[0-9]{{2}})(?:\s*\^?[(\[]?\^?({_SIGN})[)\]]?|\s*\^\(?([0-9a-z])\)?"
    r"|\s*\(?([a-z])\)|\s+\(?([0-9])\))(?![a-z0-9])",
    re.I,
)
_EARLY = re.compile(r"\bsangat\s+sementara|very\s+preliminary", re.I)
_AT_END = re.compile(r"(?<=[^\s*])\s*(\*{1,3})\)?$")
_USUAL: Final[Legend] = {
    "r": "revised",
    **dict.fromkeys(("x", "xx", "xxx", "e", "p"), "preliminary"),
}
_EXPLAINED = re.compile(
    rf"(?:^|[\s;,:(])({_SIGN}|[0-9a-z](?=\)))\)?\s*[:=–-]?\s*(?:merupakan|adalah|is|are|:)?\s*"
    rf"(?:{'|'.join(words for _, words in _WORDS)})",
    re.I,
)
_FOOTNOTE = re.compile(rf"^({_SIGN})\)?\s*[:=.]?\s*\S")


def legend(grid: Grid) -> Legend:
    """Read what the notes of a table say of its marks.

    Returns
    -------
    dict
        Status by mark; empty text for a mark that a note explains otherwise.
    """
    found: Legend = {}
    for r in range(len(grid.rows)):
        texts = [text for c in range(grid.width) if (text := grid.text(r, c))]
        if len(texts) > 2 or any(text[-1:].isdigit() for text in texts[1:]):
            continue  # a row of data
        line = " ".join(texts)
        for match in _EXPLAINED.finditer(line):
            word = _WORD.search(match[0])
            if word and word.lastgroup:
                found[_plain(match[1])] = word.lastgroup
        if (note := _FOOTNOTE.match(line)) and note[1][0] in "*†‡#":
            found.setdefault(_plain(note[1]), "")
    return found


def of_mark(mark: str, known: Legend) -> str:
    """Tell the status a mark stands for, empty for a footnote.

    >>> of_mark("r", {}), of_mark("**", {}), of_mark("1", {}), of_mark("1", {"1": "revised"})
    ('revised', 'preliminary', '', 'revised')
    """
    if mark in known:
        return known[mark]
    return "preliminary" if mark.startswith("*") else _USUAL.get(mark, "")


@lru_cache(maxsize=4096)
def mark_in(text: str) -> str:
    """Find the mark on the year or at the end of a head, empty where there is none.

    >>> (
    ...     mark_in("2023r"),
    ...     mark_in("2024 *)"),
    ...     mark_in("Persentase Penduduk Miskin*"),
    ...     mark_in("2024"),
    ... )
    ('r', '*', '*', '')
    """
    text = text.translate(LETTERS_RAISED)
    if match := _ON_YEAR.search(text):
        return _plain(next(filter(None, match.groups())))
    match = _AT_END.search(text)
    return match[1] if match else ""


def of_text(text: str, known: Legend) -> str:
    """Tell the status a head or title speaks of, empty where it speaks of none.

    >>> of_text("2024 (Angka Sementara)", {}), of_text("2023r", {}), of_text("2024", {})
    ('preliminary', 'revised', '')
    """
    if (word := _WORD.search(text)) and word.lastgroup:
        return word.lastgroup
    mark = mark_in(text)
    return of_mark(mark, known) if mark else ""


def says_early(text: str, known: Legend) -> bool:
    """Whether a head marks its figures as very preliminary, earlier than preliminary ones.

    >>> says_early("2024 (Angka Sangat Sementara)", {}), says_early("2024**", {})
    (True, True)
    """
    return bool(_EARLY.search(text)) or (mark_in(text) == "**" and known.get("**") != "revised")


def says_final(text: str) -> bool:
    """Whether a head says in words that its figures are final."""
    word = _WORD.search(text)
    return word is not None and word.lastgroup == "final"


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Give a head without its marks and words of status.

    >>> bare("2024 (Angka Sementara)"), bare("2023r"), bare("Maret 2024*)")
    ('2024', '2023', 'Maret 2024')
    """
    text = text.translate(LETTERS_RAISED)
    text = _AT_END.sub("", _ON_YEAR.sub("", _WORD.sub("", text)))
    return re.sub(r"\(\s*\)|\[\s*\]", "", text).strip()


def _plain(mark: str) -> str:
    return mark.lower().translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
