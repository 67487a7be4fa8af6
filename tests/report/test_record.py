"""What a report says of its own forecasts is counted, and the same in every report."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from povanalysis.questions.ground.answer import Likelihood, likelihood
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.record.borne_out import Borne, step_of
from povanalysis.questions.results import panel_results
from povanalysis.report.facts.outlook import shocked
from povanalysis.report.facts.record import held_by_origin
from povanalysis.report.pages.regency import open_report
from povanalysis.report.tables import regency as tables
from povanalysis.report.text.language import Words
from povanalysis.trends import Backtest

EN, ID = Words("en"), Words("id")


@cache
def at_hand(code: str = "3524") -> Outlook:
    return outlook(code, 2026, None)


def kept(
    came: float, n: int = 3225, model: str = "published", most: tuple[int, ...] = ()
) -> tuple[Borne, ...]:
    """A backtest in which one word occurred."""
    return (Borne(Likelihood.EVEN, model, n, 0.5, came, 2015, 2025, most),)


def test_the_worst_origin_year_is_the_one_measured_not_one_remembered() -> None:
    said = EN("regency.record-meaning", at_hand(), **shocked((2017, 0.56)))
    assert "after 2017 only 56 per cent" in said
    assert "Shocks" not in EN("regency.record-meaning", at_hand(), **shocked((2017, 0.93)))


def test_a_word_is_told_with_how_often_it_came_true_in_that_state_of_knowledge() -> None:
    assert EN.called(0.5, kept(0.68)) == (
        "as likely as not. Of 3,225 past cases so called, for 2015 to 2025, 68 per cent came true"
    )
    assert "3.225 kasus" in ID.called(0.5, kept(0.68))
    assert "with as much known, for 2015 to" in EN.called(0.5, kept(0.68, model="given top"))
    shared = kept(0.32, most=(2020, 2021))
    assert "so called, mainly for 2020 and 2021, 32 per cent" in EN.called(0.5, shared)
    assert "terutama untuk 2020 dan 2021, 32 persen" in ID.called(0.5, shared)


def test_a_word_that_hardly_occurred_is_not_judged() -> None:
    for seen, chance in ((kept(1.0, n=49), 0.5), (kept(0.9), 0.9), ((), 0.5)):
        assert "too rarely" in EN.called(chance, seen)


def test_every_word_counts_the_events_that_were_called_so() -> None:
    """Counted once more here, event by event."""
    made, events = at_hand(), panel_results().backtest.events
    assert made.record is not None
    assert made.record.given
    own = events[(events["model"] == made.record.model) & (events["horizon"] == 1)]
    found = made.borne
    assert sum(one.n for one in found) == len(own)
    for one in found:
        here = own[[likelihood(p) is one.word for p in own["probability"]]]
        assert (one.n, one.came) == (len(here), pytest.approx(here["happened"].mean()))
        cases = (here["origin"] + 1).value_counts()
        assert (one.first, one.last) == (cases.index.min(), cases.index.max())
        assert bool(one.most) == (cases.head(2).sum() > len(here) / 2)
        assert not one.most or cases[list(one.most)].sum() > len(here) / 2


@pytest.mark.parametrize("region", ["3524", "3506"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_page_one_has_the_word_with_its_record_and_the_annex_the_typical_miss(
    region: str, lang: str
) -> None:
    report = open_report(region, 2026, None, lang)
    made, words = report.outlook, Words(lang)
    page, table = str(report.decision().data), str(report.record().data)
    chance = made.probability_no_rise if made.target is None else made.probability_met
    assert chance is not None
    assert words.likelihood(chance) in page
    found = step_of(chance, made.borne)
    assert found is not None
    assert words.number(found.n, 0) in page
    assert words.per_cent(100 * found.came, 0) in page
    assert made.record is not None
    errors = panel_results().backtest.records
    errors = errors[(errors["region"] == region) & (errors["horizon"] == 1)]
    own = errors[errors["model"] == made.record.model]
    assert words.number(float((own["value"] - own["median"]).abs().mean())) in table


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
    of_all = tables.record(tested, "3524", EN).splitlines()[-3]
    assert "all regions" in of_all
    assert of_all in tables.record(more, "3524", EN)
