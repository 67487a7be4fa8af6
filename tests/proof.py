"""The proof sheet: every published sentence in every branch, all languages side by side.

    make proof                          writes build/proof.html
    .venv/bin/python -m tests.proof [--to FILE] [--regions 3524,9429] [--minutes 10]

For an editor without Python. Pages are made from the shipped notebooks, nothing is drawn; each branch
is shown as the first region said it that reached it. What none reached is shown as it stands in the
file. Notes are those of the English files.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from babel import Locale
from fluent.syntax import ast
from fluent.syntax.serializer import serialize_variant_key

from povanalysis.errors import PovError
from povanalysis.languages import LANGUAGES
from povanalysis.regions import get, regions
from povanalysis.report.facts.values import Code
from povanalysis.report.text import messages, phrases
from povanalysis.report.text.messages import SHARED, Messages
from tests.made_pages import page

ROOT = Path(__file__).resolve().parents[1]
Branch = tuple[str, str, tuple[str, ...]]
"""File, message, and the variants that lead there."""

WHAT_IFS: tuple[dict[str, Any], ...] = (
    {"region": "3524", "year": 2025},
    {"region": "3524", "year": 2027, "target": 11.5},
    {"region": "3506", "year": 2030, "target": 8.0},
    {"region": "3527", "year": 2026, "target": 18.0},
    {"region": "9701", "year": 2027, "target": 30.0},
)
STYLE = (
    "body{font:15px/1.4 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #ccc;padding:.4em;vertical-align:top;text-align:left}"
    ".unmet td{background:#f4f4f4;color:#555}.note{color:#555}code{font-size:12px}"
)


class Record:
    """Which branches pages reached, and what they said there, by language."""

    def __init__(self) -> None:
        self.texts = {lang: phrases.texts(lang, messages.TEXT) for lang in LANGUAGES}
        self.said: dict[Branch, dict[str, tuple[str, str]]] = defaultdict(dict)
        self.place = ""
        self._say = Messages.say

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Note every message that is said."""

        def say(source: Messages, name: str, facts: dict[str, Any]) -> str:
            text = self._say(source, name, facts)
            self._reach(source, name, facts)
            return text

        with mock.patch.object(Messages, "say", say):
            yield

    def _reach(self, source: Messages, name: str, facts: dict[str, Any]) -> None:
        file = source.file if name in source.names else SHARED
        message = self.texts[source.lang][file].messages[name]
        path: list[str] = []
        waiting = [message.value]
        while waiting:
            for element in getattr(waiting.pop(0), "elements", []):
                inner = getattr(element, "expression", None)
                if isinstance(inner, ast.SelectExpression):
                    step, value = _chosen(inner, facts, source.lang)
                    path += [step] if step else []
                    waiting.append(value)
                elif isinstance(inner, ast.MessageReference):
                    self._reach(source, inner.id.name, facts)
        here = self.said[file, name, tuple(path)]
        if source.lang not in here:
            here[source.lang] = (self._say(source, name, facts), self.place)


def _chosen(choice: ast.SelectExpression, facts: dict[str, Any], lang: str) -> tuple[str, Any]:
    """Give the variant that a choice takes, as its step in a path, and what it says."""
    fact = facts.get(getattr(getattr(choice.selector, "id", None), "name", ""))
    names = fact.names if isinstance(fact, Code) else {str(fact)}
    if isinstance(fact, int):
        names = {str(fact), Locale.parse(lang).plural_form(fact)}
    keys = [serialize_variant_key(one.key) for one in choice.variants]
    plural = all(key in phrases.PLURALS or key.isdigit() for key in keys)
    found = next(
        (n for n, key in enumerate(keys) if key in names),
        next(n for n, one in enumerate(choice.variants) if one.default),
    )
    variant = choice.variants[found]
    return "" if plural else f"{'*' * variant.default}[{keys[found]}]", variant.value


