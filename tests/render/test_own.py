"""The analyst's own cells: each kind of output is published, in HTML and PDF, or named."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest
from IPython.lib.pretty import pretty

from povanalysis.render import embedded
from povanalysis.render.executed import UnreadyError, framed
from povanalysis.render.own import MOST_CHARACTERS
from tests.render import pages

mpl.use("agg")
from matplotlib import pyplot as plt

CAUGHT: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "outputs.json").read_text("utf-8")
)
"""Bundles of great_tables 0.20 and Altair 6, as a kernel gave them."""

FRAME = pd.DataFrame(
    {"year": [2024, 2025], "rate": [12.16, 12.03], "who": ["a|b <script>x</script>", "$5 @x {#y}"]}
)
LONG = pd.DataFrame({"x": range(200)})
WIDE = pd.DataFrame({f"c{at}": [at] for at in range(13)})
ALT = '#| fig-alt: "Falling from 12.16 to 12.03."\n'
PAGE = {"front": {"title": "Own cells", "lang": "en"}}

Cell = dict[str, Any]


def drawn(kind: str, size: tuple[float, float] = (3, 2)) -> str:
    figure, axes = plt.subplots(figsize=size, dpi=100)
    axes.plot([2024, 2025], [12.16, 12.03])
    target = io.BytesIO()
    figure.savefig(target, format=kind)
    plt.close(figure)
    content = target.getvalue()
    return content.decode() if kind == "svg" else base64.b64encode(content).decode()


def bundle(kind: str, content: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {kind: content}, "metadata": {}}


def html(shown: Any) -> dict[str, Any]:
    return bundle("text/html", shown._repr_html_())


def code(*outputs: dict[str, Any], source: str = "x", tags: tuple[str, ...] = ()) -> Cell:
    return {
        "cell_type": "code",
        "id": "own",
        "source": source,
        "metadata": {"tags": list(tags)},
        "execution_count": 1,
        "outputs": list(outputs),
    }


def markdown(source: str, *tags: str) -> Cell:
    return {"cell_type": "markdown", "id": "own", "source": source, "metadata": {"tags": [*tags]}}


def printed(text: str, stream: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": stream, "text": text}


def text(content: str) -> dict[str, Any]:
    return bundle("text/plain", content)


SVG = "image/svg+xml"
CAPTION = ALT + "#| fig-cap: Caption [of] a *chart*\n#| tbl-cap: Caption of a frame\n"
ONE_PIXEL = drawn("png")

PUBLISHED: dict[str, tuple[Cell, list[str]]] = {
    "Markdown": (code(bundle("text/markdown", "An own sentence.")), ["An own sentence."]),
    "Markdown beside HTML": (
        code({**bundle("text/markdown", "Shown."), "data": {
            "text/markdown": "Shown once.", "text/html": "<b>not this</b>"}}),
        ["Shown once."],
    ),
    "Markdown cell": (
        markdown("# Own\n\n**Floods** <b>hit</b>; [BPS](https://bps.go.id), a@b, :::", "publish"),
        ["Own", "Floods <b>hit</b>; BPS, a@b, :::"],
    ),
    "data frame": (code(html(FRAME), source=CAPTION), ["Caption of a frame", "a|b <script>x"]),
    "data frame with levels": (
        code(html(FRAME.groupby("year")[["rate"]].agg(["min", "max"]))), ["rate, min", "rate, max"],
    ),
    "Styler": (code(html(FRAME[["rate"]].style.format(decimal=","))), ["12,160000"]),
    "great_tables": (
        code(bundle("text/html", CAUGHT["great_tables"]["text/html"])),
        ["Table 2: Title. Sub", "Both, rate", "Kota <script>", "Src: BPS"],
    ),
    "Altair as SVG": (code(bundle(SVG, CAUGHT["altair_svg"][SVG]), source=ALT), []),
    "matplotlib as SVG": (code(bundle(SVG, drawn("svg")), source=ALT), []),
    "matplotlib as PNG": (
        code(bundle("image/png", ONE_PIXEL), text("<Axes: >"), source=CAPTION),
        ["Figure 1: Caption [of] a *chart*"],
    ),
    "description in the output": (
        code({**bundle("image/png", ONE_PIXEL), "metadata": {"image/png": {"alt": "Falls."}}}), [],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One document with every kind that is published."""
    path = tmp_path_factory.mktemp("own") / "own.ipynb"
    cells = framed([cell for cell, _ in PUBLISHED.values()], PAGE)
    path.write_text(json.dumps({"cells": cells, "metadata": {}}), "utf-8")
    return dict(embedded.render(path, path.parent, ["html", "pdf"]))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_what_a_cell_shows_stands_in_html_and_pdf(made: dict[str, Path], kind: str) -> None:
    shown = " ".join(pages.words(pages.tree(made["html"]).xpath("//main")[0]).split())
    paper = " ".join(pages.pdf_text(made["pdf"]).split())
    for words in PUBLISHED[kind][1]:
        assert words in shown.replace("\u00a0", " ")
        assert words in paper.replace("\u00a0", " ")


