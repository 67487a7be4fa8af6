"""The fact sheet of a report: its first page on one sheet of A4, and as a picture to send.

Both are made by Typst from the executed notebook, whichever renderer makes the pages: what stands in
the block ``.page-one``, and how to cite it. The PDF is PDF/UA-1 as a report's; the picture is 1080
pixels wide, set on a page of its own so that it can be read on a phone. A sheet that runs over its
page is an error, never a second page.
"""

from __future__ import annotations

from pathlib import Path

from povanalysis import scratch
from povanalysis.render import documents, embedded
from povanalysis.render.furniture import ASSETS

FIRST = "{.page-one}"
"""What marks the first page in the Markdown of a report that has a sheet."""
PICTURE = {"format": "png", "ppi": 216.0, "sys_inputs": {"form": "phone"}}
"""360 points wide (sheet.template) are 1080 pixels."""
FILTERS = ("sheet.lua", "shared.lua", "embedded.lua")

_KEPT = ("{.publisher}", FIRST, "{.hypothetical}", "{.colophon}")


def render(notebook: Path, pdf: Path, picture: Path) -> bool:
    """Make the fact sheet of a document and its picture; nothing where it has no first page.

    Parameters
    ----------
    notebook
        An executed notebook, or a ``.qmd`` or ``.md`` file.
    pdf, picture
        The files to write.

    Returns
    -------
    bool
        Whether they were made.

    Raises
    ------
    RenderError
        If the document has faults, or the sheet is longer than its page.
    """
    document = documents.read(notebook)
    parts = [part.text for part in document.parts if any(mark in part.text for mark in _KEPT)]
    if not any(FIRST in text for text in parts):
        return False
    with scratch.directory() as work:
        body, _images = documents.with_image_files("\n\n".join(parts), work)
        text = document.front_matter(**embedded.extra(document)) + body
        options = [f"--lua-filter={ASSETS / name}" for name in FILTERS]
        options += ["--to=typst", f"--template={ASSETS / 'typst' / 'sheet.template'}"]
        source = work / "sheet.typ"
        source.write_text(embedded.convert(document, text, options), encoding="utf-8")
        pdf.write_bytes(embedded.typeset(document, source))
        picture.write_bytes(embedded.typeset(document, source, **PICTURE))
    return True
