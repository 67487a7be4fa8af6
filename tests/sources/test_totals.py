"""The tolerance of a control total grows with the age of its weights."""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.project import Project
from povanalysis.sources import corrections
from povanalysis.sources.checking import checks
from povanalysis.sources.checking.totals import ROUNDING, ControlTotal, control_totals

from .conftest import ROOT

SHIPPED = Project(ROOT)
AGE = 2


def replayed(frame: pd.DataFrame, province: str, year: int, age: int) -> ControlTotal:
    """The total of a year as it is when the head counts end some years before."""
    own = frame[frame["region"].str.startswith(province[:2]) & (frame["year"] <= year)]
    left = own[(own["indicator"] != "POOR") | (own["year"] == year - age)]
    return next(t for t in control_totals(left) if t.year == year)


def test_genuine_years_close_with_weights_two_years_old(observations: pd.DataFrame) -> None:
    totals = [replayed(observations, "3300", year, AGE) for year in range(2017, 2026)]
    assert {round(total.age, 9) for total in totals} == {AGE}
    # with the tolerance of weights of the year itself genuine tables were refused
    assert sum(abs(total.gap) > ROUNDING for total in totals) == 8
    assert all(total.closes for total in totals)


@pytest.mark.parametrize("province", ["3300", "3500"])
@pytest.mark.parametrize("age", [0, 1, 2, 3, 4])
def test_genuine_years_of_both_provinces_close_at_every_age(
    observations: pd.DataFrame, province: str, age: int
) -> None:
    for year in range(2015 + age, 2026):
        assert replayed(observations, province, year, age).closes


def test_a_gross_slip_is_found_with_old_weights(observations: pd.DataFrame) -> None:
    wrong = observations.copy()
    rows = (wrong["region"] == "3329") & (wrong["year"] == 2025) & (wrong["indicator"] == "P0")
    wrong.loc[rows, "value"] += 6.0  # Brebes, one in twenty of the province
    total = replayed(wrong, "3300", 2025, AGE)
    assert not total.closes
    assert total.slips["3329"] < 3.0


def test_totals_of_2012_to_2014_are_those_of_september(observations: pd.DataFrame) -> None:
    totals = {(t.province, t.year): t for t in control_totals(observations)}
    assert totals["3500", 2012].published == 13.08
    assert totals["3500", 2012].closes
    older = observations[~observations["src_file"].str.endswith("revisions.csv")]
    with_older = {(t.province, t.year): t for t in control_totals(older)}
    assert not with_older["3500", 2012].closes  # Kota Probolinggo 18.33 and the older column


def test_a_total_that_stays_open_names_what_one_source_alone_holds(
    observations: pd.DataFrame,
) -> None:
    older = observations[~observations["src_file"].str.endswith("revisions.csv")]
    found = checks.check(older, corrections.Corrections()).errors
    text = next(f.text for f in found if f.check == "control total" and f.region == "3500")
    assert "Unconfirmed, in one source alone:" in text
