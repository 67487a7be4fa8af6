import pytest

from povanalysis.errors import DataError
from povanalysis.trends import PanelResults, compute_panel, load_panel, save_panel
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


def test_results_of_another_data_version_are_refused_with_the_command(results, tmp_path):
    save_panel(results, tmp_path)
    with pytest.raises(DataError, match="povanalysis data build"):
        load_panel(tmp_path, "2027-01")


def test_an_unfinished_save_is_not_read(results, tmp_path):
    save_panel(results, tmp_path)
    (tmp_path / "panel-key.json").unlink()
    with pytest.raises(DataError, match="do not exist"):
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
    assert again.forecasts["1000"].median(2026) == made.forecasts["1000"].median(2026)
    assert again.forecasts.draws_of_year(2026, n=50).equals(
        made.forecasts.draws_of_year(2026, n=50)
    )
    assert "given parent" in set(again.backtest.scores()["model"])
