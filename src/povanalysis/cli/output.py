"""What commands print and ask: results on stdout, progress and questions on stderr."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from povanalysis.errors import ParameterError


class _Unfailing(io.FileIO):
    """Drops what cannot be written: no work is given up because nobody reads of it."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data) or 0
        except OSError:
            return memoryview(data).nbytes


def open_streams() -> None:
    """Let each of the three streams lead somewhere, and hold every sign.

    Where one was closed, the next file to be opened would take its number, and have messages of
    C libraries written into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    if sys.stderr is sys.__stderr__:
        encoding = getattr(sys.stderr, "encoding", None)
        raw = io.BufferedWriter(_Unfailing(2, "w", closefd=False))
        sys.stderr = io.TextIOWrapper(raw, encoding, "backslashreplace", line_buffering=True)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Write a line of progress to stderr."""
    print(_LONG.sub(r"\1 … \2", shown(text)), file=sys.stderr, flush=True)


def shown(text: object) -> str:
    r"""Write out what a terminal would obey, or would not show: text of files is text here, too.

    >>> shown("12.03\x1b[2J"), shown("Lamongan\n  a\u202eb")
    ('12.03\\u001b[2J', 'Lamongan\n  a\\u202eb')
    """
    return _OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", str(text))


# a line that no one reads to its end, where the cure stands
_LONG = re.compile("^(.{1000}).{1000,}(.{1000})$", re.M)

# control characters but line ends and tabs, marks that turn text around, halves of characters
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def check_line(text: str | None, option: str) -> None:
    """Refuse what is no line of text in an option that is kept with the data.

    Raises
    ------
    ParameterError
        It holds line ends, control characters or characters that no file in UTF-8 can.
    """
    if text is not None and (_OBEYED.search(text) or "\n" in text or "\t" in text):
        raise ParameterError(
            f"The text of {option} holds control characters or line ends.",
            cure="Write it on one line.",
            option=option,
        )


def put(as_json: bool, plain: Any, lines: Iterable[object]) -> None:
    """Print one JSON object on stdout, or lines."""
    for line in [json.dumps(plain, indent=2, ensure_ascii=False)] if as_json else lines:
        print(shown(line))


def present(title: str, sentences: Sequence[str], closing: int = 3) -> None:
    """Print an answer: title, finding in bold, and what it means set apart at the end.

    Parameters
    ----------
    title
        Whom it is about.
    sentences
        The answer.
    closing
        How many sentences at the end are set apart.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    whole_lines = not console.is_terminal
    console.print(Text(title, style="bold underline"), soft_wrap=whole_lines)
    for place, sentence in enumerate(sentences):
        if place == len(sentences) - closing > 0:
            console.print()
        console.print(
            Text(shown(sentence), style="bold" if place == 0 else ""), soft_wrap=whole_lines
        )


def split(text: str) -> list[str]:
    """Part a list written with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def day(text: str | None, option: str) -> dt.date:
    """Read a day, today where none was given."""
    try:
        return dt.date.today() if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise ParameterError(
            f"{text!r} is no day.", cure="Write it as YYYY-MM-DD.", option=option
        ) from error


def ask(option: str, question: str, missing: str) -> str:
    """Ask on a terminal for what was not said; refuse without one, so that scripts never hang."""
    if not sys.stdin.isatty():
        raise ParameterError(missing, cure=f"Say it with {option}.", option=option)
    return str(typer.prompt(question, err=True))
