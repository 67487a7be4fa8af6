"""Panel results kept beside the processed data: computed once per data version, read many times.

Forecasts of a pooled panel depend on every region in it, so they are computed for all at once and
stored: the forecasts with and without the pandemic years as JSON, the backtest as parquet. The key
is the data version and the version of this engine; results of another key are never returned.

Files are written under another name and moved into place, the key file last: a run that is cut off
leaves either the old results or none that will be read.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from povanalysis import files, parquet
from povanalysis.errors import DataError
from povanalysis.trends.backtesting import backtest
from povanalysis.trends.engine import ENGINE_VERSION, forecast_panel
from povanalysis.trends.joint import PanelForecast
from povanalysis.trends.record import Backtest
from povanalysis.trends.shocks import PANDEMIC

_KEY = "panel-key.json"
_FORECASTS = {"forecasts": "panel-forecasts.json", "without": "panel-forecasts-without.json"}
_TABLES = ("records", "intervals", "events")


@dataclass(frozen=True)
class PanelResults:
    """Everything reports read about a panel.

    Parameters
    ----------
    data_version
        Version of the figures it was computed from.
    forecasts
        The published forecasts.
    without
        The same with the pandemic years left out.
    backtest
        Forecasts of the past beside what came.
    """

    data_version: str
    forecasts: PanelForecast
    without: PanelForecast
    backtest: Backtest


def compute_panel(
    frame: pd.DataFrame,
    data_version: str,
    *,
    horizon: int = 6,
    origins: int = 11,
    backtest_horizon: int = 3,
    without_years: Collection[int] = PANDEMIC,
    link: str | None = None,
    fit_from: int | None = None,
    given: Collection[str] = (),
) -> PanelResults:
    """Compute forecasts and backtest of a panel.

    Parameters
    ----------
    frame, link, fit_from
        As in :func:`povanalysis.trends.forecast_panel`.
    data_version
        Names the figures; stored with the results.
    horizon
        Years ahead of the forecasts.
    origins, backtest_horizon
        As in :func:`povanalysis.trends.backtest`.
    without_years
        Years of the intervention.
    given
        States of knowledge to backtest, too, where the frame names parents.
    """
    return PanelResults(
        data_version,
        forecast_panel(frame, horizon, link=link, fit_from=fit_from),
        forecast_panel(frame, horizon, link=link, fit_from=fit_from, without_years=without_years),
        backtest(frame, backtest_horizon, origins, link=link, fit_from=fit_from, given=given),
    )


def save_panel(results: PanelResults, directory: Path) -> None:
    """Write results into a directory, which is made where it does not exist."""
    (directory / _KEY).unlink(missing_ok=True)
    for name, file in _FORECASTS.items():
        plain = getattr(results, name).to_dict()
        files.write(directory / file, json.dumps(plain, separators=(",", ":")))
    for name in _TABLES:
        with files.replacing(_table(directory, name)) as part:
            getattr(results.backtest, name).to_parquet(part, index=False)
    key = {"data_version": results.data_version, "engine_version": ENGINE_VERSION}
    files.write(directory / _KEY, json.dumps(key))


def load_panel(directory: Path, data_version: str) -> PanelResults:
    """Read results of one data version.

    Raises
    ------
    DataError
        There are none, or they belong to another data version or engine.
    """
    wanted = {"data_version": data_version, "engine_version": ENGINE_VERSION}
    path = directory / _KEY
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    if found != wanted:
        what = f"hold {found}" if found else "do not exist"
        raise DataError(
            f"Panel results in {directory} {what}; {wanted} is needed.",
            cure="Compute them with: povanalysis data build",
            directory=str(directory),
            found=found,
            wanted=wanted,
        )
    made = {
        name: PanelForecast.from_dict(json.loads((directory / file).read_text(encoding="utf-8")))
        for name, file in _FORECASTS.items()
    }
    tables = {name: parquet.read(_table(directory, name)) for name in _TABLES}
    return PanelResults(data_version, made["forecasts"], made["without"], Backtest(**tables))


def _table(directory: Path, name: str) -> Path:
    return directory / f"panel-backtest-{name}.parquet"
