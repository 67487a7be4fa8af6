"""The analyst's own readings: ``notes/3524.id.md`` is published in the Indonesian report on Lamongan.

They are only read: no command writes to the folder.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path

from povanalysis import config
from povanalysis.errors import ConfigError, RegionError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.regions import get, resolve

MOST_BYTES = 100_000


def find(project: Project) -> dict[tuple[str, str], Path]:
    """Find the notes of a project by code of region and language.

    Raises
    ------
    ConfigError
        The name of a file fits no region or no language, or two files are for the same report.
    """
    named = config.load(project).notes
    folder = (project.root / named).resolve()
    if not folder.is_relative_to(project.root.resolve()):
        raise ConfigError(
            f"notes lies outside the project: {named}.", cure="Copy it into the project."
        )
    found: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.glob("*.md")):
        if path.name.startswith(".") or path.stem.lower() == "readme":
            continue
        key = _report(path, project.relative(path))
        if key in found:
            both = f"{project.relative(found[key])} and {project.relative(path)}"
            raise ConfigError(f"{both} are for the same report.", cure="Put them into one file.")
        found[key] = path
    return found


def _report(path: Path, named: str) -> tuple[str, str]:
    name, _, lang = path.stem.rpartition(".")
    if lang not in LANGUAGES:
        near = difflib.get_close_matches(lang.lower(), list(LANGUAGES), n=1, cutoff=0.5)
        wanted = near[0] if name and near else next(iter(LANGUAGES))
        raise ConfigError(
            f"{named}: the name ends in no language ({listing(LANGUAGES)}).",
            cure=f"Call it {name if name else lang}.{wanted}.md",
        )
    try:
        return resolve(name).code, lang
    except RegionError as error:
        raise ConfigError(f"{named}: {error.message}", cure=error.cure, **error.facts) from None


def read(path: Path) -> str:
    """Read a note.

    Raises
    ------
    ConfigError
        It is no text in UTF-8, or longer than a report bears.
    """
    if not path.is_file():
        raise ConfigError(
            f"{path.name} is no file.", cure="Write the reading into it, or move it away."
        )
    if path.stat().st_size > MOST_BYTES:
        cure = f"Keep it to {MOST_BYTES:,}, or add a notebook."
        raise ConfigError(f"{path.name} has {path.stat().st_size:,} bytes.", cure=cure)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{path.name} is not in UTF-8.", cure="Save it as UTF-8.") from None


def left_out(
    project: Project, regions: Collection[str], languages: Collection[str]
) -> Iterator[str]:
    """Say which notes a build does not publish, and which reports stay without one.

    Parameters
    ----------
    project
        Whose notes.
    regions
        Codes of the regions on which reports are made.
    languages
        Of the reports.
    """
    found = find(project)
    for (code, lang), path in found.items():
        if code not in regions:
            yield f"{project.relative(path)}: no report on {get(code).name} is made here."
        for other in languages:
            if code in regions and lang in languages and (code, other) not in found:
                yield f"{project.relative(path)} stands alone: there is none in {other}."
