"""Frames of observations pass straight into forecasts; regions answer to names and codes."""

import numpy as np
import pandas as pd
import pytest

import povanalysis as pov
from povanalysis.errors import RegionError, SeriesError
from povanalysis.indicators import INDICATORS
from povanalysis.questions.ground.figures import panel
from povanalysis.regions import get
from povanalysis.series import reference_period
from povanalysis.trends import reference_fits, shock_effects
from povanalysis.trends.panels.observed import annual_series, find_region
from tests.trends.panels import series, walks


@pytest.fixture(scope="module")
def obs() -> pd.DataFrame:
    return pov.observations(indicator="P0")


@pytest.mark.parametrize("indicator", list(INDICATORS))
def test_observations_pass_straight_into_forecasts_and_backtests(indicator):
    found = pov.observations(indicator=indicator)
    made = pov.forecast_panel(found, horizon=2)
    assert made.link_reason == f"indicator {indicator}"
    assert made["3524"].link == ("logit" if indicator == "P0" else "log")
    assert not {"0000", "3300", "3500"} & set(made)
    assert pov.forecast(found, region="Lamongan", horizon=2) == made["Lamongan"]
    held = found[(found["region"] == "3524") & (found["period"] == "March")]
    assert made["3524"].last_value == held.loc[held["year"].idxmax(), "value"]
    tested = pov.backtest(found, 1, 2, models=())
    assert set(tested.records["region"]) <= set(made)
    assert tested.record("Lamongan").total > 0


def test_observations_are_forecast_as_the_reports_forecast_them(obs):
    assert pov.forecast_panel(obs, 5).forecasts == pov.forecast_panel(panel(obs), 5).forecasts
    whole = pov.forecast(obs, region="Jawa Timur")
    assert whole == pov.forecast(panel(obs, "3500"), "3500")
    assert (obs["period"] == "September").any()  # every round is still there


def test_parents_change_nothing_and_say_how_they_are_forecast(obs):
    parents = obs["region"].str.endswith("00")
    made = pov.forecast_panel(obs, 2)
    assert made.forecasts == pov.forecast_panel(obs[~parents], 2).forecasts
    assert set(made.refused) == set(obs.loc[parents, "region"])
    assert len(made.refused) == 39  # the nation and its provinces
    with pytest.raises(SeriesError, match=r"Use forecast\(frame, region='3500'\)"):
        made["Jawa Timur"]
    alone = pov.forecast_panel(obs[obs["region"].isin(["3300", "3500"])], 2)
    assert list(alone) == ["3300", "3500"]


def test_the_newest_vintage_of_each_figure_counts(obs):
    last = obs[(obs["region"] == "3524") & (obs["year"] == 2025)]
    revised = pd.concat([obs, last.assign(vintage="2027-01-01", value=11.5)])
    revised = revised.sample(frac=1, random_state=1)
    assert pov.forecast_panel(revised, 1)["3524"].last_value == 11.5
    with pytest.raises(SeriesError, match=r"3524, year 2025: two figures for one year"):
        pov.forecast_panel(pd.concat([obs, last.assign(value=11.5)]), 1)


def test_a_series_takes_the_round_of_the_reference_month(obs):
    rows, parents = annual_series(obs, keep=["0000"])
    assert len(parents) == 38
    assert all(code.endswith("00") and code != "0000" for code in parents)
    own = rows[rows["region"] == "0000"].set_index("year")["value"]
    for year, value in own.items():
        wanted = (obs["region"] == "0000") & (obs["year"] == year)
        wanted &= obs["period"] == reference_period(year)
        assert obs.loc[wanted, "value"].tolist() == [value]
    assert not {"period", "vintage"} & set(rows.columns)


def test_years_whose_month_is_not_established_are_fitted_only_when_asked_for(obs):
    assert pov.forecast(obs, "3524").n_observations == 14
    assert pov.forecast(obs, "3524", fit_from=2010).n_observations == 16
    bare = obs.drop(columns="period_status")
    assert pov.forecast(bare, "3524") == pov.forecast(obs, "3524")


def test_several_indicators_are_refused_with_the_cure():
    both = pov.observations(indicator=("P0", "P1"))
    for call in (pov.forecast_panel, pov.backtest, lambda f: pov.forecast(f, "3524")):
        with pytest.raises(SeriesError, match=r"2 indicators \(P0, P1\).*indicator='P0'"):
            call(both)


def test_a_region_without_a_figure_of_the_right_month_is_refused_with_the_command(obs):
    autumn = obs[
        (obs["region"] != "0000") | ((obs["period"] == "September") & (obs["year"] > 2020))
    ]
    with pytest.raises(SeriesError, match=r"0000 has no P0 figure.*data add 0000 YEAR VALUE"):
        pov.forecast(autumn, "Indonesia")


def test_a_region_whose_index_is_printed_as_nought_is_named_and_the_others_go_on():
    found = pov.observations(["3524", "3506", "3311"], indicator="P2")
    newest = found["year"] == found.loc[found["region"] == "3506", "year"].max()
    found.loc[newest & (found["region"] == "3506"), "value"] = 0.0
    made = pov.forecast_panel(found, horizon=1)
    assert set(made) == {"3311", "3524"}
    assert "printed as 0.00" in made.refused["3506"]
    with pytest.raises(SeriesError, match="0 is not"):
        pov.forecast(found, "Kabupaten Kediri", horizon=1)


