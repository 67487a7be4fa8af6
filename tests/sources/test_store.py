"""Figures are handed out from what is kept, by choice, and never from what has become old."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from povanalysis.project import Project
from povanalysis.questions.outlook import outlook
from povanalysis.sources import store
from povanalysis.sources.additions import figures
from povanalysis.sources.additions.registration import Origin


@pytest.mark.parametrize("indicator", ["P0", "POOR", None, ("POOR", "P0")])
@pytest.mark.parametrize(
    "regions", [None, [], ["3524"], ["3524", "0000", "3500"], ["9501"], ["3524", "3524"]]
)
def test_a_choice_holds_the_rows_that_fit_in_the_order_of_the_file(
    indicator: str | tuple[str, ...] | None, regions: list[str] | None
) -> None:
    frame = store.load()
    fits = pd.Series(True, index=frame.index)
    if indicator is not None:
        names = [indicator] if isinstance(indicator, str) else indicator
        fits &= frame["indicator"].isin(names)
    if regions is not None:
        fits &= frame["region"].isin(regions)
    wanted = frame[fits].reset_index(drop=True)
    pd.testing.assert_frame_equal(store.observations(regions, indicator), wanted)


@pytest.mark.parametrize("regions", [None, ["3524"]])
def test_what_is_handed_out_may_be_changed(regions: list[str] | None) -> None:
    before = store.observations(regions).copy()
    mine = store.observations(regions)
    mine.loc[:, "value"] = -1.0
    mine["region"] = "0000"
    pd.testing.assert_frame_equal(store.observations(regions), before)


def test_a_figure_added_is_seen_in_the_same_process(project: Project) -> None:
    assert 2026 not in set(store.observations(["3524"], project=project)["year"])
    assert outlook("3524", project=project).last_value == 12.03
    origin = Origin("https://jabar.bps.go.id/x", "BPS terms", "BPS", dt.date(2026, 11, 22))
    figures.add(project, "3524", 2026, "11,90", indicator="P0", origin=origin)
    for regions in (["3524"], None):
        found = store.observations(regions, project=project)
        new = found[(found["region"] == "3524") & (found["year"] == 2026)]
        assert new["value"].tolist() == [11.9]
    assert outlook("3524", project=project).last_value == 11.9
