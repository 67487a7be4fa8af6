"""One answer of a server that is not trusted: it comes in time and within a size, or not at all."""

from __future__ import annotations

import re
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

import httpx

from povanalysis.errors import InputError, SourceError

MAX_BYTES = 20_000_000  # unpacked; all years of all regencies are a fiftieth of it
PIECE = 65_536
GRACE = 0.5  # seconds for a line that was cut to be noticed

Received = tuple[int, httpx.Headers, str]


def session(timeout: float, agent: str) -> httpx.Client:
    """Open a session that follows no redirect and keeps no line open.

    Raises
    ------
    InputError
        Proxy or certificates that the environment names cannot be used.
    """
    try:
        return httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            headers={"User-Agent": agent, "Accept": "application/json", "Accept-Encoding": "gzip"},
            follow_redirects=False,
            limits=httpx.Limits(max_keepalive_connections=0),  # each answer on a line of its own
        )
    except (OSError, ImportError, ValueError, httpx.InvalidURL) as error:
        # its text may hold the password of a proxy
        raise InputError(
            f"A proxy or certificates cannot be used as they are set ({type(error).__name__}).",
            cure="Look at HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.",
        ) from None


def receive(client: httpx.Client, url: str, asked: dict[str, str], end: float) -> Received:
    """Ask, and give status, headers and text of the answer.

    A thread of its own asks: the system waits for a name server as long as it likes. One that is
    left waiting keeps no program from its end, and asks nothing more.

    Parameters
    ----------
    client
        A session that keeps no line open, so that each answer has its own.
    url, asked
        Address and its parameters.
    end
        When all must have come, by ``time.monotonic``. The time-outs of a client begin anew with
        every byte; so the line is cut then, wherever the answer stands.

    Raises
    ------
    httpx.TransportError
        There was no answer, or not in time.
    SourceError
        It is larger than MAX_BYTES.
    """
    told: Future[Received] = Future()

    def ask() -> None:
        try:
            told.set_result(_received(client, url, asked, end))
        except BaseException as error:  # whatever it is, it is whose who waits
            told.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        return told.result(max(end - time.monotonic(), 0) + GRACE)
    except TimeoutError:
        raise httpx.ConnectTimeout("no address was found in time") from None


def _received(client: httpx.Client, url: str, asked: dict[str, str], end: float) -> Received:
    lines: list[Any] = []

    def watch(event: str, told: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            lines.append(told["return_value"])
            if time.monotonic() > end:
                hang_up()

    def hang_up() -> None:
        for line in lines:
            with suppress(OSError, AttributeError):
                line.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(end - time.monotonic(), 0), hang_up)
    timer.daemon = True
    timer.start()
    try:
        with client.stream("GET", url, params=asked, extensions={"trace": watch}) as response:
            body = bytearray()
            announced = response.headers.get("Content-Length", "")
            _refuse_more(int(announced) if re.fullmatch("[0-9]{1,18}", announced) else 0)
            for chunk in _unpacked(response):
                body += chunk
                _refuse_more(len(body))
                if time.monotonic() > end:
                    break
            else:
                return response.status_code, response.headers, body.decode("utf-8", "replace")
    except httpx.TransportError:
        if time.monotonic() <= end:
            raise
    finally:
        timer.cancel()
    raise httpx.ReadTimeout("the answer dripped in too slowly")


def _unpacked(response: httpx.Response) -> Iterator[bytes]:
    """Unpack an answer in pieces: a hundred bytes, packed twice, may be more than memory holds."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing == "identity":
        yield from response.iter_raw(PIECE)
        return
    if packing != "gzip":
        raise httpx.DecodingError("the answer is packed otherwise than was asked for")
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in response.iter_raw(PIECE):
            piece = packed.decompress(chunk, PIECE)
            yield piece
            while piece:
                piece = packed.decompress(packed.unconsumed_tail, PIECE)
                yield piece
            if packed.eof:
                return
    except zlib.error as error:
        raise httpx.DecodingError(str(error)) from None
    raise httpx.DecodingError("the answer was cut off")


def _refuse_more(size: int) -> None:
    if size > MAX_BYTES:
        raise SourceError(
            f"The BPS WebAPI sent more than {MAX_BYTES // 1_000_000} MB.",
            cure="Ask for fewer years at a time.",
        )
