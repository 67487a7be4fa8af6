"""The few words a renderer adds by itself ("Figure", "Table of contents"), by language.

They are the words Quarto uses for the same furniture, so that both renderers print the same page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"


@cache
def furniture() -> Mapping[str, Mapping[str, str]]:
    """Return the words a renderer adds by itself, by language: ``furniture()["id"]["fig"]``.

    >>> furniture()["id"]["fig"], furniture()["en"]["fig"]
    ('Gambar', 'Figure')
    """
    words: Mapping[str, Mapping[str, str]] = json.loads(
        (ASSETS / "furniture.json").read_text("utf-8")
    )
    return words
