"""Languages of publication.

Each has a row here, a folder ``report/text/<code>`` with the same files as the others, and the few
words of a renderer in ``render/assets/furniture.json``.

>>> LANGUAGES["id"].decimal, LANGUAGES["en"].name
(',', 'English')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Language:
    """How a language is named and how it writes numbers; names of months are Babel's.

    Parameters
    ----------
    tag
        Its tag in documents: ``id-ID``.
    name
        What its readers call it.
    decimal, group
        Marks in numbers.
    """

    tag: str
    name: str
    decimal: str
    group: str


LANGUAGES = {
    "id": Language("id-ID", "Bahasa Indonesia", ",", "."),
    "en": Language("en", "English", ".", ","),
}
"""By code, the one of the front page first."""

_DETAIL = "detail_"


def details(row: Any) -> dict[str, str]:
    """Give what a row of a carried table says in columns of several languages, by language.

    Parameters
    ----------
    row
        As of ``DataFrame.itertuples``, with columns ``detail_en``, ``detail_id`` and so on, or none.
    """
    return {
        name.removeprefix(_DETAIL): getattr(row, name)
        for name in row._fields
        if name.startswith(_DETAIL)
    }
