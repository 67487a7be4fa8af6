"""Tables written in any shape, delimiter, mark and convention read back as the figures they hold."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from povanalysis.errors import PovError
from povanalysis.regions import regions
from povanalysis.sources import layouts
from povanalysis.sources.tables.opening import read_document

PROVINCES = [r for r in regions(kind="province") if not r.code.startswith("9")]
MARKS = {"": "final", "r": "revised", " *": "preliminary", " (Angka Sementara)": "preliminary"}
SHAPES = ("wide", "long", "turned", "records", "blanks", "xlsx")


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, bytes, list[list[str]], dict[tuple[str, int], Any]]:
    """A file name, its content, its cells and the value and status of each region and year."""
    province = draw(st.sampled_from(PROVINCES))
    inside = [r for r in regions(province=province.code) if r.is_regency]
    places = draw(st.lists(st.sampled_from(inside), min_size=3, max_size=7, unique=True))
    years = draw(st.lists(st.integers(2015, 2025), min_size=1, max_size=3, unique=True))
    marks = {year: draw(st.sampled_from(sorted(MARKS))) for year in years}
    shape = draw(st.sampled_from(SHAPES))
    comma = draw(st.booleans()) and shape not in ("records", "xlsx")
    sign = draw(st.sampled_from([";", "\t"] if comma else [",", ";", "\t"]))
    cents = st.integers(150, 4000)
    value = {(p.code, y): draw(cents) / 100 for p in places for y in years}
    if shape in ("records", "blanks"):
        marks = dict.fromkeys(years, "")
    truth = {key: (found, MARKS[marks[key[1]]]) for key, found in value.items()}

    def cell(code: str, year: int) -> str:
        text = f"{value[code, year]:.2f}"
        return text.replace(".", ",") if comma else text

    title = f"Persentase Penduduk Miskin Menurut Kabupaten/Kota di Provinsi {province.short}"
    heads = [f"{year}{marks[year]}" for year in years]
    wide = [[title], ["Kabupaten/Kota", *heads]]
    wide += [[p.name, *(cell(p.code, y) for y in years)] for p in places]
    if shape == "records":
        rows = [{"wilayah": p.name, "tahun": y, "persentase_penduduk_miskin": value[p.code, y]}
                for p in places for y in years]  # fmt: skip
        return "t.json", json.dumps({"data": rows}).encode(), [], truth
    if shape == "blanks":
        return "t.txt", "\n".join("   ".join(row) for row in wide).encode(), [], truth
    if shape == "xlsx":
        book = openpyxl.Workbook()
        for row in wide[:2]:
            book.active.append(row)
        for p in places:
            book.active.append([p.name, *(value[p.code, y] for y in years)])
        out = io.BytesIO()
        book.save(out)
        return "t.xlsx", out.getvalue(), [], truth
    if shape == "long":
        wide = [["Tahun", "Kode", "Nama Wilayah", "Persentase Penduduk Miskin"]]
        wide += [[f"{y}{marks[y]}", p.code, p.name, cell(p.code, y)] for y in years for p in places]
    elif shape == "turned":
        wide = [[title], ["Tahun", *(p.name for p in places)]]
        wide += [[f"{y}{marks[y]}", *(cell(p.code, y) for p in places)] for y in years]
    return "t.csv", as_text(wide, sign), [[sign], *wide], truth


def as_text(rows: list[list[str]], sign: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue().encode()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_a_table_in_any_shape_reads_back_with_values_and_status(table: Any) -> None:
    name, content, _, truth = table
    reading = layouts.read(read_document(name, content)).require_clean()
    assert {(f.region, f.year): (f.value, f.status) for f in reading.figures} == truth
    assert {(f.indicator, f.period) for f in reading.figures} == {("P0", "March")}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.data())
def test_a_cell_that_was_lost_or_emptied_moves_no_figure(table: Any, data: st.DataObject) -> None:
    _, _, cells, truth = table
    if not cells:
        return
    (sign,), *rows = cells
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row]) - 1))
    if data.draw(st.booleans()):
        rows[row][column] = ""
    else:
        rows[row].pop(column)
    try:
        reading = layouts.read(read_document("t.csv", as_text(rows, sign))).require_clean()
    except PovError:
        return
    assert {(f.region, f.year): f.value for f in reading.figures}.items() <= {
        key: value for key, (value, _) in truth.items()
    }.items()
