"""Region registry: which place a text or a code means, never guessed.

Indonesia has 38 provinces and 514 regencies and cities. BPS gives each a four-digit code, kept
here as text: ``3524`` is Kabupaten Lamongan, ``3500`` Jawa Timur, ``0000`` the nation. The Ministry
of Home Affairs has codes of its own, written ``35.24``; 199 of the 514 differ from those of BPS.

Conventions
-----------
- A name that fits two places is refused with both: ``Kediri`` is Kabupaten 3506 or Kota 3571.
- Spelling is compared without case, blanks and punctuation, so ``Kab. Lamongan``,
  ``KABUPATEN LAMONGAN``, ``3524 Lamongan`` and ``24. Lamongan`` are one place. Where a code or a
  two-digit number stands before the name, both must agree.
- Former names (Toba Samosir) and former codes (26 places of Papua until 2022, Kalimantan Utara until
  2012) lead to the present region.
- Four bare digits are a BPS code, never a Ministry code; ``kmd:1109`` and ``kmd:11.09`` are Ministry
  codes. A dotted code is the Ministry's, but is refused with both places where the same digits are
  the BPS code of another: ``11.09`` is Simeulue to the Ministry and Pidie to BPS.
- An integer from 1000 to 9999 is the code (papermill turns ``-p region 3506`` into one). A float
  or a shorter number has lost a digit somewhere (``33.10`` becomes 33.1) and is refused.

Out of scope: sub-districts. :mod:`povanalysis.registry` holds the places themselves,
:mod:`povanalysis.history` what became of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from numbers import Integral

from povanalysis import ministry
from povanalysis.errors import RegionError, listing
from povanalysis.registry import (
    NATION,
    Kind,
    Region,
    by_code,
    by_key,
    called,
    readings,
    registry,
    spelling,
    tidy,
)

__all__ = ["NATION", "Kind", "Region", "get", "named", "regions", "resolve", "search"]

_CODE_AND_NAME = re.compile(r"^(\d{4})\s*[-:.]?\s+(\D.*)$")
_DOTTED_AND_NAME = re.compile(r"^(\d{2}\.\d{2})\s*[-:.]?\s+(\D.*)$")
_NUMBER_AND_NAME = re.compile(r"^(\d{1,2})\s*[.)]?\s+(\D.*)$")


def get(code: str | int) -> Region:
    """Return the region with a code.

    Parameters
    ----------
    code
        The BPS code: four digits as text, or an integer from 1000 to 9999. Former codes lead to
        the present region. A Ministry code is written ``35.24`` or ``kmd:3524``.

    Raises
    ------
    RegionError
        When no region has this code, or when the value is not a code; ``facts['candidates']``
        lists codes that were perhaps meant.

    >>> get("3524").name
    'Kabupaten Lamongan'
    >>> get(3506).name
    'Kabupaten Kediri'
    >>> get("9401").code  # Merauke belongs to Papua Selatan since 2022
    '9501'
    >>> get("kmd:1109").name
    'Kabupaten Simeulue'
    """
    text = _code_text(code)
    if text in by_code():
        return by_code()[text]
    if (found := ministry.read(text)) is not None:
        return found
    if not re.fullmatch(r"[0-9]{4}", text):
        raise _not_a_code(text)
    near = difflib.get_close_matches(text, list(by_code()), n=4, cutoff=0.7)
    cure = _did_you_mean(near)
    if namesake := ministry.of_digits(text):
        near = [namesake.code]
        cure = f"As a Ministry code it is {namesake}: write {namesake.ministry_code}."
    raise RegionError(f"No region has the BPS code {text}.", cure=cure, candidates=near)


def regions(province: str | Region | None = None, kind: Kind | None = None) -> list[Region]:
    """List regions in the order of their codes.

    Parameters
    ----------
    province
        Keep the regencies and cities of this province (a Region, code or name).
    kind
        Keep one kind only.

    >>> len(regions(province="3500")), len(regions(province="Jawa Tengah", kind="kota"))
    (38, 6)
    >>> len(regions(kind="province"))
    38
    """
    inside = None if province is None else _province_code(province)
    return [
        region
        for region in registry()
        if (inside is None or region.province == inside) and (kind is None or region.kind == kind)
    ]


def resolve(
    text: str | int | Region,
    kind: Kind | None = None,
    province: str | Region | None = None,
) -> Region:
    """Find the one region a text means, or refuse.

    Parameters
    ----------
    text
        A name with or without prefix, a four-digit code, both (``3524 Lamongan``), a Ministry code
        (``35.24``, ``kmd:3524``), or a numbered name as in "Dalam Angka" tables
        (``24. Lamongan``). An integer is taken as a code.
    kind
        Only regions of this kind come into question.
    province
        Only the regencies and cities of this province, and the province itself.

    Raises
    ------
    RegionError
        When nothing fits, when several do, when code and name contradict each other, or when the
        value is not text; ``facts['candidates']`` lists the codes in question.

    >>> resolve("KAB. LAMONGAN").code
    '3524'
    >>> resolve("Kediri")
    Traceback (most recent call last):
        ...
    povanalysis.errors.RegionError: 'Kediri' fits more than one region: 3506 Kabupaten Kediri, \
