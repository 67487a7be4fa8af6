"""Every wait has an end that can be set, and what is waited for is ended with all it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from povanalysis import scratch, waits
from povanalysis.errors import InputError, RenderError
from povanalysis.render import programs


@pytest.mark.parametrize("text", ["", "soon", "0", "-1", "inf", "nan"])
def test_a_wait_is_a_number_of_seconds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(waits.variable("cell"), text)
    with pytest.raises(InputError, match=r"POVANALYSIS_SECONDS_CELL is .* 600 holds without it"):
        waits.seconds("cell")


def test_a_wait_is_as_it_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, default in waits.DEFAULTS.items():
        monkeypatch.delenv(waits.variable(name), raising=False)
        assert waits.seconds(name) == default
        monkeypatch.setenv(waits.variable(name), "7.5")
        assert waits.seconds(name) == 7.5


def test_a_program_that_does_not_end_goes_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(waits.variable("render"), "0.5")
    script = f"sleep 600 & echo $! > {tmp_path}/pid; wait"
    began = time.monotonic()
    with pytest.raises(RenderError, match=r"Quarto did not end within 0\.5 s.*RENDER=1$"):
        programs.run(["sh", "-c", script], "Quarto")
    assert time.monotonic() - began < 20
    pid = int((tmp_path / "pid").read_text())
    state = Path(f"/proc/{pid}/stat")
    while state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z":
        assert time.monotonic() - began < 20
        time.sleep(0.02)


def test_a_program_is_given_text_and_its_words_come_apart_or_together() -> None:
    command = ["sh", "-c", "cat; echo doubt >&2; echo $X; exit 3"]
    done = programs.run(command, "it", "given ", {"X": "known"})
    assert (done.returncode, done.stdout, done.stderr) == (3, "given known\n", "doubt\n")
    together = programs.run(command, "it", together=True)
    assert "doubt" in together.stdout


HOLDS = """\
import sys, time
from povanalysis import scratch
with scratch.directory() as place:
    (place / "file").touch()
    print(place, flush=True)
    time.sleep(float(sys.argv[1]))
"""


def test_a_temporary_directory_is_removed_when_its_process_has_died_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "with a space"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    outside = tmp_path / "povanalysis-outside"
    outside.mkdir()
    (outside / ".in-use").touch()
    (place / "povanalysis-link").symlink_to(outside)
    (place / "povanalysis-other").mkdir()  # not ours: nothing holds it
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, "600"], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    held = Path(process.stdout.readline().strip())
    process.stdout.close()
    with scratch.directory() as own:
        scratch.sweep()
        assert (held / "file").exists()
        process.send_signal(signal.SIGKILL)
        process.wait()
        (place / f".povanalysis-{process.pid}-dead").mkdir()  # it died before it could lock it
        (place / f".povanalysis-{os.getpid()}-alive").mkdir()
        scratch.sweep()
        assert own.exists()
    (place / f".povanalysis-{os.getpid()}-alive").rmdir()
    assert sorted(path.name for path in place.iterdir()) == [
        "povanalysis-link",
        "povanalysis-other",
    ]
    assert (outside / ".in-use").exists()
