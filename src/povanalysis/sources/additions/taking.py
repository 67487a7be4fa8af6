"""Putting a file below data/raw: for good once the manifest names it, else it goes again.

A new file is read where it will stand before anything is decided, so for a while it lies there and
nothing registers it. ``data/raw/.taking`` says so. Whatever ends the command before the manifest
names the file, the next command that writes takes the file out (:func:`settle`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources import manifest as manifests


@contextmanager
def taking(project: Project, target: str, content: bytes) -> Iterator[None]:
    """Put a file below data/raw, on disk, and take it out again when the block fails.

    Parameters
    ----------
    project
        The project, held by this command.
    target
        Path of the file below data/raw. One that has this content already stays in any case.
    content
        Its bytes.

    Raises
    ------
    DataError
        A file could not be written, here or in the block; the project is as it was.
    """
    path, note = project.raw / target, project.raw / manifests.TAKING
    try:
        if path.is_file() and files.read_bytes(path) == content:
            yield
            return
        told = {"path": target, "sha256": manifests.bytes_hash(content)}
        files.write(note, json.dumps(told) + "\n")
        try:
            files.write(path, content)
            yield
        except BaseException:
            _end(project)
            raise
        _end(project)
    except OSError as error:
        raise DataError(
            f"data/raw/{target} could not be taken over ({error.strerror or error}).",
            cure="Make room or give write access; the project is as it was.",
        ) from error


def settle(project: Project) -> None:
    """Take out what an earlier command could not, and remove what it left half written.

    Parameters
    ----------
    project
        The project, held by this command.
    """
    _end(project)
    files.sweep(project.raw.parent)


def _end(project: Project) -> None:
    """Take the file out unless the manifest names it by now, and the note with it."""
    with suppress(OSError, DataError):  # the note is left: the next command tries again
        if told := manifests.being_taken(project):
            path = project.raw / told["path"]
            registered = any(r.path == told["path"] for r in manifests.load(project).resources)
            if not registered and path.is_file() and manifests.sha256_of(path) == told["sha256"]:
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
        (project.raw / manifests.TAKING).unlink(missing_ok=True)
