"""A project of its own for each test that changes data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from povanalysis.project import Project
from povanalysis.sources import build, manifest

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "layouts"


@pytest.fixture
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture(scope="session")
def observations() -> pd.DataFrame:
    """What data/raw makes, in full; only read."""
    return build.assemble(manifest.load(Project(ROOT)))


@pytest.fixture
def project(two_provinces: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of its own on the figures of two provinces and the nation."""
    root = tmp_path / "project"
    shutil.copytree(two_provinces.raw, root / "data" / "raw")
    (root / "_quarto.yml").write_text("project:\n  type: default\n")
    monkeypatch.setenv("POVANALYSIS_PROJECT", str(root))
    return Project(root)
