"""Reports on regions unlike those they were first written for: few years, Papua, DKI Jakarta."""

from __future__ import annotations

import re
from contextlib import nullcontext

import pytest

from povanalysis.history import area_since
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.group import open_basis
from povanalysis.questions.outcomes import Outcomes
from povanalysis.registry import registry
from povanalysis.report.charts import changes, style
from povanalysis.report.facts.past import past
from povanalysis.report.pages.regency import RegencyReport, open_report
from povanalysis.report.text.language import Words
from tests import made_pages
from tests.limits import undrawn
from tests.report.test_states import SECTIONS

UNLIKE = ("3273", "7311", "9701", "9471", "1108", "5321", "3174")


@pytest.fixture(autouse=True)
def _text_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "to_svg", lambda _figure: "<svg/>")


def page(report: RegencyReport, *names: str) -> str:
    found = [getattr(report, name)() for name in names]
    return " ".join(re.sub(r"\s+", " ", one.data) for one in found if one is not None)


@pytest.mark.parametrize("code", UNLIKE)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_section_is_written_without_a_hole(code: str, lang: str) -> None:
    with nullcontext() if lang == "en" else undrawn():  # a chart once
        text = page(open_report(code, 2026, None, lang), *SECTIONS)
    assert re.search(r"\b(nan|None|inf)\b", text) is None


@pytest.mark.parametrize("code", UNLIKE)
def test_the_last_figure_stands_beside_the_nation_s_of_that_year(code: str) -> None:
    # the nation's March 2026 is out; regencies stand in March 2025, when it was 8.47 per cent
    report = open_report(code, 2026, None, "en")
    gap = report.outlook.last_value - 8.47
    side = "above" if gap > 0 else "below"
    assert f"{abs(gap):.2f} percentage points {side} Indonesia" in page(report, "trend")


def test_a_year_without_a_survey_opens_no_trend_and_has_no_change() -> None:
    # BPS repeats Nduga's figure of 2014 for March 2015: 35.89, and 38.47 in 2016
    text = page(open_report("9701", 2026, None, "en"), "trend", "sources")
    assert "Between March 2016 and March 2025 the rate fell by 5.58 percentage points" in text
    assert "+2.58" not in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("5321", "Kabupaten Malaka was made out of Kabupaten Belu on 11 January 2013; the figures"),
        ("7401", "Until 2015 the figures of Kabupaten Buton cover Kabupaten Buton Tengah and "
                 "Kabupaten Buton Selatan, too"),
        ("7404", "Figures until 2020 are of another area under the same code"),
        ("9701", "Until 2023 BPS printed it within Provinsi Papua, under the code 9429."),
        ("9701", "There was no survey in Kabupaten Nduga in March 2015"),
        ("6571", "Until 2014 BPS printed it within Provinsi Kalimantan Timur"),
    ],
)  # fmt: skip
def test_a_series_that_is_cut_says_why(code: str, said: str) -> None:
    assert said in page(open_report(code, 2026, None, "en"), "sources")


@pytest.mark.parametrize("code", ["7404", "7411"])
def test_a_series_too_short_for_both_readings_says_so_once(code: str) -> None:
    text = page(open_report(code, 2026, None, "en"), "change")
    assert text.count("that can be used number 3; 4 are needed") == 1


def test_most_regions_have_no_past_to_tell_and_all_are_told_in_both_languages() -> None:
    for lang in ("id", "en"):
        told = {r.code: Words(lang)("past.told", **past(r, range(2010, 2026))) for r in registry()}
        assert told["3524"] == told["3273"] == told["0000"] == ""
        assert sum(map(bool, told.values())) == sum(
            bool(r.origin or r.repeated or area_since(r.code) or r.former_codes) for r in registry()
        )


def test_marks_of_september_are_explained_where_there_are_some() -> None:
    young, old = (page(open_report(code, 2026, None, "en"), *SECTIONS) for code in ("5321", "3524"))
    assert "hollow points" in old
    assert "figures before are of September" in old
    assert "hollow points" not in young
    assert "figures before are of September" not in young


@pytest.mark.parametrize(("lang", "said"), [("id", "rencana DKI Jakarta"), ("en", "plan of DKI")])
def test_places_without_a_plan_of_their_own_are_not_told_to_set_a_number(
    lang: str, said: str
) -> None:
    words = Words(lang)
    for region in (one for one in registry() if one.is_regency):
        found = Outcomes(
            region.code, 2025, 9.0, (), Refusal(region.code, Reason.NOTHING_DUE), "2026-11-25"
        )
        told = words.tell(found)
        assert any(said in sentence for sentence in told) == (region.province == "3100")


@pytest.mark.parametrize("regions", [["3273", "7371", "9471"], ["9103", "3174"], ["3524", "3506"]])
def test_the_mean_of_the_province_stands_inside_the_chart_of_changes(regions: list[str]) -> None:
    basis = open_basis(regions)
    axes = changes.draw(basis, regions, "id").axes[0]
    low, high = axes.get_xlim()
    for region in regions:
        assert low < changes.province_mean(basis, region, 2025) < high


@pytest.mark.parametrize("region", ["3524", "3578", "9501"])
def test_what_follows_for_the_next_plan_stands_in_a_report_three_times_at_most(region: str) -> None:
    said = made_pages.page("regency", region=region, lang="en")
    assert 1 <= said.count("For the next plan:") <= 3
    assert said.count("What would change the answer:") <= 3
