"""What a chart shows is told in words: its shape and what it finds, not its caption once more."""

from __future__ import annotations

import re

import pytest

from povanalysis.languages import LANGUAGES
from povanalysis.report.pages.regency import RegencyReport
from tests.limits import in_state, told, undrawn
from tests.made_pages import page

IMAGE = re.compile(
    r'!\[(?P<caption>[^]]*)\]\([^)]*\)\{#fig-(?P<key>[\w-]+) fig-alt="(?P<alt>.*)"\}'
)
SHAPES = {
    "en": r"^(\w+ ){0,3}(line|lines|bar|bars|strip|strips|dot|slope|heatmap|map|maps)\b",
    "id": r"^(\w+ ){0,3}(garis|batang|jalur|deretan|titik|kemiringan|panas|peta)\b",
}
REPORTS = {
    "comparison": {"regions": "3524,3506,3311"},
    "province": {"region": "3500"},
    "methods": {},
}


def charts(report: str, lang: str) -> dict[str, tuple[str, str]]:
    """Give caption and alternative text of the charts of a report, by key."""
    if report == "regency":
        text = told(RegencyReport(in_state("3524", "ahead"), lang))
    else:
        with undrawn():
            text = page(report, lang=lang, **REPORTS[report])
    return {one["key"]: (one["caption"], one["alt"]) for one in IMAGE.finditer(text)}


@pytest.mark.parametrize(
    ("report", "lang"),
    [*(("regency", lang) for lang in LANGUAGES), *((one, "id") for one in REPORTS)],
)
def test_alternative_text_tells_shape_and_finding(report: str, lang: str) -> None:
    found = charts(report, lang)
    assert len(found) > 1
    for key, (caption, alt) in found.items():
        assert caption.strip(" .") not in alt, key
        assert re.search(SHAPES[lang], alt, re.IGNORECASE), (key, alt[:80])
        assert re.search(r"\d", alt), key  # what is found
        assert alt.count(" ") >= 8, key
