"""What this software made itself is made again where it is damaged; what others gave is refused.

Derived files (``data/processed``, panel results, records of jobs) heal in silence or with a word, and
answers stay the same. Raw files (the manifest, corrections, carried tables, the record of a
verification) end in one line that names file and row and ends with the cure.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from povanalysis import config
from povanalysis.errors import DataError, PovError
from povanalysis.project import Project
from povanalysis.questions import results
from povanalysis.questions.record import chain
from povanalysis.run import cells, inputs, lock, records
from povanalysis.run import publish as publication
from povanalysis.run.editions import errata, switch
from povanalysis.run.workers import execute
from povanalysis.sources import build, carried, corrections, notes, store, versions
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import Manifest
from povanalysis.sources.webapi import verified
from tests.conftest import register_two_provinces

Change = Callable[[bytes], bytes]
HARMS: dict[str, Change] = {
    "cut off": lambda held: held[: len(held) // 2],
    "emptied": lambda held: b"",
    "overwritten": lambda held: b"\x00\xff" * (len(held) // 2) + held[: len(held) % 2],
}
FOLDER = "a folder"


def harm(path: Path, name: str) -> None:
    if name == FOLDER:
        path.unlink()
        (path / "something").mkdir(parents=True)
    else:
        path.write_bytes(HARMS[name](path.read_bytes()))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        *(("observations.csv", how) for how in (*HARMS, FOLDER)),
        *(("observations.parquet", how) for how in (*HARMS, FOLDER)),
        *(("version.json", how) for how in (*HARMS, FOLDER)),
        *(("panel/panel-scenarios-2026.npz", how) for how in HARMS),
        ("panel/panel-key.json", FOLDER),  # these two take some seconds to make
        ("panel/panel-forecasts.npz", "overwritten"),
    ],
)
def test_a_damaged_file_is_made_again(
    project: Project, command: Callable[..., tuple[int, str, str]], name: str, how: str
) -> None:
    def asked() -> tuple[int, str]:
        for cached in (store._read, results._stored, results._place_scenarios):
            cached.cache_clear()
        inputs.prepare(project)  # as a build begins
        return command("forecast", "3524", "--json", project=project)[:2]

    before, path = asked(), Path(project.processed / name)
    assert before[0] == 0
    held = path.read_bytes()
    harm(path, how)
    assert asked() == before
    assert path.read_bytes() == held
    aside = path.with_name(f"{path.name}.aside-1")
    assert aside.is_dir() == (how == FOLDER)


def test_what_is_read_of_the_panel_only_when_asked_for_heals_too(project: Project) -> None:
    results._stored.cache_clear()
    wanted = results.panel_results(project).backtest.records
    path = project.processed / "panel" / "panel-backtest-records.parquet"
    held = path.read_bytes()
    middle = len(held) // 3
    path.write_bytes(held[:middle] + bytes(64) + held[middle + 64 :])  # a page, not the footer
    results._stored.cache_clear()
    assert results.panel_results(project).backtest.records.equals(wanted)
    assert path.read_bytes() == held


RECORDS = (b"", b"{", b"[]", b"null", b'"x"', b"\x00\xff", b"[" * 10**5, b'{"parts": 1}')
GOOD: dict[str, Any] = {
    "schema": records.SCHEMA, "parts": {"figures": {}}, "outputs": {},
    "page": {"front": {}, "card": {}}, "data_version": "v", "seconds": 1.0,
}  # fmt: skip


ENDLESS: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("make", ENDLESS.values(), ids=ENDLESS)
def test_what_never_ends_in_the_place_of_a_file_is_waited_for_nowhere(
    raw: Project, make: Callable[[Path], None]
) -> None:
    """Nor read until memory ends; each was, by a build or by all commands."""
    carried = manifests.load(raw).resources[0].path
    refusing: list[tuple[Path, Callable[[], object]]] = [
        (raw.raw / manifests.NAME, lambda: manifests.load(raw)),
        (raw.raw / corrections.NAME, lambda: corrections.load(raw.raw)),
        (raw.raw / carried, manifests.load(raw).verify),
        (raw.root / "data" / verified.NAME, lambda: verified.record(raw)),
        (errata.place(raw), lambda: errata.load(raw)),
        (raw.forecasts / chain.NAME, lambda: chain.load(raw)),
        (raw.notebooks / "x.ipynb", lambda: cells.read(raw.notebooks / "x.ipynb")),
    ]
    passing: list[tuple[Path, Callable[[], object]]] = [
        (raw.build / records.NAME, lambda: records.load(raw.build)),
        (raw.build / switch.JOURNAL, lambda: switch._journal(raw)),
        (raw.reports / publication.RECORD, lambda: publication.record(raw.reports)),
        (raw.raw / manifests.TAKING, lambda: manifests.being_taken(raw) or None),
    ]
    signal.alarm(60)
    for path, read in [*refusing, *passing]:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = path.read_bytes() if path.is_file() else b""
        path.unlink(missing_ok=True)
        make(path)
        if (path, read) in passing:
            assert read() is None, path
        else:
            refused(read, path.name)
        path.unlink()
        path.write_bytes(held)
    signal.alarm(0)


def test_a_record_of_a_job_that_is_none_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / records.NAME
    path.write_text(json.dumps(GOOD))
    assert records.load(tmp_path) is not None
    broken = [{**GOOD, key: 1} for key in ("parts", "outputs", "page")]
    broken += [{**GOOD, "schema": records.SCHEMA + 1}, {**GOOD, "schema": None}]
    broken += [{**GOOD, "parts": {"figures": []}}, {**GOOD, "page": {}}, {**GOOD, "of later": 1}]
    for content in (*RECORDS, *(json.dumps(one).encode() for one in broken)):
        path.write_bytes(content)
        assert records.load(tmp_path) is None, content[:40]
    harm(path, FOLDER)
    assert records.load(tmp_path) is None


def test_whatever_stands_in_a_lock_that_is_held_is_waited_for(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.build.mkdir()
    for content in (*RECORDS, b'{"pid": 1}', b'{"command": []}'):
        (project.build / lock.NAME).write_bytes(content)
        with (project.build / lock.NAME).open() as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            with (
                pytest.raises(lock.LockedError, match=r"^another command still works in"),
                lock.held(project, lambda _: None, patience=0),
            ):
                pass


def test_what_is_no_file_in_the_place_of_the_lock_makes_way(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.build.mkdir()
    os.mkfifo(project.build / lock.NAME)
    with lock.held(project, lambda _: None, patience=0):
        assert (project.build / lock.NAME).is_file()
    assert (project.build / f"{lock.NAME}.aside-1").is_fifo()


def test_a_key_of_the_panel_that_is_none_is_no_key(raw: Project) -> None:
    path = raw.processed / inputs.PANEL_KEY
    path.parent.mkdir(parents=True)
    for content in RECORDS:
        path.write_bytes(content)
        assert not inputs.has_panel(raw)


def test_a_damaged_copy_of_an_older_version_is_refused_in_one_line(raw: Project) -> None:
    for name in ("2026-01-01-aaaaaaaa", "2026-01-02-bbbbbbbb"):
        path = raw.processed / versions.FOLDER / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PAR1")
    refused(lambda: versions.diff(raw, "2026-01-01"), "2026-01-01-aaaaaaaa.parquet", "data build")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("raw")
    register_two_provinces(root / "data" / "raw")
    return Project(root)


@pytest.fixture
def raw(shared: Project, tmp_path: Path) -> Project:
    """Raw files that a test may change: the carried tables that are small."""
    held = manifests.load(shared)
    kept = [r for r in held.resources if r.bytes < 100_000]
    for resource in kept:
        content = (shared.raw / resource.path).read_bytes()
        (tmp_path / "data" / "raw").mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / "raw" / resource.path).write_bytes(content)
    project = Project(tmp_path)
    Manifest(project, tuple(kept), held.head).save()
    return project


def refused(call: Callable[[], object], *named: str) -> None:
    """Expect one line that names the place and ends with what to do."""
    with pytest.raises(PovError) as found:
        call()
    text = str(found.value)
    assert "\n" not in text.strip(), text
    assert found.value.cure, text
    assert [word for word in named if word not in text] == [], text


def registered(project: Project, name: str, content: bytes) -> Manifest:
    """Write a raw file and register what it says now, as one made by another version is."""
    path = project.raw / name
    path.write_bytes(content)
    held = manifests.load(project)
    resource = replace(held.get(name), sha256=manifests.bytes_hash(content), bytes=len(content))
    return held.adding(resource)


def _row(change: Callable[[list[bytes]], list[bytes]]) -> Change:
    """Change the cells of the second row; no table of ours has quotes or commas there first."""

    def changed(held: bytes) -> bytes:
        lines = held.split(b"\n")
        lines[1] = b",".join(change(lines[1].split(b",")))
        return b"\n".join(lines)

    return changed


def _without_first_column(held: bytes) -> bytes:
    return b"\n".join(line.partition(b",")[2] for line in held.split(b"\n"))


TABLES = {
    "breaks.csv": "breaks", "programmes.csv": "programmes", "releases.csv": "releases",
    "sources.csv": "sources", "spells.csv": "spells", "statements.csv": "figures",
    "targets.csv": "targets",
}  # fmt: skip
WRONG: dict[str, tuple[Change, str]] = {
    "emptied": (HARMS["emptied"], "lacks the columns"),
    "overwritten": (HARMS["overwritten"], "UTF-8"),
    "in UTF-16": (lambda held: held.decode().encode("utf-16"), "UTF-8"),
    "in Latin-1": (lambda held: held.replace(b"\n", b"\xe9\n", 1), "UTF-8"),
    "with NUL": (lambda held: held.replace(b"\n", b"\x00\n", 1), ""),
    "without its first column": (_without_first_column, "lacks the columns"),
    "with a row cut off": (_row(lambda cells: cells[:2]), "row 2"),
    "with a row too long": (_row(lambda cells: [*cells, b"x"]), "row 2"),
    "with a quote left open": (_row(lambda cells: [b'"' + cells[0], *cells[1:]]), ""),
    "with a column twice": (lambda held: b"x,x," + held.replace(b"\n", b"\n1,2,"), "is no table"),
    "an HTML page": (lambda _: b"<!DOCTYPE html>\n<p>Not found</p>\n", "lacks the columns"),
    "a workbook": (lambda _: b"PK\x03\x04" + bytes(200), "lacks the columns"),
}  # fmt: skip
HARMLESS: dict[str, Change] = {
    "with a byte order mark": lambda held: b"\xef\xbb\xbf" + held,
    "with the line ends of Windows": lambda held: held.replace(b"\n", b"\r\n"),
    "without the last line end": lambda held: held.rstrip(b"\n"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_carried_table_that_is_none_is_refused_with_file_and_row(raw: Project, name: str) -> None:
    role, path = TABLES[name], raw.raw / name
    before = path.read_bytes()
    told = carried.read(manifests.load(raw), role).drop(columns="src_sha256")
    for how, (change, named) in WRONG.items():
        held = registered(raw, name, change(before))
        try:
            refused(lambda held=held: carried.read(held, role), f"data/raw/{name}", named)
        except BaseException as error:
            raise AssertionError(how) from error
        refused(lambda: manifests.load(raw).verify(), f"data/raw/{name}", "git restore")
    for how, change in HARMLESS.items():
        held = registered(raw, name, change(before))
        again = carried.read(held, role).drop(columns="src_sha256")
        assert again.equals(told), how
    wider = b"\n".join(line + b",x" for line in before.rstrip(b"\n").split(b"\n"))
    columns = carried.read(registered(raw, name, wider), role).columns
    assert set(columns) - set(told.columns) == {
        "x",
        "src_sha256",
    }  # what newer data hold is carried along
    path.unlink()
    refused(lambda: carried.read(manifests.load(raw), role), f"data/raw/{name}")
    path.mkdir()
    refused(lambda: carried.read(manifests.load(raw), role), f"data/raw/{name}")
    refused(lambda: manifests.load(raw).verify(), f"data/raw/{name}", "git restore")


def test_a_table_of_an_older_project_lacks_columns_and_is_read(raw: Project) -> None:
    path = raw.raw / "programmes.csv"
    head, *lines = path.read_text().splitlines()
    at = head.split(",").index("intake")
    # quoted cells come after it
    kept = [
        ",".join(part for n, part in enumerate(x.split(",")) if n != at) for x in (head, *lines)
    ]
    held = registered(raw, "programmes.csv", "\n".join(kept).encode())
    assert set(carried.read(held, "programmes")["intake"]) == {""}


@pytest.mark.parametrize(
    ("name", "column", "cell"),
    [
        ("targets.csv", "year", "20x6"),
        ("targets.csv", "value", "sebelas"),
        ("targets.csv", "region", "Lamongan"),
        ("targets.csv", "set_on", "kemarin"),
        ("targets.csv", "set_on", "2026-13-45"),
        ("targets.csv", "set_on", "2026-02-31"),
        ("targets.csv", "set_on", "٢٠٢٦-٠١-٠١"),
        ("targets.csv", "value", "9" * 400),
        ("targets.csv", "year", "٢٠٢٦"),
        ("releases.csv", "published_on", "5 August"),
        ("programmes.csv", "quantity", "many"),
        ("spells.csv", "year_from", ""),
        ("statements.csv", "region", "9999"),
        ("statements.csv", "indicator", "P9"),
        ("statements.csv", "year", "next"),
        ("statements.csv", "period", "May"),
        ("statements.csv", "value", "nan"),
        ("statements.csv", "value", "1e999"),
        ("statements.csv", "value", ""),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_row(
    raw: Project, name: str, column: str, cell: str
) -> None:
    path = raw.raw / name
    head, first, *lines = path.read_text().splitlines()
    cells = first.split(",")
    cells[head.split(",").index(column)] = cell
    held = registered(raw, name, "\n".join([head, ",".join(cells), *lines]).encode())
    only = [r for r in held.resources if r.extra.get("role") != "figures" or r.path == name]
    held = replace(held, resources=tuple(only))

    def read() -> None:
        if TABLES[name] == "figures":
            build.assemble(held)
        carried.read(held, TABLES[name])

    refused(read, f"data/raw/{name}", "row 2")


MANIFESTS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "a list": (lambda plain: [], "cannot be read"),
    "no resources": (lambda plain: {}, "resources"),
    "an empty list of files": (lambda plain: {"resources": []}, "names no files"),
    "a text for an entry": (lambda plain: {"resources": ["x"]}, "cannot be read"),
    "a file twice": (lambda plain: {"resources": plain["resources"][:1] * 2}, "twice"),
    "a newer schema": (lambda plain: {**plain, "schema": 2}, "Update povanalysis"),
}
ENTRIES: dict[str, Any] = {
    "hash": "sha256:12", "accessed": "yesterday", "bytes": "many", "path": "../../etc/passwd",
    "hints": [], "reading": "x", "indicators": "P0", "confirms": {}, "role": 1, "source_id": 7,
    "published_on": [], "title": None, "licence": 1,
}  # fmt: skip


def test_a_manifest_that_is_none_is_refused_in_one_line(raw: Project) -> None:
    path = raw.raw / manifests.NAME
    before = path.read_bytes()
    plain = json.loads(before)
    contents = [(change(json.loads(before)), named) for change, named in MANIFESTS.values()]
    for key, value in ENTRIES.items():
        entry = {**plain["resources"][0], key: value}
        contents.append(({**plain, "resources": [entry, *plain["resources"][1:]]}, key))
        if key in ("hash", "accessed", "bytes", "path", "title"):
            entry = {name: one for name, one in entry.items() if name != key}
            contents.append(({**plain, "resources": [entry]}, key))
    for content, named in contents:
        path.write_text(json.dumps(content))
        refused(lambda: manifests.load(raw).version, f"data/raw/{manifests.NAME}", named)
    for broken in (*RECORDS, before[: len(before) // 2]):
        path.write_bytes(broken)
        refused(lambda: manifests.load(raw).version, f"data/raw/{manifests.NAME}", "git restore")
    path.write_bytes(b"\xef\xbb\xbf" + before)
    assert manifests.load(raw).version == manifests.load(raw).version
    harm(path, FOLDER)
    refused(lambda: manifests.load(raw), f"data/raw/{manifests.NAME}", "git restore")


@pytest.mark.parametrize(
    "content",
    [
        b"[", b"x", b"\x00\xff", b"corrections: 1", b"corrections: [{id: C1}]",
        b"acknowledged: [x]", b"[" * 10**4, b"!!python/object:os.system {}", b"unknown: []",
    ],
)  # fmt: skip
def test_corrections_that_are_none_are_refused_in_one_line(raw: Project, content: bytes) -> None:
    (raw.raw / corrections.NAME).write_bytes(content)
    refused(lambda: corrections.load(raw.raw), f"data/raw/{corrections.NAME}", "docs/data.md")


def test_a_folder_for_the_corrections_is_refused_and_a_byte_order_mark_is_read(
    raw: Project,
) -> None:
    path = raw.raw / corrections.NAME
    path.write_bytes(b"\xef\xbb\xbfcorrections: []\n")
    assert corrections.load(raw.raw) == corrections.Corrections()
    harm(path, FOLDER)
    refused(lambda: corrections.load(raw.raw), f"data/raw/{corrections.NAME}")


def test_a_record_of_a_verification_that_is_none_is_refused_in_one_line(raw: Project) -> None:
    path = raw.root / "data" / verified.NAME
    for content in RECORDS:
        path.write_bytes(content)
        refused(lambda: verified.record(raw), f"data/{verified.NAME}", "data verify")
    path.write_text(f'{{"schema": {verified.SCHEMA + 1}}}')
    refused(lambda: verified.record(raw), "newer povanalysis", "data verify")
    harm(path, FOLDER)
    refused(lambda: verified.record(raw), f"data/{verified.NAME}", "data verify")


CONFIGS: dict[str, bytes] = {
    "nested lists": b"a = " + b"[" * 5000,
    "nested tables": b"a = " + b"{b=" * 3000,
    "digits": b"[[reports]]\nregions = [" + b"9" * 5000 + b"]",
    "regions without an end": b"[[reports]]\nregions = [" + b'"3524",' * 1000 + b"]",
    "reports without an end": b'[[reports]]\nregions = ["3524"]\n' * 300,
    "a megabyte": b"#" * 1_000_000,
    "NUL": b'title = "a\\u0000b"',
    "text turned around": b'title = "a\\u202eb"',
    "a control character in a path": b'notes = "a\\u0000b"',
    "UTF-16": 'title = "a"'.encode("utf-16"),
}


@pytest.mark.parametrize("how", [*CONFIGS, FOLDER, "a pipe", "a link to itself"])
def test_what_a_project_asks_for_is_refused_in_one_line(tmp_path: Path, how: str) -> None:
    path = tmp_path / config.NAME
    if how in CONFIGS:
        path.write_bytes(CONFIGS[how])
    elif how == FOLDER:
        path.mkdir()
    elif how == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    refused(lambda: config.load(Project(tmp_path)), config.NAME)


def test_a_note_that_is_no_file_or_lies_outside_is_refused_in_one_line(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    (project.root / "notes").mkdir(parents=True)
    path = project.root / "notes" / "3524.en.md"
    makers: tuple[Callable[[], object], ...] = (
        path.mkdir, lambda: os.mkfifo(path), lambda: path.symlink_to(path),
        lambda: path.symlink_to("/dev/zero"),
    )  # fmt: skip
    for make in makers:
        make()
        refused(lambda: notes.read(notes.find(project)["3524", "en"]), "3524.en.md is no file")
        if path.is_symlink() or not path.is_dir():
            path.unlink()
        else:
            path.rmdir()
    (project.root.parent / "elsewhere.md").write_text("said")
    path.symlink_to("../../elsewhere.md")
    assert notes.read(notes.find(project)["3524", "en"]) == "said"
    for named in ("../notes", "/tmp"):
        (project.root / config.NAME).write_text(f'notes = "{named}"')
        refused(lambda: notes.find(project), "lies outside the project")


def test_a_notebook_that_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    path, cell = tmp_path / "regency.ipynb", {"cell_type": "code", "source": "x", "metadata": {}}
    wrong: list[Any] = [
        {"cells": None}, {"cells": ["x"]}, {"cells": [cell], "nbformat": 99},
        *({"cells": [{**cell, key: value}]} for key, value in (
            ("source", None), ("source", [1]), ("metadata", []), ("metadata", {"tags": 5}),
            ("metadata", {"tags": [[]]}), ("cell_type", None),
        )),
    ]  # fmt: skip
    for content in (*RECORDS, *(json.dumps(one).encode() for one in wrong)):
        path.write_bytes(content)
        refused(lambda: cells.read(path), "notebooks/regency.ipynb", "git restore")
    path.unlink()
    os.mkfifo(path)
    refused(lambda: cells.read(path), "notebooks/regency.ipynb", "git restore")
    path.unlink()
    for change in (
        {"metadata": None}, {"nbformat": 3}, {"cells": [{**cell, "outputs": "x"}]},
        {"cells": [{**cell, "source": "\ud800"}]},
        {"cells": [{**cell, "cell_type": "markdown", "attachments": 5}]},
    ):  # fmt: skip
        plain = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4, **change}
        path.write_text(json.dumps(plain))
        refused(lambda: execute._with_page_cell(path, tmp_path / "out.ipynb"), "git restore")


def test_a_publication_whose_record_is_none_is_no_edition(tmp_path: Path) -> None:
    plain = {"edition": 1, "published": "2026-11-26T10:00:00Z", "keep": 3}
    entry = {"path": "en/x.html", "sha256": "ab"}
    manifest = {"reports": [{"lang": "en", "name": "x", "outputs": {"html": entry}}]}
    path = tmp_path / publication.RECORD
    path.write_text(json.dumps({**plain, "manifest": manifest}))
    assert publication.record(tmp_path) is not None
    changes: list[dict[str, Any]] = [
        {"published": "soon"}, {"published": []}, {"edition": float("inf")}, {"keep": float("inf")},
        {"edition": 0}, {"keep": -1}, {"manifest": {**manifest, "data_version": "\ud800"}},
        {"edition": None}, {"manifest": {"reports": [{"lang": "en", "name": "x"}]}},
        *({"manifest": {**manifest, "front_pages": {"en": {**entry, "path": led}}}}
          for led in ("../x", "en/../../x", "/etc/passwd", 1)),
    ]  # fmt: skip
    broken = [json.dumps({**plain, "manifest": manifest, **change}).encode() for change in changes]
    for content in (*RECORDS, *broken):
        path.write_bytes(content)
        assert publication.record(tmp_path) is None, content[:200]
        assert publication.unreadable(tmp_path) == [tmp_path]
        refused(lambda: publication.read(tmp_path), "cannot be read")
    later = {**manifest, "schema": publication.SCHEMA + 1}
    path.write_text(json.dumps({**plain, "manifest": later}))
    refused(lambda: publication.read(tmp_path), "newer povanalysis", "Update povanalysis")


def test_notes_of_what_was_begun_that_are_none_are_no_notes(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.raw.mkdir(parents=True)
    told = [
        {"path": "../../x", "sha256": "ab"},
        {"path": [], "sha256": "ab"},
        {"path": "/x", "sha256": ""},
    ]
    for content in (*RECORDS, *(json.dumps(one).encode() for one in told)):
        (project.raw / manifests.TAKING).write_bytes(content)
        assert manifests.being_taken(project) == {}
    project.build.mkdir()
    for content in (*RECORDS, b'{"new": [], "before": 1}', b'{"new": 1, "before": "../x"}'):
        (project.build / switch.JOURNAL).write_bytes(content)
        assert switch._journal(project) is None


def test_a_notebook_of_ones_own_in_the_publication_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_bytes(b"\xff\xfe")
    (tmp_path / "b.ipynb").mkdir()
    (tmp_path / "c.ipynb").symlink_to("nowhere")
    os.mkfifo(tmp_path / "d.ipynb")
    (tmp_path / "loop").symlink_to(".")
    assert publication.laid_out(tmp_path) == ([], [])


def test_errata_that_are_none_are_refused_in_one_line(tmp_path: Path) -> None:
    project = Project(tmp_path)
    path = errata.place(project)
    path.parent.mkdir()
    head, row = "report,kind,day,because_id,because_en\n", "x,corrected,2026-11-26,,why\n"
    for content in ("", " \n", head + row.replace("11-26", "13-45"), head + row.replace("26", "٢٦"),
                    head + row.replace("corrected", "mended"), head + "x,corrected\n", row * 2,
                    head + row.replace("why", "y" * 200_000), "\ud800", "report,k", "[]"):  # fmt: skip
        path.write_bytes(content.encode("utf-8", "surrogatepass"))
        refused(lambda: errata.load(project), "data/errata.csv")
    path.write_text(f"\ufeff{head}{row}", encoding="utf-8")
    assert [one.day for one in errata.load(project)] == ["2026-11-26"]
    harm(path, FOLDER)
    refused(lambda: errata.load(project), "data/errata.csv")


def test_a_table_changed_behind_the_manifest_is_refused_where_it_is_read(raw: Project) -> None:
    path = raw.raw / "targets.csv"
    path.write_text(path.read_text().replace("11.95", "10.95"))
    store._table.cache_clear()
    with pytest.raises(DataError, match=r"differ from their manifest: data/raw/targets.csv"):
        store.table("targets", raw)
