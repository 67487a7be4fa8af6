"""Publishing: the next edition is put together beside the publication, verified, then switched to.

It holds the rendered tree and whatever of the user's own lies in the publication. Every file is
compared with its hash where it is going to be read, and is on disk before the record is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.errors import ParameterError, PublishError, listing
from povanalysis.project import Project
from povanalysis.run import publish as publication
from povanalysis.run.editions import errata, switch
from povanalysis.run.publish import FOLDER, KEEP, NAME, Edition


@dataclass(frozen=True)
class Published:
    """What a publication consists of.

    Parameters
    ----------
    edition
        The edition that is published now.
    files
        Paths below the publication, the manifest included.
    dropped
        Paths of the edition before that reports of this one had and have no more, such as a PDF
        after a build of HTML alone.
    left
        Pages of no edition, which Quarto made of documents laid out for it.
    """

    edition: Edition
    files: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """What to know of the files that are left, or not published any more."""
        told = []
        if self.dropped:
            told.append(
                f"Not made again, and so not published any more: {listing(self.dropped)}. The "
                f"edition before this one has them ({FOLDER}/{self.edition.number - 1}); publish "
                "them again with: povanalysis build --format html,pdf"
            )
        return told + _left(self.left)


def _left(pages: Sequence[str]) -> list[str]:
    told = f"Left by `quarto render`, not renewed and not linked: {listing(pages)}."
    return [f"{told} Remove what should not be read any more."] if pages else []


def publish(project: Project, tree: Path, keep: int | None = None) -> Published:
    """Make a rendered tree the next edition of the publication.

    Parameters
    ----------
    project
        The project, held by this command.
    tree
        Directory with the rendered files and their manifest. When all of it is published already,
        the edition stays the one it is.
    keep
        How many earlier editions are kept from now on; as many as before when None.

    Raises
    ------
    PublishError
        The tree is not whole, or the disk is full: the publication is untouched.
    """
    reports = switch.place(project)
    manifest = publication.read(tree) or publication.verify(tree)  # which says that there is none
    now, _number = _standing(project)
    if now is not None and _equal(now.manifest, manifest) and not now.damage():
        publication.verify(tree)
        publication.clear_away(reports)
        if keep is not None and keep != now.keep:
            now = Edition(reports, now.number, now.published, keep, now.manifest)
            now.save()
            switch.prune(reports, keep)
        return Published(now, _paths(now.manifest))
    before = publication.read(reports) or switch.NOTHING
    left = publication.of_no_edition(reports, manifest)
    edition = _put(project, tree, keep)
    paths = _paths(edition.manifest)
    same = {(entry["lang"], entry["name"]) for entry in edition.manifest["reports"]}
    had = (e["outputs"].values() for e in before["reports"] if (e["lang"], e["name"]) in same)
    dropped = {output["path"] for outputs in had for output in outputs}.difference(paths)
    left = [path for path in left if (reports / path).is_file()]
    return Published(edition, paths, tuple(sorted(dropped)), tuple(left))


def keep_whole(project: Project) -> None:
    """Copy the publication to the earlier editions before ``quarto render`` writes over its files.

    Raises
    ------
    PublishError
        It is damaged, and no whole copy was kept before.
    """
    reports = switch.place(project)
    now, number = _standing(project)
    edition = now or switch.standing(reports, number)
    if edition is None:
        return
    kept = publication.record(reports / FOLDER / str(number))
    if kept is not None and not kept.damage():
        return
    if damage := publication.faults(reports, edition.manifest):
        raise PublishError(
            f"Quarto would write over an edition that is not as published: {listing(damage)}.",
            cure="Mend it first with: povanalysis build",
        )
    publication.remove(reports / FOLDER / str(number))  # a copy that was damaged since
    switch.keep_copy(reports, number)


def _paths(manifest: dict[str, Any]) -> tuple[str, ...]:
    return tuple([*(entry["path"] for entry in publication.outputs(manifest)), NAME])


def _standing(project: Project) -> tuple[Edition | None, int | None]:
    """Give the edition that is published, and the number that what is published has or gets."""
    reports = switch.place(project)
    if found := publication.record(reports):
        return found, found.number
    earlier = publication.editions(reports)
    last = earlier[-1].number if earlier else 0
    edition = switch.standing(reports, last + 1)
    if edition and earlier and _equal(earlier[-1].manifest, edition.manifest):
        return None, last  # copied before it was written over
    return None, edition.number if edition else None


def _equal(one: dict[str, Any], other: Any) -> bool:
    """Whether two manifests describe the same publication, whatever it cost to make."""

    def told(manifest: dict[str, Any]) -> Any:
        reports = [{**entry, "seconds": None} for entry in manifest["reports"]]
        return {**manifest, "reports": reports}

    return bool(told(one) == told(other))


def _put(project: Project, tree: Path, keep: int | None, of: int | None = None) -> Edition:
    """Put an edition together, and switch to it; `of` is the one that a rollback brings back."""
    reports, ready = switch.place(project), switch.staging(project)
    now, number = _standing(project)
    held = publication.editions(reports)
    last = max([number or 0, *(edition.number for edition in held)])
    earlier = reports / FOLDER
    if earlier.is_symlink() or (earlier.exists() and not earlier.is_dir()):
        raise PublishError(
            f"{earlier} is no folder, but a link or a file; earlier editions are moved into it.",
            cure="Put the folder that it leads to in its place, or move it away. The whole of "
            f"{reports.name}/ may be a link.",
        )
    try:
        publication.remove(ready)
        manifest = publication.read(tree) or switch.NOTHING
        switch.copied(tree, ready, [*_paths(manifest)])
        publication.verify(ready, "Make it again with: povanalysis build --force")
        _own(reports, ready, {*_paths(manifest)})
        switch.on_disk(ready)
        if keep is None:  # without a record, nobody knows that any may go
            keep = now.keep if now else max(KEEP, len(held) + 1)
        edition = Edition(ready, last + 1, publication.now(), keep, manifest)
        edition.save()
        files.sync(project.build)
    except OSError as error:
        publication.remove(ready)
        raise switch.failed(error) from error
    switch.switch(project, edition, number, of)
    return Edition(reports, edition.number, edition.published, keep, manifest)


def _own(reports: Path, ready: Path, made: set[str]) -> None:
    """Copy the user's own files to the next edition."""
    if not reports.is_dir():
        return
    for path in switch.own(reports):
        name = path.relative_to(reports)
        if name.as_posix() not in made:
            (ready / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, ready / name, follow_symlinks=False)
    for path, is_file in publication.walk(reports):
        target = ready / path.relative_to(reports)
        if not is_file and target.is_dir():
            shutil.copystat(path, target)
    shutil.copystat(reports, ready)


