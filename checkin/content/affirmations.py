"""Kind lines, worded to be believable, shown when asked for."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_items
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class KindLine(Frozen):
    """One kind line."""

    id: str
    text: str
    family: str
    """secular, faith or culture; the last two follow the topic `faith`."""
    style: str
    carers: bool = False
    """Whether it is for those who care for others."""
    topics: tuple[str, ...] = ()


def kind_lines(
    topics_off: Collection[str] | None = None, *, carers: bool = False
) -> tuple[KindLine, ...]:
    """The kind lines; with `carers`, those for people who care for others as well."""
    lines = without(load_items(KindLine, "affirmations", "item"), topics_off)
    return tuple(line for line in lines if carers or not line.carers)
