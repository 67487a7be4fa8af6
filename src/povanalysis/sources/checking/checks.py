"""Checks of the observations: every finding collected, with its file and row, then reported.

=================  ==========================================================================
check              what it looks for
=================  ==========================================================================
schema             columns, kinds, months, units and key of the contract (pandera)
range              values outside what a region can have (:mod:`povanalysis.indicators`)
unknown region     codes that are not in the registry
order of indices   P1 above P0, P2 above P1, or P1² above P0·P2: impossible for figures of
                   one distribution, so one of the three belongs to somewhere else
jump               yearly change that differs from the province's median change by more than
                   eight robust standard deviations of all such differences; where few of the
                   province are out yet, from the usual change of all years; a note where another
                   copy has the same figure
repeated year      three quarters of a province's figures, or of the provinces', are those of
                   another year: a table under the wrong year
aggregate change   yearly change of a province's or the nation's P0 beyond all of the past: it
                   would move every regency below it
gap                a missing year of P0 between a region's first and last (from 2012); of other
                   indicators a note
population         number of poor ÷ P0 changes by more than 6 per cent a year beyond its usual
                   growth: a rate computed with another population (breaks.csv B11), a unit slip
control total      population-weighted kab/kota P0 differs from the provincial P0 of the same month
                   by more than rounding and the age of the weights explain (:mod:`.totals`)
spell              a figure in no spell of spells.csv, so that nothing may be compared with it
=================  ==========================================================================

Findings that were looked at are acknowledged, in ``data/raw/corrections.yml`` or by ``--confirm``
with the figure that brings them; they are shown and do not fail. Notes (sources that stand alone,
fieldwork of 2025) never fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis import history
from povanalysis.errors import RegionError
from povanalysis.indicators import INDICATORS, UNITS
from povanalysis.regions import get
from povanalysis.series import KEY, PERIODS, annual, latest_vintage
from povanalysis.sources.checking.aggregates import leaps, open_totals, repeats
from povanalysis.sources.checking.findings import Finding, error
from povanalysis.sources.checking.totals import ControlTotal, control_totals
from povanalysis.sources.corrections import Corrections

JUMP = 8.0  # robust standard deviations; 36 of 6,569 shipped changes of P0 exceed it
LEAP = 20.0  # likewise; the largest of them is 19.4
FEW = 4  # regions of a province with a change that year, below which their median says little
POPULATION_STEP = 0.06  # the largest yearly step in the shipped data is 0.033
ROUNDING = 0.6  # of the last printed digit: half of it, and a little for rounding in stages


DOUBTFUL = frozenset({"gap", "jump"})
"""Checks whose findings may be true figures; they do not stop an import, only a check."""

CONFIRMABLE = frozenset({"leap", "repeated year", "aggregate change", "control total"})
"""Checks whose findings may be true, but what is published rests on them: they need a word
(``--confirm``)."""

_SCALES: dict[str, Callable[[pd.Series], pd.Series]] = {
    "linear": lambda values: values,
    "root": np.sqrt,
    "log": lambda values: np.log(values.clip(lower=0.01)),
}


@dataclass(frozen=True)
class Checked:
    """All findings and control totals of a data version."""

    findings: tuple[Finding, ...]
    totals: tuple[ControlTotal, ...]

    @property
    def errors(self) -> list[Finding]:
        """Findings that fail."""
        return [finding for finding in self.findings if finding.severity == "error"]

    def to_json(self) -> dict[str, Any]:
        """Give everything as plain values."""
        return {
            "errors": len(self.errors),
            "findings": [finding.to_json() for finding in self.findings],
            "control_totals": [total.to_json() for total in self.totals],
        }


def check(observations: pd.DataFrame, corrections: Corrections) -> Checked:
    """Run all checks.

    Parameters
    ----------
    observations
        Rows of the contract, every vintage.
    corrections
        Declared corrections; its acknowledged findings are downgraded.
    """
    found = list(_schema(observations))
    newest = latest_vintage(observations)
    texts = newest.select_dtypes("str").columns
    newest = newest.astype(dict.fromkeys(texts, object))  # pandas is slow at single texts
    totals: tuple[ControlTotal, ...] = ()
    if not found:  # the other checks rely on the contract
        totals = tuple(control_totals(newest))
        series = {code: annual(newest, indicator=code) for code in INDICATORS}
        for rule in (_ranges, _regions, _indices):
            found.extend(rule(newest))
        found += [*_jumps(series), *repeats(series), *leaps(newest), *_gaps(series)]
        for rule in (_population, _spells, _notes):
            found.extend(rule(newest))
        found.extend(open_totals(totals))
    return Checked(tuple(_acknowledge(found, corrections)), totals)


def _acknowledge(found: list[Finding], corrections: Corrections) -> Iterator[Finding]:
    reasons = {
        (item.check, item.region, item.indicator, item.year): item.reason
        for item in corrections.acknowledged
    }
    for finding in found:
        key = finding.key
        if finding.severity == "error" and key in reasons:
            finding = replace(
                finding, severity="acknowledged", text=f"{finding.text} {reasons[key]}"
            )
        yield finding


# ----------------------------------------------------------------------------------- one figure


def _schema(observations: pd.DataFrame) -> Iterator[Finding]:
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    schema = pa.DataFrameSchema(
        {
            "region": pa.Column(str, pa.Check.str_matches(r"^[0-9]{4}$")),
            "indicator": pa.Column(str, pa.Check.isin(list(INDICATORS))),
            "year": pa.Column(int, pa.Check.in_range(1976, 2100), coerce=True),
            "period": pa.Column(str, pa.Check.isin(list(PERIODS))),
            "vintage": pa.Column(str, pa.Check.str_matches(r"^\d{4}-\d{2}-\d{2}(\.\d+)?$")),
            "value": pa.Column(float, pa.Check(lambda v: np.isfinite(v), name="finite")),
            "unit": pa.Column(str),
            "time": pa.Column(float),
            "period_status": pa.Column(
                str, pa.Check.isin(["published", "inferred", "not established"])
            ),
            "source_id": pa.Column(str, pa.Check.str_length(min_value=1)),
            "src_sha256": pa.Column(str, pa.Check.str_matches(r"^[0-9a-f]{64}$")),
        },
        checks=pa.Check(
            lambda frame: frame["unit"] == frame["indicator"].map(UNITS),
            name="unit of the indicator",
        ),
        unique=list(KEY),
    )
    try:
        schema.validate(observations, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["index", "column", "check"])
        for case in cases.head(200).itertuples():
            if pd.isna(case.index) or case.index not in observations.index:
                yield Finding("schema", "error", "", "", 0, "", f"{case.column}: {case.check}")
                continue
            row = next(observations.loc[[case.index]].itertuples())
            yield error("schema", row, f"{case.column} {case.failure_case!r}: {case.check}")


def _ranges(rows: pd.DataFrame) -> Iterator[Finding]:
    for indicator, known in INDICATORS.items():
        low, high = known.range
        part = rows[rows["indicator"] == indicator]
        for row in part[(part["value"] < low) | (part["value"] > high)].itertuples():
            yield error(
                "range", row, f"{row.value:.10g} {row.unit}, expected {low:.10g} to {high:.10g}."
            )


def _regions(rows: pd.DataFrame) -> Iterator[Finding]:
    for row in rows.drop_duplicates("region").itertuples():
        try:
            get(row.region)
        except RegionError as unknown:
            yield error("unknown region", row, str(unknown))


def _spells(rows: pd.DataFrame) -> Iterator[Finding]:
    for row in rows[rows["spell"].str.endswith("-other")].itertuples():
        yield error("spell", row, f"{row.period} {row.year} lies in no spell of spells.csv.")


# ------------------------------------------------------------------------- figures among figures


def _indices(rows: pd.DataFrame) -> Iterator[Finding]:
    """P0 ≥ P1 ≥ P2 and P1² ≤ P0·P2 hold for any distribution of gaps (Cauchy-Schwarz).

    Each figure may be off by the rounding of its printed decimals.
    """
    keys = ["region", "year", "period"]
    wanted = rows[rows["indicator"].isin(["P0", "P1", "P2"])]
    wanted = wanted.assign(off=ROUNDING * 10.0 ** -wanted["decimals"].astype(float))
    wide, off = (
        wanted.pivot_table(index=keys, columns="indicator", values=name, aggfunc="last").reindex(
            columns=["P0", "P1", "P2"]
        )
        for name in ("value", "off")
    )
    low, high = (wide - off).clip(lower=0), wide + off
    rules = {
        "P1 is larger than P0": low["P1"] > high["P0"],
        "P2 is larger than P1": low["P2"] > high["P1"],
        "P1² is larger than P0·P2": low["P1"] ** 2 > high["P0"] * high["P2"],
    }
    places = rows[rows["indicator"].isin(["P1", "P2"])].set_index(keys)
    for text, broken in rules.items():
        for key in wide.index[broken]:
            row = next(places.loc[[key]].reset_index().itertuples())
            values = ", ".join(
                f"{name} {wide.loc[key, name]:.10g}"
                for name in ("P0", "P1", "P2")
                if not pd.isna(wide.loc[key, name])
            )
            yield error("order of indices", row, f"{text} ({values}): one is not of this region.")


def _changes(series: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Yearly changes beside the usual change, on the scale of the indicator.

    Usual is the median of the province that year; where few of its regions have a figure, `lone`,
    the median of all regions and years.
    """
    series = series[~series["region"].str.endswith("00")].copy()
    series = series.assign(level=_SCALES[INDICATORS[indicator].alike](series["value"]))
    before = series.groupby("region")[["year", "value", "level"]].shift()
    series["before"], series["change"] = before["value"], series["level"] - before["level"]
    series = series[series["year"] - before["year"] == 1]
    areas = zip(series["region"], series["year"] - 1, series["year"], strict=True)
    series = series.loc[[history.same_area(*area) for area in areas]]
    places = zip(series["region"], series["year"], strict=True)
    provinces = [history.parent(*place) for place in places]
    groups = series.groupby([provinces, "year"])["change"]
    lone = groups.transform("size") < FEW
    typical = groups.transform("median").where(~lone, series["change"].median())
    return series.assign(unusual=series["change"] - typical, lone=lone)


