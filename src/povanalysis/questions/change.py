"""Whether a yearly change is unusual: two measured readings decide, an assumed error never.

Method
------
1. *Against its own noise.* The usual range of a yearly change reaches as far to both sides of the
   mean of the region's other yearly changes as takes in two in three of them. A change below it is
   an unusual fall, above it an unusual rise (or an unusually small fall where falling is usual).
2. *Against the province.* The deviation is the change minus the mean change of the province's
   regencies and cities (the region among them) in the same year, those whose figures are out;
   years with fewer than three do not count. It is compared with the size that two in three of the
   deviations of the region's other years keep within.

Ranges are rounded outwards to two decimals, as figures are; of those that end at one of the other
years the one is taken that holds the count nearest to two in three (6 of 9, 5 of 8, 3 of 4; figures
that tie leave 7 or 5 of 9), and that count is what a page prints. Nothing is fitted, so no shape of
the changes is assumed; a further year like the others falls into the range in about six of ten cases.

Counted on the 730 yearly changes of the 73 regencies and cities of Jawa Timur and Jawa Tengah,
2015-2025, each word of either scale occurs in 5 to 70 per cent of them
(:mod:`povanalysis.questions.tally`; docs/questions.md has the counts).

*Sampling error* is not published for regencies; what the figures say of it
(:mod:`povanalysis.questions.ground.exactness`) informs and never decides.

Out of scope: why a rate changed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from povanalysis.questions.ground.answer import Answer, Reason, Refusal, side
from povanalysis.questions.ground.exactness import break_even, ceiling, share_distinguishable
from povanalysis.questions.ground.figures import (
    MIN_PEERS,
    march,
    mean_change,
    peers,
    single_source,
    yearly,
    years_of,
)
from povanalysis.questions.ground.years import Absent, absent
from povanalysis.regions import Region, resolve
from povanalysis.shown import draw_ranges

if TYPE_CHECKING:
    from matplotlib.axes import Axes

USUAL_SHARE = 2 / 3
MIN_OTHER_CHANGES = 4


class OwnReading(StrEnum):
    """A change beside the region's other yearly changes."""

    UNUSUAL_FALL = "below the usual range"
    USUAL = "within the usual range"
    UNUSUAL_RISE = "above the usual range"


class ProvinceReading(StrEnum):
    """A change beside the province's regencies and cities in the same year."""

    BETTER = "better than the province"
    ALIKE = "as the province"
    WORSE = "worse than the province"


@dataclass(frozen=True)
class Own:
    """Reading against the series' own noise.

    Parameters
    ----------
    reading
        The verdict.
    low, high
        The usual range, percentage points with two decimals.
    inside, n_other
        How many of how many other yearly changes lie in it.
    """

    reading: OwnReading
    low: float
    high: float
    inside: int
    n_other: int


@dataclass(frozen=True)
class Beside:
    """Reading against the province; all but the counts in percentage points.

    Parameters
    ----------
    reading
        The verdict.
    mean_change
        Mean change of the province's regencies and cities.
    deviation
        Change minus that mean.
    bound
        Deviations of at most this size count as moving with the province; two decimals.
    near, n_other
        How many of how many other years deviate by no more than that.
    n_regions
        Regencies and cities behind the mean.
    fell, rose
        How many of them fell and rose.
    """

    reading: ProvinceReading
    mean_change: float
    deviation: float
    bound: float
    near: int
    n_other: int
    n_regions: int
    fell: int
    rose: int


@dataclass(frozen=True)
class Assumed:
    """A change beside an assumed relative standard error (sensitivity only).

    Parameters
    ----------
    error
        Assumed relative standard error, a share (0.06 for six per cent).
    distinguishable
        Whether the change could then be told from nought at 90 per cent.
    share_of_all
        Share of all yearly changes of all regencies that could, 0-1.
    """

    error: float
    distinguishable: bool
    share_of_all: float


@dataclass(frozen=True, repr=False)
class Change(Answer):
    """Whether the change of one year is unusual.

    Parameters
    ----------
    region, year
        Which change: from March of the year before to March of `year`.
    before, after
        The two published figures, per cent.
    change
        After minus before, percentage points; negative is a fall.
    own
        Reading against the series' own noise, or why there is none.
    province
        Reading against the province, or why there is none.
    break_even
        Relative standard error (a share) below which the change is distinguishable at 90 %.
    ceiling
        Upper end, at 95 per cent confidence, of the standard error of independent yearly errors
        that the series allows, percentage points, or None without a province reading.
    ceiling_relative
        The same as a share of `after`, or None where that is 0.
    assumed
        Sensitivity to an assumed error where one was asked for.
    single_source
        Whether `after` stands in one source only.
    absent
        Regencies and cities of the province without a figure for the year.
    """

    question: ClassVar[str] = "change"

    region: str
    year: int
    before: float
    after: float
    change: float
    own: Own | Refusal
    province: Beside | Refusal
    break_even: float
    ceiling: float | None
    ceiling_relative: float | None
    assumed: Assumed | Refusal | None
    single_source: bool
    absent: Absent

    def _draw(self, ax: Axes) -> None:
        rows: list[tuple[str, float, tuple[float, float] | None]] = [
            (
                f"change to {self.year}, usual range",
                self.change,
                None if isinstance(self.own, Refusal) else (self.own.low, self.own.high),
            )
        ]
        if not isinstance(self.province, Refusal):
            bound = self.province.bound
            rows += [
                ("mean of the province", self.province.mean_change, None),
                ("less that mean, usual size", self.province.deviation, (-bound, bound)),
            ]
        draw_ranges(ax, *zip(*rows, strict=True))
        ax.set_xlabel("percentage points")


