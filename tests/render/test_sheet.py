"""The fact sheet: the first page of a report on one sheet, and as a picture for a phone."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from pypdf import PdfReader

from povanalysis.errors import RenderError
from povanalysis.render import embedded, sheet
from povanalysis.report.markdown import figure
from tests.render import pages

CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 540 275" width="389pt" height="198pt">
<path d="M0 0 L540 275" stroke="black"/></svg>"""
ALT = "A line that falls from one corner to the other."


def document(tmp_path: Path, said: str = "What it says.", *, first: bool = True) -> Path:
    """Write a report: its frame, its first page, another section, how to cite it."""
    page = f"""
::: {{.decision}}

**The answer.**

::: {{.key-figures}}

::: {{}}

[[12.03 per cent](#row-2025)]{{.key-figure}}

poor in March 2025

:::

:::

:::

{figure(CHART, "trend", "Poor people", ALT)}

{said}
"""
    marked = f":::: {{.page-one}}\n\n{page}\n\n::::" if first else page
    text = f"""---
title: "A regency: a figure awaited"
subtitle: "Data of today"
lang: en
author: povanalysis
pdf-toc: never
---

::: {{.hypothetical}}

A target that is nobody's.

:::

## For the decision {{#sec-decision}}

{marked}

## Annex {{#sec-annex}}

[2025]{{#row-2025}} and all the rest.

::: {{.colophon}}

**Cite as:** povanalysis, a report.

**Licence:** MIT.

:::
"""
    path = tmp_path / "a-regency-2026.qmd"
    path.write_text(text, encoding="utf-8")
    return path


def made(tmp_path: Path, said: str = "What it says.") -> tuple[Path, Path]:
    pdf, picture = tmp_path / "sheet.pdf", tmp_path / "sheet.png"
    assert sheet.render(document(tmp_path, said), pdf, picture)
    return pdf, picture


def size(picture: Path) -> tuple[int, int]:
    """Read width and height of a PNG from its first chunk."""
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_the_sheet_is_one_tagged_page_with_the_first_page_and_how_to_cite_it(
    tmp_path: Path,
) -> None:
    pdf, _ = made(tmp_path)
    reader = PdfReader(pdf)
    assert len(reader.pages) == 1
    width, height = reader.pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (595, 842)
    text = " ".join(pages.pdf_text(pdf).split())
    told = ("A target that is nobody", "The answer", "12.03 per cent", "What it says", "Cite as")
    assert all(one in text for one in told)
    assert not [one for one in ("For the decision", "Annex", "Licence", "Page 1") if one in text]
    assert b"pdfuaid:part" in pdf.read_bytes()
    assert ("/Figure", ALT) in pages.tagged(pdf)


def test_the_picture_is_as_wide_as_a_phone_shows_and_as_high_as_it_needs(tmp_path: Path) -> None:
    _, picture = made(tmp_path)
    width, height = size(picture)
    assert width == 1080
    _, longer = made(tmp_path, "What it says.\n\n" * 10)
    assert size(longer)[0] == 1080
    assert size(longer)[1] > height + 300


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    before = [path.read_bytes() for path in made(tmp_path)]
    assert [path.read_bytes() for path in made(tmp_path)] == before


def test_the_chart_gives_way_and_what_still_runs_over_is_refused(tmp_path: Path) -> None:
    scales = []
    for lines in (4, 20):
        pdf, _ = made(tmp_path, "A sentence that takes one line.\n\n" * lines)
        assert len(PdfReader(pdf).pages) == 1
        scales.append(scale(pdf))
    assert scales[1] < scales[0]
    with pytest.raises(RenderError, match="longer than one page"):
        made(tmp_path, "A sentence that takes one line.\n\n" * 60)


def scale(pdf: Path) -> float:
    """Give the scale the chart is drawn at: all else on the page is not scaled."""
    content = PdfReader(pdf).pages[0].get_contents()
    assert content is not None
    (found,) = set(re.findall(rb"(0\.\d+) 0 0 -0\.\d+ [\d. ]+ cm", content.get_data()))
    return float(found)


def test_a_report_ends_its_first_page_where_the_sheet_does(tmp_path: Path) -> None:
    source = document(tmp_path, "A sentence that takes one line.\n\n" * 16)
    paper = embedded.render(source, tmp_path, ["pdf"])["pdf"]
    first, second = (" ".join(page.extract_text().split()) for page in PdfReader(paper).pages)
    assert "A sentence that takes one line." in first
    assert "A sentence" not in second
    assert "Annex" in second


def test_a_report_without_a_first_page_has_no_sheet(tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    assert not sheet.render(document(tmp_path, first=False), pdf, tmp_path / "sheet.png")
    assert not pdf.exists()
