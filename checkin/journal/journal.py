"""The journal in one file: what the shell, the app and scripts read and write it through."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date

from checkin.core.clock import Clock
from checkin.core.errors import CheckinError, EncryptedFile, NotPossible
from checkin.core.paths import absolute
from checkin.journal.entries import Entries
from checkin.journal.services import Services
from checkin.storage import drafts, open_files
from checkin.storage.connection import Connection
from checkin.storage.placeholder import Placeholder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self, TypeVar

    from checkin.core.errors import FileLost
    from checkin.core.records import Draft, Totals
    from checkin.core.rescue_records import Rescued
    from checkin.core.support_records import SupportSnapshot
    from checkin.journal.backups import Backups
    from checkin.journal.checkup import Checkup
    from checkin.journal.contacts import Contacts
    from checkin.journal.day_total import DayTotal
    from checkin.journal.drafts import Drafts
    from checkin.journal.encryption import Encryption
    from checkin.journal.file_status import File
    from checkin.journal.hard_moment import HardMoments
    from checkin.journal.help_lines import HelpLines
    from checkin.journal.imports import Imports
    from checkin.journal.kind_lines import KindLines
    from checkin.journal.lock import Lock
    from checkin.journal.lookback import Lookback
    from checkin.journal.merges import Merges
    from checkin.journal.milestones import Milestones
    from checkin.journal.not_for_me import NotForMe
    from checkin.journal.own_questions import OwnQuestions
    from checkin.journal.past_wins import PastWins
    from checkin.journal.purging import Purging
    from checkin.journal.reader import Reader
    from checkin.journal.restoring import Restoring
    from checkin.journal.safety_plan import SafetyPlans
    from checkin.journal.search import Search
    from checkin.journal.settings import Settings
    from checkin.journal.sharing import Sharing
    from checkin.journal.state import State
    from checkin.journal.trash import Trash
    from checkin.journal.week import Weeks
    from checkin.journal.wins import Wins

    C = TypeVar("C", bound=Connection)
    T = TypeVar("T")


class Journal(Entries):
    """The journal in one file: its entries, and a service for each other subject.

        with Journal.open("checkin.db") as journal:
            journal.add(NewEntry("win", "Made the call"))

    What a method returns is on the disk already. `docs/journal.md` has more examples.
    """

    def __init__(
        self, connection: Connection, clock: Clock | None = None, window: str | None = None
    ) -> None:
        """Read and write an open connection; `open` and `in_memory` make one."""
        super().__init__(Services(connection, clock, window))

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        clock: Clock | None = None,
        window: str | None = None,
        *,
        patience: float = open_files.PATIENCE,
        make: bool = True,
        make_folder: bool = True,
    ) -> Self:
        """Open the file at that path, and bring an older one up to date.

        `clock` tells the time and the day; by default the system's. `window` names whose drafts
        are meant; by default those of this process. `patience` is how many seconds to wait for
        another program that holds the file. Without `make`, a file that is missing is
        `FileMissing`; with it, the file is made, and its folder too if `make_folder` says so.
        Raises a `FileTrouble`, with the file as it was.
        """
        whole = absolute(os.fspath(path))
        connection = Connection(whole, patience=patience, make=make, folder=make_folder)
        return cls(connection, clock, window)

    @classmethod
    def in_memory(cls, clock: Clock | None = None) -> Self:
        """A new, empty journal without a file; its entries are gone when it is closed."""
        return cls(Connection(None), clock)

    @classmethod
    def placeholder(cls, path: str, trouble: CheckinError) -> Self:
        """An empty journal in place of a file that cannot be opened; writing raises `trouble`."""
        connection = Placeholder(path, trouble)
        journal = cls(connection)
        connection.ready = True
        return journal

    @property
    def is_placeholder(self) -> bool:
        """Whether this stands in for a file; `open_writer` opens that file, once it is well."""
        return isinstance(self._connection, Placeholder)

    @property
    def needs_passphrase(self) -> bool:
        """Whether this stands in for an encrypted file whose passphrase was not given yet."""
        if not isinstance(getattr(self._connection, "trouble", None), EncryptedFile):
            return False
        found = self.encryption(self.path or "")
        return found.is_possible and not found.is_open

    def open_writer(self) -> Self:
        """A second journal on the same file, to write in one thread while another reads.

        Raises `FileMoved` if the path leads to another file by now, another `FileTrouble` if it
        cannot be opened, and `NotPossible` for a journal in memory. No new file is made.
        """
        return type(self)(self._again(Connection), self.clock, self._services.window)

    def open_reader(self) -> Reader[Self]:
        """Reads the same file in another thread, where each reading can be given up.

        Raises what `open_writer` raises.
        """
        from checkin.journal.reader import Reader
        from checkin.storage.reading_connection import ReadingConnection

        connection = self._again(ReadingConnection)
        return Reader(type(self)(connection, self.clock, self._services.window), connection)

    def _again(self, cls: type[C]) -> C:
        if self.path is None:
            why = "A journal in memory has no file to open again."
            raise NotPossible(why, "Open one with Journal.open, or use this journal.")
        return self._connection.open_again(cls)

    def reopened_at(self, path: str) -> Self:
        """A journal on the file at that path, with the clock, window and patience of this one.

        Makes the file if it is missing. Raises a `FileTrouble`.
        """
        found = Connection(path, patience=self._connection.patience)
        return type(self)(found, self.clock, self._services.window)

    def on(self, day: date) -> Self:
        """This journal with a clock on which it is that day: what is added belongs to it.

        The connection is the same. New entries of an earlier day have no time.
        """
        if day == self.clock.today():
            return self
        from copy import copy  # what runs one command of the shell never asks for another day

        seen = copy(self)
        seen._services = self._services.on(day)
        return seen

    @property
    def clock(self) -> Clock:
        """The clock of this journal, with the start of the day that is set in the file."""
        return self._services.clock

    @property
    def path(self) -> str | None:
        """The whole path of the file; None if it is in memory."""
        return self._services.path

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called: anything but `repr` raises `FileClosed` then."""
        return self._connection.is_closed

    def close(self) -> None:
        """Close the file. Closing it once more does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        """The file and whether it is closed; never anything that a person wrote."""
        where = "in memory" if self.path is None else repr(self.path)
        about = " placeholder" * self.is_placeholder + " closed" * self.is_closed
        return f"<Journal {where}{about}>"

    def change_and_clear(self, change: Callable[[Journal], T], settled: Iterable[Draft]) -> T:
        """Call `change` with this journal and remove the drafts of these fields, as one.

        Gives back what `change` gives back, and raises what it raises, with nothing changed.
        """
        with self._connection.transaction():
            done = change(self)
            for draft in settled:
                drafts.clear(self._connection, self._services.window, draft.screen, draft.field)
        return done

    def totals(self) -> Totals:
        """How many wins there are, and on how many days there is an entry."""
        return self.search.totals()

    @staticmethod
    def read_support_snapshot(
        path: str, patience: float = 0.2, *, opened: bool = False
    ) -> SupportSnapshot:
        """The person's contacts, plan and help lines in the file at that path, only read.

        For a hard moment while the file cannot be opened. Those of a file with a passphrase are
        left out, unless it was `opened`. It waits `patience` seconds for another program. An empty
        snapshot if there is no file. Raises a `CheckinError` if it cannot be read.
        """
        from checkin.storage import support_lists

        return support_lists.read_support_snapshot(path, patience, opened=opened)

    @staticmethod
    def restoring(path: str | os.PathLike[str]) -> Restoring:
        """The backups of the file at that path, to bring one back; the file need not be well."""
        from checkin.journal.restoring import Restoring

        return Restoring(absolute(os.fspath(path)))

    @staticmethod
    def is_encrypted(path: str) -> bool:
        """Whether the file at that path is encrypted; its passphrase is needed to open it then."""
        return bool(open_files.salt_of(path))

    @staticmethod
    def encryption(path: str | os.PathLike[str]) -> Encryption:
        """Opening the file at that path with its passphrase, encrypting it, and undoing that."""
        from checkin.journal.encryption import Encryption

        return Encryption(absolute(os.fspath(path)))

    @staticmethod
    def checkup(path: str) -> Checkup:
        """A look at the file at that path and what is around it; the file need not be well."""
        from checkin.journal.checkup import Checkup

        return Checkup(path)

    @staticmethod
    def rescue(path: str, new: str, *, progress: Callable[[int], None] | None = None) -> Rescued:
        """Save what can be read of the file at `path`, which may be damaged, into a new one.

        The file is only read; this process must not have it open. `progress` is told now and then
        how many rows were read. Raises `NotPossible` if there is something at `new` or no folder
        for it, `DamagedFile` if nothing could be read, and another `FileTrouble`, with no new file.
        """
        from checkin.storage.rescue import rescue

        return rescue(path, new, progress=progress)

    @staticmethod
    def lost(path: str) -> FileLost | None:
        """What is to be said of a missing or empty file that has backups; None if it has none."""
        if not os.path.isdir(os.path.join(os.path.dirname(path), "backups")):
            return None
        from checkin.storage import backup_files

        return backup_files.lost(path)

    @property
    def settings(self) -> Settings:
        """What the person has set, by name."""
        from checkin.journal.settings import Settings

        return self._services.get(Settings)

    @property
    def lock(self) -> Lock:
        """The passphrase that is asked for before anything is shown, if one is set."""
        from checkin.journal.lock import Lock

        return self._services.get(Lock)

    @property
    def contacts(self) -> Contacts:
        """The people who can help."""
        from checkin.journal.contacts import Contacts

        return self._services.get(Contacts)

    @property
    def safety_plan(self) -> SafetyPlans:
        """The person's own plan for hard times."""
        from checkin.journal.safety_plan import SafetyPlans

        return self._services.get(SafetyPlans)

    @property
    def help_lines(self) -> HelpLines:
        """Help lines: what the person noted of them, and lines of their own."""
        from checkin.journal.help_lines import HelpLines

        return self._services.get(HelpLines)

    @property
    def not_for_me(self) -> NotForMe:
        """What the person chose not to see, one thing at a time."""
        from checkin.journal.not_for_me import NotForMe

        return self._services.get(NotForMe)

    @property
    def own_questions(self) -> OwnQuestions:
        """What the person's own mornings and evenings ask."""
        from checkin.journal.own_questions import OwnQuestions

        return self._services.get(OwnQuestions)

    @property
    def drafts(self) -> Drafts:
        """What is typed and not stored as an entry yet."""
        from checkin.journal.drafts import Drafts

        return self._services.get(Drafts)

    @property
    def state(self) -> State:
        """What the program noted for itself, by name."""
        from checkin.journal.state import State

        return self._services.get(State)

    @property
    def hard_moments(self) -> HardMoments:
        """What to offer in a hard moment, and looking back at one."""
        from checkin.journal.hard_moment import HardMoments

        return self._services.get(HardMoments)

    @property
    def wins(self) -> Wins:
        """Wins that one key keeps, and ways to celebrate one."""
        from checkin.journal.wins import Wins

        return self._services.get(Wins)

    @property
    def kind_lines(self) -> KindLines:
        """Kind lines, and the words that the person keeps close."""
        from checkin.journal.kind_lines import KindLines

        return self._services.get(KindLines)

    @property
    def lookback(self) -> Lookback:
        """Earlier years, what wins add up to, the not-yet list and good stretches."""
        from checkin.journal.lookback import Lookback

        return self._services.get(Lookback)

    @property
    def past_wins(self) -> PastWins:
        """A past win to be shown: the same one all day, or another one by chance."""
        from checkin.journal.past_wins import PastWins

        return self._services.get(PastWins)

    @property
    def milestones(self) -> Milestones:
        """Round totals, each told on the day on which it was reached."""
        from checkin.journal.milestones import Milestones

        return self._services.get(Milestones)

    @property
    def week(self) -> Weeks:
        """A week, what is written about it, and the question of a season."""
        from checkin.journal.week import Weeks

        return self._services.get(Weeks)

    @property
    def sharing(self) -> Sharing:
        """Pages for a session or for someone else, and what belongs to sessions."""
        from checkin.journal.sharing import Sharing

        return self._services.get(Sharing)

    @property
    def search(self) -> Search:
        """Entries that answer a query, day by day; versions, and tags in use."""
        from checkin.journal.search import Search

        return self._services.get(Search)

    @property
    def day_total(self) -> DayTotal:
        """The days that the person counts in a total of their own."""
        from checkin.journal.day_total import DayTotal

        return self._services.get(DayTotal)

    @property
    def trash(self) -> Trash:
        """What was deleted, and emptying it."""
        from checkin.journal.trash import Trash

        return self._services.get(Trash)

    @property
    def purging(self) -> Purging:
        """Removing words for good, from backups too."""
        from checkin.journal.purging import Purging

        return self._services.get(Purging)

    @property
    def imports(self) -> Imports:
        """Bringing in what other programs keep, and exports of checkin."""
        from checkin.journal.imports import Imports

        return self._services.get(Imports)

    @property
    def merges(self) -> Merges:
        """Bringing together copies of the file that went on apart."""
        from checkin.journal.merges import Merges

        return self._services.get(Merges)

    @property
    def file(self) -> File:
        """Size and damage of the file, copies of it, and what other programs wrote."""
        from checkin.journal.file_status import File

        return self._services.get(File)

    @property
    def backups(self) -> Backups:
        """Making backups of the file, and which there are."""
        from checkin.journal.backups import Backups

        return self._services.get(Backups)