def _spread(values: pd.Series) -> float:
    return 1.4826 * float(np.median(np.abs(values)))


def _jumps(series: dict[str, pd.DataFrame]) -> Iterator[Finding]:
    for indicator, rows in series.items():
        changes = _changes(rows, indicator)
        if len(changes) < 30:
            continue  # too few to say what is usual
        usual = _spread(changes.loc[~changes["lone"], "unusual"])
        of_all = _spread(changes["change"] - changes["change"].median())
        changes["size"] = changes["unusual"].abs() / np.where(changes["lone"], of_all, usual)
        for row in changes[changes["size"] > JUMP].itertuples():
            beside = "usual" if row.lone else "province's"
            found = error(
                "leap" if indicator == "P0" and row.size > LEAP else "jump",
                row,
                f"{indicator} from {row.before:.10g} to {row.value:.10g}: {row.size:.1f} robust "
                f"standard deviations from the {beside} change, threshold {JUMP:.10g}; "
                + (
                    f"a slip of one copy it is not, {row.also_in} agree."
                    if row.also_in
                    else "in one source alone."
                ),
            )
            yield replace(found, severity="note") if row.also_in else found


def _gaps(series: dict[str, pd.DataFrame]) -> Iterator[Finding]:
    for indicator, rows in series.items():
        regions, first, held = _by_year(rows)
        since = np.logical_or.accumulate(held, axis=1)
        around = since & np.logical_or.accumulate(held[:, ::-1], axis=1)[:, ::-1]
        missing = around & ~held
        if indicator == "P0":
            for place in np.flatnonzero(missing.any(axis=1)):
                row = next(rows[rows["region"] == regions[place]].tail(1).itertuples())
                shown = ", ".join(str(first + at) for at in np.flatnonzero(missing[place]))
                told = f"P0 is missing for {shown}; add it, or acknowledge the gap."
                yield error("gap", row, told)
            continue
        for at in np.flatnonzero(missing.any(axis=0)):
            yield Finding(
                "gap", "note", "", indicator, first + int(at), "",
                f"{indicator} is missing for {int(missing[:, at].sum())} of "
                f"{int(around[:, at].sum())} regencies and cities that have it before and after.",
            )  # fmt: skip


