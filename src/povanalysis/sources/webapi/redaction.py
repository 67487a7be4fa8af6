"""Keeping the WebAPI key out of log lines: it travels in the address, and HTTP libraries log those."""

from __future__ import annotations

import logging


class KeepOut(logging.Filter):
    """Keep the key out of the log lines of the HTTP library, which show addresses."""

    _LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2")

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def filter(self, record: logging.LogRecord) -> bool:
        """Put stars for the key; every line passes."""
        text = record.getMessage()
        if self._key in text:
            record.msg, record.args = text.replace(self._key, "***"), ()
        return True

    def attach(self) -> None:
        """Begin."""
        for name in self._LOGGERS:
            logging.getLogger(name).addFilter(self)

    def detach(self) -> None:
        """End."""
        for name in self._LOGGERS:
            logging.getLogger(name).removeFilter(self)
