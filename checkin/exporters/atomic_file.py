"""Writing a file whole or not at all, readable by its owner alone."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Sequence

from checkin.core.errors import DiskFull, FileTrouble, NotPossible, NotWritable
from checkin.core.folders import sync_folder

_ALSO = {"htm": "html", "markdown": "md", "text": "txt"}
"""Forms of a page by other endings of file names."""


def keep_off(path: str, file: str | None) -> None:
    """Raise `NotPossible` if something written there would take the place of the check-in file.

    `file` is the path of that; None if there is none.
    """
    if file and os.path.exists(path) and os.path.exists(file) and os.path.samefile(path, file):
        raise NotPossible("That's your check-in file itself.", "Choose another name.")


def save(path: str, pieces: Iterable[str], *, replace: bool = False) -> None:
    """Write a text file with mode 0600: beside its place first, then moved there when it is whole.

    Raises `NotPossible` if something is there already and it is not to be replaced, and
    `NotWritable` or `DiskFull` if it cannot be written; what was there is as it was then.
    """
    _refuse_what_is_there(path, replace)
    part = f"{path}.{os.getpid()}.part"
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise _explained(error, path) from error
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _refuse_what_is_there(path, replace)
        os.replace(part, path)
        sync_folder(path)
    except OSError as error:
        os.unlink(part)
        raise _explained(error, path) from error
    except BaseException:
        os.unlink(part)
        raise


def _refuse_what_is_there(path: str, replace: bool) -> None:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _explained(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise NotPossible(f"{path} is a folder.", "Add the name of a file to it.")
    if not stat.S_ISREG(found.st_mode):
        raise NotPossible(f"{path} isn't a normal file.", "Choose another name.")
    if not replace:
        raise NotPossible(
            f"{path} is there already, and was left as it is.",
            "Choose another name, or add --force to replace it.",
        )


def _explained(error: OSError, path: str) -> FileTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"There's no room for {path}.", "Free some space and try again.")
    return NotWritable(
        f"{path} can't be written: {error.strerror or error}.", "Choose another place."
    )


def form_of_ending(name: str) -> str:
    """The ending of a file's name, as the form it stands for is called; empty without one."""
    ending = os.path.splitext(name)[1].removeprefix(".").casefold()
    return _ALSO.get(ending, ending)


def form_named(name: str, forms: Sequence[str], otherwise: str) -> str:
    """The form that the ending of a file's name asks for; `otherwise` if it has no ending.

    Raises `NotPossible` for an ending that asks for none of the forms.
    """
    ending = form_of_ending(name)
    if ending in forms:
        return ending
    if not ending or not ending.isascii() or not ending.isalnum() or ending.isdecimal():
        return otherwise  # such as "for mr. smith", or "notes 21.11"
    raise NotPossible(
        f"checkin can't save a file that ends in .{ending}.",
        f"It can end in {', '.join(f'.{known}' for known in forms)}.",
    )


def free_name(name: str) -> str:
    """The name of a file, or the first one like it that nothing has; `~` stays as it is."""
    stem, ending = os.path.splitext(name)
    number = 1
    while os.path.lexists(os.path.expanduser(name)):
        number += 1
        name = f"{stem}-{number}{ending}"
    return name
