"""Reports on several regions while a new year arrives: whole, true, and never a nan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from unittest import mock

import pandas as pd
import pytest

from povanalysis import project as projects
from povanalysis.errors import SeriesError
from povanalysis.questions.ground.figures import march, panel, years_of
from povanalysis.questions.ground.years import stands_on
from povanalysis.questions.group import Basis
from povanalysis.questions.ranking import Ranking, ranking
from povanalysis.questions.results import panel_results
from povanalysis.report.charts import style
from povanalysis.report.charts.coverage import holdings
from povanalysis.report.facts.methods import coverage
from povanalysis.report.pages.comparison import ComparisonReport
from povanalysis.report.pages.methods import MethodsReport
from povanalysis.report.pages.province import ProvinceReport
from povanalysis.report.text.language import Words
from povanalysis.sources import corrections
from povanalysis.sources.checking.checks import check
from povanalysis.trends import PanelForecast, forecast_panel
from tests import piecemeal
from tests.limits import undrawn
from tests.report.test_several_regions import COMPARISON, METHODS, PROVINCE, text_of

AS_OF = "2026-11-22"
SHIPPED = ["3524", "3506", "3311"]


@pytest.fixture(autouse=True)
def _text_only(request: pytest.FixtureRequest) -> Iterator[None]:
    """Draw charts, but write none, where all reports of a state are looked at; else leave them."""
    every = "state" in request.fixturenames
    with mock.patch.object(style, "to_svg", return_value="<svg/>") if every else undrawn():
        yield


def basis(made: pd.DataFrame, forecasts: PanelForecast, of: list[str]) -> Basis:
    year = stands_on(years_of(march(made)), of) + 1
    return Basis(made, year, forecasts, AS_OF, "data of a test")


def compared(made: pd.DataFrame, forecasts: PanelForecast, of: list[str]) -> ComparisonReport:
    own = basis(made, forecasts, of)
    found = ranking(made, of, forecasts=forecasts, year=own.year)
    assert isinstance(found, Ranking)
    return ComparisonReport(own, found, "en")


def province(made: pd.DataFrame, forecasts: PanelForecast, code: str) -> ProvinceReport:
    return ProvinceReport(basis(made, forecasts, [code]), code, "en")


def plain(text: str) -> str:
    return re.sub(r"[*\s]+", " ", re.sub(r"\[([^]]*)\]\{\.report [^}]*\}", r"\1", text))


def numbers_are_numbers(text: str) -> bool:
    return re.search(r"\b(nan|None|inf)\b", text) is None


@pytest.mark.parametrize("state", piecemeal.STATES)
def test_every_report_on_several_regions_is_whole_in_every_state(
    state: str,
) -> None:
    made, forecasts = piecemeal.observations(state), piecemeal.forecasts(state)
    provinces = ["3500", "3300", *([piecemeal.OTHER] if state == piecemeal.OWN else [])]
    several = [SHIPPED, ["3524", "7301"]] if state == piecemeal.OWN else [SHIPPED]
    for code in provinces:
        report = province(made, forecasts, code)
        for lang, look in (("en", nullcontext()), ("id", undrawn())):  # a chart is drawn once
            told = ProvinceReport(report.basis, code, lang)
            with look:
                assert numbers_are_numbers(text_of(told, PROVINCE)), (code, lang)
            assert told.card()["sentence"]
            assert told.front_matter()["title"]
    for codes in several:
        found = compared(made, forecasts, codes)
        for lang, look in (("en", nullcontext()), ("id", undrawn())):
            told = ComparisonReport(found.basis, found.found, lang)
            with look:
                assert numbers_are_numbers(text_of(told, COMPARISON)), (codes, lang)
            assert told.card()["sentence"]
    # the backtest is that of the shipped figures: what is tried is that the page can be written
    checked = check(made, corrections.load(projects.find().raw))
    report = MethodsReport(made, panel_results(), checked, AS_OF, "data of a test", "en")
    assert numbers_are_numbers(text_of(report, METHODS))


def test_a_province_stands_on_its_complete_year_and_names_what_is_out_beyond() -> None:
    made = piecemeal.observations(piecemeal.ONE)
    report = province(made, piecemeal.forecasts(piecemeal.ONE), "3500")
    text = plain(text_of(report, PROVINCE))
    assert "In March 2025, 9.50 per cent of the population of Jawa Timur was poor" in text
    assert "A newer figure is out: Lamongan (11.90 per cent, 2026)." in text
    assert "37 regencies and cities whose figure for 2026 is still to come" in text
    assert re.search(r"\| Lamongan \| 12\.03 \| −0\.13 \|[^\n]* 11\.90 \| already out \|", text)
    assert report.found.regions[9] == "3524"
    assert len(report.found.regions) == 38


def test_a_province_all_out_stands_on_the_new_year_while_the_other_does_not() -> None:
    made = piecemeal.observations(piecemeal.PROVINCE)
    forecasts = piecemeal.forecasts(piecemeal.PROVINCE)
    east, central = (province(made, forecasts, code) for code in ("3500", "3300"))
    assert (east.found.last_year, east.basis.year) == (2026, 2027)
    assert (central.found.last_year, central.basis.year) == (2025, 2026)
    assert "newer figure" not in plain(text_of(central, PROVINCE)).lower()


def test_a_stopped_region_holds_nobody_back_and_is_named() -> None:
    made = piecemeal.observations(piecemeal.STOPPED)
    report = province(made, piecemeal.forecasts(piecemeal.STOPPED), "3500")
    assert report.found.last_year == 2025
    assert "Not counted, for want of a recent figure: Kediri (last 2023)." in plain(
        report.decision().data
    )
    assert "37 regencies and cities" in report.front_matter()["title"]


def test_a_province_without_a_row_of_its_own_says_so_and_draws_no_line() -> None:
    made = piecemeal.observations(piecemeal.OWN)
    report = province(made, piecemeal.forecasts(piecemeal.OWN), piecemeal.OTHER)
    text = plain(text_of(report, PROVINCE))
    assert (report.found.last_year, report.basis.year) == (2024, 2025)
    assert "Sulawesi Selatan has no figure of its own for 2024 in these data." in text
    assert "Thin line" not in text
    assert "lie above the province's rate" not in text
    assert "value" not in report.card()


def test_the_mean_of_a_province_without_a_row_is_that_of_its_people() -> None:
    made = piecemeal.observations(piecemeal.BOTH)
    made = made[(made["region"] != "3500") & (made["year"] <= 2024)]
    report = province(made, forecast_panel(panel(made)), "3500")
    assert report.found.weights is not None
    if report.found.weights.year == report.found.last_year:
        # BPS printed 9.79 for Jawa Timur in March 2024: figures.csv
        assert report.found.mean == pytest.approx(9.79, abs=0.02)
        assert "weighted by people, its regencies and cities average 9.79" in plain(
            report.decision().data
        )
    else:
        assert report.found.mean is None


def test_a_comparison_stands_on_the_last_year_all_have_and_names_the_newer_figure() -> None:
    made = piecemeal.observations(piecemeal.ONE)
    report = compared(made, piecemeal.forecasts(piecemeal.ONE), SHIPPED)
    text = plain(text_of(report, COMPARISON))
    assert "In March 2025, 12.03 per cent of the people of Lamongan" in text
    assert "A newer figure is out: Lamongan (11.90 per cent, 2026)." in text
    assert "stands on March 2025, the last month for which all of them have a figure" in text
    assert re.search(r"\| Lamongan \| 12\.03 \| −0\.13 \| 11\.90 \| already out \| – \|", text)


def test_a_comparison_whose_regions_all_stand_on_their_last_figure_says_nothing_of_it() -> None:
    made = piecemeal.observations(piecemeal.BOTH)
    report = compared(made, piecemeal.forecasts(piecemeal.BOTH), SHIPPED)
    text = plain(text_of(report, COMPARISON))
    assert "In March 2026" in text
    assert "newer figure" not in text.lower()


def test_a_province_without_any_regency_is_refused_with_the_cure() -> None:
    made = piecemeal.observations(piecemeal.ONE)
    made = made[made["region"].str[:2] != piecemeal.OTHER[:2]]
    with pytest.raises(SeriesError, match="data import FILE"):
        basis(made, forecast_panel(panel(made)), [piecemeal.OTHER])


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_province_of_few_regencies_has_a_report(count: int) -> None:
    made = piecemeal.observations(piecemeal.OWN)
    mine = sorted(code for code in made["region"].unique() if code[:2] == "73")
    made = made[~made["region"].isin(mine[count:])]
    report = province(made, forecast_panel(panel(made)), piecemeal.OTHER)
    for lang in ("en", "id"):
        told = ProvinceReport(report.basis, piecemeal.OTHER, lang)
        assert numbers_are_numbers(text_of(told, PROVINCE))


def test_a_province_whose_only_year_is_the_last_has_a_report() -> None:
    made = piecemeal.observations(piecemeal.OWN)
    ours = made["region"].str.startswith("73")
    forecasts = forecast_panel(panel(made))
    report = province(made[~ours | (made["year"] == 2024)], forecasts, piecemeal.OTHER)
    text = plain(text_of(report, PROVINCE))
    assert "Too few regencies and cities have figures for both 2023 and 2024" in text
    assert numbers_are_numbers(text)


@pytest.mark.parametrize("state", [piecemeal.ONE, piecemeal.OWN])
def test_the_methods_start_from_the_last_figure_of_each_region(state: str) -> None:
    made = piecemeal.observations(state)
    count = made.loc[~made["region"].str.endswith("00"), "region"].nunique()
    told = Words("en").tell(coverage(made, holdings(made)), "coverage").finding
    assert re.match(rf"(Of the|All) {count} rates from which the forecasts start", told)
    if state == piecemeal.OWN:
        assert told.endswith("No year has the number of poor people of every region.")
