"""What a notebook reads is noted by those who hand figures out."""

from __future__ import annotations

from pathlib import Path

import pytest

from povanalysis.sources import reads, store


def test_choices_are_noted_once_and_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "reads.txt"
    monkeypatch.setenv(reads.VARIABLE, str(place))
    for _ in range(2):
        store.observations(["Lamongan", "3506"], "P1")
    store.observations(None, "P0")
    store.observations(["3311"], None)
    store.observations(["3311"], ("P2", "P1"))
    store.table("targets", region=["3524"])
    store.table("releases")
    store.load()
    assert place.read_text(encoding="utf-8").splitlines() == [
        "P1 3524",
        "P1 3506",
        "P0",
        "* 3311",
        "P2 3311",
        "P1 3311",
        "table targets region=3524",
        "table releases",
        "*",
    ]


def test_without_the_variable_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(reads.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    store.observations(["3524"], "P1")
    assert list(tmp_path.iterdir()) == []
