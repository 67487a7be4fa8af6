"""The report on data and methods: what its notebook shows, section by section.

Everything is computed from the same stored results that the other reports read: coverage of the
figures, checks and control totals, backtest, verdict counts. Each section is told by the text file
of its name, from facts of :mod:`povanalysis.report.facts.methods` and ``record``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.questions.ground.answer import LIKELIHOOD_BOUNDS
from povanalysis.questions.ground.figures import panel
from povanalysis.questions.record.worth import worth
from povanalysis.questions.results import panel_results
from povanalysis.questions.tally import tally
from povanalysis.report.beside.description import introduced
from povanalysis.report.beside.downloads import Download, of_regions
from povanalysis.report.beside.front_card import Card
from povanalysis.report.charts.coverage import coverage, holdings
from povanalysis.report.charts.record import track_record
from povanalysis.report.facts import methods as facts
from povanalysis.report.facts.record import knowledge, record
from povanalysis.report.markdown import callout
from povanalysis.report.pages import sections
from povanalysis.report.tables import methods as tables
from povanalysis.report.text.language import Words
from povanalysis.sources import manifest as manifests
from povanalysis.sources import store
from povanalysis.sources.checking.checks import Checked, check
from povanalysis.sources.corrections import of as corrections_of
from povanalysis.sources.webapi import verified
from povanalysis.trends import Backtest
from povanalysis.trends.shocks import shock_effects
from povanalysis.trends.store import PanelResults

if TYPE_CHECKING:
    from IPython.display import Markdown

SUMMARY = ("summary", "summary-years")


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
        return Words(self.lang, markup=True)

    @property
    def tested(self) -> Backtest:
        """Forecasts of the past beside what came, without knowledge of other places."""
        return self.results.backtest.plain

    @cached_property
    def held(self) -> pd.DataFrame:
        """Number of figures by indicator and year, all and single-source."""
        return holdings(self.observations)

    @cached_property
    def record(self) -> dict[str, Any]:
        """How past forecasts did, as their sentences speak of it."""
        return record(self.tested)

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""
        title = self.words("methods.title")
        return {
            "title": title,
            "subtitle": self.words("methods.subtitle", date=self.as_of),
            "lang": self.words.tag,
            "description": self.words("methods.description"),
            "running-head": title,
            "pdf-toc": "always",
        }

    def card(self) -> Card:
        """Give what the index page shows of this report."""
        told = [self.words(f"backtests.{name}", **self.record) for name in SUMMARY]
        title = self.words("methods.title")
        return {
            "title": title,
            "sentence": " ".join(told),
            "kind": "methods",
            "subject": "methods",
        }

    def download(self) -> Download:
        """Give all figures of the project."""
        return of_regions(sorted(self.observations["region"].unique()), project=self.project)

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        return {"lang": self.lang}

    def summary(self) -> Markdown:
        """Open with what the forecasts were worth."""
        title, opening, years, median, worth = (
            self.words(f"backtests.{name}", **self.record)
            for name in ("summary-heading", *SUMMARY, "median-title", "median")
        )
        told = f"{sections.finding(opening)} {years}"
        return sections.section(title, "summary", told, callout(median, worth))

    def _section(
        self, key: str, found: Any, *blocks: str, file: str = "", listed: bool = False
    ) -> Markdown:
        """Tell a section: its finding, figure and tables, what supports it and what it means."""
        told = self.words.tell(found, file or key)
        support = [f"- {one}" for one in told.support] if listed else told.support
        return sections.section(
            self.words(f"{file or key}.heading"),
            key,
            sections.lead(told.finding),
            *blocks,
            ("\n" if listed else " ").join(support),
            told.plan,
        )

    def coverage(self) -> Markdown:
        """Show which figures are carried and which stand alone."""
        found = facts.coverage(self.observations, self.held)
        chart = sections.drawn(coverage(self.observations, self.lang), "coverage")
        return self._section("coverage", found, chart)

    def checks(self) -> Markdown:
        """Show control totals and what else was checked."""
        listed = tables.totals(self.checked.totals, self.words)
        return self._section("checks", facts.checks(self.checked), listed)

    def model(self) -> Markdown:
        """Say how forecasts are made."""
        return self._section("model", facts.model(self.results.forecasts), listed=True)

    def backtests(self) -> Markdown:
        """Show past forecasts beside what came: by origin year, horizon, model and event."""
        return self._section(
            "backtests",
            self.record,
            sections.drawn(track_record(self.tested, self.lang), "record"),
            tables.past(self.tested, "origin", self.words),
            tables.past(self.tested, "horizon", self.words),
            tables.models(self.tested, self.words),
            tables.events(self.tested, self.words),
        )

    def knowledge(self) -> Markdown | None:
        """Show what forecasts were worth by what was known; nothing where no state was tested."""
        found = worth(self.results.backtest)
        if not found:
            return None
        shown = (tables.misses, tables.honesty, tables.knowing)
        return self._section(
            "knowledge", knowledge(found), *(each(found, self.words) for each in shown)
        )

    def shocks(self) -> Markdown:
        """Show what the pandemic years did, and forecasts without them."""
        rates = self.observations[self.observations["indicator"] == "P0"]
        shock = shock_effects(panel(rates))
        found = facts.shocks(shock, self.results)
        return self._section("shocks", found, tables.effects(shock, self.words))

    def verdicts(self) -> Markdown:
        """Count how often each verdict occurs."""
        counted = tally(self.observations, self.results.forecasts)
        found = facts.tally(counted)
        listed = tables.verdict_counts(counted, self.words)
        return self._section("verdicts", found, listed, file="tally")

    def words_scale(self) -> Markdown:
        """Give the words for probabilities, and how often they came true."""
        kept = self.tested.reliability(bins=LIKELIHOOD_BOUNDS)
        return self._section("scale", facts.scale(kept), tables.scale(kept, self.words))

    def breaks(self) -> Markdown:
        """List breaks and changes of method."""
        known = store.table("breaks", self.project)
        computed = known["status"].str.startswith("computed").sum()
        found = {"count": len(known), "computed": computed}
        return self._section("breaks", found, tables.breaks(known, self.words))

    def limits(self) -> Markdown:
        """List assumptions and limits."""
        return self._section("limits", facts.limits(self.tested), listed=True)

    def sources(self) -> Markdown:
        """List the sources of the rates and say how to repeat the report."""
        rates = self.observations[self.observations["indicator"] == "P0"]
        looked_up = verified.record(self.project or projects.find())
        found = facts.producers(self.observations, looked_up, self.data_version)
        told = self.words.tell(found, "producers")
        return sections.section(
            self.words("producers.heading"),
            "sources",
            told.finding,
            " ".join(told.support),
            sections.sources(rates, self.words, self.project),
            sections.trace(rates, self.data_version, self.words),
            sections.repeat("povanalysis build", self.words),
        )


@lru_cache(maxsize=2)
def _checked(project: Project, version: str) -> Checked:
    """Check the figures of a data version, once for both languages."""
    return check(store.load(project), corrections_of(manifests.load(project)))


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
    report = MethodsReport(
        observations=observations,
        results=panel_results(project),
        checked=_checked(project or projects.find(), str(version)),
        as_of=version.as_of,
        data_version=str(version),
        lang=Words(lang).lang,
        project=project,
    )
    return introduced(report, project)
