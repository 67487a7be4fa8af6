"""The frame around a report: links above, colophon below."""

from __future__ import annotations

from typing import Any

import pytest

from povanalysis.questions.ground.known import Coming
from povanalysis.report.beside import page_frame
from povanalysis.report.markdown import NO_BREAK, place
from povanalysis.report.text.language import Words
from povanalysis.sources.manifest import DataVersion

VERSION = DataVersion("2026-11-22", "cfc1a485")


@pytest.mark.parametrize(
    ("lang", "home", "other"),
    [
        ("id", "(../index.html)", "[English](../en/x-2026.html)"),
        ("en", "(index.html)", "[Bahasa Indonesia](../id/x-2026.html)"),
    ],
)
def test_a_report_leads_home_to_the_other_language_and_to_its_files(
    lang: str, home: str, other: str
) -> None:
    text = page_frame.links("x-2026", Words(lang))
    assert home in text
    assert other in text
    for suffix in ("pdf", "csv", "xlsx"):
        assert f"(x-2026.{suffix})" in text
    sheets = ("(x-2026-fact-sheet.pdf)", "(x-2026.png)")
    assert not any(one in text for one in sheets)
    assert all(one in page_frame.links("x-2026", Words(lang), sheet=True) for one in sheets)


def test_the_name_of_a_language_is_marked_as_being_in_that_language() -> None:
    assert 'lang="en" hreflang="en"' in page_frame.links("x-2026", Words("id"))
    assert 'lang="id-ID" hreflang="id-ID"' in page_frame.links("x-2026", Words("en"))


def test_links_are_for_the_screen_and_the_colophon_for_paper_too() -> None:
    assert 'when-format="html"' in page_frame.links("x-2026", Words("en"))
    foot = page_frame.colophon("A title", VERSION, Words("en"))
    assert "content-visible" not in foot
    for text in ("Cite as", "A title", "MIT licence", "2026-11-22-cfc1a485", "povanalysis"):
        assert text in foot


@pytest.mark.parametrize(
    ("latest", "told"),
    [
        ("2027-02", "between January 2027 and February 2027"),
        ("2027-01", "expected in January 2027"),
    ],
)
def test_the_colophon_says_when_the_next_figures_are_expected(latest: str, told: str) -> None:
    following = Coming("2026-09", "2027-01", latest, 3)
    foot = page_frame.colophon("T", VERSION, Words("en"), following)
    assert "The September 2026 figures of Indonesia and its provinces are" in foot
    assert told in foot
    assert "expected" not in page_frame.colophon("T", VERSION, Words("en"))


def test_what_a_title_holds_cannot_act_as_markup() -> None:
    assert r"a\*b \[c\]" in page_frame.colophon("a*b [c]", VERSION, Words("en"))


def test_a_link_without_its_file_is_hidden_and_comes_back_with_it() -> None:
    page = '<a href="x.pdf" class="published">PDF</a> <a href="y.html">other</a>'
    hidden = page_frame.settle(page, lambda address: False)
    assert hidden == '<a hidden href="x.pdf" class="published">PDF</a> <a href="y.html">other</a>'
    assert page_frame.settle(hidden, lambda address: False) == hidden
    assert page_frame.settle(hidden, lambda address: True) == page


def entry(name: str, kind: str, subject: str, **more: Any) -> dict[str, Any]:
    outputs = {"html": {"path": f"en/{name}.html"}}
    told = {"name": name, "lang": "en", "kind": kind, "subject": subject, "outputs": outputs}
    return {**told, **more}


def test_a_regencys_report_leads_to_its_province_and_to_comparisons_that_hold_it() -> None:
    own = entry("lamongan-2026", "regency", "3524")
    published = [
        entry("comparison-a-2026", "comparison", "3506,3524,3311"),
        entry("comparison-b-2026", "comparison", "3506,3311"),
        entry("jawa-tengah-2026", "province", "3300"),
        entry("jawa-timur-2025", "province", "3500"),
        entry("jawa-timur-2026", "province", "3500"),
        entry("jawa-timur-2027", "province", "3500", lang="id"),
        entry("jawa-timur-2028", "province", "3500", outputs={}),
        own,
    ]
    assert page_frame.related(own, published, Words("en")) == [
        ("Compared with Kediri and Sukoharjo", "comparison-a-2026.html"),
        ("Province: Jawa Timur", "jawa-timur-2026.html"),
    ]
    assert page_frame.related(published[4], published, Words("en")) == []


def test_related_reports_follow_the_contents_and_are_renewed_at_each_edition() -> None:
    page = '<nav id="TOC" role="doc-toc">\n<ul>\n<li>home</li>\n</ul>\n</nav>\n<nav></nav>'
    found = page_frame.settle(page, bool, [("A & B", "a.html"), ("C", "c.html")])
    assert '</ul>\n<ul class="related">\n<li><a href="a.html">A &amp; B</a></li>\n' in found
    assert page_frame.settle(found, bool) == page


def test_a_name_in_a_table_leads_to_its_report_where_that_is_published() -> None:
    assert place("3571", 2026).startswith(f"[Kota{NO_BREAK}Kediri]")
    page = '<td><span class="report" data-report="kota-kediri-2026">Kota Kediri</span></td>'
    found = page_frame.settle(page, lambda address: address == "kota-kediri-2026.html")
    assert '"><a href="kota-kediri-2026.html">Kota Kediri</a></span>' in found
    assert page_frame.settle(found, lambda address: True) == found
    assert page_frame.settle(found, lambda address: False) == page
