"""The few words a renderer adds by itself ("Figure", "Table of contents"), by language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

ASSETS = Path(__file__).parent / "assets"


@cache
def furniture() -> Mapping[str, Mapping[str, str]]:
    """Return the words a renderer adds by itself, by language: ``furniture()["id"]["fig"]``.

    >>> furniture()["id"]["fig"], furniture()["en"]["fig"]
    ('Gambar', 'Figure')
    """
    words: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (ASSETS / "furniture.yml").read_text("utf-8")
    )
    return words
