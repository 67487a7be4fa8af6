"""How results show themselves: a few lines of text, a clean table in Jupyter, axes to draw on.

A result on :class:`Shown` has a title and a short table; ``repr`` writes them in fewer than twenty
lines, Jupyter gets the same as HTML, every text of it escaped, nothing loaded from anywhere. What
does not fit is counted, and ``to_frame()`` has it. Nothing here is published: reports are made by
:mod:`povanalysis.report`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from povanalysis.errors import not_installed
from povanalysis.registry import by_code

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 14
"""Rows shown of a table."""
WIDTH = 72
"""Letters shown of a cell."""
LABELLED = 40
"""Rows of a picture that still have room for a name each."""

_NUMERIC = frozenset("0123456789-–")


class Table(NamedTuple):
    """What is shown: heads of columns (none for a list of names and values), rows, their number."""

    head: Sequence[str]
    rows: Sequence[Sequence[Any]]
    total: int


class Shown:
    """A result that shows itself: ``repr`` in fewer than twenty lines, HTML in Jupyter."""

    def _title(self) -> str:
        return type(self).__name__

    def _table(self) -> Table:
        named = [f.name for f in fields(self) if f.name[0] != "_"]  # type: ignore[arg-type]
        return Table((), [(name, getattr(self, name)) for name in named], len(named))

    def _shown(self) -> tuple[Sequence[str], list[list[str]], str]:
        head, rows, total = self._table()
        kept = [[cell(value) for value in row] for row in rows[:MOST]]
        what = "rows" if head else "fields"
        return head, kept, f"… {total - len(kept)} more {what}" if total > len(kept) else ""

    def __repr__(self) -> str:
        head, rows, more = self._shown()
        lines: list[list[str]] = [list(head), *rows] if head else rows
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        marks = [">" if right else "<" for right in _right(head, rows)]
        told = [self._title()]
        for line in lines:
            padded = (f"{text:{m}{w}}" for text, m, w in zip(line, marks, widths, strict=True))
            told.append(f"  {'  '.join(padded)}".rstrip())
        return "\n".join([*told, f"  {more}"] if more else told)

    def _repr_html_(self) -> str:
        head, rows, more = self._shown()
        top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
        aligned = [f"text-align:{'right' if right else 'left'}" for right in _right(head, rows)]
        body = "".join(
            "<tr>"
            + "".join(
                f'<td style="{a}">{escape(v)}</td>' for a, v in zip(aligned, row, strict=True)
            )
            + "</tr>"
            for row in rows
        )
        return (
            f"<div><p><strong>{escape(self._title())}</strong></p><table>"
            + (f"<thead><tr>{top}</tr></thead>" if top else "")
            + f"<tbody>{body}</tbody></table>"
            + (f"<p>{escape(more)}</p>" if more else "")
            + "</div>"
        )


def _right(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[bool]:
    """Say which columns of a table hold numbers alone; of names and values none does."""
    columns = zip(*rows, strict=True)
    return [bool(head) and all(text[:1] in _NUMERIC for text in column) for column in columns]


def cell(value: Any) -> str:
    """Write a value in one line of at most :data:`WIDTH` letters.

    Examples
    --------
    >>> cell(12.030), cell(1209061.4), cell(2026), cell(None), cell((2024, 2025))
    ('12.03', '1,209,061', '2026', '–', '2024, 2025')
    """
    text = " ".join(_text(value).split()) or "–"
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _text(value: Any) -> str:
    if getattr(value, "ndim", None) == 0:  # a number of numpy
        value = value.item()
    if value is None:
        return "–"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.{0 if abs(value) >= 1000 else 2 if abs(value) >= 1 else 3}f}"
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Shown):
        return value._title()
    if is_dataclass(value) and "__str__" in vars(type(value)):
        return str(value)
    if is_dataclass(value):
        return ", ".join(_named(f.name, getattr(value, f.name)) for f in fields(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {cell(one)}" for key, one in value.items())
    if hasattr(value, "shape"):
        return f"{type(value).__name__} of {' by '.join(map(str, value.shape))}"
    if isinstance(value, list | tuple):
        if any(is_dataclass(one) for one in value):
            return f"{len(value)} of {type(value[0]).__name__}"
        inner = (" ".join(map(cell, v)) if isinstance(v, list | tuple) else cell(v) for v in value)
        return ", ".join(inner)
    return str(value)


def _named(name: str, value: Any) -> str:
    return _text(value) if isinstance(value, Enum) else f"{name} {_text(value)}"


def place(label: str) -> str:
    """Name a region by its code in BPS's list; any other label stands as it is.

    Examples
    --------
    >>> place("3524"), place("north")
    ('Kabupaten Lamongan (3524)', 'north')
    """
    known = by_code().get(label)
    return label if known is None else f"{known.name} ({known.code})"


def axes(ax: Axes | None) -> Axes:
    """Return the axes to draw on: those given, or new ones.

    Raises
    ------
    PovError
        matplotlib is not installed.
    """
    if ax is not None:
        return ax
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise not_installed("matplotlib") or error from error
    return pyplot.subplots()[1]


def draw_ranges(
    ax: Axes,
    labels: Sequence[str],
    values: Sequence[float | None],
    ranges: Sequence[tuple[float, float] | None],
) -> None:
    """Draw one row a label, from the top: a point, and the range about it.

    Names are left out of more than :data:`LABELLED` rows.
    """
    for at, (value, ends) in enumerate(zip(values, ranges, strict=True)):
        if ends is not None:
            ax.plot(ends, (at, at), color="C0", alpha=0.5, linewidth=4, solid_capstyle="butt")
        if value is not None:
            ax.plot(value, at, "o", color="C0", markersize=5)
    ax.set_ylim(len(labels) - 0.5, -0.5)
    shown = range(len(labels)) if len(labels) <= LABELLED else ()
    ax.set_yticks([*shown], [labels[at] for at in shown])
