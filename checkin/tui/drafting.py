"""What is typed anywhere is in the file within half a second.

The first change that is not in the file yet starts a timer of 0.4 s; when it fires, everything
changed since is saved in one go, beside the user interface. It is not a debounce: someone who
types without a pause is saved as they type.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Lock

from checkin.errors import CheckinError
from checkin.journal import Journal
from checkin.model import Draft

AFTER = 0.4
"""Seconds from the first unsaved change to its saving."""


class DraftKeeper:
    """Holds the drafts that are not saved yet, and sees that they are."""

    def __init__(
        self,
        write: Callable[[Callable[[Journal], None]], Awaitable[None]],
        start_timer: Callable[[float, Callable[[], None]], object],
        begin: Callable[[Callable[[], Awaitable[None]]], object],
        troubled: Callable[[CheckinError], None],
    ) -> None:
        """`write` runs a change beside the interface, `troubled` is told why one could not be.

        `begin` starts something without waiting for it: the keys would wait, too, while another
        program holds the file.
        """
        self._write = write
        self._start_timer = start_timer
        self._begin = begin
        self._troubled = troubled
        self._unsaved: dict[tuple[str, str], Draft] = {}
        self._typed: dict[tuple[str, str], Draft] = {}
        self._going: list[Draft] = []
        self._waiting = False
        self._lock = Lock()

    def changed(self, draft: Draft) -> None:
        """Take note of what stands in a field now."""
        with self._lock:
            self._unsaved[draft.screen, draft.field] = draft
            if draft.text:
                self._typed[draft.screen, draft.field] = draft
        if not self._waiting:
            self._waiting = True
            self._start_timer(AFTER, self._due)

    def kept(self, screen: str) -> None:
        """Forget what is unsaved of a screen: it is being kept for good."""
        with self._lock:
            for slot in [slot for slot in self._unsaved if slot[0] == screen]:
                del self._unsaved[slot]
            mine = [slot for slot in self._typed if slot[0] == screen]
            self._going = [self._typed.pop(slot) for slot in mine]

    def going(self) -> list[Draft]:
        """The words that `kept` was told of last, asked for once; should they not be kept."""
        going, self._going = self._going, []
        return going

    def _due(self) -> None:
        self._begin(self.save)

    async def save(self) -> None:
        """Save what is unsaved; if that can not be done, try again after a while."""
        self._waiting = False
        try:
            await self._write(self._save)
        except CheckinError as error:
            self._troubled(error)
            if not self._waiting:
                self._waiting = True
                self._start_timer(AFTER * 5, self._due)

    def save_with(self, journal: Journal) -> None:
        """Save what is unsaved at once, for when there is no later."""
        self._save(journal)

    def _save(self, journal: Journal) -> None:
        # The lock is held while saving: a draft taken out before its entry was kept must not
        # be written after.
        with self._lock:
            if not self._unsaved:
                return
            journal.drafts.save(*self._unsaved.values())
            self._unsaved.clear()
