"""The embedded renderer on the sample: what stands on the page, and what is in the files."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from povanalysis.errors import ParameterError, RenderError
from povanalysis.render import embedded, programs
from tests.render import pages, sample

Rendered = dict[str, dict[str, Path]]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Render the sample in both languages, once."""
    root = tmp_path_factory.mktemp("embedded")
    return {
        lang: embedded.render(sample.write(root / lang, lang), root / lang, ["html", "pdf"])
        for lang in sample.WORDS
    }


@pytest.mark.parametrize(
    ("lang", "figure", "table", "toc", "date"),
    [
        ("id", "Gambar", "Tabel", "Daftar Isi", "5 Maret 2026"),
        ("en", "Figure", "Table", "Table of contents", "March 5, 2026"),
    ],
)
def test_the_page_has_quartos_structure_in_its_own_language(
    rendered: Rendered, lang: str, figure: str, table: str, toc: str, date: str
) -> None:
    w = sample.WORDS[lang]
    page = pages.structure(rendered[lang]["html"])
    assert page.language == sample.LANG[lang]
    assert page.title_block == [w["title"], w["subtitle"], "Tim Data", date]
    assert page.contents == [("#sec-summary", w["summary"]), ("#sec-trend", w["trend"])]
    assert page.headings[:2] == [("sec-summary", w["summary"]), ("sec-trend", w["trend"])]
    assert page.floats == [
        ("fig-trend", "quarto-float quarto-float-fig", f"{figure} 1: {w['rate']}"),
        ("tbl-rate", "quarto-float quarto-float-tbl", f"{table} 1: {w['rate']}"),
        ("fig-second", "quarto-float quarto-float-fig", f"{figure} 2: {w['rate']}, II"),
        (
            "tbl-long",
            "quarto-float quarto-float-tbl",
            f"{table} 2: {w['regency']}: {w['rate']}",
        ),
    ]
    assert page.references == [
        ("#fig-trend", f"{figure} 1"),
        ("#tbl-rate", f"{table} 1"),
        ("#fig-second", f"{figure} 2"),
        ("#tbl-long", f"{table} 2"),
    ]
    assert page.alternatives == [f'{w["alt"]} "A".', w["alt"]]
    assert page.callouts[0].startswith(f"{w['note']} {w['text']}: @fig-none")
    note = f"{w['source']} Email data@example.go.id, address a.id/b--c, 2015–2025."
    assert page.footnotes[0].startswith(note)
    text = rendered[lang]["html"].read_text("utf-8")
    assert f'<h2 id="toc-title">{toc}</h2>' in text


def test_each_format_shows_its_own_content_and_never_code_or_notes(rendered: Rendered) -> None:
    html = pages.words(pages.tree(rendered["en"]["html"]).xpath("//main")[0])
    pdf = pages.pdf_text(rendered["en"]["pdf"])
    for text, own, other in [(html, "html", "typst"), (pdf, "typst", "html")]:
        assert f"{own}-only" in text
        assert f"raw-{own}" in text
        assert f"{other}-only" not in text
        assert f"raw-{other}" not in text
        assert "region = '3524'" not in text
        assert "A note to analysts" not in text


def test_hyphens_of_an_address_stay_and_dashes_are_dashes(rendered: Rendered) -> None:
    for lang in sample.WORDS:
        text = pages.pdf_text(rendered[lang]["pdf"])
        assert "a.id/b--c" in text
        assert "2015–2025" in text


def test_text_runs_on_where_a_chart_does_not_fit_on_the_page(tmp_path: Path) -> None:
    chart = f'![Late chart]({sample.svg("x", (1.0, 2.0, 3.0))}){{#fig-late fig-alt="A chart."}}'
    lines = [f"Before {n}." for n in range(24)]
    text = "\n\n".join(["## Chart", *lines, chart, "After."])
    made = embedded.render(sample.write(tmp_path, texts=[text]), tmp_path / "out", ["pdf"])
    first, second = (page.extract_text() for page in PdfReader(made["pdf"]).pages)
    assert "After." in first
    assert "Late chart" in second


