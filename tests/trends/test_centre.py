import numpy as np
import pytest

from povanalysis.trends.models.centre import (
    MAX_FACTOR,
    MIN_TOLD,
    PRIOR_BESIDE_OTHERS,
    PRIOR_FACTOR,
    learn_factors,
)
from tests.trends.panels import made_up


@pytest.mark.parametrize("part", ["level", "own", "common"])
@pytest.mark.parametrize(
    ("true", "low", "high"), [(0.0, 0.0, 0.12), (1.0, 0.85, 1.15), (3.0, 1.2, MAX_FACTOR)]
)
def test_each_part_is_believed_as_far_as_it_has_come_true(part, true, low, high):
    factors = learn_factors(made_up(0.3, origins=12, **{part: true}), 200, rho=0.01)
    assert low <= getattr(factors, part) <= high


def test_regions_tell_of_own_parts_in_any_year_but_only_years_of_what_they_share():
    one_year = made_up(0.3, origins=1, own=1.0, common=1.0)
    factors = learn_factors(one_year, 200, rho=0.95)
    assert factors.own > (PRIOR_BESIDE_OTHERS + 1) / 2
    assert factors.common < (PRIOR_FACTOR + 1) / 2


def test_without_evidence_an_own_trend_beside_others_is_believed_less_than_a_common_one():
    nothing = made_up(1.0, origins=0)
    many, alone = learn_factors(nothing, 500, 0.5), learn_factors(nothing, 1, 0.5)
    assert many.own == pytest.approx(PRIOR_BESIDE_OTHERS, abs=0.01)
    assert (many.level, many.common, alone.level) == (1, PRIOR_FACTOR, 1)
    assert alone.drift == alone.own == PRIOR_FACTOR
    assert many.drift == pytest.approx(PRIOR_FACTOR, abs=0.01)


def test_errors_from_too_few_figures_tell_nothing_of_factors():
    past = made_up(0.3, own=1.0)
    past.figures[:] = MIN_TOLD - 1
    assert learn_factors(past, 200, 0.1) == learn_factors(made_up(1.0, origins=0), 200, 0.1)


def test_one_wild_region_carries_no_factor_away():
    past = made_up(0.3, own=0.5)
    before = learn_factors(past, 200, 0.1).own
    past.outcome[:, 0] = 1e3
    assert learn_factors(past, 200, 0.1).own == pytest.approx(before, abs=0.03)


def test_the_change_expected_is_the_parts_weighed():
    factors = learn_factors(made_up(0.3, own=0.5), 200, 0.1)
    parts = np.eye(3)[None, None]
    assert factors.change(parts).ravel().tolist() == [factors.level, factors.own, factors.common]
