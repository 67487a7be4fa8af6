"""What users hand over: frames of observations, regions by name or code, columns of any kind.

A frame of observations (:mod:`povanalysis.series`) holds several figures a year: March and
September, older and newer vintages, regencies beside the province and the nation they belong to.
:func:`annual_series` takes from it the one series a region that a model sees, so that
``pov.observations(...)`` passes straight into forecasts and backtests:

* the round of the reference month: March from 2015, September 2012-2014, before that the round
  whose month is not established (left out later, unless `fit_from` asks for it);
* the newest vintage of each figure;
* no parents: a province beside its regencies, or the nation, is not one more region of the panel.
  It moves with its parts, so that it would be counted as evidence twice. A parent that a question
  is about is kept by name.

Any other frame is left as it is, and its own labels name its regions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd

from povanalysis import history
from povanalysis.errors import RegionError, SeriesError, listing
from povanalysis.indicators import INDICATORS
from povanalysis.regions import named, resolve
from povanalysis.registry import by_code
from povanalysis.series import PERIODS, reference_period

PARENT = "others in the frame are part of it, so it is forecast by itself"
"""Why a parent among observations is not in a panel's forecasts."""


def is_observations(frame: Any) -> bool:
    """Say whether a frame is one of observations: periods and vintages of a known indicator."""
    if not isinstance(frame, pd.DataFrame):
        return False
    wanted = {"region", "indicator", "year", "period", "vintage", "value"}
    if not wanted <= set(frame.columns) or not frame.columns.is_unique or frame.empty:
        return False
    return set(frame["indicator"].unique()) <= set(INDICATORS) and set(
        frame["period"].unique()
    ) <= set(PERIODS)


def annual_series(
    frame: pd.DataFrame, keep: Collection[str] = ()
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Take one figure a year and region from a frame of observations; leave any other as it is.

    Parameters
    ----------
    frame
        Any frame.
    keep
        Regions that stay, though they be parents.

    Returns
    -------
    tuple of DataFrame and tuple of str
        The series, without the columns that make a frame one of observations, and the parents
        left out.

    Raises
    ------
    SeriesError
        The frame holds observations of several indicators, or no figure of a region to keep.
    """
    if not is_observations(frame):
        return frame, ()
    found = sorted(frame["indicator"].unique())
    if len(found) > 1:
        raise SeriesError(
            f"The frame holds {len(found)} indicators ({', '.join(found)}); a series has one.",
            cure=f"Keep one: observations(indicator={found[0]!r}), or "
            f"frame[frame['indicator'] == {found[0]!r}].",
        )
    frame = frame.reset_index(drop=True)
    region, year = region_text(frame["region"]), numbers(frame, "year")
    parents = tuple(sorted(_parents(set(region)) - set(keep)))
    whole = year.notna() & (year % 1 == 0)  # other years are reported by the checks of a panel
    round_ = year.where(whole, 0).astype(int).map(reference_period)
    today = year >= region.map(history.area_since)  # before that the code was another area
    wanted = (~whole | ((frame["period"] == round_) & today)) & ~region.isin(parents)
    vintage = frame["vintage"].astype(str).fillna("")  # dates of any kind sort as ISO text
    rows = frame.assign(region=region, year=year, vintage=vintage)[wanted.to_numpy()]
    newest = rows.groupby(["region", "year"])["vintage"].transform("max")
    rows = rows[(rows["vintage"] == newest) | rows["year"].isna()]
    for code in sorted(set(keep) - set(rows["region"])):
        raise SeriesError(
            f"Region {code} has no {found[0]} figure of a month that a series is made of (March "
            "from 2015, September 2012-2014).",
            cure=f"Add one with: povanalysis data add {code} YEAR VALUE --indicator {found[0]} "
            "--source URL",
        )
    if "period_status" not in rows:
        open_ = rows["period"] == "unknown"
        rows = rows.assign(period_status=np.where(open_, "not established", "published"))
    return rows.drop(columns=["period", "vintage"]).reset_index(drop=True), parents


def _parents(codes: set[str]) -> set[str]:
    """Find the provinces and the nation that others are part of."""
    provinces = {code[:2] + "00" for code in codes if not code.endswith("00")}
    return (provinces | {"0000"}) & codes if len(codes) > 1 else set()


def find_region(asked: object, labels: Sequence[str], where: str) -> str:
    """Find the label of a frame or panel that a name, a code or a label means.

    Parameters
    ----------
    asked
        A label as it stands there, which always wins; else a BPS code or an unambiguous name of
        an Indonesian region.
    labels
        What regions are called there: codes, names, or anything.
    where
        What to call the place in a message: ``the frame``.

    Raises
    ------
    RegionError
        Nothing there answers, or more than one region; ``facts['candidates']`` lists labels, or
        the codes in question.

    Examples
    --------
    >>> find_region("Lamongan", ["3506", "3524"], "the frame")
    '3524'
    >>> find_region(3524, ["Lamongan", "Sukoharjo"], "the frame")
    'Lamongan'
    """
    if str(asked) in labels:
        return str(asked)
    codes = {label: code for label in labels if (code := _code(label))}
    try:
        code = resolve(asked).code  # type: ignore[arg-type]
    except RegionError as error:
        if set(codes.values()) & set(error.facts["candidates"]):
            raise  # it names those that were perhaps meant
        code = ""
    fitting = [label for label, known in codes.items() if known == code]
    if len(fitting) == 1:
        return fitting[0]
    raise RegionError(
        f"Region {str(asked)!r} is not in {where}.",
        cure=f"Regions: {listing(list(labels))}." if labels else "It holds no region.",
        candidates=list(labels),
    )


def _code(label: str) -> str:
    """Return the code a label stands for; empty where it is no Indonesian region, or several."""
    if label in by_code():
        return by_code()[label].code
    found = named(label)
    return found[0].code if len(found) == 1 else ""


def region_text(column: pd.Series[Any]) -> pd.Series[str]:
    """Return region codes or names as text; a missing one or a broken number is an error.

    >>> region_text(pd.Series([3524.0, 3506.0])).tolist()
    ['3524', '3506']
    """
    bad = column.isna() | (column.astype(str).str.strip() == "")
    if pd.api.types.is_float_dtype(column):
        bad |= column % 1 != 0
        column = column.where(~bad, 0).astype("int64")
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        raise SeriesError(
            f"{int(bad.sum())} row(s) without a usable region, the first is row {row + 1}.",
            cure="Give every row its region's code or name, as text.",
        )
    return column.astype(str)


def numbers(table: pd.DataFrame, column: str) -> pd.Series[float]:
    """Return a column as floats; a text that is no number is an error, not a NaN."""
    given = table[column]
    if isinstance(given.dtype, pd.PeriodDtype) or pd.api.types.is_datetime64_any_dtype(given):
        if column != "year":
            raise SeriesError(f"The column {column} holds dates.", cure="Give numbers.")
        return given.dt.year.astype(float)
    if pd.api.types.is_bool_dtype(given) or given.map(type).eq(bool).any():
        raise SeriesError(f"The column {column} holds True or False.", cure="Give numbers.")
    try:
        return pd.to_numeric(given).astype(float)
    except (ValueError, TypeError) as error:
        raise SeriesError(
            f"The column {column} holds something that is not a number ({error}).",
            cure="Read the source as numbers first (a decimal comma is text).",
        ) from error
