"""Drafts, totals and the state of the file, as values."""

from __future__ import annotations

from collections.abc import Mapping

from checkin.core.entries import Entry
from checkin.core.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from checkin.core.backup_records import FullerBackup

TRASH_DAYS = 30
"""How long what is put away stays before emptying the trash may take it."""


class Totals(Frozen):
    """Counts that grow with what a person does, and never go down but by deleting."""

    wins: int = 0
    days: int = 0


class Draft(Frozen):
    """What stands in one field and is not stored as an entry yet."""

    screen: str
    field: str
    text: str
    cursor: int = 0
    context: Mapping[str, object] = {}
    """What else the screen needs to go on from here, as plain JSON values."""
    left: bool = False
    """Whether the person left the screen themselves."""


class Status(Frozen):
    """Counts and size of the file."""

    file: str
    schema: int
    wins: int
    days: int
    entries: int
    trash: int
    drafts: int
    size: int
    """In bytes."""


class FoundBeside(Frozen):
    """What is beside the file that a person would want to know of."""

    unmerged: tuple[tuple[str, str], ...] = ()
    """Conflict copies that were not merged as they are now: the name of each, and the line of the
    shell that merges it."""
    fuller: FullerBackup | None = None
    """The backup with most of what is missing in the file, if that is much of it."""
    words: tuple[str, ...] = ()
    """Text files with words that could not be saved when the terminal closed: their paths."""


class TrashCount(Frozen):
    """How much is in the trash, or was removed from it."""

    entries: int
    lines: int
    """Of people, of the plan, and stretches: they come back in their own lists."""
    not_smaller: str = ""
    """Once it is gone: why the file has the size it had before, if it has."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.lines)


class LastChange(Frozen):
    """The change that undo would take back now."""

    number: int
    """Later changes have higher numbers; none has that of a change that was undone."""
    what: str
    """As in `UndoResult`."""
    entries: tuple[Entry, ...]
    """The first few of the entries that it touched, as they are now."""
    count: int
    """How many it touched."""
    fields: frozenset[str] = frozenset()
    """The fields that an edit set in those."""
    earlier_day: date | None = None
    """The day on which it was made, if that is before today and the file says it."""


IMPORT = "import "
"""What the name of a change that brought in a file begins with; the name of the file follows."""
MERGE = "merge "
"""The same for a change that brought in another copy of the file."""


class UndoResult(Frozen):
    """The change that was taken back, or done again."""

    what: str
    """The kind of the first entry that was added, or "edit", "delete" or "restore", or `IMPORT`
    or `MERGE` and the name of the file that was brought in."""
    entries: tuple[Entry, ...]
    """The entries that it touched, as they are now: after the undo of an add, in the trash."""
    fields: frozenset[str] = frozenset()
    """The fields that an edit set."""
    number: int = 0
    """The number of the change."""
    earlier_day: date | None = None
    """The day on which it was made, if that is before today and the file says it."""

    @property
    def imported(self) -> str:
        """The name of the file, where it is the import of one; empty otherwise."""
        return self.what.removeprefix(IMPORT) if self.what.startswith(IMPORT) else ""

    @property
    def merged(self) -> str:
        """The name of the file, where it is the merge of one; empty otherwise."""
        return self.what.removeprefix(MERGE) if self.what.startswith(MERGE) else ""

    @property
    def came_from(self) -> str:
        """The name of the file that was imported or merged; empty for any other change."""
        return self.imported or self.merged
