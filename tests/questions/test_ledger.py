"""Genuine forecasts: written once, never changed, scored when the truth comes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.record import genuine, ledger
from povanalysis.sources import store
from povanalysis.trends import PanelForecast
from tests.questions.conftest import AS_OF, rows


@pytest.fixture(scope="module")
def table(forecasts: PanelForecast) -> pd.DataFrame:
    return ledger.rows(forecasts, AS_OF, targets=store.table("targets"))


def test_rows_are_hubverse_model_output(table: pd.DataFrame, forecasts: PanelForecast) -> None:
    assert tuple(table.columns) == (
        "origin_date",
        "target",
        "horizon",
        "location",
        "output_type",
        "output_type_id",
        "value",
    )
    assert set(table["output_type"]) == {"quantile", "cdf"}
    quantiles = table[table["output_type"] == "quantile"]
    assert len(quantiles) == 514 * 5 * len(ledger.QUANTILES)
    rising = quantiles.groupby(["location", "horizon"])["value"].is_monotonic_increasing
    assert rising.all()
    # March 2026 lies in the year of the origin date: horizon 0
    assert sorted(table["horizon"].unique()) == [0, 1, 2, 3, 4]
    (event,) = table[table["output_type"] == "cdf"].to_dict("records")
    assert (event["location"], event["horizon"], event["output_type_id"]) == ("3524", 0, "11.95")
    assert event["value"] == pytest.approx(
        forecasts["3524"].probability_at_most(2026, 11.95), abs=1e-6
    )


def test_the_next_year_is_that_after_most_last_figures(forecasts: PanelForecast) -> None:
    assert ledger.next_year(forecasts) == 2026


def test_a_version_is_written_once_and_never_again(tmp_path: Path, table: pd.DataFrame) -> None:
    project = Project(tmp_path)
    first = ledger.keep(project, "2026-11-22-abc", table)
    assert first == tmp_path / "data" / "forecasts" / "2026-11-22-abc.csv"
    assert first.stat().st_mode & 0o777 == 0o644  # a file of the project, for all to read
    before = first.read_bytes()
    assert ledger.keep(project, "2026-11-22-abc", table.assign(value=0.0)) is None
    assert first.read_bytes() == before
    later = table.assign(origin_date="2027-07-30")
    assert ledger.keep(project, "2027-07-30-def", later) is not None
    assert sorted(path.name for path in first.parent.iterdir()) == [
        "2026-11-22-abc.csv",
        "2027-07-30-def.csv",
        "chain.jsonl",
    ]
    assert len(ledger.read(project)) == 2 * len(table)


def test_what_is_read_is_what_was_kept(tmp_path: Path, table: pd.DataFrame) -> None:
    project = Project(tmp_path)
    ledger.keep(project, f"{AS_OF}-v", table)
    found = ledger.read(project)
    pd.testing.assert_frame_equal(found[list(ledger.COLUMNS)], table, check_dtype=False)
    assert set(found["version"]) == {f"{AS_OF}-v"}


def test_a_region_that_an_older_record_does_not_hold_is_read_from_the_others(
    tmp_path: Path, table: pd.DataFrame
) -> None:
    # the records of November 2026 before the nation's figures came hold 73 regions
    project = Project(tmp_path)
    of_java = table[table["location"].str[:2].isin(["33", "35"])]
    ledger.keep(project, "2026-11-22-abc", of_java.assign(origin_date="2026-11-22"))
    ledger.keep(project, f"{AS_OF}-def", table)
    for region, times in (("7311", 1), ("3524", 2)):
        own = table[table["location"] == region]
        assert len(ledger.read(project, region)) == times * len(own)
    assert ledger.read(project, "9999").empty


def test_an_empty_or_damaged_ledger_is_told_apart(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert ledger.read(project).empty
    (tmp_path / "data" / "forecasts").mkdir(parents=True)
    (tmp_path / "data" / "forecasts" / "2026-01-01-v.csv").write_text(
        "origin_date,value\n2026-01-01,1\n"
    )
    with pytest.raises(DataError, match="lacks the columns target"):
        ledger.read(project)


def said(low: float, middle: float, high: float, chance: float) -> pd.DataFrame:
    """A forecast for March 2026 made on 22 November 2026."""
    quantiles = {0.025: low, 0.1: low, 0.5: middle, 0.9: high, 0.975: high}
    found = [(AS_OF, "P0", 0, "3524", "quantile", f"{p:g}", v) for p, v in quantiles.items()]
    found.append((AS_OF, "P0", 0, "3524", "cdf", "11.95", chance))
    return pd.DataFrame(found, columns=list(ledger.COLUMNS))


def test_a_figure_of_a_later_vintage_scores() -> None:
    truth = rows({2026: 11.9}, vintage="2027-01-15")
    found = genuine.score(said(11.0, 11.8, 12.5, 0.7), truth, "3524")
    assert isinstance(found, genuine.LedgerScore)
    assert (found.n, found.held80, found.held95, found.n_targets) == (1, 1, 1, 1)
    assert found.brier == pytest.approx((0.7 - 1) ** 2)
    missed = genuine.score(said(12.0, 12.2, 12.5, 0.1), truth)
    assert isinstance(missed, genuine.LedgerScore)
    assert (missed.held80, missed.brier) == (0, pytest.approx(0.81))


def test_a_figure_that_was_in_the_data_already_scores_nothing() -> None:
    known = rows({2026: 11.9}, vintage=AS_OF)
    revised = pd.concat([known, rows({2026: 11.8}, vintage="2027-08-01")], ignore_index=True)
    for truth in (known, revised, rows({2025: 12.03}, vintage="2027-01-15")):
        found = genuine.score(said(11.0, 11.8, 12.5, 0.7), truth, "3524")
        assert isinstance(found, Refusal)
        assert found.reason is Reason.NOTHING_DUE


def test_what_was_said_of_a_target_is_read_with_its_score() -> None:
    for came, brier in ((11.9, (0.7 - 1) ** 2), (11.95, (0.7 - 1) ** 2), (12.2, 0.7**2)):
        truth = rows({2026: came}, vintage="2027-01-15")
        last = genuine.recorded(said(11.0, 11.8, 12.5, 0.7), truth, "3524", 2026)
        assert last is not None
        assert (last.target, last.probability, last.came) == (11.95, 0.7, came)
        assert last.brier == pytest.approx(brier)
        other = genuine.recorded(said(11.0, 11.8, 12.5, 0.7), truth, "3524", 2026, 11.0)
        assert other is not None
        assert (other.target, other.brier) == (None, None)
