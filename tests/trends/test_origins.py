"""Origins are calendar years, and nothing after one enters a forecast from it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from povanalysis.trends import backtest, forecast_panel
from povanalysis.trends.models.average import average
from povanalysis.trends.models.calibration import calibrate, common_share, past_errors, predicted
from povanalysis.trends.models.dependence import measure
from povanalysis.trends.panels.asof import known, origins
from povanalysis.trends.panels.panel import make_panel
from tests.trends.panels import SHAPES, ragged, series, shipped, walks

KEYS = ["model", "region", "origin", "horizon"]


def poisoned(frame, after, seed=9, worst=4.0):
    """Change every figure after a year, by up to a factor of `worst`, within per cent."""
    factor = np.exp(np.random.default_rng(seed).uniform(-1, 1, len(frame)) * np.log(worst))
    value = np.where(frame["year"] > after, np.minimum(frame["value"] * factor, 99), frame["value"])
    return frame.assign(value=value)


def same(one, other, after, columns, keys=KEYS):
    """Compare what two backtests said from origins up to a year; return how many rows that is."""
    pair = [t[t["origin"] <= after].set_index(keys)[columns].sort_index() for t in (one, other)]
    pd.testing.assert_frame_equal(*pair, check_exact=True)
    return len(pair[0])


@pytest.mark.parametrize(
    ("shape", "link"),
    [
        # of the others no origin that is tested lies before 2014
        *((s, None) for s in SHAPES if s not in ("whole", "late starts", "half years")),
        *zip(SHAPES, 3 * ["logit", "log", "identity"], strict=True),
    ],
)
def test_figures_after_an_origin_move_no_forecast_from_it(shape, link):
    after = {None: 2013, "logit": 2018, "log": 2021, "identity": 2016}[link]
    frame = ragged(shape)
    one, other = (
        backtest(f, 2, 9, link=link, models=["theta"]) for f in (frame, poisoned(frame, after))
    )
    assert same(one.records, other.records, after, ["median", "scale"]) > 0
    same(one.intervals, other.intervals, after, ["low", "high"], [*KEYS, "level"])
    same(one.events, other.events, after, ["probability"], [*KEYS, "ratio"])


def test_twenty_series_that_end_in_2013_know_nothing_of_twenty_that_end_in_2023():
    frame = walks(40, 20, common=0.6).assign(year=lambda f: f["year"] - 2)
    frame = frame[(frame["region"] >= "1020") | (frame["year"] <= 2013)]
    one, other = (backtest(f, 3, 6, models=()) for f in (frame, poisoned(frame, 2013)))
    assert same(one.records, other.records, 2013, ["median"]) == 20 * (3 + 3 + 3 + 3 + 2 + 1)
    assert sorted(one.records["origin"].unique()) == [*range(2007, 2013), *range(2017, 2023)]


@pytest.mark.parametrize("shape", SHAPES)
def test_past_errors_know_nothing_after_their_origin(shape):
    frame, after = ragged(shape), 2015
    pasts = []
    for figures in (frame, poisoned(frame, after)):
        panel = make_panel(figures, link="logit")
        pasts.append(past_errors(panel.z, panel.time, panel.year, 3, 0.3))
    one, other = pasts
    starts = np.array(list(origins(panel.year, 12, 3)))
    assert (starts[:-1] > starts[1:]).all()
    told = starts <= after
    assert np.isfinite(one.outcome[told]).any() == bool(told.any())
    for name in ("expected", "spread", "still", "figures"):
        same_then = getattr(one, name)[told], getattr(other, name)[told]
        assert np.array_equal(*same_then, equal_nan=True)
    # outcomes differ only where they came after the year, so drift, widths and dependence learnt
    # from what came up to then are the same
    early = (one.target <= after) & (one.target > 0)
    assert np.array_equal(one.outcome[early], other.outcome[early])
    assert (one.outcome != other.outcome)[one.target > after].all()


@settings(max_examples=15, deadline=None)
@given(shape=st.sampled_from(SHAPES), origin=st.integers(2010, 2023), after=st.integers(2010, 2023))
def test_all_that_a_panel_learns_as_of_a_year_is_of_that_time(shape, origin, after):
    origin, after = min(origin, after), max(origin, after)
    frame = ragged(shape)
    learnt = []
    for figures in (frame, poisoned(frame, after)):
        panel = make_panel(figures, link="logit").as_of(origin)
        share, rho = common_share(panel.z, panel.time, panel.year)
        past = past_errors(panel.z, panel.time, panel.year, 3, rho)
        now = average(panel.z, panel.time, 3, rho)
        made = calibrate(past, now, rho)
        group = np.zeros(len(panel.regions), int)
        moved = measure(made.errors, past.target, group, made.effective)
        said = predicted(now, made)
        numbers = np.concatenate([part.ravel() for part in (made.widths, *said)])
        learnt.append((share, rho, made.factors, made.slope, moved.within, *numbers))
    assert learnt[0] == learnt[1]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("link", ["logit", None])
def test_a_record_is_the_forecast_of_the_frame_cut_off_at_its_origin(shape, link):
    frame = ragged(shape)
    records = backtest(frame, 3, 12, link=link, models=()).records
    for origin in records["origin"].unique()[::4]:
        made = forecast_panel(frame[frame["year"] <= origin], 3, link=link)
        for one in records[records["origin"] == origin].itertuples():
            assert made[one.region].last_year == origin
            if shape != "half years":  # else the outcome lies half a year from the forecast
                assert one.median == made[one.region].median(one.year)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_figure_with_history_is_an_origin_once(shape):
    frame = ragged(shape)
    records = backtest(frame, 3, 30, models=()).records
    assert not records.duplicated(KEYS).any()
    assert (records["year"] == records["origin"] + records["horizon"]).all()
    wanted = set()
    for region, years in frame.groupby("region")["year"]:
        for at, origin in enumerate(years):
            later = [int(year) for year in years if origin < year <= origin + 3]
            wanted |= {(region, int(origin), year) for year in later if at >= 2}
    assert set(records[["region", "origin", "year"]].itertuples(index=False, name=None)) == wanted


def test_what_was_known_is_the_matrix_without_later_columns_where_all_end_together():
    panel = make_panel(walks(5, 9))
    assert np.array_equal(known(panel.year, 2023, panel.z)[0], panel.z[:, :-2])
    assert list(origins(panel.year, 4, 3)) == [2024, 2023, 2022, 2021]


def test_the_year_of_one_regency_leaves_the_others_as_they_were():
    frame = shipped(2012)
    new = frame[(frame["region"] == "3524") & (frame["year"] == 2025)]
    new = new.assign(year=2026, time=new["time"] + 1, value=11.8)
    before = forecast_panel(frame, 5, link="logit")
    after = forecast_panel(pd.concat([frame, new]), 5, link="logit")
    assert after["3524"].years == (2027, 2028, 2029, 2030, 2031)
    for region in set(before) - {"3524"}:
        one, other = before[region].interval(2026), after[region].interval(2026)
        assert other.low == pytest.approx(one.low, rel=0.01)
        assert other.high == pytest.approx(one.high, rel=0.01)
        assert after[region].median(2026) == pytest.approx(before[region].median(2026), rel=1e-3)
    tests = [backtest(f, 3, 11, link="logit", models=()) for f in (frame, pd.concat([frame, new]))]
    others = [t.records[t.records["region"] != "3524"] for t in tests]
    assert same(*others, 2025, ["median", "value"]) > 0
    assert set(tests[1].records["origin"]) == set(range(2014, 2026))


def test_a_region_that_stopped_is_forecast_from_its_own_last_year():
    frame = pd.concat([walks(20, 14, 0.5), series(region="old", first=2005)])
    tested = backtest(frame, 2, 3, models=())
    own = tested.records.query("region == 'old'")
    assert sorted(own["origin"].unique()) == [2012, 2013, 2014]
    assert sorted(tested.records.query("region != 'old'")["origin"].unique()) == [2022, 2023, 2024]
