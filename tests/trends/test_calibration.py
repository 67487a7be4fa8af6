from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from povanalysis.trends.models.calibration import (
    LEVELS,
    PRIOR_ERRORS,
    PRIOR_SLOPE,
    at_span,
    blended,
    calibrate,
    common_share,
    external_widths,
    grid_quantiles,
    multiples,
    past_errors,
    predicted,
    spread_at,
    steadied,
)
from povanalysis.trends.models.centre import MAX_FACTOR, PRIOR_FACTOR, independent
from povanalysis.trends.models.constants import EXTERNAL
from povanalysis.trends.models.distribution import GRID
from povanalysis.trends.panels.panel import make_panel
from tests.trends.panels import made_now, made_up, series, walks


def share_of(frame):
    panel = make_panel(frame, link="logit")
    return common_share(panel.z, panel.time, panel.year)


def past_of(frame, horizon=3, rho=0.1):
    panel = make_panel(frame, link="logit")
    return past_errors(panel.z, panel.time, panel.year, horizon, rho)


def learnt_from(past, rho=0.01, **now):
    return calibrate(past, made_now(past.spread.shape[1], **now), rho)


@pytest.mark.parametrize("common", [0.0, 0.4, 0.8])
def test_the_common_share_of_simulated_panels_is_found(common):
    found = [share_of(walks(60, 25, common, seed=s))[0] for s in range(12)]
    assert np.mean(found) == pytest.approx(common, abs=0.08)


def test_the_upper_share_is_wider_the_fewer_the_years():
    (short, upper_short), (long, upper_long) = (
        share_of(walks(60, years, 0.2, seed=3)) for years in (9, 60)
    )
    # chi-squared with 8 and 59 degrees of freedom: 8 / 4.594 and 59 / 49.66
    assert upper_short == pytest.approx(min(0.95, short * 1.741), rel=0.01)
    assert upper_long == pytest.approx(long * 1.199, rel=0.02)


def test_one_region_has_no_common_share_and_the_most_cautious_upper_end():
    assert share_of(walks(1)) == (0.0, 1.0)


def test_nothing_after_an_origin_enters_its_forecast():
    frame = walks(10, 12)
    changed = frame.copy()
    changed.loc[changed["year"] == 2025, "value"] *= 3
    before, after = past_of(frame), past_of(changed)
    # forecasts from every origin are the same; only outcomes of 2025 differ
    assert np.allclose(before.expected, after.expected, equal_nan=True)
    assert np.allclose(before.spread, after.spread, equal_nan=True)
    differs = ~np.isclose(before.outcome, after.outcome, equal_nan=True)
    assert set(before.target[differs]) == {2025}


def test_outcomes_are_placed_by_calendar_year_over_gaps():
    frame = walks(3, 12)
    past = past_of(frame[frame["year"] != 2024])
    # the last origin is 2023: 2024 is missing, 2025 lies two years ahead
    assert np.isnan(past.outcome[0, :, 0]).all()
    assert np.isfinite(past.outcome[0, :, 1]).all()


def test_half_a_year_ahead_is_half_the_change_and_half_the_variance():
    half = np.array([0.5])
    assert at_span(np.array([[2.0, 4.0]]), half).item() == 1.0
    assert at_span(np.array([[2.0, 4.0]]), half, start=2.0).item() == 2.0
    assert spread_at(np.array([[1.0, 2.0]]), half).item() == pytest.approx(np.sqrt(0.5))


def test_widths_of_a_large_panel_are_those_of_its_own_errors():
    learnt = learnt_from(made_up(size=0.7))
    true = 0.7 * stats.t(4).ppf((1 + np.array(LEVELS)) / 2)
    assert np.allclose(learnt.widths[0], true, rtol=0.12)
    assert learnt.weight[0] > 0.85


def test_widths_of_a_panel_that_moves_as_one_stay_near_the_external_ones():
    learnt = learnt_from(made_up(size=0.1), rho=0.95)
    assert learnt.weight[0] < 0.35
    assert (learnt.widths[0] > 0.4 * EXTERNAL[0]).all()


def test_overlapping_spans_count_for_less():
    weight = learnt_from(made_up(size=1.0), rho=0.5).weight
    assert weight[0] > weight[1] > weight[2]


def test_what_one_step_says_of_the_external_widths_is_believed_for_two():
    past = made_up(size=0.4)
    past.outcome[:, :, 1:] = np.nan
    learnt = learnt_from(past)
    outside = steadied(EXTERNAL[:3], learnt.factors.own)
    assert learnt.weight.tolist()[1:] == [0, 0]
    assert np.allclose(learnt.widths / outside, learnt.widths[0] / outside[0])


def test_widths_rise_with_the_level_where_what_one_step_says_does_not():
    # every error of one step has one size, which says more of low levels than of high ones; the
    # external widths grow most at low levels, so the second step's would fall with the level
    past = made_up(size=1.0)
    past.expected[:], past.outcome[:, :, 1:] = 0.0, np.nan
    past.outcome[:, :, 0] = np.sign(past.outcome[:, :, 0])
    external = np.array([[1.0, 2.0, 3.0, 4.0, 5.0]] + 5 * [[3.0, 4.0, 5.0, 6.0, 7.0]])
    widths = calibrate(past, made_now(past.spread.shape[1]), 0.01, external).widths
    assert (np.diff(widths, axis=1) >= 0).all()
    assert widths[1, 1:3] == pytest.approx(widths[1, 0])  # what they would be, floored


