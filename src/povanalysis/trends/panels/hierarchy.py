"""The places above a panel: parents and weights per year, and what their figures say of its changes.

A frame may hold, beside the regions to be forecast, the rows of places they are part of: their
provinces, the nation. The column ``parent`` says what a region is part of *in that year*, the
column ``weight`` how many people it stands for (number of poor divided by P0, in any unit).

Conventions
-----------
* A place that is a parent of another is not forecast as a region; nor is one whose parent's other
  children are parents themselves (a province whose regencies are not in the frame).
* Parents' figures are matched with their children's by time, to within :data:`SAME_TIME` years:
  regency figures of 2012-14 are those of September, so are the provinces' they are held against.
* A change of a parent between two years is used only where its children are the same in both:
  there is no link across a redefinition (Papua in 2022-24). New regions carved out of others of
  the same parent do not break it.
* Weights are the newest up to the year they are used in; a region without any up to then takes the
  median of the others, and :attr:`Base.guessed` marks it. Later weights are never used.
* All changes here are on the link scale and, where they are squared or averaged, per square root of
  a year: figures half a year apart count as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.errors import SeriesError
from povanalysis.series import PERIODS
from povanalysis.trends.panels.links import Link
from povanalysis.trends.panels.observed import numbers, region_text
from povanalysis.trends.panels.panel import Panel

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SAME_TIME = 0.1
"""Years: figures nearer than this are of one period (a month and rounding)."""


@dataclass(frozen=True)
class Hierarchy:
    """A panel laid out by calendar years, with the figures of the places above it.

    Parameters
    ----------
    regions
        Regions of the panel, R of them.
    years
        Calendar years in which any region has a figure, Y of them.
    z, value, time, weight
        R by Y; NaN where there is none.
    member
        R by Y: number of the parent in `parents`, -1 for none.
    parents
        Codes of the places above.
    above
        Number of each parent's own parent, -1 for none.
    figures
        For each parent, its figures on the link scale: rising times and values beside them.
    link
        The scale.
    """

    regions: tuple[str, ...]
    years: Ints
    z: Array
    value: Array
    time: Array
    weight: Array
    member: Ints
    parents: tuple[str, ...]
    above: Ints
    figures: tuple[tuple[Array, Array], ...]
    link: Link
    _under: dict[tuple[int, int], Flags] = field(default_factory=dict, init=False, repr=False)
    _units: dict[int, float] = field(default_factory=dict, init=False, repr=False)
    _matched: dict[tuple[int, int], float] = field(default_factory=dict, init=False, repr=False)
    _same: dict[tuple[int, int, int], bool] = field(default_factory=dict, init=False, repr=False)

    def unit(self, column: int) -> float:
        """Return the unit figures are rounded to, up to a year: 0.01 where two decimals suffice."""
        if column not in self._units:
            until = self.clock(column) + SAME_TIME
            own = self.value[:, : column + 1]
            above = [self.link.inverse(z[times < until]) for times, z in self.figures]
            every = np.concatenate([own[np.isfinite(own)], *above])
            exact = (
                float(10.0**-digits)
                for digits in range(7)
                if np.allclose(every, np.round(every, digits), rtol=0, atol=1e-8)
            )
            self._units[column] = next(exact, 1e-7)
        return self._units[column]

    def at(self, parent: int, time: float) -> float:
        """Return a parent's figure of one time on the link scale, NaN where there is none."""
        times, z = self.figures[parent]
        if not times.size or not np.isfinite(time):
            return np.nan
        near = int(np.argmin(np.abs(times - time)))
        return float(z[near]) if abs(times[near] - time) < SAME_TIME else np.nan

    def figure(self, z: float) -> float:
        """Carry a value on the link scale back to the figure it was."""
        return round(float(self.link.inverse(np.array(z))), 10)

    def clock(self, column: int) -> float:
        """Return the usual time of the regions' figures of one year."""
        return float(self._clock[column])

    @cached_property
    def _clock(self) -> Array:
        return np.array([_median(self.time[:, c]) for c in range(len(self.years))])

    def matched(self, parent: int, column: int) -> float:
        """Return a parent's figure of the time its regions' figures of a year are of (or NaN)."""
        key = parent, column
        if key not in self._matched:
            time = _median(self.time[self.under(parent, column), column])
            self._matched[key] = self.at(parent, time)
        return self._matched[key]

    def moved(self, parent: int, before: int, after: int, now: int) -> float:
        """Return a parent's change between two years, NaN where it is not one place throughout."""
        if not (self.same(parent, before, after) and self.same(parent, before, now)):
            return np.nan
        return self.matched(parent, after) - self.matched(parent, before)

    def top(self, parent: int) -> int:
        """Return the number of the place at the top above a parent (itself, if none is)."""
        return ([parent, *self.over(parent)])[-1]

    def over(self, parent: int) -> list[int]:
        """List the places above a place, the nearest first."""
        chain = []
        while (parent := int(self.above[parent])) >= 0:
            chain.append(parent)
        return chain

    def under(self, parent: int, column: int) -> Flags:
        """Say which regions are part of a place in one year, at any depth."""
        if (parent, column) not in self._under:
            here = self.member[:, column]
            found = here == parent
            while (here >= 0).any():
                here = np.where(here >= 0, self.above[here], -1)
                found = found | (here == parent)
            self._under[parent, column] = found
        return self._under[parent, column]

    def same(self, parent: int, one: int, other: int) -> bool:
        """Say whether a parent is the same place in two years, as far as its children tell."""
        key = parent, one, min(other, len(self.years) - 1)
        if key not in self._same:
            both = (self.member[:, one] >= 0) & (self.member[:, key[2]] >= 0)
            differs = self.under(parent, one) != self.under(parent, key[2])
            self._same[key] = not (differs & both).any()
        return self._same[key]

    def weights(self, column: int) -> tuple[Array, Flags]:
        """Return the newest weights up to a year, and which are only guessed."""
        newest = np.full(len(self.regions), np.nan)
        for c in range(column + 1):
            here = self.weight[:, c]
            newest = np.where(np.isfinite(here), here, newest)
        known = np.isfinite(newest)
        usual = float(np.median(newest[known])) if known.any() else 1.0
        return np.where(known, newest, usual), ~known


