"""Publishing: a finished tree of files is verified, then moved into reports/.

The tree carries ``manifest.json``: for each report its parameters, status, seconds and outputs
with sha256, for the whole the versions of data, software and renderer. Files are first copied
beside their places and then renamed, so that a reader never sees half a file; when anything is
missing or damaged, nothing is moved and the last publication stays.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from povanalysis.errors import PublishError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.render.executed import LAID_OUT
from povanalysis.report.beside.page_frame import LABELS, front_page, sheets
from povanalysis.sources.manifest import sha256_of

NAME = "manifest.json"


@dataclass(frozen=True)
class Published:
    """What a publication consists of.

    Parameters
    ----------
    directory
        Where it lies.
    files
        Paths below it, the manifest included.
    left
        Paths of an earlier publication that are still there and that nothing names any more, such
        as a PDF after a build of HTML alone.
    """

    directory: Path
    files: tuple[str, ...]
    left: tuple[str, ...] = ()

    @property
    def warning(self) -> str | None:
        """What to do about the files that are left; None where there are none."""
        if not self.left:
            return None
        return (
            f"Left from an earlier build, not renewed and no longer linked: {listing(self.left)}. "
            "Remove what should not be read any more, or renew it with: "
            "povanalysis build --format html,pdf"
        )


def output(tree: Path, path: Path) -> dict[str, Any]:
    """Describe a file of a tree for its manifest."""
    return {
        "path": path.relative_to(tree).as_posix(),
        "sha256": sha256_of(path),
        "bytes": path.stat().st_size,
    }


def read(tree: Path) -> dict[str, Any] | None:
    """Read the manifest of a tree, None when it has none that can be read."""
    try:
        found = json.loads((tree / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def outputs(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """List the outputs a manifest names: the front pages first, then those of the reports."""
    listed = list(manifest.get("front_pages", {}).values())
    for report in manifest["reports"]:
        listed += report["outputs"].values()
    return listed


def verify(tree: Path) -> dict[str, Any]:
    """Check that a tree is whole: every output there, unchanged, of its kind.

    Raises
    ------
    PublishError
        The manifest or a file is missing, or a file is not what the manifest says.
    """
    manifest = read(tree)
    if manifest is None or "reports" not in manifest:
        raise PublishError(
            f"{tree} holds no readable {NAME}.",
            cure="Give the directory that a build wrote, usually build/site.",
        )
    faults = []
    for entry in outputs(manifest):
        path = tree / entry["path"]
        if not path.is_file():
            faults.append(f"{entry['path']}: missing")
        elif sha256_of(path) != entry["sha256"]:
            faults.append(f"{entry['path']}: changed since it was rendered")
        elif path.suffix == ".pdf" and path.read_bytes()[:5] != b"%PDF-":
            faults.append(f"{entry['path']}: not a PDF file")
    if faults:
        raise PublishError(
            "The rendered tree is incomplete:\n  " + "\n  ".join(faults) + "\n",
            cure="Render it again with: povanalysis build --force",
            faults=faults,
        )
    return manifest


def publish(tree: Path, reports: Path) -> Published:
    """Verify a rendered tree and move it into the publication.

    Parameters
    ----------
    tree
        Directory with the rendered files and their manifest.
    reports
        The publication; files in it that the tree does not name stay.

    Raises
    ------
    PublishError
        The tree is not whole; the publication is untouched.
    """
    manifest = verify(tree)
    paths = [entry["path"] for entry in outputs(manifest)]
    before = [entry["path"] for entry in outputs(read(reports) or {"reports": []})]
    staged: list[tuple[Path, Path]] = []
    try:
        for name in [*paths, NAME]:
            target = reports / name
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            staged.append((part, target))
            shutil.copyfile(tree / name, part)
        for part, target in staged:
            part.replace(target)
    finally:
        for part, _target in staged:
            part.unlink(missing_ok=True)
    others = dict.fromkeys([*before, *clear_away(reports)])
    left = [path for path in others if path not in set(paths) and (reports / path).is_file()]
    return Published(reports, tuple([*paths, NAME]), tuple(left))


def clear_away(reports: Path) -> list[str]:
    """Remove the documents that were laid out for ``quarto render``, and what Quarto left of them.

    Parameters
    ----------
    reports
        The publication.

    Returns
    -------
    list of str
        Files that may have been rendered from them, below the publication.
    """
    rendered = []
    for notebook in sorted(reports.rglob("*.ipynb")):
        if f'"{LAID_OUT}"' not in notebook.read_text(encoding="utf-8"):
            continue  # an analyst's own
        rendered += [notebook.with_suffix(f".{kind}") for kind in ("html", *LABELS)]
        rendered += sheets(notebook).values()
        shutil.rmtree(notebook.with_name(f"{notebook.stem}_files"), ignore_errors=True)
        notebook.with_suffix(".typ").unlink(missing_ok=True)
        notebook.unlink()
    for lang in LANGUAGES:
        (reports / front_page(lang)).with_suffix(".qmd").unlink(missing_ok=True)
    return [path.relative_to(reports).as_posix() for path in rendered]
