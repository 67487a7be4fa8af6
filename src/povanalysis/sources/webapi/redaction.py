"""Keeping the WebAPI key out of all that is said or stored: it travels in the address."""

from __future__ import annotations

import base64
import logging
import re
import traceback
from typing import Any

STARS = "***"


class Redaction:
    """Puts stars for a key in any of the writings an address, a log or a page may give it.

    Those are: plain, percent-encoded (once or twice, in either case of its digits), with escapes of
    HTML, JSON or Python, hexadecimal, and base64 at any offset. Runs are bounded: a page of
    backslashes would be looked through for ever.

    Examples
    --------
    >>> Redaction("s3cr3t/k3y+0").of("?key=s3cr3t%2fk3y%2B0&b=czNjcjN0L2szeSsw")
    '?key=***&b=***'
    """

    def __init__(self, key: str) -> None:
        plain = "".join(map(_any_writing, key))
        others = {re.escape(key.encode().hex())}
        if len(key) >= 8:  # what is left of a shorter one stands in many a text
            others |= {_core(key.encode(), before) for before in range(3)}
        self._pattern = re.compile("|".join([plain, *sorted(others)]), re.IGNORECASE)

    def of(self, text: str) -> str:
        """Give a text without the key."""
        return self._pattern.sub(STARS, text)


def _any_writing(sign: str) -> str:
    code = ord(sign)
    digits = f"{code:02x}"
    ways = [re.escape(sign), rf"%(?:25){{0,8}}(?:u00)?{digits}", rf"\\{{1,16}}(?:u00|x){digits}",
            rf"&#(?:x0{{0,8}}{digits}|0{{0,8}}{code});?"]  # fmt: skip
    if sign in '"\\/':
        ways.append(rf"\\{{1,16}}{re.escape(sign)}")
    ways += {"&": ["&amp;"], "<": ["&lt;"], ">": ["&gt;"], '"': ["&quot;"]}.get(sign, [])
    return f"(?:{'|'.join(ways)})"


def _core(key: bytes, before: int) -> str:
    """Match the signs of base64 that a key makes whatever stands around it."""
    whole = base64.b64encode(b"\0" * before + key).decode().rstrip("=")
    first = (before * 8 + 5) // 6
    last = (before + len(key)) * 8 // 6
    core = re.escape(whole[first:last])
    return core.replace(r"\+", "[-+]").replace("/", "[_/]") + "[A-Za-z0-9+/_=-]{0,3}"


class KeepOut:
    """Keeps the key out of every log record made meanwhile, whoever makes it.

    Parameters
    ----------
    redaction
        What takes it out.
    """

    def __init__(self, redaction: Redaction) -> None:
        self._redaction = redaction
        self._before = logging.getLogRecordFactory()

    def _make(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = self._before(*args, **kwargs)
        try:
            text = record.getMessage()
        except (TypeError, ValueError):
            text = f"{record.msg} {record.args}"
        record.msg, record.args = self._redaction.of(text), ()
        if record.exc_info and record.exc_info[1] is not None:
            trace = "".join(traceback.format_exception(record.exc_info[1])).rstrip()
            record.exc_text, record.exc_info = self._redaction.of(trace), None
        return record

    def attach(self) -> None:
        """Begin."""
        self._before = logging.getLogRecordFactory()
        logging.setLogRecordFactory(self._make)

    def detach(self) -> None:
        """End."""
        logging.setLogRecordFactory(self._before)
