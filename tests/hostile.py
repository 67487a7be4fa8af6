"""Hostile and broken inputs: what a file, an option, a variable or a state of the disk may be.

One corpus for ``tests/test_hostile.py``, in this process, and ``benchmarks/hostile.py``, through the
command line. A case makes its file in a folder and gives the words of a command; ``{file}`` stands for
the file. Whatever it is, the command refuses it (or heals it) in words that end with a cure, leaves
the project as it was, and takes less than 1 GB and ten seconds.
"""

from __future__ import annotations

import io
import json
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

HEAD = "Kabupaten/Kota;Persentase Penduduk Miskin;Tahun"
ROWS = [("Kab. Kediri", "9,81", "2025"), ("Kota Kediri", "6,04", "2025")]
KEPT = ("--source", "https://example.org/", "--licence", "none stated")
ANSWERED = {
    "build --dask file:///etc/passwd --dry-run",  # nobody is called
    "change 3524 --assumed-error -1",  # the answer says that it is none
    "forecast 3524²",  # a footnote's mark, as in tables
}
Maker = Callable[[Path], object]
UNDERSTOOD = frozenset({"contradicting.csv", "next-year.csv"})
"""Tables in themselves, which an import refuses beside what is known."""


@dataclass(frozen=True)
class Case:
    """One input: a name, what makes it, the command, variables of the environment.

    Parameters
    ----------
    name
        What it is; also the name of its file, where it has one.
    words
        The command; ``{file}`` and ``{folder}`` are filled in.
    make
        Writes the file.
    env
        Variables to set.
    healed
        Whether the command may end well.
    kind
        What kind of input it is.
    """

    name: str
    words: tuple[str, ...]
    make: Maker | None = None
    env: dict[str, str] = field(default_factory=dict)
    healed: bool = False
    kind: str = "texts of options and arguments"

    def prepare(self, folder: Path) -> list[str]:
        """Make the file and give the words."""
        file = folder / self.name
        if self.make is not None:
            self.make(file)
        return [word.format(file=file, folder=folder) for word in self.words]


def _of(content: bytes | str) -> Maker:
    return lambda file: file.write_bytes(content.encode() if isinstance(content, str) else content)


# ------------------------------------------------------------------------------------ workbooks

_XML = '<?xml version="1.0"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MORE = "<!--more-->"


def _said(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _link(kind: str, target: str) -> str:
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_LINKS}/{kind}" Target="{target}"/></Relationships>'
    )


_SHEET = (
    f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{_said("A1", "Kabupaten/Kota")}'
    f'{_said("B1", "Persentase Penduduk Miskin")}{_said("C1", "Tahun")}</row><row r="2">'
    f'{_said("A2", "Kab. Kediri")}<c r="B2"><v>9.81</v></c><c r="C2"><v>2025</v></c></row>'
    f"{_MORE}</sheetData></worksheet>"
)
_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": _link("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": _link("worksheet", "worksheets/sheet1.xml"),
}


