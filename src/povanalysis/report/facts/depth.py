"""Facts of depth: which way it went beside the rate, and whose figures are missing."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.depth import Depth, DepthVerdict, Measure
from povanalysis.questions.ground.answer import Refusal
from povanalysis.report.facts.values import Code, made

PERSONS = 1000
"""Persons in a unit of the number of poor."""


@made.register
def depth(found: Depth) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    return {
        "moved": Code(_moved(found)),
        "awaited": Code(
            "years" if isinstance(found.course, Refusal) else "steps" if found.apart else "figures"
        ),
        "none_for": [{"indicator": indicator} for indicator in found.none_for],
        "older": [one for one in found.measures if one.last_year < found.last_year],
        "gaps": [one for one in found.measures if _between(one)],
        "single": [one for one in found.measures if one.single_source],
        "p1_single": any(one.indicator == "P1" and one.single_source for one in found.measures),
    }


@made.register
def measure(found: Measure) -> dict[str, Any]:
    """Return the facts of one indicator: how it moved since the figure before."""
    return {
        "between": _between(found),
        "persons": PERSONS * found.last,
        "grew": Code(_grew(found)),
        "size": abs(found.growth or 0.0),
    }


def _moved(found: Depth) -> str:
    if isinstance(found.course, Refusal):
        return "unfollowed"
    if found.course.verdict is DepthVerdict.TOGETHER:
        return "fell" if found.course.now.p0 < found.course.before.p0 else "rose"
    return found.course.verdict.name.lower()


def _between(found: Measure) -> list[str]:
    """Return the years between the first and the last figure that have none."""
    return [str(y) for y in found.missing if found.first_year < y < found.last_year]


def _grew(found: Measure) -> str:
    """Say how a level moved since the figure before, by the year where years lie between."""
    if found.growth is None or found.previous_year is None:
        return "unknown"
    if round(100 * found.growth, 1) == 0:
        return "as-before"
    yearly = "" if found.last_year - found.previous_year == 1 else "-yearly"
    return ("more" if found.growth > 0 else "less") + yearly