def test_each_picture_has_its_description_and_nothing_foreign_is_in_the_page(
    made: dict[str, Path],
) -> None:
    tree = pages.tree(made["html"])
    assert [image.get("alt") for image in tree.xpath("//main//img")] == [
        *["Falling from 12.16 to 12.03."] * 3, "Falls.",
    ]  # fmt: skip
    assert tree.xpath("//script | //main//style | //main//b | //iframe") == []
    assert len(tree.xpath("//main//table")) == 4
    assert "not this" not in made["html"].read_text("utf-8")


DRAW: dict[str, Callable[[Any], Any]] = {
    "plot": lambda ax: ax.plot([1]),
    "set": lambda ax: ax.set(xlabel="", ylabel="x"),
    "set_title": lambda ax: ax.set_title("'x'"),
    "hist": lambda ax: ax.hist([1, 2]),
    "bar": lambda ax: ax.bar([1], [2]),
    "boxplot": lambda ax: ax.boxplot([1, 2]),
    "pie": lambda ax: ax.pie([1, 2]),
    "legend": lambda ax: ax.legend(ax.plot([1], label="a"), ["a"]),
    "subplots": lambda ax: plt.subplots(2, 2)[1],
    "figure": lambda ax: ax.figure,
}


@pytest.mark.parametrize("call", DRAW)
def test_what_a_plotting_call_gives_back_beside_its_picture_is_no_value(call: str) -> None:
    value = pretty(DRAW[call](plt.figure(figsize=(2, 2)).add_subplot()))
    plt.close("all")
    _, cell = framed([code(text(value), bundle("image/png", ONE_PIXEL), source=ALT)], PAGE)
    assert len(cell["outputs"]) == 1


@pytest.mark.parametrize("value", ["42", "'<Axes: >'", "(0.0, 1.0)"])
def test_a_value_beside_a_picture_is_named(value: str) -> None:
    with pytest.raises(
        UnreadyError, match=r"shows text/plain\. End its last line with a semicolon"
    ):
        framed([code(text(value), bundle("image/png", ONE_PIXEL), source=ALT)], PAGE)


