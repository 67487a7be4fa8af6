"""The record of a job: what its last good run was made of, what it read and what it wrote.

``job.json`` stands beside the outputs and is written last, by renaming: a job that was killed has
the record of the run before, whose outputs no longer fit it, or none. Either way it runs again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.run.keys import Keys, Parts, differences, key
from povanalysis.run.plan import Job
from povanalysis.sources.manifest import sha256_of

NAME = "job.json"
SCHEMA = 1
"""Of the file; one of another number is no record, and its job runs again."""


@dataclass(frozen=True)
class Record:
    """A good run of a job.

    Parameters
    ----------
    parts
        Parts of its key.
    outputs
        sha256 by file name in the job's directory.
    page
        What the notebook says of its report: ``front`` matter and ``card``.
    data_version
        Version of the data it was made from.
    seconds
        Wall time of the run.
    """

    parts: Parts
    outputs: dict[str, str]
    page: dict[str, Any]
    data_version: str
    seconds: float

    @property
    def key(self) -> str:
        """Hash of the parts."""
        return key(self.parts)

    def save(self, directory: Path) -> None:
        """Write the record into a job's directory, atomically."""
        plain = {"schema": SCHEMA, **asdict(self)}
        files.write(directory / NAME, json.dumps(plain, indent=1) + "\n")


def load(directory: Path) -> Record | None:
    """Read the record of a job's directory, None when there is none that can be read."""
    try:
        plain = json.loads(files.read_text(directory / NAME))
        if plain.pop("schema", None) != SCHEMA:
            return None
        record = Record(**plain)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    parts = isinstance(record.parts, dict) and all(
        isinstance(p, dict) for p in record.parts.values()
    )
    named = isinstance(record.outputs, dict) and isinstance(record.page, dict)
    return record if parts and named and "card" in record.page else None


def why(
    job: Job, keys: Keys, wanted: Sequence[str], directory: Path, erratum: str = ""
) -> list[str]:
    """Say why a job has to run; an empty list means that it need not.

    Parameters
    ----------
    job
        The job.
    keys
        What all jobs of the build have in common.
    wanted
        File names the job has to deliver.
    directory
        The job's directory.
    erratum
        What its page says of a wrong one before it.
    """
    record = load(directory)
    if record is None:
        return ["not made yet"]
    now = keys.parts(job.notebook, job.injected(), record.parts.get("figures", {}), erratum)
    reasons = differences(record.parts, now)
    for name in dict.fromkeys([*wanted, *record.outputs]):
        path = directory / name
        if name not in record.outputs or not path.is_file():
            reasons.append(f"{name}: not made yet")
        elif sha256_of(path) != record.outputs[name]:
            reasons.append(f"{name}: changed since it was made")
    return reasons
