"""Facts of a pace: which fall was the fastest, and when the recent mean would arrive."""

from __future__ import annotations

import math
from typing import Any

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.figures import RECENT_FROM
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict
from povanalysis.report.facts.values import Code, made
from povanalysis.series import MARCH_FROM

FORESEEABLE = 25
"""Years ahead up to which a pace is carried on to name the year in which it arrives."""


@made.register
def pace(found: Pace) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    years = _years_at_recent_mean(found)
    return {
        "march_from": MARCH_FROM,
        "recent_from": RECENT_FROM,
        "years": found.year - found.last_year,
        "beyond_record": found.span < found.year - found.last_year,
        "recent": [{"year": year, "change": change} for year, change in found.recent],
        "means": [
            mean for mean in (found.since_first, found.since_recent) if isinstance(mean, MeanChange)
        ],
        "fastest": Code(_fastest(found)),
        "fall": abs(found.fastest_here.per_year),
        "arrives": 0 < years <= FORESEEABLE,
        "arrival": found.last_year + years,
        "beside": Code(_beside(found)),
        "picked": found.verdict in (PaceVerdict.HELD_HERE, PaceVerdict.HELD_BY_PEER),
    }


def _years_at_recent_mean(found: Pace) -> int:
    """Return how long the target takes at the recent mean; 0 where that does not fall."""
    recent = found.since_recent
    if isinstance(recent, Refusal) or recent.mean >= 0:
        return 0
    return math.ceil((found.value - found.last_value) / recent.mean - 1e-9)


def _fastest(found: Pace) -> str:
    """Say whose fall was the fastest; "year" where it is one of a single year."""
    here, peer = found.fastest_here, found.fastest_peer
    whose = "none" if here.per_year >= 0 else "here" if here.region == peer.region else "peer"
    return f"{whose}-year" if found.span == 1 else whose


def _beside(found: Pace) -> str:
    """Set the required pace beside the interval of the recent mean."""
    recent = found.since_recent
    if isinstance(recent, Refusal):
        return "unknown"
    if found.required > recent.high:
        return "slower"
    return "inside" if recent.low <= found.required else "faster"
