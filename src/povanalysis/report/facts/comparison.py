"""Facts of a comparison of several regions: how far apart, whose order is open, who beat whom."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from povanalysis.questions.change import Beside, Change, ProvinceReading
from povanalysis.questions.convergence import Convergence, Movement
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.group import Basis
from povanalysis.questions.ranking import FIRM_FROM, PLACE_BOUNDS, OrderVerdict, Ranking
from povanalysis.report.facts.values import Code

SAME_RATIO = 0.03
SAME_POINTS = 0.05
LONG = 50.0
TWO_TERMS = 10


def order(found: Ranking) -> dict[str, Any]:
    """Return who stands where, and how firm the order of neighbours is at the forecast year."""
    beside = {frozenset(two) for two in zip(found.regions, found.regions[1:], strict=False)}
    pairs = [pair for pair in found.pairs if frozenset((pair.lower, pair.higher)) in beside]
    turned = [pair for pair in pairs if pair.same_as_now is False]
    least = turned[0] if turned else min(pairs, key=lambda pair: pair.probability)
    if turned:
        firmness = "turned"
    elif all(pair.probability >= FIRM_FROM for pair in pairs):
        firmness = "firm"
    else:
        firmness = "open" if least.verdict is OrderVerdict.OPEN else "least-certain"
    return {
        "order": Code(firmness),
        "higher": least.higher,
        "lower": least.lower,
        "kept": least.probability,
        "high": found.regions[0],
        "low": found.regions[-1],
        "top": found.values[0],
        "bottom": found.values[-1],
        "between": found.regions[1:-1],
    }


def levels(basis: Basis, found: Ranking) -> dict[str, Any]:
    """Return how rates and gaps moved between the first and the last year that all have."""
    own = basis.rates[list(found.regions)].dropna()
    then, now = own.iloc[0], own.iloc[-1]
    crossed = [
        {"one": one, "other": other}
        for i, one in enumerate(found.regions)
        for other in found.regions[i + 1 :]
        if then[one] < then[other] and now[one] > now[other]
    ]
    facts = {
        "from_year": int(own.index[0]),
        "crossed": crossed,
        "n_crossed": len(crossed),
        "since": Code("none"),
        "gap": Code("none"),
    }
    if len(own) > 1 and (then != 0).all():
        facts |= _since(then, now)
    if facts["from_year"] == found.last_year or 0 in (then.min(), now.min()):
        return facts
    points = (float(then.max() - then.min()), float(now.max() - now.min()))
    ratios = (float(then.max() / then.min()), float(now.max() / now.min()))
    return facts | {
        "gap": Code(_gap(points, ratios)),
        "points_then": points[0],
        "points_now": points[1],
        "ratio_then": ratios[0],
        "ratio_now": ratios[1],
    }


def _since(then: pd.Series, now: pd.Series) -> dict[str, Any]:
    """Name whose rate fell most and whose least in proportion."""
    relative = (100 * (now / then - 1)).sort_values()
    best, worst = float(relative.iloc[0]), float(relative.iloc[-1])
    if worst < 0:
        since = "all-fell"
    elif best >= 0:
        since = "none-fell"
    else:
        since = "some-rose" if round(worst) > 0 else "some-stayed"
    return {
        "since": Code(since),
        "best": str(relative.index[0]),
        "worst": str(relative.index[-1]),
        "most": abs(best),
        "least": abs(worst),
    }


def _gap(points: tuple[float, float], ratios: tuple[float, float]) -> str:
    """Say how the gap moved, in points and as a ratio."""
    narrower, wider = points[1] < points[0] - SAME_POINTS, points[1] > points[0] + SAME_POINTS
    larger, smaller = ratios[1] > ratios[0] + SAME_RATIO, ratios[1] < ratios[0] - SAME_RATIO
    if narrower and (larger or smaller):
        return "narrower-in-points" if larger else "narrower"
    if wider and larger:
        return "wider"
    return "one-moved" if narrower or wider or larger or smaller else "same"


def distance(basis: Basis, found: Ranking) -> dict[str, Any]:
    """Return the gap between the ends, and how many years it is at the higher one's own pace."""
    own = basis.rates[found.regions[0]].loc[: found.last_year].dropna()
    gap = found.values[0] - found.values[-1]
    first, last = int(own.index[0]), int(own.index[-1])
    pace = float(own.iloc[-1] - own.iloc[0]) / (last - first) if last > first else None
    years = gap / -pace if pace else 0.0
    if round(gap, 2) <= 0:
        apart = "none"
    elif pace is None:
        apart = "unknown"
    elif pace >= 0:
        apart = "never"
    elif years > LONG:
        apart = "long"
    else:
        apart = "short" if years <= 1 else "years" if years < TWO_TERMS else "terms"
    return {
        "apart": Code(apart),
        "distance": gap,
        "pace": None if pace is None else abs(pace),
        "pace_from": first,
        "n_years": max(1, math.ceil(years)),
    }


