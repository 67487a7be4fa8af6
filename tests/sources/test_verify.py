"""Every shipped figure looked up at a WebAPI that answers as BPS's does, faults included."""

from __future__ import annotations

import json
import logging
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from povanalysis.errors import DataError, InputError, SourceError
from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.regions import get
from povanalysis.series import latest_vintage
from povanalysis.sources import store
from povanalysis.sources.webapi import client as webapi
from povanalysis.sources.webapi import verified, verify
from povanalysis.sources.webapi.client import RETRIES, WebApi
from povanalysis.sources.webapi.verify import Verification
from tests.sources.webapi_server import KEY, PATIENCE, Server, cut, garbage, status

GENUINE = Path(__file__).parents[1] / "fixtures" / "webapi" / "poverty-line-2025.json"
Command = Callable[..., tuple[int, str, str]]


class Bps:
    """BPS's tables as the genuine answer has them, holding what the project ships."""

    def __init__(self, project: Project) -> None:
        self.tables: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
        rows = store.load(project)
        for row in verify._in_the_tables(rows).astype(object).itertuples():
            self.tables[row.indicator][row.region, row.year] = float(row.value)
        self.labels: dict[str, str] = {}

    def __call__(self, asked: dict[str, str]) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(GENUINE.read_text(encoding="utf-8"))
        number = int(asked["var"])
        [indicator] = [name for name, one in INDICATORS.items() if one.variable == number]
        table = self.tables[indicator]
        years = {th: 1900 + int(th) for th in asked["th"].split(";")}
        answer["var"][0] |= {"val": number, "label": f"Tabel {number}", "unit": ""}
        answer["vervar"] = [
            {"val": int(code), "label": self.labels.get(code, _label(code))}
            for code in sorted({code for code, _ in table})
        ]
        answer["tahun"] = [{"val": int(th), "label": str(year)} for th, year in years.items()]
        answer["datacontent"] = {
            f"{code}{number}0{th}0": table[code, year]
            for code in sorted({code for code, _ in table})
            for th, year in years.items()
            if (code, year) in table
        }
        return answer


def _label(code: str) -> str:
    region = get(code)
    if region.kind == "province":
        return f"<b>{region.short.upper()}</b>"
    return region.name.removeprefix("Kabupaten ")


@pytest.fixture
def bps(project: Project, two_provinces: Project) -> Bps:
    shutil.copytree(two_provinces.processed, project.processed)
    return Bps(project)


@pytest.fixture
def server(bps: Bps) -> Iterator[Server]:
    server = Server()
    server.years = [{"th_id": year - 1900, "th": str(year)} for year in range(2002, 2027)]
    server.per_page = 6  # 25 years: the last page holds one
    server.data = bps
    yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.fixture
def api(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebApi]:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    with WebApi(
        tmp_path / "cache", base_url=server.url, timeout=PATIENCE, sleep=lambda _: None
    ) as client:
        yield client


def run(project: Project, api: WebApi, *codes: str) -> Verification:
    return verify.verify(project, api, codes or None)


def test_every_shipped_figure_of_these_tables_is_looked_up_and_agrees(
    project: Project, api: WebApi, bps: Bps, server: Server
) -> None:
    found = run(project, api)
    rows = latest_vintage(store.load(project))
    assert found.asked == sum(map(len, bps.tables.values()))
    assert found.asked + found.outside == len(rows)
    assert found.findings == []
    assert {one.indicator: one.variable for one in found.compared} == {
        code: one.variable for code, one in INDICATORS.items()
    }
    assert {one.last_update for one in found.compared} == {"2025-12-01 13:45:51"}
    assert found.data_version == str(store.version(project))
    outside = rows.drop(verify._in_the_tables(rows).index)
    assert set(outside["region"]) == {"0000", "3300", "3500"}
    assert len(server.asked("data")) <= 5 * 5  # few requests: five years at a time


