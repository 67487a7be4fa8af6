r"""A document to render: an executed notebook or a Markdown file, read and checked.

**What is published.** Of an executed notebook: the first raw cell (YAML front matter) and, in
order, every ``text/markdown`` output; a notebook that opens a report has been made ready, so that
what an analyst's cells show is Markdown, too (:mod:`.own`). Code is never shown.
A ``.qmd`` or ``.md`` file is published as it stands.

**Refused**, with every fault at once: error outputs, HTML outputs (they load scripts from other
hosts), printed text, cells that were never executed, and whatever :mod:`.checks` finds in the text.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from povanalysis.errors import RenderError, listing
from povanalysis.render.checks import DATA_URI, Fault, Part, check
from povanalysis.render.executed import UnreadyError, joined, ready

_NAMED = re.compile(r"\n# (\S+\.ipynb, cell \d+)$")  # the build ends each cell with its place


@dataclass(frozen=True)
class Document:
    """Front matter and Markdown of one document.

    Attributes
    ----------
    path
        The notebook or Markdown file.
    metadata
        The front matter: at least ``title`` and ``lang`` once :func:`read` has returned it.
    parts
        The published Markdown in order.
    """

    path: Path
    metadata: Mapping[str, Any]
    parts: tuple[Part, ...]

    @property
    def language(self) -> str:
        """The primary language subtag, ``id`` or ``en``."""
        return str(self.metadata["lang"]).split("-")[0].lower()

    @property
    def body(self) -> str:
        """The published Markdown, without front matter."""
        return "\n\n".join(part.text.strip("\n") for part in self.parts) + "\n"

    def front_matter(self, **extra: Any) -> str:
        """Front matter as YAML for Pandoc, to stand before the body.

        Parameters
        ----------
        **extra
            Metadata that is added or replaces what the front matter says.
        """
        front = yaml.safe_dump(
            {**self.metadata, **extra}, allow_unicode=True, sort_keys=True, width=10_000
        )
        return f"---\n{front}---\n\n"


def read(path: Path) -> Document:
    """Read a notebook or Markdown file and check that it can be published.

    Parameters
    ----------
    path
        An executed ``.ipynb``, or a ``.qmd`` or ``.md`` file with front matter.

    Raises
    ------
    RenderError
        With every fault found; ``facts['faults']`` holds them as :class:`Fault` objects.
    """
    if path.suffix == ".ipynb":
        document, faults = _from_notebook(path)
    elif path.suffix in {".qmd", ".md"}:
        document, faults = _from_markdown(path)
    else:
        raise RenderError(
            f"{path} is not a document we render.", cure="Give a .ipynb, .qmd or .md file."
        )
    faults = [*faults, *check(document.metadata, document.parts)]
    if faults:
        raise _refusal(path, faults)
    return document


def with_image_files(markdown: str, directory: Path) -> tuple[str, dict[str, str]]:
    """Write images held as data URIs to files and let the Markdown point to them.

    Parameters
    ----------
    markdown
        Text with ``data:image/svg+xml;base64,...`` (also png, jpeg).
    directory
        Where the files go; it exists. Names count from 1 in order of appearance, so that the same
        document gives the same names.

    Returns
    -------
    tuple
        The Markdown, and the data URI by name of file.
    """
    names: dict[str, str] = {}

    def written(match: re.Match[str]) -> str:
        if match[0] not in names:
            suffix = {"svg+xml": "svg", "jpeg": "jpg"}.get(match[1], match[1])
            name = names[match[0]] = f"image-{len(names) + 1}.{suffix}"
            (directory / name).write_bytes(base64.b64decode(match[2]))
        return names[match[0]]

    changed = DATA_URI.sub(written, markdown)
    return changed, {name: uri for uri, name in names.items()}


def _refusal(path: Path, faults: Sequence[Fault]) -> RenderError:
    head = f"{path.name} cannot be published; {len(faults)} fault{'s' * (len(faults) > 1)}:"
    return RenderError(
        "\n".join([head, *(f"  {fault}" for fault in faults)]),
        notebook=str(path),
        faults=tuple(faults),
    )


# --- reading -----------------------------------------------------------------------------------


def _yaml_of(text: str, where: str) -> tuple[dict[str, Any], list[Fault]]:
    cure = "Write title and lang as `key: value` lines between two lines of ---."
    match = re.fullmatch(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)\s*", text, re.S)
    if match is None:
        return {}, [Fault(where, "The front matter is not enclosed in two lines of ---.", cure)]
    try:
        loaded = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        return {}, [Fault(where, f"The front matter is not valid YAML ({error}).", cure)]
    if not isinstance(loaded, dict):
        return {}, [Fault(where, "The front matter holds no keys.", cure)]
    # dates come back as datetime.date; text is what both renderers get
    return {key: _plain(value) for key, value in loaded.items()}, []


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _from_markdown(path: Path) -> tuple[Document, list[Fault]]:
    text = path.read_text("utf-8")
    match = re.match(r"\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.S)
    front, body = (match[0], text[match.end() :]) if match else ("", text)
    metadata, faults = _yaml_of(front, "line 1")
    # an index page may say `format: {html: default}` to keep Quarto from making a PDF of it
    metadata.pop("format", None)
    return Document(path, metadata, (Part("text", body),)), faults


def _from_notebook(path: Path) -> tuple[Document, list[Fault]]:
    try:
        cells = ready(json.loads(path.read_text("utf-8")))["cells"]
    except UnreadyError as error:
        what, cure = error.args
        raise RenderError(f"{path}: {what}", cure=cure, notebook=str(path)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RenderError(
            f"{path} is not a Jupyter notebook ({error}).",
            cure="Execute it again: povanalysis run --execute-only.",
            notebook=str(path),
        ) from error
    if cells and cells[0].get("cell_type") == "raw":
        metadata, faults = _yaml_of(joined(cells[0]["source"]), "cell 1")
    else:
        metadata = {}
        faults = [
            Fault("cell 1", "The notebook has no front matter.", "Begin with a raw cell of YAML.")
        ]
    parts: list[Part] = []
    for number, cell in enumerate(cells, start=1):
        if cell.get("cell_type") != "code":
            continue
        named = _NAMED.search(joined(cell["source"]))
        where = named[1] if named else f"cell {number}"
        if joined(cell["source"]).strip() and cell.get("execution_count") is None:
            faults.append(
                Fault(where, "It was never executed.", "Run: povanalysis run --execute-only.")
            )
        for output in cell.get("outputs", []):
            text, fault = _published(output, where)
            parts += [Part(where, text)] if text else []
            faults += [fault] if fault else []
    if not parts and not faults:
        cure = "Execute it: povanalysis run --execute-only."
        faults.append(Fault("all cells", "They show nothing.", cure))
    return Document(path, metadata, tuple(parts)), faults


def _published(output: Mapping[str, Any], where: str) -> tuple[str, Fault | None]:
    kind = output.get("output_type")
    cure = "Show it as IPython.display.Markdown."
    if kind == "error":
        what = f"It failed with {output.get('ename')}: {output.get('evalue')}."
        return "", Fault(where, what, "Mend the cause and execute the notebook again.")
    if kind == "stream":
        if output.get("name") == "stderr":  # hidden by both renderers (execute: warning: false)
            return "", None
        text = joined(output.get("text", "")).strip()
        return "", Fault(where, f"It prints {text[:40]!r}.", cure) if text else None
    data: Mapping[str, Any] = output.get("data", {})
    if "text/html" in data or "application/javascript" in data:
        what = "Its output is HTML, which loads scripts from other hosts and fails in PDF."
        return "", Fault(where, what, cure)
    if "text/markdown" in data:
        return joined(data["text/markdown"]), None
    return "", Fault(where, f"Its output is {listing(sorted(data)) or 'empty'}.", cure)
