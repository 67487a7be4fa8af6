"""What is known of places above and of neighbours: properties a conditional forecast must have."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from povanalysis.errors import ParameterError, RegionError, SeriesError
from povanalysis.trends import PanelForecast, backtest, forecast, forecast_panel
from povanalysis.trends.given import knowledge
from tests.trends.panels import nested, walks

PROVINCE = ("1000", "2026-03")


def medians(made: PanelForecast, year: int = 2026) -> np.ndarray:
    return np.array([one.median(year) for one in made.values()])


def medians_of(made) -> list[float]:
    """One region's medians, year by year."""
    return [made.median(year) for year in made.years]


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Only the regions, without anything above."""
    return frame[~frame["region"].str.endswith("000")].drop(columns=["parent", "weight"])


def out(frame: pd.DataFrame, regions: list[str]) -> pd.DataFrame:
    """Add next year's figures of some regions: the last one and three per cent less."""
    last = frame[(frame["year"] == 2025) & frame["region"].isin(regions)]
    value = (0.97 * last["value"]).round(2)
    return pd.concat([frame, last.assign(year=2026, time=last["time"] + 1, value=value)])


def test_figures_above_that_reach_further_move_the_forecast_and_are_named():
    made = forecast_panel(nested(), 2)["1101"]
    assert [(one.region, one.period) for one in made.known] == [
        ("1000", "2026-03"),
        ("0000", "2026-03"),
    ]
    assert not made.known[0].assumed
    assert made.median(2026) != made.without.median(2026)
    assert made.interval(2026, 0.8).width < 0.75 * made.without.interval(2026, 0.8).width


def test_without_knowledge_the_forecast_is_the_unconditional_one_to_the_digit():
    frame = nested(ahead=False)
    made, bare = forecast_panel(frame, 3), forecast_panel(plain(frame), 3)
    assert made.forecasts == bare.forecasts
    assert all(one.known == () and one.without is None for one in made.values())
    known = forecast_panel(nested(), 3)
    assert known.without.forecasts == bare.forecasts


def test_a_panel_without_parents_is_forecast_as_ever():
    frame = walks(12)
    bare = forecast_panel(frame, 3)
    for other in (frame.assign(parent=None), frame.assign(parent="")):
        made = forecast_panel(other, 3)
        assert made.forecasts == bare.forecasts
        assert made.places == {}
        assert made.given == ()
    scores = backtest(frame, 2, 3, models=[]).scores()
    assert backtest(frame.assign(parent=""), 2, 3, models=[]).scores().equals(scores)


@settings(max_examples=12, deadline=None)
@given(
    st.floats(5, 15),
    st.floats(0.01, 3),
    st.booleans(),
    st.lists(st.sampled_from([f"1{r}" for r in range(102, 109)]), max_size=5, unique=True),
)
def test_a_higher_provincial_figure_never_lowers_a_median(low, more, nation, peers):
    frame = nested()
    frame = frame[(frame["year"] < 2026) | (nation & (frame["region"] == "0000"))]
    frame = out(frame, peers)
    one, other = (forecast_panel(frame, 2, given={PROVINCE: value}) for value in (low, low + more))
    for region in [f"1{r}" for r in range(101, 109)]:
        for year in (2026, 2027):
            if year in one[region].years:
                assert other[region].median(year) >= one[region].median(year) - 1e-9


def test_given_the_province_the_nation_adds_next_to_nothing():
    frame = nested()
    only = frame[(frame["year"] < 2026) | (frame["region"] == "1000")]
    both = frame[(frame["year"] < 2026) | frame["region"].isin(["1000", "0000"])]
    one, other = forecast_panel(only, 1), forecast_panel(both, 1)
    inside = [r for r in one if r.startswith("1")]
    moved = [abs(other[r].median(2026) - one[r].median(2026)) for r in inside]
    gained = [abs(one[r].median(2026) - one[r].without.median(2026)) for r in inside]
    assert max(moved) < 0.02
    assert np.mean(moved) < 0.1 * np.mean(gained)


def test_with_all_its_regions_out_a_province_is_known_within_its_noise():
    frame = nested(ahead=False)
    inside = [f"1{r}" for r in range(101, 109)]
    full = out(frame, inside)
    made = forecast_panel(full, 2)
    figures = full[(full["year"] == 2026)].set_index("region")["value"]
    people = full[full["year"] == 2025].set_index("region")["weight"][inside]
    known = float(np.average(figures[inside], weights=people))
    assert made.place("1000").median(2026) == pytest.approx(known, abs=0.01)
    assert made.place("1000").interval(2026, 0.95).width < 0.02


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_neighbours_but_one_are_worth_no_less_than_the_province(seed):
    tested = backtest(nested(seed=seed, ahead=False), 1, 9, models=[], given=["parent", "all"])
    mae = tested.scores().set_index("model")["mae"]
    assert mae["given all"] <= mae["given parent"] < mae["published"]


