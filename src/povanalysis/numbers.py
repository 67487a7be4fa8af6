"""Numbers as BPS writes them, and as we print them.

Reading
-------
``1.234`` is one thousand in an Indonesian table and one and a bit in an English one, so every
reader says which convention its source uses and a text that does not fit it is refused:

=========== ============== =============== =====================================
convention  decimal mark   groups of three examples
=========== ============== =============== =====================================
``id``      comma          dot or blank    ``12,03``  ``1.234.567``  ``22.190,000``
``en``      dot            comma or blank  ``12.03``  ``1,234,567``  ``39,449``
=========== ============== =============== =====================================

Groups must be exactly three digits long, so ``12.03`` is no Indonesian number and never becomes
1203. Words around the figure are understood, never dropped: ``Rp. 321.002,-``,
``146,98 ribu jiwa`` and ``12,16 persen`` carry their unit in the result. BPS marks for missing
figures (``…`` ``...`` ``-`` ``–`` ``NA`` ``N/A`` and an empty cell) give None. Marks for
provisional or revised figures (``*`` ``r`` ``x`` ``e`` ``p``) and for footnotes (``¹`` ``1)``) are
kept in :attr:`Number.mark`; a spreadsheet's sign for a number kept as text (``'12.53``) is dropped.

Writing
-------
Separators and groups are those of the table above. Values are rounded half away from zero on
their shortest decimal text (12.345 gives 12.35), as a reader with pencil and paper would, not
on the binary fraction (which gives 12.35 or 12.34 by accident). A value that rounds to nought
loses its sign.

Out of scope: fractions, exponents, accountants' brackets; they are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Literal

from .errors import NumberError, ParameterError
from .languages import LANGUAGES

Convention = Literal["id", "en"]
Unit = Literal["", "percent", "rupiah", "persons", "thousand persons", "million persons"]

MINUS = "\u2212"
"""The typographic minus sign, for published text."""

MISSING = frozenset({"", "…", "...", "..", "-", "--", "–", "—", "na", "n/a", "n.a", "n.a."})
"""Texts by which a table says that it holds no figure (compared in lower case)."""

_MAX_DIGITS = 15  # a float keeps 15 decimal digits; no poverty figure comes near
_SEPARATORS = {code: (one.decimal, one.group) for code, one in LANGUAGES.items()}
_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"%|persen|per\s?cent", "percent"),
    (r"ribu\s+(?:jiwa|orang)|thousand\s+(?:people|persons)", "thousand persons"),
    (r"juta\s+(?:jiwa|orang)|million\s+(?:people|persons)", "million persons"),
    (r"jiwa|orang|people|persons", "persons"),
    (r"rupiah", "rupiah"),
)
_RUPIAH = re.compile(r"^(?:rp|idr)\.?\s*(?=[0-9])", re.IGNORECASE)
_RUPIAH_END = re.compile(r"[,.]-$|,--$")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(
    rf"(?<=[0-9%])(?:\s*\^?[(\[]?\^?(?P<sign>\*{{1,3}}|x{{1,3}}|[rpe]|[{_SUPERSCRIPTS}]{{1,2}}|[†‡#])"
    r"[)\]]?|\s*\^\(?(?P<raised>[0-9a-z])\)?|\s*\(?(?P<letter>[a-z])\)|\s+\(?(?P<note>[0-9])\))$",
    re.IGNORECASE,
)
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
LETTERS_RAISED = str.maketrans(
    {raised: f"^{c}" for raised, c in zip("ᵃᵇᶜᵈᵉᵖʳˣ", "abcdeprx", strict=True)}
    | {"⁽": "(", "⁾": ")"}
)
"""Raised letters and brackets of footnote marks as ordinary ones: ``ʳ`` becomes ``^r``."""
_TEXT = re.compile(r"""^(?:["'’‘`´ʹ′]|="?)(?=[-+−0-9.,])([^"]*)"?$""")  # '12.53 and ="12.53"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure read from text, with all that stood around it.

    Attributes
    ----------
    value
        The figure in its written unit (146.98 for ``146,98 ribu jiwa``); None where the source
        says that it has none.
    decimals
        Digits written after the decimal mark; tells a rounded figure from an exact one.
    unit
        What the words around the figure say, or an empty text.
    mark
        Provisional, revised or footnote mark (``*``, ``r``, ``1``), or an empty text.
    """

    value: float | None
    decimals: int = 0
    unit: Unit = ""
    mark: str = ""


def read_number(text: str, convention: Convention) -> Number:
    """Read one figure with its unit and mark.

    Parameters
    ----------
    text
        Content of one cell, or a figure from a sentence.
    convention
        ``id`` (decimal comma) or ``en`` (decimal dot): what the source uses.

    Raises
    ------
    NumberError
        When the text is not a number in this convention.

    >>> read_number("146,98 ribu jiwa", "id")
    Number(value=146.98, decimals=2, unit='thousand persons', mark='')
    >>> read_number("Rp. 321.002,-", "id")
    Number(value=321002.0, decimals=0, unit='rupiah', mark='')
    """
    decimal = _separators(convention)[0]
    body = re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip().translate(LETTERS_RAISED)
    if body.lower() in MISSING:
        return Number(None)
    body, mark = _take_mark(_TEXT.sub(r"\1", body))
    body, unit = _take_unit(body)
    body, mark = (body, mark) if mark else _take_mark(body)
    match = _pattern(convention).match(body)
    if match is None:
        raise NumberError(
            f"{text!r} is not a number with {_name(decimal)} as decimal mark.",
            cure=_cure(body, convention),
            text=text,
        )
    whole = re.sub(r"[ .,]", "", match["whole"] or "0")
    fraction = match["fraction"] or ""
    if len(whole.lstrip("0") + fraction) > _MAX_DIGITS:
        raise NumberError(
            f"{text!r} has more than {_MAX_DIGITS} digits.",
            cure="No figure of ours is that long; look at the cell in its table.",
            text=text,
        )
    sign = "-" if match["sign"] in ("-", MINUS, "–") else ""
    return Number(float(f"{sign}{whole}.{fraction or 0}"), len(fraction), unit, mark)


def parse_number(text: str, convention: Convention) -> float | None:
    """Read one figure; None where the source says it has none.

    See :func:`read_number`, which also returns the unit written beside the figure.

    >>> parse_number("12,03", "id"), parse_number("1.234.567", "id"), parse_number("…", "id")
    (12.03, 1234567.0, None)
    >>> parse_number(" 39,449 ", "en"), parse_number("22.190,000", "id")
    (39449.0, 22190.0)
    >>> parse_number("12.03", "id")
    Traceback (most recent call last):
        ...
    povanalysis.errors.NumberError: '12.03' is not a number with a comma as decimal mark. \
It would be one with a dot as decimal mark (convention 'en').
    """
    return read_number(text, convention).value


def fitting_conventions(texts: Iterable[str]) -> tuple[Convention, ...]:
    """Tell which conventions every text of a column fits, and which are told apart by it.

    One convention: the column decides. Two: it holds nothing but whole numbers without groups,
    or is ambiguous (``1.234`` alone) and differs in value between the two; ask. None: mixed.

    >>> fitting_conventions(["12,03", "9,8", "-"])
    ('id',)
    >>> fitting_conventions(["12,03", "9.80"])
    ()
    """
    seen = list(texts)
    return tuple(c for c in ("id", "en") if all(_fits(text, c) for text in seen))


def format_number(
    value: float, lang: str, decimals: int = 2, *, sign: bool = False, minus: str = "-"
) -> str:
    """Write a figure in Indonesian or English.

    Parameters
    ----------
    value
        A finite number.
    lang
        ``id`` or ``en``.
    decimals
        Digits after the decimal mark, kept also when they are noughts.
    sign
        Write a plus sign before positive values.
    minus
        Sign of negative values; :data:`MINUS` in published text.

    Raises
    ------
    NumberError
        When the value is not finite: a missing figure is said in words, not printed.

    >>> format_number(12.03, "id"), format_number(1208981, "id", 0), format_number(1208981, "en", 0)
    ('12,03', '1.208.981', '1,208,981')
    >>> format_number(2.675, "en"), format_number(-0.13, "id", minus=MINUS)
    ('2.68', '−0,13')
    """
    rounded = _round(value, decimals)
    text = f"{abs(rounded):,}".translate(_marks(lang))
    if rounded < 0:
        return minus + text
    return f"+{text}" if sign and rounded > 0 else text


# ------------------------------------------------------------------------------------- details


def check_percentage(value: float, what: str) -> None:
    """Refuse what is no percentage of a population.

    Parameters
    ----------
    value
        Per cent, 0 < value < 100.
    what
        What it is, for the message: ``target 101``.

    Raises
    ------
    ParameterError
        The value lies outside, or is no number.
    """
    if not 0 < value < 100:
        raise ParameterError(
            f"{what} lies outside the domain of a percentage.",
            cure="Allowed: more than 0 and less than 100 (per cent of the population).",
        )


def _round(value: float, decimals: int) -> Decimal:
    number = float(value)
    if number != number or number in (float("inf"), float("-inf")):
        raise NumberError(
            f"{number} cannot be printed as a figure.",
            cure="Say in words why there is none, and format only finite values.",
        )
    return Decimal(repr(number)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@cache
def _marks(lang: str) -> dict[int, int]:
    if lang not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        raise ParameterError(f"No language {lang!r} for numbers.", cure=f"Allowed: {allowed}.")
    return str.maketrans(".,", LANGUAGES[lang].decimal + LANGUAGES[lang].group)


def _separators(convention: str) -> tuple[str, str]:
    if convention not in _SEPARATORS:
        raise ParameterError(
            f"No number convention {convention!r}.", cure="Allowed: id (12,03) and en (12.03)."
        )
    return _SEPARATORS[convention]


@cache
def _pattern(convention: Convention) -> re.Pattern[str]:
    decimal, group = (re.escape(mark) for mark in _SEPARATORS[convention])
    grouped = "|".join(rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+" for mark in (group, " "))
    return re.compile(
        rf"^(?P<sign>[-+{MINUS}–]?)\s?"
        rf"(?=[0-9]|{decimal}[0-9])"
        rf"(?P<whole>{grouped}|[0-9]*)(?:{decimal}(?P<fraction>[0-9]+))?$"
    )


def _take_unit(body: str) -> tuple[str, Unit]:
    if match := _RUPIAH.match(body):
        return _RUPIAH_END.sub("", body[match.end() :]).strip(), "rupiah"
    for pattern, unit in _UNITS:
        if match := re.search(rf"(?<=[0-9])\s*(?:{pattern})\.?$", body, re.IGNORECASE):
            return body[: match.start()], unit
    return body, ""


def _take_mark(body: str) -> tuple[str, str]:
    if before := re.match(r"(\*{1,3})\s*(?=[0-9])", body):
        return body[before.end() :], before[1]
    match = _MARK.search(body)
    if match is None:
        return body, ""
    mark = next(filter(None, match.groups())).lower()
    return body[: match.start()], mark.translate(_PLAIN_DIGITS)


@lru_cache(maxsize=65_536)
def _fits(text: str, convention: Convention) -> bool:
    try:
        read_number(text, convention)
    except NumberError:
        return False
    return True


def _cure(body: str, convention: Convention) -> str:
    other: Convention = "en" if convention == "id" else "id"
    if _pattern(other).match(body):
        mark = _name(_SEPARATORS[other][0])
        return f"It would be one with {mark} as decimal mark (convention {other!r})."
    return "Correct the cell in the source, or declare a correction in data/raw/corrections.yml."


def _name(mark: str) -> str:
    return "a comma" if mark == "," else "a dot"
