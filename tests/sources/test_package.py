"""Both data packages, read by frictionless: sizes, hashes, kinds of columns, keys."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest

from povanalysis.project import Project
from povanalysis.sources import manifest

RAW = Path("data", "raw", manifest.NAME)
PROCESSED = Path("data", "processed", manifest.NAME)
Command = Callable[..., tuple[int, str, str]]


def faults(package: Path) -> list[str]:
    """Validate a package as ``frictionless validate`` does; give kinds of faults by resource."""
    limit = csv.field_size_limit()
    report = frictionless.validate(str(package))
    csv.field_size_limit(limit)  # which it lifts for all of the process
    found = [error.type for error in report.errors]
    return found + [f"{task.name}: {error.type}" for task in report.tasks for error in task.errors]


def test_the_shipped_files_are_a_valid_package(two_provinces: Project) -> None:
    assert faults(Path(__file__).parents[2] / RAW) == []


def test_what_is_added_and_imported_stays_a_valid_package(
    project: Project, command: Command, fixtures: Path
) -> None:
    added = ["data", "add", "Lamongan", "2026", "11,87", "--source", "https://example.org/a"]
    table = str(fixtures / "l1-jabar-2021.xlsx")
    taken = ["data", "import", table, "--source", "https://jabar.bps.go.id", "--licence", "none"]
    for words in (added, taken):
        code, _, said = command(*words, project=project)
        assert code == 0, said
    names = [one["name"] for one in json.loads((project.root / RAW).read_text())["resources"]]
    assert "l1-jabar-2021.xlsx" in names
    assert faults(project.root / RAW) == []
    assert faults(project.root / PROCESSED) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("figures.csv", b"12.5", b"12.6", "figures: hash-count"),
        ("targets.csv", b"region,name", b"region,nam", "targets: byte-count"),
        ("observations.csv", b",March,", b",Merch,", "observations: constraint-error"),
        ("observations.csv", b"3524,P0,2025", b"3524,P0,2024", "observations: primary-key"),
    ],
)
def test_a_damaged_file_fails_by_its_name(
    two_provinces: Project, tmp_path: Path, name: str, old: bytes, new: bytes, told: str
) -> None:
    origin = two_provinces.processed if name == "observations.csv" else two_provinces.raw
    package = tmp_path / "package"
    shutil.copytree(origin, package)
    content = (package / name).read_bytes()
    assert old in content
    (package / name).write_bytes(content.replace(old, new, 1))
    assert told in faults(package / manifest.NAME)
