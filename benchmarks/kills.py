"""Kills a thousand commands at random moments and counts what was lost.

    nice -n 15 .venv/bin/python -m benchmarks.kills [KILLS] [MINUTES] [SEED]

Each kill is a SIGKILL at a moment drawn over the length of the command (measured again and again),
to the process alone or to its group, in a copy of a small project. Before anything else runs, what
is registered and what is published have to be whole, old or new; then the next command runs, and
all must be as if nothing had happened. The time limit ends the run early; what was done is counted.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from tests import scenarios
from tests.faults import Attack
from tests.steps import Ended

SHARES = {
    "data add": 15, "data import": 10, "targets add": 15, "publish": 17, "rollback": 13,
    "retire": 10, "build, nothing to make": 12, "build": 8,
}  # fmt: skip
PATIENCE = 2.5
"""Seconds in which what a killed command had started has to end."""


def main(kills: int = 1000, minutes: float = 40.0, seed: int = 16) -> int:
    scenarios.load()
    drawn, end = random.Random(seed), time.monotonic() + 60 * minutes
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory(prefix="kills-") as directory:
        place = Path(directory)
        attacks, seconds = {}, {}
        for scenario in scenarios.scenarios(place):
            if scenario.name not in SHARES:
                continue
            attacks[scenario.name] = Attack(scenario, place)
            seconds[scenario.name] = attacks[scenario.name].seconds
        for number in range(kills):
            if time.monotonic() > end:
                break
            name = drawn.choices([*SHARES], [*SHARES.values()])[0]
            after, group = drawn.uniform(0, 1.05 * seconds[name]), drawn.random() < 0.5
            ended, found, took = attacks[name].killed(after, group, PATIENCE)
            if ended.code == 0:
                seconds[name] = 0.7 * seconds[name] + 0.3 * took
            count = counted[name]
            count["kills"] += 1
            count[phase(ended, len(attacks[name].steps["command"]))] += 1
            count["whole before"] += not found[0]
            count["healed"] += not found[1]
            if any(found):
                print(f"{number} {name} after {after:.2f} s: {found}", file=sys.stderr, flush=True)
    print(table(counted))
    return int(
        any(one["whole before"] + one["healed"] < 2 * one["kills"] for one in counted.values())
    )


def phase(ended: Ended, steps: int) -> str:
    """Say how far a command had come."""
    if ended.code is not None and ended.code >= 0:
        return "ended first"
    done = len(ended.steps) / steps
    return "before its first step" if not done else "first half" if done < 0.5 else "second half"


def table(counted: dict[str, Counter[str]]) -> str:
    """Lay the counts out in Markdown."""
    columns = ("kills", "before its first step", "first half", "second half", "ended first")
    heads = ("command", *columns, "not whole", "not healed")
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    total: Counter[str] = sum(counted.values(), Counter())
    for name, one in [*((name, counted[name]) for name in SHARES), ("all", total)]:
        lost = [one["kills"] - one["whole before"], one["kills"] - one["healed"]]
        cells = [name, *(one[column] for column in columns), *lost]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(
        main(*(kind(text) for kind, text in zip((int, float, int), sys.argv[1:], strict=False)))
    )
