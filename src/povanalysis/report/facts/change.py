"""Facts of a yearly change: how it lies beside the province's, and which advice that gives."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.change import Beside, Change, Own, OwnReading, ProvinceReading
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.exactness import CEILING_LEVEL, DISTINGUISHABLE_LEVEL
from povanalysis.report.facts.values import Code, made

FEBRUARY_FIELDWORK = 2025
"""March figures of this year were collected in February (breaks.csv B14)."""


@made.register
def change(found: Change) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    own = found.own.reading if isinstance(found.own, Own) else None
    beside = found.province if isinstance(found.province, Beside) else None
    facts = {
        "before_year": found.year - 1,
        "still": found.change == 0,
        "confidence": DISTINGUISHABLE_LEVEL,
        "ceiling_confidence": CEILING_LEVEL,
        "moved": Code(_moved(found.change, beside)),
        "spread": Code(_spread(found, beside)),
        "error": Code(_error(found)),
        "advice": Code(_advice(found, own, beside)),
        "awaited": Code(_awaited(found)),
        "basis": Code("none" if own is None else "own" if beside is None else "both"),
        "some_absent": found.absent.anyone,
        "february": found.year == FEBRUARY_FIELDWORK,
    }
    if beside is None:
        return facts
    low, high = beside.mean_change - beside.bound, beside.mean_change + beside.bound
    margin = min(abs(found.change - low), abs(found.change - high))
    return facts | {"low": low, "high": high, "margin": margin}


def _whole(found: Change) -> bool:
    """Tell whether it is the change of a province or the nation, which lies in no province."""
    return found.region.endswith("00")


def _moved(change: float, beside: Beside | None) -> str:
    """Say how the region moved beside the mean of its province."""
    if beside is None:
        return "alone"
    if beside.reading is ProvinceReading.ALIKE:
        return "alike"
    better, mean = beside.reading is ProvinceReading.BETTER, beside.mean_change
    if round(mean, 2) == 0:
        return "better" if better else "worse"
    if change < 0 and mean < 0:
        return "fell-more" if better else "fell-less"
    if change > 0 and mean > 0:
        return "rose-less" if better else "rose-more"
    if change == 0:
        return "stayed-others-rose" if better else "stayed-others-fell"
    return "fell-others-rose" if change < 0 else "rose-others-fell"


def _spread(found: Change, beside: Beside | None) -> str:
    if beside is None:
        return "none" if _whole(found) else "refused"
    if beside.fell == beside.n_regions:
        return "all-fell"
    return "all-rose" if beside.rose == beside.n_regions else "mixed"


def _error(found: Change) -> str:
    """Say what the unpublished sampling error would have to be beside what the series allows."""
    if not found.change:
        return "none"
    if found.ceiling is None or found.ceiling_relative is None:
        return "unbounded"
    return "may-be-larger" if found.break_even < found.ceiling_relative else "is-smaller"


def _advice(found: Change, own: OwnReading | None, beside: Beside | None) -> str:
    """Choose what a change means for the next plan."""
    if beside is not None and beside.reading is ProvinceReading.WORSE:
        return "others-better"
    if beside is not None and beside.reading is ProvinceReading.BETTER:
        return "rose-less" if found.change > 0 else "better"
    if own is not None and own is not OwnReading.USUAL:
        if _whole(found):
            return "unusual-whole"
        return "unusual-alone" if beside is None else "unusual-shared"
    return "unjudged" if own is None and beside is None else "no-reason"


def _awaited(found: Change) -> str:
    """Say which figures would change the answer."""
    if not isinstance(found.province, Refusal):
        return "bounds"
    short = found.province.reason is Reason.TOO_SHORT
    return "years" if short or _whole(found) else "peers"
