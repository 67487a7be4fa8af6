"""Notebooks and renderers see the variables that are listed, whatever the user's machine has set."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from povanalysis.errors import PovError
from povanalysis.run.workers import surroundings, warm

HOSTILE = {
    "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "0",
    "PYTHONPATH": "/shadows", "PYTHONSTARTUP": "/x.py", "PYTHONWARNINGS": "error",
    "PYTHONHASHSEED": "7", "MPLBACKEND": "TkAgg", "MPLCONFIGDIR": "/x", "MATPLOTLIBRC": "/x",
    "IPYTHONDIR": "/x", "JUPYTER_PATH": "/x", "JUPYTER_CONFIG_DIR": "/x", "JUPYTER_DATA_DIR": "/x",
    "COLUMNS": "20", "FORCE_COLOR": "1", "TYPST_FONT_PATHS": "/x", "XDG_DATA_HOME": "/x",
    "OMP_NUM_THREADS": "9", "PYTHONINSPECT": "1",
}  # fmt: skip


def test_what_a_build_starts_sees_an_allow_list_and_the_rest_is_fixed(tmp_path: Path) -> None:
    own = {"PATH": "/bin", "HOME": "/home/x", "POVANALYSIS_SECRET": "kept"}
    made = surroundings.of({**HOSTILE, **own}, tmp_path)
    assert made == surroundings.of(own, tmp_path)
    assert own.items() <= made.items()
    folders = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MATPLOTLIBRC", "TMPDIR")
    for name in folders:
        assert Path(made[name]).parent == tmp_path
        assert Path(made[name]).is_dir()


def test_a_process_of_a_build_inherits_them_and_ours_are_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    before = dict(os.environ)
    monkeypatch.setattr(sys, "platform", "darwin")  # no fork server is needed to see it
    with warm.serving(["json"], lambda _text: None):
        code = "import json, os; print(json.dumps(dict(os.environ)))"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
    seen = json.loads(done.stdout)
    assert {n for n, value in HOSTILE.items() if seen.get(n) == value} == set()
    assert dict(os.environ) == before


FEW, MANY = (64, 64), (-1, -1)


@pytest.mark.parametrize(
    ("files", "memory", "told"),
    [
        (FEW, MANY, "may open 64 files here.*: ulimit -n 256$"),
        (MANY, (2_000_000_000, -1), "may reserve 2.0 GB.*: ulimit -v unlimited$"),
        ((64, 4096), MANY, None),
        ((64, -1), (4_000_000_000, -1), None),
    ],
)
def test_a_limit_that_would_stop_a_kernel_is_named_or_raised(
    monkeypatch: pytest.MonkeyPatch, files: tuple[int, int], memory: tuple[int, int], told: str
) -> None:
    now = {resource.RLIMIT_NOFILE: files, resource.RLIMIT_AS: memory}
    monkeypatch.setattr(resource, "getrlimit", now.__getitem__)
    monkeypatch.setattr(resource, "setrlimit", now.__setitem__)
    if told:
        with pytest.raises(PovError, match=told), warm.serving([], print):
            pass
    else:
        surroundings.check_limits()
        assert now == {resource.RLIMIT_NOFILE: (256, files[1]), resource.RLIMIT_AS: memory}
