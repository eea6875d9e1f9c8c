"""Words for feelings, in a grid of energy by how it feels. No feeling is bad."""

from __future__ import annotations

from checkin.content.loader import load_items
from checkin.core.frozen import Frozen


class Quadrant(Frozen):
    """One quarter of the grid."""

    id: str
    label: str
    sign: str
    """A mark that tells the quarters apart without color."""


class Feeling(Frozen):
    """One word, and what it means in plain words."""

    word: str
    quadrant: str
    plain: str
    offer_help: bool = False
    """Whether picking it offers people and help lines."""


class Other(Frozen):
    """An answer outside the grid, such as "A mix"."""

    id: str
    text: str


def quadrants() -> tuple[Quadrant, ...]:
    """The four quarters."""
    return load_items(Quadrant, "feelings", "quadrant")


def words(quadrant: str | None = None) -> tuple[Feeling, ...]:
    """The words of one quarter, or of the whole grid."""
    found = load_items(Feeling, "feelings", "word")
    return tuple(word for word in found if quadrant in (None, word.quadrant))


def others() -> tuple[Other, ...]:
    """The answers outside the grid; the last one is to skip."""
    return load_items(Other, "feelings", "other")
