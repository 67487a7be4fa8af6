"""Checks of provinces and the nation: leaps at the top, years that repeat, totals that stay open.

One slip at the top moves every regency below it, so a change beyond all of the past needs a word;
a control total that stays open says that something below does not fit, not what.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from povanalysis import history
from povanalysis.errors import listing
from povanalysis.regions import get
from povanalysis.sources.checking.findings import Finding, error
from povanalysis.sources.checking.totals import ControlTotal

AGGREGATE_CHANGE = {"province": 0.28, "nation": 0.09}
"""Largest change of the logit of P0 in a year (table 621, 2012-2025): .278 in DKI Jakarta in 2020,
among 34 provinces; .089 of the nation in 2018."""

REPEATED = 0.75
"""Share of a group's figures that are those of another year, from which the table is of that year.
In 38 provinces and five indicators, 2010-2025, it is a third at most (P2 of Bali, 3 of 9)."""

FEWEST = 4  # figures that agree, below which it may be chance


def repeats(series: dict[str, pd.DataFrame]) -> Iterator[Finding]:
    """Name each year of which a province's regencies, or the provinces, repeat an earlier one."""
    for indicator, rows in series.items():
        rows = rows[rows["region"] != "0000"]
        row, regions = pd.factorize(rows["region"], sort=True)
        column, years = pd.factorize(rows["year"], sort=True)
        table = np.full((len(regions), len(years)), np.nan)
        table[row, column] = rows["value"]
        group = np.array(["0000" if code.endswith("00") else f"{code[:2]}00" for code in regions])
        for place in np.unique(group):
            values = table[group == place]
            known = ~np.isnan(values)
            same = (values[:, :, None] == values[:, None, :]).sum(axis=0)
            both = (known[:, :, None] & known[:, None, :]).sum(axis=0)
            agreeing = (same >= FEWEST) & (same >= REPEATED * both)
            for at, i in np.argwhere(np.tril(agreeing, -1)):
                yield Finding(
                    "repeated year", "error", str(place), indicator, int(years[at]), "",
                    f"{same[at, i]} of {both[at, i]} figures of {indicator} are those of "
                    f"{years[i]}; of two years that were measured no more than a third agree. Is it "
                    f"the table of {years[i]}?",
                )  # fmt: skip


def leaps(rows: pd.DataFrame) -> Iterator[Finding]:
    """One slip at the top moves all regencies below it."""
    series = rows[
        (rows["indicator"] == "P0")
        & rows["region"].str.endswith("00")
        & (rows["period"] != "unknown")
        & rows["value"].between(0, 100, inclusive="neither")
    ].sort_values(["region", "time"])
    by_region = series.groupby("region")
    for name in ("value", "time"):
        series[f"before_{name}"] = by_region[name].shift()
    for row in series.dropna(subset=["before_value"]).itertuples():
        if not history.same_area(row.region, int(row.before_time), row.year):
            continue
        kind = "nation" if row.region == "0000" else "province"
        limit = AGGREGATE_CHANGE[kind] * max(1.0, row.time - row.before_time)
        change = abs(_logit(row.value) - _logit(row.before_value))
        if change > limit:
            yield error(
                "aggregate change",
                row,
                f"{row.period} P0 from {row.before_value:.10g} to {row.value:.10g} per cent is "
                f"{change:.2f} on the logit scale; no {kind} has changed by more than "
                f"{AGGREGATE_CHANGE[kind]} in a year since 2012.",
            )


def _logit(percent: float) -> float:
    return float(np.log(percent / (100 - percent)))


def open_totals(totals: tuple[ControlTotal, ...]) -> Iterator[Finding]:
    """Name each control total that misses by more than its tolerance."""
    for total in totals:
        if not total.closes:
            smallest = min(total.slips, key=lambda code: total.slips[code])
            alone = listing([get(code).name for code in total.unconfirmed])
            yield Finding(
                "control total",
                "error",
                total.province,
                "P0",
                total.year,
                "",
                f"weighted regencies give {total.weighted:.3f}, the province says "
                f"{total.published:.2f}: gap {total.gap:+.3f}, tolerance {total.tolerance:.3f} with "
                f"weights {total.age:.1f} years old (smallest slip certain to be seen: "
                f"{total.slips[smallest]:.2f} points in {get(smallest).name})."
                + (f" Unconfirmed, in one source alone: {alone}." if alone else ""),
            )
