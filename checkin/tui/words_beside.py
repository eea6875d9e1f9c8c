"""Words that are in no file when the terminal is gone: a text file beside the journal has them."""

from __future__ import annotations

import os
import sys

from checkin.core.errors import CheckinError
from checkin.core.paths import WORDS_BESIDE
from checkin.exporters.atomic_file import free_name, save
from checkin.journal import Journal
from checkin.tui.terminal.lifecycle import TERMINAL_GONE, terminal_is_there


def give_back(said: str, path: str | None, code: int | None) -> None:
    """Print it, or write it to a file that its owner alone can read where nobody would see that.

    `path` is the journal's; in its folder, or in the home folder if nothing can be written there.
    Words of an encrypted journal are put in no such file: it would not be encrypted.
    """
    gone = code == TERMINAL_GONE or not terminal_is_there()
    if gone and not Journal.is_encrypted(path or ""):
        for folder in (os.path.dirname(path or ""), os.path.expanduser("~")):
            try:
                save(free_name(os.path.join(folder, f"{WORDS_BESIDE}.txt")), [said])
            except CheckinError:
                continue  # the next folder, and at last the terminal after all
            return
    sys.stderr.write(said)
