"""The table of targets and figures by year, as LKPJ and RKPD ask for them."""

from __future__ import annotations

from collections.abc import Iterable

from povanalysis.questions.outcomes import Outcomes
from povanalysis.questions.record.achievement import Aim, Place, PlanYear
from povanalysis.regions import get
from povanalysis.report.markdown import Column, columns, escape, table
from povanalysis.report.tables.regency import to_row
from povanalysis.report.text.language import Words

NOTHING = "–"


def targets(found: Outcomes, words: Words) -> str:
    """List the years of targets and the last ones, beside province and nation."""
    end, say = found.end_of_plan, words.of("outcomes")
    places = [place.region for place in found.years[0].parents]
    heads = columns(say, "year target> came> achievement> before>")
    heads += [Column(get(code).plain_name, True) for code in places]
    heads += [] if end is None else columns(say, "end>")
    rows = [_row(one, end, words) for one in found.years]
    return table(heads, rows, "targets", words("outcomes.table-caption", found))


def _row(one: PlanYear, end: float | None, words: Words) -> list[str]:
    came = one.own.came
    achieved = [words.number(part, 1) for part in one.achievements if part is not None]
    return [
        str(one.year),
        asked(one.own.aims, words) or NOTHING,
        NOTHING if came is None else to_row(words.number(came), one.year),
        "; ".join(achieved) or NOTHING,
        NOTHING if one.before is None else words.number(one.before),
        *(_beside(place, words) for place in one.parents),
        *([] if end is None else [words.number(end)]),
    ]


def documents(found: Outcomes, words: Words) -> str:
    """Name the documents of all targets in that table; nothing where there is no target."""
    named: dict[str, list[str]] = {}
    for year in found.years:
        for place in (year.own, *year.parents):
            said = [words.plain("outcomes.document", aim) for aim in place.aims]
            named.setdefault(place.region, []).extend(said)
    rows = [
        [escape(get(code).plain_name), escape(". ".join(said))]
        for code, said in named.items()
        if said
    ]
    heads = columns(words.of("outcomes"), "of document")
    return table(heads, rows, "documents", words("outcomes.documents-caption")) if rows else ""


def asked(aims: Iterable[Aim], words: Words) -> str:
    """Write what documents ask for, a range by its ends."""
    return "; ".join(words("outcomes.target", aim) for aim in aims)


def _beside(place: Place, words: Words) -> str:
    """Give the figure of province or nation with its targets in brackets."""
    figure = NOTHING if place.came is None else words.number(place.came)
    return f"{figure} ({asked(place.aims, words)})" if place.aims else figure
