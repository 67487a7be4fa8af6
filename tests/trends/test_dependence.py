import numpy as np
import pytest

from povanalysis.trends import forecast_panel
from povanalysis.trends.models.dependence import (
    PRIOR_SHARE,
    Dependence,
    measure,
    random_walk,
    widen,
)
from povanalysis.trends.scores import cdf
from tests.trends.panels import walks


def scores_of(made, n=4000):
    """Carry draws back to normal scores through the published distributions."""
    from scipy.special import ndtri

    draws = made.draws(n, seed=3)
    link = np.log(draws / (100 - draws))
    quantiles = np.array([one.quantiles for one in made.values()])
    return ndtri(cdf(link, np.broadcast_to(quantiles, (n, *quantiles.shape))))


def test_draws_have_the_published_quantiles():
    made = forecast_panel(walks(6), horizon=3, link="logit")
    draws = made.draws(20_000, seed=1)
    assert draws.shape == (20_000, 6, 3)
    for j, one in enumerate(made.values()):
        for h, year in enumerate(one.years):
            for p in (0.025, 0.1, 0.5, 0.9, 0.975):
                share = (draws[:, j, h] <= one.quantile(year, p)).mean()
                assert share == pytest.approx(p, abs=0.012)


@pytest.mark.parametrize("common", [0.0, 0.8])
def test_draws_reproduce_the_common_share(common):
    made = forecast_panel(walks(12, 20, common), horizon=2, link="logit")
    corr = np.corrcoef(scores_of(made)[:, :, 0].T)[np.triu_indices(12, 1)]
    assert corr.mean() == pytest.approx(made.common_share, abs=0.03)


def test_a_panel_that_moves_together_has_a_larger_common_share():
    apart, together = (
        forecast_panel(walks(30, 20, c), horizon=1, link="logit").common_share for c in (0.0, 0.8)
    )
    assert apart < 0.15
    assert together > 0.5


def test_regions_of_different_groups_share_less():
    moved = Dependence(within=0.8, between=0.3, along=random_walk(2))
    group = np.array([0, 0, 1])
    score = moved.scores(group, 40_000, np.random.default_rng(1), range(2))
    corr = np.corrcoef(score[:, :, 0].T)
    assert corr[0, 1] == pytest.approx(0.8, abs=0.02)
    assert corr[0, 2] == pytest.approx(0.3, abs=0.02)
    assert np.corrcoef(score[:, 0].T)[0, 1] == pytest.approx(np.sqrt(0.5), abs=0.02)
    assert score.std() == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("apart", [0, 1, 2, 4])
def test_regions_with_different_last_years_share_the_shocks_of_calendar_years(apart):
    moved = Dependence(within=0.8, between=0.3, along=random_walk(4))
    last = np.array([2025, 2025, 2025 + apart, 2025 + apart])
    group = np.array([0, 1, 0, 1])
    score = moved.scores(group, 40_000, np.random.default_rng(1), range(4), last)
    assert np.allclose(score.std(axis=0), 1, atol=0.02)
    for year in range(2026, 2030 + apart):
        for other in range(2026, 2030 + apart):
            one, two = year - 2026, other - 2026 - apart
            if not (0 <= one < 4 and 0 <= two < 4):
                continue
            # a random walk from 2025 and one from `apart` years later: their common steps
            both = max(0, min(year, other) - 2025 - apart)
            common = both / np.sqrt((one + 1) * (two + 1))
            found = np.corrcoef(score[:, 0, one], score[:, 2, two])[0, 1]
            assert found == pytest.approx(0.8 * common, abs=0.02)
            found = np.corrcoef(score[:, 0, one], score[:, 3, two])[0, 1]
            assert found == pytest.approx(0.3 * common, abs=0.02)


def test_a_first_region_with_a_new_year_leaves_the_scores_of_the_others_as_they_were():
    moved = Dependence(within=0.8, between=0.3, along=random_walk(3))
    group, last = np.array([0, 0, 1, 1]), np.array([2025, 2025, 2025, 2026])
    alike, ahead = (
        moved.scores(group, 50, np.random.default_rng(1), range(3), years)
        for years in (np.full(4, 2025), last)
    )
    assert np.allclose(ahead[:, :3], alike[:, :3], rtol=1e-12)
    assert not np.allclose(ahead[:, 3], alike[:, 3])


