"""The report on a province: what its notebook shows, section by section.

Sentences stand in ``text/<lang>/province.ftl``, heatmap and panels come from
:mod:`povanalysis.report.charts.province`. Medians and intervals are those of the regencies'
own reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from povanalysis.project import Project
from povanalysis.questions.convergence import Convergence, convergence
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.state import Timing
from povanalysis.questions.group import Basis, open_basis
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.province import Overview, overview
from povanalysis.regions import get, resolve
from povanalysis.report.beside.description import introduced
from povanalysis.report.beside.downloads import Download, forecast_rows, of_regions
from povanalysis.report.beside.front_card import Card, of_region, with_no_rise, with_release
from povanalysis.report.charts import province as charts
from povanalysis.report.facts import province as facts
from povanalysis.report.facts.values import Code
from povanalysis.report.markdown import callout, columns, place, table
from povanalysis.report.pages import decision, sections
from povanalysis.report.pages.several import SeveralReport
from povanalysis.report.tables.comparison import expected
from povanalysis.report.text.language import Words
from povanalysis.trends import Forecast

if TYPE_CHECKING:
    from IPython.display import Markdown


@dataclass(frozen=True)
class ProvinceReport(SeveralReport):
    """A report on the regencies and cities of one province in one language.

    Parameters
    ----------
    basis
        Figures and forecasts.
    province
        Code.
    lang
        ``id`` or ``en``.
    project
        Whose data; None for the project of the working directory.
    own
        What is known of the province's own figure of the report's year; None without a series.
    """

    file = "province"

    basis: Basis
    province: str
    lang: str
    project: Project | None = None
    own: Outlook | None = None

    @cached_property
    def found(self) -> Overview:
        """What the figures say together."""
        return overview(self.basis, self.province)

    @cached_property
    def ahead(self) -> Forecast | None:
        """Forecast of the province's own figure, where it has a series."""
        return self.basis.forecast_of(self.province)

    @cached_property
    def converging(self) -> Convergence | Refusal:
        """Whether the regencies converge."""
        return convergence(self.basis.observations, self.province)

    def facts(self) -> dict[str, Any]:
        """Return what the report's sentences speak of, beside what was found."""
        own = (
            self.basis.years[self.province] if self.province in self.basis.forecasts.places else ()
        )
        return {
            **facts.overview(self.found),
            **facts.expected(self.found, self.ahead, self.basis.year, own),
            **facts.catching_up(self.converging),
        }

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        return {"province": self.province, "year": self.basis.year, "lang": self.lang}

    def decision(self) -> Markdown:
        """Open with what a planner of the province must know."""
        leverage = self.say("leverage")
        return self.section(
            "decision",
            f"**{self.say('headline')}** {self.say('directions')}",
            self.say("standing"),
            self.say("distance"),
            self._awaited(),
            self.say("outlook"),
            callout(self.say("leverage-heading"), leverage) if leverage else "",
        )

    def regions(self) -> Markdown:
        """Show the rates of every regency and city by year."""
        chart = charts.heatmap(self.basis, self.province, self.lang)
        return self.section(
            "regions",
            sections.lead(self.say("lines")),
            sections.drawn(chart, "regions"),
            self.say("persistence"),
        )

    def places(self) -> Markdown:
        """List all regencies and cities by place, with their forecasts."""
        return self.section(
            "places",
            sections.lead(self.say("places")),
            self._table(),
            self.say("places-meaning"),
        )

    def movers(self) -> Markdown:
        """Show who moved against the province, and whether the regencies converge."""
        moved = "" if isinstance(self.converging, Refusal) else self.say("movers")
        chart = charts.panels(self.basis, self.province, self.lang)
        return self.section(
            "movers",
            sections.lead(self.say("against")),
            moved,
            sections.drawn(chart, "movers"),
            self.say("catching-up"),
            self.say("catching-up-meaning"),
        )

    def sources(self) -> Markdown:
        """List the sources and say how to repeat the report."""
        used = self.basis.series([self.province, *self.found.regions])
        command = f"povanalysis build {self.province} --year {self.basis.year} --lang {self.lang}"
        single = used["also_in"] == ""
        counts = {
            "alone": Code("some" if single.any() else "none"),
            "n_used": len(used),
            "n_single": single.sum(),
        }
        return self.section(
            "sources",
            self.say("sources", **counts),
            "" if self.own is None else decision.not_held(self.own, self.words),
            sections.sources(used, self.words, self.project),
            f"{sections.trace(used, self.basis.data_version, self.words)} "
            f"{sections.repeat(command, self.words)}",
        )

    def card(self) -> Card:
        """Give what the front page shows of this report."""
        sentence = f"{self.say('headline')} {self.say('directions')}".strip()
        title = self.say("title")
        if self.ahead is None:  # no series of its own
            return {
                "title": title,
                "sentence": sentence,
                "kind": "province",
                "about": get(self.province).name,
                "subject": self.province,
            }
        figures = self.basis.observations
        card = of_region(figures, self.province, title, sentence, kind="province")
        year = max(self.basis.year, self.ahead.years[0])
        if self.own is not None:
            card = with_release(card, self.own)
        return with_no_rise(card, self.ahead, year)

    def download(self) -> Download:
        """Give figures and forecasts of the province and its regencies and cities."""
        year, members = self.basis.year, self.basis.members(self.province)
        made = [self.ahead, *(self.basis.ahead(code) for code in members)]
        forecasts = [one for one in made if one is not None and year in one.years]
        results = [row for one in forecasts for row in forecast_rows(one, [year])]
        return of_regions([self.province, *members], results=results, project=self.project)

    def _awaited(self) -> str:
        """Say of a month that has passed what is known."""
        if self.own is None or self.own.state.timing is not Timing.WAITING:
            return ""
        return self.words("outlook.awaited", self.own)

    def _table(self) -> str:
        words, basis, found = self.words, self.basis, self.found
        weights = found.weights
        places = found.values.rank(ascending=False, method="min")
        rows = []
        for region in found.regions:
            change = found.changes.get(region)
            row = [
                str(int(places[region])),
                place(region, basis.year),
                words.number(float(found.values[region])),
                "–" if change is None else words.signed(float(change)),
            ]
            if weights is not None:
                row.append(words.number(float(weights.poor[region]), 1))
            rows.append([*row, *expected(basis, region, words)])
        poor = "" if weights is None else "poor>"
        heads = columns(self.say, f"rank> region march> change> {poor} median> interval>")
        return table(heads, rows, "regions", self.say("table-caption"))


def open_report(
    province: str | int,
    year: int | None = None,
    lang: str = "id",
    *,
    project: Project | None = None,
) -> ProvinceReport:
    """Open the report that a notebook shows.

    Parameters
    ----------
    province
        Code (papermill hands an integer) or name.
    year
        Forecast year; the one after the last complete year when not given.
    lang
        ``id`` or ``en``.
    project
        Whose data; the project of the working directory when not given.
    """
    code = resolve(province).code
    basis = open_basis([code], year, project=project)
    ahead = basis.forecast_of(code)
    own = None
    if ahead is not None and basis.year in ahead.years:
        own = outlook(code, basis.year, project=project)
    return introduced(ProvinceReport(basis, code, Words(lang).lang, project, own), project)
