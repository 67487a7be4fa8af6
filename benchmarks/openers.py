"""Programs of others: do pandas, R and LibreOffice read our files as the docs say?

    apt-get install r-base-core r-cran-readr r-cran-jsonlite libreoffice-calc
    python benchmarks/openers.py              # without R or LibreOffice: skipped, with the reason
    python benchmarks/openers.py --keep DIR   # keeps the publication and pictures of the workbook

The calls of ``read_csv`` and of R are taken out of docs/data.md and docs/site.md as they stand, and run
on a publication made for it. Every cell they give is held against the text of the file: rows,
columns, kinds, zeros in front, empty cells, decimal marks, letters beyond ASCII. LibreOffice imports
the tables with the choices that docs/data.md names, and opens the workbooks. Exit 1 where one differs.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from math import isclose
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
BUILD = ["build", "3524", "3500", "--format", "html", "--renderer", "embedded"]
IMPORT = "CSV:44,34,76,1,1/2,1033,false,false"
"""Comma, quotes, UTF-8, from row 1, column 1 as text, English (USA), special numbers not detected."""
DIGITS = 1e-14
"""LibreOffice and jsonlite write fifteen digits of a number."""
IN_R = """
given <- commandArgs(TRUE)
path <- given[1]
told <- character()
frame <- withCallingHandlers(
  eval(parse(text = given[2])),
  warning = function(w) { told <<- c(told, conditionMessage(w)); invokeRestart("muffleWarning") })
columns <- lapply(frame, function(one) if (is.numeric(one)) one else as.character(one))
jsonlite::write_json(
  list(kinds = lapply(frame, function(one) class(one)[1]), columns = columns,
       told = I(told), problems = nrow(readr::problems(frame))),
  given[3], digits = NA, na = "null", auto_unbox = TRUE)
