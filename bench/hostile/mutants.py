"""Damaged copies of sound files: bytes changed, removed, repeated; parts misplaced or exaggerated.

Damage that falls on compressed bytes is found by a checksum and goes no further. So the parts of
zip files are damaged before they are packed, and the streams of PDF files before they are
compressed: what is inside has to be understood then.
"""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

from bench.hostile.tokens import TOKENS

_NUMBERS = (b"0", b"-1", b"1e400", b"2147483648", b"-2147483649", b"99999999999999999999", b"NaN")
_WORDS = ("", " ", "doel", "1.", "\u2022 ", "\n", "\u0301", "(" * 99, "\t", "IV. ")
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_TAG = re.compile(rb"<[^<>]{1,200}>|/[A-Za-z]+|\d+ 0 R")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
#: Damages in one mutant: one shows what each does, many get through more checks.
_MOST_DAMAGES = 12
#: Longest stretch that is removed or repeated, in bytes.
_LONGEST_STRETCH = 400


def mutate(chance: random.Random, data: bytes, suffix: str) -> bytes:
    """A damaged copy of a file.

    Args:
        chance: decides what is damaged.
        data: the sound file.
        suffix: of its format: ``"txt"``, ``"md"``, ``"html"``, ``"docx"`` or ``"pdf"``.
    """
    if suffix == "docx" and chance.random() < 0.9:
        return _damage_parts(chance, data)
    if suffix == "pdf" and chance.random() < 0.7:
        return _damage(chance, _damage_streams(chance, data), suffix, most=2)
    return _damage(chance, data, suffix)


def _damage_parts(chance: random.Random, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(packed, "w") as damaged:
        names = whole.namelist()
        chosen = {chance.choice(names), "word/document.xml" if chance.random() < 0.7 else ""}
        for name in names:
            part = whole.read(name)
            if name in chosen:
                if chance.random() < 0.05:
                    continue
                if chance.random() < 0.15:
                    part = _damage(chance, part, "docx", most=3)
                else:
                    part = _damage_tree(chance, part)
            damaged.writestr(name, part)
    return packed.getvalue()


def _damage_tree(chance: random.Random, data: bytes) -> bytes:
    """Elements misplaced, repeated, emptied: XML that is well-formed and means nothing good."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, _MOST_DAMAGES)):
        elements = list(root.iter(etree.Element))
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        match chance.randrange(7):
            case 0 if parent is not None:
                parent.remove(element)
            case 1 if parent is not None:
                for _ in range(chance.choice((1, 1, 2, 30))):
                    parent.insert(0, copy.deepcopy(element))
            case 2:
                other.append(copy.deepcopy(element))
            case 3:
                element.tag = other.tag
            case 4 if element.attrib:
                name = chance.choice(sorted(element.attrib))
                values = [
                    *other.attrib.values(),
                    *(number.decode() for number in _NUMBERS),
                    "",
                    "x",
                ]
                element.set(name, chance.choice(values))
            case 5 if element.attrib:
                del element.attrib[chance.choice(sorted(element.attrib))]
            case _:
                element.text, element.tail = chance.choice(_WORDS), chance.choice(_WORDS)
    return bytes(etree.tostring(root))


def _damage_streams(chance: random.Random, data: bytes) -> bytes:
    """Streams unpacked, damaged and packed again; lengths and offsets no longer hold."""

    def damage(match: re.Match[bytes]) -> bytes:
        if chance.random() < 0.5:
            return match[0]
        try:
            content = zlib.decompress(match[1])
        except zlib.error:
            return match[0]
        packed = zlib.compress(_damage(chance, content, "pdf", most=4))
        return b"stream\n" + packed + b"\nendstream"

    return _STREAM.sub(damage, data)


def _damage(chance: random.Random, data: bytes, suffix: str, most: int = _MOST_DAMAGES) -> bytes:
    mutant = data
    for _ in range(chance.randint(1, most)):
        mutant = chance.choice(_DAMAGES)(chance, mutant or b"x", suffix)
    return mutant


def _change_byte(chance: random.Random, data: bytes, _: str) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def _remove(chance: random.Random, data: bytes, _: str) -> bytes:
    start, end = _choose_stretch(chance, data)
    return data[:start] + data[end:]


def _repeat(chance: random.Random, data: bytes, _: str) -> bytes:
    start, end = _choose_stretch(chance, data)
    times = chance.choice((1, 1, 2, 30))
    return data[:end] + data[start:end] * times + data[end:]


def _move(chance: random.Random, data: bytes, _: str) -> bytes:
    start, end = _choose_stretch(chance, data)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _put_token(chance: random.Random, data: bytes, suffix: str) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(TOKENS[suffix]) + data[place:]


def _change_number(chance: random.Random, data: bytes, _: str) -> bytes:
    return _replace_one(chance, _NUMBER, data, chance.choice(_NUMBERS))


def _swap_names(chance: random.Random, data: bytes, _: str) -> bytes:
    names = _TAG.findall(data)
    return _replace_one(chance, _TAG, data, chance.choice(names)) if names else data


def _cut_off(chance: random.Random, data: bytes, _: str) -> bytes:
    # Seldom: what is cut off at the beginning says nothing of the rest.
    return data[: chance.randrange(len(data))] if chance.random() < 0.2 else data


_DAMAGES: tuple[Callable[[random.Random, bytes, str], bytes], ...] = (
    _change_byte, _remove, _repeat, _move, _put_token, _put_token, _change_number, _swap_names,
    _cut_off,
)  # fmt: skip


def _choose_stretch(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, start + chance.randint(1, _LONGEST_STRETCH)


def _replace_one(
    chance: random.Random, pattern: re.Pattern[bytes], data: bytes, new: bytes
) -> bytes:
    # The first from a place on: to look for all would take longer than to read the file.
    match = pattern.search(data, chance.randrange(len(data)))
    return data[: match.start()] + new + data[match.end() :] if match else data
