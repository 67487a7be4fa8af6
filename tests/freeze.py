"""The freeze: every page's Markdown and every command's text against a stored state, by hand.

    .venv/bin/python tests/freeze.py store|check [--only regency,commands] [--regions 3524,3506]
        [--lang en] [--quick] [--state DIRECTORY] [--accept] [--fresh]

It is for changes that must not move a published byte (issue 14) and goes when that issue ends.
Pages are made as the runner makes them: the cells of ``notebooks/*.ipynb`` run here, with the
parameters of the page, and the cell the runner puts behind them; commands run as ``python -m
povanalysis`` does. Nothing else is known of the package, so modules may move. The few names
that are looked for (:func:`named`, :func:`page_cell`) are found wherever they lie.

Images are replaced by the text that is drawn in them, sorted; captions and alternative texts stay.
Figures are not drawn, which takes most of a page's time, so a text that overlaps is not noticed.
"""

from __future__ import annotations

import argparse
import ast
import base64
import collections
import contextlib
import csv
import difflib
import fcntl
import hashlib
import importlib
import io
import json
import multiprocessing
import os
import re
import runpy
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
LATER = ROOT / "build" / "freeze-later"
LANGUAGES = ("id", "en")
KINDS = ("regency", "comparison", "province", "methods", "nation", "states", "front", "commands")

