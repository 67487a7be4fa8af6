"""The switch from one edition to the next, and what is left to do where one was interrupted.

The next edition stands whole under ``build/next``, on disk, with its record. Three ways lead from
there, each tried where the one before cannot be gone:

``exchange``
    The two folders change names in one step of the system: at no moment is there neither, or a
    mix. Linux and macOS, on their usual file systems.
``rename``
    The old one is moved aside, the new one into its place: for an instant there is none.
``files``
    File by file, where the folder cannot be renamed (a mount point, a file held open on Windows,
    ``build/`` elsewhere): reports first, front pages after them, what went last, and the record at
    the very end, so that links stay whole, though a reader may see pages of both.

``build/switch.json`` says that the switch has begun. Whatever ends a command before the switch is
over, the next one that writes finds it (:func:`settle`): the edition that readers see is whole, and
the one before it is put with the others.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.errors import PublishError
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.report.beside.page_frame import front_page
from povanalysis.run import publish as publication
from povanalysis.run.editions import errata
from povanalysis.run.publish import FOLDER, NAME, RECORD, Edition

JOURNAL = "switch.json"
BACK = "rollback.json"
"""Below ``build``: the journal of a rollback that is over, until the command that asked says so."""
DAMAGED = "damaged"
"""Below ``build``: a publication that nobody could read, put aside."""
NOTHING: dict[str, Any] = {"reports": []}
_CWD, _EXCHANGE, _SWAP = -100, 2, 2  # AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP


def place(project: Project) -> Path:
    """Return the folder of the publication itself, should ``reports`` be a link to it."""
    return project.reports.resolve()


def staging(project: Project) -> Path:
    """Return where the next edition is put together."""
    return project.build / "next"


def aside(project: Project) -> Path:
    """Return where the last edition stands while two renames put the next in its place."""
    reports = place(project)
    return reports.with_name(f".{reports.name}.old")


def unsettled(project: Project) -> bool:
    """Whether an earlier command left something of a publication to be settled."""
    left = (project.build / JOURNAL, staging(project), aside(project))
    return any(path.exists() for path in left)


def _system() -> Any:
    """Return the C library, for the calls that Python lacks."""
    return None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change names in one step.

    Raises
    ------
    OSError
        The system or the file system cannot, or the folders lie on two of them.
    """
    names, library = (os.fsencode(one), os.fsencode(other)), _system()
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_CWD, names[0], _CWD, names[1], _EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def on_disk(tree: Path) -> None:
    """Wait until the files of a tree, and their names, are on disk."""
    if hasattr(library := _system(), "syncfs"):  # thousands of files in one go
        descriptor = os.open(tree, os.O_RDONLY)
        failed = library.syncfs(descriptor)
        os.close(descriptor)
        if not failed:
            return
    for path, _is_file in publication.walk(tree):
        if not path.is_symlink():
            files.sync(path)
    files.sync(tree)


def switch(project: Project, edition: Edition, before: int | None, of: int | None = None) -> None:
    """Let the edition that stands ready under :func:`staging` be the publication.

    Parameters
    ----------
    project
        The project, held by this command.
    edition
        Whole and on disk.
    before
        Number of the edition that is replaced; None where there is none.
    of
        Number of the edition that a rollback brings back.
    """
    journal = {"new": edition.number, "before": before} | ({"of": of} if of else {})
    publication.remove(project.build / BACK)
    _note(project, journal)
    reports, ready = place(project), staging(project)
    reports.mkdir(parents=True, exist_ok=True)
    try:
        exchange(ready, reports)
    except OSError:
        try:
            _rename(project, ready, reports)
        except OSError:
            _note(project, {**journal, "files": True})
    try:
        for folder in (project.build, reports.parent):
            files.sync(folder)
        settle(project)
    except OSError as error:
        if _is(reports, edition.number):
            raise PublishError(
                f"Edition {edition.number} is published, but the one before could not be put by: "
                f"{error}.",
                cure="Make room, or see to the rights; the next command that writes goes on.",
            ) from error
        if before is not None and _is(reports, before):  # nothing was written over
            publication.remove(project.build / JOURNAL)
            publication.remove(reports / FOLDER / str(before))
            raise failed(error) from error
        raise PublishError(
            f"Edition {edition.number} could not be written to its end: {error}.",
            cure="Make room, or see to the rights; the next command that writes goes on.",
        ) from error


