"""``@frozen`` makes what ``@dataclass(frozen=True, slots=True, kw_only=True)`` makes."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass

import pytest

from pipeline.model.frozen import compile_maker, field, frozen, mutable, replace
from pipeline.sandbox.packing import pack, unpack


@frozen
class Spot:
    name: str
    x_pt: float = 0.0
    tags: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a spot has a name")

    @property
    def double_x_pt(self) -> float:
        return 2 * self.x_pt


@frozen
class Corner:
    x_pt: float
    y_pt: float


@frozen
class Point:
    x_pt: float
    y_pt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCorner:
    x_pt: float
    y_pt: float


def test_fields_have_what_was_given_or_their_defaults() -> None:
    spot = Spot(name="a", x_pt=1.5)
    assert (spot.name, spot.x_pt, spot.tags, spot.notes) == ("a", 1.5, (), [])
    assert spot.double_x_pt == 3.0


def test_every_object_gets_its_own_default_from_a_factory() -> None:
    assert Spot(name="a").notes is not Spot(name="b").notes


@pytest.mark.parametrize(
    "make",
    [
        lambda: Spot(),  # type: ignore[call-arg]
        lambda: Spot("a"),  # type: ignore[call-arg]
        lambda: Spot(name="a", colour="red"),  # type: ignore[call-arg]
    ],
)
def test_what_is_missing_unnamed_or_unknown_is_refused(make: Callable[[], Spot]) -> None:
    for _ in range(2):  # the first call compiles, the second does not
        with pytest.raises(TypeError):
            make()


def test_what_the_class_checks_itself_is_checked() -> None:
    with pytest.raises(ValueError, match="has a name"):
        Spot(name="")


def test_values_are_equal_by_class_and_fields() -> None:
    assert Corner(x_pt=1, y_pt=2) == Corner(x_pt=1, y_pt=2)
    assert Corner(x_pt=1, y_pt=2) != Corner(x_pt=2, y_pt=1)
    others: list[object] = [Point(x_pt=1, y_pt=2), (1, 2)]
    assert Corner(x_pt=1, y_pt=2) not in others


def test_values_are_hashable_when_their_fields_are() -> None:
    corners = {Corner(x_pt=1, y_pt=2), Corner(x_pt=1, y_pt=2), Corner(x_pt=1, y_pt=3)}
    assert len(corners) == 2
    with pytest.raises(TypeError):
        hash(Spot(name="a"))


def test_nothing_can_be_changed_added_or_deleted() -> None:
    corner = Corner(x_pt=1, y_pt=2)
    with pytest.raises(FrozenInstanceError):
        corner.x_pt = 3  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del corner.x_pt
    with pytest.raises(AttributeError):
        corner.z_pt = 3  # type: ignore[attr-defined]
    assert not hasattr(corner, "__dict__")


def test_dataclasses_takes_it_for_one_of_its_own() -> None:
    corner = Corner(x_pt=1, y_pt=2)
    assert dataclasses.is_dataclass(corner)
    assert [one.name for one in dataclasses.fields(corner)] == ["x_pt", "y_pt"]
    assert dataclasses.replace(corner, y_pt=5) == Corner(x_pt=1, y_pt=5)
    assert replace(corner, y_pt=5) == Corner(x_pt=1, y_pt=5)
    assert [one.default_factory for one in dataclasses.fields(Spot)][-1] is list
    assert dataclasses.asdict(corner) == {"x_pt": 1, "y_pt": 2}


def test_it_is_shown_as_a_dataclass_is() -> None:
    assert repr(Corner(x_pt=1, y_pt=2)) == repr(PlainCorner(x_pt=1, y_pt=2)).removeprefix("Plain")


def test_copies_are_equal() -> None:
    spot = Spot(name="a", tags=("b",), notes=["c"])
    for copied in (copy.copy(spot), copy.deepcopy(spot), pickle.loads(pickle.dumps(spot))):
        assert copied == spot
    assert unpack(pack(spot)) == spot


def test_a_maker_makes_what_the_class_makes() -> None:
    make = compile_maker(Spot)
    made = make(name="a", x_pt=1)
    assert type(made) is Spot
    assert made == Spot(name="a", x_pt=1)
    assert (made.double_x_pt, made.tags, made.notes) == (2, (), [])
    assert pickle.loads(pickle.dumps(made)) == made
    assert make(name="a").notes is not made.notes


def test_what_a_maker_makes_is_checked_and_frozen() -> None:
    make = compile_maker(Spot)
    with pytest.raises(ValueError, match="has a name"):
        make(name="")
    with pytest.raises(TypeError):
        make()  # type: ignore[call-arg]
    with pytest.raises(FrozenInstanceError):
        make(name="a").x_pt = 3  # type: ignore[misc]


@mutable
class Heap:
    name: str
    stones: list[str] = field(default_factory=list)


def test_mutable_objects_grow_and_equal_themselves_only() -> None:
    heap = Heap("a")
    heap.stones.append("b")
    heap.name = "c"
    assert repr(heap) == "Heap(name='c', stones=['b'])"
    assert heap != Heap(name="c", stones=["b"])
    assert len({heap, Heap("c")}) == 2
    assert Heap("d").stones == []
    with pytest.raises(AttributeError):
        heap.colour = "red"  # type: ignore[attr-defined]


def test_a_class_keeps_its_own_equality() -> None:
    @frozen
    class Named:
        name: str

        __eq__ = object.__eq__
        __hash__ = object.__hash__

    assert Named(name="a") != Named(name="a")


def test_fields_of_dataclasses_are_refused() -> None:
    with pytest.raises(TypeError, match="not of dataclasses"):

        @frozen
        class Spread:
            notes: list[str] = dataclasses.field(default_factory=list)
