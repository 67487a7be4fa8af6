"""The report on data and methods: what its notebook shows, section by section.

Everything is computed from the same stored results that the other reports read: coverage of the
figures, checks and control totals, backtest, verdict counts. Sentences come from
:mod:`povanalysis.report.text.reports.methods` and :mod:`povanalysis.report.text.reports.backtests`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.questions.results import panel_results
from povanalysis.questions.tally import tally
from povanalysis.report.beside.downloads import Download, of_regions
from povanalysis.report.beside.front_card import Card
from povanalysis.report.charts.coverage import coverage, holdings
from povanalysis.report.charts.record import track_record
from povanalysis.report.markdown import Column, callout, escape, figure, table
from povanalysis.report.pages import sections
from povanalysis.report.tables import methods as tables
from povanalysis.report.text.language import Words
from povanalysis.report.text.reports import (
    backtests as prose_backtests,
)
from povanalysis.report.text.reports import (
    breaks as prose_breaks,
)
from povanalysis.report.text.reports import (
    knowledge,
    shocks,
)
from povanalysis.report.text.reports import methods as prose
from povanalysis.report.text.verdicts import verdicts
from povanalysis.sources import manifest as manifests
from povanalysis.sources import store
from povanalysis.sources.checking.checks import Checked, check
from povanalysis.sources.corrections import of as corrections_of
from povanalysis.sources.webapi import verified
from povanalysis.trends import Backtest
from povanalysis.trends.store import PanelResults

if TYPE_CHECKING:
    from IPython.display import Markdown


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
        """Forecasts of the past beside what came, without knowledge of other places."""
        return self.results.backtest.plain

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
        sentence = prose_backtests.honesty(self.tested, self.words).replace("*", "")
        title = self.front_matter()["title"]
        return {"title": title, "sentence": sentence, "kind": "methods", "subject": "methods"}

    def download(self) -> Download:
        """Give all figures of the project."""
        return of_regions(sorted(self.observations["region"].unique()), project=self.project)

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        return {"lang": self.lang}

    def summary(self) -> Markdown:
        """Open with what the forecasts were worth."""
        _ = self.words.text
        opening = prose_backtests.honesty(self.tested, self.words)
        worth = prose_backtests.worth(self.tested, self.words)
        return sections.section(_("In short"), "summary", opening, callout(_("The median"), worth))

    def coverage(self) -> Markdown:
        """Show which figures are carried and which stand alone."""
        _ = self.words.text
        chart = coverage(self.observations, self.lang)
        return sections.section(
            _("What the data cover"),
            "coverage",
            sections.lead(prose.coverage(self.observations, self.held, self.words)),
            figure(chart.svg, "coverage", chart.caption, chart.alt),
            prose.coverage_meaning(self.held, self.words),
        )

    def checks(self) -> Markdown:
        """Show control totals and what else was checked."""
        _ = self.words.text
        return sections.section(
            _("Checks and control totals"),
            "checks",
            sections.lead(prose.checks(self.checked, self.words)),
            tables.totals(self.checked.totals, self.words),
            prose.slips(self.checked.totals, self.words),
        )

    def model(self) -> Markdown:
        """Say how forecasts are made."""
        _ = self.words.text
        steps = "\n".join(f"- {step}" for step in prose.recipe(self.results.forecasts, self.words))
        return sections.section(
            _("How the forecasts are made"),
            "model",
            sections.lead(prose.model(self.results.forecasts, self.words)),
            steps,
            prose.model_meaning(self.words),
        )

    def backtests(self) -> Markdown:
        """Show past forecasts beside what came: by origin year, horizon, model and event."""
        _ = self.words.text
        chart = track_record(self.tested, self.lang)
        return sections.section(
            _("How past forecasts did"),
            "backtests",
            sections.lead(prose_backtests.bargain(self.tested, self.words)),
            figure(chart.svg, "record", chart.caption, chart.alt),
            tables.origins(self.tested, self.words),
            tables.horizons(self.tested, self.words),
            tables.models(self.tested, self.words),
            tables.events(self.tested, self.words),
            prose_backtests.backtests(self.tested, self.words),
        )

    def knowledge(self) -> Markdown | None:
        """Show what forecasts were worth by what was known; nothing where no state was tested."""
        _ = self.words.text
        found = knowledge.worth(self.results.backtest)
        if not found:
            return None
        return sections.section(
            _("What knowing more is worth"),
            "knowledge",
            sections.lead(knowledge.finding(found, self.words)),
            knowledge.misses(found, self.words),
            knowledge.honesty(found, self.words),
            knowledge.origins(found, self.words),
            knowledge.meaning(found, self.words),
        )

    def shocks(self) -> Markdown:
        """Show what the pandemic years did, and forecasts without them."""
        _ = self.words.text
        shock = shocks.measure(self.observations)
        return sections.section(
            _("The pandemic years"),
            "shocks",
            sections.lead(shocks.finding(shock, self.words)),
            shocks.effects(shock, self.words),
            shocks.without(self.results, self.words),
            shocks.meaning(self.words),
        )

    def verdicts(self) -> Markdown:
        """Count how often each verdict occurs."""
        _ = self.words.text
        counted = tally(self.observations, self.results.forecasts)
        return sections.section(
            _("How often each verdict occurs"),
            "verdicts",
            sections.lead(prose.verdicts(counted, verdicts(self.words), self.words)),
            tables.verdict_counts(counted, self.words),
            prose.verdicts_meaning(self.words),
        )

    def words_scale(self) -> Markdown:
        """Give the words for probabilities, and how often they came true."""
        _ = self.words.text
        kept = tables.kept_words(self.tested, self.words)
        return sections.section(
            _("Words for probabilities"),
            "scale",
            sections.lead(prose_backtests.scale(kept, self.words)),
            tables.scale(kept, self.words),
            prose_backtests.scale_meaning(self.words),
        )

    def breaks(self) -> Markdown:
        """List breaks and changes of method."""
        _ = self.words.text
        known = store.table("breaks", self.project)
        columns = [Column(_("No.")), Column(_("Years")), Column(_("What")), Column(_("Status"))]
        status = prose_breaks.statuses(self.words)
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
        return sections.section(
            _("Breaks in the series"),
            "breaks",
            sections.lead(prose_breaks.breaks(known, self.words)),
            listed,
            prose_breaks.breaks_meaning(self.words),
        )

    def limits(self) -> Markdown:
        """List assumptions and limits."""
        _ = self.words.text
        return sections.section(
            _("Assumptions and limits"),
            "limits",
            sections.lead(prose.limits_opening(self.tested, self.words)),
            "\n".join(f"- {item}" for item in prose.limits(self.words)),
        )

    def sources(self) -> Markdown:
        """List the sources of the rates and say how to repeat the report."""
        _ = self.words.text
        rates = self.observations[self.observations["indicator"] == "P0"]
        return sections.section(
            _("Sources"),
            "sources",
            prose.producers(self.observations, self.words),
            prose.verified(
                verified.record(self.project or projects.find()), self.data_version, self.words
            ),
            sections.sources(rates, self.words, self.project),
            sections.trace(rates, self.data_version, self.words),
            sections.repeat("povanalysis build", self.words),
        )


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
    corrections = corrections_of(manifests.load(project or projects.find()))
    return MethodsReport(
        observations=observations,
        results=panel_results(project),
        checked=check(observations, corrections),
        as_of=version.as_of,
        data_version=str(version),
        lang=Words(lang).lang,
        project=project,
    )
