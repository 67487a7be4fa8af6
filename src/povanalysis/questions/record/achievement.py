"""Targets and figures year by year, as LKPJ and RKPD ask for them, with the achievement in per cent.

Method
------
For an indicator where lower is better, Indonesian accountability reports (LKPJ, LKjIP) compute

    achievement = (2 × target − realisation) ÷ target × 100 per cent.

Read so in the LKjIP 2021 of Kabupaten Maluku Tengah, chapter III: "target less (realisation less
target), by target", where a higher realisation means a worse performance. At the target it is 100;
above 100 the figure lies below the target by that share of it, below 100 above it. It is relative
to the target, so the same points weigh more where the target is low, and an easy target gives a high
achievement. Of a range the end that the figure passed counts, as Permen PANRB 6/2022 does for staff;
a figure inside a range achieves 100.

The last target that a medium- or long-term plan (RPJMD, RPJPD, RPJMN, RPJPN) names is the one of the
end of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from povanalysis.languages import details
from povanalysis.questions.ground.figures import march
from povanalysis.regions import NATION, get

LAST_SHOWN = 3
"""Last figures shown whether or not there was a target for them."""
PLANS = ("RPJM", "RPJP")


@dataclass(frozen=True)
class Aim:
    """What a document asks for.

    Parameters
    ----------
    year, low, high
        Reference year and bounds, equal where one number is named, None where none is.
    document, status, set_on, sources
        Where it stands, how sure that is, when it was set (empty where unknown), codes.
    details
        What else the document says, by language.
    """

    year: int
    low: float | None
    high: float | None
    document: str
    status: str
    set_on: str
    sources: str
    details: dict[str, str]

    def achievement(self, figure: float | None) -> float | None:
        """Return the achievement in per cent (see the module), None without number or figure.

        Examples
        --------
        >>> aim = Aim(2025, 12.65, 12.65, "RKPD 2025", "", "", "", {})
        >>> round(aim.achievement(12.03), 1), aim.achievement(12.65), aim.achievement(None)
        (104.9, 100.0, None)
        >>> span = Aim(2025, 7.0, 8.0, "RKP 2025", "", "", "", {})
        >>> [round(span.achievement(figure), 1) for figure in (8.47, 7.5, 6.3)]
        [94.1, 100.0, 110.0]
        """
        if self.low is None or self.high is None or figure is None:
            return None
        bound = min(max(figure, self.low), self.high)
        if bound == figure:
            return 100.0
        return 100 * (2 * bound - figure) / bound


@dataclass(frozen=True)
class Place:
    """A region in a year: its figure, or None, and what was asked for."""

    region: str
    came: float | None
    aims: tuple[Aim, ...]


@dataclass(frozen=True)
class PlanYear:
    """A year of the table.

    Parameters
    ----------
    year
        Of the March.
    own, before
        The region itself, and its figure of the year before.
    parents
        Its province, where it has one, and the nation.
    """

    year: int
    own: Place
    before: float | None
    parents: tuple[Place, ...]

    @property
    def achievements(self) -> tuple[float | None, ...]:
        """What was achieved of each own target."""
        return tuple(aim.achievement(self.own.came) for aim in self.own.aims)


def aim_of(row: Any) -> Aim:
    """Read a row of the table ``targets`` as carried."""
    low, high = ((float(text) if text else None) for text in (row.low, row.high))
    value = float(row.value) if row.value else None
    return Aim(
        year=int(row.year),
        low=low if value is None else value,
        high=high if value is None else value,
        document=str(row.document),
        status=str(row.document_status),
        set_on=str(row.set_on).strip(),
        sources=" ".join([row.source_id, *str(getattr(row, "also_in", "")).split()]),
        details=details(row),
    )


def plan_years(
    observations: pd.DataFrame, region: str, targets: pd.DataFrame
) -> tuple[PlanYear, ...]:
    """Lay out the years that have a target of the region, its province or the nation, and the last.

    Parameters
    ----------
    observations
        Rows of the contract: P0 of the region, its province and the nation.
    region
        4-digit code.
    targets
        Table ``targets`` as carried, of the same places.
    """
    codes = list(dict.fromkeys(code for code in (region, get(region).province, NATION) if code))
    table = march(observations[observations["region"].isin(codes)])
    figures = {code: table[code].dropna() if code in table else pd.Series() for code in codes}
    aims = {code: [*map(aim_of, _rows(targets, code))] for code in codes}
    years = {aim.year for of_place in aims.values() for aim in of_place}
    years |= {int(year) for year in figures[region].index[-LAST_SHOWN:]}

    def place(code: str, year: int) -> Place:
        return Place(
            code, _at(figures[code], year), tuple(aim for aim in aims[code] if aim.year == year)
        )

    return tuple(
        PlanYear(
            year=year,
            own=place(region, year),
            before=_at(figures[region], year - 1),
            parents=tuple(place(code, year) for code in codes[1:]),
        )
        for year in sorted(years)
    )


def end_of_plan(years: Iterable[PlanYear]) -> Aim | None:
    """Return the last own target with a number that a medium- or long-term plan names, or None."""
    aims = [aim for one in years for aim in one.own.aims if aim.document.startswith(PLANS)]
    return next((aim for aim in reversed(aims) if aim.high is not None), None)


def _rows(targets: pd.DataFrame, code: str) -> list[Any]:
    return [*targets[targets["region"] == code].sort_values("year", kind="stable").itertuples()]


def _at(series: pd.Series, year: int) -> float | None:
    return float(series[year]) if year in series.index else None
