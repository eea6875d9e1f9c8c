"""What a person has set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from checkin.clock import parse_day_start
from checkin.settings import checked, with_defaults
from checkin.storage.connection import Connection

if TYPE_CHECKING:
    from checkin.journal.journal import Journal


class Preferences(Mapping[str, str]):
    """The settings by name, each with its value or its default. Part of `Journal`."""

    def __init__(self, journal: Journal, connection: Connection, window: str) -> None:
        self._journal = journal
        self._connection = connection
        self.refresh()

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def refresh(self) -> None:
        """Read them again: another door of the file may have changed one."""
        stored = self._connection.rows("SELECT name, value FROM settings")
        self._values = with_defaults(dict(stored))
        day_start = parse_day_start(self._values["day-start"])
        self._journal.clock = self._journal.clock.starting(day_start)

    def set(self, name: str, value: str) -> str:
        """Store a setting; the value as stored. Raises a `CheckinError` for one it can not be."""
        value = checked(name, value)
        self._journal.notes.put("settings", name, value)
        self.refresh()
        return value

    def topics_off(self) -> frozenset[str]:
        """The topics that are never suggested."""
        return frozenset(self["topics-off"].split())
