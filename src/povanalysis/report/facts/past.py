"""Facts of a place's past that its figures cannot be read without (:mod:`povanalysis.history`).

A regency made out of another has figures of its own from some year on; the other's figures covered
both until then; a province's row may have been that of a larger one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from povanalysis.history import area_since
from povanalysis.regions import get
from povanalysis.registry import Region, registry
from povanalysis.report.facts.values import Code


def past(region: Region, years: Collection[int]) -> dict[str, Any]:
    """Return what of a region's past bounds its series; most regions have none of it.

    Parameters
    ----------
    region
        The region.
    years
        Years of the figures shown.
    """
    code, since = region.code, area_since(region.code)
    parts = [r.name for r in registry() if r.origin == code and r.figures_since == since]
    province = get(region.province) if region.former_codes and region.province else None
    begins = (province and province.figures_since) or 0
    return {
        "region": code,
        "origin": region.origin if years else None,
        "created": region.created,
        "first": min(years, default=0),
        "covered": Code("none" if not since else "parts" if parts else "another"),
        "covered_until": since - 1,
        "parts": parts,
        "whole": province.origin if province and any(year < begins for year in years) else None,
        "printed_until": begins - 1,
        "codes": region.former_codes,
        "repeated": [{"region": code, "year": year} for year in region.repeated if year in years],
    }
