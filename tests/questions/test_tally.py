"""Every word of every scale is of use on the 73 regencies."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from povanalysis.questions.tally import SCALES, tally
from povanalysis.trends import PanelForecast


@pytest.fixture(scope="module")
def counted(shipped: pd.DataFrame, forecasts: PanelForecast) -> pd.DataFrame:
    return tally(shipped, forecasts)


def test_every_verdict_occurs_at_least_once(counted: pd.DataFrame) -> None:
    assert list(counted["scale"].unique()) == list(SCALES)
    assert counted[counted["count"] == 0].empty


def test_each_word_on_changes_fits_five_to_seventy_per_cent_of_730_changes(
    counted: pd.DataFrame,
) -> None:
    changes = counted[counted["scale"].str.startswith("change")]
    assert counted.attrs["provinces"] == ["3300", "3500"]
    assert set(changes["of"]) == {730}
    assert changes["share"].between(0.05, 0.70).all()


def test_other_provinces_do_not_enter_unless_there_are_only_others(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    assert len(set(shipped["region"].str[:2])) > 30
    assert tally(shipped[shipped["region"].str[:2] == "35"], forecasts).attrs["provinces"] == [
        "3500"
    ]
    assert tally(shipped[shipped["region"].str[:2] == "73"], forecasts).attrs["provinces"] == [
        "7300"
    ]


def test_shares_of_a_scale_sum_to_one(counted: pd.DataFrame) -> None:
    assert counted.groupby("scale")["share"].sum().to_numpy() == pytest.approx(1.0)


def test_the_documentation_prints_the_counts_on_changes(counted: pd.DataFrame) -> None:
    page = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    changes = counted[counted["scale"].str.startswith("change")]
    for row in changes.itertuples(index=False):
        share = f"{100 * row.share:.1f} %"
        assert f"| {row.scale} | {row.verdict} | {row.count} | {row.of} | {share} |" in page
