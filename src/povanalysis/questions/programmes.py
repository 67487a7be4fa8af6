"""What a programme can move: its reach beside the need, in proportion, never a causal claim.

Method
------
Reach in proportion is :mod:`povanalysis.questions.reach`: persons a household, share poor at intake
and share who leave poverty are ranges, and the most a programme can do stands beside the need.

A register checked in the field (persons before and after) gives the share confirmed with a Wilson
95 per cent interval: the register was checked whole, so the interval speaks of registers like it.
Extreme poverty is another measure than P0, with a far lower line and a list of its own.

Out of scope: effects, causes, and whether a programme's aims (health, schooling, dignity) are worth
their money. Proportion to P0 says nothing of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd
from scipy.special import ndtri

from povanalysis.numbers import check_percentage
from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.distance import fewer_poor
from povanalysis.questions.ground.figures import last, of_region, people
from povanalysis.questions.poverty_gap import Gap, poverty_gap
from povanalysis.questions.reach import Reach, reach, year_of

VERIFIED_LEVEL = 0.95
_BEFORE, _AFTER = "persons before verification", "persons after verification"


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


def verified_share(before: int, after: int) -> tuple[float, float, float]:
    """Return the share confirmed of a checked register, with its Wilson interval.

    Examples
    --------
    >>> [round(100 * part, 1) for part in verified_share(4011, 891)]
    [22.2, 21.0, 23.5]
    """
    share, square = after / before, float(ndtri((1 + VERIFIED_LEVEL) / 2)) ** 2 / before
    centre = share + square / 2
    half = math.sqrt(square * (share * (1 - share) + square / 4))
    return share, (centre - half) / (1 + square), (centre + half) / (1 + square)


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

    Raises
    ------
    ParameterError
        The target is no percentage.

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
    if value is not None:
        check_percentage(value, f"target {value}")
    own = table[table["region"] == region]
    if own.empty:
        return Refusal(region, Reason.NO_PROGRAMMES)
    known = of_region(observations, region)
    rates, counted_poor = known["P0"].dropna(), 1000 * known["POOR"].dropna()
    latest = last(known, "P0")
    behind = None if latest is None else people(observations, region, latest[0])
    poor = need = None
    if latest is not None and behind is not None:
        poor = latest[1] / 100 * behind.population
        counted_poor = counted_poor.combine_first(pd.Series({latest[0]: poor}))
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
        reaches=tuple(reach(row, rates, need, counted_poor, gap, year) for row in counted),
        verified=tuple(_verified(rows)),
        contexts=tuple(
            Context(
                programme=row.programme,
                kind=row.kind,
                year_from=year_of(row.year_from),
                year_to=year_of(row.year_to),
                rupiah_each=float(row.amount_rupiah_per_unit)
                if row.amount_rupiah_per_unit
                else None,
                source_id=row.source_id,
            )
            for row in rows
            if not row.quantity
        ),
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
                year=year_of(after.year_to),
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
