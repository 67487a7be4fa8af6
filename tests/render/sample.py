"""A small executed notebook in both languages, with everything the subset allows.

Not a report: it exercises front matter, figures, tables, callouts, references, footnotes and
conditional content. ``python tests/render/sample.py DIR`` writes the two notebooks for a look.
"""

from __future__ import annotations

import base64
import json
import sys
from functools import cache, partial
from pathlib import Path
from typing import Any

WORDS: dict[str, dict[str, str]] = {
    "id": {
        "title": "Kemiskinan di Kabupaten Lamongan 2026",
        "subtitle": "Posisi, peluang target, dan laju yang diperlukan",
        "summary": "Target 2026 lebih mungkin tercapai daripada tidak",
        "text": "Angka terakhir turun 0,13 poin persentase",
        "see": "Lihat",
        "and": "dan",
        "trend": "Tren",
        "rate": "Persentase penduduk miskin (persen)",
        "alt": "Garis turun dari 15,7 persen pada 2012 ke 12,03 persen pada 2025.",
        "year": "Tahun",
        "value": "Persen",
        "change": "Perubahan",
        "regency": "Kabupaten/kota",
        "note": "Cara membaca",
        "source": "Sumber: BPS, Susenas Maret.",
        "probability": "peluang target 11,95 persen tercapai",
        "people": "penduduk miskin, Maret 2025",
        "pace": "laju yang diperlukan per tahun",
        "more": "Arti bagi rencana berikutnya",
    },
    "en": {
        "title": "Poverty in Lamongan Regency 2026",
        "subtitle": "Position, probability of the target, and the pace needed",
        "summary": "The 2026 target is more likely than not to be met",
        "text": "The latest rate fell by 0.13 percentage points",
        "see": "See",
        "and": "and",
        "trend": "Trend",
        "rate": "Share of people in poverty (per cent)",
        "alt": "Line falling from 15.7 per cent in 2012 to 12.03 per cent in 2025.",
        "year": "Year",
        "value": "Per cent",
        "change": "Change",
        "regency": "Regency or city",
        "note": "How to read this",
        "source": "Source: BPS, March Susenas.",
        "probability": "probability that the 11.95 per cent target is met",
        "people": "people in poverty, March 2025",
        "pace": "pace needed per year",
        "more": "What it means for the next plan",
    },
}
LANG = {"id": "id-ID", "en": "en"}


@cache
def _font() -> str:
    from povanalysis.render.webfonts import face

    return base64.b64encode(face("SourceSans3-Regular.ttf")).decode("ascii")


def svg(label: str, values: tuple[float, ...]) -> str:
    """Return a small line chart as a data URI: real text, in the embedded font."""
    step = 360 / (len(values) - 1)
    points = " ".join(
        f"{60 + i * step:.1f},{190 - (v - 10) * 25:.1f}" for i, v in enumerate(values)
    )
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="480pt" height="220pt" '
        'viewBox="0 0 480 220">'
        '<style>@font-face{font-family:"Source Sans 3";src:url(data:font/woff2;base64,'
        f'{_font()})}}text{{font:14px "Source Sans 3"}}</style>'
        f'<polyline points="{points}" fill="none" stroke="#0b5563" stroke-width="2.5"/>'
        f'<text x="60" y="20" style="font:14px &quot;Source Sans 3&quot;">{label}</text></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(text.encode()).decode("ascii")


def number(value: float, lang: str, digits: int = 2) -> str:
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if lang == "id" else text