def _by_year(series: pd.DataFrame) -> tuple[list[str], int, NDArray[np.bool_]]:
    """Say for each regency (row) and year (column, from the one given) whether there is a figure."""
    own = series[~series["region"].str.endswith("00")]
    row, regions = pd.factorize(own["region"], sort=True)
    first, last = (0, -1) if own.empty else (int(own["year"].min()), int(own["year"].max()))
    held = np.zeros((len(regions), last + 1 - first), dtype=bool)
    held[row, own["year"].to_numpy() - first] = True
    return list(regions), first, held


def _population(rows: pd.DataFrame) -> Iterator[Finding]:
    """Head count over rate gives the population behind both; it cannot leap."""
    keys = ["region", "year", "period"]
    both = rows[rows["indicator"].isin(["P0", "POOR"]) & (rows["period"] == "March")]
    wide = both.pivot_table(index=keys, columns="indicator", values="value", aggfunc="last")
    if not {"P0", "POOR"} <= set(wide.columns):
        return
    wide = wide.dropna().reset_index().sort_values(["region", "year"])
    wide["population"] = wide["POOR"] / wide["P0"] * 100
    by_region = wide.groupby("region")
    wide["years"] = wide["year"] - by_region["year"].shift()
    wide["growth"] = (wide["population"] / by_region["population"].shift()) ** (
        1 / wide["years"]
    ) - 1
    # rounding of P0 to two decimals and of head counts to two or one moves small regions more
    rounding = 0.01 / wide["P0"] + 0.1 / wide["POOR"]
    usual = float(wide["growth"].median()) if len(wide) > 30 else 0.007
    odd = wide[(wide["growth"] - usual).abs() > POPULATION_STEP + 2 * rounding]
    areas = zip(odd["region"], odd["year"] - odd["years"].astype(int), odd["year"], strict=True)
    odd = odd.loc[[history.same_area(*area) for area in areas]]
    places = both[both["indicator"] == "P0"].set_index(keys)
    for case in odd.itertuples():
        row = next(places.loc[[(case.region, case.year, case.period)]].reset_index().itertuples())
        yield error(
            "population",
            row,
            f"{case.POOR:.10g} thousand poor at {case.P0:.10g} per cent are {case.population:,.0f} "
            f"thousand people, {case.growth * 100:+.1f} per cent a year against the figures before "
            f"(usual {usual * 100:+.1f}, threshold {POPULATION_STEP * 100:.10g} beyond): one of the "
            "two was computed with another population or stands in another unit.",
        )


# ---------------------------------------------------------------------------------------- notes


def _notes(rows: pd.DataFrame) -> Iterator[Finding]:
    if ((rows["year"] == 2025) & (rows["period"] == "March")).any():
        yield Finding(
            "fieldwork", "note", "", "", 2025, "",
            "Fieldwork of March 2025 was done in February, before Ramadan (breaks.csv B14).",
        )  # fmt: skip
    alone = rows[(rows["also_in"] == "") & (rows["indicator"] == "P0")]
    yield Finding(
        "single source", "note", "", "P0", 0, "",
        f"{len(alone)} of {int((rows['indicator'] == 'P0').sum())} P0 figures stand in one source "
        "only.",
    )  # fmt: skip
