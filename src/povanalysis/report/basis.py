"""What reports on several regions share: the figures, their March table, the joint forecasts.

The panel is that of the report on one region (all regencies and cities), so that a median or an
interval printed in a comparison is the one printed in the region's own report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from povanalysis.project import Project
from povanalysis.questions.figures import march, panel
from povanalysis.questions.results import panel_results
from povanalysis.regions import get
from povanalysis.sources import store
from povanalysis.trends import Forecast, PanelForecast, forecast


@dataclass(frozen=True)
class Basis:
    """Figures of all regions and what may be expected of them.

    Parameters
    ----------
    observations
        P0 and number of poor, rows of the observation contract.
    year
        Forecast year.
    forecasts
        Forecasts of all regencies and cities.
    as_of, data_version
        Date and name of the data version.
    """

    observations: pd.DataFrame
    year: int
    forecasts: PanelForecast
    as_of: str
    data_version: str

    @cached_property
    def rates(self) -> pd.DataFrame:
        """March figures of P0 in per cent, years since 2015 by regions."""
        return march(self.observations)

    @cached_property
    def poor(self) -> pd.DataFrame:
        """March numbers of poor in thousand, years by regions."""
        return march(self.observations, "POOR")

    @property
    def last_year(self) -> int:
        """Year of the last March figures."""
        return int(self.rates.index[-1])

    def members(self, province: str) -> list[str]:
        """List the regencies and cities of a province that have a figure in the last year."""
        now = self.rates.loc[self.last_year].dropna()
        return [c for c in now.index if c[:2] == province[:2] and not c.endswith("00")]

    def ranked(self, province: str) -> list[str]:
        """List the regencies and cities of a province, highest rate first."""
        now = self.rates.loc[self.last_year, self.members(province)]
        return [str(c) for c in now.sort_values(ascending=False, kind="stable").index]

    def forecast_of(self, province: str) -> Forecast:
        """Forecast a province's own published figure, calibrated by the regencies."""
        horizon = self.forecasts[self.forecasts.regions[0]].horizon
        return forecast(panel(self.observations, province), province, horizon)

    def series(self, regions: list[str]) -> pd.DataFrame:
        """Give the P0 figures of some regions, March since 2015, with their sources."""
        rows = self.observations
        chosen = rows["region"].isin(regions) & (rows["indicator"] == "P0")
        since = (rows["period"] == "March") & (rows["year"] >= self.rates.index[0])
        return rows[chosen & since].reset_index(drop=True)


def open_basis(year: int | None = None, *, project: Project | None = None) -> Basis:
    """Read the figures and make the forecasts.

    Parameters
    ----------
    year
        Forecast year; the year after the last March figures when not given.
    project
        Whose data; the project of the working directory when not given.
    """
    observations = pd.concat(
        [store.observations(None, name, project=project) for name in ("P0", "POOR")],
        ignore_index=True,
    )
    last = int(march(observations).index[-1])
    wanted = last + 1 if year is None else year
    made = panel_results(project).forecasts
    version = store.version(project)
    return Basis(observations, wanted, made, version.as_of, str(version))


def short_name(region: str) -> str:
    """Name a region as charts and tables of one province do: ``Lamongan``, ``Kota Kediri``."""
    return get(region).name.removeprefix("Kabupaten ").removeprefix("Provinsi ")
