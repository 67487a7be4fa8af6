"""The report on data and methods: what its notebook shows, section by section.

Everything is computed from the same stored results that the other reports read: coverage of the
figures, checks and control totals, backtest, verdict counts. Sentences come from
:mod:`povanalysis.report.prose_methods`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.questions.answer import LIKELIHOOD_BOUNDS, Likelihood, likelihood
from povanalysis.questions.results import panel_results
from povanalysis.questions.tally import tally
from povanalysis.report import parts, prose_breaks, shocks
from povanalysis.report import prose_methods as prose
from povanalysis.report.basis import short_name
from povanalysis.report.card import Card
from povanalysis.report.coverage import coverage, holdings
from povanalysis.report.downloads import Download, of_regions
from povanalysis.report.markdown import Column, callout, escape, figure, table
from povanalysis.report.prose_methods import PUBLISHED
from povanalysis.report.track import track_record
from povanalysis.report.verdicts import scales, verdicts
from povanalysis.report.words import Words
from povanalysis.sources import store
from povanalysis.sources.checks import Checked, check
from povanalysis.sources.corrections import load as load_corrections
from povanalysis.trends import Backtest
from povanalysis.trends.store import PanelResults

if TYPE_CHECKING:
    from IPython.display import Markdown

LEVELS = (0.5, 0.8, 0.95)


@dataclass(frozen=True)
class MethodsReport:
    """The report on data and methods in one language.

    Parameters
    ----------
    observations
        All figures, rows of the observation contract.
    results
        Forecasts and backtest of the panel.
    checked
        What the checks found.
    as_of, data_version
        Date and name of the data version.
    lang
        ``id`` or ``en``.
    project
        Whose data; None for the project of the working directory.
    """

    observations: pd.DataFrame
    results: PanelResults
    checked: Checked
    as_of: str
    data_version: str
    lang: str
    project: Project | None = None

    @property
    def words(self) -> Words:
        """Text and numbers in the report's language."""
        return Words(self.lang)

    @property
    def tested(self) -> Backtest:
        """Forecasts of the past beside what came."""
        return self.results.backtest

    @cached_property
    def held(self) -> pd.DataFrame:
        """Number of figures by indicator and year, all and single-source."""
        return holdings(self.observations)

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""
        _ = self.words.text
        return {
            "title": _("Data and methods"),
            "subtitle": _("Based on BPS poverty figures (Susenas), data as of {date}").format(
                date=self.words.day(self.as_of)
            ),
            "author": "povanalysis",
            "lang": self.words.tag,
            "description": _("What the figures cover, how they are checked and forecast"),
            "running-head": _("Data and methods"),
        }

    def card(self) -> Card:
        """Give what the index page shows of this report."""
        sentence = prose.honesty(self.tested, self.words).replace("*", "")
        title = self.front_matter()["title"]
        return {"title": title, "sentence": sentence, "kind": "methods", "subject": "methods"}

    def download(self) -> Download:
        """Give all figures of the project."""
        return of_regions(sorted(self.observations["region"].unique()), project=self.project)

    def summary(self) -> Markdown:
        """Open with what the forecasts were worth."""
        _ = self.words.text
        opening = prose.honesty(self.tested, self.words)
        worth = prose.worth(self.tested, self.words)
        return parts.section(_("In short"), "summary", opening, callout(_("The median"), worth))

    def coverage(self) -> Markdown:
        """Show which figures are carried and which stand alone."""
        _ = self.words.text
        chart = coverage(self.observations, self.lang)
        return parts.section(
            _("What the data cover"),
            "coverage",
            parts.lead(prose.coverage(self.held, self.words)),
            figure(chart.svg, "coverage", chart.caption, chart.alt),
            prose.coverage_meaning(self.held, self.words),
        )

    def checks(self) -> Markdown:
        """Show control totals and what else was checked."""
        _ = self.words.text
        return parts.section(
            _("Checks and control totals"),
            "checks",
            parts.lead(prose.checks(self.checked, self.words)),
            self._totals(),
            prose.slips(self.checked.totals, self.words),
        )

    def model(self) -> Markdown:
        """Say how forecasts are made."""
        _ = self.words.text
        steps = "\n".join(f"- {step}" for step in prose.recipe(self.results.forecasts, self.words))
        return parts.section(
            _("How the forecasts are made"),
            "model",
            parts.lead(prose.model(self.results.forecasts, self.words)),
            steps,
            prose.model_meaning(self.words),
        )

    def backtests(self) -> Markdown:
        """Show past forecasts beside what came: by origin year, horizon, model and event."""
        _ = self.words.text
        chart = track_record(self.tested, self.lang)
        return parts.section(
            _("How past forecasts did"),
            "backtests",
            parts.lead(prose.bargain(self.tested, self.words)),
            figure(chart.svg, "record", chart.caption, chart.alt),
            self._origins(),
            self._horizons(),
            self._models(),
            self._events(),
            prose.backtests(self.tested, self.words),
        )

    def shocks(self) -> Markdown:
        """Show what the pandemic years did, and forecasts without them."""
        _ = self.words.text
        shock = shocks.measure(self.observations)
        return parts.section(
            _("The pandemic years"),
            "shocks",
            parts.lead(shocks.finding(shock, self.words)),
            shocks.effects(shock, self.words),
            shocks.without(self.results, self.words),
            shocks.meaning(self.words),
        )

    def verdicts(self) -> Markdown:
        """Count how often each verdict occurs."""
        _ = self.words.text
        counted = tally(self.observations, self.results.forecasts)
        return parts.section(
            _("How often each verdict occurs"),
            "verdicts",
            parts.lead(prose.verdicts(counted, verdicts(self.words), self.words)),
            self._verdicts(counted),
            prose.verdicts_meaning(self.words),
        )

    def words_scale(self) -> Markdown:
        """Give the words for probabilities, and how often they came true."""
        _ = self.words.text
        kept = self._kept()
        return parts.section(
            _("Words for probabilities"),
            "scale",
            parts.lead(prose.scale(kept, self.words)),
            self._scale(kept),
            prose.scale_meaning(self.words),
        )

    def breaks(self) -> Markdown:
        """List breaks and changes of method."""
        _ = self.words.text
        known = store.table("breaks", self.project)
        columns = [Column(_("No.")), Column(_("Years")), Column(_("What")), Column(_("Status"))]
        status = prose.statuses(self.words)
        rows = [
            [
                str(row.id),
                escape(prose_breaks.years(row, self.words)),
                escape(prose_breaks.what(row, self.words)),
                status.get(str(row.status), "–"),
            ]
            for row in known.itertuples()
        ]
        listed = table(columns, rows, "breaks", _("Breaks and changes of method known to us"))
        return parts.section(
            _("Breaks in the series"),
            "breaks",
            parts.lead(prose.breaks(known, self.words)),
            listed,
            prose.breaks_meaning(self.words),
        )

    def limits(self) -> Markdown:
        """List assumptions and limits."""
        _ = self.words.text
        return parts.section(
            _("Assumptions and limits"),
            "limits",
            parts.lead(prose.limits_opening(self.tested, self.words)),
            "\n".join(f"- {item}" for item in prose.limits(self.words)),
        )

    def sources(self) -> Markdown:
        """List the sources of the rates and say how to repeat the report."""
        _ = self.words.text
        rates = self.observations[self.observations["indicator"] == "P0"]
        return parts.section(
            _("Sources"),
            "sources",
            prose.producers(self.observations, self.words),
            parts.sources(rates, self.words, self.project),
            parts.trace(rates, self.data_version, self.words),
            parts.repeat("povanalysis build", self.words),
        )

    # -- tables ---------------------------------------------------------------------------------

    def _totals(self) -> str:
        _ = self.words.text
        words = self.words
        codes = sorted({total.province for total in self.checked.totals}, reverse=True)
        columns = [Column(_("Year"))]
        for code in codes:
            columns += [
                Column(_("{province}, weighted").format(province=short_name(code)), numeric=True),
                Column(_("published"), numeric=True),
            ]
        found = {(total.year, total.province): total for total in self.checked.totals}
        rows = []
        for year in sorted({total.year for total in self.checked.totals}):
            row = [str(year)]
            for code in codes:
                total = found.get((year, code))
                row += (
                    ["–", "–"]
                    if total is None
                    else [words.number(total.weighted, 3), words.number(total.published)]
                )
            rows.append(row)
        caption = _(
            "Rates of the regencies and cities weighted by people, beside the published March rate "
            "of their province, per cent"
        )
        return table(columns, rows, "totals", caption)

    def _published(self, by: Sequence[str]) -> pd.DataFrame:
        """Give coverage and mean absolute error of the published forecast by some columns."""
        held = self.tested.coverage(["model", *by])
        held = held[held["model"] == PUBLISHED]
        wide = held.pivot(index=list(by), columns="level", values="coverage")
        scores = self.tested.scores(["model", *by])
        scores = scores[scores["model"] == PUBLISHED].set_index(list(by))
        return wide.join(scores[["n", "mae"]])

    def _shares(self, row: Any) -> list[str]:
        return [self.words.number(100 * float(row[level]), 0) for level in LEVELS]

    def _level_columns(self) -> list[Column]:
        _ = self.words.text
        return [
            Column(
                _("Inside {level} per cent interval").format(level=round(100 * level)), numeric=True
            )
            for level in LEVELS
        ]

    def _origins(self) -> str:
        _ = self.words.text
        columns = [
            Column(_("Made after")),
            Column(_("Forecasts"), numeric=True),
            *self._level_columns(),
            Column(_("Mean miss, points"), numeric=True),
        ]
        rows = [
            [
                str(origin),
                self.words.number(float(row["n"]), 0),
                *self._shares(row),
                self.words.number(float(row["mae"])),
            ]
            for origin, row in self._published(["origin"]).iterrows()
        ]
        caption = _("Published forecast by origin year: figures inside the intervals, per cent")
        return table(columns, rows, "origins", caption)

    def _horizons(self) -> str:
        _ = self.words.text
        columns = [
            Column(_("Years ahead")),
            Column(_("Forecasts"), numeric=True),
            *self._level_columns(),
            Column(_("Mean miss, points"), numeric=True),
        ]
        rows = [
            [
                str(horizon),
                self.words.number(float(row["n"]), 0),
                *self._shares(row),
                self.words.number(float(row["mae"])),
            ]
            for horizon, row in self._published(["horizon"]).iterrows()
        ]
        caption = _("Published forecast by years ahead: figures inside the intervals, per cent")
        return table(columns, rows, "horizons", caption)

    def _models(self) -> str:
        _ = self.words.text
        words = self.words
        named = prose.model_names(words)
        scores = self.tested.scores(["model"]).set_index("model").sort_values("mae")
        held = self.tested.coverage(["model"]).pivot(
            index="model", columns="level", values="coverage"
        )
        columns = [
            Column(_("Model")),
            Column(_("Mean miss, points"), numeric=True),
            Column(_("MASE"), numeric=True),
            Column(_("MSIS"), numeric=True),
            Column(_("CRPS, points"), numeric=True),
            Column(_("Inside 95 per cent interval"), numeric=True),
        ]
        rows = [
            [
                f"**{named[str(model)]}**" if model == PUBLISHED else named[str(model)],
                words.number(float(row["mae"]), 3),
                words.number(float(row["mase"])),
                words.number(float(row["msis"]), 1),
                words.number(float(row["crps"]), 3),
                words.number(100 * float(held.loc[model, 0.95]), 0),
            ]
            for model, row in scores.iterrows()
        ]
        caption = _(
            "Models on the same past forecasts, smallest mean miss first; comparison models with "
            "their own intervals (MASE and MSIS in mean yearly steps)"
        )
        return table(columns, rows, "models", caption)

    def _events(self) -> str:
        _ = self.words.text
        words = self.words
        scores = self.tested.event_scores(["model", "ratio"])
        own = scores[scores["model"] == PUBLISHED].sort_values("ratio", ascending=False)
        columns = [
            Column(_("Falls to at most")),
            Column(_("Happened, per cent"), numeric=True),
            Column(_("Brier score"), numeric=True),
            Column(_("Skill against past frequency"), numeric=True),
            Column(_("Skill against drift"), numeric=True),
        ]
        rows = [
            [
                _("{share} of the last figure").format(
                    share=words.per_cent(100 * float(row.ratio), 0)
                ),
                words.number(100 * float(row.happened), 0),
                words.number(float(row.brier), 3),
                words.signed(float(row.skill_climatology)),
                words.signed(float(row.skill_drift)),
            ]
            for row in own.itertuples()
        ]
        caption = _(
            "Stated probabilities of a fall, one to three years ahead (Brier score: 0 is perfect; "
            "skill: 0 is as good as the yardstick, 1 perfect)"
        )
        return table(columns, rows, "events", caption)

    def _verdicts(self, counted: pd.DataFrame) -> str:
        _ = self.words.text
        scale, named = scales(self.words), verdicts(self.words)
        columns = [
            Column(_("Question")),
            Column(_("Verdict")),
            Column(_("Cases"), numeric=True),
            Column(_("Share, per cent"), numeric=True),
        ]
        rows, before = [], ""
        for row in counted.itertuples():
            first = row.scale != before
            before = row.scale
            rows.append(
                [
                    scale[row.scale] if first else "",
                    named[row.verdict],
                    f"{row.count} / {row.of}",
                    self.words.number(100 * row.share, 0),
                ]
            )
        caption = _("How often each verdict occurs over all regencies and cities")
        return table(columns, rows, "verdicts", caption)

    def _kept(self) -> pd.DataFrame:
        """Group stated probabilities of events by the word of the scale."""
        events = self.tested.events
        own = events[events["model"] == PUBLISHED]
        order = list(Likelihood)
        step = own["probability"].map(likelihood).map(order.index)
        kept = own.groupby(step).agg(
            n=("happened", "size"), stated=("probability", "mean"), came=("happened", "mean")
        )
        kept["word"] = [self.words.text(order[int(i)].value) for i in kept.index]
        return kept

    def _scale(self, kept: pd.DataFrame) -> str:
        _ = self.words.text
        words = self.words
        bounds = [0.0, *LIKELIHOOD_BOUNDS, 1.0]
        columns = [
            Column(_("Probability, per cent")),
            Column(_("Word")),
            Column(_("Events"), numeric=True),
            Column(_("Stated, per cent"), numeric=True),
            Column(_("Came true, per cent"), numeric=True),
        ]
        rows = []
        for index, step in enumerate(Likelihood):
            low, high = (words.number(100 * bounds[index + i], 0) for i in (0, 1))
            seen = ["0", "–", "–"]
            if index in kept.index:
                own = kept.loc[index]
                seen = [
                    words.number(float(own["n"]), 0),
                    words.number(100 * float(own["stated"]), 0),
                    words.number(100 * float(own["came"]), 0),
                ]
            text = _("from {low} to under {high}").format(low=low, high=high)
            rows.append([text, words.text(step.value), *seen])
        caption = _(
            "The scale of words, and how often events stated with each came true in the backtest"
        )
        return table(columns, rows, "scale", caption)


def open_report(lang: str = "id", *, project: Project | None = None) -> MethodsReport:
    """Open the report that the notebook shows.

    Parameters
    ----------
    lang
        ``id`` or ``en``.
    project
        Whose data; the project of the working directory when not given.
    """
    observations = store.load(project)
    version = store.version(project)
    corrections = load_corrections((project or projects.find()).raw)
    return MethodsReport(
        observations=observations,
        results=panel_results(project),
        checked=check(observations, corrections),
        as_of=version.as_of,
        data_version=str(version),
        lang=Words(lang).lang,
        project=project,
    )
