"""Hostile and broken inputs through the command line: refused or healed in one line, no trace left.

    nice -n 5 .venv/bin/python benchmarks/hostile.py [PART OF A NAME ...]

Each case of ``tests/hostile.py`` runs as a command of its own, two at a time, in throw-away projects of
two provinces. Measured are the end of the command, its words, its seconds and the most memory that it
or a process it waited for had resident; compared is every byte of the project but ``build/``, and what
is left for temporary files. Seconds are those of computing, its own and those of what it started: a
busy machine makes no case slow; one that waits is seen by the seconds that passed. One row a case in
``build/hostile.csv``, what is wrong and a table on stdout.
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
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import register_two_provinces  # noqa: E402 - beside this folder
from tests.hostile import Case, cases, what_is_wrong  # noqa: E402

MEMORY_MB, SECONDS, WAIT, AT_ONCE = 1000, 10.0, 120.0, 2


def _tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] != "build"
    }


def _project(root: Path) -> Path:
    register_two_provinces(root / "data" / "raw")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "_quarto.yml", root)
    _run(["forecast", "3524"], root, {})
    return root


def _run(words: list[str], root: Path, env: dict[str, str]) -> tuple[Any, ...]:
    """Run a command: exit code, streams, seconds of computing and in all, MB."""
    given = {k: v for k, v in os.environ.items() if k != "BPS_API_KEY"}
    given |= {"POVANALYSIS_PROJECT": str(root), **env}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        command = [sys.executable, "-m", "povanalysis", *words]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=given, cwd=root
        )
        late = threading.Timer(WAIT, process.kill)
        late.start()
        _, status, used = os.wait4(process.pid, 0)
        late.cancel()
        passed = time.monotonic() - started
        seconds = used.ru_utime + used.ru_stime
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        texts = [stream.read().decode("utf-8", "replace") for stream in (out, err)]
    return process.returncode, *texts, seconds, passed, used.ru_maxrss // 1024


def _try(case: Case, root: Path, before: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        scratch = Path(folder) / "tmp"
        scratch.mkdir()
        words = case.prepare(Path(folder))
        env = {"TMPDIR": str(scratch), **case.env}
        code, out, err, seconds, passed, memory = _run(words, root, env)
        wrong = what_is_wrong(code, out, err, case.healed)
        if left := sorted(os.listdir(scratch)):
            wrong.append(f"left {left} for temporary files")
    if _tree(root) != before:
        wrong.append("left a trace")
    if memory > MEMORY_MB:
        wrong.append("memory")
    if seconds > SECONDS or passed > WAIT:
        wrong.append("time")
    return {"kind": case.kind, "name": case.name, "code": code, "seconds": round(seconds, 1),
            "passed": round(passed, 1), "mb": memory, "wrong": "; ".join(wrong),
            "told": " ".join(err.split())[-300:]}  # fmt: skip


def _table(rows: list[dict[str, Any]]) -> None:
    print("| tried | how many | most memory, MB | most computing, s | longest, s | wrong |")
    print("|---|---:|---:|---:|---:|---:|")
    for kind in [*dict.fromkeys(row["kind"] for row in rows), ""]:
        own = [row for row in rows if kind in ("", row["kind"])]
        most = [max(row[key] for row in own) for key in ("mb", "seconds", "passed")]
        bad = sum(bool(row["wrong"]) for row in own)
        print(f"| {kind or 'all'} | {len(own)} | {' | '.join(map(str, most))} | {bad} |")


def main() -> None:
    """Run the cases whose name holds one of the words given, or all."""
    wanted = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    chosen = [case for case in cases() if not wanted or any(word in case.name for word in wanted)]
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        origin, projects = _project(Path(folder) / "origin"), SimpleQueue[Path]()
        before = _tree(origin)
        for number in range(AT_ONCE):
            projects.put(Path(shutil.copytree(origin, Path(folder) / str(number))))

        def tried(case: Case) -> dict[str, Any]:
            root = projects.get()
            row = _try(case, root, before)
            if "trace" in row["wrong"]:
                shutil.rmtree(root)
                shutil.copytree(origin, root)
            projects.put(root)
            return row

        started, rows = time.monotonic(), []
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for row in pool.map(tried, chosen):
                rows.append(row)
                if row["wrong"]:
                    told = "exit {code}, {wrong}: {told}".format(**row)
                    print(f"{row['name']!r:.60}: {told}", flush=True)
    target = ROOT / "build" / "hostile.csv"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    _table(rows)
    print(f"in {time.monotonic() - started:.0f} s")
    sys.exit(any(row["wrong"] for row in rows))


if __name__ == "__main__":
    main()
