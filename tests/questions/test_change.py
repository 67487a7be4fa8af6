"""Is a yearly change unusual?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from povanalysis.history import tells
from povanalysis.questions.change import (
    Beside,
    Change,
    Own,
    OwnReading,
    ProvinceReading,
    against_own_noise,
    beside_province,
    change,
)
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.exactness import break_even, ceiling, share_distinguishable
from povanalysis.questions.ground.figures import march
from tests.questions.conftest import rows


def answered(found: Change | Refusal) -> Change:
    assert isinstance(found, Change)
    return found


def test_lamongan_moved_with_its_province_and_within_its_usual_range(
    shipped: pd.DataFrame,
) -> None:
    found = answered(change(shipped, "3524"))
    assert isinstance(found.province, Beside)
    assert isinstance(found.own, Own)
    assert found.change == -0.13
    # facts: mean change of Jawa Timur -0.30 in 2025; recipe: plain mean of 38 differences
    table = shipped[
        (shipped["indicator"] == "P0")
        & (shipped["period"] == "March")
        & shipped["region"].str.startswith("35")
        & (shipped["region"] != "3500")
    ]
    by_year = {year: part.set_index("region")["value"] for year, part in table.groupby("year")}
    mean = float((by_year[2025] - by_year[2024]).mean())
    assert found.province.mean_change == pytest.approx(mean)
    assert round(mean, 2) == -0.30
    assert (found.province.reading, found.own.reading) == (
        ProvinceReading.ALIKE,
        OwnReading.USUAL,
    )
    earlier = answered(change(shipped, "3524", 2024))
    assert isinstance(earlier.province, Beside)
    assert (earlier.change, round(earlier.province.mean_change, 2)) == (-0.26, -0.51)


def test_at_the_break_even_error_nine_in_ten_pure_noise_differences_are_smaller() -> None:
    # simulation: two estimates of one rate with the break-even error; |difference| exceeds the
    # change in a tenth of the draws if and only if the change is just distinguishable at 90 %
    before, after = 12.16, 12.03
    error = break_even(before, after)
    noise = np.random.default_rng(1).standard_normal((2, 200_000)) * error
    differences = noise[0] * before - noise[1] * after
    share = float((np.abs(differences) > abs(after - before)).mean())
    assert share == pytest.approx(0.10, abs=0.003)


def test_break_evens_and_shares_of_the_facts_are_reproduced(measured: pd.DataFrame) -> None:
    assert round(100 * break_even(12.16, 12.03), 2) == 0.46
    assert round(100 * break_even(13.86, 12.53), 1) == 4.3
    assert round(100 * share_distinguishable(measured, 0.06), 1) == 2.7
    assert share_distinguishable(measured, 0.12) == 0.0


def test_the_ceiling_of_errors_lies_above_the_scatter_that_ten_deviations_show(
    shipped: pd.DataFrame, measured: pd.DataFrame
) -> None:
    # facts: deviations from the province scatter as independent errors of 0.14 points would in
    # Lamongan; ten of them allow twice as much, which is what a ceiling has to say
    found = answered(change(shipped, "3524"))
    assert found.ceiling is not None
    assert 1.5 * 0.14 < found.ceiling < 2.5 * 0.14
    table = march(measured)
    changes = table.diff()
    for region in table.columns:
        peers = changes[[c for c in table.columns if c[:2] == region[:2] and c != region]]
        shown = (changes[region] - peers.mean(axis=1)).std(ddof=1) / 2**0.5
        assert ceiling(table, region) > 1.5 * shown


def test_independent_errors_lie_below_the_ceiling_in_95_of_100_regions() -> None:
    # 40 regions whose true rates never move, seen 11 times with independent errors of 0.2 points
    rng = np.random.default_rng(2)
    codes, years = [f"35{i:02d}" for i in range(1, 41)], pd.RangeIndex(2015, 2026)
    made = [pd.DataFrame(10 + rng.normal(0, 0.2, (11, 40)), years, codes) for _ in range(40)]
    tops = [ceiling(table, region) for table in made for region in codes[::4]]
    assert np.mean(np.array(tops) > 0.2) == pytest.approx(0.95, abs=0.025)


def test_every_frequency_printed_is_the_count_of_a_regencys_other_years(
    shipped: pd.DataFrame,
) -> None:
    # by plain arithmetic on the figures of all 514, from the bounds as they are printed
    rates = shipped[(shipped["indicator"] == "P0") & (shipped["period"] == "March")]
    rates = rates[(rates["year"] >= 2015) & ~rates["region"].str.endswith("00")]
    rates = rates[[tells(code, year) for code, year in rates[["region", "year"]].to_numpy()]]
    table = rates.sort_values("vintage").groupby(["year", "region"])["value"].last().unstack()
    changes = table.diff()
    near = dict(list(rates.groupby(rates["region"].str[:2])))
    read = 0
    shares: list[float] = []
    for region in table.columns:
        found = change(near[region[:2]], region)
        if isinstance(found, Refusal) or isinstance(found.own, Refusal):
            continue
        own = found.own
        assert (own.low, own.high) == (float(f"{own.low:.2f}"), float(f"{own.high:.2f}"))
        others = changes[region].drop(found.year).dropna().round(2)
        assert (own.inside, own.n_other) == (others.between(own.low, own.high).sum(), len(others))
        if isinstance(found.province, Refusal):
            continue
        among = changes[[c for c in table.columns if c[:2] == region[:2]]]
        mean = among.mean(axis=1).where(among.count(axis=1) >= 3)
        apart = (changes[region] - mean).drop(found.year).dropna().abs().round(10)
        beside = found.province
        assert beside.bound == float(f"{beside.bound:.2f}")
        assert (beside.near, beside.n_other) == ((apart <= beside.bound).sum(), len(apart))
        shares += [own.inside / own.n_other, beside.near / beside.n_other]
        read += 1
    assert read > 450
    # what is called usual held in about two in three of the other years, of any region
    assert 0.5 < min(shares) <= max(shares) <= 0.8
    assert np.mean(shares) == pytest.approx(2 / 3, abs=0.02)


@pytest.mark.parametrize("draw", ["normal", "standard_cauchy"])
def test_two_in_three_other_years_are_usual_whatever_their_shape(draw: str) -> None:
    drawn = getattr(np.random.default_rng(3), draw)(size=(3000, 10))
    readings = [against_own_noise(pd.Series(row, index=range(10)), "x", 9) for row in drawn]
    assert {r.inside for r in readings if isinstance(r, Own)} == {6, 7}
    # a tenth like nine others, of whose mean six lie within: at most 6 + 1 of 9 + 1
    usual = [isinstance(r, Own) and r.reading is OwnReading.USUAL for r in readings]
    assert 0.5 < np.mean(usual) < 0.65


@pytest.mark.parametrize(
    ("size", "reading"),
    [
        (-0.721, OwnReading.UNUSUAL_FALL),
        (-0.72, OwnReading.USUAL),
        (0.12, OwnReading.USUAL),
        (0.121, OwnReading.UNUSUAL_RISE),
    ],
)
def test_the_usual_range_is_counted_about_the_mean_of_the_other_years(
    size: float, reading: OwnReading
) -> None:
    # by hand: the others' mean is -0.3, their distances from it .11, .11, .314, .414, .5 and .6. Two
    # in three of six are four: .414 to both sides, outwards to two decimals. A fit, their SD times
    # t(5) times sqrt(1 + 1/6), would reach .48; the year asked about is none of the others.
    others = [-0.41, -0.19, -0.614, 0.2, -0.9, 0.114]
    found = against_own_noise(pd.Series([*others, size], range(2017, 2024)), "3524", 2023)
    assert found == Own(reading, -0.72, 0.12, 4, 6)


@pytest.mark.parametrize(
    ("size", "reading"),
    [
        (-0.32, ProvinceReading.BETTER),
        (-0.31, ProvinceReading.ALIKE),
        (0.31, ProvinceReading.ALIKE),
        (0.32, ProvinceReading.WORSE),
    ],
)
def test_the_bound_beside_the_province_is_counted_about_nought(
    size: float, reading: ProvinceReading
) -> None:
    # four regions whose mean change is -0.2: the first deviates by `own`, nearest to two in three
    # of five sizes .1, .2, .304, .5, .9 are three; t(5) times their root mean square would be .36
    own = np.array([0.1, -0.2, -0.304, 0.5, 0.9, size])
    others = {"3502": -own, "3503": [0, 0, 0, 0, 0, 0.2], "3504": [0, 0, 0, 0, 0, -0.2]}
    changes = pd.DataFrame({"3501": own, **others}, range(2018, 2024)) - 0.2
    found = beside_province(changes, "3501", 2023)
    assert isinstance(found, Beside)
    assert (found.reading, found.bound, found.near, found.n_other) == (reading, 0.31, 3, 5)
    assert (found.mean_change, found.deviation) == (pytest.approx(-0.2), size)
    assert (found.n_regions, found.fell, found.rose) == (4, 2, 1)  # one stood still
    unknown = beside_province(changes[["3501", "3502"]], "3501", 2023)
    assert unknown == Refusal("3501", Reason.NO_PEERS, {"regions": 2, "needed": 3})


def test_readings_do_not_depend_on_the_order_of_rows_or_the_unit_of_other_provinces(
    shipped: pd.DataFrame,
) -> None:
    shuffled = shipped.sample(frac=1, random_state=1)
    elsewhere = shipped.copy()
    elsewhere.loc[elsewhere["region"].str.startswith("33"), "value"] *= 2
    assert change(shuffled, "3524") == change(shipped, "3524") == change(elsewhere, "3524")


def test_an_assumed_error_never_moves_a_verdict(shipped: pd.DataFrame) -> None:
    without, with_error = (
        answered(change(shipped, "3524", assumed_error=error)) for error in (None, 0.06)
    )
    assert (without.own, without.province) == (with_error.own, with_error.province)


@pytest.mark.parametrize("error", [0.0, -0.05])
def test_an_assumed_error_of_nought_is_refused_and_the_rest_stands(
    shipped: pd.DataFrame, error: float
) -> None:
    found = answered(change(shipped, "3524", assumed_error=error))
    assert isinstance(found.assumed, Refusal)
    assert found.assumed.reason is Reason.ASSUMED_ERROR_NOT_POSITIVE
    assert isinstance(found.own, Own)


def test_a_missing_year_is_named() -> None:
    frame = rows({2015: 10.0, 2016: 9.8, 2018: 9.0})
    found = change(frame, "3524", 2018)
    assert isinstance(found, Refusal)
    assert (found.reason, found.facts["missing"]) == (Reason.MISSING_YEAR, (2017,))
    assert change(frame, "9501") == Refusal("9501", Reason.NO_FIGURE)


def test_a_region_without_peers_is_read_against_itself_only() -> None:
    values = {2015 + i: 10 - 0.3 * i - 0.05 * (i % 3) for i in range(9)}
    found = answered(change(rows(values), "3524"))
    assert isinstance(found.province, Refusal)
    assert found.province.reason is Reason.NO_PEERS
    assert isinstance(found.own, Own)
    assert found.ceiling is None


def test_a_short_series_gets_figures_and_no_reading() -> None:
    found = answered(change(rows({2023: 10.0, 2024: 9.5, 2025: 9.1}), "3524"))
    assert isinstance(found.own, Refusal)
    assert (found.own.reason, found.change) == (Reason.TOO_SHORT, -0.4)


def test_rates_of_nought_have_no_relative_error() -> None:
    found = answered(change(rows({2023: 1.0, 2024: 0.0, 2025: 0.0}), "3524"))
    assert (found.break_even, found.ceiling_relative) == (0.0, None)