def outputs(lang: str) -> list[str]:
    """Return the Markdown outputs of the sample, in order."""
    w = WORDS[lang]
    n = partial(number, lang=lang)
    short = "\n".join(
        f"| {year} | {n(rate)} | {n(change)} |"
        for year, rate, change in [(2023, 12.42, -0.11), (2024, 12.16, -0.26), (2025, 12.03, -0.13)]
    )
    long = "\n".join(
        f"| Kabupaten Contoh {i} | {n(8 + i * 0.21)} | {n(9 + i * 0.2)} | {n(-1 + i * 0.01)} "
        f"| {n(40 + i * 3.7, digits=1)} |"
        for i in range(1, 39)
    )
    trend = svg(w["rate"], (15.7, 14.2, 12.42, 12.16, 12.03))
    return [
        f"""## {w["summary"]} {{#sec-summary}}

::: {{.decision}}

::: {{.lead}}
**{w["text"]}.** {w["see"]} @fig-trend {w["and"]} @tbl-rate.[^src] [{w["trend"]}](#sec-trend).
:::

::: {{.key-figures}}

::: {{}}
[{n(63, digits=0)} %]{{.key-figure}}

{w["probability"]}
:::

::: {{}}
[{n(145.7, digits=1)}]{{.key-figure}}

{w["people"]}
:::

::: {{}}
[{n(-0.08)}]{{.key-figure}}

{w["pace"]}
:::

:::

:::

[^src]: {w["source"]} Email data\\@example.go.id, address a.id/b-\\-c, 2015--2025.
""",
        f"""## {w["trend"]} {{#sec-trend}}

{w["text"]}. {w["text"]}. {w["text"]}.

![{w["rate"]}]({trend}){{#fig-trend fig-alt="{w["alt"]} \\"A\\"."}}

::: {{.source}}
{w["source"]}
:::
""",
        f"""| {w["year"]} | {w["value"]} | {w["change"]} |
|:--|--:|--:|
{short}

: {w["rate"]} {{#tbl-rate}}

::: {{.callout-note title="{w["note"]}"}}
{w["text"]}: `@fig-none`, ==.

- {w["trend"]}
- {w["rate"]}
:::
""",
        f"""### {w["more"]}

{w["see"]} [@fig-second; @tbl-long].

![{w["rate"]}, II]({svg("II", (12.0, 13.0, 12.5))}){{#fig-second fig-alt="{w["alt"]}"}}

| {w["regency"]} | {w["value"]} 2024 | {w["value"]} 2025 | {w["change"]} 2024-2025 | {w["people"]} |
|:-----------------------|----:|----:|---:|---:|
{long}

: {w["regency"]}: {w["rate"]} {{#tbl-long}}

::: {{.content-visible when-format="html"}}
[CSV](lamongan-2026.csv) html-only
:::

::: {{.content-visible when-format="typst"}}
typst-only
:::

```{{=typst}}
#text(fill: grey)[raw-typst]
```

```{{=html}}
<p class="source">raw-html</p>
```

::: {{.colophon}}
{w["source"]} CC BY 4.0. povanalysis 0.1.0.
:::
""",
    ]


def notebook(lang: str = "en", texts: list[str] | None = None, **front: Any) -> dict[str, Any]:
    """Return an executed notebook; keyword arguments replace front matter (None removes a key)."""
    w = WORDS[lang]
    metadata = {
        "title": w["title"],
        "subtitle": w["subtitle"],
        "author": "Tim Data",
        "date": "2026-03-05",
        "lang": LANG[lang],
        "description": w["rate"],
        "running-head": "povanalysis",
        **front,
    }
    source = "\n".join(
        f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in metadata.items() if v is not None
    )
    cells: list[dict[str, Any]] = [
        {"cell_type": "raw", "id": "front", "metadata": {}, "source": f"---\n{source}\n---"},
        {"cell_type": "markdown", "id": "note", "metadata": {}, "source": "A note to analysts."},
        code("region = '3524'", [], tags=["parameters"]),
    ]
    cells += [code("show()", [markdown(text)]) for text in texts or outputs(lang)]
    for count, cell in enumerate((c for c in cells if c["cell_type"] == "code"), start=1):
        cell["execution_count"], cell["id"] = count, f"c{count}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def markdown(text: str) -> dict[str, Any]:
    data = {"text/markdown": text, "text/plain": "<IPython.core.display.Markdown object>"}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def code(source: str, outs: list[dict[str, Any]], tags: list[str] | None = None) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {"tags": tags or []},
        "outputs": outs,
        "source": source,
    }


def write(directory: Path, lang: str = "en", name: str = "lamongan-2026", **kwargs: Any) -> Path:
    """Write the notebook and return its path."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / f"{name}.ipynb"
    path.write_text(json.dumps(notebook(lang, **kwargs), ensure_ascii=False), "utf-8")
    return path


if __name__ == "__main__":
    for language in WORDS:
        print(write(Path(sys.argv[1]) / language, language))
