"""Sentences of the methods report, chosen by what data, checks and the model say.

Each section opens with what would read otherwise with other figures: how many figures stand alone,
how large a slip the control totals would miss, how much drift the past supports. How good the
forecasts were is :mod:`povanalysis.report.text.reports.backtests`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from povanalysis.questions.group import short_name
from povanalysis.report.text.language import Words
from povanalysis.series import annual
from povanalysis.sources.checking.checks import Checked
from povanalysis.sources.checking.totals import ControlTotal
from povanalysis.trends import Backtest, PanelForecast
from povanalysis.trends.record import PUBLISHED

NEAR = 0.02


def coverage(observations: pd.DataFrame, held: pd.DataFrame, words: Words) -> str:
    """Open the data: how many of the regions' last figures stand alone, what is missing."""
    _ = words.text
    rates = annual(observations)
    rates = rates[~rates["region"].str.endswith("00")]
    last = rates.groupby("region").tail(1)
    total, single = len(last), int((last["also_in"].str.strip() == "").sum())
    if single == 0:
        opening = _(
            "All {total} rates from which the forecasts start, the last of each region, were found "
            "in two or more sources (@fig-coverage)."
        )
    elif single == total:
        opening = _(
            "All {total} rates from which the forecasts start, the last of each region, were found "
            "in a single source each (@fig-coverage)."
        )
    else:
        opening = _(
            "Of the {total} rates from which the forecasts start, the last of each region, {single} "
            "were found in a single source (@fig-coverage)."
        )
    poor = held["all"].get("POOR", pd.Series(dtype=int))
    complete = [int(year) for year in poor.index[poor == total]]
    if not complete:
        tail = _("No year has the number of poor people of every region.")
    elif complete[-1] < int(last["year"].max()):
        tail = _(
            "Numbers of poor people for all regions end in {year}; later populations are those of "
            "{year}."
        ).format(year=complete[-1])
    else:
        tail = _("Numbers of poor people are available for all regions up to {last}.").format(
            last=complete[-1]
        )
    return f"{opening.format(total=total, single=single)} {tail}"


def coverage_meaning(held: pd.DataFrame, words: Words) -> str:
    """Close the data: what a single source means."""
    _ = words.text
    share = float(held["single"].sum() / held["all"].sum())
    return _(
        "What this means: {share} of all figures rest on one source, which may be a copy of a BPS "
        "table; a typing error in it would go unseen unless it breaks one of the checks below."
    ).format(share=words.per_cent(100 * share, 0))


def checks(found: Checked, words: Words) -> str:
    """Open the checks: whether the totals close, what was found."""
    _ = words.text
    gaps = [abs(total.gap) for total in found.totals]
    wide = [total for total in found.totals if not total.closes]
    if not gaps:
        return _("No province has the figures that a control total needs.")
    if wide:
        names = words.joined([f"{short_name(t.province)} {t.year}" for t in wide])
        opening = _(
            "In {names} the regencies' rates, weighted by people, do not give the published rate of "
            "the province (@tbl-totals)."
        ).format(names=names)
    else:
        opening = _(
            "Weighted by people, the rates of the regencies give the published March rate of their "
            "province in all {count} cases, with gaps of at most {gap} points (@tbl-totals)."
        ).format(count=len(gaps), gap=words.number(max(gaps), 3))
    acknowledged = sum(one.severity == "acknowledged" for one in found.findings)
    errors = len(found.errors)
    if errors:
        tail = _("Other checks found errors: {errors}; known oddities: {known}.")
    else:
        tail = _("Other checks found no errors; known oddities: {known}.")
    return f"{opening} {tail.format(errors=errors, known=acknowledged)}"


def slips(found: Sequence[ControlTotal], words: Words) -> str:
    """Close the checks: the smallest slip that a control total is certain to see."""
    _ = words.text
    if not found:
        return ""
    year = max(total.year for total in found)
    last = [total for total in found if total.year == year]
    seen = {code: slip for total in last for code, slip in total.slips.items()}
    fine, coarse = min(seen, key=lambda c: seen[c]), max(seen, key=lambda c: seen[c])
    return _(
        "What this means: the totals rule out a wrong column or year, not a wrong figure. With a "
        "tolerance of {tolerance} points a slip in one region is sure to be seen only from "
        "{least} points on in {fine}, and from {most} points on in {coarse}. They verify no "
        "single figure."
    ).format(
        tolerance=words.number(max(total.tolerance for total in last)),
        least=words.number(seen[fine]),
        fine=short_name(fine),
        most=words.number(seen[coarse]),
        coarse=short_name(coarse),
    )


def model(forecasts: PanelForecast, words: Words) -> str:
    """Open the model: how much of the drift the past supports."""
    _ = words.text
    factor = forecasts.drift_factor
    if factor >= 1 - NEAR:
        text = _("The record supports the pace (drift) that all regions share in full.")
    elif factor <= NEAR:
        text = _("The record supports no drift at all: the forecast is the last figure.")
    else:
        text = _(
            "The record supports {factor} of the pace (drift) that all regions share; forecasts "
            "follow it by that much."
        )
    return text.format(factor=words.per_cent(100 * factor, 0))


