import math

import numpy as np
import pandas as pd
import pytest

from povanalysis.errors import ParameterError
from povanalysis.trends import error_ceilings, forecast_panel, true_rate
from tests.trends.panels import series, shipped, walks

MADE = forecast_panel(walks(), horizon=2, link="logit")["1003"]


def test_the_ceiling_lies_above_the_error_where_a_series_is_nothing_but_independent_error():
    draw = np.random.default_rng(6).normal
    parts = [series(20 + 0.5 * draw(size=12), f"r{i}", 1986) for i in range(300)]
    ceilings = error_ceilings(pd.concat(parts), link="identity")
    assert all(c.available for c in ceilings.values())
    held = np.mean([c.standard_error > 0.5 for c in ceilings.values()])
    assert held == pytest.approx(0.95, abs=0.03)


def test_a_longer_series_leaves_less_room_above_its_error():
    draw = np.random.default_rng(7).normal
    found = []
    for years in (8, 15, 40):
        parts = [series(20 + 0.5 * draw(size=years), f"r{i}", 1986) for i in range(60)]
        ceilings = error_ceilings(pd.concat(parts), link="identity").values()
        found.append(np.median([c.standard_error for c in ceilings]))
    assert found[0] > found[1] > found[2] > 0.5


def test_too_short_a_series_has_no_ceiling_and_a_reason():
    found = error_ceilings(series([5.0, 6.0, 7.0]))["3524"]
    assert not found.available
    assert "needs 5" in found.reason
    assert math.isnan(found.relative)


def test_ceilings_of_the_shipped_regencies_lie_above_what_their_scatter_shows():
    # facts of the project: the scatter of deviations from the province shows errors of 1.7 % at the
    # median, of 1.2 % in Lamongan; ten to fifteen changes allow more
    relative = pd.Series(
        {r: c.relative for r, c in error_ceilings(shipped(2015), link="logit").items()}
    )
    assert 1.3 * 0.017 < relative.median() < 2.5 * 0.017
    assert 1.3 * 0.012 < relative["3524"] < 2.5 * 0.012


def test_no_assumed_error_leaves_the_figure_s_own_distribution():
    row = true_rate(MADE, 2026, 11.0, 0.0)
    assert row.probability_at_most == pytest.approx(MADE.probability_at_most(2026, 11.0))
    assert row.interval is not None
    assert row.interval.low == pytest.approx(MADE.interval(2026).low)


def test_the_true_rate_is_less_uncertain_than_the_figure_with_the_same_median():
    plain, row = MADE.interval(2026), true_rate(MADE, 2026, MADE.median(2026), 0.03)
    assert row.interval is not None
    assert plain.low < row.interval.low < row.interval.high < plain.high
    assert row.probability_at_most == pytest.approx(0.5)


def test_variances_add_up_on_the_link_scale():
    # logit spread s of the figure from its 16 and 84 % quantiles; error 3 % of the median's rate
    z = [math.log(q / (100 - q)) for q in (MADE.quantile(2026, p) for p in (0.158655, 0.841345))]
    middle = MADE.median(2026)
    error = 0.03 * middle * 100 / (middle * (100 - middle))
    shrink = math.sqrt(1 - (error / ((z[1] - z[0]) / 2)) ** 2)
    row = true_rate(MADE, 2026, 11.0, 0.03)
    assert row.interval is not None

    def logit(x: float) -> float:
        return math.log(x / (100 - x))

    wide = logit(MADE.interval(2026).high) - logit(middle)
    assert logit(row.interval.high) - logit(middle) == pytest.approx(shrink * wide, rel=1e-4)


def test_an_assumption_above_the_ceiling_says_so():
    ceiling = error_ceilings(walks(30, 14), link="logit")["1003"]
    assert true_rate(MADE, 2026, 11.0, 0.9 * ceiling.relative, ceiling).exceeds_ceiling is False
    assert true_rate(MADE, 2026, 11.0, 1.1 * ceiling.relative, ceiling).exceeds_ceiling is True


def test_an_error_wider_than_the_forecast_is_a_refusal_with_a_reason():
    row = true_rate(MADE, 2026, 11.0, 0.5)
    assert row.interval is None
    assert math.isnan(row.probability_at_most)
    assert "wider than the whole forecast" in row.reason


@pytest.mark.parametrize("error", [-0.1, 1.0, 6.0, float("nan")])
def test_an_error_that_is_no_share_is_refused(error):
    with pytest.raises(ParameterError, match=r"0\.06"):
        true_rate(MADE, 2026, 11.0, error)


def test_an_assumed_error_does_not_touch_the_forecast():
    before = MADE.to_dict()
    true_rate(MADE, 2026, 11.0, 0.03)
    assert MADE.to_dict() == before


def test_a_published_error_does():
    frame = walks(20, 14, noise=0.05)
    plain = forecast_panel(frame, 1, link="logit")["1003"]
    given = forecast_panel(frame.assign(se=0.05 * frame["value"]), 1, link="logit")["1003"]
    assert given.median(2026) != plain.median(2026)