# redefined, split, renamed, never surveyed in a year, few figures, a repeated one, Jakarta, Yogya
UNLIKE = (
    "9701", "9702", "9501", "9601", "9604", "9201", "9271", "9103", "9471", "3101", "3174", "3404",
    "3471", "6501", "6571", "7311", "7401", "7404", "7411", "5321", "1108", "1175", "3273",
)  # fmt: skip
TWELVE = ",".join(f"35{number:02}" for number in range(1, 13))
SETS = ("3524,3506,3311", "3524,3578", "9701,3174,6571,7404", TWELVE)
PROVINCES = ("3500", "3300", "3100", "3400", "9100", "9400", "9700", "6500")
QUICK = ("3524", "3506", "3311", "3571", "3374", "3527", "9701", "3174", "7404", "5321")
# region, year, target: what-ifs on the shipped figures (waiting, out, ahead)
WHAT_IFS: tuple[tuple[str, int | None, float | None], ...] = (
    ("3524", 2025, None), ("3524", 2025, 11.0), ("3524", 2025, 12.03), ("3524", 2027, None),
    ("3524", 2027, 11.5), ("3524", 2030, 9.75), ("3524", 2045, None), ("3506", 2025, None),
    ("3506", 2026, 9.0), ("3506", 2027, 9.5), ("3311", 2029, 6.0), ("3527", 2026, 18.0),
    ("3527", 2028, 12.0), ("3579", 2025, None), ("3579", 2027, 2.5), ("3574", 2026, 6.0),
    ("3571", None, 6.5), ("3374", 2027, 4.0), ("3174", 2027, 3.5), ("9701", 2027, 30.0),
    ("7404", 2026, 12.0), ("0000", 2027, 7.0), ("0000", 2026, None), ("3524", 2026, 101.0),
    ("3524", 2060, None), ("3524", 2011, None),
)  # fmt: skip
# figures of March 2026 made up for a project of two provinces, and targets of that year
MADE_UP = (
    ("3524", "11.80"),
    ("3506", "10.20"),
    ("3311", "8.90"),
    ("3571", "6.20"),
    ("3500", "9.10"),
)
AIMS = (("3571", "6.00"), ("3506", "10.20"), ("3522", "11.00"), ("3374", "4.10"))
LATER_PAGES = ("3524", "3506", "3311", "3571", "3522", "3374", "3527")
QUESTIONS = ("forecast", "change", "pace", "outcomes", "programmes")
CALLS = (
    "rank 3524 3522 3523", "rank 3501 3502 3503 3504 --year 2028", "rank 9701 3174 7404", "rank 3524",
    "rank 3524 3522 --given 3500@2026-03=9.1", "rank 3524 --year 2090", "rank 3500", "rank 3524 0000",
    "forecast 3524 --given 3500@2026-03=9.1", "forecast 3524 --given 0000@2026-03=8.5 --year 2027",
    "forecast 3524 --given 3524@2026-03=11.0", "forecast 3524 --given 3500@2026-03=abc",
    "forecast 3524 --given 3500", "forecast 3524 --given 9999@2026-03=1", "forecast 3500",
    "forecast 3500 --target 9", "forecast 3300 --target 8.6", "forecast 0000 --target 6",
    "forecast 0000",
    "forecast 3524 --target 11,50", "forecast 3524 --target 18", "forecast 3524 --target 3",
    "forecast 3524 --year 2025", "forecast 3524 --year 2027", "forecast 3524 --year 2045",
    "forecast 3506 --target 9.5 --year 2028", "forecast 3524 --target 101", "forecast 3524 --target x",
    "forecast 3524 --year 1990", "forecast 3524 --year 2090", "forecast Kediri", "forecast Lamongn",
    "forecast 3524 --indicator P1", "forecast 3524 --lang fr", "change 3524 --year 2015",
    "change 3524 --year 2021", "change 3524 --assumed-error 0.06", "change 3524 --assumed-error 3",
    "change 3500", "change 3500 --year 2021", "change 0000", "change 1199", "change Kediri",
    "pace 3524 --target 11 --year 2027", "pace 3524 --target 5 --year 2028",
    "pace 3506 --target 9 --year 2027",
    "pace 3524 --target 14 --year 2027", "pace 3524 --target 12.65 --year 2025", "pace 3524 --target 0",
    "pace 3311", "pace 3500", "pace 3500 --target 8 --year 2027", "pace 0000 --target 5 --year 2029",
    "outcomes 3500", "outcomes 3300", "outcomes 0000", "programmes 3524 --target 11 --year 2027",
    "programmes 3524 --target 9 --year 2030", "programmes 3500",
)  # fmt: skip
PLAIN = (
    "methods", "methods --json", "cite", "cite --json", "regions", "regions Kediri", "regions Papua",
    "regions 9429", "regions kmd:1109", "regions nowhere", "targets", "targets 3524", "targets 3500",
    "targets 3506", "targets 9701", "data check", "data show 3524", "data show 3524 --year 2025",
    "data trace 3524 2025", "data trace 3500 2025", "compare 3524", "compare 3524 3500",
    "compare 3524 3506 --year 1999", "report 9999", "report 3524 --lang fr", "build 3500 --target 9",
    "retire id/nothing", "forecast 3524 --json", "change 3524 --json", "pace 3524 --json",
    "outcomes 3524 --json", "programmes 3524 --json", "rank 3524 3522 --json", "forecast 0000 --json",
    "outcomes 0000 --json", "pace 3506 --json", "--help", "forecast --help", "nonsense",
    *(f"{name} --help" for name in ("change", "pace", "rank", "data", "targets", "data import")),
)  # fmt: skip
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
    "COLUMNS": "100",
    "TERMINAL_WIDTH": "100",
    "TERM": "dumb",
    "NO_COLOR": "1",
}

Texts = dict[str, str]
"""By name of a file below the state."""


# --- doors: what is looked for in the package, wherever it lies ---------------------------------


def _sources() -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / "src" / "povanalysis").rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")


def named(name: str, first: str = "") -> Any:
    """Find the one function or class of this name, with this first parameter, in the package."""
    places = [
        path
        for path, text in _sources()
        if re.search(rf"^(?:def|class) {name}\b\W*{first}", text, re.M)
    ]
    if len(places) != 1:
        raise LookupError(f"{len(places)} modules define {name}; mend tests/freeze.py.")
    parts = places[0].relative_to(ROOT / "src").with_suffix("").parts
    return getattr(importlib.import_module(".".join(parts)), name)


def page_cell() -> str:
    """Find the cell that the runner puts behind a notebook's own."""
    for _path, text in _sources():
        if "describe(report)" in text:
            for node in ast.walk(ast.parse(text)):
                told = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if told and "describe(report)" in node.value and "import" in node.value:
                    return str(node.value)
    raise LookupError("No module holds the runner's cell describe(report); mend tests/freeze.py.")


# --- images -------------------------------------------------------------------------------------


