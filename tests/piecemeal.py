"""The states a new year passes through, made of the shipped figures: invented, for tests only."""

from __future__ import annotations

from functools import cache

import pandas as pd

from povanalysis.questions.ground.figures import panel
from povanalysis.regions import regions
from povanalysis.series import latest_vintage
from povanalysis.sources import store
from povanalysis.trends import PanelForecast, forecast_panel

ONE = "one regency out"
PROVINCE = "one province out"
BOTH = "a province and a regency of the other out"
STOPPED = "a region that stops in 2023"
OWN = "an own table of another province without its row"
STATES = (ONE, PROVINCE, BOTH, STOPPED, OWN)

OTHER = "7300"


@cache
def forecasts(state: str) -> PanelForecast:
    """Give the forecasts of the regencies and cities in one of :data:`STATES`."""
    return forecast_panel(panel(observations(state)))


@cache
def observations(state: str) -> pd.DataFrame:
    """Give the figures of two provinces and the nation in one of :data:`STATES`."""
    shipped = store.load()
    shipped = shipped[shipped["region"].str[:2].isin(("33", "35", "00"))]
    if state == STOPPED:
        return shipped[(shipped["region"] != "3506") | (shipped["year"] <= 2023)]
    new = {
        ONE: lambda: [next_year(shipped, "3524")],
        PROVINCE: lambda: [next_year(shipped, "3500"), *out(shipped, "35")],
        BOTH: lambda: [*out(shipped, "35"), next_year(shipped, "3311")],
        OWN: lambda: own_table(shipped),
    }[state]
    return pd.concat([shipped, *new()], ignore_index=True)


def next_year(shipped: pd.DataFrame, region: str) -> pd.DataFrame:
    """Give a regency a figure for 2026, .13 points below that of 2025, in a single source."""
    rates = (shipped["indicator"] == "P0") & (shipped["period"] == "March")
    last = shipped[(shipped["region"] == region) & (shipped["year"] == 2025) & rates]
    return last.assign(
        year=2026, time=last["time"] + 1, value=(last["value"] - 0.13).round(2), also_in=""
    )


def out(shipped: pd.DataFrame, province: str) -> list[pd.DataFrame]:
    """Give all regencies and cities of a province, but not itself, a figure for 2026."""
    codes = sorted(set(shipped["region"]))
    mine = [code for code in codes if code[:2] == province and not code.endswith("00")]
    return [next_year(shipped, code) for code in mine]


def own_table(shipped: pd.DataFrame, province: str = OTHER) -> list[pd.DataFrame]:
    """Give the regencies and cities of another province figures for 2010-2024, P0 only."""
    codes = [region.code for region in regions(province) if not region.code.endswith("00")]
    template = latest_vintage(
        shipped[
            (shipped["region"] == "3524")
            & (shipped["indicator"] == "P0")
            & shipped["year"].between(2010, 2024)
        ]
    )
    falls = [0.4 + 0.05 * (place % 4) for place in range(len(codes))]
    return [
        template.assign(
            region=code,
            value=(7 + 0.6 * place + template["value"] * fall).round(2),
            also_in="",
        )
        for place, (code, fall) in enumerate(zip(codes, falls, strict=True))
    ]
