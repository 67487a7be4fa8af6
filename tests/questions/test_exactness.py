"""The largest sampling error a series allows is an upper end, not a scatter."""

import numpy as np
import pytest

from povanalysis.questions.ground.exactness import largest_error


def ceilings(years: int, series: int, seed: int) -> np.ndarray:
    """Ceilings of series that are nothing but independent errors of 0.5."""
    draw = np.random.default_rng(seed).normal
    return np.array([largest_error(np.diff(0.5 * draw(size=years + 1))) for _ in range(series)])


def test_the_ceiling_lies_above_the_error_in_95_of_100_series_of_nothing_but_error():
    assert np.mean(ceilings(11, 2000, 6) > 0.5) == pytest.approx(0.95, abs=0.015)


def test_a_longer_series_leaves_less_room_above_its_error():
    short, middle, long = (np.median(ceilings(years, 400, 7)) for years in (7, 14, 39))
    assert short > middle > long > 0.5


def test_more_scatter_allows_a_larger_error_in_proportion():
    deviations = np.array([0.2, -0.3, 0.1, 0.4, -0.2])
    assert largest_error(3 * deviations) == pytest.approx(3 * largest_error(deviations))
