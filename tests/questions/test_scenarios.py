"""What the province may do, and what the regency adds."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pytest

from povanalysis.errors import ParameterError, RegionError
from povanalysis.history import area_since
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.results import forecasts_given, panel_results
from povanalysis.questions.scenarios import (
    LEAST_STEPS,
    Scenarios,
    own_part,
    scenarios,
    short_link,
)
from povanalysis.registry import registry
from povanalysis.run.scenario import check_given

REGIONS = ("3524", "3311", "3578", "5101", "3171")


@cache
def at_hand(code: str, target: float | None = None) -> Outlook:
    return outlook(code, None, target)


def found(code: str) -> Scenarios:
    made = scenarios(at_hand(code))
    assert made is not None
    return made


@pytest.mark.parametrize("code", REGIONS)
def test_a_higher_figure_of_the_province_never_helps_a_target(code: str) -> None:
    made = found(code)
    for one, many in ((-1, made.few), (1, made.curve)):
        values = [s.value for s in many][::one]
        assert values == sorted(values)
        chances = [s.probability for s in many][::one]
        assert chances == sorted(chances, reverse=True)
        medians = [s.median for s in many][::one]
        assert medians == sorted(medians)


@pytest.mark.parametrize("code", REGIONS)
def test_the_short_list_is_round_and_spans_the_forecast_of_the_province(code: str) -> None:
    made = found(code)
    values = [one.value for one in made.few]
    assert 3 <= len(values) <= 7
    assert values[0] >= made.place_high80 > made.place_low80 >= values[-1]
    assert all(len(f"{value:g}") <= 5 for value in values)
    own = panel_results().forecasts[made.place]
    assert made.few[0].at_most == own.probability_at_most(made.year, values[0])


@pytest.mark.parametrize("code", REGIONS)
def test_over_all_that_the_province_may_do_the_probability_is_that_of_the_forecast(
    code: str,
) -> None:
    made = found(code)
    values = np.array([one.value for one in made.curve])
    density = np.array([one.density for one in made.curve])
    chances = np.array([one.probability for one in made.curve])
    mass = np.trapezoid(density, values)
    assert mass == pytest.approx(0.99, abs=0.03)
    mixed = np.trapezoid(density * chances, values) / mass
    assert mixed == pytest.approx(made.probability, abs=0.08)


def test_a_point_of_the_curve_is_the_forecast_given_that_figure() -> None:
    made = found("3524")
    for value in (made.few[0].value, made.few[-1].value):
        given = {(made.place, f"{made.year}-03"): value}
        forecast = forecasts_given(given)["3524"]
        one = next(s for s in made.few if s.value == value)
        assert one.median == pytest.approx(forecast.median(made.year), abs=0.005)
        chance = forecast.probability_at_most(made.year, made.target)
        assert one.probability == pytest.approx(chance, abs=0.005)


def test_where_the_target_is_as_likely_as_not_it_is_so() -> None:
    made = found("3524")
    turn = made.turning_point
    assert turn is not None
    chance = forecasts_given({(made.place, f"{made.year}-03"): turn})["3524"]
    assert chance.probability_at_most(made.year, made.target) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("code", ["3524", "3311", "5101"])
def test_the_own_part_is_surer_than_the_whole(code: str) -> None:
    made = own_part(at_hand(code))
    assert made is not None
    assert made.low95 < made.low80 < made.median < made.high80 < made.high95
    whole = at_hand(code).forecast.without
    assert whole is not None
    assert made.high80 - made.low80 < whole.interval(made.year, 0.8).width
    assert made.surer is not None
    assert made.surer < 0.8
    assert made.record is not None
    assert made.record.given == "parent"
    assert made.record_whole is not None
    assert made.record.origins == made.record_whole.origins


def test_the_own_part_says_what_difference_the_target_needs() -> None:
    made = own_part(at_hand("3524"))
    assert made is not None
    assert made.needed is not None
    assert made.needed + made.place_value == pytest.approx(11.95)
    assert own_part(at_hand("3506")).needed is None  # type: ignore[union-attr]


def test_places_that_have_none_above_have_no_scenarios() -> None:
    assert scenarios(at_hand("3500")) is None
    assert own_part(at_hand("0000")) is None
    json.dumps(found("3524").to_json())


REDRAWN = ("9100", "9200", "9400", "9500", "9600", "9700")
"""Provinces whose figures are of their area of today only since 2024."""


@pytest.mark.parametrize("province", REDRAWN)
def test_a_province_with_few_changes_of_its_own_gives_neither_scenarios_nor_own_part(
    province: str,
) -> None:
    for region in (one for one in registry() if one.province == province):
        made = short_link(at_hand(region.code))
        assert made is not None
        assert (made.place, made.since, made.steps) == (province, 2024, 1)
        assert scenarios(at_hand(region.code)) is None
        assert own_part(at_hand(region.code)) is None


def test_every_other_regency_has_changes_enough_beside_its_province() -> None:
    panel = panel_results().forecasts
    codes = [one.code for one in registry() if one.is_regency and one.province not in REDRAWN]
    held = [code for code in codes if code in panel.forecasts]
    assert len(held) > 400
    late = {code for code in held if area_since(code) > 2025 - LEAST_STEPS}
    short = {c: made for c in sorted({*late, *held[::4]}) if (made := short_link(at_hand(c)))}
    assert set(short) == late
    assert all(made.steps == 2025 - area_since(code) for code, made in short.items())


def test_a_scenario_moves_the_forecast_and_leaves_the_published_one() -> None:
    plain = at_hand("3524")
    made = outlook("3524", given={("3500", "2026-03"): 9.5})
    assert [one.value for one in made.assumed] == [9.5]
    assert made.forecast.median(2026) > plain.forecast.median(2026)
    assert made.unassumed == plain.forecast == panel_results().forecasts["3524"]
    assert not made.assumed_beyond
    assert outlook("3524", given={("3500", "2026-03"): 6.0}).assumed_beyond
    assert made.record is not None
    assert made.record.given == "parent"


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("3500", ParameterError, "cannot be read"),
        ("3500@2026=9.1", ParameterError, "cannot be read"),
        ("3500@2026-04=9.1", ParameterError, "of a March or a September"),
        ("3500@2026-03=nine", ParameterError, "is no number"),
        ("3500@2026-03=120", ParameterError, "domain of a percentage"),
        ("9999@2026-03=9.1", RegionError, "9999"),
        ("Kediri@2026-03=9.1", RegionError, "Kediri"),
    ],
)
def test_an_assumed_figure_that_cannot_be_read_is_refused_with_the_cure(
    text: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        check_given([text])


def test_an_assumed_figure_takes_a_comma_and_a_name_and_no_second_value() -> None:
    assert check_given(["Jawa Timur@2026-03=9,1"]) == {("3500", "2026-03"): 9.1}
    with pytest.raises(ParameterError, match="twice"):
        check_given(["3500@2026-03=9.1", "Jawa Timur@2026-03=9.2"])


def test_a_figure_that_says_nothing_of_the_region_is_refused() -> None:
    with pytest.raises(ParameterError, match="says nothing of 3524"):
        outlook("3524", given={("3300", "2026-03"): 9.1})


def test_the_own_part_is_the_regencys_rate_less_its_provinces() -> None:
    part = own_part(at_hand("3524", 11.95))
    assert part is not None
    above = panel_results().forecasts["3500"]
    assert part.last == pytest.approx(12.03 - above.last_value)
    assert part.place_value == above.median(2026)
    assert part.needed == pytest.approx(11.95 - above.median(2026))
