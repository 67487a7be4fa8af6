"""Published sentences stand in text files, which say all that answers and facts can give them."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from povanalysis import questions
from povanalysis.report.text import messages, phrases

REPORT = Path(phrases.__file__).parents[1]
SENTENCE = re.compile(r"(?:(?<![\w./-])[A-Za-z][a-z'’-]*[,;:.]?(?:\s+|\s+\{\}\s+)){3,}[A-Za-z]")
COMMENT = "# put here by the build"  # of the YAML between notebook and Quarto
ERRORS = re.compile(r"(?:Error|Warning|Exception|Fault)$|^fault$")
CLI = {"Option", "Argument", "Typer"}
LOGS = {"debug", "info", "warning", "error", "warn", "print", "say"}


def sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give the strings of four words and more that are published: no docstring, error, help, log."""
    if isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant):
        return
    if isinstance(tree, ast.Raise) or (
        isinstance(tree, ast.keyword) and tree.arg in ("cure", "help")
    ):
        return
    if isinstance(tree, ast.Call):
        name = getattr(tree.func, "id", getattr(tree.func, "attr", ""))
        if ERRORS.search(name) or name in CLI | LOGS:
            return
    if isinstance(tree, ast.JoinedStr):
        text = "".join(
            getattr(part, "value", "") if isinstance(part, ast.Constant) else "{}"
            for part in tree.values
        )
    elif isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        text = tree.value
    else:
        for child in ast.iter_child_nodes(tree):
            yield from sentences(child)
        return
    if SENTENCE.search(text) and not text.startswith(COMMENT):
        yield tree.lineno, text


def test_no_published_sentence_stands_in_code() -> None:
    found = {
        str(path.relative_to(REPORT)): [*sentences(ast.parse(path.read_text(encoding="utf-8")))]
        for path in REPORT.rglob("*.py")
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('x = "The rate fell again."', True),
        ('x = f"{name} fell by {change} points, {why} again."', True),
        ('x = words("change.heading")', False),
        ('def f():\n    """The rate fell again this year."""', False),
        ('raise RenderError("The rate fell again.", cure="Look at it once more.")', False),
        ('x = PovError("The rate fell again this year.")', False),
        ('x = typer.Option(help="Year of the forecast asked for.")', False),
        ('log.warning("The rate fell again.")', False),
        ('x = "::: {.decision role=main aria-label=x}"', False),
    ],
)  # fmt: skip
def test_what_counts_as_a_sentence(code: str, found: bool) -> None:
    assert bool([*sentences(ast.parse(code))]) is found


# -- codes and facts: what answers give, and what the text files take --------------------------------


class _Uses(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.choices: list[tuple[str, set[str]]] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_Message(self, node: fluent.Message) -> None:
        *_, each = node.id.name.rpartition("-each-")  # of a list, whose items it is told of
        self.variables |= {each.replace("-", "_")}
        self.generic_visit(node)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        if isinstance(node.selector, fluent.VariableReference):
            keys = {str(getattr(v.key, "name", getattr(v.key, "value", ""))) for v in node.variants}
            self.choices.append((node.selector.id.name, keys))
        self.generic_visit(node)


def uses(name: str = "") -> _Uses:
    found = _Uses()
    for file, text in phrases.texts(phrases.SOURCE, messages.TEXT).items():
        if file == (name or file):
            found.visit(fluent.Resource(body=text.body))
    return found


def enums(kind: type, prefix: str = "") -> Iterator[tuple[str, type[Enum]]]:
    """Give the verdicts among the fields of an answer and its parts, by flat name."""
    for name, hint in get_type_hints(kind).items():
        for one in get_args(hint) if get_origin(hint) in (Union, type(int | str)) else [hint]:
            if inspect.isclass(one) and issubclass(one, Enum):
                yield f"{prefix}{name}", one
            elif dataclasses.is_dataclass(one) and name in {
                f.name for f in dataclasses.fields(kind)
            }:
                yield from enums(one, f"{prefix}{name}_")


def answers() -> dict[str, type]:
    """Give the kinds of answers by the question they name."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(questions.__path__):
        for kind in vars(importlib.import_module(f"povanalysis.questions.{module.name}")).values():
            question = getattr(kind, "question", None)
            if (
                inspect.isclass(kind)
                and dataclasses.is_dataclass(kind)
                and isinstance(question, str)
            ):
                found[question] = kind
    return found


def test_every_verdict_that_a_message_chooses_by_has_its_variant() -> None:
    held = 0
    for question, kind in answers().items():
        verdicts = dict(enums(kind))
        for variable, keys in uses(question).choices:
            if variable in verdicts and "other" not in keys:
                codes = {member.name.lower().replace("_", "-") for member in verdicts[variable]}
                assert codes <= keys | {"none"}, f"{question}.ftl, ${variable}"
                held += 1
    assert held >= 1


def _made() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted((REPORT / "facts").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.name, node


def _strings(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from [*_strings(node.body), *_strings(node.orelse)]


def test_every_code_that_facts_make_has_a_variant() -> None:
    keys = {key for _variable, keys in uses().choices for key in keys}
    for file, node in _made():
        name = getattr(getattr(node, "func", None), "id", "")
        made = node.args[0] if isinstance(node, ast.Call) and name == "Code" else None
        for code in _strings(node.value if isinstance(node, ast.Return) else made):
            assert code in keys, (
                f"facts/{file} makes the code {code!r}, which no message chooses by"
            )


def test_every_fact_is_used() -> None:
    taken = uses().variables
    parts = [name.split("_") for name in taken]
    ends = {
        "_".join(p[a:b]) for p in parts for a in range(len(p)) for b in range(a + 1, len(p) + 1)
    }
    looked_up = [node.value for _f, node in _made() if isinstance(node, ast.Subscript)]
    places = {(node.lineno, node.col_offset) for node in looked_up if isinstance(node, ast.Dict)}
    for file, node in _made():
        made = isinstance(node, ast.Dict) and (node.lineno, node.col_offset) not in places
        keys = node.keys if made and isinstance(node, ast.Dict) else []
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            keys = [node.targets[0].slice]
        for name in (name for key in keys for name in _strings(key)):
            assert name in ends, f"facts/{file} makes ${name}, which no message uses"