def workbook(sheet: str | bytes = _SHEET, **parts: str | bytes) -> bytes:
    """Make an xlsx of one sheet, with parts replaced or added by name (``__`` for a slash)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        named = {name.replace("__", "/"): part for name, part in parts.items()}
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": sheet, **named}.items():
            archive.writestr(name, part)
    return out.getvalue()


def cell(place: str, rows: str = "") -> bytes:
    """Make a workbook with a further cell."""
    return workbook(_SHEET.replace(_MORE, f"<row {rows}><c r='{place}'><v>1</v></c></row>"))


def _ods(rows: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="a">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return out.getvalue()


def _full(value: str, across: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{across}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def _workbooks() -> Iterator[tuple[str, bytes]]:
    good = workbook()
    merged = _SHEET.replace("</sheetData>", "</sheetData><mergeCells>{}</mergeCells>")
    yield "far-row.xlsx", cell("A1048576")
    yield "far-corner.xlsx", cell("XFD1048576")
    yield "far-small-letters.xlsx", cell("xfd1048576")
    yield "far-wide.xlsx", cell("ZZZ2")
    yield (
        "far-row-without-reference.xlsx",
        workbook(_SHEET.replace(_MORE, "<row r='1048576'><c><v>1</v></c></row>")),
    )
    yield "row-beyond-all.xlsx", cell("A99999999999")
    yield "column-beyond-all.xlsx", cell("ZZZZZZZZ1")
    yield (
        "a-wide-block.xlsx",
        workbook(_SHEET.replace(_MORE, f"<row r='3'>{'<c><v>1</v></c>' * 1500}</row>")),
    )
    yield (
        "entities.xlsx",
        workbook(
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
            + _SHEET.partition("?>")[2].replace(_MORE, "<row><c t='str'><v>&c;</v></c></row>")
        ),
    )
    yield (
        "external-entity.xlsx",
        workbook(
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
            + _SHEET.partition("?>")[2].replace("Kab. Kediri", "&b;")
        ),
    )
    yield "nested.xlsx", workbook(_SHEET.replace(_MORE, "<x>" * 5000 + "</x>" * 5000))
    yield "merged-everywhere.xlsx", workbook(merged.format('<mergeCell ref="A1:B2"/>' * 30_000))
    yield (
        "merged-over-each-other.xlsx",
        workbook(
            merged.format('<mergeCell ref="A1:C400"/>' * 900).replace(
                _MORE,
                "".join(f"<row r='{n}'><c r='C{n}'><v>1</v></c></row>" for n in range(3, 400)),
            )
        ),
    )
    yield "formulas.xlsx", workbook(_SHEET.replace("<v>9.81</v>", "<f>9+0.81</f>"))
    yield "macros.xlsm", workbook(xl__vbaProject="", **{"xl/vbaProject.bin": b"\0"})
    yield "nul-in-a-cell.xlsx", workbook(_SHEET.replace("Kab. Kediri", "Kab._x0000_ Kediri"))
    yield "escape-in-a-cell.xlsx", workbook(_SHEET.replace("Kab. Kediri", "Kab.&#27;[2J Kediri"))
    yield "a-long-cell.xlsx", workbook(_SHEET.replace("Kab. Kediri", "Kab. " + "Kediri " * 9000))
    yield "not-a-number.xlsx", workbook(_SHEET.replace("9.81", "NaN"))
    yield "infinite.xlsx", workbook(_SHEET.replace("9.81", "1e999"))
    yield (
        "no-such-shared-text.xlsx",
        workbook(_SHEET.replace('<c r="B2"><v>9.81', '<c r="B2" t="s"><v>987654321')),
    )
    yield (
        "an-error-value.xlsx",
        workbook(_SHEET.replace('<c r="B2"><v>9.81', '<c r="B2" t="e"><v>#REF!')),
    )
    yield "no-sheet.xlsx", workbook(**{"xl/workbook.xml": "<workbook/>"})
    yield "no-workbook.xlsx", workbook(**{"xl/workbook.xml": ""})
    yield "not-well-formed.xlsx", workbook(_SHEET.replace("</sheetData>", "<sheetData>"))
    yield "binary-sheet.xlsx", workbook(bytes(range(256)) * 40)
    yield "empty-sheet.xlsx", workbook("<worksheet><sheetData/></worksheet>")
    yield "cut-in-half.xlsx", good[: len(good) // 2]
    yield "flipped.xlsx", good[:300] + bytes(b ^ 255 for b in good[300:340]) + good[340:]
    yield "text-named.xlsx", b"PK\x03\x04 this is no archive"
    yield "bomb.xlsx", workbook(b" " * 60_000_000)
    yield "bomb-beside.xlsx", workbook(**{"xl/media/a.bin": b"\0" * 90_000_000})
    yield (
        "many-parts.xlsx",
        workbook(**{f"p{n}.xml": "<a/>" for n in range(3000)}, **{"P1.XML": "<a/>"}),
    )
    yield (
        "hidden.xlsx",
        workbook(
            **{
                "xl/workbook.xml": _PARTS["xl/workbook.xml"].replace(
                    "<sheet ", '<sheet state="hidden" '
                )
            }
        ),
    )
    yield (
        "repeated-rows.ods",
        _ods(
            f'<table:table-row table:number-rows-repeated="1048576">{_full("x", 16384)}'
            "</table:table-row>"
        ),
    )
    yield (
        "repeated-columns.ods",
        _ods(f"<table:table-row>{_full('x', 2_000_000)}</table:table-row>"),
    )
    yield (
        "far-row.ods",
        _ods(
            '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/>'
            "</table:table-row>"
            f"<table:table-row>{_full('x')}</table:table-row>"
        ),
    )
    yield (
        "odd-repeats.ods",
        _ods(f'<table:table-row table:number-rows-repeated="²">{_full("x")}</table:table-row>'),
    )
    yield "noise.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 64
    yield "looped.xls", _looped_xls()
    yield (
        "password.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    )


def _looped_xls() -> bytes:
    """Make a compound file whose chain of sectors bites its tail."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    for place, value in ((44, 1), (48, 1), (56, 4096), (60, 0xFFFFFFFE), (68, 0xFFFFFFFE), (76, 0)):
        head[place : place + 4] = value.to_bytes(4, "little")
    fat = b"\xfd\xff\xff\xff" + b"\x01\0\0\0" * 127  # every sector is followed by the first
    return bytes(head) + fat + b"\0" * 512


