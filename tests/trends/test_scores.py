import numpy as np
import pytest
from scipy import stats

from povanalysis.trends.models.distribution import GRID
from povanalysis.trends.scores import brier, cdf, crps, interval_score, smape

NORMAL = stats.norm.ppf(np.array(GRID))


def test_crps_of_a_normal_forecast_is_the_closed_form():
    # Gneiting and Raftery (2007), eq. 5: sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi))
    for z in (-1.5, 0.0, 0.7, 2.0):
        closed = z * (2 * stats.norm.cdf(z) - 1) + 2 * stats.norm.pdf(z) - 1 / np.sqrt(np.pi)
        assert crps(np.array(z), NORMAL) == pytest.approx(closed, abs=0.006)


def test_the_interval_score_adds_forty_times_a_miss_at_95():
    score = interval_score(np.array([1.0, 3.0]), np.zeros(2), np.full(2, 2.0), 0.95)
    assert score.tolist() == pytest.approx([2.0, 42.0])


def test_smape_lies_between_0_and_200_and_two_zeros_agree():
    values = smape(np.array([0.0, 5.0, 5.0]), np.array([0.0, 0.0, 5.0]))
    assert values.tolist() == [0.0, 200.0, 0.0]


def test_cdf_reads_normal_quantiles_back_inside_and_beyond_the_grid():
    z = np.array([-4.0, -1.0, 0.0, 0.3, 3.9])
    read = cdf(z, np.broadcast_to(NORMAL, (5, len(GRID))))
    assert np.allclose(read, stats.norm.cdf(z), atol=1e-6)


def test_a_distribution_without_width_gives_0_or_1():
    still = np.full((2, len(GRID)), 3.0)
    assert cdf(np.array([2.9, 3.0]), still).tolist() == [0.0, 1.0]


def test_brier_is_a_quarter_for_a_coin_and_zero_for_a_prophet():
    assert brier(np.array([0.5, 0.5]), np.array([0, 1])) == 0.25
    assert brier(np.array([0.0, 1.0]), np.array([0, 1])) == 0.0


def test_cdf_goes_along_the_outermost_segments_of_a_grid_that_bends_there():
    bent = NORMAL.copy()
    bent[0], bent[-1] = NORMAL[0] - 2, NORMAL[-1] + 2
    for end, next_to, further in ((0, 1, -1), (-1, -2, 1)):
        wide = abs(bent[end] - bent[next_to])
        step = abs(NORMAL[end] - NORMAL[next_to])
        for share in (-0.5, 0.25, 1.0):  # inside, inside, beyond by a whole segment
            value = bent[end] + further * share * wide
            score = NORMAL[end] + further * share * step
            assert cdf(np.array([value]), bent[None]).item() == pytest.approx(
                stats.norm.cdf(score), rel=1e-6
            )
