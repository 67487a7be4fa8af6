"""The package stays a house: no module too long to read, no room too full to know."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "povanalysis"
LONGEST = 400
"""Lines of a module, docstrings and all."""
FULLEST = 18
"""Modules beside each other."""


def test_no_module_is_longer_than_a_sitting() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {path.name: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_room_holds_more_modules_than_one_looks_over() -> None:
    rooms = {path.parent for path in PACKAGE.rglob("*.py")}
    full = {room.name: len(list(room.glob("*.py"))) for room in rooms}
    assert {name: count for name, count in full.items() if count > FULLEST} == {}
