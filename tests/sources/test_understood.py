"""What an import understood is what a later build reads, whatever the stored copy is called."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from povanalysis.errors import DataError, PovError
from povanalysis.project import Project
from povanalysis.sources import build, layouts, manifest, store, understood
from povanalysis.sources.additions import tables
from povanalysis.sources.additions.registration import Origin
from povanalysis.sources.corrections import Corrections
from povanalysis.sources.tables.reading import Hints

ORIGIN = Origin("https://aceh.bps.go.id/x", "BPS terms", "BPS", dt.date(2026, 11, 22))
LONG = "Data kemiskinan " + "kabupaten dan kota hasil survei sosial ekonomi nasional " * 2 + "2024"

TABLES: dict[str, tuple[str, str]] = {
    # what only the file name says: indicator, month and year beyond the 80 characters kept
    "Persentase Penduduk Miskin Menurut Kabupaten_Kota di Aceh.csv": (
        "Kabupaten/Kota,2023,2024\nAceh Besar,13.38,12.53\nKota Banda Aceh,7.04,6.95\n",
        "P0 2023,2024 March",
    ),
    "garis_kemiskinan_menurut_kabkota.csv": (
        "Kabupaten/Kota;2023;2024\nAceh Besar;581236;605111\nPidie;522871;549021\n",
        "POVERTY_LINE 2023,2024 March",
    ),
    "Persentase Penduduk Miskin Semester 2 2024.csv": (
        "Provinsi;Persentase Penduduk Miskin\nAceh;12,64\nRiau;6,36\nJambi;7,26\n",
        "P0 2024 September",
    ),
    f"{LONG}.csv": (
        "Kabupaten/Kota;Persentase Penduduk Miskin\nAceh Besar;12,53\nPidie;18,1\n",
        "P0 2024 March",
    ),
    "P0 2024 (Angka Sementara).csv": (
        "Kabupaten/Kota;Persentase\nAceh Besar;12,53\nPidie;18,1\n",
        "P0 2024 March",
    ),
}


def state(project: Project) -> str:
    digest = hashlib.sha256()
    for path in sorted((project.root / "data").rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(project.root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def said(project: Project, path: str) -> str:
    """Name indicator, years and months that a build gives for a stored file."""
    frame = build.assemble(manifest.load(project))
    rows = frame[frame["src_file"] == f"data/raw/{path}"]
    return " ".join(
        ",".join(map(str, sorted(set(rows[column])))) for column in ("indicator", "year", "period")
    )


def write(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(TABLES[name][0], encoding="utf-8")
    return path


@pytest.mark.parametrize("name", TABLES)
def test_a_later_build_reads_what_the_import_understood(
    project: Project, tmp_path: Path, name: str
) -> None:
    taken = tables.take(project, write(tmp_path, name), Hints(), ORIGIN)
    assert said(project, taken.path) == TABLES[name][1]
    entry = manifest.load(project).get(taken.path).extra
    assert entry["reading"]["file"] == name
    assert entry["reading"]["columns"][0]["indicator"] == entry["indicators"][0]
    build.build(project)
    again = tables.take(project, tmp_path / name, Hints(), ORIGIN)
    assert (again.state, again.reading.figures) == ("known", taken.reading.figures)


def test_an_entry_is_read_by_its_columns_not_by_words(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("Kabupaten/Kota;kemiskinan\nAceh Besar;12,53\nPidie;18,1\n")
    taken = tables.take(project, path, Hints(indicator="P0", year=2024, columns=("2",)), ORIGIN)
    monkeypatch.setattr("povanalysis.sources.tables.wording.indicators", lambda text: frozenset())
    monkeypatch.setattr("povanalysis.sources.tables.wording.years", lambda text: ())
    assert said(project, taken.path) == "P0 2024 March"


def test_a_stored_copy_that_reads_differently_is_refused_and_leaves_no_trace(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.build(project)
    before, genuine = state(project), layouts.read
    name = "garis_kemiskinan_menurut_kabkota.csv"

    def by_the_name(document: Any, hints: Any = None) -> Any:
        reading = genuine(document, hints)
        return (
            understood.replace(reading, figures=reading.figures[:-1])
            if document.columns
            else reading
        )

    monkeypatch.setattr(layouts, "read", by_the_name)
    with pytest.raises(DataError, match="reads differently in row 3, column 3"):
        tables.take(project, write(tmp_path, name), Hints(), ORIGIN)
    assert state(project) == before


def old_entry(project: Project, path: Path, hints: Hints, title: str | None = None) -> str:
    """Register a table as code of November 2026 did: a short name, and no reading in the entry."""
    reading = layouts.read(understood.read_document(path.name, path.read_bytes()), hints)
    target = understood.stored_name(path.name)
    (project.raw / target).parent.mkdir(exist_ok=True)
    (project.raw / target).write_bytes(path.read_bytes())
    sha = manifest.sha256_of(path)
    resource = manifest.Resource(
        target, title or reading.title or path.stem, "BPS", ORIGIN.source, ORIGIN.licence,
        "2026-11-22", sha, path.stat().st_size,
        {
            "layout": reading.layout, "role": "table", "source_id": f"F{sha[:8]}",
            "indicators": reading.indicators,
            "hints": {k: v for k, v in hints.as_dict().items() if k != "layout"},
        },
    )  # fmt: skip
    manifest.load(project).adding(resource).save()
    return target


@pytest.mark.parametrize("name", TABLES)
def test_an_entry_without_a_reading_is_completed_by_the_next_command_with_a_word(
    project: Project, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = old_entry(project, write(tmp_path, name), Hints())
    version = manifest.load(project).version
    store.load(project)  # any command that reads figures
    assert f"data/raw/{target}: its entry now says how it is read" in capsys.readouterr().err
    entry = manifest.load(project).get(target).extra["reading"]
    assert entry["columns"]
    assert said(project, target) == TABLES[name][1]
    assert manifest.load(project).version == version
    store.load(project)
    assert capsys.readouterr().err == ""


def test_an_entry_that_no_name_explains_is_refused_and_healed_by_the_command_it_names(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "2024.csv"
    path.write_text("Kabupaten/Kota;Persentase Penduduk Miskin\nAceh Besar;12,53\nPidie;18,1\n")
    target = old_entry(project, path, Hints(), title="Kemiskinan")
    moved = (project.raw / target).rename(project.raw / "imported" / "tabel.csv")
    text = (project.raw / manifest.NAME).read_text().replace(target, "imported/tabel.csv")
    (project.raw / manifest.NAME).write_text(text)
    with pytest.raises(DataError, match=r"does not say which year.*--year"):
        build.build(project)
    taken = tables.take(project, moved, Hints(year=2024), ORIGIN)
    assert taken.path == "imported/tabel.csv"
    assert said(project, taken.path) == "P0 2024 March"
    build.build(project)


def test_a_fresh_clone_builds_and_checks_what_was_imported(
    project: Project, tmp_path: Path, run_git: Callable[..., None]
) -> None:
    for name in list(TABLES)[:3]:
        tables.take(project, write(tmp_path, name), Hints(), ORIGIN)
    root = Path(__file__).parents[2]
    (project.root / ".gitignore").write_text((root / ".gitignore").read_text())
    run_git("init", "-q")
    run_git("add", ".")
    files = subprocess.run(
        ["git", "ls-files"], cwd=project.root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    clone = tmp_path / "clone"
    for file in files:
        (clone / file).parent.mkdir(parents=True, exist_ok=True)
        (clone / file).write_bytes((project.root / file).read_bytes())
    build.build(Project(clone))
    first, second = (store.load(Project(place)) for place in (project.root, clone))
    assert first.equals(second)


@pytest.fixture
def run_git(project: Project) -> Callable[..., None]:
    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=project.root, check=True, capture_output=True)

    return git


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Kabupaten/Kota;Persentase Penduduk Miskin 2024\nPidie;0,1812\nAceh Besar;0,1253\n", {}),
        ("Kabupaten/Kota;Persentase Penduduk Miskin 2024\nPidie;x\n", {}),
        ("Kabupaten/Kota;Persentase Penduduk Miskin 2024\nPidi;18,1\nAceh Besar;12,53\n", {}),
        ("Kabupaten/Kota;P0 September 2024\nPidie;18,1\nAceh Besar;12,53\n", {}),
        ("nama_provinsi;tahun;bulan;p0\nAceh;2024;Lebaran;14,2\n", {}),
        ("Kabupaten/Kota;Persentase Penduduk Miskin\nPidie;18,1\n", {}),
        ("Kabupaten/Kota;miskin a;miskin b\nPidie;18,1;4\n", {"indicator": "P0", "year": 2024}),
        ("Kabupaten/Kota;Persentase Penduduk Miskin 2031\nPidie;18,1\n", {}),
        ("Kabupaten/Kota;Persentase Penduduk Miskin 2025\nKab. Lamongan;12,30\n", {}),
        ('[{"a": 1}]', {}),
        ("{", {}),
        ("Aceh Besar  12,53  13,38\nPidie  18,1\nKota Sabang  14,0  14,1\n", {}),
        ("Kota - Desa;P0 2024\nPerkotaan;7\nPerdesaan;12\nPerkotaan + Perdesaan;10\n", {}),
    ],
)
def test_whatever_is_refused_leaves_the_projects_bytes_as_they_were(
    project: Project, tmp_path: Path, text: str, hints: dict[str, Any]
) -> None:
    build.build(project)
    before = state(project)
    path = tmp_path / "tabel.csv"
    path.write_text(text)
    with pytest.raises(PovError) as caught:
        tables.take(project, path, Hints(**hints), ORIGIN)
    assert "tabel.csv" in str(caught.value)
    assert caught.value.cure
    assert state(project) == before


def test_the_entry_is_plain_json(project: Project, tmp_path: Path) -> None:
    name = next(iter(TABLES))
    taken = tables.take(project, write(tmp_path, name), Hints(), ORIGIN)
    held = manifest.load(project).get(taken.path)
    assert json.loads(json.dumps(held.to_entry())) == held.to_entry()
    assert understood.read(project, held, Corrections()).figures == taken.reading.figures


def enter(project: Project, name: str) -> None:
    path = project.raw / "imported" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(name)
    resource = replace(
        manifest.load(project).resources[-1],
        path=f"imported/{name}",
        sha256=manifest.sha256_of(path),
        bytes=len(name),
    )
    manifest.load(project).adding(resource).save()


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_pull_that_grows_the_manifest_beside_the_project_keeps_the_entries_of_both(
    project: Project, run_git: Callable[..., None], capsys: pytest.CaptureFixture[str], style: str
) -> None:
    run_git("init", "-q", "-b", "ours")
    for setting in ("user.name=a", "user.email=a@b.c", f"merge.conflictStyle={style}"):
        run_git("config", *setting.split("="))
    run_git("add", ".")
    run_git("commit", "-qm", "shipped")
    run_git("branch", "theirs")
    enter(project, "our-own.csv")
    run_git("add", "data/raw")
    run_git("commit", "-qm", "a figure of our own")
    run_git("checkout", "-q", "theirs")
    enter(project, "shipped-later.csv")
    (project.raw / "regencies-depth.csv").unlink()
    manifest.load(project).without("regencies-depth.csv").save()
    run_git("add", "-A", "data/raw")
    run_git("commit", "-qm", "a file more, another no longer shipped")
    run_git("checkout", "-q", "ours")
    with pytest.raises(subprocess.CalledProcessError):
        run_git("merge", "theirs")

    joined = manifest.load(project)
    paths = [resource.path for resource in joined.resources]
    assert {"imported/our-own.csv", "imported/shipped-later.csv", "figures.csv"} < set(paths)
    assert "regencies-depth.csv" not in paths
    joined.verify()
    word = capsys.readouterr().err
    assert "entries of both sides" in word
    assert "git add data/raw/datapackage.json" in word
    assert manifest.load(project) == joined
    assert capsys.readouterr().err == ""


def test_a_conflict_that_joins_to_no_manifest_is_refused_as_it_stands(project: Project) -> None:
    path = project.raw / manifest.NAME
    text = "<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> theirs\n"
    path.write_text(text)
    with pytest.raises(DataError, match="entries of both sides"):
        manifest.load(project)
    assert path.read_text() == text
