"""Region registry: which place a text or a code means, never guessed.

Indonesia has 38 provinces and 514 regencies and cities. BPS gives each a four-digit code, kept
here as text: ``3524`` is Kabupaten Lamongan, ``3500`` Jawa Timur, ``0000`` the nation. Ministry
of Home Affairs codes (``35.24``) look alike but differ outside Java, so dotted codes are refused.

Conventions
-----------
- A name that fits two places is refused with both: ``Kediri`` is Kabupaten 3506 or Kota 3571.
- Spelling is compared without case, blanks and punctuation, so ``Kab. Lamongan``,
  ``KABUPATEN LAMONGAN``, ``3524 Lamongan`` and ``24. Lamongan`` are one place. Where a code or a
  two-digit number stands before the name, both must agree.
- Former names (Toba Samosir) and former codes (25 regencies of Papua until 2022, Kalimantan Utara
  until 2012) lead to the present region.
- An integer from 1000 to 9999 is the code (papermill turns ``-p region 3506`` into one). A float
  or a shorter number has lost a digit somewhere (``33.10`` becomes 33.1) and is refused.

Out of scope: sub-districts, dates of validity, Ministry codes. The table ``regions.csv`` beside
this module holds code, official name, kind, former codes and other spellings.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from numbers import Integral
from typing import Literal, cast

from .errors import RegionError, listing

Kind = Literal["kabupaten", "kota", "province", "nation"]

NATION = "0000"

_PREFIXES: tuple[tuple[str, Kind], ...] = (
    (
        r"kabupaten\s+administrasi|kabupaten\s+adm\.?|kab\.?\s*adm\.?|kabupaten|kab\b\.?",
        "kabupaten",
    ),
    (r"kota\s+administrasi|kota\s+adm\.?|kotamadya|kodya|kota\b\.?", "kota"),
    (r"provinsi|propinsi|prov\b\.?|prop\b\.?", "province"),
)
_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    (
        r"\(\s*(?:kab\.?|kabupaten)\s*\)|,\s*(?:kab\.?|kabupaten)|\s(?:regency|kabupaten)",
        "kabupaten",
    ),
    (r"\(\s*kota\s*\)|,\s*kota|\s(?:municipality|city|kota)", "kota"),
    (r"\s(?:province|provinsi)", "province"),
)
_FOOTNOTE = re.compile(r"\s*(?:\*+\)?|(?<=[^\W\d])\s?\d\)|[¹²³⁴⁵⁶⁷⁸⁹])+$")
_CODE_AND_NAME = re.compile(r"^(\d{4})\s*[-:.]?\s+(\D.*)$")
_NUMBER_AND_NAME = re.compile(r"^(\d{1,2})\s*[.)]?\s+(\D.*)$")


@dataclass(frozen=True, slots=True)
class Region:
    """One place of the registry.

    Attributes
    ----------
    code
        Four-digit BPS code as text; ``0000`` is the nation, provinces end in ``00``.
    name
        Official name with its prefix: ``Kabupaten Lamongan``, ``Kota Kediri``,
        ``Provinsi Jawa Timur``, ``Indonesia``.
    kind
        ``kabupaten``, ``kota``, ``province`` or ``nation``.
    province
        Code of the province a kabupaten or kota lies in, else None.
    former_codes
        BPS codes the place carried before.
    aliases
        Other and former names without prefix.
    slug
        Unique name for file names and addresses: ``lamongan``, ``kediri`` (the regency),
        ``kota-kediri``, ``jawa-timur``.
    """

    code: str
    name: str
    kind: Kind
    province: str | None
    former_codes: tuple[str, ...]
    aliases: tuple[str, ...]
    slug: str

    @property
    def short(self) -> str:
        """Name without its prefix: ``Lamongan``, ``Kediri``, ``Jawa Timur``.

        >>> get("3571").short
        'Kediri'
        """
        return _short(self.name, self.kind)

    @property
    def is_regency(self) -> bool:
        """Whether this is one of the 514 regencies and cities (kabupaten or kota)."""
        return self.kind in ("kabupaten", "kota")

    def lies_in(self, province: str) -> bool:
        """Whether the region is this province, lies in it, or lay in it before a split.

        >>> merauke = get("9501")
        >>> merauke.lies_in("9500"), merauke.lies_in("9400"), merauke.lies_in("9100")
        (True, True, False)
        """
        former = {code[:2] + "00" for code in self.former_codes}
        return province in {self.code, self.province, *former}

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


def get(code: str | int) -> Region:
    """Return the region with a BPS code.

    Parameters
    ----------
    code
        Four digits as text, or an integer from 1000 to 9999. Former codes lead to the present
        region.

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
    """
    text = _code_text(code)
    if not re.fullmatch(r"[0-9]{4}", text):
        raise _not_a_code(text)
    found = _by_code().get(text)
    if found is None:
        near = difflib.get_close_matches(text, list(_by_code()), n=4, cutoff=0.7)
        raise RegionError(
            f"No region has the BPS code {text}.",
            cure=_did_you_mean(near),
            text=text,
            candidates=near,
        )
    return found


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
        for region in _registry()
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
        A name with or without prefix, a four-digit code, both (``3524 Lamongan``), or a numbered
        name as in "Dalam Angka" tables (``24. Lamongan``). An integer is taken as a code.
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
    cleaned = _cleaned(raw)
    if not re.search(r"[^\W\d_]", cleaned):
        return _check_scope(get(cleaned), raw, kind, province)

    code: str | None = None
    number: str | None = None
    if match := _CODE_AND_NAME.match(cleaned):
        code, cleaned = match[1], match[2]
    elif _key(cleaned) in _by_key():
        pass  # "50 Kota" is a name
    elif match := _NUMBER_AND_NAME.match(cleaned):
        number, cleaned = match[1], match[2]
    elif re.match(r"\d", cleaned):
        raise _not_a_code(cleaned.split(" ")[0], rest=cleaned)

    candidates = _named(cleaned)
    if not candidates:
        raise _unknown(raw, cleaned, kind, province, code)
    if code is not None:
        known = get(code)
        if known not in candidates:
            shown = [known.code, *(region.code for region in candidates)]
            raise RegionError(
                f"{raw!r}: the code {code} is {known.name}, but the name says "
                f"{listing([str(region) for region in candidates])}.",
                cure="Correct one of the two; Ministry codes differ from BPS codes.",
                text=raw,
                candidates=shown,
            )
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
            text=raw,
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
    cleaned = _cleaned(text)
    match = _CODE_AND_NAME.match(cleaned) or _NUMBER_AND_NAME.match(cleaned)
    return _hits(cleaned) or (_hits(match[2]) if match else ())


def search(text: str) -> list[Region]:
    """List regions whose name, other name or code contains a text, for interactive look-up.

    An empty text lists all; with no hit, similar names are listed.

    >>> [region.code for region in search("kediri")]
    ['3506', '3571']
    >>> [region.name for region in search("lamogan")]
    ['Kabupaten Lamongan']
    """
    wanted = _key(text)
    hits = [
        region
        for region in _registry()
        if region.code.startswith(wanted)
        or any(wanted in _key(name) for name in (region.name, *region.aliases))
    ]
    return hits or _similar(text)


# ------------------------------------------------------------------------------- the registry


@cache
def _registry() -> tuple[Region, ...]:
    table = files(__package__).joinpath("regions.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    kabupaten = {_slug(_short(r["name"], "kabupaten")) for r in rows if r["kind"] == "kabupaten"}
    return tuple(_region(row, kabupaten) for row in rows)


def _region(row: dict[str, str], kabupaten: set[str]) -> Region:
    code, name, kind = row["code"], row["name"], cast(Kind, row["kind"])
    short = _slug(_short(name, kind))
    # One province shares its name with a regency (Gorontalo); a city always keeps its prefix.
    taken = kind == "kota" or (kind == "province" and short in kabupaten)
    return Region(
        code=code,
        name=name,
        kind=kind,
        province=code[:2] + "00" if kind in ("kabupaten", "kota") else None,
        former_codes=tuple(row["former_codes"].split("|")) if row["former_codes"] else (),
        aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        slug=_slug(name) if taken else short,
    )


@cache
def _by_code() -> dict[str, Region]:
    former = {code: region for region in _registry() for code in region.former_codes}
    return former | {region.code: region for region in _registry()}


@cache
def _by_key() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = {}
    for region in _registry():
        for key in {_key(name) for name in (region.short, *region.aliases)}:
            found.setdefault(key, []).append(region)
    return {key: tuple(sorted(hits, key=lambda r: r.code)) for key, hits in found.items()}


def _cleaned(text: str) -> str:
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)  # KotaBlitar
    return _FOOTNOTE.sub("", re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip())


def _named(text: str) -> list[Region]:
    return list(_hits(text))


@lru_cache(maxsize=4096)
def _hits(text: str) -> tuple[Region, ...]:
    """Regions a cleaned name can mean, reading a prefix or suffix as the kind where there is one.

    The reading that uses up more of the text as a prefix wins only if it finds something:
    ``Kota Kediri`` is the city, while ``Kota Baru`` is the regency Kotabaru.
    """
    for rest, kind in _readings(text):
        hits = tuple(r for r in _by_key().get(_key(rest), ()) if kind is None or r.kind == kind)
        if hits:
            return hits
    return ()


def _readings(text: str) -> Iterator[tuple[str, Kind | None]]:
    for pattern, kind in _PREFIXES:
        if match := re.match(rf"(?:{pattern})\s*(?=\S)", text, re.IGNORECASE):
            yield text[match.end() :], kind
    for pattern, kind in _SUFFIXES:
        if match := re.search(rf"(?:{pattern})\s*$", text, re.IGNORECASE):
            yield text[: match.start()], kind
    yield text, None


def _key(text: str) -> str:
    """Letters and digits only, lower case, common abbreviations written out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"\bkep\b\.?", "kepulauan ", plain.lower())
    return re.sub(r"[^a-z0-9]", "", plain)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _short(name: str, kind: str) -> str:
    prefixes = {"kabupaten": "Kabupaten ", "kota": "Kota ", "province": "Provinsi "}
    return name.removeprefix(prefixes.get(kind, ""))


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
            text=str(number),
            candidates=_completions(str(number)),
        )
    kind = "a decimal number" if isinstance(value, float) else f"a {type(value).__name__}"
    raise RegionError(
        f"{value!r} is {kind}, not a region; codes turned into decimal numbers lose digits "
        "(33.10 becomes 33.1).",
        cure="Write the code as text, for example '3310', or the full name.",
        text=repr(value),
        candidates=[],
    )


