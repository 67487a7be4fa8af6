"""What `make report` publishes, looked at as its readers get it."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pytest

from povanalysis.project import Project
from povanalysis.report.text.language import Words
from povanalysis.run.editions import publishing
from povanalysis.run.publish import outputs, read
from tests.render.pages import tagged

pytestmark = pytest.mark.slow

REGIONS = ("lamongan", "kediri", "sukoharjo")
LAST = {"lamongan": "12.03", "kediri": "9.81", "sukoharjo": "6.83"}
PAGES = [(lang, slug) for lang in ("id", "en") for slug in REGIONS]

# words a reader of the other language would stumble over
ENGLISH = r"\b(Figure|Table|Note|Source|Sources|Year|Contents|per cent|percentage|Page|of the)\b"
INDONESIAN = r"\b(Gambar|Tabel|Catatan|Sumber|Tahun|Daftar Isi|persen|poin|Halaman|peluang)\b"


def html(project: Project, lang: str, slug: str) -> str:
    return (project.reports / lang / f"{slug}-2026.html").read_text(encoding="utf-8")


def visible(page: str) -> str:
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def prose(text: str) -> str:
    """Leave out addresses: they are in the language of their site."""
    return re.sub(r"\b(https?://|github\.com/)\S+", " ", text)


def pdf_text(project: Project, lang: str, slug: str) -> str:
    reader = pypdf.PdfReader(project.reports / lang / f"{slug}-2026.pdf")
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize(("lang", "slug"), PAGES)
def test_the_decision_is_on_the_first_of_at_most_eight_pages(
    publication: Project, lang: str, slug: str
) -> None:
    pages = pypdf.PdfReader(publication.reports / lang / f"{slug}-2026.pdf").pages
    assert len(pages) <= 8
    first = re.sub(r"\s+", " ", pages[0].extract_text())
    headline, last_words = (
        ("Untuk pengambilan keputusan", "terlihat pada Maret 2027.")
        if lang == "id"
        else ("For the decision", "show in March 2027.")
    )
    assert first.index(headline) < first.index(local(LAST[slug], lang)) < first.index(last_words)
    assert Words(lang)("trend.heading") not in first  # the annex begins on page two
    assert Words(lang)("trend.heading") in re.sub(r"\s+", " ", pages[1].extract_text())


def local(number: str, lang: str) -> str:
    return number.replace(".", ",") if lang == "id" else number


def test_six_pages_six_pdfs_and_an_index_are_published(publication: Project) -> None:
    found = {
        p.relative_to(publication.reports).as_posix() for p in publication.reports.rglob("*.*")
    }
    wanted = {
        f"{lang}/{slug}-2026.{ending}" for lang, slug in PAGES for ending in ("html", "pdf")
    } | {"index.html", "manifest.json"}
    assert wanted <= found


def test_the_manifest_names_every_output_with_its_hash(publication: Project) -> None:
    manifest = read(publication.reports)
    assert manifest is not None
    assert len(outputs(manifest)) >= 13
    assert {report["status"] for report in manifest["reports"]} == {"ok"}


@pytest.mark.parametrize(("lang", "slug"), PAGES)
def test_a_page_asks_no_other_host_for_anything(publication: Project, lang: str, slug: str) -> None:
    page = html(publication, lang, slug)
    assert not re.search(r"<(script|iframe|link)\b[^>]*(src|href)=", page)
    assert not re.search(r"""(src|srcset|poster)=["']?(https?:)?//""", page)
    assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", page)


@pytest.mark.parametrize(("lang", "slug"), PAGES)
def test_a_page_speaks_one_language_with_its_decimal_mark(
    publication: Project, lang: str, slug: str
) -> None:
    page = html(publication, lang, slug)
    text = visible(page)
    alternative = " ".join(re.findall(r'alt="([^"]*)"', page))
    assert re.findall(ENGLISH if lang == "id" else INDONESIAN, prose(f"{text} {alternative}")) == []
    assert local(LAST[slug], lang) in text
    assert local(LAST[slug], lang) in alternative
    other = LAST[slug] if lang == "id" else LAST[slug].replace(".", ",")
    assert other not in text
    assert re.search(rf'<html[^>]*\blang="{"id-ID" if lang == "id" else "en"}"', page)


