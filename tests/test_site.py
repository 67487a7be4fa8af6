"""The published site as readers use it: in a browser, from card to report to download."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pypdf
import pytest

from povanalysis.project import Project
from povanalysis.report.text.language import Words
from povanalysis.run.publish import read

pytestmark = pytest.mark.slow

SEPARATORS = {"id": (";", ","), "en": (",", ".")}
WIDTHS = (1280, 360)


def manifest(project: Project) -> dict[str, Any]:
    found = read(project.reports)
    assert found is not None
    return found


def pages(project: Project) -> list[Path]:
    found = sorted(project.reports.rglob("*.html"))
    assert len(found) == len(manifest(project)["reports"]) + 2
    return found


def visible(page: Path) -> str:
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", page.read_text(encoding="utf-8"), flags=re.S)
    return plain(re.sub(r"<[^>]+>", " ", body))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Open pages at a width; fail on any message or request to another host."""
    told: list[str] = []
    contexts = []

    def open_page(path: Path, width: int = 1280) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(f"{path.name}: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"{path.name}: {error}"))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("file:", "data:")) else told.append(request.url)
            ),
        )
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []


@pytest.mark.browser
def test_every_page_is_calm_fits_its_screens_and_is_accessible(
    publication: Project, opened: Any
) -> None:
    """Pages fit both widths; axe reads each kind at both, one language at each."""
    from axe_playwright_python.sync_playwright import Axe

    faults, axe = [], Axe()
    for path in pages(publication):
        page = opened(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            name = f"{path.relative_to(publication.reports).as_posix()} at {width} px"
            root = "document.documentElement"
            if page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
                faults.append(f"{name} scrolls sideways")
            if width != WIDTHS["/en/" in path.as_posix()]:
                continue
            for found in axe.run(page).response["violations"]:
                if found["impact"] in {"serious", "critical"}:
                    faults.append(f"{name}: {found['id']}, {found['nodes'][0]['html'][:120]}")
        page.close()
    assert faults == []


@pytest.mark.browser
def test_the_front_page_switches_language_and_back(publication: Project, opened: Any) -> None:
    page = opened(publication.reports / "index.html")
    assert page.evaluate("document.documentElement.lang") == "id-ID"
    assert page.locator("h1").inner_text() == "Laporan kemiskinan"
    page.get_by_role("link", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("h1").inner_text() == "Poverty reports"
    page.get_by_role("link", name="Bahasa Indonesia").click()
    assert page.url == (publication.reports / "index.html").as_uri()


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_gets_from_the_front_page_to_a_report_its_other_language_and_home(
    publication: Project, opened: Any, width: int
) -> None:
    page = opened(publication.reports / "index.html", width)
    page.get_by_role("link", name="Kabupaten Lamongan", exact=True).click()
    assert page.url.endswith("/id/lamongan-2026.html")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/lamongan-2026.html")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="All reports").click()
    assert page.url.endswith("/en/index.html")


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["id", "en"])
def test_downloads_come_from_the_front_page_and_from_the_report(
    publication: Project, opened: Any, lang: str
) -> None:
    front = "index.html" if lang == "id" else "en/index.html"
    for path, name in (
        (front, "{}: Kabupaten Lamongan"),
        (f"{lang}/lamongan-2026.html", "{}"),
    ):
        page = opened(publication.reports / path)
        for label, suffix in (("CSV", "csv"), ("XLSX", "xlsx")):
            link = page.get_by_role("link", name=name.format(label), exact=True)
            with page.expect_download() as waiting:
                link.click()
            got = Path(waiting.value.path()).read_bytes()
            assert got == (publication.reports / lang / f"lamongan-2026.{suffix}").read_bytes()


@pytest.mark.browser
def test_the_links_above_a_report_do_not_push_its_answer_off_a_phone(
    publication: Project, opened: Any
) -> None:
    page = opened(publication.reports / "id" / "lamongan-2026.html", 360)
    assert page.locator(".frame").bounding_box()["height"] < 56  # two lines
    for part in ("h1", ".decision p >> nth=0", ".key-figure >> nth=0"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] < 800


def test_every_link_leads_to_a_published_file_or_is_hidden(publication: Project) -> None:
    dead = []
    for page in pages(publication):
        for tag in re.findall(r"<a\b[^>]*>", page.read_text(encoding="utf-8")):
            address = re.search(r'href="([^"#]+)', tag)
            if address is None or "://" in address[1] or "<a hidden" in tag:
                continue
            if not (page.parent / address[1]).is_file():
                dead.append(f"{page.name}: {address[1]}")
    assert dead == []


def test_every_report_is_published_in_every_form_and_has_its_card(publication: Project) -> None:
    reports = manifest(publication)["reports"]
    for report in reports:
        assert {"html", "pdf", "csv", "xlsx"} <= set(report["outputs"]), report["name"]
        front = "index.html" if report["lang"] == "id" else "en/index.html"
        text = (publication.reports / front).read_text(encoding="utf-8")
        for output in report["outputs"].values():
            assert output["path"].rpartition("/")[2] in text


def test_each_document_ends_with_citation_licence_and_versions(publication: Project) -> None:
    version = manifest(publication)["data_version"]
    words = {"id": ("Sitasi", "lisensi MIT"), "en": ("Cite as", "MIT licence")}
    for page in pages(publication):
        lang = "id" if 'lang="id' in page.read_text(encoding="utf-8")[:400] else "en"
        foot = visible(page)[-1500:]
        for text in (*words[lang], version):
            assert text in foot, f"{page.name} lacks {text!r}"
        pdf = page.with_suffix(".pdf")
        if pdf.is_file():
            last = plain(" ".join(p.extract_text() for p in pypdf.PdfReader(pdf).pages[-2:]))
            for text in words[lang]:
                assert text in last, f"{pdf.name} lacks {text!r}"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("slug", ["lamongan", "kediri", "sukoharjo"])
def test_every_headline_figure_is_the_same_in_json_html_pdf_csv_and_xlsx(
    publication: Project, command: Any, lang: str, slug: str
) -> None:
    words = Words(lang)
    entry = next(
        report
        for report in manifest(publication)["reports"]
        if (report["lang"], report["name"]) == (lang, f"{slug}-2026")
    )
    code, out, _err = command("forecast", entry["subject"], "--json", project=publication)
    assert code == 0
    told = json.loads(out)
    last, ahead, target = told["last_observation"], told["forecast"][-1], told["target"]

    stem = publication.reports / lang / f"{slug}-2026"
    html = visible(stem.with_suffix(".html"))
    reader = pypdf.PdfReader(stem.with_suffix(".pdf"))
    pdf = plain(" ".join(page.extract_text() for page in reader.pages))
    front = visible(publication.reports / ("index.html" if lang == "id" else "en/index.html"))

    separator, mark = SEPARATORS[lang]
    table = pd.read_csv(
        stem.with_suffix(".csv"), sep=separator, decimal=mark, dtype={"region": str}
    )
    rows = table[table["region"] == entry["subject"]].set_index(["indicator", "year", "level"])
    likely = rows.loc[("P0_FORECAST", ahead["year"], "80")]
    own = rows[["value"]].groupby(level=[0, 1])["value"].first()
    book = openpyxl.load_workbook(io.BytesIO(stem.with_suffix(".xlsx").read_bytes()))
    sheets = [
        (row[0], value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ]

    figures = {
        ("P0", last["year"]): last["value"],
    }
    bounds = [*map(float, likely[["low", "high"]])]
    assert bounds == ahead["interval80"]
    shown = [words.number(value) for value in (*figures.values(), *bounds)]
    if target is None:
        chance = own["PROBABILITY_NO_RISE", ahead["year"]]
    else:
        chance = target["probability_met"]
        figures["PROBABILITY_TARGET_MET", target["year"]] = chance
        figures["REQUIRED_CHANGE", target["year"]] = target["required_change"]
        figures["PEOPLE_TO_LIFT", target["year"]] = target["people_to_lift"]
        shown += [
            words.number(abs(target["required_change"])),
            words.number(target["people_to_lift"], 0),
        ]
    shown.append(words.chance(chance))
    assert all((entry["subject"], bound) in sheets for bound in bounds)
    for key, value in figures.items():
        assert own[key] == value
        assert (entry["subject"], value) in sheets
    for text in shown:
        assert text in html
        assert text in pdf
    assert entry["probability"] == chance
    assert words.per_cent(last["value"]) in front
    assert words.chance(chance) in front
