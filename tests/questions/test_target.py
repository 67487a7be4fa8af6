"""Will the target be met?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from povanalysis.errors import ParameterError
from povanalysis.questions.ground.aims import next_target, official_target
from povanalysis.questions.ground.answer import Likelihood, Reason, Refusal, likelihood
from povanalysis.questions.ground.distance import fewer_poor
from povanalysis.questions.ground.figures import panel
from povanalysis.questions.pace import pace
from povanalysis.questions.programmes import programmes
from povanalysis.questions.target import Attainment, PeopleBehind, target
from povanalysis.sources import store
from povanalysis.trends import PanelForecast, forecast_panel
from tests.questions.conftest import AS_OF, rows


def ask(
    shipped: pd.DataFrame,
    forecasts: PanelForecast,
    value: float,
    year: int = 2026,
    **options: object,
) -> Attainment:
    settings = {"as_of": AS_OF, **options}
    found = target(shipped, "3524", value, year, forecast=forecasts["3524"], **settings)  # type: ignore[arg-type]
    assert isinstance(found, Attainment)
    return found


def test_the_probability_is_the_share_of_draws_at_or_below_the_target(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    # independent of the closed form: 20,000 joint draws of the panel
    drawn = forecasts.draws_of_year(2026, 20_000, seed=5)["3524"]
    found = ask(shipped, forecasts, 11.95)
    assert found.probability == pytest.approx(float((drawn <= 11.95).mean()), abs=0.015)


def test_a_harder_target_is_less_likely(shipped: pd.DataFrame, forecasts: PanelForecast) -> None:
    chances = [ask(shipped, forecasts, value).probability for value in np.arange(12.0, 8.0, -0.25)]
    assert chances == sorted(chances, reverse=True)
    assert len(set(chances)) == len(chances)


def test_the_people_behind_eight_hundredths_are_those_of_the_facts(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    # facts: 967 people (907-1,028 for rounding); 534 at 0.3 % growth, none at 0.7 %
    behind = ask(shipped, forecasts, 11.95).people
    assert isinstance(behind, PeopleBehind)
    population = 145_450 / 0.1203
    assert behind.population == pytest.approx(population)
    assert round(behind.fewer) == round(145_450 - 0.1195 * population) == 967
    assert (round(behind.fewer_low), round(behind.fewer_high)) == (907, 1028)
    assert round(behind.fewer_with_growth) == 534
    growing = ask(shipped, forecasts, 11.95, growth=0.007).people
    assert isinstance(growing, PeopleBehind)
    assert growing.fewer_with_growth == 0
    assert behind.current


def test_at_the_break_even_growth_nobody_need_leave_poverty() -> None:
    growth = (12.03 / 11.0) ** (1 / 3) - 1
    assert fewer_poor(12.03, 11.0, 1e6, 3, growth) == pytest.approx(0, abs=1e-6)
    assert fewer_poor(12.03, 11.0, 1e6, 3, growth - 1e-4) > 0


def test_years_of_fifty_and_eighty_per_cent_are_the_first_that_reach_them(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    found = ask(shipped, forecasts, 12.0)
    even = [c.year for c in found.by_year if c.probability >= 0.5]
    likely = [c.year for c in found.by_year if c.probability >= 0.8]
    assert found.even_year == (even[0] if even else None)
    assert found.likely_year == (likely[0] if likely else None)
    assert found.chance.year == 2026
    held = forecasts["3524"].probability_at_most(2026, found.likely_value)
    assert held == pytest.approx(0.8, abs=1e-9)


def test_a_reference_month_before_the_data_can_no_longer_be_moved(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    late = ask(shipped, forecasts, 11.95)
    assert (late.passed, late.next_reference, late.budget_reference) == (True, "2027-03", "2028-03")
    early = ask(shipped, forecasts, 11.95, as_of="2026-01-10")
    assert (early.passed, early.next_reference) == (False, "2026-03")


def test_a_target_of_the_past_is_refused_with_what_came(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    made = forecasts["3524"]
    found = target(shipped, "3524", 12.65, 2025, forecast=made, as_of=AS_OF)
    assert isinstance(found, Refusal)
    assert found.reason is Reason.TARGET_IN_PAST
    assert (found.facts["came"], found.facts["met"]) == (12.03, True)
    exact = target(shipped, "3524", 12.03, 2025, forecast=made, as_of=AS_OF)
    assert isinstance(exact, Refusal)
    assert exact.facts["met"] is True
    missed = target(shipped, "3524", 11.0, 2025, forecast=made, as_of=AS_OF)
    assert isinstance(missed, Refusal)
    assert missed.facts["met"] is False


@pytest.mark.parametrize("value", [12.03, 13.0])
def test_a_target_at_or_above_the_last_figure_is_reached_and_may_yet_be_lost(
    shipped: pd.DataFrame, forecasts: PanelForecast, value: float
) -> None:
    made = forecasts["3524"]
    found = target(shipped, "3524", value, 2026, forecast=made, as_of=AS_OF)
    assert isinstance(found, Refusal)
    assert found.reason is Reason.ALREADY_REACHED
    assert found.facts["probability_held"] == made.probability_at_most(2026, value) < 1


@pytest.mark.parametrize("value", [0, -1, 100, float("nan")])
def test_a_target_that_is_no_percentage_is_an_error_with_its_cure(
    shipped: pd.DataFrame, forecasts: PanelForecast, value: float
) -> None:
    def refused() -> pytest.RaisesExc[ParameterError]:
        return pytest.raises(ParameterError, match=rf"{value} .*more than 0 and less than 100")

    with refused():
        ask(shipped, forecasts, value)
    with refused():
        pace(shipped, "3524", value, 2026)
    with refused():
        programmes(shipped, "3524", table=store.table("programmes"), value=value, year=2026)


def test_other_refusals_have_reasons(shipped: pd.DataFrame, forecasts: PanelForecast) -> None:
    made = forecasts["3524"]

    def reason(frame: pd.DataFrame, region: str, year: int) -> Reason:
        found = target(frame, region, 11.0, year, forecast=made, as_of=AS_OF)
        assert isinstance(found, Refusal)
        return found.reason

    assert reason(shipped, "3524", 2060) is Reason.BEYOND_HORIZON
    assert reason(shipped[shipped["region"] != "1101"], "1101", 2026) is Reason.NO_FIGURE
    assert reason(rows({2023: 12.0, 2025: 12.03}), "3524", 2024) is Reason.MISSING_YEAR
    no_counts = target(
        rows({2024: 12.16, 2025: 12.03}), "3524", 11.0, 2026, forecast=made, as_of=AS_OF
    )
    assert isinstance(no_counts, Attainment)
    assert isinstance(no_counts.people, Refusal)
    assert no_counts.people.reason is Reason.NO_COUNTS


def test_a_region_whose_counts_end_early_is_marked(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    ends = shipped[(shipped["indicator"] != "POOR") | (shipped["year"] <= 2023)]
    found = target(ends, "3506", 9.0, 2026, forecast=forecasts["3506"], as_of=AS_OF)
    assert isinstance(found, Attainment)
    assert isinstance(found.people, PeopleBehind)
    assert (found.people.current, found.people.population_year) == (False, 2023)


def test_official_targets_are_found_by_year_and_by_turn() -> None:
    stated = official_target("3524", 2026)
    assert stated is not None
    assert (stated.value, stated.official) == (11.95, True)
    assert next_target("3524", 2025) == stated
    assert official_target("3524", 2027) is None
    assert next_target("3506", 2025) is None


def test_the_verdict_is_the_step_of_the_published_scale(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    found = ask(shipped, forecasts, 11.95)
    assert found.verdict is likelihood(found.probability)
    assert isinstance(found.verdict, Likelihood)


def test_distance_is_named_as_the_cause_only_where_without_it_the_answer_differs(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    seen = set()
    for region in list(forecasts)[::5]:
        made = forecasts[region]
        own = shipped[shipped["region"] == region]
        value = round(float(made.median(made.years[0])) - 0.3, 2)
        if value <= 0.1:
            continue
        found = target(own, region, value, made.years[0], forecast=made, as_of=AS_OF)
        if isinstance(found, Refusal):
            continue
        reached = [y for y in made.years if made.quantile(y, 0.8) <= value]
        assert (found.likely_year is None) == (not reached)
        # the cause taken away: every year as sure as the first
        first = made.years[0]
        sure = made.quantile(first, 0.8) - made.median(first)
        without = [y for y in made.years if made.median(y) + sure <= value]
        assert found.widening == (not reached and bool(without))
        seen.add(found.widening)
    assert seen == {True, False}


def test_the_last_year_tested_is_the_last_that_is_not_extrapolated(shipped: pd.DataFrame) -> None:
    own = shipped[shipped["region"] == "3524"]
    made = forecast_panel(panel(own), horizon=9)["3524"]
    found = target(own, "3524", 11.95, made.years[0], forecast=made, as_of=AS_OF)
    assert isinstance(found, Attainment)
    assert [y for y in made.years if not made.is_extrapolated(y)][-1] == found.tested_until
    assert found.tested_until < made.years[-1]


def test_the_people_behind_a_target_two_years_ahead_grow_for_two_years(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    behind = ask(shipped, forecasts, 11.0, 2027, growth=0.01).people
    assert isinstance(behind, PeopleBehind)
    size = behind.population
    assert behind.fewer_with_growth == pytest.approx(0.1203 * size - 0.11 * 1.01**2 * size)
    # the growth at which as many poor people are the rate asked for
    assert 0.11 * (1 + behind.growth_none) ** 2 == pytest.approx(0.1203)