@pytest.mark.parametrize(("lang", "slug"), PAGES)
def test_a_pdf_is_tagged_and_holds_region_figure_and_target(
    publication: Project, lang: str, slug: str
) -> None:
    reader = pypdf.PdfReader(publication.reports / lang / f"{slug}-2026.pdf")
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] is True or bool(catalogue["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in catalogue
    assert str(catalogue["/Lang"]).startswith(lang)
    assert reader.metadata is not None
    assert f"Kabupaten {slug.title()}" in str(reader.metadata.title)
    text = pdf_text(publication, lang, slug)
    assert f"Kabupaten {slug.title()}" in text
    assert local(LAST[slug], lang) in text
    if slug == "lamongan":
        assert local("11.95", lang) in text


def charts(page: str) -> list[bytes]:
    found = re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", page)
    return [base64.b64decode(image) for image in found]


@pytest.mark.parametrize(("lang", "slug"), PAGES)
def test_a_pdf_tells_its_charts_in_the_words_of_the_page_not_of_their_captions(
    publication: Project, lang: str, slug: str
) -> None:
    tree = lxml.html.fromstring(html(publication, lang, slug))
    shown = [str(one) for one in tree.xpath("//figure//img/@alt")]
    captions = [" ".join(one.text_content().split()) for one in tree.iter("figcaption")]
    told = tagged(publication.reports / lang / f"{slug}-2026.pdf")
    assert [alt for kind, alt in told if kind == "/Figure"] == shown
    assert not [alt for alt in shown for caption in captions if alt in caption or caption in alt]


def test_each_region_has_its_own_figures(publication: Project) -> None:
    # quarto-r issue 205: one template rendered for several regions showed the last one's chart
    for lang in ("id", "en"):
        seen = [charts(html(publication, lang, slug))[0] for slug in REGIONS]
        assert len(set(seen)) == len(REGIONS)
        for slug, svg in zip(REGIONS, seen, strict=True):
            assert local(LAST[slug], lang).encode() in svg


def test_html_and_pdf_and_json_give_the_same_headline(publication: Project, command: Any) -> None:
    code, out, _err = command("forecast", "3524", "--json", project=publication)
    assert code == 0
    target = json.loads(out)["target"]
    chance = f"{round(100 * target['probability_met'])} per cent"
    people = f"{target['people_to_lift']:,}"
    for text in (
        visible(html(publication, "en", "lamongan")),
        pdf_text(publication, "en", "lamongan"),
    ):
        assert chance in text
        assert people in text


def test_links_of_the_index_lead_to_published_files(publication: Project) -> None:
    index = (publication.reports / "index.html").read_text(encoding="utf-8")
    links = [link for link in re.findall(r'href="([^"#]+)"', index) if "://" not in link]
    assert len(links) >= 12
    assert [link for link in links if not (publication.reports / link).is_file()] == []


def test_a_damaged_tree_is_refused_and_the_publication_stays(
    publication: Project, command: Any, tmp_path: Path
) -> None:
    before = (publication.reports / "id" / "lamongan-2026.html").read_bytes()
    broken = publication.build / "site" / "id" / "lamongan-2026.html"
    whole = broken.read_bytes()
    broken.write_bytes(whole[: len(whole) // 2])
    try:
        code, _out, err = command("publish", str(publication.build / "site"), project=publication)
    finally:
        broken.write_bytes(whole)
    assert code == 1
    assert "id/lamongan-2026.html: changed since it was rendered" in err
    assert (publication.reports / "id" / "lamongan-2026.html").read_bytes() == before
    elsewhere = publishing.publish(Project(tmp_path), publication.build / "site")
    assert "index.html" in elsewhere.files
