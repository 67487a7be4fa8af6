"""The proof sheet shows what a region's answer said in a branch, and the branches nobody reached."""

from __future__ import annotations

import re

from povanalysis.languages import LANGUAGES
from povanalysis.questions.change import Change, change
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from tests.proof import Record, sheet


def row(page: str, name: str) -> str:
    (found,) = re.findall(rf"<tr[^>]*><td><code>{re.escape(name)}</code>.*?</tr>", page)
    return str(found)


def test_a_branch_is_shown_as_it_was_said_and_grey_where_nobody_said_it() -> None:
    record, found = Record(), change(store.load(), "3524", 2025)
    record.place = "Kabupaten Lamongan"
    assert isinstance(found, Change)
    with record.listening():
        told = {lang: Words(lang).tell(found) for lang in LANGUAGES}
    page = sheet(record, 1)
    change_rows = page[page.index("<h2 id=change") : page.index("<h2 id=comparison")]
    support = row(change_rows, "detail-province [all-fell]")
    assert all(any(one in support for one in text.support) for text in told.values())
    assert "Kabupaten Lamongan" in support
    assert "class=unmet" not in support
    assert "class=unmet" in row(change_rows, "detail-province [all-rose]")
    assert "Tingkat kemiskinan naik di seluruh {…}" in row(
        change_rows, "detail-province [all-rose]"
    )
    assert "In 6 of its 9 other years" in row(change_rows, "deviates")  # told within another
    assert "how far this one deviates" in change_rows
