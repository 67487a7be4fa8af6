"""What a cell may print and show: so much that nobody needs more, and no machine falls by it."""

from __future__ import annotations

import threading
from typing import Any

from ipykernel.iostream import OutStream
from jupyter_client.session import Session

MOST_CHARACTERS = 10_000_000
MOST_BYTES = 50_000_000
MOST_OF_AN_ERROR = 10_000
_SHOWN = {"display_data", "update_display_data", "execute_result", "clear_output", "comm_open"}
_SHOWN |= {"comm_msg"}


class TooMuchOutputError(Exception):
    """A cell printed or showed more than it may."""


class Capped(OutStream):
    """A stream of a kernel that ends the cell which prints without an end."""

    _of: Any = None
    _printed = 0

    def write(self, string: str) -> int | None:  # type: ignore[override]
        """Write, unless the cell has written too much already."""
        if (cell := self.parent_header.get("msg_id")) != self._of:
            self._of, self._printed = cell, 0
        self._printed += len(string)
        if self._printed <= MOST_CHARACTERS:
            return super().write(string)
        if threading.current_thread() is threading.main_thread():
            raise TooMuchOutputError(
                f"The cell prints more than {MOST_CHARACTERS // 10**6} million characters. "
                "Print less; what is to be published is shown, not printed."
            )
        return len(string)  # of a program that the cell started: dropped


class CappedSession(Session):
    """What a kernel sends with: ends the cell that shows without an end, cuts errors short.

    Who receives it keeps all there is, and a loop shows gigabytes before the time of a cell is over.
    """

    _of: Any = None
    _shown = 0

    def serialize(self, msg: dict[str, Any], ident: Any = None) -> list[bytes]:
        """Write a message out, unless its cell has shown too much already."""
        content = msg.get("content")
        if msg["header"]["msg_type"] not in _SHOWN or not isinstance(content, dict):
            return super().serialize(_cut(msg, content), ident)
        if (cell := msg["parent_header"].get("msg_id")) != self._of:
            self._of, self._shown = cell, 0
        texts = content.get("data", {}).values()
        self._count(sum(len(text) for text in texts if isinstance(text, str | bytes)), 0)
        parts = super().serialize(msg, ident)
        size = sum(map(len, parts))
        self._count(size, size)
        return parts

    def _count(self, more: int, kept: int) -> None:
        if self._shown + more > MOST_BYTES:
            raise TooMuchOutputError(
                f"The cell shows more than {MOST_BYTES // 10**6} MB. Show less: smaller pictures, "
                "fewer rows."
            )
        self._shown += kept


def _cut(msg: dict[str, Any], content: Any) -> dict[str, Any]:
    """Leave of an error what somebody reads."""
    if not isinstance(content, dict) or "evalue" not in content:
        return msg
    short: dict[str, Any] = {"evalue": str(content["evalue"])[:MOST_OF_AN_ERROR]}
    if isinstance(content.get("traceback"), list):
        short["traceback"] = [line[:MOST_OF_AN_ERROR] for line in content["traceback"][-100:]]
    return {**msg, "content": {**content, **short}}
