"""Plain values in one npz file: lists of numbers as one array, the rest as JSON beside it.

numpy alone reads it. Numbers keep every digit; what was written is read back equal.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from povanalysis import files

BROKEN = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    EOFError,
    RecursionError,
    zipfile.BadZipFile,
)
"""What reading a file may end in that is not there, cut off or written by something else."""
_MARK = "#"
_LEAST = 8
"""Shorter lists of numbers stay among the text."""


def write(path: Path, plain: dict[str, Any]) -> None:
    """Write plain values (dicts with text as keys, lists, text, numbers, None), in one step."""
    numbers: list[float] = []
    text = json.dumps(_taken(plain, numbers), separators=(",", ":")).encode()
    with files.replacing(path) as part, part.open("wb") as stream:
        np.savez(stream, numbers=np.array(numbers), text=np.frombuffer(text, dtype=np.uint8))


def read(path: Path) -> dict[str, Any]:
    """Read what :func:`write` wrote."""
    with np.load(path, allow_pickle=False) as held:
        numbers, text = held["numbers"].tolist(), held["text"].tobytes()

    def given_back(found: dict[str, Any]) -> Any:
        if found.keys() != {_MARK}:
            return found
        start, count = found[_MARK]
        return numbers[start : start + count]

    made: dict[str, Any] = json.loads(text, object_hook=given_back)
    return made


def _taken(plain: Any, numbers: list[float]) -> Any:
    """Replace lists of floats by their place among the numbers."""
    if isinstance(plain, dict):
        return {key: _taken(value, numbers) for key, value in plain.items()}
    if not isinstance(plain, list):
        return plain
    if len(plain) >= _LEAST and all(type(one) is float for one in plain):
        numbers.extend(plain)
        return {_MARK: [len(numbers) - len(plain), len(plain)]}
    return [_taken(one, numbers) for one in plain]
