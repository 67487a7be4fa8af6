"""What knowing more was worth, by state of knowledge, in the report on data and methods."""

from __future__ import annotations

from functools import cache
from statistics import NormalDist

import pandas as pd
import pytest

import povanalysis as pov
from povanalysis.questions.ground.figures import with_places
from povanalysis.questions.record.worth import TARGETS, worth
from povanalysis.questions.results import panel_results
from povanalysis.report.facts.record import knowledge
from povanalysis.report.facts.values import Code
from povanalysis.report.tables import methods as tables
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from povanalysis.trends import Backtest

LANGUAGES = [Words("en"), Words("id")]


@cache
def past() -> Backtest:
    """Two provinces and the nation above them, three origin years."""
    rows = store.observations(None, ("P0", "POOR"))
    chosen = rows[rows["region"].str[:2].isin(["00", "33", "35"])]
    return pov.backtest(
        with_places(chosen), 1, 3, given=["parent", "top"], models=["naive", "drift"]
    )


def test_each_state_is_compared_on_its_own_cases() -> None:
    records = past().records.assign(miss=lambda t: (t["value"] - t["median"]).abs())
    found = worth(past())
    assert [one.state for one in found] == ["parent", "top"]
    for one in found:
        given = records[records["model"] == f"given {one.state}"].set_index(["region", "origin"])
        for model, mae in (("published", one.mae_without), ("naive", one.mae_naive)):
            own = records[records["model"] == model].set_index(["region", "origin"])
            assert mae == pytest.approx(own.loc[given.index, "miss"].mean())
        assert one.n == len(given)
        assert one.mae == pytest.approx(given["miss"].mean())
        assert one.by_origin["given"].to_dict() == pytest.approx(
            given.groupby("origin")["miss"].mean().to_dict()
        )
    assert found[0].mae < found[0].mae_without
    assert found[0].crps < found[0].crps_without


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.lang)
def test_tables_and_sentences_carry_the_measured_figures(words: Words) -> None:
    found = worth(past())
    shown = [f(found, words) for f in (tables.misses, tables.honesty, tables.knowing)]
    told = words.tell(knowledge(found), "knowledge").finding
    for one in found:
        assert words("knowledge.state", state=Code(one.state)) in told
        assert words.number(one.mae) in shown[0]
        assert words.number(one.brier, 3) in shown[1]
        assert words.number(one.targets, 3) in shown[1]
    assert all(str(year) in shown[2] for year in found[0].by_origin.index)


def test_targets_are_scored_by_the_stated_probabilities_of_reaching_them() -> None:
    # two regions whose forecasts are normal: 10 ± 1, where 9.9 came, and 0.4 ± 0.2, where 0.25 came;
    # without knowledge both are twice as wide. The last figures are 10.2 and 0.45.
    cases = {"3524": (10.0, 1.0, 9.9, 10.2), "3571": (0.4, 0.2, 0.25, 0.45)}
    records, intervals, events = [], [], []
    for region, (centre, width, value, last) in cases.items():
        for model, wide in (("given parent", width), ("published", 2 * width), ("naive", width)):
            key = {"model": model, "region": region, "origin": 2020, "horizon": 1}
            median = last if model == "naive" else centre
            records.append({**key, "value": value, "median": median, "crps": 0.1})
            for level in (0.5, 0.8, 0.95):
                low, high = map(
                    NormalDist(centre, wide).inv_cdf, ((1 - level) / 2, (1 + level) / 2)
                )
                intervals.append({**key, "level": level, "low": low, "high": high, "held": True})
        for model in ("given parent", "published", "climatology"):
            key = {"model": model, "region": region, "origin": 2020, "horizon": 1}
            events.append({**key, "ratio": 0.99, "probability": 0.5, "happened": True})
    (found,) = worth(Backtest(*map(pd.DataFrame, (records, intervals, events))))

    def brier(times: float) -> float:
        scored = [
            (NormalDist(centre, times * width).cdf(last - below) - (value <= last - below + 1e-9))
            ** 2
            for centre, width, value, last in cases.values()
            for below in TARGETS
            if last > below  # no target lies at nothing or below
        ]
        return sum(scored) / len(scored)

    assert found.targets == pytest.approx(brier(1))
    assert found.targets_without == pytest.approx(brier(2))


def test_targets_on_java_score_as_with_the_whole_distribution() -> None:
    # benchmarks/RESULTS.md, from forecasts made anew at each origin: 0.081 given the province, 0.102
    # given the nation, 0.207 without, 0.125 given September (of which 0.218 without)
    tables = panel_results().backtest
    java = (
        one[one["region"].str[:2].isin(["33", "35"]) & (one["origin"] >= 2015)]
        for one in (tables.records, tables.intervals, tables.events)
    )
    found = {one.state: one for one in worth(Backtest(*java))}
    assert [found[state].targets for state in ("parent", "top", "half-year")] == pytest.approx(
        [0.081, 0.102, 0.125], abs=0.002
    )
    assert found["parent"].targets_without == pytest.approx(0.207, abs=0.002)


def test_years_in_which_knowing_more_made_it_worse_are_named() -> None:
    found = worth(past())
    first = found[0]
    first.by_origin.loc[first.by_origin.index[0], "given"] = 9.0
    meaning = Words("en").tell(knowledge(found), "knowledge").plan
    assert f"after {first.by_origin.index[0]}" in meaning.split("worse, too")[1]


def test_without_states_there_is_no_section() -> None:
    assert worth(past().plain) == []
