"""Ideas, lines and questions that a person chose not to see, one at a time."""

from __future__ import annotations

from collections.abc import Iterable

from checkin.core.frozen import Frozen
from checkin.journal.services import Service, Services
from checkin.journal.state import State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    class HasId(Protocol):
        """Anything that is known by an id."""

        @property
        def id(self) -> str:
            """The id."""

    AnyItem = TypeVar("AnyItem", bound=HasId)

NOTE = "not-for-me:"
_OWN = "own:"
"""What the key of a small step in own words begins with."""


class LeftOut(Frozen):
    """One that doesn't come up."""

    id: str
    text: str


class NotForMe(Service):
    """What doesn't come up until it is brought back. Nothing that was kept is touched."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)

    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        found = self._state.starting_with(NOTE)
        return frozenset(name.removeprefix(NOTE) for name in found)

    def set(self, id: str, out: bool) -> None:
        """Let something come up no more, or again."""
        today = self._services.clock.today().isoformat()
        self._state.set(f"{NOTE}{id}", today if out else "")

    def without(self, items: Iterable[AnyItem]) -> tuple[AnyItem, ...]:
        """The items that may come up; all of them where none is left."""
        found, out = tuple(items), self.ids()
        return tuple(item for item in found if item.id not in out) or found

    def listed(self) -> tuple[LeftOut, ...]:
        """All of them by what they say; what no file holds any more is called by its id."""
        from checkin.content.own_packs import texts_of

        ids = sorted(self.ids())
        texts = texts_of(ids) if ids else {}
        found = (LeftOut(id, texts.get(id) or id.removeprefix(_OWN)) for id in ids)
        return tuple(sorted(found, key=lambda each: each.text.casefold()))
