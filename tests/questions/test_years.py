"""Every region has its own last year: which year an answer stands on while a new one arrives."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from povanalysis.errors import SeriesError
from povanalysis.questions import (
    change,
    convergence,
    depth,
    outcomes,
    pace,
    programmes,
    ranking,
    tally,
)
from povanalysis.questions.ground import draws, years
from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.figures import march, panel, years_of
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from povanalysis.trends import PanelForecast, forecast_panel
from tests import piecemeal
from tests.questions.conftest import rows

EN, ID = Words("en"), Words("id")


def many(ends: dict[str, int], first: int = 2020) -> dict[str, set[int]]:
    return {code: set(range(first, last + 1)) for code, last in ends.items()}


def province(ends: list[int]) -> dict[str, set[int]]:
    return many({f"35{place:02d}": last for place, last in enumerate(ends, start=1)})


@pytest.fixture(scope="module", params=piecemeal.STATES)
def state(request: pytest.FixtureRequest) -> tuple[str, pd.DataFrame, PanelForecast]:
    name = request.param
    return name, piecemeal.observations(name), piecemeal.forecasts(name)


# -- the year -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "year"),
    [
        ([2025] * 38, 2025),
        ([2026, *[2025] * 37], 2025),  # the first is out
        ([*[2026] * 37, 2025], 2025),  # the last is waited for
        ([2026] * 38, 2026),
        ([*[2025] * 37, 2023], 2025),  # one has stopped
        ([2026, *[2025] * 36, 2023], 2025),
        ([2027, *[2025] * 37], 2025),  # a year ahead of all others says nothing about them
        ([2023], 2023),
        ([2025, 2027], 2025),
    ],
)
def test_a_province_stands_on_the_last_year_all_that_are_still_published_have(
    ends: list[int], year: int
) -> None:
    assert years.complete_year(province(ends), "3500") == year


def test_a_gap_in_one_series_moves_the_complete_year_back() -> None:
    known = province([2025] * 5)
    known["3501"].remove(2025)
    known["3501"].add(2026)
    assert years.complete_year(known, "3500") == 2024
    assert years.absent(known, "3500", 2025).lacking == ("3501",)


def test_neither_the_province_itself_nor_other_provinces_count() -> None:
    known = {**province([2025] * 5), "3500": {2026}, "3301": {2020}}
    assert years.complete_year(known, "3500") == 2025
    assert years.within(known, "3500") == ["3501", "3502", "3503", "3504", "3505"]


def test_a_comparison_stands_on_the_last_year_in_common() -> None:
    assert years.common_last_year(many({"3524": 2026, "3506": 2023}), ["3524", "3506"]) == 2023
    assert years.common_last_year({"3524": {2024}, "3506": {2023}}, ["3524", "3506"]) is None
    assert years.common_last_year({}, ["3524"]) is None


def test_who_is_waited_for_is_told_from_who_has_stopped() -> None:
    found = years.absent(province([*[2026] * 36, 2025, 2023]), "3500", 2026)
    assert (found.waiting, found.stopped) == (("3537",), (("3538", 2023),))
    assert not years.absent(province([2025] * 3), "3500", 2025).anyone


def test_a_rank_waits_for_half_of_the_province() -> None:
    assert years.rank_year(province([2026, *[2025] * 37]), "3501", 2026) == 2025
    assert years.rank_year(province([*[2026] * 19, *[2025] * 19]), "3501", 2026) == 2026
    assert years.rank_year(province([*[2026] * 19, *[2025] * 19]), "3538", 2026) == 2025
    assert years.rank_year(province([*[2025] * 37, 2023]), "3538", 2026) == 2023
    assert years.rank_year(province([2025]), "3502", 2025) is None


def test_a_report_without_a_year_to_stand_on_is_refused_with_the_cure() -> None:
    with pytest.raises(SeriesError, match=r"Sulawesi Selatan.*data import FILE"):
        years.stands_on(province([2025]), ["7300"])
    with pytest.raises(SeriesError, match="no year in which all"):
        years.stands_on({"3524": {2024}, "3506": {2023}}, ["3524", "3506"])


# -- the answers in every state ---------------------------------------------------------------------


def asked(made: pd.DataFrame, forecasts: PanelForecast, code: str) -> dict[str, Answer]:
    targets, table = store.table("targets"), store.table("programmes")
    return {
        "ranking": ranking.ranking(made, [code], forecasts=forecasts),
        "change": change.change(made, code, assumed_error=0.06),
        "pace": pace.pace(made, code, 5.0, 2030),
        "depth": depth.depth(made, code),
        "outcomes": outcomes.outcomes(made, code, targets=targets, as_of="2026-11-22"),
        "programmes": programmes.programmes(made, code, table=table, value=5.0, year=2030),
        "convergence": convergence.convergence(made, code),
    }


def test_every_question_is_answered_in_both_languages_without_a_nan(state: Any) -> None:
    name, made, forecasts = state
    codes = ["3524", "3506", "3311", *(["7301"] if name == piecemeal.OWN else [])]
    for code in codes:
        for question, found in asked(made, forecasts, code).items():
            for words in (EN, ID):
                told = " ".join(words.tell(found))
                assert told, question
                assert "nan" not in told.lower().split(), (question, told)
    assert tally.tally(made, forecasts)["share"].between(0, 1).all()


def test_regions_of_two_last_years_are_compared_on_the_last_they_share(state: Any) -> None:
    name, made, forecasts = state
    codes = ["3524", "3506", "3311"]
    found = ranking.ranking(made, codes, forecasts=forecasts)
    assert isinstance(found, ranking.Ranking)
    stands = {piecemeal.STOPPED: 2023, piecemeal.BOTH: 2026}.get(name, 2025)
    assert (found.last_year, found.year) == (stands, stands + 1)
    table = march(made)
    assert found.values == tuple(table.loc[stands, list(found.regions)])
    newer = {one.region: one.year for one in found.newer}
    known = years_of(table)
    assert newer == {c: max(known[c]) for c in found.regions if max(known[c]) > stands}


def test_a_figure_that_is_out_stands_in_every_draw() -> None:
    made = piecemeal.observations(piecemeal.ONE)
    forecasts = piecemeal.forecasts(piecemeal.ONE)
    drawn = draws.futures(march(made), forecasts, 2026, 500)
    assert drawn["3524"].unique().tolist() == [11.9]
    assert drawn["3506"].nunique() > 100
    past = draws.futures(march(made), forecasts, 2024, 500)
    assert past.nunique().max() == 1


def test_lamongan_alone_out_is_ranked_where_its_province_is_and_its_figure_named() -> None:
    made = piecemeal.observations(piecemeal.ONE)
    found = ranking.ranking(made, ["3524"], forecasts=piecemeal.forecasts(piecemeal.ONE))
    assert isinstance(found, ranking.Ranking)
    (one,) = found.standings
    assert (one.place, one.of, one.year) == (10, 38, 2025)
    assert one.newer == ranking.Newer("3524", 2026, 11.9)
    told = " ".join(EN.tell(found))
    assert "Its figure for 2026 is out, 11.90 per cent" in told
    assert "only one" not in told


def test_a_rank_counts_those_with_a_figure_and_names_who_is_not_out() -> None:
    made = piecemeal.observations(piecemeal.PROVINCE)
    made = made[(made["region"] != "3579") | (made["year"] < 2026)]
    found = ranking.ranking(made, ["3524"], forecasts=forecast_panel(panel(made)))
    assert isinstance(found, ranking.Ranking)
    assert (found.standings[0].year, found.standings[0].of) == (2026, 37)
    assert "Not yet out for 2026: Kota Batu." in EN.tell(found)
    assert "Belum terbit untuk 2026: Kota Batu." in ID.tell(found)


def test_who_has_stopped_is_named_with_his_last_year() -> None:
    made = piecemeal.observations(piecemeal.STOPPED)
    found = ranking.ranking(made, ["3524"], forecasts=piecemeal.forecasts(piecemeal.STOPPED))
    told = EN.tell(found)
    assert "Not counted, for want of a recent figure: Kediri (last 2023)." in told


def test_a_change_with_too_few_of_the_province_out_is_not_read_beside_it() -> None:
    found = change.change(piecemeal.observations(piecemeal.ONE), "3524")
    assert isinstance(found, change.Change)
    assert isinstance(found.province, Refusal)
    assert len(found.absent.waiting) == 37
    told = " ".join(EN.tell(found))
    assert "Not yet out for 2026: Pacitan" in told
    assert "and 32 others" in told
    assert "both readings" not in told


def test_earlier_readings_beside_the_province_do_not_move_when_one_figure_comes() -> None:
    before = change.change(store.load(), "3524", 2025)
    after = change.change(piecemeal.observations(piecemeal.ONE), "3524", 2025)
    assert isinstance(before, change.Change)
    assert isinstance(after, change.Change)
    assert (after.province, after.ceiling) == (before.province, before.ceiling)


def test_convergence_stands_on_the_complete_year() -> None:
    for name, last, count in (
        (piecemeal.ONE, 2025, 38),
        (piecemeal.PROVINCE, 2026, 38),
        (piecemeal.STOPPED, 2025, 37),
    ):
        found = convergence.convergence(piecemeal.observations(name), "3500")
        assert isinstance(found, convergence.Convergence)
        assert (found.last_year, found.n_regions) == (last, count), name


def test_regions_without_a_year_in_common_have_no_order() -> None:
    made = pd.concat(
        [rows({y: 10.0 + y % 3 for y in range(2015, 2026)}, region) for region in ("3524", "3506")]
    )
    made = made[(made["region"] == "3524") | (made["year"] < 2020)]
    made = made[(made["region"] == "3506") | (made["year"] >= 2020)]
    found = ranking.ranking(made, ["3524", "3506"], forecasts=forecast_panel(panel(made)))
    assert isinstance(found, Refusal)
    assert found.reason is Reason.NO_COMMON_YEAR
    assert "same year" in EN.tell(found).finding


def test_a_region_alone_in_its_province_is_told_so() -> None:
    made = rows({y: 10.0 + y % 3 for y in range(2015, 2026)}, "7301")
    other = pd.concat([rows({y: 9.0 + y % 4 for y in range(2015, 2026)}, "3524"), made])
    found = ranking.ranking(other, ["7301"], forecasts=forecast_panel(panel(other)))
    assert "No other regency or city of Sulawesi Selatan" in " ".join(EN.tell(found))