def wanted(codes: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name the pages that are made: of each kind, states of the year, then regions."""
    yield "methods", {}
    yield "comparison", {"regions": "3524,3506,3311"}
    yield "comparison", {"regions": "9701,3174,6571,7404"}
    yield from (("province", {"province": code}) for code in ("3500", "9700"))
    yield from (("regency", given) for given in WHAT_IFS)
    yield from (("regency", {"region": code}) for code in codes)


def sheet(record: Record, made: int) -> str:
    """Write the sheet."""
    rows: list[str] = []
    source = record.texts[phrases.SOURCE]
    met = unmet = 0
    for file, text in source.items():
        head = next((e.content for e in text.body if isinstance(e, ast.ResourceComment)), "") or ""
        rows.append(f"<h2 id={file}>{file}</h2><p class=note>{html.escape(head)}</p><table>")
        rows.append(_row("th", "message", *(one.name for one in LANGUAGES.values()), "said of"))
        for name, message in text.messages.items():
            note = message.comment.content if message.comment else ""
            if note:
                rows.append(f"<tr><td colspan=9 class=note>{html.escape(note)}</td></tr>")
            branches = text.branches(message)
            for path, branch in branches.items():
                if any(other[: len(path)] == path for other in branches if other != path):
                    continue  # only a choice
                said = record.said.get((file, name, path), {})
                texts = [
                    said[lang][0] if lang in said else _written(record, lang, file, name, path)
                    for lang in LANGUAGES
                ]
                met, unmet = met + bool(said), unmet + (not said)
                where = next(iter(said.values()))[1] if said else "no page made here"
                cells = [" ".join([name, *path]), *texts, where]
                rows.append(
                    _row("td", *cells, kind="" if said else " class=unmet", line=branch.line)
                )
        rows.append("</table>")
    told = f"{met} branches as {made} pages said them; {unmet} (grey) that none of these reached."
    return (
        f"<!doctype html><meta charset=utf-8><title>Proof sheet</title><style>{STYLE}</style>"
        f"<h1>Proof sheet</h1><p>{told}</p>" + "\n".join(rows)
    )


def _written(record: Record, lang: str, file: str, name: str, path: tuple[str, ...]) -> str:
    """Give a branch as it stands in its file."""
    text = record.texts[lang].get(file)
    branch = (
        text.branches(text.messages[name]).get(path) if text and name in text.messages else None
    )
    return branch.text.replace("\N{OBJECT REPLACEMENT CHARACTER}", "{…}") if branch else "(missing)"


def _row(tag: str, name: str, *cells: str, kind: str = "", line: int = 0) -> str:
    first = f"<{tag}><code>{html.escape(name)}</code>{f' line {line}' if line else ''}</{tag}>"
    rest = "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells)
    return f"<tr{kind}>{first}{rest}</tr>"


def main() -> None:
    """Make pages until all are made or the time is up, and write the sheet."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "proof.html")
    parser.add_argument("--regions", help="codes; every fifteenth regency when not given")
    parser.add_argument(
        "--minutes", type=float, default=10, help="make no further page after these"
    )
    given = parser.parse_args()
    every = [region.code for region in regions() if region.province is not None]
    codes = given.regions.split(",") if given.regions else every[::15]
    record, end, made = Record(), time.monotonic() + 60 * given.minutes, 0
    pages = [*wanted(codes)]
    with record.listening():
        for number, (notebook, values) in enumerate(pages, 1):
            if time.monotonic() > end:
                print(f"{given.minutes:g} minutes are over", file=sys.stderr)
                break
            of = next(iter(values.values()), "")
            record.place = f"{notebook} {of} {get(of).name if of and ',' not in of else ''}".strip()
            print(f"{number}/{len(pages)} {record.place}", file=sys.stderr, flush=True)
            for lang in LANGUAGES:
                with contextlib.suppress(PovError):  # refused, such as a place without figures
                    page(notebook, lang=lang, **values)
                    made += 1
    given.to.parent.mkdir(parents=True, exist_ok=True)
    given.to.write_text(sheet(record, made), encoding="utf-8")
    print(given.to)


if __name__ == "__main__":
    main()
