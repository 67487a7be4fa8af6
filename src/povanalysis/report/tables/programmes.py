"""The table of what was said: the claim, where it stands, and what BPS figures show beside it."""

from __future__ import annotations

from collections.abc import Mapping

from povanalysis.questions.programmes import Programmes, Said
from povanalysis.report.markdown import columns, escape, table
from povanalysis.report.text.language import Words


def said(found: Programmes, publishers: Mapping[str, str], words: Words) -> str:
    """List what was said beside what the figures show.

    Parameters
    ----------
    found
        The answer.
    publishers
        Publisher of each source by its code.
    words
        Language.
    """
    rows = [
        [_claim(one, publishers, words), escape(words.plain("programmes.shown", one))]
        for one in found.said
    ]
    heads = columns(words.of("programmes"), "said shown")
    return table(heads, rows, "said", words("programmes.table-caption", found))


def _claim(one: Said, publishers: Mapping[str, str], words: Words) -> str:
    """Give what was said, its name set apart, with who published it and when, and the code."""
    first, *others = one.source_id.split()
    day = words.day(one.said_on) if one.said_on else ""
    source = ", ".join(text for text in (publishers.get(first, ""), day, first, *others) if text)
    name, text = words.carried(one.programme), words.plain("programmes.said", one)
    rest = text.removeprefix(name)
    gap = " " if rest.startswith(" ") else ""
    return f"**{escape(name)}**{gap}{escape(rest)} ({escape(source)})"
