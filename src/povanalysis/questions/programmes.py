"""What was said of programmes and poverty, and what the figures of BPS show beside it.

Method
------
Every row of the table stands beside what can be computed for it, never beside a causal claim.

* A programme with a quantity: its reach in proportion to the need, :mod:`povanalysis.questions.reach`.
* A statement about a step in percentage points (:class:`Step`): the people behind it at the last known
  population, and how many yearly changes were smaller.
* A cause named for the change between two years (:class:`Fall`): that change, beside the province's.
  A programme that ran everywhere explains what all regencies shared, at most.
* A register checked in the field (persons before and after) counts persons by name. Extreme poverty
  is another measure than P0, with a far lower line and a list of its own.
* What has no quantity is named, not weighed.

Out of scope: effects, causes, and whether a programme's aims (health, schooling, dignity) are worth
their money. Proportion to P0 says nothing of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from povanalysis.languages import details
from povanalysis.numbers import check_percentage
from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.distance import fewer_poor
from povanalysis.questions.ground.figures import (
    People,
    last,
    march,
    of_region,
    people,
    yearly,
)
from povanalysis.questions.poverty_gap import Gap, poverty_gap
from povanalysis.questions.reach import Reach, reach, year_of
from povanalysis.regions import Region, get, resolve
from povanalysis.shown import draw_ranges
from povanalysis.sources import store

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BEFORE, _AFTER = "persons before verification", "persons after verification"
_STEP, _CAUSE = "percentage points", "named cause"


@dataclass(frozen=True)
class Verified:
    """A register checked in the field: persons before, or those confirmed after."""

    persons: int
    after: bool


@dataclass(frozen=True)
class Step:
    """A step of the rate that was spoken of.

    Parameters
    ----------
    points
        Its size in percentage points.
    persons, population_year
        The people behind it at the last known population, and its year; None where not known.
    smaller, falls, changes, since
        Of how many yearly changes from March of `since` on, how many were smaller
        either way, and how many were falls of at least that size.
    """

    points: float
    persons: float | None
    population_year: int | None
    smaller: int
    falls: int
    changes: int
    since: int


@dataclass(frozen=True)
class Fall:
    """The change between two Marches that a cause was named for, percentage points."""

    year_from: int
    year_to: int
    change: float
    parent: str | None
    of_parent: float | None


@dataclass(frozen=True)
class Said:
    """One thing that a source says, as carried, and what the figures show beside it.

    Parameters
    ----------
    programme, kind, year_from, year_to
        As carried; years None where not given.
    quantity, unit, rupiah_each
        How many of what, and the money for each; None and empty where not given.
    said_on
        Day, month or year it was said.
    details
        What else the source says, by language of the table's columns.
    source_id
        One or more codes.
    shown
        What the figures show; None where there is nothing to compare.
    """

    programme: str
    kind: str
    year_from: int | None
    year_to: int | None
    quantity: float | None
    unit: str
    rupiah_each: float | None
    said_on: str
    details: Mapping[str, str]
    source_id: str
    shown: Reach | Verified | Step | Fall | None


@dataclass(frozen=True, repr=False)
class Programmes(Answer):
    """What was said of a region, in proportion to the need.

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
    said
        What was said, in the order of the table.
    """

    question: ClassVar[str] = "programmes"
    listed: ClassVar[str] = "said"

    region: str
    target_year: int | None
    target_value: float | None
    need: float | None
    poor: float | None
    population_year: int | None
    gap: Gap | Refusal
    said: tuple[Said, ...]

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """Programmes with a quantity, in proportion."""
        return tuple(one.shown for one in self.said if isinstance(one.shown, Reach))

    @property
    def verified(self) -> bool:
        """Whether a register was checked in the field."""
        return any(isinstance(one.shown, Verified) for one in self.said)

    def _draw(self, ax: Axes) -> None:
        if not self.reaches:
            return super()._draw(ax)
        ends = [(one.persons_low, one.persons_high) for one in self.reaches]
        draw_ranges(ax, [one.programme for one in self.reaches], [None] * len(ends), ends)
        ax.set_xlabel("persons reached, fewest to most")
        return None


def programmes(
    observations: pd.DataFrame,
    region: str | int | Region,
    *,
    table: pd.DataFrame | None = None,
    value: float | None = None,
    year: int | None = None,
) -> Programmes | Refusal:
    """Put the programmes of a region in proportion to the need.

    Parameters
    ----------
    observations
        Rows of the contract, all indicators of the region.
    region
        4-digit code or unambiguous name.
    table
        Table ``programmes`` as carried: text columns ``region, programme, kind, year_from,
        year_to, quantity, unit, amount_rupiah_per_unit, intake, said_on, source_id`` and
        ``detail_`` with a language. That of the project when not given.
    value, year
        The target that defines the need; without it shares of the need are not given.

    Returns
    -------
    Programmes or Refusal
        A refusal where no programme of the region is carried.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.
    ParameterError
        The target is no percentage.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = programmes(store.observations("Lamongan", None), "Lamongan", value=11.95, year=2026)
    >>> grants = found.reaches[1]
    >>> grants.quantity, grants.most_lifted, round(100 * grants.of_need)
    (32.0, 136.0, 14)
    """
    region = resolve(region).code
    if value is not None:
        check_percentage(value, f"target {value}")
    table = store.table("programmes") if table is None else table
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
    changes = yearly(known[["P0"]])["P0"].dropna()

    def shown(row: Any) -> Reach | Verified | Step | Fall | None:
        if row.kind == _CAUSE:
            return _fall(observations, row)
        if not row.quantity:
            return None
        if row.unit == _STEP:
            return _step(float(row.quantity), changes, behind)
        if row.unit in (_BEFORE, _AFTER):
            return Verified(int(row.quantity), row.unit == _AFTER)
        return reach(row, rates, need, counted_poor, gap, year)

    return Programmes(
        region=region,
        target_year=year,
        target_value=value,
        need=need,
        poor=poor,
        population_year=None if behind is None else behind.year,
        gap=gap,
        said=tuple(_said(row, shown(row)) for row in own.itertuples()),
    )


def _said(row: Any, shown: Reach | Verified | Step | Fall | None) -> Said:
    each = row.amount_rupiah_per_unit
    return Said(
        programme=row.programme,
        kind=row.kind,
        year_from=year_of(row.year_from),
        year_to=year_of(row.year_to),
        quantity=float(row.quantity) if row.quantity else None,
        unit=row.unit,
        rupiah_each=float(each) if each else None,
        said_on=row.said_on,
        details=details(row),
        source_id=row.source_id,
        shown=shown,
    )


def _step(points: float, changes: pd.Series, behind: People | None) -> Step | None:
    """Put a step in percentage points beside people and the yearly changes of the region."""
    if changes.empty:
        return None
    rounded = changes.round(6)
    return Step(
        points=points,
        persons=None if behind is None else points / 100 * behind.population,
        population_year=None if behind is None else behind.year,
        smaller=int((rounded.abs() < points).sum()),
        falls=int((rounded <= -points).sum()),
        changes=len(changes),
        since=int(changes.index[0]) - 1,
    )


def _fall(observations: pd.DataFrame, row: Any) -> Fall | None:
    """Return the change between the years of a named cause, beside the province's."""
    first, final = year_of(row.year_from), year_of(row.year_to)
    table, parent = march(observations), get(row.region).province

    def moved(region: str | None) -> float | None:
        known = table[region].dropna() if region in table else pd.Series(dtype=float)
        both = first in known.index and final in known.index
        return float(known[final] - known[first]) if both else None

    change = moved(row.region)
    if first is None or final is None or change is None:
        return None
    return Fall(first, final, change, parent, moved(parent))
