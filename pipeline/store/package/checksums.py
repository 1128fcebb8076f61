"""``SHA256SUMS``: the files of an edition's folder, as ``sha256sum -c SHA256SUMS`` reads them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

CHECKSUMS_NAME: Final = "SHA256SUMS"
#: Files of the folder that depend on more than the inputs (pictures of pages: on the fonts of the
#: system), are not committed, and so are not listed.
UNLISTED: Final = frozenset({"report.html"})
_LINE: Final = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>[^/\0]+)")


def render_checksums(hashes: Mapping[str, str]) -> bytes:
    """The list, sorted by name.

    Args:
        hashes: SHA-256 of each file, lower-case hex, by name; those that are never listed are
            left out.
    """
    return "".join(
        f"{sha256}  {name}\n"
        for name, sha256 in sorted(hashes.items())
        if name not in UNLISTED and name != CHECKSUMS_NAME
    ).encode()


def parse_checksums(content: bytes) -> dict[str, str]:
    """The hashes that a list holds, by name; lines that are none are left out."""
    lines = content.decode("utf-8", "replace").split("\n")
    matches = (_LINE.fullmatch(line) for line in lines)
    return {match["name"]: match["sha256"] for match in matches if match}


def hash_content(content: bytes) -> str:
    """SHA-256, lower-case hex."""
    return hashlib.sha256(content).hexdigest()
