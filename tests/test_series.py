"""The observation contract on the shipped figures."""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.errors import SeriesError
from povanalysis.indicators import INDICATORS
from povanalysis.series import COLUMNS, KEY, annual, decimal_year, latest_vintage
from povanalysis.sources import store


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return store.load()


def test_every_row_has_the_columns_of_the_contract_and_a_key_of_its_own(
    observations: pd.DataFrame,
) -> None:
    assert tuple(observations.columns) == COLUMNS
    assert not observations.duplicated(list(KEY)).any()
    assert set(observations["indicator"]) == set(INDICATORS)
    assert observations["region"].str.fullmatch(r"\d{4}").all()
    assert not observations["spell"].str.contains("other").any()


def test_the_73_regencies_of_two_provinces_have_a_figure_for_every_year_since_2012(
    observations: pd.DataFrame,
) -> None:
    series = annual(observations)
    kabkota = series[~series["region"].str.endswith("00")]
    assert kabkota["region"].nunique() == 514
    kabkota = kabkota[kabkota["region"].str[:2].isin(["33", "35"])]
    assert kabkota["region"].nunique() == 73
    assert set(
        kabkota.groupby("region")["year"].agg(["min", "max", "size"]).agg(tuple, axis=1)
    ) == {(2012, 2025, 14)}


def test_the_step_from_2014_to_2015_is_half_a_year(observations: pd.DataFrame) -> None:
    lamongan = annual(observations, regions=["3524"]).set_index("year")
    # breaks.csv B5: September until 2014, March since 2015
    assert lamongan.loc[2014, "period"] == "September"
    assert lamongan.loc[2015, "time"] - lamongan.loc[2014, "time"] == pytest.approx(0.5)
    assert lamongan.loc[2016, "time"] - lamongan.loc[2015, "time"] == pytest.approx(1)
    assert lamongan.loc[2014, "spell"] != lamongan.loc[2015, "spell"]


def test_the_headline_series_is_the_published_one(observations: pd.DataFrame) -> None:
    lamongan = annual(observations, regions=["3524"]).set_index("year")["value"]
    # typed from the table of BPS Jawa Timur, not from our files
    published = {2019: 13.21, 2020: 13.85, 2021: 13.86, 2022: 12.53, 2024: 12.16, 2025: 12.03}
    assert lamongan[list(published)].to_dict() == published


def test_every_row_names_a_raw_row_that_holds_its_value(observations: pd.DataFrame) -> None:
    from povanalysis.project import find

    lines = {
        name: (find().root / name).read_text(encoding="utf-8").splitlines()
        for name in observations["src_file"].unique()
    }
    for row in observations.sample(200, random_state=1).itertuples():
        line = lines[row.src_file][row.src_row - 1]
        assert line.startswith(f"{row.region},")
        assert any(
            cell.replace(".", "", 1).isdigit() and float(cell) == row.value
            for cell in line.split(",")
        )


def test_a_revision_is_a_further_vintage_and_the_newest_one_counts() -> None:
    rows = pd.DataFrame(
        {
            "region": "3524",
            "indicator": "P0",
            "year": 2025,
            "period": "March",
            "vintage": ["2026-11-22", "2025-08-01"],
            "value": [12.03, 12.04],
        }
    )
    assert latest_vintage(rows)["value"].tolist() == [12.03]


def test_time_is_the_middle_of_the_reference_month() -> None:
    assert decimal_year(2025, "March") == pytest.approx(2025 + 2.5 / 12)


def test_an_unknown_indicator_names_the_known_ones() -> None:
    with pytest.raises(SeriesError, match="P0, P1, P2, POVERTY_LINE, POOR"):
        annual(store.load(), indicator="GDP")
