"""Small panels for the tests of forecasts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

FIGURES = Path(__file__).parents[2] / "data" / "raw" / "figures.csv"
LAMONGAN = (15.38, 14.89, 14.42, 13.80, 13.21, 13.85, 13.86, 12.53, 12.42, 12.16, 12.03)


def series(values: object = LAMONGAN, region: str = "3524", first: int = 2015) -> pd.DataFrame:
    """One region's series, one figure a year from `first`."""
    figures = np.asarray(values, dtype=float)
    years = range(first, first + len(figures))
    return pd.DataFrame({"region": region, "year": years, "value": figures})


def walks(
    regions: int = 30,
    years: int = 14,
    common: float = 0.0,
    drift: float = -0.03,
    noise: float = 0.0,
    seed: int = 1,
) -> pd.DataFrame:
    """Rates that wander on the logit scale by 0.06 a year, a share `common` of it together."""
    draw = np.random.default_rng(seed).normal
    steps = np.sqrt(common) * draw(size=years) + np.sqrt(1 - common) * draw(size=(regions, years))
    z = draw(-2, 0.4, (regions, 1)) + np.cumsum(drift + 0.06 * steps, axis=1)
    z = z + noise * draw(size=z.shape)
    parts = [
        series(100 / (1 + np.exp(-row)), f"{1000 + i}", 2025 - years + 1) for i, row in enumerate(z)
    ]
    return pd.concat(parts, ignore_index=True)


def shipped(first: int = 2010) -> pd.DataFrame:
    """P0 of the 73 regencies and cities, with real times (2010 and 2011 taken as September)."""
    table = pd.read_csv(FIGURES, dtype={"region": str})
    own = (table["indicator"] == "P0") & ~table["region"].str.endswith("00")
    table = table[own & (table["year"] >= first)]
    middle = table["period"].map({"March": 2.5 / 12, "September": 8.5 / 12, "unknown": 8.5 / 12})
    return table.assign(time=table["year"] + middle)[["region", "year", "value", "time"]]


def ragged(shape: str, seed: int = 1) -> pd.DataFrame:
    """Panels whose series do not share their years, 2006 to 2023, by the name of the shape."""
    frame = walks(10, 18, common=0.5, seed=seed).assign(year=lambda f: f["year"] - 2)
    number, year = frame["region"].astype(int) - 1000, frame["year"]
    gone = np.random.default_rng(seed).random(len(frame)) < 0.25
    kept = {
        "whole": year > 0,
        "two ends": (number >= 5) | (year <= 2014),
        "one ahead": (number == 0) | (year <= 2022),
        "one behind": (number != 0) | (year <= 2018),
        "late starts": (number >= 5) | (year >= 2012 + number),
        "gaps": ~gone,
        "odd and even": (number % 2) == (year % 2),
        "every end": year <= 2014 + number,
        "half years": year > 0,
    }[shape]
    if shape == "half years":  # September until 2014, March since
        frame["time"] = year + np.where(year < 2015, 8.5, 2.5) / 12
    return frame[kept].reset_index(drop=True)


SHAPES = (
    "whole",
    "two ends",
    "one ahead",
    "one behind",
    "late starts",
    "gaps",
    "odd and even",
    "every end",
    "half years",
)
