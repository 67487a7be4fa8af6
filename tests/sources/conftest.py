"""A project of its own for each test that changes data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.sources import corrections, manifest

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "layouts"


@pytest.fixture
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the shipped raw data, as far as it is registered."""
    root = tmp_path / "project"
    raw = root / "data" / "raw"
    raw.mkdir(parents=True)
    (root / "_quarto.yml").write_text("project:\n  type: default\n")
    shipped = ROOT / "data" / "raw"
    for name in [r.path for r in manifest.load(Project(ROOT)).resources]:
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(shipped / name, raw / name)
    for name in (manifest.NAME, corrections.NAME):
        shutil.copy(shipped / name, raw / name)
    monkeypatch.setenv("POVANALYSIS_PROJECT", str(root))
    return Project(root)
