"""What reports on several regions share: the figures, their March table, the joint forecasts.

No year is the last one of all: a comparison and a province each stand on a year of their own
(:mod:`povanalysis.questions.ground.years`), and what is out beyond it is a figure, not a forecast.
The panel is that of the report on one region (all regencies and cities), so that a median or an
interval printed in a comparison is the one printed in the region's own report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from povanalysis.errors import SeriesError
from povanalysis.project import Project
from povanalysis.questions.ground.draws import futures
from povanalysis.questions.ground.figures import march, panel, years_of
from povanalysis.questions.ground.years import stands_on
from povanalysis.questions.ranking import Newer
from povanalysis.questions.results import panel_results
from povanalysis.regions import get
from povanalysis.shown import Shown
from povanalysis.sources import store
from povanalysis.trends import Forecast, PanelForecast, forecast

INTERVAL_LEVEL = 0.80
"""Level of the intervals that reports on several regions print."""


@dataclass(frozen=True, repr=False)
class Basis(Shown):
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

    @cached_property
    def years(self) -> dict[str, set[int]]:
        """Years of the March figures by region."""
        return years_of(self.rates)

    def stands_on(self, regions: Sequence[str]) -> int:
        """Give the last year all of some regions have; a province's last complete year.

        Raises
        ------
        SeriesError
            There is no such year.
        """
        return stands_on(self.years, regions)

    def members(self, province: str) -> list[str]:
        """List the regencies and cities with a figure in the province's last complete year."""
        now = self.rates.loc[self.stands_on([province[:2] + "00"])].dropna()
        return [c for c in now.index if c[:2] == province[:2] and not c.endswith("00")]

    def ranked(self, province: str) -> list[str]:
        """List the regencies and cities of a province, highest rate first."""
        now = self.rates.loc[self.stands_on([province[:2] + "00"]), self.members(province)]
        return [str(c) for c in now.sort_values(ascending=False, kind="stable").index]

    def newer(self, regions: Sequence[str], year: int) -> tuple[Newer, ...]:
        """Give the last figures of those regions that have one of a later year."""
        last = {code: max(self.years[code]) for code in regions if self.years.get(code)}
        return tuple(
            Newer(code, end, float(self.rates.loc[end, code]))
            for code, end in last.items()
            if end > year
        )

    def out(self, region: str) -> float | None:
        """Give a region's figure of the forecast year where it is out already, per cent."""
        known = self.year in self.years.get(region, ())
        return float(self.rates.loc[self.year, region]) if known else None

    def ahead(self, region: str) -> Forecast | None:
        """Give a regency's forecast where its figure of the forecast year is still to come."""
        found = self.forecasts.get(region)
        return found if found is not None and self.year in found.years else None

    def drawn(self) -> pd.DataFrame:
        """Draw joint figures of the forecast year; those that are out stand in every draw."""
        return futures(self.rates, self.forecasts, self.year)

    def forecast_of(self, province: str) -> Forecast | None:
        """Forecast a province's own published figure: the one of ``povanalysis forecast``.

        Where its regencies do not add up to it, its own row is forecast; None without a row, or
        with one too short.
        """
        if province in self.forecasts.places:
            return self.forecasts[province]
        own = panel(self.observations, province)
        if province not in set(own["region"]):
            return None
        horizon = self.forecasts[self.forecasts.regions[0]].horizon
        try:
            return forecast(own, province, horizon)
        except SeriesError:
            return None

    def series(self, regions: Sequence[str]) -> pd.DataFrame:
        """Give the P0 figures of some regions, March since 2015, with their sources."""
        rows = self.observations
        chosen = rows["region"].isin(regions) & (rows["indicator"] == "P0")
        since = (rows["period"] == "March") & (rows["year"] >= self.rates.index[0])
        return rows[chosen & since].reset_index(drop=True)


def open_basis(
    of: Sequence[str], year: int | None = None, *, project: Project | None = None
) -> Basis:
    """Read the figures and make the forecasts.

    Parameters
    ----------
    of
        The regions compared, or one province.
    year
        Forecast year; when not given, the year after the one that these stand on.
    project
        Whose data; the project of the working directory when not given.

    Raises
    ------
    SeriesError
        The regions have no year in common, or the province has no complete one.
    """
    observations = pd.concat(
        [store.observations(None, name, project=project) for name in ("P0", "POOR")],
        ignore_index=True,
    )
    wanted = stands_on(years_of(march(observations)), of) + 1 if year is None else year
    made = panel_results(project).forecasts
    version = store.version(project)
    return Basis(observations, wanted, made, version.as_of, str(version))


def short_name(region: str) -> str:
    """Name a region as charts and tables of one province do: ``Lamongan``, ``Kota Kediri``."""
    return get(region).name.removeprefix("Kabupaten ").removeprefix("Provinsi ")
