"""Facts of what was said and what the figures show: what it is held against, and the most it can do."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.poverty_gap import Gap
from povanalysis.questions.programmes import Programmes, Said, Verified
from povanalysis.questions.reach import Reach, ReachVerdict, Timing
from povanalysis.report.facts.values import Code, facts_of, made


@made.register
def programmes(found: Programmes) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    gap = None if isinstance(found.gap, Refusal) else found.gap
    judged = [one for one in found.reaches if isinstance(one.verdict, ReachVerdict)]
    of_poor = [one.of_poor for one in found.reaches if one.of_poor is not None]
    best = max((one.of_need or 0.0 for one in judged), default=0.0)
    return {
        "scope": Code(_scope(found, judged, bool(of_poor))),
        "best": best,
        "times": 1 / best if best else None,
        "most": max(of_poor, default=None),
        "weighed": bool(of_poor),
        "verified": found.verified,
        "advice": Code(_advice(found, judged)),
        "wanting": Code("checks" if found.verified else "shares" if found.reaches else "source"),
        **(_past(gap) if gap else {}),
    }


@made.register
def said(one: Said) -> dict[str, Any]:
    """Return what was said beside its fields: years, how many of what, and what stands beside it."""
    shown = one.shown
    shows = "nothing" if shown is None else type(shown).__name__.lower()
    kind = shown.unit_kind if isinstance(shown, Reach) else "none"
    return {
        "years": years(one.year_from, one.year_to),
        "counts": Code("register" if isinstance(shown, Verified) else str(kind)),
        "details": Code("given" if any(one.details.values()) else "none", one.details),
        "shows": Code(shows),
        **({} if shown is None else facts_of(shown)),
        **(reach(shown) if isinstance(shown, Reach) else {}),
    }


def reach(one: Reach) -> dict[str, Any]:
    """Return how a programme with a number is weighed."""
    late = one.timing is Timing.TOO_LATE and one.of_need is not None
    past = isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.IN_LAST_FIGURE
    return {
        "whole": one.persons_low == one.persons_high,
        "ceiling": Code("none" if other_aim(one) else _ceiling(one)),
        "remark": Code(
            "other-aim" if other_aim(one) else "past" if past else "late" if late else "none"
        ),
    }


def other_aim(one: Reach) -> bool:
    """Tell whether a programme aims at something else than income."""
    return isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.OTHER_AIM


def _scope(found: Programmes, judged: list[Reach], beside_poor: bool) -> str:
    """Say what the programmes can be held against, and how far they reach beside it."""
    if not found.reaches:
        return "register" if found.verified else "no-numbers"
    if not judged:
        return "other-aims" if found.need else "poor" if beside_poor else "nothing"
    verdicts = {one.verdict for one in judged}
    if ReachVerdict.WHOLE in verdicts:
        return "whole"
    return "small" if verdicts == {ReachVerdict.SMALL} else "part"


def _advice(found: Programmes, judged: list[Reach]) -> str:
    if not found.reaches:
        return "record"
    if not judged:
        return "aim" if found.need else "number"
    return "enough" if any(one.verdict is ReachVerdict.WHOLE for one in judged) else "elsewhere"


def _ceiling(one: Reach) -> str:
    if one.of_need is not None:
        return "share" if one.of_need < 1 else "need"
    return "none" if one.of_poor is None else "poor"


def _past(gap: Gap) -> dict[str, Any]:
    """Return between which sums the gap has lain, where there are several years."""
    older = gap.population_year != gap.year
    if len(gap.past) < 2:
        return {"older": older, "ranged": False}
    (low_year, low), (high_year, high) = gap.past[0], gap.past[-1]
    first = min(year for year, _ in gap.past)
    ends = {"low": low, "low_year": low_year, "high": high, "high_year": high_year}
    return {"older": older, "ranged": True, "since": first, **ends}


def years(first: int | None, last: int | None) -> str | None:
    """Write the years of a programme: ``2022–2025``, ``2022–`` or ``2026``; None if unknown."""
    if last is None:
        return None if first is None else f"{first}–"
    return str(last) if first is None or first == last else f"{first}–{last}"
