"""Charts of the report on one regency, over unlike ones: labels stand free, numbers in words."""

from __future__ import annotations

from collections import Counter

import pytest
from matplotlib.text import Text

from povanalysis.questions.change import change
from povanalysis.questions.ground.answer import Refusal
from povanalysis.regions import get
from povanalysis.report.charts import (
    change_strip,
    fan,
)
from povanalysis.report.pages.regency import open_report
from povanalysis.sources import store
from tests.labels import of_a_regency
from tests.report.drawn_labels import collisions

LAMONGAN = "3524"
# its own targets; the highest rate; the lowest; other province; a city; a shock
UNLIKE = (LAMONGAN, "3527", "3579", "3311", "3374", "3574")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("region", UNLIKE)
def test_labels_stand_free(region: str, lang: str) -> None:
    report = open_report(region, 2026, None, lang)
    easy, steep = (
        round(report.outlook.last_value * 0.97, 2),
        round(report.outlook.last_value / 2, 2),
    )
    drawn = list(of_a_regency(report))
    for year, target in ((2026, easy), (2030, steep)):
        with_target = of_a_regency(open_report(region, year, target, lang))
        drawn += [one for one in with_target if one[0] in ("fan", "pace")]
    assert [(name, fault) for name, figure in drawn for fault in collisions(figure)] == []


def test_a_city_is_told_from_the_regency_of_its_name_beside_it() -> None:
    rates = store.load()
    rates = rates[(rates["indicator"] == "P0") & ~rates["region"].str.endswith("00")]
    drawn = 0
    for _, near in rates.groupby(rates["region"].str[:2]):
        named = Counter(get(region).short for region in near["region"].unique())
        for region in near["region"].unique():
            if named[get(region).short] < 2:
                continue
            made = change(near, region)
            if isinstance(made, Refusal):
                continue
            assert not isinstance(made.province, Refusal)
            figure = change_strip.draw(change_strip.moves(near, made), made, made.province, "id")
            told = " ".join(text.get_text() for text in figure.findobj(Text))
            assert ("Kota " in told) == get(region).name.startswith("Kota ")
            drawn += 1
    assert drawn > 30


@pytest.mark.parametrize("region", UNLIKE)
def test_no_line_of_the_fan_runs_through_a_label(region: str) -> None:
    plain = open_report(region, 2026, None, "id")
    last = plain.outlook.last_value
    for aim in (last - 0.1, last + 0.1, last + 0.6, last * 1.08, last * 0.92):
        report = open_report(region, 2026, round(aim, 2), "id")
        assert collisions(fan.draw(report.outlook, report._province, "id")) == []
