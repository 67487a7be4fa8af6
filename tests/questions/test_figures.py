"""March tables, changes, peers and people."""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.errors import SeriesError
from povanalysis.history import area_since
from povanalysis.questions.ground.figures import (
    LARGE,
    march,
    of_region,
    panel,
    peers,
    people,
    single_source,
    yearly,
)
from povanalysis.registry import registry
from tests.questions.conftest import rows


def test_a_missing_year_leaves_a_gap_and_no_change_bridges_it() -> None:
    table = march(rows({2015: 10.0, 2016: 9.0, 2018: 8.0, 2019: 7.5}))
    changes = yearly(table)["3524"]
    assert list(table.index) == [2015, 2016, 2017, 2018, 2019]
    assert changes.dropna().to_dict() == {2016: -1.0, 2019: -0.5}


def test_the_newest_vintage_counts_wherever_it_stands() -> None:
    old, new = rows({2024: 9.0, 2025: 8.0}), rows({2025: 7.0}, vintage="2027-01-01")
    for frame in (pd.concat([old, new]), pd.concat([new, old])):
        assert march(frame)["3524"].to_dict() == {2024: 9.0, 2025: 7.0}
        assert of_region(frame, "3524")["P0"].to_dict() == {2024: 9.0, 2025: 7.0}


def test_two_figures_of_one_vintage_are_refused() -> None:
    with pytest.raises(SeriesError, match="Two figures for P0 3524 in March 2025"):
        march(pd.concat([rows({2025: 8.0}), rows({2025: 7.0})]))


def test_a_large_table_is_that_of_its_regions(shipped: pd.DataFrame) -> None:
    whole = march(shipped)
    revised = rows({2025: 11.11}, vintage="2027-01-01")
    newer = pd.concat([shipped, revised], ignore_index=True)
    assert len(shipped) > LARGE
    for region in ("3524", "9701", "7401", "3500", "0000"):  # one not surveyed in 2015, one parted
        alone = march(shipped[shipped["region"] == region])[region]
        pd.testing.assert_series_equal(whole[region].loc[alone.index], alone, check_freq=False)
        assert whole[region].count() == len(alone.dropna())
    assert march(newer)["3524"].loc[2025] == 11.11
    assert march(newer).drop(columns="3524").equals(whole.drop(columns="3524"))
    with pytest.raises(SeriesError, match="Two figures for P0 3524 in March 2025"):
        march(pd.concat([newer, revised], ignore_index=True))
    sole = {"value": 5.0, "region": "9400"}  # its figures before 2024 are of another area
    former = shipped[(shipped["region"] == "3524") & (shipped["indicator"] == "P0")].assign(**sole)
    former = pd.concat([former[former["year"] == 2020], shipped[shipped["indicator"] == "P1"]])
    assert march(former).empty


def test_figures_of_another_area_under_the_same_code_are_in_no_table(shipped: pd.DataFrame) -> None:
    table = march(shipped)
    changed = [region.code for region in registry() if area_since(region.code) > 2015]
    assert {"9100", "9400", "7401", "7402", "7404", "7411"} <= set(changed)
    for code in changed:
        assert table[code].first_valid_index() == area_since(code)
        assert of_region(shipped, code).index[0] == area_since(code)


def test_a_figure_that_is_repeated_for_want_of_a_survey_is_no_figure_of_its_year(
    shipped: pd.DataFrame,
) -> None:
    said = shipped["note"].str.contains("repeated", na=False) & (shipped["indicator"] == "P0")
    found = set(shipped.loc[said, ["region", "year"]].itertuples(index=False, name=None))
    assert found == {(r.code, year) for r in registry() for year in r.repeated}
    for code, year in found:
        assert code not in march(shipped).loc[year].dropna()


def test_a_region_s_table_has_a_column_for_every_indicator() -> None:
    frame = pd.concat([rows({2015: 9.0, 2017: 8.0}), rows({2016: 1.5}, indicator="P1")])
    table = of_region(frame, "3524")
    assert list(table.columns) == ["P0", "P1", "P2", "POVERTY_LINE", "POOR"]
    assert list(table.index) == [2015, 2016, 2017]
    assert table["P1"].dropna().to_dict() == {2016: 1.5}
    assert of_region(frame, "3311").empty


def test_peers_are_the_regencies_of_the_province_and_never_the_province(
    shipped: pd.DataFrame,
) -> None:
    table = march(shipped)
    assert len(peers(table, "3524")) == 38
    assert "3500" not in peers(table, "3524")
    assert peers(table, "3500") == []


def test_population_comes_from_the_latest_year_with_both_figures() -> None:
    frame = pd.concat(
        [rows({2023: 10.0, 2024: 9.0}), rows({2023: 50.0}, indicator="POOR")], ignore_index=True
    )
    found = people(frame, "3524")
    assert found is not None
    # 50 thousand poor are 10 per cent of 500 thousand
    assert (found.population, found.year) == (500_000, 2023)
    assert people(frame, "3524", 2022) is None
    assert people(rows({2024: 9.0}), "3524") is None


def test_forecasts_are_made_on_regencies_and_the_region_in_question(shipped: pd.DataFrame) -> None:
    assert panel(shipped)["region"].nunique() == 514
    assert set(panel(shipped, "3500")["region"]) - set(panel(shipped)["region"]) == {"3500"}


@pytest.mark.parametrize(
    ("also_in", "single"), [("", True), (" ", True), ("A9", False), ("A9 T1", False), (None, False)]
)
def test_a_figure_stands_in_one_source_where_no_other_is_named(
    also_in: str | None, single: bool
) -> None:
    frame = rows({2024: 12.16, 2025: 12.03})
    frame = frame.drop(columns="also_in") if also_in is None else frame.assign(also_in=also_in)
    assert single_source(frame, "3524", "P0", 2025) is single
    assert not single_source(frame, "3524", "P0", 2026)
    assert not single_source(frame, "3524", "P1", 2025)
