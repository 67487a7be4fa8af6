"""The commands that answer a question: change, pace, rank, outcomes, programmes.

Each loads the figures, asks one function of :mod:`povanalysis.questions` and shows it as told by
:meth:`~povanalysis.report.text.language.Words.tell`, or with ``--json`` one object: the result's
fields, the sentences, date and name of the data version. Questions without an answer print their
reason; where the input was at fault (no figure, a year missing or out of reach, an assumed error of
nought) the exit code is 2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from povanalysis.errors import ParameterError, RegionError

if TYPE_CHECKING:
    import pandas as pd

    from povanalysis.questions.ground.answer import Answer
    from povanalysis.report.text.language import Words

Region = Annotated[str, typer.Argument(help="4-digit BPS code, or an unambiguous name.")]
Regions = Annotated[list[str], typer.Argument(help="One or more codes or names.")]
Given = Annotated[
    list[str] | None,
    typer.Option(
        help="An assumed figure, REGION@YEAR-MONTH=PER_CENT (3500@2026-03=9.1); may be repeated."
    ),
]
Lang = Annotated[str, typer.Option(help="Language of the sentences: id or en.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Target = Annotated[
    str | None,
    typer.Option(help="Target for P0, per cent (11.95 or 11,95); default: the official one."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to an application."""
    for command in (change, pace, rank, outcomes, programmes):
        app.command()(command)


def change(
    region: Region,
    year: Annotated[int | None, typer.Option(help="Year of the later figure.")] = None,
    assumed_error: Annotated[
        float | None,
        typer.Option(help="Assumed relative standard error, a share: 0.06 for six per cent."),
    ] = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Say whether the last yearly change of a region is unusual."""
    from povanalysis.questions import change as question
    from povanalysis.regions import resolve

    words, observations = _words(lang), _observations()
    found = question.change(observations, resolve(region).code, year, assumed_error=assumed_error)
    _show(found, words.tell(found), words, as_json)


def pace(
    region: Region,
    target: Target = None,
    year: Annotated[int | None, typer.Option(help="Year of the target.")] = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Say how fast the rate must fall for a target, beside what has been seen."""
    from povanalysis.questions import pace as question
    from povanalysis.regions import resolve

    words, observations, code = _words(lang), _observations(), resolve(region).code
    value, when = _aim(observations, code, target, year)
    if value is None or when is None:
        raise ParameterError(
            f"No official target is known for {code}{'' if year is None else f' in {year}'}.",
            cure="Give one: --target 11.95 --year 2026.",
        )
    found = question.pace(observations, code, value, when)
    _show(found, words.tell(found), words, as_json)


def rank(
    regions: Regions,
    year: Annotated[int | None, typer.Option(help="Future year; the next one by default.")] = None,
    given: Given = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Rank regions now, and with probabilities at a future year."""
    from povanalysis.questions import ranking as question
    from povanalysis.questions.ground import known
    from povanalysis.questions.results import forecasts_given, panel_results
    from povanalysis.regions import resolve
    from povanalysis.run.scenario import check_given

    words, observations = _words(lang), _observations()
    places = [resolve(text) for text in regions]
    for place in places:
        if not place.is_regency:
            raise RegionError(
                f"{place.name} is no regency or city, and only these are ranked.",
                cure="Name some (`povanalysis regions` lists them all); the report on a province, "
                "`povanalysis build CODE`, ranks all that lie in it.",
                argument="regions",
                value=place.code,
            )
    codes = [place.code for place in places]
    assumed = check_given(given or ())
    forecasts = forecasts_given(assumed) if assumed else panel_results().forecasts
    found = question.ranking(observations, codes, forecasts=forecasts, year=year)
    sentences = list(words.tell(found))
    if assumed:
        scenario = words("outlook.support-scenario", assumed=known.assumed(assumed))
        sentences = [*sentences[:1], scenario, *sentences[1:]]
    _show(found, sentences, words, as_json)


def outcomes(region: Region, lang: Lang = "id", as_json: Json = False) -> None:
    """Say what came of the official targets of a region."""
    from povanalysis.questions.results import outcomes_of
    from povanalysis.regions import resolve

    words = _words(lang)
    found = outcomes_of(resolve(region).code)
    _show(found, words.tell(found), words, as_json)


def programmes(
    region: Region,
    target: Target = None,
    year: Annotated[int | None, typer.Option(help="Year of the target.")] = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Put the programmes of a region in proportion to what a target asks for."""
    from povanalysis.questions import programmes as question
    from povanalysis.regions import resolve
    from povanalysis.sources import store

    words, observations, code = _words(lang), _observations(), resolve(region).code
    value, when = _aim(observations, code, target, year)
    found = question.programmes(
        observations, code, table=store.table("programmes"), value=value, year=when
    )
    _show(found, words.tell(found), words, as_json)


def present(title: str, sentences: Sequence[str], closing: int = 3) -> None:
    """Print an answer: title, finding in bold, and what it means set apart at the end.

    Parameters
    ----------
    title
        Whom it is about.
    sentences
        The answer.
    closing
        How many sentences at the end are set apart.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    whole_lines = not console.is_terminal
    console.print(Text(title, style="bold underline"), soft_wrap=whole_lines)
    for place, sentence in enumerate(sentences):
        if place == len(sentences) - closing > 0:
            console.print()
        console.print(Text(sentence, style="bold" if place == 0 else ""), soft_wrap=whole_lines)


def _words(lang: str) -> Words:
    from povanalysis.report.text.language import Words

    return Words(lang)


def _observations() -> pd.DataFrame:
    from povanalysis.sources import store

    return store.load()


def _aim(
    observations: pd.DataFrame, code: str, target: str | None, year: int | None
) -> tuple[float | None, int | None]:
    """Return the target in question: as given, or the next official one."""
    from povanalysis.questions.ground.figures import last, march
    from povanalysis.questions.target import next_target, official_target
    from povanalysis.run.params import check_target

    latest = last(march(observations), code)
    coming = None if latest is None else latest[0] + 1
    if target is not None:
        return check_target(target), year if year is not None else coming
    found = (
        official_target(code, year)
        if year is not None
        else next_target(code, 0 if latest is None else latest[0])
    )
    return (None, year) if found is None else (found.value, found.year)


def _show(found: Answer, sentences: Iterable[str], words: Words, as_json: bool) -> None:
    from povanalysis.questions.ground.answer import FAULTS, Refusal
    from povanalysis.regions import get
    from povanalysis.sources import store

    if as_json:
        plain: dict[str, Any] = found.to_json()
        if isinstance(plain.get("region"), str):
            plain["region"] = {"code": plain["region"], "name": get(plain["region"]).name}
        version = store.version()
        plain |= {
            "sentences": list(sentences),
            "as_of": version.as_of,
            "data_version": str(version),
        }
        print(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        code = getattr(found, "region", None)
        codes = [code] if code else list(getattr(found, "regions", ()))
        closing = 0 if isinstance(found, Refusal) else 3
        present(", ".join(get(one).name for one in codes), list(sentences), closing)
    if isinstance(found, Refusal) and found.reason in FAULTS:
        raise typer.Exit(2)
