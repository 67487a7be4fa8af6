"""What the trend section says of models fitted to the series alone, beside our median."""

from __future__ import annotations

import pytest

from povanalysis.project import Project
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.report.facts import outlook as facts
from povanalysis.report.text.language import Words


@pytest.fixture(scope="module")
def found(two_provinces: Project) -> Outlook:
    return outlook("3524", project=two_provinces)


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
    found: Outlook,
    monkeypatch: pytest.MonkeyPatch,
    away: tuple[float, ...],
    english: str,
    indonesian: str,
) -> None:
    ours = found.forecast.median(found.year)
    monkeypatch.setattr(facts, "expected", lambda *_: tuple(ours + one for one in away))
    said = {lang: Words(lang)("trend.alone", found, **facts.fits(found)) for lang in ("en", "id")}
    assert english in said["en"]
    assert indonesian in said["id"]
    assert bool(said["en"]) is bool(said["id"]) is bool(away)
    if len(set(away)) > 1:
        low = Words("en").number(ours + min(away))
        assert f"at {low} to {Words('en').per_cent(ours + max(away))};" in said["en"]
