"""Where the file lives."""

import os
import sys


def journal_path(chosen: str | None = None) -> str:
    """The file to use: the one chosen, else `CHECKIN_FILE`, else the one in the data folder."""
    named = chosen or os.environ.get("CHECKIN_FILE")
    if named:
        return os.path.abspath(os.path.expanduser(named))
    return os.path.join(data_folder(), "checkin.db")


def data_folder() -> str:
    """The folder for this person's data on this platform.

    On Linux the rule is short and platformdirs costs more to import than the rest of keeping a
    win, so it is asked only elsewhere; a test holds the two together.
    """
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.local/share")
        return os.path.join(base, "checkin")
    from platformdirs import user_data_dir

    return user_data_dir("checkin", appauthor=False)
