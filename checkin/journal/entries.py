"""Entries: adding, changing and reading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from checkin.core.entries import HERE, Day, Entry, Kind, NewEntry
from checkin.core.entry_checks import texts
from checkin.core.errors import NotAnEntry, NothingThere
from checkin.core.query import EntryQuery
from checkin.core.records import LastChange, UndoResult
from checkin.journal import entry_rows
from checkin.journal.services import Service
from checkin.storage import drafts, entry_reader, revisions
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import Value, begin_change, insert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Unpack

    from checkin.core.entries import Edits


class Entries(Service):
    """The entries of a file. What a method returns is on the disk already."""

    # Keeping

    def add(self, new: NewEntry, *, draft: str | None = None) -> Entry:
        """Store one entry; the entry as it is stored, with its number.

        The drafts of the screen named by `draft` are removed in the same transaction. Raises
        `NotAnEntry` for a value that a field cannot hold, `NothingThere` for a parent that is not
        there, `TooLong`, and `NotPossible` for a text without words.
        """
        return self.add_many([new], draft=draft)[0]

    def add_many(
        self, news: Sequence[NewEntry], *, chain: bool = False, draft: str | None = None
    ) -> list[Entry]:
        """Store several entries as one change, which one undo takes back; all or none of them.

        With `chain`, each is the parent of the next: a hard moment, its step, the step's win.
        Without any, nothing is written but that the drafts are removed. Raises what `add` does.
        """
        now = self._services.timestamp()
        made = [entry_rows.new(new, self._services.clock) for new in news]
        numbers: list[int] = []
        with self._connection.transaction():
            change = begin_change(self._connection, news[0].kind, now) if news else 0
            for row, details in made:
                if chain and numbers:
                    row["parent"] = numbers[-1]
                self._check_parent(row)
                numbers.append(insert(self._connection, change, row, now, **details))
            if draft is not None:
                drafts.clear(self._connection, self._services.window, draft)
            kept = entry_reader.entries(self._connection, numbers)  # after this, nothing may fail
        return kept

    def add_here(self, words: str) -> Entry:
        """Store that the person was here today, in these words; the one of today if it is there."""
        for entry in self.today().entries:
            if entry.source == HERE:
                return entry
        return self.add(NewEntry("reflection", words, source=HERE))

    # Changing

    def edit(self, number: int, *, draft: str | None = None, **given: Unpack[Edits]) -> Entry:
        """Set the fields that are given; the entry as it is then. How it was is stored too.

        `None` clears `at`, `label`, `outcome`, `before`, `after`, `parent` and `source`; a day
        without a time clears `at` as well. What is like that already is no change, and nothing
        to undo. Raises `NothingThere` if the entry or its parent is not there, `NotAnEntry` for a
        value that a field cannot hold, `TooLong`, `NotPossible` for a text without words, and
        `TypeError` for a name that an entry does not have.
        """
        row, details = entry_rows.changed(given, self.entry(number), self._services.clock)
        with self._connection.transaction():
            self._check_parent(row, number)
            revisions.edit(self._connection, number, row, self._services.timestamp(), **details)
            if draft is not None:
                drafts.clear(self._connection, self._services.window, draft)
            edited = self.entry(number)
        return edited

    def edit_many(
        self,
        numbers: Sequence[int],
        *,
        bring: bool | None = None,
        keepsake: bool | None = None,
        more_tags: Iterable[str] = (),
        less_tags: Iterable[str] = (),
    ) -> list[Entry]:
        """Change several entries as one change; the entries as they are then.

        A tag named in a text stays, and what is None stays as it is. Without numbers nothing is
        changed. Raises `NothingThere` if one of them is not there, and `NotAnEntry` for tags that
        are none.
        """
        if not numbers:
            return []
        more_tags = entry_rows.checked_tags("more_tags", more_tags)
        less_tags = texts("less_tags", less_tags)
        flags = (("bring", bring), ("keepsake", keepsake))
        row: dict[str, Value] = {name: int(flag) for name, flag in flags if flag is not None}
        with self._connection.transaction():
            revisions.edit_many(
                self._connection,
                numbers,
                row,
                self._services.timestamp(),
                more_tags=more_tags,
                less_tags=less_tags,
            )
            edited = entry_reader.entries(self._connection, numbers)
        return edited

    def delete(self, *numbers: int) -> list[Entry]:
        """Move entries to the trash, a hard moment with its steps; all that went there.

        Without numbers nothing is changed. Raises `NothingThere` if one of them is not there.
        """
        if not numbers:
            return []
        with self._connection.transaction():
            gone = revisions.delete(self._connection, numbers, self._services.timestamp())
            entries = entry_reader.entries(self._connection, gone)
        return entries

    def restore(self, *numbers: int) -> list[Entry]:
        """Bring entries back from the trash, a hard moment with the steps that went with it.

        Gives back all that came. Without numbers nothing is changed. Raises `NothingThere` if one
        of them is not in the trash.
        """
        if not numbers:
            return []
        with self._connection.transaction():
            back = revisions.restore(self._connection, numbers, self._services.timestamp())
            entries = entry_reader.entries(self._connection, back)
        return entries

    def undo(self, change: int | None = None) -> UndoResult:
        """Take back the latest change of entries, whichever program made it: what it was.

        With the number of a `change`, take back that one alone, wherever it stands.

        It covers all that adds, edits, deletes or restores entries, and goes back as far as the
        file does; of an import, also what came in beside them, but drafts. It does not cover
        changes of people, the safety plan, help lines, good stretches, settings and drafts, which
        have their own ways back, nor the emptying of the trash, which has none.
        Raises `NothingThere` if there is no such change, and `NotPossible` if one that was named
        can't be taken back, as a later one touched the same entries.
        """
        return self._stepped(revisions.undo, change)

    def redo(self, change: int | None = None) -> UndoResult:
        """Do again the change that was undone last: what it was.

        It covers what `undo` covers. Any change made since then ends it, unless the number of
        the `change` is given. Raises what `undo` raises.
        """
        return self._stepped(revisions.redo, change)

    def own_changes(self, *, after: int) -> list[int]:
        """The numbers of the latest changes that were made over this connection, and by no other
        program; those above `after`, in their order."""
        return [number for number in self._connection.changes if number > after]

    def last_change(self, *, limit: int = 3) -> LastChange | None:
        """The change that `undo` would take back, with `limit` of its entries; None without one."""
        found = revisions.latest(self._connection, limit)
        if found is None:
            return None
        number, what, numbers, count, fields = found
        entries = tuple(entry_reader.entries(self._connection, numbers))
        return LastChange(
            number, what, entries, count, frozenset(fields), self._earlier_day(number)
        )

    def _earlier_day(self, change: int) -> date | None:
        """The day on which a change was made, if it is before today."""
        try:
            made = datetime.fromisoformat(revisions.made_at(self._connection, change))
            day = self._services.clock.day_of(made)
        except (ValueError, OverflowError):  # another program wrote it
            return None
        return day if day < self._services.clock.today() else None

    # Looking

    def today(self) -> Day:
        """The entries of the day that it is now, in the order they happened."""
        return self.day(self._services.clock.today())

    def day(self, on: date) -> Day:
        """The entries of a day in the order they happened, those without a time first."""
        return entry_reader.day(self._connection, on)

    def entry(self, number: int, *, trash: bool = True) -> Entry:
        """One entry, also one in the trash, if that may be. Raises `NothingThere`."""
        found = entry_reader.entry(self._connection, number)
        if found is None or (found.deleted and not trash):
            raise revisions.no_entry(self._connection, number)
        return found

    def entries(
        self,
        query: EntryQuery | None = None,
        *,
        limit: int | None = None,
        newest_first: bool = True,
    ) -> list[Entry]:
        """The entries that answer a query, by day and time, or all; at most `limit` of them."""
        return entry_reader.matching(
            self._connection, query or EntryQuery(), limit=limit, newest_first=newest_first
        )

    def entries_of(self, *kinds: Kind) -> list[Entry]:
        """All entries of these kinds, newest first; without kinds, all entries."""
        return self.entries(EntryQuery(kinds=kinds))

    def counts(
        self,
        *kinds: Kind,
        since: date | None = None,
        until: date | None = None,
        newest: int | None = None,
    ) -> dict[date, int]:
        """How many entries of these kinds each day holds, newest first; no day with none.

        Without kinds, entries of all kinds are counted. With `newest`, it is no more than so many
        days.
        """
        return entry_reader.counts(self._connection, kinds, since, until, newest)

    def _stepped(
        self,
        step: Callable[[Connection, str, int | None], revisions.Stepped],
        change: int | None,
    ) -> UndoResult:
        """What was undone or done again, once the settings are read again if an import or a merge
        brought any."""
        with self._connection.transaction():
            number, what, numbers, fields = step(
                self._connection, self._services.timestamp(), change
            )
            entries = entry_reader.entries(self._connection, numbers)
        earlier = self._earlier_day(number)
        done = UndoResult(what, tuple(entries), frozenset(fields), number, earlier)
        if done.came_from:
            from checkin.journal.settings import Settings

            self._services.get(Settings).refresh()
        return done

    def _check_parent(self, row: Mapping[str, Value], number: int | None = None) -> None:
        """Raise `NothingThere` if the parent in a row is no entry, `NotAnEntry` if it is itself."""
        parent = row.get("parent")
        if not isinstance(parent, int):
            return
        if parent == number:
            raise NotAnEntry(f"#{number} can't belong to itself.", "Choose another parent.")
        there = 0 < parent < 2**63 and self._connection.row(  # SQLite has no other integers
            "SELECT 1 FROM entries WHERE id = ?", (parent,)
        )
        if not there:
            raise NothingThere(
                f"There's no entry #{parent} for this one to belong to.",
                "Add that one first, or leave parent out.",
            )
