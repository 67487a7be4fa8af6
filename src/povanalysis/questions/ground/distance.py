"""How far a target lies from the last figure: points, people behind them, probability.

A target is met when the published figure of its month is at or below it. The people are persons at
a population of number of poor ÷ P0; where it grows, a lower share of more people is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.trends import Forecast


def fewer_poor(
    last_value: float, target: float, population: float, years: int = 1, growth: float = 0.0
) -> float:
    """Return how many fewer poor people a target asks for, in persons, at least 0.

    Parameters
    ----------
    last_value, target
        Rates in per cent.
    population
        Persons behind `last_value`.
    years
        Years between the two, > 0.
    growth
        Population growth a year, a share.

    Examples
    --------
    >>> (
    ...     round(fewer_poor(12.03, 11.95, 1_209_061)),
    ...     round(fewer_poor(12.03, 11.95, 1_209_061, 1, 0.003)),
    ... )
    (967, 534)
    >>> fewer_poor(12.03, 11.95, 1_209_061, 1, 0.007)
    0.0
    """
    then = population * (1 + growth) ** years
    return max(0.0, last_value / 100 * population - target / 100 * then)


@dataclass(frozen=True)
class Distance:
    """How far a target lies from the last figure, and how probable it is.

    Parameters
    ----------
    gap
        Target minus last figure, percentage points; negative when the rate must fall.
    fewer
        Fewer poor at an unchanged population, persons; None where the population is not known.
    probability
        That the published figure is at or below the target, 0-1.
    """

    gap: float
    fewer: float | None
    probability: float


def distance(
    value: float, year: int, last_value: float, population: float | None, forecast: Forecast
) -> Distance:
    """Return the distance of a target from the last figure, both in per cent."""
    return Distance(
        gap=round(value - last_value, 10),
        fewer=None if population is None else fewer_poor(last_value, value, population),
        probability=forecast.probability_at_most(year, value),
    )


def in_the_past(region: str, value: float, came: float | None, asked: Mapping[str, Any]) -> Refusal:
    """Refuse a target of a year up to the last figure, with what came; NaN and None for nothing."""
    if came is None or math.isnan(came):
        return Refusal(region, Reason.MISSING_YEAR, {**asked, "missing": (asked["year"],)})
    told = {"came": float(came), "met": bool(came <= value)}
    return Refusal(region, Reason.TARGET_IN_PAST, {**asked, **told})