"""


def published(place: Path) -> Path:
    """Publish two reports in a project of its own; give its root."""
    root = place / "project"
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("_quarto.yml", "povanalysis.toml", "requirements.lock"):
        shutil.copy(ROOT / name, root / name)
    subprocess.run([sys.executable, "-m", "povanalysis", *BUILD], cwd=root, check=True)
    return root


def calls(start: str, page: str) -> list[str]:
    """Find the calls in a page of docs that begin so."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [" ".join(found.split()) for found in re.findall(rf"`({re.escape(start)}[^`]*)`", text)]


def written(path: Path) -> tuple[list[str], list[list[str]], str]:
    """Read a table as text: heads, rows, decimal mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    mark = ";" if text.partition("\n")[0].count(";") else ","
    heads, *rows = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    return heads, rows, "," if mark == ";" else "."


def same(text: str, value: Any, decimal: str) -> bool:
    """Say whether a program's value is what the file holds."""
    if value is None or (isinstance(value, float) and value != value):
        return text == ""
    if isinstance(value, datetime | date):
        return text == value.isoformat()[:10]
    if isinstance(value, int | float):
        try:
            return isclose(float(text.replace(decimal, ".")), value, rel_tol=DIGITS)
        except ValueError:
            return False
    return text == str(value)


def differing(path: Path, heads: Sequence[str], columns: Sequence[Sequence[Any]]) -> list[str]:
    """Hold columns of values against the file's text; name what differs."""
    wanted, rows, decimal = written(path)
    if list(heads) != wanted:
        return [f"columns {list(heads)}, not {wanted}"]
    if {len(column) for column in columns} != {len(rows)}:
        return [f"{len(columns[0])} rows, not {len(rows)}"]
    wrong = []
    for at, head in enumerate(wanted):
        pairs = zip((row[at] for row in rows), columns[at], strict=True)
        bad = [(text, value) for text, value in pairs if not same(text, value, decimal)]
        if bad:
            wrong.append(f"{head}: {len(bad)} cells, such as {bad[0][0]!r} read as {bad[0][1]!r}")
        numbers = [isinstance(value, int | float) for value in columns[at] if value is not None]
        if head == "region" and any(numbers):
            wrong.append("region is read as a number")
    return wrong


def by_pandas(path: Path, call: str, place: Path) -> list[str]:
    frame = eval(f"pd.{call}", {"pd": pd, "path": path})
    return differing(path, list(frame), [frame[name].tolist() for name in frame])


def by_r(path: Path, call: str, place: Path) -> list[str]:
    (place / "read.R").write_text(IN_R)
    out = place / "read.json"
    subprocess.run(["Rscript", place / "read.R", path, call, out], check=True, capture_output=True)
    read = json.loads(out.read_text("utf-8"))
    heads = list(read["columns"])
    wrong = differing(path, heads, [read["columns"][head] for head in heads])
    wrong += [f"R says: {told}" for told in read["told"]]
    return wrong + [f"{read['problems']} problems"] * bool(read["problems"])


def converted(path: Path, to: str, place: Path, *options: str) -> Path:
    """Let LibreOffice write a file in another format."""
    home = f"-env:UserInstallation=file://{place}/office"
    call = ["soffice", home, "--headless", *options, "--convert-to", to, "--outdir", place / "out"]
    subprocess.run([*call, path], check=True, capture_output=True, timeout=300)
    return place / "out" / f"{path.stem}.{to.partition(':')[0]}"


def cells_of(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [list(row) for row in sheet.values] for sheet in book}


def by_libreoffice(path: Path, choices: str, place: Path) -> list[str]:
    ((heads, *rows),) = cells_of(converted(path, "xlsx", place, f"--infilter={choices}")).values()
    return differing(path, heads, list(zip(*rows, strict=True)))


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, float):
        return isinstance(other, int | float) and isclose(one, other, rel_tol=DIGITS)
    return bool(one == other)


def workbook(path: Path, _: str, place: Path) -> list[str]:
    """Open a workbook in LibreOffice and save it; every cell has to be what it was."""
    ours, theirs = cells_of(path), cells_of(converted(path, "xlsx", place))
    wrong = [f"sheets {list(theirs)}, not {list(ours)}"] * (list(ours) != list(theirs))
    for name in ours:
        pairs = zip(ours[name], theirs.get(name, []), strict=False)
        cells = ((a, b) for row, other in pairs for a, b in zip(row, other, strict=True))
        wrong += [f"{name}: {a!r} became {b!r}" for a, b in cells if not alike(a, b)][:3]
        if (here := len(theirs.get(name, []))) != len(ours[name]):
            wrong.append(f"{name}: {here} rows, not {len(ours[name])}")
    return wrong


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--keep", type=Path, help="where the publication and pictures are kept")
    given = asked.parse_args()
    lacks = (
        {"R": "apt-get install r-base-core r-cran-readr r-cran-jsonlite"}
        if not shutil.which("Rscript")
        else {}
    )
    if not shutil.which("soffice"):
        lacks["LibreOffice"] = "apt-get install libreoffice-calc"
    failed = 0
    with tempfile.TemporaryDirectory(prefix="openers-") as name:
        place = Path(name)
        root = published(place)
        (call,) = calls("readr::", "data.md")
        in_r = re.sub(r'"[^"]+\.csv"', "path", call)
        tables = [
            root / "data/processed/observations.csv",
            *sorted((root / "data/raw").glob("*.csv")),
        ]
        coded = {path for path in tables if "region" in written(path)[0]}
        bare = re.sub(", col_types.*", ")", in_r)
        tasks = [("R", by_r, path, in_r if path in coded else bare) for path in tables]
        tasks += [("LibreOffice", by_libreoffice, path, IMPORT) for path in tables]
        downloads = {lang: sorted((root / "reports" / lang).glob("*.csv")) for lang in ("id", "en")}
        for program, read, start in (("pandas", by_pandas, "read_csv"), ("R", by_r, "readr::")):
            for lang, call in zip(downloads, calls(start, "site.md"), strict=True):
                tasks += [(program, read, path, call) for path in downloads[lang]]
        books = sorted((root / "reports").glob("*/*.xlsx"))
        tasks += [("LibreOffice", workbook, path, "") for path in books]
        for program, read, path, call in tasks:
            if program in lacks:
                print(f"skipped {program} {path.name}: {lacks[program]}")
                continue
            wrong = read(path, call, place)
            failed += bool(wrong)
            held = "FAILED" if wrong else "held"
            print(
                "\n    ".join([f"{held:7} {program:12} {path.relative_to(root)}", *wrong]),
                flush=True,
            )
        if given.keep:
            shutil.copytree(root / "reports", given.keep, dirs_exist_ok=True)
            for path in books if "LibreOffice" not in lacks else ():
                shutil.copy(
                    converted(path, "pdf", place),
                    given.keep / f"{path.parent.name}-{path.stem}-xlsx.pdf",
                )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
