"""Compare every shipped figure with what BPS's WebAPI says today, and keep the record.

The figures of a project were read from copies of BPS's tables. Where there is a key, the tables
themselves are asked: the national tables of all regencies and cities (variables 621, 619, 622, 623,
624), which hold the places' March figures since 2015, the September figures of regencies of
2012-2014 and older ones. The nation and the September figures of provinces stand in other tables;
they are counted and not compared.

Two figures agree when they are equal at the decimals both print. A figure that BPS shows as nothing
or as nought (it writes 0 for a place that has left a code) is *not found*.

A run over all regions that reached its end writes the record
(:mod:`povanalysis.sources.webapi.verified`), which belongs to the data version it names. A
difference is a finding for ``data import --revises`` or for a correction; nothing is taken over by
itself.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from math import isfinite, prod
from typing import Any

import pandas as pd

from povanalysis.errors import InputError, SourceError
from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.regions import named, regions
from povanalysis.registry import by_code
from povanalysis.series import MARCH_FROM, latest_vintage, reference_period
from povanalysis.sources import store
from povanalysis.sources.layouts.webapi_json import MAX_COMBINATIONS
from povanalysis.sources.tables import wording
from povanalysis.sources.tables.reading import agree, printed_decimals, scaled
from povanalysis.sources.webapi.client import Answer, WebApi, page

YEARS_AT_ONCE = 5  # so that an answer stays near 3,000 figures
DECIMALS = 2  # of an answer that does not say


@dataclass(frozen=True)
class Difference:
    """A shipped figure that BPS shows otherwise (``theirs``), or not at all (None)."""

    region: str
    indicator: str
    year: int
    ours: float
    theirs: float | None
    source: str

    def __str__(self) -> str:
        found = "nothing" if self.theirs is None else f"{self.theirs:.10g}"
        return (
            f"{by_code()[self.region]}, {self.indicator} {self.year}: {self.ours:.10g} here "
            f"({self.source}), {found} at BPS"
        )


@dataclass(frozen=True)
class Compared:
    """One indicator compared with its table.

    Attributes
    ----------
    indicator, variable
        Ours and BPS's.
    last_update
        When BPS changed the table last, as it says.
    agree
        How many figures agree.
    differ, missing
        Those that do not, and those BPS does not show.
    """

    indicator: str
    variable: int
    last_update: str
    agree: int
    differ: tuple[Difference, ...]
    missing: tuple[Difference, ...]

    @property
    def asked(self) -> int:
        """How many figures were looked up."""
        return self.agree + len(self.differ) + len(self.missing)


@dataclass(frozen=True)
class Verification:
    """All indicators compared on one day.

    Attributes
    ----------
    day
        The day, ISO.
    data_version
        Which figures.
    compared
        One entry an indicator.
    outside
        Figures of other tables: the nation, and provinces in September and before 2015.
    """

    day: str
    data_version: str
    compared: tuple[Compared, ...]
    outside: int

    @property
    def asked(self) -> int:
        """How many figures were looked up."""
        return sum(one.asked for one in self.compared)

    @property
    def findings(self) -> list[Difference]:
        """Figures that differ, then figures that were not found."""
        differ = [finding for one in self.compared for finding in one.differ]
        return differ + [finding for one in self.compared for finding in one.missing]

    def to_json(self) -> dict[str, Any]:
        """Give the record as plain values."""
        return {
            "day": self.day,
            "data_version": self.data_version,
            "looked_up": self.asked,
            "agree": sum(one.agree for one in self.compared),
            "differ": sum(len(one.differ) for one in self.compared),
            "not_found": sum(len(one.missing) for one in self.compared),
            "outside_of_these_tables": self.outside,
            "indicators": [
                {
                    "indicator": one.indicator,
                    "variable": one.variable,
                    "page": page(one.variable),
                    "last_update": one.last_update,
                    "agree": one.agree,
                    "differ": [vars(finding) for finding in one.differ],
                    "not_found": [vars(finding) for finding in one.missing],
                }
                for one in self.compared
            ],
        }


def verify(
    project: Project,
    api: WebApi,
    codes: Iterable[str] | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Verification:
    """Look the figures of a project up at BPS.

    Parameters
    ----------
    project
        Whose figures; its data are built where they are stale.
    api
        An open session.
    codes
        Regions to look up; all when not given.
    say
        Called with a line of progress before each request.

    Raises
    ------
    SourceError
        BPS did not answer, or not as documented; nothing is compared with an old answer.
    """
    rows = latest_vintage(store.load(project))
    if codes is not None:
        rows = rows[rows["region"].isin(set(codes))]
    if rows.empty:
        raise InputError(
            "There are no figures of these regions to verify.",
            cure="`povanalysis regions` tells which have figures.",
        )
    inside = _in_the_tables(rows)
    compared = [
        _compare(indicator, of_one, api, say)
        for indicator in INDICATORS
        if len(of_one := inside[inside["indicator"] == indicator])
    ]
    version = str(store.version(project))
    today = dt.date.today().isoformat()
    return Verification(today, version, tuple(compared), len(rows) - len(inside))


def _in_the_tables(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep what stands in the tables of all regencies: one figure a year and place."""
    provinces = {region.code for region in regions(kind="province")}
    places = provinces | {region.code for region in regions() if region.is_regency}
    usual = rows["period"] == rows["year"].map(reference_period)
    march = ~rows["region"].isin(provinces) | (rows["year"] >= MARCH_FROM)
    return rows[usual & march & rows["region"].isin(places)]


