"""A keyring in memory, of the library's own kind; PYTHON_KEYRING_BACKEND names it."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):  # type: ignore[misc]
    """Holds what it is given as long as the process runs."""

    priority = 1
    held: dict[tuple[str, str], str] = {}
    asked: list[str] = []
    """What was asked of it, in order."""
    is_locked = False
    """Whether it answers nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        self._answer("get")
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer("set")
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer("delete")
        if (service, username) not in self.held:
            raise PasswordDeleteError("not found")
        del self.held[service, username]

    def _answer(self, what: str) -> None:
        self.asked.append(what)
        if self.is_locked:
            raise KeyringLocked("it is locked")
