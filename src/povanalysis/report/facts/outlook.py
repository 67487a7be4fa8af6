"""Facts of a region's year: its state, and what is expected of the first year without a figure.

``coming_…``, ``aim``, ``chance`` and the interval are of that first year, also where the year in
question is out. ``aim`` is its target or, where there is none, the last figure: no rise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from povanalysis.questions.change import Change
from povanalysis.questions.ground.answer import (
    EVENTS_ENOUGH,
    LIKELIHOOD_BOUNDS,
    Refusal,
    likelihood,
)
from povanalysis.questions.ground.known import Known, NotHeld
from povanalysis.questions.ground.state import Timing, next_year
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.record import grade as grades
from povanalysis.questions.record.genuine import Recorded
from povanalysis.regions import NATION, get
from povanalysis.report.facts.values import Code, made
from povanalysis.trends import Forecast
from povanalysis.trends.fits import expected
from povanalysis.trends.models.distribution import EXTRAPOLATED_BEYOND

LEVEL, WIDE = 0.8, 0.95
"""Levels of the prediction intervals that sentences give."""
HALF, SAFE = 0.5, 0.8
"""Probabilities that the levels for a next plan are given at."""
LOW_COVERAGE = 0.85
"""Share of the wide intervals below which they held less often than they should."""
COIN = 0.25
"""Brier score of a probability of one half."""
MEAN_OF = 10
"""Yearly changes that the mean pace is taken over."""


@made.register
def outlook(found: Outlook) -> dict[str, Any]:
    """Return the facts beside the outlook's own fields."""
    now, timing = found.coming, found.state.timing
    made, year, without = now.forecast, now.year, found.forecast.without
    aim = now.last_value if now.target is None else now.target.value
    ahead = next_year(found.as_of)
    told = timing is not Timing.OUT and without is not None
    own = [one.published_on for one in now.not_held if one.region == now.region.code]
    gap = round(round(made.median(year), 2) - round(now.last_value, 2), 10)
    changes = found.changes
    return {
        "region": found.region.code,
        "last_year": found.last_year,
        "last_value": found.last_value,
        "level": LEVEL,
        "wide": WIDE,
        "subject": Code(_subject(found)),
        "untargeted": Code("no" if now.target else timing.value),
        "people": None if found.poor is None else 1000 * found.poor,
        "last_change": abs(changes.get(found.last_year, 0.0)),
        "last_move": Code(_sign(changes.get(found.last_year))),
        "coming_year": year,
        "coming_passed": now.state.passed,
        "aimed": now.target is not None,
        "aim": aim,
        "fewer": now.people_to_lift if now.target else 0,
        "population_year": now.population_year,
        **_expected(made, year, aim),
        "step": likelihood(made.probability_at_most(year, aim)),
        "which": Code("not-held" if own else "awaited" if now.state.passed else "ahead"),
        "off": abs(gap),
        "stands": Code(_sign(gap)),
        "far": made.is_extrapolated(year),
        "tested_years": EXTRAPOLATED_BEYOND,
        "bounds": [f"{100 * bound:.0f}" for bound in LIKELIHOOD_BOUNDS],
        "next_year": ahead,
        "coming_after": year + 1,
        "half": HALF,
        "safe": SAFE,
        "next_even": made.quantile(ahead, HALF) if ahead in made.years else None,
        "next_safe": made.quantile(ahead, SAFE) if ahead in made.years else None,
        "awaited": Code(_awaited(found, own)),
        "own_published_on": own[0] if own else None,
        "came": Code(_came(found)),
        "margin": abs((found.outcome and found.outcome.margin) or 0.0),
        "said": Code(_said(found)),
        **_recorded(None if found.outcome is None else found.outcome.recorded),
        "assumed": found.assumed if told else (),
        "published": [one for one in found.given if not one.assumed] if told else (),
        "since": [*dict.fromkeys(get(one.region).plain_name for one in found.given)]
        if told
        else (),
        "beyond": told and found.assumed_beyond,
        "without": Code("given" if told else "none"),
        **(_expected(without, year, aim, "plain_") if told and without else {}),
        "shift": Code(_shift(made, without, year, aim) if told and without else "none"),
        **(_expected(found.unassumed, year, aim, "unassumed_") if found.unassumed else {}),
        "worse": told and _worse(found),
        "held": Code(_held(found)),
    }


