"""Runs the benchmarks and writes ``benchmarks/RESULTS.md``.

    python benchmarks/run.py                 # all sections of this directory
    python benchmarks/run.py speed           # one section; the others keep their last result

Each section is a module with a function ``section() -> str`` and keeps its text in
``benchmarks/results/<name>.md``. RESULTS.md is those texts one after another, in the order of
:data:`ORDER`; sections measured elsewhere only have to leave their file there.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results"
SECTIONS = ("accuracy", "regencies", "knowledge", "nation", "limits", "speed", "speed_builds")
ORDER = SECTIONS

INTRODUCTION = """# Benchmarks

Written by `make bench`, which installs what it needs; do not edit by hand.
"""


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(SECTIONS))
    if unknown:
        print(f"No section {', '.join(unknown)}; there are {', '.join(SECTIONS)}.", file=sys.stderr)
        return 2
    RESULTS.mkdir(exist_ok=True)
    for name in names or SECTIONS:
        text = import_module(name).section()
        (RESULTS / f"{name}.md").write_text(text.rstrip() + "\n", encoding="utf-8")
    assemble()
    return 0


def assemble() -> None:
    """Write RESULTS.md from the sections' texts, known ones first, others by name."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in RESULTS.glob("*.md")}
    names = [name for name in ORDER if name in found] + sorted(set(found) - set(ORDER))
    text = "\n".join([INTRODUCTION, *(found[name] for name in names)])
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
