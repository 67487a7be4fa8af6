"""What knowing more was worth, by state of knowledge, in the report on data and methods."""

from __future__ import annotations

from functools import cache

import pytest

import povanalysis as pov
from povanalysis.questions.ground.figures import with_places
from povanalysis.questions.record.worth import worth
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
    assert all(str(year) in shown[2] for year in found[0].by_origin.index)


def test_years_in_which_knowing_more_made_it_worse_are_named() -> None:
    found = worth(past())
    first = found[0]
    first.by_origin.loc[first.by_origin.index[0], "given"] = 9.0
    meaning = Words("en").tell(knowledge(found), "knowledge").plan
    assert f"after {first.by_origin.index[0]}" in meaning.split("worse, too")[1]


def test_without_states_there_is_no_section() -> None:
    assert worth(past().plain) == []