def change(
    observations: pd.DataFrame,
    region: str | int | Region,
    year: int | None = None,
    *,
    assumed_error: float | None = None,
) -> Change | Refusal:
    """Say whether a yearly change is unusual.

    Parameters
    ----------
    observations
        Rows of the contract: the region and the other regencies of its province.
    region
        4-digit code or unambiguous name.
    year
        Year of the later figure; the last when not given.
    assumed_error
        Assumed relative standard error (a share, > 0) for the sensitivity row; none when None.

    Returns
    -------
    Change or Refusal
        A refusal when the year or the year before has no figure.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = change(store.observations(), "3524")
    >>> found.change, round(found.province.mean_change, 2), found.province.reading.value
    (-0.13, -0.3, 'as the province')
    >>> found.own.reading.value
    'within the usual range'
    """
    region = resolve(region).code
    table = march(observations)
    if region not in table.columns or table[region].isna().all():
        return Refusal(region, Reason.NO_FIGURE)
    known = table[region].dropna()
    wanted = int(known.index[-1]) if year is None else int(year)
    missing = [y for y in (wanted - 1, wanted) if y not in known.index]
    if missing:
        return Refusal(region, Reason.MISSING_YEAR, {"year": wanted, "missing": tuple(missing)})
    before, after = float(known[wanted - 1]), float(known[wanted])
    among = yearly(table[peers(table, region) or [region]])
    size = float(among.loc[wanted, region])
    beside = beside_province(among, region, wanted)
    top = None if isinstance(beside, Refusal) else ceiling(table, region)
    return Change(
        region=region,
        year=wanted,
        before=before,
        after=after,
        change=size,
        own=against_own_noise(among[region].dropna(), region, wanted),
        province=beside,
        break_even=break_even(before, after),
        ceiling=top,
        ceiling_relative=None if top is None or after == 0 else top / after,
        assumed=None
        if assumed_error is None
        else _assumed(observations, region, before, after, assumed_error),
        single_source=single_source(observations, region, "P0", wanted),
        absent=absent(years_of(table), region, wanted),
    )


def against_own_noise(changes: pd.Series, region: str, year: int) -> Own | Refusal:
    """Read one yearly change against the region's others.

    Parameters
    ----------
    changes
        The region's yearly changes in points by year, without gaps' NaN.
    region
        Its code, for a refusal.
    year
        Which of them.
    """
    others = changes.to_numpy()[changes.index != year]
    n = len(others)
    if n < MIN_OTHER_CHANGES:
        return Refusal(region, Reason.TOO_SHORT, {"changes": n, "needed": MIN_OTHER_CHANGES})
    low, high, inside = _usual(others, float(others.mean()))
    size = float(changes[year])
    return Own(side(size, low, high, OwnReading), low, high, inside, n)


def beside_province(
    changes: pd.DataFrame, region: str, year: int, mean: pd.Series | None = None
) -> Beside | Refusal:
    """Read one yearly change against those of the province.

    Parameters
    ----------
    changes
        Yearly changes in points of the province's regencies and cities, years by regions.
    region
        One of its columns.
    year
        One of its rows.
    mean
        :func:`mean_change` of them, where many are read.
    """
    now = changes.loc[year].to_numpy()
    now = now[~np.isnan(now)]
    if region.endswith("00") or len(now) < MIN_PEERS:
        found = 0 if region.endswith("00") else len(now)
        return Refusal(region, Reason.NO_PEERS, {"regions": found, "needed": MIN_PEERS})
    own = changes[region] - (mean_change(changes) if mean is None else mean)
    off = own.to_numpy().round(10)
    others = off[(own.index != year) & ~np.isnan(off)]
    n = len(others)
    if n < MIN_OTHER_CHANGES:
        return Refusal(region, Reason.TOO_SHORT, {"changes": n, "needed": MIN_OTHER_CHANGES})
    _low, bound, near = _usual(others, 0.0)
    deviation = float(off[own.index == year][0])
    return Beside(
        reading=side(deviation, -bound, bound, ProvinceReading),
        mean_change=float(now.mean()),
        deviation=deviation,
        bound=bound,
        near=near,
        n_other=n,
        n_regions=len(now),
        fell=int((now < 0).sum()),
        rose=int((now > 0).sum()),
    )


def _usual(values: np.ndarray, centre: float) -> tuple[float, float, int]:
    """Return the range about a centre that takes in nearest to two in three values, and how many."""

    def outwards(end: float) -> float:
        return math.ceil(round(100 * end, 8)) / 100

    ranges, held = [], values.tolist()  # so few are quicker told without numpy
    for reach in (abs(value - centre) for value in held):
        low, high = -outwards(reach - centre), outwards(centre + reach)
        ranges.append((low, high, sum(low <= value <= high for value in held)))
    wanted = USUAL_SHARE * len(held)
    return min(ranges, key=lambda found: (abs(found[2] - wanted), -found[2], found[1]))


def _assumed(
    observations: pd.DataFrame, region: str, before: float, after: float, error: float
) -> Assumed | Refusal:
    if not error > 0:
        return Refusal(region, Reason.ASSUMED_ERROR_NOT_POSITIVE, {"error": error})
    return Assumed(
        error=error,
        distinguishable=error < break_even(before, after),
        share_of_all=share_distinguishable(observations, error),
    )
