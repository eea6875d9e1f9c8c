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
from textual.events import Event, Key, MouseDown

from checkin.content.strings import get_text
from checkin.core.frozen import replace
from checkin.tui import routes
from checkin.tui.base.changed_by_key import take_back
from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.base.own_words import ROUTE_NAME, stash_words, write_down
from checkin.tui.base.screen import Page
from checkin.tui.base.typed_letters import PAUSE, letter_of
from checkin.tui.key_queue import passed
from checkin.tui.letter_run import ALONE, JOINING, KEYS, SIGNS, LetterRun
from checkin.tui.widgets.field_protocol import Field, as_field, insert
from checkin.tui.widgets.text_field import helps

_LONGEST = 1.0
"""Seconds to wait at most until the letters before are in their field."""


class FirstLetter:
    """Sees each key before it does anything."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._run: LetterRun | None = None

    async def begins_words(self, event: Event) -> bool:
        """Whether a key goes on with words that opened a page; one with all of them is open then.

        A key comes by once more after the page had no use for it.
        """
        if isinstance(event, MouseDown):
            self._run = None
        if not isinstance(event, Key) or event.is_forwarded:
            return False
        if self._field is not None and letter_of(event):
            self._host.letters_before.pace.note(event.time)
        run, self._run = self._run, None
        page, letter = self._app.screen, letter_of(event)
        if hidden := privacy_screen(self._host):
            if hidden is page:
                self._run = self._waking(letter, event.time)
            return False
        if not isinstance(page, Page) or page.ROUTE_NAME == ROUTE_NAME:
            return False  # the page for own words took them already
        if not letter and event.key != "enter" and page.letters.leave(event.key):
            return True
        in_field = self._field is not None
        if run is not None:
            run = run.until(event.time, page, in_field=in_field)
        if run is not None and run.is_late(event.time):
            if letter.isascii() and letter.islower():
                self._go_on(run, letter, event.time, in_field=in_field)
            return False
        if run is not None and letter and self._goes_on_at_once(run, letter):
            begins = run.at_once_from(letter)
            self._open(run, begins, letter)
            return True
        if page.ENDS_AT_A_LETTER:
            if run is not None and letter:
                self._run = replace(run, letters=run.letters + letter, at=event.time)
            return False
        if run is not None and run.woke and (field := self._field):
            if letter:
                self._host.letters_before.take()
                insert(field, run.letters)
            run = None
        if run is not None and letter and run.is_word_with(letter):
            return await self._take(run, run.letters, letter)
        if run is not None and letter and self._joins(run, event):
            if self._field is None and _is_own(page, event.key):
                return False  # a key to the page and one of its own are no words
            if self._field is not None or event.key not in page.active_bindings:
                return await self._take(run, run.letters, letter)
        if run is not None and run.stands_alone:
            if self._goes_on_apart(run, letter, event.time):
                return await self._take(run, run.letters, letter)
            run = run if run.letters.strip().casefold() in ALONE else None
        if run is not None and event.key == "space" and run.only_signs:
            self._run = replace(run, letters=f"{run.letters} ", at=event.time)
            return False
        if run is not None and event.key == "space" and self._goes_on_alone(run):
            self._run = LetterRun(f"{run.typed_here} ", run.began, event.time, page)
            return False
        if run is not None and event.key in ("space", "enter"):
            if await self._first_word(run, letter):
                return True
            if event.key == "space" and run.may_stand_alone(event.time):
                self._run = replace(run.and_then(letter, event.time), in_field=in_field)
            return False
        if not letter:
            return False
        if run is not None:
            self._go_on(run, letter, event.time, in_field=in_field)
        elif await self._may_begin(page, letter):
            self._run = LetterRun(letter, event.time, event.time, page)
        return False

    def _go_on(self, run: LetterRun, letter: str, now: float, *, in_field: bool) -> None:
        """Take note of one more letter."""
        gap = now - run.at if run.here == len(run.letters) else run.gap
        run = run.and_then(letter, now)
        self._run = run = replace(run, gap=gap, in_field=in_field, woke=False)
        if run.led:  # it may be the only word
            self._app.set_timer(PAUSE, partial(self._paused, run))

    @property
    def _host(self) -> AppHost:
        return cast(AppHost, self._app)

    @property
    def _field(self) -> Field | None:
        return as_field(self._app.focused)

    def _waking(self, letter: str, now: float) -> LetterRun | None:
        """A letter that brings back a page that was hidden, as one that led there.

        Where a passphrase is set, it is none: it brings back nothing.
        """
        if self._host.journal.settings.lock or len(self._app.screen_stack) < 2:
            return None
        page = self._app.screen_stack[-2]
        if not isinstance(page, Page) or page.ROUTE_NAME == ROUTE_NAME or not letter.isalpha():
            return None
        in_field = as_field(page.focused) is not None
        led = ((0, page),)
        return LetterRun(letter, now, now, page, in_field=in_field, led=led, here=1, woke=True)

    async def _may_begin(self, page: Page[object], letter: str) -> bool:
        """Whether a letter or sign is a key there that words can begin with."""
        if page.asks:
            return False
        if field := self._field:
            if helps(field.value, letter):  # letters before it may be on their way there
                await passed(self._app.focused or self._app, monotonic() + _LONGEST)
            return helps(field.value, letter)
        return letter.isalpha() or letter in SIGNS

    def _goes_on_at_once(self, run: LetterRun, letter: str) -> bool:
        """Whether a letter comes at once after one that led elsewhere off Today.

        From Today, a letter and the words in one go are kept on its page. Held down, a key gives
        the same letter again; and one of the page itself can lead where letters are keys, too.
        """
        if not run.led or run.here != len(run.letters) or run.here <= run.burst:
            return False
        (_, came_from), led = run.led[-1], run.letters[-1].lower()
        goes_on = letter == " " or (letter.isalpha() and letter.lower() != led and led.isalpha())
        if came_from is run.page or came_from.is_for(routes.TODAY) or not goes_on:
            return False
        return not _is_own(came_from, led) or self._field is not None

    def _joins(self, run: LetterRun, event: Key) -> bool:
        """Whether a sign right behind a single letter may make words of it.

        It does so at once where it is no key, and there is nothing else that it would go on with.
        """
        if len(run.letters) != 1 or not run.letters.isalpha() or letter_of(event) not in JOINING:
            return False
        field = self._field
        return field is None or (bool(run.led) and not field.value)

    def _goes_on_apart(self, run: LetterRun, letter: str, now: float) -> bool:
        """Whether a letter after a single one and a space makes words of them.

        Where no field is, other signs may be keys.
        """
        if letter.isspace() or not run.goes_on(now):
            return False
        return bool(letter) if self._field is not None else letter.isalpha()

    def _goes_on_alone(self, run: LetterRun) -> bool:
        """Whether the only letter on a page led nowhere, and is a word of its own."""
        return run.typed_here.casefold() in ALONE and self._field is None

    async def _paused(self, run: LetterRun) -> None:
        """Look at the word if no key followed."""
        page = self._app.screen if self._app.screen_stack else None
        if self._run is not run or not isinstance(page, Page) or privacy_screen(self._host):
            return
        now_there = run.until(run.at, page, in_field=self._field is not None)
        if now_there is not None and await self._first_word(now_there, "", paused=True):
            self._run = None

    async def _first_word(self, run: LetterRun, letter: str, *, paused: bool = False) -> bool:
        """Look at the first word, which is whole now; whether a page for it is open then."""
        word = run.first_word(letter, in_field=self._field is not None, paused=paused)
        if len(word + letter) < 2:
            return False  # a key, and enter
        return await self._take(run, word, letter, entered=not (letter or paused))

    async def _take(self, run: LetterRun, word: str, letter: str, *, entered: bool = False) -> bool:
        """Open the page for a word and the letter after it, out of the field they went to.

        With enter after the word, it is kept there at once.
        """
        begins = len(run.letters) - len(word)
        if field := self._field:
            await passed(self._app.focused or self._app, monotonic() + _LONGEST)
            here = run.typed_here
            ends = (run.letters[at:] for at in range(begins, run.here))
            if field.value != field.saved_value and field.value in ends:
                field.value = ""  # a page handed its letters on to the next
            elif field.value.endswith(here):
                field.value = field.value.removesuffix(here)
            else:
                return False  # something else was done with them
            run.page.before_words()
            self._host.drafting.update(run.page.draft(field))
        said_here = "." in run.letters[begins : run.here if self._field else None]
        if said_here and not any(page.letters.changed for page in run.pages):
            from checkin.tui import being_here

            self._app.run_worker(being_here.take_back(self._host), group="here")
        if run.led and begins < run.here:
            self._open(run, begins, letter, entered=entered)
        else:
            self._take_back(run)
            typed = run.page.letters.forget()
            write_down(
                run.page, (typed if typed.endswith(word) else word) + letter, entered=entered
            )
        return True

    def _take_back(self, run: LetterRun) -> None:
        """Undo nothing, and put nothing away, for a letter of words.

        Nor for one right before them that was typed too slowly to be seen as one of theirs.
        """
        for page in run.pages:
            changed = [each for each in page.letters.changed if each.at >= run.began - KEYS]
            page.letters.changed = []
            if page.letters.undid_at >= run.began:
                from checkin.tui import undo

                page.letters.undid_at = 0.0
                self._app.run_worker(undo.take_back(self._host, page.letters.undid), group="undo")
            elif changed:
                self._app.run_worker(take_back(page, changed[0]), group="undo")

    def _open(self, run: LetterRun, begins: int, letter: str, *, entered: bool = False) -> None:
        """Open a page for words, from the letter on that begins them, and say where they were."""
        self._take_back(run)
        for page in run.pages:
            page.letters.forget()
        words = run.letters[begins:] + letter
        stash_words(run.page_of(begins), words, entered=entered, opens=True)
        self._host.go(routes.OWN_WORDS)
        if not entered:
            self._host.show_status_on_previous(get_text("words", "no_key"))


def _is_own(page: Page[object], key: str) -> bool:
    """Whether it is a key of that page, also where it has nothing to do now."""
    return any(command.key == key for command in page.commands)
