"""Errors reach other processes whole, and end with the cure."""

from __future__ import annotations

import inspect
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis import errors
from povanalysis.errors import PovError
from povanalysis.project import Project

KINDS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, PovError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_survives_pickling_with_its_facts(kind: type[PovError]) -> None:
    before = kind("It broke.", cure="Mend it.", file="a.csv", row=3)
    after = pickle.loads(pickle.dumps(before))
    assert type(after) is kind
    assert str(after) == "It broke. Mend it."
    assert after.facts == {"file": "a.csv", "row": 3}


def test_a_wrong_call_ends_with_2_and_a_failure_with_1() -> None:
    assert errors.InputError("x").exit_code == errors.RegionError("x").exit_code == 2
    assert errors.DataError("x").exit_code == errors.NotebookError("x").exit_code == 1


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (OSError(28, "No space left on device", "x"), "Make room, then repeat the command."),
        (PermissionError(13, "Permission denied", "x"), "Give read and write access to it"),
        (OSError(30, "Read-only file system", "x"), "work in a copy on another disk."),
        (MemoryError(), "--jobs 1"),
        (ImportError("x.so: failed to map segment from shared object"), "short of memory"),
        (RuntimeError("can't start new thread"), "short of memory, processes"),
        (ValueError("two\nlines"), "ValueError: two lines. This is a fault of povanalysis"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_nobody_foresaw_ends_in_one_line_and_keeps_its_trace(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: Callable[..., tuple[int, str, str]],
    error: Exception,
    cure: str,
) -> None:
    def fails() -> None:
        raise error

    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr("povanalysis.run.doctor.examine", fails)
    code, out, err = command("doctor", project=Project(tmp_path))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert cure in err
    traces = [path.read_text() for path in tmp_path.glob("povanalysis-trace.txt")]
    assert ["two\nlines" in trace for trace in traces] == [True] * isinstance(error, ValueError)
