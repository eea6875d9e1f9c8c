"""Choosing one of several things so that it is the same one for the same day."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    class HasId(Protocol):
        """Anything that can be chosen and remembered by its id."""

        @property
        def id(self) -> str:
            """The id, which never changes once it is released."""

    AnyItem = TypeVar("AnyItem", bound=HasId | str)


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
