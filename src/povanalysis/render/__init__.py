"""From executed notebooks to pages: HTML and PDF, by Quarto or by the engines inside it.

``choose`` picks the renderer; :mod:`.quarto` and :mod:`.embedded` have the same ``render``;
:mod:`.documents` reads and checks what both are given. Style sheet, Lua filter, Typst template and
fonts exist once, in ``assets/`` and ``../fonts``; ``_quarto.yml`` names the same files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from povanalysis.errors import ParameterError, listing

__all__ = ["Choice", "Format", "Renderer", "choose"]

Format: TypeAlias = Literal["html", "pdf"]
Choice: TypeAlias = Literal["auto", "quarto", "embedded"]


@dataclass(frozen=True)
class Renderer:
    """The renderer of a run.

    Attributes
    ----------
    name
        ``"quarto"`` or ``"embedded"``.
    version
        Quarto's version, or the versions of Pandoc and Typst; part of a job's key.
    why
        One sentence on why it was chosen, for the user.
    render
        ``render(notebook, out_dir, formats)`` returns the file written for each format. It is a
        module-level function, so a Renderer can be sent to another process.
    """

    name: Literal["quarto", "embedded"]
    version: str
    why: str
    render: Callable[[Path, Path, Sequence[Format]], dict[str, Path]]


def choose(renderer: str = "auto") -> Renderer:
    """Choose the renderer.

    Parameters
    ----------
    renderer
        ``"quarto"``, ``"embedded"``, or ``"auto"``: Quarto where a version that we tried (1.9.38
        or newer) is on PATH and this process was not started by Quarto, else the embedded one.

    Raises
    ------
    ParameterError
        For any other word.
    RenderError
        If Quarto is demanded and cannot be used.
    """
    from povanalysis.render import embedded, quarto

    allowed = ("auto", "quarto", "embedded")
    if renderer not in allowed:
        raise ParameterError(
            f"Unknown renderer {renderer!r}.", cure=f"Allowed: {listing(allowed)}."
        )
    if renderer == "embedded":
        return Renderer("embedded", embedded.engines(), "asked for", embedded.render)
    if reason := quarto.why_not():
        if renderer == "quarto":
            raise quarto.refusal(reason)
        return Renderer("embedded", embedded.engines(), reason, embedded.render)
    info = quarto.find()
    version, place = (info.version, info.path) if info else ("unknown", "PATH")
    return Renderer("quarto", f"Quarto {version}", f"found at {place}", quarto.render)
