"""Kind lines, worded to be believable, shown when asked for."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class KindLine(Frozen):
    """One kind line."""

    id: str
    text: str
    family: str
    """secular, faith or culture; the last two follow the topic `faith`."""
    style: str
    carers: bool
    """Whether it is for those who care for others."""
    topics: tuple[str, ...]


@cache
def _all() -> tuple[KindLine, ...]:
    return tuple(
        KindLine(
            row["id"],
            row["text"],
            row["family"],
            row["style"],
            row["for"] == "carers",
            () if row["family"] == "secular" else ("faith",),
        )
        for row in rows("affirmations", "item")
    )


def kind_lines(
    topics_off: Collection[str] | None = None, *, carers: bool = False
) -> tuple[KindLine, ...]:
    """The kind lines; with `carers`, those for people who care for others as well."""
    return tuple(line for line in without(_all(), topics_off) if carers or not line.carers)
