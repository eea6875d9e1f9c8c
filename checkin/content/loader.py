"""The words of checkin: TOML packs beside this file, and how they are drawn from.

`pack` reads one pack, once. The modules of this package give its rows as typed values, so that
nobody else needs to know the shape of the files. Nothing here is read before it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Protocol, TypeVar
from zlib import crc32

NOT_AGAIN = 5
"""How many of the last shown items are passed over by `pick`."""

_PLACE = re.compile(r"\{(\w+)\}")


class HasId(Protocol):
    """Anything that can be picked and remembered by its id."""

    @property
    def id(self) -> str:
        """The id, which never changes once it is released."""


AnyItem = TypeVar("AnyItem", bound=HasId | str)


@cache
def load_pack(name: str, folder: str = "packs") -> Mapping[str, Any]:
    """The whole pack of that name, as it stands in its file.

    Raises `FileNotFoundError` for a pack that is none.
    """
    import pkgutil
    import tomllib

    data = pkgutil.get_data("checkin.content", f"{folder}/{name}.toml")
    if data is None:
        raise FileNotFoundError(f"{folder}/{name}")
    return MappingProxyType(tomllib.loads(data.decode()))


def rows(name: str, table: str) -> Sequence[Mapping[str, Any]]:
    """The rows of one table of a pack; none if the pack has no such table."""
    found: Sequence[Mapping[str, Any]] = load_pack(name).get(table, ())
    return found


def format_template(template: str, **values: object) -> str | None:
    """The template with its `{places}` filled, or `None` if any of them has no value.

    A line is never shown half-filled. `None` and empty text are no value, and neither is a
    `count` of zero: no zero is ever shown to anyone. Braces inside a value stay as they are.
    """
    for place in _PLACE.findall(template):
        value = values.get(place)
        if value is None or value == "" or (place == "count" and value == 0):
            return None
    return _PLACE.sub(lambda match: str(values[match[1]]), template)


def choose_stable(
    items: Sequence[AnyItem], seen: Sequence[str] = (), seed: object = ""
) -> AnyItem | None:
    """One of the items, always the same one for the same seed; `None` if there are none.

    `seen` holds the ids that were shown, the latest last. The last five are passed over, or as
    many of them as leaves something to show. A text without an id is known by itself.
    """
    if not items:
        return None
    known = {_key(item) for item in items}
    latest = list(dict.fromkeys(reversed(seen)))[:NOT_AGAIN]
    passed = [key for key in latest if key in known][: len(known) - 1]
    return min(
        (item for item in items if _key(item) not in passed),
        key=lambda item: (crc32(f"{seed}|{_key(item)}".encode()), _key(item)),
    )


def _key(item: HasId | str) -> str:
    return item if isinstance(item, str) else item.id
