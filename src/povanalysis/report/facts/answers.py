"""All that the sentences of an answer may speak of: its own fields, and what is made of them."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.report.facts import (  # noqa: F401 (each registers what it makes)
    change,
    convergence,
    depth,
    outcomes,
    outlook,
    pace,
    programmes,
    ranking,
    scenarios,
    target,
)
from povanalysis.report.facts.values import facts_of, made


@made.register
def refusal(found: Refusal) -> dict[str, Any]:
    """Return what a target that is reached already leaves to spare."""
    if found.reason is not Reason.ALREADY_REACHED:
        return {}
    margin = found.facts["value"] - found.facts["last_value"]
    held = found.facts.get("probability_held") is not None
    return {"held": held, "spare": margin > 0, "margin": margin}


def facts(answer: object) -> dict[str, Any]:
    """Return the facts of an answer, or of a part of one.

    Examples
    --------
    >>> from povanalysis.questions.ground.answer import Reason
    >>> found = facts(Refusal("3524", Reason.NO_TARGET, {"year": 2026}))
    >>> found["region"], found["reason"].code, found["year"]
    ('3524', 'no-target', 2026)
    """
    return facts_of(answer) | facts_of(made(answer))
