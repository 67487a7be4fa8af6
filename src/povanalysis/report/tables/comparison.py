"""Tables of reports on several regions: what is expected, orders of pairs, slopes of provinces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from povanalysis.questions.convergence import Convergence
from povanalysis.questions.group import INTERVAL_LEVEL, Basis
from povanalysis.questions.ranking import Ranking
from povanalysis.report.markdown import columns, place, table
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


def pairs(found: Ranking, words: Words, say: Callable[[str], str]) -> str:
    """List the orders of two regions at the target year, least certain first."""
    rows = [
        [
            place(pair.lower, found.year),
            place(pair.higher, found.year),
            words.chance(pair.probability),
            words("comparison.pair", pair),
        ]
        for pair in sorted(found.pairs, key=lambda pair: pair.probability)[:MOST_PAIRS]
    ]
    heads = columns(say, "lower higher probability> order")
    return table(heads, rows, "pairs", say("pairs-caption"))


def slopes(
    provinces: Sequence[Convergence], year: int, words: Words, say: Callable[[str], str]
) -> str:
    """Set slope and spread of the provinces side by side."""
    rows = [
        [
            place(one.region, year),
            words.signed(100 * one.beta.estimate, 1),
            words("comparison.bounds", low=100 * one.beta.low, high=100 * one.beta.high),
            words.number(one.spread_first),
            words.number(one.spread_last),
            words("terms.verdict", one.beta),
        ]
        for one in provinces
    ]
    heads = columns(say, "province slope> confidence> spread-first> spread-last> verdict")
    return table(heads, rows, "convergence", say("slopes-caption"))