3571 Kota Kediri. Give the code or the full name.
    >>> resolve("Kediri", kind="kota").code
    '3571'
    """
    if isinstance(text, Region):
        return _check_scope(text, str(text), kind, province)
    raw = _code_text(text)
    cleaned = tidy(raw)
    if not re.search(r"[^\W\d_]", cleaned) or ministry.is_code(cleaned):
        return _check_scope(get(cleaned), raw, kind, province)

    code: str | None = None
    number: str | None = None
    if match := _CODE_AND_NAME.match(cleaned):
        code, cleaned = match[1], match[2]
    elif (match := _DOTTED_AND_NAME.match(cleaned)) and called(match[2]):
        code, cleaned = match[1].replace(".", ""), match[2]
        if (known := ministry.of_digits(code)) in called(cleaned) and known:
            code = known.code
    elif spelling(cleaned) in by_key():
        pass  # "50 Kota" is a name
    elif match := _NUMBER_AND_NAME.match(cleaned):
        number, cleaned = match[1], match[2]
    elif re.match(r"\d", cleaned):
        raise _not_a_code(cleaned.split(" ")[0], rest=cleaned)

    candidates = list(called(cleaned))
    if not candidates:
        raise _unknown(raw, cleaned, kind, province, code)
    if code is not None:
        known = get(code)
        if known not in candidates:
            raise _contradiction(raw, known, candidates)
        candidates = [known]
    if number is not None and len(number) == 2 and len(candidates) > 1:
        # "Dalam Angka" tables number rows by the last two digits of the code: 06 and 71 tell
        # Kabupaten from Kota Kediri. A one-digit number may be a mere rank, so it decides nothing.
        candidates = [r for r in candidates if r.code[2:] == number] or candidates

    inside = None if province is None else _province_code(province)
    fitting = [region for region in candidates if _in_scope(region, kind, inside)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise RegionError(
            f"{raw!r} fits more than one region: {listing([str(r) for r in fitting])}.",
            cure="Give the code or the full name.",
            candidates=[region.code for region in fitting],
        )
    raise _out_of_scope(raw, candidates, kind, inside)


def named(text: str) -> list[Region]:
    """List every region a name can mean, without judging; empty where it means none.

    A prefix counts: ``Kota Kediri`` means one region, ``Kediri`` two.

    >>> [region.code for region in named("06. Kediri")]
    ['3506', '3571']
    """
    return list(_named_anyhow(text))


@lru_cache(maxsize=65536)  # a table asks for each of its names several times
def _named_anyhow(text: str) -> tuple[Region, ...]:
    if not re.search(r"[^\W\d_]", text):
        return ()
    cleaned = tidy(text)
    kinds = (_CODE_AND_NAME, _DOTTED_AND_NAME, _NUMBER_AND_NAME)
    match = next(filter(None, (kind.match(cleaned) for kind in kinds)), None)
    return called(cleaned) or (called(match[2]) if match else ())


def search(text: str) -> list[Region]:
    """List regions whose name, other name or code contains a text, for interactive look-up.

    An empty text lists all; with no hit, similar names are listed. A former code leads to the
    present region; of a dotted code both are listed where the Ministry and BPS mean two places.

    >>> [region.code for region in search("kediri")]
    ['3506', '3571']
    >>> [region.name for region in search("lamogan")]
    ['Kabupaten Lamongan']
    """
    wanted = spelling(text)
    meant = by_code().get(text.strip())
    if ministry.is_code(text):
        digits = re.sub(r"\D", "", text)
        either = [
            ministry.of_digits(digits),
            *([by_code().get(digits)] if text[0].isdigit() else []),
        ]
        return list(dict.fromkeys(filter(None, either)))
    hits = [
        region
        for region in registry()
        if region.code.startswith(wanted)
        or region is meant  # by a former code
        or any(wanted in spelling(name) for name in (region.name, *region.aliases))
    ]
    return hits or _similar(text)


# --------------------------------------------------------------------------- scope and refusals


def _code_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Integral) and str(value) not in ("True", "False"):
        number = int(value)
        if 1000 <= number <= 9999:
            return str(number)
        raise RegionError(
            f"{number} is not a region: a BPS code has four digits, 1000 to 9999.",
            cure="Write the code as text, for example '3524', or the full name.",
            candidates=_completions(str(number)),
        )
    kind = "a decimal number" if isinstance(value, float) else f"a {type(value).__name__}"
    raise RegionError(
        f"{value!r} is {kind}, not a region; codes turned into decimal numbers lose digits "
        "(33.10 becomes 33.1).",
        cure="Write the code as text, for example '3310', or the full name.",
        candidates=[],
    )


def _contradiction(raw: str, known: Region, called_so: Sequence[Region]) -> RegionError:
    """Refuse a code and a name that mean two places, saying where the code is the Ministry's."""
    namesake = ministry.of_digits(known.code)
    return RegionError(
        f"{raw!r}: the code {known.code} is {known.name}, but the name says "
        f"{listing([str(region) for region in called_so])}.",
        cure=f"As a Ministry code it is right: write kmd:{known.code} or the BPS code "
        f"{namesake.code}."
        if namesake and namesake in called_so
        else "Correct one of the two; Ministry codes differ from BPS codes.",
        candidates=[known.code, *(region.code for region in called_so)],
    )


