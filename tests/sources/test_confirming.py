"""A slip at the top is stopped, a genuine figure that looks like one has a way in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from povanalysis.errors import DataError, ParameterError
from povanalysis.project import Project
from povanalysis.sources import build, carried, corrections, manifest, trace
from povanalysis.sources.additions import figures, registration
from povanalysis.sources.additions.registration import Origin
from povanalysis.sources.checking import checks

from .test_importing import state

SAID = "press release of 5 August 2026"
OUT = dt.date(2026, 8, 5)


def add(project: Project, region: str, value: str, year: int = 2026, **more: Any) -> figures.Added:
    out = more.pop("published_on", None)
    origin = Origin("https://example.org", "fact cited", "BPS", dt.date(2026, 11, 25), out)
    more.setdefault("indicator", "P0")
    return figures.add(project, region, year, value, origin=origin, **more)


@pytest.mark.parametrize(
    ("region", "value", "period"),
    [
        ("3500", "0.95", None),
        ("3500", "14.5", None),
        ("3300", "7.2", None),
        ("0000", "9.5", "September"),  # its March 2026 is held
    ],
)
def test_a_leap_beyond_the_past_is_refused_with_its_cure(
    project: Project, region: str, value: str, period: str | None
) -> None:
    before = state(project)
    with pytest.raises(DataError, match="aggregate change") as caught:
        add(project, region, value, period=period)
    assert '--confirm "reason"' in caught.value.cure
    assert "\n" not in str(caught.value)
    assert state(project) == before


def test_a_usual_change_of_a_province_needs_no_word(project: Project) -> None:
    assert add(project, "3500", "9,1").doubts == ()


def test_a_confirmed_leap_is_taken_and_its_reason_kept(project: Project) -> None:
    added = add(project, "3500", "14,5", confirm=SAID)
    loaded = manifest.load(project)
    assert loaded.get(added.path).extra["confirmed"] == SAID
    found = checks.check(build.assemble(loaded), corrections.of(loaded))
    assert found.errors == []
    kept = next(f for f in found.findings if f.check == "aggregate change")
    assert (kept.severity, kept.region, kept.year) == ("acknowledged", "3500", 2026)
    assert SAID in kept.text
    assert SAID in trace.trace(project, "3500", 2026, "P0")[0].note


def test_an_empty_reason_is_no_reason(project: Project) -> None:
    before = state(project)
    with pytest.raises(ParameterError, match="needs a reason"):
        add(project, "3500", "14,5", confirm=" ")
    assert state(project) == before


@pytest.mark.parametrize(
    ("value", "indicator"),
    [("1,19", "P0"), ("17,1", "P0"), ("11,9", "P1"), ("14,5", "POOR"), ("56000", "POVERTY_LINE")],
)
def test_a_slip_of_one_regency_before_all_others_needs_a_word(
    project: Project, value: str, indicator: str
) -> None:
    before = state(project)
    with pytest.raises(DataError, match=f"(jump|leap) 3524 2026: {indicator} from") as caught:
        add(project, "3524", value, indicator=indicator)
    assert '--confirm "reason"' in caught.value.cure
    assert state(project) == before


@pytest.mark.parametrize(
    ("value", "figures", "shown"), [(16.2, 514, True), (16.2, 38, False), (1.19, 514, False)]
)
def test_of_many_figures_a_few_may_jump_but_none_beyond_all_of_the_past(
    project: Project, value: float, figures: int, shown: bool
) -> None:
    loaded = manifest.load(project)
    before = build.assemble(loaded)
    last = (before["region"] == "3524") & (before["indicator"] == "P0") & (before["year"] == 2025)
    row = before[last].assign(year=2026, period="March", value=value, also_in="")
    after = pd.concat([before, row.assign(time=row["time"] + 1)], ignore_index=True)
    entry = next(iter(loaded.resources))
    if shown:
        _, doubts = registration.judge(loaded, entry, lambda: before, after, "x", figures)
        assert [(f.check, f.region, f.year) for f in doubts] == [("jump", "3524", 2026)]
    else:
        with pytest.raises(DataError, match=r"jump|leap"):
            registration.judge(loaded, entry, lambda: before, after, "x", figures)


def test_an_unusual_figure_with_its_reason_is_taken(project: Project) -> None:
    add(project, "3524", "1,19", confirm=SAID)
    loaded = manifest.load(project)
    assert checks.check(build.assemble(loaded), corrections.of(loaded)).errors == []


def test_the_first_regency_of_a_year_is_no_slip(project: Project) -> None:
    assert add(project, "3524", "11,90").doubts == ()


def test_the_day_of_publication_is_kept_with_the_figure(project: Project) -> None:
    add(project, "3500", "9,1", published_on=OUT)
    rows = build.assemble(manifest.load(project))
    row = rows[(rows["region"] == "3500") & (rows["year"] == 2026)].iloc[0]
    assert row["published_on"] == "2026-08-05"
    add(project, "3524", "11,90", published_on=dt.date(2026, 11, 20))
    releases = carried.read(manifest.load(project), "releases").to_dict("records")
    assert any(
        (r["region"], r["reference"], r["published_on"]) == ("3524", "March 2026", "2026-11-20")
        for r in releases
    )


@pytest.mark.parametrize("day", [dt.date(2026, 3, 30), dt.date(2999, 1, 1)])
def test_a_day_on_which_nobody_could_publish_is_refused(project: Project, day: dt.date) -> None:
    before = state(project)
    with pytest.raises(ParameterError, match="cannot have been published") as caught:
        add(project, "3524", "11,90", published_on=day)
    assert caught.value.facts["option"] == "--published-on"
    assert state(project) == before


def test_a_revision_of_one_figure_is_a_later_vintage_with_its_own_day(project: Project) -> None:
    add(project, "3311", "6,84", year=2025, revises=True, published_on=dt.date(2026, 6, 1))
    rows = build.assemble(manifest.load(project))
    rows = rows[
        (rows["region"] == "3311") & (rows["year"] == 2025) & (rows["indicator"] == "P0")
    ].sort_values("vintage")
    assert rows["value"].tolist() == [6.83, 6.84]
    assert rows["published_on"].tolist() == ["2025-11-27", "2026-06-01"]
