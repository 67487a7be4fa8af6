"""Files that are there whole or not at all, whoever else is writing them.

Two processes may make the same file at once (two commands in a fresh project, or the workers of a
test run): each writes under a name of its own beside the target and renames at the end.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path to write to that takes the target's place when the block ends well.

    Parameters
    ----------
    target
        The file to make or replace; its directory is made where it does not exist.

    Yields
    ------
    pathlib.Path
        A name in the same directory that no other process uses. When the block raises, what was
        written there is removed and the target stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.urandom(6).hex()}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write(target: Path, content: str | bytes) -> None:
    """Write a file whole or leave it as it was; text in UTF-8, line ends as given."""
    with replacing(target) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a table as text, without waiting for pandas."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_parquet(path: Path) -> pd.DataFrame:
    """Read what ``DataFrame.to_parquet`` wrote, with one thread.

    The fork server of a build (:mod:`povanalysis.run.workers.forkserver`) reads tables before it
    forks, which a process with threads cannot do. ``pandas.read_parquet`` starts some.
    """
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path, pre_buffer=False) as file:
        return file.read(use_threads=False).to_pandas(use_threads=False)
