"""The frame around a report: links above, colophon below."""

from __future__ import annotations

import pytest

from povanalysis.report.beside import page_frame
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


def test_what_a_title_holds_cannot_act_as_markup() -> None:
    assert r"a\*b \[c\]" in page_frame.colophon("a*b [c]", VERSION, Words("en"))


def test_a_link_without_its_file_is_hidden_and_comes_back_with_it() -> None:
    page = '<a href="x.pdf" class="published">PDF</a> <a href="y.html">other</a>'
    hidden = page_frame.settle(page, lambda address: False)
    assert hidden == '<a hidden href="x.pdf" class="published">PDF</a> <a href="y.html">other</a>'
    assert page_frame.settle(hidden, lambda address: False) == hidden
    assert page_frame.settle(hidden, lambda address: True) == page
