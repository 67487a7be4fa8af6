import numpy as np
import pandas as pd
import pytest

from povanalysis.errors import ParameterError, SeriesError
from povanalysis.trends.panels.panel import make_panel, whole
from tests.trends.panels import series, walks


def with_value(value: float, at: int = 3) -> pd.DataFrame:
    frame = series()
    frame.loc[at, "value"] = value
    return frame


def test_series_are_right_aligned_and_padded_on_the_left():
    short, long = series([4.0, 5.0], "b", 2020), series([1.0, 2.0, 3.0], "a", 2018)
    panel = make_panel(pd.concat([short, long]), link="identity")
    assert panel.regions == ("a", "b")
    assert panel.z[:, -1].tolist() == [3.0, 5.0]
    assert np.isnan(panel.z[1, 0])
    assert panel.year.tolist() == [[2018, 2019, 2020], [0, 2020, 2021]]
    assert panel.length.tolist() == [3, 2]


@pytest.mark.parametrize(
    ("frame", "link", "year", "rule"),
    [
        (with_value(float("nan")), "logit", 2018, "not a finite number"),
        (with_value(float("inf")), "log", 2018, "not a finite number"),
        (with_value(0.0), "logit", 2018, "strictly between 0 and 100"),
        (with_value(100.0), "logit", 2018, "strictly between 0 and 100"),
        (with_value(-1.0), "log", 2018, "above 0"),
        (with_value(0.0), "log", 2018, "above 0"),
        (with_value(505_469.0), "logit", 2018, "strictly between 0 and 100"),
        (pd.concat([series(), series([15.0])]), "logit", 2015, "two figures for one year"),
        (series().assign(year=series()["year"] + 0.5), "logit", 2015, "whole calendar year"),
        (series().assign(time=2015.0), "logit", 2016, "time does not rise by a month"),
        (series().assign(time=2000.5), "logit", 2015, "time is not a decimal year near its year"),
        (series().assign(se=-0.3), "logit", 2015, "se is not a standard error"),
        (series().assign(se=np.inf), "logit", 2015, "se is not a standard error"),
        (series().assign(se=-np.inf), "logit", 2015, "se is not a standard error"),
        (with_value(1e200), "identity", 2018, "below 1e100"),
    ],
)
def test_a_figure_that_cannot_be_used_is_named_with_region_year_rule_and_cure(
    frame, link, year, rule
):
    with pytest.raises(SeriesError, match=rule) as caught:
        make_panel(frame, link=link)
    assert caught.value.facts["region"] == "3524"
    assert caught.value.facts["year"] == year
    assert rule in caught.value.facts["rule"]
    assert str(year) in str(caught.value)
    assert str(caught.value).endswith(caught.value.cure)


def test_all_problems_are_reported_at_once():
    bad = pd.concat([with_value(0.0), with_value(-3.0).assign(region="3506")])
    with pytest.raises(SeriesError) as caught:
        make_panel(bad, link="logit")
    assert [p[0] for p in caught.value.facts["problems"]] == ["3506", "3524"]


def test_unusable_regions_can_be_skipped_and_are_named():
    frame = pd.concat([with_value(0.0), series(region="3506")])
    panel = make_panel(frame, link="logit", skip_unusable=True)
    assert panel.regions == ("3506",)
    assert "strictly between" in panel.refused["3524"]


def test_skipping_every_region_is_still_an_error():
    with pytest.raises(SeriesError, match="strictly between"):
        make_panel(with_value(0.0), link="logit", skip_unusable=True)


def test_a_whole_float_year_is_that_year():
    assert make_panel(series().assign(year=series()["year"].astype(float))).year[0, -1] == 2025


@pytest.mark.parametrize(
    "years",
    [
        pd.Series(range(2015, 2026), dtype="Int64"),
        pd.Series(range(2015, 2026), dtype="int16"),
        pd.Series(pd.period_range("2015", periods=11, freq="Y")),
        pd.Series(pd.date_range("2015-03-01", periods=11, freq="YS-MAR")),
        pd.Series(range(2015, 2026)).astype(str),
    ],
)
def test_a_calendar_year_may_come_in_any_kind(years):
    assert make_panel(series().assign(year=years)).year[0].tolist() == list(range(2015, 2026))


@pytest.mark.parametrize("kind", ["int64", "float64", "category", "string"])
def test_a_region_is_known_by_its_text(kind):
    frame = series(region="3524")
    frame["region"] = frame["region"].astype(int if kind in {"int64", "float64"} else str)
    assert make_panel(frame.astype({"region": kind})).regions == ("3524",)


@pytest.mark.parametrize("region", [None, np.nan, "", " ", 33.1])
def test_a_row_without_a_usable_region_is_refused_and_counted(region):
    frame = series()
    frame["region"] = 3524.0 if isinstance(region, float) else frame["region"].astype(object)
    frame.loc[4, "region"] = region
    with pytest.raises(SeriesError, match=r"1 row.* without a usable region, the first is row 5"):
        make_panel(frame)


