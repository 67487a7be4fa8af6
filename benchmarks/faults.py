"""Lets every step of the commands that write go wrong in five ways, and power fail at every moment.

    nice -n 15 .venv/bin/python -m benchmarks.faults [EVERY] [COMMAND ...]

With EVERY, only every so manieth step (of a build every fourth: it starts processes each time).
What a step is, how it goes wrong and what may not happen is said in `tests/steps.py` and
`tests/faults.py`; what a disk keeps when power is lost in `tests/power.py`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests import faults
from tests.steps import KINDS, Fault


def main(every: int = 1, *names: str) -> int:
    import povanalysis.run.build
    import povanalysis.sources.additions.figures
    import povanalysis.sources.additions.tables
    import povanalysis.sources.additions.targets  # noqa: F401

    heads = ("command", "steps", *KINDS, "power lost", "broken")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    all_broken = 0
    with tempfile.TemporaryDirectory(prefix="faults-") as directory:
        place = Path(directory)
        scenarios = [
            *faults.of_data(faults.prepared(place / "data")),
            *faults.of_publication(faults.published(place / "publication")),
        ]
        for scenario in scenarios:
            if names and scenario.name not in names:
                continue
            attack = faults.Attack(scenario, place)
            apart = every * (4 if scenario.name == "build" else 1)
            tried, broken = [], 0
            for kind in KINDS:
                steps = range(1, len(attack.steps) + 1, apart)
                for step in steps:
                    told = attack.trial(Fault(kind, step))[1]
                    broken += bool(told)
                    if told:
                        tell(f"{scenario.name}, {kind} {step}, {attack.steps[step - 1]}", told)
                tried.append(len(steps))
            moments = 0
            for moment, told in attack.losses(apart):
                moments += 1
                broken += bool(told)
                if told:
                    tell(f"{scenario.name}, power lost {moment}", told)
            cells = (scenario.name, len(attack.steps), *tried, moments, broken)
            print(f"| {' | '.join(map(str, cells))} |", flush=True)
            all_broken += broken
    return int(all_broken > 0)


def tell(what: str, told: list[str]) -> None:
    """Say what broke."""
    print(what, *(f"    {' '.join(one.split())[:300]}" for one in told), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    given = sys.argv[1:]
    count = int(given.pop(0)) if given and given[0].isdigit() else 1
    sys.exit(main(count, *given))
