"""Lets every step of the commands that write go wrong, and power fail at every moment.

    nice -n 19 .venv/bin/python -m benchmarks.faults [--jobs 2] [--every N] [--power no|only]
                                                      [COMMAND ...]

With ``--every``, only every so manieth fault. What a step is, how it goes wrong and what may not
happen is said in `tests/steps.py` and `tests/faults.py`, which faults are twins of others there in
`Attack.faults`; what a disk keeps when power is lost in `tests/power.py`.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from tests import power, scenarios
from tests.faults import Attack
from tests.steps import WHO, Fault

KINDS = tuple(dict.fromkeys(kind for kinds in WHO.values() for kind in kinds))
HEADS = ("command", "who", "steps", *KINDS, "power lost", "broken")
attack: Attack
left: list[tuple[str, power.Left]]


def main() -> int:
    global attack, left
    scenarios.load()
    options = argparse.ArgumentParser()
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--power", choices=("too", "no", "only"), default="too")
    options.add_argument("--fault", help="One of the command alone, as worker-kill-12.")
    options.add_argument("names", nargs="*")
    given, all_broken = options.parse_args(), 0
    print(f"| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}", flush=True)
    with scenarios.in_memory() as place:
        for scenario in scenarios.scenarios(place):
            if given.names and scenario.name not in given.names:
                continue
            started = time.monotonic()
            attack = Attack(scenario, place)
            tried = attack.faults()[:: given.every] if given.power != "only" else []
            if given.fault:
                tried = [fault for fault in attack.faults() if str(fault) == given.fault]
            left = [] if given.power == "no" or given.fault else attack.losses(given.every)
            broken: Counter[str] = Counter()
            for fault, told in spread(trial, tried, given.jobs):
                broken[fault.who] += bool(told)
                if told:
                    step = attack.steps[fault.who][fault.at - 1]
                    tell(f"{scenario.name}, {fault}, {step.event} {step.place}", told)
            for number, told in spread(loss, range(len(left)), given.jobs):
                broken["command"] += bool(told)
                if told:
                    tell(f"{scenario.name}, power lost {left[number][0]}", told)
            attack.unharmed()
            lay_out(scenario.name, tried, broken)
            took = (time.monotonic() - started, len(tried) + len(left))
            tell(f"{scenario.name}: {took[1]} trials in {took[0]:.0f} s", ())
            all_broken += broken.total()
    spent = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, -1))
    tell(f"{spent / 60:.1f} minutes of processor time", ())
    return int(all_broken > 0)


def trial(fault: Fault) -> list[str]:
    """Try a fault."""
    return attack.trial(fault)[1]


def loss(number: int) -> list[str]:
    """Try a moment at which power was lost."""
    return attack.lost(left[number][1])


def spread(
    work: Callable[[Any], list[str]], over: Iterable[Any], jobs: int
) -> Iterator[tuple[Any, list[str]]]:
    """Do work in processes forked from this one."""
    gc.freeze()
    items = list(over)
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        yield from zip(items, pool.map(work, items), strict=True)


def lay_out(name: str, tried: list[Fault], broken: Counter[str]) -> None:
    """Print the rows of a command."""
    for who, steps in attack.steps.items():
        if steps:
            counts = Counter(fault.kind for fault in tried if fault.who == who)
            kinds = (counts[kind] if kind in WHO[who] else "" for kind in KINDS)
            lost = len(left) if who == "command" else ""
            cells = (name, who, len(steps), *kinds, lost, broken[who])
            print(f"| {' | '.join(map(str, cells))} |", flush=True)


def tell(what: str, told: Iterable[str]) -> None:
    """Say what broke."""
    lines = (f"    {' '.join(one.split())[:300]}" for one in told)
    print(what, *lines, sep="\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
