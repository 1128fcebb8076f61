"""Word's XML by local names: the two editions of the standard differ in their namespaces only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Values with which a property that is on or off says off (ECMA-376, ST_OnOff).
OFF_VALUES = frozenset({"0", "false", "off"})


def get_name(element: _Element) -> str:
    """The element's name without namespace."""
    return str(element.tag).rpartition("}")[2]


def get_attribute(element: _Element | None, name: str) -> str | None:
    """An attribute's value, whatever its namespace; None where there is none."""
    if element is None:
        return None
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None
    )


def find_child(element: _Element | None, *names: str) -> _Element | None:
    """The element at the end of a path of names, each the first child of its name."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if get_name(child) == name), None)
    return element


def find_children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children of one name."""
    for child in () if element is None else element:
        if get_name(child) == name:
            yield child


def get_value(element: _Element | None, *names: str) -> str | None:
    """The ``val`` of the element at the end of a path of names."""
    return get_attribute(find_child(element, *names), "val")


def get_integer(element: _Element | None, *names: str) -> int | None:
    """The ``val`` at the end of a path as a whole number; None where there is none."""
    value = get_value(element, *names) or ""
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < 10 else None


def get_switch(element: _Element | None, name: str) -> bool | None:
    """A property that is on or off; None where nothing is said."""
    child = find_child(element, name)
    if child is None:
        return None
    return get_attribute(child, "val") not in OFF_VALUES
