"""A quiet daily check-in for the terminal, and the journal behind it as a library.

    from checkin import Journal, NewEntry

    with Journal.open("checkin.db") as journal:
        journal.add(NewEntry("win", "Made the call"))

`docs/journal.md` has more examples. Each name is loaded when it is first asked for, so that
`import checkin` itself costs next to nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.clock import Clock
    from checkin.core.entries import (
        INTENTION_OUTCOMES,
        KINDS,
        STEP_OUTCOMES,
        Day,
        Entry,
        Kind,
        NewEntry,
        Outcome,
    )
    from checkin.core.errors import (
        CheckinError,
        DamagedFile,
        DiskFull,
        EncryptedFile,
        FileBusy,
        FileClosed,
        FileLost,
        FileMissing,
        FileMoved,
        FileTrouble,
        Interrupted,
        NewerFile,
        NotACheckinFile,
        NotAnEntry,
        NotAQuery,
        NothingThere,
        NotPossible,
        NotWritable,
        TooLong,
        UnclearDate,
        WrongPassphrase,
    )
    from checkin.core.query import EntryQuery
    from checkin.core.records import Draft, Status, Totals, TrashCount, UndoResult
    from checkin.core.support_records import Contact, PlanLine
    from checkin.journal import Journal

__version__ = "0.1.0"

__all__ = [
    "INTENTION_OUTCOMES",
    "KINDS",
    "STEP_OUTCOMES",
    "CheckinError",
    "Clock",
    "Contact",
    "DamagedFile",
    "Day",
    "DiskFull",
    "Draft",
    "EncryptedFile",
    "Entry",
    "EntryQuery",
    "FileBusy",
    "FileClosed",
    "FileLost",
    "FileMissing",
    "FileMoved",
    "FileTrouble",
    "Interrupted",
    "Journal",
    "Kind",
    "NewEntry",
    "NewerFile",
    "NotACheckinFile",
    "NotAQuery",
    "NotAnEntry",
    "NotPossible",
    "NotWritable",
    "NothingThere",
    "Outcome",
    "PlanLine",
    "Status",
    "TooLong",
    "Totals",
    "TrashCount",
    "UnclearDate",
    "UndoResult",
    "WrongPassphrase",
]

_HOMES = {
    "Clock": "core.clock",
    "Contact": "core.support_records",
    "EntryQuery": "core.query",
    "Journal": "journal",
    "PlanLine": "core.support_records",
    **dict.fromkeys(("Day", "Entry", "Kind", "NewEntry", "Outcome"), "core.entries"),
    **dict.fromkeys(("INTENTION_OUTCOMES", "KINDS", "STEP_OUTCOMES"), "core.entries"),
    **dict.fromkeys(("Draft", "Status", "Totals", "TrashCount", "UndoResult"), "core.records"),
}
"""Where the names above are from; those that are not here are errors."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"checkin.{_HOMES.get(name, 'core.errors')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *(name for name in __all__ if name not in globals())])