def _draw_text_only() -> None:
    """Let figures be saved as the text that is in them."""
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    def savefig(self: Any, target: Any, **_: Any) -> None:
        for axes in self.axes:
            axes.get_xticklabels(), axes.get_yticklabels()  # made when asked for
        texts = [one.get_text() for one in self.findobj(Text) if one.get_visible()]
        body = "".join(f"<text>{escape(text)}</text>" for text in texts if text.strip())
        target.write(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>')

    Figure.savefig = savefig


def _words_of(svg: str) -> str:
    tree = ElementTree.fromstring(svg[svg.index("<svg") :])
    kept = [one for one in tree.iter() if one.tag.rpartition("}")[2] in ("text", "title", "desc")]
    texts = {" ".join("".join(one.itertext()).split()) for one in kept}
    return "".join(f"\n  | {text}" for text in sorted(texts))


def without_images(text: str) -> str:
    """Replace images by what is written in them."""

    def data(match: re.Match[str]) -> str:
        if "svg" not in match[1]:
            return f"<{match[1]}>"
        return f"<{match[1]}:{_words_of(base64.b64decode(match[2]).decode())}\n>"

    text = re.sub(r"data:([a-z/+]+);base64,([A-Za-z0-9+/=]+)", data, text)
    return re.sub(r"<svg.*?</svg>", lambda one: f"<svg:{_words_of(one[0])}\n>", text, flags=re.S)


# --- pages, front pages, commands ---------------------------------------------------------------


@contextlib.contextmanager
def _shown() -> Iterator[list[Mapping[str, Any]]]:
    """Collect what cells display."""
    from IPython.core import display_functions

    shown: list[Mapping[str, Any]] = []

    def display(*found: Any, raw: bool = False, **_: Any) -> None:
        shown.extend(one if raw else bundle(one) for one in found)

    import IPython.display

    before = IPython.display.display
    IPython.display.display = display_functions.display = display
    try:
        yield shown
    finally:
        IPython.display.display = display_functions.display = before


def bundle(value: Any) -> Mapping[str, Any]:
    """Give what Jupyter would show of a value."""
    if value is None:
        return {}
    if hasattr(value, "_repr_mimebundle_"):
        return dict(value._repr_mimebundle_() or {})
    if hasattr(value, "_repr_markdown_"):
        return {"text/markdown": str(value._repr_markdown_())}
    return {"text/plain": repr(value)}


def run_page(notebook: str, given: Mapping[str, Any], beside: Path) -> tuple[str, dict[str, Any]]:
    """Run a notebook; its Markdown, and what it says of itself to the runner."""
    cells = json.loads((ROOT / "notebooks" / notebook).read_text(encoding="utf-8"))["cells"]
    space: dict[str, Any] = {"__name__": "__main__"}
    told: dict[str, Any] = {}
    parts: list[str] = []
    os.environ["POVANALYSIS_BESIDE"] = str(beside)
    sources = [
        "".join(cell["source"])
        + (
            "".join(f"\n{name} = {value!r}" for name, value in given.items())
            if "parameters" in cell["metadata"].get("tags", [])
            else ""
        )
        for cell in cells
        if cell["cell_type"] == "code"
    ]
    with _shown() as shown:
        for number, source in enumerate([*sources, page_cell()], 1):
            tree = ast.parse(source)
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, f"{notebook}, cell {number}", "exec"), space)
            if isinstance(last, ast.Expr):
                code = compile(ast.Expression(last.value), f"{notebook}, cell {number}", "eval")
                shown.append(bundle(eval(code, space)))
            for one in shown:
                for kind, value in one.items():
                    if kind.endswith("page+json"):
                        told = value
                    elif kind.startswith("text/"):
                        heading = source.strip().splitlines()[-1]
                        parts.append(f"<!-- {heading} -->\n{value}")
            shown.clear()
    about = "\n".join(
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)}"
        for key, value in told.items()
    )
    return without_images("\n".join(["<!-- page -->", about, *parts])), told


