"""The passphrase of a file in the keyring of this computer, for a person who chose so.

The library is loaded where a passphrase would be asked for, and where that was chosen: an empty
file beside the file says so. The keyring belongs to one computer, so a copy of the file that comes
to another one is asked about there.
"""

from __future__ import annotations

import os
from contextlib import suppress

from checkin.core.errors import NotPossible, NotWritable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "checkin"
"""Under what name the keyring shows it, with the path of the file."""
_ENDING = ".keyring"
"""What is added to the name of a file for the one that says that its passphrase is there."""
_BUILT_IN = "keyring.backends."
"""Where the library has what reaches the keyring of a system; others may reach anything."""


class Keyring:
    """Whether the passphrase of the file at a path is in the keyring, and putting it there."""

    def __init__(self, path: str) -> None:
        self._path = os.path.realpath(path)
        self._chosen = f"{self._path}{_ENDING}"
        self._found: KeyringBackend | None = None

    @property
    def is_chosen(self) -> bool:
        """Whether it was put there, on this computer or on one with the same folder."""
        return os.path.exists(self._chosen)

    def check(self) -> None:
        """Raise `NotPossible` if there is no keyring to put it into."""
        self._keyring()

    def read(self) -> str:
        """The passphrase; empty if none is there, or it was not chosen.

        It may be one that the file had before. Raises `NotPossible` if the keyring does not say.
        """
        return (self._asked() or "") if self.is_chosen else ""

    def keep(self, passphrase: str) -> None:
        """Put it there. Raises `NotPossible`, and `NotWritable`, with nothing changed."""
        keyring = self._keyring()
        try:
            keyring.set_password(_SERVICE, self._path, passphrase)
        except Exception as error:  # whatever a system's own library raises
            raise _no_answer(error) from error
        if self._asked() != passphrase:  # one that is turned off takes all and keeps nothing
            raise _none()
        try:
            os.close(os.open(self._chosen, os.O_CREAT | os.O_WRONLY, 0o600))
        except OSError as error:
            self._remove()
            raise NotWritable(
                f"{self._chosen} can't be made: {error.strerror or error}.",
                "Nothing was changed. Look at the permissions of its folder.",
            ) from error

    def forget(self) -> None:
        """Take it out, as far as that can be done, and have it asked for from now on."""
        if self.is_chosen:
            with suppress(OSError):  # it says nothing any more once the passphrase is gone
                os.unlink(self._chosen)
            self._remove()

    def is_left(self) -> bool:
        """Whether one is still there, or that can't be told."""
        try:
            return self._asked() is not None
        except NotPossible:
            return True

    def follow(self, passphrase: str) -> None:
        """Put a new passphrase in the place of the one before, or none if it is empty.

        Where the keyring does not take it, the passphrase is asked for from now on.
        """
        if not self.is_chosen:
            return
        try:
            if passphrase:
                self.keep(passphrase)
                return
        except (NotPossible, NotWritable):
            pass  # `is_chosen` tells
        self.forget()

    def _asked(self) -> str | None:
        keyring = self._keyring()
        try:
            found: str | None = keyring.get_password(_SERVICE, self._path)
        except Exception as error:  # whatever a system's own library raises
            raise _no_answer(error) from error
        return found

    def _remove(self) -> None:
        """Take it out, as far as that can be done: `is_left` tells."""
        with suppress(Exception):  # whatever a system's own library raises
            if self._asked() is not None:
                self._keyring().delete_password(_SERVICE, self._path)

    def _keyring(self) -> KeyringBackend:
        """The keyring of the system. Raises `NotPossible`, also for one that is not well kept."""
        if self._found is not None:
            return self._found
        from importlib.util import find_spec

        if find_spec("keyring") is None:
            raise NotPossible(
                "What reaches the keyring isn't installed.",
                "Nothing was changed. Install it with: pip install 'checkin[keyring]'",
            )
        from keyring import core

        try:
            core.init_backend(_is_built_in)  # or the one that a person named
            found = core.get_keyring()
            is_well_kept = core.recommended(found)
        except Exception as error:  # whatever a system's own library raises
            raise _no_answer(error) from error
        if not is_well_kept:
            raise _none()
        self._found = found
        return found


def _is_built_in(keyring: KeyringBackend) -> bool:
    return type(keyring).__module__.startswith(_BUILT_IN)


def _none() -> NotPossible:
    return NotPossible(
        "There's no keyring on this computer that checkin can use.", "Nothing was changed."
    )


def _no_answer(error: Exception) -> NotPossible:
    why = str(error).rstrip(".") or type(error).__name__
    return NotPossible(f"The keyring doesn't answer: {why}.", "Nothing was changed.")