def test_other_calls_take_observations_too(obs):
    before = obs[obs["year"] < 2020]["region"]  # no shock where the area's series begins later
    shocked = set(shock_effects(obs).effects["region"])
    assert shocked <= set(pov.forecast_panel(obs, 1))
    assert set(pov.forecast_panel(obs, 1)) - shocked <= {"7404", "7411"}
    assert len(shocked) > 0.9 * before[~before.str.endswith("00")].nunique()
    assert reference_fits(obs, "Lamongan", 1)[0].years == (2026,)


@pytest.mark.parametrize("one", ["3524", "Lamongan", 3524, np.int64(3524), get("3524")])
def test_a_text_or_a_number_is_one_region(one):
    assert set(pov.observations(one)["region"]) == {"3524"}
    assert set(pov.observations([one, "Sukoharjo"])["region"]) == {"3311", "3524"}


@pytest.mark.parametrize("asked", ["3524", "Lamongan", "KAB. LAMONGAN", 3524, get("3524")])
def test_regions_answer_to_names_and_codes(obs, asked):
    made = pov.forecast_panel(obs, 1)
    assert made[asked] is made["3524"]
    assert asked in made
    assert made.get(asked) is made["3524"]
    assert pov.forecast(obs, region=asked, horizon=1) == made["3524"]


def test_a_name_of_two_regions_is_refused_with_both(obs):
    made = pov.forecast_panel(obs, 1)
    for call in (lambda: made["Kediri"], lambda: pov.forecast(obs, "Kediri")):
        with pytest.raises(RegionError, match="3506 Kabupaten Kediri, 3571 Kota Kediri"):
            call()
    assert "Kediri" not in made
    assert made["Kota Kediri"].region == "3571"
    with pytest.raises(RegionError, match="Did you mean 3524 Kabupaten Lamongan"):
        made["Lamogan"]


def test_own_labels_win_and_need_be_no_places():
    frame = pd.concat([series(region=r) for r in ("Kediri", "north", "3524")])
    made = pov.forecast_panel(frame, 1)
    assert made["Kediri"].region == "Kediri"
    assert made["north"].region == "north"
    assert pov.forecast(frame, "Kediri", 1).region == "Kediri"
    with pytest.raises(RegionError, match=r"'south' is not in this panel\. Regions: 3524, Kediri"):
        made["south"]
    assert made.get("south", 1) == 1


def test_labels_that_are_names_answer_to_codes():
    labels = ["Kab. Lamongan", "Kota Kediri", "Kediri"]
    assert find_region("3524", labels, "the frame") == "Kab. Lamongan"
    assert find_region("3571", labels, "the frame") == "Kota Kediri"
    with pytest.raises(RegionError, match="'3506' is not in the frame"):
        find_region("3506", labels, "the frame")  # "Kediri" may be either
    with pytest.raises(RegionError, match="holds no region"):
        find_region("3506", [], "the frame")


@pytest.mark.parametrize("kind", ["int64", "category", "string"])
def test_observations_read_back_from_a_file_are_still_observations(obs, kind):
    own = obs[obs["region"].isin(["3524", "3506", "3500"])]
    changed = own.assign(region=own["region"].astype(int) if kind == "int64" else own["region"])
    changed = changed.astype({"region": kind, "period": "category", "year": "Int64"})
    changed = changed.astype({"vintage": "category"})
    changed = changed.set_index(pd.PeriodIndex(own["year"].astype(str), freq="Y", name="year"))
    assert pov.forecast_panel(changed, 2).forecasts == pov.forecast_panel(own, 2).forecasts


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda f: pd.concat([f, f]), "two figures for one year"),
        (lambda f: f.assign(value=f["value"].where(f["year"] != 2020)), "2020: value nan"),
        (lambda f: f.assign(value=f["value"].astype(str) + " %"), "not a number"),
        (lambda f: f.assign(value="12,03"), "decimal comma"),
        (lambda f: f.assign(year=f["year"] + 0.5), "whole calendar year"),
        (lambda f: f.assign(year=f["year"].astype(float).where(f["year"] != 2020)), "year nan"),
        (lambda f: f.assign(region=None), "without a usable region"),
        (lambda f: f.iloc[:0], "."),
        (lambda f: f.drop(columns="value"), "lacks the columns value"),
        (lambda f: pd.concat([f, f[["value"]]], axis=1), "more than one column"),
    ],
)
@pytest.mark.parametrize("observed", [True, False])
def test_hostile_frames_are_refused_in_one_line_with_a_cure(obs, observed, change, says):
    frame = obs[obs["region"].isin(["3524", "3506"])] if observed else walks(3)
    region, bad = frame["region"].iloc[0], change(frame.copy())
    calls = (pov.forecast_panel, pov.backtest, lambda bad: pov.forecast(bad, region))
    for call in calls:
        with pytest.raises(pov.PovError, match=says) as caught:
            call(bad)
        assert "\n" not in str(caught.value)
        assert caught.value.cure


@pytest.mark.parametrize("year", [2013.5, None])  # of a March, where a September would count
def test_a_part_year_among_observations_is_reported_and_not_left_out(obs, year):
    rows = obs[obs["region"].isin(["3524", "3506"])].astype({"year": float})
    odd = rows[(rows["region"] == "3524") & (rows["year"] == 2019)].assign(year=year)
    with pytest.raises(SeriesError, match="is not a whole calendar year"):
        pov.forecast_panel(pd.concat([rows, odd]), 1)
