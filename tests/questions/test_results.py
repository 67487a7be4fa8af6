"""What belongs to the data version is computed once and handed to every question."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from povanalysis.questions import outcomes, results
from povanalysis.sources import reads
from povanalysis.trends.panels.links import LINKS

LOGIT = LINKS["logit"]


@pytest.mark.parametrize("region", ["3524", "3311"])
def test_past_forecasts_are_those_made_for_the_region_alone(
    shipped: pd.DataFrame, region: str
) -> None:
    assert results.past_forecasts(region) == outcomes.past_forecasts(shipped, region)


@pytest.mark.parametrize("place", ["3500", "3300"])
def test_a_province_is_the_sum_of_its_regencies_draw_by_draw(place: str) -> None:
    forecasts = results.panel_results().forecasts
    own, parts = forecasts[place], forecasts.places[place]
    drawn = forecasts.draws_of_year(own.years[0], n=2000)
    total = drawn[list(parts.weights)].to_numpy() @ parts.shares()
    total = LOGIT.inverse(LOGIT.forward(total) + parts.gap)
    assert np.quantile(total, 0.5) == pytest.approx(own.median(own.years[0]), abs=1e-6)
    assert results.past_forecasts(place)[2023].method == "sum of its regions"


def test_the_nation_is_forecast_from_its_own_last_figure(shipped: pd.DataFrame) -> None:
    nation = shipped[(shipped["region"] == "0000") & (shipped["indicator"] == "P0")]
    last = nation[nation["period"] == "March"].sort_values("year").iloc[-1]
    made = results.panel_results().forecasts["0000"]
    assert (made.last_year, made.last_value) == (last["year"], last["value"])
    assert made.years[0] == made.last_year + 1


def test_past_forecasts_know_nothing_beyond_the_year_they_were_made_in(
    shipped: pd.DataFrame,
) -> None:
    for region in ("3524", "3500", "0000"):
        for year, made in results.past_forecasts(region).items():
            assert made.last_year == year
            assert made.known == ()


def test_backtests_of_a_province_are_those_of_the_sum() -> None:
    found = results.panel_results(region="3500")
    assert {"published", "given top"} <= set(found.tallies["3500"])
    assert found.tallies["3500"]["given top"].mae < found.tallies["3500"]["published"].mae
    assert "3500" in set(found.backtest.records["region"])
    assert "3500" not in set(results.panel_results().backtest.records["region"])


def test_what_is_kept_is_noted_as_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results.past_forecasts("3524")
    results.panel_results()
    for ask in (lambda: results.past_forecasts("3524"), results.panel_results):
        place = tmp_path / f"reads-{len(os.listdir(tmp_path))}"
        monkeypatch.setenv(reads.VARIABLE, str(place))
        ask()
        assert place.read_text(encoding="utf-8").splitlines() == ["P0", "POOR"]
