"""The command ``povanalysis``: each command a thin table of contents.

Results go to stdout, progress and messages to stderr. Exit codes: 0 all well, 1 something failed
or a check found something, 2 the call or the input was wrong. ``--json`` prints one object on
stdout and nothing else there. Heavy libraries are imported inside the commands that need them, so
that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from povanalysis import __version__, history
from povanalysis.cli import answers, last_resort, methods, reports
from povanalysis.cli.data import data
from povanalysis.cli.init import init
from povanalysis.cli.options import Json
from povanalysis.cli.output import open_streams, put, say
from povanalysis.cli.phrases import phrases
from povanalysis.cli.targets import targets
from povanalysis.cli.update import update
from povanalysis.errors import INTERRUPTED, STOPPED, TERMINATED, PovError, not_installed
from povanalysis.regions import Region, resolve, search
from povanalysis.regions import regions as everything

app = typer.Typer(
    name="povanalysis",
    help="Poverty series of Indonesian regencies: from published BPS figures to reports.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(data, name="data", rich_help_panel=None)
app.add_typer(targets, name="targets", rich_help_panel=None)


def regions(
    text: Annotated[
        str | None, typer.Argument(help="Part of a name, or a code: BPS's or the Ministry's.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List regions with their figures and what became of them: all, or those a text answers to."""
    from povanalysis.sources.freshness import years_held

    found = (search(text) or [resolve(text)]) if text else everything()
    held = years_held()

    def line(region: Region) -> str:
        first, last = held.get(region.code, (0, 0))
        rates = f"rates {first}-{last}" if last else "no rates here" if held else ""
        return "  ".join(filter(None, [str(region), rates, history.story(region)]))

    plain = [history.to_json(region, held.get(region.code)) for region in found]
    put(as_json, {"regions": plain}, map(line, found))
    if text and not as_json and (gone := history.retired(text.strip())):
        say(gone)


def doctor(as_json: Json = False) -> None:
    """Check the installation: project, data, kernel, renderers, fonts."""
    from povanalysis.run.doctor import examine

    findings = examine()
    ok = all(finding.ok for finding in findings)
    plain = {"ok": ok, "findings": [finding.to_json() for finding in findings]}
    put(as_json, plain, (f"{one.mark}  {one.subject}: {one.text}" for one in findings))
    if not ok:
        raise typer.Exit(1)


def _version(value: bool) -> None:
    if value:
        print(f"povanalysis {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


_COMMANDS: list[Callable[..., None]] = [answers.change, answers.pace, answers.rank]
_COMMANDS += [answers.outcomes, answers.programmes, methods.methods, methods.cite, phrases]
_COMMANDS += [reports.build, reports.report, reports.compare, reports.run, reports.publish]
_COMMANDS += [reports.editions, reports.rollback, reports.retire, update]
_COMMANDS += [init, reports.correct, reports.withdraw]
_COMMANDS += [answers.forecast, regions, doctor]
for _command in _COMMANDS:
    app.command()(_command)


def _settle() -> None:
    """Keep off what was set for other programs, and let an end be told."""
    open_streams()
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # no date here is today's; NumPy asks for a number
    if not os.environ.get("COLUMNS", "1").strip("0").isdecimal():
        del os.environ["COLUMNS"]  # Rich would write nothing
    own = Path(__file__).resolve().parents[2]
    for place in os.environ.get("PYTHONPATH", "").split(os.pathsep):
        if place in sys.path and Path(place).resolve() != own:  # as for what a build starts
            sys.path.remove(place)
    if "PYTHONWARNINGS" in os.environ:
        warnings.simplefilter("ignore")
    with suppress(ValueError):  # not in a thread
        if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))


def main() -> None:
    """Run the command; turn whatever goes wrong into a message and an exit code."""
    _settle()
    try:
        app()
    except PovError as error:
        say(f"povanalysis: {error}")
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, SystemExit) as end:
        code = end.code if isinstance(end, SystemExit) else INTERRUPTED
        if code in (INTERRUPTED, TERMINATED):  # the first is what Typer makes of Ctrl-C
            say(STOPPED)
        sys.exit(code)
    except BrokenPipeError:  # whoever read our results has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and (told := not_installed(error.name)):
            say(f"povanalysis: {told}")
            sys.exit(1)
        say(f"povanalysis: {last_resort.told(error)}")
        sys.exit(1)
