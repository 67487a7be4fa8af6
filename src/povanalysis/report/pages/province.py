"""The report on a province: what its notebook shows, section by section.

Sentences come from :mod:`povanalysis.report.text.reports.province`, the panels from
:mod:`povanalysis.report.charts.small_multiples`. Medians and intervals are those of the regencies'
own reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from povanalysis.project import Project
from povanalysis.questions.convergence import (
    MOVER_BOUND,
    Convergence,
    Mover,
    MoverVerdict,
    convergence,
)
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.state import Timing
from povanalysis.questions.group import Basis, open_basis, short_name
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.province import Overview, overview
from povanalysis.regions import get, resolve
from povanalysis.report.beside.downloads import Download, forecast_rows, of_regions
from povanalysis.report.beside.front_card import Card, of_region, with_no_rise, with_release
from povanalysis.report.charts.small_multiples import small_multiples
from povanalysis.report.markdown import Column, callout, figure, table
from povanalysis.report.pages import sections
from povanalysis.report.text.answers import state
from povanalysis.report.text.language import Words
from povanalysis.report.text.outstanding import expected
from povanalysis.report.text.reports import convergence as prose_convergence
from povanalysis.report.text.reports import decision
from povanalysis.report.text.reports import province as prose
from povanalysis.series import reference_month
from povanalysis.trends import Forecast

if TYPE_CHECKING:
    from IPython.display import Markdown


@dataclass(frozen=True)
class ProvinceReport:
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

    basis: Basis
    province: str
    lang: str
    project: Project | None = None
    own: Outlook | None = None

    @property
    def words(self) -> Words:
        """Text and numbers in the report's language."""
        return Words(self.lang)

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

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""
        _ = self.words.text
        name = short_name(self.province)
        title = _("{province}: poverty in {count} regencies and cities")
        return {
            "title": title.format(province=name, count=len(self.found.regions)),
            "subtitle": _("Based on BPS poverty figures (Susenas), data as of {date}").format(
                date=self.words.day(self.basis.as_of)
            ),
            "author": "povanalysis",
            "lang": self.words.tag,
            "description": prose.headline(self.found, self.words),
            "running-head": _("Poverty in {region}").format(region=name),
        }

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        return {"province": self.province, "year": self.basis.year, "lang": self.lang}

    def decision(self) -> Markdown:
        """Open with what a planner of the province must know."""
        _ = self.words.text
        found, words = self.found, self.words
        leverage = prose.leverage(found, words)
        opening = f"**{prose.headline(found, words)}** {prose.directions(found, words)}"
        expected = [prose.outlook(found, self.ahead, self.basis.year, words)]
        if self.province in self.basis.forecasts.places:
            expected.append(prose.since(found, self.basis.years[self.province], words))
        return sections.section(
            _("For the decision"),
            "decision",
            opening,
            prose.standing(found, words),
            prose.distance(found, words),
            self._awaited(),
            " ".join(filter(None, expected)),
            callout(_("High rates, many poor"), leverage) if leverage else "",
        )

    def regions(self) -> Markdown:
        """Show every regency and city in one scale."""
        _ = self.words.text
        chart = small_multiples(self.basis, self.province, self.lang)
        return sections.section(
            _("All regencies and cities in one scale"),
            "regions",
            sections.lead(prose.lines(self.found, self.words)),
            figure(chart.svg, "regions", chart.caption, chart.alt),
            prose.persistence(self.found, self.words),
        )

    def places(self) -> Markdown:
        """List all regencies and cities by place, with their forecasts."""
        _ = self.words.text
        return sections.section(
            _("Ranks and forecasts"),
            "places",
            sections.lead(prose.places(self.found, self.basis.year, self.words)),
            self._table(),
            prose.places_meaning(self.words) if self.found.neighbours else "",
        )

    def movers(self) -> Markdown:
        """Show who moved against the province, and whether the regencies converge."""
        _ = self.words.text
        found, words = self.converging, self.words
        blocks = [sections.lead(prose.against(self.found, words))]
        if not isinstance(found, Refusal):
            blocks += [prose_convergence.movers(found, words), self._movers(found)]
        blocks += [
            prose_convergence.catching_up(found, words),
            prose_convergence.catching_up_meaning(found, words),
        ]
        return sections.section(_("Against the province"), "movers", *blocks)

    def sources(self) -> Markdown:
        """List the sources and say how to repeat the report."""
        _ = self.words.text
        used = self.basis.series([self.province, *self.found.regions])
        command = f"povanalysis build {self.province} --year {self.basis.year} --lang {self.lang}"
        single = used[used["also_in"] == ""]
        last = single[single["year"] == self.found.last_year]
        opening = _(
            "Of the {count} figures of {first}–{last} used here, {single} stand in a single source; "
            "single-source figures among the {of} of {last}: {single_last} (@tbl-sources)."
        ).format(
            count=self.words.number(len(used), 0),
            first=self.found.first_year,
            last=self.found.last_year,
            single=self.words.number(len(single), 0),
            of=int((used["year"] == self.found.last_year).sum()),
            single_last=len(last),
        )
        note = _(
            "Forecasts are for the published figure; no standard error is published for "
            "regencies. The methods report says how they are made and how they did in the past."
        )
        return sections.section(
            _("Sources"),
            "sources",
            opening,
            sections.sources(used, self.words, self.project),
            sections.trace(used, self.basis.data_version, self.words),
            note,
            sections.repeat(command, self.words),
        )

    def card(self) -> Card:
        """Give what the front page shows of this report."""
        directions = prose.directions(self.found, self.words)
        sentence = f"{prose.headline(self.found, self.words)} {directions}".strip()
        title = self.front_matter()["title"]
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
        """Say of a month that has passed what is known, or what was published and is not here."""
        if self.own is None or self.own.state.timing is not Timing.WAITING:
            return ""
        gaps = decision.not_held(self.own, self.words)
        return gaps or state.awaited(self.own, self.words)

    def _table(self) -> str:
        _ = self.words.text
        words, basis, found = self.words, self.basis, self.found
        weights = found.weights
        columns = [
            Column(_("Rank"), numeric=True),
            Column(_("Region")),
            Column(_("March {year}, per cent").format(year=found.last_year), numeric=True),
            Column(_("Change, points"), numeric=True),
        ]
        if weights is not None:
            columns.append(
                Column(_("Poor {year}, thousand").format(year=weights.year), numeric=True)
            )
        columns += [
            Column(_("Median {year}, per cent").format(year=basis.year), numeric=True),
            Column(_("80 per cent interval"), numeric=True),
        ]
        places = found.values.rank(ascending=False, method="min")
        rows = []
        for region in found.regions:
            change = found.changes.get(region)
            row = [
                str(int(places[region])),
                short_name(region),
                words.number(float(found.values[region])),
                "–" if change is None else words.signed(float(change)),
            ]
            if weights is not None:
                row.append(words.number(float(weights.poor[region]), 1))
            rows.append([*row, *expected(basis, region, words)])
        caption = _(
            "Regencies and cities of {province} by their rate in {month}, with the forecast for "
            "{ahead}"
        ).format(
            province=short_name(self.province),
            month=words.month(reference_month(found.last_year)),
            ahead=words.month(reference_month(basis.year)),
        )
        return table(columns, rows, "regions", caption)

    def _movers(self, found: Convergence) -> str:
        _ = self.words.text
        words = self.words
        named = {
            MoverVerdict.FASTER: _("faster"),
            MoverVerdict.SLOWER: _("more slowly"),
        }
        rows = [
            [
                short_name(mover.region),
                words.signed(mover.relative, 0),
                named[mover.verdict],
                self._years(mover),
            ]
            for mover in found.movers
            if mover.verdict in named
        ]
        columns = [
            Column(_("Region")),
            Column(_("Change {first}–{last}, per cent of the first rate").format(
                first=found.first_year, last=found.last_year
            ), numeric=True),
            Column(_("Beside the province")),
            Column(_("Years against the province")),
        ]  # fmt: skip
        caption = _(
            "Regencies and cities more than {bound} standard deviations from the province's mean "
            "relative change of {mean}"
        ).format(bound=words.number(MOVER_BOUND, 1), mean=words.text("{number} per cent").format(
            number=words.signed(found.province_relative, 0)
        ))  # fmt: skip
        return table(columns, rows, "movers", caption)

    def _years(self, mover: Mover) -> str:
        return ", ".join(map(str, mover.against)) or "–"


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
    return ProvinceReport(basis, code, Words(lang).lang, project, own)
