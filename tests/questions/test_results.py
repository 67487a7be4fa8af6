"""What belongs to the data version is computed once and handed to every question."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from povanalysis.questions import outcomes, results
from povanalysis.sources import reads


@pytest.mark.parametrize("region", ["3524", "3311"])
def test_past_forecasts_are_those_made_for_the_region_alone(
    shipped: pd.DataFrame, region: str
) -> None:
    assert results.past_forecasts(region) == outcomes.past_forecasts(shipped, region)


def test_a_province_is_forecast_with_its_own_series(shipped: pd.DataFrame) -> None:
    assert results.past_forecasts("3500") == outcomes.past_forecasts(shipped, "3500")


def test_what_is_kept_is_noted_as_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results.past_forecasts("3524")
    results.panel_results()
    for ask in (lambda: results.past_forecasts("3524"), results.panel_results):
        place = tmp_path / f"reads-{len(os.listdir(tmp_path))}"
        monkeypatch.setenv(reads.VARIABLE, str(place))
        ask()
        assert place.read_text(encoding="utf-8").splitlines() == ["P0"]
