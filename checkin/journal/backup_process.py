"""The backup of a day, made by a process of its own: nobody waits for it."""

from __future__ import annotations

import os
import sys

from checkin.storage.open_files import salt_of

_CODE = (
    "import os, sys; os.closerange(3, 256); sys.path.append(sys.argv[1]);"
    " from checkin.journal.backup_process import main; main(sys.argv[2], os.read(0, 64))"
)
"""It lets go of what it was handed open, such as a pipe of the shell, and uses this program."""


def start_if_due(path: str) -> int | None:
    """Do what `start` does, unless it can be told already that no backup is due."""
    from checkin.core.clock import Clock
    from checkin.storage.backup_files import is_due

    # when the day starts stands in the file, for the process to read
    return start(path) if is_due(path, Clock()) else None


def start(path: str) -> int | None:
    """Have the backup of this day made beside everything else, if it is due.

    The number of the process; None if there is none. It is not waited for, and is heard of in
    `Journal.backups` alone.
    """
    if not sys.executable:
        return None
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    argv = [sys.executable, "-P", "-c", _CODE, here, path]
    given: list[tuple[int, ...] | tuple[int, int, str, int, int]] = [
        (os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)
    ]
    pipe = _with_key(salt) if (salt := salt_of(path)) else None
    if pipe is not None:
        given.append((os.POSIX_SPAWN_DUP2, pipe, 0))
    try:
        try:
            return os.posix_spawn(sys.executable, argv, os.environ, file_actions=given, setsid=True)
        except NotImplementedError:  # a system that cannot begin a session in this way
            return os.posix_spawn(sys.executable, argv, os.environ, file_actions=given)
    except OSError:  # such as too many processes: the next change of the day tries again
        return None
    finally:
        if pipe is not None:
            os.close(pipe)


def _with_key(salt: bytes) -> int | None:
    """A pipe to read the key of an encrypted file from, which nobody else can see; None without."""
    from checkin.storage.cipher import keys

    if salt not in keys:
        return None
    reading, writing = os.pipe()
    os.write(writing, salt + keys[salt])
    os.close(writing)
    return reading


def main(path: str, key: bytes = b"") -> None:
    """Make the backup of the file at that path, if it is due.

    `key` is the salt of an encrypted file and its key.
    """
    from checkin.core.errors import CheckinError
    from checkin.journal import Journal

    os.nice(10)
    os.chdir("/")  # a folder that is not needed is not held
    if key:
        from checkin.storage.cipher import keys
        from checkin.storage.open_files import SALT

        keys[key[:SALT]] = key[SALT:]
    try:
        with Journal.open(path, make=False) as journal:
            journal.backups.make_if_due()
    except CheckinError:  # it is noted in the file, unless nothing can be
        sys.exit(1)
