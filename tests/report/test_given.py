"""What a forecast is given: named with its day, with what the forecast were without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from povanalysis.questions.outlook import outlook
from povanalysis.questions.results import panel_results
from povanalysis.regions import get
from povanalysis.report.pages.regency import RegencyReport, open_report
from povanalysis.report.text.language import Words
from povanalysis.trends.record import PUBLISHED

LANGUAGES = ("id", "en")
UNLIKE = ("3524", "3506", "3374", "1101", "9501")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", UNLIKE)
def test_every_figure_is_named_with_its_month_and_day(region: str, lang: str) -> None:
    report, words = open_report(region, None, None, lang), Words(lang)
    section = report.known()
    assert section is not None
    table = str(section.data).partition("{#tbl-known}")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(report.outlook.given)
    for one, row in zip(report.outlook.given, rows, strict=True):
        assert get(one.region).plain_name in row
        assert words.month(one.month) in row
        assert words.number(one.value) in row
        assert (words.day(one.published_on) if one.published_on else "") in row


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", UNLIKE)
def test_the_forecast_without_stands_beside_it_there_and_on_page_one(
    region: str, lang: str
) -> None:
    report, words = open_report(region, None, None, lang), Words(lang)
    now = report.outlook
    assert now.forecast.without is not None
    aim = now.last_value if now.target is None else now.target.value
    before = words.chance(now.forecast.without.probability_at_most(now.year, aim))
    section = report.known()
    assert section is not None
    table = str(section.data)
    for made in (now.forecast, now.forecast.without):
        interval = made.interval(now.year, 0.8)
        for number in (made.median(now.year), interval.low, interval.high):
            assert words.number(number) in table
    assert before in words("known.finding", now)
    assert before in words("outlook.brief", now)
    assert words("outlook.brief", now) in str(report.decision().data)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_known_nothing_is_told(lang: str) -> None:
    made = outlook("3524")
    assert made.forecast.without is not None
    bare = replace(made, forecast=made.forecast.without)
    section = RegencyReport(bare, lang).known()
    assert "tbl-known" not in str(section and section.data)
    assert Words(lang)("outlook.brief", bare) == ""


def test_where_knowing_more_has_not_helped_here_it_is_told_beside_the_probability() -> None:
    """Every fifth region: errors on either side, and apart by less than what is printed."""
    told, near = [], 0
    for region in panel_results().forecasts.regions[::5]:
        made = outlook(region)
        own, without = made.record, made.record_without
        assert own is not None
        assert without is not None
        near += own.mae > without.mae and round(own.mae, 2) == round(without.mae, 2)
        for words in map(Words, LANGUAGES):
            said = words("outlook.worse", made)
            assert bool(said) == (round(own.mae, 2) > round(without.mae, 2))
            told.append(bool(said))
            if said:
                assert words.points(own.mae) in said
                assert words.number(without.mae) in said
                assert said in words.tell(made, "outlook").support
    assert 0 < sum(told) < len(told) / 2  # knowing more helps in most places
    assert near


def test_the_record_is_that_of_forecasts_that_knew_as_much() -> None:
    report = open_report("3524", None, None, "en")
    own = report.outlook.record
    assert own is not None
    assert own.given
    assert own.model != PUBLISHED
    without = report.outlook.record_without
    assert without is not None
    table = [line for line in str(report.record().data).splitlines() if line.startswith("| ")]
    for known, made in (("the nation's March", own), ("nothing", without)):
        (row,) = (line for line in table if line.startswith(f"| {known} |"))
        assert f"| {made.mae:.2f} | {made.held80} of {made.origins} |" in row
        assert row.count("#row-") == made.origins - made.held80
        assert row.endswith(f"| {made.held95} of {made.origins} |")
