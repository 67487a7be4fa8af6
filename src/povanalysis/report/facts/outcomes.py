"""Facts of targets and outcomes: how many were met, what each asked for, what was said of it."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ambition import AmbitionVerdict
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.outcomes import (
    Outcomes,
    OutcomeVerdict,
    TargetRecord,
)
from povanalysis.questions.record.achievement import Aim
from povanalysis.questions.record.genuine import INTERVALS, LedgerScore
from povanalysis.regions import get
from povanalysis.report.facts.values import Code, made

COIN_TOSS = 0.25
"""Brier score of saying 50 per cent each time."""


@made.register
def outcomes(found: Outcomes) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    by_verdict = {v: [t for t in found.targets if t.verdict is v] for v in OutcomeVerdict}
    met, missed = by_verdict[OutcomeVerdict.MET], by_verdict[OutcomeVerdict.MISSED]
    awaited, pending = by_verdict[OutcomeVerdict.AWAITED], by_verdict[OutcomeVerdict.PENDING]
    numbered = any(one.value is not None for one in found.targets)
    due = next(iter(awaited or pending), None)
    first, second = INTERVALS
    return {
        "score": Code(_score(found, numbered, len(met), len(met) + len(missed))),
        "met": len(met),
        "settled": len(met) + len(missed),
        "undated": [one.year for one in found.targets if refused(one) is Reason.DATE_UNKNOWN],
        "achieved": any(one is not None for year in found.years for one in year.achievements),
        "end_of_plan": found.end_of_plan,
        "held": Code(_held(found.genuine)),
        "scored": isinstance(found.genuine, LedgerScore) and found.genuine.brier is not None,
        "inner": first,
        "outer": second,
        "toss": COIN_TOSS,
        "numbered": numbered,
        "advice": Code(_advice(found, numbered)),
        "next": Code("awaited" if awaited else "pending" if pending else "document"),
        "due": None if due is None else due.year,
    }


@made.register
def target_record(one: TargetRecord) -> dict[str, Any]:
    """Return the facts of one target beside its own fields."""
    exact = one.verdict is OutcomeVerdict.MET and round(one.margin or 0.0, 2) == 0
    ambition = one.ambition
    if isinstance(ambition, Refusal):
        asked = "unknown" if ambition.reason is Reason.NOT_PUBLISHED_THEN else "unjudged"
    elif ambition.trend is None and ambition.verdict is not AmbitionVerdict.NO_FALL:
        asked = "no-trend"
    else:
        asked = ambition.verdict.name.lower().replace("_", "-")
    return {
        "result": Code("exact") if exact else one.verdict,
        "away": None if one.margin is None else abs(one.margin),
        "asked": Code(asked),
    }


@made.register
def aim(one: Aim) -> dict[str, Any]:
    """Return how a target is named in the table."""
    return {
        "single": one.low == one.high,
        "codes": ", ".join(one.sources.split()),
        "details": Code("given" if any(one.details.values()) else "none", one.details),
    }


def refused(one: TargetRecord) -> Reason | None:
    """Return why the ambition of a target is not judged; None where it is."""
    return one.ambition.reason if isinstance(one.ambition, Refusal) else None


def _score(found: Outcomes, numbered: bool, met: int, settled: int) -> str:
    """Say how the targets that have come due fared."""
    if not found.targets:
        return "none-found"
    if not settled:
        return "none-due" if numbered else "no-number"
    if settled == 1:
        return "one-met" if met else "one-missed"
    if met == settled:
        return "both-met" if met == 2 else "all-met"
    return "some-met" if met else "none-met"


def _held(genuine: LedgerScore | Refusal) -> str:
    """Say which intervals of the forecasts written down before held their figures."""
    if isinstance(genuine, Refusal):
        return "refused"
    if genuine.n != 1:
        return "several"
    return "one-inner" if genuine.held80 else "one-outer" if genuine.held95 else "one-outside"


def _advice(found: Outcomes, numbered: bool) -> str:
    if not numbered:
        return "number" if get(found.region).is_autonomous else "province"
    undated = any(one.value is not None and not one.set_on for one in found.targets)
    return "note-day" if undated else "keep-noting"
