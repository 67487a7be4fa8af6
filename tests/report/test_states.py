"""The four states of a target's year, told for many regions in both languages."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import replace
from functools import cache

import pytest

from povanalysis.questions.ground.known import Known, NotHeld
from povanalysis.questions.ground.state import State, Timing, year_state
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.record.genuine import Recorded
from povanalysis.report.pages import province
from povanalysis.report.pages.regency import RegencyReport
from povanalysis.report.text.language import Words
from tests.limits import undrawn

EN = Words("en")
SECTIONS = (
    "decision", "trend", "known", "change", "target", "pace", "outcomes", "programmes", "depth",
    "record", "sources",
)  # fmt: skip
# its own targets; none; none with a number; the highest rate; the lowest; a city that broke
REGIONS = ("3524", "3506", "3311", "3527", "3579", "3574")
TARGETS = {"3524": None, "3527": 18.0, "3574": 6.0}
STATES = ("ahead", "waiting", "out", "no target")
CHANCE = {"en": "probability", "id": "peluang"}
HELD_BACK = {
    "en": "but not in these data: Jawa Timur",
    "id": "Angka Jawa Timur untuk Maret 2026 sudah terbit, tetapi belum",
}


@cache
def of(region: str, year: int | None = None, target: float | None = None) -> Outlook:
    return outlook(region, year, target)


def ahead(made: Outlook) -> Outlook:
    """The same before its month: in February 2026."""
    day = "2026-02-10"
    now = year_state(made.year, day, is_out=False, has_target=made.target is not None)
    return replace(made, as_of=day, state=now)


def recorded(made: Outlook, came: float, target: float | None = 11.95) -> Outlook:
    """The shipped year 2025 as if a forecast of it had been written down in time."""
    said = Recorded(
        origin="2025-06-01",
        n=1,
        public="2025-11-01",
        came=came,
        median=12.0,
        low80=11.5,
        high80=12.5,
        low95=11.0,
        high95=13.0,
        target=target,
        probability=None if target is None else 0.56,
    )
    assert made.outcome is not None
    return replace(made, outcome=replace(made.outcome, recorded=said))


def in_state(state: str, region: str) -> Outlook:
    if state == "out":
        return of(region, 2025)
    if state == "no target":
        return replace(of(region), target=None)
    made = of(region, 2026, TARGETS.get(region))
    return ahead(made) if state == "ahead" else made


def markdown(report: RegencyReport, section: str) -> str:
    found = getattr(report, section)()
    return "" if found is None else str(found.data)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("state", STATES)
def test_every_section_is_told_in_every_state(state: str, region: str, lang: str) -> None:
    report = RegencyReport(in_state(state, region), lang)
    drawn = (REGIONS.index(region) + STATES.index(state)) % 2 == (lang == "en")  # a chart once
    with nullcontext() if drawn else undrawn():
        text = " ".join(markdown(report, section) for section in SECTIONS)
    told = re.sub(r"<svg.*?</svg>|data:image[^)]*", "", text, flags=re.DOTALL)
    assert not re.search(r"\bnan\b|\bNone\b|\{[a-z_]+\}", told)
    card = report.card()
    assert card["timing"] == report.outlook.state.timing.value
    assert card["state"] == report.outlook.state.state.value
    assert str(report.front_matter()["title"]).startswith(report.outlook.region.name)
    assert not report.download().results.empty


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_month_that_has_passed_is_headed_by_what_is_known_of_it(region: str, lang: str) -> None:
    words, made = Words(lang), of(region)
    assert made.state.timing is Timing.WAITING
    nation = Known("0000", "March", 2026, 8.07, "2026-08-05", "X1")
    for known in ((), (nation,)):
        told = words("outlook.awaited", replace(made, known=known))
        assert CHANCE[lang] not in told.lower()
        assert (words.per_cent(8.07) in told) == bool(known)
        assert words.tell(replace(made, known=known), "outlook").finding == told
    page = markdown(RegencyReport(made, lang), "decision")
    settled = words("outlook.settled", made)
    assert page.count(settled) == 1
    assert words.month("2027-03") in settled


def test_what_the_forecast_is_given_is_told_with_the_probability_without_it() -> None:
    made = of("3524")
    told = " ".join(EN.tell(made, "outlook"))
    for one in made.given:
        assert f"{EN.per_cent(one.value)} ({EN.month(one.month)})" in told
    without = made.probability_without_known
    assert without is not None
    assert f"the probability would be {EN.chance(without)} ({EN.likelihood(without)})" in told
    bare = replace(made, forecast=made.forecast.without)
    told = " ".join(EN.tell(bare, "outlook"))
    assert "makes use" not in told
    assert "would be" not in told


def test_a_title_names_the_state_in_one_breath() -> None:
    waiting = RegencyReport(of("3524"), "id").front_matter()["title"]
    assert waiting == "Kabupaten Lamongan: Menunggu angka kemiskinan 2026"
    assert RegencyReport(of("3506"), "en").front_matter()["title"] == (
        "Kabupaten Kediri: 2026 poverty figure awaited"
    )
    met = RegencyReport(of("3524", 2025), "id").front_matter()["title"]
    assert met == "Kabupaten Lamongan: Target kemiskinan 2025 tercapai"


@pytest.mark.parametrize(("lang", "told"), [("en", "was published on"), ("id", "sudah terbit")])
def test_a_province_whose_figure_is_out_and_not_here_says_so(lang: str, told: str) -> None:
    report = province.open_report("3500", lang=lang)
    gap = NotHeld("3500", "March", report.basis.year, "2026-08-05", "X1")
    assert report.own is not None
    assert report.own.state.timing is Timing.WAITING
    report = replace(report, own=replace(report.own, not_held=(gap,)))
    page = str(report.decision().data)
    assert told in page
    assert gap.command not in page  # planners type none
    assert f"`{gap.command}`{{.command}}" in str(report.sources().data)
    assert report.card()["published_on"] == "2026-08-05"
    awaited = replace(report, own=replace(report.own, not_held=()))
    assert Words(lang)("outlook.awaited", awaited.own) in str(awaited.decision().data)
    assert "published_on" not in awaited.card()


def test_a_pace_is_asked_for_only_while_the_month_is_ahead() -> None:
    assert RegencyReport(of("3524"), "en").pace() is None
    assert RegencyReport(ahead(of("3524")), "en").pace() is not None


def test_the_state_of_a_year_without_target_is_that_until_its_figure_is_out() -> None:
    assert of("3524").state.state is State.WAITING
    assert of("3506").state.state is State.NO_TARGET
    assert of("3506").state.timing is Timing.WAITING
    assert ahead(of("3524")).state.state is State.AHEAD
    assert of("3506", 2025).state.state is State.OUT


def test_a_figure_that_was_published_and_is_not_here_is_named_with_its_command() -> None:
    gap = NotHeld("3500", "March", 2026, "2026-08-05", "X1")
    made = replace(of("3524"), not_held=(gap,))
    for lang, name in (("en", "figure of Jawa Timur"), ("id", "Angka Jawa Timur")):
        report = RegencyReport(made, lang)
        listed, page = markdown(report, "sources"), markdown(report, "decision")
        assert f"`{gap.command}`{{.command}}" in listed
        assert name in listed
        assert gap.command not in page  # a clause is enough there
        assert HELD_BACK[lang] in page
    assert gap.command in EN.tell(made, "outlook").support[0]
    own = replace(made, not_held=(replace(gap, region="3524"),))
    assert "was published on 5 August 2026" in EN("outlook.awaited", own)
    assert "not held here" in EN("outlook.headline", own)
    assert "awaited" not in EN("outlook.headline", own)
    # once the region's own figure is out, what is missing around it moves nothing on its page
    out = RegencyReport(replace(of("3524", 2025), not_held=(gap,)), "en")
    assert gap.command not in markdown(out, "sources")
    assert HELD_BACK["en"] not in markdown(out, "decision")


@pytest.mark.parametrize(
    ("target", "title", "said"),
    [
        (12.65, "target met", "was met: {}, 0.62 percentage points below the target of 12.65"),
        (12.03, "target met", "was met exactly: {}."),
        (11.0, "target missed", "was missed: {}, 1.03 percentage points above the target of 11"),
    ],
)
def test_a_year_that_is_out_opens_with_what_came(target: float, title: str, said: str) -> None:
    report = RegencyReport(of("3524", 2025, target), "en")
    assert title in report.front_matter()["title"]
    headline = EN("outlook.headline", report.outlook)
    assert said.format("the published figure of March 2025 is 12.03 per cent") in headline


@pytest.mark.parametrize(
    ("came", "where"),
    [
        (12.03, "inside the 80 per cent interval"),
        (12.7, "outside the 80 per cent interval (11.50 to 12.50) but inside the 95"),
        (14.0, "outside even the 95 per cent interval (11.00 to 13.00)"),
    ],
)
def test_what_was_said_is_scored_where_the_figure_lay(came: float, where: str) -> None:
    told = " ".join(EN.tell(recorded(of("3524", 2025), came), "outlook"))
    assert where in told
    # (0.56 - 0)², as none of these figures is at or below 11.95
    assert "Brier score 0.314" in told
    # the day of publication of that figure is not known, so nothing is said of it
    assert "before the figure was in these data, we gave" in told
    dated = recorded(of("3524", 2025), came)
    dated = replace(dated, outcome=replace(dated.outcome, published_on="2025-11-01"))
    assert "before the figure was published, we gave" in " ".join(EN.tell(dated, "outlook"))
    alone = " ".join(EN.tell(recorded(of("3506", 2025), came, None), "outlook"))
    assert where in alone
    assert "Brier" not in alone


def test_a_year_that_was_never_forecast_in_advance_says_so() -> None:
    assert EN.tell(of("3524", 2025), "outlook").support[0] == (
        "No forecast of this figure was written down before it was known, so none is scored."
    )


def test_a_year_that_is_out_leads_on_to_the_next() -> None:
    made = of("3524", 2025)
    assert made.coming.year == 2026
    told = EN.tell(made, "outlook").support[-1]
    assert "For March 2026 the forecast expects" in told
    assert "target of 11.95 per cent" in told
    assert RegencyReport(made, "en").related() == [("Report on 2026", "lamongan-2026")]
    assert RegencyReport(made.coming, "en").related() == [("Report on 2025", "lamongan-2025")]


def test_the_front_page_names_the_outcome_of_the_last_target() -> None:
    card = RegencyReport(of("3524"), "en").card()
    assert card["outcome"] == {"year": 2025, "value": 12.03, "target": 12.65, "met": True}
    assert "outcome" not in RegencyReport(of("3506"), "en").card()
