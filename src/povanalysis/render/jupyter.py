"""What a notebook shows, as clean HTML beside its Markdown: for Jupyter, which reads no Pandoc.

JupyterLab, Visual Studio Code and nbconvert prefer HTML to Markdown; the renderers take the Markdown of
the same output (:mod:`.executed`). A build, which nobody watches, makes no HTML.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any

from povanalysis.errors import PovError
from povanalysis.render import embedded, programs
from povanalysis.render.checks import DATA_URI
from povanalysis.render.furniture import ASSETS, furniture
from povanalysis.report.beside.contract import VARIABLE

_REFERENCE = re.compile(r"(?<![\\\w@/])@((fig|tbl)-[\w-]+)")
_CALLOUT = re.compile(r'^(:::+ \{\.callout-\w+) title="((?:[^"\\]|\\.)*)"\}', re.M)
_WIDTHS = re.compile(r"<colgroup>.*?</colgroup>\n", re.S)  # of the dashes; the content decides
_KEY_FIGURE = re.compile(r'<span class="key-figure">(.*)</span>')
_OPTIONS = ("--from=markdown", "--to=html", "--wrap=none", "--syntax-highlighting=none")


def prepare(lang: str) -> None:
    """Let Jupyter show Markdown as HTML from here on; nothing where no one looks.

    Parameters
    ----------
    lang
        Language of the words figure and table.
    """
    from IPython.core.getipython import get_ipython

    shell: Any = get_ipython()
    if shell is None or VARIABLE in os.environ:
        return
    from IPython.display import Markdown

    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(Markdown, lambda shown: html(shown.data, lang))


@cache
def html(markdown: str, lang: str) -> str | None:
    r"""Write Markdown as a page has it as HTML; None where Pandoc cannot.

    A reference is a link without a number: that is known when all sections stand together.

    Examples
    --------
    >>> html("## Why {#sec-why}\n\n::: {.lead}\n\nSee @tbl-a.\n\n:::", "en")
    '<h2 id="sec-why">Why</h2>\n<div class="lead">\n<p>See <a href="#tbl-a">Table</a>.</p>\n</div>'
    """
    words = furniture()[lang]
    images: list[str] = []

    def named(match: re.Match[str]) -> str:
        images.append(match[0])
        return f"image-{len(images)}-own"  # Pandoc is slow on long addresses

    text = DATA_URI.sub(named, markdown).replace(" fig-alt=", " alt=").replace("{fig-alt=", "{alt=")
    text = _REFERENCE.sub(lambda match: f"[{words[match[2]]}](#{match[1]})", text)
    text = _CALLOUT.sub(r"\1}\n\n**\2**", text)
    command = [str(embedded.pandoc()), *_OPTIONS, f"--data-dir={ASSETS / 'none'}"]
    try:
        done = programs.run(command, "Pandoc on a section", text)
    except PovError:
        return None
    page = _KEY_FIGURE.sub(r"<strong>\1</strong>", _WIDTHS.sub("", done.stdout))
    for number, uri in enumerate(images, start=1):
        page = page.replace(f'"image-{number}-own"', f'"{uri}"')
    return None if done.returncode else page.strip()
