"""Every Python block of README and docs runs, as it is written."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```[ ]*(?:python|py)\b[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
RESULT = "# -> "
"""What stands behind this, on the line after an expression, is its value."""


def blocks(path: Path) -> list[str]:
    """Give a file's blocks of Python, each on the lines where it stands."""
    text = path.read_text(encoding="utf-8")
    return ["\n" * text[: m.start(1)].count("\n") + m[1] for m in BLOCK.finditer(text)]


PAGES = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))]


@pytest.mark.parametrize("path", [p for p in PAGES if blocks(p)], ids=lambda p: p.name)
def test_the_python_blocks_of_a_page_run_in_order(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {}
    for block in blocks(path):
        lines = [*block.splitlines(), ""]
        for step in ast.parse(block, str(path)).body:
            after = lines[step.end_lineno or 0]
            if isinstance(step, ast.Expr):
                value = eval(compile(ast.Expression(step.value), str(path), "eval"), scope)
                if after.startswith(RESULT):
                    assert value == ast.literal_eval(after.removeprefix(RESULT)), after
            else:
                exec(compile(ast.Module([step], []), str(path), "exec"), scope)


def test_readme_forecasts_and_questions_have_blocks_to_run():
    found = {path.name for path in PAGES if blocks(path)}
    assert {"README.md", "forecasts.md", "questions.md"} <= found
    assert sum(block.count(RESULT) for path in PAGES for block in blocks(path)) >= 3