def _downloads(directory: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(directory.iterdir()):
        if path.suffix == ".csv":
            yield ".csv", path.read_text(encoding="utf-8-sig")
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found: list[str] = []
                for name in book.namelist():
                    if not re.search(r"(sharedStrings|workbook|sheet\d+)\.xml$", name):
                        continue
                    for node in ElementTree.fromstring(book.read(name)).iter():
                        tag = node.tag.rpartition("}")[2]
                        found += [node.text] if tag == "t" and node.text else []
                        found += [str(node.get("name"))] if tag == "sheet" else []
            yield ".xlsx", "\n".join(sorted(set(found))) + "\n"


def page(name: str, notebook: str, given: dict[str, Any]) -> Texts:
    """Make one page and its downloads."""
    texts: Texts = {}
    with tempfile.TemporaryDirectory() as directory:
        try:
            texts[f"{name}.md"] = run_page(notebook, given, Path(directory) / "page")[0]
        except Exception as error:
            texts[f"{name}.md"] = _told(error)
        texts |= {f"{name}{suffix}": text for suffix, text in _downloads(Path(directory))}
    return texts


def _told(error: Exception) -> str:
    if type(error).__module__.startswith("povanalysis"):
        return f"{type(error).__name__}: {error}\n"
    trace = "".join(traceback.format_exception(error)[-3:])
    return f"CRASHED {type(error).__name__}: {error}\n{trace}"


def front(name: str, languages: Sequence[str]) -> Texts:
    """Make the front pages of what is shipped: the first edition, and one with numbers moved."""
    project = named("Project")(Path(os.environ["POVANALYSIS_PROJECT"]))
    write, entries, texts = named("write_sources"), [], {}
    with tempfile.TemporaryDirectory() as place:
        for job in named("plan", "project")(project):
            _text, told = run_page(job.notebook, job.injected(), Path(place) / job.name)
            lang = job.params.lang
            stem, kinds = f"{lang}/{job.name}", ("html", "pdf", "csv", "xlsx")
            files = {kind: {"path": f"{stem}.{kind}"} for kind in kinds}
            entries.append({"name": job.name, "lang": lang, **told["card"], "outputs": files})
        made = write(project, entries, Path(place) / "first", {})
        before = json.loads(json.dumps(made))
        before["edition"]["data_version"] = "2026-01-01-00000000"
        for card in before["edition"]["headlines"].values():
            card |= {key: card[key] * 0.8 for key in ("value", "probability") if card.get(key)}
        write(project, entries, Path(place) / "second", before)
        for edition in ("first", "second"):
            for path in sorted((Path(place) / edition).rglob("*.qmd")):
                lang = "en" if path.parent.name == "en" else "id"
                if lang in languages:
                    text = without_images(path.read_text(encoding="utf-8"))
                    texts[f"{name}/{lang}/{edition}.md"] = text
    return texts


def call(arguments: Sequence[str]) -> tuple[int, str]:
    """Run the command in this process; its exit code, its text as a reader of a terminal sees it."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    before, sys.argv = sys.argv, ["povanalysis", *arguments]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            runpy.run_module("povanalysis", run_name="__main__")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except Exception as error:
        code, _ = 99, err.write(_told(error))
    finally:
        sys.argv = before
    text = f"$ povanalysis {' '.join(arguments)}\n{out.getvalue()}"
    text += f"--- stderr\n{err.getvalue()}" if err.getvalue() else ""
    root = os.environ["POVANALYSIS_PROJECT"]
    return code, f"{text}--- exit {code}\n".replace(root, "<project>")


def command(name: str, line: str) -> Texts:
    """Run one command."""
    return {f"{name}.txt": call(line.split())[1]}


DO: dict[str, Callable[..., Texts]] = {"page": page, "front": front, "command": command}


# --- the list -----------------------------------------------------------------------------------

Task = tuple[Path, str, tuple[Any, ...]]


def tasks(
    only: Sequence[str], regions: Sequence[str], languages: Sequence[str], *, quick: bool = False
) -> list[Task]:
    """List what is made; ``regions`` leaves what is about none of them out, ``quick`` most."""
    with (ROOT / "data" / "raw" / "regencies-p0.csv").open(encoding="utf-8") as stream:
        held = {row[0] for row in csv.reader(stream)}
    mine = sorted(code for code in held if re.fullmatch(r"3[35]\d\d", code) and code[2:] != "00")
    everywhere = QUICK if quick else (*mine, *UNLIKE)
    provinces, sets = (PROVINCES[:1], SETS[:1]) if quick else (PROVINCES, SETS)
    found: list[Task] = []

    def add(kind: str, about: str, task: str, *rest: Any, project: Path = ROOT) -> None:
        if kind in only and (not regions or set(re.split(r"\W", about)) & set(regions)):
            found.append((project, task, rest))

    def regency(kind: str, where: str, given: dict[str, Any], project: Path = ROOT) -> None:
        add(kind, given["region"], "page", where, "regency.ipynb", given, project=project)

    for lang in languages:
        base: dict[str, Any] = {"year": None, "lang": lang}
        add("front", "", "front", "front", [lang])
        for code in everywhere:
            regency("regency", f"regency/{lang}/{code}", {"region": code, "target": None, **base})
        regency("nation", f"nation/{lang}/0000", {"region": "0000", "target": None, **base})
        for code in provinces:
            given = {"province": code, **base}
            add("province", code, "page", f"province/{lang}/{code}", "province.ipynb", given)
            given = {"region": code, "target": None, **base}
            regency("province", f"province/{lang}/as-region-{code}", given)
        for number, several in enumerate(sets):
            where, given = f"comparison/{lang}/{number}", {"regions": several, **base}
            add("comparison", several, "page", where, "comparison.ipynb", given)
        add("methods", "", "page", f"methods/{lang}/methods", "methods.ipynb", {"lang": lang})
        for code, year, target in WHAT_IFS:
            where = f"states/{lang}/{code}-{year}-{target}"
            given = {"region": code, "year": year, "target": target, "lang": lang}
            regency("states", where, given)
        for code in LATER_PAGES:
            for year in (2026, None):
                given = {"region": code, "year": year, "target": None, "lang": lang}
                regency("states", f"states/{lang}/later-{code}-{year}", given, LATER)
        for code in ("3500", "3300"):
            where, given = f"states/{lang}/later-province-{code}", {"province": code, **base}
            add("states", code, "page", where, "province.ipynb", given, project=LATER)
        for text in [*(f"{ask} {code}" for code in everywhere for ask in QUESTIONS), *CALLS]:
            where = f"commands/{lang}/{_slug(text)}"
            add("commands", text, "command", where, f"{text} --lang {lang}")
        for text in (f"{ask} {code}" for code in LATER_PAGES for ask in QUESTIONS):
            where, line = f"commands/{lang}/later-{_slug(text)}", f"{text} --lang {lang}"
            add("commands", text, "command", where, line, project=LATER)
    for text in PLAIN:
        add("commands", text, "command", f"commands/plain/{_slug(text)}", text)
    weight = {"front": 0, "page": 1, "command": 2}

    def place(task: Task) -> tuple[Any, ...]:  # both languages of a region in one process
        name = str(task[2][0])
        slow = not name.startswith("province")
        return task[0] == LATER, weight[task[1]], slow, re.sub("/(id|en)/", "/", name)

    return sorted(found, key=place)


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.,@=]+", "-", text).strip("-")


# --- a project in which figures of March 2026 are out -------------------------------------------


def prepare_later() -> None:
    """Copy the figures of two provinces and the nation, and add made-up ones of March 2026."""
    raw, copied = ROOT / "data" / "raw", LATER / "data" / "raw"
    digest = hashlib.sha256(repr((MADE_UP, AIMS)).encode())
    for path in sorted(raw.rglob("*")):
        digest.update(path.read_bytes() if path.is_file() else b"")
    stamp = LATER / "stamp"
    if stamp.is_file() and stamp.read_text() == digest.hexdigest():
        return
    shutil.rmtree(LATER, ignore_errors=True)
    shutil.copytree(raw, copied)
    shutil.copytree(ROOT / "data" / "forecasts", LATER / "data" / "forecasts")
    shutil.copytree(ROOT / "notebooks", LATER / "notebooks")
    shutil.copy(ROOT / "_quarto.yml", LATER)
    listed = json.loads((raw / "datapackage.json").read_text(encoding="utf-8"))
    for entry in listed["resources"]:
        if entry["name"].startswith("regencies-") or entry["name"] == "statements":
            head, *lines = (raw / entry["path"]).read_text(encoding="utf-8").splitlines(True)
            kept = "".join([head, *(one for one in lines if one.startswith(("33", "35", "00")))])
            (copied / entry["path"]).write_bytes(kept.encode())
            sha = hashlib.sha256(kept.encode()).hexdigest()
            entry |= {"hash": f"sha256:{sha}", "bytes": len(kept.encode())}
    (copied / "datapackage.json").write_text(json.dumps(listed, indent=2), encoding="utf-8")
    os.environ["POVANALYSIS_PROJECT"] = str(LATER)
    origin = ["--source", "https://example.org/figure", "--accessed", "2026-11-26"]
    for code, value in MADE_UP:
        line = ["data", "add", code, "2026", value, "--period", "March", *origin]
        _must([*line, "--published-on", "2026-11-26", "--confirm", "made up"])
    for code, value in AIMS:
        _must(["targets", "add", code, "2026", value, *AIM_OPTIONS, *origin])
    stamp.write_text(digest.hexdigest())


AIM_OPTIONS = ("--document", "RKPD", "--set-on", "2025-06-30")


def _must(line: Sequence[str]) -> None:
    code, text = call(line)
    if code:
        raise RuntimeError(text)


# --- workers ------------------------------------------------------------------------------------


def _set_up(lock: str | None) -> None:
    os.environ.update(ENVIRONMENT)
    os.environ["POVANALYSIS_PROJECT"] = str(ROOT)
    os.chdir(ROOT)
    _draw_text_only()
    if lock:  # what is not computed yet is computed once
        with open(lock, "w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            _must(["forecast", "3524", "--json"])
            _must(["outcomes", "3500", "--json"])


def work(task: Task) -> Texts:
    """Do one task."""
    project, kind, rest = task
    os.environ["POVANALYSIS_PROJECT"] = str(project)
    return DO[kind](*rest)


def make(listed: Sequence[Task], jobs: int, fresh: bool) -> Iterator[Texts]:
    """Do all tasks, in processes of their own where there are many."""
    os.environ.update(ENVIRONMENT)
    (ROOT / "build").mkdir(exist_ok=True)
    if fresh:
        shutil.rmtree(LATER, ignore_errors=True)
        for path in (ROOT / "data" / "processed").iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != "README.md":
                path.unlink()
    if any(project == LATER for project, *_ in listed):
        prepare_later()
    if len(listed) <= 8 or jobs == 1:
        _set_up(None)
        yield from map(work, listed)
        return
    lock = str(ROOT / "build" / "freeze.lock")
    with multiprocessing.get_context("spawn").Pool(jobs, _set_up, (lock,)) as pool:
        yield from pool.imap_unordered(work, listed, chunksize=2)


# --- comparing ----------------------------------------------------------------------------------


def changes(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """Give the words that changed, with those around them: before, now, and the line's context."""
    a, b = old.splitlines(), new.splitlines()
    for op, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        if op == "replace" and j - i == m - k:
            for one, other in zip(a[i:j], b[k:m], strict=True):
                yield from _words(one, other)
        else:
            yield "\n".join(a[i:j]), "\n".join(b[k:m]), ""


def _words(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    a, b = old.split(" "), new.split(" ")
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < 0.4:
        yield old, new, ""
        return
    for op, i, j, k, m in matcher.get_opcodes():
        if op != "equal":
            around = " ".join([*a[max(0, i - 5) : i], "[…]", *a[j : j + 5]])
            yield " ".join(a[i:j]), " ".join(b[k:m]), around


def summarise(found: Mapping[str, tuple[str | None, str]], most: int, groups: int) -> None:
    """Print the pages that differ, and what changed in how many of them."""
    for name, (old, new) in sorted(found.items()):
        if old is None:
            print(f"\nnot stored before: {name}")
            continue
        diff = difflib.unified_diff(
            old.splitlines(), new.splitlines(), f"stored/{name}", f"now/{name}", n=0, lineterm=""
        )
        lines = list(diff)
        if most:
            print("\n" + "\n".join(line[:400] for line in lines[: most + 2]))
        if len(lines) > most + 2:
            print(f"... {len(lines) - most - 2} more lines in {name}")
        most = most if len(found) < 12 else max(0, most - 2)  # the first ones tell most
    counted: dict[tuple[str, str], list[tuple[str, str, str, str]]] = collections.defaultdict(list)
    for name, (old, new) in sorted(found.items()):
        for before, now, around in changes(old or "", new):
            key = tuple(re.sub(r"\d+", "#", text) for text in (before, now))
            counted[key[0], key[1]].append((name, before, now, around))
    print(f"\n{len(counted)} distinct changes (digits aside), by number of places:")
    ranked = sorted(counted.values(), key=lambda places: -len(places))
    for places in ranked[:groups]:
        name, before, now, around = places[0]
        files = len({place[0] for place in places})
        print(
            f"\n{len(places)} x in {files} files, as in {name}" + (f": {around}" if around else "")
        )
        print(f"  - {before[:600]!r}\n  + {now[:600]!r}")
    if len(ranked) > groups:
        print(f"\n... and {len(ranked) - groups} more (--groups)")


def _list(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def main() -> int:
    """Store or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["store", "check"])
    parser.add_argument("--only", type=_list, default=list(KINDS), help=", ".join(KINDS))
    parser.add_argument(
        "--regions", type=_list, default=[], help="codes; what is about none is left"
    )
    parser.add_argument("--lang", type=_list, default=list(LANGUAGES))
    state = os.environ.get("POVANALYSIS_FREEZE", str(ROOT / "build" / "freeze"))
    parser.add_argument("--state", type=Path, default=Path(state), help="or POVANALYSIS_FREEZE")
    parser.add_argument("--quick", action="store_true", help="ten regions and what is not of one")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--lines", type=int, default=12, help="of the diff of each page")
    parser.add_argument("--groups", type=int, default=40, help="distinct changes shown")
    parser.add_argument("--accept", action="store_true", help="store what differs")
    parser.add_argument("--fresh", action="store_true", help="compute data/processed anew first")
    chosen = parser.parse_args()
    if wrong := set(chosen.only) - set(KINDS):
        parser.error(f"--only {', '.join(wrong)}: choose of {', '.join(KINDS)}")
    begun = time.monotonic()
    listed = tasks(chosen.only, chosen.regions, chosen.lang, quick=chosen.quick)
    differing: dict[str, tuple[str | None, str]] = {}
    made: set[str] = set()
    crashed = []
    for texts in make(listed, chosen.jobs, chosen.fresh):
        for name, text in texts.items():
            made.add(name)
            crashed += [name] if "CRASHED " in text else []
            path = chosen.state / name
            old = path.read_bytes().decode() if path.is_file() else None
            if old != text:
                differing[name] = old, text
            if old != text and (chosen.what == "store" or chosen.accept):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
    gone = _gone(chosen, made)
    if chosen.what == "store" or chosen.accept:
        for name in gone:
            (chosen.state / name).unlink()
    if chosen.what == "check" and differing:
        summarise(differing, chosen.lines, chosen.groups)
    for name in gone:
        print(f"stored, not made now: {name}")
    for name in crashed:
        print(f"crashed: {name}")
    print(
        f"\n{len(made)} texts of {len(listed)} pages and commands in "
        f"{time.monotonic() - begun:.0f} s: {len(made) - len(differing)} equal, "
        f"{len(differing)} differ, {len(gone)} gone, {len(crashed)} crashed"
        + (" (stored)" if chosen.what == "store" or chosen.accept else "")
    )
    return int(chosen.what == "check" and bool(differing or gone or crashed))


def _gone(chosen: argparse.Namespace, made: Iterable[str]) -> list[str]:
    """Name what is stored and was not made, when all of its kind was asked for."""
    if chosen.regions or chosen.quick:
        return []
    kinds = tuple(f"{kind}/" for kind in chosen.only)
    stored = [path.relative_to(chosen.state).as_posix() for path in chosen.state.rglob("*.*")]
    asked = (*(f"/{lang}/" for lang in chosen.lang), "/plain/")
    held = [n for n in stored if n.startswith(kinds) and any(part in n for part in asked)]
    return sorted(set(held) - set(made))


if __name__ == "__main__":
    sys.exit(main())
