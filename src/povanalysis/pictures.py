"""Pictures from outside, checked before they enter a page: PNG and SVG that show and do nothing else.

They are embedded as data. What could run, or ask another host, is refused; so is what is larger than
a page bears.
"""

from __future__ import annotations

import base64
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from povanalysis.errors import InputError

MOST_BYTES = 1_000_000
MOST_PIXELS = 4096
"""On a side: a small file may hold a picture that fills the memory."""

PER_INCH = 96
"""Pixels, as browsers count."""

_LENGTH = re.compile(r"\s*(\d*\.?\d+)(px|pt|pc|in|cm|mm)?\s*")
_UNITS = {None: 96, "px": 96, "pt": 72, "pc": 6, "in": 1, "cm": 2.54, "mm": 25.4}

_PART = 1_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_ACTIVE = re.compile(
    r"script|foreignObject|iframe|object|embed|audio|video|animate\w*|set|handler|listener|discard",
    re.I,
)
_ELSEWHERE = re.compile(
    r"url\((?!\s*['\"]?\s*#)|@import|javascript:|expression\(|\\[0-9a-z]",  # letters by number, too
    re.I,
)
_INSIDE = re.compile(r"#|data:image/(png|jpeg);base64,")


@dataclass(frozen=True)
class Picture:
    """A picture that may stand in a page.

    Parameters
    ----------
    name
        As it was named.
    kind
        ``png`` or ``svg+xml``.
    content
        The file.
    """

    name: str
    kind: str
    content: bytes

    @property
    def uri(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/{self.kind};base64,{base64.b64encode(self.content).decode()}"

    @property
    def inches(self) -> tuple[float, float] | None:
        """How wide and high it is drawn; None where it does not say.

        >>> svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="144pt" height="96"/>'
        >>> Picture("x.svg", "svg+xml", svg).inches
        (2.0, 1.0)
        """
        if self.kind == "png":
            wide, high = struct.unpack(">II", self.content[16:24])
            return wide / PER_INCH, high / PER_INCH
        root = ElementTree.fromstring(self.content.decode("utf-8-sig"))
        read = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        found = [float(one[1]) / _UNITS[one[2]] for one in read if one]
        return (found[0], found[1]) if len(found) == 2 and all(found) else None


def read(root: Path, name: str) -> Picture:
    """Read and check a picture of a project.

    Parameters
    ----------
    root
        The project's directory, in which it has to lie.
    name
        Its path from there.

    Raises
    ------
    InputError
        It is missing, lies elsewhere, or is no picture that may stand in a page.
    """
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()) or "://" in name:
        raise InputError(f"{name} lies outside the project.", cure="Copy it into the project.")
    if not path.is_file():
        raise InputError(
            f"There is no file {name}.", cure="Write its path from the project's root."
        )
    if path.stat().st_size > MOST_BYTES:
        raise _large(name, path.stat().st_size)
    return taken(path.read_bytes(), name)


def taken(content: bytes, name: str) -> Picture:
    """Check a picture.

    Parameters
    ----------
    content
        The file.
    name
        What messages call it.

    Raises
    ------
    InputError
        It is no picture that may stand in a page.
    """
    if len(content) > MOST_BYTES:
        raise _large(name, len(content))
    kind = "png" if content.startswith(_PNG) else "svg+xml"
    fault = _png_fault(content) if kind == "png" else _svg_fault(content)
    if fault:
        cure = "Save it as PNG, or as plain SVG with everything it shows inside."
        raise InputError(f"{name} {fault}.", cure=cure)
    return Picture(name, kind, content)


def _large(name: str, size: int) -> InputError:
    return InputError(f"{name} has {size:,} bytes.", cure=f"Save it with {MOST_BYTES:,} at most.")


def _png_fault(content: bytes) -> str:
    """Say what is wrong with a PNG; nothing where its chunks are whole and its size is bearable."""
    place, kinds, packed = len(_PNG), [], b""
    while place + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[place : place + 8])
        body = content[place + 4 : place + 8 + length]
        check = content[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(body) != int.from_bytes(check, "big"):
            break
        if kind == b"IHDR":
            if length != 13 or not min(sides := struct.unpack(">II", body[4:12])):
                break
            if max(sides) > MOST_PIXELS:
                return f"is more than {MOST_PIXELS} pixels wide or high"
        packed += body[4:] if kind == b"IDAT" else b""
        kinds.append(kind)
        place += 12 + length
    whole = kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"] and _unpacks(packed)
    return "" if whole else "is damaged"


def _unpacks(packed: bytes) -> bool:
    """Whether the lines of a PNG unpack to their end, and to no more than the largest has."""
    unpacking = zlib.decompressobj()
    try:
        for _ in range(8 * MOST_PIXELS**2 // _PART):
            unpacking.decompress(packed, _PART)
            packed = unpacking.unconsumed_tail
            if not packed:
                break
    except zlib.error:
        return False
    return unpacking.eof


def _svg_fault(content: bytes) -> str:
    """Say what is wrong with an SVG; nothing where it only shows."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "is neither PNG nor SVG"
    if re.search(r"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", text, re.I):
        return "declares a document type or a style sheet"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return "is neither PNG nor SVG"
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return "is neither PNG nor SVG"
    for element in root.iter():
        if _ACTIVE.fullmatch(str(element.tag).rpartition("}")[2]):
            return f"holds <{str(element.tag).rpartition('}')[2]}>, which could act on the page"
        told = [element.text or "", *element.attrib.values()]
        if any(_ELSEWHERE.search(one) for one in told):
            return "refers to something outside itself"
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2].lower()
            if name.startswith("on"):
                return f"holds {name}, which could act on the page"
            if name in ("href", "src") and not _INSIDE.match(value.strip()):
                return f"refers to {value.strip()[:40]!r}, outside itself"
    return ""
