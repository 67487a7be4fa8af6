"""Count code lines of src/ by room (no blanks, comments, docstrings), and all lines of text files."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "povanalysis"
SILENT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def code(source: str) -> int:
    """Count the lines of a module that hold code; a string that stands alone is a docstring."""
    told: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        alone = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if alone and isinstance(node.value.value, str):
            told |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in SILENT:
            held |= set(range(token.start[0], token.end[0] + 1))
    return len(held - told)


def main() -> None:
    """Print the counts."""
    rooms: Counter[str] = Counter()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE)
        rooms[place.parts[0] if len(place.parts) > 1 else "(ground)"] += code(path.read_text())
    messages = sum(len(path.read_text().splitlines()) for path in PACKAGE.rglob("*.ftl"))
    for room, count in sorted(rooms.items()):
        print(f"{room:12}{count:8,}")
    print(f"{'Python':12}{rooms.total():8,}\n{'text':12}{messages:8,}")


if __name__ == "__main__":
    main()
