"""Pictures from outside: what shows is taken, what could act or ask another host is refused."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from povanalysis import pictures
from povanalysis.errors import InputError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect onload="alert(1)"/>',
    "foreign": '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>',
    "image": '<image href="https://example.org/x.png"/>',
    "file": '<image xlink:href="../secret.png"/>',
    "svg inside": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "use": '<use xlink:href="other.svg#a"/>',
    "link": '<a href="javascript:alert(1)"><rect/></a>',
    "paint": '<rect fill="url(https://example.org/x#a)"/>',
    "import": "<style>@import 'https://example.org/x.css';</style>",
    "font": "<style>@font-face { src: url('x.woff') }</style>",
    "animate": '<animate attributeName="href" to="javascript:alert(1)"/>',
    "other script": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
}


def png(width: int = 4, height: int = 4) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body).to_bytes(4, "big")
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x0b\x55\x63" * width for _ in range(min(height, 64)))
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def refused(root: Path, content: bytes | str, name: str = "logo.svg") -> str:
    (root / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as caught:
        pictures.read(root, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_drawing_that_could_act_is_refused(tmp_path: Path, kind: str) -> None:
    assert "Save it as PNG, or as plain SVG" in refused(tmp_path, SVG.format(HOSTILE[kind]))


def test_a_drawing_that_shows_is_taken(tmp_path: Path) -> None:
    inside = '<defs><g id="a"><rect fill="url(#b)" style="stroke: url(\'#c\')"/></g></defs>'
    inside += '<use xlink:href="#a"/><image href="data:image/png;base64,AAAA"/><text>logo</text>'
    (tmp_path / "logo.svg").write_text(SVG.format(inside))
    assert pictures.read(tmp_path, "logo.svg").uri.startswith("data:image/svg+xml;base64,")
    (tmp_path / "logo.png").write_bytes(png())
    assert pictures.read(tmp_path, "logo.png").uri.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"GIF89a", "neither PNG nor SVG"),
        ("<html/>", "neither PNG nor SVG"),
        ('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "document type"),
        (png()[:-20], "is damaged"),
        (png()[:40] + b"x" + png()[41:], "is damaged"),
        (png(width=60_000), "more than 4096 pixels"),
        (png(width=8192, height=8192), "more than 4096 pixels"),
        (png(width=0), "is damaged"),
        (png().replace(png()[8:33], b"\0\0\0\4IHDR\0\0\0\1\x19\xd1\x12\x5e"), "is damaged"),
        (SVG.format('<rect style="fill:u\\72l(http://x.org)"/>'), "outside itself"),
        (b"x" * 1_000_001, "Save it with 1,000,000 at most"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(
    tmp_path: Path, content: bytes | str, told: str
) -> None:
    assert told in refused(tmp_path, content)


@pytest.mark.parametrize("name", ["../x.png", "/etc/passwd", "https://example.org/x.png"])
def test_a_picture_lies_in_the_project(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="lies outside the project"):
        pictures.read(tmp_path, name)
    (tmp_path / "link.png").symlink_to("/etc/passwd")
    with pytest.raises(InputError, match="lies outside the project"):
        pictures.read(tmp_path, "link.png")
