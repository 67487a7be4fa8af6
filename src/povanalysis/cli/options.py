"""Arguments and options that several commands share, each declared once."""

from __future__ import annotations

from typing import Annotated

import typer

Region = Annotated[str, typer.Argument(help="4-digit BPS code, or an unambiguous name.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Lang = Annotated[str, typer.Option(help="Language of the sentences: id or en.")]
Target = Annotated[
    str | None,
    typer.Option(help="Target for P0, per cent (11.95 or 11,95); default: the official one."),
]
TargetYear = Annotated[int | None, typer.Option(help="Year of the target.")]
ForecastYear = Annotated[
    int | None, typer.Option(help="Forecast year; the next one when not given.")
]
FigureYear = Annotated[int, typer.Argument(help="Year of the reference month.")]
Given = Annotated[
    list[str] | None,
    typer.Option(
        help="An assumed figure, REGION@YEAR-MONTH=PER_CENT (3500@2026-03=9.1); may be repeated."
    ),
]
Accessed = Annotated[
    str | None, typer.Option(help="Day it was taken, YYYY-MM-DD; today when not given.")
]
