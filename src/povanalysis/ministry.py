"""Codes of the Ministry of Home Affairs (Kemendagri): ``35.24``, a province ``35``.

They look like BPS codes with a dot and are other codes: 199 of the 514 regencies and cities have
other digits, and most of those digits are the BPS code of another place. So a Ministry code is
taken only where it is written as one, ``35.24`` or ``kmd:3524``, and a dotted code whose digits BPS
uses for another place is refused with both.
"""

from __future__ import annotations

import re

from povanalysis.errors import RegionError
from povanalysis.registry import Region, by_code, by_ministry_code

_CODE = re.compile(r"(?:(?:kmd|kemendagri)\s*:?\s*\d{2}(?:\.?\d{2})?|\d{2}\.\d{2})", re.IGNORECASE)


def is_code(text: str) -> bool:
    """Whether a text is written as a Ministry code.

    >>> is_code("35.24"), is_code("kmd:3524"), is_code("kmd 35"), is_code("3524"), is_code("33.1")
    (True, True, True, False, False)
    """
    return _CODE.fullmatch(text.strip()) is not None


def dotted(code: str) -> str:
    """Write a code of two or four digits the Ministry's way; any other text stays.

    >>> dotted("3524"), dotted("35.24"), dotted("35"), dotted("")
    ('35.24', '35.24', '35', '')
    """
    return f"{code[:2]}.{code[2:]}" if re.fullmatch(r"\d{4}", code) else code


def of_digits(digits: str) -> Region | None:
    """Give the region whose Ministry code has these two or four digits.

    >>> str(of_digits("1472"))
    '1473 Kota Dumai'
    """
    return by_ministry_code().get(dotted(digits))


def read(text: str) -> Region | None:
    """Give the region of a Ministry code; None where the text is not written as one.

    Raises
    ------
    RegionError
        No place has the code, or its digits without the mark ``kmd:`` are the BPS code of another;
        ``facts['candidates']`` lists both.

    >>> str(read("kmd:1109")), str(read("35.24"))
    ('1101 Kabupaten Simeulue', '3524 Kabupaten Lamongan')
    """
    if not is_code(text):
        return None
    digits = re.sub(r"\D", "", text)
    found, namesake = of_digits(digits), by_code().get(digits)
    marked = not text.strip()[0].isdigit()
    if found is None and (marked or namesake is None):
        raise RegionError(
            f"{text!r} is no code of the Ministry of Home Affairs.",
            cure="Write 35.24 or kmd:3524; a BPS code has no dot.",
            candidates=[namesake.code] if namesake else [],
        )
    if marked or namesake in (found, None):
        return found
    assert namesake is not None
    said = f"the Ministry code of {found.name}" if found else "no Ministry code"
    other = f", kmd:{digits} for {found.name}" if found else ""
    raise RegionError(
        f"{text!r} is {said}, and {digits} is the BPS code of {namesake.name}.",
        cure=f"Write {digits} for {namesake.name}{other}.",
        candidates=[region.code for region in (found, namesake) if region],
    )
