"""A WebAPI on the loopback interface that speaks the documented format, faults included."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "s3cr3t-k3y-0123456789abcdef"

DATA = {
    "status": "OK",
    "data-availability": "available",
    "var": [{"val": 621, "label": "Persentase Penduduk Miskin (P0)", "unit": "Persen"}],
    "turvar": [{"val": 0, "label": "Tidak ada"}],
    "vervar": [{"val": 3524, "label": "Lamongan"}, {"val": 9999, "label": "INDONESIA"}],
    "tahun": [{"val": 125, "label": "2025"}],
    "turtahun": [{"val": 0, "label": "Tahun"}],
    "datacontent": {"352462101250": 12.03, "999962101250": 8.47},
}


def listed(entries: list[dict[str, Any]], page: int, per_page: int) -> dict[str, Any]:
    pages = max(-(-len(entries) // per_page), 1)
    part = entries[(page - 1) * per_page : page * per_page]
    head = {"page": page, "pages": pages, "per_page": per_page, "count": len(part)}
    return {"status": "OK", "data-availability": "available", "data": [head, part]}


class Server:
    """A WebAPI on the loopback interface; ``faults`` answer before it does, one per request."""

    def __init__(self) -> None:
        self.requests: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.faults: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self.years = [{"th_id": 100 + n, "th": str(2000 + n)} for n in range(10, 26)]
        self.variables: list[dict[str, Any]] = []
        self.per_page = 10
        self.data: Any = DATA  # or a function of what was asked
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
                outer.requests.append(asked)
                outer.agents.append(self.headers["User-Agent"])
                if outer.faults:
                    outer.faults.pop(0)(self)
                    return
                page = int(asked.get("page", "1"))
                lists = {"th": outer.years, "var": outer.variables}
                answer = (
                    listed(lists[asked["model"]], page, outer.per_page)
                    if asked["model"] in lists
                    else outer.data(asked)
                    if callable(outer.data)
                    else outer.data
                )
                reply(self, 200, json.dumps(answer))

            def log_message(self, *_: object) -> None:
                """Keep test output quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1/api/list"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def asked(self, model: str) -> list[dict[str, str]]:
        return [request for request in self.requests if request["model"] == model]


def reply(handler: BaseHTTPRequestHandler, status: int, text: str, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(text.encode())


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda handler: reply(handler, code, "{}", **headers)


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"status":')


PATIENCE = 10.0  # seconds; ample, so that a busy machine is no fault of the server


def slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1.0)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, 200, "<html>maintenance</html>")


def redirect(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", f"http://localhost:1{handler.path}")
    handler.end_headers()


def endless_head(handler: BaseHTTPRequestHandler) -> None:
    """Drip a head in that never ends, each byte well before the next is missed."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        return


def endless_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"[")
            time.sleep(0.05)
    except OSError:
        return


def large(handler: BaseHTTPRequestHandler) -> None:
    """Send 600 MB without announcing them."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(600):
            handler.wfile.write(b" " * 1_000_000)
    except OSError:
        return


def announced(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "600000000")
    handler.end_headers()


def packed(
    body: bytes = b" " * 100_000_000, packing: str = "gzip"
) -> Callable[[BaseHTTPRequestHandler], None]:
    """Send a packed body, one that unpacks a thousandfold where no other is given."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", packing)
        handler.end_headers()
        with suppress(OSError):
            handler.wfile.write(gzip.compress(body))

    return answer


def nested(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, 200, "[" * 100_000)


def many(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, 200, "[" + "[]," * 1_500_000 + "0]")