def _not_a_code(text: str, rest: str = "") -> RegionError:
    shown = rest or text
    if re.fullmatch(r"\d{1,2}\.\s?\d{1,2}", text):
        reason = "is no code of the Ministry of Home Affairs, or a code that lost a digit"
    elif re.fullmatch(r"\d{1,3}", text):
        reason = "is too short for a BPS code, which has four digits"
    elif re.fullmatch(r"\d{5,}", text):
        reason = "is too long for a BPS code, which has four digits"
    else:
        reason = "is neither a BPS code nor a name"
    candidates = _completions(re.sub(r"\D", "", text))
    return RegionError(
        f"{shown!r} {reason}.",
        cure=_did_you_mean(candidates) or "Write the code as text, for example '3524'.",
        candidates=candidates,
    )


def _completions(digits: str) -> list[str]:
    """Codes that a damaged code may have been: digits lost at the end, or too many kept."""
    if not digits:
        return []
    if len(digits) > 4:
        return [digits[:4]] if digits[:4] in by_code() else []
    # 33.1 was 3310: pad with noughts first, then show what begins alike
    padded = digits.ljust(4, "0")
    begins = [region.code for region in registry() if region.code.startswith(digits)]
    return list(dict.fromkeys([padded, *begins] if padded in by_code() else begins))[:4]


def _did_you_mean(codes: Iterable[str]) -> str:
    shown = [str(by_code()[code]) for code in codes]
    return f"Did you mean {listing(shown)}?" if shown else "`povanalysis regions` lists them all."


def _similar(text: str) -> list[Region]:
    rests = [spelling(rest) for rest, _ in readings(text)]
    keys = [
        key
        for rest in rests
        for key in difflib.get_close_matches(rest, list(by_key()), n=3, cutoff=0.75)
    ]
    found = {region.code: region for key in keys for region in by_key()[key]}
    return list(found.values())


def _unknown(
    raw: str,
    name: str,
    kind: Kind | None,
    province: str | Region | None,
    code: str | None = None,
) -> RegionError:
    inside = None if province is None else _province_code(province)
    near = [region for region in _similar(name) if _in_scope(region, kind, inside)]
    if code in by_code():  # the code before a misspelt name says more than the spelling
        near = [by_code()[code], *near]
    codes = list(dict.fromkeys(region.code for region in near))
    return RegionError(f"No region is called {raw!r}.", cure=_did_you_mean(codes), candidates=codes)


def _province_code(province: str | Region) -> str:
    return resolve(province, kind="province").code


def _in_scope(region: Region, kind: Kind | None, province: str | None) -> bool:
    right_kind = kind is None or region.kind == kind
    return right_kind and (province is None or region.lies_in(province))


def _check_scope(
    region: Region, raw: str, kind: Kind | None, province: str | Region | None
) -> Region:
    inside = None if province is None else _province_code(province)
    if not _in_scope(region, kind, inside):
        raise _out_of_scope(raw, [region], kind, inside)
    return region


def _out_of_scope(
    raw: str, candidates: list[Region], kind: Kind | None, province: str | None
) -> RegionError:
    wanted = f"a {kind}" if kind else "a region"
    where = f" in {get(province).name}" if province else ""
    return RegionError(
        f"{raw!r} is not {wanted}{where}; it is {listing([str(r) for r in candidates])}.",
        cure="Give the code or the full name.",
        candidates=[region.code for region in candidates],
    )