def test_a_figure_printed_as_nought_agrees_with_a_nought(
    project: Project, api: WebApi, bps: Bps, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = store.load(project)
    spot = (rows["region"] == "3524") & (rows["indicator"] == "P2") & (rows["year"] == 2020)
    monkeypatch.setattr(
        verify.store, "load", lambda _: rows.assign(value=rows["value"].where(~spot, 0.0))
    )
    bps.tables["P2"]["3524", 2020] = 0
    bps.tables["P2"]["3524", 2021] = 0  # BPS answers 0 where it has no figure, too
    assert [(one.year, one.theirs) for one in run(project, api, "3524").findings] == [(2021, None)]


def test_the_genuine_answer_on_the_poverty_line_agrees_with_what_is_shipped(
    project: Project, api: WebApi, server: Server, bps: Bps
) -> None:
    # the 38 lines of Jawa Timur 2025 and those of both provinces, out of 552 that BPS answered
    genuine = json.loads(GENUINE.read_text(encoding="utf-8"))
    server.data = lambda asked: genuine if asked["var"] == "624" else bps(asked)
    server.years = [{"th_id": 125, "th": "2025"}]
    [line] = [one for one in run(project, api).compared if one.indicator == "POVERTY_LINE"]
    assert line.agree >= 40
    assert line.differ == ()
    assert {finding.year for finding in line.missing} <= set(range(2000, 2025))


@pytest.mark.parametrize(
    ("theirs", "seen"), [(12.3, 12.3), (1203.0, 1203.0), (12.0349, None), (0.0, "missing")]
)
def test_a_wrong_value_is_named_and_rounding_is_agreement(
    project: Project, api: WebApi, bps: Bps, theirs: float, seen: float | str | None
) -> None:
    bps.tables["P0"]["3524", 2025] = theirs
    found = run(project, api, "3524")
    if seen is None:
        assert found.findings == []
        return
    [finding] = found.findings
    assert (finding.region, finding.year, finding.ours) == ("3524", 2025, 12.03)
    assert finding.theirs == (None if seen == "missing" else seen)
    assert str(finding).startswith("3524 Kabupaten Lamongan, P0 2025: 12.03 here (")
    [rates] = [one for one in found.compared if one.indicator == "P0"]
    assert (len(rates.differ), len(rates.missing)) == ((0, 1) if seen == "missing" else (1, 0))


def test_a_region_or_a_year_that_bps_does_not_show_is_not_found(
    project: Project, api: WebApi, bps: Bps, server: Server
) -> None:
    for year in range(2004, 2026):
        bps.tables["P0"].pop(("3571", year), None)
    server.years = [year for year in server.years if year["th"] != "2025"]
    found = run(project, api, "3571", "3524")
    [rates] = [one for one in found.compared if one.indicator == "P0"]
    missing = {(finding.region, finding.year) for finding in rates.missing}
    assert ("3571", 2020) in missing
    assert ("3524", 2025) in missing
    assert ("3524", 2024) not in missing
    assert rates.differ == ()
    assert rates.asked == rates.agree + len(missing)


def test_a_former_code_with_nought_beside_the_present_one_does_no_harm() -> None:
    answer = json.loads(GENUINE.read_text(encoding="utf-8"))
    answer["vervar"].append({"val": 9401, "label": "Merauke"})
    answer["datacontent"]["940162401250"] = 0
    text = json.dumps(answer)
    values, _ = verify._figures(
        webapi.Answer("0000", 624, (2025,), text, 0.0, False), "POVERTY_LINE"
    )
    assert values["9501", 2025] == (517764.0, 2)
    assert "9401" not in {code for code, _ in values}


def test_a_place_that_is_called_otherwise_stops_the_comparison(
    project: Project, api: WebApi, bps: Bps
) -> None:
    bps.labels["3524"] = "Gresik"
    with pytest.raises(SourceError, match=r"calls 3524 'Gresik', which is Kabupaten Lamongan"):
        run(project, api)


@pytest.mark.parametrize(
    "damage",
    [
        lambda answer: answer.pop("datacontent"),
        lambda answer: answer.update(datacontent=[]),
        lambda answer: answer.update(vervar=None),
        lambda answer: answer.update(tahun=[{"val": 125}]),
        lambda answer: answer["var"][0].update(val=34),
        lambda answer: answer["datacontent"].update({"352462401250": "n.a."}),
    ],
)
def test_an_answer_that_is_not_as_documented_verifies_nothing(
    project: Project, api: WebApi, bps: Bps, server: Server, damage: Callable[[Any], object]
) -> None:
    def damaged(asked: dict[str, str]) -> dict[str, Any]:
        answer = bps(asked)
        if asked["var"] == "624":
            damage(answer)
        return answer

    server.data = damaged
    with pytest.raises(
        SourceError, match=r"variable 624 (is not as documented|and answ).*statistics-t"
    ):
        run(project, api)


@pytest.mark.parametrize("fault", [status(429), status(503), cut, garbage])
def test_a_passing_fault_is_overcome(
    project: Project, api: WebApi, server: Server, fault: Callable[..., None]
) -> None:
    server.faults = [fault, fault]
    assert run(project, api, "3524").findings == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [(status(403), "refuses this key or this network"), (status(429), "answered 429, 5 times"),
     (cut, "cut the connection"), (garbage, "invalid JSON")],
)  # fmt: skip
def test_a_lasting_fault_ends_without_a_record(
    project: Project, server: Server, command: Command, monkeypatch: pytest.MonkeyPatch,
    fault: Callable[..., None], words: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("BPS_API_KEY", KEY)
    monkeypatch.setattr(webapi, "BASE_URL", server.url)
    monkeypatch.setattr(webapi, "FIRST_PAUSE", 0.0)
    server.faults = [fault] * (RETRIES + 1)
    code, out, err = command("data", "verify", project=project)
    assert (code, out) == (1, "")
    assert words in err
    assert KEY not in err
    assert not (project.raw.parent / "verified.json").exists()


def test_an_old_answer_from_the_cache_verifies_nothing(
    project: Project, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPS_API_KEY", KEY)
    with WebApi(
        tmp_path / "cache", base_url=server.url, max_age_days=0, sleep=lambda _: None,
        warn=lambda _: None,
    ) as api:  # fmt: skip
        run(project, api, "3524")
        server.faults = [status(500)] * (RETRIES + 1) * 50
        with pytest.raises(SourceError, match="verify nothing"):
            run(project, api, "3524")


def test_the_command_keeps_a_record_and_ends_with_1_where_figures_differ(
    project: Project, server: Server, bps: Bps, command: Command,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setenv("BPS_API_KEY", KEY)
    monkeypatch.setattr(webapi, "BASE_URL", server.url)
    with caplog.at_level(logging.DEBUG):
        code, out, err = command("data", "verify", project=project)
    assert code == 0
    assert "data/verified.json: written" in out
    assert "asking BPS for P0, " in err
    kept = json.loads((project.raw.parent / "verified.json").read_text())
    assert kept == verified.record(project)
    assert (kept["differ"], kept["not_found"]) == (0, 0)
    assert kept["looked_up"] == kept["agree"] > 3000

    bps.tables["P0"]["3524", 2025] = 12.13
    code, out, _err = command("data", "verify", "--max-age", "0", "--json", project=project)
    told = json.loads(out)
    assert (code, told["differ"], told["record"]) == (1, 1, "data/verified.json")
    [rates] = [one for one in told["indicators"] if one["indicator"] == "P0"]
    assert rates["differ"] == [
        {"region": "3524", "indicator": "P0", "year": 2025, "ours": 12.03, "theirs": 12.13,
         "source": rates["differ"][0]["source"]}
    ]  # fmt: skip
    code, out, _err = command("data", "verify", "Lamongan", project=project)
    assert code == 1
    assert "12.03 here" in out
    assert "written" not in out  # a part of the figures makes no record

    stored = "".join(path.read_text() for path in project.root.rglob("*.json"))
    for text in (out, err, caplog.text, stored):
        assert KEY not in text


def test_without_a_key_or_a_region_with_figures_the_call_is_wrong(
    project: Project, api: WebApi, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="no figures"):
        run(project, api, "1101" if store.observations(["1101"]).empty else "0815")
    assert command("data", "verify", "Kediri", project=project)[0] == 2
    monkeypatch.delenv("BPS_API_KEY")
    code, out, err = command("data", "verify", project=project)
    assert (code, out) == (2, "")
    assert "Register at https://webapi.bps.go.id/developer and set BPS_API_KEY" in err


def test_a_damaged_record_is_an_error_and_none_is_none(project: Project) -> None:
    assert verified.record(project) is None
    for text in ("{", "[]", "{}"):
        (project.raw.parent / "verified.json").write_text(text)
        with pytest.raises(DataError, match="povanalysis data verify"):
            verified.record(project)
