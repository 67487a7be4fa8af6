"""Files appear whole or not at all, also when two processes make the same ones at once."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from povanalysis import files
from povanalysis.project import Project
from povanalysis.sources import build, freshness, versions


@pytest.fixture
def project(project: Project) -> Project:
    """A project in which nothing was computed yet."""
    shutil.rmtree(project.processed)
    return project


def _made(directory: Path) -> dict[str, bytes]:
    found = sorted(path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in found}


def test_a_file_is_written_with_its_directory(tmp_path: Path) -> None:
    files.write(tmp_path / "a" / "b.txt", "12,03 %\r\n")
    files.write(tmp_path / "a" / "c.bin", b"\x00\r\n")
    assert _made(tmp_path) == {"a/b.txt": b"12,03 %\r\n", "a/c.bin": b"\x00\r\n"}
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE((tmp_path / "a" / "b.txt").stat().st_mode) == stat.S_IMODE(
        plain.stat().st_mode
    )


def test_what_breaks_off_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    files.write(target, "before")

    def break_off() -> None:
        with files.replacing(target) as part:
            part.write_text("half")
            assert target.read_text() == "before"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert _made(tmp_path) == {"kept.txt": b"before"}


def test_two_writers_of_one_file_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "same.txt"
    with files.replacing(target) as ours:
        ours.write_text("ours")
        with files.replacing(target) as theirs:
            theirs.write_text("theirs")
        assert target.read_text() == "theirs"
    assert _made(tmp_path) == {"same.txt": b"ours"}


def test_what_stands_in_the_way_of_a_file_is_moved_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").write_text("a file where a folder belongs")
    (tmp_path / "b.txt" / "kept").mkdir(parents=True)
    (tmp_path / "c.txt").mkdir()  # empty: it just goes
    for name in ("a/x.txt", "b.txt", "c.txt"):
        files.write(tmp_path / name, "new")
    assert _made(tmp_path) == {
        "a.aside-1": b"a file where a folder belongs",
        **dict.fromkeys(("a/x.txt", "b.txt", "c.txt"), b"new"),
    }
    assert (tmp_path / "b.txt.aside-1" / "kept").is_dir()
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_what_a_killed_process_left_half_written_goes_with_the_next_write(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    pid = int(ended.stdout)
    for number, name in ((pid, "dead"), (os.getpid(), "alive")):
        for end in ("part", "old"):
            (tmp_path / f".{name}.txt.{number}-0a1b2c3d4e5f.{end}").touch()
    (tmp_path / ".hidden").touch()
    files.write(tmp_path / "x.txt", "x")
    assert sorted(path.name.split(".")[1] for path in tmp_path.glob(".*")) == [
        "alive", "alive", "hidden",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "observations.csv",
        "observations.parquet",
        "datapackage.json",
        "dictionary.csv",
        "version.json",
        "versions",
    ],
)
def test_a_data_build_overtaken_by_another_ends_well(
    name: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before one file takes its place, another build of the same project runs from end to end."""
    assembled = build.assemble(build.manifests.load(project))
    monkeypatch.setattr(build, "assemble", lambda manifest: assembled)
    replace, overtaken = Path.replace, []

    def late(self: Path, target: Path) -> Path:
        if name in (target.name, target.parent.name) and not overtaken:
            overtaken.append(target.name)
            build.build(project)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", late)
    version = build.build(project)
    assert overtaken == [f"{version}.parquet" if name == "versions" else name]
    assert versions.known(project) == [str(version)]
    assert freshness.is_current(project)
    assert not [path for path in _made(project.processed) if path.endswith(".part")]


def test_processes_that_find_a_fresh_project_at_once_all_read_it(project: Project) -> None:
    code = "from povanalysis.sources import store; print(len(store.load()))"
    variables = {**os.environ, "POVANALYSIS_PROJECT": str(project.root)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    ended = [(process.communicate(timeout=120), process.returncode) for process in running]
    assert [code for _, code in ended] == [0, 0, 0], ended
    assert len({out for (out, _), _ in ended}) == 1
    assert freshness.is_current(project)
    assert not [name for name in _made(project.processed) if name.endswith(".part")]