# ------------------------------------------------------------------------------ HTML, text, JSON

_TABLE = (
    "<html><table><tr><th>Kabupaten/Kota</th><th>Persentase Penduduk Miskin</th><th>Tahun</th></tr>"
    "{}<tr><td>Kab. Kediri</td><td>{}</td><td>2025</td></tr></table>"
)


def _pages() -> Iterator[tuple[str, bytes]]:
    def page(more: str = "", value: str = "9.81") -> bytes:
        return _TABLE.format(more, value).encode()

    yield "spans.xls", page("<tr>" + "<td rowspan=200 colspan=200>x</td>" * 30 + "</tr>")
    yield (
        "spans-and-worse.xls",
        page("<tr>" + "<td rowspan=9999 colspan=65535>x</td>" * 99 + "</tr>"),
    )
    yield "spans-down.xls", page("<tr><td rowspan=200>x</td></tr>" * 5000)
    yield "spans-odd.html", page("<tr><td rowspan=-1 colspan=²>x</td></tr>", "x")
    yield "deep.html", b"<html>" + b"<div>" * 200_000
    yield "tables-in-tables.html", b"<html>" + b"<table><tr><td>" * 20_000
    yield "elements.html", b"<html>" + b"<p>" * 5_000_000
    yield "attributes.html", ("<html><p " + " ".join(f"a{n}" for n in range(60_000))).encode()
    yield "unclosed.html", b"<html><table>" + b"<tr><td>x" * 60_000
    yield "entities.html", b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 9999 + b'">]><table>&b;</table>'
    yield "script.html", page(value="<script>document.write(9.81)</script>x")
    yield "nul.html", page().replace(b"Kab.", b"Kab.\0")
    yield (
        "frameset.xls",
        b"<html><!-- Excel Workbook Frameset --><frame src='a_files/sheet001.htm'>",
    )
    yield "no-table.html", b"<html><p>maintenance</p></html>"


def table(*rows: object, head: str = HEAD) -> str:
    """Write a table of text."""
    return "\n".join([head, *map(str, rows)]) + "\n"


