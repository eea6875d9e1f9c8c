"""What people call the things that the palette offers, beside their names on the screen."""

from __future__ import annotations

from functools import cache

from checkin.content.loader import load_items
from checkin.core.frozen import Frozen


class OtherNames(Frozen):
    """The other names of one thing, in lower case."""

    id: str
    names: tuple[str, ...]


def other_names(id: str) -> tuple[str, ...]:
    """The other names of a command, a setting or a page; none for an id without any."""
    return _by_id().get(id, ())


@cache
def _by_id() -> dict[str, tuple[str, ...]]:
    return {each.id: each.names for each in load_items(OtherNames, "other_names", "item")}