def recipe(forecasts: PanelForecast, words: Words) -> list[str]:
    """List the steps from figures to intervals, with this panel's constants."""
    _ = words.text
    weight = forecasts[forecasts.regions[0]].panel_weight
    return [
        _(
            "Scale: logit of the rate, so that no forecast leaves 0 to 100 per cent; quantiles "
            "are transformed back."
        ),
        _(
            "Time: real distances between reference months; September 2014 to March 2015 is half "
            "a year. Figures before 2012 are shown but not used in the model."
        ),
        _(
            "Centre: the pace all regions share, then what an average of four models (a noisy local "
            "level with shrunk drift, Theta, a damped trend, drift) expects of each beside the "
            "others, as far as that came true before."
        ),
        _(
            "Width: errors of past forecasts over all {count} regencies and cities, mixed with "
            "those of public yearly series (M1, M3, Tourism). The panel's own errors carry {one} "
            "of the weight one year ahead and {three} three years ahead, because origin years "
            "count, not regions."
        ).format(
            count=len(forecasts),
            one=words.per_cent(100 * weight[0], 0),
            three=words.per_cent(100 * weight[2], 0),
        ),
        _(
            "Dependence: regencies of one province move together with a correlation of {share}; "
            "ranks and orders are read from joint simulations that keep each region's own "
            "quantiles."
        ).format(share=words.number(forecasts.common_share)),
    ]


def model_meaning(words: Words) -> str:
    """Close the model: what the forecast is not."""
    _ = words.text
    return _(
        "What this means: the forecast says where the published figure goes if the years ahead "
        "resemble those on record. It knows of no programme, rice price or new shock."
    )


def limits(words: Words) -> list[str]:
    """List what the reports cannot say."""
    _ = words.text
    return [
        _(
            "Sampling error: no standard error is published for regencies and cities. Nothing is "
            "said about the true rate behind a published one; an assumed error decides no verdict."
        ),
        _(
            "Cause: the figures cannot show why a rate changed or what a programme did. No causal "
            "claim is made."
        ),
        _(
            "Revisions and new methods: forecasts are for the figure as BPS publishes it with the "
            "present method. A new poverty-line basket or sampling frame would start a new series."
        ),
        _(
            "Distance: no interval was tested beyond six years ahead; anything further is marked "
            "as extrapolated."
        ),
        _(
            "Knowledge then: a March figure is published months later. Targets are judged only "
            "against what was published when they were set."
        ),
        _(
            "Population: number of poor divided by the rate. Census counts are not the base of the "
            "rate and are never mixed in."
        ),
    ]


def limits_opening(tested: Backtest, words: Words) -> str:
    """Open the limits: the two largest one-year misses on record."""
    _ = words.text
    own = tested.records
    own = own[(own["model"] == PUBLISHED) & (own["horizon"] == 1)]
    error = own["value"] - own["median"]
    worst = own.loc[error.abs().idxmax()]
    return _(
        "The largest miss of a one-year forecast on record is {miss} points, in {region} in {year}: "
        "{median} per cent expected, {value} published. No model of a short series sees such "
        "a year coming."
    ).format(
        miss=words.number(abs(float(worst["value"] - worst["median"]))),
        region=short_name(str(worst["region"])),
        year=int(worst["year"]),
        median=words.number(float(worst["median"])),
        value=words.number(float(worst["value"])),
    )


def verdicts(counted: pd.DataFrame, named: dict[str, str], words: Words) -> str:
    """Open the verdicts: the rarest and the commonest word."""
    _ = words.text
    rare, common = counted.loc[counted["share"].idxmin()], counted.loc[counted["share"].idxmax()]
    unused = int((counted["count"] == 0).sum())
    if unused:
        text = _(
            "Of {count} verdicts, {unused} never occur among the regencies and cities: their "
            "scale asks too much or too little (@tbl-verdicts)."
        )
    else:
        text = _(
            "Each of the {count} verdicts occurs: the rarest, “{rare}”, in {least} of its cases, "
            "the commonest, “{common}”, in {most} (@tbl-verdicts)."
        )
    return text.format(
        unused=unused,
        count=len(counted),
        rare=named[str(rare["verdict"])],
        common=named[str(common["verdict"])],
        least=words.per_cent(100 * float(rare["share"]), 0),
        most=words.per_cent(100 * float(common["share"]), 0),
    )


def verdicts_meaning(words: Words) -> str:
    """Close the verdicts: what the counts are good for."""
    _ = words.text
    return _(
        "What this means: a verdict in a report can be read against how common it is. The rate of 8 "
        "per cent and the 900 households are yardsticks for counting, nobody's target."
    )


def verified(record: dict[str, Any] | None, data_version: str, words: Words) -> str:
    """Say what comparing the figures with BPS's WebAPI gave, or that it was not done."""
    _ = words.text
    if record is None:
        return _(
            "They have not been compared with BPS's WebAPI; where there is a key, `povanalysis data "
            "verify` does so."
        )
    if record["agree"] == record["looked_up"]:
        told = _(
            "On {day} {count} of them were looked up in BPS's own tables through its WebAPI, and "
            "all agree."
        )
    else:
        told = _(
            "On {day} {count} of them were looked up in BPS's own tables through its WebAPI: "
            "{agree} agree, {differ} differ, {missing} were not found."
        )
    told = told.format(
        day=words.day(record["day"]),
        count=words.number(record["looked_up"], 0),
        agree=words.number(record["agree"], 0),
        differ=words.number(record["differ"], 0),
        missing=words.number(record["not_found"], 0),
    )
    if record["data_version"] != data_version:
        told += " " + _("That was version {version} of the data.").format(
            version=record["data_version"]
        )
    return told


def producers(observations: pd.DataFrame, words: Words) -> str:
    """Open the sources: how many stand behind the figures, and how much the largest gives."""
    _ = words.text
    given = observations["source_id"].value_counts()
    return _(
        "The {count} figures come from {sources} sources; the largest, {code}, gives {share} of "
        "them. Sources of the rates are in @tbl-sources, the others in data/raw/sources.csv."
    ).format(
        count=words.number(len(observations), 0),
        sources=len(given),
        code=given.index[0],
        share=words.per_cent(100 * float(given.iloc[0]) / len(observations), 0),
    )
