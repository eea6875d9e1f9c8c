"""A passphrase that is asked for before anything kept is shown.

It keeps eyes out, and is no encryption: whoever has the file can read it with any SQLite tool. See
`checkin.journal.encryption` for that.
"""

from __future__ import annotations

from checkin.core.errors import CheckinError, NotPossible, WrongPassphrase
from checkin.journal.services import Service
from checkin.storage.lock import lock_of, set_lock


class Lock(Service):
    """The passphrase of a file, of which the file holds a hash. Part of `Journal`.

    It belongs to this file alone: no export and no merge takes it along, a copy of the file has it
    too, and restoring a backup leaves it as it is. Each change of it is backed up right after.
    """

    shared = True

    def stored(self) -> str:
        """The hash that the file holds now; empty if no passphrase is set."""
        return lock_of(self._connection)

    def is_opened_by(self, passphrase: str) -> bool:
        """Whether it is the right one; any is where none is set. Takes a third of a second.

        Raises `NotPossible` if what the file holds cannot be read.
        """
        return opens(passphrase, self.stored())

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted: its passphrase is not changed in here then."""
        return bool(self._connection.salt)

    def turn_on(self, passphrase: str) -> None:
        """Ask for this passphrase from now on. Raises `NotPossible` if there is one already."""
        from checkin.core.passphrase import hashed

        self._need(on=False)
        self._store(hashed(passphrase), "")

    def change(self, now: str, new: str) -> None:
        """Ask for `new` from now on.

        Raises `WrongPassphrase` if `now` is not the present one, and `NotPossible` if there is
        none.
        """
        from checkin.core.passphrase import hashed

        before = self._checked(now)
        self._store(hashed(new), before)
        self._follow(new)

    def turn_off(self, now: str) -> None:
        """Ask for none from now on. Raises what `change` raises."""
        self._store("", self._checked(now))
        self._follow("")

    def _follow(self, new: str) -> None:
        """Have the keyring of the computer know of it, if it has the passphrase."""
        if self._services.path is not None:
            from checkin.journal.keyring import Keyring

            Keyring(self._services.path).follow(new)

    def take_over(self, stored: str) -> None:
        """Have the lock of another file, of which this one is a continuation."""
        set_lock(self._connection, stored, self._services.timestamp())

    def _need(self, *, on: bool) -> str:
        stored = self.stored()
        if on and not stored:
            raise NotPossible("No passphrase is set.", "`checkin lock on` sets one.")
        if stored and not on:
            raise NotPossible("A passphrase is set already.", "`checkin lock change` changes it.")
        return stored

    def _checked(self, now: str) -> str:
        stored = self._need(on=True)
        if not opens(now, stored):
            raise WrongPassphrase()
        return stored

    def _store(self, value: str, before: str) -> None:
        if self.is_encrypted:
            raise NotPossible(
                "The file is encrypted with its passphrase.",
                "Close checkin, then `checkin lock change` changes it.",
            )
        with self._connection.transaction():
            if self.stored() != before:  # another window was faster
                raise NotPossible("The passphrase was changed in another window.", "Try again.")
            set_lock(self._connection, value, self._services.timestamp())
        self.back_up()

    def back_up(self) -> None:
        """Make a backup, which knows of it if the file is lost. One that fails is noted there."""
        if self._services.path is None:
            return
        from checkin.journal.backups import Backups

        try:
            self._services.get(Backups).make("passphrase")
        except CheckinError:
            return  # what was asked for is done: `Backups.trouble` says why there is no backup


def opens(passphrase: str, stored: str) -> bool:
    """Whether a passphrase opens what has this hash stored; any does where there is none.

    Raises `NotPossible` if it cannot be read.
    """
    if not stored:
        return True
    from checkin.core.passphrase import fits

    return fits(passphrase, stored)
