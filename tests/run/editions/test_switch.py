"""From one edition to the next: what readers see, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from povanalysis.errors import PublishError
from povanalysis.project import Project
from povanalysis.run import lock
from povanalysis.run import publish as publication
from povanalysis.run.editions import publishing, switch
from tests.run.editions.made import OWN, WAYS, dying, going, published, rendered, seen


def left_over(project: Project) -> list[str]:
    """List what only a publication under way has business with."""
    parts = [path.name for end in ("part", "old") for path in project.root.rglob(f".*.{end}")]
    names = (switch.JOURNAL, switch.BACK, "next", switch.DAMAGED)
    return parts + [name for name in names if (project.build / name).exists()]


@pytest.mark.parametrize("way", WAYS)
def test_a_command_that_dies_at_any_step_leaves_an_edition_and_the_next_one_heals(
    tmp_path: Path, way: str
) -> None:
    origin = published(tmp_path / "origin", "first", "second")
    tree = rendered(origin, "third", ("a", "c"))
    step, ends = 0, set()
    while True:
        step += 1
        project = Project(tmp_path / f"{way}-{step}")
        shutil.copytree(origin.root, project.root)
        with going(way), dying(step) as steps:
            publishing.publish(project, project.build / "site")
        if way == "exchange":
            seen(project.reports)  # at once, before anything is healed
            assert (project.reports / OWN).read_text() == "mine"
        elif way == "rename" and not project.reports.exists():
            assert seen(switch.aside(project)) == "second"
        with going(way), lock.held(project, lambda _text: None):
            ends.add(seen(project.reports))
        assert left_over(project) == []
        assert (project.reports / OWN).read_text() == "mine"
        earlier, now = publishing.history(project)
        assert now is not None
        assert [seen(edition.tree) for edition in earlier] == {
            "second": ["first"],
            "third": ["first", "second"],
        }[seen(project.reports)]
        assert publication.incomplete(project.reports) == []
        published_now = publishing.publish(project, project.build / "site")
        assert (published_now.edition.number, seen(project.reports)) == (3, "third")
        assert not (project.reports / "en" / "b.html").exists()
        shutil.rmtree(project.root)
        if steps.count < step:
            break
    assert ends == {"second", "third"}
    assert step > 30, tree


@pytest.mark.parametrize("way", WAYS)
def test_the_healing_command_may_die_too(tmp_path: Path, way: str) -> None:
    origin = published(tmp_path / "origin", "first")
    rendered(origin, "second")
    with going(way), dying(10**6) as steps:
        trial = tmp_path / "trial"
        shutil.copytree(origin.root, trial)
        publishing.publish(Project(trial), trial / "build" / "site")
    for last in range(steps.count // 2, steps.count + 1, 3):
        project = Project(tmp_path / f"{way}-{last}")
        shutil.copytree(origin.root, project.root)
        with going(way), dying(last):
            publishing.publish(project, project.build / "site")
        for step in (1, 2, 3, 5, 8):
            with going(way), dying(step):
                switch.settle(project)
        switch.settle(project)
        assert seen(project.reports) in {"first", "second"}
        assert left_over(project) == []


def test_a_reader_never_meets_pages_of_two_editions(tmp_path: Path) -> None:
    project = published(tmp_path / "project", "even")
    trees = {}
    for name in ("odd", "even"):
        trees[name] = project.build / name
        shutil.copytree(rendered(project, name), trees[name])
    stop, mixes, looks = threading.Event(), [], 0

    def record() -> bytes:
        return (project.reports / publication.RECORD).read_bytes()

    def read() -> None:
        nonlocal looks
        pages = [project.reports / path for path in ("index.html", "en/a.html", "en/b.html")]
        while not stop.is_set():
            before = record()
            found = {page.read_text().removeprefix("%PDF-").split()[0] for page in pages}
            if record() == before:
                looks += 1
                mixes.extend([found] if len(found) > 1 else [])

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(40):
        publishing.publish(project, trees["even" if turn % 2 else "odd"])
    stop.set()
    reader.join()
    assert mixes == []
    assert looks > 40


def test_where_folders_cannot_be_renamed_links_lead_somewhere_all_the_time(tmp_path: Path) -> None:
    project = published(tmp_path / "project", "first")
    for step in range(1, 200):
        rendered(project, f"edition-{step}", ("a", "b", f"new-{step}"))
        with going("files"), dying(step) as steps:
            publishing.publish(project, project.build / "site")
        manifest = publication.read(project.reports)
        assert manifest is not None
        missing = [
            one["path"]
            for one in publication.outputs(manifest)
            if not (project.reports / one["path"]).is_file()
        ]
        assert missing == []
        switch.settle(project)
        if steps.count < step:
            return
    pytest.fail("it never came to its end")


def test_what_a_user_writes_meanwhile_is_there_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = published(tmp_path / "project", "first")
    exchange = switch.exchange

    def late(one: Path, other: Path) -> None:
        (project.reports / OWN).write_text("changed just now", encoding="utf-8")
        (project.reports / "en" / "notes.txt").write_text("new", encoding="utf-8")
        exchange(one, other)

    monkeypatch.setattr(switch, "exchange", late)
    publishing.publish(project, rendered(project, "second"))
    assert (project.reports / OWN).read_text() == "changed just now"
    assert (project.reports / "en" / "notes.txt").read_text() == "new"
    (earlier,) = publication.editions(project.reports)
    names = {path.name for path, is_file in publication.walk(earlier.tree) if is_file}
    assert names == {
        "a.html", "a.pdf", "b.html", "b.pdf", "index.html", "manifest.json", "edition.json",
    }  # fmt: skip


def test_links_and_hidden_files_of_the_user_stay(tmp_path: Path) -> None:
    project = published(tmp_path / "project", "first")
    (project.reports / "latest").symlink_to("en/a.html")
    (project.reports / ".stfolder").mkdir()
    (project.reports / ".stfolder" / "mark").touch()
    (project.reports / "en" / ".a.html.part").touch()  # of the software before this
    publishing.publish(project, rendered(project, "second"))
    assert (project.reports / "latest").is_symlink()
    assert (project.reports / ".stfolder" / "mark").is_file()
    assert left_over(project) == []


def test_the_publication_may_be_a_link_to_a_folder_elsewhere(tmp_path: Path) -> None:
    project = published(tmp_path / "project")
    shutil.rmtree(project.reports)
    (tmp_path / "www").mkdir()
    project.reports.symlink_to(tmp_path / "www")
    for name in ("first", "second"):
        publishing.publish(project, rendered(project, name))
        assert seen(tmp_path / "www") == name
    assert project.reports.is_symlink()


def test_a_publication_made_before_there_were_records_is_kept_as_the_first(tmp_path: Path) -> None:
    project = published(tmp_path / "project")
    shutil.rmtree(project.reports)
    shutil.copytree(rendered(project, "old"), project.reports)
    publishing.publish(project, rendered(project, "new"))
    (earlier,) = publication.editions(project.reports)
    assert (earlier.number, seen(earlier.tree), seen(project.reports)) == (1, "old", "new")


def test_a_full_disk_leaves_the_publication_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = published(tmp_path / "project", "first")
    tree = rendered(project, "second")

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with pytest.raises(PublishError, match=r"No space left .* stays as it was\. Make room"):
            publishing.publish(project, tree)
        with going("files"), pytest.raises(PublishError, match="stays as it was"):
            publishing.publish(project, tree)
    assert (seen(project.reports), left_over(project)) == ("first", [])
    assert publishing.publish(project, tree).edition.number == 2


@pytest.mark.parametrize("way", WAYS)
def test_a_rollback_that_dies_is_given_again_and_goes_back_once(tmp_path: Path, way: str) -> None:
    origin = published(tmp_path / "origin", "first", "second", "third")
    step, finished = 25, 0  # it is put together until then
    while True:
        step += 9 if way == "files" else 5
        project, told = Project(tmp_path / f"{way}-{step}"), list[str]()
        shutil.copytree(origin.root, project.root)
        with going(way), dying(step) as steps:
            publishing.rollback(project)
        if step % 2:  # by another command
            switch.settle(project)
        with going(way), lock.held(project, lambda _text: None):
            back = publishing.rollback(project, say=told.append)
            finished += len(told)
            if steps.count < step:  # it had not died
                break
            assert (seen(project.reports), back.number) == ("second", 4)
            assert publishing.rollback(project, 2).number == 4  # is published already
            assert (publishing.rollback(project).number, seen(project.reports)) == (5, "third")
        assert left_over(project) == []
    assert (seen(project.reports), back.number, told) == ("third", 5, [])
    assert finished


def test_a_rollback_that_was_interrupted_is_forgotten_when_something_else_is_published(
    tmp_path: Path,
) -> None:
    project = published(tmp_path / "project", "first", "second")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(switch, "prune", lambda *_given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            publishing.rollback(project)
    switch.settle(project)
    publishing.publish(project, rendered(project, "fourth"))
    assert seen(project.reports) == "fourth"
    publishing.rollback(project)
    assert seen(project.reports) == "first"


def test_ctrl_c_between_two_renames_leaves_the_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = published(tmp_path / "project", "first")
    tree = rendered(project, "second")
    rename = os.rename

    def stopped(one: Path, other: Path) -> None:
        if Path(one).name == "next":
            monkeypatch.undo()
            raise KeyboardInterrupt
        rename(one, other)

    with going("rename"):
        monkeypatch.setattr(os, "rename", stopped)
        with pytest.raises(KeyboardInterrupt):
            publishing.publish(project, tree)
    assert seen(project.reports) == "first"
    switch.settle(project)
    assert (seen(project.reports), left_over(project)) == ("first", [])
