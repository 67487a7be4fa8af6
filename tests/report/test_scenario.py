"""What the province may do, on the page: table, chart, sentence, and the regency's own part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from povanalysis.questions.ground.state import Timing
from povanalysis.questions.outlook import outlook
from povanalysis.questions.scenarios import OwnPart, own_part, scenarios, short_link
from povanalysis.regions import get
from povanalysis.report.charts import scenarios as scenario
from povanalysis.report.pages.regency import open_report
from povanalysis.report.text.language import Words
from tests.report.drawn_labels import collisions

LANGUAGES = ("id", "en")
UNLIKE = ("3524", "3506", "3374", "1101", "3174")
EN = Words("en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", ["9701", "9471", "9501", "9103", "7404"])
def test_on_few_changes_the_page_says_why_it_shows_no_scenarios(region: str, lang: str) -> None:
    report, words = open_report(region, None, None, lang), Words(lang)
    found = short_link(report.outlook)
    assert found is not None
    text = str(getattr(report.known(), "data", "")) + str(report.decision().data)
    assert "scenarios" not in text
    told = words("scenarios.short-link", found)
    assert told in text
    assert get(found.place).plain_name in told


def test_a_year_ahead_has_the_chart() -> None:
    report = open_report("3524", 2027, None, "en")
    assert report.outlook.state.timing is Timing.AHEAD
    section = report.known()
    assert section is not None
    assert "fig-scenarios" in str(section.data)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", UNLIKE)
def test_the_chart_is_told_in_words_and_its_labels_stand_free(region: str, lang: str) -> None:
    found, words = open_report(region, None, None, lang)._scenarios, Words(lang)
    assert found is not None
    drawn = scenario.chart(found, lang)
    for one in found.few:
        assert words.per_cent(one.value) in drawn.alt
    assert words.per_cent(found.place_median) in drawn.alt
    for last in (found.place_last, found.place_median, found.curve[0].value, found.curve[-1].value):
        assert collisions(scenario.draw(replace(found, place_last=last), lang)) == []
    ends = words("scenarios.finding", found, named=False)
    assert words.per_cent(found.target) in ends
    assert words.per_cent(found.target) not in words("scenarios.finding", found, named=True)
    assert words.chance(found.few[0].probability) in ends
    assert words.chance(found.few[-1].probability) in ends


def test_the_last_figure_of_the_province_stands_with_its_own_year() -> None:
    found = scenarios(outlook("3524", 2027))
    assert found is not None
    assert (found.year, found.place_last_year) == (2027, 2025)
    assert EN("scenarios.label-last", found).startswith("2025: ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_target_nothing_is_said_of_people_that_it_means(lang: str) -> None:
    report, words = open_report("3403", 2027, None, lang), Words(lang)
    assert report.outlook.target is None
    assert words("outlook.fewer", fewer=None) not in str(report.decision().data)


def made(**changes: object) -> OwnPart:
    found = own_part(outlook("3524"))
    assert found is not None
    return replace(found, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_own_part_has_its_interval_its_need_and_its_record(lang: str) -> None:
    found, words, report = made(), Words(lang), open_report("3524", None, None, lang)
    assert found.record is not None
    assert found.record_whole is not None
    assert words.number(found.needed or 0.0) in words("scenarios.own-part", found)
    section = report.known()
    assert section is not None
    row = next(line for line in str(section.data).splitlines() if "2.43" in line or "2,43" in line)
    for number in (found.median, found.low80, found.high80):
        assert words.signed(number) in row
    assert words.number(found.record.mae) in str(report.record().data)
    assert words.number(found.record_whole.mae) in str(report.record().data)
    assert found.record.mae < found.record_whole.mae


def test_without_target_the_own_part_says_nothing() -> None:
    assert EN("scenarios.own-part", made(needed=None, record=None)) == ""


@pytest.mark.parametrize(
    ("needed", "published", "said"),
    [
        (2.86, False, "is met while Kabupaten Lamongan lies at most 2.86 points above it"),
        (-0.4, False, "is met once Kabupaten Lamongan lies at least 0.40 points below it"),
        (2.86, True, "Given the figure of Jawa Timur, the target is met while Kabupaten"),
        (-0.4, True, "Given the figure of Jawa Timur, the target is met once Kabupaten"),
    ],
)
def test_what_the_target_allows_is_said_on_the_side_it_lies(
    needed: float, published: bool, said: str
) -> None:
    assert said in EN("scenarios.own-part", made(needed=needed, published=published))
