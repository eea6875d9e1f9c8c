"""A copy of the journal's file, to go on in."""

from __future__ import annotations

from threading import Lock

from checkin.core.errors import DamagedFile, NotACheckinFile
from checkin.journal import Journal


def copied(journal: Journal, path: str, writing: Lock) -> bool:
    """Copy its file while nothing is written; whether all that was in it could be read.

    Where it could not, and where another journal was written over it, the other file is new, for
    what was typed. Raises a `CheckinError` if it cannot be made.
    """
    with writing:
        try:
            if journal.lock.is_encrypted or not journal.file.is_written_over():
                journal.file.copy_to(path)
                return True
        except (DamagedFile, NotACheckinFile):
            if journal.lock.is_encrypted:  # what was typed would be in a plain file
                raise
        with Journal.open(path, journal.clock) as new:
            new.lock.take_over(journal.settings.lock)
        return False