def _expected(made: Forecast, year: int, aim: float, prefix: str = "") -> dict[str, Any]:
    """Return median and interval of a forecast for a year, and the probability of an aim."""
    bounds = made.interval(year, LEVEL)
    found = {"median": made.median(year), "low": bounds.low, "high": bounds.high}
    found["chance"] = made.probability_at_most(year, aim)
    return {f"{prefix}{name}": value for name, value in found.items()}


def _shift(made: Forecast, without: Forecast, year: int, aim: float) -> str:
    """Tell whether what is known moves the probability of an aim, as printed."""
    one, other = (
        min(max(round(100 * forecast.probability_at_most(year, aim)), 1), 99)
        for forecast in (made, without)
    )
    return "same" if one == other else "moved"


def _subject(found: Outlook) -> str:
    if found.outcome is not None:
        return {True: "met", False: "missed", None: "out"}[found.outcome.met]
    if found.state.timing is Timing.WAITING:
        return "waiting"
    return "forecast" if found.target is None else "target"


def _awaited(found: Outlook, own: list[str]) -> str:
    """Say what is known of a month whose figure is awaited."""
    if own or found.known:
        return "not-held" if own else "known"
    if found.region.province is not None:
        return "unknown"
    return "nation" if found.region.code == NATION else "nation-unknown"


def _came(found: Outlook) -> str:
    if found.outcome is None or found.target is None:
        return "no-target"
    return {"less": "missed", "zero": "exactly", "more": "met"}[_sign(found.outcome.margin or 0.0)]


def _sign(value: float | None) -> str:
    if value is None:
        return "none"
    return "less" if value < 0 else "more" if value > 0 else "zero"


def _said(found: Outlook) -> str:
    """Say what had been written down of a figure that is out, and by when."""
    if found.outcome is None:
        return "ahead"
    said = found.outcome.recorded
    if said is None:
        return "nothing"
    if said.probability is None:
        return "no-target"
    return "before-published" if found.outcome.published_on else "before-held"


def _recorded(said: Recorded | None) -> dict[str, Any]:
    if said is None:
        return {"lay": Code("none"), "recorded": Code("none")}
    lay = "inside" if said.held80 else "between" if said.held95 else "outside"
    facts = {"lay": Code(lay), "missed_by": abs(said.error), "brier": said.brier, "coin": COIN}
    return facts | {"recorded": Code("none" if said.probability is None else "given")}


def _worse(found: Outlook) -> bool:
    """Tell whether those that knew as much missed by more here, both as printed."""
    own, without = found.record, found.record_without
    if own is None or without is None or not own.given or own.origins != without.origins:
        return False
    return round(own.mae, 2) > round(without.mae, 2)


def _held(found: Outlook) -> str:
    if found.record is None:
        return "none"
    if found.record.held95 == found.record.origins:
        return "all"
    return "most" if found.record.coverage95 >= LOW_COVERAGE else "few"


@made.register
def known(found: Known) -> dict[str, Any]:
    """Return the month of a figure, and whether its day is known."""
    return {"month": found.month, "dated": bool(found.published_on)}


@made.register
def not_held(found: NotHeld) -> dict[str, Any]:
    """Return the month of a figure, and what adds it."""
    return {"month": found.month, "command": found.command}


