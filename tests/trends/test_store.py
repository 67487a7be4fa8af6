import json

import numpy as np
import pytest

from povanalysis.errors import DataError
from povanalysis.trends import forecast_panel
from povanalysis.trends.store import (
    PanelResults,
    compute_panel,
    load_panel,
    load_places,
    save_panel,
    save_places,
)
from povanalysis.trends.sums import backtest_places, up_to
from tests.trends.panels import nested, walks


@pytest.fixture(scope="module")
def results() -> PanelResults:
    return compute_panel(walks(6, 12), "2026-09", horizon=3, origins=3)


def test_what_was_saved_is_what_is_loaded(results, tmp_path):
    save_panel(results, tmp_path / "panel")
    again = load_panel(tmp_path / "panel", "2026-09")
    assert again.forecasts.forecasts == results.forecasts.forecasts
    assert again.without["1000"].interval(2026) == results.without["1000"].interval(2026)
    assert again.backtest.scores().equals(results.backtest.scores())
    assert again.backtest.record("1000") == results.backtest.record("1000")


def test_stated_probabilities_are_counted_by_their_years_ahead(results):
    events = results.backtest.events
    assert results.calls["published"].keys() == {"1", "2", "3"}
    for ahead, bins in results.calls["published"].items():
        own = events[(events["model"] == "published") & (events["horizon"] == int(ahead))]
        _low, n, stated, came, year = np.array(bins).T
        assert n.sum() == len(own)
        assert n @ stated / len(own) == pytest.approx(own["probability"].mean())
        assert n @ came / len(own) == pytest.approx(own["happened"].mean())
        assert set(year) == set(own["origin"] + int(ahead))


def test_results_of_another_data_version_are_refused_with_the_command(results, tmp_path):
    save_panel(results, tmp_path)
    with pytest.raises(DataError, match="the next command computes them"):
        load_panel(tmp_path, "2027-01")


def test_an_unfinished_save_is_not_read(results, tmp_path):
    save_panel(results, tmp_path)
    (tmp_path / "panel-key.json").unlink()
    with pytest.raises(DataError, match="does not hold whole"):
        load_panel(tmp_path, "2026-09")


def test_saving_again_leaves_the_same_bytes_and_no_spare_files(results, tmp_path):
    save_panel(results, tmp_path)
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    save_panel(results, tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == first
    assert not any(name.endswith(".part") for name in first)


def test_what_was_known_is_stored_with_the_forecasts(tmp_path):
    made = compute_panel(nested(), "2026-09", horizon=2, origins=3, given=["parent"])
    save_panel(made, tmp_path)
    again = load_panel(tmp_path, "2026-09")
    assert again.forecasts["1101"] == made.forecasts["1101"]
    assert [one.region for one in again.forecasts["1101"].known] == ["1000", "0000"]
    assert again.forecasts["1000"] == made.forecasts["1000"]
    assert again.forecasts["1000"].last_year == 2026
    assert again.tallies == made.tallies
    assert again.calls == made.calls
    assert again.forecasts.draws_of_year(2026, n=50).equals(
        made.forecasts.draws_of_year(2026, n=50)
    )
    assert "given parent" in set(again.backtest.scores()["model"])


def test_what_past_forecasts_were_worth_is_counted_by_state_of_knowledge():
    made = compute_panel(nested(), "2026-09", horizon=2, origins=5, given=["parent"])
    tested = made.backtest
    for model in ("published", "given parent"):
        found = made.tallies["1101"][model]
        own = tested.records[(tested.records["model"] == model) & (tested.records["horizon"] == 1)]
        own = own[own["region"] == "1101"]
        assert found.origins == len(own)
        assert found.mae == pytest.approx((own["value"] - own["median"]).abs().mean())
        wide = tested.intervals.merge(own[["model", "region", "origin", "horizon"]])
        assert found.held80 == wide.loc[wide["level"] == 0.8, "held"].sum()


def test_numpy_alone_reads_what_is_stored(results, tmp_path):
    save_panel(results, tmp_path)
    with np.load(tmp_path / "panel-forecasts.npz", allow_pickle=False) as held:
        plain = json.loads(held["text"].tobytes())
        start, count = plain["forecasts"]["forecasts"][0]["quantiles"][0]["#"]
        row = held["numbers"][start : start + count]
    assert tuple(row) == results.forecasts["1000"].quantiles[0]


def test_places_above_are_backtested_as_sums_and_stored_by_data_version(tmp_path):
    frame = nested(ahead=False)
    tested = backtest_places(frame, 6)
    made = forecast_panel(up_to(frame, 2023), 1)["1000"]
    own = tested.records[tested.records["region"] == "1000"].set_index(["model", "origin"])
    assert own.loc[("published", 2023), "median"] == made.median(2024)
    error = (own["value"] - own["median"]).abs().groupby("model").mean()
    assert error["given top"] < error["published"]
    save_places(tested, "2026-09", tmp_path)
    again = load_places(tmp_path, "2026-09")
    assert again is not None
    assert again.records.equals(tested.records)
    assert load_places(tmp_path, "2027-01") is None
