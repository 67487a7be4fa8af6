"""Checks of the text files: all languages hold the same messages, and nothing is typed into them.

English is the source: its messages, their order, what each branch inserts and chooses by, and the
notes above them hold for every language. Plural categories (``[one]``, ``*[other]``) are a
language's own. A note covers the messages below it up to the next blank line.

Numbers come from the answers. One that is typed, such as in an example, is owned up to in the note:
``# Typed: 0.06, an example of how a share is written.`` The head of a group says it of all messages
below: ``## Typed: all, as the table has them.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable

from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import serialize_expression, serialize_variant_key
from fluent.syntax.visitor import Visitor

from povanalysis.languages import LANGUAGES
from povanalysis.report.text import messages
from povanalysis.report.text.language import Words
from povanalysis.report.text.writing import functions

SOURCE = "en"
PLURALS = {"zero", "one", "two", "few", "many", "other"}
FUNCTION_WORDS = {
    "en": "the|of|and|is|are|was|were|been?|with|for|from|that|this|these|which|by|not|but|have|has|had"
    r"|than|between|where|what|how|its|their|there|if|no(?!\.)|on|at|or|to|in|an|as|it",
    "id": "yang|dan|dari|untuk|dengan|pada|tidak|bukan|adalah|ini|itu|oleh|akan|lebih|dalam|atau|jika"
    "|karena|sudah|belum|dapat|tahun|angka|daerah|di|ke",
}
"""Words that only sentences of a language have; quoted and emphasised ones may be foreign. "No." is
a number in both."""

_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+")
_CITED = re.compile(r"\*[^*]+\*|[\"“][^\"”]*[\"”]")
_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Fault:
    """What is wrong, where.

    Parameters
    ----------
    file
        ``id/change.ftl``.
    line
        From 1.
    text
        One line.
    """

    file: str
    line: int
    text: str


@dataclass
class Branch:
    """What one branch of a message inserts, chooses by and says."""

    line: int
    parts: set[str] = field(default_factory=set)
    text: str = ""


@dataclass
class Text:
    """A file of messages in one language.

    Parameters
    ----------
    lang, name
        Where it stands.
    source
        Its text.
    """

    lang: str
    name: str
    source: str

    def __post_init__(self) -> None:
        self.file = f"{self.lang}/{self.name}.ftl"
        self.body = FluentParser().parse(self.source).body
        self.messages = {one.id.name: one for one in self.body if isinstance(one, ast.Message)}

    def fault(self, at: ast.SyntaxNode | int, text: str) -> Fault:
        """Name a fault at a node, or on a line."""
        return Fault(self.file, at if isinstance(at, int) else self.line(at), text)

    def line(self, node: ast.SyntaxNode) -> int:
        """Give the line a node starts on; a message's is below its note."""
        start = node.id.span if isinstance(node, ast.Message) else node.span
        return 1 if start is None else self.source.count("\n", 0, start.start) + 1

    def branches(self, message: ast.Message) -> dict[tuple[str, ...], Branch]:
        """Give the branches of a message by the variants that lead there."""
        found: dict[tuple[str, ...], Branch] = {}
        if message.value:
            self._visit(message.value, (), found)
        return found

    def _visit(
        self, pattern: ast.Pattern, path: tuple[str, ...], found: dict[tuple[str, ...], Branch]
    ) -> None:
        here = found.setdefault(path, Branch(self.line(pattern)))
        for element in pattern.elements:
            if isinstance(element, ast.TextElement):
                here.text += element.value
                continue
            inner = element.expression
            here.text += "\N{OBJECT REPLACEMENT CHARACTER}"
            if not isinstance(inner, ast.SelectExpression):
                here.parts.add(serialize_expression(inner))
                continue
            keys = [serialize_variant_key(one.key) for one in inner.variants]
            plural = all(key in PLURALS or key.isdigit() for key in keys)
            if not plural:
                here.parts.add(f"{serialize_expression(inner.selector)} ->")
            for key, variant in zip(keys, inner.variants, strict=True):
                step = () if plural else (f"{'*' * variant.default}[{key}]",)
                self._visit(variant.value, (*path, *step), found)


def texts(lang: str, root: Traversable) -> dict[str, Text]:
    """Read all files of a language, in order of their names."""
    names = sorted(path.name for path in root.joinpath(lang).iterdir())
    return {
        name[:-4]: _text(lang, name[:-4], root.joinpath(lang, name).read_text(encoding="utf-8"))
        for name in names
        if name.endswith(".ftl")
    }


_text = lru_cache(maxsize=128)(Text)  # reading one takes long


def counted() -> dict[str, int]:
    """Count the languages, and what the source language has."""
    source = texts(SOURCE, messages.TEXT)
    count = sum(len(text.messages) for text in source.values())
    return {"languages": len(LANGUAGES), "files": len(source), "messages": count}


