"""What a report says of its own forecasts is counted, and the same in every report."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.results import panel_results
from povanalysis.report import methods_tables, prose, tables
from povanalysis.report.regency import open_report
from povanalysis.report.track import held_by_origin
from povanalysis.report.words import Words
from povanalysis.trends import Backtest

EN, ID = Words("en"), Words("id")


@cache
def at_hand(code: str = "3524") -> Outlook:
    return outlook(code, 2026, None)


def kept(came: float, n: int = 3225) -> pd.DataFrame:
    """A backtest in which one word, that of Lamongan's target, occurred."""
    return pd.DataFrame({"low": [0.8], "high": [0.95], "n": [n], "stated": [0.5], "came": [came]})


def test_the_worst_origin_year_is_the_one_measured_not_one_remembered() -> None:
    said = prose.record_meaning(at_hand(), (2017, 0.56), kept(0.68), EN)
    assert "after 2017, only 56 per cent" in said
    assert "Shocks" not in prose.record_meaning(at_hand(), (2017, 0.93), kept(0.68), EN)


@pytest.mark.parametrize(
    ("came", "english", "indonesian"),
    [
        (0.68, "more often than the 50 per cent", "lebih sering daripada 50 persen"),
        (0.44, "less often than the 50 per cent", "lebih jarang daripada 50 persen"),
        (0.53, "about as often as the 50 per cent", "kira-kira sesering 50 persen"),
    ],
)
def test_the_word_for_the_target_is_told_with_how_often_it_came_true(
    came: float, english: str, indonesian: str
) -> None:
    said = prose.record_meaning(at_hand(), None, kept(came), EN)
    assert "falls called “likely”, the word for the target here" in said
    assert f"{round(100 * came)} per cent of 3,225 cases" in said
    assert english in said
    said = prose.record_meaning(at_hand(), None, kept(came), ID)
    assert "“besar kemungkinannya”, seperti target di sini" in said
    assert f"{round(100 * came)} persen dari 3.225 kasus" in said
    assert indonesian in said


def test_a_word_that_hardly_occurred_is_not_judged() -> None:
    said = prose.record_meaning(at_hand(), None, kept(1.0, n=49), EN)
    assert "too few to judge (49)" in said
    other = kept(0.9).assign(low=0.4)
    assert "too few to judge (0)" in prose.record_meaning(at_hand(), None, other, EN)


def test_without_a_target_the_word_is_that_of_no_rise() -> None:
    made = at_hand("3506")
    assert made.target is None
    said = open_report("3506", 2026, None, "en").record().data
    word = EN.likelihood(made.probability_no_rise)
    assert f"falls called “{word}”, the word for no rise here" in said


def test_reports_and_methods_give_one_record_of_a_word() -> None:
    """Counted once more here, event by event, in the state of knowledge of each."""
    tested, made = panel_results().backtest, at_hand()
    assert made.record is not None
    word = EN.likelihood(made.probability_met or 0.0)

    def counted(model: str) -> pd.DataFrame:
        own = tested.events[tested.events["model"] == model]
        return own[[EN.likelihood(chance) == word for chance in own["probability"]]]

    here = counted(made.record.model)
    came = EN.per_cent(100 * here["happened"].mean(), 0)
    said = open_report("3524", 2026, None, "en").record().data
    assert f"happened in {came} of {EN.number(len(here), 0)} cases" in said
    table = methods_tables.scale(methods_tables.kept_words(tested, EN), EN)
    row = next(line for line in table.splitlines() if f"| {word} |" in line)
    plain = counted("published")
    assert row.split("|")[3:6] == [
        f" {EN.number(len(plain), 0)} ",
        f" {EN.number(100 * plain['probability'].mean(), 0)} ",
        f" {EN.number(100 * plain['happened'].mean(), 0)} ",
    ]


def test_an_origin_year_of_one_region_makes_no_share_of_regions() -> None:
    tested = panel_results().backtest
    first = tested.records[(tested.records["region"] == "3524") & (tested.records["horizon"] == 1)]
    newest = int(first["origin"].max()) + 1
    ahead = [
        table[
            (table["region"] == "3524") & (table["origin"] == newest - 1) & (table["horizon"] == 1)
        ]
        for table in (tested.records, tested.intervals, tested.events)
    ]
    more = Backtest(
        *(
            pd.concat([table, rows.assign(origin=newest, held=False)[list(table.columns)]])
            for table, rows in zip(
                (tested.records, tested.intervals, tested.events), ahead, strict=True
            )
        )
    )
    assert newest in set(more.records["origin"])
    assert newest not in more.shared_origins
    assert newest not in held_by_origin(more).index
    assert tables.worst_year(more) == tables.worst_year(tested)
    own = tables.coverage(more, "3524", EN).splitlines()
    assert next(line for line in own if f"| {newest} " in line).rstrip(" |").endswith("–")
