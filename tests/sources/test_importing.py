"""Taking tables and figures over: twice, in conflict, as revision, and with a failure half-way."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from povanalysis.errors import DataError, InputError, LayoutError, NumberError, ParameterError
from povanalysis.project import Project
from povanalysis.sources import build, manifest, store, trace, versions
from povanalysis.sources.additions import figures as adding
from povanalysis.sources.additions import registration, taking
from povanalysis.sources.additions import tables as importing
from povanalysis.sources.additions.registration import Origin
from povanalysis.sources.tables.reading import Hints

ORIGIN = Origin("https://jabar.bps.go.id/x", "BPS terms", "BPS", dt.date(2026, 11, 22))


def state(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in sorted(project.raw.rglob("*"))
        if path.is_file()
    }


def take(project: Project, path: Path, revises: bool = False) -> importing.Imported:
    return importing.take(project, path, Hints(), ORIGIN, revises=revises)


def table(folder: Path, *rows: str, name: str = "p0.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(["Kabupaten/Kota;Persentase Penduduk Miskin;Tahun", *rows]) + "\n")
    return path


def test_a_new_table_is_copied_unchanged_registered_and_built(
    project: Project, fixtures: Path
) -> None:
    source = fixtures / "l1-jabar-2021.xlsx"
    taken = take(project, source)
    assert (taken.added, taken.confirmed, taken.revised) == (7, 0, 0)
    copied = project.raw / "imported" / "l1-jabar-2021.xlsx"
    assert copied.read_bytes() == source.read_bytes()
    entry = manifest.load(project).get("imported/l1-jabar-2021.xlsx")
    assert entry.sha256 == manifest.sha256_of(source)
    assert (entry.retrieved_from, entry.licence) == (ORIGIN.source, ORIGIN.licence)
    rows = store.observations(["3201"], "P0", project=project)
    assert rows["value"].tolist() == [8.13]
    found = trace.trace(project, "3201", 2021)[0]
    assert (found.file, found.sheet, found.row) == (
        "data/raw/imported/l1-jabar-2021.xlsx", "Sheet1", 5,
    )  # fmt: skip
    assert found.source["locator"] == ORIGIN.source
    assert found.sha256_matches


def test_the_same_file_twice_changes_nothing(project: Project, fixtures: Path) -> None:
    take(project, fixtures / "l1-jabar-2021.xlsx")
    before = state(project)
    again = take(project, fixtures / "l1-jabar-2021.xlsx")
    assert again.state == "known"
    assert state(project) == before


def test_figures_already_known_are_confirmed_and_name_the_new_source(
    project: Project, tmp_path: Path
) -> None:
    taken = take(project, table(tmp_path, "Kab. Lamongan;12,03;2025", "Kota Kediri;6,04;2025"))
    assert (taken.added, taken.confirmed) == (0, 2)
    found = trace.trace(project, "3524", 2025, "P0")[0]
    assert (found.file, found.source["source_id"]) == ("data/raw/regencies-p0.csv", "V1")
    assert found.agreeing[:-1] == ("GH02", "J1", "PG05", "PG06", "PG07")
    assert found.agreeing[-1].startswith("F")


def test_a_conflicting_figure_stops_with_both_values_and_sources(
    project: Project, tmp_path: Path
) -> None:
    build.build(project)
    before = state(project)
    version = manifest.load(project).version
    with pytest.raises(DataError) as caught:
        take(project, table(tmp_path, "Kab. Lamongan;12,30;2025", "Kota Kediri;6,04;2025"))
    text = str(caught.value)
    assert "12.03 in data/raw/regencies-p0.csv row 1313 (source V1)" in text
    assert "12.3 in data/raw/imported/p0.csv row 2" in text
    assert state(project) == before
    assert manifest.load(project).version == version


def test_a_revision_becomes_a_later_vintage_and_the_newest_counts(
    project: Project, tmp_path: Path
) -> None:
    # 12.04 lies within rounding of the control total, so that only the revision speaks
    taken = take(project, table(tmp_path, "Kab. Lamongan;12,04;2025"), revises=True)
    assert (taken.added, taken.revised) == (0, 1)
    rows = store.observations(["3524"], "P0", project=project)
    rows = rows[rows["year"] == 2025]
    assert rows["value"].tolist() == [12.03, 12.04]
    assert rows["vintage"].is_monotonic_increasing


def test_a_table_that_breaks_a_check_is_refused_and_leaves_no_trace(
    project: Project, tmp_path: Path
) -> None:
    before = state(project)
    path = table(tmp_path, "Kab. Lamongan;14,03;2025")
    with pytest.raises(DataError, match=r"\(population\)(.|\n)*\(control total\)"):
        take(project, path, revises=True)
    assert state(project) == before


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_step_on_disk_fails_the_project_is_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch, lasting: bool
) -> None:
    """Every write, fsync, link and rename of a registration fails in turn.

    On a full disk nothing can be written or linked any more; renaming and removing still go.
    """
    held = manifest.load(project)
    some = build.assemble(held).head(50)
    build.write(project, held, some)
    added = held.adding(ORIGIN.resource("added/x.csv", "x", b"x", {"role": "x", "source_id": "x"}))
    before, counted = everything(project), [0, 10**6]

    def failing(real: Callable[..., Any], room: bool) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            counted[0] += 1
            if counted[0] == counted[1] or (lasting and room and counted[0] > counted[1]):
                raise OSError(28, "No space left on device")
            return real(*given, **named)

        return step

    def register() -> None:
        with taking.taking(project, "added/x.csv", b"x"):
            registration.register(project, added, some)

    for owner, name in ((os, "fsync"), (os, "link"), (Path, "write_bytes"), (Path, "replace")):
        monkeypatch.setattr(owner, name, failing(getattr(owner, name), name != "replace"))
    monkeypatch.setattr(pd.DataFrame, "to_csv", failing(pd.DataFrame.to_csv, True))
    register()
    steps, after = counted[0], everything(project)
    assert steps > 25
    assert set(after) - set(before) == {"data/raw/added/x.csv", *versions_of(added)}
    for path in set(after) - set(before):
        (project.root / path).unlink()
    (project.raw / "added").rmdir()
    for path, content in before.items():
        (project.root / path).write_bytes(content)
    for failed in range(1, steps + 1):
        counted[:] = [0, failed]
        with pytest.raises(DataError, match=r"No space left on device.*the project is as it was"):
            register()
        assert everything(project) == before, f"step {failed} of {steps}"
        assert not (project.raw / "added").exists()


def everything(project: Project) -> dict[str, bytes]:
    found = (path for path in sorted(project.root.rglob("*")) if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in found}


def versions_of(held: manifest.Manifest) -> list[str]:
    return [f"data/processed/versions/{held.version}.parquet"]


def test_what_is_only_tried_is_taken_out_again(project: Project) -> None:
    before = everything(project)

    def break_off() -> None:
        with taking.taking(project, "added/x.csv", b"x"):
            assert (project.raw / "added" / "x.csv").read_bytes() == b"x"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert everything(project) == before
    assert not (project.raw / "added").exists()


def test_two_downloads_of_one_name_do_not_overwrite_each_other(
    project: Project, tmp_path: Path
) -> None:
    for number, line in enumerate(["Kab. Bogor;7,05;2024", "Kab. Garut;9,68;2024"]):
        folder = tmp_path / str(number)
        folder.mkdir()
        take(project, table(folder, line))
    names = [r.path for r in manifest.load(project).resources if r.extra.get("role") == "table"]
    assert names == ["imported/p0.csv", "imported/p0-2.csv"]  # in the order they came


def test_a_table_of_another_indicator_than_named_is_refused(
    project: Project, fixtures: Path
) -> None:
    with pytest.raises(LayoutError, match="table of P0, not of P1"):
        importing.understand(project, fixtures / "l1-jabar-2021.xlsx", Hints(indicator="P1"))


def test_what_was_understood_is_plain_values(project: Project, fixtures: Path) -> None:
    plain = importing.understand(project, fixtures / "l1-jabar-2021.xlsx", Hints()).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert {k: plain[k] for k in ("layout", "indicator", "unit", "years", "rows", "skipped")} == {
        "layout": "L1", "indicator": "P0", "unit": "percent", "years": [2021], "rows": 7,
        "skipped": [],
    }  # fmt: skip


def test_an_imported_table_that_was_edited_stops_the_build(
    project: Project, fixtures: Path
) -> None:
    take(project, fixtures / "l1-jabar-2021.xlsx")
    path = project.raw / "imported" / "l1-jabar-2021.xlsx"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(DataError, match="l1-jabar-2021"):
        build.build(project)


def test_one_figure_becomes_a_file_of_its_own(project: Project) -> None:
    origin = Origin("https://example.org/brs", "fact cited", "BPS", dt.date(2026, 11, 22))
    resource = adding.add(project, "Lamongan", 2026, "11,87", indicator="P0", origin=origin)
    assert resource.path.startswith("added/3524-P0-2026-March-")
    found = trace.trace(project, "3524", 2026)[0]
    assert (found.value, found.period, found.source["locator"]) == (11.87, "March", origin.source)
    again = adding.add(project, "3524", 2026, "11.87", indicator="P0", origin=origin)
    assert again.sha256 == resource.sha256
    assert len(trace.trace(project, "3524", 2026)) == 1


def test_a_figure_in_conflict_is_not_added(project: Project) -> None:
    before = state(project)
    with pytest.raises(DataError, match=r"12\.03 .* 12\.5 "):
        adding.add(project, "3524", 2025, "12,5", indicator="P0", origin=ORIGIN)
    assert state(project) == before


@pytest.mark.parametrize(
    ("value", "indicator", "error"),
    [
        ("1203", "P0", NumberError),
        ("abc", "P0", NumberError),
        ("505", "POVERTY_LINE", NumberError),
        ("12,03", "P9", InputError),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    project: Project, value: str, indicator: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        adding.add(project, "3524", 2026, value, indicator=indicator, origin=ORIGIN)


def test_a_figure_of_the_future_is_refused(project: Project) -> None:
    with pytest.raises(ParameterError, match="1976 to 2026"):
        adding.add(project, "3524", 2027, "11,5", indicator="P0", origin=ORIGIN)


def test_another_value_from_the_same_source_leaves_the_added_file_as_it_was(
    project: Project,
) -> None:
    adding.add(project, "3524", 2026, "11,87", indicator="P0", origin=ORIGIN)
    before = state(project)
    again = adding.add(project, "3524", 2026, "11,87", indicator="P0", origin=ORIGIN)
    assert state(project) == before
    with pytest.raises(DataError) as caught:
        adding.add(project, "3524", 2026, "11,78", indicator="P0", origin=ORIGIN)
    assert again.path in str(caught.value)
    assert ",11.87," in str(caught.value)
    assert ",11.78," in str(caught.value)
    assert state(project) == before
    manifest.load(project).verify()


def test_an_added_figure_that_was_known_confirms_the_shipped_row(project: Project) -> None:
    adding.add(project, "3524", 2025, "12,03", indicator="P0", origin=ORIGIN)
    found = trace.trace(project, "3524", 2025, "P0")[0]
    assert (found.file, found.row) == ("data/raw/regencies-p0.csv", 1313)
    assert found.agreeing[-1].startswith("A")


def test_a_nought_at_the_end_is_a_printed_decimal(project: Project) -> None:
    adding.add(project, "3524", 2026, "11,90", indicator="P0", origin=ORIGIN)
    found = build.assemble(manifest.load(project))
    own = found[(found["region"] == "3524") & (found["year"] == 2026)]
    assert own[["value", "decimals"]].values.tolist() == [[11.9, 2]]
    other = replace(ORIGIN, source="https://another.example")
    with pytest.raises(DataError, match=r"11\.9 in .* 11\.93 in"):
        adding.add(project, "3524", 2026, "11,93", indicator="P0", origin=other)
    adding.add(project, "3524", 2026, "11,9", indicator="P0", origin=other)


@pytest.mark.parametrize(
    ("value", "indicator", "stored"),
    [
        ("144,98 ribu jiwa", "POOR", 144.98),
        ("144.980 jiwa", "POOR", 144.98),
        ("17.200 jiwa", "POOR", 17.2),  # not 17,200 thousand, which is in range too
        ("Rp. 565.321,-", "POVERTY_LINE", 565321),
        ("11,87 persen", "P0", 11.87),
    ],
)
def test_the_words_beside_an_added_figure_decide_its_unit(
    value: str, indicator: str, stored: float
) -> None:
    assert adding.read_value(value, indicator)[0] == stored


@pytest.mark.parametrize(
    ("value", "indicator", "words"),
    [("12,03 persen", "POOR", "given in percent"), ("145.450 jiwa", "P0", "given in persons"),
     ("17.200", "POOR", "17.2 or 17200")],
)  # fmt: skip
def test_an_added_figure_in_another_unit_is_refused(value: str, indicator: str, words: str) -> None:
    with pytest.raises(NumberError, match=words):
        adding.read_value(value, indicator)


@pytest.mark.parametrize("names", [("a.csv", "b.csv", "c.csv"), ("c.csv", "b.csv", "a.csv")])
def test_a_later_build_gives_what_the_imports_gave_whatever_the_files_are_called(
    project: Project, tmp_path: Path, names: tuple[str, str, str]
) -> None:
    old, revision, later = names
    take(project, table(tmp_path, "Kab. Bogor;7,05;2024", "Kota Bogor;6,53;2024", name=old))
    take(project, table(tmp_path, "Kab. Bogor;7,06;2024", name=revision), revises=True)
    # a third file agrees with the revision, not with the old figure
    taken = take(
        project, table(tmp_path, "Kab. Bogor;7,06;2024", "Kota Depok;2,34;2024", name=later)
    )
    assert (taken.added, taken.confirmed, taken.revised) == (1, 1, 0)
    frame = build.assemble(manifest.load(project))
    rows = frame[(frame["region"] == "3201") & (frame["year"] == 2024)]
    assert rows["value"].tolist() == [7.05, 7.06]
    assert rows["src_file"].str.endswith((old, revision)).all()


def test_a_poverty_line_with_dots_is_added_in_rupiah(project: Project) -> None:
    adding.add(project, "3524", 2026, "560.123", indicator="POVERTY_LINE", origin=ORIGIN)
    assert trace.trace(project, "3524", 2026)[0].value == 560123.0


def test_versions_show_what_changed_the_largest_first(project: Project, tmp_path: Path) -> None:
    old = str(build.build(project))
    take(project, table(tmp_path, "Kab. Lamongan;12,04;2025", "Kab. Bogor;6,47;2025"), revises=True)
    changes = versions.diff(project, old)
    assert [(c.region, c.old, c.new) for c in changes] == [
        ("3524", 12.03, 12.04),
        ("3201", None, 6.47),
    ]
    assert changes[0].to_json()["name"] == "Kabupaten Lamongan"
    assert versions.diff(project, old, old) == []
    before = store.observations("Lamongan", version=old, project=project)
    now = store.observations("Lamongan", project=project)
    assert list(before) == list(now)
    assert [frame["value"].iloc[-1] for frame in (before, now)] == [12.03, 12.04]
    (project.processed / "versions" / "2020.parquet").write_bytes(
        before[["region", "indicator", "year", "period", "value"]].to_parquet()
    )
    with pytest.raises(InputError, match="povanalysis data diff 2020"):
        store.observations(version="2020", project=project)
    with pytest.raises(InputError, match="No kept data version"):
        versions.diff(project, "1999")


def test_building_twice_keeps_one_version(project: Project) -> None:
    build.build(project)
    build.build(project)
    assert len(versions.known(project)) == 1


def test_the_shipped_figures_are_rebuilt_in_under_two_seconds_of_work(project: Project) -> None:
    build.build(project)  # the first call loads libraries
    start = time.process_time()
    build.build(project)
    assert time.process_time() - start < 2


def test_the_processed_data_are_a_package_that_pandas_reads(project: Project) -> None:
    import pandas as pd

    build.build(project)
    package = json.loads((project.processed / "datapackage.json").read_text())
    resource = package["resources"][0]
    fields = [field["name"] for field in resource["schema"]["fields"]]
    frame = pd.read_csv(project.processed / resource["path"], dtype={"region": str})
    assert list(frame.columns) == fields
    assert len(frame) == resource["rowcount"]
    assert resource["hash"] == f"sha256:{manifest.sha256_of(project.processed / resource['path'])}"
    assert not frame.duplicated(resource["schema"]["primaryKey"]).any()
    parquet = pd.read_parquet(project.processed / "observations.parquet")
    assert parquet["value"].tolist() == frame["value"].tolist()
    dictionary = pd.read_csv(project.processed / "dictionary.csv")
    assert dictionary["column"].tolist() == fields
    assert dictionary["meaning"].str.len().min() > 10


def test_a_trace_names_file_row_hash_source_and_licence(project: Project) -> None:
    found = trace.trace(project, "3524", 2025, "P0")[0]
    lines = (project.raw / "regencies-p0.csv").read_text("utf-8").splitlines()
    assert lines[found.row - 1].startswith("3524,P0,2025,March,published,12.03,V1")
    assert found.sha256 == manifest.sha256_of(project.raw / "regencies-p0.csv")
    assert found.sha256_matches
    assert found.source["producer"].startswith("BPS")
    assert found.source["licence"]
    assert found.sources == 6  # V1, GH02, J1, PG05, PG06, PG07


def test_a_dropped_figure_is_traced_to_its_correction(project: Project) -> None:
    dropped = [t for t in trace.trace(project, "0000", 2017) if t.value is None]
    assert [t.indicator for t in dropped] == ["POVERTY_LINE"]
    assert dropped[0].correction is not None
    assert dropped[0].correction["id"] == "C1"


def test_a_trace_of_nothing_names_the_years_there_are(project: Project) -> None:
    with pytest.raises(InputError, match=r"Years there are: .*2025"):
        trace.trace(project, "3524", 1999)
