"""What moved apart from P0?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from povanalysis.questions.depth import (
    Block,
    Course,
    Depth,
    DepthVerdict,
    course,
    depth,
    depth_verdict,
)
from povanalysis.questions.ground.answer import Reason, Refusal
from tests.questions.conftest import rows


def answered(found: Depth | Refusal) -> Depth:
    assert isinstance(found, Depth)
    return found


def test_lamongan_is_judged_by_means_of_three_years(shipped: pd.DataFrame) -> None:
    found = answered(depth(shipped, "3524"))
    assert isinstance(found.course, Course)
    rates = {2020: 13.85, 2021: 13.86, 2022: 12.53, 2023: 12.42, 2024: 12.16, 2025: 12.03}
    for block in (found.course.before, found.course.now):
        years = range(block.first_year, block.last_year + 1)
        assert block.p0 == pytest.approx(sum(rates[y] for y in years) / 3, abs=0.005)
    assert found.course.verdict is DepthVerdict.TOGETHER
    assert (found.apart, found.steps) == (5, 10)


def test_a_step_that_is_taken_back_is_no_verdict() -> None:
    years = range(2016, 2026)
    rates = pd.Series({y: 12 - 0.2 * (y - 2016) for y in years})
    jumping = pd.Series({y: 1.5 + 0.4 * (y % 2) for y in years})
    steady = pd.Series({y: 1.5 + 0.1 * (y - 2016) + 0.02 * (y % 2) for y in years})
    assert course("3524", rates, jumping).verdict is DepthVerdict.UNCLEAR  # type: ignore[union-attr]
    assert course("3524", rates, steady).verdict is DepthVerdict.DEEPER  # type: ignore[union-attr]


def test_noise_alone_gives_a_direction_in_at_most_one_case_of_ten() -> None:
    drawn = np.random.default_rng(5).normal(1.5, 0.3, (800, 11)).clip(0.01)
    years = range(2015, 2026)
    rates = pd.Series({y: 10.0 - 0.1 * (y - 2015) for y in years})
    found = [course("3524", rates, pd.Series(row, index=years)) for row in drawn]
    told = [one.verdict is not DepthVerdict.UNCLEAR for one in found]  # type: ignore[union-attr]
    assert np.mean(told) == pytest.approx(0.10, abs=0.04)


def test_range_and_mean_are_those_of_all_figures(shipped: pd.DataFrame) -> None:
    rows_of = shipped[(shipped["indicator"] == "P1") & (shipped["period"] == "March")]
    for region, own in list(rows_of[rows_of["region"].str[:2] == "35"].groupby("region")):
        found = answered(depth(shipped[shipped["region"] == region], str(region)))
        p1 = found.measure("P1")
        assert p1 is not None
        latest = own.sort_values("vintage").groupby("year")["value"].last()
        assert (p1.low, p1.high) == (latest.min(), latest.max())
        assert latest[p1.low_year] == p1.low
        assert latest[p1.high_year] == p1.high
        assert p1.mean == pytest.approx(latest.mean())


def test_gaps_are_named_and_growth_over_them_is_a_mean_a_year(shipped: pd.DataFrame) -> None:
    without = (2017, 2018, 2019, 2022)
    left_out = (shipped["indicator"] == "POVERTY_LINE") & shipped["year"].isin(without)
    line = answered(depth(shipped[~left_out], "3524")).measure("POVERTY_LINE")
    assert line is not None
    assert line.missing == without
    assert line.growth == pytest.approx(543_475 / 524_636 - 1)
    frame = pd.concat(
        [
            rows({2015: 10.0, 2016: 9.5, 2019: 9.0}),
            rows({2015: 100.0, 2019: 400.0}, indicator="POVERTY_LINE"),
        ],
        ignore_index=True,
    )
    gapped = answered(depth(frame, "3524")).measure("POVERTY_LINE")
    assert gapped is not None
    assert gapped.growth == pytest.approx(4 ** (1 / 4) - 1)


@pytest.mark.parametrize(
    ("p0", "p1", "expected"),
    [
        (-0.1, -0.1, DepthVerdict.TOGETHER),
        (0.1, 0.1, DepthVerdict.TOGETHER),
        (-0.1, 0.1, DepthVerdict.DEEPER),
        (0.0, 0.1, DepthVerdict.DEEPER),
        (0.1, -0.1, DepthVerdict.SHALLOWER),
        (0.0, -0.1, DepthVerdict.SHALLOWER),
        (0.0, 0.0, DepthVerdict.UNCLEAR),
        (-0.1, 0.0, DepthVerdict.UNCLEAR),
    ],
)
def test_directions_decide(p0: float, p1: float, expected: DepthVerdict) -> None:
    assert depth_verdict(p0, p1) is expected


def test_missing_indicators_are_named() -> None:
    found = answered(depth(rows({2024: 10.0, 2025: 9.0}), "3524"))
    assert found.none_for == ("P1", "P2", "POVERTY_LINE", "POOR")
    assert isinstance(found.course, Refusal)
    assert depth(rows({2024: 1.0}, indicator="P1"), "3524") == Refusal("3524", Reason.NO_FIGURE)


def test_a_change_is_only_taken_between_consecutive_years() -> None:
    frame = pd.concat(
        [
            rows({2020: 10.0, 2021: 9.0, 2022: 8.5, 2023: 8.0}),
            rows({2020: 1.0, 2022: 1.2, 2023: 1.1}, indicator="P1"),
        ],
        ignore_index=True,
    )
    found = answered(depth(frame, "3524"))
    assert (found.apart, found.steps) == (0, 1)
    assert isinstance(found.course, Refusal)


@pytest.mark.parametrize(("years", "enough"), [(4, True), (3, False)])
def test_three_changes_of_both_are_enough_for_a_course(years: int, enough: bool) -> None:
    rates = pd.Series([9.0, 8.8, 8.1, 8.0][-years:], range(2026 - years, 2026))
    depths = pd.Series([1.0, 1.2, 1.0, 1.1][-years:], rates.index)
    found = course("3524", rates, depths)
    if not enough:
        assert found == Refusal("3524", Reason.TOO_SHORT, {"changes": 2, "needed": 3})
        return
    assert isinstance(found, Course)
    assert (found.before, found.now) == (
        Block(2022, 2023, 8.9, 1.1, pytest.approx((1 / 9 + 1.2 / 8.8) / 2)),
        Block(2024, 2025, 8.05, 1.05, pytest.approx((1 / 8.1 + 1.1 / 8) / 2)),
    )