@pytest.mark.parametrize("extra", [3, 7, 30])
def test_a_last_page_with_little_on_it_is_taken_in(tmp_path: Path, extra: int) -> None:
    def lines_of(count: int) -> list[list[str]]:
        text = "## Section\n\n" + "\n\n".join(f"Line {n}." for n in range(count))
        made = embedded.render(sample.write(tmp_path, texts=[text]), tmp_path, ["pdf"])
        sheets = [page.extract_text() for page in PdfReader(made["pdf"]).pages]
        return [re.findall(r"^Line \d+\.", sheet, re.M) for sheet in sheets]

    first, second, *_ = lines_of(300)
    full = len(first) + 3 * len(second)  # lines on four pages
    pages_ = lines_of(full + extra)
    # on the fifth page there are many lines, or there is none
    assert len(pages_) == (4 if extra <= 7 else 5)
    assert sum(map(len, pages_)) == full + extra


def test_a_command_breaks_between_its_words_and_is_copied_as_it_stands(tmp_path: Path) -> None:
    command = "povanalysis data add 3500 2026 VALUE --period March --published-on 2026-08-05"
    text = f"## Missing\n\nThis adds it: `{command}`{{.command}}"
    made = embedded.render(sample.write(tmp_path, texts=[text]), tmp_path / "out", ["html", "pdf"])
    (told,) = pages.tree(made["html"]).xpath("//p[code]")
    assert told.text_content() == f"This adds it: {command}"
    assert [one.text for one in told.xpath("code[@class]")] == command.split()
    assert command in " ".join(pages.pdf_text(made["pdf"]).split())


