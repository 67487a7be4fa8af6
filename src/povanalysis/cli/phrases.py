"""The command ``phrases``: what is wrong in the text files, by file and line."""

from __future__ import annotations

from dataclasses import asdict

import typer

from povanalysis.cli.options import Json
from povanalysis.cli.output import put


def phrases(as_json: Json = False) -> None:
    """Check the published text: the same messages in all languages, nothing typed into them."""
    from povanalysis.report.text.phrases import counted, faults

    found = faults()
    numbers = ", ".join(f"{count} {what}" for what, count in counted().items())
    lines = [f"src/povanalysis/report/text/{one.file}:{one.line}: {one.text}" for one in found]
    plain = {"ok": not found, **counted(), "faults": [asdict(fault) for fault in found]}
    put(as_json, plain, [*lines, f"{numbers}: {len(found) or 'no'} fault{'s' * (len(found) != 1)}"])
    if found:
        raise typer.Exit(1)
