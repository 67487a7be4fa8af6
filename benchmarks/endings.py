"""Waits and deaths: does every wait end, and does nothing outlive a build that is ended?

    python benchmarks/endings.py hangs         # what never ends, or prints 1 GB
    python benchmarks/endings.py interrupts 8  # Ctrl-C at moments spread over a build
    python benchmarks/endings.py kills 20      # kill -9 of the build, likewise (seed 16)

Each works in a project of its own under a temporary directory, with the embedded renderer, and looks
for what is left by a variable that all processes of a build inherit. Prints a table; exit 1 where
something was left, waited for or not said.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.run import notebooks  # noqa: E402

MARK = "POVANALYSIS_ENDINGS"
COMMAND = [sys.executable, "-m", "povanalysis", "build", "3524", "--lang", "id", "--force"]
LIMIT = 120.0  # of a whole command, on a busy machine
SENTENCE = "povanalysis: stopped; what was published stays as it was."
MOST_AFTER_DEATH, MOST_AFTER_INTERRUPT = 2.0, 5.0

MODULES = {
    "prints": "import sys\nfor out in (sys.stdout, sys.stderr): print('ready ' * 9999, file=out)",
    "reads": "import sys\nread = sys.stdin.read()",
    "loops": "while True: pass",
    "waits": "import subprocess\nsubprocess.run(['sleep', '1000'])",
}
QUARTO = '#!/bin/sh\n[ "$1" = --version ] && echo 1.9.38 && exit\nsleep 1000 &\nsleep 1000\n'
SHELL = "head -c 1000000000 /dev/zero | tr '\\\\0' x"
HANGS = {
    "module that prints when imported": ("import prints", (), "It prints"),
    "module that reads standard input": ("import reads", (), ""),
    "module that loops": ("import loops", (), "cell 3 did not end within 5 s"),
    "module that waits for a program": ("import waits", (), "cell 3 did not end within 5 s"),
    "cell that loops": ("while True: pass", (), "cell 3 did not end within 5 s"),
    "cell that sleeps in C": ("import time; time.sleep(1000)", (), "cell 3 did not end within 5 s"),
    "cell that ignores signals": (
        "import signal, time\nfor n in (2, 15): signal.signal(n, signal.SIG_IGN)\ntime.sleep(1000)",
        (),
        "cell 3 did not end within 5 s",
    ),
    "report that takes too long": (
        "import time; time.sleep(1000)",
        ("--timeout", "4"),
        "not finished within 4 s; it was executing cell 3",
    ),
    "cell that prints 1 GB": ("print('x' * 10**9)", (), "more than 10 million characters"),
    "cell that prints for ever": ("while True: print('x' * 99)", (), "more than 10 million"),
    "program that prints 1 GB": (
        f"import os\n_ = os.system({SHELL!r})",
        (),
        "cell 3 did not end within 5 s",
    ),
    "kernel that ends at once": ("import os; os._exit(0)", (), "cell 3: its kernel died"),
    "Quarto that never ends": (
        "",
        ("--renderer", "quarto"),
        "Quarto on lamongan-2026",
    ),
}


def project(place: Path, cell: str | None) -> Path:
    """Lay out a project: the shipped data, and a small notebook where a cell is given."""
    root = place / "project"
    if not root.exists():
        for name in ("data", "notebooks"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("_quarto.yml", "povanalysis.toml", "requirements.lock"):
            shutil.copy(ROOT / name, root / name)
    if cell is not None:
        notebooks.write(root / "notebooks" / "regency.ipynb", *([cell] if cell else []))
    return root


def start(root: Path, *options: str, **variables: str) -> subprocess.Popen[str]:
    """Start a build in a session of its own."""
    (root.parent / "tmp").mkdir(exist_ok=True)
    own = {MARK: str(time.time_ns()), "TMPDIR": str(root.parent / "tmp"), **variables}
    return subprocess.Popen(
        [*COMMAND, *options],
        cwd=root,
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=(root.parent / "said.txt").open("w"),
        text=True,
        start_new_session=True,
    )


def family(root: Path) -> list[int]:
    """Find the processes of a build that live, by what they inherited."""
    wanted = f"TMPDIR={root.parent / 'tmp'}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            ours = wanted in (path / "environ").read_bytes()
            if ours and (path / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                found.append(int(path.name))
        except OSError:
            continue
    return found


def until_gone(root: Path, most: float = 30.0) -> float:
    """Wait for the last process of a build; give the seconds."""
    began = time.monotonic()
    while family(root) and time.monotonic() - began < most:
        time.sleep(0.02)
    return time.monotonic() - began


def hangs(place: Path) -> list[tuple[str, str, bool]]:
    """Try what never ends."""
    modules = place / "modules"
    modules.mkdir()
    for name, source in MODULES.items():
        (modules / f"{name}.py").write_text(source)
    (modules / "quarto").write_text(QUARTO)
    (modules / "quarto").chmod(0o755)
    rows = []
    for name, (cell, options, expected) in HANGS.items():
        root = project(place, cell)
        for module in MODULES:  # found beside the data, as an analyst would lay them
            shutil.copy(modules / f"{module}.py", root)
        short = {f"POVANALYSIS_SECONDS_{what}": "5" for what in ("CELL", "RENDER")}
        path = f"{modules}{os.pathsep}{os.environ['PATH']}"
        began = time.monotonic()
        chosen = options if "--renderer" in options else ("--renderer", "embedded", *options)
        running = start(root, "--format", "html", *chosen, PATH=path, **short)
        try:
            code = running.wait(LIMIT)
        except subprocess.TimeoutExpired:
            running.kill()
            code = -9
        seconds, left = time.monotonic() - began, until_gone(root)
        said = (place / "said.txt").read_text()
        good = code == (1 if expected else 0) and expected in said and left < MOST_AFTER_DEATH
        last = next((line for line in said.splitlines() if line.startswith("  id/")), "made")
        if not good:
            print(said, flush=True)
        rows.append(
            (
                name,
                f"{seconds:.0f} s, code {code}, gone {left:.1f} s later: {last.strip()[:150]}",
                good,
            )
        )
        print(rows[-1], flush=True)
    return rows


def ended(place: Path, number: signal.Signals, count: int) -> list[tuple[str, str, bool]]:
    """End builds at moments spread over one that is not disturbed."""
    root = project(place, None)
    began = time.monotonic()
    start(root).wait(600)
    whole = time.monotonic() - began
    rows, drawn = [], random.Random(16)
    for i in range(count):
        after = whole * (i + drawn.random()) / count
        running = start(root)
        try:
            running.wait(after)
            continue  # was faster this time
        except subprocess.TimeoutExpired:
            began = time.monotonic()
        if number == signal.SIGINT:
            os.killpg(running.pid, number)
        else:
            running.kill()
        code = running.wait(60)
        until_exit, left = time.monotonic() - began, until_gone(root)
        said = (place / "said.txt").read_text()
        told = f"ended after {until_exit:.2f} s, the last process {left:.2f} s later, code {code}"
        good = left < MOST_AFTER_DEATH
        if number == signal.SIGINT:
            good &= SENTENCE in said and until_exit < MOST_AFTER_INTERRUPT and code == 130
            good &= "Traceback" not in said
        last = (said.splitlines() or ["nothing said"])[-1][:60]
        rows.append((f"at {after:.1f} of {whole:.1f} s", f"{told}; {last}", good))
        print(rows[-1], flush=True)
    code = start(root).wait(600)
    stay = [path.name for path in (place / "tmp").iterdir()]
    rows.append(
        ("the next build", f"code {code}, left in TMPDIR: {stay or 'nothing'}", not (code or stay))
    )
    return rows


def main(what: str, count: int) -> int:
    with tempfile.TemporaryDirectory(prefix="endings-") as name:
        place = Path(name)
        if what == "hangs":
            rows = hangs(place)
        else:
            kind = signal.SIGINT if what == "interrupts" else signal.SIGKILL
            rows = ended(place, kind, count)
    for name, told, good in rows:
        print(f"{'held' if good else 'FAILED':6} {name}: {told}")
    held = sum(good for *_, good in rows)
    print(f"{held} of {len(rows)} held")
    return int(held < len(rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8))
