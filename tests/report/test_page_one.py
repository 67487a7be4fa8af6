"""The first page of a regency's report answers alone: what it holds, how long it is, its grade."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from povanalysis.questions.ground.answer import EVENTS_ENOUGH, Likelihood
from povanalysis.questions.ground.known import NotHeld
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.record.borne_out import Borne
from povanalysis.questions.record.grade import RIGHT_TO_ACT, Grade, Use, Why, of_forecast
from povanalysis.render import embedded, sheet
from povanalysis.report.beside import page_frame
from povanalysis.report.facts.outlook import page_one
from povanalysis.report.pages.regency import RegencyReport
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from tests.limits import BARS, count, measure, undrawn
from tests.report.test_states import STATES, in_state, of, recorded

LANGUAGES = ("id", "en")
# its own targets; none; the highest rate of its province; far away; a province of its own since 2022
SAMPLE = ("3524", "3506", "3527", "8208", "9501")


def page(made: Outlook, lang: str) -> str:
    """The page, its chart as its caption and alternative text."""
    with undrawn():
        text = str(RegencyReport(made, lang).decision().data)
    return re.sub(r"\(data:[^)]*\)", "(chart)", text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("region", SAMPLE)
def test_it_is_read_in_two_minutes(region: str, state: str, lang: str) -> None:
    made = in_state(state, region)
    text = page(recorded(made, 12.03) if state == "out" else made, lang)
    found = measure(text)
    assert 120 < found.first <= BARS["first"]
    assert count(found.longest) <= BARS["words in a sentence"]
    assert text.count("{.key-figure}") == 2 + (made.changes.get(made.last_year) is not None)
    assert text.count("](chart)") == 1
    assert "|" not in text  # no table
    # a sheet of its own is made of it: nothing on it leads to a later page
    assert re.findall(r"@\w+-\w+|\(#(?!row-)", text) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_headlines_differ_where_the_regions_differ(state: str, lang: str) -> None:
    told = {Words(lang)("outlook.headline", in_state(state, region)) for region in SAMPLE}
    assert len(told) == len(SAMPLE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", ["ahead", "waiting"])
@pytest.mark.parametrize("target", [8.0, 11.2, 11.45, 11.55, 11.7, 11.9, 13.5])
def test_a_probability_stands_with_its_word_and_its_event(
    target: float, state: str, lang: str
) -> None:
    made, words = of("3524", 2026, target), Words(lang)
    assert made.probability_met is not None
    told = words("outlook.headline", made)
    assert words.chance(made.probability_met) in told
    assert words.likelihood(made.probability_met) in told
    assert words.month("2026-03") in told
    assert words.per_cent(target) in told
    without = made.probability_without_known
    assert without is not None
    brief = words("outlook.brief", made)
    assert f"{words.chance(without)} ({words.likelihood(without)})" in brief


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_target_the_forecast_stands_against_the_last_figure(lang: str) -> None:
    made, words = of("3506"), Words(lang)
    told, text = words("outlook.headline", made), page(made, lang)
    median = made.forecast.median(2026)
    assert words.per_cent(median) in told
    assert words.points(round(made.last_value, 2) - round(median, 2)) in told
    chance = made.probability_no_rise
    assert f"{words.chance(chance)} ({words.likelihood(chance)})" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_next_plan_has_the_levels_of_even_and_likely(lang: str) -> None:
    made, words = of("3524"), Words(lang)
    even, likely = (made.forecast.quantile(2027, share) for share in (0.5, 0.8))
    told = words("outlook.act", made)
    assert words.per_cent(even) in told
    assert words.number(likely) in told
    assert even < likely
    far = replace(made, as_of="2046-12-01")  # no forecast reaches that far
    assert words.number(likely) not in words("outlook.act", far)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_counts_what_a_second_copy_confirms(lang: str) -> None:
    made, words = of("3524"), Words(lang)
    copies = made.series["also_in"] != ""
    told = words("outlook.origin", made, **page_one(made, RegencyReport(made, lang)._change, None))
    assert re.findall(r"\d+", told)[:2] == [str(copies.sum()), str(len(copies))]
    assert told in page(made, lang)


def grade(probability: float = 0.9, right: float = RIGHT_TO_ACT, **more: Any) -> Grade:
    """The grade of a probability that has come true as often as a share says."""
    word, n = more.pop("word", Likelihood.LIKELY), more.pop("n", EVENTS_ENOUGH)
    came = right if probability >= 0.5 else 1 - right
    kept = [Borne(word, "given parent", n, probability, came, 2015, 2025)]
    return of_forecast(probability, kept, **{"confirmed": True, **more})


def test_the_grade_is_a_rule_over_the_record() -> None:
    assert grade() == Grade(Use.ACT, Why.BORNE_OUT, EVENTS_ENOUGH, RIGHT_TO_ACT, 0.9)
    assert grade(right=RIGHT_TO_ACT - 0.01).why is Why.OFTEN_WRONG
    assert grade(n=EVENTS_ENOUGH - 1).use is Use.NOT
    assert grade(word=Likelihood.UNLIKELY).why is Why.RARE  # another word's record is none
    assert grade(confirmed=False) == replace(grade(), use=Use.LOOK, why=Why.UNCONFIRMED)
    assert grade(worse=True).why is Why.WORSE
    assert grade(far=True).use is grade(published=True).use is Use.NOT
    assert grade(0.5, 1.0, word=Likelihood.EVEN).use is Use.LOOK
    # of what is called unlikely, right is what did not come
    few = grade(0.1, 0.9, word=Likelihood.UNLIKELY)
    assert few.use is Use.ACT
    assert few.right == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("changed", "use"),
    [
        ({}, Use.ACT),
        ({"borne": ()}, Use.NOT),
        ({"not_held": (NotHeld("3524", "March", 2026, "2026-09-05", "X1"),)}, Use.NOT),
        ({"series": None}, Use.LOOK),  # the last figure without its second copy
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_its_grade_with_the_rule(changed: dict[str, Any], use: Use, lang: str) -> None:
    made = of("3524")
    if "series" in changed:
        alone = made.series.copy()
        alone.loc[alone.index[-1], "also_in"] = ""
        changed = {"series": alone}
    text = page(replace(made, **changed), lang)
    said = {
        "en": {Use.ACT: "Act on it", Use.LOOK: "Look closer", Use.NOT: "Do not act on it"},
        "id": {Use.ACT: "Dapat dij", Use.LOOK: "Cermati dulu", Use.NOT: "Jangan dijadikan"},
    }[lang]
    assert [one for one, words in said.items() if f"**{words}" in text] == [use]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("region", ["7108", "3514"])  # the longest name; three figures known
def test_it_is_one_page_of_the_report_and_one_sheet(
    region: str, state: str, lang: str, tmp_path: Path
) -> None:
    report = RegencyReport(in_state(state, region), lang)
    front = "\n".join(f"{k}: {json.dumps(v)}" for k, v in report.front_matter().items())
    title, last = str(report.front_matter()["title"]), report.outlook.last_year
    annex = f"## Annex {{#sec-annex}}\n\n[{last}]{{#row-{last}}}"
    foot = page_frame.colophon(title, store.version(), report.words)
    source = tmp_path / "x.qmd"
    source.write_text(f"---\n{front}\n---\n\n{report.decision().data}\n{annex}\n\n{foot}", "utf-8")
    assert sheet.render(source, tmp_path / "sheet.pdf", tmp_path / "sheet.png")
    paper = PdfReader(embedded.render(source, tmp_path, ["pdf"])["pdf"]).pages
    first, second = (" ".join(page.extract_text().split()) for page in paper)
    (only,) = (
        " ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "sheet.pdf").pages
    )
    for text in (first, only):
        assert report.words("outlook.headline", report.outlook) in text.replace("’", "'")
    assert "Annex" in second
    assert "Annex" not in only
