"""Tables of the comparison that need no figures: orders of pairs, and slopes of provinces."""

from __future__ import annotations

from collections.abc import Sequence

from povanalysis.questions.convergence import Convergence, Movement, Slope
from povanalysis.questions.group import INTERVAL_LEVEL, Basis, short_name
from povanalysis.questions.ranking import Ranking
from povanalysis.report.markdown import Column, table
from povanalysis.report.text.language import Words

MOST_PAIRS = 10


def expected(basis: Basis, region: str, words: Words) -> list[str]:
    """Give median and interval of the forecast year, or the figure that is out."""
    known, ahead = basis.out(region), basis.ahead(region)
    if known is not None:
        return [words.number(known), words("terms.already-out")]
    if ahead is None:
        return ["–", "–"]
    interval = ahead.interval(basis.year, INTERVAL_LEVEL)
    bounds = f"{words.number(interval.low)}–{words.number(interval.high)}"
    return [words.number(ahead.median(basis.year)), bounds]


def pairs(found: Ranking, words: Words) -> str:
    """List the orders of two regions at the target year, least certain first."""
    _ = words.text
    order = sorted(found.pairs, key=lambda pair: pair.probability)[:MOST_PAIRS]
    columns = [
        Column(_("Lower rate")),
        Column(_("Higher rate")),
        Column(_("Probability"), numeric=True),
        Column(_("Order of {year}").format(year=found.last_year)),
    ]
    now = {True: _("the same order"), False: _("the reverse"), None: _("equal figures")}
    rows = [
        [
            short_name(pair.lower),
            short_name(pair.higher),
            words.chance(pair.probability),
            now[pair.same_as_now],
        ]
        for pair in order
    ]
    caption = _("Probability of each order in {month}, least certain first").format(
        month=words.month(found.reference)
    )
    return table(columns, rows, "pairs", caption)


def slopes(provinces: Sequence[Convergence], words: Words) -> str:
    """Set slope and spread of the provinces side by side."""
    _ = words.text
    readings = {
        Movement.CONVERGING: _("catching up"),
        Movement.NOT_ESTABLISHED: _("not proven"),
        Movement.DIVERGING: _("falling behind"),
    }

    def written(slope: Slope) -> list[str]:
        low, high = words.signed(100 * slope.low, 1), words.signed(100 * slope.high, 1)
        bounds = _("{low} to {high}").format(low=low, high=high)
        return [words.signed(100 * slope.estimate, 1), bounds]

    columns = [
        Column(_("Province")),
        Column(_("Slope"), numeric=True),
        Column(_("90 per cent confidence interval"), numeric=True),
        Column(_("Spread {year}").format(year=provinces[0].first_year), numeric=True),
        Column(_("Spread {year}").format(year=provinces[0].last_year), numeric=True),
        Column(_("Verdict")),
    ]
    rows = [
        [
            short_name(one.region),
            *written(one.beta),
            words.number(one.spread_first),
            words.number(one.spread_last),
            readings[one.beta.verdict],
        ]
        for one in provinces
    ]
    caption = _(
        "Yearly relative change of the rate, per cent, for each unit of the logarithm of the "
        "rate in {first}, and spread of the rates (standard deviation of logarithms), "
        "regencies and cities of each province"
    ).format(first=provinces[0].first_year)
    return table(columns, rows, "convergence", caption)
