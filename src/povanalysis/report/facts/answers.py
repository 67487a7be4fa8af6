"""All that the sentences of an answer may speak of: its own fields, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from povanalysis.questions.change import Change
from povanalysis.questions.convergence import Convergence
from povanalysis.questions.depth import Depth, Measure
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.known import Known, NotHeld
from povanalysis.questions.outcomes import Outcomes, TargetRecord
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.pace import Pace
from povanalysis.questions.programmes import Programmes, Verified
from povanalysis.questions.ranking import Pair, Ranking, Standing
from povanalysis.questions.reach import Reach
from povanalysis.questions.scenarios import OwnPart, Scenarios, ShortLink
from povanalysis.questions.target import Attainment
from povanalysis.report.facts.change import change
from povanalysis.report.facts.convergence import convergence
from povanalysis.report.facts.depth import depth, measure
from povanalysis.report.facts.outcomes import outcomes, target_record
from povanalysis.report.facts.outlook import known, not_held, outlook
from povanalysis.report.facts.pace import pace
from povanalysis.report.facts.programmes import programmes, reach, verified
from povanalysis.report.facts.ranking import pair, ranking, standing
from povanalysis.report.facts.refusal import refusal
from povanalysis.report.facts.scenarios import own_part, scenarios, short_link
from povanalysis.report.facts.target import target
from povanalysis.report.facts.values import facts_of

MADE: dict[type, Callable[[Any], dict[str, Any]]] = {
    Attainment: target,
    Change: change,
    Convergence: convergence,
    Depth: depth,
    Known: known,
    Measure: measure,
    NotHeld: not_held,
    Outcomes: outcomes,
    Outlook: outlook,
    OwnPart: own_part,
    Pace: pace,
    Pair: pair,
    Programmes: programmes,
    Ranking: ranking,
    Reach: reach,
    Refusal: refusal,
    Scenarios: scenarios,
    ShortLink: short_link,
    Standing: standing,
    TargetRecord: target_record,
    Verified: verified,
}
"""Codes and numbers beside an answer's fields, by its type."""


def facts(answer: object) -> dict[str, Any]:
    """Return the facts of an answer, or of a part of one.

    Examples
    --------
    >>> from povanalysis.questions.ground.answer import Reason
    >>> found = facts(Refusal("3524", Reason.NO_TARGET, {"year": 2026}))
    >>> found["region"], found["reason"].code, found["year"]
    ('3524', 'no-target', 2026)
    """
    made = MADE.get(type(answer))
    return facts_of(answer) | (facts_of(made(answer)) if made else {})