def history(project: Project) -> tuple[list[Edition], Edition | None]:
    """Give the earlier editions, the oldest first, and the one that is published.

    An edition that was copied before its files were written over is an earlier one since then.
    """
    reports = switch.place(project)
    now, earlier = publication.record(reports), publication.editions(reports)
    if now and earlier and earlier[-1].number == now.number and not now.damage():
        earlier.pop()
    return earlier, now


def rollback(
    project: Project, number: int | None = None, say: Callable[[str], None] = lambda _text: None
) -> Edition:
    """Publish an earlier edition once more; the one that is published now stays with the earlier.

    A command that was interrupted and is given again brings back what it was to bring back the
    first time, whoever finished its switch.

    Parameters
    ----------
    project
        The project, held by this command.
    number
        Which; the one before by default.
    say
        Told where nothing is left to do, and what Quarto left that is of no edition.

    Raises
    ------
    ParameterError
        There is no such edition.
    PublishError
        It is damaged, or holds a report that was corrected or withdrawn after it.
    """
    earlier, now = history(project)
    begun = switch.rolled_back(project) if number is None else {}
    if begun and now and now.number == begun["new"]:
        say("The rollback that was interrupted is finished; given again, the command goes forth.")
        publication.remove(project.build / switch.BACK)
        return now
    known = {edition.number: edition for edition in earlier}
    if not known:
        raise ParameterError(
            "There is no earlier edition.", cure="Each publication after the first keeps the last."
        )
    before = known.get(begun.get("of", 0)) if now is None else None  # begun file by file
    wanted = before or earlier[-1] if number is None else known.get(number)
    if wanted is None:
        raise ParameterError(
            f"There is no earlier edition {number}.", cure=f"Kept: {listing(map(str, known))}."
        )
    others = [str(n) for n, one in known.items() if n != wanted.number and not one.damage()]
    cure = f"Take another: {listing(others)}." if others else "Publish with: povanalysis build"
    if found := wanted.damage():
        raise PublishError(f"Edition {wanted.number} is damaged: {listing(found)}.", cure=cure)
    if wrong := errata.wrong(errata.load(project), wanted.manifest):
        labels = listing(f"{entry['lang']}/{entry['name']}" for entry in wrong)
        raise PublishError(
            f"Edition {wanted.number} holds what was corrected or withdrawn later: {labels}.",
            cure="Publish what is right now with: povanalysis build",
        )
    if now and _equal(now.manifest, wanted.manifest) and not now.damage():
        return now
    left = publication.of_no_edition(reports := switch.place(project), wanted.manifest)
    edition = _put(project, wanted.tree, None, wanted.number)
    publication.remove(project.build / switch.BACK)
    for told in _left([path for path in left if (reports / path).is_file()]):
        say(told)
    return edition
