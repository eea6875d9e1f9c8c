"""Topics a person can turn off: no item that carries one of them is then ever shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Protocol, TypeVar

from checkin.content.loader import rows
from checkin.core.frozen import Frozen


class Topic(Frozen):
    """One switch, and what it covers."""

    id: str
    label: str
    help: str
    off_by_default: bool


class HasTopics(Protocol):
    """Anything that a topic switch can take away."""

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of all topics it touches."""


AnyItem = TypeVar("AnyItem", bound=HasTopics)


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the settings screen."""
    return tuple(
        Topic(row["id"], row["label"], row["help"], row.get("off_by_default", False))
        for row in rows("topics", "topic")
    )


@cache
def default_off() -> frozenset[str]:
    """The topics that are off until the person turns them on."""
    return frozenset(topic.id for topic in topics() if topic.off_by_default)


def without(items: Iterable[AnyItem], topics_off: Collection[str] | None) -> tuple[AnyItem, ...]:
    """The items that carry none of these topics; with `None`, of those that are off by default."""
    off = default_off() if topics_off is None else frozenset(topics_off)
    return tuple(item for item in items if off.isdisjoint(item.topics))
