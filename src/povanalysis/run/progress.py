"""Progress: one live line per running job on a terminal, plain lines elsewhere, a table at the end.

Everything goes to stderr. The remaining time is what is left divided by the pace so far, so it is
given only after the first jobs are done.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from povanalysis.run.workers.pool import Event

if TYPE_CHECKING:
    from povanalysis.run.workers.work import Result

MOST_ROWS = 40


def duration(seconds: float) -> str:
    """Write a duration.

    Examples
    --------
    >>> duration(4.2), duration(75)
    ('4.2 s', '1 min 15 s')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60} s"


@dataclass
class Progress:
    """Says nothing; the base of those that do.

    Parameters
    ----------
    labels
        Of the jobs that run, by index.
    """

    labels: Sequence[str] = ()
    started: float = field(default_factory=time.perf_counter)
    done: int = 0

    def say(self, text: str) -> None:
        """Show a line of text."""

    def begin(self, labels: Sequence[str]) -> None:
        """Learn which jobs are to run."""
        self.labels = labels
        self.started = time.perf_counter()

    def hear(self, event: Event) -> None:
        """Learn that something happened to a job."""
        self.done += event.kind == "done"
        if event.result is not None and event.result.page is not None:
            for line in event.result.page.aside:
                self.say(f"{self.labels[event.index]}: {line}")

    def end(self, results: Sequence[Result]) -> None:
        """Learn that all is over."""

    def remaining(self) -> str:
        """Estimate the time left, empty while it cannot be told."""
        left = len(self.labels) - self.done
        if not self.done or not left:
            return ""
        pace = (time.perf_counter() - self.started) / self.done
        return f"about {duration(pace * left)} left"


@dataclass
class Lines(Progress):
    """Plain lines, for logs and pipes."""

    stream: IO[str] = field(default_factory=lambda: sys.stderr)

    def say(self, text: str) -> None:
        """Write a line."""
        print(text, file=self.stream, flush=True)

    def hear(self, event: Event) -> None:
        """Write a line for every job done or tried again."""
        super().hear(event)
        label = self.labels[event.index]
        if event.kind == "again":
            self.say(f"{label}: trying again ({event.text})")
        if event.result is not None:
            state = duration(event.result.seconds) if event.result.ok else "FAILED"
            left = self.remaining()
            self.say(
                f"[{self.done}/{len(self.labels)}] {label}  {state}{f'  ({left})' if left else ''}"
            )

    def end(self, results: Sequence[Result]) -> None:
        """Write the summary."""
        if results:
            self.say(summary(results, time.perf_counter() - self.started))


@dataclass
class Live(Progress):
    """A line per running job, redrawn in place, for terminals."""

    running: dict[int, tuple[str, float]] = field(default_factory=dict)
    _display: Any = None

    def say(self, text: str) -> None:
        """Write a line above the display."""
        if self._display is None:
            print(text, file=sys.stderr, flush=True)
        else:
            self._display.console.print(text, markup=False, highlight=False)

    def begin(self, labels: Sequence[str]) -> None:
        """Open the display."""
        from rich.console import Console
        from rich.live import Live as Display

        super().begin(labels)
        self._display = Display(
            get_renderable=self._draw, console=Console(stderr=True), transient=True
        )
        self._display.start()

    def hear(self, event: Event) -> None:
        """Follow the jobs."""
        super().hear(event)
        if event.kind == "start":
            self.running[event.index] = ("starting", time.perf_counter())
        elif event.kind == "stage" and event.index in self.running:
            self.running[event.index] = (event.text, self.running[event.index][1])
        else:
            self.running.pop(event.index, None)
        if event.kind == "again":
            self.say(f"{self.labels[event.index]}: trying again ({event.text})")
        if event.result is not None and event.result.error is not None:
            self.say(f"{self.labels[event.index]} FAILED")

    def end(self, results: Sequence[Result]) -> None:
        """Close the display and show the table."""
        self.close()
        if not results:
            return
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for name in ("report", "state", "time"):
            table.add_column(name, justify="right" if name == "time" else "left")
        for result in rows(results):
            table.add_row(
                result.job.label, result.status, duration(result.seconds) if result.ran else ""
            )
        console = Console(stderr=True)
        console.print(table)
        console.print(summary(results, time.perf_counter() - self.started), highlight=False)

    def close(self) -> None:
        """Give the terminal back."""
        if self._display is not None:
            self._display.stop()
            self._display = None

    def _draw(self) -> Any:
        from rich.table import Table

        grid = Table.grid(padding=(0, 2))
        for index, (stage, since) in list(self.running.items()):
            grid.add_row(self.labels[index], stage, duration(time.perf_counter() - since))
        grid.add_row(f"{self.done} of {len(self.labels)} done", "", self.remaining())
        return grid


def rows(results: Sequence[Result]) -> list[Result]:
    """Choose what a table of many jobs shows: failures first, then the slowest."""
    ordered = sorted(results, key=lambda result: (result.ok, -result.seconds))
    return ordered[:MOST_ROWS]


def summary(results: Sequence[Result], seconds: float) -> str:
    """Sum a build up in one line."""
    counts = {name: 0 for name in ("made", "current", "failed")}
    for result in results:
        counts[result.status] += 1
    again = sum(result.tries > 1 for result in results)
    told = [f"{counts['made']} made", f"{counts['current']} unchanged"]
    if counts["failed"]:
        told.append(f"{counts['failed']} FAILED")
    if again:
        told.append(f"{again} tried twice")
    return f"{', '.join(told)} in {duration(seconds)}"


def choose(stream: IO[str] | None = None) -> Progress:
    """Choose by where stderr leads: a terminal or not."""
    stream = stream or sys.stderr
    return Live() if stream.isatty() else Lines(stream=stream)
