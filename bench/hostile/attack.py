"""What an attack is: a file that somebody may give us, and what it does to the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

#: One of everything that there are many of in the enormous files.
MANY = 20_000
DEEP = 100_000
CELLS = 1_000_000
#: Characters of a line that has no end: 3 MB.
ENDLESS = 3_000_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE {} [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in pairwise("abcdefghij"))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE {} [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True, slots=True)
class Attack:
    """A file that somebody may give us.

    Attributes:
        kind: what is done to the reader, as a class of files.
        name: of the file, with the suffix of its format.
        make: its bytes.
    """

    kind: str
    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Many:
    """Text of which one part is repeated; written out only when it is called for.

    Attributes:
        before, after: what stands once.
        repeated: what stands ``count`` times; ``{0}`` in it is the number of the time.
    """

    before: str
    repeated: str
    count: int
    after: str = ""

    def __call__(self) -> bytes:
        if "{0}" in self.repeated:
            middle = "".join(self.repeated.format(number) for number in range(1, self.count + 1))
        else:
            middle = self.repeated * self.count
        return f"{self.before}{middle}{self.after}".encode()
