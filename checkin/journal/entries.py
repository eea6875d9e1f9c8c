"""The entries themselves: adding, changing and reading them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Unpack

from checkin.core.entries import HERE, Day, Entry, Kind, NewEntry
from checkin.core.errors import NothingThere
from checkin.core.query import EntryQuery
from checkin.core.records import UndoResult
from checkin.journal import entry_rows
from checkin.journal.entry_rows import Edits
from checkin.journal.session import Service
from checkin.storage import drafts, entry_reader, revisions
from checkin.storage.entry_writer import Value, begin_change, insert


class Entries(Service):
    """The entries of a file. Whatever a method gives back is on the disk already."""

    # Keeping

    def add(self, new: NewEntry, *, draft: str | None = None) -> Entry:
        """Keep one thing. The drafts of the screen named by `draft` go in the same moment.

        Raises `TooLong`, or `NotPossible` for a text without words.
        """
        return self.add_many([new], draft=draft)[0]

    def add_many(
        self, news: Sequence[NewEntry], *, chain: bool = False, draft: str | None = None
    ) -> list[Entry]:
        """Keep several things as one change, which one undo takes back.

        With `chain`, each is the parent of the next: a hard moment, its step, the step's win.
        """
        now = self._session.timestamp()
        made = [(new, entry_rows.new(new, self._session.clock)) for new in news]
        numbers: list[int] = []
        with self._connection.transaction():
            change = begin_change(self._connection, news[0].kind, now)
            for new, row in made:
                if chain and numbers:
                    row["parent"] = numbers[-1]
                numbers.append(
                    insert(
                        self._connection,
                        change,
                        row,
                        now,
                        tags=new.tags,
                        feelings=entry_rows.on_one_line(new.feelings),
                        marks=entry_rows.on_one_line(new.marks),
                    )
                )
            if draft is not None:
                drafts.clear(self._connection, self._session.window, draft)
            kept = entry_reader.entries(self._connection, numbers)  # after this, nothing may fail
        return kept

    def add_here(self, words: str) -> Entry:
        """Keep that the person was here today; once a day is enough."""
        for entry in self.today().entries:
            if entry.source == HERE:
                return entry
        return self.add(NewEntry("reflection", words, source=HERE))

    # Changing

    def edit(self, number: int, *, draft: str | None = None, **given: Unpack[Edits]) -> Entry:
        """Change what is given, and keep how it was. Moving it to a day alone drops its time.

        What is like that already is no change, and nothing to undo. Raises `NothingThere`,
        `TooLong` or `NotPossible`, and `TypeError` for what an entry does not have.
        """
        row = entry_rows.changed(given, self.entry(number), self._session.clock)
        feelings, marks = given.get("feelings"), given.get("marks")
        with self._connection.transaction():
            revisions.edit(
                self._connection,
                number,
                row,
                self._session.timestamp(),
                tags=given.get("tags"),
                feelings=None if feelings is None else entry_rows.on_one_line(feelings),
                marks=None if marks is None else entry_rows.on_one_line(marks),
            )
            if draft is not None:
                drafts.clear(self._connection, self._session.window, draft)
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
        """Change several entries as one change. A tag named in a text stays. Raises `NothingThere`.

        Without numbers nothing is changed.
        """
        if not numbers:
            return []
        flags = (("bring", bring), ("keepsake", keepsake))
        row: dict[str, Value] = {name: int(flag) for name, flag in flags if flag is not None}
        with self._connection.transaction():
            revisions.edit_many(
                self._connection,
                numbers,
                row,
                self._session.timestamp(),
                more_tags=more_tags,
                less_tags=less_tags,
            )
            edited = entry_reader.entries(self._connection, numbers)
        return edited

    def delete(self, *numbers: int) -> list[Entry]:
        """Move entries to the trash, a hard moment with its steps. Raises `NothingThere`."""
        with self._connection.transaction():
            gone = revisions.delete(self._connection, numbers, self._session.timestamp())
            entries = entry_reader.entries(self._connection, gone)
        return entries

    def restore(self, *numbers: int) -> list[Entry]:
        """Bring entries back from the trash, a hard moment with the steps that went with it.

        Raises `NothingThere`.
        """
        with self._connection.transaction():
            back = revisions.restore(self._connection, numbers, self._session.timestamp())
            entries = entry_reader.entries(self._connection, back)
        return entries

    def undo(self) -> UndoResult:
        """Take back the latest change, whichever face made it. Raises `NothingThere`."""
        with self._connection.transaction():
            what, numbers = revisions.undo(self._connection, self._session.timestamp())
            entries = entry_reader.entries(self._connection, numbers)
        return UndoResult(what, tuple(entries))

    def redo(self) -> UndoResult:
        """Do again what was undone last. Raises `NothingThere`."""
        with self._connection.transaction():
            what, numbers = revisions.redo(self._connection, self._session.timestamp())
            entries = entry_reader.entries(self._connection, numbers)
        return UndoResult(what, tuple(entries))

    # Looking

    def today(self) -> Day:
        """The day that now belongs to."""
        return self.day(self._session.clock.today())

    def day(self, on: date) -> Day:
        """A day as it happened."""
        return entry_reader.day(self._connection, on)

    def entry(self, number: int) -> Entry:
        """One entry, also when it is put away. Raises `NothingThere`."""
        found = entry_reader.entry(self._connection, number)
        if found is None:
            raise NothingThere(f"There is no entry #{number}.", "`checkin log` shows the numbers.")
        return found

    def entries(
        self, want: EntryQuery | None = None, *, limit: int | None = None, newest_first: bool = True
    ) -> list[Entry]:
        """The entries that are asked for, by day and time."""
        return entry_reader.wanted(
            self._connection, want or EntryQuery(), limit=limit, newest_first=newest_first
        )

    def entries_of(self, *kinds: Kind) -> list[Entry]:
        """All entries of these kinds, newest first."""
        return self.entries(EntryQuery(kinds=kinds))

    def counts(
        self,
        *kinds: Kind,
        since: date | None = None,
        until: date | None = None,
        newest: int | None = None,
    ) -> dict[date, int]:
        """How many entries of these kinds each day holds, newest first; no day with none.

        With `newest`, no more than so many days.
        """
        return entry_reader.counts(self._connection, kinds, since, until, newest)
