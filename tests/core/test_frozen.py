"""Values that never change behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.frozen import Frozen, as_dict, fields, replace


class Point(Frozen):
    """A value with a default, and one that is derived."""

    x: int
    y: int = 0

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("below nothing")

    @property
    def sum(self) -> int:
        return self.x + self.y


class Named(Point):
    """A value with one more field."""

    name: str = ""
    inside: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """What a value is measured against."""

    x: int
    y: int = 0


numbers = st.integers(0, 9)


@given(numbers, numbers, numbers, numbers)
def test_equality_and_hashes_are_those_of_a_dataclass(a: int, b: int, c: int, d: int) -> None:
    assert (Point(a, b) == Point(c, d)) is (Standard(a, b) == Standard(c, d))
    assert Point(a, b) != Named(a, b)
    assert hash(Point(a, b)) == hash(Point(a, y=b))
    assert len({Point(a, b), Point(c, d)}) == len({Standard(a, b), Standard(c, d)})


@given(numbers, numbers)
def test_it_is_written_as_a_dataclass_is(x: int, y: int) -> None:
    assert repr(Point(x, y)) == repr(Standard(x, y)).replace("Standard", "Point")


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 2}, {"y": 1}])
def test_fields_are_the_arguments_that_are_asked_for(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(**wrong)
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_nothing_can_be_changed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    with pytest.raises(AttributeError):
        point.other = 2
    assert point == Point(1, 0)


def test_another_can_be_made_of_it() -> None:
    assert replace(Point(1, 2), y=5) == Point(1, 5)
    with pytest.raises(TypeError):
        replace(Point(1), z=1)
    with pytest.raises(ValueError, match="below nothing"):
        replace(Point(1), x=-1)


def test_fields_of_a_class_before_it_come_first() -> None:
    named = Named(1, 2, "here", (Point(3),))
    assert fields(Named) == ("x", "y", "name", "inside")
    assert (named.sum, named.name) == (3, "here")
    assert as_dict(named) == {"x": 1, "y": 2, "name": "here", "inside": ({"x": 3, "y": 0},)}
    match named:
        case Named(x, y, name):
            assert (x, y, name) == (1, 2, "here")


def test_it_can_be_copied() -> None:
    named = Named(1, 2, "here", (Point(3),))
    assert copy.copy(named) == copy.deepcopy(named) == pickle.loads(pickle.dumps(named)) == named
