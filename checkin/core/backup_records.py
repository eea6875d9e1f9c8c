"""Backups of the file, as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from checkin.core.frozen import Frozen


class Backup(Frozen):
    """A finished copy of the file, by what its name says."""

    number: int
    """Counts up with each backup of the same file, whatever the clock says; 0 if it has none."""
    made_at: datetime
    """To the second, in UTC."""
    reason: str
    """Why it was made: named in the strings of backups, under `reason_` and it."""
    path: str


class BackupContents(Frozen):
    """What is in a backup."""

    schema: int
    entries: int
    """Those that are not in the trash."""
    rows: int
    """Entries, people and lines of the plan, with all that was put away."""
    size: int
    """In bytes."""


class FullerBackup(Frozen):
    """A backup that holds much of which nothing is in the file."""

    backup: Backup
    missing: int
    """How many of its entries are not in the file."""
    moment: str
    """When it was made, in words and local time."""
    command: str
    """The line of the shell that brings them back, and leaves what is there."""


class Comparison(Frozen):
    """What restoring a backup would change in the file as it is now."""

    back: int
    """Entries that would come back."""
    gone: int
    """Entries that would go."""
    changed: int
    """Entries that would be as they were."""
    lines_back: int
    """People and lines of the plan that would come back."""
    lines_gone: int
    """People and lines of the plan that would go."""
    settings: Mapping[str, str]
    """Settings that would be another value, by name; empty for one that was not set then."""

    def __bool__(self) -> bool:
        return any((self.back, self.gone, self.changed, self.lines_back, self.lines_gone)) or bool(
            self.settings
        )


class Restored(Frozen):
    """What was done to bring a backup back."""

    backup: Backup
    safety: Backup | None
    """The file as it was before; None where there was nothing to copy, or it could not be read."""
    aside: str
    """Where the file that could not be read is now; empty if there was none."""
