"""What the trend section says of models fitted to the series alone, beside our median."""

from __future__ import annotations

import pytest

from povanalysis.project import Project
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.results import panel_results
from povanalysis.report.facts import outlook as facts
from povanalysis.report.text.language import Words
from povanalysis.trends import Backtest


@pytest.fixture(scope="module")
def found(two_provinces: Project) -> tuple[Outlook, Backtest]:
    return outlook("3524", project=two_provinces), panel_results(two_provinces).backtest


@pytest.mark.parametrize(
    ("away", "english", "indonesian"),
    [
        ((), "", ""),
        ((0.0, 0.0, 0.0), "as does our median", "sama dengan median prakiraan kami"),
        ((0.5, 0.5, 0.5), "our median is lower", "median prakiraan kami lebih rendah"),
        ((-0.5, -0.5, -0.5), "our median is higher", "median prakiraan kami lebih tinggi"),
        ((0.1, 0.5, 0.3), "our median is lower", "median prakiraan kami lebih rendah"),
        ((-0.1, -0.5, -0.3), "our median is higher", "median prakiraan kami lebih tinggi"),
        ((-0.1, 0.5, 0.0), "our median lies in that range", "ada dalam rentang itu"),
    ],
)
def test_the_sentence_says_where_our_median_lies(
    found: tuple[Outlook, Backtest],
    monkeypatch: pytest.MonkeyPatch,
    away: tuple[float, ...],
    english: str,
    indonesian: str,
) -> None:
    now, tested = found
    ours = now.forecast.median(now.year)
    monkeypatch.setattr(facts, "expected", lambda *_: tuple(ours + one for one in away))
    said = {
        lang: Words(lang)("trend.alone", now, **facts.fits(now, tested)) for lang in ("en", "id")
    }
    assert english in said["en"]
    assert indonesian in said["id"]
    assert bool(said["en"]) is bool(said["id"]) is bool(away)
    assert ("intervals are not shown" in said["en"]) is bool(away)  # they held too seldom there
    if len(set(away)) > 1:
        low = Words("en").number(ours + min(away))
        assert f"at {low} to {Words('en').per_cent(ours + max(away))};" in said["en"]


def test_the_models_alone_missed_more_often_than_they_should(
    found: tuple[Outlook, Backtest],
) -> None:
    now, tested = found
    assert facts.fits(now, tested)["fits_held"].code == "seldom"
    honest = Backtest(tested.records, tested.intervals.assign(held=True), tested.events)
    assert facts.fits(now, honest)["fits_held"].code == "untold"
