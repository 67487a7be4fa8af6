"""Do the poorer regencies catch up?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from povanalysis.questions.convergence import Convergence, Movement, convergence, slope
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.figures import march, peers
from tests.questions.conftest import rows


def answered(found: Convergence | Refusal) -> Convergence:
    assert isinstance(found, Convergence)
    return found


def made(speed: float, seed: int = 1, n: int = 20, years: int = 11) -> pd.DataFrame:
    """Log rates that close `speed` of their distance to log 8 every year, with small noise."""
    generator = np.random.default_rng(seed)
    logs = np.log(generator.uniform(4, 20, n))
    parts = []
    path = [logs]
    for _ in range(years - 1):
        logs = logs - speed * (logs - np.log(8)) + generator.normal(0, 0.01, n)
        path.append(logs)
    for i, levels in enumerate(np.exp(np.array(path)).T):
        parts.append(rows(dict(enumerate(levels, 2015)), f"35{i + 1:02d}"))
    return pd.concat(parts, ignore_index=True)


@pytest.mark.parametrize(
    ("speed", "expected"), [(0.05, Movement.CONVERGING), (-0.05, Movement.DIVERGING)]
)
def test_built_in_convergence_is_found(speed: float, expected: Movement) -> None:
    found = answered(convergence(made(speed), "3500"))
    assert (found.beta.verdict, found.sigma.verdict) == (expected, expected)
    # closed form: after T years a distance has shrunk to (1 - speed)^T of itself
    assert found.beta.estimate == pytest.approx(((1 - speed) ** 10 - 1) / 10, abs=0.006)


def test_beta_is_the_least_squares_slope_with_hc3_errors(shipped: pd.DataFrame) -> None:
    found = answered(convergence(shipped, "3300"))
    table = march(shipped)
    logs = np.log(table[peers(table, "3301")])
    x, y = logs.loc[2015].to_numpy(), (logs.loc[2025] - logs.loc[2015]).to_numpy() / 10
    design = np.column_stack([np.ones_like(x), x])
    inverse = np.linalg.inv(design.T @ design)
    beta = inverse @ design.T @ y
    leverage = np.einsum("ij,jk,ik->i", design, inverse, design)
    weights = ((y - design @ beta) / (1 - leverage)) ** 2
    covariance = inverse @ (design.T * weights) @ design @ inverse
    assert found.beta.estimate == pytest.approx(beta[1])
    assert found.beta.se == pytest.approx(np.sqrt(covariance[1, 1]))


def test_chance_errors_of_the_first_year_fake_convergence_and_the_check_sees_it() -> None:
    # rates that never move, seen with independent errors: beta is biased below 0, the check is not
    slopes, checks = [], []
    for seed in range(20):
        noise = np.random.default_rng(seed).normal(0, 0.3, (11, 30))
        levels = np.random.default_rng(99).normal(np.log(9), 0.3, 30)
        logs = levels + noise
        slopes.append(slope(logs[0], (logs[-1] - logs[0]) / 10).estimate)
        checks.append(slope(logs[0], (logs[-1] - logs[1]) / 9).estimate)
    assert np.mean(slopes) < -0.02
    assert np.mean(checks) == pytest.approx(0, abs=0.01)


def test_movers_are_measured_from_the_provincial_mean(shipped: pd.DataFrame) -> None:
    found = answered(convergence(shipped, "3524"))
    assert found.region == "3500"
    assert len(found.movers) == found.n_regions == 38
    assert sum(m.deviation for m in found.movers) == pytest.approx(0, abs=1e-9)
    lamongan = next(m for m in found.movers if m.region == "3524")
    assert lamongan.relative == pytest.approx(100 * (12.03 / 15.38 - 1))


def test_a_year_against_the_province_is_listed() -> None:
    parts = []
    for i in range(1, 11):
        falling = {2015 + k: 8.0 + i - (0.5 + 0.01 * i * i) * k for k in range(6)}
        against = {2018: falling[2017] + 0.2} if i == 10 else {}
        parts.append(rows(falling | against, f"35{i:02d}"))
    frame = pd.concat(parts, ignore_index=True)
    found = answered(convergence(frame, "3500"))
    moved = {m.region: m.against for m in found.movers if m.against}
    assert moved == {"3510": (2018,)}


def test_too_few_regions_or_years_are_refused(shipped: pd.DataFrame) -> None:
    few = convergence(made(0.05, n=5), "3500")
    short = convergence(shipped, "3500", first_year=2023)
    assert isinstance(few, Refusal)
    assert isinstance(short, Refusal)
    assert (few.reason, short.reason) == (Reason.NO_PEERS, Reason.TOO_SHORT)


def test_equal_rates_at_the_start_leave_nothing_to_catch_up() -> None:
    levels = {2015 + k: 10.0 - k for k in range(6)}
    frame = pd.concat([rows(levels, f"35{i:02d}") for i in range(1, 11)], ignore_index=True)
    found = convergence(frame, "3500")
    assert isinstance(found, Refusal)
    assert found.reason is Reason.NO_SPREAD
