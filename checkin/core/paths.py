"""Where the file lives."""

import os
import stat
import sys

WORDS_BESIDE = "words-not-saved"
"""How the names of text files begin that hold words which could not be saved at the end."""


def journal_path(chosen: str | None = None) -> str:
    """The file to use: the one chosen, else `CHECKIN_FILE`, else the one in the data folder.

    Raises a `CheckinError` where that cannot be told: in a folder that is gone, or without a home.
    """
    named = chosen if chosen is not None else os.environ.get("CHECKIN_FILE")
    if named:
        return named_file(named)
    if chosen is not None:
        raise _nowhere("The file name is empty.", "Type it after --file.")
    return _usual()


def absolute(path: str) -> str:
    """The whole path of a file. Raises a `CheckinError` if the working folder is gone."""
    if "\0" in path:
        raise _nowhere("A file name can't have a NUL in it.", "Nothing was changed.")
    try:
        return os.path.abspath(path)
    except FileNotFoundError as error:
        raise _nowhere(
            "The folder you're in doesn't exist any more.",
            "Nothing was changed. Go to another folder, or write the whole path of the file.",
        ) from error


def named_file(name: str) -> str:
    """The whole path of a file that is there or is to be made, as a person types it.

    Raises `NotPossible` if it names a folder, as in `notes/`, that isn't there, and another
    `CheckinError` if the working folder is gone.
    """
    path = absolute(os.path.expanduser(name))
    if os.path.basename(name) in ("", os.curdir, os.pardir):
        check_folder(path)
    return path


def check_folder(folder: str) -> None:
    """Raise `NotPossible` if there's no such folder: none is made for a mistyped name."""
    if missing := missing_folder(folder):
        from checkin.core.errors import NotPossible

        raise NotPossible(
            missing, "Nothing was saved. Make the folder first, or choose another place."
        )


def missing_folder(folder: str) -> str:
    """The sentence that says that there's no such folder; empty if there is."""
    return "" if os.path.isdir(folder) else f"The folder {folder} isn't there."


def is_usual(path: str) -> bool:
    """Whether this is the file in the data folder, which is made on first use, folder and all."""
    return path == os.path.join(data_folder(), "checkin.db")


def holds_something(path: str) -> bool:
    """Whether a path leads anywhere but to no file or an empty one. It opens nothing.

    True also where that cannot be told: opening it will say why.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return os.path.islink(path)  # one that leads nowhere
    except OSError:
        return True
    return not stat.S_ISREG(found.st_mode) or found.st_size > 0


def data_folder() -> str:
    """The folder for this person's data on this platform.

    On Linux the rule is short and platformdirs costs more to import than the rest of keeping a
    win, so it is asked only elsewhere; a test holds the two together.
    """
    if _has_short_rule():
        return _xdg("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_dir

    return user_data_dir("checkin", appauthor=False)


def config_folder() -> str:
    """The folder for what this person writes by hand for the program, which may not be there."""
    if _has_short_rule():
        return _xdg("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_dir

    return user_config_dir("checkin", appauthor=False)


def _has_short_rule() -> bool:
    return sys.platform == "linux" and "ANDROID_DATA" not in os.environ


def systemd_folder() -> str:
    """The folder for the units of this person's systemd, which may not be there."""
    return _xdg("XDG_CONFIG_HOME", ".config", "systemd/user")


def _xdg(name: str, usual: str, folder: str = "checkin") -> str:
    base = os.environ.get(name, "").strip()
    if not os.path.isabs(base):
        home = os.path.expanduser("~") if os.environ.get("HOME", "~") else "~"
        base = os.path.join(home, usual)
    return os.path.join(base, folder)


def _usual() -> str:
    folder = data_folder()
    if not os.path.isabs(folder):  # the `~` is still there
        raise _nowhere(
            "There's no home folder to keep your file in.",
            "Set HOME, or name a file with --file or CHECKIN_FILE.",
        )
    return os.path.join(folder, "checkin.db")


def _nowhere(message: str, hint: str) -> Exception:
    from checkin.core.errors import FileMissing

    return FileMissing(message, hint)


def may_be_backup(path: str) -> bool:
    """Whether a file may be a backup by its name, without what it costs to know."""
    return "Z-" in os.path.basename(path)
