"""Sentences on a place's past that its figures cannot be read without.

A regency made out of another has figures of its own from some year on; the other's figures covered
both until then; a province's row may have been that of a larger one. Years are those of figures
(:mod:`povanalysis.history`), days those of the laws.
"""

from __future__ import annotations

from collections.abc import Collection

from povanalysis.history import area_since
from povanalysis.regions import get
from povanalysis.registry import Region, registry
from povanalysis.report.text.language import Words


def past(region: Region, years: Collection[int], words: Words) -> str:
    """Say what of a region's past bounds its series; empty for most regions.

    Parameters
    ----------
    region
        The region.
    years
        Years of the figures shown.
    words
        Language.
    """
    found = [
        _made(region, years, words),
        _covered(region, words),
        _elsewhere(region, years, words),
        *(_repeated(region, year, words) for year in region.repeated if year in years),
    ]
    return " ".join(sentence for sentence in found if sentence)


def _made(region: Region, years: Collection[int], words: Words) -> str:
    if region.origin is None or not years:
        return ""
    text = words.text(
        "{region} was made out of {origin} on {day} ({law}); the figures shown begin in {first}."
    )
    return text.format(
        region=region.name,
        origin=get(region.origin).name,
        day=words.day(region.created),
        law=region.law,
        first=min(years),
    )


def _covered(region: Region, words: Words) -> str:
    _ = words.text
    since = area_since(region.code)
    if not since:
        return ""
    parts = [r.name for r in registry() if r.origin == region.code and r.figures_since == since]
    if parts:
        text = _("Until {last} the figures of {region} cover {parts}, too; they are left out.")
    else:
        text = _("Figures until {last} are of another area under the same code and are left out.")
    return text.format(last=since - 1, region=region.name, parts=words.joined(parts))


def _elsewhere(region: Region, years: Collection[int], words: Words) -> str:
    if not region.former_codes or region.province is None:
        return ""
    province = get(region.province)
    since, whole = province.figures_since, province.origin
    if since is None or whole is None or not any(year < since for year in years):
        return ""
    text = words.text("Until {last} BPS printed it within {whole}, under the code {code}.")
    codes = words.joined(region.former_codes)
    return text.format(last=since - 1, whole=get(whole).name, code=codes)


def _repeated(region: Region, year: int, words: Words) -> str:
    text = words.text(
        "There was no survey in {region} in March {year}: BPS repeats the figures of the year "
        "before, and no change is counted from them."
    )
    return text.format(region=region.name, year=year)
