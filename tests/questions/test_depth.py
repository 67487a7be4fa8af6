"""What moved apart from P0?"""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.questions.answer import Reason, Refusal
from povanalysis.questions.depth import Depth, DepthVerdict, DepthYear, depth, depth_verdict
from tests.questions.conftest import rows


def answered(found: Depth | Refusal) -> Depth:
    assert isinstance(found, Depth)
    return found


def test_lamongan_deepened_in_2024_and_eased_in_2025(shipped: pd.DataFrame) -> None:
    found = answered(depth(shipped, "3524"))
    by_year = {y.year: y for y in found.years}
    assert by_year[2024].verdict is DepthVerdict.DEEPER
    assert (by_year[2024].p0, by_year[2024].p1) == (-0.26, 0.15)
    assert found.latest == by_year[2025]
    assert found.shortfall_last == (2025, pytest.approx(1.16 / 12.03))


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
        (0.0, 0.0, DepthVerdict.TOGETHER),
    ],
)
def test_directions_decide(p0: float, p1: float, expected: DepthVerdict) -> None:
    assert depth_verdict(p0, p1) is expected


def test_missing_indicators_are_named() -> None:
    found = answered(depth(rows({2024: 10.0, 2025: 9.0}), "3524"))
    assert found.none_for == ("P1", "P2", "POVERTY_LINE", "POOR")
    assert isinstance(found.latest, Refusal)
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
    assert found.years == (DepthYear(2023, -0.5, -0.1, DepthVerdict.TOGETHER),)
