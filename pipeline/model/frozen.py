"""How our frozen values are made: data classes whose methods cost nothing until they are used.

``@frozen`` is ``@dataclass(frozen=True, slots=True, kw_only=True)``, and all of ``dataclasses``
takes its classes for such. That decorator writes and compiles six methods for every class; a
command that reads one small file defines a hundred classes, and spent a fifth of its time so.
Here ``__init__``, ``__eq__`` and ``__hash__`` are compiled when they are first called, and the
others are shared. ``__init__`` fills the slots directly, which takes two thirds of the time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec, TypeVar, dataclass_transform

P = ParamSpec("P")
T = TypeVar("T")

#: The lines of a method, and the names that they use.
_Source = tuple[list[str], dict[str, Any]]


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,)
)
def frozen(kind: type[T]) -> type[T]:
    """Make a class of frozen values of its annotated fields, given by keyword.

    Values are equal when they are of one class and all fields are equal; they are hashable when
    their fields are. Default values, ``field(default_factory=…)`` and ``__post_init__`` work.
    """
    made: Any = dataclasses.dataclass(
        init=False, repr=False, eq=False, match_args=False, slots=True, kw_only=True
    )(kind)
    _write_when_called(made, "__init__", _write_init)
    _write_when_called(made, "__eq__", _write_eq)
    _write_when_called(made, "__hash__", _write_hash)
    made.__repr__ = _describe
    made.__setattr__ = _refuse_change
    made.__delattr__ = _refuse_change
    made.__reduce__ = _reduce
    frozen_kind: type[T] = made
    return frozen_kind


def _write_when_called(made: Any, name: str, write: Callable[[Any], _Source]) -> None:
    def call_first(self: object, *args: object, **field_values: object) -> object:
        lines, names = write(made)
        exec("\n ".join(lines), names)
        written = names[name]
        written.__qualname__ = f"{made.__qualname__}.{name}"
        setattr(made, name, written)
        return written(self, *args, **field_values)

    setattr(made, name, call_first)


def compile_maker(kind: Callable[P, T]) -> Callable[P, T]:
    """A function that makes what calling a frozen class makes, in a third of the time.

    For values that are made by the thousand. An open value with the same slots is filled by plain
    assignment, which needs no call a field, and then put into the frozen class.

    Args:
        kind: made by ``frozen``.
    """
    made: Any = kind
    parameters, values, names = _write_parameters(made)
    names["_open"] = type(made.__name__, (), {"__slots__": tuple(values)})
    names["_kind"] = made
    lines = [f"def make(*, {', '.join(parameters)}):", "_self = _open()"]
    lines += [f"_self.{name} = {value}" for name, value in values.items()]
    lines += ["_self.__class__ = _kind", *_call_post_init(made), "return _self"]
    exec("\n ".join(lines), names)
    make: Callable[P, T] = names["make"]
    return make


def _write_init(made: Any) -> _Source:
    parameters, values, names = _write_parameters(made)
    names.update({f"_set_{name}": vars(made)[name].__set__ for name in values})
    lines = [f"_set_{name}(_self, {value})" for name, value in values.items()]
    lines += _call_post_init(made)
    return [f"def __init__(_self, *, {', '.join(parameters)}):", *lines], names


def _write_parameters(made: Any) -> tuple[list[str], dict[str, str], dict[str, Any]]:
    """Parameters for the fields, the value of each field in terms of them, and the names used."""
    parameters: list[str] = []
    values: dict[str, str] = {}
    names: dict[str, Any] = {"_absent": dataclasses.MISSING}
    for field in dataclasses.fields(made):
        name = field.name
        values[name] = name
        if field.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_absent")
            values[name] = f"_make_{name}() if {name} is _absent else {name}"
        else:
            parameters.append(name)
    return parameters, values, names


def _call_post_init(made: Any) -> list[str]:
    return ["_self.__post_init__()"] if hasattr(made, "__post_init__") else []


def _write_eq(made: Any) -> _Source:
    mine, theirs = _write_tuple("self", made), _write_tuple("other", made)
    lines = [
        "def __eq__(self, other):",
        f"if other.__class__ is self.__class__: return {mine} == {theirs}",
        "return NotImplemented",
    ]
    return lines, {}


def _write_hash(made: Any) -> _Source:
    return ["def __hash__(self):", f"return hash({_write_tuple('self', made)})"], {}


def _write_tuple(owner: str, made: Any) -> str:
    return "(" + "".join(f"{owner}.{field.name}, " for field in dataclasses.fields(made)) + ")"


def _describe(self: Any) -> str:
    shown = ", ".join(f"{name}={field_value!r}" for name, field_value in _list_fields(self))
    return f"{type(self).__qualname__}({shown})"


def _refuse_change(self: object, name: str, _new: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot be changed")


def _reduce(self: Any) -> tuple[object, ...]:
    return _rebuild, (type(self), dict(_list_fields(self)))


def _rebuild(kind: Callable[..., object], field_values: dict[str, object]) -> object:
    return kind(**field_values)


def _list_fields(self: Any) -> Iterator[tuple[str, object]]:
    return ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))