def faults(root: Traversable | None = None) -> list[Fault]:
    """List what is wrong in the files of all languages.

    Parameters
    ----------
    root
        The folder of the languages' folders; by default the package's own.
    """
    root = root or messages.TEXT
    all_texts = {lang: texts(lang, root) for lang in LANGUAGES}
    source = all_texts[SOURCE]
    found: list[Fault] = []
    for lang, own in all_texts.items():
        for name in sorted(source.keys() - own.keys()):
            found.append(Fault(f"{lang}/{name}.ftl", 1, f"is missing; {SOURCE} has it"))
        for name, text in own.items():
            found += _written(text, own.get(messages.SHARED), source.get(name))
            if name not in source:
                found.append(text.fault(1, f"{SOURCE} has no such file"))
            else:
                found += _noted(text) if lang == SOURCE else _like(text, source[name])
    return found


def _written(text: Text, shared: Text | None, source: Text | None) -> Iterator[Fault]:
    """Say what is wrong in a file by itself."""
    for entry in text.body:
        if isinstance(entry, ast.Junk):
            yield text.fault(entry, f"no Fluent: {entry.annotations[0].message}")
    known = functions(Words(text.lang), text.name).keys()
    others = "|".join(words for lang, words in FUNCTION_WORDS.items() if lang != text.lang)
    foreign = re.compile(rf"(?<![\w-])(?:{others})(?![\w-])", re.IGNORECASE)
    cited = _cited(source) if source else set()
    seen: set[str] = set()
    for entry in text.body:
        if not isinstance(entry, ast.Message):
            continue
        name = entry.id.name
        if name in seen:
            yield text.fault(entry, f"{name} stands here twice")
        seen.add(name)
        for part in _Calls(entry).found:
            called = part.id.name
            if isinstance(part, ast.FunctionReference) and called not in known:
                yield text.fault(part, f"{name} calls {called}, which is no function")
            within = called in text.messages or (shared and called in shared.messages)
            if isinstance(part, ast.MessageReference) and not within:
                yield text.fault(part, f"{name} inserts {called}, which is no message")
        typed = _typed(source.messages.get(name)) if source else set()
        for branch in text.branches(entry).values():
            said = _CODE.sub("", branch.text)
            for number in dict.fromkeys(_NUMBER.findall(said)):
                if name not in cited and _digits(number) not in typed:
                    yield text.fault(branch.line, f"{name} has the number {number} typed into it")
            for word in foreign.findall(_CITED.sub("", said)):
                yield text.fault(branch.line, f"{name}: {word!r} is of another language")


class _Calls(Visitor):
    """Collects the functions and messages that a message inserts."""

    def __init__(self, message: ast.Message) -> None:
        self.found: list[ast.FunctionReference | ast.MessageReference] = []
        self.visit(message)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.found.append(node)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.found.append(node)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _typed(message: ast.Message | None) -> set[str]:
    """Give the digits of the numbers that the note above a message owns up to."""
    note = message.comment.content or "" if message and message.comment else ""
    return set(map(_digits, _NUMBER.findall(note.partition("Typed: ")[2])))


def _cited(text: Text) -> set[str]:
    """Name the messages below the head of a group that owns up to all numbers."""
    found, cites = set(), False
    for entry in text.body:
        if isinstance(entry, ast.GroupComment):
            cites = "Typed: all" in (entry.content or "")
        elif cites and isinstance(entry, ast.Message):
            found.add(entry.id.name)
    return found


def _noted(text: Text) -> Iterator[Fault]:
    """Ask for a note above what chooses or inserts."""
    noted, end = False, 0
    for message in text.messages.values():
        span = message.span
        start, before = (span.start, end) if span else (0, 0)
        apart = text.source[before:start].count("\n") > 1 or not before
        noted = bool(message.comment) or (noted and not apart)
        end = span.end if span else end
        if not noted and any(branch.parts for branch in text.branches(message).values()):
            yield text.fault(message, f"{message.id.name} has no note above it")


def _like(text: Text, source: Text) -> Iterator[Fault]:
    """Compare a file with that of the source language."""
    own, names = list(text.messages), list(source.messages)
    for name in names:
        if name not in own:
            yield text.fault(
                1, f"{name} is missing ({source.file}:{source.line(source.messages[name])})"
            )
    for name in own:
        if name not in names:
            yield text.fault(text.messages[name], f"{name} is not in {source.file}")
    both = [name for name in own if name in names]
    for name, other in zip(both, [name for name in names if name in own], strict=True):
        if name != other:
            yield text.fault(text.messages[name], f"{name} stands where {source.file} has {other}")
            break
    for name in both:
        mine = text.branches(text.messages[name])
        theirs = source.branches(source.messages[name])
        for path in [*theirs, *(path for path in mine if path not in theirs)]:
            where = " ".join((name, *path))
            if path not in mine or path not in theirs:
                missing = "is missing" if path in theirs else f"is not in {source.file}"
                at = mine[path].line if path in mine else text.line(text.messages[name])
                yield text.fault(at, f"{where} {missing}")
                continue
            for part in sorted(theirs[path].parts - mine[path].parts):
                yield text.fault(mine[path].line, f"{where} lacks {part}")
            for part in sorted(mine[path].parts - theirs[path].parts):
                yield text.fault(mine[path].line, f"{where} has {part}, unlike {source.file}")