def test_draws_of_a_panel_that_ends_in_different_years_keep_quantiles_and_the_common_shock():
    frame = walks(8, 20, 0.8)
    frame = frame[(frame["region"] >= "1004") | (frame["year"] < frame["year"].max())]
    made = forecast_panel(frame, horizon=3, link="logit")
    assert {made["1000"].last_year, made["1004"].last_year} == {2024, 2025}
    draws = made.draws_of_year(2026, 20_000, seed=2)
    for region in ("1000", "1004"):
        for p in (0.1, 0.5, 0.9):
            edge = made[region].quantile(2026, p)
            assert (draws[region] <= edge).mean() == pytest.approx(p, abs=0.012)
    corr = draws.corr(method="spearman")
    apart, alike = corr.loc["1000", "1004"], corr.loc["1000", "1001"]
    assert 0.35 < apart < alike  # the shock of 2026, beside that of 2025 which is over for one
    # what is over for one moves it no more
    first = made.draws_of_year(2025, 20_000, seed=2)["1000"]
    assert abs(np.corrcoef(first, draws["1004"])[0, 1]) < 0.03


def test_groups_given_are_used_and_provinces_else():
    by_code = forecast_panel(walks(4), horizon=1)
    assert set(by_code.groups.values()) == {"10"}
    named = forecast_panel(walks(4), horizon=1, groups={"1000": "a", "1001": "b"})
    assert named.groups == {"1000": "a", "1001": "b", "1002": "", "1003": ""}


def test_the_same_seed_gives_the_same_draws():
    made = forecast_panel(walks(4), horizon=2)
    first = made.draws(10, seed=5)
    assert not np.array_equal(first, made.draws(10, seed=6))
    again = made.draws(10, seed=5)
    assert again is not first
    assert np.array_equal(first, again)


def test_draws_of_a_year_are_those_of_each_regions_own_step():
    frame = walks(4)
    late = frame["region"] == "1002"
    frame = frame[~late | (frame["year"] < frame["year"].max())]  # one ends a year before
    made = forecast_panel(frame, horizon=3)
    last = int(frame["year"].max())
    draws, first = made.draws(50, seed=5), made.draws_of_year(last + 1, 50, seed=5)
    steps = {"1000": 0, "1001": 0, "1002": 1, "1003": 0}
    assert list(first.columns) == list(steps) == made.regions
    for j, (region, step) in enumerate(steps.items()):
        assert np.allclose(first[region], draws[:, j, step], rtol=1e-12)
    # the region that ended earlier has no such year any more
    assert list(made.draws_of_year(last + 3, 50, seed=5)) == ["1000", "1001", "1003"]


def test_changing_draws_changes_no_later_ones():
    made = forecast_panel(walks(4), horizon=2)
    first = made.draws_of_year(made["1000"].years[0], 10, seed=5)
    wanted = first.copy()
    first[:] = 0.0
    assert made.draws_of_year(made["1000"].years[0], 10, seed=5).equals(wanted)


def test_correlation_along_years_stays_usable_when_extended():
    wide = widen(np.array([[1.0, 0.95], [0.95, 1.0]]), 20)
    assert np.allclose(np.diag(wide), 1)
    assert np.linalg.eigvalsh(wide).min() > 0
    assert wide[0, 1] == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize("origins", [0, 3])
def test_without_past_errors_dependence_is_the_prior(origins):
    errors, group = np.full((origins, 4, 2), np.nan), np.array([0, 0, 1, 1])
    found = measure(errors, np.zeros(errors.shape, int), group, 0.0)
    assert (found.within, found.between) == (PRIOR_SHARE, PRIOR_SHARE / 2)
    assert np.allclose(found.along, random_walk(2))


def test_shares_are_mean_products_of_pairs_beside_a_year_of_the_prior():
    # three years of two groups of two; independent recipe: products of every pair, by hand
    e = np.array([[1.0, 0.5, 1.5, -0.5], [-1.0, -2.0, 0.5, 1.0], [0.5, 1.0, 1.0, 2.0]])
    target = np.repeat([[2023], [2024], [2025]], 4, axis=1)
    found = measure(e[:, :, None], target[:, :, None], np.array([0, 0, 1, 1]), 5.0)
    size = (e**2).mean()
    same = (e[:, 0] * e[:, 1] + e[:, 2] * e[:, 3]).mean() / 2 / size
    cross = np.mean([e[:, i] * e[:, j] for i in (0, 1) for j in (2, 3)]) / size
    assert found.within == pytest.approx((3 * same + PRIOR_SHARE) / 4)
    assert found.between == pytest.approx((3 * cross + PRIOR_SHARE / 2) / 4)
