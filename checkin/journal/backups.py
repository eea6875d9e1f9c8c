"""Backups of the file: one at the first change of a day, and before what changes much of it."""

from __future__ import annotations

import os

from checkin.core.backup_records import Backup, BackupContents
from checkin.core.errors import CheckinError, DamagedFile, EncryptedFile, Interrupted, NotPossible
from checkin.core.paths import check_folder, missing_folder
from checkin.domain.backup_rotation import removable
from checkin.journal.services import Service, Services
from checkin.journal.settings import Settings
from checkin.journal.state import State
from checkin.storage import backup_files, backups
from checkin.storage.connection import DAMAGED
from checkin.storage.placeholder import Placeholder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_FAILED = f"{backup_files.TROUBLE}failed"
_SECOND = f"{backup_files.TROUBLE}second"


class Backups(Service):
    """Backups of the file of a journal. Part of `Journal`.

    `Journal.restoring` brings one back.
    """

    shared = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)

    @property
    def folder(self) -> str:
        """Where they are; it may not be there yet. Empty for a journal in memory."""
        path = self._services.path
        return backup_files.folder_of(path) if path else ""

    @property
    def second_folder(self) -> str:
        """Where a copy of each new one goes; empty if none was chosen."""
        return self._services.get(Settings)["backups-to"]

    @property
    def trouble(self) -> str:
        """Why the last one could not be made; empty if it was."""
        return self._state.get(DAMAGED) or self._state.get(_FAILED)

    @property
    def second_trouble(self) -> str:
        """Why the second folder does not have the last one, or is not there; empty if all is well
        or none was chosen."""
        second = self.second_folder
        return (self._state.get(_SECOND) or missing_folder(second)) if second else ""

    def listed(self) -> list[tuple[Backup, BackupContents | None]]:
        """The backups, the newest first, and what each holds; None for one that can't be read."""
        path = self._services.path
        return [(each, _contents(each)) for each in backup_files.listed(path)] if path else []

    def is_due(self) -> bool:
        """Whether something is newer than all backups, and today's is not made yet."""
        path = self._services.path
        if path is None or isinstance(self._connection, Placeholder):
            return False
        return backup_files.is_due(path, self._services.clock)

    def make_if_due(self, *, stop: Callable[[], bool] | None = None) -> Backup | None:
        """Make the backup of this day, if it is due; None if not, or if it was given up.

        `stop` is asked now and then whether to give up. Raises what `make` raises.
        """
        if not self.is_due():
            return None
        try:
            return self.make(backup_files.FIRST_CHANGE, stop=stop)
        except Interrupted:
            return None

    def make(self, reason: str = "asked", *, stop: Callable[[], bool] | None = None) -> Backup:
        """Make a backup, and remove old ones that newer ones stand in for.

        A copy goes to the second folder; where that cannot be, `second_trouble` says so and
        nothing fails. Raises a `FileTrouble` if there is no new backup, `Interrupted` if `stop`
        says so, and `NotPossible` in memory. The file is as it was in any case.
        """
        path = self._has_file()
        try:
            made = backups.back_up(
                self._connection, reason, at=self._services.clock.now(), stop=stop
            )
            self._make_room(path, self.folder)
        except Interrupted:
            raise
        except CheckinError as error:
            if isinstance(error, DamagedFile):
                self._note(DAMAGED, error.whole)  # first: once it stands there, no more is written
            else:
                self._note(_FAILED, error.whole)
            raise
        self._note(DAMAGED, "")
        self._note(_FAILED, "")
        self._note(_SECOND, self._copied_to_second(path, made, stop))
        return made

    def make_before(self, what: str) -> str:
        """Make one before something that changes much, such as an import; the path of the copy.

        Empty where there is nothing to copy: in memory, and where nothing was ever kept. Raises
        what `make` raises.
        """
        from checkin.storage.imports import is_untouched

        if self._services.path is None or is_untouched(self._connection):
            return ""
        return self.make(f"before-{what}").path

    def save_to(self, path: str) -> None:
        """Write a checked copy to a file of any name.

        Raises `NotPossible` if something is there already or its folder is not, and a
        `FileTrouble`.
        """
        self._has_file()
        check_folder(os.path.dirname(path) or os.curdir)
        backups.copy_to(self._connection, path)

    def _copied_to_second(self, path: str, made: Backup, stop: Callable[[], bool] | None) -> str:
        """Copy it there too; why that could not be done, if it could not."""
        second = self.second_folder
        if not second:
            return ""
        if missing := missing_folder(second):
            return missing
        try:
            backups.copy_into(made, path, second, stop=stop)
            self._make_room(path, second)
        except Interrupted:
            return ""
        except CheckinError as error:
            return error.whole
        return ""

    def _make_room(self, path: str, folder: str) -> None:
        held = [
            (each, None if (found := _contents(each)) is None else found.rows)
            for each in backup_files.listed(path, folder)
        ]
        backups.remove(removable(held, lambda each: each.made_at.astimezone().date()))

    def _note(self, name: str, why: str) -> None:
        """Note why something could not be done, or that it was. A file that takes no note has none:
        nothing that is kept may fail for it."""
        try:
            if self._state.get(name) != why:
                self._state.set(name, why)
        except CheckinError:
            return

    def _has_file(self) -> str:
        if self._services.path is None:
            raise NotPossible(
                "A journal in memory has no file to back up.", "Open one with Journal.open."
            )
        if isinstance(self._connection, Placeholder):
            raise self._connection.trouble
        return self._services.path


def _contents(backup: Backup) -> BackupContents | None:
    try:
        return backup_files.contents(backup.path)
    except (DamagedFile, EncryptedFile):
        return None
