"""Small panels for the tests of forecasts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from povanalysis.questions.ground.figures import with_places
from povanalysis.sources import store
from povanalysis.trends.models.average import Average
from povanalysis.trends.models.centre import PastErrors

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


def made_up(
    size: float,
    regions: int = 200,
    origins: int = 8,
    seed: int = 4,
    **factors: float,
) -> PastErrors:
    """Past errors of known size: outcomes are what is expected in part, plus Student t."""
    draw = np.random.default_rng(seed)
    shape = (origins, regions, 3)
    expected = draw.normal(size=(*shape, 3))
    expected[..., 2] = draw.normal(size=(origins, 1, 3))
    true = [factors.get(part, 0.0) for part in ("level", "own", "common")]
    outcome = expected @ np.array(true) + size * draw.standard_t(4, shape)
    target = np.broadcast_to(2000 + np.arange(origins)[:, None, None], shape)
    spread, still = np.ones((2, *shape))
    return PastErrors(expected, spread, still, outcome, target, np.full(shape[:2], 9))


def made_now(regions: int, horizon: int = 3, spread: object = 1.0) -> Average:
    """An average that expects nothing, with the same spread at every step."""
    wide = np.broadcast_to(spread, regions)[:, None] * np.ones((regions, horizon))
    none = np.zeros((regions, horizon, 3))
    return Average(none, wide, wide, np.ones(regions), np.zeros(regions, bool))


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


def nested(
    regions: int = 8,
    provinces: int = 3,
    last: int = 2025,
    seed: int = 1,
    link: float = 1.0,
    own: float = 0.03,
    ahead: bool = True,
) -> pd.DataFrame:
    """Rates of regions in provinces in a nation, and the sums of people above them.

    The nation wanders by 0.05 a year on the logit scale, provinces beside it by 0.03, regions by
    `own`; `link` scales what provinces' figures share with their regions. The years go from 2012 to
    `last`, of September until 2014 and of March from then; `ahead` adds the next year's figures of
    the provinces and the nation.
    """
    draw = np.random.default_rng(seed).normal
    years = np.arange(2012, last + 2)
    nation = np.cumsum(draw(-0.02, 0.05, len(years)))
    rows, people, total = [], [], np.zeros(len(years))
    for p in range(provinces):
        code = f"{p + 1}000"
        common = nation + np.cumsum(draw(0, 0.03, len(years)))
        size = np.exp(draw(6, 0.6, regions))
        z = draw(-2, 0.3, (regions, 1)) + common + np.cumsum(draw(0, own, (regions, len(years))), 1)
        rate = np.round(100 / (1 + np.exp(-z)), 2)
        for r in range(regions):
            for y, value in zip(years[:-1], rate[r], strict=False):
                rows.append((f"{p + 1}{r + 101}", y, value, code, size[r]))
        poor = size @ rate / size.sum()
        total, people = total + size @ rate, [*people, size.sum()]
        other = np.cumsum(draw(0, 0.06, len(years)))
        mixed = np.log(poor / (100 - poor)) * link + (1 - link) * (other - 2)
        for y, value in zip(years, 100 / (1 + np.exp(-mixed)), strict=True):
            rows.append((code, y, round(value, 2), "0000", np.nan))
    rows += [
        ("0000", y, round(value, 2), None, np.nan)
        for y, value in zip(years, total / sum(people), strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["region", "year", "value", "parent", "weight"])
    frame["time"] = frame["year"] + np.where(frame["year"] < 2015, 8.5, 2.5) / 12
    return frame if ahead else frame[frame["year"] <= last].reset_index(drop=True)


def shipped_with_places() -> pd.DataFrame:
    """P0 of the 73 up to 2025 with people, beside their provinces and the nation."""
    frame = with_places(store.observations(indicator=["P0", "POOR"]))
    known = (frame["region"] == "0000") | frame["region"].str[:2].isin(["33", "35"])
    return frame[known & (frame["year"] <= 2025)]
