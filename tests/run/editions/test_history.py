"""Earlier editions: which are kept, how one comes back, what is damaged and heals."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis.errors import ParameterError, PublishError
from povanalysis.project import Project
from povanalysis.run import lock
from povanalysis.run import publish as publication
from povanalysis.run.editions import publishing
from tests.run.editions.made import OWN, going, published, rendered, seen

Command = Callable[..., tuple[int, str, str]]


def numbers(project: Project) -> list[int]:
    return [edition.number for edition in publication.editions(project.reports)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project the command line takes for one, with two editions."""
    made = published(tmp_path / "project", "first", "second")
    (made.root / "_quarto.yml").touch()
    made.raw.mkdir(parents=True)
    return made


def test_three_earlier_editions_are_kept_or_as_many_as_was_said_the_last_time(
    project: Project,
) -> None:
    for name in ("third", "fourth", "fifth"):
        publishing.publish(project, rendered(project, name))
    assert numbers(project) == [2, 3, 4]
    publishing.publish(project, project.build / "site", keep=1)  # nothing new to publish
    assert numbers(project) == [4]
    for name in ("sixth", "seventh"):
        publishing.publish(project, rendered(project, name))
    assert numbers(project) == [6]
    publishing.publish(project, rendered(project, "eighth"), keep=0)
    assert numbers(project) == []


def test_what_is_published_already_makes_no_edition(project: Project) -> None:
    again = publishing.publish(project, rendered(project, "second"))
    assert (again.edition.number, numbers(project)) == (2, [1])
    (project.reports / "en" / "a.html").write_text("by hand", encoding="utf-8")
    again = publishing.publish(project, project.build / "site")
    assert (again.edition.number, seen(project.reports)) == (3, "second")


def test_no_edition_goes_where_the_record_that_says_how_many_is_damaged(project: Project) -> None:
    for name in ("third", "fourth", "fifth"):
        publishing.publish(project, rendered(project, name), 9)
    (project.reports / publication.RECORD).write_text("{", encoding="utf-8")
    publishing.publish(project, rendered(project, "sixth"))
    assert numbers(project) == [1, 2, 3, 4, 5]


def test_an_edition_comes_back_and_goes_again(project: Project, command: Command) -> None:
    assert command("rollback", project=project)[:2][0] == 0
    assert (seen(project.reports), numbers(project)) == ("first", [1, 2])
    code, out, _err = command("editions", project=project)
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()] == ["1", "2", "3"]
    assert out.splitlines()[-1].endswith("data first, 2 reports, published now")
    held = (project.reports / publication.RECORD).read_bytes()
    (project.reports / publication.RECORD).write_text("{")
    code, _out, err = command("editions", project=project)
    assert (code, err.count("\n")) == (1, 1)
    assert "reports/edition.json is no record of an edition. Mend it with" in err
    (project.reports / publication.RECORD).write_bytes(held)
    code, out, _err = command("rollback", "--json", project=project)
    assert json.loads(out) == {"edition": 4, "reports": 2}
    assert seen(project.reports) == "second"
    assert (project.reports / OWN).read_text() == "mine"
    code, _out, err = command("rollback", "7", project=project)
    assert (code, err) == (2, "povanalysis: There is no earlier edition 7. Kept: 1, 2, 3.\n")


@pytest.mark.parametrize("way", ["rename", "files"])
def test_an_edition_comes_back_where_folders_change_names_otherwise(
    project: Project, way: str
) -> None:
    with going(way):
        publishing.rollback(project)
    assert (seen(project.reports), numbers(project)) == ("first", [1, 2])


def test_a_damaged_edition_is_named_and_not_brought_back(
    project: Project, command: Command
) -> None:
    publishing.publish(project, rendered(project, "third"))
    (project.reports / "editions" / "2" / "en" / "a.pdf").write_text("gone", encoding="utf-8")
    code, _out, err = command("editions", project=project)
    assert code == 1
    assert "Edition 2 is damaged: en/a.pdf: changed since it was rendered." in err
    with pytest.raises(PublishError, match=r"Edition 2 is damaged: en/a\.pdf.* Take another: 1\."):
        publishing.rollback(project)
    assert seen(project.reports) == "third"
    publishing.rollback(project, 1)
    assert seen(project.reports) == "first"


def test_without_an_earlier_edition_nothing_comes_back(tmp_path: Path) -> None:
    project = published(tmp_path / "project", "first")
    with pytest.raises(ParameterError, match="There is no earlier edition"):
        publishing.rollback(project)


def test_a_folder_without_its_record_is_no_edition(project: Project) -> None:
    (project.reports / "editions" / "1" / publication.RECORD).unlink()
    assert numbers(project) == []
    publishing.publish(project, rendered(project, "third"))
    assert numbers(project) == [2]
    assert not (project.reports / "editions" / "1").exists()


