"""Who publishes: organisation, logo, authors, contact, foreword, as ``povanalysis.toml`` says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from povanalysis import config
from povanalysis.project import Project
from povanalysis.report import outside
from povanalysis.report.markdown import attribute, escape
from povanalysis.sources import reads

if TYPE_CHECKING:
    from povanalysis.pictures import Picture
    from povanalysis.report.text.language import Words

KEYS = ("organisation", "logo", "authors", "contact")
"""What every report shows; a change of one makes it again."""


@dataclass(frozen=True)
class Imprint:
    """Who publishes reports in one language; nobody but the software where nothing is named.

    Parameters
    ----------
    title
        Title of the front page.
    organisation, contact
        Plain text.
    authors
        Their names.
    foreword
        Checked Markdown.
    logo
        Checked picture.
    """

    title: str = ""
    organisation: str = ""
    authors: tuple[str, ...] = ()
    contact: str = ""
    foreword: str = ""
    logo: Picture | None = None

    @property
    def credited(self) -> tuple[str, ...]:
        """Those whose reports these are; empty where nobody is named."""
        return self.authors or ((self.organisation,) if self.organisation else ())

    @property
    def author(self) -> list[str]:
        """The authors of a document, as its front matter names them."""
        return [escape(name) for name in self.credited or ("povanalysis",)]

    def masthead(self, words: Words) -> str:
        """Write what stands above the title: logo, and the organisation where it is not the author."""
        parts = []
        if self.logo is not None:
            alt = words("frame.logo", organisation=self.organisation)
            parts.append(f"![]({self.logo.uri}){{fig-alt={attribute(alt)}}}")
        if self.organisation and self.authors:
            parts.append(escape(self.organisation))
        return "\n\n".join(["::: {.publisher}", *parts, ":::", ""]) if parts else ""

    def opening(self, words: Words) -> str:
        """Write the foreword, signed."""
        if not self.foreword:
            return ""
        signed = words.listed([*map(escape, self.credited)])
        parts = ["::: {.foreword}", self.foreword, *([f"*{signed}*"] if signed else []), ":::", ""]
        return "\n\n".join(parts)

    def published(self) -> str:
        """Name organisation and contact, for the colophon; plain text."""
        return ". ".join(part for part in (self.organisation, self.contact) if part)


NOBODY = Imprint()


def of(project: Project, lang: str) -> Imprint:
    """Give the imprint of a project in a language."""
    asked = config.load(project)
    reads.note(f"config {' '.join(KEYS)}")
    foreword = asked.text("foreword", lang) or ""
    return Imprint(
        asked.text("title", lang) or "",
        asked.text("organisation", lang) or "",
        tuple(asked.authors),
        asked.contact or "",
        outside.paragraphs(foreword, f"{config.NAME}, foreword") if foreword else "",
        config.logo(project),
    )
