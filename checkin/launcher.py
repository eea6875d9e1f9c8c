"""Opening the full-screen app: what has to happen before its first frame."""

from __future__ import annotations

import gc
import os
import sys

from checkin.tui import routes

_PATIENCE = 0.5
"""Seconds that a key may wait for another program that holds the file."""
_CALM = (routes.HARD_MOMENT.name, routes.BREATHE.name, routes.PAUSE.name)
"""Pages that open whatever state the file is in."""
_LOOKS = ("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS", "TEXTUAL_SMOOTH_SCROLL")
"""What may be asked of Textual by its own variables: how it draws."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checkin.journal import Journal
    from checkin.tui.routes import Route


def open_hard_moment(path: str | None = None) -> int:
    """Open the app with the page of a hard moment, on the file at `path`; the exit code."""
    return open_app(path, at=routes.HARD_MOMENT)


def open_breathing(path: str | None, pattern: str, rounds: int | None) -> int:
    """Open the app with breathing: a pattern by its id, and how many rounds; the exit code."""
    return open_app(path, at=routes.breathing(pattern, rounds))


def open_pause(path: str | None) -> int:
    """Open the app with two quiet minutes, after which it ends; the exit code."""
    return open_app(path, at=routes.PAUSE)


def open_app(path: str | None = None, *, at: Route[Any] | None = None, demo: bool = False) -> int:
    """Open the app on the file at `path`, or on a made-up year; the exit code.

    `at` is the page to open with. Needs a terminal on both ends: without one, input that
    has ended would be read for ever.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "checkin opens in a terminal, and this is not one. Nothing was changed. "
            "`checkin --help` lists what works without one.\n"
        )
        return 1
    if os.environ.get("TERM", "").lower() == "dumb":
        sys.stderr.write(
            "checkin needs a terminal that can draw a page, and TERM says this one can't. "
            "Nothing was changed. `checkin --help` lists what works without one.\n"
        )
        return 1
    gc.disable()  # no collection before the first frame; the app turns it on again
    _set_up_textual()
    if demo:
        from checkin.demo_journal import demo_journal

        journal, notice = demo_journal(), ""
    else:
        journal, notice = _opened(path, at)
    with journal:
        from checkin.tui.app import CheckinApp

        app = CheckinApp(journal, at=at, notice=notice)
        try:
            return app.run_to_end()
        finally:
            file = None if app.journal.is_placeholder else app.journal.path
            app.journal.close()  # another one, if the first could not be opened
            if file is not None:
                from checkin.journal.backup_process import start_if_due

                start_if_due(file)


def _opened(path: str | None, at: Route[Any] | None) -> tuple[Journal, str]:
    """The journal, and what is to be said about it on the first page.

    A hard moment and breathing do not wait for a file that cannot be opened, and a page offers its
    backup where that is what helps. Raises a `CheckinError` for anything else, which names what
    works without.
    """
    from checkin.content.strings import format_text, get_text
    from checkin.core.errors import CheckinError, EncryptedFile
    from checkin.core.paths import is_usual, journal_path, may_be_backup
    from checkin.core.text import show
    from checkin.journal import Journal

    try:
        found = journal_path(path)
    except CheckinError as error:
        if at is None or at.name not in _CALM:
            raise
        return Journal.placeholder("", error), _standing_in(error)
    usual, new = is_usual(found), not os.path.lexists(found)
    try:
        # this one reads while keys are handled; the one that writes waits longer, in a thread
        journal = Journal.open(found, patience=_PATIENCE, make_folder=usual)
    except CheckinError as error:
        if isinstance(error, EncryptedFile) and Journal.encryption(found).is_possible:
            return Journal.placeholder(found, error), ""  # its passphrase is asked for first
        offer = Journal.restoring(found).offer()
        if (at is not None and at.name in _CALM) or (offer and offer in error.hint):
            return Journal.placeholder(found, error), _standing_in(error)
        error.hint = f"{error.hint} {get_text('errors', 'works_without')}".strip()
        raise
    if may_be_backup(found) and (backup := Journal.restoring(found).backup_at()):
        return journal, format_text("errors", "in_backup", moment=backup[0])
    if not new or usual:
        return journal, ""
    return journal, format_text("errors", "new_file", file=show(found, one_line=True))


def _standing_in(error: Exception) -> str:
    from checkin.content.strings import format_text
    from checkin.core.text import show

    return format_text("errors", "stand_in", trouble=show(str(error), one_line=True))


def _set_up_textual() -> None:
    """Say what Textual reads once, when it is imported.

    Its other variables are for those who make a program with it: they have what is typed written
    to a log or sent to another program, take pictures, or press keys.
    """
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        if name not in _LOOKS:
            del os.environ[name]
    os.environ.setdefault("TEXTUAL_FPS", "240")
