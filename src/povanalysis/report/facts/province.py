"""Facts of a province's regencies and cities: what they did together, and who did otherwise."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from povanalysis.questions.convergence import Convergence, MoverVerdict
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.group import INTERVAL_LEVEL
from povanalysis.questions.province import FEW, LIKELY_FROM, Overview
from povanalysis.questions.ranking import FIRM_FROM
from povanalysis.report.facts.values import Code
from povanalysis.trends import Forecast

STRONG_ORDER = 0.9
MOSTLY_COMMON = 0.6
ALIKE = 0.02
NAMED = 3


def overview(found: Overview) -> dict[str, Any]:
    """Return the facts beside the overview's own fields."""
    high, low = found.regions[0], found.regions[-1]
    top, bottom = float(found.values[high]), float(found.values[low])
    apart = "none" if high == low or bottom == 0 else "close" if top < 2 * bottom else "far"
    return {
        "n_regions": len(found.regions),
        "before_year": found.last_year - 1,
        "firm_from": FIRM_FROM,
        "likely_from": LIKELY_FROM,
        "level": INTERVAL_LEVEL,
        "high": high,
        "low": low,
        "top": top,
        "bottom": bottom,
        "apart": Code(apart),
        "times": top / bottom if bottom else None,
        "own": Code(
            "given" if found.rate is not None else "none" if found.mean is None else "mean"
        ),
        "lower": Code(_lower(found)),
        "n_ahead": len(found.ahead),
        "n_likely": len(found.likely_lower),
        "order": Code(_bound(found.persistence, STRONG_ORDER)),
        "sharing": Code(_bound(found.common, MOSTLY_COMMON)),
        "neighbourly": Code(_neighbourly(found)),
        **_moved(found),
        **_line(found),
        **_poor(found),
    }


def _bound(value: float | None, bound: float) -> str:
    return "none" if value is None else "high" if value >= bound else "low"


def _moved(found: Overview) -> dict[str, Any]:
    """Say how the province and how its regencies moved on the year."""
    change = (found.rate or 0.0) - (found.rate_before or 0.0)
    if found.rate is None:
        moved = "one" if len(found.regions) == 1 else "span"
    elif found.rate_before is None:
        moved = "unknown"
    else:
        moved = "same" if round(change, 4) == 0 else "less" if change < 0 else "more"
    changes, fell, rose = found.changes, found.fell, found.rose
    facts = {
        "moved": Code(moved),
        "step": abs(change),
        "fell": fell,
        "rose": rose,
        "n_changes": len(changes),
        "n_fell": len(fell),
        "n_rose": len(rose),
        "directions": Code(_directions(len(changes), len(fell), len(rose))),
        "against": Code("few"),
    }
    if fell:
        facts |= {"slow": fell[-1], "least": abs(float(changes[fell[-1]]))}
    if len(changes) < 2:
        return facts
    mean, ordered = float(changes.mean()), [str(code) for code in changes.sort_values().index]
    others, step = (rose, 1) if mean < 0 else (fell, -1)
    first, *_between, last = ordered[::step]
    return facts | {
        "against": Code("some" if others else "none"),
        "others": others,
        "first": first,
        "first_change": float(changes[first]),
        "last": last,
        "last_change": float(changes[last]),
    }


def _directions(count: int, fell: int, rose: int) -> str:
    if count == 0:
        return "none"
    if fell == count:
        return "all-fell"
    if rose == count:
        return "all-rose"
    if fell >= rose:
        return "most-fell" if rose else "none-rose"
    return "most-rose" if fell else "none-fell"


def _lower(found: Overview) -> str:
    """Say in how many regencies, of all or of those still to come, a lower figure is likely."""
    likely, count = len(found.likely_lower), len(found.ahead)
    if count == 0:
        return "none-ahead"
    if count < len(found.regions):
        return "some-of-coming" if likely else "none-of-coming"
    return "none" if likely == 0 else "all" if likely == count else "some"


def _neighbourly(found: Overview) -> str:
    """Say how firm the order of neighbours is."""
    firm, pairs = found.firm_neighbours, found.neighbours
    if pairs == 0:
        return "none"
    return "open" if 3 * firm <= pairs else "mixed" if firm < pairs else "firm"


def _line(found: Overview) -> dict[str, Any]:
    """Name who crossed the province's line since the first year."""
    above, first = set(found.above), set(found.above_first)
    down = [code for code in found.regions if code in first - above]
    up = [code for code in found.regions if code in above - first]
    if found.rate is None:
        line = "none"
    elif found.rate_first is None:
        line = "new"
    else:
        line = ("both" if up else "down") if down else "up" if up else "same"
    return {"line": Code(line), "n_above": len(above), "down": down, "up": up}


def _poor(found: Overview) -> dict[str, Any]:
    """Say where most of the poor live, and whether that is where rates are high."""
    weights, count = found.weights, len(found.regions)
    if weights is None or count < 2:
        return {"leverage": Code("unknown" if weights is None else "none")}
    half = weights.holding_half
    highest, largest = list(found.regions[:FEW]), [str(code) for code in weights.poor.index[:FEW]]
    both = len(set(highest) & set(largest))
    lists = "same" if both == FEW else "some" if both else "apart"
    return {
        "leverage": Code("few" if count < 2 * FEW else lists),  # the five would be most of them
        "total": float(weights.poor.sum()),
        "n_half": len(half),
        "half": half[:NAMED],
        "by_rate": weights.effect(highest),
        "by_number": weights.effect(largest),
        "both": both,
    }


def expected(
    found: Overview, ahead: Forecast | None, year: int, years: Collection[int] = ()
) -> dict[str, Any]:
    """Return what may be expected of the province's own figure.

    Parameters
    ----------
    found
        Its regencies and cities.
    ahead
        Forecast of its figure.
    year
        Forecast year.
    years
        Of its own figures, where it is forecast from its regencies.
    """
    since = min(years, default=0)
    facts = {
        "year": year,
        "since": Code("later" if since > found.first_year else "none"),
        "since_year": since,
        "forecast": Code("none"),
    }
    if ahead is None or year not in ahead.years:
        return facts
    interval = ahead.interval(year, INTERVAL_LEVEL)
    return facts | {
        "forecast": Code("given"),
        "median": ahead.median(year),
        "interval_low": interval.low,
        "interval_high": interval.high,
        "no_higher": ahead.probability_at_most(year, ahead.last_value),
    }


def catching_up(found: Convergence | Refusal) -> dict[str, Any]:
    """Return whether high rates fell faster, whether the spread narrowed, and who left the path."""
    if isinstance(found, Refusal):
        few = found.reason is Reason.NO_PEERS
        return {"slope": Code("few" if few else "none"), **found.facts}
    slope = found.beta
    faster = [m.region for m in found.movers if m.verdict is MoverVerdict.FASTER]
    slower = [m.region for m in reversed(found.movers) if m.verdict is MoverVerdict.SLOWER]
    left = faster and slower and found.province_relative < 0
    wider = found.spread_last - found.spread_first
    return {
        "slope": slope.verdict,
        "double": abs(100 * slope.estimate * float(np.log(2))),
        "spread": Code("alike" if abs(wider) < ALIKE else "narrower" if wider < 0 else "wider"),
        "spread_first": found.spread_first,
        "spread_last": found.spread_last,
        "from_year": found.first_year,
        "to_year": found.last_year,
        "n_years": found.last_year - found.first_year + 1,
        "path": Code("left" if left else "kept"),
        "size": abs(found.province_relative),
        "faster": faster,
        "slower": slower,
    }
