"""What a region's outlook says as one object."""

from __future__ import annotations

from dataclasses import replace

import pytest

from povanalysis.questions.outlook import Outlook, outlook


@pytest.fixture(scope="module")
def later() -> Outlook:
    """Lamongan in 2027, with a target of its own; the last figure is 12.03 of 2025."""
    return outlook("3524", 2027, 11.0)


def test_a_target_two_years_ahead_asks_for_half_the_gap_a_year(later: Outlook) -> None:
    told = later.to_json()
    target = told["target"]
    assert (later.required_change, target["required_change"]) == (-1.03, -1.03)
    assert target["required_change_per_year"] == pytest.approx(-1.03 / 2)
    assert later.probability_met == later.forecast.probability_at_most(2027, 11.0)
    assert target["probability_met"] == round(later.forecast.probability_at_most(2027, 11.0), 6)
    assert not target["official"]
    # 145.45 thousand poor people are 12.03 per cent; 11 per cent of as many are 12,453 fewer
    assert target["people_to_lift"] == round(145_450 * 1.03 / 12.03) == later.people_to_lift
    assert (target["population"], target["population_year"]) == (1_209_061, 2025)


def test_forecasts_are_told_up_to_the_year_asked_for(later: Outlook) -> None:
    told = later.to_json()
    assert [one["year"] for one in told["forecast"]] == [2026, 2027]
    for one in told["forecast"]:
        assert one["median"] == round(later.forecast.median(one["year"]), 4)
        interval = later.forecast.interval(one["year"], 0.95)
        assert one["interval95"] == [round(interval.low, 4), round(interval.high, 4)]
    assert told["forecast_without_scenario"] == []
    assert told["last_observation"] == {
        "year": 2025,
        "value": 12.03,
        "reference_month": "2025-03",
    }


@pytest.mark.parametrize("missing", ["target", "population", "out"])
def test_nobody_is_counted_without_a_target_people_or_a_year_to_come(
    later: Outlook, missing: str
) -> None:
    out = outlook("3524", 2025, 12.5)
    less = {
        "target": replace(later, target=None),
        "population": replace(later, population=None),
        "out": out,
    }[missing]
    assert less.people_to_lift is None
    told = less.to_json()["target"]
    if missing == "target":
        assert told is None
        assert less.required_change is None
    elif missing == "population":
        assert (told["population"], told["required_change"]) == (None, -1.03)
    else:
        assert (told["required_change"], told["required_change_per_year"]) == (None, None)
        assert told["probability_met"] is None
        assert less.to_json()["outcome"]["met"] is True
        assert less.to_json()["next"]["year"] == 2026
        assert less.coming.last_year == 2025
