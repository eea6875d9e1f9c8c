"""Topics a person can turn off: no item that carries one of them is then ever shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checkin.content.loader import load_items
from checkin.core.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    class HasTopics(Protocol):
        """Anything that a topic switch can take away."""

        @property
        def topics(self) -> tuple[str, ...]:
            """The ids of all topics it touches."""

    AnyItem = TypeVar("AnyItem", bound=HasTopics)


FEELING_WORDS = "feelings"
"""The topic of words for how something feels: off, nothing asks for any or lists them."""
FACING = "facing"
"""The topic of things that one would rather not do or see."""
WRITING = "writing"
"""The topic of lines, notes and free writing."""


class Topic(Frozen):
    """One switch, and what it covers."""

    id: str
    label: str
    help: str
    off_by_default: bool = False


class Phrase(Frozen):
    """A text that a topic switch can take away."""

    id: str
    text: str
    topics: tuple[str, ...] = ()


def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the settings screen."""
    return load_items(Topic, "topics", "topic")


def default_off() -> frozenset[str]:
    """The topics that are off until the person turns them on."""
    return frozenset(topic.id for topic in topics() if topic.off_by_default)


def without(items: Iterable[AnyItem], topics_off: Collection[str] | None) -> tuple[AnyItem, ...]:
    """The items that carry none of these topics; with `None`, of those that are off by default."""
    off = default_off() if topics_off is None else frozenset(topics_off)
    return tuple(item for item in items if off.isdisjoint(item.topics))
