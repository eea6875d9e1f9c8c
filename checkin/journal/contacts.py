"""The people who can help."""

from __future__ import annotations

from checkin.core.support_records import Contact
from checkin.journal import entry_rows
from checkin.journal.services import Service
from checkin.storage import support_lists


class Contacts(Service):
    """The list of people who can help. Each change adds a version; earlier ones are kept."""

    def all(self) -> list[Contact]:
        """Everyone on the list, in its order."""
        return support_lists.contacts(self._connection)

    def deleted(self) -> list[Contact]:
        """Everyone who was taken off the list, the last first."""
        return support_lists.deleted_contacts(self._connection)

    def add(
        self, name: str, reach: str = "", ask: str = "", *, draft: str | None = None
    ) -> Contact:
        """Put someone at the end of the list; them, with their number.

        The drafts of the screen named by `draft` are removed in the same transaction. Raises
        `NotPossible` without a name, and `TooLong`.
        """
        words = entry_rows.listable("name", name=name, reach=reach, ask=ask)
        return self._one(self._list(support_lists.add, "people", words, draft=draft))

    def edit(
        self,
        number: int,
        *,
        name: str | None = None,
        reach: str | None = None,
        ask: str | None = None,
        draft: str | None = None,
    ) -> Contact:
        """Change what is given; the person as they are then, under another number.

        Raises `NothingThere`, `NotPossible` for an empty name, and `TooLong`.
        """
        words = entry_rows.listable("name", name=name, reach=reach, ask=ask)
        return self._one(self._list(support_lists.edit, "people", number, words, draft=draft))

    def mark_checked(self, number: int) -> Contact:
        """Set `checked` to today; the person as they are then, under another number.

        Raises `NothingThere`.
        """
        return self._one(self._list(support_lists.renew, "people", number))

    def delete(self, number: int) -> Contact:
        """Take someone off the list. Raises `NothingThere`."""
        return self._one(self._list(support_lists.delete, "people", number))

    def restore(self, number: int) -> Contact:
        """Put someone back on the list, where they were. Raises `NothingThere`."""
        return self._one(self._list(support_lists.restore, "people", number))

    def move(self, number: int, by: int) -> Contact:
        """Move someone one place down (1) or up (-1). Raises `NothingThere`."""
        return self._one(self._list(support_lists.move, "people", number, by))

    def _one(self, number: int) -> Contact:
        return support_lists.contact(self._connection, number)
