"""What a person can do with their check-ins: the one door that every face goes through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from typing import Self, Unpack

from checkin.clock import Clock
from checkin.errors import CheckinError, NothingThere
from checkin.journal import rows
from checkin.journal.back import LookingBack
from checkin.journal.drafts import Drafts
from checkin.journal.file import File
from checkin.journal.finding import Finding
from checkin.journal.lines import HelpLines
from checkin.journal.moments import Moments
from checkin.journal.notes import Notes
from checkin.journal.people import People
from checkin.journal.plan import HardTimes
from checkin.journal.preferences import Preferences
from checkin.journal.rows import Edits
from checkin.journal.trash import Trash
from checkin.journal.weekly import Weekly
from checkin.model import (
    HERE,
    AtHand,
    Day,
    Entry,
    Kind,
    NewEntry,
    Totals,
    Undone,
    Wanted,
)
from checkin.paths import absolute
from checkin.storage import changes, drafts, people, reading
from checkin.storage.connection import PATIENCE, SCHEMA, Connection, StandIn
from checkin.storage.writing import Value, begin_change, insert


class Journal:
    """Every check-in ever made. Whatever a method gives back is on the disk already."""

    def __init__(
        self, connection: Connection, clock: Clock | None = None, window: str | None = None
    ) -> None:
        """Use an open file; `open` and `in_memory` are the usual ways in."""
        self._connection = connection
        self._window = window or drafts.window_name()
        if connection.schema < SCHEMA:
            from checkin.storage.schema import bring_up_to_date

            try:
                bring_up_to_date(connection)
            except BaseException:
                connection.close()
                raise
        self.clock = clock or Clock()
        self.settings = Preferences(self, connection, self._window)
        self.people = People(self, connection, self._window)
        self.plan = HardTimes(self, connection, self._window)
        self.lines = HelpLines(self, connection, self._window)
        self.drafts = Drafts(self, connection, self._window)
        self.notes = Notes(self, connection, self._window)
        self.moments = Moments(self, connection, self._window)
        self.back = LookingBack(self, connection, self._window)
        self.weekly = Weekly(self, connection, self._window)
        self.finding = Finding(self, connection, self._window)
        self.trash = Trash(self, connection, self._window)
        self.file = File(self, connection, self._window)

    @classmethod
    def open(
        cls,
        path: str,
        clock: Clock | None = None,
        window: str | None = None,
        *,
        patience: float = PATIENCE,
        make: bool = True,
        make_folder: bool = True,
    ) -> Self:
        """Open the file at that path, with `make` also a new one. Raises a `FileTrouble`.

        `patience` is how many seconds to wait for another program that holds the file. The folder
        of a new file is made too, unless it has to be there already.
        """
        connection = Connection(absolute(path), patience=patience, make=make, folder=make_folder)
        return cls(connection, clock, window)

    @classmethod
    def in_memory(cls, clock: Clock | None = None) -> Self:
        """A journal that is forgotten when it is closed."""
        return cls(Connection(None), clock)

    @classmethod
    def standing_in(cls, path: str, trouble: CheckinError) -> Self:
        """A journal for a file that cannot be opened now: empty, and keeping raises `trouble`."""
        connection = StandIn(path, trouble)
        journal = cls(connection)
        connection.ready = True
        return journal

    @property
    def stands_in(self) -> bool:
        """Whether this is `standing_in` for a file; its `twin` is the file, once that is well."""
        return isinstance(self._connection, StandIn)

    def twin(self) -> Self:
        """The same file opened once more, for writing beside a face that reads.

        Raises `FileMoved` if its path leads elsewhere by now; no new file is made there.
        """
        assert self.path, "a journal in memory has no second door"
        return type(self)(self._connection.twin(), self.clock, self._window)

    def moved_to(self, path: str) -> Self:
        """The file at that path, opened in place of this one for the same window."""
        found = Connection(path, patience=self._connection.patience)
        return type(self)(found, self.clock, self._window)

    def on(self, day: date) -> Self:
        """This journal for someone to whom it is that day still: what is new belongs to it."""
        if day == self.clock.today():
            return self
        seen = copy(self)
        seen.clock = self.clock.on(day)
        seen.lines = HelpLines(seen, self._connection, self._window)
        seen.moments = Moments(seen, self._connection, self._window)
        seen.back = LookingBack(seen, self._connection, self._window)
        seen.weekly = Weekly(seen, self._connection, self._window)
        return seen

    @property
    def path(self) -> str | None:
        """Where the file is; None if it is in memory."""
        return self._connection.path

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Keeping

    def keep(self, new: NewEntry, *, draft: str | None = None) -> Entry:
        """Keep one thing. The drafts of the screen named by `draft` go in the same moment.

        Raises `TooLong`, or `NotPossible` for a text without words.
        """
        return self.keep_together([new], draft=draft)[0]

    def keep_together(
        self, news: Sequence[NewEntry], *, chain: bool = False, draft: str | None = None
    ) -> list[Entry]:
        """Keep several things as one change, which one undo takes back.

        With `chain`, each is the parent of the next: a hard moment, its step, the step's win.
        """
        now = self.moment()
        made = [(new, rows.new(new, self.clock)) for new in news]
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
                        feelings=rows.on_one_line(new.feelings),
                        marks=rows.on_one_line(new.marks),
                    )
                )
            if draft is not None:
                drafts.clear(self._connection, self._window, draft)
            kept = reading.entries(self._connection, numbers)  # after this, nothing may fail
        return kept

    def here(self, words: str) -> Entry:
        """Keep that the person was here today; once a day is enough."""
        for entry in self.today().entries:
            if entry.source == HERE:
                return entry
        return self.keep(NewEntry("reflection", words, source=HERE))

    # Changing

    def edit(self, number: int, *, draft: str | None = None, **given: Unpack[Edits]) -> Entry:
        """Change what is given, and keep how it was. Moving it to a day alone drops its time.

        What is like that already is no change, and nothing to undo. Raises `NothingThere`,
        `TooLong` or `NotPossible`, and `TypeError` for what an entry does not have.
        """
        row = rows.changed(given, self.entry(number), self.clock)
        feelings, marks = given.get("feelings"), given.get("marks")
        with self._connection.transaction():
            changes.edit(
                self._connection,
                number,
                row,
                self.moment(),
                tags=given.get("tags"),
                feelings=None if feelings is None else rows.on_one_line(feelings),
                marks=None if marks is None else rows.on_one_line(marks),
            )
            if draft is not None:
                drafts.clear(self._connection, self._window, draft)
            edited = self.entry(number)
        return edited

    def edit_together(
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
            changes.edit_together(
                self._connection,
                numbers,
                row,
                self.moment(),
                more_tags=more_tags,
                less_tags=less_tags,
            )
            edited = reading.entries(self._connection, numbers)
        return edited

    def put_away(self, *numbers: int) -> list[Entry]:
        """Move entries to the trash, a hard moment with its steps. Raises `NothingThere`."""
        with self._connection.transaction():
            gone = changes.put_away(self._connection, numbers, self.moment())
            entries = reading.entries(self._connection, gone)
        return entries

    def take_back(self, *numbers: int) -> list[Entry]:
        """Bring entries back from the trash, a hard moment with the steps that went with it.

        Raises `NothingThere`.
        """
        with self._connection.transaction():
            back = changes.take_back(self._connection, numbers, self.moment())
            entries = reading.entries(self._connection, back)
        return entries

    def undo(self) -> Undone:
        """Take back the latest change, whichever face made it. Raises `NothingThere`."""
        with self._connection.transaction():
            what, numbers = changes.undo(self._connection, self.moment())
            entries = reading.entries(self._connection, numbers)
        return Undone(what, tuple(entries))

    def redo(self) -> Undone:
        """Do again what was undone last. Raises `NothingThere`."""
        with self._connection.transaction():
            what, numbers = changes.redo(self._connection, self.moment())
            entries = reading.entries(self._connection, numbers)
        return Undone(what, tuple(entries))

    # Looking

    def today(self) -> Day:
        """The day that now belongs to."""
        return self.day(self.clock.today())

    def day(self, on: date) -> Day:
        """A day as it happened."""
        return reading.day(self._connection, on)

    def entry(self, number: int) -> Entry:
        """One entry, also when it is put away. Raises `NothingThere`."""
        found = reading.entry(self._connection, number)
        if found is None:
            raise NothingThere(f"There is no entry #{number}.", "`checkin log` shows the numbers.")
        return found

    def entries(
        self, want: Wanted | None = None, *, limit: int | None = None, newest_first: bool = True
    ) -> list[Entry]:
        """The entries that are asked for, by day and time."""
        return reading.wanted(
            self._connection, want or Wanted(), limit=limit, newest_first=newest_first
        )

    def entries_of(self, *kinds: Kind) -> list[Entry]:
        """All entries of these kinds, newest first."""
        return self.entries(Wanted(kinds=kinds))

    def totals(self) -> Totals:
        """All wins, and all days with any entry."""
        return self.finding.totals()

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
        return reading.counts(self._connection, kinds, since, until, newest)

    # Looking back

    @staticmethod
    def glance(path: str, patience: float = 0.2) -> AtHand:
        """What is one's own in the file at that path, which is not opened any further.

        It waits `patience` seconds for another program. Raises a `CheckinError` if it can not
        be read; no file is nothing of one's own.
        """
        return people.glance(path, patience)

    def moment(self) -> str:
        """Now, as it is stored."""
        return rows.moment(self.clock.now())