def page_one(
    found: Outlook, change: Change | Refusal, place: pd.DataFrame | None
) -> dict[str, Any]:
    """Return what the first page says beside the outlook.

    Parameters
    ----------
    found
        The outlook.
    change
        The last change, or why there is none.
    place
        Annual P0 of the province, or None.
    """
    copies = found.series["also_in"] != ""
    grade, yard = _grade(found), stands(found, place)
    target = found.outcome is not None and found.target is not None
    return {
        "change": change,
        "yard": Code("target" if target else "none" if yard is None else "place"),
        "place_name": "" if yard is None else yard["name"],
        "place_value": None if yard is None else yard["other"],
        "grade": grade,
        "enough": EVENTS_ENOUGH,
        "right_to_act": grades.RIGHT_TO_ACT,
        "figures": len(copies),
        "confirmed": int(copies.sum()),
    }


def _grade(found: Outlook) -> grades.Grade:
    """Grade the answer of a page: of a figure that is out, or of what is expected."""
    confirmed = found.series["also_in"].iloc[-1] != ""
    if found.outcome is not None:
        return grades.of_figure(confirmed=confirmed)
    aim = found.last_value if found.target is None else found.target.value
    return grades.of_forecast(
        found.forecast.probability_at_most(found.year, aim),
        found.borne,
        confirmed=confirmed,
        worse=_worse(found),
        far=found.forecast.is_extrapolated(found.year) or found.assumed_beyond,
        published=any(one.region == found.region.code for one in found.not_held),
    )


def trend(march: pd.Series, changes: pd.Series) -> dict[str, Any]:
    """Return where a series went from its first to its last March, and when it rose."""
    first, last = int(march.index[0]), int(march.index[-1])
    total = round(float(march[last] - march[first]), 10)
    rises = [str(year) for year, change in changes.items() if round(change, 10) > 0]
    return {
        "first": first,
        "last": last,
        "went": Code(_sign(total)),
        "total": abs(total),
        "rises": rises,
        "risen": len(rises),
        "steps": len(changes),
    }


def fits(found: Outlook) -> dict[str, Any]:
    """Return what trend models of the series alone expect, beside the median as printed."""
    models = [round(value, 2) for value in expected(found.series, found.year)]
    low, high = min(models, default=0.0), max(models, default=0.0)
    ours = round(found.forecast.median(found.year), 2)
    stands = "less" if ours < low else "more" if ours > high else "same"
    return {
        "fits": Code(f"{'one' if low == high else 'range'}-{stands}" if models else "none"),
        "fit_low": low,
        "fit_high": high,
    }


def beside(found: Outlook, places: Iterable[pd.DataFrame | None]) -> dict[str, Any]:
    """Return how the last figure stands beside those of other places for that year."""
    return {"beside": [one for frame in places if (one := stands(found, frame)) is not None]}


def stands(found: Outlook, frame: pd.DataFrame | None) -> Mapping[str, Any] | None:
    """Return how the last figure stands beside that of another place, None where it has none."""
    same = None if frame is None else frame[frame["year"] == found.last_year]
    if frame is None or same is None or same.empty:  # it may be out further
        return None
    other = float(same["value"].iloc[-1])
    gap = round(found.last_value - other, 10)
    return {
        "name": frame.attrs["name"],
        "other": other,
        "gap": abs(gap),
        "side": Code(_sign(gap)),
    }


def shocked(worst: tuple[int, float] | None) -> dict[str, Any]:
    """Return the origin year after which the fewest wide intervals of all regions held."""
    year, share = worst or (0, 1.0)
    return {"shocked": share < LOW_COVERAGE, "worst_year": year, "worst_share": share}


def yardsticks(found: Outlook) -> dict[str, Any]:
    """Return, where no target is known, which levels are even and safe, and where the pace leads."""
    made, tail = found.forecast, found.changes.tail(MEAN_OF)
    facts: dict[str, Any] = {"safe": made.quantile(found.year, LEVEL)}
    if tail.empty:
        return facts | {"led": False}
    ahead = max(found.year, next_year(found.as_of))
    led = max(0.01, found.last_value + float(tail.mean()) * (ahead - found.last_year))
    return facts | {"led": True, "leads_to": led, "led_year": ahead}
