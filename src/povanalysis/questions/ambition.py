"""What a target asked for when it was set, beside the trend until then.

A target is judged only against what was published by the day the target was set: a figure whose
publication date (releases.csv) is not later, or one that the target's own source states beside
it. Where the day is unknown, or no figure is known to have been out, nothing is judged. The
required change a year is divided by the mean yearly change of the Marches up to that figure:
below 0.8 of it the target asked for less than the trend, above 1.25 for more; a target at or
above the known figure asked for no fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Any

import pandas as pd

from povanalysis.questions.ground.answer import Reason, Refusal

LESS_BELOW = 0.8
MORE_ABOVE = 1.25


class AmbitionVerdict(StrEnum):
    """What a target asked for beside the trend known when it was set; bounds 0.8 and 1.25."""

    NO_FALL = "asked for no fall"
    LESS = "less than the trend"
    AS_TREND = "about the trend"
    MORE = "more than the trend"


@dataclass(frozen=True)
class Ambition:
    """A target beside what was published by the day it was set.

    Parameters
    ----------
    set_on
        That day, ISO.
    known_year, known_value
        Latest figure then known, per cent.
    cited
        Whether it counts as known because the target's own source states it; else its
        publication date does.
    required
        Change a year from that figure to the target, percentage points.
    trend
        Mean yearly change of the Marches up to that figure, percentage points; None with fewer
        than two.
    verdict
        Step of the scale.
    """

    set_on: str
    known_year: int
    known_value: float
    cited: bool
    required: float
    trend: float | None
    verdict: AmbitionVerdict


def known_when_set(
    observations: pd.DataFrame, region: str, set_on: str, source_id: str = ""
) -> tuple[int, float, bool] | None:
    """Return the latest figure that was out on a day: year, value, and whether only cited.

    Parameters
    ----------
    observations
        Rows of the contract.
    region
        4-digit code.
    set_on
        The day, ISO.
    source_id
        Source of the target: a figure that it states beside the target was known, too.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> obs = store.observations()
    >>> known_when_set(obs, "3524", "2026-01-06")
    (2024, 12.16, False)
    >>> known_when_set(obs, "3524", "2026-01-06", "PG05")
    (2025, 12.03, True)
    """
    named = (
        "region",
        "indicator",
        "period",
        "year",
        "value",
        "published_on",
        "source_id",
        "also_in",
    )
    rows = zip(*(observations[name].tolist() for name in named), strict=True)
    known = [row[3:] for row in rows if row[:3] == (region, "P0", "March")]
    for year, value, published_on, source, also_in in sorted(
        known, key=itemgetter(0), reverse=True
    ):
        if published_on and published_on <= set_on:
            return int(year), float(value), False
        if source_id and source_id in (source, *str(also_in).split()):
            return int(year), float(value), True
    return None


def ambition(
    observations: pd.DataFrame, levels: pd.Series, row: Any, value: float | None
) -> Ambition | Refusal:
    """Judge what a target asked for, or say why that cannot be judged.

    Parameters
    ----------
    observations
        Rows of the contract.
    levels
        March figures of its region by year, per cent.
    row
        The target as carried.
    value
        Its number, or None.
    """
    if value is None:
        return Refusal(row.region, Reason.NO_NUMBER)
    set_on = str(row.set_on).strip()
    if not set_on:
        return Refusal(row.region, Reason.DATE_UNKNOWN)
    known = known_when_set(observations, row.region, set_on, str(row.source_id))
    if known is None or known[0] >= int(row.year):
        return Refusal(row.region, Reason.NOT_PUBLISHED_THEN, {"set_on": set_on})
    known_year, known_value, cited = known
    required = (value - known_value) / (int(row.year) - known_year)
    changes = levels.loc[:known_year].diff().dropna()
    trend = float(changes.mean()) if len(changes) > 1 else None
    return Ambition(
        set_on=set_on,
        known_year=known_year,
        known_value=known_value,
        cited=cited,
        required=round(required, 10),
        trend=trend,
        verdict=ambition_verdict(required, trend),
    )


def ambition_verdict(required: float, trend: float | None) -> AmbitionVerdict:
    """Return what a required change asked for beside a trend, both in points a year.

    Examples
    --------
    >>> ambition_verdict(-0.08, -0.335).value, ambition_verdict(-0.3, 0.1).value
    ('less than the trend', 'more than the trend')
    """
    if required >= 0:
        return AmbitionVerdict.NO_FALL
    if trend is None or trend >= 0 or required / trend > MORE_ABOVE:
        return AmbitionVerdict.MORE
    return AmbitionVerdict.LESS if required / trend < LESS_BELOW else AmbitionVerdict.AS_TREND