def test_a_known_figure_is_reproduced():
    made = forecast_panel(nested(ahead=False), 2, given={PROVINCE: 9.1, ("1101", "2026-03"): 8.8})
    assert made["1000"].median(2026) == pytest.approx(9.1, abs=0.01)
    assert made["1101"].median(2026) == pytest.approx(8.8, abs=0.01)
    assert made["1101"].interval(2026, 0.95).width < 0.05
    assert made["1101"].interval(2027, 0.95).width > 0.5


def test_order_of_knowledge_does_not_matter():
    frame = out(nested(), ["1103", "2101"])
    shuffled = frame.sample(frac=1, random_state=5)
    assert forecast_panel(shuffled, 2).forecasts == forecast_panel(frame, 2).forecasts
    figures = {PROVINCE: 9.1, ("2000", "2026-03"): 9.4, ("0000", "2026-03"): 9.0}
    one = forecast_panel(nested(ahead=False), 2, given=figures)
    other = forecast_panel(nested(ahead=False), 2, given=dict(reversed(figures.items())))
    assert one.forecasts == other.forecasts


def test_a_scenario_is_the_same_as_the_figure_published():
    frame = nested()
    value = float(frame[(frame["region"] == "1000") & (frame["year"] == 2026)]["value"].iloc[0])
    known = frame[(frame["year"] < 2026) | (frame["region"] == "1000")]
    published = forecast_panel(known, 2)
    assumed = forecast_panel(nested(ahead=False), 2, given={("1000", 2026): value})
    assert np.allclose(medians(assumed), medians(published), atol=1e-9)
    assert assumed["1101"].known[0].assumed
    assert "extrapolated" not in " ".join(assumed["1101"].notes)


def test_a_scenario_beyond_all_changes_seen_says_so():
    made = forecast_panel(nested(ahead=False), 1, given={PROVINCE: 3.0})["1101"]
    assert any("lies beyond every change" in note for note in made.notes)


def test_a_provincial_figure_moves_every_region_of_the_province_and_no_past_figure():
    frame = nested(ahead=False)
    bare, made = forecast_panel(frame, 1), forecast_panel(frame, 1, given={PROVINCE: 6.0})
    for region in [f"1{r}" for r in range(101, 109)]:
        assert made[region].median(2026) < bare[region].median(2026)
        assert made[region].last_value == bare[region].last_value


def test_parts_agree_with_what_is_known_of_the_whole_draw_by_draw():
    made = forecast_panel(nested(ahead=False), 2, given={PROVINCE: 9.1})
    place = made.places["1000"]
    drawn = made.draws_of_year(2026, n=4000)
    total = drawn[list(place.weights)].to_numpy() @ place.shares()
    known = made["1101"].known[0].value
    assert np.median(total) == pytest.approx(known, abs=0.01)
    assert np.quantile(np.abs(total - known), 0.95) < 0.05
    assert np.median(total) == pytest.approx(made["1000"].median(2026), abs=0.01)


def test_draws_have_the_published_quantiles_and_seeds_reproduce_them():
    made = forecast_panel(out(nested(), ["1103"]), 2)
    drawn = made.draws_of_year(2026, n=6000, seed=3)
    for region in ("1101", "2105"):
        for p in (0.1, 0.5, 0.9):
            found = float((drawn[region] <= made[region].quantile(2026, p)).mean())
            assert found == pytest.approx(p, abs=0.025)
    assert drawn.equals(made.draws_of_year(2026, n=6000, seed=3))
    every = made.draws(n=6000, seed=3)[:, made.regions.index("1101"), 0]
    assert np.allclose(every, drawn["1101"])
    assert not drawn.equals(made.draws_of_year(2026, n=6000, seed=4))
    again = forecast_panel(out(nested(), ["1103"]), 2)
    assert again.forecasts == made.forecasts


def test_regions_not_yet_out_are_given_those_that_are():
    frame = nested(ahead=False)
    made = forecast_panel(out(frame, ["1102", "1103", "1104"]), 2)
    assert [one.region for one in made["1101"].known] == ["1102", "1103", "1104"]
    assert made["1102"].years == (2027, 2028)
    assert made["1102"].known == ()
    assert made["1101"].median(2026) < forecast_panel(frame, 2)["1101"].median(2026)


def test_two_years_ahead_keeps_what_is_known_of_the_first():
    made = forecast_panel(nested(ahead=False), 3, given={PROVINCE: 6.0})["1101"]
    assert made.median(2027) < made.without.median(2027) - 0.3
    widths = [made.interval(year, 0.8).width for year in made.years]
    assert widths == sorted(widths)
    assert widths[1] < made.without.interval(2027, 0.8).width


