"""The shipped panel: 73 regencies and cities of Jawa Timur and Jawa Tengah, backtested.

Data from 2010, origins 2018 to 2024, one to three years ahead, logit link.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from povanalysis.trends import Backtest, backtest

FIGURES = Path(__file__).parents[1] / "data" / "raw" / "figures.csv"
FIRST_YEAR, ORIGINS, HORIZON = 2010, 7, 3
MIDDLE_OF_MONTH = {"March": 2.5 / 12, "September": 8.5 / 12, "unknown": 8.5 / 12}
MAE_FACTOR = 1.02


def panel() -> pd.DataFrame:
    """Read P0 of the regencies and cities, one figure a year."""
    table = pd.read_csv(FIGURES, dtype={"region": str})
    own = (table["indicator"] == "P0") & ~table["region"].str.endswith("00")
    table = table[own & (table["year"] >= FIRST_YEAR)]
    time = table["year"] + table["period"].map(MIDDLE_OF_MONTH)
    return table.assign(time=time)[["region", "year", "value", "time"]]


def section() -> str:
    """Return the section as Markdown."""
    tested = backtest(panel(), HORIZON, ORIGINS, link="logit")
    scores = tested.scores()
    mae = scores.set_index("model")["mae"]
    ratio = mae["published"] / min(mae["naive"], mae["drift"])
    return "\n\n".join(
        [
            "## The 73 regencies and cities",
            "P0 in per cent, data from 2010, origins 2018-2024, 1-3 years ahead; comparison models "
            "with the intervals of their own account. Seven origin years are seven experiences, "
            "however many regions: one pandemic moves them all.",
            scores.round(3).to_markdown(index=False),
            f"MAE against the better of naive and drift: {ratio:.3f} (bar {MAE_FACTOR}).",
            "Coverage of the published intervals by origin year, per cent (bars: cov95 pooled at "
            "least 90, no origin year below 85):",
            _coverage(tested),
            "Events, a figure at or below a share of the last one, 1-3 years ahead (Brier score; "
            "skill against the panel's own past frequencies and against drift):",
            _events(tested),
        ]
    )


def _coverage(tested: Backtest) -> str:
    by_origin = tested.coverage(("model", "origin"))
    pooled = tested.coverage().assign(origin="all")
    both = pd.concat([by_origin, pooled])
    both = both[both["model"] == "published"]
    table = both.pivot_table(index="origin", columns="level", values="coverage", sort=False)
    return (100 * table).round(1).to_markdown(floatfmt=".1f")


def _events(tested: Backtest) -> str:
    table = tested.event_scores()
    kept = table["model"].isin(["published", "climatology", "naive", "drift", "theta"])
    return table[kept].round(3).to_markdown(index=False)
