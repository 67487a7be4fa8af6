"""The tutorial as its reader types it, and a plain install beside it, from the built wheel.

    python benchmarks/tutorial.py               # both
    python benchmarks/tutorial.py publish DIR   # one: publish, plain; DIR is kept, to be looked at

``publish`` takes each block of ``docs/tutorial.md`` in order, in a directory that holds the wheel
and nothing else: commands are run by bash, files are written, the cell goes into its notebook. What
the blocks name (title, organisation, logo, foreword, reading, chart, figure) is then looked for in
the pages and PDFs of both editions.

``plain`` installs the wheel without ``[publish]`` and runs the Python blocks of the README and the
commands of its everyday use: those that read answer, those that publish end in one line.

Libraries come in the versions of ``requirements.lock``. Six minutes on two free cores.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests import documents  # noqa: E402
from tests.render import pages  # noqa: E402
from tests.test_own_project import wheel  # noqa: E402

from povanalysis.errors import PUBLISHING  # noqa: E402

LEFT_OUT = ("POVANALYSIS_", "PYTHON", "BPS_API_KEY", "VIRTUAL_ENV", "MPLBACKEND")
LANGUAGES = ("id", "en")


class Shell:
    """One bash after another, each where the last one stood, with what it had exported."""

    def __init__(self, place: Path) -> None:
        self.state = place / ".state"
        lock = (ROOT / "requirements.lock").read_text("utf-8")
        pins = re.findall(r"^([\w.-]+)(?:\[.*?\])?(==[^\\\n]+)", lock, flags=re.M)
        (place / ".pins").write_text("".join(f"{name}{rest}\n" for name, rest in pins))
        kept = {k: v for k, v in os.environ.items() if not k.startswith(LEFT_OUT)}
        self.env = {**kept, "PIP_CONSTRAINT": str(place / ".pins"), "PIP_QUIET": "1"}
        self.env["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), kept["PATH"]])
        self.state.write_text(f"cd {shlex.quote(str(place))}\n")

    def run(self, text: str) -> subprocess.CompletedProcess[str]:
        """Run commands, one by one, until one fails."""
        save = f'{{ export -p; printf "cd %q\\n" "$PWD"; }} > {shlex.quote(str(self.state))}'
        script = f". {shlex.quote(str(self.state))}\n{text}\n{save}"
        return subprocess.run(
            ["bash", "-ec", script], env=self.env, capture_output=True, text=True, check=False
        )

    @property
    def place(self) -> Path:
        """Where it stands."""
        last = self.state.read_text("utf-8").splitlines()[-1]
        return Path(shlex.split(last)[1])


def publish(place: Path) -> list[str]:
    """Follow the tutorial; give what is wrong."""
    wheel(place)
    shell, blocks = Shell(place), documents.blocks(documents.TUTORIAL)
    wrong, before = list[str](), dict[str, str]()
    for block in blocks:
        where = f"docs/tutorial.md, line {block.line + 1}"
        if block.language != "sh":
            documents.put(block, shell.place)
            continue
        began = time.monotonic()
        done = shell.run(block.text)
        print(f"{where}: {time.monotonic() - began:.0f} s", flush=True)
        print(_indented(f"{block.text}\n{done.stdout}\n{done.stderr}"), flush=True)
        if done.returncode:
            return [*wrong, f"{where}: ended with {done.returncode}"]
        site = shell.place / "reports"
        if "data add" in block.text:
            wrong += _next_year(site, block, before)
        elif site.is_dir():
            wrong += _first_year(site, {one.file: one.text for one in blocks})
            before = _hashes(site)
    return wrong


def _first_year(site: Path, files: dict[str, str]) -> list[str]:
    """Look for all that the files of the tutorial name in what was published; give what is missing."""
    config = tomllib.loads(files["povanalysis.toml"])
    (region,) = config["reports"][0]["regions"]
    stem = f"{region.lower()}-2026"
    chart = files["notebooks/regency.ipynb"].splitlines()
    told = yaml.safe_load("\n".join(line[2:] for line in chart if line.startswith("#|")))
    missing = []
    for lang in LANGUAGES:
        front = site / ("index.html" if lang == "id" else f"{lang}/index.html")
        page, paper = site / lang / f"{stem}.html", site / lang / f"{stem}.pdf"
        note = _sentences(files[f"notes/{region.lower()}.{lang}.md"])
        own = [config["organisation"], config["contact"], told["fig-cap"][lang], *note]
        wanted = {
            front: [config["title"][lang], *_sentences(config["foreword"][lang])],
            page: own,
            paper: own,
        }
        for path, texts in wanted.items():
            text = _text(path)
            missing += [f"{path.name} ({lang}) lacks {one!r}" for one in texts if one not in text]
        images = {img.get("alt"): img.get("src") for img in pages.tree(page).xpath("//main//img")}
        logo = [uri for alt, uri in images.items() if config["organisation"] in alt]
        if not logo or not images.get(told["fig-alt"][lang], "").startswith("data:image/png"):
            missing.append(f"{page.name} ({lang}) lacks logo or chart: {list(images)}")
        if not any(sheet.images for sheet in PdfReader(paper).pages):
            missing.append(f"{paper.name} ({lang}) lacks the chart")
    return missing


def _next_year(site: Path, block: documents.Block, before: dict[str, str]) -> list[str]:
    """Look for the figure that was added, the report after it, and the edition before."""
    words = next(one for one in documents.commands(block) if "add" in one)
    region, year, value = words[words.index("add") + 1 :][:3]
    missing = []
    for lang in LANGUAGES:
        figure = value.replace(".", ",") if lang == "id" else value
        for stem in (f"{region.lower()}-{year}", f"{region.lower()}-{int(year) + 1}"):
            for kind in ("html", "pdf"):
                path = site / lang / f"{stem}.{kind}"
                if not path.is_file() or figure not in _text(path):
                    missing.append(f"{path.name} ({lang}) lacks {figure}")
    kept = _hashes(site / "editions" / "1")
    if kept != before:
        missing.append(f"edition 1 differs: {sorted({*kept.items()} ^ {*before.items()})[:4]}")
    return missing


def _hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and "editions" not in path.relative_to(site).parts
    }


def _text(path: Path) -> str:
    text = pages.pdf_text(path) if path.suffix == ".pdf" else pages.words(pages.tree(path))
    return " ".join(text.split())


def _sentences(markdown: str) -> list[str]:
    """Give the paragraphs of a text as a reader sees them."""
    inline = [one for one in MarkdownIt("commonmark").parse(markdown) if one.type == "inline"]
    texts = [
        "".join(" " if part.type == "softbreak" else part.content for part in one.children or [])
        for one in inline
    ]
    return [" ".join(text.split()) for text in texts]


def plain(place: Path) -> list[str]:
    """Install without ``[publish]``; read, forecast, ask, and be refused; give what is wrong."""
    shell, file = Shell(place), wheel(place)
    made = shell.run(f"python3 -m venv env; . env/bin/activate; pip install -q ./{file.name}")
    shell.run(f"export XDG_CACHE_HOME={shlex.quote(str(place / '.cache'))}")
    if made.returncode:
        return [made.stderr]
    absent = (
        f"from importlib.util import find_spec; print([n for n in {PUBLISHING!r} if find_spec(n)])"
    )
    found = shell.run(f"python -c {shlex.quote(absent)}")
    there = found.stdout.strip() != "['markdown_it']"  # which rich brings, too
    wrong = [f"installed: {found.stdout}{found.stderr}"] if there else []
    cure = 'pip install "povanalysis[publish]"'
    ends = dict.fromkeys(("build", "report", "compare"), cure)
    ends |= {"rollback": "no earlier edition", "correct": "Nothing is published"}
    readme = documents.blocks(ROOT / "README.md")
    code = "".join(one.text for one in readme if one.language == "python")
    calls = [f"python -c {shlex.quote(code)}", "povanalysis init my", "cd my"]
    calls += [
        shlex.join(words)
        for block in readme
        if block.language == "sh" and "forecast" in block.text
        for words in documents.commands(block)
    ]
    for call in calls:
        began = time.monotonic()
        done = shell.run(call)
        print(f"{call.splitlines()[0]}: {time.monotonic() - began:.1f} s, {done.returncode}")
        print(_indented(f"{done.stdout}\n{done.stderr}"), flush=True)
        words = [*shlex.split(call), ""]
        told = ends[words[1]] if words[0] == "povanalysis" and words[1] in ends else ""
        as_told = told in done.stderr and done.stderr.count("\n") == 1 if told else True
        if bool(told) != bool(done.returncode) or not as_told:
            wrong.append(f"{call}: {done.returncode}, {done.stderr}")
    cured = shell.run(f"PIP_QUIET=0 pip install --dry-run {cure.removeprefix('pip install ')}")
    return wrong if "papermill" in cured.stdout else [*wrong, cured.stdout + cured.stderr]


def _indented(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and "WARNING: Location" not in line]
    return "".join(f"    {line}\n" for line in lines[-40:])


def main(words: list[str]) -> int:
    parts: dict[str, Any] = {"publish": publish, "plain": plain}
    failed = 0
    with tempfile.TemporaryDirectory(prefix="tutorial-") as name:
        for part in words[:1] or parts:
            place = Path(words[1] if len(words) > 1 else f"{name}/{part}").resolve()
            place.mkdir(parents=True)
            wrong = parts[part](place)
            print("\n".join([f"{part}: {len(wrong)} wrong", *wrong]), flush=True)
            failed += len(wrong)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
