"""TOML beyond the standard library: on which line a value stands, and how a value is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any


def write(value: Any) -> str:
    """Write a value as TOML.

    >>> write({"regions": ["3524"], "compare": True})
    '{ regions = ["3524"], compare = true }'
    """
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {write(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(write, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def line(text: str, path: Sequence[str | int]) -> int:
    """Return the line on which a value begins: the first that, added, makes it appear."""
    begun = 0
    for number, told in _prefixes(text):
        found: Any = told
        try:
            for key in path:
                found = found[key]
        except (KeyError, IndexError, TypeError):
            begun = number
            continue
        return begun + 1
    return begun + 1


def _prefixes(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = text.splitlines(keepends=True)
    for number in range(1, len(lines) + 1):
        try:
            yield number, tomllib.loads("".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
