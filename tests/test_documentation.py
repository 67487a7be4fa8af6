"""What README and docs tell readers to type exists and runs, as it is written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import typer

from povanalysis.cli.app import app
from tests.documents import PAGES, ROOT, Block, blocks, commands

RESULT = "# -> "
"""What stands behind this, on the line after an expression, is its value."""


def python(path: Path) -> list[Block]:
    return [one for one in blocks(path) if one.language in ("python", "py") and not one.cell]


@pytest.mark.parametrize("path", [p for p in PAGES if python(p)], ids=lambda p: p.name)
def test_the_python_blocks_of_a_page_run_in_order(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {}
    for block in python(path):
        text = "\n" * block.line + block.text  # errors name the line of the page
        lines = [*text.splitlines(), ""]
        for step in ast.parse(text, str(path)).body:
            after = lines[step.end_lineno or 0]
            if isinstance(step, ast.Expr):
                value = eval(compile(ast.Expression(step.value), str(path), "eval"), scope)
                if after.startswith(RESULT):
                    assert value == ast.literal_eval(after.removeprefix(RESULT)), after
            else:
                exec(compile(ast.Module([step], []), str(path), "exec"), scope)


def test_readme_forecasts_and_questions_have_blocks_to_run():
    found = {path.name for path in PAGES if python(path)}
    assert {"README.md", "forecasts.md", "questions.md"} <= found
    assert sum(block.text.count(RESULT) for path in PAGES for block in python(path)) >= 3


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_command_and_option_of_a_page_exists(path: Path) -> None:
    for block in blocks(path):
        for words in commands(block) if block.language in ("sh", "") else ():
            if words[0] == "povanalysis" and not any(word in words for word in ("…", "...")):
                check(words[1:])


def check(words: list[str]) -> None:
    """Read a call as the command line does, and run nothing."""
    command, context = typer.main.get_command(app), None
    while True:
        context = command.make_context(command.name, list(words), parent=context)
        if not hasattr(command, "resolve_command"):
            return
        words = [*context._protected_args, *context.args]
        if not words:
            return
        _, command, words = command.resolve_command(context, words)
