"""What can go wrong, in words for the person it happens to.

CheckinError
├── FileTrouble           the file could not be opened or written
│   ├── FileMissing       there is none at that place
│   ├── NotACheckinFile   it is something else, and was left alone
│   ├── EncryptedFile     its passphrase is needed to open it, or what opens such files
│   ├── NewerFile         a newer checkin wrote it
│   ├── DamagedFile       SQLite says its pages do not fit together
│   │   └── FileLost      it is missing or empty, and there is a backup of it
│   ├── FileBusy          another program holds it
│   ├── DiskFull          there is no room left
│   ├── NotWritable       its permissions say no
│   ├── FileMoved         it was moved or replaced while it was open
│   └── FileClosed        the journal was closed before
├── TooLong               a text over the limit
├── NothingThere          no such entry, or nothing to undo
├── NotPossible           what was asked for cannot be
│   ├── NotAnEntry        a field of an entry has a value that it cannot hold
│   └── WrongPassphrase   it is not the one that is set
├── Interrupted           it was given up while it was read
├── NotAQuery             a query has a part that cannot be one
└── UnclearDate           a day or time that could not be read

`str(error)` is one sentence that says what happened; `hint` says what to do. Whenever one of
these is raised, the file is as it was before.
"""


class CheckinError(Exception):
    """Something a person can read and act on. Nothing was changed."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def whole(self) -> str:
        """The sentence and the hint, as one line."""
        return f"{self} {self.hint}".strip()


class FileTrouble(CheckinError):
    """The file could not be opened or written."""


class FileMissing(FileTrouble):
    """There is no file at that place."""


class NotACheckinFile(FileTrouble):
    """The file belongs to something else."""


class EncryptedFile(FileTrouble):
    """The file is encrypted, and was not opened with its passphrase, or can't be."""


class NewerFile(FileTrouble):
    """A newer version of checkin wrote the file."""


class DamagedFile(FileTrouble):
    """The file's pages do not fit together."""


class FileLost(DamagedFile):
    """The file is missing or empty, and there is a backup of it."""


class FileBusy(FileTrouble):
    """Another program holds the file."""


class DiskFull(FileTrouble):
    """There is no room to write."""


class NotWritable(FileTrouble):
    """Permissions do not allow it."""


class FileMoved(FileTrouble):
    """The file was moved, removed or replaced while it was open."""


class FileClosed(FileTrouble):
    """The journal was closed, and something was asked of it."""


class TooLong(CheckinError):
    """A text is over the limit."""


class NothingThere(CheckinError):
    """There is no such entry, or nothing to undo."""


class NotPossible(CheckinError):
    """What was asked for cannot be; the message says why, and the hint what can."""


class NotAnEntry(NotPossible, ValueError):
    """A field of an entry was given a value that it cannot hold; the message names both."""


class WrongPassphrase(NotPossible):
    """A passphrase is not the one that is set."""

    def __init__(self) -> None:
        super().__init__("That isn't the passphrase.", "Nothing was changed. You can try again.")


class Interrupted(CheckinError):
    """What was being read was given up."""

    def __init__(self) -> None:
        super().__init__("What was being read was given up.")


class NotAQuery(CheckinError, ValueError):
    """A query has a part that cannot be one."""


class UnclearDate(CheckinError):
    """A day or a time could not be read."""
