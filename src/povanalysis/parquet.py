"""Reading parquet files with one thread.

The tables are small, and the fork server of a build (:mod:`povanalysis.run.forkserver`) reads them
before it forks, which a process with threads cannot do. ``pandas.read_parquet`` starts some.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def read(path: Path) -> pd.DataFrame:
    """Read what ``DataFrame.to_parquet`` wrote."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path, pre_buffer=False) as file:
        return file.read(use_threads=False).to_pandas(use_threads=False)
