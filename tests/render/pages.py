"""What a reader, a browser or a checker finds in rendered files; shared by the render tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
from pypdf import PdfReader


@dataclass(frozen=True)
class Structure:
    """The parts of an HTML page that both renderers must agree on."""

    language: str
    title_block: list[str]
    contents: list[tuple[str, str]]
    headings: list[tuple[str, str]]
    floats: list[tuple[str, str, str]]  # id, class of the figure, caption
    alternatives: list[str]
    references: list[tuple[str, str]]
    cells: list[str]
    callouts: list[str]
    footnotes: list[str]


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def tree(html: Path) -> Any:
    return lxml.html.fromstring(html.read_bytes())


def structure(html: Path) -> Structure:
    """Read the structure of a page, whatever renderer made it."""
    page = tree(html)
    headings = page.xpath("//main//*[self::h2 or self::h3][not(ancestor::nav)]")
    return Structure(
        language=page.get("lang"),
        title_block=[words(e) for e in page.xpath("//header[@id='title-block-header']/*")],
        contents=[(a.get("href"), words(a)) for a in page.xpath("//nav[@id='TOC']//a")],
        headings=[(h.get("id") or h.getparent().get("id"), words(h)) for h in headings],
        floats=[
            (f.getparent().get("id"), f.get("class"), words(f.xpath("./figcaption")[0]))
            for f in page.xpath("//figure")
        ],
        alternatives=page.xpath("//img/@alt"),
        references=[(a.get("href"), words(a)) for a in page.xpath("//a[@class='quarto-xref']")],
        cells=[words(c) for c in page.xpath("//td | //th")],
        callouts=[words(b) for b in page.xpath("//blockquote")],
        footnotes=[words(n) for n in page.xpath("//section[@id='footnotes']//li")],
    )


def pdf_text(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def tagged(pdf: Path) -> list[tuple[str, str]]:
    """Return (structure type, alternative text) of every element of the PDF's tag tree."""
    found: list[tuple[str, str]] = []

    def visit(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                visit(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                visit(node["/K"])

    visit(PdfReader(pdf).root_object["/StructTreeRoot"])
    return found


def fonts(pdf: Path) -> dict[str, bool]:
    """Return base font names and whether the font file is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            name = str(descendant["/BaseFont"]).split("+")[-1]
            found[name] = any(k in descriptor for k in ("/FontFile2", "/FontFile3"))
    return found