def changes(found: Sequence[Change | Refusal]) -> dict[str, Any]:
    """Return whose last change beat its province, and which could best be told from zero."""
    groups: dict[ProvinceReading, list[str]] = {reading: [] for reading in ProvinceReading}
    read = [one for one in found if isinstance(one, Change)]
    beside = [(one, one.province) for one in read if isinstance(one.province, Beside)]
    for one, province in beside:
        groups[province.reading].append(one.region)
    better, alike, worse = (
        groups[reading]
        for reading in (ProvinceReading.BETTER, ProvinceReading.ALIKE, ProvinceReading.WORSE)
    )
    if not beside:
        kept_up = "unknown"
    elif better:
        kept_up = "both" if worse else "better"
    else:
        kept_up = ("worse" if alike else "none") if worse else "alike"
    clearest = max(
        (one for one in read if one.change != 0), key=lambda one: one.break_even, default=None
    )
    return {
        "kept_up": Code(kept_up),
        "change_year": beside[0][0].year if beside else None,
        "better": better,
        "alike": alike,
        "worse": worse,
        "clearest": clearest,
        "clearest_size": None if clearest is None else abs(clearest.change),
    }


def ranks(found: Ranking) -> dict[str, Any]:
    """Return who is likeliest to change place in its province, and how wide the likely places are."""
    loose = max(found.standings, key=lambda one: max(one.p_better, one.p_worse))
    widest = max(found.standings, key=lambda one: one.place_high80 - one.place_low80)
    if loose.p_worse > max(loose.p_better, loose.p_same):
        moving = "worse"
    else:
        moving = "better" if loose.p_better > max(loose.p_worse, loose.p_same) else "staying"
    return {
        "moving": Code(moving),
        "loose": loose,
        "places": Code("one" if widest.place_low80 == widest.place_high80 else "several"),
        "place_level": PLACE_BOUNDS[1] - PLACE_BOUNDS[0],
        "widest": widest,
    }


def converging(found: Sequence[Convergence]) -> dict[str, Any]:
    """Return in which provinces high rates fell faster, and whether the check agrees."""
    named = {
        verdict: [one.region for one in found if one.beta.verdict is verdict]
        for verdict in Movement
    }
    closing, opening = named[Movement.CONVERGING], named[Movement.DIVERGING]
    unproven = named[Movement.NOT_ESTABLISHED]
    if closing:
        slopes = "both" if opening else "some-closing" if unproven else "closing"
    else:
        slopes = "opening" if opening else "unproven" if found else "none"
    widened = [one.region for one in found if one.sigma.verdict is Movement.DIVERGING]
    faster = len(closing) == len(found) > 0
    facts = {
        "slopes": Code(slopes),
        "closing": closing,
        "opening": opening,
        "unproven": unproven,
        "unlike": [o.region for o in found if o.beta.verdict is not o.beta_lagged.verdict],
        "widened": widened,
        "effort": Code("wider" if widened else "faster" if faster else "own"),
    }
    if not found:
        return facts
    return facts | {
        "slope_from": found[0].first_year,
        "slope_to": found[0].last_year,
        "confidence": found[0].beta.level,
    }
