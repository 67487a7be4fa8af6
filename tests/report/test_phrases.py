"""What an editor may break in a text file is found, with the line where it stands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from povanalysis.cli.app import app
from povanalysis.report.text import phrases

TEXT = Path(phrases.__file__).parent
FILES = {
    "en": (
        "### Is it late?\n\n"
        "# $late chooses. Example: Lamongan is late.\n"
        "finding = { $late ->\n    [yes] { NAME($region) } is late.\n   *[no] { still }\n  }\n"
        "still = Not yet in { $year }.\n\n"
        "# How many. Typed: 12, the months of a year.\n"
        "support = { $n ->\n    [one] one of 12 months\n   *[other] { $n } of 12 months\n  }\n"
    ),
    "id": (
        "### Apakah terlambat?\n\n"
        "finding = { $late ->\n    [yes] { NAME($region) } terlambat.\n   *[no] { still }\n  }\n"
        "still = Pada { $year } masih ditunggu.\n\n"
        "support = { $n } dari 12 bulan\n"
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for lang, text in FILES.items():
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "late.ftl").write_text(text, encoding="utf-8")
    return tmp_path


def found(root: Path) -> list[str]:
    return [f"{fault.file}:{fault.line}: {fault.text}" for fault in phrases.faults(root)]


def test_the_shipped_files_have_no_fault() -> None:
    assert found(TEXT) == []


@pytest.mark.parametrize(
    ("lang", "before", "after", "told"),
    [
        ("id", "still = Pada { $year }", "still = Pada tahun itu", ":7: still lacks $year"),
        ("id", "{ $year }", "{ $years }", ":7: still has $years, unlike en/late.ftl"),
        ("id", "NAME($", "SHORT($", ":4: finding [yes] lacks NAME($region)"),
        ("id", "NAME($", "NOME($", ":4: finding calls NOME, which is no function"),
        ("id", "{ still }", "{ yet }", ":5: finding inserts yet, which is no message"),
        ("id", "{ still }", '{ "" }', ':5: finding *[no] has "", unlike en/late.ftl'),
        ("id", "[yes]", "[ya]", ":3: finding [yes] is missing"),
        ("id", "   *[no]", "    [no] x\n   *[other]", ":6: finding *[other] is not in en/late.ftl"),
        ("id", "$late", "$early", ":3: finding lacks $late ->"),
        ("id", "\nsupport = { $n }", "\nsupport = { $n", ":9: no Fluent: "),
        ("id", "support =", "supports =", ":1: support is missing (en/late.ftl:11)"),
        ("id", "support =", "supports =", ":9: supports is not in en/late.ftl"),
        ("id", "finding = {", "still = x\nfinding = {", ":8: still stands here twice"),
        ("id", "12 bulan", "12 bulan, 2021", ":9: support has the number 2021 typed into it"),
        ("id", "12 bulan", "*0,05* bulan", ":9: support has the number 0,05 typed into it"),
        ("id", "terlambat.", "is terlambat.", ":4: finding: 'is' is of another language"),
        ("en", "late.\n   ", "sudah late.\n   ", ":5: finding: 'sudah' is of another language"),
        ("en", "# $late", "# $late\n\n# A", ""),
        ("en", "# $late chooses. Example: Lamongan is late.\n", "", ":3: finding has no note above it"),
        ("en", "still = Not", "\nstill = Not", ":9: still has no note above it"),
        ("en", "Typed: 12", "Months: 12", ":11: support has the number 12 typed into it"),
        ("id", "bulan", "bulan. No.", ""),
        ("id", "bulan", "no bulan", ":9: support: 'no' is of another language"),
    ],
)  # fmt: skip
def test_a_fault_is_found_on_its_line(
    root: Path, lang: str, before: str, after: str, told: str
) -> None:
    path = root / lang / "late.ftl"
    assert found(root) == []
    changed = FILES[lang].replace(before, after, 1)
    assert changed != FILES[lang]
    path.write_text(changed, encoding="utf-8")
    if told:
        assert any(one.startswith(f"{lang}/late.ftl{told}") for one in found(root)), found(root)
    else:
        assert found(root) == []


def test_the_head_of_a_group_owns_up_to_all_numbers_below_it(root: Path) -> None:
    for lang in FILES:
        path = root / lang / "late.ftl"
        path.write_text(FILES[lang].replace("{ $year }", "1998"), encoding="utf-8")
    lines = ("id/late.ftl:7", "en/late.ftl:8")
    assert found(root) == [f"{at}: still has the number 1998 typed into it" for at in lines]
    head = "late?\n\n## Typed: all, as the law has them.\n"
    path = root / "en" / "late.ftl"
    path.write_text(path.read_text(encoding="utf-8").replace("late?\n", head), encoding="utf-8")
    assert found(root) == []


def test_messages_stand_in_the_same_order(root: Path) -> None:
    first, second = FILES["id"].split("\n\n")[0], FILES["id"].split("\n\n")[1:]
    swapped = "\n\n".join([first, *reversed(second)])
    (root / "id" / "late.ftl").write_text(swapped, encoding="utf-8")
    assert found(root) == ["id/late.ftl:3: support stands where en/late.ftl has finding"]


def test_a_file_belongs_to_all_languages(root: Path) -> None:
    shutil.move(root / "id" / "late.ftl", root / "id" / "terlambat.ftl")
    assert found(root) == [
        "id/late.ftl:1: is missing; en has it",
        "id/terlambat.ftl:9: support has the number 12 typed into it",
        "id/terlambat.ftl:1: en has no such file",
    ]


def test_the_command_lists_faults_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke
    passed = run(app, ["phrases"])
    assert passed.exit_code == 0
    assert passed.stdout.endswith("messages: no faults\n")
    fault = phrases.Fault("id/change.ftl", 7, "finding lacks $year")
    monkeypatch.setattr(phrases, "faults", lambda: [fault])
    failed, plain = run(app, ["phrases"]), run(app, ["phrases", "--json"])
    assert failed.exit_code == plain.exit_code == 1
    assert "report/text/id/change.ftl:7: finding lacks $year\n" in failed.stdout
    told = json.loads(plain.stdout)
    assert (told["ok"], told["faults"], told["languages"]) == (False, [vars(fault)], 2)
