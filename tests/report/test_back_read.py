"""Sentences read back with extreme inputs: no rise called a fall, no figure that says nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from povanalysis.questions import change, depth, outcomes, pace, programmes, ranking, target
from povanalysis.questions.ambition import Ambition, AmbitionVerdict
from povanalysis.questions.change import Change, ProvinceReading
from povanalysis.questions.depth import Course, Depth, DepthVerdict
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.figures import panel
from povanalysis.questions.group import Basis
from povanalysis.questions.outcomes import Outcomes, OutcomeVerdict
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict
from povanalysis.questions.programmes import Programmes
from povanalysis.questions.ranking import OrderVerdict, Pair, Ranking
from povanalysis.questions.target import Attainment
from povanalysis.report.facts import comparison as facts
from povanalysis.report.facts import outlook as outlook_facts
from povanalysis.report.pages.regency import open_report
from povanalysis.report.tables.programmes import said as said_table
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from povanalysis.trends import forecast_panel

EN, ID = Words("en"), Words("id")
SECTIONS = (
    "decision",
    "trend",
    "change",
    "target",
    "pace",
    "outcomes",
    "programmes",
    "depth",
    "record",
)
REGIONS = {"3524": None, "3506": None, "3311": 7.0, "3527": 3.0, "3302": 8.0, "3374": None}


@cache
def at_hand(code: str = "3524") -> Outlook:
    return outlook(code, 2026, None)


@cache
def changed() -> Change:
    found = change.change(store.load(), "3524")
    assert isinstance(found, Change)
    return found


@cache
def paced() -> Pace:
    found = pace.pace(store.load(), "3524", 11.95, 2026)
    assert isinstance(found, Pace)
    return found


@cache
def ranked() -> Ranking:
    forecasts = forecast_panel(panel(store.load()))
    found = ranking.ranking(store.load(), ["3524", "3506"], forecasts=forecasts)
    assert isinstance(found, Ranking)
    return found


@cache
def targeted() -> Outcomes:
    found = outcomes.outcomes(
        store.load(), "3524", targets=store.table("targets"), as_of="2026-11-22"
    )
    assert isinstance(found, Outcomes)
    return found


# -- a change ---------------------------------------------------------------------------------


def moved(size: float, mean: float, reading: ProvinceReading) -> str:
    made = changed()
    assert not isinstance(made.province, Refusal)
    beside = replace(made.province, mean_change=mean, reading=reading)
    return " ".join(EN.tell(replace(made, change=size, province=beside), brief=True))


def test_a_change_beside_a_province_that_stood_still_claims_no_direction_of_it() -> None:
    better = moved(-0.4, -0.001, ProvinceReading.BETTER)
    assert "That is more favourable" in better
    worse = moved(0.4, 0.002, ProvinceReading.WORSE)
    assert "That is less favourable" in worse
    assert "although" not in better + worse


def test_a_change_of_nothing_is_neither_fall_nor_rise_and_needs_no_error() -> None:
    beside = changed().province
    assert not isinstance(beside, Refusal)
    for reading in ProvinceReading:
        still = replace(
            changed(), change=0.0, break_even=0.0, province=replace(beside, reading=reading)
        )
        sentences = list(EN.tell(still))
        assert "stayed put" in sentences[0]
        assert not any("sampling error" in sentence for sentence in sentences)
    alone = replace(
        changed(),
        change=0.0,
        province=Refusal("3524", Reason.NO_PEERS, {"regions": 1, "needed": 3}),
    )
    assert "stayed put" in EN.tell(alone).finding


# -- trend, record, yardsticks ----------------------------------------------------------------


def retold(values: list[float]) -> str:
    made = at_hand()
    series = made.series.copy()
    march = series["period"] == "March"
    series.loc[march, "value"] = values
    marches = series[march].set_index("year")["value"]
    return EN("trend.finding", **outlook_facts.trend(marches, marches.diff().dropna()))


def test_a_rate_back_where_it_was_did_not_rise_by_nothing() -> None:
    assert retold([10.0] * 11).startswith("In March 2025 the rate is what it was in March 2015")
    assert "it never rose" in retold([10.0] * 11)
    assert "rose by 1.00 percentage points" in retold([10.0] * 10 + [11.0])
    fell = retold([12.0, 11.0, 12.5, 11.0, 10.0, 10.5, 9.0, 8.0, 8.0, 7.0, 6.0])
    assert "it rose in 2 of 10 years" in fell


@pytest.mark.parametrize("words", [EN, ID], ids=["en", "id"])
def test_regions_without_a_target_open_with_yardsticks_of_their_own(words: Words) -> None:
    one, other = (
        words.tell(made, "yardsticks", **outlook_facts.yardsticks(made))
        for made in map(at_hand, ("3506", "3311"))
    )
    assert one.finding != other.finding
    assert one.plan != other.plan
    made = at_hand("3506")
    assert words.per_cent(made.forecast.median(2026)) in one.finding


# -- target, pace -----------------------------------------------------------------------------


def test_a_growth_of_the_population_that_nobody_has_seen_is_not_offered() -> None:
    found = target.target(
        store.load(), "3524", 3.0, 2026, forecast=at_hand().forecast, as_of="2026-11-22"
    )
    assert isinstance(found, Attainment)
    assert not isinstance(found.people, Refusal)
    assert found.people.growth_none > 1
    assert "need not fall at all" not in " ".join(EN.tell(found))


def test_a_passed_month_points_to_the_next_one_with_its_probability() -> None:
    made = at_hand()
    found = target.target(
        store.load(), "3524", 11.95, 2026, forecast=made.forecast, as_of="2026-11-22"
    )
    chance = EN.chance(made.forecast.probability_at_most(2027, 11.95))
    assert f"in March 2027 has a probability of {chance}" in EN.tell(found).plan


def test_a_region_that_never_fell_is_not_said_to_have_fallen_fastest() -> None:
    made = paced()
    risen = replace(made, fastest_here=replace(made.fastest_here, per_year=0.2))
    for found in (risen, replace(risen, span=3, year=2028)):
        said = EN.tell(found).support[-1]
        assert "not fallen" in said
        assert "fell fastest" not in said


def test_a_pace_too_small_for_two_decimals_is_not_nothing() -> None:
    made = replace(paced(), required=-0.002)
    assert "−0.002 percentage points a year" in EN.tell(made).finding
    assert "−0,002 poin persentase per tahun" in ID.tell(made).finding


def test_a_pace_that_takes_centuries_names_no_year() -> None:
    made = paced()
    assert isinstance(made.since_recent, MeanChange)
    slow = replace(made, verdict=PaceVerdict.NEVER_HELD, value=3.0)
    near = replace(slow, since_recent=replace(made.since_recent, mean=-0.5))
    far = replace(slow, since_recent=replace(made.since_recent, mean=-0.001))
    assert "reached in 2044" in EN.tell(near).plan
    assert not re.search(r"\d", EN.tell(far).plan.replace("2021", ""))


# -- ranks ------------------------------------------------------------------------------------


def test_a_rank_names_no_cause_and_says_where_it_most_probably_stays() -> None:
    made = ranked()
    still = replace(made.standings[0], place=10, place_low80=10, place_high80=10)
    spoken = EN.tell(replace(made, standings=(still,)))
    assert any("still ranks 10" in sentence for sentence in spoken)
    assert not any("because" in sentence for sentence in EN.tell(made))


def test_what_is_said_of_a_region_stands_together_even_if_it_holds_for_the_next() -> None:
    made = ranked()
    other = replace(made.standings[0], region="3506")
    told = EN.tell(replace(made, standings=(made.standings[0], other))).support[-4:]
    assert [text[:20] for text in told[::2]] == ["Kabupaten Lamongan r", "Kabupaten Kediri ran"]
    assert told[1] == told[3]
    assert told[1].startswith("In March 2026 its rank is better")


def test_neighbours_with_one_rate_are_not_nothing_apart() -> None:
    made = ranked()
    one = made.standings[0]
    assert one.above is not None
    equal = replace(one, above=(one.above[0], one.value))
    said = EN.tell(replace(made, standings=(equal,))).turn
    assert "same rate" in said
    assert "0.00" not in said


# -- targets and outcomes ---------------------------------------------------------------------


def test_targets_met_are_counted_in_words_that_fit_their_number() -> None:
    made = targeted()
    met = replace(made.targets[0], verdict=OutcomeVerdict.MET)
    missed = replace(met, verdict=OutcomeVerdict.MISSED)
    openings = [
        EN.tell(replace(made, targets=targets)).finding
        for targets in ((met,), (missed,), (met,) * 2, (met,) * 3, (missed,) * 3, (met, missed))
    ]
    starts = ("The one", "The one", "Both", "All 3", "None of the 3", "Official")
    assert [o.startswith(s) for o, s in zip(openings, starts, strict=True)] == [True] * 6
    assert "was missed" in openings[1]


def test_a_target_met_to_the_digit_has_no_margin_of_nothing() -> None:
    made = targeted()
    exact = replace(made.targets[0], verdict=OutcomeVerdict.MET, margin=0.0)
    said = EN.tell(replace(made, targets=(exact,))).support[0]
    assert "met exactly" in said
    assert "0.00" not in said


def test_an_ambition_without_a_trend_compares_with_none() -> None:
    made = targeted()
    dated = next(one for one in made.targets if isinstance(one.ambition, Ambition))
    assert isinstance(dated.ambition, Ambition)
    bare = replace(dated.ambition, trend=None, verdict=AmbitionVerdict.MORE)
    said = EN.tell(replace(made, targets=(replace(dated, ambition=bare),))).support[0]
    assert "too few figures" in said
    assert "more than the trend" not in said


def test_what_is_not_known_of_several_targets_is_said_once() -> None:
    spoken = " ".join(EN.tell(targeted()))
    assert spoken.count("not judged") == 1
    assert "2023, 2025 and 2045" in spoken


# -- depth, programmes ------------------------------------------------------------------------


def test_depth_moves_in_the_direction_that_is_named() -> None:
    made = depth.depth(store.load(), "3524")
    assert isinstance(made, Depth)

    assert isinstance(made.course, Course)
    before = made.course.before

    def said(p0: float, p1: float, verdict: DepthVerdict) -> str:
        now = replace(before, p0=before.p0 + p0, p1=before.p1 + p1)
        return EN.tell(replace(made, course=Course(before, now, verdict))).finding

    assert "although the rate did not rise" in said(-0.1, 0.2, DepthVerdict.DEEPER)
    assert "although the rate did not fall" in said(0.1, -0.2, DepthVerdict.SHALLOWER)
    assert "fell together" in said(-0.1, -0.2, DepthVerdict.TOGETHER)
    assert "rose together" in said(0.1, 0.2, DepthVerdict.TOGETHER)
    assert "cannot be told" in said(-0.1, 0.1, DepthVerdict.UNCLEAR)


def test_growth_over_one_year_is_not_a_year_and_none_is_neither_more_nor_less() -> None:
    made = depth.depth(store.load(), "3524")
    assert isinstance(made, Depth)
    line = made.measure("POVERTY_LINE")
    assert line is not None

    def said(**values: float) -> str:
        one = replace(line, **values)  # type: ignore[arg-type]
        return next(s for s in EN.tell(replace(made, measures=(one,))) if "Rp" in s)

    assert "3.6 per cent more than in 2024" in said()
    assert "about as in 2024" in said(growth=0.0001)
    assert "a year less than in 2021" in said(growth=-0.02, previous_year=2021)


def test_programmes_without_numbers_speak_of_no_ceiling() -> None:
    for code in ("3311", "3575"):
        found = programmes.programmes(store.load(), code, table=store.table("programmes"))
        assert isinstance(found, Programmes)
        closing = " ".join(EN.tell(found).closing[1:])
        assert "ceilings" not in closing
        assert "full range" not in closing


def test_a_target_with_no_programme_to_hold_against_it_is_not_asked_for_again() -> None:
    found = programmes.programmes(
        store.load(), "3506", table=store.table("programmes"), value=9.0, year=2027
    )
    assert "fix a number" not in EN.tell(found).plan


def test_a_programme_with_another_aim_lifts_nobody_in_the_table() -> None:
    found = programmes.programmes(
        store.load(), "3524", table=store.table("programmes"), value=11.95, year=2026
    )
    assert isinstance(found, Programmes)
    rows = {
        row.split("**")[1]: row for row in said_table(found, {}, ID).splitlines() if "**" in row
    }
    health = rows["Laserku (Lamongan Sehat dengan Kunjungan Rumah)"]
    assert "7.500 sampai 12.750 jiwa; tujuannya bukan pendapatan" in health
    assert "paling banyak" not in health
    assert rows["Perintis"].endswith("| tidak ada angka untuk dibandingkan |")
    assert any(
        "(2022–2025): 294 rumah tangga" in row for row in said_table(found, {}, ID).splitlines()
    )


# -- comparison -------------------------------------------------------------------------------


def compared(rates: dict[str, tuple[float, float]]) -> tuple[Basis, Ranking]:
    made = ranked()
    codes = sorted(rates, key=lambda code: -rates[code][1])
    frame = pd.DataFrame({code: rates[code] for code in codes}, index=[2015, 2025])
    basis = object.__new__(Basis)
    object.__setattr__(basis, "__dict__", {"rates": frame})
    found = replace(
        made,
        regions=tuple(codes),
        values=tuple(rates[code][1] for code in codes),
        last_year=2025,
    )
    return basis, found


def apart(basis: Basis, found: Ranking) -> str:
    known = facts.order(found) | facts.distance(basis, found)
    return EN("comparison.distance", found, **known)


def since(basis: Basis, found: Ranking) -> str:
    return EN("comparison.since-first", found, **facts.levels(basis, found))


def test_regions_level_with_each_other_have_no_years_between_them() -> None:
    basis, found = compared({"3524": (12.0, 10.0), "3506": (11.0, 10.0)})
    assert "the same rate" in apart(basis, found)
    basis, found = compared({"3524": (12.0, 10.1), "3506": (11.0, 10.0)})
    assert "less than a year" in apart(basis, found)


def test_a_rate_that_hardly_moved_is_not_nothing_higher() -> None:
    basis, found = compared({"3524": (12.0, 10.0), "3506": (11.0, 11.01)})
    assert "hardly moved" in since(basis, found)
    basis, found = compared({"3524": (12.0, 10.0), "3506": (10.0, 11.0)})
    assert "rose by 10 per cent" in since(basis, found)


def test_only_an_open_order_is_called_open() -> None:
    made = ranked()

    def said(probability: float, verdict: OrderVerdict) -> str:
        pair = Pair("3506", "3524", probability, verdict, True)
        found = replace(made, pairs=(pair,))
        return EN("comparison.order-ahead", found, **facts.order(found))

    assert "is open" in said(0.55, OrderVerdict.OPEN)
    assert "least certain" in said(0.85, OrderVerdict.LEANING)
    assert "keep their order" in said(0.99, OrderVerdict.FIRM)


# -- whole reports ----------------------------------------------------------------------------


@cache
def told(code: str, wanted: float | None, lang: str) -> tuple[str, ...]:
    report = open_report(code, 2026, wanted, lang)
    found = []
    for name in SECTIONS:
        section = getattr(report, name)()
        lines = [] if section is None else section.data.splitlines()
        prose_only = " ".join(
            line for line in lines if not line.startswith(("|", "!", ":", "#", "[", "`"))
        )
        parts = re.split(r"(?<=[.!?])\s+", prose_only.replace("**", "").replace("- ", " "))
        found += [part.strip() for part in parts if len(part) > 25]
    return tuple(found)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", REGIONS)
def test_no_report_says_a_sentence_twice(code: str, lang: str) -> None:
    often = Counter(told(code, REGIONS[code], lang))
    kube = "KUBE"  # two districts, each with its own quota, in the sources
    ran = ("It ran before the last figure", "Program ini berjalan sebelum angka terakhir")
    repeated = [s for s, n in often.items() if n > 1 and kube not in s and not s.startswith(ran)]
    assert repeated == []


@pytest.mark.parametrize("code", REGIONS)
def test_numbers_agree_with_what_they_count(code: str) -> None:
    spoken = " ".join(told(code, REGIONS[code], "en"))
    wrong = r"\b1 (years|changes|places|people|points|targets|programmes|households|regencies)\b"
    assert not re.search(wrong, spoken)
    assert not re.search(r"from (\d+\.\d+) to \1\b", spoken)
    assert "nought" not in spoken


@pytest.mark.parametrize("code", REGIONS)
def test_indonesian_reads_as_written_in_indonesia(code: str) -> None:
    spoken = " ".join(told(code, REGIONS[code], "id"))
    assert "luar biasa" not in spoken, "means extraordinary, not unusual"
    assert not re.search(r"Rp \d", spoken), "EYD V writes Rp next to the sum"
    assert not re.search(r"\d,\d+, [−+]\d", spoken), "decimal commas in a list need semicolons"
    assert not re.search(r"\b(naik|turun) 0,00\b", spoken)
    assert not re.search(r"\d{4}, \d{4} dan \d{4}", spoken), "EYD V keeps the last comma of a list"
    spoken = re.sub(r"`[^`]*`", "", spoken)  # a command has the names of its options
    english = r"\b(target of|per cent|the|and|with|year|rate|figure|published|interval)\b"
    assert not re.search(english, spoken)
