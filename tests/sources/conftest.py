"""A project of its own for each test that changes data."""

from __future__ import annotations

import hashlib
import json
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


@pytest.fixture(scope="session")
def two_provinces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registered raw data of Jawa Tengah, Jawa Timur and the nation.

    Tests write made-up figures of other provinces, which the figures of all 514 would contradict.
    """
    raw, shipped = tmp_path_factory.mktemp("two-provinces"), ROOT / "data" / "raw"
    shutil.copy(shipped / corrections.NAME, raw / corrections.NAME)
    plain = json.loads((shipped / manifest.NAME).read_text(encoding="utf-8"))
    for entry in plain["resources"]:
        head, *lines = (shipped / entry["path"]).read_text(encoding="utf-8").splitlines(True)
        if entry["name"].startswith("regencies-") or entry["name"] == "statements":
            lines = [line for line in lines if line.startswith(("33", "35", "00"))]
        kept = "".join([head, *lines]).encode()
        (raw / entry["path"]).parent.mkdir(parents=True, exist_ok=True)
        (raw / entry["path"]).write_bytes(kept)
        entry |= {"hash": f"sha256:{hashlib.sha256(kept).hexdigest()}", "bytes": len(kept)}
    (raw / manifest.NAME).write_text(json.dumps(plain, indent=2), encoding="utf-8")
    return raw


@pytest.fixture
def project(two_provinces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of its own on the figures of two provinces and the nation."""
    root = tmp_path / "project"
    shutil.copytree(two_provinces, root / "data" / "raw")
    (root / "_quarto.yml").write_text("project:\n  type: default\n")
    monkeypatch.setenv("POVANALYSIS_PROJECT", str(root))
    return Project(root)
