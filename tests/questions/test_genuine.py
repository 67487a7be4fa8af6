"""Genuine forecasts by what they knew, scored twice, each target year by the method of its first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from povanalysis import project as projects
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions.record import genuine, ledger
from povanalysis.questions.record.came import came
from povanalysis.questions.results import forecasts_given, panel_results, place_scenarios
from povanalysis.trends.engine import ENGINE_VERSION
from tests.questions.conftest import rows

DAY = "2026-11-25"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of two ledger files: an old one, and that of today's forecasts."""
    project = Project(tmp_path_factory.mktemp("ledger"))
    made = panel_results().forecasts
    found = place_scenarios(ledger.next_year(made))
    table = ledger.rows(made, DAY)
    old = ledger.rows(made.without, "2026-11-22")
    ledger.keep(project, "2026-11-22-old", old)
    ledger.keep(project, f"{DAY}-new", table, ledger.basis(made, found.knots, found.rows))
    return project


def test_what_forecasts_rest_on_is_kept_beside_them(kept: Project) -> None:
    table = ledger.read(kept, "3524")
    new = table[table["version"] == f"{DAY}-new"]
    made = panel_results().forecasts["3524"]
    dated = [one for one in made.known if one.published_on]
    assert dated
    texts = [f"{one.region}@{one.period}={one.value:g}" for one in dated]
    assert set(new["known"]) == {" ".join(texts)}
    assert set(new["engine"]) == {ENGINE_VERSION}
    old = table[table["version"] == "2026-11-22-old"]
    assert (set(old["engine"]), set(old["known"])) == ({""}, {""})


def test_provinces_and_the_nation_are_written_down_too(kept: Project) -> None:
    made = panel_results().forecasts
    table = ledger.read(kept, "3500")
    own = table[(table["version"] == f"{DAY}-new") & (table["output_type_id"] == "0.5")]
    own = own[own["output_type"] == "quantile"]
    first = made["3500"].years[0]
    assert own["value"].iloc[0] == pytest.approx(made["3500"].median(first), abs=5e-4)


def test_files_from_before_are_read_as_they_are() -> None:
    table = ledger.read(projects.find(), "3524")
    old = table[table["version"] == "2026-11-22-cfc1a485"]
    assert not old.empty
    assert set(old["engine"]) == {""}
    assert np.isnan(old["condition"]).all()


def test_a_scenario_is_never_written_down() -> None:
    assumed = forecasts_given({("3500", "2026-03"): 9.1})
    with pytest.raises(ValueError, match="never written down"):
        ledger.basis(assumed)


def truth(own: float, above: float) -> pd.DataFrame:
    return pd.concat(
        [
            rows({2026: own}, vintage="2026-12-20"),
            rows({2026: above}, "3500", vintage="2026-12-10"),
        ],
        ignore_index=True,
    )


def test_a_forecast_is_scored_as_issued_and_with_the_condition_that_came_true(
    kept: Project,
) -> None:
    table = ledger.read(kept, "3524")
    new = table[table["version"] == f"{DAY}-new"]
    above = 9.35
    said = forecasts_given({("3500", "2026-03"): above})["3524"]
    came = round(said.median(2026), 2)
    found = genuine.score(new, truth(came, above), "3524")
    assert isinstance(found, genuine.LedgerScore)
    twice = found.condition
    assert twice is not None
    assert twice.n == 1
    assert twice.wis_issued == pytest.approx(found.wis)
    q = np.array([said.quantile(2026, p) for p in ledger.QUANTILES])
    p = np.array(ledger.QUANTILES)
    loss = float(np.mean(2 * np.maximum(p * (came - q), (p - 1) * (came - q))))
    assert twice.wis == pytest.approx(loss, abs=0.005)
    assert twice.wis < twice.wis_issued
    assert (twice.held80, twice.held95) == (1, 1)


def test_scores_are_parted_by_what_was_known(kept: Project) -> None:
    table = ledger.read(kept, "3524")
    new = table[table["version"] == f"{DAY}-new"]
    found = genuine.score(new, truth(11.6, 9.1), "3524")
    assert isinstance(found, genuine.LedgerScore)
    assert [one.state for one in found.states] == ["top"]
    undated = new.assign(known="")
    again = genuine.score(undated, truth(11.6, 9.1), "3524")
    assert isinstance(again, genuine.LedgerScore)
    assert [one.state for one in again.states] == [""]
    assert again.wis == found.wis


