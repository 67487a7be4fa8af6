"""What knowing more was worth, by state of knowledge, in the report on data and methods."""

from __future__ import annotations

from functools import cache

import pytest

import povanalysis as pov
from povanalysis.questions.ground.figures import with_places
from povanalysis.report.text.language import Words
from povanalysis.report.text.reports import knowledge
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
    found = knowledge.worth(past())
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
    found = knowledge.worth(past())
    shown = [f(found, words) for f in (knowledge.misses, knowledge.honesty, knowledge.origins)]
    for one in found:
        assert knowledge.state_names(words)[one.state] in knowledge.finding(found, words)
        assert words.number(one.mae) in shown[0]
        assert words.number(one.brier, 3) in shown[1]
    assert all(str(year) in shown[2] for year in found[0].by_origin.index)


def test_years_in_which_knowing_more_made_it_worse_are_named() -> None:
    found = knowledge.worth(past())
    first = found[0]
    first.by_origin.loc[first.by_origin.index[0], "given"] = 9.0
    assert (
        f"after {first.by_origin.index[0]}"
        in knowledge.meaning(found, Words("en")).split("worse, too")[1]
    )


def test_without_states_there_is_no_section() -> None:
    assert knowledge.worth(past().plain) == []
