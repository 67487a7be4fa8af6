"""Carried tables: the CSV files of data/raw in our own columns, as text, each row with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from povanalysis.errors import DataError
from povanalysis.sources import forms
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import Manifest, Resource


def read(manifest: Manifest, role: str) -> pd.DataFrame:
    """Read the carried tables of a role as text, with their place.

    Parameters
    ----------
    manifest
        The manifest of data/raw.
    role
        ``figures``, ``sources``, ``targets``, ``releases``, ``programmes``, ``breaks``, ``spells``,
        ``exclusions``.

    Returns
    -------
    pandas.DataFrame
        Text columns of the files, empty cells as empty text, and ``src_file``, ``src_row`` (the
        header is row 1), ``src_sha256`` and ``vintage``. For ``sources`` and ``releases``, files
        imported since are appended, so that every ``source_id`` of an observation is found, and
        every day of publication that an import names.

    Raises
    ------
    DataError
        No registered file has this role, or one is no table of ours; the row is named.
    """
    frames = []
    for resource in of_role(manifest, role):
        columns, rows = forms.read(manifest, resource, role)
        frame = pd.DataFrame(rows, columns=columns, dtype=str)
        frame[forms.ROW] = frame[forms.ROW].astype(int)
        frame["src_file"] = f"data/raw/{resource.path}"
        frame["src_sha256"] = resource.sha256
        frame["vintage"] = resource.accessed
        frames.append(frame)
    imported = {"sources": _imported_sources, "releases": _imported_releases}.get(role)
    if imported is not None:
        frames.append(pd.DataFrame(list(imported(manifest)), columns=frames[0].columns))
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True).fillna("")


def of_role(manifest: Manifest, role: str) -> list[Resource]:
    """Give the registered files of a role, in the order in which they came.

    Raises
    ------
    DataError
        There is none.
    """
    found = [resource for resource in manifest.resources if resource.extra.get("role") == role]
    if not found:
        raise DataError(
            f"No file of data/raw has the role {role!r}.",
            cure=f"Bring the manifest back with: git restore data/raw/{manifests.NAME}",
        )
    return found


def _imported_sources(manifest: Manifest) -> Iterator[dict[str, Any]]:
    for resource in manifest.resources:
        if source_id := resource.extra.get("source_id"):
            yield {
                "source_id": source_id,
                "producer": resource.producer,
                "title": resource.title,
                "publisher": resource.producer,
                "locator": resource.retrieved_from,
                "licence": resource.licence,
                **_place(resource),
            }


def _imported_releases(manifest: Manifest) -> Iterator[dict[str, Any]]:
    for resource in manifest.resources:
        if published_on := resource.extra.get("published_on"):
            for region in resource.extra["regions"].split():
                yield {
                    "region": region,
                    "reference": resource.extra["reference"],
                    "published_on": published_on,
                    "source_id": resource.extra["source_id"],
                    **_place(resource),
                }


def _place(resource: Resource) -> dict[str, Any]:
    return {
        "src_file": f"data/raw/{resource.path}",
        "src_row": 1,
        "src_sha256": resource.sha256,
        "vintage": resource.accessed,
    }


def in_force(targets: pd.DataFrame) -> list[int]:
    """Give the positions of the targets that count, in order.

    A target that was entered later, in a file of its own, takes the place of those of its region
    and year; within one file documents stand beside each other.

    Parameters
    ----------
    targets
        The carried table, rows in the order in which they came; ``value`` is empty where a document
        names no number.

    Examples
    --------
    >>> rows = [
    ...     ("3524", "2026", "11.95", "a"),
    ...     ("3524", "2026", "11.8", "b"),
    ...     ("0000", "2026", "", "a"),
    ... ]
    >>> in_force(pd.DataFrame(rows, columns=["region", "year", "value", "src_file"]))
    [1, 2]
    """
    last: dict[tuple[str, str], str] = {}
    columns = ("region", "year", "value", "src_file")
    rows = list(zip(*(targets[column] for column in columns), strict=True))
    for region, year, value, file in rows:
        if value:
            last[region, year] = file
    order = {file: place for place, file in enumerate(dict.fromkeys(targets["src_file"]))}
    return [
        place
        for place, (region, year, _value, file) in enumerate(rows)
        if order[file] >= order[last.get((region, year), file)]
    ]


def counting(targets: pd.DataFrame) -> pd.DataFrame:
    """Keep the targets that are in force; the others were replaced."""
    return targets.iloc[in_force(targets)]
