"""The commands that answer a question: text, JSON, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Command = Callable[..., tuple[int, str, str]]

CALLS = [
    ("change", "3524"),
    ("pace", "3524", "--target", "11.95", "--year", "2026"),
    ("rank", "3524", "3506", "3311"),
    ("outcomes", "3524"),
    ("programmes", "3524"),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_each_command_prints_sentences_in_either_language(
    command: Command, call: tuple[str, ...]
) -> None:
    code, english, err = command(*call, "--lang", "en")
    assert (code, err) == (0, "")
    assert english.startswith("Kabupaten Lamongan")
    assert "How sure: " in english
    _code, indonesian, _err = command(*call)
    assert "Seberapa yakin: " in indonesian


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_each_command_prints_one_json_object(command: Command, call: tuple[str, ...]) -> None:
    code, out, err = command(*call, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert {"question", "sentences", "as_of", "data_version"} <= set(found)
    if "region" in found:
        assert found["region"] == {"code": "3524", "name": "Kabupaten Lamongan"}


def test_the_forecast_command_ends_in_what_it_means(command: Command) -> None:
    _code, out, _err = command("forecast", "3524", "--target", "11.95", "--lang", "en")
    assert "967 fewer poor people" in out
    assert "can no longer be changed" in out


def test_the_official_target_is_taken_when_none_is_given(command: Command) -> None:
    _code, given, _err = command("pace", "3524", "--target", "11,95", "--year", "2026", "--json")
    _code, official, _err = command("pace", "Lamongan", "--json")
    assert json.loads(given) == json.loads(official)


def test_a_target_of_the_past_answers_what_came(command: Command) -> None:
    code, out, _err = command("pace", "3524", "--target", "12.65", "--year", "2025", "--json")
    assert code == 0
    assert json.loads(out)["facts"]["came"] == 12.03


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("change", "3524", "--year", "2015"), "2014"),
        (("change", "1199"), "No region has the BPS code 1199"),
        (("pace", "3311"), "--target"),
        (("pace", "3524", "--target", "abc"), "11,95"),
        (("rank", "3524", "--year", "2090"), "2045"),
        (("rank", "3500"), "Jawa Timur is no regency or city, and only these are ranked"),
        (("rank", "3524", "0000"), "Indonesia is no regency or city"),
        (("change", "Kediri"), "3571"),
        (("change", "3524", "--lang", "fr"), "id, en"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_calls_say_what_is_wrong_and_exit_with_two(
    command: Command, call: tuple[str, ...], said: str
) -> None:
    code, out, err = command(*call)
    assert code == 2
    assert said in out + err
