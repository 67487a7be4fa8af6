"""Reading executed notebooks and Markdown files."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from povanalysis.errors import RenderError
from povanalysis.render import documents
from tests.render import sample


def stored(tmp_path: Path, *outputs: dict[str, Any], **cell: Any) -> Path:
    """Store a notebook with one more code cell that has these outputs."""
    notebook = sample.notebook(texts=["Text."])
    notebook["cells"].append(sample.code("x", list(outputs)) | cell)
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(RenderError) as caught:
        documents.read(path)
    assert caught.value.facts["notebook"] == str(path)
    return str(caught.value)


def test_only_markdown_outputs_are_published_not_code_nor_notes(tmp_path: Path) -> None:
    document = documents.read(sample.write(tmp_path, texts=["One.", "Two."]))
    assert document.body == "One.\n\nTwo.\n"
    assert document.language == "en"
    assert document.metadata["title"] == sample.WORDS["en"]["title"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ({"output_type": "error", "ename": "KeyError", "evalue": "'x'"}, "KeyError: 'x'"),
        ({"output_type": "display_data", "data": {"text/html": "<b>"}}, "Its output is HTML"),
        (
            {"output_type": "display_data", "data": {"text/html": "<b>", "text/markdown": "b"}},
            "Its output is HTML",
        ),
        ({"output_type": "execute_result", "data": {"text/plain": "42"}}, "is text/plain"),
        ({"output_type": "stream", "name": "stdout", "text": "hello\n"}, "prints 'hello'"),
    ],
)
def test_an_output_that_is_not_markdown_is_refused_with_its_cell(
    tmp_path: Path, output: dict[str, Any], words: str
) -> None:
    message = refusal(stored(tmp_path, output))
    assert "cell 5" in message  # front matter, note, parameters, "Text.", this one
    assert words in message


def test_warnings_on_stderr_are_hidden_not_refused(tmp_path: Path) -> None:
    stream = {"output_type": "stream", "name": "stderr", "text": "careful\n"}
    assert documents.read(stored(tmp_path, stream)).body == "Text.\n"


def test_a_notebook_that_was_never_executed_is_refused(tmp_path: Path) -> None:
    assert "never executed" in refusal(stored(tmp_path, execution_count=None))


def test_a_notebook_without_front_matter_is_refused(tmp_path: Path) -> None:
    notebook = sample.notebook()
    del notebook["cells"][0]
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    assert "no front matter" in refusal(path)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text('{"cells": [', "utf-8")
    assert "is not a Jupyter notebook" in refusal(path)


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"\.ipynb, \.qmd or \.md"):
        documents.read(tmp_path / "x.docx")


def test_a_refusal_with_its_faults_survives_the_way_to_another_process(tmp_path: Path) -> None:
    with pytest.raises(RenderError) as caught:
        documents.read(sample.write(tmp_path, texts=["@fig-a"]))
    copy = pickle.loads(pickle.dumps(caught.value))
    assert copy.facts["faults"] == caught.value.facts["faults"]
    assert str(copy) == str(caught.value)


def test_an_index_page_may_name_its_format(tmp_path: Path) -> None:
    path = tmp_path / "index.qmd"
    path.write_text('---\ntitle: "A"\nlang: id-ID\nformat: {html: default}\n---\n\nIsi.\n')
    document = documents.read(path)
    assert document.body.strip() == "Isi."
    assert "format" not in document.metadata


def test_front_matter_keeps_quotes_colons_and_letters(tmp_path: Path) -> None:
    title = 'A "b": c – é #1'
    document = documents.read(sample.write(tmp_path, texts=["Text."], title=title))
    path = tmp_path / "again.md"
    path.write_text(document.front_matter() + document.body, "utf-8")
    assert documents.read(path).metadata == document.metadata


def test_images_become_files_named_by_their_order(tmp_path: Path) -> None:
    svg, png = "data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,aGk="
    changed, images = documents.with_image_files(f"![A]({svg}) ![B]({png}) ![C]({svg})", tmp_path)
    assert changed == "![A](image-1.svg) ![B](image-2.png) ![C](image-1.svg)"
    assert images == {"image-1.svg": svg, "image-2.png": png}
    assert (tmp_path / "image-1.svg").read_bytes() == b"<svg/>"
    assert (tmp_path / "image-2.png").read_bytes() == b"hi"
