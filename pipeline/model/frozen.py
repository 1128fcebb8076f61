"""How our values are made: data classes whose methods cost nothing until they are used.

``@frozen`` is ``@dataclass(frozen=True, slots=True, kw_only=True)``, and all of ``dataclasses``
takes its classes for such; ``@mutable`` is ``@dataclass(slots=True, eq=False)``. The decorator of
``dataclasses`` writes and compiles up to six methods for every class; a command that reads one
small file defines a hundred classes, and spent a fifth of its time so. Here ``__init__``,
``__eq__`` and ``__hash__`` are compiled when they are first called, the others are shared, and
``dataclasses``, which loads what takes apart Python's own code, is loaded by those who need it.
``__init__`` fills the slots directly, which takes two thirds of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, dataclass_transform

if TYPE_CHECKING:
    # For mypy, which knows what they do with a class of ours.
    from dataclasses import field as field
    from dataclasses import replace as replace

P = ParamSpec("P")
T = TypeVar("T")

#: The lines of a method, and the names that they use.
_Source = tuple[list[str], dict[str, Any]]
#: Stands for the default value of a field that has none.
_ABSENT = object()


class _Factory:
    """A default value that is made for each object."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


if not TYPE_CHECKING:

    def field(*, default_factory: Callable[[], object]) -> _Factory:
        """As ``dataclasses.field``: every object gets its own value from ``default_factory``."""
        return _Factory(default_factory)

    def replace(value: T, /, **changes: object) -> T:
        """As ``dataclasses.replace``: a value of the same class with some fields changed."""
        kept = {name: getattr(value, name) for name in field_names(type(value))}
        return type(value)(**(kept | changes))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """Make a class of frozen values of its annotated fields, given by keyword.

    Values are equal when they are of one class and all fields are equal; they are hashable when
    their fields are; a class that has an ``__eq__`` keeps it, with its ``__hash__``. Default
    values, ``field(default_factory=…)`` and ``__post_init__`` work; classes do not inherit fields.
    """
    made: Any = _give_slots(kind)
    _write_when_called(made, "__init__", _write_init)
    if "__eq__" not in vars(kind):
        _write_when_called(made, "__eq__", _write_eq)
        _write_when_called(made, "__hash__", _write_hash)
    made.__setattr__ = _refuse_change
    made.__delattr__ = _refuse_change
    made.__reduce__ = _reduce
    frozen_kind: type[T] = made
    return frozen_kind


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(kind: type[T]) -> type[T]:
    """Make a class of objects with the annotated fields, given in their order or by keyword.

    For what grows while it is put together; objects are equal to themselves only.
    """
    made: Any = _give_slots(kind)
    _write_when_called(made, "__init__", _write_open_init)
    mutable_kind: type[T] = made
    return mutable_kind


def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a class that ``frozen`` or ``mutable`` made; of any other, none."""
    names: tuple[str, ...] = tuple(vars(kind).get("__field_defaults__", ()))
    return names


class _DataclassFields:
    """``__dataclass_fields__``, by which ``dataclasses`` knows its own: made when it asks."""

    def __get__(self, value: object, kind: Any) -> dict[str, Any]:
        import dataclasses

        given: dict[str, Any] = {
            name: dataclasses.field(default_factory=default.make)
            if isinstance(default, _Factory)
            else default
            for name, default in kind.__field_defaults__.items()
            if default is not _ABSENT
        }
        twin = type(kind.__name__, (), given | {"__annotations__": dict(kind.__annotations__)})
        plain: Any = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=True)(twin)
        kind.__dataclass_fields__ = plain.__dataclass_fields__
        fields: dict[str, Any] = plain.__dataclass_fields__
        return fields


def _give_slots(kind: type) -> type:
    """The class anew, with a slot for each annotated field and nothing else."""
    names = tuple(kind.__annotations__)
    own = dict(vars(kind))
    defaults = {name: own.pop(name, _ABSENT) for name in names}
    if any(type(default).__module__ == "dataclasses" for default in defaults.values()):
        raise TypeError(f"{kind.__qualname__}: use `field` of {__name__}, not of dataclasses")
    for name in ("__dict__", "__weakref__"):
        own.pop(name, None)
    return type(kind)(
        kind.__name__,
        kind.__bases__,
        {
            "__repr__": _describe,
            **own,
            "__qualname__": kind.__qualname__,
            "__slots__": names,
            "__field_defaults__": defaults,
            "__dataclass_fields__": _DataclassFields(),
        },
    )


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


def _write_open_init(made: Any) -> _Source:
    parameters, values, names = _write_parameters(made)
    lines = [f"_self.{name} = {value}" for name, value in values.items()]
    lines += _call_post_init(made)
    return [f"def __init__(_self, {', '.join(parameters)}):", *lines], names


def _write_parameters(made: Any) -> tuple[list[str], dict[str, str], dict[str, Any]]:
    """Parameters for the fields, the value of each field in terms of them, and the names used."""
    parameters: list[str] = []
    values: dict[str, str] = {}
    names: dict[str, Any] = {"_absent": _ABSENT}
    for name, default in made.__field_defaults__.items():
        values[name] = name
        if isinstance(default, _Factory):
            names[f"_make_{name}"] = default.make
            parameters.append(f"{name}=_absent")
            values[name] = f"_make_{name}() if {name} is _absent else {name}"
        elif default is not _ABSENT:
            names[f"_default_{name}"] = default
            parameters.append(f"{name}=_default_{name}")
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
    return "(" + "".join(f"{owner}.{name}, " for name in field_names(made)) + ")"


def _describe(self: Any) -> str:
    shown = ", ".join(f"{name}={field_value!r}" for name, field_value in _list_fields(self))
    return f"{type(self).__qualname__}({shown})"


def _refuse_change(self: object, name: str, _new: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot be changed")


def _reduce(self: Any) -> tuple[object, ...]:
    return _rebuild, (type(self), dict(_list_fields(self)))


def _rebuild(kind: Callable[..., object], field_values: dict[str, object]) -> object:
    return kind(**field_values)


def _list_fields(self: Any) -> Iterator[tuple[str, object]]:
    return ((name, getattr(self, name)) for name in field_names(type(self)))
