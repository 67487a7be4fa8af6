"""The command `update`: asks for what is newer, takes over what is new, checks, compares, builds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from povanalysis.cli import app, reports
from povanalysis.project import Project
from povanalysis.sources import store
from povanalysis.sources.webapi import client as webapi
from tests.sources.webapi_server import DATA, KEY, Server

YEARS = {"2026": 126, "2025": 125}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    server.years = [{"th_id": number, "th": year} for year, number in YEARS.items()]
    monkeypatch.setattr(webapi, "BASE_URL", server.url)
    monkeypatch.setenv(webapi.KEY_VARIABLE, KEY)
    yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note that reports were built; the build has tests of its own."""
    assert app.app.registered_commands  # they hold the build itself, not what stands in for it here
    calls: list[bool] = []
    monkeypatch.setattr(reports, "build", lambda **_how: calls.append(True))
    return calls


def answers(values: dict[str, float]) -> Callable[[dict[str, str]], Any]:
    """Give the WebAPI's answer on P0 of 2026; of other indicators it has nothing."""

    def answer(asked: dict[str, str]) -> Any:
        if asked["var"] != "621":
            return {"status": "OK", "data-availability": "list-not-available"}
        names = {"3524": "Lamongan", "3506": "Kediri", "9999": "INDONESIA"}
        return DATA | {
            "vervar": [{"val": int(code), "label": names[code]} for code in values],
            "tahun": [{"val": 126, "label": "2026"}],
            "datacontent": {f"{code}62101260": value for code, value in values.items()},
        }

    return answer


def test_new_figures_are_taken_over_and_what_fails_is_named(
    project: Project, server: Server, built: list[bool], command: Any
) -> None:
    before = str(store.version(project))
    project.reports.mkdir(exist_ok=True)
    (project.reports / "manifest.json").write_text(
        json.dumps({"data_version": before, "reports": []})
    )
    server.data = answers({"3524": 11.9, "3506": 9.6})
    code, _out, err = command("update", project=project)
    assert code == 1  # the other indicators have no answer
    assert re.search(r"P0: 2 figures added, 0 confirmed, 0 revised", err)
    assert err.count("not taken over") == 4
    assert re.search(r"Lamongan.*P0 March 2026  none -> 11\.9\n", err)
    assert built == [True]
    assert [one["th"] for one in server.asked("data") if one["var"] == "621"] == ["126"]
    held = store.observations("Lamongan", project=project)
    assert held.loc[held["year"] == 2026, "value"].tolist() == [11.9]

    _code, out, err = command("update", project=project)
    assert "P0: nothing new" in err
    assert KEY not in err + out


def test_a_figure_that_contradicts_is_kept_out(
    project: Project, server: Server, built: list[bool], command: Any
) -> None:
    server.data = answers({"3524": 11.9})
    command("update", project=project)
    server.data = answers({"3524": 11.4, "3506": 9.6})
    _code, _out, err = command("update", project=project)
    assert "P0: not taken over." in err
    assert "--revises" in err
    assert built == [True, True]


def test_without_a_key_it_says_what_to_import_and_builds(
    project: Project, built: list[bool], command: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(webapi.KEY_VARIABLE, raising=False)
    code, _out, err = command("update", project=project)
    assert code == 0
    assert "P0 of 2026 and later stands" in err
    assert "povanalysis data import FILE" in err
    added = ("data", "add", "3524", "2026", "11.9", "--source", "https://example.org/1")
    assert command(*added, project=project)[0] == 0
    assert "later of the 72 regencies that have none here stands" in command("update")[2]
    assert built == [True, True]


def test_nothing_is_built_on_figures_with_errors(
    project: Project, built: list[bool], command: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(webapi.KEY_VARIABLE, raising=False)
    (project.raw / "corrections.yml").unlink()  # and with it what was acknowledged
    code, _out, err = command("update", project=project)
    assert code == 1
    assert "povanalysis data check" in err
    assert built == []