def test_what_is_known_of_a_later_year_makes_it_no_surer_than_the_year_before():
    made = forecast_panel(nested(ahead=False), 3, given={("1000", "2027-03"): 9.0})
    q = np.array([made[f"1{r}"].quantiles for r in range(101, 109)])
    half = q - q[:, :, q.shape[2] // 2, None]
    upper = half[:, :, half.shape[2] // 2 + 1 :]
    assert np.allclose(upper[:, 1], upper[:, 0])  # floored: the second year alone would be narrower
    assert (np.diff(upper, axis=1) >= -1e-12).all()


def test_years_that_knowledge_does_not_reach_go_on_as_they_would_without_it():
    made = forecast_panel(nested(ahead=False), 2, given={PROVINCE: 6.0})["1101"]
    last, first, second = (np.log(x / (100 - x)) for x in (made.last_value, *medians_of(made)))
    plain_second = np.log(medians_of(made.without)[1] / (100 - medians_of(made.without)[1]))
    assert second - first == pytest.approx((plain_second - last) / 2, abs=0.002)


def test_where_provinces_hang_loosely_on_the_nation_forecasts_keep_to_those_without(monkeypatch):
    frame = nested(ahead=False)
    loose = frame.copy()
    for p in "123":  # each province goes a way of its own, its regions together
        own = 1 + 0.25 * np.sin((2 + int(p)) * (frame["year"] - 2012))
        loose["value"] *= own.where(frame["region"].str.startswith(p), 1.0)

    def moved(panel, place):
        made = forecast_panel(panel, 1, given={(place, "2026-03"): 8.0})["3101"]
        return abs(made.median(2026) - made.without.median(2026))

    cases = [(loose, "0000"), (loose, "3000"), (frame, "3000")]
    now = [moved(*case) for case in cases]
    monkeypatch.setattr(knowledge, "HEARD", 1e-9)  # every link is believed
    nation, province, tight = (moved(*case) for case in cases)
    assert now[0] < 0.6 * nation
    assert now[1:] == pytest.approx([province, tight])


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_parent_that_misleads_is_survived(seed):
    tested = backtest(nested(link=0.0, seed=seed, ahead=False), 1, 9, models=[], given="parent")
    scores = tested.scores().set_index("model")
    assert scores.loc["given parent", "crps"] < 1.12 * scores.loc["published", "crps"]
    held = tested.coverage().set_index(["model", "level"])["coverage"]
    assert held["given parent", 0.95] > 0.85


def test_the_strength_of_a_link_is_learnt_and_never_negative():
    moved = {}
    for link in (1.0, 0.5, 0.0, -1.0):
        frame = nested(link=link, ahead=False)
        now = float(frame[(frame["region"] == "1000") & (frame["year"] == 2025)]["value"].iloc[0])
        low, high = (
            forecast_panel(frame, 1, given={PROVINCE: x * now})["1101"].median(2026)
            for x in (0.9, 1.1)
        )
        moved[link] = (high - low) / (0.2 * now)
        assert high >= low
    assert moved[1.0] > 0.7
    assert moved[0.0] < 0.5 * moved[1.0]
    assert moved[-1.0] < 0.2 * moved[1.0]


def test_there_is_no_link_across_a_redefinition():
    frame = nested()
    moved = frame["region"].isin(["1105", "1106", "1107", "1108"]) & (frame["year"] == 2025)
    parted = frame.assign(parent=frame["parent"].where(~moved, "4000"))
    parted = parted[parted["year"] < 2026]
    back = parted[(parted["year"] < 2025) | ~parted["region"].str.startswith("1")]
    new = parted[parted["year"] == 2025]
    jump = new["value"].where(new["region"] != "1000", 30.0)
    broken = pd.concat([back[back["year"] < 2025], new.assign(value=jump)])
    made = forecast_panel(broken, 1, given={("2000", "2026-03"): 9.0})
    assert made["2101"].known[0].region == "2000"
    before = forecast_panel(broken[broken["year"] < 2025], 1, given={("1000", "2025-03"): 9.0})
    assert before["1101"].known[0].region == "1000"
    tested = backtest(broken, 1, 1, models=[], given="parent").records
    told = set(tested.loc[tested["model"] == "given parent", "region"].str[0])
    assert told == {"2", "3"}


def test_missing_weights_are_taken_from_the_past_and_marked_where_there_are_none():
    frame = nested()
    late = frame.assign(weight=frame["weight"].where(frame["year"] < 2020))
    assert forecast_panel(late, 1).places["1000"].guessed == ()
    gone = frame.assign(weight=frame["weight"].where(frame["region"] != "1101"))
    made = forecast_panel(gone, 1)
    assert made.places["0000"].guessed == ("1101",)
    assert made.places["2000"].guessed == ()


def test_half_year_figures_are_known_too():
    frame = nested(ahead=False)
    september = [
        (code, year, value, parent, np.nan, year + 8.5 / 12)
        for code, parent in (("1000", "0000"), ("0000", None))
        for year in range(2015, 2026)
        for value in frame[(frame["region"] == code) & (frame["year"] == year)]["value"] * 0.95
    ]
    made = forecast_panel(
        pd.concat([frame, pd.DataFrame(september, columns=frame.columns)]), 1, link="logit"
    )["1101"]
    assert [(one.region, one.period) for one in made.known] == [
        ("1000", "2025-09"),
        ("0000", "2025-09"),
    ]
    assert made.median(2026) < made.without.median(2026)


def test_a_frame_of_two_levels_and_one_of_years_alone_will_do():
    frame = nested()
    top = frame[frame["region"] != "0000"]
    two = top.assign(parent=top["parent"].where(top["parent"] != "0000"))
    made = forecast_panel(two, 1)
    assert [one.region for one in made["1101"].known] == ["1000"]
    assert sorted(made.places) == ["1000", "2000", "3000"]
    years = forecast_panel(frame.drop(columns="time"), 1)["1101"]
    assert [one.period for one in years.known] == ["2026", "2026"]


def test_what_is_known_survives_being_stored():
    made = forecast_panel(nested(), 2)
    stored = PanelForecast.from_dict(json.loads(json.dumps(made.to_dict())))
    assert stored.forecasts == made.forecasts
    assert np.allclose(stored.draws(20), made.draws(20))
    assert stored["1000"] == made["1000"]
    assert stored.without.forecasts == made.without.forecasts


def test_a_place_above_is_forecast_as_the_sum_of_its_regions():
    frame = nested()
    asked = forecast(frame, "1000", 1)
    assert asked == forecast_panel(frame, 1)["1000"]
    assert asked.method == "sum of its regions"
    part = frame[~frame["region"].isin([f"1{r}" for r in range(104, 109)])]
    beside = forecast(part[part["year"] < 2026], "1000", 1)
    assert beside.last_year == 2025
    assert beside.years == (2026,)


@pytest.mark.parametrize(
    ("figures", "error", "words"),
    [
        ({("9999", "2026-03"): 9.0}, RegionError, "not in the frame"),
        ({("1000", "March"): 9.0}, ParameterError, "no reference month"),
        ({("1000", "2026-13"): 9.0}, ParameterError, "no reference month"),
        ({("1000", "2026-03"): 140.0}, ParameterError, "strictly between 0 and 100"),
        ({("1000", "2024-03"): 9.0}, ParameterError, "bears on no forecast"),
        ({("1000", "2040-03"): 9.0}, ParameterError, "bears on no forecast"),
    ],
)
def test_a_scenario_that_cannot_be_used_is_refused(figures, error, words):
    with pytest.raises(error, match=words):
        forecast_panel(nested(ahead=False), 2, given=figures)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: f.assign(weight=-1.0), "weight -1 is not above 0"),
        (lambda f: f.assign(weight=0.0), "weight 0 is not above 0"),
        (lambda f: f.assign(weight=np.inf), "weight inf is not above 0"),
        (lambda f: pd.concat([f, f[f["region"] == "1000"]]), "two figures for one period"),
        (
            lambda f: f.assign(value=f["value"].where(f["region"] != "0000", 120.0)),
            "strictly between 0 and 100",
        ),
        (
            lambda f: f.assign(parent=f["parent"].where(f["region"] != "0000", "1000")),
            "above itself",
        ),
    ],
)
def test_places_above_that_cannot_be_used_are_refused(change, words):
    with pytest.raises(SeriesError, match=words):
        forecast_panel(change(nested()), 1, link="logit")


def test_where_figures_are_noisy_own_parts_are_expected_back():
    frame = nested(regions=20, ahead=False)
    own = ~frame["region"].str.endswith("000")
    noise = np.random.default_rng(4).normal(1, 0.08, len(frame))
    noisy = frame.assign(value=np.where(own, (frame["value"] * noise).round(2), frame["value"]))
    tested = backtest(noisy, 1, 8, models=[], given="parent")
    mae = tested.scores().set_index("model")["mae"]
    assert mae["given parent"] < 0.97 * mae["published"]


def test_a_known_figure_names_its_own_day_and_source():
    frame = nested()
    latest = frame["year"] == 2026
    day = frame["region"].where(latest, "").map({"1000": "2026-08-05", "0000": "2026-07-15"})
    source = "S" + frame["region"] + frame["year"].astype(str)
    made = forecast_panel(frame.assign(published_on=day.fillna(""), source_id=source), 1)["1101"]
    assert [(one.region, one.published_on, one.source_id) for one in made.known] == [
        ("1000", "2026-08-05", "S10002026"),
        ("0000", "2026-07-15", "S00002026"),
    ]
