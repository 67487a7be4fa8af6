"""The figures of all 514 regencies and cities: complete, traced, closing with their provinces."""

from __future__ import annotations

import csv
from collections import defaultdict

import pandas as pd
import pytest

from povanalysis import history
from povanalysis.project import Project
from povanalysis.regions import get, regions
from povanalysis.registry import registry
from povanalysis.series import annual, latest_vintage, reference_period
from povanalysis.sources import carried, corrections, manifest
from povanalysis.sources.checking import checks
from povanalysis.sources.checking.checks import Checked

from .conftest import ROOT

SHIPPED = Project(ROOT)


@pytest.fixture(scope="module")
def checked(observations: pd.DataFrame) -> Checked:
    return checks.check(observations, corrections.load(SHIPPED.raw))


@pytest.mark.parametrize("year", range(2010, 2026))
def test_every_place_that_can_have_a_rate_has_one_and_no_other_place(
    observations: pd.DataFrame, year: int
) -> None:
    rates = observations[(observations["indicator"] == "P0") & (observations["year"] == year)]
    usual = rates[rates["period"] == reference_period(year)]
    wanted = {
        region.code
        for region in registry()
        if region.kind != "nation" and history.has_figures(region.code, year)
    }
    assert set(usual["region"]) - {"0000"} == wanted


def test_the_poverty_line_reaches_from_2011_and_the_number_of_poor_from_2015(
    observations: pd.DataFrame,
) -> None:
    def held(indicator: str, year: int) -> int:
        rows = observations[
            (observations["indicator"] == indicator)
            & (observations["year"] == year)
            & (observations["period"] == reference_period(year))
        ]
        return sum(get(code).is_regency for code in rows["region"].unique())

    assert [held("POVERTY_LINE", year) for year in (2011, 2014, 2015, 2016, 2025)] == [
        497, 497, 511, 514, 514,
    ]  # fmt: skip
    assert [held("POOR", year) for year in (2015, 2016, 2025)] == [511, 514, 514]
    assert [held("P1", year) for year in (2015, 2017, 2024, 2025)] == [511, 514, 514, 514]
    assert [held("P2", year) for year in (2015, 2023, 2024, 2025)][-2:] == [
        held("P2", 2024), 514,
    ]  # fmt: skip
    assert held("P2", 2024) < 100  # no public copy outside of the two provinces


def test_checks_find_no_error_and_what_is_acknowledged_is_found(
    checked: Checked, observations: pd.DataFrame
) -> None:
    assert [str(finding) for finding in checked.errors] == []
    found = {finding.key for finding in checked.findings if finding.severity == "acknowledged"}
    declared = [
        (item.check, item.region, item.indicator, item.year)
        for item in corrections.load(SHIPPED.raw).acknowledged
    ]
    assert len(declared) == len(set(declared))
    assert set(declared) == found  # nothing is excused that is not there


def test_every_province_closes_in_every_year_in_which_it_can(checked: Checked) -> None:
    years: dict[str, set[int]] = defaultdict(set)
    for total in checked.totals:
        years[total.province].add(total.year)
    for region in regions(kind="province"):
        first = max(2012, region.figures_since or 0)
        assert years[region.code] == set(range(first, 2026)), region
    open_ones = {(t.province, t.year) for t in checked.totals if not t.closes}
    assert open_ones == {
        ("5300", 2012), ("5300", 2013), ("5300", 2014),  # Belu and Malaka
        ("8100", 2012), ("8100", 2013), ("8100", 2014),  # old weights
        ("9100", 2014), ("9400", 2015), ("6500", 2024),
    }  # fmt: skip
    since = [abs(t.gap) for t in checked.totals if t.year >= 2015 and t.closes]
    assert len(since) > 370
    assert max(since) < 0.02


def test_what_is_excluded_is_not_among_the_figures(observations: pd.DataFrame) -> None:
    held = {(row.region, row.indicator, row.year): row for row in observations.itertuples()}
    excluded = carried.read(manifest.load(SHIPPED), "exclusions")
    assert len(excluded) > 90
    assert (excluded["reason"].str.len() > 10).all()
    for row in excluded.itertuples():
        one = held.get((row.region, row.indicator, int(row.year)))
        assert one is None or (
            one.value != float(row.value)
            and row.source_id not in [one.source_id, *one.also_in.split()]
        ), row


def test_no_file_of_ours_holds_figures_that_stand_in_a_copy_under_a_closed_licence_alone() -> None:
    licences = {
        row["source_id"]: row["licence"]
        for row in carried.read(manifest.load(SHIPPED), "sources").to_dict("records")
    }
    for name in ("regencies-p0", "regencies-poor", "regencies-poverty-line", "regencies-depth"):
        with (SHIPPED.raw / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert "NC" not in licences[row["source_id"]]


def test_a_series_does_not_run_across_another_area(observations: pd.DataFrame) -> None:
    series = annual(latest_vintage(observations)).groupby("region")["year"].agg(["min", "max"])
    assert tuple(series.loc["9400"]) == (2024, 2025)
    assert tuple(series.loc["7401"]) == (2016, 2025)
    assert tuple(series.loc["7404"]) == (2021, 2025)
    assert tuple(series.loc["9501"]) == tuple(series.loc["3524"]) == (2012, 2025)
    for code, part in observations.groupby("region"):
        for since in history.redefinitions(str(code)):
            before = set(part.loc[part["year"] < since, "spell"])
            assert not before & set(part.loc[part["year"] >= since, "spell"])
