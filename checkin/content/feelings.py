"""Words for feelings, in a grid of energy by how it feels. No feeling is bad."""

from __future__ import annotations

from functools import cache

from checkin.content.loader import rows
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
    offer_help: bool
    """Whether picking it offers people and help lines."""


class Other(Frozen):
    """An answer outside the grid, such as "A mix"."""

    id: str
    text: str


@cache
def quadrants() -> tuple[Quadrant, ...]:
    """The four quarters."""
    return tuple(
        Quadrant(row["id"], row["label"], row["sign"]) for row in rows("feelings", "quadrant")
    )


@cache
def _words() -> tuple[Feeling, ...]:
    return tuple(
        Feeling(row["word"], row["quadrant"], row["plain"], row.get("offer_help", False))
        for row in rows("feelings", "word")
    )


def words(quadrant: str | None = None) -> tuple[Feeling, ...]:
    """The words of one quarter, or of the whole grid."""
    return tuple(word for word in _words() if quadrant in (None, word.quadrant))


@cache
def others() -> tuple[Other, ...]:
    """The answers outside the grid; the last one is to skip."""
    return tuple(Other(row["id"], row["text"]) for row in rows("feelings", "other"))
