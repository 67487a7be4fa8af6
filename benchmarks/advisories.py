"""Serve the advisories of a clone as OSV does, for `make audit` where no such service is reached.

    git clone https://github.com/pypa/advisory-database /tmp/advisories
    python benchmarks/advisories.py /tmp/advisories &
    make audit AUDIT='-s osv --osv-url http://127.0.0.1:8765/v1/query'

First it says how much the clone knows of what is pinned, so that "none" means something.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
PORT = 8765
Known = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]


def read(clone: Path) -> Known:
    """Read what is not withdrawn: by package, each advisory and what it says of the package."""
    known: Known = defaultdict(list)
    for path in sorted(clone.glob("vulns/*/PYSEC-*.yaml")):
        advisory = yaml.load(path.read_bytes(), yaml.CBaseLoader)  # texts alone
        for affected in () if advisory.get("withdrawn") else advisory.get("affected", ()):
            if affected["package"]["ecosystem"] == "PyPI":
                known[canonicalize_name(affected["package"]["name"])].append((advisory, affected))
    return known


def concerns(affected: dict[str, Any], version: Version) -> bool:
    """Whether a version is listed, or lies in a range from ``introduced`` to before ``fixed``."""
    if version in set(_versions(affected.get("versions", ()))):
        return True
    ranges = (found for found in affected.get("ranges", ()) if found["type"] == "ECOSYSTEM")
    for found in ranges:  # those of type GIT name commits
        events = [(Version(at), kind) for one in found["events"] for kind, at in one.items()]
        last = None  # what holds at the version
        for at, kind in sorted(events):
            if at < version or (at == version and kind != "last_affected"):
                last = kind
        if last == "introduced":
            return True
    return False


def _versions(texts: Iterable[str]) -> Iterator[Version]:
    for text in texts:
        try:
            yield Version(text)
        except InvalidVersion:
            continue


class Service(BaseHTTPRequestHandler):
    """What pip-audit asks for one package and version; ``known`` is set by :func:`main`."""

    known: Known

    def do_POST(self) -> None:
        """Answer a query."""
        query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        version = Version(query["version"])
        held = self.known.get(canonicalize_name(query["package"]["name"]), ())
        found = [advisory for advisory, affected in held if concerns(affected, version)]
        body = json.dumps({"vulns": found} if found else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Print nothing: pip-audit tells what was found."""


def main(clone: Path) -> None:
    known = Service.known = read(clone)
    pins = {
        canonicalize_name(name)
        for lock in ROOT.glob("requirements*.lock")
        for name in re.findall(r"^([\w.-]+)(?:\[.*?\])?==", lock.read_text(), flags=re.M)
    }
    told = pins & set(known)
    day = subprocess.check_output(["git", "-C", clone, "log", "-1", "--format=%cs"], text=True)
    count = len({advisory["id"] for name in told for advisory, _ in known[name]})
    print(f"{count} advisories up to {day.strip()} on {len(told)} of {len(pins)} packages pinned")
    print(f"http://127.0.0.1:{PORT}/v1/query", flush=True)
    HTTPServer(("127.0.0.1", PORT), Service).serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
