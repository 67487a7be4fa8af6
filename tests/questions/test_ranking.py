"""Who does better?"""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.draws import order_probabilities, rank_probabilities
from povanalysis.questions.ranking import (
    OrderVerdict,
    Ranking,
    order_verdict,
    ranking,
)
from povanalysis.trends import PanelForecast

THREE = ("3524", "3506", "3311")


def answered(found: Ranking | Refusal) -> Ranking:
    assert isinstance(found, Ranking)
    return found


@given(st.integers(1, 6), st.integers(1, 40), st.integers(0, 10))
def test_rank_probabilities_sum_to_one_by_region_and_by_place(r: int, n: int, seed: int) -> None:
    draws = np.random.default_rng(seed).integers(0, 4, (n, r)).astype(float)  # with many ties
    found = rank_probabilities(draws)
    assert found.sum(axis=0) == pytest.approx(np.ones(r))
    assert found.sum(axis=1) == pytest.approx(np.ones(r))
    pairs = order_probabilities(draws)
    assert pairs + pairs.T == pytest.approx(np.ones((r, r)))


def test_rank_probabilities_are_those_of_counting_every_order() -> None:
    # three equally likely figures in every order: each place a third, each pair a half
    draws = np.array(list(permutations([1.0, 2.0, 3.0])))
    assert rank_probabilities(draws) == pytest.approx(np.full((3, 3), 1 / 3))
    assert order_probabilities(draws) == pytest.approx(np.full((3, 3), 0.5))


def test_pair_probabilities_of_normal_draws_have_their_closed_form() -> None:
    from scipy.stats import norm

    draws = np.random.default_rng(1).normal([10.0, 10.5], [0.3, 0.4], (100_000, 2))
    expected = norm.cdf(0.5 / np.hypot(0.3, 0.4))
    assert order_probabilities(draws)[0, 1] == pytest.approx(expected, abs=0.005)


def test_a_shock_common_to_all_leaves_ranks_unchanged(forecasts: PanelForecast) -> None:
    draws = forecasts.draws(500, seed=3)[:, :, 0]
    shock = np.random.default_rng(4).normal(0, 2, (500, 1))
    assert rank_probabilities(draws + shock) == pytest.approx(rank_probabilities(draws))


def test_the_same_seed_gives_the_same_answer(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    first, again = (ranking(shipped, THREE, forecasts=forecasts, seed=7) for _ in range(2))
    assert first == again
    assert answered(first).seed == 7


def test_lamongan_stands_tenth_of_thirty_eight_from_the_highest(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    found = answered(ranking(shipped, THREE, forecasts=forecasts))
    assert (found.last_year, found.year, found.reference) == (2025, 2026, "2026-03")
    standing = found.standings[0]
    # facts: 10th highest of 38; recipe: count of higher rates + 1
    now = shipped[
        (shipped["indicator"] == "P0")
        & (shipped["year"] == 2025)
        & (shipped["period"] == "March")
        & shipped["region"].str.fullmatch("35(?!00)..")
    ]["value"]
    assert standing.place == int((now > 12.03).sum()) + 1 == 10
    assert standing.of == len(now) == 38
    assert standing.above is not None
    assert standing.below is not None
    assert standing.above[1] == now[now > 12.03].min()
    assert standing.below[1] == now[now < 12.03].max()
    assert standing.p_better + standing.p_same + standing.p_worse == pytest.approx(1)
    assert 1 <= standing.place_low80 <= standing.place_high80 <= 38


def test_regions_come_in_the_order_of_their_rates_whatever_the_order_asked(
    shipped: pd.DataFrame, forecasts: PanelForecast
) -> None:
    there = answered(ranking(shipped, THREE, forecasts=forecasts))
    back = answered(ranking(shipped, THREE[::-1], forecasts=forecasts))
    assert there == back
    assert there.places == (1, 2, 3)
    assert {pair.verdict for pair in there.pairs} <= set(OrderVerdict)


def test_orders_are_firm_from_nine_in_ten() -> None:
    steps = [order_verdict(p) for p in (0.5, 0.6499, 0.65, 0.8999, 0.9)]
    open_, leaning, firm = OrderVerdict
    assert steps == [open_, open_, leaning, leaning, firm]


def test_refusals_have_reasons(shipped: pd.DataFrame, forecasts: PanelForecast) -> None:
    without = shipped[shipped["region"] != "1101"]
    unknown = ranking(without, ["3524", "1101"], forecasts=forecasts)
    far = ranking(shipped, ["3524"], forecasts=forecasts, year=2060)
    assert isinstance(unknown, Refusal)
    assert isinstance(far, Refusal)
    assert (unknown.region, unknown.reason) == ("1101", Reason.NO_FIGURE)
    assert far.reason is Reason.BEYOND_HORIZON
    whole = ranking(shipped, ["3500"], forecasts=forecasts)
    assert isinstance(whole, Refusal)
    assert whole.reason is Reason.NO_PEERS  # a province has a figure, but no place on a list
