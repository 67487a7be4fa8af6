"""What a cell may print: so much that nobody needs more, and no machine is brought down by it."""

from __future__ import annotations

import threading
from typing import Any

from ipykernel.iostream import OutStream

MOST_CHARACTERS = 10_000_000


class TooMuchOutputError(Exception):
    """A cell printed more than it may."""


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
