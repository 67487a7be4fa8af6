"""A provincial figure added by hand: what moves, and what stays."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from povanalysis.project import Project
from povanalysis.questions.results import panel_results
from povanalysis.sources import build, store

Command = Callable[..., tuple[int, str, str]]


def test_a_provincial_figure_added_by_hand_moves_its_regencies_and_only_their_forecasts(
    project: Project, command: Command
) -> None:
    build.build(project)
    before = panel_results(project).forecasts
    past = store.observations(None, None, project=project)
    code, _out, err = command(
        *("data", "add", "3500", "2026", "9,10", "--indicator", "P0", "--period", "March"),
        *("--source", "https://jatim.bps.go.id/x", "--published-on", "2026-08-05"),
        project=project,
    )
    assert code == 0, err
    after = panel_results(project).forecasts
    mine = [region for region in before if region.startswith("35")]
    assert len(mine) == 38
    for region in mine:
        assert after[region].median(2026) != before[region].median(2026)
        assert after[region].known[0].value == 9.1
        assert after[region].without == before[region].without
    for region in set(before) - set(mine):
        assert after[region] == before[region]
    assert after["3500"].last_year == 2026
    assert after["3300"].median(2026) == pytest.approx(before["3300"].median(2026), abs=0.02)
    now = store.observations(None, None, project=project)
    assert len(now) == len(past) + 1
    assert now["value"].sum() == pytest.approx(past["value"].sum() + 9.1)

    code, out, _err = command("forecast", "3524", "--json", project=project)
    told = json.loads(out)
    assert told["known"][0] | {"source": ""} == {
        "region": "3500",
        "period": "March",
        "year": 2026,
        "value": 9.1,
        "published_on": "2026-08-05",
        "source": "",
        "assumed": False,
    }
    assert told["backtest"]["given"] == "parent"
    assert told["scenarios"] is None
    assert told["own_part"]["published"]
    assert told["own_part"]["place_value"] == 9.1
    assert told["forecast_without_known"][0]["median"] > told["forecast"][0]["median"]

    # the figure in the data says what the scenario said before it was there
    code, out, _err = command(
        "forecast", "3524", "--given", "0000@2026-03=8.5", "--json", project=project
    )
    assert code == 0
    moved = json.loads(out)["forecast"][0]["median"] - told["forecast"][0]["median"]
    assert abs(moved) < 0.1  # given the province, the nation adds next to nothing
