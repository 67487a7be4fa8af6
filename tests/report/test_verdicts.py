"""One word, one measure: what reports on a regency, a comparison and a province say of a change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import NamedTuple
from unittest import mock

import pandas as pd
import pytest

from povanalysis.questions import change as question
from povanalysis.questions.change import Beside, Change, Own, OwnReading, ProvinceReading
from povanalysis.questions.ground import figures
from povanalysis.questions.group import Basis, open_basis
from povanalysis.questions.province import overview
from povanalysis.questions.results import panel_results
from povanalysis.report.facts import comparison as facts
from povanalysis.report.facts import province as province_facts
from povanalysis.report.pages.comparison import ComparisonReport
from povanalysis.report.pages.regency import RegencyReport
from povanalysis.report.text.language import Words
from povanalysis.sources import store

EN = Words("en")


class Found(NamedTuple):
    """What a comparison needs of an order to read its last changes."""

    regions: list[str]
    last_year: int


UNUSUAL = {
    OwnReading.USUAL: "was not unusual",
    OwnReading.UNUSUAL_FALL: "was unusually favourable",
    OwnReading.UNUSUAL_RISE: "was unusually unfavourable",
}
BETTER = ("more favourable", "fell more", "rose less", "although the mean")
WORSE = ("less favourable", "fell less", "rose more", "although the mean")
SAID = {
    ProvinceReading.BETTER: BETTER,
    ProvinceReading.ALIKE: ("no larger than usual",),
    ProvinceReading.WORSE: WORSE,
}


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Turn the figures of one frame into a table once."""
    held: dict[int, pd.DataFrame] = {}

    def once(observations: pd.DataFrame) -> pd.DataFrame:
        if id(observations) not in held:
            held[id(observations)] = figures.march(observations)
        return held[id(observations)]

    with mock.patch.object(question, "march", once):
        yield


@cache
def basis() -> Basis:
    codes = [code for code in panel_results().forecasts.regions if not code.endswith("00")]
    return open_basis(codes)


@cache
def of_province(code: str) -> pd.DataFrame:
    rows = store.observations(None, "P0")
    return rows[rows["region"].str[:2] == code]


def on_its_own_page(region: str) -> Change | None:
    """The change as a regency's page reads it."""
    report = RegencyReport(
        SimpleNamespace(region=SimpleNamespace(code=region), outcome=None, year=0), "en"
    )  # type: ignore[arg-type]
    report.__dict__["_p0"] = of_province(region[:2])
    found = report._change
    return found if isinstance(found, Change) else None


def test_regency_and_comparison_call_every_change_by_the_same_word() -> None:
    made = basis()
    regions = [code for code in made.rates.columns if not code.endswith("00")]
    by_year: dict[int, list[str]] = {}
    own = {code: found for code in regions if (found := on_its_own_page(code))}
    for code, found in own.items():
        by_year.setdefault(found.year, []).append(code)
    compared = 0
    for year, codes in by_year.items():
        report = ComparisonReport(made, Found(codes, year), "en")  # type: ignore[arg-type]
        groups = report.__dict__["_facts"] = facts.changes(report.last_changes)
        rows = report._changes()
        for code, beside in zip(codes, report.last_changes, strict=True):
            here = own[code]
            assert isinstance(beside, Change)
            assert (beside.change, beside.own, beside.province) == (
                here.change, here.own, here.province,
            )  # fmt: skip
            told = EN.tell(here, brief=True)
            if isinstance(here.own, Own):
                assert UNUSUAL[here.own.reading] in told.finding
            if isinstance(here.province, Beside):
                reading = here.province.reading
                assert code in groups[reading.name.lower()]
                assert any(words in told.support[0] for words in SAID[reading])
                compared += 1
        assert rows.count(f"| {EN('terms.verdict', verdict=ProvinceReading.ALIKE)} |") == len(
            groups["alike"]
        )
    assert compared > 450


@pytest.mark.parametrize("province", ["3500", "3300", "1100", "5300", "7300", "9100"])
def test_regency_and_province_count_falls_and_mean_alike(province: str) -> None:
    made = basis()
    found = overview(made, province)
    told = province_facts.overview(found)
    for code in found.regions:
        here = on_its_own_page(code)
        if here is None or here.year != found.last_year or not isinstance(here.province, Beside):
            continue
        assert here.change == pytest.approx(found.changes[code])
        beside = here.province
        assert (beside.fell, beside.rose) == (told["n_fell"], told["n_rose"])
        assert beside.mean_change == pytest.approx(float(found.changes.mean()))