ACTIVE = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REMOTE = '<table><tr><td><img src="https://a.example/x.png"></td></tr></table>'
NAMED: dict[str, tuple[Cell, str]] = {
    "print": (code(printed("hello\n")), "It prints 'hello'"),
    "huge output": (code(bundle("text/markdown", "x" * (MOST_CHARACTERS + 1))), "2,000,001 char"),
    "a value": (code(text("42")), "It shows text/plain. Published are Markdown"),
    "an object without a picture": (code(text("<Axes: >")), "It shows text/plain"),
    "Altair, which loads from a host": (
        code(bundle("text/html", CAUGHT["altair"]["text/html"])), "text/html with <script>",
    ),
    "Vega": (
        code({**text(""), "data": CAUGHT["vega"]}),
        "application/vnd.vegalite.v6.json, text/plain. Published are Markdown, pictures as SVG or "
        "PNG, and data frames: alt.renderers.enable('svg')",
    ),
    "JavaScript": (code(bundle("application/javascript", "x()")), "application/javascript"),
    "LaTeX": (code(bundle("text/latex", "$x$")), "It shows text/latex"),
    "JPEG": (code(bundle("image/jpeg", ONE_PIXEL)), "It shows image/jpeg"),
    "a picture without a description": (code(bundle("image/png", ONE_PIXEL)), "#| fig-alt:"),
    "a description that is no YAML": (
        code(bundle("image/png", ONE_PIXEL), source="#| fig-alt: a: b"), "are no YAML",
    ),
    "a damaged picture": (code(bundle("image/png", ONE_PIXEL[:-200]), source=ALT), "is damaged"),
    "an active picture": (code(bundle(SVG, ACTIVE), source=ALT), "holds <script>"),
    "HTML": (code(bundle("text/html", "<b>bold</b>")), "It shows text/html. Published"),
    "a table that asks a host": (code(bundle("text/html", REMOTE)), "text/html with <img>"),
    "Styler with markup of others": (code(html(FRAME.style)), "text/html with <script>"),
    "a frame cut to the screen": (code(html(LONG)), "'200 rows × 1 columns' beside a table"),
    "a wide frame": (code(html(WIDE)), "of 2 rows and 14 columns"),
    "an error": (
        code({"output_type": "error", "ename": "KeyError", "evalue": "x", "traceback": []}),
        "It shows an error",
    ),
    "a picture in Markdown": (markdown("![x](attachment:x.png)", "publish"), "It shows attachment"),
    "a misspelt tag": (markdown("Text.", "Published"), "Its tag is 'Published'. Write 'publish'."),
    "a raw cell": ({"cell_type": "raw", "source": "x", "metadata": {}}, "It is a raw cell"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_what_cannot_be_published_is_named_with_its_cell_and_a_cure(kind: str) -> None:
    cell, told = NAMED[kind]
    with pytest.raises(UnreadyError) as caught:
        framed([markdown("A note."), cell], PAGE)
    message = str(caught.value)
    assert message.startswith("cell 2: ")
    assert told in message
    assert "\n" not in message


def test_every_output_that_cannot_be_published_is_named_at_once() -> None:
    with pytest.raises(UnreadyError) as caught:
        framed([code(printed("a"), html(FRAME), text("42")), code(printed("b"))], PAGE)
    assert str(caught.value).count("cell 1: ") == 2
    assert str(caught.value).count("cell 2: ") == 1


@pytest.mark.parametrize(
    "keep",
    [
        lambda: code(text("42"), printed("a"), html(LONG), tags=("remove-output",)),
        lambda: code(bundle("text/markdown", "a"), tags=("remove-cell",)),
        lambda: code(text("42"), source="#| include: false\n42"),
        lambda: code(text("42"), source="#| output: false\n42"),
        lambda: code(text("42"), source="# | output: false\n42"),
        lambda: code(printed("a warning", "stderr")),
        lambda: markdown("A note to analysts."),
        lambda: markdown("A note.", "slideshow"),
    ],
)
def test_what_the_analyst_keeps_off_the_page_stays_off(keep: Callable[[], Cell]) -> None:
    front, *kept = framed([keep()], PAGE)
    assert front["cell_type"] == "raw"
    assert [out for cell in kept for out in cell["outputs"] if out["output_type"] != "stream"] == []


def test_lines_for_quarto_are_read_here_and_obeyed_by_no_renderer_alone() -> None:
    told = CAPTION.replace("#| fig-cap", "# | fig-cap")  # as a formatter writes it
    _, cell = framed([code(bundle("image/png", ONE_PIXEL), source=told + "x")], PAGE)
    assert not re.search(r"^#\s*\|", cell["source"], re.M)
    assert cell["outputs"][0]["data"]["text/markdown"].startswith(
        r"![Caption \[of\] a \*chart\*](data:image/png;base64,"
    )
    assert "{#fig-own-1-1 fig-alt=" in cell["outputs"][0]["data"]["text/markdown"]


IN_EACH = (
    '#| fig-cap: {id: "Turun, {x}", en: Falls}\n#| fig-alt:\n#|   id: Turun.\n#|   en: Falls.\n'
)


@pytest.mark.parametrize(
    ("lang", "caption", "alt"), [("id-ID", r"Turun, \{x\}", "Turun."), ("en", "Falls", "Falls.")]
)
def test_what_is_said_of_a_picture_is_said_in_the_language_of_the_page(
    lang: str, caption: str, alt: str
) -> None:
    page = {"front": {"title": "Own", "lang": lang}}
    _, cell = framed([code(bundle("image/png", ONE_PIXEL), source=IN_EACH)], page)
    written = cell["outputs"][0]["data"]["text/markdown"]
    assert written.startswith(f"![{caption}](")
    assert f'fig-alt="{alt}"' in written


def test_a_language_in_which_nothing_is_said_is_named() -> None:
    cell = code(bundle("image/png", ONE_PIXEL), source="#| fig-alt: {id: Turun.}")
    with pytest.raises(UnreadyError, match=r"cell 1: Its fig-alt says nothing in en\. Write"):
        framed([cell], PAGE)


@pytest.mark.parametrize(
    ("size", "shown", "width"),
    [
        ((6, 4), None, "100%"),
        ((3, 2), None, "3.12in"),  # of 300 pixels
        ((6, 4), 300, "3.12in"),  # drawn twice as fine as it is shown
        ((5, 10), None, "4.00in"),  # as high as a page bears
        ((1, 5), None, "1.04in"),
    ],
)
def test_a_picture_fills_the_text_unless_it_is_small_or_tall(
    size: tuple[float, float], shown: int | None, width: str
) -> None:
    picture = bundle("image/png", drawn("png", size))
    picture["metadata"] = {"image/png": {"width": shown, "height": 200}} if shown else {}
    _, cell = framed([code(picture, source=ALT)], PAGE)
    assert f" width={width}}}" in cell["outputs"][0]["data"]["text/markdown"]
