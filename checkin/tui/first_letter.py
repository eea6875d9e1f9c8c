"""A letter that led elsewhere from a page without a field, and turns out to begin words.

A sentence would open the page of its first letter, and the rest of it be kept there as something
else. It is told from a key and the words that are to be kept on its page by its first word, with
the space after it, with enter or after a pause; off Today also by letters that come all at once,
as from something that was dictated.
"""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import cast

from textual.app import App
from textual.events import Event, Key

from checkin.content.loader import load_pack
from checkin.content.strings import get_text
from checkin.core.frozen import Frozen, replace
from checkin.tui import routes
from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.base.own_words import PLACE, stash_words, write_down
from checkin.tui.base.screen import Page
from checkin.tui.base.typed_letters import PAUSE
from checkin.tui.key_queue import passed
from checkin.tui.widgets.choice_list import TOGETHER
from checkin.tui.widgets.field_protocol import Field, as_field

BURST = 0.03
"""Seconds between letters that nobody types one by one."""
_LONGEST = 1.0
"""Seconds to wait at most until the letters before are in their field."""
_SHORTEST = 3
"""Letters of a word that is one without having led anywhere."""
_NAME = 3
"""Up to so many letters with enter are a key and a name, where they are no opener."""


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
        if not isinstance(page, Page) or page.PLACE == PLACE or privacy_screen(self._host):
            return False  # the page for own words took them already, or nothing is taken
        letter = (event.character or "") if event.is_printable else ""
        if run is not None:
            run = _so_far(run, page, event.time)
        if run is not None and letter and self._goes_on_at_once(run, letter):
            begins = run.burst
            self._open(run.letters[begins:] + letter, _page_of(run, begins))
            return True
        if page.ENDS_AT_A_LETTER:
            return False
        if run is not None and event.key == "space" and self._goes_on_alone(run):
            self._run = _Run(f"{run.letters[run.here :]} ", event.time, page)
            return False
        if run is not None and event.key in ("space", "enter"):
            return await self._first_word(run, letter)
        if not letter:
            return False
        if run is not None:
            self._run = run = replace(run, letters=run.letters + letter, at=event.time)
            if run.led:  # it may be the only word
                self._app.set_timer(PAUSE, partial(self._paused, run))
        elif self._field is None and letter.isalpha() and not page.asks:
            self._run = _Run(letter, event.time, page)
        return False

    @property
    def _host(self) -> AppHost:
        return cast(AppHost, self._app)

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

    def _goes_on_alone(self, run: _Run) -> bool:
        """Whether the only letter on a page led nowhere, and is a word of its own."""
        return run.letters[run.here :].casefold() in ("a", "i") and self._field is None

    async def _paused(self, run: _Run) -> None:
        """Look at the word if no key followed, and what stands on the page begins no other."""
        if self._run is not run or self._app.screen is not run.page:
            return
        if not _begins_one(run.letters[run.here :]):
            self._run = None
            await self._first_word(run, "")

    async def _first_word(self, run: _Run, letter: str) -> bool:
        """Look at the first word, which is whole now; whether a page for it is open then."""
        word = _opener(run, letter, in_field=self._field is not None)
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
            self._host.drafting.update(run.page.draft(field))
        if run.led:
            self._open(run.letters[begins:] + letter, _page_of(run, begins))
        else:
            run.page.letters.forget()
            write_down(run.page, run.letters + letter)
        return True

    def _open(self, words: str, page: Page[object]) -> None:
        """Open a page for the words, which says where they were typed."""
        page.letters.forget()
        stash_words(page, words)
        self._host.go(routes.OWN_WORDS)
        self._host.show_status_on_previous(get_text("words", "no_key"))


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


def _opener(run: _Run, letter: str, *, in_field: bool) -> str:
    """The first word of a sentence, if the letters before this one are it; empty if they are not.

    A single letter typed on Today, and a word in the field of its page, are that page and that
    word; unless nobody goes on like that, or what was typed there is no word.
    """
    from_today = len(run.led) == 1 and run.led[0][1].is_for(routes.TODAY)
    rest = run.letters[run.here :] if from_today and in_field else ""
    if run.led:
        starts = range(run.led[-1][0] + 1)
    else:
        starts = range(not in_field and len(run.letters) >= _SHORTEST)
    openers, only_keys = load_pack("openers"), bool(run.led) and run.here == len(run.letters)
    for word in (run.letters[at:] for at in starts):
        said = _plain(word.rpartition(" ")[2])
        if said in openers["words"]:
            return word
        if only_keys or (letter != " " and len(said) <= _NAME):
            continue  # h, e, and words for an entry; a, m, and enter for a name
        if said in openers["common"] and _plain(rest) not in openers["common"]:
            return word
    return ""


def _begins_one(letters: str) -> bool:
    """Whether letters can go on to a word that sentences begin with; none of them cannot."""
    openers, start = load_pack("openers"), _plain(letters)
    return bool(start) and any(
        word.startswith(start) for word in (*openers["words"], *openers["common"])
    )


def _plain(word: str) -> str:
    return word.casefold().replace("\u2019", "'")
