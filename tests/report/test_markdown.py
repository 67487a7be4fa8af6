"""Markdown blocks: what comes from data cannot act as markup."""

from __future__ import annotations

import json
import subprocess

from hypothesis import given
from hypothesis import strategies as st

from povanalysis.render.embedded import pandoc
from povanalysis.report.markdown import TURNING, Column, attribute, callout, escape, figure, table


def plain(markdown: str) -> str:
    done = subprocess.run(
        [str(pandoc()), "-f", "markdown", "-t", "plain", "--wrap=none"],
        input=markdown,
        text=True,
        capture_output=True,
        check=True,
    )
    return done.stdout.strip()


def test_names_of_files_and_people_come_out_as_they_went_in() -> None:
    for text in ("a--b_c*d*.csv", "x|y [z](w) `v`", 'O\'Brien "B" ...', "@fig-trend #3 $5 ^2 ~1"):
        assert plain(f"start {escape(text)} end") == f"start {text} end"


@given(st.text(max_size=60))
def test_an_attribute_is_one_quoted_line(text: str) -> None:
    quoted = attribute(text)
    assert "\n" not in quoted
    kept = TURNING.sub("", text)  # what turns the reading or steers a terminal goes
    assert json.loads(quoted) == " ".join(kept.split())


def test_a_table_has_alignment_caption_and_id() -> None:
    text = table([Column("Year"), Column("P0", numeric=True)], [["2025", "12.03"]], "rate", "Rates")
    assert "|:---|---:|" in text
    assert ": Rates {#tbl-rate}" in text


def test_a_figure_carries_caption_id_and_alternative_text() -> None:
    text = figure("<svg/>", "trend", "Trend", 'Falls to "12"\n')
    assert text.startswith("\n![Trend](data:image/svg+xml;base64,")
    assert '{#fig-trend fig-alt="Falls to \\"12\\""}' in text


def test_a_callout_has_its_own_title() -> None:
    assert '::: {.callout-note title="Catatan"}' in callout("Catatan", "Isi.")
