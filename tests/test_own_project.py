"""``povanalysis init``: a project of one's own, outside any clone, from the wheel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis import config
from povanalysis import project as projects
from povanalysis.cli import init
from povanalysis.errors import PUBLISHING
from povanalysis.languages import LANGUAGES
from povanalysis.project import VARIABLE, Project
from povanalysis.run import lock
from tests.conftest import ROOT

Command = Callable[..., tuple[int, str, str]]
OWN = {".gitattributes", "README.md", "povanalysis.toml", "povanalysis.schema.json"}
GIVEN = {
    path.relative_to(ROOT).as_posix()
    for folder in ("notebooks", "data/raw", "data/forecasts")
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
    and not any(part.startswith((".", "_")) for part in path.relative_to(ROOT).parts)
}


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_project_of_ones_own_has_few_files_all_the_users(
    command: Command, tmp_path: Path, lang: str
) -> None:
    code, out, _err = command("init", str(tmp_path / "my"), "--lang", lang, "--json")
    assert (code, set(json.loads(out)["files"])) == (0, OWN | GIVEN)
    assert files(tmp_path) == {f"my/{name}" for name in OWN | GIVEN}
    ours = (ROOT / ".gitattributes").read_text().splitlines()
    assert {*init.ATTRIBUTES.splitlines()} <= {*ours}  # what git must not touch
    readme, other = (
        (ROOT / "src/povanalysis/own" / one / "README.md").read_text() for one in LANGUAGES
    )
    assert (tmp_path / "my/README.md").read_text() == (readme if lang == "id" else other)
    found = projects.find(tmp_path / "my" / "notebooks")
    assert found == Project(tmp_path / "my")
    asked = config.load(found)
    assert asked.reports[0] == config.Config().reports[0]
    text = (found.root / config.NAME).read_text().replace("# [[", "[[")
    every = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in text.splitlines()
    )
    (found.root / "logo.png").write_bytes((ROOT / "docs/images/lamongan.png").read_bytes())
    (found.root / config.NAME).write_text(every)
    assert config.load(found).organisation  # what stands behind # can be used as it is


def test_a_folder_with_something_in_it_is_refused_and_left_alone(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    code, _out, err = command("init", str(tmp_path))
    assert (code, err.count("\n")) == (2, 1)
    assert "is not empty. Name a new directory." in err
    assert files(tmp_path) == {"mine.txt"}
    code, _out, err = command("init", str(tmp_path / "new"), "--lang", "fr")
    assert (code, "Allowed: id, en." in err) == (2, True)


def test_a_project_is_made_whole_or_not_at_all(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(init.shutil, "copyfile", full)
    code, _out, _err = command("init", str(tmp_path / "my"))
    assert (code, list(tmp_path.iterdir())) == (1, [])


def test_data_that_came_with_the_package_are_only_read(tmp_path: Path) -> None:
    given = Project(tmp_path / "cache", ROOT)
    assert (given.raw, given.processed.parent.parent) == (ROOT / "data/raw", tmp_path / "cache")
    assert given.relative(given.raw / "x.csv") == "data/raw/x.csv"
    with (
        pytest.raises(projects.ProjectError, match="Make one: povanalysis init DIR"),
        lock.held(given, print),
    ):
        pass


def wheel(folder: Path) -> Path:
    """Build the wheel by pip or uv, whichever made the environment that runs this."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "-w",
        str(folder),
        str(ROOT),
    ]
    shim = subprocess.run("uv --version", shell=True, check=False, capture_output=True)
    if shim.returncode == 0:  # a shim may be on PATH without the program behind it
        command = ["uv", "build", "--wheel", "-q", "-o", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert built.returncode == 0, built.stderr[-500:]
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the built wheel, and the libraries of this one."""
    base = tmp_path_factory.mktemp("wheel")
    venv.create(base / "env", symlinks=True)
    python = base / "env" / "bin" / "python"
    place = Path(
        subprocess.check_output(
            [python, "-c", "import site; print(site.getsitepackages()[0])"], text=True
        ).strip()
    )
    with zipfile.ZipFile(wheel(base / "dist")) as built:
        built.extractall(place)
    here = next(Path(one) for one in sys.path if one.endswith("site-packages"))
    (place / "zz.pth").write_text(str(here))  # behind the wheel
    return python


@pytest.mark.slow
def test_the_wheel_alone_makes_a_project_and_reads_outside_of_one(
    installed: Path, tmp_path: Path
) -> None:
    # 8 s of CPU: the figures of all regions are read twice, in the project and outside
    kept = {k: v for k, v in os.environ.items() if k != VARIABLE}
    environment = {
        **kept,
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    place = next(installed.parents[1].rglob("povanalysis/project.py")).parent
    before = files(place)

    def run(*arguments: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [installed, *arguments],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    made = run("-m", "povanalysis", "init", "my", "--lang", "en")
    assert made.returncode == 0, made.stderr
    assert files(tmp_path / "my") == OWN | GIVEN
    dry = run("-m", "povanalysis", "build", "--dry-run", cwd=tmp_path / "my")
    assert "id/comparison-lamongan-kediri-sukoharjo-2026: not made yet" in dry.stdout, dry.stderr
    # as a plain install: what publishing needs cannot be imported
    light = f"import sys; sys.modules.update(dict.fromkeys({PUBLISHING!r}))"
    read = "import povanalysis as pov; print(pov.__file__, len(pov.observations('Lamongan')))"
    told = run("-c", f"{light}; {read}")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(str(place))
    assert int(told.stdout.split()[-1]) > 20
    build = "import importlib.util as u; u.find_spec = lambda name: None; sys.argv = ['x', 'build']"
    call = "from povanalysis.cli.app import main; main()"
    refused = run("-c", f"{light}; {build}; {call}", cwd=tmp_path / "my")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert 'pip install "povanalysis[publish]"' in refused.stderr
    assert files(place) == before
    assert (
        tmp_path / "cache" / "povanalysis" / "data" / "processed" / "observations.parquet"
    ).is_file()
