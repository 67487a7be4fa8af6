"""How a message writes what it inserts: the functions of the text files, in one language.

``{ PERCENT($last) }`` is ``12,03 persen``; ``decimals: 1`` is an option of all that write numbers, and
``decimals: "enough"`` of changes: as many as it takes that a pace does not read as nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from povanalysis.regions import get
from povanalysis.report.facts.values import Code
from povanalysis.series import reference_month

MILLION, BILLION, TEN_BILLION = 1e6, 1e9, 1e10


def known_of(answer: object) -> dict[str, Any]:
    """Return the facts of an answer; the questions are loaded when the first is told."""
    from povanalysis.report.facts.answers import facts

    return facts(answer)


def functions(words: Any, file: str) -> dict[str, Callable[..., Any]]:
    """Return the functions that the messages of a file may use, by name.

    ============  ===========================================================
    PERCENT       a rate with its unit: ``12.03 per cent``
    SHARE         the same of a share, 0-1
    POINTS        a difference of shares: ``0.13 percentage points``
    CHANGE        the same with its sign: ``−0.13 percentage points``
    NUMBER        a number: ``12.03``
    SIGNED        a number with its sign: ``−0.13``
    CHANGES       several of these one after the other, in the marks of the language
    COUNT         a whole number with the marks of the language: ``1,209``
    CHANCE        a probability: ``62 per cent``, ``more than 99 per cent``
    LIKELIHOOD    its word of the published scale
    CALLED        that word, with how often what was so called came true
    MONTH         a reference month (``2026-03``), or that of a year
    DAY           a date
    NAME, SHORT   a region's full and its short name
    PLACE         its full name, of a province without that word
    PROVINCE      the name of a region's province
    LIST, NAMES   texts or regions joined, beyond six the others counted, unless ``cut: "no"``;
                  ``by: "; "`` sets that between all; ``each: "name"`` writes every item of a LIST
                  by a message of the file
    RUPIAH        a sum in the unit that keeps it short: ``Rp 91 billion``
    CARRIED       a name or status of the data; a description in the language where it has one
    SPOKEN        what the data say in columns of several languages: in this one, else in English
    TOLD, WHY     a part of the answer told by a file of its own; why a part is refused
    ============  ===========================================================
    """
    data: Callable[[str], str] = words.data

    def places(value: float, decimals: Any) -> int:
        return words.decimals(value) if decimals == "enough" else int(decimals)

    def joined(texts: list[str], by: str, cut: str) -> Any:
        if by:
            return by.join(texts)
        return words.joined(texts) if cut == "no" else words.listed(texts)

    def listed(items: Code, each: str = "", by: str = "", cut: str = "") -> Any:
        said = words.messages(file).say
        texts = [said(each, known_of(one)) if each else data(str(one)) for one in items.answer]
        return joined(texts, by, cut)

    def names(codes: Code, by: str = "", cut: str = "") -> Any:
        return joined([get(code).short_name for code in codes.answer], by, cut)

    def told(part: Code, file: str) -> str:
        return " ".join(words.tell(part.answer, file))

    def rupiah(value: float) -> str:
        unit, size = ("billion", BILLION) if value >= BILLION else ("million", MILLION)
        part = BILLION <= value < TEN_BILLION or (value < 10 * MILLION and value % MILLION)
        number = words.number(value / size, 1 if part else 0)
        return str(words("terms.rupiah", unit=Code(unit), number=number))

    return {
        "PERCENT": lambda value, decimals=2: words.per_cent(value, int(decimals)),
        "SHARE": lambda value, decimals=2: words.per_cent(100 * value, int(decimals)),
        "POINTS": lambda value, decimals=2: words.points(value, int(decimals)),
        "CHANGE": lambda value, decimals=2: words.points(
            value, places(value, decimals), signed=True
        ),
        "NUMBER": lambda value, decimals=2: words.number(value, int(decimals)),
        "SIGNED": lambda value, decimals=2: words.signed(value, places(value, decimals)),
        "CHANGES": lambda changes: words.numbers(changes.answer),
        "COUNT": lambda value: words.number(value, 0),
        "CHANCE": words.chance,
        "LIKELIHOOD": words.likelihood,
        "CALLED": lambda chance, borne: words.called(chance, borne.answer),
        "MONTH": lambda when: words.month(when if isinstance(when, str) else reference_month(when)),
        "DAY": words.day,
        "NAME": lambda code: get(code).name,
        "SHORT": lambda code: get(code).short_name,
        "PLACE": lambda code: get(code).plain_name,
        "PROVINCE": lambda code: get(code[:2] + "00").short,
        "RUPIAH": rupiah,
        "CARRIED": lambda text: data(words.carried(text)),
        "SPOKEN": lambda told: data(told.answer.get(words.lang) or told.answer.get("en", "")),
        "LIST": listed,
        "NAMES": names,
        "TOLD": told,
        "WHY": lambda part: told(part, "refusal"),
    }
