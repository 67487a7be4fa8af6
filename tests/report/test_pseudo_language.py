"""A third language, made of the English files with every letter accented: a word it misses shows.

It is a row and a folder, as any language is, and takes no change of code.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from babel.dates import get_month_names
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from povanalysis.languages import LANGUAGES, Language
from povanalysis.regions import regions
from povanalysis.report.text import language, messages, phrases
from tests.made_pages import page

ROOT = Path(__file__).resolve().parents[2]
CODE = "eo"  # Babel knows its months
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)
STRUCTURE = re.compile(
    r"`[^`]*`|\]\([^)\s]*\)?|https?://\S+|github\.com/[^|\n]*|@[a-z]+-[\w-]+|\{[#.][^}]*\}|</?[a-z][^>]*>|\{\w*\}"
    r"|^:::.*$|!\[|\{fig-alt=|&\w+;",
    re.MULTILINE,
)
NAMES = (
    "Bahasa|English|XLSX|povanalysis|Susenas|WebAPI|Indonesia|Quarto|GitHub|JSON|Python|SHA|MASE"
)


def accented(text: str) -> str:
    """Accent all letters but those of code, addresses and references."""
    parts = re.split(f"({STRUCTURE.pattern})", text, flags=re.MULTILINE)
    return "".join(part if n % 2 else part.translate(LETTERS) for n, part in enumerate(parts))


class Accents(Transformer):
    def visit_Pattern(self, node: ast.Pattern) -> ast.Pattern:
        inside = False  # of code, which a placeable may cut in two
        for element in node.elements:
            if isinstance(element, ast.TextElement):
                parts = element.value.split("`")
                for n, part in enumerate(parts):
                    inside = not inside if n else inside
                    parts[n] = part if inside else accented(part)
                element.value = "`".join(parts)
            else:
                self.visit(element)
        return node


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> object:
    folder = tmp_path_factory.mktemp("text")
    for lang in LANGUAGES:
        (folder / lang).symlink_to(Path(str(messages.TEXT)) / lang)
    (folder / CODE).mkdir()
    for path in (folder / phrases.SOURCE).glob("*.ftl"):
        tree = Accents().visit(FluentParser().parse(path.read_text(encoding="utf-8")))
        (folder / CODE / path.name).write_text(FluentSerializer().serialize(tree), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(LANGUAGES, CODE, Language(CODE, "Accented", ",", "."))
        patch.setattr(messages, "TEXT", folder)
        yield folder


def _known() -> list[str]:
    """Give names, and what the data say: no words of ours."""
    found = {cell.strip() for name in ("sources", "targets", "programmes") for cell in _cells(name)}
    found |= {part for region in regions() for part in (region.name, region.short_name)}
    found |= {word for region in regions() for word in region.name.split()}
    found |= set(get_month_names("wide", locale=CODE).values())
    return sorted((text for text in found if len(text) > 3), key=len, reverse=True)


def _cells(name: str) -> list[str]:
    with (ROOT / "data" / "raw" / f"{name}.csv").open(encoding="utf-8") as stream:
        return [cell for row in csv.reader(stream) for cell in row]


def untouched(text: str) -> list[str]:
    """List the words of four letters and more that no text file was asked for."""
    text = STRUCTURE.sub(" ", text)
    for known in _known():
        text = text.replace(known, " ")
    words = re.findall(rf"(?<![\w.\\/-])(?!(?:{NAMES})\b)[A-Za-z]{{4,}}(?![\w/])", text)
    return sorted(set(words))


def test_a_language_is_a_row_and_a_folder(pseudo: Path) -> None:
    assert [f for f in phrases.faults(pseudo) if f.file.startswith(CODE)] == []
    assert language.Words(CODE).tag == CODE


@pytest.mark.parametrize(
    ("notebook", "given"),
    [
        ("regency", {"region": "3524"}),
        ("comparison", {"regions": "3524,3506,3311"}),
        ("province", {"province": "3500"}),
        ("methods", {}),
    ],
)
@pytest.mark.slow
@pytest.mark.usefixtures("pseudo")
@pytest.mark.filterwarnings("ignore:Glyph")
def test_every_word_of_a_page_comes_from_a_text_file(notebook: str, given: dict[str, str]) -> None:
    made = page(notebook, lang=CODE, **given)
    assert sum(char in "ȧḗīǿŭ" for char in made) > 1000
    assert untouched(made) == []


def test_a_word_that_is_typed_into_code_shows() -> None:
    page_text = f"{accented('The rate fell.')} It rose in Kabupaten Lamongan `fell` [x](#then)."
    assert untouched(page_text) == ["rose"]
