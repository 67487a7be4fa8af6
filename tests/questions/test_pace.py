"""How fast must the rate fall?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict, fastest, mean_change, pace
from tests.questions.conftest import rows


def answered(found: Pace | Refusal) -> Pace:
    assert isinstance(found, Pace)
    return found


def test_lamongan_needs_less_than_it_has_managed_since_2021(shipped: pd.DataFrame) -> None:
    found = answered(pace(shipped, "3524", 11.95, 2026))
    assert found.required == -0.08
    assert found.recent == ((2023, -0.11), (2024, -0.26), (2025, -0.13))  # facts
    assert isinstance(found.since_first, MeanChange)
    assert isinstance(found.since_recent, MeanChange)
    # facts: ten-year mean -0.34; recipe: (12.03 - 15.38) / 10
    assert found.since_first.mean == pytest.approx((12.03 - 15.38) / 10)
    assert found.since_recent.mean == pytest.approx((12.03 - 13.86) / 4)
    assert found.verdict is PaceVerdict.RECENT


def test_the_interval_of_a_mean_is_that_of_a_t_test(shipped: pd.DataFrame) -> None:
    found = answered(pace(shipped, "3524", 11.95, 2026)).since_first
    assert isinstance(found, MeanChange)
    levels = [15.38, 14.89, 14.42, 13.80, 13.21, 13.85, 13.86, 12.53, 12.42, 12.16, 12.03]
    low, high = stats.ttest_1samp(np.diff(levels), 0).confidence_interval(0.90)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_the_fastest_fall_is_found_by_trying_every_pair_of_years(shipped: pd.DataFrame) -> None:
    found = answered(pace(shipped, "3506", 8.0, 2028))
    frame = shipped[
        (shipped["indicator"] == "P0")
        & (shipped["period"] == "March")
        & (shipped["year"] >= 2015)
        & shipped["region"].str.fullmatch("35(?!00)..")
    ]
    known = {(r.region, r.year): r.value for r in frame.itertuples()}
    falls = {
        (region, year): (known[region, year + 3] - value) / 3
        for (region, year), value in known.items()
        if (region, year + 3) in known
    }
    region, year = min(falls, key=lambda key: falls[key])
    assert (found.fastest_peer.region, found.fastest_peer.first_year) == (region, year)
    assert found.fastest_peer.per_year == pytest.approx(falls[region, year])
    own = min(v for (r, _), v in falls.items() if r == "3506")
    assert found.fastest_here.per_year == pytest.approx(own)


def history(*regions: tuple[str, list[float]]) -> pd.DataFrame:
    parts = [rows(dict(enumerate(levels, 2015)), region) for region, levels in regions]
    return pd.concat(parts, ignore_index=True)


def test_each_verdict_is_the_first_step_that_holds() -> None:
    here = [10.0, 9.0, 8.8, 8.6, 8.4, 8.4, 8.4, 8.3, 8.2, 8.1, 8.0]  # once -1, then -0.1 a year
    there = [20.0, 20.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0]  # once -2
    frame = history(("3524", here), ("3525", there))
    verdicts = [
        answered(pace(frame, "3524", value, 2026)).verdict for value in (7.9, 7.2, 6.5, 5.0)
    ]
    assert verdicts == list(PaceVerdict)


def test_a_span_longer_than_the_record_is_compared_with_the_longest_there_is(
    shipped: pd.DataFrame,
) -> None:
    found = answered(pace(shipped, "3524", 9.75, 2045))
    assert found.span == 10
    assert found.required == pytest.approx((9.75 - 12.03) / 20)


def test_refusals_have_reasons(shipped: pd.DataFrame) -> None:
    def reason(frame: pd.DataFrame, value: float, year: int, region: str = "3524") -> Reason:
        found = pace(frame, region, value, year)
        assert isinstance(found, Refusal)
        return found.reason

    assert reason(shipped, 11.0, 2024) is Reason.TARGET_IN_PAST
    assert reason(shipped, 12.03, 2026) is Reason.ALREADY_REACHED
    assert reason(shipped[shipped["region"] != "1101"], 11.0, 2026, "1101") is Reason.NO_FIGURE
    assert reason(rows({2025: 12.0}), 11.0, 2026) is Reason.TOO_SHORT
    assert reason(rows({2023: 12.0, 2025: 12.0}), 11.0, 2024) is Reason.MISSING_YEAR


def test_a_region_with_two_figures_has_a_pace_and_no_means() -> None:
    found = answered(pace(rows({2024: 12.2, 2025: 12.0}), "3524", 11.9, 2026))
    assert isinstance(found.since_first, Refusal)
    assert found.verdict is PaceVerdict.HELD_HERE


def test_a_flat_series_never_fell() -> None:
    table = pd.DataFrame({"3524": [8.0, 8.0, 8.0]}, index=[2023, 2024, 2025])
    spell = fastest(table, 1)
    assert spell is not None
    assert spell.per_year == 0
    assert mean_change(table["3524"], 2025) is None
