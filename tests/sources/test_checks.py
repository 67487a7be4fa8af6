"""The checks on the shipped figures, and each one on the defect it is there for."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from povanalysis.project import Project
from povanalysis.sources import corrections
from povanalysis.sources.checking import checks
from povanalysis.sources.checking.totals import control_totals

from .conftest import ROOT

SHIPPED = Project(ROOT)


@pytest.fixture(scope="module")
def observations(observations: pd.DataFrame) -> pd.DataFrame:
    """The two provinces whose figures tell the rules apart; all of them are in test_nation."""
    return observations[observations["region"].str[:2].isin(["00", "33", "35"])].reset_index(
        drop=True
    )


@pytest.fixture(scope="module")
def declared() -> corrections.Corrections:
    return corrections.load(SHIPPED.raw)


def changed(
    frame: pd.DataFrame, code: str, indicator: str, year: int, /, **new: Any
) -> pd.DataFrame:
    """A copy with one March figure changed."""
    copy = frame.copy()
    rows = (
        (copy["region"] == code)
        & (copy["indicator"] == indicator)
        & (copy["year"] == year)
        & (copy["period"] == "March")
    )
    assert rows.sum() == 1
    for name, value in new.items():
        copy.loc[rows, name] = value
    return copy


def errors(frame: pd.DataFrame, declared: corrections.Corrections) -> set[tuple[str, str, int]]:
    found = checks.check(frame, declared).errors
    return {(finding.check, finding.region, finding.year) for finding in found}


def test_the_shipped_figures_have_no_error(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    checked = checks.check(observations, declared)
    assert checked.errors == []
    kept = {(f.region, f.year) for f in checked.findings if f.severity == "acknowledged"}
    assert kept == {("3574", 2013)}  # breaks.csv B9
    [note] = [f for f in checked.findings if f.check == "jump" and f.region == "3302"]
    assert (note.severity, note.year) == ("note", 2018)  # breaks.csv B8: two copies agree
    assert "a slip of one copy it is not, GH01 GH12 agree" in note.text


def test_control_totals_close_for_both_provinces_and_all_years(observations: pd.DataFrame) -> None:
    totals = list(control_totals(observations))
    assert {(t.province, t.year) for t in totals} == {
        (province, year) for province in ("3300", "3500") for year in range(2012, 2026)
    }
    assert max(abs(t.gap) for t in totals) < 0.007  # DESIGN section 5
    latest = {t.province: t for t in totals if t.year == 2025}
    # computed apart from this code: the smallest slip certain to be seen, own weights of the year
    assert round(latest["3500"].slips["3524"], 2) == 0.68
    assert round(latest["3500"].slips["3506"], 2) == 0.51
    assert round(latest["3300"].slips["3311"], 2) == 0.77


def test_a_slip_as_large_as_stated_is_seen_by_the_control_total(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    slip = changed(observations, "3524", "P0", 2025, value=12.03 + 0.68)
    assert ("control total", "3500", 2025) in errors(slip, declared)


def test_a_rate_computed_with_the_census_population_is_seen(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    # GH13 divides by the census: 12.25 instead of 13.85 for Lamongan in 2020
    assert ("population", "3524", 2020) in errors(
        changed(observations, "3524", "P0", 2020, value=12.25), declared
    )


def test_a_head_count_in_the_rate_column_and_a_cut_line_are_out_of_range(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    assert ("range", "0000", 2018) in errors(
        changed(observations, "0000", "P0", 2018, value=25674.58), declared
    )
    assert ("range", "0000", 2022) in errors(
        changed(observations, "0000", "POVERTY_LINE", 2022, value=505.0), declared
    )


def test_a_head_count_in_persons_is_a_unit_slip(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    # 171,180 persons where thousands are expected
    found = errors(changed(observations, "3506", "POOR", 2023, value=171180.0), declared)
    assert ("population", "3506", 2023) in found or ("range", "3506", 2023) in found


def test_invented_indices_break_the_order_any_distribution_has(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    for value in (0.01, 13.0):  # P1 far too small for its P2, and above P0
        wrong = changed(observations, "3524", "P1", 2023, value=value)
        assert ("order of indices", "3524", 2023) in errors(wrong, declared)


def test_a_jump_names_its_size_threshold_and_row(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    # Kota Batu: 3.06 mistyped in one copy
    wrong = changed(observations, "3579", "P0", 2024, value=8.06, also_in="")
    jumps = [f for f in checks.check(wrong, declared).findings if f.check in ("jump", "leap")]
    found = [f for f in jumps if f.severity == "error"]
    assert {(f.region, f.year) for f in found} == {("3579", 2024)}
    assert ("3579", 2025) in {(f.region, f.year) for f in jumps}
    assert "threshold 8" in found[0].text
    assert "row" in found[0].place


def test_an_indicator_with_a_single_figure_has_no_jump(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    other = observations[observations["indicator"] != "P2"]
    alone = observations[observations["indicator"] == "P2"].head(1)
    found = checks.check(pd.concat([other, alone]), declared).findings
    assert [f for f in found if (f.check, f.indicator) == ("jump", "P2")] == []


def test_a_missing_year_is_a_gap(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    hole = observations[~((observations["region"] == "3524") & (observations["year"] == 2019))]
    assert [f.text for f in checks.check(hole, declared).errors if f.check == "gap"] == [
        "P0 is missing for 2019; add it, or acknowledge the gap."
    ]


def test_a_figure_in_no_spell_is_found(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    found = errors(changed(observations, "3524", "P0", 2019, spell="kabkota-other"), declared)
    assert ("spell", "3524", 2019) in found


def test_rows_that_break_the_contract_are_all_named(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    wrong = changed(observations, "3524", "P0", 2019, region="3524.0")
    wrong = changed(wrong, "3524", "P0", 2020, unit="index")
    wrong = changed(wrong, "3524", "P0", 2021, value=float("nan"))
    texts = [f.text for f in checks.check(wrong, declared).errors]
    assert any("'3524.0'" in text for text in texts)
    assert any("value nan" in text for text in texts)
    assert any("unit of the indicator" in text for text in texts)


def test_a_code_without_a_region_is_found(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    wrong = changed(observations, "3524", "P0", 2015, region="3599")
    assert ("unknown region", "3599", 2015) in errors(wrong, declared)


def test_an_acknowledged_finding_stays_but_does_not_fail(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    without = corrections.Corrections(corrections=declared.corrections)
    assert {(f.check, f.region) for f in checks.check(observations, without).errors} == {
        ("jump", "3574"),
    }


def test_findings_are_plain_values_for_json(
    observations: pd.DataFrame, declared: corrections.Corrections
) -> None:
    import json

    plain = checks.check(observations, declared).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["errors"] == 0
    assert len(plain["control_totals"]) == 28


@pytest.mark.parametrize("indicator", ["P0", "POOR", "POVERTY_LINE"])
@pytest.mark.parametrize(("year", "of"), [(2025, 2024), (2025, 2018), (2019, 2018)])
def test_a_table_under_another_year_is_found(
    observations: pd.DataFrame,
    declared: corrections.Corrections,
    indicator: str,
    year: int,
    of: int,
) -> None:
    wanted = observations["region"].str.startswith("35") & (observations["indicator"] == indicator)
    wanted &= ~observations["region"].str.endswith("00")
    old = observations[wanted & (observations["year"] == of)].set_index("region")["value"]
    wrong = observations.copy()
    at = wanted & (wrong["year"] == year)
    wrong.loc[at, "value"] = wrong.loc[at, "region"].map(old)
    assert ("repeated year", "3500", year) in errors(wrong, declared)
