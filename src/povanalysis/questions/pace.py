"""How fast the rate must fall: the required pace beside what has been seen.

Method
------
The required change a year is (target - last figure) ÷ years. Beside it stand the last three yearly
changes; the mean yearly change since 2015 and since 2021, each with a 90 per cent t interval; and
the fastest fall a year that the region, and any regency or city of its province, held over a span
as long as the target's, from any March to any other since 2015. A span longer than the record is
compared with the longest there is, which is lenient and is said.

The verdict is the first of four steps that holds: the mean since 2021 suffices; the region held
that pace before over such a span; a peer did; nobody in the province did.

Assumptions and limits: the interval of a mean takes yearly changes as independent with one
variance, though the pandemic moved neighbouring years together; with four changes since 2021 it is
wide and says little. A fastest fall ever is picked afterwards from many and flatters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

import pandas as pd
from scipy.special import stdtrit

from povanalysis.questions.ground.aims import aimed
from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.distance import in_the_past
from povanalysis.questions.ground.figures import RECENT_FROM, last, march, peers
from povanalysis.regions import Region, resolve
from povanalysis.series import MARCH_FROM

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEAN_LEVEL = 0.90
SHOWN_CHANGES = 3


class PaceVerdict(StrEnum):
    """The required pace beside what has been seen."""

    RECENT = "the mean since 2021 suffices"
    HELD_HERE = "held here before"
    HELD_BY_PEER = "held by a peer, never here"
    NEVER_HELD = "never held in the province"


@dataclass(frozen=True)
class MeanChange:
    """Mean yearly change between two Marches with its interval, percentage points a year."""

    first_year: int
    last_year: int
    n: int
    mean: float
    low: float
    high: float
    level: float


@dataclass(frozen=True)
class Spell:
    """A change held from March `first_year` to March `last_year`, points a year."""

    region: str
    first_year: int
    last_year: int
    per_year: float


@dataclass(frozen=True, repr=False)
class Pace(Answer):
    """The pace a target asks for, beside what has been seen.

    Parameters
    ----------
    region, year, value
        The target: `value` per cent in March of `year`.
    last_year, last_value
        The last figure.
    required
        Change a year, percentage points; negative is a fall.
    recent
        The last three yearly changes as (year, points).
    since_first, since_recent
        Mean yearly change since the first March figure and since 2021, or why there is none.
    span
        Years of the spells compared: those of the target, or the longest on record.
    fastest_here, fastest_peer
        The fastest fall of this region, and of any regency or city of the province, over `span`.
    verdict
        The first of the four steps that holds.
    """

    question: ClassVar[str] = "pace"

    region: str
    year: int
    value: float
    last_year: int
    last_value: float
    required: float
    recent: tuple[tuple[int, float], ...]
    since_first: MeanChange | Refusal
    since_recent: MeanChange | Refusal
    span: int
    fastest_here: Spell
    fastest_peer: Spell
    verdict: PaceVerdict

    def _draw(self, ax: Axes) -> None:
        years, changes = zip(*self.recent, strict=True)
        ax.bar(years, changes, label="yearly change")
        ax.axhline(self.required, color="C1", linestyle="--", label=f"asked for to {self.year}")
        ax.set_xticks(years)
        ax.set_ylabel("percentage points a year")
        ax.legend()


def mean_change(levels: pd.Series, first_year: int, level: float = MEAN_LEVEL) -> MeanChange | None:
    """Return the mean yearly change of a series since a year, with its t interval.

    Parameters
    ----------
    levels
        Figures by year; NaN where missing.
    first_year
        Year of the first level; changes count from the year after.
    level
        Level of the interval, 0 < level < 1.

    Returns
    -------
    MeanChange or None
        None with fewer than two yearly changes.

    Examples
    --------
    >>> found = mean_change(pd.Series([12.42, 12.16, 12.03], index=[2023, 2024, 2025]), 2023)
    >>> found.n, round(found.mean, 3), round(found.low, 2), round(found.high, 2)
    (2, -0.195, -0.61, 0.22)
    """
    changes = levels[levels.index >= first_year].diff().dropna()
    n = len(changes)
    if n < 2:
        return None
    mean = float(changes.mean())
    error = float(changes.std(ddof=1)) / math.sqrt(n)
    reach = float(stdtrit(n - 1, (1 + level) / 2)) * error
    first, final = int(changes.index[0]) - 1, int(changes.index[-1])
    return MeanChange(first, final, n, mean, mean - reach, mean + reach, level)


def fastest(table: pd.DataFrame, span: int) -> Spell | None:
    """Return the fastest fall a year over a span among the regions of a table, or None.

    Parameters
    ----------
    table
        Years by regions, consecutive years.
    span
        Years between the two figures, > 0.
    """
    held = ((table - table.shift(span)) / span).round(10)
    deepest = held.min()
    if deepest.isna().all():
        return None
    region = deepest.idxmin()
    year = int(held[region].idxmin())
    return Spell(str(region), year - span, year, float(deepest[region]))


def pace(
    observations: pd.DataFrame,
    region: str | int | Region,
    value: float | None = None,
    year: int | None = None,
) -> Pace | Refusal:
    """Say how fast the rate must fall for a target, beside what has been seen.

    Parameters
    ----------
    observations
        Rows of the contract: the region and the others of its province.
    region
        4-digit code or unambiguous name.
    value
        Target in per cent, 0 < value < 100; the official one when not given.
    year
        Year of its reference month; that of the next official target when not given, or, of a
        `value`, the year after the last figure.

    Returns
    -------
    Pace or Refusal
        A refusal for a year with a figure, a target at or above the last figure, or a region
        without two consecutive figures.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.
    ParameterError
        The target is no percentage, or none is given and no official one known.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = pace(store.observations(), "3524", 11.95, 2026)
    >>> found.required, found.recent, found.verdict.value
    (-0.08, ((2023, -0.11), (2024, -0.26), (2025, -0.13)), 'the mean since 2021 suffices')
    >>> round(found.since_first.mean, 3), found.fastest_here.per_year
    (-0.335, -1.33)
    """
    region = resolve(region).code
    value, year = aimed(observations, region, value, year)
    table = march(observations)
    latest = last(table, region)
    if latest is None:
        return Refusal(region, Reason.NO_FIGURE)
    last_year, last_value = latest
    asked = {"year": year, "value": value, "last_year": last_year, "last_value": last_value}
    if year <= last_year:
        return in_the_past(region, value, table[region].get(year), asked)
    if value >= last_value:
        return Refusal(region, Reason.ALREADY_REACHED, asked)
    levels = table[region].loc[:last_year]
    among = table.loc[:last_year, peers(table, region) or [region]]
    asked_span = year - last_year
    found = _spells(levels, among, asked_span)
    if found is None:
        return Refusal(region, Reason.TOO_SHORT, {"changes": 0, "needed": 1})
    span, here, peer = found
    required = (value - last_value) / asked_span
    changes = levels.diff().dropna().round(10)
    since_recent = mean_change(levels, RECENT_FROM)
    short = Refusal(region, Reason.TOO_SHORT, {"changes": len(changes), "needed": 2})
    return Pace(
        region=region,
        year=year,
        value=value,
        last_year=last_year,
        last_value=last_value,
        required=round(required, 10),
        recent=tuple((int(y), float(c)) for y, c in changes.tail(SHOWN_CHANGES).items()),
        since_first=mean_change(levels, MARCH_FROM) or short,
        since_recent=since_recent or short,
        span=span,
        fastest_here=here,
        fastest_peer=peer,
        verdict=_verdict(required, since_recent, here, peer),
    )


def _spells(levels: pd.Series, among: pd.DataFrame, asked: int) -> tuple[int, Spell, Spell] | None:
    """Find the fastest spells of the asked length, or of the longest the region has."""
    for span in range(min(asked, len(levels) - 1), 0, -1):
        here = fastest(levels.to_frame(), span)
        peer = fastest(among, span)
        if here is not None and peer is not None:
            return span, here, peer
    return None


def _verdict(required: float, recent: MeanChange | None, here: Spell, peer: Spell) -> PaceVerdict:
    tolerance = 1e-9
    if recent is not None and recent.mean <= required + tolerance:
        return PaceVerdict.RECENT
    if here.per_year <= required + tolerance:
        return PaceVerdict.HELD_HERE
    if peer.per_year <= required + tolerance:
        return PaceVerdict.HELD_BY_PEER
    return PaceVerdict.NEVER_HELD
