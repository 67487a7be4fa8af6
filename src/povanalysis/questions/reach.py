"""The reach of one programme in proportion to the need: ranges with their basis, and a ceiling.

Method
------
Every input is a range with its basis; nothing is known more exactly than that.

* *Persons a household*: 2.5 to 4.25. The upper end is the mean of poor households in Lamongan in
  March 2021 (BPS Kabupaten Lamongan, PG01); the lower end allows for small ones, such as those
  headed by women alone. A "beneficiary" without further word is 1 to 4.25 persons.
* *Share poor at intake*: at most all. At least as by chance: P0 where the rule of intake is not
  known; P0 ÷ 40 per cent where intake is from DTSEN deciles 1-4, which hold four in ten people and
  so are wider than the BPS poor. P0 is that of the programme's own years, the lowest of several; the
  last figure where the programme is later or its years are not given.
* *Share who leave poverty*: 0 to 1. No evaluation is known to us, so the whole range stands.

Timing: what is paid in a year shows, for the most part, in March of the next. A programme that
shows in the last figure already is not held against what remains; one that shows after the target's
month is, as a measure of size, and the sentence says so.

A programme whose kind aims at something else (health, housing, schooling) is counted, and not held
against the target. The most an income programme can do is households × 4.25 × 1 × 1 persons; that
is put beside the fewer poor a target asks for and beside all poor of that year. Its money is put
beside the annual poverty gap, P1 ÷ 100 × poverty line × population × 12: what would lift every poor
person exactly to the line for a year, if money reached them without loss; a yardstick, not a budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.poverty_gap import Gap

SMALL_BELOW = 0.10
WHOLE_FROM = 1.0
DECILES_1_TO_4 = 40.0
_DECILES = "deciles 1-4"
INCOME_KINDS = frozenset({"empowerment grant", "group enterprise", "social assistance"})
"""Kinds that aim at income, and so can be held against a target for the rate."""


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
        That ceiling as a share of the fewer poor asked for, and of all poor in `rate_year`; None
        where unknown.
    rate_year
        Year whose P0 and number of poor stand for the programme's; None without any.
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
    rate_year: int | None
    rupiah: float | None
    of_gap: float | None
    timing: Timing
    verdict: ReachVerdict | Refusal


def reach_verdict(of_need: float) -> ReachVerdict:
    """Return the step of the scale for a ceiling as a share of the need."""
    if of_need >= WHOLE_FROM:
        return ReachVerdict.WHOLE
    return ReachVerdict.PART if of_need >= SMALL_BELOW else ReachVerdict.SMALL


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


def rate_year(rates: pd.Series, first: int | None, final: int | None) -> int | None:
    """Return the year whose rate stands for a programme's: the lowest of its years.

    Parameters
    ----------
    rates
        P0 by year, without NaN.
    first, final
        Years of the programme; None where not given.

    Examples
    --------
    >>> rates = pd.Series({2019: 10.4, 2020: 11.4, 2021: 11.6, 2025: 9.8})
    >>> rate_year(rates, 2020, 2020), rate_year(rates, 2022, 2024), rate_year(rates, None, None)
    (2020, 2021, 2025)
    """
    if rates.empty:
        return None
    years = [year for year in (first, final) if year is not None]
    within = rates.loc[min(years) : max(years)] if years else rates.tail(1)
    if within.empty:
        earlier = rates.loc[: max(years)]
        within = rates.head(1) if earlier.empty else earlier.tail(1)
    return int(within.idxmin())


def reach(
    row: Any,
    rates: pd.Series,
    need: float | None,
    poor: pd.Series,
    gap: Gap | Refusal,
    target_year: int | None = None,
) -> Reach:
    """Put one row of the table in proportion.

    Parameters
    ----------
    row
        Row of the table (named tuple) with a quantity.
    rates
        P0 by year, without NaN; without any the lower bound of the share poor is 0.
    need
        Fewer poor asked for, persons, or None.
    poor
        Poor persons by year.
    gap
        Annual poverty gap.
    target_year
        Year of the target's month, or None.
    """
    quantity, kind = float(row.quantity), unit_kind(row.unit)
    each = PERSONS[kind]
    deciles = row.intake.lower() == _DECILES
    first, final = year_of(row.year_from), year_of(row.year_to)
    then = rate_year(rates, first, final)
    chance = (0.0 if then is None else float(rates[then])) / (DECILES_1_TO_4 if deciles else 100.0)
    all_poor = None if then is None else poor.get(then)
    share = Range(min(1.0, chance), 1.0, Basis.DECILES if deciles else Basis.CHANCE)
    most = quantity * each.high * share.high * LIFTED.high
    rupiah = float(row.amount_rupiah_per_unit) * quantity if row.amount_rupiah_per_unit else None
    when = timing(first, final, None if rates.empty else int(rates.index[-1]), target_year)
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
        year_from=first,
        year_to=final,
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
        of_poor=most / all_poor if all_poor else None,
        rate_year=then,
        rupiah=rupiah,
        of_gap=None if rupiah is None or isinstance(gap, Refusal) else rupiah / gap.rupiah,
        timing=when,
        verdict=verdict,
    )


def year_of(text: str) -> int | None:
    """Read a year as carried; None where none is given."""
    return int(text) if text else None
