"""Sentences on how good the forecasts were, chosen by what the backtests say.

How many intervals kept their word and in which year they did not, whether a simpler model would
have done as well, and whether events came true as often as their words said.
"""

from __future__ import annotations

import pandas as pd

from povanalysis.questions.ground.answer import AS_STATED, EVENTS_ENOUGH
from povanalysis.report.facts.record import held_by_origin
from povanalysis.report.text.language import Words
from povanalysis.trends import Backtest
from povanalysis.trends.record import PUBLISHED

BROKEN = 0.85


def honesty(tested: Backtest, words: Words) -> str:
    """Say how many intervals held and when they failed."""
    _ = words.text
    pooled = tested.coverage(["model"])
    own = pooled[pooled["model"] == PUBLISHED].set_index("level")["coverage"]
    held = held_by_origin(tested)[0.95]
    bad = [int(year) for year in held[held < BROKEN].index]
    opening = _(
        "In {count} test forecasts for regencies and cities, the 80 per cent interval held the "
        "figure that came in {held80} of cases, the 95 per cent interval in {held95}."
    ).format(
        count=words.number(len(tested.records[tested.records["model"] == PUBLISHED]), 0),
        held80=words.per_cent(100 * own[0.8], 0),
        held95=words.per_cent(100 * own[0.95], 0),
    )
    if not bad:
        tail = _("In every origin year at least 85 per cent of the 95 per cent intervals held.")
    else:
        tail = _(
            "They failed for forecasts made at the end of {years}: only {share} of the 95 per "
            "cent intervals held. One shared shock is enough."
        ).format(
            years=words.joined([str(year) for year in bad]),
            share=words.per_cent(100 * float(held[bad].min()), 0),
        )
    return f"**{opening}** {tail}"


def worth(tested: Backtest, words: Words) -> str:
    """Say how the published median does beside the simplest and the best comparison model."""
    _ = words.text
    scores = tested.scores(["model"]).set_index("model")["mae"]
    own, naive = float(scores[PUBLISHED]), float(scores["naive"])
    others = scores.drop(PUBLISHED)
    facts = {
        "own": words.points(own),
        "naive": words.points(naive),
        "best": words.points(float(others.min())),
        "name": model_names(words)[str(others.idxmin())],
    }
    if own <= float(others.min()):
        text = _(
            "The published median missed by {own} on average, less than any comparison model "
            "(no change: {naive})."
        )
    elif own < naive:
        text = _(
            "The published median missed by {own} on average, against {naive} for no change; the "
            "best comparison model, {name}, missed by {best}."
        )
    else:
        text = _(
            "The published median missed by {own} on average and did no better than no change "
            "({naive}); the best comparison model, {name}, missed by {best}."
        )
    return text.format(**facts)


def bargain(tested: Backtest, words: Words) -> str:
    """Open the backtests: what the published forecast gives up at the centre, and gains in width."""
    _ = words.text
    misses = tested.scores(["model"]).set_index("model")["mae"].sort_values()
    pooled = tested.coverage(["model"])
    held = pooled[pooled["level"] == 0.95].set_index("model")["coverage"]
    best = str(misses.index[0])
    if best == PUBLISHED:
        text = _(
            "Of {count} models the published forecast has the smallest mean miss, and its 95 per "
            "cent intervals held {own} of the figures."
        )
    else:
        text = _(
            "By mean miss the published forecast ranks {place} of {count} models, but its 95 per "
            "cent intervals held {own} of the figures; those of {name}, with the smallest miss, "
            "held {other}."
        )
        if held[best] >= held[PUBLISHED]:
            text = _(
                "By mean miss the published forecast ranks {place} of {count} models, and its 95 "
                "per cent intervals held {own} of the figures, no more than those of {name} "
                "({other})."
            )
    place = list(misses.index).index(PUBLISHED) + 1
    return text.format(
        count=len(misses),
        place=place,
        own=words.per_cent(100 * float(held[PUBLISHED]), 0),
        other=words.per_cent(100 * float(held[best]), 0),
        name=model_names(words)[best],
    )


def model_names(words: Words) -> dict[str, str]:
    """Name the models of the backtest."""
    _ = words.text
    return {
        PUBLISHED: _("published forecast"),
        "naive": _("no change"),
        "drift": _("drift"),
        "ols": _("straight line"),
        "damped_holt": _("damped Holt"),
        "theta": _("Theta"),
        "local_linear_trend": _("local linear trend"),
        "arima011_drift": _("ARIMA(0,1,1) with drift"),
        "climatology": _("past frequency"),
    }


def backtests(tested: Backtest, words: Words) -> str:
    """Close the backtests: how many experiences they rest on."""
    _ = words.text
    origins = tested.records["origin"].nunique()
    held = held_by_origin(tested)[0.8]
    worst, best = int(held.idxmin()), int(held.idxmax())
    return _(
        "What this means: the {count} forecasts come from only {origins} origin years with shared "
        "shocks. The share of 80 per cent intervals that held ran from {low} (made after {worst}) "
        "to {high} (made after {best}); expect the next year anywhere between."
    ).format(
        count=words.number(len(tested.records[tested.records["model"] == PUBLISHED]), 0),
        origins=origins,
        low=words.per_cent(100 * float(held.min()), 0),
        high=words.per_cent(100 * float(held.max()), 0),
        worst=worst,
        best=best,
    )


def scale(table: pd.DataFrame, words: Words) -> str:
    """Open the scale of words: whether what was called likely came true that often.

    Parameters
    ----------
    table
        One row a word that occurred: ``word, n, stated, came``.
    words
        Language.
    """
    _ = words.text
    table = table[table["n"] >= EVENTS_ENOUGH]
    if table.empty:
        return _("Too few events were forecast to test the words (@tbl-scale).")
    off = (table["came"] - table["stated"]).abs()
    worst = table.loc[off.idxmax()]
    if float(off.max()) <= AS_STATED:
        text = _(
            "Events came true about as often as stated for every word; the largest difference is "
            "that of “{word}”: {stated} stated, {came} came true (@tbl-scale)."
        )
    else:
        text = _(
            "Not every word was borne out: events called “{word}” were stated at {stated} on "
            "average and came true in {came} of cases (@tbl-scale)."
        )
    return text.format(
        word=worst["word"],
        stated=words.per_cent(100 * float(worst["stated"]), 0),
        came=words.per_cent(100 * float(worst["came"]), 0),
    )


def scale_meaning(words: Words) -> str:
    """Close the scale: how to read a word."""
    _ = words.text
    return _(
        "What this means: a word stands for a range of probabilities and nothing else, in every "
        "report and both languages. Read the number beside it; near a bound the word may change "
        "with the next data version although the number hardly moves."
    )
