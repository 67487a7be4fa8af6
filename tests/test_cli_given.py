"""Scenarios on the command line: said to be such, and nowhere written down."""

from __future__ import annotations

import json
from collections.abc import Callable

from povanalysis import project as projects

Command = Callable[..., tuple[int, str, str]]


def test_a_scenario_is_told_as_one_and_leaves_the_published_forecast(command: Command) -> None:
    before = sorted(projects.find().forecasts.glob("*"))
    _code, plain, _err = command("forecast", "3524", "--json")
    given = ("--given", "Jawa Timur@2026-03=9,5")
    code, out, err = command("forecast", "3524", *given, "--json")
    assert (code, err) == (0, "")
    told, usual = json.loads(out), json.loads(plain)
    assert [one["value"] for one in told["known"] if one["assumed"]] == [9.5]
    assert told["forecast_without_scenario"] == usual["forecast"]
    assert told["target"]["probability_met"] < usual["target"]["probability_met"]
    _code, text, _err = command("forecast", "3524", *given, "--lang", "en")
    assert "This is a scenario; assumed, not published: Jawa Timur 9.50 per cent" in text
    assert "Without the scenario the probability is" in text
    _code, again, _err = command("forecast", "3524", "--json")
    assert json.loads(again) == usual
    assert sorted(projects.find().forecasts.glob("*")) == before


def test_ranks_take_scenarios_too(command: Command) -> None:
    given = ("--given", "3524@2026-03=9.0")
    code, out, err = command("rank", "3524", "3522", *given, "--lang", "en")
    assert (code, err) == (0, "")
    assert "This is a scenario; assumed, not published: Kabupaten Lamongan 9.00 per cent" in out


def test_an_assumed_figure_that_cannot_be_used_ends_in_one_line_with_its_cure(
    command: Command,
) -> None:
    for text, cure in (
        ("3500", "Write REGION@YEAR-MONTH=PER_CENT"),
        ("3500@2024-03=9.1", "Give a month after the last figures"),
        ("3300@2026-03=9.1", "Assume a figure after its last one"),
    ):
        code, out, err = command("forecast", "3524", "--given", text)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert cure in err
