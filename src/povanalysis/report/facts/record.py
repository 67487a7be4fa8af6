"""The record of past forecasts, as numbers."""

from __future__ import annotations

import pandas as pd

from povanalysis.trends import Backtest


def held_by_origin(tested: Backtest) -> pd.DataFrame:
    """Give the share of published intervals that held, shared origin years by levels, 0-1."""
    table = tested.coverage(["model", "origin"])
    own = table[(table["model"] == "published") & table["origin"].isin(tested.shared_origins)]
    return own.pivot(index="origin", columns="level", values="coverage")