def test_earlier_editions_lie_in_a_folder_of_the_publication_or_nothing_is_published(
    project: Project, tmp_path: Path
) -> None:
    """Behind a link, the edition that was replaced could not be put by, and was gone with the next."""
    earlier = project.reports / "editions"
    earlier.rename(tmp_path / "elsewhere")
    for make in (lambda: earlier.symlink_to(tmp_path / "elsewhere"), earlier.touch):
        make()
        with pytest.raises(PublishError, match=r"editions is no folder.*reports/ may be a link\.$"):
            publishing.publish(project, rendered(project, "third"))
        assert seen(project.reports) == "second"
        earlier.unlink()
    (tmp_path / "elsewhere").rename(earlier)
    os.mkfifo(project.reports / "en" / "mine.html")
    assert publication.of_no_edition(project.reports, {"reports": []}) == []
    (project.reports / "en" / "mine.html").unlink()
    publishing.publish(project, rendered(project, "third"))
    assert numbers(project) == [1, 2]


@pytest.mark.parametrize("text", ["", '{"reports": [', "[]", '{"reports": [{}]}', "\x00"])
def test_a_damaged_manifest_is_read_from_the_record(project: Project, text: str) -> None:
    (project.reports / publication.NAME).write_text(text, encoding="utf-8")
    manifest = publication.read(project.reports)
    assert manifest is not None
    assert [entry["name"] for entry in manifest["reports"]] == ["a", "b"]
    publishing.publish(project, rendered(project, "second"))  # the same, but for the damage
    assert seen(project.reports) == "second"
    assert publication.record(project.reports).damage() == []  # type: ignore[union-attr]


def test_a_manifest_that_nobody_can_read_is_an_error_and_its_cure_works(
    project: Project, command: Command
) -> None:
    for name in (publication.NAME, publication.RECORD):
        (project.reports / name).write_text("{", encoding="utf-8")
    with pytest.raises(PublishError, match=r"cannot be read.* povanalysis rollback 1") as caught:
        publishing.publish(project, rendered(project, "third"))
    code, _out, err = command(*str(caught.value).split()[-2:], project=project)
    assert (code, err) == (0, "")
    assert (seen(project.reports), numbers(project)) == ("first", [1])
    assert (project.reports / OWN).read_text() == "mine"
    assert (project.build / "damaged" / "en" / "a.html").is_file()


def test_publishing_and_rolling_back_wait_for_other_commands(
    project: Project, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    held = lock.held
    monkeypatch.setattr(lock, "held", lambda *given: (taken.append("lock"), held(*given))[1])
    command("publish", str(rendered(project, "third")), project=project)
    command("rollback", project=project)
    assert taken == ["lock", "lock"]


def test_quarto_writes_over_no_edition_that_is_not_kept_whole(project: Project) -> None:
    page, before = (
        project.reports / "en" / "a.html",
        (project.reports / "en" / "a.html").read_bytes(),
    )
    copy = project.reports / "editions" / "3" / "en" / "a.html"
    page.write_text("by hand", encoding="utf-8")
    with pytest.raises(PublishError, match=r"en/a\.html: .* Mend it first .*: povanalysis build"):
        publishing.keep_whole(project)
    assert (numbers(project), page.read_text()) == ([1], "by hand")
    publishing.publish(project, rendered(project, "second"))
    publishing.keep_whole(project)
    page.write_text("by Quarto", encoding="utf-8")
    publishing.keep_whole(project)  # the whole copy stays
    assert copy.read_bytes() == before
    copy.write_text("cut", encoding="utf-8")
    with pytest.raises(PublishError, match="Mend it first"):
        publishing.keep_whole(project)
    page.write_bytes(before)
    publishing.keep_whole(project)  # a copy that was damaged is made anew
    page.write_text("by Quarto", encoding="utf-8")
    publishing.rollback(project)
    assert (page.read_bytes(), seen(project.reports)) == (before, "second")


def test_a_publication_without_its_record_is_kept_before_quarto_writes_over_it(
    project: Project,
) -> None:
    (project.reports / publication.RECORD).unlink()
    publishing.keep_whole(project)
    (project.reports / "en" / "a.html").write_text("by Quarto", encoding="utf-8")
    assert (seen(project.reports / "editions" / "2"), numbers(project)) == ("second", [1, 2])


def test_what_quarto_left_of_no_edition_is_named(project: Project, command: Command) -> None:
    folder = project.reports / "en"
    (folder / "methods.html").write_text('<meta name="generator" content="quarto-1.10.18">')
    for name in ("methods.csv", "methods-fact-sheet.pdf", "own.html", "own.csv"):
        (folder / name).write_text("x")
    left = "en/methods.html, en/methods-fact-sheet.pdf, en/methods.csv. "
    _code, _out, err = command("rollback", project=project)
    assert err.startswith(f"Left by `quarto render`, not renewed and not linked: {left}")
    code, _out, err = command("editions", project=project)
    assert code == 0
    assert err.startswith(f"Made by `quarto render`, of no edition: {left}Publish with: ")
    publishing.publish(project, rendered(project, "third", ("methods",)))
    assert "of no edition" not in command("editions", project=project)[2]
