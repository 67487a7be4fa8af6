"""The commands that answer a question: change, pace, rank, outcomes, programmes.

Each loads the figures, asks one function of :mod:`povanalysis.questions` and shows it as told by
:meth:`~povanalysis.report.text.language.Words.tell`, or with ``--json`` one object: the result's
fields, the sentences, date and name of the data version. Questions without an answer print their
reason; where the input was at fault (no figure, a year missing or out of reach, an assumed error of
nought) the exit code is 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from povanalysis.cli.options import ForecastYear, Given, Json, Lang, Region, Target, TargetYear
from povanalysis.cli.output import present, put
from povanalysis.errors import RegionError
from povanalysis.regions import get, resolve

if TYPE_CHECKING:
    import pandas as pd

    from povanalysis.questions.ground.answer import Answer
    from povanalysis.report.text.language import Words


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

    words, observations = _words(lang), _observations()
    found = question.change(observations, resolve(region).code, year, assumed_error=assumed_error)
    _show(found, words.tell(found), words, as_json)


def pace(
    region: Region,
    target: Target = None,
    year: TargetYear = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Say how fast the rate must fall for a target, beside what has been seen."""
    from povanalysis.questions import pace as question

    words, observations, code = _words(lang), _observations(), resolve(region).code
    found = question.pace(observations, code, _value(target), year)
    _show(found, words.tell(found), words, as_json)


def rank(
    regions: Annotated[list[str], typer.Argument(help="One or more codes or names.")],
    year: Annotated[int | None, typer.Option(help="Future year; the next one by default.")] = None,
    given: Given = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Rank regions now, and with probabilities at a future year."""
    from povanalysis.questions import ranking as question
    from povanalysis.questions.ground import known
    from povanalysis.questions.results import forecasts_given, panel_results
    from povanalysis.run.scenario import check_given

    words, observations = _words(lang), _observations()
    places = [resolve(text) for text in regions]
    for place in places:
        if not place.is_regency:
            raise RegionError(
                f"{place.name} is no regency or city, and only these are ranked.",
                cure="Name some (`povanalysis regions` lists them all); the report on a province, "
                "`povanalysis build CODE`, ranks all that lie in it.",
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

    words = _words(lang)
    found = outcomes_of(resolve(region).code)
    _show(found, words.tell(found), words, as_json)


def programmes(
    region: Region,
    target: Target = None,
    year: TargetYear = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Put the programmes of a region in proportion to what a target asks for."""
    from povanalysis.questions import programmes as question
    from povanalysis.questions.ground.aims import aim

    words, observations, code = _words(lang), _observations(), resolve(region).code
    value, when = aim(observations, code, _value(target), year)
    found = question.programmes(observations, code, value=value, year=when)
    _show(found, words.tell(found), words, as_json)


def forecast(
    region: Region,
    indicator: Annotated[str, typer.Option(help="Only P0 so far.")] = "P0",
    year: ForecastYear = None,
    target: Target = None,
    given: Given = None,
    lang: Lang = "id",
    as_json: Json = False,
) -> None:
    """Print the forecast for one region and the probability of its target."""
    from povanalysis.questions import target as target_question
    from povanalysis.questions.outlook import outlook
    from povanalysis.questions.scenarios import own_part, scenarios
    from povanalysis.report.text.language import Words
    from povanalysis.run.params import check_indicator, check_language, check_target
    from povanalysis.run.plan import check_region_year
    from povanalysis.run.scenario import check_given
    from povanalysis.sources import store

    check_indicator(indicator)
    code, wanted = check_region_year(region, year)
    aim = None if target is None else check_target(target)
    words = Words(check_language(lang))
    found = outlook(code, wanted, aim, given=check_given(given or ()))
    if as_json:
        parts = {"scenarios": scenarios(found), "own_part": own_part(found)}
        plain = {name: one and one.to_json() for name, one in parts.items()}
        return put(True, found.to_json() | plain, ())
    told = list(words.tell(found, "outlook"))
    if found.target is None or found.outcome is not None:
        return present(found.region.name, told, 0)
    aim = found.target.value
    attained = target_question.target(
        store.load(), code, aim, wanted, forecast=found.forecast, as_of=found.as_of
    )
    told += words.tell(attained, borne=found.borne)
    return present(found.region.name, told)


def _words(lang: str) -> Words:
    from povanalysis.report.text.language import Words

    return Words(lang)


def _observations() -> pd.DataFrame:
    from povanalysis.sources import store

    return store.load()


def _value(target: str | None) -> float | None:
    from povanalysis.run.params import check_target

    return None if target is None else check_target(target)


def _show(found: Answer, sentences: Iterable[str], words: Words, as_json: bool) -> None:
    from povanalysis.questions.ground.answer import FAULTS, Refusal
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
        put(True, plain, ())
    else:
        code = getattr(found, "region", None)
        codes = [code] if code else list(getattr(found, "regions", ()))
        closing = 0 if isinstance(found, Refusal) else 3
        present(", ".join(get(one).name for one in codes), list(sentences), closing)
    if isinstance(found, Refusal) and found.reason in FAULTS:
        raise typer.Exit(2)
