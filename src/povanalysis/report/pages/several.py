"""What reports on several regions share: one text file each, its title page and its sections."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from povanalysis.questions.group import INTERVAL_LEVEL, Basis
from povanalysis.report.pages import sections
from povanalysis.report.text.language import Words

if TYPE_CHECKING:
    from IPython.display import Markdown


class SeveralReport(ABC):
    """A report on several regions in one language, made of the messages of its text file."""

    file: ClassVar[str]
    basis: Basis
    found: Any
    lang: str

    @property
    def words(self) -> Words:
        """Text and numbers in the report's language."""
        return Words(self.lang, markup=True)

    @abstractmethod
    def facts(self) -> dict[str, Any]:
        """Return what the report's sentences speak of, beside what was found."""

    @cached_property
    def _facts(self) -> dict[str, Any]:
        basis = self.basis
        return {"as_of": basis.as_of, "year": basis.year, "level": INTERVAL_LEVEL} | self.facts()

    def say(self, name: str, **more: Any) -> str:
        """Return a message of the report."""
        return self.words(f"{self.file}.{name}", self.found, **self._facts, **more)

    def section(self, key: str, *parts: str) -> Markdown:
        """Give a section of the report."""
        return sections.section(self.say(f"{key}-heading"), key, *parts)

    def front_matter(self) -> dict[str, Any]:
        """Give title, language and date of the document."""
        return {
            "title": self.say("title"),
            "subtitle": self.say("subtitle"),
            "lang": self.words.tag,
            "description": self.say("headline"),
            "running-head": self.say("running-head"),
            "pdf-toc": "never",
        }
