"""What became of the places: when each has figures, whose part it was, where its meaning broke.

A year here is a year of **figures**, not of laws. BPS printed Papua as one province until 2023 and
as four from 2024, though the laws are of 2022; so Merauke's parent is 9400 until 2023 and 9500 from
2024. A place keeps its code and still becomes another one when a part is taken out of it: Papua
(9400) of 2023 and of 2024 share a code and nothing else. :func:`linked` is the question to ask
before figures of a region and its province are compared over time.

Facts
-----
* 17 regencies were made in 2012-2014, each out of one other (``origin``). BPS has figures of 14 of
  them from 2015 and of Muna Barat, Buton Tengah and Buton Selatan from 2016; until then the origin's
  figures cover both, so the origin is another area from that year on.
* Kalimantan Utara was part of Kalimantan Timur; its row of BPS's table repeats that of its origin
  until 2014.
* The boundary between Kolaka and Kolaka Timur moved: figures since 2021 are of other areas.
* There was no survey in Nduga in March 2015; BPS repeats its figures of 2014 for that year.
* Five regencies and cities of Kalimantan Utara and 26 of Papua carry other codes than before.

Regencies and cities with figures were 497 until 2014, 511 in 2015 and 514 since; by law they were
497 at the end of 2011, 501, 511 and 514 at the ends of 2012, 2013 and 2014.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from povanalysis import ministry
from povanalysis.regions import get, named
from povanalysis.registry import NATION, Region, by_code, registry


@cache
def has_figures(code: str, year: int) -> bool:
    """Whether BPS's table of all regencies can have figures of a place in a year.

    >>> has_figures("7413", 2015), has_figures("7413", 2016), has_figures("9500", 2023)
    (False, True, False)
    """
    since = get(code).figures_since
    return since is None or year >= since


@cache
def parent(code: str, year: int) -> str | None:
    """Give the code of what a place was part of in a year: the province, or the nation.

    Parameters
    ----------
    code
        BPS code of the place, former codes included.
    year
        Year of the figures.

    Returns
    -------
    str or None
        None for the nation, and in years in which the place has no figures.

    >>> [parent("9501", year) for year in (2023, 2024)]
    ['9400', '9500']
    >>> parent("6571", 2014), parent("6571", 2015), parent("3524", 2025), parent("9500", 2023)
    ('6400', '6500', '3500', None)
    """
    region = get(code)
    if region.kind == "nation" or not has_figures(region.code, year):
        return None
    if region.province is None:
        return NATION
    if region.former_codes and not has_figures(region.province, year):
        return get(region.province).origin
    return region.province


def members(province: str, year: int) -> tuple[str, ...]:
    """List the regencies and cities that were part of a province in a year, with figures.

    >>> [len(members("9400", year)) for year in (2023, 2024)]
    [29, 9]
    """
    return _members(year).get(province, ())


@cache
def _members(year: int) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for region in registry():
        if region.is_regency and (province := parent(region.code, year)):
            found.setdefault(province, []).append(region.code)
    return {province: tuple(codes) for province, codes in found.items()}


@cache
def redefinitions(code: str) -> tuple[int, ...]:
    """Give the years from which figures of a code describe another area than the year before.

    >>> redefinitions("7401"), redefinitions("9400"), redefinitions("7404"), redefinitions("3524")
    ((2016,), (2024,), (2015, 2021), ())
    """
    place = by_code().get(code)
    if place is None:
        return ()  # the check of regions tells of it
    parted = {r.figures_since for r in registry() if r.origin == place.code and r.figures_since}
    return tuple(sorted(parted | set(place.redefined)))


def parts_since(code: str, year: int) -> list[str]:
    """List the places that were part of another in a year and have figures of their own today.

    >>> parts_since("7401", 2015), parts_since("7401", 2016)
    (['7414', '7415'], [])
    """
    return [r.code for r in registry() if r.origin == code and year < (r.figures_since or 0)]


@cache
def area_since(code: str) -> int:
    """Give the year from which a code means the area it means today; 0 for always.

    >>> area_since("9400"), area_since("3524")
    (2024, 0)
    """
    return max(redefinitions(code), default=0)


@cache
def tells(code: str, year: int) -> bool:
    """Whether a figure of a year tells of a place as it is today, measured in that year.

    >>> tells("9400", 2023), tells("9400", 2024), tells("9701", 2015), tells("9701", 2016)
    (False, True, False, True)
    """
    place = by_code().get(code)
    return year >= area_since(code) and (place is None or year not in place.repeated)


@cache
def same_area(code: str, year: int, other: int) -> bool:
    """Whether a code means the same area in two years.

    >>> same_area("9400", 2023, 2024), same_area("9400", 2024, 2025), same_area("7401", 2015, 2016)
    (False, True, False)
    """
    low, high = sorted((year, other))
    return not any(low < since <= high for since in redefinitions(code))


def linked(code: str, year: int, other: int) -> bool:
    """Whether a place is part of the same whole in two years, and the whole is the same area.

    >>> linked("9403", 2023, 2024)  # Kabupaten Jayapura: in Papua before and after, but which Papua
    False
    >>> linked("9403", 2024, 2025), linked("3524", 2012, 2025)
    (True, True)
    """
    whole = parent(code, year)
    return whole is not None and whole == parent(code, other) and same_area(whole, year, other)


def retired(code: str) -> str:
    """Say in one line what became of a former code; empty for a present one.

    >>> retired("9401")
    '9401 was the code of Kabupaten Merauke until 2022-07-25 (UU 14/2022); it is 9501 now.'
    """
    region = by_code().get(code)
    if region is None or region.province is None or code not in region.former_codes:
        return ""
    province = get(region.province)
    return (
        f"{code} was the code of {region.name} until {province.created} ({province.law}); "
        f"it is {region.code} now."
    )


def story(region: Region) -> str:
    """Tell in one line what changed about a place; empty where nothing did since 2010.

    >>> story(get("3218"))
    'part of Kabupaten Ciamis until 2012-11-16 (UU 21/2012)'
    >>> story(get("9400"))
    'another area from 2024'
    """
    told = []
    if region.origin:
        told.append(f"part of {get(region.origin).name} until {region.created} ({region.law})")
    if region.former_codes and region.province:
        whole = get(region.province)
        told.append(
            f"code {', '.join(region.former_codes)} until {whole.created} ({whole.law}), figures "
            f"within {get(whole.origin or NATION).name} until {(whole.figures_since or 0) - 1}"
        )
    if years := redefinitions(region.code):
        told.append(f"another area from {', '.join(map(str, years))}")
    return "; ".join(told)


def to_json(region: Region, held: tuple[int, int] | None) -> dict[str, Any]:
    """Give a place with its history as plain values; ``held``: first and last year of its rates."""
    return {
        "code": region.code,
        "name": region.name,
        "kind": region.kind,
        "province": region.province,
        "ministry_code": region.ministry_code or None,
        "former_codes": list(region.former_codes),
        "figures_since": region.figures_since,
        "rates_held": None if held is None else list(held),
        "created": region.created or None,
        "law": region.law or None,
        "part_of_before": region.origin,
        "another_area_from": list(redefinitions(region.code)),
    }


# ----------------------------------------------------------------------- the codes a table uses


@dataclass(frozen=True)
class CodeEdition:
    """Which codes a table uses.

    Attributes
    ----------
    system
        ``BPS``, ``Ministry``, or ``mixed``: codes of both, or old and new ones of the same kind.
    since, until
        Years between which these were the codes, as far as a code of the table tells; None else.
    """

    system: Literal["BPS", "Ministry", "mixed"]
    since: int | None = None
    until: int | None = None

    @property
    def note(self) -> str:
        """One line for whoever imports the table."""
        if self.system == "Ministry":
            return "codes are those of the Ministry of Home Affairs; they were read as such"
        if self.system == "mixed":
            return "codes are of several editions; every row was read by its own"
        if self.since is None and self.until is None:
            return "codes are BPS codes, the same in all editions"
        since = f" since {self.since}" if self.since else ""
        until = f" until {self.until}; retired ones were led to the present" if self.until else ""
        return f"codes are BPS codes as they were{since}{' and' if since and until else ''}{until}"


def code_edition(rows: Iterable[tuple[str, str]]) -> CodeEdition | None:
    """Find out which codes a table uses, from codes and names side by side.

    Parameters
    ----------
    rows
        Code and name of each row, as the table has them.

    Returns
    -------
    CodeEdition or None
        None where no row has a code of four digits and a name that is known.

    >>> code_edition([("1109", "Simeulue"), ("3524", "Lamongan")]).system
    'Ministry'
    >>> code_edition([("9401", "Merauke"), ("3524", "Lamongan")]).until
    2022
    """
    seen = False
    bps = of_ministry = neither = 0  # rows that only one system, or none, explains
    since: set[int] = set()
    until: set[int] = set()
    for code, name in rows:
        digits = re.sub(r"[.\s]", "", code)
        hits = named(name)
        if not re.fullmatch(r"\d{4}", digits) or not hits:
            continue
        seen = True
        place = by_code().get(digits)
        fits_bps, fits_ministry = place in hits, ministry.of_digits(digits) in hits
        bps += fits_bps and not fits_ministry
        of_ministry += fits_ministry and not fits_bps
        neither += not fits_bps and not fits_ministry
        if place is None or not fits_bps:
            continue
        province = by_code().get(place.province or "")
        if place.created:
            since.add(int(place.created[:4]))
        if province and place.former_codes:
            year = int(province.created[:4])
            (until if digits in place.former_codes else since).add(year)
    if not seen:
        return None
    if of_ministry > neither and not bps:
        return CodeEdition("Ministry")
    if of_ministry or (since and until and max(since) >= min(until)):
        return CodeEdition("mixed")
    return CodeEdition("BPS", max(since, default=None), min(until, default=None))