def _note(project: Project, journal: dict[str, Any]) -> None:
    files.write(project.build / JOURNAL, publication.written(journal))


def _rename(project: Project, ready: Path, reports: Path) -> None:
    old = aside(project)
    try:
        os.rename(reports, old)
        files.sync(reports.parent)  # or a disk without power may keep the next change alone
        os.rename(ready, reports)
    finally:  # refused, or Ctrl-C
        if old.exists() and not reports.exists():
            os.rename(old, reports)


def settle(project: Project, say: Callable[[str], None] | None = None) -> None:
    """Bring a switch to its end, or take back one that had not begun; nothing where there is none.

    Parameters
    ----------
    project
        The project, held by this command.
    say
        Told when something was brought to its end.
    """
    if not unsettled(project):
        return
    reports, ready, old = place(project), staging(project), aside(project)
    journal = _journal(project)
    if old.is_dir() and not reports.exists():  # between two renames
        os.rename(old, reports)
    in_files = bool(journal and journal.get("files"))
    if journal and in_files and _is(ready, journal["new"]) and not _is(reports, journal["new"]):
        _pour(project, ready, journal)
    now = publication.record(reports)
    done = bool(journal and now and now.number == journal["new"])
    if journal and now and done:
        for tree in () if in_files else (old, ready):
            if tree.is_dir():
                _put_by(project, tree, journal["before"])
        prune(reports, now.keep)
        errata.notify(project, reports)
    elif journal and ready.is_dir() and not in_files and not _is(ready, journal["new"]):
        _aside(project, ready)
    if journal and done and "of" in journal:
        os.replace(project.build / JOURNAL, project.build / BACK)
    parts = project.build.glob(f".{JOURNAL}.*")
    for path in (ready, *([old] if done else []), project.build / JOURNAL, *parts):
        publication.remove(path)
    if say is not None and journal:
        how = "finished" if done else "taken back"
        say(f"A publication that had been interrupted was {how}.")


def coming(project: Project) -> Path:
    """Return the tree that readers see, or will when a switch file by file has gone on."""
    journal = _journal(project)
    goes_on = journal and journal.get("files") and _is(staging(project), journal["new"])
    return staging(project) if goes_on else place(project)


def _is(tree: Path, number: int) -> bool:
    found = publication.record(tree)
    return found is not None and found.number == number


def rolled_back(project: Project) -> dict[str, Any]:
    """Give the journal of a rollback that did not come to say that it is over; empty without one.

    ``new`` is the number it gives to the edition ``of``.
    """
    noted = _journal(project, BACK) or _journal(project)
    return noted if noted and isinstance(noted.get("of"), int) else {}


def _journal(project: Project, name: str = JOURNAL) -> dict[str, Any] | None:
    try:
        found = json.loads(files.read_text(project.build / name))
        numbers = isinstance(found["new"], int) and isinstance(found["before"], int | None)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if numbers else None


def _put_by(project: Project, old: Path, number: int | None) -> None:
    """Put the edition that was replaced with the earlier ones, and the user's own files back."""
    reports = place(project)
    earlier = reports / FOLDER
    if (old / FOLDER).is_dir():
        earlier.mkdir(exist_ok=True)
        for path in (old / FOLDER).iterdir():
            if not (earlier / path.name).exists():
                os.rename(path, earlier / path.name)
        files.sync(earlier)  # before the folder that they came from moves itself
        shutil.rmtree(old / FOLDER)
    _own_files(old, reports)
    publication.clear_away(old)
    edition = standing(old, number)
    if edition is None:
        _aside(project, old)
    elif (earlier / str(number)).exists():
        publication.remove(old)
    else:
        edition.save()
        earlier.mkdir(exist_ok=True)
        os.rename(old, earlier / str(number))
        files.sync(earlier)
    files.sync(reports)


def _aside(project: Project, old: Path) -> None:
    """Keep what nobody can say the edition of for a look, if there is anything."""
    if any(is_file for _path, is_file in publication.walk(old)):
        publication.remove(project.build / DAMAGED)
        os.rename(old, project.build / DAMAGED)
    publication.remove(old)


