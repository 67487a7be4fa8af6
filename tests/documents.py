"""The code blocks of README and docs, as a reader takes them: what to type, and into which file."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
TUTORIAL = ROOT / "docs" / "tutorial.md"

_BLOCK = re.compile(r"^```[ ]*(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of code: its language, its text, the line it begins on, what the words before it name.

    Words that end in a colon say where the block goes: the last name in them is a file, which is
    written, or a notebook, which gets a new cell below the one that is named before it.
    """

    language: str
    text: str
    line: int
    named: tuple[str, ...]

    @property
    def file(self) -> str:
        """The file that it is or goes into; empty where none is named."""
        return self.named[-1] if self.named and self.language != "sh" else ""

    @property
    def cell(self) -> bool:
        """Whether it is a cell of a notebook."""
        return self.file.endswith(".ipynb")


def blocks(page: Path) -> list[Block]:
    """Give a page's blocks in order."""
    text, found = page.read_text(encoding="utf-8"), []
    for match in _BLOCK.finditer(text):
        before = text[: match.start()].rstrip().rpartition("\n\n")[2]
        named = re.findall(r"`([^`]+)`", before) if before.endswith(":") else []
        found.append(Block(match[1], match[2], text[: match.start(2)].count("\n"), tuple(named)))
    return found


def commands(block: Block) -> Iterator[list[str]]:
    """Give the commands of a block of shell, each as its words; comments are no words."""
    for line in block.text.replace("\\\n", " ").splitlines():
        words: list[str] = []
        for word in [*shlex.split(line, comments=True), "&&"]:
            if word != "&&":
                words.append(word)
            elif words:
                yield words
                words = []


def put(block: Block, root: Path) -> None:
    """Write a block into its file, or into its notebook below the cell that is named."""
    path = root / block.file
    if not block.cell:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return
    notebook = json.loads(path.read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    place = sources.index(block.named[-2]) + 1
    notebook["cells"].insert(place, {**cell, "id": "own", "source": block.text.rstrip("\n")})
    path.write_text(json.dumps(notebook), encoding="utf-8")
