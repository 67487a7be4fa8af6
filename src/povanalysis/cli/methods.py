"""The commands ``methods`` and ``cite``: what the forecasts were worth, how to cite them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from povanalysis import __version__
from povanalysis.cli.options import Json
from povanalysis.cli.output import put
from povanalysis.errors import ParameterError

BY_MODEL = ("mae", "mase", "smape", "msis", "crps")


def summary() -> dict[str, Any]:
    """Sum up the backtest of all regencies and cities.

    Returns
    -------
    dict
        ``regions`` (how many), ``models`` (scores 1-3 years ahead, coverage of 50, 80 and 95 per
        cent intervals), ``origins`` (coverage of the published forecast by the year it would
        have been made) and ``states`` (scores given what was known of the next figures of the
        province, the nation or the half-year between, beside those without, case by case).
    """
    from povanalysis.questions.results import panel_results
    from povanalysis.trends.record import PUBLISHED

    results = panel_results()
    tested = results.backtest.plain

    def coverage(by: str) -> dict[Any, dict[str, float]]:
        found = tested.coverage((by,) if by == "model" else ("model", by))
        found = found if by == "model" else found[found["model"] == PUBLISHED]
        table = found.pivot_table(index=by, columns="level", values="coverage")
        return {
            key: {
                f"coverage{round(100 * level)}": round(float(row[level]), 4) for level in row.index
            }
            for key, row in table.iterrows()
        }

    scores, held = tested.scores(("model",)).set_index("model"), coverage("model")
    models = [
        {
            "model": str(model),
            "forecasts": int(row["n"]),
            **{name: round(float(row[name]), 4) for name in BY_MODEL},
            **held[model],
        }
        for model, row in scores.iterrows()
    ]
    origins = [{"origin": int(year), **shares} for year, shares in coverage("origin").items()]
    states = [
        {
            "given": row.pop("state"),
            "years_ahead": row.pop("horizon"),
            **{name: round(value, 4) for name, value in row.items()},
        }
        for row in results.backtest.states("horizon").to_dict("records")
    ]
    return {
        "data_version": results.data_version,
        "regions": int(tested.records["region"].nunique()),
        "models": models,
        "origins": origins,
        "states": states,
    }


def methods(as_json: Json = False) -> None:
    """Print how the forecasts and the comparison models did in the past."""
    from povanalysis.report.text.language import Words

    found, words = summary(), Words("en")
    lines = [words("methods.command", found), words("methods.command-units") + "\n"]
    lines += _table(found["models"])
    for part in ("origins", "states"):
        lines += ["\n" + words(f"methods.command-{part}") + "\n", *_table(found[part])]
    put(as_json, found, [*lines, "\n" + words("methods.command-shared")])


def _table(rows: list[dict[str, Any]]) -> Iterator[str]:
    widths = {key: max(len(key), *(len(str(row[key])) for row in rows)) for key in rows[0]}
    for row in [dict(zip(widths, widths, strict=True)), *rows]:
        first, *rest = row.items()
        cells = [str(first[1]).ljust(widths[first[0]])]
        yield "  ".join([*cells, *(str(value).rjust(widths[key]) for key, value in rest)])


_SOFTWARE = (
    "povanalysis: poverty series of Indonesian regencies, from published figures to decisions"
)
_DATA = "Poverty figures of Indonesian regencies and cities (Susenas)"
_MAKERS = {"software": "The povanalysis founders", "data": "BPS (Statistics Indonesia)"}


def cite(
    form: Annotated[str, typer.Option("--format", help="text, bibtex or apa.")] = "text",
    as_json: Json = False,
) -> None:
    """Print how to cite software, data and the figures' producer."""
    from povanalysis.report.beside.page_frame import citation
    from povanalysis.report.text.language import Words
    from povanalysis.sources import store

    version, words = str(store.version()), Words("en")
    text = citation(words("methods.cited"), version, words)
    forms = {"text": text, "bibtex": _bibtex(version), "apa": _apa(version)}
    if form not in forms:
        raise ParameterError(
            f"No citation as {form!r}.", cure=f"Allowed: {', '.join(forms)}.", option="--format"
        )
    facts = {"software_version": __version__, "data_version": version}
    plain = {"citation": text, "bibtex": forms["bibtex"], "apa": forms["apa"], **facts}
    put(as_json, plain, [forms[form]])


def _bibtex(version: str) -> str:
    def entry(kind: str, key: str, **fields: str) -> str:
        lines = (f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"

    software = entry(
        "software", "povanalysis", author=f"{{{_MAKERS['software']}}}", title=f"{{{_SOFTWARE}}}",
        year=version[:4], version=__version__,
    )  # fmt: skip
    data = entry(
        "dataset", f"povanalysis-data-{version[:10]}", author=f"{{{_MAKERS['data']}}}",
        title=f"{{{_DATA}}}", year=version[:4], version=version,
        note=f"Figures as held by povanalysis {__version__}",
    )  # fmt: skip
    return f"{software}\n{data}"


def _apa(version: str) -> str:
    year = version[:4]
    return (
        f"{_MAKERS['software']}. ({year}). {_SOFTWARE} (Version {__version__}) [Computer software].\n"
        f"{_MAKERS['data']}. ({year}). {_DATA} (Version {version}, as held by povanalysis "
        f"{__version__}) [Data set]."
    )
