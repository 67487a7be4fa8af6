"""Small phrases that sentences of every kind are made with."""

from __future__ import annotations

from collections.abc import Iterable

from povanalysis.report.text.language import Words


def enumeration(items: Iterable[str], words: Words) -> str:
    """Join names as the language does: ``A``, ``A and B``, ``A, B and C`` (``A, B, dan C``).

    Examples
    --------
    >>> enumeration(["A", "B", "C"], Words("en")), enumeration(["A", "B", "C"], Words("id"))
    ('A, B and C', 'A, B, dan C')
    """
    names = list(items)
    _ = words.text
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return _("{first} and {last}").format(first=names[0], last=names[1])
    return _("{list} and {last}").format(list=", ".join(names[:-1]), last=names[-1])
