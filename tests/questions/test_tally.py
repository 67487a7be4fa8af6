"""Every word of every scale is of use on the 73 regencies."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from povanalysis.questions.ground.figures import march
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


def test_the_yardstick_of_eight_per_cent_is_counted_by_plain_arithmetic(
    counted: pd.DataFrame, measured: pd.DataFrame
) -> None:
    of = counted.groupby("scale")["of"].first()
    # 73 regions with ten changes each; 34 and 37 pairs of neighbours; slopes and spreads of two
    # provinces from 2015, ..., 2021; six years of two blocks of P1
    assert (of["order of neighbours"], of["convergence"]) == (34 + 37, 2 * 2 * 7)
    assert (of["target"], of["mover"], of["depth"]) == (73, 73, 73 * 6)
    rates = march(measured)
    now, trend = rates.loc[2025], rates.diff().mean()
    low = now <= 8
    ratio = (8 - now) / 4 / trend
    wanted = {
        ("outcome", "met"): low.sum(),
        ("pace", None): (~low).sum(),
        ("ambition", "asked for no fall"): low.sum(),
        ("ambition", "less than the trend"): (~low & (trend < 0) & (ratio < 0.8)).sum(),
        ("ambition", "more than the trend"): (~low & ((trend >= 0) | (ratio > 1.25))).sum(),
    }
    # 900 households of 4.25 persons at most, beside 1000 * POOR / P0 persons a point
    size = 100_000 * march(measured, "POOR").loc[2025] / now
    need = (900 * 4.25 / (size * (now - 8) / 100))[~low]
    wanted["programme", "the whole need at most"] = (need >= 1).sum()
    wanted["programme", "less than a tenth of the need at most"] = (need < 0.1).sum()
    for (scale, verdict), count in wanted.items():
        own = counted[counted["scale"] == scale].set_index("verdict")
        assert (own["of"].iloc[0] if verdict is None else own.loc[verdict, "count"]) == count


def test_shares_of_a_scale_sum_to_one(counted: pd.DataFrame) -> None:
    assert counted.groupby("scale")["share"].sum().to_numpy() == pytest.approx(1.0)


def test_the_documentation_prints_the_counts_on_changes(counted: pd.DataFrame) -> None:
    page = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    changes = counted[counted["scale"].str.startswith("change")]
    for row in changes.itertuples(index=False):
        share = f"{100 * row.share:.1f} %"
        assert f"| {row.scale} | {row.verdict} | {row.count} | {row.of} | {share} |" in page
