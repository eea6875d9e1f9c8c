"""Opening the full-screen app: what has to happen before its first frame."""

from __future__ import annotations

import gc
import os
import sys

_PATIENCE = 0.5
"""Seconds that a key may wait for another program that holds the file."""


def open_app(path: str | None = None, *, at: str | None = None, demo: bool = False) -> int:
    """Open the app on the file at `path`, or on a made-up year; the exit code.

    `at` names the screen to open with. Needs a terminal on both ends: without one, input that
    has ended would be read for ever.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "checkin opens in a terminal, and this is not one. Nothing was changed. "
            "`checkin --help` lists what works without.\n"
        )
        return 1
    gc.disable()  # no collection before the first frame; the app turns it on again
    os.environ.setdefault("TEXTUAL_FPS", "240")  # read once, when Textual is imported
    from checkin.journal import Journal
    from checkin.paths import journal_path

    if demo:
        from checkin.demo import demo_journal

        journal = demo_journal()
    else:
        # this door reads beside the keys; the one that writes waits longer, in a thread
        journal = Journal.open(journal_path(path), patience=_PATIENCE)
    with journal:
        from checkin.tui.app import CheckinApp

        return CheckinApp(journal, at=at).run_to_end()
