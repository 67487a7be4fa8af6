"""What a report and the runner agree on: what a report offers, and how it is asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from povanalysis.report.beside.downloads import Download
    from povanalysis.report.beside.front_card import Card

PAGE = "application/vnd.povanalysis.page+json"
CELL = "from povanalysis.report.beside.description import describe\n\ndescribe(report)"
VARIABLE = "POVANALYSIS_BESIDE"
"""Names the executed notebook, without suffix; the downloads are written beside it."""


class Report(Protocol):
    """What every kind of report offers beside the sections its notebook shows."""

    @property
    def lang(self) -> str:
        """Language, ``id`` or ``en``."""

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""

    def card(self) -> Card:
        """Give what the front page shows."""

    def download(self) -> Download:
        """Give the figures and results that can be downloaded."""

    def made(self) -> dict[str, Any]:
        """Give the parameters it was made with, by their names in the notebook.

        A target is given where it is not the official one, else None.
        """
