"""The state of a target's year: whether its month has come, and whether its figure is out.

Every page, card and command asks here, and nowhere else, what may be said of a year:

============  ====================================================================================
``ahead``     the reference month has not passed: probability, pace, what can still act
``waiting``   the month has passed, the figure is not in the data: what is known comes first
``out``       the figure is in the data: the figure first, then what came of the target
``no_target`` no figure yet and no target to judge it by: level, forecast, worth of a target
============  ====================================================================================

Conventions
-----------
* All is judged at ``as_of``, the date of the data version, never by the clock: the same data give
  the same page on any day.
* A month has passed from the first day of the next one; in March itself the figure of that March
  can still be changed.
* :class:`Timing` knows nothing of targets. A :class:`State` is the timing, except where there is
  no target: a year without one is ``no_target`` until its figure is out, and ``out`` from then on,
  because a figure can be told without a target. Whoever needs to know whether the month of a year
  without target has passed asks the timing, which JSON carries beside the state.
* A figure is public from the day it was published; where that day is not known, from the day it
  was first seen (the vintage of the file that brought it). What was said on that day or later is
  no forecast of it.

Imports nothing heavy: the runner asks, too, which reports are due.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from povanalysis.errors import ParameterError
from povanalysis.series import reference_month

YEARS_AHEAD = 20
"""Years after the last figure that are forecast."""


class Timing(StrEnum):
    """How far the figure of a year is."""

    AHEAD = "ahead"
    WAITING = "waiting"
    OUT = "out"


class State(StrEnum):
    """The four states of a target's year."""

    AHEAD = "ahead"
    WAITING = "waiting"
    OUT = "out"
    NO_TARGET = "no_target"


def has_passed(year: int, as_of: str) -> bool:
    """Say whether the reference month of a year lies wholly before a date.

    Parameters
    ----------
    year
        Year of the reference month.
    as_of
        Date of the data version, ISO.

    Examples
    --------
    >>> [has_passed(2026, day) for day in ("2026-02-28", "2026-03-31", "2026-04-01")]
    [False, False, True]
    """
    return as_of[:7] > reference_month(year)


def next_year(as_of: str) -> int:
    """Return the first year whose reference month has not passed at a date.

    Examples
    --------
    >>> next_year("2026-11-22"), next_year("2026-03-31")
    (2027, 2026)
    """
    year = int(as_of[:4])
    return year + 1 if has_passed(year, as_of) else year


def next_reference(as_of: str) -> str:
    """Return the first reference month that has not passed at a date, ``YYYY-MM``.

    Examples
    --------
    >>> next_reference("2026-11-22"), next_reference("2026-02-10")
    ('2027-03', '2026-03')
    """
    return reference_month(next_year(as_of))


def timing(year: int, as_of: str, *, is_out: bool) -> Timing:
    """Tell how far the figure of a year is.

    Parameters
    ----------
    year
        Year of the reference month.
    as_of
        Date of the data version, ISO.
    is_out
        Whether the data hold the region's figure of that month.
    """
    if is_out:
        return Timing.OUT
    return Timing.WAITING if has_passed(year, as_of) else Timing.AHEAD


def state(when: Timing, *, has_target: bool) -> State:
    """Tell the state of a year from its timing and whether it has a target.

    Examples
    --------
    >>> state(Timing.WAITING, has_target=True).value, state(Timing.WAITING, has_target=False).value
    ('waiting', 'no_target')
    >>> state(Timing.OUT, has_target=False).value
    'out'
    """
    if has_target or when is Timing.OUT:
        return State(when.value)
    return State.NO_TARGET


def public_since(published_on: str, vintage: str) -> str:
    """Return the day from which a figure counts as known, ISO.

    Parameters
    ----------
    published_on
        When it was published; empty where that is not known.
    vintage
        When the file that brought it was first seen.

    Examples
    --------
    >>> public_since("2026-08-05", "2026-11-22"), public_since("", "2026-11-22")
    ('2026-08-05', '2026-11-22')
    """
    return published_on or vintage


def is_genuine(origin: str, public: str) -> bool:
    """Say whether a forecast of a day was made before a figure was public; ISO dates.

    Examples
    --------
    >>> is_genuine("2026-11-22", "2026-12-01"), is_genuine("2026-11-22", "2026-11-22")
    (True, False)
    """
    return origin < public


def check_past_year(region: str, year: int, years: Collection[int]) -> None:
    """Refuse a year up to the last figure that has no figure of its own.

    Parameters
    ----------
    region
        4-digit code.
    year
        The year asked for.
    years
        Years that have a figure.

    Raises
    ------
    ParameterError
        The year lies before the series, or in a gap of it.
    """
    if year in years or year > max(years):
        return
    last = max(years)
    cure = (
        f"Allowed: {min(years)} to {last} for what came, {last + 1} to {last + YEARS_AHEAD} for a "
        "forecast."
    )
    if year > min(years):
        cure = (
            f"If it was published, add it with: povanalysis data add {region} {year} VALUE "
            "--indicator P0 --source URL"
        )
    raise ParameterError(f"{region} has no figure of {year}.", cure=cure)


@dataclass(frozen=True)
class YearState:
    """Where a year stands.

    Parameters
    ----------
    year
        Year of the reference month.
    timing, state
        See the module.
    """

    year: int
    timing: Timing
    state: State

    @property
    def is_out(self) -> bool:
        """Whether the figure is in the data."""
        return self.timing is Timing.OUT

    @property
    def passed(self) -> bool:
        """Whether nothing can change the figure any more."""
        return self.timing is not Timing.AHEAD


def year_state(year: int, as_of: str, *, is_out: bool, has_target: bool) -> YearState:
    """Put timing and state of a year together; parameters as of :func:`timing` and :func:`state`.

    Examples
    --------
    >>> year_state(2026, "2026-11-22", is_out=False, has_target=True).state.value
    'waiting'
    """
    when = timing(year, as_of, is_out=is_out)
    return YearState(year, when, state(when, has_target=has_target))
