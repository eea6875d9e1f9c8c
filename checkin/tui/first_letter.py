"""A letter that led from a page without a field elsewhere, and turns out to begin words.

Off Today, a sentence would open the page of its first letter, and the rest of it be kept there as
something else. On Today a letter and the words in one go are a way to keep something.
"""

from __future__ import annotations

from typing import cast

from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen
from textual.widgets import Input, TextArea

from checkin.content.strings import format_text
from checkin.core.frozen import Frozen
from checkin.core.records import Draft
from checkin.tui import navigation, routes
from checkin.tui.base.day_journal import TYPED
from checkin.tui.base.host import AppHost
from checkin.tui.base.own_words import ASKED, PLACE
from checkin.tui.base.screen import Page

WITHIN = 0.35
"""Seconds in which the next letter follows where somebody types; a page is looked at for longer."""


class _Run(Frozen):
    """Letters that were typed in a row, on one page or on several without a field."""

    letters: str
    at: float
    """When the last was typed."""
    page: Page[object]
    """Where the last was typed."""


class FirstLetter:
    """Sees each key before it does anything."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._run: _Run | None = None

    def begins_words(self, event: Event) -> bool:
        """Whether a key goes on with words that opened a page; one with all of them is open then.

        A key comes by once more after the page had no use for it.
        """
        if not isinstance(event, Key) or event.is_forwarded:
            return False
        run, self._run = self._run, None
        letter = event.character if event.is_printable else None
        if letter is None:
            return False
        if run is not None and event.time - run.at > WITHIN:
            run = None
        screen: Screen[object] = self._app.screen
        if run is not None and screen is not run.page and self._goes_on(run, letter):
            self._open(run, letter)
            return True
        if isinstance(screen, Page) and self._has_no_field(screen) and (run or letter.isalpha()):
            self._run = _Run((run.letters if run else "") + letter, event.time, screen)
        return False

    def _has_no_field(self, page: Page[object]) -> bool:
        if navigation.is_home(cast(AppHost, self._app)):
            return False
        return not isinstance(page.focused, Input | TextArea) and not page.asks

    def _goes_on(self, run: _Run, letter: str) -> bool:
        """Whether a letter goes on with words; held down, a key gives the same letter again.

        A key of the page itself can open another where letters are keys as well.
        """
        led = run.letters[-1].lower()
        if letter == " " or not letter.isalpha() or letter.lower() == led:
            return letter == " "
        own = any(command.key == led for command in run.page.KEYS)
        return not own or isinstance(self._app.focused, Input | TextArea)

    def _open(self, run: _Run, letter: str) -> None:
        """Open a page for the words, which says where they were typed."""
        host = cast(AppHost, self._app)
        words, (title, _) = run.letters + letter, run.page.heading()
        context = {ASKED: title, TYPED: run.page.day.isoformat()}
        field = f"at-{int(run.at * 1000):x}"  # never one that has words already
        host.stash_drafts([Draft(PLACE, field, words, len(words), context)])
        host.go(routes.OWN_WORDS)
        host.show_status_on_previous(format_text("words", "no_key", letter=run.letters[-1]))
