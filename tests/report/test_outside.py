"""What people write for their pages (names, forewords, notes) is text and known Markdown, no more."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from povanalysis import config
from povanalysis.errors import ConfigError
from povanalysis.pictures import Picture
from povanalysis.project import Project
from povanalysis.render.checks import Part, check
from povanalysis.render.embedded import pandoc
from povanalysis.report.beside import imprint, page_frame
from povanalysis.report.beside.imprint import Imprint
from povanalysis.report.markdown import TURNING
from povanalysis.report.outside import paragraphs
from povanalysis.report.pages.front import index_page
from povanalysis.report.pages.regency import open_report
from povanalysis.report.text.language import Words
from povanalysis.run.inputs import Inputs
from povanalysis.sources import notes
from povanalysis.sources.manifest import DataVersion
from tests.report.test_injection import HOSTILE, marks, shape
from tests.test_pictures import png

WRITTEN = {"Header", "Table", "Strong", "Emph", "Link"}
"""Marks that a foreword or a note may leave on a page."""
PLACES = "# {0}\n\n{0}\n\n- {0}\n  {0}\n\n1. {0}\n\n> {0}\n\n**{0}** `{0}`\n\n    {0}\n\n"
PLACES += "| {0} |\n|:--|\n| {0} |\n"
VERSION = DataVersion("2026-11-22", "cfc1a485")


def parsed(markdown: str) -> Any:
    command = [str(pandoc()), "--from=markdown", "--to=json"]
    done = subprocess.run(command, input=markdown, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def links(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("t") == "Link":
            yield node["c"][2][0]
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from links(one)


@pytest.mark.parametrize("kind", [*HOSTILE, "lines"])
def test_a_note_is_text_and_known_markdown(kind: str) -> None:
    text = {
        **HOSTILE,
        "lines": "a. x\n(b) y\n#. z\n: w\n:::: {.decision}\nTable: x\n+---+\n% t\n===",
    }[kind]
    text = text.replace("![", "! [")  # a picture from elsewhere is refused, see below
    written = paragraphs(PLACES.format(text), "notes/x.md")
    made = parsed(written)
    assert set(marks(made)) <= WRITTEN
    assert all(one.startswith(("http", "mailto:")) for one in links(made))
    assert not TURNING.search(written)
    assert "{{<" not in written
    assert check({"title": "T", "lang": "en"}, [Part("note", written)]) == ()


def test_a_note_keeps_what_an_analyst_writes() -> None:
    text = "## Why\n\nOne *two* **three** [four](https://example.org/a_b?c=$d).\n\n"
    text += "- a\n- b\n\n3. c\n4. d\n\n> said\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n"
    text += "R&D 5 < 6, a_b {c}\\\nend"
    made = parsed(paragraphs(text, "n"))
    kinds = [block["t"] for block in made["blocks"]]
    assert kinds == ["Header", "Para", "BulletList", "OrderedList", "BlockQuote", "Table", "Para"]
    assert made["blocks"][3]["c"][0][0] == 3
    plain = subprocess.run(
        [str(pandoc()), "--from=markdown", "--to=plain", "--wrap=none"],
        input=paragraphs(text, "n"), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "R&D 5 < 6, a_b {c}\nend" in plain
    assert [*links(made)] == ["https://example.org/a_b?c=%24d"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("![x](https://example.org/x.png)", "lies outside the project. Copy it"),
        ("![x](../secret.png)", "lies outside the project"),
        ("![x](none.png)", "There is no file none.png"),
        ("![](here.png)", "without a description. Write ![what it shows](here.png)."),
    ],
)
def test_a_picture_from_elsewhere_or_without_words_is_refused(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "here.png").write_bytes(png())
    with pytest.raises(ConfigError, match=r"^notes/x.md") as caught:
        paragraphs(text, "notes/x.md", tmp_path)
    assert told in str(caught.value)
    shown = paragraphs('Before ![a "b"](here.png) after', "notes/x.md", tmp_path)
    assert shape(shown) == {"Image": 1}
    with pytest.raises(ConfigError, match="Put it into a note"):
        paragraphs("![x](here.png)", "povanalysis.toml, foreword")


@cache
def named(text: str) -> tuple[str, Counter[str]]:
    """Every surface that shows the names of ``povanalysis.toml``, and the marks on it."""
    own = Imprint(text, text, (text, "Siti"), text, "Plain.", Picture("logo.png", "png", png()))
    alone = Imprint(organisation=text)
    page = index_page([], VERSION, "en", imprint=own)
    page = page.replace("\ntoc:", f"\nother: {json.dumps(alone.author)}\ntoc:", 1)
    page += page_frame.colophon("T", VERSION, Words("en"), own=alone)
    return page, shape(page)


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_names_of_who_publishes_are_no_markup(kind: str) -> None:
    (plain, expected), (hostile, found) = (
        named("Harmless words"),
        named(HOSTILE[kind][:120]),
    )  # as long as a name may be
    assert plain.count("Harmless words") >= 9
    assert found == expected
    assert not TURNING.search(hostile)


# --- notes and imprint of a project -----------------------------------------------------------

OWN = """
organisation = "Bappeda Lamongan"
authors = ["Siti Rahma"]
contact = "bappeda@example.org"
"""


def with_notes(project: Project, **files: str) -> Project:
    (project.root / config.NAME).write_text(OWN, encoding="utf-8")
    (project.root / "notes").mkdir(exist_ok=True)
    for name, text in files.items():
        (project.root / "notes" / f"{name.replace('_', '.')}.md").write_text(text, encoding="utf-8")
    return project


def test_a_note_is_published_below_a_heading_that_says_whose_it_is(project: Project) -> None:
    with_notes(project, lamongan_id="Banjir *Bengawan Jero*.", readme="x")
    told = open_report("3524", lang="id", project=project).reading()
    assert told is not None
    assert "## Catatan Siti Rahma {#sec-reading}" in told.data
    assert "Banjir *Bengawan Jero*." in told.data
    assert "bukan hasil penghitungan" in told.data
    for given in ({"lang": "en"}, {"lang": "id", "target": 9.5}, {"lang": "id", "year": 2025}):
        assert open_report("3524", project=project, **given).reading() is None
    (project.root / config.NAME).unlink()
    told = open_report("3524", lang="id", project=project).reading()
    assert told is not None
    assert "## Catatan analis {#" in told.data


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lamongn.id", "notes/lamongn.id.md: No region is called 'lamongn'. Did you mean 3524"),
        ("kediri.id", "3506 Kabupaten Kediri, 3571 Kota Kediri"),
        ("3524", "notes/3524.md: the name ends in no language (id, en). Call it 3524.id.md"),
        (
            "3524.ind",
            "notes/3524.ind.md: the name ends in no language (id, en). Call it 3524.id.md",
        ),
        ("3524.id", "3524.id.md and notes/lamongan.id.md are for the same report."),
    ],
)
def test_a_note_that_fits_no_report_is_named(tmp_path: Path, name: str, told: str) -> None:
    project = with_notes(Project(tmp_path), lamongan_id="x")
    (tmp_path / "notes" / f"{name}.md").write_text("x")
    with pytest.raises(ConfigError) as caught:
        notes.find(project)
    assert told in str(caught.value)


def test_a_build_says_which_notes_it_leaves_out_and_what_lacks_one(tmp_path: Path) -> None:
    project = with_notes(Project(tmp_path), lamongan_id="x", bone_en="x")
    assert [*notes.left_out(project, {"3524"}, ["id", "en"])] == [
        "notes/bone.en.md: no report on Kabupaten Bone is made here.",
        "notes/lamongan.id.md stands alone: there is none in en.",
    ]
    (tmp_path / "notes" / "lamongan.id.md").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="Save it as UTF-8"):
        notes.read(tmp_path / "notes" / "lamongan.id.md")


def test_a_change_makes_again_what_shows_it_and_nothing_else(tmp_path: Path) -> None:
    project = with_notes(Project(tmp_path), lamongan_id="x")
    (tmp_path / "logo.png").write_bytes(png())
    reads = ["note 3524 id", "note 3524 en", f"config {' '.join(imprint.KEYS)}"]

    def digests(settings: str = "") -> list[str]:
        (tmp_path / config.NAME).write_text(f'{OWN}logo = "logo.png"\n{settings}')
        return [Inputs(project).digest(read) for read in reads]

    before = digests()
    assert digests('foreword = "x"\n[[reports]]\nprovince = 35') == before
    (tmp_path / "notes" / "lamongan.id.md").write_text("y")
    assert [new == old for new, old in zip(digests(), before, strict=True)] == [False, True, True]
    (tmp_path / "logo.png").write_bytes(png(8, 8))
    assert digests()[2] != before[2]


def test_who_publishes_stands_in_letterhead_citation_and_colophon(tmp_path: Path) -> None:
    project = with_notes(Project(tmp_path))
    own, words = imprint.of(project, "en"), Words("en")
    assert own.author == ["Siti Rahma"]
    assert "Bappeda Lamongan" in own.masthead(words)
    foot = page_frame.colophon("T", VERSION, words, own=own)
    assert r"Siti Rahma (2026): T. povanalysis 0.1.0, data version" in foot
    assert r"**Publisher:** Bappeda Lamongan. bappeda\@example.org" in foot
    nobody = imprint.of(Project(tmp_path / "none"), "en")
    assert (nobody, nobody.masthead(words), nobody.author) == (imprint.NOBODY, "", ["povanalysis"])


def test_of_many_long_names_the_first_are_named(tmp_path: Path) -> None:
    many = [f"{number}" * 120 for number in range(9)] * 2
    (tmp_path / config.NAME).write_text(f"authors = {many!r}")
    own = imprint.of(Project(tmp_path), "en")
    assert "and 13 others (2026): T." in page_frame.citation("T", str(VERSION), Words("en"), own)


def test_a_foreword_opens_the_front_page_signed() -> None:
    own = Imprint("Own title", "Agency", ("A", "B"), foreword="First.\n\nSecond.")
    page = index_page([], VERSION, "en", imprint=own)
    assert 'title: "Own title"' in page
    assert "::: {.foreword}\n\nFirst.\n\nSecond.\n\n*A and B*\n\n:::" in page
    assert ".foreword" not in index_page([], VERSION, "en")
