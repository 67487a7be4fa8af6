"""The registry itself: every region of ``regions.csv``, by code and by spelling.

What a text means is decided in :mod:`povanalysis.regions`; here stand the places and the ways their
names are written.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

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
_FOOTNOTE = re.compile(
    r"\s*(?:\*+\)?|(?<=[^\W\d])\s?\d\)|[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵉᵖʳˣ]|\^\(?[0-9a-z]\)?|\s\(?[a-z]\)|[†‡#])+$"
)


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
        BPS codes the place carried before its province was divided.
    aliases
        Other and former names without prefix.
    slug
        Unique name for file names and addresses: ``lamongan``, ``kediri`` (the regency),
        ``kota-kediri``, ``jawa-timur``.
    ministry_code
        Code of the Ministry of Home Affairs, ``35.24`` (a province ``35``); empty for the nation.
    figures_since
        First year in which BPS's table of all regencies has figures of the place; None for
        provinces that were there before that table began (2004).
    created, law, origin
        Of places made since 2010: day and law (``UU 21/2012``), and the code of the place they
        were part of; else empty and None.
    redefined
        Years from which figures describe another area though nothing was created: the boundary
        between Kolaka and Kolaka Timur.
    repeated
        Years without a survey in the place, for which BPS prints the figures of the year before.
    """

    code: str
    name: str
    kind: Kind
    province: str | None
    former_codes: tuple[str, ...]
    aliases: tuple[str, ...]
    slug: str
    ministry_code: str
    figures_since: int | None
    created: str
    law: str
    origin: str | None
    redefined: tuple[int, ...]
    repeated: tuple[int, ...]

    @property
    def short(self) -> str:
        """Name without its prefix: ``Lamongan``, ``Kediri``, ``Jawa Timur``.

        >>> by_code()["3571"].short
        'Kediri'
        """
        return _short(self.name, self.kind)

    @property
    def plain_name(self) -> str:
        """Name as sentences give it: that of a province without the word.

        >>> by_code()["3500"].plain_name, by_code()["3524"].plain_name
        ('Jawa Timur', 'Kabupaten Lamongan')
        """
        return self.name.removeprefix("Provinsi ")

    @property
    def short_name(self) -> str:
        """Name as charts and tables of one province give it: ``Lamongan``, ``Kota Kediri``.

        >>> by_code()["3524"].short_name, by_code()["3571"].short_name
        ('Lamongan', 'Kota Kediri')
        """
        return self.name.removeprefix("Kabupaten ").removeprefix("Provinsi ")

    @property
    def is_autonomous(self) -> bool:
        """Whether it has a government and plans of its own: those of DKI Jakarta are administrative.

        >>> by_code()["3174"].is_autonomous, by_code()["3524"].is_autonomous
        (False, True)
        """
        return self.province != "3100"

    @property
    def is_regency(self) -> bool:
        """Whether this is one of the 514 regencies and cities (kabupaten or kota)."""
        return self.kind in ("kabupaten", "kota")

    def lies_in(self, province: str) -> bool:
        """Whether the region is this province, lies in it, or lay in it before a split.

        >>> merauke = by_code()["9501"]
        >>> merauke.lies_in("9500"), merauke.lies_in("9400"), merauke.lies_in("9100")
        (True, True, False)
        """
        former = {code[:2] + "00" for code in self.former_codes}
        return province in {self.code, self.province, *former}

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@cache
def registry() -> tuple[Region, ...]:
    """Return all regions in the order of their codes."""
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
        former_codes=tuple(filter(None, row["former_codes"].split("|"))),
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        slug=_slug(name) if taken else short,
        ministry_code=row["ministry_code"],
        figures_since=int(row["figures_since"]) if row["figures_since"] else None,
        created=row["created"],
        law=row["law"],
        origin=row["origin"] or None,
        redefined=_years(row["redefined"]),
        repeated=_years(row["repeated"]),
    )


def _years(cell: str) -> tuple[int, ...]:
    return tuple(map(int, filter(None, cell.split("|"))))


@cache
def by_code() -> dict[str, Region]:
    """Return regions by code; former codes lead to the present region."""
    former = {code: region for region in registry() for code in region.former_codes}
    return former | {region.code: region for region in registry()}


@cache
def by_ministry_code() -> dict[str, Region]:
    """Return regions by the code of the Ministry of Home Affairs: ``35.24``, provinces ``35``."""
    return {region.ministry_code: region for region in registry() if region.ministry_code}


@cache
def by_key() -> dict[str, tuple[Region, ...]]:
    """Return the regions that each :func:`spelling` of a name means."""
    found: dict[str, list[Region]] = {}
    for region in registry():
        for key in {spelling(name) for name in (region.short, *region.aliases)}:
            found.setdefault(key, []).append(region)
    return {key: tuple(sorted(hits, key=lambda r: r.code)) for key, hits in found.items()}


def tidy(text: str) -> str:
    """Drop footnote marks and superfluous blanks, part words that were written as one."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)  # KotaBlitar
    return _FOOTNOTE.sub("", re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip())


@lru_cache(maxsize=4096)
def called(text: str) -> tuple[Region, ...]:
    """Return the regions a tidy name can mean, a prefix or suffix read as the kind.

    The reading that uses up more of the text as a prefix wins only if it finds something:
    ``Kota Kediri`` is the city, while ``Kota Baru`` is the regency Kotabaru.
    """
    for rest, kind in readings(text):
        hits = tuple(r for r in by_key().get(spelling(rest), ()) if kind is None or r.kind == kind)
        if hits:
            return hits
    return ()


def readings(text: str) -> Iterator[tuple[str, Kind | None]]:
    """Yield the ways to read a name: a prefix or suffix as the kind, or none."""
    for pattern, kind in _PREFIXES:
        if match := re.match(rf"(?:{pattern})\s*(?=\S)", text, re.IGNORECASE):
            yield text[match.end() :], kind
    for pattern, kind in _SUFFIXES:
        if match := re.search(rf"(?:{pattern})\s*$", text, re.IGNORECASE):
            yield text[: match.start()], kind
    yield text, None


def spelling(text: str) -> str:
    """Return letters and digits only, lower case, common abbreviations written out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"\bkep\b\.?", "kepulauan ", plain.lower())
    return re.sub(r"[^a-z0-9]", "", plain)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _short(name: str, kind: str) -> str:
    prefixes = {"kabupaten": "Kabupaten ", "kota": "Kota ", "province": "Provinsi "}
    return name.removeprefix(prefixes.get(kind, ""))
