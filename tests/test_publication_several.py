"""Comparison, provinces and methods as published: sizes, page limits, one language each."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd
import pypdf
import pytest

from povanalysis.project import Project
from tests.test_publication import ENGLISH, INDONESIAN, prose, visible

pytestmark = pytest.mark.slow

# pages of A4 that DESIGN allows
LIMITS = {
    "comparison-lamongan-kediri-sukoharjo-2026": 8,
    "jawa-timur-2026": 6,
    "jawa-tengah-2026": 6,
    "methods": 12,
}
PAGES = [(lang, stem) for lang in ("id", "en") for stem in LIMITS]
KILOBYTES = 600


@pytest.mark.parametrize(("lang", "stem"), PAGES)
def test_a_pdf_keeps_within_its_pages_and_names_its_language(
    publication: Project, lang: str, stem: str
) -> None:
    reader = pypdf.PdfReader(publication.reports / lang / f"{stem}.pdf")
    assert len(reader.pages) <= LIMITS[stem]
    assert str(reader.trailer["/Root"]["/Lang"]).startswith(lang)


@pytest.mark.parametrize(("lang", "stem"), PAGES)
def test_a_page_is_light_and_speaks_one_language_with_its_decimal_mark(
    publication: Project, lang: str, stem: str
) -> None:
    page = (publication.reports / lang / f"{stem}.html").read_text(encoding="utf-8")
    assert len(page.encode()) <= KILOBYTES * 1000
    alternative = " ".join(re.findall(r'alt="([^"]*)"', page))
    text = prose(f"{visible(page)} {alternative}").replace("ARIMA(0,1,1)", "ARIMA")
    assert re.findall(ENGLISH if lang == "id" else INDONESIAN, text) == []
    foreign = r"(?<![\w./:-])\d+\.\d{1,2}(?![\d.])" if lang == "id" else r"(?<!\d)\d+,\d{1,2}(?!\d)"
    assert re.findall(foreign, re.sub(r"povanalysis \d+\.\d+\.\d+", "", text)) == []


def test_places_of_a_province_are_in_the_pdf_as_on_the_page(publication: Project) -> None:
    for name in ("html", "pdf"):
        path = publication.reports / "en" / f"jawa-timur-2026.{name}"
        if name == "html":
            text = visible(path.read_text(encoding="utf-8"))
        else:
            text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        assert re.search(r"10\s+Lamongan\s+12\.03\s+−0\.13", re.sub(r"\s+", " ", text)), name


# report: regions whose last figure it leads with
HEADLINES = {
    "jawa-timur-2026": ["3500"],
    "jawa-tengah-2026": ["3300"],
    "comparison-lamongan-kediri-sukoharjo-2026": ["3524", "3506", "3311"],
}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("stem", HEADLINES)
def test_last_figures_agree_in_json_page_pdf_csv_and_xlsx(
    publication: Project, command: Any, stem: str, lang: str
) -> None:
    place = publication.reports / lang / stem
    page = visible(place.with_suffix(".html").read_text(encoding="utf-8"))
    paper = " ".join(p.extract_text() for p in pypdf.PdfReader(place.with_suffix(".pdf")).pages)
    marks = {"sep": ";", "decimal": ","} if lang == "id" else {}
    csv = pd.read_csv(place.with_suffix(".csv"), dtype={"region": str}, **marks)
    book = place.with_suffix(".xlsx")
    sheet = pd.read_excel(book, sheet_name="P0", header=None, dtype=object, engine="openpyxl")
    for region in HEADLINES[stem]:
        _code, out, _err = command("forecast", region, "--json", project=publication)
        value = json.loads(out)["last_observation"]["value"]
        printed = f"{value:.2f}".replace(".", "," if lang == "id" else ".")
        assert printed in page
        assert printed in paper
        own = csv[(csv["region"] == region) & (csv["indicator"] == "P0") & (csv["year"] == 2025)]
        assert own[own["period"].isin(["March", "Maret"])]["value"].tolist() == [value]
        cells = [row for row in sheet.itertuples(index=False) if str(row[0]) == region]
        assert any(2025 in row and value in row for row in cells)


def test_coverage_agrees_in_the_command_and_the_methods_report(
    publication: Project, command: Any
) -> None:
    _code, out, _err = command("methods", "--json", project=publication)
    published = next(m for m in json.loads(out)["models"] if m["model"] == "published")
    page = visible((publication.reports / "en" / "methods.html").read_text(encoding="utf-8"))
    paper = " ".join(
        p.extract_text() for p in pypdf.PdfReader(publication.reports / "en" / "methods.pdf").pages
    )
    row = rf"published forecast\s+{published['mae']:.3f}\s"
    assert re.search(row, re.sub(r"\s+", " ", page))
    assert re.search(row, re.sub(r"\s+", " ", paper))
