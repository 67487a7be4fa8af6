"""Files that are there whole or not at all, whoever else is writing them, whatever breaks off.

Every file that must not be lost goes through :func:`together`: each is written under a name of its
own beside its place and brought to disk; only when all are written do they take their places, by
renaming, and their folders are brought to disk, too. When anything fails on the way (no room, no
right, a kill that can be caught), what took its place already is put back by renaming, which needs
no room, and folders made for it go. A process that was killed leaves names that begin with a dot
and carry its number; whoever next writes beside them removes them.

Two processes may make the same file at once (two commands in a fresh project, or the workers of a
test run): their names differ.
"""

from __future__ import annotations

import csv
import errno
import io
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from povanalysis.errors import InputError, LayoutError

if TYPE_CHECKING:
    import pandas as pd

_MINE = (".part", ".old")
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS}


class Together:
    """Files that take their places at once; see :func:`together`."""

    def __init__(self) -> None:
        self._parts: list[tuple[Path, Path]] = []
        self._kept: list[tuple[Path, Path | None]] = []
        self._made: list[Path] = []
        self._swept: set[Path] = set()

    def place(self, target: Path) -> Path:
        """Give the name under which a file is to be written until all are."""
        self._make_room(target)
        if target.parent not in self._swept:
            self._swept.add(target.parent)
            _sweep(target.parent)
        part = _beside(target, ".part")
        self._parts.append((part, target))
        return part

    def write(self, target: Path, content: str | bytes) -> None:
        """Write a file among the others; text in UTF-8, line ends as given."""
        data = content.encode() if isinstance(content, str) else content
        self.place(target).write_bytes(data)

    def _make_room(self, target: Path) -> None:
        """Make the folder of a file; move away what stands where file or folder belong."""
        missing = []
        for folder in (target.parent, *target.parent.parents):
            if folder.is_dir():
                break
            if folder.exists() or folder.is_symlink():
                _set_aside(folder, "a folder")
            missing.append(folder)
        for folder in reversed(missing):
            with suppress(FileExistsError):  # another process was faster
                folder.mkdir()
                self._made.append(folder)
        make_way(target)

    def _commit(self) -> None:
        for part, _target in self._parts:
            sync(part)
        for part, target in self._parts:
            self._kept.append((target, keep(target)))
            part.replace(target)
        folders = {target.parent for _part, target in self._parts}
        for folder in folders | {made.parent for made in self._made}:
            sync(folder)

    def _put_back(self) -> None:
        for target, old in reversed(self._kept):
            if old is None:
                target.unlink(missing_ok=True)
            else:
                old.replace(target)

    def _clear(self, *, failed: bool) -> None:
        for path in [part for part, _ in self._parts] + [old for _, old in self._kept if old]:
            with suppress(OSError):  # the next to write here tries again
                path.unlink(missing_ok=True)
        for folder in reversed(self._made if failed else []):
            with suppress(OSError):  # another process keeps something in it
                folder.rmdir()


@contextmanager
def together() -> Iterator[Together]:
    """Give files their places at once when the block ends well, else leave all as they were.

    Yields
    ------
    Together
        ``place(target)`` gives a path to write to, ``write(target, content)`` writes there.

    Notes
    -----
    A process that is killed without a chance to put back may leave the first of the files in their
    new state and the others in their old one; each is whole. So what names others comes after them.
    """
    made, failed = Together(), True
    try:
        yield made
        try:
            made._commit()
        except BaseException:
            made._put_back()
            raise
        failed = False
    finally:
        made._clear(failed=failed)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path to write to that takes the target's place when the block ends well.

    Parameters
    ----------
    target
        The file to make or replace; its directory is made where it does not exist.

    Yields
    ------
    pathlib.Path
        A name in the same directory that no other process uses. When the block raises, what was
        written there is removed and the target stays as it was.
    """
    with together() as made:
        yield made.place(target)


def write(target: Path, content: str | bytes) -> None:
    """Write a file whole or leave it as it was; text in UTF-8, line ends as given."""
    with together() as made:
        made.write(target, content)


def make_way(target: Path) -> None:
    """Move away what stands where a file belongs and is none: a folder, a pipe, a socket."""
    if target.exists() and not target.is_file() and not target.is_symlink():
        _set_aside(target, "a file")


def _beside(target: Path, end: str) -> Path:
    return target.with_name(f".{target.name[:120]}.{os.getpid()}-{os.urandom(6).hex()}{end}")


def keep(target: Path) -> Path | None:
    """Give a file a second name, to be put back by; None where there is none yet."""
    if not target.exists():
        return None
    old = _beside(target, ".old")
    try:
        os.link(target, old)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copyfile(target, old)
    return old


def sync(path: Path) -> None:
    """Bring a file or the names in a folder to disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # no such thing there
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(root: Path) -> None:
    """Remove what processes that are no more left half written in a folder and those below it."""
    for folder, _folders, _names in os.walk(root):
        _sweep(Path(folder))


