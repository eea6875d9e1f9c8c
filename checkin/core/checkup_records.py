"""What a look at the file and what is around it found, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checkin.core.backup_records import FullerBackup
from checkin.core.frozen import Frozen

FINE, NOTE, TROUBLE = "fine", "note", "trouble"
"""How it is with something: well; worth knowing; something is to be done."""


class Finding(Frozen):
    """What is to be said of one subject."""

    subject: str
    key: str
    """The name of the sentence, in the strings of doctor; what to do has `_do` behind it."""
    state: str = FINE
    values: Mapping[str, str] = {}
    """What the sentences have places for."""


class FileReport(Frozen):
    """What stands in a file, as far as it fits together."""

    half_written: bool = False
    """A program was ended while it wrote; nothing more was looked at."""
    schema: int = 0
    size: int = 0
    entries: int = 0
    """Those that are not in the trash."""
    bad_pages: bool = False
    """Pages do not fit together; nothing more was looked at."""
    bad_indexes: bool = False
    lost: Sequence[str] = ()
    """Tables that should be there."""
    changed: Sequence[str] = ()
    """Indexes, views and triggers that are not there, or are not those of this version."""
    miscounted: int = 0
    """How many counts of days are wrong."""
    unfound: int = 0
    """How many entries search does not know as they are."""
    bad_index_of_search: bool = False
    unreadable: Sequence[int] = ()
    """Numbers of entries without a day, a kind or a time that can be one."""
    settings: Mapping[str, str] = {}
    notes: Mapping[str, str] = {}
    """What was noted of backups, and of copies that were merged."""
    fuller: FullerBackup | None = None
    """A backup with much that is missing in the file."""


class Mended(Frozen):
    """What was made anew."""

    backup: str
    """The path of the copy that was made before."""
    number: int
    """The number of that backup."""
    entries: int
    """How many entries search knows now."""
    unfound: int
    """How many of them it did not know as they are."""
    miscounted: int
    changed: Sequence[str]
    """Indexes, views and triggers that were put back."""
