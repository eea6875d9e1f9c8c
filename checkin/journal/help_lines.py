"""Help lines: what a person noted of them, and lines of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkin.core.errors import NothingThere, NotPossible
from checkin.journal import entry_rows
from checkin.journal.services import Service, Services
from checkin.journal.state import State
from checkin.storage import drafts
from checkin.storage.support_lists import LINE

TYPE_CHECKING = False
if TYPE_CHECKING:  # the first page does without
    from checkin.domain.help_lines import Noted


class HelpLines(Service):
    """The person's changes to the list of help lines, by the id of each line.

    The list that comes with the program is never changed. No words are lost: a change keeps the
    ones before it.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)

    def all(self) -> dict[str, Noted]:
        """What the person noted, by the id of the line."""
        from checkin.domain.help_lines import read

        found = self._state.starting_with(LINE)
        return read({name.removeprefix(LINE): text for name, text in found.items()})

    def add(self, words: Mapping[str, str], *, draft: str | None = None) -> str:
        """Add a line of the person's own; its id. Raises what `edit` does."""
        from checkin.storage.entry_writer import new_uid

        return self.edit(f"own-{new_uid()}", words, draft=draft)

    def edit(self, id: str, words: Mapping[str, str], *, draft: str | None = None) -> str:
        """Store the person's words for a line; its id.

        `words` holds any of `checkin.domain.help_lines.FIELDS`; those left out are empty. The very
        words of the list end the change. Raises `NotPossible` without a name or a way to reach
        the line, and `TooLong`.
        """
        from checkin.content.help_lines import line
        from checkin.core.frozen import replace
        from checkin.domain.help_lines import FIELDS, WAYS

        own = entry_rows.listable("name", **{key: words.get(key, "") for key in FIELDS})
        if not any(own[way] for way in WAYS):
            raise NotPossible("There's no way to reach it yet.", "Type a number or an address.")
        listed, today = line(id), self._services.clock.today()

        def changed(was: Noted) -> Noted:
            if listed and all(getattr(listed, key) == own[key] for key in FIELDS):
                return replace(was, as_listed=bool(was.words))
            if was.words == own and not was.as_listed:
                return was
            earlier = (*was.earlier, was.words) if was.words not in ({}, own) else was.earlier
            return replace(was, words=own, written=today, as_listed=False, earlier=earlier)

        return self._note(id, changed, new=True, draft=draft)

    def mark_checked(self, id: str) -> str:
        """Note that the words shown of a line are right today; its id. Raises `NothingThere`."""
        from checkin.core.frozen import replace

        today = self._services.clock.today()

        def checked(was: Noted) -> Noted:
            if was.words and not was.as_listed:
                return replace(was, written=today)
            return replace(was, checked=today)

        return self._note(id, checked)

    def hide(self, id: str) -> str:
        """Hide a line; its id. Raises `NothingThere`."""
        from checkin.core.frozen import replace

        now = self._services.timestamp()
        return self._note(id, lambda was: replace(was, hidden=now))

    def restore(self, id: str) -> str:
        """Show a hidden line again; its id. Raises `NothingThere`."""
        from checkin.core.frozen import replace

        return self._note(id, lambda was: replace(was, hidden=""))

    def as_listed(self, id: str, listed: bool) -> str:
        """Show the words of the list, or with `listed` False the person's own again; its id.

        Raises `NothingThere`.
        """
        from checkin.core.frozen import replace

        return self._note(id, lambda was: replace(was, as_listed=listed and bool(was.words)))

    def _note(
        self,
        id: str,
        change: Callable[[Noted], Noted],
        *,
        new: bool = False,
        draft: str | None = None,
    ) -> str:
        from checkin.content.help_lines import line
        from checkin.domain.help_lines import as_json, from_json

        with self._connection.transaction():
            was = from_json(self._state.get(LINE + id))
            if not (new or was.words or line(id)):
                raise NothingThere("That line isn't on the list any more.", "Nothing was changed.")
            self._connection.run(
                "INSERT OR REPLACE INTO state VALUES (?, ?, ?)",
                (LINE + id, as_json(change(was)), self._services.timestamp()),
            )
            if draft is not None:
                drafts.clear(self._connection, self._services.window, draft)
        return id
