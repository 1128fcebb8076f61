"""Mistakes in an edition file, in words for the person who edits it."""

from __future__ import annotations

import datetime
import difflib
import json
import typing
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from pipeline.edition.file_format import EditionFile
from pipeline.model.errors import ConfigurationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Key = tuple[str | int, ...]
#: A place in the file, and what is wrong there.
Mistake = tuple[Key, str]

#: Longest part of a wrong value that a message repeats, in characters.
SHOWN_LENGTH = 60
#: pydantic's error types → what was expected.
EXPECTED = {
    "string_type": 'text in quotes ("…")',
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date without quotes, such as 2021-01-31",
    "list_type": "a list in brackets ([…])",
    "dict_type": "a table",
    "model_type": "a table",
}


def report_mistakes(name: str, mistakes: Sequence[Mistake]) -> ConfigurationError:
    """One error for all mistakes of a file, in the order given."""
    lines = [f"{format_key(key)}: {message}" for key, message in mistakes]
    if len(lines) == 1:
        return ConfigurationError(f"{name}: {lines[0]}", source=name)
    listed = "".join(f"\n  {line}" for line in lines)
    return ConfigurationError(f"{name} has {len(lines)} mistakes:{listed}", source=name)


def explain(error: ErrorDetails) -> Mistake:
    """One of pydantic's errors, in our words."""
    key = tuple(part for part in error["loc"] if part != "[key]")
    found = error["input"]
    match error["type"]:
        case "extra_forbidden":
            return key, _explain_unknown_key(key)
        case "missing":
            return key, f"missing. {_describe(key)}"
        case "value_error":
            message = str(error["ctx"]["error"]) if "ctx" in error else error["msg"]
            return key, f"{message}; found {show(found)}."
        case "greater_than_equal":
            least = error["ctx"]["ge"] if "ctx" in error else 0
            return key, f"expected a number from {least}; found {show(found)}."
        case "too_short" | "too_long" if key[-1:] == ("pages",):
            return key, f"expected two pages, first and last, such as [3, 12]; found {show(found)}."
        case "too_short":
            return key, "expected at least one entry."
        case kind:
            expected = EXPECTED.get(kind, error["msg"])
            return key, f"expected {expected}; found {show(found)}. {_describe(key)}".rstrip()


def format_key(key: Key) -> str:
    """A place in the file as an editor looks for it: ``corrections, entry 2: record``."""
    shown = ""
    for part in key:
        if isinstance(part, int):
            shown += f", entry {part + 1}: "
        elif not shown or shown.endswith(": "):
            shown += part
        else:
            shown += f".{part}"
    return shown.removesuffix(": ") or "the file"


def show(value: object) -> str:
    """A value as it stands in the file, or its beginning."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= SHOWN_LENGTH else f"{shown[:SHOWN_LENGTH]}…"


def suggest(word: str, known: Sequence[str]) -> str | None:
    """The known word that was most likely meant; None when none is near."""
    return next(iter(difflib.get_close_matches(word, known, n=1)), None)


def _explain_unknown_key(key: Key) -> str:
    word = str(key[-1])
    table = _table_at(key[:-1])
    known = list(table.model_fields) if table else []
    if close := suggest(word, known):
        return f"unknown key; did you mean {close!r}?"
    others = [
        format_key(place)
        for place, other in _all_tables(EditionFile, ())
        if word in other.model_fields and other is not table
    ]
    if others:
        return f"unknown key here; it belongs under [{others[0]}]."
    return f"unknown key; known ones are {', '.join(known)}."


def _describe(key: Key) -> str:
    table = _table_at(key[:-1])
    field = table.model_fields.get(str(key[-1])) if table and key else None
    return field.description or "" if field else ""


def _table_at(key: Key) -> type[BaseModel] | None:
    """The class of the table at a place of the file; None where there is no table."""
    annotation: Any = EditionFile
    for part in key:
        if _is_table(annotation):
            field = annotation.model_fields.get(str(part))
            if field is None:
                return None
            annotation = field.annotation
        else:
            annotation = next(iter(_element_types(annotation)), None)
    return annotation if _is_table(annotation) else None


def _all_tables(table: type[BaseModel], place: Key) -> Iterator[tuple[Key, type[BaseModel]]]:
    yield place, table
    for name, field in table.model_fields.items():
        annotation: Any = field.annotation
        if _is_table(annotation):
            yield from _all_tables(annotation, (*place, name))
        for element in _element_types(annotation):
            if _is_table(element):
                part = "NAME" if get_origin(annotation) is dict else ""
                yield from _all_tables(element, (*place, name, *([part] if part else [])))


def _element_types(annotation: Any) -> tuple[Any, ...]:
    """The type of the values of a dict or a list."""
    return get_args(annotation)[-1:] if get_origin(annotation) in {dict, list} else ()


def _is_table(annotation: Any) -> typing.TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
