"""Every fault that would spoil a page is refused, with its cell; nothing sound is refused."""

from __future__ import annotations

from typing import Any

import pytest

from povanalysis.render.checks import Fault, Part, check
from tests.render import sample

PIXEL = "data:image/svg+xml;base64,PHN2Zy8+"


def faults(*texts: str, **front: Any) -> tuple[Fault, ...]:
    metadata = {"title": "T", "lang": "en", **front}
    return check(metadata, [Part(f"cell {i}", text) for i, text in enumerate(texts, start=1)])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_sample_that_uses_the_whole_subset_is_accepted(lang: str) -> None:
    assert faults(*sample.outputs(lang), lang=sample.LANG[lang]) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See @fig-none.", "@fig-none points to nothing"),
        ("See [@tbl-a; @fig-b].", "@tbl-a points to nothing"),
        ("By @bps, 2026.", "@bps is neither a figure nor a table"),
        ("See @2026.", "@2026 is neither"),
        ("See @sec-a.\n\n## A {#sec-a}", "@sec-a is neither"),
        ("See [there](#sec-none).", "#sec-none points to nothing"),
        ("A claim.[^a]", "[^a] has no text"),
        ("## A {#x}\n\n## B {#x}", "'x' is already used in cell 1"),
        ("A.[^a]\n\n[^a]: One.\n\n[^a]: Two.", "'^a' is already used"),
        (f"![C]({PIXEL}){{#fig-a}}", "'C' has no alternative text"),
        (f'![C]({PIXEL}){{#fig-a alt="x"}}', "'C' has no alternative text"),
        (f'![C]({PIXEL}){{#fig-a fig-alt=" "}}', "'C' has no alternative text"),
        ('![C](https://example.org/a.svg){fig-alt="x"}', "'https://example.org/a.svg'"),
        ('![C](chart.svg){fig-alt="x"}', "'chart.svg'"),
        ("Text.\n::: {.decision}\n\nA\n\n:::", "The div at '::: {.decision}'"),
        ("Text.\n## Heading", "The heading at '## Heading'"),
        ("Text:\n- one\n- two", "The list at '- one'"),
        ("Text:\n| a |\n|:--|\n| 1 |", "The table at '| a |'"),
        ("# Heading", "on the title's level"),
        ("::: {.decision}\n\nA", "do not pair up"),
        ("The sum $a + b$ is.", "reads as mathematics"),
        ("<script>alert(1)</script>", "Raw HTML"),
        ('```{=html}\n<img src="https://example.org/a.png">\n```', "Raw HTML"),
        ("\\\\<script>alert(1)</script>", "Raw HTML"),  # the backslash is what is escaped
        ("\\<b\\> <img\nsrc=x>", "Raw HTML"),
        ('<b onclick="alert(1)">A</b>', "Raw HTML"),
        ('[A]{onmouseover="alert(1)"}', "Raw HTML"),
        ("[A](javascript:alert(1))", "Raw HTML"),
        ("<style>p { display: none }</style>", "Raw HTML"),
        ("", "Nothing would be published"),
    ],
)
def test_a_fault_is_named_with_its_text(text: str, words: str) -> None:
    found = faults(text)
    assert found
    assert words in str(found[0])


@pytest.mark.parametrize(
    "text",
    [
        "Costs $5, then $6 and 5~6, 2^3, a_b_c, #tag.",
        "Write to data\\@example.go.id or data@example.go.id.",
        "Run `see @fig-none [^x] $a$` or:\n\n```\n@fig-none\n# comment\n::: {.open}\n```",
        "- one\n  more\n- two\n\n1. first\n2. second",
        "\\<script\\>alert(1)\\</script\\> \\<img src=x\\> {{\\< include x \\>}}",
        "::: {.decision}\n## Heading {#sec-a}\n\n- list\n:::\n\nSee [it](#sec-a).",
        f'![See @fig-b, "so"]({PIXEL}){{#fig-a fig-alt="@x {{#fig-a}} \\"q\\""}}\n\n'
        f'![B]({PIXEL}){{#fig-b fig-alt="b"}}',
        "| a |\n|:--|\n| [1]{#row-1} |\n\n: Caption {#tbl-a}\n\nSee @Tbl-a and [row](#row-1).",
    ],
)
def test_sound_text_is_not_refused(text: str) -> None:
    assert faults(text) == ()


def test_all_faults_are_reported_together_with_their_cells() -> None:
    found = faults("See @fig-a.", "fine", "See @fig-b and [x](#y).")
    assert [f.where for f in found] == ["cell 1", "cell 3", "cell 3"]


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ({"title": ""}, "no title"),
        ({"lang": None}, "lang is None"),
        ({"lang": "fr-FR"}, "lang is 'fr-FR'"),
        ({"format": {"html": "default"}}, "`format:` key"),
    ],
)
def test_front_matter_that_quarto_would_misuse_is_refused(
    front: dict[str, Any], words: str
) -> None:
    assert words in str(faults("Text.", **front)[0])
