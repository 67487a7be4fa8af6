"""The panel a model sees: checked, sorted series, right-aligned so that columns are steps back.

Any frame with ``region, year, value`` (optionally ``time``, ``indicator``, ``period_status``,
``se``) becomes a :class:`Panel`. Every figure that cannot be used is found before anything is
fitted, and all are reported together, each with its region, year and rule.

Conventions
-----------
* One figure per region and year. ``time`` is the decimal year of the reference month; without it a
  step is its difference in years, so that a missing year is a step of two.
* Rows whose ``period_status`` is "not established" are shown in reports, not fitted, unless
  `fit_from` says otherwise; in the shipped data that leaves 2012 onward.
* A year given as a whole float (2015.0), a date or a period is taken as that year; 2015.5 is
  refused. A region is known by its text: 3524 and "3524" are one.
* ``time`` lies within a year of its calendar year, and figures at least a month apart.
* Figures are known in the order of their calendar years: a panel as of an origin year holds every
  figure up to that year, whichever region's, and none after it (:mod:`.asof`). A link that was
  chosen by the figures is then chosen by those.
* Nothing here looks at the order of rows or at what regions are called, except to sort them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.errors import ParameterError, SeriesError
from povanalysis.trends.panels.asof import known
from povanalysis.trends.panels.links import Link, link_for, link_named
from povanalysis.trends.panels.observed import (
    PARENT,
    annual_series,
    is_observations,
    numbers,
    region_text,
)

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

MAX_HORIZON = 20
MIN_OBSERVATIONS = 3
_MONTH = 0.08
"""Years: the least step between two figures, a month less rounding."""
_SHOWN = 8


@dataclass(frozen=True)
class Panel:
    """Checked series of many regions on one link scale.

    Parameters
    ----------
    regions
        Region codes, sorted; R of them.
    z
        R by T, figures on the link scale; each row ends with its last figure in the last column,
        the left is padded with NaN.
    value
        R by T, the figures themselves.
    time, year
        R by T, decimal and calendar years; padded with NaN and 0.
    link
        The scale.
    link_reason
        Why this link: asked for, by indicator, or by the figures.
    se
        R by T published standard errors in the unit of the figures (NaN where none), or None.
    refused
        Regions left out and why, where the caller allowed it.
    left_out
        Rows not fitted because their reference month is not established or `fit_from` is later.
    by_figures
        Whether the figures chose the link, for want of a better reason.
    """

    regions: tuple[str, ...]
    z: Array
    value: Array
    time: Array
    year: Ints
    link: Link
    link_reason: str
    se: Array | None = None
    refused: dict[str, str] = field(default_factory=dict)
    left_out: int = 0
    by_figures: bool = False

    @property
    def length(self) -> Ints:
        """Figures per region, R."""
        return np.asarray(np.isfinite(self.z).sum(axis=1))

    @property
    def se_link(self) -> Array | None:
        """Published standard errors carried to the link scale (first order), or None."""
        if self.se is None:
            return None
        return np.asarray(self.se * self.link.slope(self.value))

    def as_of(self, origin: int) -> Panel:
        """Return the panel as it stood at the end of a calendar year.

        Regions without a figure up to then are not in it; a link chosen by the figures is chosen
        anew by those of that time.
        """
        z, value, time, year, se = known(
            self.year, origin, self.z, self.value, self.time, self.year, self.se
        )
        past = replace(
            self, z=z, value=value, time=time, year=year, se=None if self.se is None else se
        ).rows(np.asarray((year > 0).any(axis=1)))
        link, reason = link_for(None, past.value) if self.by_figures else (self.link, "")
        if link == self.link:
            return past
        return replace(past, z=link.forward(past.value), link=link, link_reason=reason)

    def rows(self, chosen: NDArray[np.bool_]) -> Panel:
        """Return the panel of some of its regions, R truth values."""
        return replace(
            self,
            regions=tuple(r for r, kept in zip(self.regions, chosen, strict=True) if kept),
            z=self.z[chosen],
            value=self.value[chosen],
            time=self.time[chosen],
            year=self.year[chosen],
            se=None if self.se is None else self.se[chosen],
        )


def make_panel(
    frame: pd.DataFrame,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    without_years: Collection[int] = (),
    min_observations: int = 1,
    skip_unusable: bool = False,
) -> Panel:
    """Check a frame and turn it into a :class:`Panel`.

    Parameters
    ----------
    frame
        Columns ``region``, ``year``, ``value``; optionally ``time``, ``indicator`` (one only),
        ``period_status``, ``se``.
    link
        ``logit``, ``log``, ``identity``, or None to choose by indicator, else by the figures.
    fit_from
        First calendar year fitted; None leaves out years whose reference month is not established.
    without_years
        Calendar years left out wherever they are; the series steps over them as over a gap.
    min_observations
        Fewest figures a region needs.
    skip_unusable
        Leave unusable regions out and name them in :attr:`Panel.refused` rather than raising.
        Among observations that is done with a figure printed as 0.00 (an index below 0.005) where
        the link needs more than nought: the figure is as published, so nobody can correct it.

    Raises
    ------
    SeriesError
        Columns are missing, or figures cannot be used; ``facts['problems']`` lists every one as
        (region, year, rule), and region, year and rule of the first stand in ``facts`` themselves.
    """
    published = is_observations(frame)
    frame, parents = annual_series(frame)
    table, left_out = _tidy(frame, fit_from, without_years)
    chosen, reason, by_figures = _choose_link(table, link)
    refused = dict.fromkeys(parents, PARENT)
    nought = table[(table["value"] == 0) & (published and not chosen.allows(np.zeros(1))[0])]
    if nought["region"].nunique() < table["region"].nunique():
        refused |= {
            region: f"{year:.0f}: printed as 0.00, which is a rounded figure and not none"
            for region, year in zip(nought["region"], nought["year"], strict=True)
        }
        table = table[~table["region"].isin(nought["region"])]
    problems = _problems(table, chosen, min_observations)
    if problems and skip_unusable:
        for region, year, rule in problems:
            refused.setdefault(region, rule if year is None else f"{year}: {rule}")
        table = table[~table["region"].isin(refused)]
        if table.empty:
            raise _series_error(problems)
    elif problems:
        raise _series_error(problems)
    panel = _align(table, chosen, reason)
    return replace(panel, refused=refused, left_out=left_out, by_figures=by_figures)


def whole(argument: str, value: Any, low: int, high: int) -> int:
    """Return `value` as an int inside ``low..high``.

    Raises
    ------
    ParameterError
        It is not a whole number, or lies outside; the message gives the range.
    """
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, np.integer))
        or not (low <= value <= high)
    ):
        raise ParameterError(
            f"{argument}={value!r} is not a whole number from {low} to {high}.",
            cure=f"Give a whole number from {low} to {high}.",
        )
    return int(value)


def _tidy(
    frame: pd.DataFrame, fit_from: int | None, without_years: Collection[int]
) -> tuple[pd.DataFrame, int]:
    """Pick the columns, coerce kinds, sort, leave out years that are not to be fitted."""
    if not isinstance(frame, pd.DataFrame):
        raise SeriesError(
            f"A pandas DataFrame is needed, not {type(frame).__name__}.",
            cure="Give a DataFrame of one row per region and year: region, year, value.",
            rule="frame",
        )
    missing = sorted({"region", "year", "value"} - set(frame.columns))
    if missing:
        raise SeriesError(
            f"The frame lacks the columns {', '.join(missing)}.",
            cure="Give one row per region and year with the columns region, year, value.",
        )
    if frame.empty:
        raise SeriesError("The frame holds no rows.", cure="Give at least one region's series.")
    if "indicator" in frame.columns and len(frame["indicator"].unique()) > 1:
        found = ", ".join(sorted(frame["indicator"].astype(str).unique()))
        raise SeriesError(
            f"The frame mixes indicators ({found}).", cure="Keep one indicator.", rule="indicator"
        )
    optional = [c for c in ("time", "indicator", "period_status", "se") if c in frame.columns]
    columns = ["region", "year", "value", *optional]
    twice = [c for c in columns if (frame.columns == c).sum() > 1]
    if twice:
        raise SeriesError(
            f"The frame has more than one column {', '.join(twice)}.", cure="Keep one of each."
        )
    table = frame[columns].reset_index(drop=True)
    table["region"] = region_text(table["region"])
    for column in ("year", "value", "time", "se"):
        if column in table:
            table[column] = numbers(table, column)
    if "time" not in table:
        table["time"] = table["year"]
    fitted = pd.Series(True, index=table.index)
    if fit_from is not None:
        fitted = table["year"] >= whole("fit_from", fit_from, 1, 9999)
    elif "period_status" in table:
        fitted = table["period_status"] != "not established"
    left_out = int((~fitted).sum())
    fitted &= ~table["year"].isin([whole("without_years", y, 1, 9999) for y in without_years])
    if not fitted.any():
        raise SeriesError(
            "No year is left to be fitted.",
            cure="Give an earlier fit_from; without it, years whose reference month is not "
            "established are left out.",
            rule="fit_from",
        )
    table = table[fitted].sort_values(["region", "year", "time"], kind="stable")
    return table.reset_index(drop=True), left_out


def _choose_link(table: pd.DataFrame, name: str | None) -> tuple[Link, str, bool]:
    if name is not None:
        return link_named(name), "asked for", False
    indicator = str(table["indicator"].iloc[0]) if "indicator" in table else None
    link, reason = link_for(indicator, table["value"].to_numpy())
    return link, reason, not reason.startswith("indicator")


def _problems(
    table: pd.DataFrame, link: Link, min_observations: int
) -> list[tuple[str, int | None, str]]:
    """List every figure that cannot be used as (region, year, rule)."""
    found: list[tuple[str, int | None, str]] = []
    region, year = table["region"].to_numpy(), table["year"].to_numpy()
    value, time = table["value"].to_numpy(), table["time"].to_numpy()

    def add(mask: NDArray[np.bool_], rule: str) -> None:
        for i in np.flatnonzero(mask):
            known = int(year[i]) if np.isfinite(year[i]) else None
            found.append((region[i], known, rule.format(value=value[i], year=year[i])))

    odd_year = ~np.isfinite(year) | (year != np.round(year)) | (year < 1) | (year > 9999)
    add(odd_year, "year {year} is not a whole calendar year (part years belong in `time`)")
    add(~np.isfinite(value), "value {value} is not a finite number (leave the row out for a gap)")
    add(
        np.isfinite(value) & ~link.allows(value),
        f"value {{value:g}} is not {link.domain}, as the {link.name} link needs",
    )
    add(~np.isfinite(time) & ~odd_year, "time is not a number")
    far = (time < year - 1) | (time >= year + 2)
    add(np.isfinite(time) & far & ~odd_year, "time is not a decimal year near its year")
    if "se" in table:
        error = table["se"].to_numpy()
        add((error < 0) | np.isinf(error), "se is not a standard error (0 or more, or left out)")
    same = (region[1:] == region[:-1]) & ~odd_year[1:] & ~odd_year[:-1]
    twice = np.concatenate([[False], same & (year[1:] == year[:-1])])
    add(twice, "two figures for one year (keep one period and one vintage)")
    back = np.concatenate([[False], same & (time[1:] < time[:-1] + _MONTH)])
    add(back & ~twice, "time does not rise by a month or more from the figure before")
    for name, years in table.groupby("region", sort=True)["year"]:
        if len(years) < min_observations:
            last = int(years.max()) if np.isfinite(years.max()) else None
            rule = f"{len(years)} figures up to then, {min_observations} are needed"
            found.append((str(name), last, rule))
    return sorted(found, key=lambda item: (item[0], item[1] or 0))


def _series_error(problems: list[tuple[str, int | None, str]]) -> SeriesError:
    shown = [
        f"region {region}{'' if year is None else f', year {year}'}: {rule}"
        for region, year, rule in problems[:_SHOWN]
    ]
    more = len(problems) - len(shown)
    region, year, rule = problems[0]
    return SeriesError(
        f"{len(problems)} problem(s) in the series: {'; '.join(shown)}"
        f"{f'; and {more} more' if more else ''}.",
        cure="Correct or leave out these figures, choose another link, or pass "
        "skip_unusable=True to go on without these regions.",
        region=region,
        year=year,
        rule=rule,
        problems=problems,
    )


def _align(table: pd.DataFrame, link: Link, reason: str) -> Panel:
    """Lay the sorted rows out as right-aligned matrices."""
    codes, regions = pd.factorize(table["region"], sort=True)
    sizes = np.bincount(codes)
    width = int(sizes.max())
    start = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    column = np.arange(len(table)) - start[codes] + (width - sizes[codes])

    def laid(values: Array, fill: float) -> Array:
        matrix = np.full((len(sizes), width), fill)
        matrix[codes, column] = values
        return matrix

    return Panel(
        regions=tuple(str(r) for r in regions),
        z=laid(link.forward(table["value"].to_numpy()), np.nan),
        value=laid(table["value"].to_numpy(), np.nan),
        time=laid(table["time"].to_numpy(), np.nan),
        year=laid(table["year"].to_numpy(), 0.0).astype(np.int64),
        link=link,
        link_reason=reason,
        se=laid(table["se"].to_numpy(), np.nan) if "se" in table else None,
    )
