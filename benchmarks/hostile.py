"""Hostile and broken inputs through the command line: refused or healed in one line, no trace left.

Each case of ``tests/hostile.py`` runs as a command of its own in a throw-away project of two provinces.
Measured are the end of the command, its words, its seconds and the most memory that it or a process it
started took; compared is every byte of the project. Seconds are those of computing, its own and those
of what it started: a busy machine makes no case slow; one that waits ends with its time-out. One row a
case in ``build/hostile.csv``, what is wrong on stdout.

    .venv/bin/python benchmarks/hostile.py [PART OF A NAME ...]
"""

from __future__ import annotations

import csv
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import register_two_provinces  # noqa: E402 - beside this folder
from tests.hostile import Case, cases, what_is_wrong  # noqa: E402

MEMORY_MB, SECONDS, WAIT = 1000, 10.0, 120.0


def _tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((root / "data").rglob("*"))
        if path.is_file()
    }


def _project(root: Path) -> Path:
    register_two_provinces(root / "data" / "raw")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "_quarto.yml", root)
    _run(["forecast", "3524"], root, {})
    return root


def _run(words: list[str], root: Path, env: dict[str, str]) -> tuple[int, str, str, float, int]:
    """Run a command: exit code, streams, seconds, MB."""
    given = {k: v for k, v in os.environ.items() if k != "BPS_API_KEY"}
    given |= {"POVANALYSIS_PROJECT": str(root), **env}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        command = [sys.executable, "-m", "povanalysis", *words]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=given, cwd=root
        )
        late = threading.Timer(WAIT, process.kill)
        late.start()
        _, status, used = os.wait4(process.pid, 0)
        late.cancel()
        seconds = used.ru_utime + used.ru_stime
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        texts = [stream.read().decode("utf-8", "replace") for stream in (out, err)]
    return process.returncode, *texts, seconds, used.ru_maxrss // 1024


def _try(case: Case, root: Path, before: dict[str, str]) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="povanalysis-hostile-") as folder:
        words = case.prepare(Path(folder))
        code, out, err, seconds, memory = _run(words, root, case.env)
    wrong = what_is_wrong(code, out, err, case.healed)
    if _tree(root) != before:
        wrong.append("left a trace")
    if memory > MEMORY_MB:
        wrong.append("memory")
    if seconds > SECONDS:
        wrong.append("time")
    last = " ".join(err.split())[-300:]
    return {"name": case.name, "code": code, "seconds": round(seconds, 1), "mb": memory,
            "wrong": "; ".join(wrong), "told": last}  # fmt: skip


def main() -> None:
    """Run the cases whose name holds one of the words given, or all."""
    wanted = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(prefix="povanalysis-hostile-") as folder:
        root = _project(Path(folder) / "project")
        before, rows = _tree(root), []
        for case in cases():
            if wanted and not any(word in case.name for word in wanted):
                continue
            rows.append(row := _try(case, root, before))
            if row["wrong"]:
                print(
                    f"{row['name'][:60]!r}: exit {row['code']}, {row['wrong']}: {row['told']}",
                    flush=True,
                )
            if "trace" in str(row["wrong"]):
                shutil.rmtree(root)
                before = _tree(_project(root))
    target = ROOT / "build" / "hostile.csv"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    bad = sum(bool(row["wrong"]) for row in rows)
    print(
        f"{len(rows)} cases, {len(rows) - bad} as they should; most memory "
        f"{max(row['mb'] for row in rows)} MB, longest {max(row['seconds'] for row in rows)} s"
    )
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
