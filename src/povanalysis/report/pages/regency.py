"""The report on one regency: what its notebook shows, section by section.

The notebook holds calls, this module the order of things; every sentence comes from the text files
of the language. Every section opens with its finding and closes with what it means for the next
plan, what would change the answer and how sure it is. Every public method returns Markdown that
Quarto and the embedded renderer read alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from povanalysis.project import Project
from povanalysis.questions.change import Change, change
from povanalysis.questions.depth import depth
from povanalysis.questions.ground.aims import Target, official_target
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.outcomes import Outcomes
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.pace import Pace, pace
from povanalysis.questions.programmes import Programmes, programmes
from povanalysis.questions.ranking import Ranking, ranking
from povanalysis.questions.results import outcomes_of, panel_results
from povanalysis.questions.scenarios import Scenarios, own_part, scenarios, short_link
from povanalysis.questions.target import Attainment, target
from povanalysis.regions import get, resolve
from povanalysis.report.beside import downloads, front_card
from povanalysis.report.beside.description import introduced
from povanalysis.report.charts import scenarios as scenario
from povanalysis.report.charts.change_strip import change_strip
from povanalysis.report.charts.depth import depth_panels
from povanalysis.report.charts.fan import fan_chart
from povanalysis.report.charts.pace import pace_bars
from povanalysis.report.facts import outlook as facts
from povanalysis.report.facts.past import past
from povanalysis.report.pages import decision, sections
from povanalysis.report.pages.sections import finding, section
from povanalysis.report.tables import known
from povanalysis.report.tables import regency as tables
from povanalysis.report.tables.programmes import said
from povanalysis.report.tables.targets import documents, targets
from povanalysis.report.text.language import Words
from povanalysis.series import annual
from povanalysis.sources import store
from povanalysis.trends.record import PUBLISHED

if TYPE_CHECKING:
    from IPython.display import Markdown

    from povanalysis.report.beside.downloads import Download
    from povanalysis.report.beside.front_card import Card
    from povanalysis.report.text.told import Told


@dataclass(frozen=True)
class RegencyReport:
    """A report on one region in one language.

    Parameters
    ----------
    outlook
        What is known and what may be expected.
    lang
        ``id`` or ``en``.
    project
        Whose data; None for the project of the working directory.
    """

    outlook: Outlook
    lang: str
    project: Project | None = None
    has_sheet: ClassVar[bool] = True
    """Its first page is published as a fact sheet, too."""

    # -- what the report says of itself ---------------------------------------------------------

    @property
    def words(self) -> Words:
        """Text and numbers in the report's language."""
        return Words(self.lang, markup=True)

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""
        words, now = self.words, self.outlook
        title = f"{now.region.name}: {words('outlook.subject', now)}"
        return {
            "title": title,
            "subtitle": words("regency.subtitle", now),
            "lang": words.tag,
            "description": f"{title}. {words('outlook.headline', now)}",
            "running-head": words("regency.running-head", now),
            "pdf-toc": "never",
        }

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        given = self.outlook.target
        return {
            "region": self.outlook.region.code,
            "year": self.outlook.year,
            "target": None if given is None or given.official else given.value,
            "lang": self.lang,
        }

    def card(self) -> Card:
        """Give what the front page shows of this report."""
        title = str(self.front_matter()["title"])
        sentence = self.words("outlook.headline", self.outlook)
        last = official_target(self.outlook.region.code, self.outlook.last_year, self.project)
        return front_card.of_outlook(self.outlook, title, sentence, last)

    def related(self) -> list[tuple[str, str]]:
        """Name the report before or after this one in the region's life: text and file name.

        Where no such report is published its link is hidden.
        """
        now = self.outlook
        year = now.last_year if now.outcome is None else now.coming.year
        return [(self.words("regency.related", year=year), f"{now.region.slug}-{year}")]

    def download(self) -> Download:
        """Give the figures and results that can be downloaded beside this report."""
        plan = None if isinstance(self._outcomes, Refusal) else self._outcomes
        return downloads.of_outlook(self.outlook, self.project, plan)

    # -- sections, in order ---------------------------------------------------------------------

    def decision(self) -> Markdown:
        """Open with what a planner must know, on one page."""
        now, words = self.outlook, self.words
        more = facts.page_one(now, self._change, self._province)
        chart = sections.drawn(fan_chart(now, self._province, self.lang), "trend")
        page = decision.page(now, more, chart, words)
        return section(words("regency.decision"), "decision", page)

    def reading(self) -> Markdown | None:
        """Print the analyst's own reading of the year to come; nothing where there is none."""
        wanted = self.outlook.target
        if self.outlook.outcome is not None or (wanted is not None and not wanted.official):
            return None
        return sections.reading(self.outlook.region.code, self.words, self.project)

    def trend(self) -> Markdown:
        """Say where the series went, and how it stands beside the province and in it."""
        now, words = self.outlook, self.words
        places = (self._province, self._series("0000"))
        stands = words("trend.beside", now, **facts.beside(now, places))
        alone = words("trend.alone", now.coming, **facts.fits(now.coming))
        return section(
            words("trend.heading"),
            "trend",
            finding(words("trend.finding", **facts.trend(now.march, now.changes))),
            " ".join(filter(None, (stands, alone))),
            *sections.answer(words.tell(self._ranking, brief=True), closing=False),
        )

    def known(self) -> Markdown | None:
        """Show what the forecast is given, what the province may do, and what the regency adds."""
        now, found, words = self.outlook.coming, self._scenarios, self.words
        own, short = own_part(now, self.project), short_link(now, self.project)
        blocks = []
        if now.forecast.without is not None:
            blocks += [finding(words("known.finding", now)), known.given(now, words)]
        if found is not None:
            chart = scenario.chart(found, self.lang)
            named = now.forecast.without is not None
            told = words("scenarios.finding", found, named=named)
            blocks += [told, sections.drawn(chart, "scenarios")]
        if own is not None:
            blocks.append(words("scenarios.own-part", own))
        if own is not None or now.forecast.without is not None:
            blocks.append(known.forecasts(now, own, words))
        if short is not None:
            blocks.append(words("scenarios.short-link", short))
        return section(words("known.heading"), "known", *blocks) if blocks else None

    def change(self) -> Markdown:
        """Say whether the last change is unusual."""
        found = self._change
        chart = None if isinstance(found, Refusal) else change_strip(self._p0, found, self.lang)
        drawn = sections.drawn(chart, "change")
        return self._brief("change", self.words.tell(found, brief=True), drawn)

    def target(self) -> Markdown:
        """Say what the target takes, and which levels are likely in the years to come."""
        now, wanted, words = self.outlook.coming, self.outlook.coming.target, self.words
        levels = tables.levels(now, words)
        if wanted is None:
            told = words.tell(now, "yardsticks", **facts.yardsticks(now))
            return section(
                words("target.heading-worth"), "target", finding(told.finding), levels, told.plan
            )
        found = self._attainment(wanted)
        told = words.tell(found, brief=True)
        takes = told.finding if isinstance(found, Refusal) else words("target.takes", found)
        plan = told.plan if isinstance(found, Refusal) else words("target.levels-plan")
        far = told.sure if isinstance(found, Attainment) and found.extrapolated else ""
        support = " ".join([*told.support, far])
        return section(words("target.heading"), "target", finding(takes), support, levels, plan)

    def pace(self) -> Markdown | None:
        """Set the pace asked for beside those seen; nothing once the month has passed."""
        found = self._pace
        if isinstance(found, Refusal) or self.outlook.state.passed:
            return None
        drawn = sections.drawn(pace_bars(found, self.lang), "pace")
        return self._brief("pace", self.words.tell(found, brief=True), drawn)

    def _brief(self, key: str, told: Told, *blocks: str, plan: str = "") -> Markdown:
        """Lay out an answer in brief: finding, what supports it, figures and tables, the plan."""
        heading = self.words(f"{key}.heading")
        return section(heading, key, finding(told.finding), " ".join(told.support), *blocks, plan)

    def outcomes(self) -> Markdown:
        """Lay out targets and figures by year, and say what the targets asked for."""
        found, words = self._outcomes, self.words
        told = words.tell(found)
        if isinstance(found, Refusal):
            return section(words("outcomes.heading"), "outcomes", *sections.answer(told))
        judged = [one for one in found.targets if not isinstance(one.ambition, Refusal)]
        recorded = not isinstance(found.genuine, Refusal)
        more = [words("outcomes.asked", one) for one in judged[-1:]]
        more += [words("outcomes.support-genuine", found)] if recorded else []
        return section(
            words("outcomes.heading"),
            "outcomes",
            finding(told.finding),
            targets(found, words),
            words("outcomes.note", found),
            " ".join([*more, told.plan if isinstance(self._programmes, Refusal) else ""]),
            documents(found, words),
        )

    def programmes(self) -> Markdown | None:
        """Set what was said beside what the figures show; nothing where nothing was found."""
        found, words = self._programmes, self.words
        if isinstance(found, Refusal):
            return None
        used = {code for one in found.said for code in one.source_id.split()}
        named = store.table("sources", self.project, source_id=sorted(used))
        publishers = dict(zip(named["source_id"], named["publisher"], strict=True))
        told = words.tell(found, brief=True)
        return section(
            words("programmes.heading"),
            "programmes",
            finding(told.finding),
            said(found, publishers, words),
            *told.support,
            told.plan,
        )

    def depth(self) -> Markdown:
        """Look beyond the head count: depth, severity, poverty line."""
        chart = depth_panels(self._own, self.outlook.region.code, self.lang)
        found = depth(self._own, self.outlook.region.code)
        told = self.words.tell(found, brief=True)
        listed = "" if isinstance(found, Refusal) else tables.depth(found, self.words)
        return self._brief("depth", told, sections.drawn(chart, "depth"), listed, plan=told.plan)

    def record(self) -> Markdown:
        """Say how good forecasts of this kind have been, here and by what they knew."""
        now, words = self.outlook.coming, self.words
        tested = panel_results(self.project, region=now.region.code).backtest
        model = PUBLISHED if now.record is None else now.record.model
        worst = facts.shocked(tables.worst_year(tested, model))
        return section(
            words("regency.record"),
            "record",
            finding(words("regency.record-finding", now)),
            words("regency.record-meaning", now, **worst),
            tables.record(tested, now.region.code, words, model),
        )

    def sources(self) -> Markdown:
        """List every figure with its row and sources; say how the forecast was made, and repeat it."""
        shown, words, wanted = self._shown, self.words, self.outlook.target
        asked = "" if wanted is None or wanted.official else f" --target {wanted.value}"
        command = (
            f"povanalysis report {self.outlook.region.code} --year {self.outlook.year}{asked} "
            f"--lang {self.lang}"
        )
        return section(
            words("regency.sources"),
            "sources",
            words("regency.method-text", self.outlook.coming),
            words("regency.sources-opening"),
            decision.not_held(self.outlook, words),
            tables.series(self.outlook, shown, words),
            tables.series_note(shown, words),
            words("past.told", **past(self.outlook.region, shown["year"].tolist())),
            sections.sources(shown, words, self.project),
            sections.trace(shown, self.outlook.data_version, words),
            sections.repeat(command, words),
        )

    # -- answers, computed when a section asks for them -----------------------------------------

    @cached_property
    def _p0(self) -> pd.DataFrame:
        rows = store.observations(None, "P0", project=self.project)
        return rows[rows["region"].str[:2] == self.outlook.region.code[:2]]  # its province's

    @cached_property
    def _scenarios(self) -> Scenarios | None:
        return scenarios(self.outlook, self.project)

    @cached_property
    def _own(self) -> pd.DataFrame:
        return store.observations([self.outlook.region.code], None, project=self.project)

    @cached_property
    def _change(self) -> Change | Refusal:
        year = self.outlook.year if self.outlook.outcome is not None else None
        return change(self._p0, self.outlook.region.code, year)

    def _attainment(self, wanted: Target) -> Attainment | Refusal:
        now = self.outlook.coming
        return target(
            self._own, now.region.code, wanted.value, wanted.year,
            forecast=now.forecast, as_of=now.as_of,
        )  # fmt: skip

    @cached_property
    def _pace(self) -> Pace | Refusal:
        code, wanted = self.outlook.region.code, self.outlook.target
        if wanted is None:
            return Refusal(code, Reason.NO_TARGET, {"year": self.outlook.year})
        return pace(self._p0, code, wanted.value, wanted.year)

    @cached_property
    def _ranking(self) -> Ranking | Refusal:
        code = self.outlook.region.code
        forecasts = panel_results(self.project).forecasts
        if code not in forecasts:
            return Refusal(code, Reason.NO_PEERS)
        return ranking(self._p0, [code], forecasts=forecasts, year=self.outlook.coming.year)

    @cached_property
    def _outcomes(self) -> Outcomes | Refusal:
        return outcomes_of(self.outlook.region.code, self.project)

    @cached_property
    def _programmes(self) -> Programmes | Refusal:
        code, wanted = self.outlook.region.code, self.outlook.coming.target
        places = [code, self.outlook.region.province or code]
        return programmes(
            store.observations(places, None, project=self.project),
            code,
            table=store.table("programmes", self.project, region=[code]),
            value=None if wanted is None else wanted.value,
            year=None if wanted is None else wanted.year,
        )

    @cached_property
    def _shown(self) -> pd.DataFrame:
        return annual(self.outlook.shown, fit_from=0)

    @cached_property
    def _province(self) -> pd.DataFrame | None:
        code = self.outlook.region.province
        return None if code is None else self._series(code)

    def _series(self, code: str) -> pd.DataFrame:
        frame = annual(store.observations([code], project=self.project))
        frame.attrs["name"] = get(code).plain_name
        return frame


def open_report(
    region: str | int,
    year: int | None = None,
    target: float | None = None,
    lang: str = "id",
    *,
    project: Project | None = None,
) -> RegencyReport:
    """Open the report that a notebook shows.

    Parameters
    ----------
    region
        Code (papermill hands an integer) or unambiguous name.
    year
        Forecast year; the next one when not given.
    target
        Target in per cent; the official one when not given.
    lang
        ``id`` or ``en``.
    project
        Whose data; the project of the working directory when not given.
    """
    found = outlook(resolve(region).code, year, target, project=project)
    return introduced(RegencyReport(found, Words(lang).lang, project), project)
