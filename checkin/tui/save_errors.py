"""What is said when the file cannot be used: what happened, where the words are, what to do."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from checkin.content.strings import format_text, get_text
from checkin.core.errors import (
    CheckinError,
    DamagedFile,
    DiskFull,
    FileBusy,
    FileLost,
    FileMoved,
    FileTrouble,
    NotACheckinFile,
    NotWritable,
)
from checkin.core.records import Draft
from checkin.core.text import LIMIT, show
from checkin.core.wrapping import shortened

_ROOM = 50
"""In how many cells words are shown that wait."""


class Page(Protocol):
    """What a page has a line for: what is said of trouble."""

    troubled: str

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Say something, and nothing with an empty text."""


_HINTS: tuple[tuple[type[CheckinError], str], ...] = (
    (FileBusy, "busy"),
    (DiskFull, "disk_full"),
    (NotWritable, "not_writable"),
    (FileMoved, "file_moved"),
    (NotACheckinFile, "file_moved"),
    (FileLost, "file_moved"),
    (DamagedFile, "damaged"),
    (FileTrouble, "file_moved"),
)


def too_long(length: int) -> str:
    """Why so many characters are not taken; empty if they are."""
    if length <= LIMIT:
        return ""
    return format_text("errors", "too_long", length=f"{length:,}", limit=f"{LIMIT:,}")


def words_back(
    error: CheckinError, words: Collection[Draft], waiting: Collection[Draft] = ()
) -> str:
    """Why a change could not be made; of its words, if it had any, that they are in their field.

    Those that are `waiting` are not, as other words stand there.
    """
    if waiting:
        text = show(next(iter(waiting)).text, one_line=True).strip()
        return f"{error} {format_text('errors', 'waits', words=shortened(text, _ROOM))}"
    hint = next((hint for kind, hint in _HINTS if words and isinstance(error, kind)), None)
    return f"{error} {get_text('errors', hint)}" if hint else error.whole


def tell_of_drafts(error: CheckinError | None, before: str, page: Page | None) -> str:
    """Say that drafts cannot be saved; once they can, that is said no longer. What is said then.

    `before` is what was said before, and `page` the one that is on top.
    """
    if error is None:
        if page is not None and page.troubled == before:
            page.show_status("")
        return before
    said = _not_saved_yet(error)
    # why words could not be kept, or a name not be used, is not said over; that the file could
    # not be read, for the same reason, is
    if page is not None and page.troubled in ("", before, error.whole):
        page.show_status(said, trouble=True)
    return said


def _not_saved_yet(error: CheckinError) -> str:
    """Why what is typed is not saved as a draft; it is tried again all the time."""
    said = f"{error} {get_text('errors', 'not_saved')}"
    if isinstance(error, FileTrouble) and not isinstance(error, FileBusy):
        said += " " + get_text("errors", "elsewhere")
    return said
