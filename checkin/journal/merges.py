"""Bringing together two copies of the file that went on apart."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checkin.core.frozen import Frozen
from checkin.core.merge_records import Merged, MergePlan, Unfit
from checkin.core.text import show
from checkin.journal.backups import Backups
from checkin.journal.import_beside import renumbered
from checkin.journal.services import Service
from checkin.journal.settings import Settings
from checkin.storage import (
    copies_beside,
    merge_notes,
    merged_entries,
    merged_lists,
    merged_values,
    other_file,
)
from checkin.storage.connection import Connection
from checkin.storage.imports import LISTS
from checkin.storage.lock import lock_of
from checkin.storage.merge_notes import Replaced
from checkin.storage.merged_entries import Bringing, Differences

Progress = Callable[[int], None]
"""Told now and then how many entries were compared or written."""

_LONGEST_NAME = 100


class OtherFile(Frozen):
    """Another copy of the file, open to be read."""

    path: str
    connection: Connection
    state: str
    """A value that is another one after the file was written."""

    @property
    def lock(self) -> str:
        """The hash of its passphrase; empty for none."""
        return lock_of(self.connection)


@contextmanager
def open_other(path: str, own: str) -> Iterator[OtherFile]:
    """Open another copy of the file at `own`, which need not be there, to be read alone.

    Raises a `CheckinError` for what is no such copy, or cannot be read, with nothing changed.
    """
    state = copies_beside.state(path)
    with other_file.opened(path, own) as connection:
        yield OtherFile(path, connection, state)


class Merges(Service):
    """Merges of other copies of the file. Part of `Journal`.

    A plan says what would come in, and changes nothing; `merge` brings it in, as one change that
    one undo takes back. It does not matter which of two copies is merged into which, or in which
    order several are: all end up the same, but for the numbers of entries.
    """

    def plan(self, other: OtherFile, *, progress: Progress | None = None) -> MergePlan:
        """What merging it would bring. Raises a `CheckinError` if a file cannot be read."""
        return self._compared(other, progress)[0]

    def merge(
        self,
        other: OtherFile,
        *,
        reading: Progress | None = None,
        writing: Progress | None = None,
    ) -> Merged:
        """Bring in all that this file lacks, or nothing; what came in.

        Where there is anything to lose, a checked copy of the file is made first. Raises a
        `FileTrouble`, with nothing changed.
        """
        plan, found = self._compared(other, reading)
        if not plan.has_more:
            if noted := self._copy_noted(other):
                with self._connection.transaction():
                    merge_notes.replace_rows(self._connection, noted)
            return Merged(plan)
        state = self._connection.state()
        backup = ""
        if plan.brings_something:
            backup = self._services.get(Backups).make_before("merge")
        with self._connection.transaction():
            if self._connection.state() != state:  # somebody wrote since then
                plan, found = self._compared(other, reading)
            unfit = self._bring(other, plan, found, writing)
        self._services.get(Settings).refresh()
        return Merged(plan, backup, unfit)

    def _bring(
        self, other: OtherFile, plan: MergePlan, found: Differences, progress: Progress | None
    ) -> tuple[Unfit, ...]:
        here, there, now = self._connection, other.connection, self._services.timestamp()
        name = show(os.path.basename(other.path), one_line=True)[:_LONGEST_NAME]
        bringing = Bringing(here, there, found, name, now)
        change = None
        if plan.brings_something:
            change = bringing.entries(progress)
        else:
            bringing.stamps()
        replaced: list[Replaced] = []

        def write(rows: list[Replaced]) -> None:
            merge_notes.replace_rows(here, rows)
            replaced.extend(rows)

        for table in LISTS:
            write(merged_lists.compare(here, there, table)[0])
        for table in ("settings", "state"):
            write(merged_values.compare_named(here, there, table, renumbered)[0])
        write(merged_values.without_those_that_hold(here, renumbered))
        write(merged_values.compare_drafts(here, there)[0])
        if not bringing.unfit:
            write(self._copy_noted(other))
        if change is not None:
            merge_notes.note(here, change, merge_notes.folded(replaced), now)
        return tuple(bringing.unfit)

    def _copy_noted(self, other: OtherFile) -> list[Replaced]:
        """The note that a copy beside the file is merged; nothing for one elsewhere."""
        path = self._services.path
        folder, name = os.path.split(other.path)
        if path is None or os.path.realpath(folder) != os.path.realpath(os.path.dirname(path)):
            return []
        return merge_notes.noted(
            self._connection, f"{merge_notes.COPY}{name}", other.state, self._services.timestamp()
        )

    def _compared(
        self, other: OtherFile, progress: Progress | None
    ) -> tuple[MergePlan, Differences]:
        here, there = self._connection, other.connection
        found = merged_entries.compare(here, there, progress)
        beside: dict[str, int] = {}
        has_more = found.brings or bool(found.stamps)
        for table in LISTS:
            rows, changed = merged_lists.compare(here, there, table)
            has_more |= bool(rows)
            beside[table] = changed
        for table in ("settings", "state"):
            rows, counts = merged_values.compare_named(here, there, table, renumbered)
            has_more |= bool(rows or counts)
            beside |= counts
        rows, beside["drafts"] = merged_values.compare_drafts(here, there)
        has_more |= bool(rows)
        plan = MergePlan(
            other.path,
            len(found.new),
            found.first_day,
            found.last_day,
            len(found.newer),
            found.away,
            len(found.older),
            len(found.versions),
            {name: count for name, count in beside.items() if count},
            found.same,
            has_more,
        )
        return plan, found
