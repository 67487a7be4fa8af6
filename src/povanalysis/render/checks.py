r"""What must hold before a document is rendered: the subset both renderers agree on.

Quarto ends with success on several faults that spoil a page, and Pandoc or Typst die of others
with a message far from the cause. So the published Markdown is checked first; every fault is
collected, with its cell and its cure.

* Ids are unique; ``@fig-...``, ``@tbl-...``, ``[text](#id)`` and ``[^note]`` lead somewhere; any
  other ``@word`` would be a citation, which Typst refuses.
* Each image is a data URI with alternative text (``fig-alt``).
* Lists, tables, headings and ``:::`` have a blank line before them; ``:::`` pair up in one output;
  headings begin at ``##``.
* No mathematics (PDF/UA-1), no raw HTML that runs a script or asks another host.

**Out of scope.** Pandoc's whole grammar: the text is read line by line with fenced and inline code
taken out, which is exact for what our library writes and errs towards refusing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from povanalysis.errors import listing
from povanalysis.render.furniture import furniture

_FENCED = re.compile(r"^(`{3,}|~{3,})(?P<info>[^\n]*)\n.*?^\1[`~]*[ \t]*$", re.M | re.S)
_INLINE_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)")
_IMAGE = re.compile(
    r"!\[(?P<caption>(?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]\((?P<target>[^)\s]*)[^)]*\)"
    r'(?P<attributes>\{(?:[^}"]|"(?:[^"\\]|\\.)*")*\})?'
)
_ATTRIBUTES = re.compile(r'\{(?:[^{}"\n]|"(?:[^"\\\n]|\\.)*")*\}')
_ID = re.compile(r"(?<=[{\s])#([\w:.-]+)")
_ALT = re.compile(r'\bfig-alt="((?:[^"\\]|\\.)*)"')
_NOTE = re.compile(r"^\[\^([^\]]+)\]:", re.M)
_NOTE_USE = re.compile(r"(?<!\\)\[\^([^\]]+)\](?!:)")
_CITATION = re.compile(r"(?<![\w\\@/.])@\{?(\w[\w:-]*)")
_INTERNAL_LINK = re.compile(r"\]\(#([^)\s]+)\)")
_FOREIGN = re.compile(
    r"<(?:script|iframe|object|embed|link|style|meta|base|form)\b|\b(?:src|srcset)=[\"']?(?!data:)"
    r"|(?:\]\(|[<=\"'])\s*<?javascript:|[<{][^>}]*\bon[a-z]+\s*=",
    re.I,
)
_ESCAPED = re.compile(r"\\.")
_TAG = re.compile(r"<[a-z!/]|\{[^}]*\b(?:src|on[a-z]+\s*=)|\]\(\s*<?javascript:", re.I)
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_MATH = re.compile(r"(?<![\\$\w])\$(?=\S)[^$\n]*?(?<=[^\s\\])\$(?!\d)")
_STARTS = {  # blocks that Pandoc takes for part of the paragraph above, without a blank line
    "list": re.compile(r"(?:[-*+]|\d{1,2}[.)])\s"),
    "table": re.compile(r"\|"),
    "heading": re.compile(r"#{1,6}\s"),
    "div": re.compile(r":{3,}[ \t]*\S"),
}
_DIV = re.compile(r"^:{3,}[ \t]*(\S.*)?$")
DATA_URI = re.compile(r"data:image/(svg\+xml|png|jpeg);base64,([A-Za-z0-9+/=]+)")


@dataclass(frozen=True)
class Fault:
    """One thing that must be mended before a document can be published.

    Attributes
    ----------
    where
        The address: ``cell 7`` (counted from 1, as JupyterLab's cells from the top) or ``line 12``.
    what
        What is wrong, with the text seen.
    cure
        What to write instead.
    """

    where: str
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.cure}"


@dataclass(frozen=True)
class Part:
    """A piece of published Markdown and where it comes from."""

    where: str
    text: str


def check(metadata: Mapping[str, Any], parts: Sequence[Part]) -> tuple[Fault, ...]:
    """Return every fault in front matter and text that a renderer would publish or die of.

    Parameters
    ----------
    metadata
        The front matter.
    parts
        The published Markdown in order.

    Examples
    --------
    >>> part = Part("cell 3", "See @fig-trend.")
    >>> [str(f) for f in check({"title": "T", "lang": "en"}, [part])]
    ['cell 3: @fig-trend points to nothing. Ids that exist: none.']
    """
    cleaned = [replace(part, text=_without_code(part.text)) for part in parts]
    ids: dict[str, str] = {}
    faults = [*_front_matter_faults(metadata)]
    if not any(part.text.strip() for part in parts):
        faults.append(
            Fault("text", "Nothing would be published.", "Execute it; show Markdown outputs.")
        )
    for part in parts:
        faults += _raw_html_faults(part)
    for part in cleaned:
        faults += _block_faults(part)
        faults += _image_faults(part)
        for found in _ids(part.text):
            if found in ids:
                faults.append(
                    Fault(
                        part.where,
                        f"The id {found!r} is already used in {ids[found]}.",
                        "Give each figure, table, heading and footnote an id of its own.",
                    )
                )
            ids.setdefault(found, part.where)
    for part in cleaned:
        faults += _reference_faults(part, ids)
    return tuple(faults)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") + " "


def _without_code(text: str) -> str:
    return _INLINE_CODE.sub(" ", _FENCED.sub(_blank, text))


def _ids(text: str) -> Iterator[str]:
    for attributes in _ATTRIBUTES.findall(text):
        yield from _ID.findall(_QUOTED.sub('""', attributes))
    for note in _NOTE.findall(text):
        yield f"^{note}"


def _front_matter_faults(metadata: Mapping[str, Any]) -> Iterator[Fault]:
    where = "front matter"
    if not str(metadata.get("title") or "").strip():
        yield Fault(where, "There is no title.", "Add `title: ...`.")
    language = str(metadata.get("lang") or "").split("-")[0].lower()
    if language not in furniture():
        yield Fault(
            where,
            f"lang is {metadata.get('lang')!r}.",
            f"Write one of {listing(sorted(furniture()))}, with a region if you like (id-ID).",
        )
    if "format" in metadata:
        yield Fault(where, "There is a `format:` key.", "Formats belong into _quarto.yml.")


def _block_faults(part: Part) -> Iterator[Fault]:
    fault = partial(Fault, part.where)
    first, depth = "", 0  # the first line of the block that a line stands in
    for line in part.text.splitlines():
        for name, start in _STARTS.items():
            if start.match(line) and first and not start.match(first):
                yield fault(f"The {name} at {line[:40]!r} has no blank line before it.", "Add one.")
        if line.startswith("# "):
            yield fault(f"{line!r} is on the title's level.", "Begin headings at ##.")
        if div := _DIV.match(line):
            depth += 1 if div[1] else -1
        ends_block = div or _STARTS["heading"].match(line) or not line.strip()
        first = "" if ends_block else first or line
    if depth:
        yield fault(
            "Opening and closing ::: do not pair up.",
            "Close each ::: {...} with a line of ::: in the same output.",
        )
    if match := _MATH.search(part.text):
        yield fault(
            f"{match[0]!r} reads as mathematics, which PDF/UA-1 refuses.",
            "Write it in words, or escape the dollar sign as \\$.",
        )


def _raw_html_faults(part: Part) -> Iterator[Fault]:
    fault = partial(Fault, part.where)
    raw = "".join(m[0] for m in _FENCED.finditer(part.text) if "=html" in m["info"])
    written = _ESCAPED.sub("", _without_code(part.text))  # text of the data may look like a tag
    if match := _FOREIGN.search(raw + (written if _TAG.search(written) else "")):
        yield fault(
            f"Raw HTML with {match[0]!r} would run a script or call another host.",
            "Pages are self-contained: use Markdown, and data URIs for images.",
        )


def _image_faults(part: Part) -> Iterator[Fault]:
    fault = partial(Fault, part.where)
    for image in _IMAGE.finditer(part.text):
        attributes, caption = image["attributes"] or "", image["caption"][:40]
        alt = _ALT.search(attributes)
        if alt is None or not alt[1].strip():
            yield fault(
                f"The image {caption!r} has no alternative text.",
                'Add fig-alt="..." made of its numbers to its braces.',
            )
        if not DATA_URI.match(image["target"]):
            yield fault(
                f"The image {caption!r} is the file or address {image['target'][:60]!r}.",
                "Embed it: data:image/svg+xml;base64,... (also png, jpeg).",
            )


def _reference_faults(part: Part, ids: Mapping[str, str]) -> Iterator[Fault]:
    fault = partial(Fault, part.where)
    text = _QUOTED.sub('""', part.text)
    for label in _CITATION.findall(text):
        label = label.rstrip(":-")
        known = sorted(i for i in ids if i.startswith(("fig-", "tbl-")))
        if not re.match(r"(?i)(fig|tbl)-", label):
            yield fault(
                f"@{label} is neither a figure nor a table.",
                "Escape a literal @ as \\@; link to a section as [text](#sec-...).",
            )
        elif label[0].lower() + label[1:] not in ids:
            yield fault(
                f"@{label} points to nothing.", f"Ids that exist: {listing(known) or 'none'}."
            )
    for target in _INTERNAL_LINK.findall(text):
        if target not in ids:
            yield fault(
                f"The link to #{target} points to nothing.",
                "Give the heading that id: ## Heading {#" + target + "}.",
            )
    for note in _NOTE_USE.findall(text):
        if f"^{note}" not in ids:
            yield fault(f"The footnote [^{note}] has no text.", f"Add a line [^{note}]: ...")