def standing(reports: Path, number: int | None) -> Edition | None:
    """Give the edition in a folder; one that was published before there were records has a number.

    None where nothing is published, or nobody can read what.
    """
    try:
        manifest = publication.read(reports)
    except PublishError:
        return None
    if manifest is None or number is None:
        return None
    fresh = Edition(reports, number, publication.now(), publication.KEEP, manifest)
    return publication.record(reports) or fresh


def _own_files(old: Path, new: Path) -> None:
    """Move what a user put into the publication, or changed there, while it was being replaced."""
    made = {one["path"] for one in publication.outputs(publication.read(new) or NOTHING)}
    for path in own(old):
        name = path.relative_to(old).as_posix()
        if name in made:
            continue  # it stays with the edition it lay in
        target = new / name
        if _same(path, target):
            path.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, target)


def _same(one: Path, other: Path) -> bool:
    """Whether a file is the copy of another that was made while nobody changed either."""
    if one.is_symlink() or not other.is_file() or other.is_symlink():
        return False
    a, b = one.stat(), other.stat()
    return (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def own(reports: Path) -> list[Path]:
    """List the files in a publication that nobody published: the user's own."""
    try:
        outputs = publication.outputs(publication.read(reports) or NOTHING)
        made = {one["path"] for one in outputs}
    except PublishError:  # then whatever lies where reports do may be one
        homes = {*LANGUAGES, *map(front_page, LANGUAGES)}
        found = (path.relative_to(reports).as_posix() for path, _ in publication.walk(reports))
        made = {path for path in found if homes.intersection((path, path.partition("/")[0]))}
    made |= {NAME, RECORD}
    dropped = set(publication.laid_out(reports)[0])
    return [
        path
        for path, is_file in publication.walk(reports)
        if is_file
        and path.relative_to(reports).as_posix() not in made
        and not dropped.intersection((path, *path.parents))
    ]


def _pour(project: Project, ready: Path, journal: dict[str, Any]) -> None:
    """Replace the publication file by file; begun again, it goes on to the same end."""
    reports, before = place(project), journal["before"]
    keep_copy(reports, before)
    last = publication.record(reports / FOLDER / str(before))
    gone = {one["path"] for one in publication.outputs(last.manifest if last else NOTHING)}
    (reports / RECORD).unlink(missing_ok=True)
    new = publication.verify(ready)
    fronts = {one["path"] for one in new.get("front_pages", {}).values()}
    paths = [one["path"] for one in publication.outputs(new)]
    paths.sort(key=lambda path: (path in fronts, path.endswith(".html")))
    for path in [*paths, NAME]:
        with files.replacing(reports / path) as part:
            shutil.copyfile(ready / path, part)
    dropped = [reports / path for path in gone.difference(paths)]
    for path in dropped:
        path.unlink(missing_ok=True)
    for folder in {path.parent for path in dropped if path.parent.is_dir()}:
        files.sync(folder)  # or power lost after the record brings back what it does not name
    publication.clear_away(reports)
    with files.replacing(reports / RECORD) as part:
        shutil.copyfile(ready / RECORD, part)


def keep_copy(reports: Path, number: int | None) -> None:
    """Copy the publication to the earlier editions before its files are written over in place.

    Does nothing where there is none, or it was copied before.
    """
    edition, target = standing(reports, number), reports / FOLDER / str(number)
    if edition is None or publication.record(target):
        return
    publication.remove(target)
    copied(reports, target, [one["path"] for one in publication.outputs(edition.manifest)])
    on_disk(target)
    replace(edition, tree=target).save()
    for path in (target.parent, reports):
        files.sync(path)


def copied(tree: Path, target: Path, paths: Iterable[str]) -> None:
    """Copy files of a tree to their places in another; those that are gone are left out."""
    for path in paths:
        if (tree / path).is_file():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tree / path, target / path)


def prune(reports: Path, keep: int) -> None:
    """Take away the oldest editions, and what is left of others that do not count."""
    earlier = publication.editions(reports)
    for edition in earlier[: max(len(earlier) - keep, 0)]:
        (edition.tree / RECORD).unlink()
        publication.remove(edition.tree)
    for path in publication.incomplete(reports):
        publication.remove(path)
    files.sweep(reports / FOLDER)


def failed(error: OSError) -> PublishError:
    """Say that an edition could not be written."""
    return PublishError(
        f"The edition could not be written: {error}.",
        cure="The last publication stays as it was. Make room, or see to the rights, and try again.",
    )
