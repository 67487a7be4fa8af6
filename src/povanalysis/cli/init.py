"""The command that makes a project of one's own."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from povanalysis.cli.options import Json
from povanalysis.cli.output import put
from povanalysis.errors import ParameterError, ProjectError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.project import CONFIG, PACKAGE, shipped

TAKEN = ("notebooks", "data/raw", "data/forecasts")
"""What is copied of that which came with the package."""
ATTRIBUTES = """\
# hashes of raw files and of the ledger must survive a checkout on any system
data/raw/** -text
data/forecasts/** -text
# two branches that each write forecasts down: both lines stay
data/forecasts/chain.jsonl merge=union
"""


def init(
    directory: Annotated[Path, typer.Argument(help="A directory that is new or empty.")],
    lang: Annotated[
        str, typer.Option(help="Language of its README and comments: id or en.")
    ] = "id",
    as_json: Json = False,
) -> None:
    """Make a project of your own: what to publish, notebooks and data. Nothing else is needed."""
    if lang not in LANGUAGES:
        raise ParameterError(f"Unknown language {lang!r}.", cure=f"Allowed: {listing(LANGUAGES)}.")
    target = directory.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ProjectError(f"{directory} is not empty.", cure="Name a new directory.")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _fill(aside, lang)
        aside.chmod(0o755)
        aside.replace(target)  # whole, or not at all
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    made = sorted(
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
    )
    plain = {"directory": str(target), "files": made}
    told = (
        f"{directory}: {len(made)} files. Say in {directory}/{CONFIG} which reports to make, then:"
    )
    put(as_json, plain, [told, f"cd {directory} && povanalysis build"])


def _fill(root: Path, lang: str) -> None:
    from povanalysis import config

    sources = [(shipped() / name, root / name) for name in TAKEN] + [(PACKAGE / "own" / lang, root)]
    for origin, place in sources:
        for path in sorted(origin.rglob("*")):
            inside = path.relative_to(origin)
            if path.is_file() and not any(part.startswith((".", "_")) for part in inside.parts):
                (place / inside).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place / inside)
    schema = json.dumps(config.schema(), indent=2, ensure_ascii=False) + "\n"
    (root / config.SCHEMA).write_text(schema, encoding="utf-8")
    (root / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
