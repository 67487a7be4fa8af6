"""The command ``phrases``: what is wrong in the text files, by file and line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]


def phrases(as_json: Json = False) -> None:
    """Check the published text: the same messages in all languages, nothing typed into them."""
    from povanalysis.report.text.phrases import counted, faults

    found = faults()
    if as_json:
        plain = {"ok": not found, **counted(), "faults": [asdict(fault) for fault in found]}
        print(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        for fault in found:
            print(f"src/povanalysis/report/text/{fault.file}:{fault.line}: {fault.text}")
        numbers = ", ".join(f"{count} {what}" for what, count in counted().items())
        print(f"{numbers}: {len(found) or 'no'} fault{'s' * (len(found) != 1)}")
    if found:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(phrases)
