"""Every answer speaks in both languages, by verdict, and ends as promised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from povanalysis.questions import (
    change,
    convergence,
    depth,
    outcomes,
    pace,
    programmes,
    ranking,
    target,
)
from povanalysis.questions.ambition import Ambition, AmbitionVerdict
from povanalysis.questions.change import Change, Own, OwnReading, ProvinceReading
from povanalysis.questions.convergence import Convergence, Movement
from povanalysis.questions.depth import Course, Depth, DepthVerdict
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.figures import panel
from povanalysis.questions.outcomes import Outcomes, OutcomeVerdict
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict
from povanalysis.questions.programmes import Programmes
from povanalysis.questions.ranking import OrderVerdict, Pair, Ranking
from povanalysis.questions.reach import ReachVerdict
from povanalysis.questions.record.genuine import LedgerScore
from povanalysis.questions.target import Attainment
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from povanalysis.trends import forecast_panel

LANGUAGES = [Words("id"), Words("en")]
ENDINGS = {
    "en": ("For the next plan: ", "What would change the answer: ", "How sure: "),
    "id": ("Untuk rencana berikutnya: ", "Yang dapat mengubah jawaban: ", "Seberapa yakin: "),
}
QUESTIONS = [
    "change",
    "convergence",
    "depth",
    "outcomes",
    "pace",
    "programmes",
    "ranking",
    "target",
]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """One result of every question, on the shipped figures."""
    shipped = store.load()
    forecasts = forecast_panel(panel(shipped))
    targets = store.table("targets")
    return {
        "target": target.target(
            shipped, "3524", 11.95, 2026, forecast=forecasts["3524"], as_of="2026-11-22"
        ),
        "pace": pace.pace(shipped, "3524", 11.95, 2026),
        "change": change.change(shipped, "3524", assumed_error=0.06),
        "ranking": ranking.ranking(shipped, ["3524", "3506", "3311"], forecasts=forecasts),
        "convergence": convergence.convergence(shipped, "3500"),
        "outcomes": outcomes.outcomes(
            shipped,
            "3524",
            targets=targets,
            as_of="2026-11-22",
            past=outcomes.past_forecasts(shipped, "3524", origins=2),
        ),
        "programmes": programmes.programmes(
            shipped, "3524", table=store.table("programmes"), value=11.95, year=2026
        ),
        "depth": depth.depth(shipped, "3524"),
    }


def sound(sentences: Iterable[str], words: Words) -> None:
    """Finished sentences: no hole, no English in Indonesian, no point where a comma belongs."""
    for sentence in sentences:
        assert sentence.strip() == sentence
        assert sentence[-1] in ".:"
        assert not re.search(r"[{}]|\bNone\b(?! of)|\bnan\b|  |\.\.", sentence), sentence
        if words.lang == "id":
            assert not re.search(r"\b(the|and|per cent|of|March)\b", sentence), sentence
            assert not re.search(r"\d\.\d\d?\b(?!\d)", sentence), sentence
        else:
            assert not re.search(r"\d,\d\d?\b(?!\d)", sentence), sentence


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_finished_sentences_with_the_three_endings(
    found: dict[str, Any], question: str, words: Words
) -> None:
    sentences = list(words.tell(found[question]))
    sound(sentences, words)
    assert len(sentences) >= 5
    for sentence, opening in zip(sentences[-3:], ENDINGS[words.lang], strict=True):
        assert sentence.startswith(opening)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_can_be_printed_in_place_of_an_answer(reason: Reason, words: Words) -> None:
    facts = {
        "year": 2026,
        "missing": (2024, 2025),
        "value": 11.95,
        "last_year": 2025,
        "last_value": 11.9,
        "came": 12.0,
        "met": False,
        "probability_held": 0.7,
        "error": 0.0,
        "changes": 2,
        "needed": 4,
        "regions": 1,
        "last_forecast": 2031,
        "set_on": "2026-01-06",
    }
    refused = Refusal("3524", reason, facts)
    sound(words.tell(refused), words)


def told(results: list[Any], place: int, phrases: list[str]) -> None:
    """Each result's sentence at a place says its phrase in English, and no other one's.

    Indonesian tells the same results apart, and no others.
    """
    apart = []
    for words in LANGUAGES:
        spoken = [list(words.tell(result)) for result in results]
        for sentences in spoken:
            sound(sentences, words)
        bare = [re.sub(r"[−+]?\d[\d.,]*", "#", sentences[place]) for sentences in spoken]
        apart.append([bare.index(sentence) for sentence in bare])
    assert apart[0] == apart[1]
    for sentence, own in zip(bare, phrases, strict=True):
        assert [phrase for phrase in dict.fromkeys(phrases) if phrase in sentence] == [own]


def test_every_verdict_is_said_in_its_own_words(found: dict[str, Any]) -> None:
    made: Pace = found["pace"]
    paces = [replace(made, verdict=verdict) for verdict in PaceVerdict]
    told(
        paces,
        0,
        [
            ", no faster than",
            ": faster than its mean",
            "though Kabupaten Sampang has",
            "which no regency",
        ],
    )

    moved: Change = found["change"]
    assert not isinstance(moved.province, Refusal)
    assert isinstance(moved.own, Own)
    changes = [
        replace(moved, change=size, province=replace(moved.province, reading=r, mean_change=mean))
        for size in (-0.2, 0.2)
        for mean in (-0.3, 0.3)
        for r in ProvinceReading
    ]
    told(
        changes,
        1,
        [
            *("fell more than", "no larger than usual", "fell less than"),
            *("fell, although", "no larger than usual", "fell, although"),
            *("rose, although", "no larger than usual", "rose, although"),
            *("rose less than", "no larger than usual", "rose more than"),
        ],
    )
    owns = [replace(moved, own=replace(moved.own, reading=r)) for r in OwnReading]
    told(
        owns,
        0,
        ["was unusually favourable", "was not unusual", "was unusually unfavourable"],
    )

    likely: Attainment = found["target"]
    states = [replace(likely, passed=passed) for passed in (True, False)]
    told(states, 0, ["still to be published", "the published figure"])

    slopes: Convergence = found["convergence"]
    beta = [replace(slopes, beta=replace(slopes.beta, verdict=v)) for v in Movement]
    sigma = [replace(slopes, sigma=replace(slopes.sigma, verdict=v)) for v in Movement]
    told(beta, 0, ["level more per year", "is not established", "level less per year"])
    told(sigma, 1, ["spread narrowed", "no clear direction", "spread widened"])
    told(
        beta,
        -3,
        ["no obstacle here", "nor assume that they cannot", "targets of their own"],
    )

    deep: Depth = found["depth"]
    assert isinstance(deep.course, Course)
    now, before = deep.course.now, deep.course.before
    courses = [
        replace(deep, course=Course(replace(before, p0=start), now, verdict))
        for start, verdict in (
            (now.p0 + 1, DepthVerdict.TOGETHER),
            (now.p0 - 1, DepthVerdict.TOGETHER),
            (now.p0, DepthVerdict.UNCLEAR),
            (now.p0 + 1, DepthVerdict.DEEPER),
            (now.p0 - 1, DepthVerdict.SHALLOWER),
        )
    ]
    told(
        courses,
        0,
        ["fell together", "rose together", "cannot be told", "did not rise", "did not fall"],
    )
    told(
        courses,
        -3,
        [
            "progress among the poorest",
            "support for those below",
            "on a mean of three years",
            "further below the line",
            "nearer to the line",
        ],
    )

    ranks: Ranking = found["ranking"]
    pairs = [
        replace(ranks, pairs=(Pair("3506", "3524", 0.7, verdict, same),) * 3)
        for verdict, same in (
            (OrderVerdict.OPEN, True),
            (OrderVerdict.FIRM, True),
            (OrderVerdict.LEANING, False),
        )
    ]
    told(pairs, 1, ["is open", "then has a lower rate", "falls below Kabupaten Lamongan"])


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_every_outcome_and_ambition_has_its_own_sentence(
    found: dict[str, Any], words: Words
) -> None:
    made: Outcomes = found["outcomes"]
    base = made.targets[2]
    assert isinstance(base.ambition, Ambition)
    results = [
        replace(made, targets=(replace(base, verdict=v, came=12.0, margin=0.1),))
        for v in OutcomeVerdict
    ]
    told(
        results,
        1,
        [
            *(": met with", ": missed with", ": still ahead.", ": the month has passed"),
            *("no figure for that March", "but no number"),
        ],
    )
    judged = [
        replace(made, targets=(replace(base, ambition=replace(base.ambition, verdict=v)),))
        for v in AmbitionVerdict
    ]
    told(
        judged,
        1,
        [
            *("asked for no fall", "less than the trend"),
            *("about the trend", "more than the trend"),
        ],
    )
    scored = replace(made, genuine=LedgerScore(("2026-11-22",), 4, 3, 4, 1, 0.2))
    sound(words.tell(scored), words)
    sound(words.tell(replace(made, targets=())), words)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_programmes_are_weighed_by_their_verdict(found: dict[str, Any], words: Words) -> None:
    made: Programmes = found["programmes"]
    grants = made.reaches[1]
    base = made.said[1]
    results = [
        replace(made, said=(replace(base, shown=replace(grants, verdict=v, of_need=share)),))
        for v, share in zip(ReachVerdict, (0.05, 0.5, 1.5), strict=True)
    ]
    told(
        results,
        0,
        ["covers even a tenth", "the largest covers at most", "A programme of"],
    )
    for other in ("3506", "3575", "3311"):
        rest = programmes.programmes(store.load(), other, table=store.table("programmes"))
        sound(words.tell(rest), words)


def test_numbers_of_the_facts_stand_in_the_sentences(found: dict[str, Any]) -> None:
    english, indonesian = (
        {q: " ".join(words.tell(r)) for q, r in found.items()} for words in LANGUAGES[::-1]
    )
    assert "967 fewer poor people (between 907 and 1,028" in english["target"]
    assert "about 534 fewer are enough" in english["target"]
    assert "−0.13 percentage points in the year to March 2025" in english["change"]
    assert "their mean (−0.30 points) by +0.17" in english["change"]
    assert "below 0.46 per cent" in english["change"]
    assert "ranked 10 of 38" in english["ranking"]
    assert "the largest covers at most 14 per cent of the 967 people" in english["programmes"]
    assert "32 households, Rp 4 million each" in english["programmes"]
    assert "80 to 136 people; at most 14 per cent" in english["programmes"]
    assert "Rp 128 million in all, 0.14 per cent" in english["programmes"]
    assert "0.10 percentage points are 1,209 people" in english["programmes"]
    assert "about Rp 91 billion" in english["programmes"]
    assert "145,450" in english["depth"]
    assert "967 jiwa (antara 907 dan 1.028" in indonesian["target"]
    assert "−0,13 poin persentase" in indonesian["change"]
    assert "80 sampai 136 jiwa; paling banyak 14 persen" in indonesian["programmes"]


def test_every_region_can_be_spoken_of_in_both_languages() -> None:
    shipped = store.load()
    codes = sorted(panel(shipped)["region"].unique())[::6]
    assert len(codes) > 10
    for code in codes:
        near = shipped[shipped["region"].str[:2] == code[:2]]
        for words in LANGUAGES:
            sound(words.tell(change.change(near, code)), words)
            sound(words.tell(depth.depth(near, code)), words)
            sound(words.tell(pace.pace(near, code, 8.0, 2029)), words)


def test_words_do_not_touch_figures(found: dict[str, Any]) -> None:
    before = {question: result.to_json() for question, result in found.items()}
    for result in found.values():
        LANGUAGES[0].tell(result)
    assert {question: result.to_json() for question, result in found.items()} == before


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_the_target_says_when_it_comes_and_what_can_still_act(
    found: dict[str, Any], words: Words
) -> None:
    made: Attainment = found["target"]
    years = [
        replace(made, even_year=even, likely_year=likely)
        for even, likely in ((None, None), (2026, None), (2027, 2027), (2026, 2028))
    ]
    never, even, both, likely = years
    told(
        [never, even, likely],
        4,
        ["stays below", "but not # per cent by", "and # per cent in"],
    )
    assert "80" in list(words.tell(both))[4]
    assert "2027" in list(words.tell(both))[4]
    acts = [
        made,
        replace(made, passed=False, next_reference="2026-03"),
        replace(made, passed=False, next_reference="2025-03"),
    ]
    told(
        acts,
        -3,
        ["the same level in", "only what reaches households", "there is time before"],
    )
    assert not isinstance(made.people, Refusal)
    people = [
        made,
        replace(made, people=replace(made.people, fewer_with_growth=0.0)),
        replace(made, people=replace(made.people, current=False, population_year=2023)),
        replace(made, people=Refusal("3524", Reason.NO_COUNTS)),
    ]
    few = ["fewer are enough", "too: at # per cent a year the number", "is known only up to"]
    told(people[:3], 3, few)
    told([made, people[3]], 2, ["fewer poor people (between", "has not been found"])
    far = replace(made, extrapolated=True)
    told([made, far], -1, ["whose sampling error is not known", "How sure: not very"])


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_the_plan_follows_the_pace_and_its_interval(found: dict[str, Any], words: Words) -> None:
    made: Pace = found["pace"]
    recent = made.since_recent
    assert isinstance(recent, MeanChange)
    plans = [
        *(replace(made, verdict=verdict) for verdict in PaceVerdict),
        replace(made, verdict=PaceVerdict.NEVER_HELD, since_recent=replace(recent, mean=0.1)),
    ]
    told(
        plans,
        -3,
        [
            *("would be enough", "is not enough", "ask Kabupaten Sampang"),
            *("this one is reached in", "seen before in the province."),
        ],
    )
    changes = [
        replace(made, required=recent.low - 1),
        made,
        replace(made, required=recent.high + 1),
        replace(made, since_recent=Refusal("3524", Reason.TOO_SHORT)),
    ]
    told(
        changes,
        -2,
        [
            "is faster than the whole",
            "lies inside the interval",
            "is slower than the whole",
            "of which too few are known",
        ],
    )
    fastest = made.fastest_here
    spells = [
        made,
        replace(made, fastest_peer=fastest),
        replace(made, span=3, year=2028),
        replace(made, span=3, fastest_peer=fastest, year=2028),
        replace(made, span=3, year=2040),
    ]
    told(
        spells[:4],
        5,
        [
            *("Sampang, # percentage points in", "It fell fastest in # by #"),
            *("Sampang, # percentage points a year", "points a year: the fastest"),
        ],
    )
    told([made, spells[4]], 5, ["It fell fastest in", "The record holds no longer span"])


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_a_change_says_how_the_province_moved_and_what_is_not_known(
    found: dict[str, Any], words: Words
) -> None:
    made: Change = found["change"]
    assert not isinstance(made.province, Refusal)
    provinces = [
        replace(made, province=replace(made.province, fell=fell, rose=rose))
        for fell, rose in ((38, 0), (0, 38), (20, 18))
    ]
    told(provinces, 2, ["fell in all", "rose in all", ", the rate fell in"])
    alone = replace(
        made,
        province=Refusal("3524", Reason.NO_PEERS, {"regions": 1, "needed": 3}),
        own=Refusal("3524", Reason.TOO_SHORT, {"changes": 2, "needed": 4}),
        ceiling=None,
        ceiling_relative=None,
        assumed=Refusal("3524", Reason.ASSUMED_ERROR_NOT_POSITIVE, {"error": 0.0}),
        single_source=True,
    )
    sound(words.tell(alone), words)
    clear = replace(made, break_even=0.05)
    told([made, clear], 5, ["could account for all", "even the largest"])
    told([made, clear], 6, ["could be told from zero", "can be told from zero"])
    own = made.own
    assert isinstance(own, Own)
    worse, alike, better = (
        replace(made, province=replace(made.province, reading=reading))
        for reading in (ProvinceReading.WORSE, ProvinceReading.ALIKE, ProvinceReading.BETTER)
    )
    odd = replace(alike, own=replace(own, reading=OwnReading.UNUSUAL_FALL))
    risen = replace(better, change=0.2)
    told(
        [worse, alike, odd, better, risen, alone],
        -3,
        [
            *("is no reason to stop", "is no reason to change course", "do not carry it forward"),
            *("before calling it a success", "but it rose", "cannot be judged"),
        ],
    )


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_no_region_is_told_that_a_rise_is_a_success_or_that_an_unjudged_change_is_none(
    words: Words,
) -> None:
    shipped = store.load()
    rates = shipped[(shipped["indicator"] == "P0") & (shipped["period"] == "March")]
    near = dict(list(rates.groupby(rates["region"].str[:2])))
    course = {"en": "no reason to change course", "id": "mengubah arah"}[words.lang]
    success = {"en": "success", "id": "keberhasilan"}[words.lang]
    moved = {"en": ("fell", "rose"), "id": ("turun", "naik")}[words.lang]
    denied = {"en": ("did not",), "id": ("tidak turun", "tidak naik")}[words.lang]
    risen = unjudged = against = 0
    for region in sorted(rates["region"].unique()):
        made = change.change(near[region[:2]], region)
        if isinstance(made, Refusal):
            continue
        finding, *between, plan, what, _sure = words.tell(made)
        first = " ".join([finding, *between])
        if region.endswith("00"):  # a province and the nation lie in no province
            others = {"en": ("others in", "at least 3"), "id": ("seprovinsi", "sedikit 3")}
            assert not any(w in " ".join([*between, plan, what]) for w in others[words.lang])
        if made.change > 0:
            assert success not in plan
            risen += success not in plan and moved[1] in plan
        assert not any(words_ in first for words_ in denied)
        beside = made.province
        if isinstance(beside, Refusal):
            if isinstance(made.own, Refusal):
                assert course not in plan
                unjudged += 1
        elif beside.reading is not ProvinceReading.ALIKE and made.change * beside.mean_change < 0:
            first = between[0]
            here, there = moved if made.change < 0 else moved[::-1]
            assert first.index(here) < first.index(there)
            against += 1
    assert min(risen, unjudged, against) > 0


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_depth_names_what_is_missing(found: dict[str, Any], words: Words) -> None:
    made: Depth = found["depth"]
    bare = replace(
        made,
        measures=(),
        none_for=("P1", "P2", "POVERTY_LINE", "POOR"),
        course=Refusal("3524", Reason.TOO_SHORT),
    )
    sound(words.tell(bare), words)
    spoken = [bare, made, replace(made, apart=0)]
    told(spoken, -2, ["for more years", "one step says little", "the next figures."])
    index = made.measures[0]
    single = replace(made, measures=(replace(index, previous=None, single_source=False),))
    older = replace(made, measures=(replace(index, last_year=2023),))
    sound(words.tell(single), words)
    sound(words.tell(older), words)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_years_beyond_all_testing_are_called_extrapolated_and_a_cause_only_where_it_is_one(
    found: dict[str, Any], words: Words
) -> None:
    whole: Attainment = found["target"]
    made = replace(whole, tested_until=whole.by_year[2].year)
    tested = made.tested_until
    far = replace(made, even_year=made.year, likely_year=tested + 1)
    near = replace(made, even_year=made.year, likely_year=tested)
    told = [" ".join(words.tell(one)) for one in (far, near)]
    assert [f"{tested}" in text and "trapol" in text for text in told] == [True, False]
    never = replace(made, even_year=made.year, likely_year=None)
    causes = [" ".join(words.tell(replace(never, widening=widening))) for widening in (True, False)]
    because = {"en": "because a forecast", "id": "karena prakiraan"}[words.lang]
    assert [because in text for text in causes] == [True, False]
    assert all("trapol" in text for text in causes)
