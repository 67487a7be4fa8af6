"""The shipped figures and their forecasts, read once; and tiny frames of our own."""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.questions.ground.figures import panel
from povanalysis.sources import store
from povanalysis.trends import PanelForecast, forecast_panel

AS_OF = "2026-11-22"


@pytest.fixture(scope="session")
def shipped() -> pd.DataFrame:
    """All shipped observations."""
    return store.load()


@pytest.fixture(scope="session")
def measured(shipped: pd.DataFrame) -> pd.DataFrame:
    """Those of the 73 regencies and cities of Jawa Tengah and Jawa Timur, on which facts were found."""
    codes = shipped["region"]
    return shipped[codes.str[:2].isin(["33", "35"]) & ~codes.str.endswith("00")]


@pytest.fixture(scope="session")
def forecasts(shipped: pd.DataFrame) -> PanelForecast:
    """Forecasts of all 514 regencies and cities."""
    return forecast_panel(panel(shipped))


def rows(
    values: dict[int, float | None],
    region: str = "3524",
    indicator: str = "P0",
    **columns: object,
) -> pd.DataFrame:
    """March figures of one region and indicator as rows of the contract."""
    frame = pd.DataFrame(
        {
            "region": region,
            "indicator": indicator,
            "year": list(values),
            "period": "March",
            "vintage": AS_OF,
            "value": list(values.values()),
            "time": [year + 2.5 / 12 for year in values],
            "published_on": "",
            "source_id": "X1",
            "also_in": "",
        }
    )
    return frame.assign(**columns).dropna(subset="value")
