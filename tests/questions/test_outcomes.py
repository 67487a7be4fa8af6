"""What came of earlier targets?"""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.questions.ambition import (
    Ambition,
    AmbitionVerdict,
    ambition_verdict,
    known_when_set,
)
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.outcomes import Outcomes, OutcomeVerdict, outcomes, past_forecasts
from povanalysis.sources import store
from tests.questions.conftest import AS_OF, rows


def answered(found: Outcomes | Refusal) -> Outcomes:
    assert isinstance(found, Outcomes)
    return found


def aims(*targets: tuple[int, str, str], source: str = "T1") -> pd.DataFrame:
    """A table of targets: year, value or range, set_on."""
    return pd.DataFrame(
        {
            "region": "3524",
            "year": [str(year) for year, _, _ in targets],
            "value": [value if "-" not in value else "" for _, value, _ in targets],
            "low": [value.split("-")[0] if "-" in value else "" for _, value, _ in targets],
            "high": [value.split("-")[1] if "-" in value else "" for _, value, _ in targets],
            "document": "a plan",
            "document_status": "found",
            "set_on": [day for _, _, day in targets],
            "source_id": source,
        }
    )


SERIES = rows({2021: 13.0, 2022: 12.6, 2023: 12.5, 2025: 12.0})


def test_the_shipped_targets_of_lamongan(shipped: pd.DataFrame) -> None:
    found = answered(outcomes(shipped, "3524", targets=store.table("targets"), as_of=AS_OF))
    first, second, third, _far = found.targets
    assert (first.verdict, first.came, first.margin) == (OutcomeVerdict.MET, 12.42, 0.75)
    assert (second.verdict, second.margin) == (OutcomeVerdict.MET, 0.62)
    assert isinstance(first.ambition, Refusal)
    assert first.ambition.reason is Reason.DATE_UNKNOWN
    assert third.verdict is OutcomeVerdict.AWAITED
    assert isinstance(third.ambition, Ambition)
    # the announcement of 6 January 2026 itself cites 12.03: 0.08 points in one year
    assert (third.ambition.known_value, third.ambition.cited) == (12.03, True)
    assert third.ambition.required == -0.08
    assert third.ambition.trend == pytest.approx((12.03 - 15.38) / 10)
    assert third.ambition.verdict is AmbitionVerdict.LESS


def test_a_target_in_words_gets_no_number(shipped: pd.DataFrame) -> None:
    found = answered(outcomes(shipped, "3311", targets=store.table("targets"), as_of=AS_OF))
    (only,) = found.targets
    assert (only.verdict, only.value) == (OutcomeVerdict.NO_NUMBER, None)
    assert isinstance(only.ambition, Refusal)
    assert only.ambition.reason is Reason.NO_NUMBER


def test_every_outcome_follows_from_figure_and_date() -> None:
    table = aims(
        (2022, "12.6", ""),
        (2023, "12.4", ""),
        (2024, "12.2", ""),
        (2026, "11.8", ""),
        (2027, "11.5", ""),
        (2030, "", ""),
    )
    found = answered(outcomes(SERIES, "3524", targets=table, as_of=AS_OF))
    assert [t.verdict for t in found.targets] == [
        OutcomeVerdict.MET,
        OutcomeVerdict.MISSED,
        OutcomeVerdict.NOT_OBSERVED,
        OutcomeVerdict.AWAITED,
        OutcomeVerdict.PENDING,
        OutcomeVerdict.NO_NUMBER,
    ]
    assert [t.margin for t in found.targets[:3]] == [0.0, -0.1, None]


def test_ambition_sees_only_what_was_published_by_the_day() -> None:
    frame = SERIES.assign(published_on=["2021-12-01", "2022-12-01", "2023-07-01", "2025-07-01"])
    table = aims((2024, "12.2", "2023-06-30"))
    (judged,) = answered(outcomes(frame, "3524", targets=table, as_of=AS_OF)).targets
    assert isinstance(judged.ambition, Ambition)
    # the figure of 2023 was out one day too late; on that day it is known
    assert (judged.ambition.known_year, judged.ambition.known_value) == (2022, 12.6)
    assert judged.ambition.required == pytest.approx((12.2 - 12.6) / 2)
    for day, known in (("2023-06-30", 2022), ("2023-07-01", 2023), ("2022-12-01", 2022)):
        assert known_when_set(frame, "3524", day) == (known, 12.6 - 0.1 * (known - 2022), False)
    too_early = aims((2024, "12.2", "2021-11-30"))
    (unjudged,) = answered(outcomes(frame, "3524", targets=too_early, as_of=AS_OF)).targets
    assert isinstance(unjudged.ambition, Refusal)
    assert unjudged.ambition.reason is Reason.NOT_PUBLISHED_THEN


