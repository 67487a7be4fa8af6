"""The comparison of several regencies and cities: what its notebook shows, section by section.

Sentences come from :mod:`povanalysis.report.text.reports.comparison`, answers from
:mod:`povanalysis.questions`. Medians and intervals are those of the regions' own reports; orders
and places are read from joint draws of the same forecasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from povanalysis.errors import SeriesError
from povanalysis.project import Project
from povanalysis.questions.change import Beside, Change, ProvinceReading, change
from povanalysis.questions.convergence import Convergence, convergence
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.years import complete_year
from povanalysis.questions.group import Basis, open_basis, short_name
from povanalysis.questions.ranking import Ranking, ranking
from povanalysis.regions import get, resolve
from povanalysis.report.beside.downloads import Download, forecast_rows, of_regions
from povanalysis.report.beside.front_card import Card
from povanalysis.report.charts.changes import changes
from povanalysis.report.charts.levels import slope_years, slopes
from povanalysis.report.charts.ranks import rank_strip
from povanalysis.report.markdown import Column, callout, figure, table
from povanalysis.report.pages import sections
from povanalysis.report.tables import comparison as comparison_tables
from povanalysis.report.text.language import Words
from povanalysis.report.text.reports import comparison as prose
from povanalysis.report.text.reports import convergence as prose_convergence
from povanalysis.series import reference_month

if TYPE_CHECKING:
    from IPython.display import Markdown


@dataclass(frozen=True)
class ComparisonReport:
    """A comparison of several regions in one language.

    Parameters
    ----------
    basis
        Figures and forecasts.
    found
        Their order, now and at the forecast year.
    lang
        ``id`` or ``en``.
    project
        Whose data; None for the project of the working directory.
    """

    basis: Basis
    found: Ranking
    lang: str
    project: Project | None = None

    @property
    def words(self) -> Words:
        """Text and numbers in the report's language."""
        return Words(self.lang)

    @property
    def regions(self) -> list[str]:
        """Codes, highest rate first."""
        return list(self.found.regions)

    @cached_property
    def last_changes(self) -> list[Change | Refusal]:
        """The change of each to the year all have, read beside its own noise and its province."""
        year = self.found.last_year
        return [change(self.basis.observations, region, year) for region in self.regions]

    @cached_property
    def provinces(self) -> list[Convergence]:
        """Convergence up to one year in each province that has enough regencies and years."""
        codes = sorted({region[:2] + "00" for region in self.regions}, reverse=True)
        complete = [complete_year(self.basis.years, code) for code in codes]
        until = min([self.found.last_year, *(year for year in complete if year is not None)])
        found = [convergence(self.basis.observations, code, last_year=until) for code in codes]
        return [one for one in found if isinstance(one, Convergence)]

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""
        _ = self.words.text
        names = self.words.joined([short_name(region) for region in self.regions])
        return {
            "title": _("Poverty in {regions} compared").format(regions=names),
            "subtitle": _("Based on BPS poverty figures (Susenas), data as of {date}").format(
                date=self.words.day(self.basis.as_of)
            ),
            "author": "povanalysis",
            "lang": self.words.tag,
            "description": prose.headline(self.basis, self.found, self.words),
            "running-head": _("Comparison of regencies"),
        }

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        regions = ",".join(self.regions)
        return {"regions": regions, "year": self.basis.year, "lang": self.lang}

    def decision(self) -> Markdown:
        """Open with where they stand and what may be expected."""
        _ = self.words.text
        basis, found, words = self.basis, self.found, self.words
        opening = (
            f"**{prose.headline(basis, found, words)}** {prose.since_first(basis, found, words)} "
            f"{prose.order_ahead(found, words)}"
        )
        distance = prose.distance_in_years(basis, found, words)
        return sections.section(
            _("For the decision"),
            "decision",
            opening,
            prose.outstanding(basis, found, words),
            self._outlook(),
            callout(_("How far apart"), distance),
        )

    def levels(self) -> Markdown:
        """Set levels and whole changes side by side."""
        _ = self.words.text
        chart = slopes(self.basis, self.regions, self.lang)
        return sections.section(
            _("Levels"),
            "levels",
            sections.lead(prose.gap(self.basis, self.found, self.words)),
            self._levels(),
            figure(chart.svg, "levels", chart.caption, chart.alt),
            prose.crossings(self.basis, self.found, self.words),
        )

    def changes(self) -> Markdown:
        """Set yearly changes beside each other and beside the provinces."""
        _ = self.words.text
        chart = changes(self.basis, self.regions, self.lang)
        return sections.section(
            _("Changes"),
            "changes",
            sections.lead(prose.beside_province(self.last_changes, self.words)),
            "" if chart is None else figure(chart.svg, "changes", chart.caption, chart.alt),
            self._changes(),
            prose.break_even(self.last_changes, self.words),
        )

    def ranks(self) -> Markdown:
        """Show places in the provinces and orders among the regions, with probabilities."""
        _ = self.words.text
        chart = rank_strip(self.found.standings, self.found.reference, self.lang)
        return sections.section(
            _("Ranks in {last} and in {month}").format(
                last=self.words.month(reference_month(self.found.last_year)),
                month=self.words.month(self.found.reference),
            ),
            "ranks",
            sections.lead(prose.standing(self.found, self.words)),
            figure(chart.svg, "ranks", chart.caption, chart.alt),
            prose.absentees(self.found, self.words),
            comparison_tables.pairs(self.found, self.words),
            prose.ranks_meaning(self.found, self.words),
        )

    def convergence(self) -> Markdown:
        """Say whether high rates come down faster in their provinces."""
        _ = self.words.text
        blocks = [sections.lead(prose_convergence.provinces(self.provinces, self.words))]
        if self.provinces:
            blocks += [
                comparison_tables.slopes(self.provinces, self.words),
                prose_convergence.provinces_check(self.provinces, self.words),
            ]
        return sections.section(_("Do they converge?"), "convergence", *blocks)

    def sources(self) -> Markdown:
        """List the sources and say how to repeat the comparison."""
        _ = self.words.text
        used = self.basis.series(self.regions)
        single = used[used["also_in"] == ""]
        opening = _(
            "Figures compared: {count}; found in a single source: {single} (@tbl-sources)."
        ).format(count=len(used), single=len(single))
        command = " ".join(
            ["povanalysis compare", *self.regions, f"--year {self.basis.year} --lang {self.lang}"]
        )
        note = _(
            "Ranks, orders and their intervals come from {draws} joint simulations of the "
            "forecasts, in which regencies of one province move together. The methods report says "
            "how forecasts are made and how they did in the past."
        ).format(draws=self.words.number(self.found.draws, 0))
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
        """Give what the index page shows of this report."""
        sentence = prose.headline(self.basis, self.found, self.words)
        ahead = prose.order_ahead(self.found, self.words)
        title = self.front_matter()["title"]
        subject = ",".join(self.regions)
        sentence = f"{sentence} {ahead}"
        return {"title": title, "sentence": sentence, "kind": "comparison", "subject": subject}

    def download(self) -> Download:
        """Give figures and forecasts of the regions compared; provinces and nation for scale."""
        provinces = [code for region in self.regions if (code := get(region).province)]
        results = [
            row
            for code in self.regions
            if (made := self.basis.ahead(code)) is not None
            for row in forecast_rows(made, [self.basis.year])
        ]
        regions = [*self.regions, *provinces, "0000"]
        return of_regions(regions, results=results, project=self.project)

    def _outlook(self) -> str:
        _ = self.words.text
        words, basis = self.words, self.basis
        columns = [
            Column(_("Region")),
            Column(_("March {year}, per cent").format(year=self.found.last_year), numeric=True),
            Column(_("Change, points"), numeric=True),
            Column(_("Median {year}, per cent").format(year=basis.year), numeric=True),
            Column(_("80 per cent interval"), numeric=True),
            Column(_("Probability of no rise"), numeric=True),
        ]
        rows = []
        told = zip(self.regions, self.found.values, self.last_changes, strict=True)
        for region, value, last in told:
            ahead = basis.ahead(region)
            rows.append(
                [
                    short_name(region),
                    words.number(value),
                    words.signed(last.change) if isinstance(last, Change) else "–",
                    *comparison_tables.expected(basis, region, words),
                    "–"
                    if ahead is None
                    else words.chance(ahead.probability_at_most(basis.year, ahead.last_value)),
                ]
            )
        caption = _("Rates, last changes and the forecast for {month}").format(
            month=words.month(reference_month(basis.year))
        )
        return table(columns, rows, "outlook", caption)

    def _levels(self) -> str:
        _ = self.words.text
        words, rates = self.words, self.basis.rates
        years = slope_years(self.basis, self.regions)
        columns = [Column(_("Region"))]
        columns += [Column(_("March {year}").format(year=year), numeric=True) for year in years]
        columns += [
            Column(_("Change, points"), numeric=True),
            Column(_("Change, per cent"), numeric=True),
            Column(_("Points a year"), numeric=True),
        ]
        rows = []
        for region in self.regions:
            first, last = float(rates.loc[years[0], region]), float(rates.loc[years[-1], region])
            pace = (last - first) / max(1, years[-1] - years[0])
            rows.append(
                [
                    short_name(region),
                    *(words.number(float(rates.loc[year, region])) for year in years),
                    words.signed(last - first),
                    words.signed(100 * (last / first - 1), 0) if first > 0 else "–",
                    words.signed(pace, words.decimals(pace)),
                ]
            )
        caption = _("Poor people in per cent of the population, and changes {first}–{last}").format(
            first=years[0], last=years[-1]
        )
        return table(columns, rows, "levels", caption)

    def _changes(self) -> str:
        _ = self.words.text
        words = self.words
        readings = {
            ProvinceReading.BETTER: _("better than the province"),
            ProvinceReading.ALIKE: _("in line with the province"),
            ProvinceReading.WORSE: _("worse than the province"),
        }
        columns = [
            Column(_("Region")),
            Column(_("Last change"), numeric=True),
            Column(_("Province's mean"), numeric=True),
            Column(_("Difference"), numeric=True),
            Column(_("Usual up to"), numeric=True),
            Column(_("Other years within"), numeric=True),
            Column(_("Verdict")),
        ]
        rows = [
            [
                short_name(one.region),
                words.signed(one.change),
                words.signed(one.province.mean_change),
                words.signed(one.province.deviation),
                "±" + words.number(one.province.bound),
                _("{count} of {of}").format(count=one.province.near, of=one.province.n_other),
                readings[one.province.reading],
            ]
            for one in self.last_changes
            if isinstance(one, Change) and isinstance(one.province, Beside)
        ]
        caption = _(
            "Last yearly change beside the mean change of the province's regencies and cities, "
            "percentage points, and how many of the other years lay within the usual"
        )
        return table(columns, rows, "changes", caption)


