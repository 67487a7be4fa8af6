"""Facts of an order of regions: who stands where, and which two are the nearest."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ranking import (
    PLACE_BOUNDS,
    Newer,
    OrderVerdict,
    Pair,
    Ranking,
    Standing,
)
from povanalysis.report.facts.values import Code, made

PAIRS_TOLD = 3
"""Pairs told, from the least certain."""


@made.register
def ranking(found: Ranking) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    pairs = sorted(found.pairs, key=lambda pair: pair.probability)[:PAIRS_TOLD]
    listed = zip(found.regions, found.values, strict=True)
    gaps = [
        (round(abs(near[1] - one.value), 10), one.region, near[0])
        for one in found.standings
        for near in (one.above, one.below)
        if near is not None
    ]
    gap, region, near = min(gaps, default=(0.0, "", ""))
    return {
        "figures": [Newer(region, found.last_year, value) for region, value in listed],
        "pairs": pairs,
        "least": pairs[0] if pairs else None,
        "opening": Code(_opening(pairs)),
        "nearest": Code("none" if not gaps else "apart" if gap else "equal"),
        "gap": gap,
        "nearest_region": region,
        "nearest_other": near,
        "error": 50 / found.draws**0.5,
    }


def _opening(pairs: list[Pair]) -> str:
    if not pairs:
        return "alone"
    return "open" if pairs[0].verdict is OrderVerdict.OPEN else "firm"


@made.register
def pair(found: Pair) -> dict[str, Any]:
    """Return what the likelier order of two regions is beside that of now."""
    if found.verdict is OrderVerdict.OPEN:
        return {"order": Code("open")}
    return {"order": Code("swapped" if found.same_as_now is False else "kept")}


@made.register
def standing(found: Standing) -> dict[str, Any]:
    """Return who stands beside a region in its province, and where it may stand in future."""
    above, below = (
        None if near is None else {"region": near[0], "value": near[1]}
        for near in (found.above, found.below)
    )
    return {
        "above": above,
        "below": below,
        "beside": Code(_beside(found)),
        "future": Code(_future(found)),
        "level": PLACE_BOUNDS[1] - PLACE_BOUNDS[0],
        "likeliest": found.chances.index(max(found.chances)) + 1,
        "chance": max(found.chances),
    }


def _beside(found: Standing) -> str:
    if found.of == 1:
        return "alone"
    if found.above is None:
        return "equal" if found.below is None else "highest"
    return "lowest" if found.below is None else "between"


def _future(found: Standing) -> str:
    """Say whether the place will be another one; "place" where the interval is a single one."""
    if found.of == 1:
        return "none"
    if found.place_low80 != found.place_high80:
        return "places"
    return "same" if found.place == found.place_low80 else "place"