def test_a_target_year_keeps_the_method_of_its_first_forecast(kept: Project) -> None:
    table = ledger.read(kept, "3524")
    found = genuine.score(table, truth(11.6, 9.1), "3524")
    assert isinstance(found, genuine.LedgerScore)
    assert (found.engine, found.origins) == ("", ("2026-11-22",))
    (later,) = found.later
    assert (later.engine, later.origins, later.n) == (ENGINE_VERSION, (DAY,), 1)
    assert later.wis != found.wis
    last = genuine.recorded(table, truth(11.6, 9.1), "3524", 2026)
    assert last is not None
    assert (last.origin, last.engine, last.n) == (DAY, ENGINE_VERSION, 2)


def test_two_versions_of_one_day_are_two_forecasts(kept: Project) -> None:
    table = ledger.read(kept, "3524")
    new = table[table["version"] == f"{DAY}-new"]
    twin = pd.concat([new, new.assign(version=f"{DAY}-other")], ignore_index=True)
    found = genuine.score(twin, truth(11.6, 9.1), "3524")
    assert isinstance(found, genuine.LedgerScore)
    assert found.n == 2
    last = genuine.recorded(twin, truth(11.6, 9.1), "3524", 2026)
    assert last is not None
    assert last.n == 1


def test_a_damaged_companion_is_named_with_the_cure(tmp_path: Path, kept: Project) -> None:
    project = Project(tmp_path)
    table = ledger.read(kept, "3524")[list(ledger.COLUMNS)].assign(origin_date=DAY)
    ledger.keep(project, f"{DAY}-v", table)
    (project.forecasts / f"{DAY}-v.json").write_text('{"known": 3', encoding="utf-8")
    with pytest.raises(DataError, match=r"v\.json cannot be read.*git restore"):
        ledger.read(project)


@pytest.mark.parametrize(
    ("target", "met", "margin"),
    [(12.1, True, 0.1), (12.0, True, 0.0), (11.9, False, -0.1), (None, None, None)],
)
def test_a_target_is_met_at_or_below_it(
    target: float | None, met: bool | None, margin: float | None
) -> None:
    found = came(rows({2026: 12.0}, vintage="2026-12-20"), 2026, target, None)
    assert found is not None
    assert (found.value, found.met, found.margin, found.recorded) == (12.0, met, margin, None)
    assert came(rows({2026: 12.0}), 2025, target, None) is None


def test_between_figures_of_the_province_quantiles_lie_on_straight_lines() -> None:
    knots, rows_ = np.array([-2.0, -1.0, 1.0]), np.array([[0.0, 1.0], [1.0, 3.0], [2.0, 4.0]])
    for at, row in (
        (-3.0, [-1.0, -1.0]),  # beyond the first, along the first line
        (-2.0, [0.0, 1.0]),
        (-1.5, [0.5, 2.0]),
        (0.0, [1.5, 3.5]),
        (1.0, [2.0, 4.0]),
        (3.0, [3.0, 5.0]),
    ):
        assert genuine._along(at, knots, rows_).tolist() == row
    # a province with one figure to read from: the regency follows it
    assert genuine._along(0.5, knots[:1], rows_[:1]).tolist() == [2.5, 3.5]


def test_what_was_last_written_down_is_read_with_every_bound(kept: Project) -> None:
    table = ledger.read(kept, "3524")
    last = genuine.recorded(table, truth(11.6, 9.1), "3524", 2026)
    assert last is not None
    made = panel_results().forecasts["3524"]
    said = (last.low95, last.low80, last.median, last.high80, last.high95)
    wanted = [made.quantile(2026, p) for p in (0.025, 0.1, 0.5, 0.9, 0.975)]
    assert said == pytest.approx(wanted, abs=5e-4)
    assert (last.came, last.public) == (11.6, "2026-12-20")
    assert last.error == pytest.approx(11.6 - last.median)
    assert last.held80 == (last.low80 <= 11.6 <= last.high80)
