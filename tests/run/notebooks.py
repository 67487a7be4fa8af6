"""A small notebook for tests of the runner: real figures, real downloads, no charts."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_raw_cell

PARAMETERS = 'region = "3524"\nyear = 2026\ntarget = None\nlang = "id"'

REPORT = """\
from IPython.display import Markdown

from povanalysis.report.beside.downloads import of_regions
from povanalysis.sources import store

class Small:
    def __init__(self):
        self.lang = lang

    def front_matter(self):
        tag = {"id": "id-ID", "en": "en"}[lang]
        return {"title": f"Region {region}", "lang": tag, "date": "2026-01-31"}

    def card(self):
        return {"title": f"Region {region}", "sentence": "Small."}

    def made(self):
        return {"region": region, "year": year, "target": target, "lang": lang}

    def download(self):
        return of_regions([region], ["P1"])

report = Small()
figures = store.observations([region], "P1")
Markdown(f"\\n## Depth {{#sec-depth}}\\n\\n{len(figures)} figures of {region}.\\n")
"""


def write(path: Path, *cells: str, report: str = REPORT) -> Path:
    """Write a notebook: parameters, the cells given, the report."""
    body = [new_code_cell(source) for source in (*cells, report)]
    notebook = new_notebook(
        cells=[
            new_raw_cell("---\ntitle: small\n---"),
            new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
            *body,
        ]
    )
    nbformat.write(notebook, path)
    return path
