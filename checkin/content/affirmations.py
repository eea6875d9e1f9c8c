"""Kind lines, worded to be believable, shown when asked for."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content import own_packs
from checkin.content.topics import without
from checkin.core.frozen import Frozen

ANY, STRONG, FAITH = "any", "strong", "faith"
"""The groups of lines: for any day, for those whom others lean on, and of faith and culture."""
_FAMILIES = {ANY: ("secular",), STRONG: ("secular",), FAITH: ("faith", "culture")}


class KindLine(Frozen):
    """One kind line."""

    id: str
    text: str
    family: str
    """secular, faith or culture; the last two follow the topic `faith`."""
    style: str
    strong: bool = False
    """Whether it is for those whom others lean on, and who are expected to be strong."""
    topics: tuple[str, ...] = ()


def kind_lines(group: str, topics_off: Collection[str] | None = None) -> tuple[KindLine, ...]:
    """The kind lines of a group, in the order they take turns."""
    lines = without(own_packs.items(KindLine, "affirmations", "item"), topics_off)
    return tuple(
        line
        for line in lines
        if line.family in _FAMILIES[group] and line.strong is (group == STRONG)
    )
