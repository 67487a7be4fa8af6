"""Facts of a target: when it becomes likely, what growth would do for it, and what can act."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.target import EVEN, INTERVAL, LIKELY, Attainment
from povanalysis.report.facts.values import Code, made

GROWTH_SEEN = 0.03
"""Population growth a year beyond which it is no longer a case worth a sentence."""


@made.register
def target(found: Attainment) -> dict[str, Any]:
    """Return the facts beside the answer's own fields; ``borne`` is given where words are judged."""
    final = found.by_year[-1].year
    coming, after = (int(one[:4]) for one in (found.next_reference, found.budget_reference))
    later = next((one for one in found.by_year if one.year == coming), None)
    return {
        "borne": (),
        "chance": found.chance,
        "fall": -found.gap,
        "even": EVEN,
        "likely": LIKELY,
        "level": INTERVAL,
        "growing": Code(_growing(found)),
        "course": Code(_course(found)),
        "untested": (found.likely_year or final) > found.tested_until,
        "final": final,
        "act": Code(_act(found, later is not None)),
        "later": later,
        "budget": after - 1,
        "before": found.year - 1,
    }


def _growing(found: Attainment) -> str:
    """Say what growth of the population would do for the share."""
    behind = found.people
    if isinstance(behind, Refusal):
        return "refused"
    if behind.fewer_with_growth <= 0:
        return "none-needed"
    return "fewer" if behind.growth_none > GROWTH_SEEN else "fewer-or-none"


def _course(found: Attainment) -> str:
    """Say how far the probability comes with the years."""
    if found.even_year is None:
        return "never-even"
    if found.likely_year is None:
        return "widening" if found.widening else "even"
    return "at-once" if found.likely_year == found.even_year else "both"


def _act(found: Attainment, forecast_later: bool) -> str:
    if found.passed:
        return "passed-with-later" if forecast_later else "passed"
    return "last-chance" if found.reference == found.next_reference else "time"
