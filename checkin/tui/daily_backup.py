"""The backup of a day, made beside the interface a while after the first change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from time import monotonic

from textual.app import App

from checkin.core.errors import CheckinError
from checkin.journal import Journal

AFTER = 5.0
"""Seconds from a change to its backup: the person may be about to make the next one."""
AGAIN_AFTER = 600.0
"""Seconds until one that could not be made is tried again, at the earliest."""


class DailyBackup:
    """Made once on each day on which something is changed. One that fails says nothing here:
    `checkin backups` tells what became of it."""

    def __init__(self, app: App[None], journal: Callable[[], Journal]) -> None:
        """`journal` gives the one that the app shows."""
        self._app = app
        self._journal = journal
        self._is_waiting = False
        self._made_for: date | None = None
        self._not_before = 0.0
        self._stopped = False
        self.is_making = False
        """Whether one is being made now: a change may have to wait for it."""

    def changed(self) -> None:
        """Something was stored: see to it that this day has its backup."""
        journal = self._journal()
        if self._is_waiting or self._stopped or monotonic() < self._not_before:
            return
        if journal.path is None or journal.is_placeholder:
            return
        if journal.clock.today() != self._made_for:
            self._is_waiting = True
            self._app.set_timer(AFTER, lambda: self._app.run_worker(self.make(), group="backup"))

    def stop(self) -> None:
        """Give up what is being made: the app is left. What is not finished does not count."""
        self._stopped = True

    async def make(self) -> None:
        """Make it, unless there is one."""
        journal = self._journal()
        today = journal.clock.today()
        self.is_making = True
        try:
            await asyncio.to_thread(self._make, journal)
        except CheckinError:  # the journal has a note of it
            self._not_before = monotonic() + AGAIN_AFTER
        else:
            self._made_for = today
        finally:
            self._is_waiting = self.is_making = False

    def _make(self, journal: Journal) -> None:
        if not self._stopped:
            with journal.open_writer() as writer:
                writer.backups.make_if_due(stop=lambda: self._stopped)