def _compare(
    indicator: str, rows: pd.DataFrame, api: WebApi, say: Callable[[str], None]
) -> Compared:
    theirs: dict[tuple[str, int], tuple[float, int]] = {}
    updates: list[str] = []
    there = [year for year in api.years(indicator) if year in set(rows["year"])]
    for start in range(0, len(there), YEARS_AT_ONCE):
        years = there[start : start + YEARS_AT_ONCE]
        say(f"asking BPS for {indicator}, {years[0]}-{years[-1]}")
        [answer] = api.fetch(indicator, ["0000"], years)
        if answer.stale:
            raise SourceError(
                f"The BPS WebAPI did not answer; figures of {answer.age_days:.0f} days ago "
                "verify nothing.",
                cure="Try again later: povanalysis data verify",
            )
        found, update = _figures(answer, indicator)
        theirs |= found
        updates.append(update)
    right = 0
    differ: list[Difference] = []
    missing: list[Difference] = []
    for row in rows.sort_values(["region", "year"]).itertuples():
        shown = theirs.get((row.region, row.year))
        if shown and shown[0] == 0 != row.value:
            shown = None  # BPS answers 0 where it has no figure
        if shown and agree((row.value, row.decimals), shown, indicator):
            right += 1
            continue
        value = shown[0] if shown else None
        finding = Difference(
            row.region, indicator, int(row.year), float(row.value), value, row.source_id
        )
        (differ if shown else missing).append(finding)
    return Compared(
        indicator, INDICATORS[indicator].variable, max(updates, default=""), right, tuple(differ),
        tuple(missing),
    )  # fmt: skip


def _figures(
    answer: Answer, indicator: str
) -> tuple[dict[tuple[str, int], tuple[float, int]], str]:
    """Read an answer: figures with their decimals by region and year, and the day of the table.

    Keys are built from the lists of the answer and looked up, as ``layouts.webapi_json`` does;
    but a figure out of every range is kept here, to be shown.
    """
    try:
        told = json.loads(answer.text)
        content = told["datacontent"]
        [variable] = [one for one in told["var"] if int(one["val"]) == answer.variable]
        unit = wording.unit(f"{variable.get('label', '')} {variable.get('unit', '')}")
        parts = told.get("turvar") or [{"val": 0}]
        derived = told.get("turtahun") or [{"val": 0}]
        years = [(str(year["val"]), int(year["label"])) for year in told["tahun"]]
        places = [(str(place["val"]), str(place["label"])) for place in told["vervar"]]
        said = variable.get("decimal")
        printed = said if isinstance(said, int) else DECIMALS
        if prod(map(len, (places, parts, years, derived))) > MAX_COMBINATIONS:
            raise ValueError(answer.variable)  # noqa: TRY301 - one refusal for all
        values: dict[tuple[str, int], tuple[float, int]] = {}
        for (place, label), part, (th, year), term in product(places, parts, years, derived):
            value = content.get(f"{place}{answer.variable}{part['val']}{th}{term['val']}")
            region = by_code().get(place)
            if value is None or region is None:
                continue
            called = named(re.sub(r"<[^>]+>", " ", label))
            if called and region not in called:
                raise SourceError(
                    f"The BPS WebAPI calls {place} {label!r}, which is {region.name} here.",
                    cure="Look at its list of places before trusting either.",
                )
            figure = scaled(float(value), unit, indicator)
            if not isfinite(figure):
                raise ValueError(value)  # noqa: TRY301 - one refusal for all
            if figure == 0 and (region.code, year) in values:
                continue  # a code that is no longer used
            values[region.code, year] = figure, max(printed, printed_decimals(repr(figure)))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise SourceError(
            f"The BPS WebAPI's answer on variable {answer.variable} is not as documented.",
            cure=f"Look at {page(answer.variable)}, and try again later.",
        ) from None
    update = str(told.get("last_update", ""))
    return values, update if re.fullmatch("[0-9: -]{4,20}", update) else ""
