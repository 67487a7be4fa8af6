"""README's "Adding a year" from end to end: every report of a project is made while figures come.

The states in which less is out (one regency, one province) are made without pages in
tests/report/test_piecemeal.py.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from povanalysis.project import Project
from tests import piecemeal
from tests.test_publication import visible

pytestmark = pytest.mark.slow

SAID = ("--source", "https://example.org/invented", "--licence", "invented")


def bring(project: Project, command: Any, province: str, year: int | None, made: Any) -> None:
    """Write a table as BPS would print it, and import it."""
    from povanalysis.regions import get, resolve

    code = resolve(province).code
    rows = made[made["region"].str.startswith(code[:2]) & (made["indicator"] == "P0")]
    if year is not None:
        rows = rows[(rows["year"] == year) & (rows["period"] == "March")]
    wide = rows.pivot(index="region", columns="year", values="value")
    path = project.root / f"Persentase Penduduk Miskin Menurut Kabupaten Kota di {province}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        title = f"Persentase Penduduk Miskin Menurut Kabupaten/Kota di Provinsi {province} (Persen)"
        table.writerow([title])
        table.writerow(["Kabupaten/Kota", *wide.columns])
        for region, own in wide.iterrows():
            table.writerow([get(str(region)).name, *(f"{value:.2f}" for value in own)])
    code, _out, err = command("data", "import", str(path), *SAID, project=project)
    assert code == 0, err


def test_every_report_is_made_as_html_and_pdf(
    tmp_path: Path, copy_project: Callable[[Path], Project], command: Any
) -> None:
    """A province is out but for one regency, and a regency of the other; a third province is new.

    Each report is built in one language; what it says in the other is read in test_piecemeal.py.
    """
    project = copy_project(tmp_path / "project")
    made = piecemeal.observations(piecemeal.PROVINCE)
    bring(project, command, "Jawa Timur", 2026, made[made["region"] != "3506"])
    figure = ("3311", "2026", "6.70", "--indicator", "P0")
    assert command("data", "add", *figure, *SAID, project=project)[0] == 0
    made = piecemeal.observations(piecemeal.OWN)
    bring(project, command, "Sulawesi Selatan", None, made[made["region"].str.startswith("73")])
    options = ("--renderer", "embedded", "--format", "html,pdf", "--lang")
    for lang, *asked in (
        ("id", "build"), ("en", "build", "7300", "7302"), ("en", "compare", "3524", "7302", "3311"),
    ):  # fmt: skip
        code, _out, err = command(*asked, *options, lang, project=project)
        assert code == 0, err
    for lang, fewest in (("id", 7), ("en", 3)):
        pages = [p for p in sorted((project.reports / lang).glob("*.html")) if p.stem != "index"]
        assert len(pages) >= fewest
        for page in pages:
            assert page.with_suffix(".pdf").is_file()
            text = visible(page.read_text(encoding="utf-8"))
            assert re.search(r"\b(nan|None)\b", text) is None, page.name
    for asked in (
        ("rank", "3524", "3506"),
        ("change", "3524"),
        ("pace", "3506", "--target", "5", "--year", "2030"),
        ("outcomes", "3524"),
        ("programmes", "3506"),
    ):
        code, out, err = command(*asked, project=project)
        assert code == 0, (asked, err)
        assert re.search(r"\b(nan|Traceback)\b", out + err) is None, asked
