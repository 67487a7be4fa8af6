"""Figures as printed: their decimals, what the source marks them as, and rounding."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources import build, layouts, manifest, store
from povanalysis.sources.additions import tables
from povanalysis.sources.additions.registration import Origin
from povanalysis.sources.checking import checks
from povanalysis.sources.corrections import Corrections
from povanalysis.sources.tables.opening import read_document
from povanalysis.sources.tables.reading import Hints, Reading, agree

ORIGIN = Origin("https://jabar.bps.go.id/x", "BPS terms", "BPS", dt.date(2026, 11, 22))


def read_text(text: str, name: str = "table.csv", **hints: object) -> Reading:
    return layouts.read(read_document(name, text.encode()), Hints(**hints))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "cells", "decimals"),
    [
        ("Persentase Penduduk Miskin 2024", ("12,5", "9"), 1),  # 9 was 9,0
        ("Jumlah Penduduk Miskin (jiwa) 2024", ("145450", "21030"), 3),  # of thousands
        ("Jumlah Penduduk Miskin (juta orang) 2024", ("4,25", "1,5"), -1),
        ("Garis Kemiskinan (ribu rupiah) 2024", ("481,969", "587,723"), 0),
    ],
)
def test_decimals_are_those_of_the_longest_figure_of_a_column_in_our_unit(
    head: str, cells: tuple[str, str], decimals: int
) -> None:
    reading = read_text(
        f"Kabupaten/Kota;{head}\nKab. Kediri;{cells[0]}\nKota Kediri;{cells[1]}\n", convention="id"
    )
    assert reading.problems == ()
    assert [f.decimals for f in reading.figures] == [decimals, decimals]


def test_figures_agree_within_the_rounding_of_the_shorter_one() -> None:
    assert agree((23849.4, 1), (23850.0, -1), "POOR")  # 23.85 million
    assert not agree((23844.4, 1), (23850.0, -1), "POOR")
    assert agree((12.03, 2), (12.0, 1), "P0")
    assert not agree((12.03, 2), (12.04, 2), "P0")


def test_the_shipped_observations_say_status_and_decimals(project: Project) -> None:
    build.build(project)
    frame = store.load(project)
    assert set(frame["status"]) == {"final"}
    assert frame.loc[frame["indicator"] == "P0", "decimals"].between(1, 4).all()
    dictionary = pd.read_csv(project.processed / "dictionary.csv")
    assert {"status", "decimals"} <= set(dictionary["column"])


@pytest.mark.parametrize(("decimals", "found"), [("1", 0), ("1.00", 1)])
def test_the_order_of_indices_is_judged_within_printed_rounding(
    project: Project, tmp_path: Path, decimals: str, found: int
) -> None:
    # 1² > 8 · 0.1, but a P1 of 0.95 and a P2 of 0.15 print the same
    path = tmp_path / "P0 P1 P2.csv"
    rows = {"1": ("1,0.1,8", "0.9,0.1,7"), "1.00": ("1.00,0.10,8.00", "0.91,0.12,7.05")}[decimals]
    path.write_text(
        "Kab_Kota,P1,P2,Persentase Penduduk Miskin 2016\n"
        f"Kabupaten Bandung,{rows[0]}\nKota Bogor,{rows[1]}\n"
    )
    if found:
        with pytest.raises(DataError, match="P1² is larger"):
            tables.take(project, path, Hints(year=2016), ORIGIN)
        return
    assert tables.take(project, path, Hints(year=2016), ORIGIN).added == 6
    frame = build.assemble(manifest.load(project))
    assert not [f for f in checks.check(frame, Corrections()).errors if f.check.startswith("order")]
