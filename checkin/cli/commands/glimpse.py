"""One past win for the start of a shell: glimpse. It loads as little as it can."""

from __future__ import annotations

import os
import sys

from checkin.cli.command import command
from checkin.cli.context import Shell
from checkin.cli.output import say, say_json
from checkin.cli.terminal import columns
from checkin.core.day_names import date_name
from checkin.core.errors import CheckinError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.entries import Entry

_PATIENCE = 0.2
"""Seconds to wait for another program that holds the file."""


@command("glimpse")
def glimpse(shell: Shell) -> int:
    """One past win on one line, for when your shell starts.

    Wins you keep for a hard day come first. It stays the same all day.

    It never gets in the way of your shell: when there is nothing to show, or the file is missing,
    in use, can't be read or has a passphrase, it prints nothing and succeeds. `checkin status`
    shows what is wrong.
    """
    entry = found(shell)
    if shell.json:
        from checkin.exporters.json import entry_json

        say_json(None if entry is None else entry_json(entry))
    elif entry is not None:
        say(line(entry, columns(sys.stdout)))
    return 0


def found(shell: Shell) -> Entry | None:
    """The past win of today; None if there is none, or the file cannot be read."""
    from checkin.core.paths import journal_path

    path = journal_path(shell.file)
    try:
        if not os.path.isfile(path) or not os.path.getsize(path):
            return None  # opening it would make a file
        from checkin.journal import Journal

        with Journal.open(path, patience=_PATIENCE) as journal:
            return None if journal.lock.stored() else journal.past_wins.of_today("glimpse")
    except (CheckinError, OSError, ValueError):  # any other command tells what it is
        return None


def line(entry: Entry, width: int | None) -> str:
    """The win and its day, no wider than so many cells; what is no win says what it is."""
    from checkin.content.strings import format_text
    from checkin.core.reflections import BOX
    from checkin.core.text import show
    from checkin.core.wrapping import cells, cut

    day = date_name(entry.day)
    key = "glimpse_plan" if entry.kind == "intention" else "glimpse"
    if entry.source == BOX:
        key = "glimpse_close"
    said = format_text("today", key, day=day, win=show(entry.sentence, one_line=True))
    if width is None or (said.isascii() and len(said) <= width) or cells(said) <= width:
        return said
    return cut(said, width - 3).rstrip() + "..."