def test_html_is_one_file_without_script_that_asks_no_host(rendered: Rendered) -> None:
    text = rendered["id"]["html"].read_text("utf-8")
    page = pages.tree(rendered["id"]["html"])
    assert not page.xpath("//script | //link | //iframe | //object")
    assert all(src.startswith("data:") for src in page.xpath("//@src"))
    assert not re.search(r"url\(\s*[\"']?(?!data:)", text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'; img-src data:; font-src data:;")


def test_the_boxes_around_tables_can_be_reached_by_keyboard_and_have_a_name(
    rendered: Rendered,
) -> None:
    page = pages.tree(rendered["en"]["html"])
    boxes = page.xpath("//figure[contains(@class, 'quarto-float-tbl')]/div")
    assert [(b.get("tabindex"), b.get("role")) for b in boxes] == [("0", "region")] * 2
    assert all(page.get_element_by_id(b.get("aria-labelledby")) is not None for b in boxes)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_pdf_is_tagged_with_language_title_author_and_alternative_text(
    rendered: Rendered, lang: str
) -> None:
    w = sample.WORDS[lang]
    reader = PdfReader(rendered[lang]["pdf"])
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert str(reader.root_object["/Lang"]) == sample.LANG[lang]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (w["title"], "Tim Data")
    assert "pdfuaid:part" in reader.root_object["/Metadata"].get_data().decode("utf-8")
    tags = pages.tagged(rendered[lang]["pdf"])
    alternatives = [alt for _, alt in tags if alt]
    assert alternatives == [f'{w["alt"]} "A".', w["alt"]]
    kinds = [kind for kind, _ in tags]
    assert {"/Title", "/H1", "/Table", "/TH", "/Caption", "/Note"} <= set(kinds)


def test_only_our_own_font_is_in_the_pdf_and_it_is_embedded(rendered: Rendered) -> None:
    found = pages.fonts(rendered["id"]["pdf"])
    assert all(found.values())
    assert {"SourceSans3-Regular", "SourceSans3-Semibold"} <= set(found)
    # the sample has one word of code; Typst carries that font itself
    assert set(found) <= {
        "SourceSans3-Regular",
        "SourceSans3-Semibold",
        "SourceSans3-It",
        "DejaVuSansMono",
    }


@pytest.mark.parametrize(("lang", "page", "of"), [("id", "Halaman", "dari"), ("en", "Page", "of")])
def test_pages_are_a4_and_numbered_in_the_reports_language(
    rendered: Rendered, lang: str, page: str, of: str
) -> None:
    reader = PdfReader(rendered[lang]["pdf"])
    last = len(reader.pages)
    assert last > 1
    for number, sheet in enumerate(reader.pages, start=1):
        # A4 is 210 × 297 mm; a point is 25.4/72 mm
        size = [round(float(side) * 25.4 / 72) for side in sheet.mediabox[2:]]
        assert size == [210, 297]
        assert f"{page} {number} {of} {last}" in sheet.extract_text()


def test_a_long_table_breaks_and_repeats_its_head(rendered: Rendered) -> None:
    texts = [sheet.extract_text() for sheet in PdfReader(rendered["en"]["pdf"]).pages]
    assert sum(sample.WORDS["en"]["regency"] + " Per cent 2024" in t for t in texts) >= 2


def test_a_chart_stands_under_its_own_heading_wherever_the_page_ends(tmp_path: Path) -> None:
    chart, keys = sample.svg("x", (1.0, 2.0, 3.0)), [f"part{n:02d}" for n in range(24)]
    texts = [
        f"## Heading {key}\n\n{'word ' * (40 * (n % 7))}\n\n"
        f'![Drawn {key}]({chart}){{#fig-{key} fig-alt="A chart."}}\n\n{"after " * (15 * (n % 5))}'
        for n, key in enumerate(keys)
    ]
    files = embedded.render(sample.write(tmp_path, texts=texts), tmp_path, ["pdf"])
    sheets = [sheet.extract_text() for sheet in PdfReader(files["pdf"]).pages]
    found = re.findall(r"(Heading|Drawn) (part\d\d)", " ".join(" ".join(sheets).split()))
    below = found[len(keys) :]  # the table of contents
    assert below == [(word, key) for key in keys for word in ("Heading", "Drawn")]
    assert len(sheets) > 8


@pytest.mark.parametrize(
    ("count", "words", "whole"),
    [(5, 1, True), (9, 1, True), (12, 50, False), (31, 1, False)],
    ids=["few rows", "low", "high rows", "many rows"],
)
def test_only_a_table_of_a_quarter_of_the_page_and_more_is_divided_between_pages(
    tmp_path: Path, count: int, words: int, whole: bool
) -> None:
    def table(key: str) -> str:
        rows = "\n".join(f"| row{key}{i:02d}{' word' * words} | {i} |" for i in range(count))
        return f"| Row | Number |\n|:--|--:|\n{rows}\n\n: Table {key} {{#tbl-{key}}}"

    keys = "abcdefghijkl"
    texts = ["## Tables\n\n" + "\n\n".join(table(key) for key in keys)]
    files = embedded.render(sample.write(tmp_path, texts=texts), tmp_path, ["pdf"])
    sheets = [sheet.extract_text() for sheet in PdfReader(files["pdf"]).pages]
    parts = [[n for s in sheets if (n := s.count(f"row{key}"))] for key in keys]
    assert [sum(part) for part in parts] == [count] * len(keys)
    assert len(sheets) > 1
    assert all(len(part) == 1 for part in parts) == whole
    assert words > 1 or all(part[0] >= min(count, 4) for part in parts)  # some rows to begin with


def test_the_same_notebook_gives_the_same_bytes(rendered: Rendered, tmp_path: Path) -> None:
    again = embedded.render(sample.write(tmp_path / "elsewhere", "id"), tmp_path, ["html", "pdf"])
    for name, path in again.items():
        assert path.read_bytes() == rendered["id"][name].read_bytes()


@pytest.mark.parametrize(
    ("sections", "lines", "front", "printed"),
    [
        (5, 40, {}, True),
        (5, 1, {}, False),
        (4, 60, {}, False),
        (5, 40, {"pdf-toc": "never"}, False),
        (4, 1, {"pdf-toc": "always"}, True),
    ],
)
def test_contents_are_printed_for_more_than_four_sections_and_pages_unless_said_otherwise(
    tmp_path: Path, sections: int, lines: int, front: dict[str, str], printed: bool
) -> None:
    texts = [f"## Section {i}" + "\n\nText." * lines for i in range(sections)]
    path = sample.write(tmp_path, texts=texts, **front)
    text = pages.pdf_text(embedded.render(path, tmp_path, ["pdf"])["pdf"])
    assert text.count("Section 3") == (2 if printed else 1)


def test_the_first_layout_is_told_how_many_lines_the_contents_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        embedded, "typeset", lambda _, source: told.append(source.read_text("utf-8")) or b""
    )
    texts = [f"## Section {i}\n\n### Part" for i in range(7)]
    embedded.render(sample.write(tmp_path, texts=texts, **{"pdf-toc": "always"}), tmp_path, ["pdf"])
    assert "\n  sections: 7,\n" in told[0]


