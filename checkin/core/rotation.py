"""Which of several things has its turn, so that it is the same one for the same day."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Protocol, TypeVar

    class HasId(Protocol):
        """Anything that can be chosen and remembered by its id."""

        @property
        def id(self) -> str:
            """The id, which never changes once it is released."""

    AnyItem = TypeVar("AnyItem", bound=HasId | str)
    Identified = TypeVar("Identified", bound=HasId)
    T = TypeVar("T")


def turned(items: Sequence[T], turn: int) -> list[T]:
    """The same items, beginning with the one whose turn it is, counted from 0 and round."""
    start = turn % max(len(items), 1)
    return [*items[start:], *items[:start]]


def turned_apart(items: Sequence[Identified], first: Container[str], turn: int) -> list[Identified]:
    """Those whose ids are in `first`, then the others, each beginning with the one in turn."""
    parts = [
        [item for item in items if (item.id in first) is is_first] for is_first in (True, False)
    ]
    return [item for part in parts for item in turned(part, turn)]


def choose_stable(items: Sequence[AnyItem], seed: object = "") -> AnyItem | None:
    """One of the items, always the same one for the same seed; `None` if there are none.

    A text without an id is known by itself.
    """
    return min(
        items,
        key=lambda item: (crc32(f"{seed}|{_key(item)}".encode()), _key(item)),
        default=None,
    )


def _key(item: HasId | str) -> str:
    return item if isinstance(item, str) else item.id