def _not_a_code(text: str, rest: str = "") -> RegionError:
    shown = rest or text
    if re.fullmatch(r"\d{1,2}\.\s?\d{1,2}", text):
        reason = "is a dotted Ministry of Home Affairs code or a code that lost a digit"
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
        text=shown,
        candidates=candidates,
    )


def _completions(digits: str) -> list[str]:
    """Codes that a damaged code may have been: digits lost at the end, or too many kept."""
    if not digits:
        return []
    if len(digits) > 4:
        return [digits[:4]] if digits[:4] in _by_code() else []
    # 33.1 was 3310: pad with noughts first, then show what begins alike
    padded = digits.ljust(4, "0")
    begins = [region.code for region in _registry() if region.code.startswith(digits)]
    return list(dict.fromkeys([padded, *begins] if padded in _by_code() else begins))[:4]


def _did_you_mean(codes: Iterable[str]) -> str:
    shown = [str(_by_code()[code]) for code in codes]
    return f"Did you mean {listing(shown)}?" if shown else "`povanalysis regions` lists them all."


def _similar(text: str) -> list[Region]:
    rests = [_key(rest) for rest, _ in _readings(text)]
    keys = [
        key
        for rest in rests
        for key in difflib.get_close_matches(rest, list(_by_key()), n=3, cutoff=0.75)
    ]
    found = {region.code: region for key in keys for region in _by_key()[key]}
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
    if code in _by_code():  # the code before a misspelt name says more than the spelling
        near = [_by_code()[code], *near]
    codes = list(dict.fromkeys(region.code for region in near))
    return RegionError(
        f"No region is called {raw!r}.", cure=_did_you_mean(codes), text=raw, candidates=codes
    )


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
        text=raw,
        candidates=[region.code for region in candidates],
    )
