"""Encrypting the whole file with a passphrase, and what opens it then."""

from __future__ import annotations

from contextlib import closing

from checkin.core.backup_records import Backup
from checkin.core.clock import Clock
from checkin.core.errors import CheckinError, NotPossible, WrongPassphrase
from checkin.core.passphrase import hashed
from checkin.journal.backups import Backups
from checkin.journal.keyring import Keyring
from checkin.journal.lock import Lock
from checkin.journal.services import Services
from checkin.storage import backup_files, cipher, encryption
from checkin.storage.backups import alone, remove
from checkin.storage.connection import Connection
from checkin.storage.open_files import PATIENCE, salt_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Encryption:
    """Whether the file at a path is encrypted, and making it so. `Journal.encryption` makes one.

    A file that is encrypted opens once its passphrase was given, in this process. Making one of
    the other is for a process that does not have the file open.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    @property
    def is_on(self) -> bool:
        """Whether the file is encrypted."""
        return bool(salt_of(self.path))

    @property
    def is_possible(self) -> bool:
        """Whether files can be encrypted here, and those that are opened."""
        return cipher.is_possible()

    @property
    def is_open(self) -> bool:
        """Whether the file opens: its passphrase was given, or it is not encrypted."""
        return encryption.is_open(self.path)

    def open(self, passphrase: str) -> None:
        """Have the file open from now on. It takes a third of a second.

        Raises `WrongPassphrase`, and `EncryptedFile` if what opens such files is not installed.
        """
        encryption.open_with(self.path, passphrase)

    def check(self, passphrase: str) -> None:
        """Raise `WrongPassphrase` if it is not the one that a file which is open has."""
        if not encryption.opens(self.path, passphrase):
            raise WrongPassphrase()

    def turn_on(self, passphrase: str) -> None:
        """Encrypt the file; that is its passphrase from now on, also for the hidden screen.

        A checked copy takes its place, and the first encrypted backup is made. Raises
        `NotPossible`, and a `FileTrouble`, with the file as it was.
        """
        if self.is_on:
            raise NotPossible("The file is encrypted already.", "`checkin lock` says more.")
        self._convert(passphrase)

    def change(self, new: str) -> None:
        """Encrypt the file anew with another passphrase. Raises what `turn_on` raises."""
        if not self.is_on:
            raise NotPossible("The file isn't encrypted.", "`checkin lock` says more.")
        self._convert(new)
        Keyring(self.path).follow(new)

    def turn_off(self) -> None:
        """Have the file plain again, without a passphrase. Raises what `turn_on` raises."""
        if not self.is_on:
            raise NotPossible("The file isn't encrypted.", "`checkin lock` says more.")
        encryption.convert(self.path, b"", "", _now())
        Keyring(self.path).follow("")
        self._back_up()

    def other_backups(self) -> list[Backup]:
        """The backups that are not encrypted as the file is: plain ones, or of other passphrases.

        Those in the second folder are among them.
        """
        salt = salt_of(self.path)
        return [each for each in self._backups() if salt_of(each.path) != salt]

    def make_anew(self, backups: Sequence[Backup]) -> list[Backup]:
        """Encrypt these backups as the file is, each as a checked copy; those that could not be."""
        from os.path import dirname

        left = []
        for backup in backups:
            try:
                with alone(dirname(backup.path), PATIENCE, make=False):
                    encryption.make_anew(backup, salt_of(self.path))
            except CheckinError:
                left.append(backup)
        return left

    def remove(self, backups: Sequence[Backup]) -> None:
        """Remove these backups. Raises a `FileTrouble`."""
        remove(backups)

    def moment(self, backup: Backup) -> str:
        """When it was made, in words and local time."""
        return backup_files.moment(backup)

    def check_possible(self) -> None:
        """Raise `NotPossible` if what encrypts files is not installed."""
        if not self.is_possible:
            raise NotPossible(
                "What encrypts files isn't installed.",
                "Install it with: pip install 'checkin[encryption]'",
            )

    def _convert(self, passphrase: str) -> None:
        self.check_possible()
        salt = encryption.new_salt(passphrase)
        encryption.convert(self.path, salt, hashed(passphrase), _now())
        self._back_up()

    def _back_up(self) -> None:
        with closing(Connection(self.path, make=False)) as connection:
            Services(connection, None, None).get(Lock).back_up()

    def _backups(self) -> list[Backup]:
        with closing(Connection(self.path, make=False)) as connection:
            second = Services(connection, None, None).get(Backups).second_folder
        found = backup_files.listed(self.path)
        return [*found, *backup_files.listed(self.path, second)] if second else found


def _now() -> str:
    return Clock().now().isoformat(timespec="seconds")
