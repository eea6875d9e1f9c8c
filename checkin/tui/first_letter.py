"""A letter that led elsewhere from a page without a field, and turns out to begin words.

A sentence would open the page of its first letter, and the rest of it be kept there as something
else. It is told from a key and the words that are to be kept on its page by how sentences begin;
off Today also by letters that come all at once, as from something that was dictated.
"""

from __future__ import annotations

from time import monotonic
from typing import cast

from textual.app import App
from textual.events import Event, Key

from checkin.content.loader import load_pack
from checkin.content.strings import get_text
from checkin.core.frozen import Frozen, replace
from checkin.tui import routes
from checkin.tui.base.host import AppHost
from checkin.tui.base.own_words import PLACE, stash_words
from checkin.tui.base.screen import Page
from checkin.tui.key_queue import passed
from checkin.tui.widgets.choice_list import TOGETHER
from checkin.tui.widgets.field_protocol import Field, as_field

BURST = 0.03
"""Seconds between letters that nobody types one by one."""
_LONGEST = 1.0
"""Seconds to wait at most until the letters before are in their field."""


class _Run(Frozen):
    """Letters that were typed in a row, on one page or on several."""

    letters: str
    at: float
    """When the last was typed."""
    page: Page[object]
    """Where the last was typed."""
    led: tuple[tuple[int, Page[object]], ...] = ()
    """Where in them those are that led elsewhere, each with the page it led from."""
    burst: int = 0
    """Where in them those begin that came all at once."""
    here: int = 0
    """Where in them those begin that were typed on this page."""


class FirstLetter:
    """Sees each key before it does anything."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._run: _Run | None = None

    async def begins_words(self, event: Event) -> bool:
        """Whether a key goes on with words that opened a page; one with all of them is open then.

        A key comes by once more after the page had no use for it.
        """
        if not isinstance(event, Key) or event.is_forwarded:
            return False
        run, self._run = self._run, None
        page = self._app.screen
        if not isinstance(page, Page) or page.PLACE == PLACE:
            return False  # the page for own words took them already
        letter = (event.character or "") if event.is_printable else ""
        if run is not None:
            run = _so_far(run, page, event.time)
        if run is not None and letter and self._goes_on_at_once(run, letter):
            begins = run.burst
            self._open(run.letters[begins:] + letter, _page_of(run, begins))
            return True
        if page.ENDS_AT_A_LETTER:
            return False
        if run is not None and event.key in ("space", "enter"):
            return await self._first_word(run, letter)
        if not letter:
            return False
        if run is not None:
            self._run = replace(run, letters=run.letters + letter, at=event.time)
        elif self._field is None and letter.isalpha() and not page.asks:
            self._run = _Run(letter, event.time, page)
        return False

    @property
    def _field(self) -> Field | None:
        return as_field(self._app.focused)

    def _goes_on_at_once(self, run: _Run, letter: str) -> bool:
        """Whether a letter comes at once after one that led elsewhere off Today.

        From Today, a letter and the words in one go are kept on its page. Held down, a key gives
        the same letter again; and one of the page itself can lead where letters are keys, too.
        """
        if not run.led or run.here != len(run.letters) or run.here <= run.burst:
            return False
        (_, came_from), led = run.led[-1], run.letters[-1].lower()
        goes_on = letter == " " or (letter.isalpha() and letter.lower() != led)
        if came_from.is_for(routes.TODAY) or not goes_on:
            return False
        own = any(command.key == led for command in came_from.KEYS)
        return not own or self._field is not None

    async def _first_word(self, run: _Run, letter: str) -> bool:
        """Look at the first word, which is whole now."""
        starts = range(run.led[-1][0] + 1 if run.led else 0)
        ends = (run.letters[at:] for at in starts)
        word = next((end for end in ends if _begins_a_sentence(end)), "")
        if len(word + letter) < 2:
            return False  # a key, and enter
        begins = len(run.letters) - len(word)
        if field := self._field:
            await passed(self._app.focused or self._app, monotonic() + _LONGEST)
            here = run.letters[run.here :]
            ends = (run.letters[at:] for at in range(begins, run.here))
            if field.value in ends:  # a page handed its letters on to the next
                field.value = ""
            elif field.value.endswith(here):
                field.value = field.value.removesuffix(here)
            else:
                return False  # something else was done with them
            cast(AppHost, self._app).drafting.update(run.page.draft(field))
        self._open(run.letters[begins:] + letter, _page_of(run, begins))
        return True

    def _open(self, words: str, page: Page[object]) -> None:
        """Open a page for the words, which says where they were typed."""
        host = cast(AppHost, self._app)
        stash_words(page, words)
        host.go(routes.OWN_WORDS)
        host.show_status_on_previous(get_text("words", "no_key"))


def _so_far(run: _Run, page: Page[object], now: float) -> _Run | None:
    """The letters before a key that is pressed on a page now; None if it does not follow them."""
    if now - run.at > TOGETHER:
        return None
    length = len(run.letters)
    if now - run.at > BURST:
        run = replace(run, burst=length)
    if page is not run.page:
        run = replace(run, page=page, here=length, led=(*run.led, (length - 1, run.page)))
    return run


def _page_of(run: _Run, begins: int) -> Page[object]:
    """Where the letters were typed that begin there."""
    return next((page for at, page in run.led if at >= begins), run.page)


def _begins_a_sentence(word: str) -> bool:
    return word.casefold().replace("\u2019", "'") in load_pack("openers")["words"]