def open_report(
    regions: str | int | Sequence[str | int],
    year: int | None = None,
    lang: str = "id",
    *,
    project: Project | None = None,
) -> ComparisonReport:
    """Open the comparison that a notebook shows.

    Parameters
    ----------
    regions
        Codes or names, separated by commas or as a list.
    year
        Forecast year; the one after the last that all have when not given.
    lang
        ``id`` or ``en``.
    project
        Whose data; the project of the working directory when not given.

    Raises
    ------
    RegionError, SeriesError
        A region is unknown, or has no figure or no forecast for the year.
    """
    texts = str(regions).split(",") if isinstance(regions, (str, int)) else list(regions)
    codes = list(dict.fromkeys(resolve(text).code for text in texts))
    if len(codes) < 2:
        raise SeriesError(
            "A comparison takes at least two regions.", cure="Name another: 3524,3506."
        )
    basis = open_basis(codes, year, project=project)
    found = ranking(basis.observations, codes, forecasts=basis.forecasts, year=basis.year)
    if isinstance(found, Refusal):
        raise SeriesError(
            f"{get(found.region).name} cannot be compared: {found.reason.value}.",
            cure="Leave it out, or ask for another year.",
            regions=[found.region],
        )
    return ComparisonReport(basis, found, Words(lang).lang, project)