def _sweep(folder: Path) -> None:
    """Remove what processes that are no more left half written in a folder."""
    for path in folder.glob(".*"):
        number = path.stem.rpartition(".")[2].partition("-")[0]
        if path.suffix in _MINE and number.isdigit() and not alive(int(number)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def alive(process: int) -> bool:
    """Say whether a process of this number runs, as far as can be known."""
    if sys.platform == "win32":
        return True  # asking would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _set_aside(path: Path, wanted: str) -> None:
    """Move away what stands in the way, under a name that is free; an empty folder just goes."""
    with suppress(OSError):
        path.rmdir()
        return
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    path.rename(aside)
    print(f"{path} stood where {wanted} belongs; it is {aside.name} now.", file=sys.stderr)


class NoFileError(OSError):
    """Where a file belongs stands a pipe, socket or device, which may never end, or one too large."""


def regular(path: Path, most: float = inf) -> io.BufferedReader:
    """Open a file to be read; a pipe that nobody writes to would let us wait for ever.

    Raises
    ------
    OSError
        It cannot be opened, is none (:class:`NoFileError`), or has more bytes than are expected.
    """
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    stream = open(opened, "rb")  # noqa: SIM115
    found = os.fstat(opened)
    if stat.S_ISREG(found.st_mode) and found.st_size <= most:
        return stream
    stream.close()
    what = "It is too large" if stat.S_ISREG(found.st_mode) else "It is no file on a disk"
    raise NoFileError(errno.ENXIO, what, str(path))


def read_bytes(path: Path) -> bytes:
    """Read a file of a project, in whose place anything may stand.

    Raises
    ------
    OSError
        It cannot be read, is none, or far larger than any of ours.
    """
    with regular(path, 100_000_000) as stream:
        return stream.read()


def read_text(path: Path, encoding: str = "utf-8") -> str:
    """Read a text of a project likewise, line ends of any system as ours."""
    return read_bytes(path).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def read_regular(path: Path, largest: int) -> bytes:
    """Read a file that somebody names: one on disk, of a bounded size.

    Parameters
    ----------
    path
        Where it lies.
    largest
        Bytes it may have.

    Raises
    ------
    InputError
        It cannot be read, or is a directory, pipe, socket or device, which may never end.
    LayoutError
        It is larger.
    """
    try:
        with regular(path) as stream:
            content = stream.read(largest + 1)
            size = max(os.fstat(stream.fileno()).st_size, len(content))
    except NoFileError:
        raise InputError(f"{path} is no file.", cure="Give the path of a file on disk.") from None
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path} cannot be read ({getattr(error, 'strerror', None) or error}).",
            cure="Give the path of a file you may read.",
        ) from error
    if size > largest:
        raise LayoutError(
            f"{path.name} has {size / 1e6:,.0f} MB; tables of BPS are a thousandth of that.",
            cure="Save the one sheet with the table in a file of its own.",
        )
    return content


def read_csv(path: Path, columns: Iterable[str] = ()) -> list[dict[str, str]]:
    """Read a table as text, without waiting for pandas; ValueError where one of the columns lacks."""
    table = csv.DictReader(io.StringIO(read_bytes(path).decode("utf-8-sig"), newline=""))
    if lacking := [column for column in columns if column not in (table.fieldnames or [])]:
        raise ValueError(f"it has no column {lacking[0]}")
    return list(table)


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write a table whose pages carry checksums."""
    frame.to_parquet(path, index=False, write_page_checksum=True)


def read_parquet(path: Path) -> pd.DataFrame:
    """Read what :func:`write_parquet` wrote, with one thread; OSError where a checksum differs.

    The fork server of a build (:mod:`povanalysis.run.workers.forkserver`) reads tables before it
    forks, which a process with threads cannot do. ``pandas.read_parquet`` starts some.
    """
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path, pre_buffer=False, page_checksum_verification=True) as file:
        return file.read(use_threads=False).to_pandas(use_threads=False)
