"""What a programme can move: its reach beside the need, in proportion, never a causal claim.

Method
------
Every input is a range with its basis; nothing is known more exactly than that.

* *Persons a household*: 2.5 to 4.25. The upper end is the mean of poor households in Lamongan in
  March 2021 (BPS Kabupaten Lamongan, PG01); the lower end allows for small ones, such as those
  headed by women alone. A "beneficiary" without further word is 1 to 4.25 persons.
* *Share poor at intake*: at most all. At least as by chance: P0 where the rule of intake is not
  known; P0 ÷ 40 per cent where intake is from DTSEN deciles 1-4, which hold four in ten people and
  so are wider than the BPS poor.
* *Share who leave poverty*: 0 to 1. No evaluation is known to us, so the whole range stands.

Timing: what is paid in a year shows, for the most part, in March of the next. A programme that
shows in the last figure already is not held against what remains; one that shows after the target's
month is, as a measure of size, and the sentence says so.

A programme whose kind aims at something else (health, housing, schooling) is counted, and not held
against the target. The most an income programme can do is households × 4.25 × 1 × 1 persons; that
is put beside the fewer poor a target asks for and beside all poor. Its money is put beside the
annual poverty gap, P1 ÷ 100 × poverty line × population × 12: what would lift every poor person
exactly to the line for a year, if money reached them without loss; a yardstick, not a budget.

A register checked in the field (persons before and after) gives the share confirmed with a Wilson
95 per cent interval: the register was checked whole, so the interval speaks of registers like it.
Extreme poverty is another measure than P0, with a far lower line and a list of its own.

Out of scope: effects, causes, and whether a programme's aims (health, schooling, dignity) are worth
their money. Proportion to P0 says nothing of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

import pandas as pd
from scipy.special import ndtri

from povanalysis.questions.answer import Answer, Reason, Refusal
from povanalysis.questions.figures import last, of_region, people
from povanalysis.questions.poverty_gap import Gap, poverty_gap
from povanalysis.questions.target import fewer_poor

SMALL_BELOW = 0.10
WHOLE_FROM = 1.0
DECILES_1_TO_4 = 40.0
VERIFIED_LEVEL = 0.95
INCOME_KINDS = frozenset({"empowerment grant", "group enterprise", "social assistance"})
"""Kinds that aim at income, and so can be held against a target for the rate."""
_BEFORE, _AFTER = "persons before verification", "persons after verification"


class UnitKind(StrEnum):
    """What a programme counts."""

    HOUSEHOLDS = "households"
    BENEFICIARIES = "beneficiaries"
    PERSONS = "persons"


class Basis(StrEnum):
    """Where an end of a range comes from."""

    POOR_HOUSEHOLD = "poor households of Lamongan, March 2021"
    COUNTED = "counted as such"
    BENEFICIARY = "one person to a household"
    DECILES = "random draw from DTSEN deciles 1-4"
    CHANCE = "intake rule unknown, at least as by chance"
    NO_EVIDENCE = "no evaluation known"


class Timing(StrEnum):
    """When what a programme pays can show: for the most part in March of the year after."""

    IN_LAST_FIGURE = "in the last figure already, at least in part"
    IN_TIME = "by the target's month"
    TOO_LATE = "after the target's month"
    NOT_GIVEN = "no year given"


class ReachVerdict(StrEnum):
    """The most a programme can do beside the need; bounds one tenth and the whole."""

    SMALL = "less than a tenth of the need at most"
    PART = "a part of the need at most"
    WHOLE = "the whole need at most"


@dataclass(frozen=True)
class Range:
    """An input that is known as a range only, and why."""

    low: float
    high: float
    basis: Basis


PERSONS: dict[UnitKind, Range] = {
    UnitKind.HOUSEHOLDS: Range(2.5, 4.25, Basis.POOR_HOUSEHOLD),
    UnitKind.BENEFICIARIES: Range(1.0, 4.25, Basis.BENEFICIARY),
    UnitKind.PERSONS: Range(1.0, 1.0, Basis.COUNTED),
}
LIFTED = Range(0.0, 1.0, Basis.NO_EVIDENCE)


@dataclass(frozen=True)
class Reach:
    """One programme with a quantity, in proportion.

    Parameters
    ----------
    programme, kind, year_from, year_to, source_id
        As carried; years None where not given.
    quantity, unit, unit_kind
        How many of what.
    persons_each, share_poor, share_lifted
        The three inputs.
    persons_low, persons_high
        Persons reached.
    poor_low
        Poor persons reached if intake were no better than its lower bound, with the fewest persons
        a household.
    most_lifted
        Persons who leave poverty if all reached were poor and all left: the ceiling.
    of_need, of_poor
        That ceiling as a share of the fewer poor asked for, and of all poor; None where unknown.
    rupiah, of_gap
        Money (amount × quantity) and its share of the annual poverty gap; None where unknown.
    timing
        When it can show, beside the last figure and the target's month.
    verdict
        Ceiling beside the need, or why it cannot be said.
    """

    programme: str
    kind: str
    year_from: int | None
    year_to: int | None
    source_id: str
    quantity: float
    unit: str
    unit_kind: UnitKind
    persons_each: Range
    share_poor: Range
    share_lifted: Range
    persons_low: float
    persons_high: float
    poor_low: float
    most_lifted: float
    of_need: float | None
    of_poor: float | None
    rupiah: float | None
    of_gap: float | None
    timing: Timing
    verdict: ReachVerdict | Refusal


@dataclass(frozen=True)
class Verified:
    """A register checked in the field: persons before and after, share confirmed."""

    programme: str
    year: int | None
    before: int
    after: int
    share: float
    low: float
    high: float
    level: float
    source_id: str


@dataclass(frozen=True)
class Context:
    """A programme or strategy without a quantity: named, not weighed."""

    programme: str
    kind: str
    year_from: int | None
    year_to: int | None
    rupiah_each: float | None
    source_id: str


@dataclass(frozen=True)
class Programmes(Answer):
    """Programmes of a region in proportion to the need.

    Parameters
    ----------
    region
        4-digit code.
    target_year, target_value
        The target that defines the need, or None.
    need
        Fewer poor asked for at an unchanged population, persons; None without target or counts.
    poor, population_year
        Poor persons at the last figure (P0 × last known population) and that population's year.
    gap
        Annual poverty gap, or why it is not known.
    reaches, verified, contexts
        The programmes.
    """

    question: ClassVar[str] = "programmes"

    region: str
    target_year: int | None
    target_value: float | None
    need: float | None
    poor: float | None
    population_year: int | None
    gap: Gap | Refusal
    reaches: tuple[Reach, ...]
    verified: tuple[Verified, ...]
    contexts: tuple[Context, ...]


def verified_share(
    before: int, after: int, level: float = VERIFIED_LEVEL
) -> tuple[float, float, float]:
    """Return the share confirmed of a checked register, with its Wilson interval.

    Examples
    --------
    >>> [round(100 * part, 1) for part in verified_share(4011, 891)]
    [22.2, 21.0, 23.5]
    """
    share, square = after / before, float(ndtri((1 + level) / 2)) ** 2 / before
    centre = share + square / 2
    reach = math.sqrt(square * (share * (1 - share) + square / 4))
    return share, (centre - reach) / (1 + square), (centre + reach) / (1 + square)


def reach_verdict(of_need: float) -> ReachVerdict:
    """Return the step of the scale for a ceiling as a share of the need."""
    if of_need >= WHOLE_FROM:
        return ReachVerdict.WHOLE
    return ReachVerdict.PART if of_need >= SMALL_BELOW else ReachVerdict.SMALL


def programmes(
    observations: pd.DataFrame,
    region: str,
    *,
    table: pd.DataFrame,
    value: float | None = None,
    year: int | None = None,
) -> Programmes | Refusal:
    """Put the programmes of a region in proportion to the need.

    Parameters
    ----------
    observations
        Rows of the contract, all indicators of the region.
    region
        4-digit code.
    table
        Table ``programmes`` as carried: text columns ``region, programme, kind, year_from,
        year_to, quantity, unit, amount_rupiah_per_unit, detail, source_id``.
    value, year
        The target that defines the need; without it shares of the need are not given.

    Returns
    -------
    Programmes or Refusal
        A refusal where no programme of the region is carried.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = programmes(
    ...     store.observations(["3524"], None),
    ...     "3524",
    ...     table=store.table("programmes"),
    ...     value=11.95,
    ...     year=2026,
    ... )
    >>> grants = found.reaches[1]
    >>> grants.quantity, grants.most_lifted, round(100 * grants.of_need)
    (32.0, 136.0, 14)
    """
    own = table[table["region"] == region]
    if own.empty:
        return Refusal(region, Reason.NO_PROGRAMMES)
    latest = last(of_region(observations, region), "P0")
    behind = None if latest is None else people(observations, region, latest[0])
    poor = need = None
    if latest is not None and behind is not None:
        poor = latest[1] / 100 * behind.population
        if value is not None:
            need = fewer_poor(latest[1], value, behind.population)
    gap = poverty_gap(observations, region)
    rows = list(own.itertuples())
    counted = [row for row in rows if row.quantity and row.unit not in (_BEFORE, _AFTER)]
    return Programmes(
        region=region,
        target_year=year,
        target_value=value,
        need=need,
        poor=poor,
        population_year=None if behind is None else behind.year,
        gap=gap,
        reaches=tuple(reach(row, latest, need, poor, gap, year) for row in counted),
        verified=tuple(_verified(rows)),
        contexts=tuple(
            Context(
                programme=row.programme,
                kind=row.kind,
                year_from=_year(row.year_from),
                year_to=_year(row.year_to),
                rupiah_each=float(row.amount_rupiah_per_unit)
                if row.amount_rupiah_per_unit
                else None,
                source_id=row.source_id,
            )
            for row in rows
            if not row.quantity
        ),
    )


def unit_kind(unit: str) -> UnitKind:
    """Return what a unit counts.

    Examples
    --------
    >>> unit_kind("beneficiary families (KPM)").value, unit_kind("beneficiaries").value
    ('households', 'beneficiaries')
    """
    text = unit.lower()
    if any(word in text for word in ("household", "famil", "(kk)", "(kpm)", "rumah tangga")):
        return UnitKind.HOUSEHOLDS
    return UnitKind.PERSONS if "person" in text or "people" in text else UnitKind.BENEFICIARIES


def timing(
    year_from: int | None, year_to: int | None, last_year: int | None, target_year: int | None
) -> Timing:
    """Return when a programme can show.

    Examples
    --------
    >>> timing(2022, 2025, 2025, 2026).value, timing(2026, 2026, 2025, 2026).value
    ('in the last figure already, at least in part', "after the target's month")
    """
    first = year_from if year_from is not None else year_to
    if first is None:
        return Timing.NOT_GIVEN
    if last_year is not None and first + 1 <= last_year:
        return Timing.IN_LAST_FIGURE
    late = target_year is not None and first + 1 > target_year
    return Timing.TOO_LATE if late else Timing.IN_TIME


def reach(
    row: Any,
    latest: tuple[int, float] | None,
    need: float | None,
    poor: float | None,
    gap: Gap | Refusal,
    target_year: int | None = None,
) -> Reach:
    """Put one row of the table in proportion.

    Parameters
    ----------
    row
        Row of the table (named tuple) with a quantity.
    latest
        Year and value of the last P0; None leaves the lower bound of the share poor at 0.
    need, poor
        Persons, or None.
    gap
        Annual poverty gap.
    target_year
        Year of the target's month, or None.
    """
    quantity, kind = float(row.quantity), unit_kind(row.unit)
    each = PERSONS[kind]
    deciles = "deciles 1-4" in row.detail.lower()
    chance = (0.0 if latest is None else latest[1]) / (DECILES_1_TO_4 if deciles else 100.0)
    share = Range(min(1.0, chance), 1.0, Basis.DECILES if deciles else Basis.CHANCE)
    most = quantity * each.high * share.high * LIFTED.high
    rupiah = float(row.amount_rupiah_per_unit) * quantity if row.amount_rupiah_per_unit else None
    when = timing(
        _year(row.year_from),
        _year(row.year_to),
        None if latest is None else latest[0],
        target_year,
    )
    of_need = None
    verdict: ReachVerdict | Refusal
    if row.kind not in INCOME_KINDS:
        verdict = Refusal(row.region, Reason.OTHER_AIM)
    elif when is Timing.IN_LAST_FIGURE:
        verdict = Refusal(row.region, Reason.IN_LAST_FIGURE)
    elif not need:
        verdict = Refusal(row.region, Reason.NO_TARGET)
    else:
        of_need = most / need
        verdict = reach_verdict(of_need)
    return Reach(
        programme=row.programme,
        kind=row.kind,
        year_from=_year(row.year_from),
        year_to=_year(row.year_to),
        source_id=row.source_id,
        quantity=quantity,
        unit=row.unit,
        unit_kind=kind,
        persons_each=each,
        share_poor=share,
        share_lifted=LIFTED,
        persons_low=quantity * each.low,
        persons_high=quantity * each.high,
        poor_low=quantity * each.low * share.low,
        most_lifted=most,
        of_need=of_need,
        of_poor=most / poor if poor else None,
        rupiah=rupiah,
        of_gap=None if rupiah is None or isinstance(gap, Refusal) else rupiah / gap.rupiah,
        timing=when,
        verdict=verdict,
    )


def _verified(rows: list[Any]) -> list[Verified]:
    counts: dict[str, dict[str, Any]] = {}
    for row in rows:
        counts.setdefault(row.programme, {}).setdefault(row.unit, row)
    found = []
    for programme, by_unit in counts.items():
        before, after = by_unit.get(_BEFORE), by_unit.get(_AFTER)
        if before is None or after is None:
            continue
        share, low, high = verified_share(int(before.quantity), int(after.quantity))
        found.append(
            Verified(
                programme=programme,
                year=_year(after.year_to),
                before=int(before.quantity),
                after=int(after.quantity),
                share=share,
                low=low,
                high=high,
                level=VERIFIED_LEVEL,
                source_id=after.source_id,
            )
        )
    return found


def _year(text: str) -> int | None:
    return int(text) if text else None
