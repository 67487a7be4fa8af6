"""The client against a real local server that speaks the documented format, faults included."""

from __future__ import annotations

import base64
import html
import json
import logging
import os
import re
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from povanalysis.errors import InputError, SourceError
from povanalysis.sources import layouts
from povanalysis.sources.tables.opening import read_document
from povanalysis.sources.webapi import client as webapi
from povanalysis.sources.webapi import receiving
from povanalysis.sources.webapi.client import RETRIES, WebApi
from povanalysis.sources.webapi.redaction import Redaction
from tests.sources import webapi_server as servers
from tests.sources.webapi_server import DATA, KEY, PATIENCE, Server, cut, garbage, slow, status


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def api(
    server: Server, tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> Iterator[WebApi]:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    with WebApi(
        tmp_path / "cache", base_url=server.url, timeout=PATIENCE, sleep=waits.append
    ) as client:
        yield client


def test_an_answer_is_read_by_the_reader_of_its_layout(api: WebApi, server: Server) -> None:
    answer = api.fetch("P0", ["0000"], [2025])[0]
    reading = layouts.read(read_document(answer.file_name, answer.text.encode()))
    assert {figure.key: figure.value for figure in reading.figures} == {
        ("3524", "P0", 2025, "March"): 12.03,
        ("0000", "P0", 2025, "March"): 8.47,
    }
    asked = server.asked("data")[0]
    assert (asked["domain"], asked["var"], asked["th"]) == ("0000", "621", "125")
    assert not answer.stale
    assert all(agent.startswith("povanalysis/") for agent in server.agents)


@pytest.mark.parametrize("per_page", [16, 8, 5, 1])
def test_every_page_of_a_list_is_read_the_last_included(
    api: WebApi, server: Server, per_page: int
) -> None:
    server.per_page = per_page  # 16 years: one page, two, four with a short last one, sixteen
    api.fetch("P0", ["0000"], [2010, 2025])
    assert server.asked("data")[0]["th"] == "110;125"
    assert len(server.asked("th")) == -(-16 // per_page)


def test_the_id_of_a_year_is_looked_up_never_computed(api: WebApi, server: Server) -> None:
    server.years = [{"th_id": 77, "th": "2025"}]
    api.fetch("P0", ["0000"], [2025])
    assert server.asked("data")[0]["th"] == "77"
    with pytest.raises(InputError, match=r"no figures for 2024.*Years there are: 2025"):
        api.fetch("P0", ["0000"], [2024])


@pytest.mark.parametrize("fault", [status(500), status(503), status(429), cut, garbage])
def test_a_passing_fault_is_tried_again_after_growing_pauses(
    api: WebApi, server: Server, waits: list[float], fault: Callable[..., None]
) -> None:
    server.faults = [fault, fault]
    assert api.fetch("P0", ["0000"])[0].text
    assert waits == [1.0, 2.0]


def test_an_answer_that_does_not_come_in_time_is_asked_for_again(
    server: Server, tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    server.faults = [slow]
    with WebApi(tmp_path, base_url=server.url, timeout=0.5, sleep=waits.append) as api:
        assert api.fetch("P0", ["0000"])[0].text
    assert waits[0] == 1.0  # a busy machine may make the second try slow, too


def test_retry_after_is_honoured_up_to_a_minute(
    api: WebApi, server: Server, waits: list[float]
) -> None:
    server.faults = [status(429, Retry_After="7"), status(429, Retry_After="86400")]
    api.fetch("P0", ["0000"])
    assert waits == [7.0, 60.0]


@pytest.mark.parametrize("fault", [status(500), cut, garbage])
def test_a_lasting_fault_is_an_error_that_names_the_page(
    api: WebApi, server: Server, fault: Callable[..., None]
) -> None:
    server.faults = [fault] * (RETRIES + 1)
    with pytest.raises(SourceError, match=r"5 times\. .*statistics-table/2/NjIxIzI="):
        api.fetch("P0", ["0000"])
    assert len(server.requests) == RETRIES + 1


def test_403_is_not_tried_again_and_says_what_to_download(
    api: WebApi, server: Server, waits: list[float]
) -> None:
    server.faults = [status(403)]
    with pytest.raises(SourceError, match=r"\(403\).*NjIxIzI=.*povanalysis data import") as caught:
        api.fetch("P0", ["0000"])
    assert caught.value.facts["status"] == 403
    assert waits == []


def test_a_young_answer_is_taken_from_the_cache(api: WebApi, server: Server) -> None:
    api.fetch("P0", ["0000"])
    api.fetch("P0", ["0000"])
    assert len(server.requests) == 1


def test_an_old_answer_serves_with_a_warning_when_asking_fails(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    said: list[str] = []
    with WebApi(
        tmp_path, base_url=server.url, max_age_days=0, warn=said.append, sleep=lambda _: None
    ) as api:
        first = api.fetch("P0", ["0000"])[0]
        server.faults = [status(500)] * (RETRIES + 1)
        second = api.fetch("P0", ["0000"])[0]
    assert second.stale
    assert second.text == first.text
    assert [line.split("; ")[-1] for line in said[:2]] == [
        f"it is asked again in {seconds} s." for seconds in (4, 8)
    ]
    assert "used instead" in said[2]


def test_a_refused_key_is_never_hidden_by_an_old_answer(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    with WebApi(tmp_path, base_url=server.url, max_age_days=0, sleep=lambda _: None) as api:
        api.fetch("P0", ["0000"])
        server.data = {"status": "Error", "message": f"Invalid API Key {KEY}"}
        with pytest.raises(SourceError, match="Invalid API Key") as caught:
            api.fetch("P0", ["0000"])
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"status": "OK", "data-availability": "list-not-available"}, "list-not-available"),
        ({"status": "OK"}, "no data"),
        ([1, 2], "no object"),
    ],
)
def test_an_answer_without_data_is_an_error(
    api: WebApi, server: Server, answer: Any, words: str
) -> None:
    server.data = answer
    with pytest.raises(SourceError, match=words):
        api.fetch("P0", ["0000"])


def test_a_provincial_domain_looks_its_variable_up(api: WebApi, server: Server) -> None:
    server.variables = [
        {"var_id": 34, "title": "Persentase Penduduk Miskin Menurut Kabupaten/Kota"},
        {"var_id": 35, "title": "Garis Kemiskinan Menurut Kabupaten/Kota"},
        {"var_id": 63, "title": "Tingkat Partisipasi Angkatan Kerja Menurut Kabupaten/Kota"},
    ]
    server.data = {**DATA, "var": [{**DATA["var"][0], "val": 34}]}
    api.fetch("P0", ["Jawa Timur"])
    asked = server.asked("data")[0]
    assert (asked["domain"], asked["var"]) == ("3500", "34")
    server.variables.append({"var_id": 99, "title": "Persentase Penduduk Miskin Kabupaten/Kota"})
    with pytest.raises(SourceError, match="2 variables of domain 3300"):
        api.fetch("P0", ["3300"])


def test_a_regency_is_no_domain_of_a_table(api: WebApi) -> None:
    with pytest.raises(InputError, match="Ask for its province 3500"):
        api.fetch("P0", ["3524"])


def test_without_a_key_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BPS_API_KEY", raising=False)
    with pytest.raises(InputError, match="set BPS_API_KEY"):
        WebApi(tmp_path)


def test_the_key_is_in_no_log_traceback_cached_name_or_answer(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    server.data = {**DATA, "echo": f"https://webapi.bps.go.id/?key={KEY}"}
    with (
        caplog.at_level(logging.DEBUG),
        WebApi(
            tmp_path / "cache", base_url=server.url, timeout=PATIENCE, sleep=lambda _: None
        ) as api,
    ):
        answer = api.fetch("P0", ["0000"])[0]
        server.faults = [cut] * (RETRIES + 1)
        with pytest.raises(SourceError) as caught:
            api.fetch("P0", ["0000"], [2025])
    assert server.requests[0]["key"] == KEY  # it was sent
    shown = "".join(traceback.format_exception(caught.value))
    stored = "".join(f"{path}{path.read_text()}" for path in tmp_path.rglob("*.json"))
    for text in (caplog.text, shown, stored, answer.text, answer.file_name, repr(caught.value)):
        assert KEY not in text
    assert "127.0.0.1" in caplog.text  # addresses were logged, without the key


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (servers.announced, "sent more than 20 MB"),
        (servers.large, "sent more than 20 MB"),
        (servers.packed(), "sent more than 20 MB"),
        (servers.packed(packing="gzip, gzip"), r"cut the connection \(DecodingError\), 5 times"),
        (servers.packed(packing="br"), r"cut the connection \(DecodingError\), 5 times"),
        (servers.many, "sent more than 3,000,000 values"),
        (servers.redirect, r"sends us elsewhere \(302\)"),
        (servers.nested, "sent invalid JSON, 5 times"),
        (servers.endless_head, "did not answer in time, 5 times"),
        (servers.endless_body, "did not answer in time, 5 times"),
        (status(429, Retry_After="²"), "answered 429, 5 times"),
    ],
)
def test_an_answer_that_is_too_much_or_leads_away_is_cut_off(
    api: WebApi, server: Server, monkeypatch: pytest.MonkeyPatch, fault: Any, words: str
) -> None:
    monkeypatch.setattr(webapi, "DEADLINE", 0.3 if "in time" in words else 20.0)
    server.faults = [fault] * (RETRIES + 1)
    with pytest.raises(SourceError, match=words) as caught:
        api.fetch("P0", ["0000"])
    assert caught.value.cure
    assert caught.value.__context__ is caught.value.__cause__ is None
    assert not list(api._cache.glob("*"))


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_packed_is_unpacked_in_pieces(
    api: WebApi, server: Server, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    largest = 0

    def seen(size: int) -> None:
        nonlocal largest
        largest = max(largest, size)
        refuse(size)

    refuse = receiving._refuse_more
    monkeypatch.setattr(receiving, "_refuse_more", seen)
    if packed:
        server.faults = [servers.packed(json.dumps(DATA).encode())]
        assert json.loads(api.fetch("P0", ["0000"])[0].text) == DATA
    else:
        server.faults = [servers.packed()]
        with pytest.raises(SourceError, match="sent more than 20 MB"):
            api.fetch("P0", ["0000"])
    assert largest <= receiving.MAX_BYTES + receiving.PIECE


def test_an_answer_on_another_variable_is_refused_kept_or_new(api: WebApi, server: Server) -> None:
    server.data = {**DATA, "var": [{"val": 624, "label": "Garis Kemiskinan", "unit": "Rupiah"}]}
    for _ in range(2):
        with pytest.raises(SourceError, match=r"asked for variable 621.*Remove .*cache and try"):
            api.fetch("P0", ["0000"])
    assert len(server.requests) == 1


def test_a_name_server_that_does_not_answer_is_not_waited_for(
    api: WebApi, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, found = threading.Event(), socket.getaddrinfo

    def late(*asked: Any, **options: Any) -> Any:
        answered.wait(20)
        return found(*asked, **options)

    monkeypatch.setattr(webapi, "DEADLINE", 0.1)
    monkeypatch.setattr(webapi, "RETRIES", 1)
    monkeypatch.setattr(socket, "getaddrinfo", late)
    before, started = {*threading.enumerate()}, time.monotonic()
    with pytest.raises(SourceError, match="did not answer in time, 2 times"):
        api.fetch("P0", ["0000"])
    assert time.monotonic() - started < 10
    answered.set()
    for left in {*threading.enumerate()} - before:
        left.join(10)
    assert server.requests == []  # the key went nowhere after the end


def test_nothing_more_is_asked_when_patience_ends(
    server: Server, tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    server.faults = [status(503)] * 9
    with (
        WebApi(tmp_path, base_url=server.url, sleep=waits.append, patience=2.5) as api,
        pytest.raises(SourceError, match=r"answered 503, [1-3] times"),
    ):
        api.fetch("P0", ["0000"])


@pytest.mark.parametrize("year", ["²", "٢٠٢٥", "2025.0", "", None, {"a": [1]}, "9" * 400])
def test_what_is_no_year_or_id_in_a_list_is_passed_over(
    api: WebApi, server: Server, year: Any
) -> None:
    server.years = [{"th_id": 1, "th": year}, {"th_id": year, "th": "2024"}, {"th": "2023"}]
    with pytest.raises(InputError, match=r"no figures for 2025\."):
        api.fetch("P0", ["0000"], [2025])


def test_an_answer_from_the_future_is_asked_for_again(
    api: WebApi, server: Server, tmp_path: Path
) -> None:
    api.fetch("P0", ["0000"])
    [kept] = (tmp_path / "cache").glob("*.json")
    later = time.time() + 400 * 86_400
    os.utime(kept, (later, later))
    assert not api.fetch("P0", ["0000"])[0].stale
    assert len(server.requests) == 2


ODD = "k/3y+&<\"'=%2f\\a0123456789abcdef"


@pytest.mark.parametrize("key", [KEY, ODD])
def test_the_key_is_taken_out_however_it_is_written(key: str) -> None:
    redaction = Redaction(key)
    whole = "".join(f"%{ord(sign):02x}" for sign in key)
    ways = [
        key,
        quote(key, safe=""),
        quote(quote(key, safe=""), safe=""),
        re.sub("%..", lambda m: m[0].lower(), quote(key, safe="")),
        whole,
        whole.upper().replace("%", "%25"),
        json.dumps(key),
        json.dumps(json.dumps(key)),
        html.escape(key),
        "".join(f"&#{ord(sign)};" for sign in key),
        "".join(f"&#x{ord(sign):X};" for sign in key),
        "".join(rf"\u{ord(sign):04x}" for sign in key),
        "".join(f"%u{ord(sign):04x}" for sign in key),
        key.encode().hex(),
        key.encode().hex().upper(),
        key.upper(),
    ]
    for before in ("", "a", "ab", "abc:"):
        packed = base64.b64encode(f"{before}{key}:x".encode())
        ways += [packed.decode(), packed.decode().translate(str.maketrans("+/", "-_"))]
        ways.append(base64.urlsafe_b64encode(f"{before}{key}".encode()).decode())
    for way in ways:
        shown = redaction.of(f"https://x.org/?key={way}&th=125")
        assert "***" in shown
        assert way not in shown
        assert len(shown) < 50, shown
    assert redaction.of("Persentase Penduduk Miskin 2025, 12,03") == (
        "Persentase Penduduk Miskin 2025, 12,03"
    )


@pytest.mark.parametrize("text", ["\\", "%25", "&#0", "&#x0", "%", "25", "&#" + "0" * 99])
def test_a_page_of_escapes_is_looked_through_in_time(text: str) -> None:
    many = text * (400_000 // len(text))
    started = time.process_time()
    assert Redaction(ODD).of(many) == many
    assert time.process_time() - started < 5


def test_a_message_that_is_cut_holds_no_beginning_of_the_key(api: WebApi, server: Server) -> None:
    server.data = {"status": "Error", "message": "x" * (199 - len(KEY)) + f" {KEY} no key"}
    with pytest.raises(SourceError, match="x ") as caught:
        api.fetch("P0", ["0000"])
    assert KEY[:4] not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("HTTPS_PROXY", f"{scheme}://x:pass@h:1") for scheme in ("socks5", "socks9", "file")]
    + [
        ("HTTPS_PROXY", "http://[::pass"),
        ("SSL_CERT_FILE", "/no/such"),
        ("SSL_CERT_FILE", __file__),
    ],
)
def test_a_proxy_or_certificates_that_cannot_be_used_are_named_without_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    monkeypatch.setenv(variable, value)
    with pytest.raises(InputError, match=f"cannot be used as they are set.*{variable}") as caught:
        WebApi(tmp_path)
    assert "pass" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_key_that_none_is_is_refused_without_being_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPS_API_KEY", "s3cr3t\nk3y")
    with pytest.raises(InputError, match="characters that no key has") as caught:
        WebApi(tmp_path)
    assert "s3cr3t" not in str(caught.value)
