"""The file itself: its size, damage, copies, and what other programs wrote into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator

from checkin.core.purge_records import NOTE as PURGED
from checkin.core.records import FoundBeside, Status
from checkin.journal.search import Search
from checkin.journal.services import Service, Services
from checkin.storage import index_repair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.backup_records import FullerBackup
    from checkin.storage.full_export import Row

_ANYTHING = " UNION ALL ".join(
    f"SELECT 1 FROM {table}"
    for table in ("entries", "drafts", "people", "plan", "settings", "state")
)
"""Whatever a person can put into a file leaves a row in one of these."""


class File(Service):
    """The file of a journal."""

    shared = True

    _seen: int | None = None
    _fuller: tuple[dict[str, str], FullerBackup | None] | None = None
    """A backup with what is missing, and what the files were as it was looked for."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._search = services.get(Search)

    def status(self) -> Status:
        """Counts and size of the file; its size is 0 bytes in memory."""
        count = self._connection.row(
            "SELECT (SELECT count(*) FROM entries WHERE deleted_at IS NULL),"
            " (SELECT count(*) FROM entries WHERE deleted_at IS NOT NULL),"
            " (SELECT count(*) FROM drafts WHERE text <> '')"
        )
        totals = self._search.totals()
        return Status(
            file=self._services.path or "",
            schema=self._connection.schema,
            wins=totals.wins,
            days=totals.days,
            entries=count[0],
            trash=count[1],
            drafts=count[2],
            size=os.stat(self._services.path).st_size if self._services.path else 0,
        )

    def delete_if_empty(self) -> bool:
        """Remove the file if no program stored anything in it yet; whether it is gone."""
        if self._services.path is None:
            return False
        with self._connection.transaction():  # nobody else writes while this looks
            if not self._connection.row(_ANYTHING):
                os.unlink(self._services.path)
                return True
        return False

    def check(self) -> None:
        """Read the whole file once, on a connection of its own.

        The next change need not look at its pages then. Raises `DamagedFile`, and `FileMoved` if
        it is gone.

        It takes about a millisecond for a thousand entries.
        """
        if self._services.path is not None:
            from checkin.core.errors import FileTrouble
            from checkin.storage.backups import check

            stamp = self._connection.stamp()
            try:
                check(self._services.path)
            except FileTrouble:
                self._connection.check_same_file()  # it may have gone meanwhile
                raise
            self._connection.note_sound(stamp)

    def is_gone(self) -> bool:
        """Whether the path leads to another file or journal by now, or to none; never in memory."""
        return _is_moved(self._connection.check_same_journal)

    def is_written_over(self) -> bool:
        """Whether another journal is in the same file by now: nothing of this one is left."""
        return self.is_gone() and not _is_moved(self._connection.check_same_file)

    def copy_to(self, path: str) -> None:
        """Write a whole copy to another place, also when the file is gone from its own.

        Raises `NotPossible` if something is there already, and a `FileTrouble`.
        """
        from checkin.storage.backups import copy_to

        copy_to(self._connection, path)

    def other_data(
        self, among: Collection[int], *, whole: bool, trash: bool, drafts: bool
    ) -> Iterator[tuple[str, Iterable[Row]]]:
        """What is in the file beside its entries: pairs of a name and rows, as plain JSON values.

        First come the changes of the entries with the numbers `among`, which is read when the
        first row is. With `whole` come people, plan, help lines, stretches, settings and notes,
        with `trash` those of them that were deleted, and with `drafts` the drafts of all windows.
        """
        from checkin.core.stretches import NOTE as STRETCH
        from checkin.storage import full_export as whole_file
        from checkin.storage.support_lists import LINE

        connection = self._connection
        yield "changes", whole_file.changes(connection, among)
        if whole:
            yield "people", whole_file.lines(connection, "people", away=trash)
            yield "plan", whole_file.lines(connection, "plan", away=trash)
            yield "help_lines", whole_file.notes(connection, LINE)
            yield "stretches", whole_file.notes(connection, STRETCH)
            yield "settings", whole_file.settings(connection)
            yield "notes", whole_file.notes(connection)
        if connection.unread:
            yield "unreadable", whole_file.raw(connection, sorted(connection.unread))
        if drafts:
            yield "drafts", whole_file.drafts(connection)

    @property
    def unread(self) -> list[int]:
        """The entries that could not be read, or not wholly, since the file was opened."""
        return sorted(self._connection.unread)

    def is_behind(self) -> bool:
        """Whether another program wrote entries that search does not find yet."""
        return index_repair.is_behind(self._connection)

    def catch_up(self) -> int:
        """Index for search what another program wrote into the file; how many entries that was.

        Raises a `FileTrouble` if there are any, and the file cannot be written.
        """
        if not self.is_behind():
            return 0
        with self._connection.transaction() as connection:
            return index_repair.catch_up(connection)

    def is_unfinished(self) -> bool:
        """Whether a part of removing something for good was left to do: see `Purging.finish`."""
        sql = (
            "SELECT 1 FROM state WHERE name >= ? AND name < ? AND json_valid(value)"
            " AND (value = '1' OR json_extract(value, '$.backups'))"
        )
        return self._connection.row(sql, (PURGED, PURGED + "\U0010ffff")) is not None

    def beside(self) -> FoundBeside:
        """What is beside the file that a person would want to know of.

        It looks at the files in the folder and at the backups, so it belongs beside the interface.
        """
        from checkin.storage import copies_beside
        from checkin.storage.backup_files import listed
        from checkin.storage.fuller_backup import fuller_backup

        path = self._services.path
        if path is None:
            return FoundBeside()
        unmerged = tuple(self._unmerged(path))
        folder = os.path.dirname(path)
        words = tuple(os.path.join(folder, name) for name in copies_beside.unsaved_words(path))
        files = [path, *(backup.path for backup in listed(path))]
        now = {each: copies_beside.state(each) for each in files}
        if self._fuller is None or self._fuller[0] != now:  # it is asked for each minute
            self._fuller = now, fuller_backup(self._connection.rows, path)
        return FoundBeside(unmerged, self._fuller[1], words)

    def _unmerged(self, path: str) -> Iterator[tuple[str, str]]:
        from checkin.storage import copies_beside

        if not (found := copies_beside.conflicts(path)):
            return
        from shlex import quote

        from checkin.storage.backup_files import command

        rows = self._connection.rows("SELECT name, value FROM state")
        names = copies_beside.unmerged(path, found, copies_beside.notes(rows))
        folder = os.path.dirname(path)
        for name in names:
            yield name, command(path, f"merge {quote(os.path.join(folder, name))}")

    def changed_here(self) -> int:
        """How many changes were kept over this connection: another number after each."""
        return self._connection.kept

    def changed_elsewhere(self) -> bool:
        """Whether another connection wrote to the file since this was asked last."""
        before, self._seen = self._seen, self._connection.row("PRAGMA data_version")[0]
        return before != self._seen


def _is_moved(check: Callable[[], None]) -> bool:
    from checkin.core.errors import FileMoved

    try:
        check()
    except FileMoved:
        return True
    return False
