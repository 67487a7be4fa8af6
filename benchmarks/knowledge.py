"""Forecasts given what is known: the province, the nation, September; all regencies, then the 73.

Origins 2015 to 2024, one year ahead. At each the frame is cut off to what was known then, and
`forecast_panel` is called as anyone would; nothing later is in reach.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import numpy as np
import pandas as pd

from povanalysis.questions.ground.figures import with_places
from povanalysis.sources import store
from povanalysis.trends import backtest, forecast_panel

ORIGINS = range(2015, 2025)
MARCH, SEPTEMBER = 2.5 / 12, 8.5 / 12
TARGETS = (0.1, 0.2, 0.3, 0.5, 0.75, 1.0)
PROBABILITIES = (np.arange(99) + 1) / 100
PAPUA = ("91", "92", "94", "95", "96", "97")

Frame = pd.DataFrame
BARS = {"province": (1.05, 0.50), "nation": (1.05, 0.76), "September": (0.75, 0.75)}
"""73: against the plain shift (September: against the forecast without); all: against without."""


def section() -> str:
    """Return the section as Markdown."""
    frame = with_places(store.observations(indicator=["P0", "POOR"]))
    frame = frame[frame["year"] <= ORIGINS[-1] + 1]
    java = frame["region"].str[:2].isin(["33", "35"]) | (frame["region"] == "0000")
    parts = ["## Forecasts given what is known", __doc__.split("\n\n", 1)[1].strip()]
    parts += _panel("The 73 of Jawa Tengah and Jawa Timur", frame[java], 0)
    if _regencies(frame).nunique() > 100:
        parts += _panel("All regencies, Papua left out of the scores", frame, 1)
    return "\n\n".join(parts)


def _regencies(frame: Frame) -> pd.Series:
    return frame.loc[~frame["region"].str.endswith("00"), "region"]


def _panel(title: str, frame: Frame, bar: int) -> list[str]:
    parts = [f"### {title}"]
    for state, known in STATES.items():
        scored = pd.concat([_scored(frame, origin, state, known) for origin in ORIGINS])
        scored = scored[~scored["region"].str[:2].isin(PAPUA)]
        if scored.empty:
            continue
        years = scored.drop(columns=["region", "province"]).groupby("origin").mean()
        mean = years.mean()
        against = mean["shift"] if not bar and state != "September" else mean["without"]
        name = "the plain shift" if against == mean["shift"] else "the forecast without"
        parts += [
            f"Given the {state}: MAE {mean['mae']:.3f}, {mean['mae'] / against:.2f} of {name} "
            f"(bar {BARS[state][bar]}); cov80 {100 * mean['held80']:.1f}, cov95 "
            f"{100 * mean['held95']:.1f}; CRPS {mean['crps'] / mean['crps without']:.2f} of "
            f"without; Brier of targets {mean['brier']:.3f} (without {mean['brier without']:.3f}).",
            years.round(3).to_markdown(),
        ]
        if bar and state != "September":
            parts.append(_provinces(scored))
    started = process_time()
    backtest(frame, 3, 7, models=[], given=["parent", "top", "half-year", "others", "all"])
    parts.append(f"Backtest of 7 origins, 3 years, all states: {process_time() - started:.1f} s.")
    return parts


def _scored(
    frame: Frame, origin: int, state: str, known: Callable[[Frame, int], pd.Series]
) -> Frame:
    """Score the forecasts of one origin and state, one row per regency."""
    above = frame["region"].str.endswith("00")
    own = frame[~above & (frame["year"] <= origin)]
    if state == "September":
        provinces = set(own["parent"].dropna())
        of_month = frame[above & np.isclose(frame["time"], origin + SEPTEMBER)]
        held = provinces & set(of_month["region"])
        if origin < 2015 or not held:
            return pd.DataFrame()
    made = forecast_panel(pd.concat([own, frame[above & known(frame, origin)]]), 1)
    came = frame[~above & (frame["year"] == origin + 1)].set_index("region")
    last = own[own["year"] == origin].set_index("region")
    rows = []
    for region, one in made.items():
        needed = NEEDED[state](last.loc[region, "parent"]) if region in last.index else None
        told = [k for k in one.known if k.region == needed]
        if region not in came.index or one.last_year != origin or not told:
            continue
        value, year = float(came.loc[region, "value"]), origin + 1
        moved = _moved(frame, needed, float(last.loc[region, "time"]), told[0].time)
        shift = 100 / (1 + np.exp(-(_logit(one.last_value) + moved)))
        row = {
            "origin": origin,
            "region": region,
            "province": region[:2],
            "mae": abs(one.median(year) - value),
            "without": abs(one.without.median(year) - value),
            "shift": abs(shift - value),
            "held80": value in one.interval(year, 0.8),
            "held95": value in one.interval(year, 0.95),
        }
        for name, it in (("", one), (" without", one.without)):
            quantiles = np.array([it.quantile(year, p) for p in PROBABILITIES])
            gap = value - quantiles
            loss = np.where(gap >= 0, PROBABILITIES * gap, (PROBABILITIES - 1) * gap)
            row[f"crps{name}"] = 2 * float(loss.mean())
            row[f"brier{name}"] = np.mean(
                [
                    (
                        it.probability_at_most(year, one.last_value - x)
                        - (value <= one.last_value - x)
                    )
                    ** 2
                    for x in TARGETS
                ]
            )
        rows.append(row)
    return pd.DataFrame(rows)


def _moved(frame: Frame, place: str, start: float, end: float) -> float:
    """Return a place's logit change between two times."""
    own = frame[frame["region"] == place]
    before, after = (
        float(own.loc[np.isclose(own["time"], t, atol=0.05), "value"].iloc[0]) for t in (start, end)
    )
    return _logit(after) - _logit(before)


def _logit(value: float) -> float:
    return float(np.log(value / (100 - value)))


def _provinces(scored: Frame) -> str:
    """Summarise by province against the forecast without."""
    table = scored.groupby("province")[["mae", "without", "held80"]].mean()
    ratio = table["mae"] / table["without"]
    worst = ", ".join(f"{p} {r:.2f}" for p, r in ratio.sort_values(ascending=False).head(4).items())
    inside = table["held80"].between(0.65, 0.93).sum()
    return (
        f"Provinces: at most 1.05 of without in {(ratio <= 1.05).sum()} of {len(table)}, worst "
        f"{worst}; cov80 65-93 in {inside} of {len(table)}."
    )


def _until(nation: float, provinces: float) -> Callable[[Frame, int], pd.Series]:
    """Say which figures of places above are out: up to times after the origin year."""

    def known(frame: Frame, origin: int) -> pd.Series:
        limit = np.where(frame["region"] == "0000", nation, provinces)
        return frame["time"] < origin + limit + 0.05

    return known


STATES = {
    "province": _until(MARCH, 1 + MARCH),
    "nation": _until(1 + MARCH, MARCH),
    "September": _until(SEPTEMBER, SEPTEMBER),
}
NEEDED: dict[str, Callable[[str], str]] = {
    "province": lambda parent: parent,
    "nation": lambda parent: "0000",
    "September": lambda parent: parent,
}


if __name__ == "__main__":
    print(section())
