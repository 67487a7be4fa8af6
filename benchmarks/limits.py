"""The limits of the report on a regency, measured for every region, language and state of the year.

    python benchmarks/limits.py                    # all; two processes
    python benchmarks/limits.py --every 3 --states ahead,out --jobs 1
    python benchmarks/limits.py --pages 12         # and the PDF pages of so many regions

Writes ``benchmarks/results/limits.md`` as the other benchmarks do; exits with 1 where a bar is passed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from speed_builds import copied
from tests.limits import BARS, STATES, count, in_state, measure, told

from povanalysis.languages import LANGUAGES
from povanalysis.project import VARIABLE
from povanalysis.questions.results import panel_results
from povanalysis.report.pages.regency import RegencyReport

MOST_PAGES = 7
"""Page one and six more."""
NAMED = 5
"""Pages named for each bar that is passed."""


def measured(region: str, states: tuple[str, ...]) -> list[dict[str, object]]:
    """Measure the pages of a region."""
    rows = []
    for state in states:
        made = in_state(region, state)
        for lang in LANGUAGES:
            found = measure(told(RegencyReport(made, lang)))
            rows.append(
                {"region": region, "state": state, "lang": lang, **found.sizes}
                | {"longest": found.longest if count(found.longest) > 30 else ""}
            )
    return rows


def everywhere(regions: list[str], states: tuple[str, ...], jobs: int) -> pd.DataFrame:
    """Measure all pages of some regions, with progress on stderr."""
    rows: list[dict[str, object]] = []
    with ProcessPoolExecutor(jobs) as pool:
        for place, found in enumerate(pool.map(measured, regions, [states] * len(regions)), 1):
            rows += found
            if place % 20 == 0 or place == len(regions):
                print(f"{place} of {len(regions)} regions", file=sys.stderr, flush=True)
    return pd.DataFrame(rows)


def pages(regions: list[str]) -> Iterator[dict[str, object]]:
    """Build the PDFs of some regions in a project of their own; count their pages and last lines."""
    with tempfile.TemporaryDirectory() as room:
        project = copied(Path(room, "project"))
        call = [sys.executable, "-m", "povanalysis", "build", *regions, "--format", "pdf"]
        subprocess.run(
            [*call, "--renderer", "embedded"],
            env={**os.environ, VARIABLE: str(project.root)},
            check=True,
        )
        reports = sorted(project.reports.rglob("*-[0-9]*.pdf"))
        for path in (path for path in reports if not path.stem.endswith("fact-sheet")):
            read = PdfReader(path).pages
            lines = [len(one.extract_text().splitlines()) for one in read]
            yield {
                "report": f"{path.parent.name}/{path.stem}",
                "pages": len(read),
                "least": min(lines),
            }


def summary(table: pd.DataFrame) -> str:
    """Tell how large pages are, and name those that pass a bar."""
    by = table.groupby(["state", "lang"], sort=False)
    largest = by[list(BARS)].max().assign(pages=by.size()).reset_index()
    largest = largest[["state", "lang", "pages", *BARS]]
    bars = ", ".join(f"{name} at most {bar}" for name, bar in BARS.items())
    texts = [
        "## Limits of the report on a regency",
        f"The largest of {table['region'].nunique()} regencies and cities, by state of the year and "
        f"language, in {len(table)} pages. Words are those of paragraphs and lists; tables, "
        f"captions and alternative text are counted apart. Bars: {bars}.",
        _markdown(largest),
        "In the middle of all pages: "
        + ", ".join(f"{name} {table[name].median():.4g}" for name in BARS)
        + ".",
    ]
    for name, bar in BARS.items():
        worse = table[table[name] > bar].sort_values(name, ascending=False)
        if worse.empty:
            continue
        named = [
            f"{row.region} {row.state} {row.lang} ({row.found:g})"
            for row in worse.rename(columns={name: "found"}).head(NAMED).itertuples()
        ]
        texts.append(f"Beyond the bar of {name}: {len(worse)} pages, such as {'; '.join(named)}.")
    if (table[list(BARS)] <= list(BARS.values())).all(axis=None):
        texts.append("No page passes a bar.")
    return "\n\n".join(texts)


def _markdown(table: pd.DataFrame) -> str:
    rows = [[str(name) for name in table.columns], ["---"] * table.shape[1]]
    rows += [
        [cell if isinstance(cell, str) else f"{cell:g}" for cell in row]
        for row in table.itertuples(index=False)
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def section(states: tuple[str, ...] = STATES, every: int = 1, jobs: int = 2, built: int = 0) -> str:
    """Return the section as Markdown."""
    regions = sorted(code for code in panel_results().forecasts.regions if not code.endswith("00"))[
        ::every
    ]
    table = everywhere(regions, states, jobs)
    texts = [summary(table)]
    longest = table[table["longest"] != ""].drop_duplicates("longest")
    for text in longest.sort_values("words in a sentence", ascending=False)["longest"].head(NAMED):
        print(f"{count(text)} words: {text}", file=sys.stderr)
    if built:
        found = pd.DataFrame(pages(regions[:: max(1, len(regions) // built)][:built]))
        worst = found[found["pages"] == found["pages"].max()]
        texts.append(
            f"PDF of {len(found)} reports: at most {found['pages'].max()} pages (bar {MOST_PAGES}), "
            f"{found['pages'].median():g} in the middle; the longest: "
            f"{', '.join(worst['report'].head(NAMED))}. Fewest lines of a page: {found['least'].min()}."
        )
    return "\n\n".join(texts)


def main() -> int:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--states", default=",".join(STATES))
    parser.add_argument("--every", type=int, default=1, help="every so many regions")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--pages", type=int, default=0, help="regions whose PDFs are built")
    given = parser.parse_args()
    text = section(tuple(given.states.split(",")), given.every, given.jobs, given.pages)
    print(text)
    import run

    (run.RESULTS / "limits.md").write_text(text.rstrip() + "\n", encoding="utf-8")
    run.assemble()
    return int("Beyond the bar" in text)


if __name__ == "__main__":
    sys.exit(main())
