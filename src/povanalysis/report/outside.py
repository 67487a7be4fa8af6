"""Text that people write for a page: forewords and notes, from their Markdown to ours.

It is read as CommonMark with tables and written anew, so that only what is known can stand in a page:
headings, paragraphs, lists, quotations, tables, emphasis, links to http, https and mailto, pictures
that lie in the project. Everything else (HTML, raw Typst, attributes, formulas, citations, includes)
is text, and is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from povanalysis import pictures
from povanalysis.errors import ConfigError, InputError
from povanalysis.report.markdown import SPECIAL, TURNING, attribute

_ALSO = re.compile(r"[{}&=]")  # attributes, short codes and entities
_BEGINS = re.compile(r"^(\(?(?:[0-9]+|[A-Za-z]+)|(?i:table|tabel)(?=:)|(?=[-+:=%]))(?=[.):+=%-])")
"""What would begin a list, a caption or a rule."""
_LINK = re.compile(r"(https?://|mailto:)\S", re.I)


def paragraphs(text: str, where: str, pictures_in: Path | None = None, top: int = 3) -> str:
    r"""Write somebody's Markdown as ours.

    Parameters
    ----------
    text
        Markdown.
    where
        What messages name.
    pictures_in
        Folder of its pictures; without it, none may be shown.
    top
        Level of its first headings; those of a report's sections have 2.

    Raises
    ------
    ConfigError
        A picture is missing, lies elsewhere or has no description.

    Examples
    --------
    >>> print(paragraphs("# Why\n\n**Floods** <b>hit</b> {{< include x >}}", "a note"))
    ### Why
    <BLANKLINE>
    **Floods** &lt;b\>hit&lt;/b\> \{\{&lt; include x \>\}\}
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _Writer(where, pictures_in, top).blocks(Node(reader.parse(text)).children)


def plain(text: str) -> str:
    """Let no character act as markup; blanks at the ends stay."""
    line = re.sub(r"\s+", " ", TURNING.sub("", text))
    escaped = _ALSO.sub(r"\\\g<0>", SPECIAL.sub(r"\\\1", line))
    return escaped.replace("\\<", "&lt;")  # what looks for raw HTML shall find none


class _Writer:
    def __init__(self, where: str, folder: Path | None, top: int) -> None:
        self.where, self.folder, self.images = where, folder, list[str]()
        self.top = top

    def blocks(self, nodes: Iterable[Node]) -> str:
        written = []
        for node in nodes:
            written += [self._block(node), *self.images]  # a picture stands below its paragraph
            self.images.clear()
        return "\n\n".join(block for block in written if block)

    def _block(self, node: Node) -> str:
        match node.type:
            case "heading":
                return f"{'#' * (self.top + (node.tag > 'h2'))} {self._line(node)}"
            case "paragraph":
                return self._line(node)
            case "bullet_list" | "ordered_list":
                ordered = node.type == "ordered_list"
                start = int(node.attrGet("start") or 1) if ordered else 0
                items = enumerate(node.children, start)
                close = all(len(item.children) == 1 for item in node.children)
                return ("\n" if close else "\n\n").join(
                    self._within(f"{number}. " if ordered else "- ", item) for number, item in items
                )
            case "blockquote":
                lines = self.blocks(node.children).splitlines()
                return "\n".join(f"> {line}".rstrip() for line in lines)
            case "table":
                return self._table(node)
            case "hr":
                return "* * *"
        lines = [_begun(plain(line.strip())) for line in node.content.splitlines()]
        return "\\\n".join(line for line in lines if line)  # code: shown, not set apart

    def _within(self, mark: str, item: Node) -> str:
        mark = mark.ljust(4)
        first, *rest = self.blocks(item.children).splitlines() or [""]
        return "\n".join([mark + first, *(f"    {line}".rstrip() for line in rest)])

    def _table(self, node: Node) -> str:
        head, *body = [row for part in node.children for row in part.children]
        rows = [[self._line(cell) for cell in row.children] for row in (head, *body)]
        sides = [str(cell.attrGet("style") or "") for cell in head.children]
        rule = ["---:" if "right" in side else ":---" for side in sides]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], rule, *rows[1:]))

    def _line(self, node: Node) -> str:
        lines = "".join(self._inline(child) for child in node.children).split("\\\n")
        return "\\\n".join(_begun(line.strip()) for line in lines)

    def _inline(self, node: Node) -> str:
        inner = "".join(self._inline(child) for child in node.children or [])
        match node.type:
            case "inline":
                return inner
            case "text" | "text_special":
                return plain(node.content)
            case "softbreak":
                return " "
            case "hardbreak":
                return "\\\n"
            case "strong":
                return f"**{inner}**"
            case "em":
                return f"*{inner}*"
            case "link":
                return _link(inner, str(node.attrGet("href") or ""))
            case "image":
                self.images.append(self._image(node))
                return ""
        return plain(node.content)

    def _image(self, node: Node) -> str:
        name, alt = str(node.attrGet("src") or ""), node.content.strip()
        if self.folder is None:
            raise ConfigError(f"{self.where} shows {name}.", cure="Put it into a note.")
        if not alt:
            raise ConfigError(
                f"{self.where} shows {name} without a description.",
                cure=f"Write ![what it shows]({name}).",
            )
        try:
            picture = pictures.read(self.folder, name)
        except InputError as error:
            raise ConfigError(f"{self.where}: {error.message}", cure=error.cure) from None
        return f"![]({picture.uri}){{fig-alt={attribute(alt)}}}"


def _begun(line: str) -> str:
    """Keep a line from beginning a block."""
    return _BEGINS.sub(r"\1\\", line)


def _link(text: str, address: str) -> str:
    if not _LINK.match(address) or not text:
        return text
    if not address.lower().startswith("mailto:"):
        address = address.replace("@", "%40")
    return f"[{text}](<{address.replace('$', '%24')}>)"
