"""Hostile and broken inputs, in this process; ``benchmarks/hostile.py`` tries them as commands."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from povanalysis.errors import PovError
from povanalysis.project import VARIABLE, Project
from povanalysis.sources import layouts
from povanalysis.sources.tables import decoding
from povanalysis.sources.tables.opening import open_document
from tests import hostile

SLOW = {
    "attributes.html", "elements.html", "unclosed.html", "rows.csv", "many-names.csv", "bomb.xlsx",
    "bomb-beside.xlsx", "signs.csv", "lines.csv", "blanks.csv", "values.json", "keys.json",
}  # fmt: skip
"""Left to the benchmark: each takes more than half a second."""


def test_the_corpus_holds_what_it_is_said_to() -> None:
    found = [case.name for case in hostile.cases()]
    assert len(found) == len(set(found)) >= 120


def _decoded_here_too(command: list[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
    """Decode by the process of its own; what it survives and answers, this one has to answer."""
    done = run(command, **given)
    if done.stdout:
        kind = command[command.index(decoding.__file__) + 1]
        try:
            told: dict[str, Any] = {"tables": getattr(decoding, kind)(given["input"])}
        except decoding.RefusedError as refused:
            told = {"refused": refused.args}
        assert json.loads(json.dumps(told)) == json.loads(done.stdout)
    return done


def test_no_file_is_half_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("povanalysis.sources.tables.opening.subprocess.run", _decoded_here_too)
    wrong = {}
    for _kind, name, make in hostile.files():
        if name in SLOW or (name == "terminal.csv" and not Path("/dev/tty").exists()):
            continue
        path = tmp_path / name
        if make is not None:
            make(path)
        try:
            layouts.read(open_document(path)).require_clean()
        except PovError as error:
            if not (error.cure and str(error).endswith(error.cure)):
                wrong[name] = str(error)
        except Exception as error:  # all of them are named
            wrong[name] = repr(error)[:200]
        else:
            if name not in hostile.UNDERSTOOD:
                wrong[name] = "taken"
    assert wrong == {}


def test_a_command_refuses_odd_texts_in_one_line(
    two_provinces: Project, command: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, str(two_provinces.root))
    monkeypatch.delenv("BPS_API_KEY", raising=False)
    before = {path: path.stat().st_mtime_ns for path in two_provinces.root.rglob("*")}
    wrong = {}
    for case in hostile.commands():
        code, out, err = command(*case.prepare(tmp_path))
        if found := hostile.what_is_wrong(code, out, err, case.healed):
            wrong[case.name] = (code, found, err[-200:])
    assert wrong == {}
    assert {p: p.stat().st_mtime_ns for p in before if p.exists()} == before, os.listdir(tmp_path)
