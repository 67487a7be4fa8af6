"""Temporary directories that nobody is left with: what a dead command kept there, the next removes."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from povanalysis import files

if sys.platform != "win32":
    import fcntl

PREFIX = "povanalysis-"
_HELD = ".in-use"


@contextmanager
def directory() -> Iterator[Path]:
    """Give a temporary directory, held by a lock of the system as long as this process lives."""
    # it gets its name when it is locked, so that nobody's sweep meets it before
    made = Path(tempfile.mkdtemp(prefix=f".{PREFIX}{os.getpid()}-"))
    place = made.with_name(made.name[1:])
    try:
        with (made / _HELD).open("w") as stream:
            if sys.platform != "win32":
                fcntl.flock(stream, fcntl.LOCK_EX)
            made.rename(place)
            yield place
    finally:
        remove(place)


def remove(place: Path) -> None:
    """Remove one, so that whoever is killed meanwhile leaves what a sweep knows."""
    hidden = place.with_name(f".{place.name}")
    with suppress(OSError):
        place.rename(hidden)
    for left in (hidden, place):
        shutil.rmtree(left, ignore_errors=True)


def sweep() -> None:
    """Remove temporary directories of ours whose process has died."""
    if sys.platform == "win32":
        return
    folder = Path(tempfile.gettempdir())
    for made in folder.glob(f".{PREFIX}*-*"):  # it died before it could lock it
        number = made.name.removeprefix(f".{PREFIX}").partition("-")[0]
        with suppress(OSError):
            own = made.lstat().st_uid == os.getuid() and not made.is_symlink()
            if own and number.isdigit() and not files.alive(int(number)):
                shutil.rmtree(made, ignore_errors=True)
    for held in folder.glob(f"{PREFIX}*/{_HELD}"):
        if held.parent.is_symlink() or held.is_symlink():
            continue
        with suppress(OSError), held.open("r+") as stream:
            if held.stat().st_uid != os.getuid():
                continue
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(held.parent)
