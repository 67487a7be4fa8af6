"""The embedded renderer: Pandoc and Typst, the two engines inside Quarto, without Quarto.

Pandoc comes from ``pypandoc_binary``, Typst from the ``typst`` package; nothing is looked up on
PATH and no network is used. One run of Pandoc gives the HTML and, by ``typst.lua``, the source for
Typst. ``embedded.lua`` does what Quarto's filters do; two more Lua filters are run by Quarto, too.
Template partials, style sheet and fonts are the files that ``_quarto.yml`` names, so both renderers
give the same page.

**HTML** is one self-contained file without script, under a strict Content-Security-Policy.
**PDF** is always PDF/UA-1: a document that does not meet the standard is a :class:`RenderError`,
never a lesser PDF. System fonts are ignored, so that no machine replaces ours silently, and no
date is written: the same notebook gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from povanalysis import scratch
from povanalysis.errors import ParameterError, RenderError
from povanalysis.render import Format, documents, programs
from povanalysis.render.documents import Document
from povanalysis.render.furniture import ASSETS, furniture

FONTS = Path(__file__).parents[1] / "fonts"
TOC_DEPTH = 2  # sections of the report, not their subsections; _quarto.yml says the same

STYLES = ("fonts.css", "report.css")
FILTERS = ("shared.lua", "embedded.lua", "scrollable.lua")  # Quarto runs its own in the middle
TYPST_FILTER = "typst.lua"  # writes the source of the PDF beside the HTML


@cache
def pandoc() -> Path:
    """Return the Pandoc executable that ``pypandoc_binary`` carries.

    Raises
    ------
    RenderError
        If the package carries none for this platform.
    """
    import pypandoc

    carried = Path(pypandoc.__file__).parent / "files"
    for name in ("pandoc", "pandoc.exe"):
        if (carried / name).exists():
            return carried / name
    raise RenderError(
        f"pypandoc carries no Pandoc in {carried}.",
        cure="Install pypandoc_binary (not pypandoc) into this environment.",
    )


@cache
def engines() -> str:
    """Name the engines and their versions, for manifests and ``doctor``.

    Raises
    ------
    RenderError
        Pandoc does not say its version.
    """
    found = programs.run([str(pandoc()), "--version"], "Pandoc")
    if found.returncode or not found.stdout.startswith("pandoc"):
        raise RenderError(
            f"Pandoc does not start (exit code {found.returncode}): {found.stderr.strip()[:200]}",
            cure="Install pypandoc_binary again into this environment.",
        )
    return f"{found.stdout.split(chr(10))[0]}, typst {version('typst')}"


def render(notebook: Path, out_dir: Path, formats: Sequence[Format]) -> dict[str, Path]:
    """Render one document.

    Parameters
    ----------
    notebook
        An executed notebook, or a ``.qmd`` or ``.md`` file.
    out_dir
        Where ``<stem>.html`` and ``<stem>.pdf`` are written; created if missing.
    formats
        ``"html"``, ``"pdf"`` or both.

    Returns
    -------
    dict
        The file written for each format.

    Raises
    ------
    ParameterError
        For a format that is neither.
    RenderError
        If the document has faults, or Pandoc or Typst refuse it.
    """
    if unknown := [name for name in formats if name not in ("html", "pdf")]:
        raise ParameterError(f"Unknown format {unknown[0]!r}.", cure="Allowed: html, pdf.")
    document = documents.read(notebook)
    out_dir.mkdir(parents=True, exist_ok=True)
    written: dict[str, Path] = {name: out_dir / f"{notebook.stem}.{name}" for name in formats}
    with scratch.directory() as work:
        # Pandoc needs longer for reading and embedding an image than for all the rest
        body, images = documents.with_image_files(document.body, work)
        text = document.front_matter(**extra(document)) + body
        source = work / "document.typ" if "pdf" in written else None
        page = _convert(document, text, source)
        if "html" in written:
            _write_html(page, images, written["html"])
        if source is not None:
            written["pdf"].write_bytes(typeset(document, source))
    return written


def _convert(document: Document, text: str, typst: Path | None) -> str:
    """Convert to HTML, which is returned, and on the way to Typst, where a file is named."""
    toc = [] if document.metadata.get("toc") is False else ["--toc", f"--toc-depth={TOC_DEPTH}"]
    filters = FILTERS if typst is None else (TYPST_FILTER, *FILTERS)
    options = [
        "--to=html",
        "--syntax-highlighting=none",
        "--section-divs",
        *(f"--lua-filter={ASSETS / name}" for name in filters),
        f"--template={ASSETS / 'html.template'}",
        f"--include-in-header={ASSETS / 'csp.html'}",
        f"--include-before-body={ASSETS / 'main-open.html'}",
        f"--include-after-body={ASSETS / 'main-close.html'}",
        *(f"--css={name}" for name in STYLES),
        *toc,
    ]
    known = {"POVANALYSIS_TYPST": str(typst), "POVANALYSIS_FILTERS": " ".join(FILTERS)}
    return convert(document, text, options, known)


def convert(
    document: Document, text: str, options: Sequence[str], known: Mapping[str, str] | None = None
) -> str:
    """Convert a document's Markdown with Pandoc.

    Parameters
    ----------
    document
        What messages name.
    text
        Front matter and Markdown.
    options
        Of Pandoc, beside those that every conversion has.
    known
        Variables of its environment.

    Raises
    ------
    RenderError
        If Pandoc refuses or doubts it.
    """
    command = [
        str(pandoc()),
        "--from=markdown",
        "--standalone",
        "--wrap=none",
        "--fail-if-warnings",
        f"--data-dir={ASSETS / 'none'}",  # not what the user keeps for Pandoc
        *options,
    ]
    done = programs.run(command, f"Pandoc on {document.path.name}", text, known)
    if done.returncode < 0:
        raise RenderError(
            f"Pandoc was killed by signal {-done.returncode} on {document.path.name}.",
            cure="Where memory is short, build with fewer at once: --jobs 1",
        )
    if done.returncode:
        said = done.stderr.strip().rstrip(".") or f"exit code {done.returncode}"
        raise RenderError(
            f"Pandoc refused {document.path.name}: {said}.",
            cure="Mend the Markdown that the notebook puts out and execute it again.",
            notebook=str(document.path),
        )
    return done.stdout


def _write_html(page: str, images: Mapping[str, str], target: Path) -> None:
    for name in STYLES:
        style = f"<style>\n{(ASSETS / name).read_text('utf-8')}</style>"
        page = page.replace(f'<link rel="stylesheet" href="{name}" />', style)
    for name, uri in images.items():
        page = page.replace(f'src="{name}"', f'src="{uri}"')
    target.write_text(page, encoding="utf-8", newline="\n")


def typeset(document: Document, source: Path, **options: Any) -> bytes:
    """Compile a Typst source with our fonts: by default to a PDF/UA-1.

    Parameters
    ----------
    document
        What messages name.
    source
        The Typst file; images lie beside it.
    **options
        Of Typst.

    Raises
    ------
    RenderError
        If Typst refuses or doubts it.
    """
    import typst

    given = options or {"pdf_standards": ["ua-1"]}
    named = given.pop("sys_inputs", {})
    try:
        for inputs in ({}, {"charts": "in place"}):  # the second where floating finds no rest
            made, warnings = typst.compile_with_warnings(
                source,
                root=source.parent,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                sys_inputs=named | inputs,
                **given,
            )
            if not any("did not converge" in warning.message for warning in warnings):
                break
    except typst.TypstError as error:
        raise RenderError(
            f"Typst refused {document.path.name}: {error}",
            cure=f"The Typst source at that place: {_excerpt(source, str(error))}",
            notebook=str(document.path),
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of Rust, and no Exception
            raise
        raise RenderError(
            f"Typst broke down on {document.path.name}: {error}.",
            cure="Look for what is unusual on that page; Quarto may typeset it: --renderer quarto",
            notebook=str(document.path),
        ) from None
    if warnings:
        raise RenderError(
            f"Typst doubts {document.path.name}: {'; '.join(w.message for w in warnings)}.",
            cure="Mend it: a warning such as an unknown font changes what readers see.",
            notebook=str(document.path),
        )
    return bytes(made)


def _excerpt(source: Path, message: str) -> str:
    match = re.search(r":(\d+):\d+", message)
    lines = source.read_text("utf-8").splitlines()
    return repr(lines[int(match[1]) - 1][:160]) if match else f"{len(lines)} lines, no place given."


def extra(document: Document) -> dict[str, Any]:
    """Return the metadata that Quarto would derive: localised date, structured authors."""
    metadata = document.metadata
    words = furniture()[document.language]
    authors = metadata.get("author") or []
    authors = authors if isinstance(authors, list) else [authors]
    names = [a["name"] if isinstance(a, Mapping) else a for a in authors]
    extra: dict[str, Any] = {
        "furniture": dict(words),
        "pagetitle": metadata["title"],
        "toc-title": words["toc"],
    }
    if names:
        extra["author"] = names
        extra["by-author"] = [{"name": {"literal": name}} for name in names]
    if metadata.get("abstract"):
        extra["abstract-title"] = words["abstract"]
    if metadata.get("date"):
        extra["date"] = _long_date(str(metadata["date"]), str(metadata["lang"]))
        extra["date-meta"] = str(metadata["date"])
    return extra


def _long_date(text: str, lang: str) -> str:
    """Write an ISO date in words, as Quarto's ``date-format: long`` does.

    >>> _long_date("2026-03-05", "id-ID"), _long_date("2026-03-05", "en")
    ('5 Maret 2026', 'March 5, 2026')
    """
    from babel.dates import format_date

    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return text  # a date in words stays as it is
    return str(format_date(date, "long", locale=lang.replace("-", "_")))