def test_order_index_and_further_columns_do_not_matter():
    frame = series().assign(note="x", other=np.nan).set_index(pd.Index([7] * 11))
    assert np.array_equal(make_panel(frame[::-1]).z, make_panel(series()).z)


@pytest.mark.parametrize("frame", [None, {"region": ["a"]}, series()["value"]])
def test_what_is_no_frame_is_refused(frame):
    with pytest.raises(SeriesError, match="DataFrame is needed"):
        make_panel(frame)


def test_doubled_columns_and_truth_values_are_refused():
    with pytest.raises(SeriesError, match="more than one column value"):
        make_panel(pd.concat([series(), series()[["value"]]], axis=1))
    with pytest.raises(SeriesError, match="value holds True or False"):
        make_panel(series().assign(value=True))
    with pytest.raises(SeriesError, match="value holds dates"):
        make_panel(series().assign(value=pd.Timestamp("2020-01-01")))


def test_a_missing_year_is_a_step_of_two():
    panel = make_panel(series().drop(index=4), link="logit")
    assert np.diff(panel.time[0]).max() == 2


def test_missing_columns_an_empty_frame_and_texts_are_refused():
    with pytest.raises(SeriesError, match="region, value"):
        make_panel(pd.DataFrame({"year": [2020]}))
    with pytest.raises(SeriesError, match="no rows"):
        make_panel(series().iloc[:0])
    with pytest.raises(SeriesError, match="not a number"):
        make_panel(series().assign(value="12,03"))


def test_two_indicators_in_one_frame_are_refused():
    mixed = pd.concat([series().assign(indicator="P0"), series().assign(indicator="P1")])
    with pytest.raises(SeriesError, match="P0, P1"):
        make_panel(mixed)


def test_years_without_an_established_month_are_left_out_unless_asked_for():
    status = np.where(np.arange(11) < 2, "not established", "published")
    frame = series().assign(period_status=status)
    assert make_panel(frame).length[0] == 9
    assert make_panel(frame).left_out == 2
    assert make_panel(frame, fit_from=2015).length[0] == 11
    with pytest.raises(SeriesError, match="fit_from"):
        make_panel(frame, fit_from=2050)


def test_too_few_figures_are_refused_where_a_number_is_required():
    with pytest.raises(SeriesError, match="year 2016: 2 figures up to then, 3 are needed"):
        make_panel(series([5.0, 6.0]), min_observations=3)


def test_a_panel_as_of_a_year_is_that_of_the_frame_cut_off_there():
    late = series(region="late", first=2020)
    frame = pd.concat([walks(5, 8), series(region="old", first=2005), late])
    past, then = make_panel(frame).as_of(2019), make_panel(frame[frame["year"] <= 2019])
    assert past.regions == then.regions == ("1000", "1001", "1002", "1003", "1004", "old")
    for name in ("z", "value", "time", "year"):
        assert np.array_equal(getattr(past, name), getattr(then, name), equal_nan=True)


def test_a_link_chosen_by_the_figures_is_chosen_by_those_of_the_time():
    frame = pd.concat([walks(4, 8), series([20.0, 30, 40, 150], "1009", 2022)])
    assert make_panel(frame).link.name == "log"
    past = make_panel(frame).as_of(2024)
    assert past.link.name == "logit"
    assert np.array_equal(past.z, make_panel(frame[frame["year"] <= 2024]).z, equal_nan=True)
    assert make_panel(frame, link="log").as_of(2024).link.name == "log"


@pytest.mark.parametrize("edge", [0.0, 100.0])
def test_one_zero_among_percentages_is_refused_and_not_taken_for_another_scale(edge):
    with pytest.raises(SeriesError, match=r"year 2018: value .* strictly between 0 and 100.*link"):
        make_panel(with_value(edge))
    assert make_panel(with_value(edge), link="identity").link.name == "identity"
    assert make_panel(pd.concat([with_value(edge), series(region="b")]), skip_unusable=True).refused


def test_published_standard_errors_are_carried_to_the_link_scale():
    panel = make_panel(series().assign(se=0.5), link="log")
    assert panel.se_link is not None
    assert panel.se_link[0, -1] == pytest.approx(0.5 / 12.03)


@pytest.mark.parametrize("value", [0, 21, 50, -1, 2.0, "3", True, None])
def test_a_whole_number_outside_its_range_is_refused(value):
    with pytest.raises(ParameterError, match="whole number from 1 to 20"):
        whole("horizon", value, 1, 20)


@pytest.mark.parametrize(
    ("months", "well"), [(1.0, True), (4.0, True), (0.9, False), (0.0, False), (-1.0, False)]
)
def test_two_reference_months_lie_a_month_apart_at_least(months, well):
    # the reference month is a part of the year: November 2019 to March 2020 is a step of four
    frame = series(first=2010).assign(time=lambda f: f["year"] + 2.5 / 12)
    frame.loc[frame["year"] < 2020, "time"] += 1 - months / 12
    if well:
        assert np.diff(make_panel(frame).time[0]).min() == pytest.approx(months / 12)
        return
    with pytest.raises(SeriesError, match="year 2020: time does not rise by a month"):
        make_panel(frame)
