"""Bringing a backup back, whatever state the file is in."""

from __future__ import annotations

import os
from contextlib import closing

from checkin.core.backup_records import Backup, BackupContents, Comparison, Restored
from checkin.core.errors import NotACheckinFile, NotPossible
from checkin.storage import backup_files, restoring
from checkin.storage.connection import Connection
from checkin.storage.lock import lock_of
from checkin.storage.open_files import salt_of


class Restoring:
    """The backups of the file at a path. `Journal.restoring` makes one."""

    def __init__(self, path: str) -> None:
        self.path = path

    def listed(self) -> list[Backup]:
        """The backups, the newest first."""
        return backup_files.listed(self.path)

    def moment(self, backup: Backup) -> str:
        """When it was made, in words and local time: 21 November 2026, 09:30."""
        return backup_files.moment(backup)

    def command(self, name: str) -> str:
        """The line of the shell that runs a command on this file."""
        return backup_files.command(self.path, name)

    def backup_at(self) -> tuple[str, str] | None:
        """When the file was made, if it is a backup by its name, and what brings that back."""
        if not (found := backup_files.backup_at(self.path)):
            return None
        backup, restore = found
        return backup_files.moment(backup), restore

    def latest(self) -> tuple[Backup, BackupContents] | None:
        """The newest backup that can be read and holds something, and what it holds."""
        return backup_files.latest(self.path)

    def offer(self) -> str:
        """A sentence that names that backup and the command that brings it back; or empty."""
        return backup_files.offer(self.path)

    def find(self, which: str) -> Backup:
        """The backup of that number, or the one in the file of that name.

        Raises `NotPossible` if there is none, and a `FileTrouble` for a file that is no backup.
        """
        listed = backup_files.listed(self.path)
        digits = which.removeprefix("#")
        if digits.isascii() and digits.isdecimal():
            for backup in listed:
                if backup.number == int(digits):
                    return backup
        for backup in listed:
            if os.path.basename(backup.path) == which:
                return backup
        if not os.path.isfile(which):
            raise NotPossible(
                f"There's no backup {which}.",
                f"`{backup_files.command(self.path, 'backups')}` lists them.",
            )
        if os.path.exists(self.path) and os.path.samefile(which, self.path):
            raise NotPossible("That's your check-in file itself.", "Choose a backup of it.")
        connection = Connection(which, make=False)
        connection.close()
        if not connection.schema:
            raise NotACheckinFile(f"{which} isn't a backup of a check-in file.")
        return backup_files.of_file(which)

    def contents(self, backup: Backup) -> BackupContents:
        """What a backup holds. Raises `DamagedFile` if it cannot be read, and `EncryptedFile`."""
        return backup_files.contents(backup.path)

    def lock(self, backup: Backup | None = None) -> str:
        """The hash of the passphrase of the file, or of a backup; empty for none.

        Of a file that cannot be read, the newest backup that can be knows it.
        """
        if backup is None:
            return restoring.last_lock(self.path) or ""
        with closing(Connection(backup.path, make=False)) as connection:
            return lock_of(connection)

    def is_encrypted(self, backup: Backup) -> bool:
        """Whether a backup is encrypted."""
        return bool(salt_of(backup.path))

    def compare(self, backup: Backup) -> Comparison | None:
        """What restoring it would change; None if the file holds nothing that can be read.

        Raises a `FileTrouble` if another program holds one of them.
        """
        return restoring.compare(self.path, backup)

    def restore(self, backup: Backup) -> Restored:
        """Make the file what it was in that backup. What is there is backed up first.

        A file that cannot be read is put aside. Drafts stay. Raises a `FileTrouble`, with the file
        as it was.
        """
        return restoring.restore(self.path, backup)
