"""Facts of programmes in proportion: what they are held against, and the most they can do."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.poverty_gap import Gap
from povanalysis.questions.programmes import Programmes, Verified
from povanalysis.questions.reach import Reach, ReachVerdict, Timing
from povanalysis.report.facts.values import Code, made


@made.register
def programmes(found: Programmes) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    gap = None if isinstance(found.gap, Refusal) else found.gap
    judged = [one for one in found.reaches if isinstance(one.verdict, ReachVerdict)]
    shares = [one.of_need for one in found.reaches if one.of_need is not None]
    of_poor = [one.of_poor for one in found.reaches if one.of_poor is not None]
    best = max((one.of_need or 0.0 for one in judged), default=0.0)
    weighed = {one.programme for one in found.reaches}
    named = dict.fromkeys(c.programme for c in found.contexts if c.programme not in weighed)
    return {
        "scope": Code(_scope(found, judged, bool(of_poor))),
        "confirmed": found.verified[0].share if found.verified else None,
        "best": best,
        "times": 1 / best if best else None,
        "most": max(of_poor, default=None),
        "weighed": bool(shares or of_poor),
        "costly": [one for one in found.reaches if gap and one.of_gap is not None],
        "named": [{"programme": name} for name in named],
        "advice": Code(_advice(found, judged)),
        "wanting": Code("checks" if found.verified else "shares" if found.reaches else "source"),
        **(_past(gap) if gap else {}),
    }


@made.register
def reach(one: Reach) -> dict[str, Any]:
    """Return the facts of one programme with a number beside its own fields."""
    late = one.timing is Timing.TOO_LATE and one.of_need is not None
    past = isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.IN_LAST_FIGURE
    paid = one.year_from if one.year_to is None else one.year_to
    return {
        "years": years(one.year_from, one.year_to),
        "whole": one.persons_low == one.persons_high,
        "ceiling": Code("none" if other_aim(one) else _ceiling(one)),
        "remark": Code("why" if past or other_aim(one) else "late" if late else "none"),
        "paid": paid,
        "shows": None if paid is None else paid + 1,
    }


def other_aim(one: Reach) -> bool:
    """Tell whether a programme aims at something else than income."""
    return isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.OTHER_AIM


@made.register
def verified(one: Verified) -> dict[str, Any]:
    """Return the ends of the interval of a checked register in per cent."""
    return {"low_percent": 100 * one.low, "high_percent": 100 * one.high}


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