def test_tables_as_divs_ids_in_cells_and_special_characters_go_through(tmp_path: Path) -> None:
    text = (
        "::: {#tbl-a}\n\n| A | B |\n|:--|--:|\n| [2025]{#row-1} | 12,03 |\n\nTitle\n:::\n\n"
        "[@tbl-a], [-@tbl-a], [row](#row-1): $5, 5~6, 2^3, a_b_c, #tag, 50 %, "
        "\\@x, <, *it*, ≤ → −\n"
    )
    files = embedded.render(sample.write(tmp_path, "id", texts=[text]), tmp_path, ["html", "pdf"])
    page = pages.structure(files["html"])
    assert page.floats == [("tbl-a", "quarto-float quarto-float-tbl", "Tabel 1: Title")]
    assert page.references == [("#tbl-a", "Tabel 1"), ("#tbl-a", "1")]
    said = "Tabel 1, 1, row: $5, 5~6, 2^3, a_b_c, #tag, 50 %, @x, <, it, ≤ → −"
    assert said in pages.words(pages.tree(files["html"]))
    assert said in pages.pdf_text(files["pdf"])


def test_the_index_page_renders_as_html(tmp_path: Path) -> None:
    path = tmp_path / "index.qmd"
    path.write_text(
        "---\ntitle: Laporan\nlang: id-ID\nformat: {html: default}\ntoc: false\n---\n\n"
        "::: {.cards}\n\n::: {}\n### [Lamongan](id/lamongan-2026.html)\n:::\n\n:::\n",
        "utf-8",
    )
    page = pages.tree(embedded.render(path, tmp_path / "out", ["html"])["html"])
    assert page.xpath("//div[@class='cards']//a/@href") == ["id/lamongan-2026.html"]
    assert not page.xpath("//nav")


def test_a_refused_document_leaves_no_file_behind(tmp_path: Path) -> None:
    path = sample.write(tmp_path, texts=["See @fig-none."])
    with pytest.raises(RenderError, match="@fig-none points to nothing"):
        embedded.render(path, tmp_path / "out", ["html", "pdf"])
    assert not (tmp_path / "out").exists()


def test_a_message_of_typst_names_the_notebook_and_the_place(tmp_path: Path) -> None:
    path = sample.write(tmp_path, texts=["Text.\n\n```{=typst}\n#nonsense()\n```"])
    with pytest.raises(RenderError, match=r"(?s)lamongan-2026\.ipynb.*nonsense") as caught:
        embedded.render(path, tmp_path, ["pdf"])
    assert caught.value.facts["notebook"] == str(path)


def test_a_typst_that_breaks_down_is_an_error_of_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        """What Rust's panics are in Python."""

    def panic(*_given: object, **_options: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("typst.compile_with_warnings", panic)
    with pytest.raises(RenderError, match=r"down on lamongan-2026\.ipynb: index out .*Quarto may"):
        embedded.render(sample.write(tmp_path), tmp_path, ["pdf"])


def test_an_unknown_format_is_refused_with_the_allowed_ones(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="Allowed: html, pdf"):
        embedded.render(sample.write(tmp_path), tmp_path, ["docx"])  # type: ignore[list-item]


@pytest.mark.parametrize(("code", "said"), [(99, ""), (-9, "pandoc 3"), (0, "")])
def test_a_pandoc_that_does_not_say_its_version_makes_no_page(
    monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    done = subprocess.CompletedProcess(["pandoc"], code, said, "it is broken")
    monkeypatch.setattr(programs, "run", lambda *_given: done)
    with pytest.raises(RenderError, match=rf"exit code {code}\): it is broken Install"):
        embedded.engines.__wrapped__()
