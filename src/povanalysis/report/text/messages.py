"""Messages of a language: one Fluent file an answer, ``text/<lang>/<file>.ftl``.

Files select, insert and loop; they do not compute. A message that is missing, that inserts what is
not known, or that meets a verdict it has no variant for stops the build: a page cannot fall back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, resolver
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.syntax import FluentParser, ast

from povanalysis.errors import RenderError
from povanalysis.report.facts.values import Code

TEXT = files("povanalysis.report.text")
"""The folder of the languages' folders."""

SHARED = "terms"
"""The file whose messages all others may refer to."""

resolver.MAX_PART_LENGTH = 50_000  # characters of a text from the data; its 2,500 ended the page

_GAPS = re.compile(r"[ \n]+")


@dataclass(frozen=True)
class Messages:
    """The messages of one file in one language.

    Parameters
    ----------
    lang, file
        Where they stand.
    names
        Ids of the file's own messages, in its order.
    bundle
        What resolves them, the shared messages among them.
    """

    lang: str
    file: str
    names: tuple[str, ...]
    bundle: FluentBundle

    def say(self, name: str, facts: dict[str, Any]) -> str:
        """Return a message with its facts inserted; empty where its choice says nothing.

        Raises
        ------
        RenderError
            There is no such message, it inserts something unknown or unwritable, or a verdict has
            no variant.
        """
        where = f"{self.lang}/{self.file}.ftl, {name}"
        if not self.bundle.has_message(name):
            raise RenderError(
                f"No text for {where}.",
                cure=f"Add the message {name!r} to src/povanalysis/report/text/{self.lang}/"
                f"{self.file}.ftl, and to the file of every other language.",
            )
        faults: list[Any] = []
        env = ResolverEnvironment(self.bundle, faults, current=CurrentEnvironment(args=facts))
        try:
            text = str(self.bundle.get_message(name).value(env))  # type: ignore[misc]
        except TypeError as problem:
            faults.append(problem)
        faults += [
            f"no variant for ${key} = {value.code!r}"
            for key, value in facts.items()
            if isinstance(value, Code) and value.overlooked()
        ]
        for fault in faults:
            if isinstance(fault, RenderError):
                raise fault
        if faults:
            raise RenderError(
                f"{where}: {'; '.join(map(str, faults))}.",
                cure="Run povanalysis phrases: it lists what each message may use.",
            )
        return _GAPS.sub(" ", text).strip(" ")


@lru_cache
def resource(lang: str, file: str) -> ast.Resource:
    """Read a file of messages.

    Raises
    ------
    RenderError
        The file is missing, or part of it is not Fluent.
    """
    path = TEXT.joinpath(lang, f"{file}.ftl")
    try:
        found = FluentParser().parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise RenderError(
            f"There is no file {lang}/{file}.ftl.",
            cure=f"Write src/povanalysis/report/text/{lang}/{file}.ftl.",
        ) from missing
    for entry in found.body:
        if isinstance(entry, ast.Junk):
            raise RenderError(
                f"{lang}/{file}.ftl: {entry.annotations[0].message}: {(entry.content or '')[:60]!r}.",
                cure="Mend the message there; povanalysis phrases names the line.",
            )
    return found


def messages(lang: str, file: str, functions: Mapping[str, Callable[..., Any]]) -> Messages:
    """Return the messages of a file, ready to be told.

    Parameters
    ----------
    lang
        A folder beside this module: ``id``, ``en``.
    file
        Name of the file without its ending.
    functions
        How numbers, dates and names are written in this language, by name in capitals.
    """
    own = resource(lang, file)
    bundle = FluentBundle([lang], functions=dict(functions), use_isolating=False)
    bundle.add_resource(own)
    bundle.add_resource(resource(lang, SHARED))
    names = tuple(entry.id.name for entry in own.body if isinstance(entry, ast.Message))
    return Messages(lang, file, names, bundle)