def _median(values: Array) -> float:
    values = values[np.isfinite(values)]
    return float(np.median(values)) if values.size else np.nan


def split(frame: pd.DataFrame, *, always: bool = False) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """Part a frame into the regions' rows and the rows of places above; None where none is.

    Parameters
    ----------
    frame
        Rows ``region, year, value`` and perhaps ``parent``.
    always
        Part it even where there is no place above (none but the regions' rows are left then).
    """
    if not isinstance(frame, pd.DataFrame) or frame.empty or not frame.columns.is_unique:
        return None
    if not {"region", "year", "value"} <= set(frame.columns):
        return None
    parent = pd.Series("", index=frame.index)
    if "parent" in frame:
        parent = parent_text(frame["parent"])
    if not (always or (parent != "").any()):
        return None
    region = region_text(frame["region"])
    higher = set(parent) - {""}
    lifted = set(parent[region.isin(higher)]) - {""}  # parents of parents
    above = region.isin(higher) | parent.isin(lifted)
    table = frame.assign(region=region, parent=parent)
    if "time" not in table and "period" in table:
        table["time"] = table["year"] + table["period"].map(PERIODS).fillna(0.0)
    return table[~above.to_numpy()], table[above.to_numpy()]


def beside(own: pd.DataFrame, higher: pd.DataFrame, place: str) -> pd.DataFrame:
    """Return a frame without parents in which one place above stands as one more region."""
    rows = checked(higher[higher["region"] == place])
    time = own["time"] if "time" in own else own["year"]
    usual = time.groupby(own["year"].to_numpy()).median()
    same = (rows["time"] - rows["year"].map(usual)).abs() < SAME_TIME
    return pd.concat([own, rows[same | ~rows["year"].isin(usual.index)]]).drop(columns="parent")


def parent_text(column: pd.Series[Any]) -> pd.Series[str]:
    """Return codes of parents as text, the empty text where there is none.

    >>> parent_text(pd.Series([3500.0, None])).tolist()
    ['3500', '']
    """
    if pd.api.types.is_float_dtype(column):
        column = column.astype("Int64")
    text = column.astype("string").fillna("").str.strip()
    return text.astype(object).astype(str)


