"""A passphrase that is typed once more after the hidden screen has let somebody in.

Its letters would go to the page that is there then, which keeps them as words. So letters right
after that wait as long as they may be the passphrase: they are typed as ever as soon as they are
not, and are dropped if they are. Only for that long is the passphrase in memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any
from unicodedata import normalize

from textual.app import App
from textual.events import Event, Key, MouseDown, Paste

from checkin.content.strings import get_text

WITHIN = 5.0
"""Seconds after letting somebody in, within which the first letter of it comes."""
PAUSE = 1.0
"""Seconds without another letter, after which what was typed is all."""


class PassphraseAgain:
    """Holds letters back that may be the passphrase, and drops them if they are."""

    def __init__(
        self,
        app: App[Any],
        type_again: Callable[[Iterable[Event]], object],
        say: Callable[[str], object],
    ) -> None:
        """`type_again` has keys typed before all that wait; `say` shows a quiet line."""
        self._app = app
        self._type_again = type_again
        self._say = say
        self._expected = ""
        self._letters = ""
        self._held: list[Event] = []
        self._began = 0.0

    def begin(self, passphrase: str, typed: str) -> None:
        """Look out for it from now on; `typed` is what its field has beside it by now."""
        self._end()
        self._expected, self._began = _read(passphrase), monotonic()
        if self._begins(typed):
            self._letters = typed
            self._wait()
        self._app.set_timer(WITHIN, self._expire)

    def holds(self, event: Event) -> bool:
        """Whether a key or what is pasted waits, or is dropped with what is held."""
        if not self._expected or not isinstance(event, Key | Paste | MouseDown):
            return False
        if event.is_forwarded:
            return False
        text = _text_of(event)
        if text and self._begins(self._letters + text):
            self._held.append(event)
            self._letters += text
            self._wait()
            return True
        whole, held = self._is_whole, self._held
        self._end()
        if whole and not text:
            self._say(get_text("lock", "typed_again"))
            return isinstance(event, Key) and event.key == "enter"
        if held:
            self._type_again([*held, event])
        return bool(held)

    @property
    def _is_whole(self) -> bool:
        return bool(self._expected) and _read(self._letters) == self._expected

    def _begins(self, letters: str) -> bool:
        return bool(letters.strip()) and self._expected.startswith(_read(letters))

    def _wait(self) -> None:
        """Wait whether another letter comes."""
        self._app.run_worker(self._paused(), group="passphrase again", exclusive=True)

    async def _paused(self) -> None:
        await asyncio.sleep(PAUSE)
        whole, held = self._is_whole, self._held
        self._end()
        if whole and held:
            self._say(get_text("lock", "typed_again"))
        elif held:
            self._type_again(held)

    def _expire(self) -> None:
        if not self._letters and monotonic() - self._began >= WITHIN:
            self._end()

    def _end(self) -> None:
        """Know nothing of it any more."""
        self._expected, self._letters, self._held = "", "", []


def _text_of(event: Event) -> str:
    if isinstance(event, Paste):
        return event.text
    return (event.character or "") if isinstance(event, Key) and event.is_printable else ""


def _read(text: str) -> str:
    """What is compared, much as `checkin.core.passphrase.composed` does: part of it begins it."""
    return " ".join(normalize("NFD", text).split())