def _texts() -> Iterator[tuple[str, bytes | str]]:
    good = [";".join(row) for row in ROWS]
    yield "empty.csv", b""
    yield "blank.csv", b" \r\n\t\n" * 9
    yield "nuls.csv", b"\0" * 9999
    yield "nul-in-a-cell.csv", table(*good).replace("9,81", "9,\x0081")
    yield "nul-far-down.csv", table(*good, *["x;y;z"] * 9000, "a;\0;c")
    yield "escape.csv", table(*good, "Kab. Blitar\x1b]0;owned\x07;8,16;2025")
    yield "utf-32.csv", table(*good).encode("utf-32")
    yield "half-utf-16.csv", table(*good).encode("utf-16")[:-1] + b"\xd8"
    yield "noise.csv", bytes((n * 97 + n // 7) % 256 for n in range(9000))
    yield "signs.csv", b";" * 20_000_000
    yield "lines.csv", b"\n" * 20_000_000
    yield "blanks.csv", b"a " * 10_000_000
    yield "one-line.csv", b"x" * 5_000_000 + b";1\n"
    yield "wide.csv", table(head=";".join(["x"] * 5000))
    yield "rows.csv", table(*["Desa;1;2025"] * 60_000)
    yield "open-quote.csv", table('"' + "Kab. Kediri;9,81;2025\n" * 9000)
    yield "superscript.csv", table("Kab. Kediri;²;2025", good[1])
    yield "superscript-year.csv", table("Kab. Kediri;9,81;²⁰²⁵", good[1])
    yield "arabic-digits.csv", table("Kab. Kediri;٩٫٨١;2025", good[1])
    yield "fullwidth-digits.csv", table("Kab. Kediri;９,８１;2025", good[1])
    yield "fraction.csv", table("Kab. Kediri;½;2025", good[1])
    yield "infinity.csv", table("Kab. Kediri;inf;2025", "Kota Kediri;nan;2025")
    yield "exponent.csv", table("Kab. Kediri;9e99;2025", good[1])
    yield "hexadecimal.csv", table("Kab. Kediri;0x9;2025", good[1])
    yield "underscore.csv", table("Kab. Kediri;9_8;2025", good[1])
    yield "digits.csv", table(f"Kab. Kediri;{'9' * 5000};2025", good[1])
    yield "negative.csv", table("Kab. Kediri;-9,81;2025", good[1])
    yield "beyond-100.csv", table("Kab. Kediri;981;2025", good[1])
    yield "formula.csv", table("=cmd|' /C calc'!A0;9,81;2025", good[1])
    yield "year-0.csv", table("Kab. Kediri;9,81;0", "Kota Kediri;6,04;0")
    yield "year-9999.csv", table("Kab. Kediri;9,81;9999", "Kota Kediri;6,04;9999")
    yield "next-year.csv", table("Kab. Kediri;9,81;2099", "Kota Kediri;6,04;2099")
    yield "twice.csv", table(*good, good[0])
    yield "nowhere.csv", table("Kab. Atlantis;9,81;2025", good[1])
    yield "turned-name.csv", table("Kab.\u202e Kediri;9,81;2025", good[1])
    yield "script-name.csv", table("<script>alert(1)</script>;9,81;2025", good[1])
    yield "path-name.csv", table("../../etc/passwd;9,81;2025", good[1])
    yield "long-name.csv", table(f"Kab. {'Kediri' * 4000};9,81;2025", good[1])
    yield "many-names.csv", table(*[f"Kab. X{n};9,81;2025" for n in range(20_000)])
    yield "spaces.csv", table(f"Kab.{' ' * 30_000}Atlantis;9,81;2025", "x;x;x")
    yield "stars.csv", table(f"Kab. Kediri;9,81{'*' * 30_000};2025", good[1])
    yield "contradicting.csv", table("Kab. Lamongan;19,03;2025", "Kab. Kediri;29,81;2025")
    yield "report.pdf", b"%PDF-1.7 x"
    yield "picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99
    yield "program.csv", b"\x7fELF" + b"\0" * 99
    yield "archive.csv.gz", b"\x1f\x8b\x08\0" + b"\x99" * 99


def _answer(**changed: object) -> str:
    plain: dict[str, object] = {
        "status": "OK", "data-availability": "available",
        "var": [{"val": 621, "label": "Persentase Penduduk Miskin (P0)", "unit": "Persen"}],
        "turvar": [{"val": 0, "label": "Tidak ada"}], "tahun": [{"val": 125, "label": "2025"}],
        "vervar": [{"val": 3524, "label": "Lamongan"}], "turtahun": [{"val": 0, "label": "Tahun"}],
        "datacontent": {"352462101250": 12.03},
    }  # fmt: skip
    return json.dumps(plain | changed)


def _json() -> Iterator[tuple[str, bytes | str]]:
    many = [{"val": n, "label": f"x{n}"} for n in range(2000)]
    yield "cut.json", '{"status":'
    yield "deep.json", "[" * 500_000
    yield "deep-objects.json", '{"a":' * 100_000
    yield "values.json", "[" + "{}," * 2_000_000 + "{}]"
    yield "keys.json", "[" + ",".join(f'{{"k{n}":1}}' for n in range(40_000)) + "]"
    yield "number.json", "1" * 5000
    yield "digits.json", f'[{{"Kabupaten/Kota":"Kab. Kediri","P0":{"9" * 4000},"Tahun":2025}}]'
    yield "infinite.json", '[{"Kabupaten/Kota":"Kab. Kediri","P0":1e999,"Tahun":2025}]'
    yield "nan.json", '[{"Kabupaten/Kota":"Kab. Kediri","P0":NaN,"Tahun":2025}]'
    yield "nul.json", '[{"Kabupaten/Kota":"Kab.\\u0000 Kediri","P0":9.81,"Tahun":2025}]'
    yield "half-a-character.json", '[{"Kabupaten/Kota":"\\ud800","P0":9.81,"Tahun":2025}]'
    yield "answer-none.json", _answer(**{"data-availability": "list-not-available"})
    yield "answer-error.json", '{"status":"Error","message":"Invalid \\u001b[2J key"}'
    yield "answer-list.json", "[1, 2]"
    yield "answer-lists.json", _answer(vervar=many, turvar=many, tahun=many, turtahun=many)
    yield "answer-nested.json", _answer(datacontent={"352462101250": {"a": [1]}})
    yield "answer-superscript.json", _answer(datacontent={"352462101250": "²"})
    yield "answer-digits.json", _answer(datacontent={"352462101250": 10**400})
    yield "answer-infinite.json", _answer(datacontent={"352462101250": float("inf")})
    yield "answer-true.json", _answer(datacontent={"352462101250": True})
    yield "answer-year.json", _answer(tahun=[{"val": 125, "label": "²⁰²⁵"}])
    yield "answer-no-year.json", _answer(tahun=[{"val": 125, "label": None}])
    yield "answer-place.json", _answer(vervar=[{"val": {"a": 1}, "label": ["Lamongan"]}])
    yield "answer-of-others.json", _answer(vervar=[{"val": 3524, "label": "Kota Kediri"}])
    yield "answer-strays.json", _answer(datacontent={"352462101250": 12.03, "7": 1})
    yield "answer-texts.json", _answer(var="621", tahun={"a": 1})


# ------------------------------------------------------------------------------ what is no file


def _special() -> Iterator[tuple[str, Maker | None]]:
    def pipe(file: Path) -> None:
        os.mkfifo(file)

    def bound(file: Path) -> None:
        here = os.getcwd()  # names of sockets are short
        os.chdir(file.parent)
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(file.name)
        finally:
            os.chdir(here)

    def sparse(file: Path) -> None:
        with file.open("wb") as stream:
            stream.truncate(300_000_000_000)

    def loop(file: Path) -> None:
        file.symlink_to(file.with_name("b.csv"))
        file.with_name("b.csv").symlink_to(file)

    def to(place: str) -> Maker:
        return lambda file: file.symlink_to(place)

    yield "no-such-file.csv", None
    yield "pipe.csv", pipe
    yield "socket.csv", bound
    yield "folder.csv", lambda file: file.mkdir()
    yield "loop.csv", loop
    yield "dangling.csv", to("no-such-file")
    yield "huge.csv", sparse
    yield "zeros.csv", to("/dev/zero")
    yield "null.csv", to("/dev/null")
    yield "terminal.csv", to("/dev/tty")
    yield "processes.csv", to("/proc/self/environ")
    yield "memory.csv", to("/proc/self/mem")
    yield "line\nend.csv", _of(table(*(";".join(row) for row in ROWS)))
    yield "turned\u202ecsv.txt", _of(table(*(";".join(row) for row in ROWS)))
    yield "half\udcff.csv", _of(table(*(";".join(row) for row in ROWS)))
    yield f"{'long' * 60}.csv", _of(table("Kab. Kediri;x;2025"))


def files() -> Iterator[tuple[str, str, Maker | None]]:
    """Give every file: its kind, its name and what makes it."""
    made = {"spreadsheets": _workbooks, "HTML": _pages, "text": _texts, "JSON": _json}
    for kind, those in made.items():
        for name, content in those():
            yield kind, name, _of(content)
    for name, make in _special():
        yield "no file, or an odd name", name, make


# -------------------------------------------------------------------------------- the commands

_ODD = ("²", "nan", "inf", "-1", "1e999", "0x10", "", "9" * 400, "12;rm -rf /", "<script>", "{0}")


def commands() -> Iterator[Case]:
    """Give every command that takes texts, with texts that are none of what it takes."""
    for n, odd in enumerate(_ODD):
        text = odd.replace("{", "{{").replace("}", "}}")
        yield Case(f"target {n}", ("forecast", "3524", "--target", text))
        yield Case(f"given {n}", ("forecast", "3524", "--given", f"3500@2026-03={text}"))
        yield Case(f"year {n}", ("forecast", "3524", "--year", text))
        yield Case(f"add {n}", ("data", "add", "3524", "2026", "--source", "x", "--", text))
    for words in (
        "forecast 3524 --given 3500@2026-03 --json", "forecast 3524 --given @@@===",
        "forecast 3524 --given 9999@2026-03=9", "forecast 3524 --given 3500@²-03=9",
        "forecast ../../etc", "forecast 3524²", "forecast 0", "forecast 3524 --indicator __class__",
        "forecast 3524 --lang ../en", "forecast 3524 --year 99999", "report 3524 --format exe",
        "report 3524 --lang xx", "report 3524 --year 0", "report 3524 --target 101", "compare 3524",
        "build --province ../..", "build --province ²", "build --renderer sh", "build --jobs 0",
        "build --dask file:///etc/passwd --dry-run", "publish /dev/null", "publish {folder}",
        "publish no-such-folder", "publish .", "retire ../../../etc/passwd", "retire id/../x",
        "retire *", "data diff ../..", "data diff *", "data trace 3524 ²", "data trace 3524 2025 P9",
        "data show 3524 --indicator P9", "data fetch", "data verify", "data fetch 0000 --years ²",
        "data import /dev/stdin", "data import -", "data import .", "targets add 3524 2027 0",
        "targets add 3524 2027 11 --document x --set-on 2026-13-45 --source x",
        "targets add 3524 9999 11 --document x --set-on unknown --source x",
        "targets add 3524 2027 101 --document x --set-on unknown --source x",
        "targets add 3524 2027 11 --document {nul} --set-on unknown --source x",
        "data add 3524 2026 11,9 --source {nul}", "data add 3524 2026 11,9 --source x --note {turned}",
        "data add 3524 2026 11,9 --source x --accessed 2999-01-01",
        "data add 3524 2026 11,9 --source x --accessed 2026-02-31", "data add 3524 0 11,9 --source x",
        "data add 3524 2026 11,9 --source x --period May", "data add 3524 2026 99,9 --source x",
        "data add Atlantis 2026 11,9 --source x",
        "data add 3524 2026 11,9 --source x --confirm {turned}",
        "regions {nul}", "change 3524 --assumed-error nan", "change 3524 --assumed-error -1",
        "pace 3524 --target ² --year 2027", "rank Atlantis", "programmes 0",
    ):  # fmt: skip
        parts = tuple(
            part.replace("{nul}", "a\x1b[2Jb\nc").replace("{turned}", "a\u202eb")
            for part in words.split()
        )
        yield Case(words, parts, healed=words in ANSWERED)


def variables() -> Iterator[Case]:
    """Give variables of the environment that are not what they should be."""
    kind = "variables of the environment"
    show = ("data", "show", "3524")
    for value in ("/no/such/folder", "/dev/null", "", "~nobody", "a\nb", "x" * 5000):
        healed = value == ""
        env = {"POVANALYSIS_PROJECT": value}
        yield Case(f"project {value[:9]!r}", show, env=env, healed=healed, kind=kind)
    for value in ("a\nb", "ключ", "\udcff", " "):
        name = f"key {value.encode('utf-8', 'replace').decode()!r}"
        yield Case(name, ("data", "fetch", "0000"), env={"BPS_API_KEY": value}, kind=kind)
    for name, value in (
        ("LC_ALL", "xx_YY.nothing"), ("TZ", "Nowhere/Land"), ("PYTHONIOENCODING", "ascii"),
        ("COLUMNS", "-1"), ("TERM", "\x1b[2J"), ("NO_COLOR", "\n"), ("MPLBACKEND", "no_such"),
        ("HOME", "/dev/null"), ("TMPDIR", "/no/such"), ("OMP_NUM_THREADS", "²"),
        ("SOURCE_DATE_EPOCH", "today"), ("SOURCE_DATE_EPOCH", ""), ("COLUMNS", "0"),
    ):  # fmt: skip
        yield Case(f"{name}={value!r}", show, env={name: value}, healed=True, kind=kind)


def cases() -> Iterator[Case]:
    """Give all cases."""
    for kind, name, make in files():
        yield Case(name, ("data", "import", "{file}", *KEPT), make, kind=kind)
    yield from commands()
    yield from variables()


def what_is_wrong(code: int, out: str, err: str, healed: bool) -> list[str]:
    """Name what is wrong with the end of a command."""
    wrong = []
    lines = [line for line in err.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith("povanalysis: ")]
    if code not in ((0, 1, 2) if healed else (1, 2)):
        wrong.append(f"exit {code}")
    if "Traceback" in err + out or "fault of povanalysis" in err or "panicked" in err:
        wrong.append("unforeseen")
    if code and len(told) + sum(line.startswith("Error: ") for line in lines) != 1:
        wrong.append("not told in one line")
    if (
        code
        and told
        and (
            not lines[-1].rstrip().endswith((".", ")", '"', "FILE", "REGION"))
            and "http" not in lines[-1]
            and ": " not in lines[-1]
        )
    ):
        wrong.append("no cure")
    with suppress(ValueError):
        if any(ord(sign) < 32 and sign not in "\n\t" for sign in err):
            wrong.append("controls the terminal")
    if max(map(len, lines), default=0) > 2_500:
        wrong.append("a line too long to be read")
    return wrong
