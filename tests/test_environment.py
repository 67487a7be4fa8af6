"""Files that say the same thing twice must agree."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]

# packages whose conda-forge name differs
CONDA = {"matplotlib": "matplotlib-base", "seaborn": "seaborn-base", "pandera": "pandera-pandas"}


def declared() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    publish = project["optional-dependencies"]["publish"]
    found = [Requirement(text) for text in [*project["dependencies"], *publish]]
    return {requirement.name: str(requirement.specifier) for requirement in found}


def normal(specifier: str) -> frozenset[str]:
    return frozenset(part.strip() for part in specifier.split(",") if part.strip())


def test_the_conda_environment_asks_for_what_the_package_declares() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    pip = next(entry["pip"] for entry in environment if isinstance(entry, dict))
    texts = [entry for entry in environment if isinstance(entry, str)] + pip[:-1]
    found = {Requirement(text).name: normal(str(Requirement(text).specifier)) for text in texts}
    assert pip[-1] == "-e ."
    missing = {
        name: specifier
        for name, specifier in declared().items()
        if found.get(CONDA.get(name, name)) != normal(specifier)
    }
    assert missing == {}
    assert "quarto" in found


def test_the_lock_pins_every_dependency_with_hashes_and_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text()
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)(?:\[.*\])?==", text, flags=re.M)}
    wanted = {name.lower().replace("_", "-") for name in declared()}
    assert wanted - {name.replace("_", "-") for name in pinned} == set()
    assert len(re.findall(r"--hash=sha256:", text)) > len(pinned)
    assert "://" not in text


@pytest.mark.parametrize("extra", ["lab", "bench"])
def test_what_make_installs_beside_is_pinned_with_hashes_and_fits_the_rest(extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {Requirement(text).name for text in project["optional-dependencies"][extra]}
    pinned, others = pins(f"requirements-{extra}.lock"), pins("requirements-dev.lock")
    assert wanted <= set(pinned)
    assert {name: pinned[name] for name in pinned if name in others} == {
        name: others[name] for name in pinned if name in others
    }
    text = (ROOT / f"requirements-{extra}.lock").read_text()
    assert len(re.findall(r"--hash=sha256:", text)) > len(pinned)
    assert "://" not in text
    assert f".venv/{extra}.stamp: requirements-{extra}.lock" in (ROOT / "Makefile").read_text()


def pins(lock: str) -> dict[str, set[str]]:
    """Give the versions that a lock file pins, by package; some differ by Python version."""
    found: dict[str, set[str]] = {}
    text = (ROOT / lock).read_text()
    for name, version in re.findall(r"^([\w.-]+)(?:\[.*?\])?==([^\s;]+)", text, flags=re.M):
        found.setdefault(name.lower(), set()).add(version)
    return found


def test_the_lock_pins_extras_where_a_package_asks_for_them() -> None:
    """Without the extra, the pip of Python 3.11 looks past the pin and stops for want of a hash."""
    text = (ROOT / "requirements-dev.lock").read_text().lower()
    lines = re.findall(r"^([\w.-]+)(?:\[(.*)\])?==", text, flags=re.M)
    pinned = {name.replace("_", "-"): set(extras.split(",")) for name, extras in lines}
    asked = [
        requirement
        for name in pinned
        for requirement in map(Requirement, _requires(name))
        if requirement.extras and (requirement.marker is None or requirement.marker.evaluate())
    ]
    assert "coverage" in {requirement.name for requirement in asked}  # by pytest-cov
    lacking = [str(r) for r in asked if not r.extras <= pinned[r.name.lower().replace("_", "-")]]
    assert lacking == []


def _requires(name: str) -> list[str]:
    try:
        return importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:  # pinned for another system
        return []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert re.search(r"^make test$", (ROOT / ".ci" / "run").read_text(), flags=re.M)
    assert "make test" in (ROOT / "README.md").read_text()


def test_the_audit_asks_for_every_pin_and_fails_where_one_list_does(tmp_path: Path) -> None:
    for name in ("Makefile", *(path.name for path in ROOT.glob("requirements*.lock"))):
        shutil.copy(ROOT / name, tmp_path)
    uv = tmp_path / "uv"
    uv.write_text(
        '#!/bin/sh\nfor list; do :; done\ncat $list; echo "$@" >&2; [ $list != $FAILS ]\n'
    )
    uv.chmod(0o755)

    def audit(fails: str) -> subprocess.CompletedProcess[str]:
        call = ["make", "audit", "UV=./uv", "AUDIT=--aliases"]
        environment = {**os.environ, "FAILS": f"build/audit/{fails}.txt"}
        return subprocess.run(
            call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    done = audit("0")
    assert done.returncode == 0, done.stderr
    asked = set(re.findall(r"^([\w.-]+)==(\S+)$", done.stdout, flags=re.M))
    locks = [pins(path.name) for path in ROOT.glob("requirements*.lock")]
    assert asked == {(name, v) for lock in locks for name in lock for v in lock[name]}
    assert done.stderr.count("--strict") == done.stderr.count("--aliases") == 2
    for fails in "12":
        done = audit(fails)
        assert done.returncode != 0
        assert done.stderr.count("--strict") == 2  # the other list is asked for all the same
        assert f"Not audited, or vulnerable (above): build/audit/{fails}.txt. " in done.stdout


def test_versions_agree() -> None:
    from povanalysis import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert project["version"] == __version__ == citation["version"]
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()
