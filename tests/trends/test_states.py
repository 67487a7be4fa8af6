"""Backtests by state of knowledge: nothing of the future, and bars on the shipped panel."""

import numpy as np
import pandas as pd
import pytest

from povanalysis.errors import ParameterError, SeriesError
from povanalysis.trends import Backtest, backtest, forecast_panel
from povanalysis.trends.given.states import STATES
from tests.trends.panels import nested, shipped_with_places, walks


@pytest.fixture(scope="module")
def tested() -> Backtest:
    return backtest(shipped_with_places(), 1, 10, models=[], given=["parent", "top", "half-year"])


def held(tested: Backtest, model: str, level: float) -> float:
    """Mean over origin years of the share of intervals that held, per cent."""
    table = tested.coverage(("model", "origin"))
    chosen = (table["model"] == model) & np.isclose(table["level"], level)
    return 100 * float(table.loc[chosen, "coverage"].mean())


def mae(tested: Backtest, model: str, origins: list[int] | None = None) -> float:
    table = tested.scores(("model", "origin"))
    chosen = (table["model"] == model) & table["origin"].isin(origins or table["origin"])
    return float(table.loc[chosen, "mae"].mean())


def shifted(place: str) -> float:
    """Mean error of the last figure moved by a place's logit change ("own": the province's)."""
    frame = shipped_with_places()
    frame["z"] = np.log(frame["value"] / (100 - frame["value"]))
    annual = frame[(frame["time"] % 1 < 0.5) == (frame["year"] >= 2015)]
    wide = annual.pivot(index="region", columns="year", values="z")
    change = wide.diff(axis=1)
    regions = [r for r in wide.index if not r.endswith("00")]
    parents = [r[:2] + "00" if place == "own" else place for r in regions]
    moved = wide.shift(axis=1).loc[regions] + change.loc[parents].to_numpy()
    error = 100 / (1 + np.exp(-moved)) - 100 / (1 + np.exp(-wide.loc[regions]))
    return float(error[range(2016, 2026)].abs().to_numpy().mean())


def test_given_the_province_or_the_nation_errors_are_those_of_the_plain_shift(tested):
    assert mae(tested, "given parent") <= 1.05 * shifted("own") < 0.2
    assert mae(tested, "given top") <= 1.05 * shifted("0000") < 0.26


def test_given_half_year_figures_errors_are_at_most_three_quarters(tested):
    table = tested.scores(("model", "origin"))
    origins = table.loc[table["model"] == "given half-year", "origin"].tolist()
    assert origins == [*range(2015, 2022), 2024]
    without = mae(tested, "published", origins)
    assert mae(tested, "given half-year") <= 0.75 * without


@pytest.mark.parametrize("model", ["given parent", "given top"])
def test_intervals_given_what_is_known_are_honest(tested, model):
    assert 75 <= held(tested, model, 0.8) <= 88
    assert held(tested, model, 0.95) >= 92


def test_crps_falls_with_the_error(tested):
    crps = tested.scores().set_index("model")["crps"]
    assert crps["given parent"] < 0.4 * crps["published"]
    assert crps["given top"] < 0.55 * crps["published"]


def test_lamongan_given_the_nation_meets_its_target_with_the_chance_of_the_plain_shift():
    frame = shipped_with_places()
    september = (frame["time"] > 2025.5) & frame["region"].str.endswith("00")
    made = forecast_panel(frame[~september], 1, given={("0000", "2026-03"): 8.07})["3524"]
    assert [one.region for one in made.known] == ["0000"]
    assert 0.78 <= made.probability_at_most(2026, 11.95) <= 0.95


@pytest.mark.parametrize("panel", ["made up", "shipped"])
def test_figures_after_the_year_forecast_change_no_forecast_of_the_past(panel):
    frame, year = nested(ahead=False) if panel == "made up" else shipped_with_places(), 2021
    later = frame["time"] > year + 0.5
    odd = frame.assign(value=frame["value"].where(~later, 37.77))
    new = odd.assign(weight=frame["weight"].where(~later, 1.0))
    plain = backtest(frame, 1, 9, models=[], given=STATES, link="logit").records
    poisoned = backtest(new, 1, 9, models=[], given=STATES, link="logit").records
    early = plain["origin"] < year
    left = {"given half-year"} if panel == "made up" else set()
    assert {f"given {name}" for name in STATES} - left <= set(plain["model"])
    early_too = poisoned["origin"] < year
    pd.testing.assert_frame_equal(plain[early], poisoned[early_too])
    assert not plain[~early].equals(poisoned[~early_too])


def test_a_backtest_forecasts_what_would_have_been_forecast_then():
    frame = nested(ahead=False)
    then = frame[(frame["year"] < 2025) | frame["region"].isin(["1000", "2000", "3000"])]
    made = forecast_panel(then, 1)
    tested = backtest(frame, 1, 1, models=[], given="parent").records
    medians = tested[tested["model"] == "given parent"].set_index("region")["median"]
    assert medians.to_dict() == pytest.approx({r: one.median(2025) for r, one in made.items()})


def test_states_are_scored_as_models_beside_the_others():
    tested = backtest(nested(ahead=False), 2, 3, models=["naive"], given=("top", "others"))
    assert {"published", "naive", "given top", "given others"} == set(tested.scores()["model"])
    events = tested.event_scores()
    assert "given top" in set(events["model"])


def test_a_state_that_does_not_exist_is_refused():
    with pytest.raises(ParameterError, match="is not a state of knowledge"):
        backtest(nested(), 1, 3, given="moon")


def test_states_need_places_above():
    with pytest.raises(SeriesError, match="names no parents"):
        backtest(walks(6), 1, 3, given="parent")
