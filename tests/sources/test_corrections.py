"""Corrections are declared, guarded and visible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources import build, corrections, layouts, manifest
from povanalysis.sources.corrections import Correction
from povanalysis.sources.tables.opening import open_document


def correction(**overrides: Any) -> Correction:
    fields = {
        "id": "C9", "file": "figures.csv",
        "where": {"region": "3524", "indicator": "P1", "year": "2024", "period": "March"},
        "expect": "1.88", "action": "replace", "value": "1.80",
        "reason": "a test", "source": "PG05", "by": "tests", "date": "2026-11-22",
    }  # fmt: skip
    return Correction.model_validate({**fields, **overrides})


def declare(project: Project, **overrides: Any) -> None:
    entry = correction(**overrides).model_dump(mode="json", exclude_none=True)
    (project.raw / "corrections.yml").write_text(yaml.safe_dump({"corrections": [entry]}))


def value_of(project: Project, region: str, indicator: str, year: int) -> list[tuple[float, str]]:
    rows = build.assemble(manifest.load(project))
    rows = rows[
        (rows["region"] == region)
        & (rows["indicator"] == indicator)
        & (rows["year"] == year)
        & (rows["period"] == "March")
    ]
    return list(zip(rows["value"], rows["correction_id"], strict=True))


def test_the_shipped_correction_drops_the_defective_national_line(project: Project) -> None:
    assert value_of(project, "0000", "POVERTY_LINE", 2017) == []
    (project.raw / "corrections.yml").unlink()
    assert value_of(project, "0000", "POVERTY_LINE", 2017) == [(385621.0, "")]


def test_a_replaced_value_carries_the_id_of_its_correction(project: Project) -> None:
    declare(project)
    assert value_of(project, "3524", "P1", 2024) == [(1.8, "C9")]


def test_a_correction_makes_another_data_version(project: Project) -> None:
    before = manifest.load(project).version
    declare(project)
    assert manifest.load(project).version.sha256 != before.sha256
    assert manifest.load(project).version.as_of == before.as_of


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"expect": "1.98"}, "expects 1.98, the file says 1.88"),
        ({"where": {"region": "3524", "year": "1999"}}, "0 rows fit"),
        ({"where": {"region": "3524"}}, "rows fit 3524"),
        ({"where": None, "cell": "B5"}, "name its row by `where`"),
    ],
)
def test_a_correction_that_no_longer_fits_stops_the_build(
    project: Project, overrides: dict[str, Any], words: str
) -> None:
    declare(project, **overrides)
    with pytest.raises(DataError, match=words) as caught:
        build.build(project)
    assert "take C9 out" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("corrections: [{id: C1}]", "corrections.0.file"),
        ("corrections: 5", "corrections"),
        ("corrections: [", "while parsing"),
        ("something: else", "something"),
    ],
)
def test_an_incomplete_file_names_what_is_missing(project: Project, text: str, words: str) -> None:
    (project.raw / "corrections.yml").write_text(text)
    with pytest.raises(DataError, match=words):
        corrections.load(project.raw)


@pytest.mark.parametrize(
    "overrides", [{"value": None}, {"action": "drop"}, {"cell": "B5"}, {"where": None}]
)
def test_half_a_correction_is_refused(overrides: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"give either|needs a"):
        correction(**overrides)


def test_two_corrections_with_one_id_are_refused(project: Project) -> None:
    entry = correction().model_dump(mode="json", exclude_none=True)
    (project.raw / "corrections.yml").write_text(yaml.safe_dump({"corrections": [entry, entry]}))
    with pytest.raises(DataError, match="C9 stands twice"):
        corrections.load(project.raw)


def test_a_cell_of_an_imported_table_is_corrected_before_it_is_judged(fixtures: Path) -> None:
    path = fixtures / "Jumlah dan Persentase Penduduk Miskin Menurut Provinsi, 2018.csv"
    # BPS release of 16 July 2018: 9.82 per cent in March 2018
    fix = correction(where=None, cell="row 6, column 6", expect="25674.58", value="9.82")
    document, ids = corrections.apply_to_document(open_document(path), [fix], "x.csv")
    reading = layouts.read(document)
    assert reading.problems == ()
    found = {figure.key: figure.value for figure in reading.figures}
    assert found["0000", "P0", 2018, "March"] == 9.82
    assert ids == {"row 6, column 6": "C9"}
    dropped = correction(
        where=None, cell="row 6, column 6", expect="25674.58", value=None, action="drop"
    )
    document, _ = corrections.apply_to_document(open_document(path), [dropped], "x.csv")
    assert ("0000", "P0", 2018, "March") not in {f.key for f in layouts.read(document).figures}


def test_a_cell_that_says_something_else_stops_the_reading(fixtures: Path) -> None:
    document = open_document(fixtures / "l1-jabar-2021.xlsx")
    with pytest.raises(DataError, match=r"expects 9\.99, the file says 8\.13"):
        corrections.apply_to_document(
            document, [correction(where=None, cell="Sheet1!B5", expect="9.99")], "x"
        )
    with pytest.raises(DataError, match="there is no cell Sheet1!Z99"):
        corrections.apply_to_document(
            document, [correction(where=None, cell="Sheet1!Z99", expect="9.99")], "x"
        )


def test_a_figure_of_the_webapi_is_corrected_by_its_key(fixtures: Path) -> None:
    fix = correction(where=None, cell="datacontent 352462101250", expect="12.03", value="12.04")
    document, _ = corrections.apply_to_document(
        open_document(fixtures / "l7-webapi.json"), [fix], "x"
    )
    found = {figure.key: figure.value for figure in layouts.read(document).figures}
    assert found["3524", "P0", 2025, "March"] == 12.04