def test_one_region_takes_the_external_widths_alone():
    learnt = learnt_from(made_up(size=0.2, regions=1), rho=0.95)
    assert learnt.weight.tolist() == [0, 0, 0]
    assert learnt.slope == 1
    assert np.allclose(learnt.widths, steadied(EXTERNAL[:3], learnt.factors.own))


@pytest.mark.parametrize("told", [0.0, 0.5, 1.0])
def test_spreads_count_as_far_as_they_have_told_errors_apart(told):
    past = made_up(size=1.0)
    spread = np.exp(np.random.default_rng(8).normal(0, 0.7, past.spread.shape[1]))
    past.spread[:] = past.still[:] = spread[:, None]
    past.outcome[:] *= spread[:, None] ** told
    learnt = learnt_from(past, spread=spread)
    prior = PRIOR_SLOPE * 8 / 88  # eight years of ten errors each against eight
    assert learnt.slope == pytest.approx(0.91 * told + prior, abs=0.04)
    evened = predicted(made_now(len(spread), spread=spread), learnt)[1][:, 0]
    assert np.allclose(evened, learnt.typical[0] ** (1 - learnt.slope) * spread**learnt.slope)


def test_a_panel_without_drift_is_given_no_uncertainty_of_drift():
    wide, still = np.array([4.0]), np.array([1.0])
    assert blended(wide, still, 0.0) == still
    assert blended(wide, still, 1.0) == blended(wide, still, MAX_FACTOR) == wide
    assert still < blended(wide, still, 0.4) < wide


def test_external_widths_grow_with_the_horizon_as_far_as_drift_is_believed_in():
    for factor in (PRIOR_FACTOR, 1.0, MAX_FACTOR):
        assert np.allclose(steadied(EXTERNAL, factor), EXTERNAL, rtol=1e-12)
    assert np.allclose(steadied(EXTERNAL, 0.0), EXTERNAL[0])
    half = steadied(EXTERNAL, PRIOR_FACTOR / 2)
    assert np.allclose(half**2, EXTERNAL * EXTERNAL[0])


def test_without_evidence_widths_are_the_external_ones():
    panel = make_panel(walks(4, 3), link="logit")
    empty = past_errors(panel.z, panel.time, panel.year, 2, 0.5)
    learnt = learnt_from(empty, rho=0.5)
    assert learnt.effective == 0
    assert np.allclose(learnt.widths, steadied(EXTERNAL[:3], learnt.factors.own))


def test_as_many_errors_as_the_prior_is_worth_meet_the_external_widths_half_way():
    learnt = learnt_from(made_up(size=0.01, regions=200, origins=1), rho=1 / PRIOR_ERRORS)
    assert learnt.weight[0] == pytest.approx(0.5, abs=0.05)


def test_external_widths_grow_with_the_horizon_also_beyond_the_sixth_step():
    widths = external_widths(20)
    assert (np.diff(widths, axis=0) > 0).all()
    assert np.array_equal(widths[:6], EXTERNAL)


def test_multiples_pass_through_the_widths_measured_and_rise():
    upper = multiples(EXTERNAL)
    above = [p for p in GRID if p > 0.5]
    for level, column in zip(LEVELS[:4], range(4), strict=True):
        place = above.index(round((1 + level) / 2, 4))
        assert np.allclose(upper[:, place], EXTERNAL[:, column], rtol=1e-6)
    assert (np.diff(upper, axis=1) > 0).all()
    assert (upper > 0).all()


def test_multiples_rise_even_where_measured_widths_nearly_coincide():
    assert (np.diff(multiples(np.full((1, 5), 1.0)), axis=1) > 0).all()


def test_half_widths_of_the_grid_are_floored_at_those_of_the_step_before():
    learnt = learnt_from(made_up(size=1.0), rho=0.5)
    same = replace(learnt, widths=np.tile(learnt.widths[0], (3, 1)))
    spread, change = np.array([[2.0, 1.0, 3.0]]), np.array([[0.5, -1.0, 0.0]])
    made = grid_quantiles(change, spread, same)
    middle = made.shape[2] // 2
    half = made[0, :, middle:] - made[0, :, middle, None]
    unit = np.concatenate([[0.0], multiples(learnt.widths[:1])[0]])
    assert made[0, :, middle].tolist() == [0.5, -1.0, 0.0]
    assert np.allclose(half, np.array([2.0, 2.0, 3.0])[:, None] * unit)
    below = made[0, :, middle, None] - made[0, :, : middle + 1]
    assert np.allclose(below[:, ::-1], half)


def test_a_panel_that_never_erred_keeps_a_twentieth_of_the_external_widths_at_most_by_weight():
    past = made_up(size=1.0)
    past.expected[:] = past.outcome[:] = 0.0
    learnt = learnt_from(past)
    outside = steadied(EXTERNAL[:3], learnt.factors.own)
    assert np.allclose(learnt.widths[0], outside[0] * 0.05 ** learnt.weight[0])


def test_regions_that_move_together_count_as_few_errors_of_each_origin():
    # m regions count as m / (1 + (m - 1) rho) errors, summed over origins; none as none
    count = np.array([[4, 1, 0], [7, 2, 0]])
    assert independent(count, 0.5).tolist() == pytest.approx([1.6 + 1.75, 1 + 2 / 1.5, 0])
    assert independent(count, 0.0).tolist() == [11, 3, 0]


def test_only_years_that_two_regions_share_tell_how_they_move_together():
    one = walks(2, 9, 0.5)
    early = series(np.linspace(14, 11, 6), "1000", 2011)  # the first region alone, five more years
    share, upper = share_of(pd.concat([early, one[one["year"] > 2016]]))
    assert share > 0.01
    assert upper == pytest.approx(min(0.95, share * 8 / stats.chi2.ppf(0.2, 8)))