def test_a_figure_that_the_target_itself_cites_was_known() -> None:
    frame = SERIES.assign(also_in=["", "", "A9 T1", ""])
    assert known_when_set(frame, "3524", "2023-06-30", "T1") == (2023, 12.5, True)
    assert known_when_set(frame, "3524", "2023-06-30", "T") is None


@pytest.mark.parametrize(
    ("required", "trend", "expected"),
    [
        (0.1, -0.3, AmbitionVerdict.NO_FALL),
        (0.0, -0.3, AmbitionVerdict.NO_FALL),
        (-0.31, -0.4, AmbitionVerdict.LESS),
        (-0.33, -0.4, AmbitionVerdict.AS_TREND),
        (-0.5, -0.4, AmbitionVerdict.AS_TREND),
        (-0.51, -0.4, AmbitionVerdict.MORE),
        (-0.01, 0.0, AmbitionVerdict.MORE),
        (-0.1, None, AmbitionVerdict.MORE),
    ],
)
def test_ambition_is_required_change_over_trend(
    required: float, trend: float | None, expected: AmbitionVerdict
) -> None:
    assert ambition_verdict(required, trend) is expected


def test_pseudo_forecasts_see_nothing_after_their_origin(shipped: pd.DataFrame) -> None:
    made = past_forecasts(shipped, "3524", origins=2, horizon=2)
    assert sorted(made) == [2023, 2024]
    changed = shipped.copy()
    late = (changed["year"] >= 2024) & (changed["indicator"] == "P0")
    changed.loc[late, "value"] *= 0.5
    again = past_forecasts(changed, "3524", origins=2, horizon=2)
    assert again[2023] == made[2023]
    assert again[2024] != made[2024]


def test_pseudo_forecasts_stand_beside_the_target_and_are_counted(shipped: pd.DataFrame) -> None:
    past = past_forecasts(shipped, "3524", origins=3)
    table = store.table("targets")
    found = answered(outcomes(shipped, "3524", targets=table, as_of=AS_OF, past=past))
    third = found.targets[2]
    assert [p.origin for p in third.pseudo] == [2022, 2023, 2024]
    assert third.pseudo[2].probability == past[2024].probability_at_most(2026, 11.95)


def test_no_figure_is_a_refusal_and_no_target_an_answer(shipped: pd.DataFrame) -> None:
    table = store.table("targets")
    without = shipped[shipped["region"] != "1101"]
    refused = outcomes(without, "1101", targets=table, as_of=AS_OF)
    assert refused == Refusal("1101", Reason.NO_FIGURE)
    assert answered(outcomes(shipped, "3525", targets=table, as_of=AS_OF)).targets == ()


def test_a_range_is_met_below_its_upper_end() -> None:
    table = aims((2022, "12.4-12.6", ""), (2023, "12.0-12.4", ""), (2025, "12.2-12.5", ""))
    found = answered(outcomes(SERIES, "3524", targets=table, as_of=AS_OF))
    met, missed, below = found.targets
    assert (met.verdict, met.value, met.low) == (OutcomeVerdict.MET, 12.6, 12.4)
    assert (missed.verdict, missed.margin) == (OutcomeVerdict.MISSED, -0.1)
    assert (below.verdict, below.margin) == (OutcomeVerdict.MET, 0.5)
    achieved = {one.year: one.achievements for one in found.years}
    # inside a range 100; else by the end that the figure passed: (2 x target - figure) / target
    assert achieved[2022] == (100.0,)
    assert achieved[2023] == (pytest.approx(100 * (2 * 12.4 - 12.5) / 12.4),)
    assert achieved[2025] == (pytest.approx(100 * (2 * 12.2 - 12.0) / 12.2),)


def test_the_years_of_the_plans_stand_beside_province_and_nation(shipped: pd.DataFrame) -> None:
    table = store.table("targets")
    found = answered(outcomes(shipped, "3524", targets=table, as_of=AS_OF))
    years = {one.year: one for one in found.years}
    wanted = table[table["region"].isin(["3524", "3500", "0000"])]
    assert set(years) == set(wanted["year"].astype(int)) | {2023, 2024, 2025}
    last = years[2025]
    assert (last.own.came, last.before) == (12.03, 12.16)
    assert last.achievements == (pytest.approx(104.90, abs=0.005),)
    assert [(place.region, place.came) for place in last.parents] == [("3500", 9.5), ("0000", 8.47)]
    assert [(aim.low, aim.high) for aim in last.parents[1].aims] == [(7.0, 8.0)]
    assert found.end_of_plan == 9.75
    elsewhere = answered(outcomes(shipped, "1101", targets=table, as_of=AS_OF))
    assert [one.year for one in elsewhere.years if one.own.came is not None] == [2023, 2024, 2025]
    assert elsewhere.end_of_plan is None