def make_hierarchy(panel: Panel, own: pd.DataFrame, higher: pd.DataFrame) -> Hierarchy:
    """Lay a panel out by calendar years beside the places above it.

    Parameters
    ----------
    panel
        The checked series of the regions.
    own
        The regions' rows, with ``parent`` and perhaps ``weight``.
    higher
        The rows of the places above, any number a year (:func:`checked`).

    Raises
    ------
    SeriesError
        A figure or a weight cannot be used.
    """
    seen = panel.year > 0
    years = np.unique(panel.year[seen])
    shape = (len(panel.regions), len(years))
    row = np.nonzero(seen)[0]
    place = np.searchsorted(years, panel.year[seen])

    def laid(values: Array, fill: Any) -> Any:
        matrix = np.full(shape, fill)
        matrix[row, place] = values[seen]
        return matrix

    codes = sorted((set(own["parent"]) | set(higher["region"]) | set(higher["parent"])) - {""})
    number = {code: i for i, code in enumerate(codes)}
    by_place = dict(iter(higher.groupby("region")))
    figures = tuple(
        (part["time"].to_numpy(float), panel.link.forward(part["value"].to_numpy(float)))
        for part in (by_place.get(code, higher[:0]).sort_values("time") for code in codes)
    )
    above = np.full(len(codes), -1)
    for code, parent in zip(higher["region"], higher["parent"], strict=True):
        above[number[code]] = number.get(parent, -1)
    _refuse_circles(codes, above)
    names = {region: i for i, region in enumerate(panel.regions)}
    member, weight = np.full(shape, -1), np.full(shape, np.nan)
    weights = own["weight"] if "weight" in own else pd.Series(np.nan, index=own.index)
    columns = (own["region"], own["year"], own["parent"], pd.to_numeric(weights))
    for region, year, parent, size in zip(*(one.tolist() for one in columns), strict=True):
        at = int(np.searchsorted(years, year))
        if region in names and at < len(years) and years[at] == year:
            member[names[region], at] = number.get(parent, -1)
            if not (np.isnan(size) or 0 < size < np.inf):
                raise SeriesError(
                    f"region {region}, year {int(year)}: weight {size:g} is not above 0.",
                    cure="Give the number of people, or leave the weight out.",
                )
            weight[names[region], at] = size
    return Hierarchy(
        panel.regions,
        years,
        laid(panel.z, np.nan),
        laid(panel.value, np.nan),
        laid(panel.time, np.nan),
        weight,
        _filled(member),
        tuple(codes),
        above,
        figures,
        panel.link,
    )


def checked(higher: pd.DataFrame, link: Link | None = None) -> pd.DataFrame:
    """Check the figures of places above and give each its time.

    Raises
    ------
    SeriesError
        A figure cannot be used, or there are two of one period.
    """
    table = higher.assign(value=numbers(higher, "value"), year=numbers(higher, "year"))
    if "vintage" in table:
        newest = table.groupby(["region", "year", "period"])["vintage"].transform("max")
        table = table[table["vintage"] == newest]
    if "time" not in table:
        table["time"] = table["year"]
    table["time"] = table["time"].fillna(table["year"]).astype(float)
    bad = np.zeros(len(table), dtype=bool) if link is None else ~link.allows(table["value"])
    if link and bad.any():
        first = table[bad].iloc[0]
        raise SeriesError(
            f"region {first['region']}, year {first['year']:.0f}: value {first['value']:g} is not "
            f"{link.domain}, as the {link.name} link needs.",
            cure="Correct or leave out this figure.",
        )
    again = table.assign(month=(table["time"] / SAME_TIME).round()).duplicated(["region", "month"])
    if again.any():
        first = table[again].iloc[0]
        raise SeriesError(
            f"region {first['region']}, year {first['year']:.0f}: two figures for one period.",
            cure="Keep one vintage.",
        )
    return table


def _refuse_circles(codes: list[str], above: Ints) -> None:
    for start in range(len(codes)):
        here, steps = start, 0
        while here >= 0:
            here, steps = int(above[here]), steps + 1
            if steps > len(codes):
                raise SeriesError(
                    f"region {codes[start]}: it is above itself.",
                    cure="Correct the column parent: a place cannot be part of its own part.",
                )


def _filled(member: Ints) -> Ints:
    """Carry membership over gaps and on to the last year: the newest one up to each year."""
    filled = member.copy()
    for column in range(1, member.shape[1]):
        gap = filled[:, column] < 0
        filled[gap, column] = filled[gap, column - 1]
    return filled
