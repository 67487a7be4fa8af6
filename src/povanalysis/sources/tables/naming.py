"""Which region each row of a table means, decided for the whole column at once.

A single name often means two places; its neighbours tell which. The rules, in this order:

1. A code, a prefix (``Kab.``, ``Kota``) or a section row (``Kabupaten/Regency``) decides. Whether
   the codes are those of BPS or of the Ministry, the whole column tells.
2. In a column of provinces a name that cities share (``Jambi``) is the province.
   In a column that mixes UPPER CASE and ordinary names, upper case is a province (dynamic tables:
   ``ACEH``, then ``Simeulue``); the regencies below it are looked up inside it.
3. In a column that marks its cities with ``Kota``, a bare name is the regency (``Kediri`` beside
   ``Kota Kediri``). A bare name that only a city bears (``Surabaya``) is that city, and noted.
4. The province named in the title or in a column of its own settles names that several
   provinces share.
5. Whatever is still open is refused with all candidates; a name that stands twice is refused
   twice. Nothing is taken in the order of the rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from povanalysis import ministry
from povanalysis.errors import RegionError, listing
from povanalysis.history import code_edition
from povanalysis.regions import Kind, Region, named, regions, resolve
from povanalysis.sources.tables.reading import Issue

_ADVISED = 100
"""For so many unknown names similar ones are looked up; a list of villages has thousands."""


@dataclass(frozen=True)
class Name:
    """One name of the region column.

    Attributes
    ----------
    text
        The cell.
    place
        Its address.
    section
        Kind that the section row above it says, if any.
    province
        Code of the province that a column of its own says, if any.
    code
        Text of the code column, if any.
    """

    text: str
    place: str
    section: Kind | None = None
    province: str | None = None
    code: str = ""


@dataclass(frozen=True)
class Named:
    """The column decided: one entry per name, None where a problem says why."""

    regions: tuple[Region | None, ...]
    problems: tuple[Issue, ...]
    notes: tuple[str, ...]


def decide(names: Sequence[Name], province: Region | None, *, of_provinces: bool = False) -> Named:
    """Find the region of every name.

    Parameters
    ----------
    names
        The names in the order of the table.
    province
        Province of the title, if it names one.
    of_provinces
        Whether the head of the column says that it lists provinces.
    """
    edition = code_edition((name.code, name.text) for name in names)
    if edition and edition.system == "Ministry":
        names = [replace(name, code=ministry.dotted(name.code)) for name in names]
    column = _Column.of(names, province)
    column.of_provinces |= of_provinces
    if edition:
        column.notes.append(edition.note)
    found: list[Region | None] = []
    problems: list[Issue] = []
    current: str | None = None
    for name in names:
        if len(problems) >= _ADVISED and not named(name.text):
            text = f"No region is called {name.text!r}."
            problems.append(Issue("unknown region", name.place, text))
            found.append(None)
            continue
        try:
            region = column.region(name, current)
        except RegionError as error:
            kind = "ambiguous region" if "more than one" in error.message else "unknown region"
            problems.append(Issue(kind, name.place, str(error)))
            found.append(None)
            continue
        if region.kind == "province":
            current = region.code
        found.append(region)
    if codes := column.ministry_codes:
        column.notes.append(
            f"{len(codes)} codes are not BPS's but the Ministry's of the place named; the name "
            f"decides: {listing(codes, limit=3)}"
        )
    return Named(tuple(found), tuple(problems), tuple(column.notes))


@dataclass
class _Column:
    province: Region | None
    of_provinces: bool
    marks_cities: bool
    upper_is_province: bool
    provinces_named: frozenset[str]
    notes: list[str]
    ministry_codes: list[str]

    @classmethod
    def of(cls, names: Sequence[Name], province: Region | None) -> _Column:
        texts = [name.text for name in names]
        upper = [text for text in texts if text.isupper()]
        mixed = [text for text in texts if not text.isupper()]
        prefixed = any(re.match(r"(?i:kota|kodya)\s|Kota(?=[A-Z])", text) for text in texts)
        sections = any(name.section for name in names)
        candidates = [named(text) for text in texts]
        certain = Counter(
            hits[0].code for hits in candidates if len(hits) == 1 and hits[0].kind == "province"
        )
        regencies = {hits[0].code for hits in candidates if len(hits) == 1 and hits[0].is_regency}
        return cls(
            province=province,
            of_provinces=len(certain) >= 3 and not regencies,
            marks_cities=prefixed and not sections,
            upper_is_province=bool(upper and mixed) and len(upper) < len(mixed),
            provinces_named=frozenset(certain),
            notes=[],
            ministry_codes=[],
        )

    def region(self, name: Name, current: str | None) -> Region:
        text = f"{name.code} {name.text}" if name.code else name.text
        scope = name.province or (self.province.code if self.province else None)
        hits = named(name.text)
        if name.code:
            return _within(self._coded(name, hits), scope, text)
        if name.section and not _of_kind(hits, name.section) and _of_kind(hits, "province"):
            return resolve(text, kind="province")  # the total below the last section
        if name.section:
            return resolve(text, kind=name.section, province=scope or current)
        if self.of_provinces and (found := _of_kind(hits, "province")):
            return found[0]
        if self.upper_is_province and name.text.isupper() and _of_kind(hits, "province"):
            return resolve(text, kind="province")
        if len(hits) > 1:
            hits = self._narrow(hits, scope or current, has_province=bool(name.province))
        if self._bare(name.text) and self.marks_cities:
            return self._bare_name(text, hits, scope)
        if len(hits) == 1:
            return _within(hits[0], scope, text)
        return resolve(text, province=scope)

    def _coded(self, name: Name, hits: list[Region]) -> Region:
        """Follow code and name; where the code is the Ministry's of that very place, the name."""
        of_ministry = ministry.of_digits(name.code)
        if of_ministry in hits and name.code not in {region.code for region in hits}:
            assert of_ministry is not None
            if "." not in name.code:  # not told by the whole column
                self.ministry_codes.append(f"{name.code} {name.text}")
            return of_ministry
        return resolve(f"{name.code} {name.text}")

    def _narrow(self, hits: list[Region], scope: str | None, *, has_province: bool) -> list[Region]:
        """Drop what the surroundings exclude."""
        if scope and (inside := [r for r in hits if r.lies_in(scope)]):
            hits = inside
        # the province has its own row, so the same name below it is the regency or city
        regencies = [r for r in hits if r.is_regency]
        provinces = [r for r in hits if r.kind == "province"]
        if regencies and provinces and (has_province or provinces[0].code in self.provinces_named):
            hits = regencies
        return hits

    def _bare_name(self, text: str, hits: list[Region], scope: str | None) -> Region:
        kabupaten = _of_kind(hits, "kabupaten")
        elsewhere = _of_kind(named(text), "kabupaten")
        if len(kabupaten) == 1:
            return _within(kabupaten[0], scope, text)
        others = [region for region in hits if region.kind != "kabupaten"]
        if len(others) == 1 and others[0].kind != "kota":
            return others[0]
        if len(others) == 1 and not elsewhere:
            self.notes.append(f"{text!r} is taken as {others[0]}: no regency bears this name")
            return others[0]
        if elsewhere:
            raise RegionError(
                f"{text!r} has no prefix, so it should be a regency, but the regency of that name "
                f"is {elsewhere[0]}, outside this table.",
                cure="Write the code or the full name.",
                candidates=[region.code for region in named(text)],
            )
        return resolve(text, province=scope)

    @staticmethod
    def _bare(text: str) -> bool:
        return not any(region.name.lower() in text.lower() for region in named(text)) and not (
            text.lower().startswith(("kab", "kota", "kodya", "prov"))
        )


def _of_kind(hits: list[Region], kind: Kind) -> list[Region]:
    return [region for region in hits if region.kind == kind]


def _within(region: Region, scope: str | None, text: str) -> Region:
    if scope and region.is_regency and not region.lies_in(scope):
        raise RegionError(
            f"{text!r} is {region}, which lies outside {resolve(scope)}.",
            cure="Write the code or the full name.",
            candidates=[region.code],
        )
    return region


def is_region_name(text: str) -> bool:
    """Whether a text can be the name of a region."""
    return bool(text) and bool(named(text))


def province_from_cell(text: str) -> str | None:
    """Code of the province a cell of a province column names."""
    hits = _of_kind(named(text), "province")
    if not hits and text.strip().isdigit() and len(text.strip()) in (2, 4):
        code = text.strip()[:2] + "00"
        hits = [region for region in regions(kind="province") if region.code == code]
    return hits[0].code if len(hits) == 1 else None
