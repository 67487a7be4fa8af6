"""Client of the BPS WebAPI: dynamic data by variable, domain and year.

What it asks, all below ``https://webapi.bps.go.id/v1/api/list``:

* ``model=th`` for the ids of years (an id is not a year and nothing is computed from it);
* ``model=var`` for the variable of an indicator in a provincial domain (variable ids are those of
  one domain; the national ones are known, :mod:`povanalysis.indicators`);
* ``model=data`` for the figures, which :mod:`povanalysis.sources.layouts.webapi_json` decodes.

Manners and safety
------------------
* The key comes from ``BPS_API_KEY`` only. The WebAPI wants it in the address, so addresses are
  never raised or stored, errors are raised without their cause, whose request carries it, and
  :mod:`.redaction` keeps it out of logs, messages and answers, however it is written.
* Every answer has an end (:data:`DEADLINE`, looking the name up included), all together have one
  (``patience``), and a largest size (:data:`~.receiving.MAX_BYTES`, counted unpacked, while it comes);
  429 and 5xx answers, cut connections and invalid JSON are tried again
  after growing pauses (``Retry-After`` is honoured up to a minute); others are not.
* A redirect is not followed: the key would go along to whoever it names.
* What comes is not trusted: ids and years are digits, lists and nesting are bounded.
* Answers are kept on disk with their age. A young one is taken without asking; when asking fails
  an old one is given with a warning, and says that it is stale.
* We identify ourselves and evade nothing. A 403 (the WebAPI blocks some networks) tells which page
  to download by hand and how to import it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from povanalysis import __version__, files
from povanalysis.errors import InputError, PovError, SourceError, listing
from povanalysis.indicators import INDICATORS
from povanalysis.regions import NATION, get, resolve
from povanalysis.series import check_indicator
from povanalysis.sources.tables import wording
from povanalysis.sources.webapi.receiving import MAX_BYTES, receive, session
from povanalysis.sources.webapi.redaction import KeepOut, Redaction

BASE_URL = "https://webapi.bps.go.id/v1/api/list"
KEY_VARIABLE = "BPS_API_KEY"

RETRIES = 4
FIRST_PAUSE = 1.0  # seconds, doubled at each try
LONGEST_PAUSE = 60.0
SILENCE = 4.0  # seconds of a pause that nobody needs to hear of
MAX_PAGES = 200
SKEW = 0.01  # days by which clocks differ
MAX_SIGNS = 3_000_000  # brackets, commas and colons of an answer
DEADLINE = 120.0  # seconds in which one answer must have come, however slowly it drips
PATIENCE = 900.0  # seconds for all answers of a session
_IMPORT = "povanalysis data import FILE"
_LOG = logging.getLogger(__name__)
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_DIGITS = re.compile("[0-9]{1,9}")
_AGENT = f"povanalysis/{__version__} (+https://github.com/povanalysis/povanalysis)"


@dataclass(frozen=True)
class Answer:
    """One answer with data.

    Attributes
    ----------
    domain, variable, years
        What was asked.
    text
        The JSON text, for :mod:`povanalysis.sources.layouts.webapi_json`.
    age_days
        Days since it was received.
    stale
        Whether the WebAPI failed and an older answer was taken from the cache.
    """

    domain: str
    variable: int
    years: tuple[int, ...]
    text: str
    age_days: float
    stale: bool

    @property
    def file_name(self) -> str:
        """A name that says what is inside, without the key."""
        years = "-".join(map(str, self.years)) or "all"
        return f"webapi-{self.domain}-var{self.variable}-{years}.json"


class WebApi:
    """A polite session with the WebAPI; use it in a ``with`` statement.

    Parameters
    ----------
    cache
        Directory for answers.
    max_age_days
        Answers younger than this are taken from the cache.
    warn
        Called with one line where an old answer had to do.
    patience
        Seconds after which nothing more is asked.
    base_url, timeout, sleep
        For tests: another server, seconds per request, how to wait.
    """

    def __init__(
        self,
        cache: Path,
        *,
        max_age_days: float = 1.0,
        warn: Callable[[str], None] = _LOG.warning,
        patience: float = PATIENCE,
        base_url: str | None = None,
        timeout: float = 30.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        key = os.environ.get(KEY_VARIABLE, "").strip()
        if not key:
            raise InputError(
                "The BPS WebAPI needs a key.",
                cure=f"Register at https://webapi.bps.go.id/developer and set {KEY_VARIABLE}; or "
                "download the table by hand and use: povanalysis data import FILE",
                option=KEY_VARIABLE,
            )
        if not (key.isascii() and key.isprintable()):
            raise InputError(
                f"{KEY_VARIABLE} holds characters that no key has.",
                cure="Copy the key anew from https://webapi.bps.go.id/developer",
                option=KEY_VARIABLE,
            )
        self._key = key
        self._redaction = Redaction(key)
        self._end = time.monotonic() + patience
        self._cache = cache
        self._max_age = max_age_days
        self._warn = warn
        self._base = base_url or BASE_URL
        self._sleep = sleep
        self._logs = KeepOut(self._redaction)
        self._client = session(timeout, _AGENT)

    def __enter__(self) -> WebApi:
        self._logs.attach()
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()
        self._logs.detach()

    def fetch(
        self, indicator: str, domains: Sequence[str | int], years: Sequence[int] = ()
    ) -> list[Answer]:
        """Fetch an indicator.

        Parameters
        ----------
        indicator
            P0, P1, P2, POVERTY_LINE or POOR.
        domains
            ``0000`` for the national table of all regencies, or provinces for their own tables.
        years
            All years when empty.

        Raises
        ------
        InputError
            A domain is no nation or province, or a year is not there.
        SourceError
            The WebAPI did not answer as documented and no older answer is kept.
        """
        code = check_indicator(indicator)
        return [self._fetch_domain(code, domain, years) for domain in domains]

    def years(self, indicator: str) -> list[int]:
        """List the years that the national table of all regencies has of an indicator."""
        return sorted(self._ids_of_years(NATION, INDICATORS[check_indicator(indicator)].variable))

    def _fetch_domain(self, indicator: str, domain: str | int, years: Sequence[int]) -> Answer:
        region = get(NATION) if str(domain) in (NATION, "nasional") else resolve(domain)
        if region.is_regency:
            raise InputError(
                f"{region} has no table of its own with its neighbours.",
                cure=f"Ask for its province {region.province} or for {NATION}.",
                candidates=[region.province, NATION],
            )
        variable = (
            INDICATORS[indicator].variable
            if region.code == NATION
            else self._variable_of(indicator, region.code)
        )
        ids = self._year_ids(region.code, variable, years)
        parameters = {"model": "data", "domain": region.code, "var": str(variable)}
        if ids:
            parameters["th"] = ";".join(ids)
        text, age, stale = self._get(parameters, page=page(variable))
        answer = _object(text)
        if answer.get("data-availability") != "available":
            raise SourceError(
                f"The WebAPI has no data for variable {variable} in domain {region.code} "
                f"({str(answer.get('data-availability'))[:40]!r}).",
                cure=f"Look at {page(variable)}; download the table and import it by hand.",
            )
        if not re.search(rf"'val': '?{variable}\b", str(answer.get("var"))[:1000]):
            raise SourceError(
                f"The WebAPI was asked for variable {variable} and answered with another.",
                cure=f"Remove {self._cache} and try again, or look at {page(variable)}.",
            )
        return Answer(region.code, variable, tuple(years), text, age, stale)

    def _year_ids(self, domain: str, variable: int, years: Sequence[int]) -> list[str]:
        if not years:
            return []
        ids = self._ids_of_years(domain, variable)
        missing = [year for year in years if year not in ids]
        if missing:
            raise InputError(
                f"The WebAPI has no figures for {listing(list(map(str, missing)))}.",
                cure=f"Years there are: {listing(list(map(str, sorted(ids))), limit=40)}.",
            )
        return [ids[year] for year in years]

    def _ids_of_years(self, domain: str, variable: int) -> dict[int, str]:
        return {
            int(item["th"]): str(item["th_id"])
            for item in self._items({"model": "th", "domain": domain, "var": str(variable)})
            if _DIGITS.fullmatch(str(item.get("th"))) and _DIGITS.fullmatch(str(item.get("th_id")))
        }

    def _variable_of(self, indicator: str, domain: str) -> int:
        found = {
            int(item["var_id"]): str(item.get("title", ""))
            for item in self._items({"model": "var", "domain": domain})
            if wording.indicators(str(item.get("title", ""))) == {indicator}
            and "kabupaten" in str(item.get("title", "")).lower()
            and _DIGITS.fullmatch(str(item.get("var_id")))
        }
        if len(found) != 1:
            names = [f"{number} {title[:80]!r}" for number, title in found.items()]
            raise SourceError(
                f"{len(found)} variables of domain {domain} are {indicator} by kabupaten/kota"
                + (f": {listing(names)}." if names else "."),
                cure=f"Take the national table instead: povanalysis data fetch {NATION} "
                f"--indicator {indicator}",
            )
        return next(iter(found))

    def _items(self, parameters: dict[str, str]) -> Iterator[dict[str, Any]]:
        """Entries of a list, over all its pages, the last included."""
        page = 1
        while True:
            text, _, _ = self._get({**parameters, "page": str(page)}, page=BASE_URL)
            answer = _object(text)
            data = answer.get("data")
            if answer.get("data-availability") != "available" or not isinstance(data, list):
                return
            paging = data[0] if data and isinstance(data[0], dict) else {}
            entries = data[1] if len(data) > 1 and isinstance(data[1], list) else []
            yield from (entry for entry in entries if isinstance(entry, dict))
            pages = paging.get("pages", 1)
            if not isinstance(pages, int) or page >= min(pages, MAX_PAGES):
                return
            page += 1

    # -------------------------------------------------------------------------- one request

    def _get(self, parameters: dict[str, str], page: str) -> tuple[str, float, bool]:
        """Text of an answer, its age in days, and whether it is stale."""
        kept = self._kept(parameters)
        if kept is not None and kept[1] <= self._max_age:
            return (*kept, False)
        try:
            text = self._ask(parameters, page)
        except SourceError as error:
            if kept is None or error.facts.get("status") in (401, 403):
                raise
            self._warn(
                f"{error.message} The answer of {kept[1]:.0f} days ago is used instead; "
                "try again later for a newer one."
            )
            return (*kept, True)
        files.write(self._path(parameters), text)
        return text, 0.0, False

    def _ask(self, parameters: dict[str, str], page: str) -> str:
        reason = ""
        for number in range(RETRIES + 1):
            pause = min(FIRST_PAUSE * 2**number, LONGEST_PAUSE)
            try:
                status, headers, body = receive(
                    self._client,
                    self._base,
                    {**parameters, "key": self._key},
                    min(time.monotonic() + DEADLINE, self._end),
                )
            except httpx.TimeoutException:
                reason = "did not answer in time"
            except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, ValueError) as error:
                reason = f"could not be reached or cut the connection ({type(error).__name__})"
            else:
                if status == 200:
                    try:
                        return self._checked(body)
                    except (ValueError, RecursionError):
                        reason = "sent invalid JSON"
                elif status in _TRY_AGAIN:
                    reason = f"answered {status}"
                    pause = max(pause, _retry_after(headers))
                else:
                    raise self._refused(status, page)
            if time.monotonic() + pause > self._end:
                break
            if number < RETRIES:
                if pause >= SILENCE:
                    self._warn(f"The BPS WebAPI {reason}; it is asked again in {pause:g} s.")
                self._sleep(pause)
        raise SourceError(
            f"The BPS WebAPI {reason}, {number + 1} times.",
            cure=f"Try again later, or download {page} and use: povanalysis data import FILE",
        ) from None

    def _checked(self, text: str) -> str:
        if sum(map(text.count, "{[,:")) > MAX_SIGNS:
            raise SourceError(
                f"The BPS WebAPI sent more than {MAX_SIGNS:,} values.",
                cure="Ask for fewer years at a time.",
            )
        answer = json.loads(text)
        if isinstance(answer, dict) and answer.get("status") not in ("OK", None):
            message = " ".join(self._redaction.of(str(answer.get("message", ""))).split())[:200]
            raise SourceError(
                f"The BPS WebAPI refuses the request: {message or 'no reason given'}.",
                cure=f"Look at the key in {KEY_VARIABLE}; https://webapi.bps.go.id/developer "
                "shows yours.",
                status=401,
            )
        return self._redaction.of(text)

    def _refused(self, status: int, page: str) -> SourceError:
        what, cure = f"answered {status}", f"Download {page} by hand and use: {_IMPORT}"
        if 300 <= status < 400:
            what = f"sends us elsewhere ({status}), which is not followed: the key would go along"
        if status in (401, 403):
            what = f"refuses this key or this network ({status})"
            cure = f"Download the table by hand from {page} and use: {_IMPORT} --source {page}"
        return SourceError(f"The BPS WebAPI {what}.", cure=cure, status=status)

    # ----------------------------------------------------------------------------- the cache

    def _path(self, parameters: dict[str, str]) -> Path:
        named = json.dumps([self._base, sorted(parameters.items())])
        return self._cache / f"{hashlib.sha256(named.encode()).hexdigest()[:24]}.json"

    def _kept(self, parameters: dict[str, str]) -> tuple[str, float] | None:
        path = self._path(parameters)
        try:
            age = (time.time() - path.stat().st_mtime) / 86_400
            if age < -SKEW:  # it was not received when it says
                return None
            text = files.read_regular(path, MAX_BYTES).decode()
            json.loads(text)
        except (OSError, ValueError, RecursionError, PovError):
            return None
        return text, max(age, 0.0)


def _object(text: str) -> dict[str, Any]:
    answer = json.loads(text)
    if not isinstance(answer, dict):
        raise SourceError(
            "The BPS WebAPI sent JSON that is no object.",
            cure="Try again later, or import the table by hand.",
        )
    return answer


def _retry_after(headers: httpx.Headers) -> float:
    text = headers.get("Retry-After", "")
    return min(float(text), LONGEST_PAUSE) if _DIGITS.fullmatch(text) else 0.0


def page(variable: int) -> str:
    """Address of the page of a dynamic table; its id is ``621#2`` in base64."""
    number = base64.b64encode(f"{variable}#2".encode()).decode()
    return f"https://www.bps.go.id/id/statistics-table/2/{number}"
