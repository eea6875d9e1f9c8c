"""What a letter does on a page when no field takes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from time import monotonic
from typing import Any, Protocol

from textual.app import App
from textual.binding import ActiveBinding
from textual.events import Key

from checkin.content.openers import begins_opener, is_opener
from checkin.content.strings import format_text, get_text
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.tui.base.changed_by_key import ChangedByKey, before_key
from checkin.tui.base.host import privacy_screen
from checkin.tui.base.own_words import TypedOn, draft_of, stash_words, write_down
from checkin.tui.key_actions import meant, press
from checkin.tui.keymap import Command
from checkin.tui.widgets.choice_list import TOGETHER, ChoiceList
from checkin.tui.widgets.graphemes import is_text


class LetterPage(TypedOn, Protocol):
    """A page, as what is typed on it needs it."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """Its own commands, with the keys they have now."""

    @property
    def app(self) -> App[Any]:
        """The app."""

    @property
    def asks(self) -> bool:
        """Whether letters are an answer here and now."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What keys do now."""

    @property
    def list_in_sight(self) -> ChoiceList | None:
        """The list of the page, if it is in sight."""

    def answer_with(self, letter: str) -> bool:
        """Do what a letter does where something is asked."""

    def take_words(self, text: str) -> None:
        """Open a field for words that were typed so far."""

    def reload(self) -> None:
        """Show what is there now."""

    def show_status(self, text: str) -> None:
        """Show one quiet line."""

    def show_hint(self, text: str) -> None:
        """Say something that is of use only now."""

    @property
    def is_active(self) -> bool:
        """Whether it is on top."""

    def set_timer(self, seconds: float, callback: Callable[[], object], /) -> object:
        """Call something after so many seconds, if the page is there then."""

    def call_next(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> None:
        """Call something after this event."""


AT_ONCE = 0.7
"""Seconds in which the next letter follows where somebody types; a page is looked at for longer."""
AT_LAST = 1.2
"""Seconds in which it follows at most, where somebody is seen to type slowly."""
LEAVING = 1.5
"""Seconds in which it follows one that would end the app: the rest would be a shell's."""
LEAVING_LAST = 2.0
"""Seconds of that at most, where somebody is seen to type slowly."""
PAUSE = 1.0
"""Seconds without a letter after which a word is whole."""
_CAPITAL = 5.0
"""Seconds within which small letters go on with a capital."""
_KEY = 0.4
"""Seconds after which a capital begins words, where a small letter stood alone before it."""
_SHORTEST = 3
"""Letters from which on any are a word, and not somebody's hand on the wrong keys."""
_SAID_AT_ONCE = {"app.undo": "undoing", "app.redo": "redoing"}
"""What is said of a key while it waits, and says later what it did."""
_MOST_CHANGED = 50
"""How many keys are known that changed something before words began."""
_SHOWN = 40
"""How many letters of words that are not kept are shown."""


class TypedLetters:
    """Tells a letter that is a key from the letters of words.

    Letters that follow one that was no key are words as long as they come quickly, and enter at
    their end is theirs: a sentence would open pages and put entries away otherwise. With the
    second word, or with enter, a page for them opens.
    """

    def __init__(self, page: LetterPage) -> None:
        self._page = page
        self._words = ""
        self._typed_at = 0.0
        self._found = False
        self.pressed = ""
        """The last letter that no field took."""
        self._before = ""
        """What was typed right before on the page that was there."""
        self._held = ""
        """A key that waits to see whether it begins words."""
        self._means = ""
        """What that key is, without Caps Lock."""
        self._held_at = 0.0
        """When it was pressed."""
        self.undid_at = 0.0
        """When the last change was undone by its key here; 0 if it was not."""
        self.undid = 0
        """The number of that change."""
        self.undoes_of: date | None = None
        """The day before today whose changes the person said here that they want to undo."""
        self.told_undone: list[str] = []
        """What was said of the latest changes that were undone one right after the other."""
        self.told_at = 0.0
        """When that was said."""
        self.changed: list[ChangedByKey] = []
        """How things were before the latest keys here that changed something did so."""

    async def take(self, event: Key) -> bool:
        """Do what a key does that no field took; whether it is not to do anything else.

        Where letters right before it ended the page that was there, all of them are words.
        """
        page, letter = self._page, letter_of(event)
        self.pressed = letter
        if held := self._held:
            if letter and letter != held and not self._is_promised(letter, event.time):
                self._held = ""
                self.word(held)
                return self.word(letter)
            await self._press_held(held)
        self._before = before = page.host.letters_before.take()
        if before and letter and page.asks and page.list_in_sight:
            page.take_words(before + letter)
            return True
        chooses = page.asks and page.list_in_sight is not None
        if chooses or (letter and self._begins_anew(letter)):
            if self._hidden and not self._found:
                self._lay_aside(self._words.strip())
            self._words = ""
        if not letter:
            return self._end(event)
        if self._words:
            return self.word(letter)
        own = {key for command in page.commands for key in (command.key, command.also)}
        self._held_at = event.time
        if event.key in own and not (page.asks and event.key not in page.active_bindings):
            return self._held_back(letter)
        if letter == "?" and not (page.list_in_sight and page.list_in_sight.typed):
            return False  # it helps, as everywhere
        return page.answer_with(letter) if page.asks else self._act(event, letter)

    def _begins_anew(self, letter: str) -> bool:
        """Whether a letter does not go on with those before it.

        A capital that did nothing is waited for longer: what follows goes on with it. A small
        letter that did nothing, and a capital after a moment, are a key and a word.
        """
        since, one = monotonic() - self._typed_at, len(self._words) == 1
        if one and self._words.isupper() and letter.islower():
            return since > _CAPITAL
        if one and self._words.islower() and letter.isupper():
            return since > _KEY
        return since > TOGETHER

    def forget(self) -> str:
        """End the words: they are somewhere else now. What they were."""
        words, self._words = self._words, ""
        return words

    def draft(self) -> Draft | None:
        """Words that no page was opened for yet, for when there is no later; one letter is none."""
        words = self._words.strip()
        if self._found or not _are_words(words):
            return None
        return draft_of(self._page, words)

    def leave(self, key: str = "") -> bool:
        """End the words before another key, or another page, so that none is lost.

        They wait as words of one's own; backspace goes on with them. Whether that is all that the
        key is to do.
        """
        words, found = self._words.strip(), self._found
        self._words = ""
        if not key:
            self.undoes_of = None
        if not words or found:
            return False
        if self._hidden:
            self._lay_aside(words)
            return False
        if key == "backspace" and len(words) > 1:
            write_down(self._page, words[:-1])
            return True
        number = len(words) > 1 and any(map(str.isdigit, words))
        if _is_word(words) or number or not words.isascii():
            stash_words(self._page, words)
            self._page.call_next(self._page.reload)
            self._page.host.show_status_on_previous(get_text("words", "waits"))
        else:
            self._page.show_hint("")
        return False

    def _act(self, event: Key, letter: str) -> bool:
        """Do what a letter does that is not bound as it is."""
        key = meant(event, self._page.active_bindings)
        if key == event.key:
            return self._held_back(letter)
        if key is None:
            return self.word(letter)
        if ends_app(self._page, key):
            return self._held_back(letter, key)
        self._page.call_next(press, self._page.app, key)
        return True

    def _held_back(self, letter: str, key: str = "") -> bool:
        """Let a key wait that would change what is kept; whether it does.

        `key` is what the letter means, if that is another one.
        """
        key = key or letter
        if not AT_ONCE or not changes(self._page, key):
            return False
        self._held, self._means, least, most = letter, key, AT_ONCE, AT_LAST
        if ends_app(self._page, key):
            least, most = max(AT_ONCE, LEAVING), LEAVING_LAST
            self._page.show_hint(format_text("keys", "leaving", key=key))
        elif self._is_said:
            said = _SAID_AT_ONCE[action_of(self._page, key)]
            self._page.show_hint(get_text("keys", said))
        if self._is_said:
            most = least  # it is promised
        within = self._page.host.letters_before.pace.within(least, max(least, most))
        self._page.set_timer(within, partial(self._press_held, letter))
        return True

    @property
    def _is_said(self) -> bool:
        """Whether it is said of the key that waits what it is about to do."""
        return action_of(self._page, self._means) in _SAID_AT_ONCE

    def _is_promised(self, letter: str, now: float) -> bool:
        """Whether the key that waits is done before a letter now: it said so, and no word begins.

        `now` is when the letter was pressed: a slow machine can come to it, and to the timer, late.
        """
        word = begins_opener(self._held + letter, names=False) and now - self._held_at < AT_ONCE
        return self._is_said and not word

    async def _press_held(self, letter: str) -> None:
        """Do what it does, unless words came of it, or the page is not on top any more."""
        if self._held == letter and self._page.is_active:
            self._held = ""
            if not ends_app(self._page, self._means):
                self._note_before_key()
            await press(self._page.app, self._means)

    def _note_before_key(self) -> None:
        for now in before_key(self._page):
            if self.changed and self.changed[-1].is_like(now):
                self.changed.pop()  # that key changed nothing, such as one that is held down
            self.changed = [*self.changed, now][-_MOST_CHANGED:]

    def word(self, letter: str) -> bool:
        """Take a letter that is no key: it looks for a choice, or is said to do nothing."""
        choices = self._page.list_in_sight
        self._words = ((self._words or self._before) + letter).lstrip()
        self._before = ""
        self._typed_at = monotonic()
        self._found = choices is not None and choices.look_for(letter)
        if self._hidden and not self._found:
            self._wait_hidden()
        elif not self._found and self._words:
            if " " in self._words.strip():
                self._write_down()
            elif _are_words(self._words):
                self._page.show_hint(format_text("keys", "no_field", words=end_of(self._words)))
                if _is_word(self._words):
                    self._page.set_timer(PAUSE, partial(self._paused, self._words))
            else:
                sign = end_of(self._words)
                self._page.show_hint(format_text("keys", "nothing_here", sign=sign))
        return True

    def _paused(self, words: str) -> None:
        """Go on with a word after which nothing came, and with those of scripts without spaces."""
        if self._words != words or self._found:
            return
        if self._hidden:
            self._words = ""
            self._lay_aside(words.strip())
        elif self._page.is_active:
            self._write_down()

    def _wait_hidden(self) -> None:
        """Take words that are typed while the screen is hidden, without a word of them in sight."""
        if len(self._words) > 1:
            self._page.show_hint(get_text("lock", "typed_waits"))
            self._page.set_timer(PAUSE, partial(self._paused, self._words))

    def _lay_aside(self, words: str) -> None:
        """Put words where they wait until nothing is hidden; one letter is none."""
        if len(words) > 1:
            stash_words(self._page, words)

    @property
    def _hidden(self) -> bool:
        return privacy_screen(self._page.host) is not None

    def _write_down(self, *, entered: bool = False) -> None:
        """Go on with the words on a page of their own, over this one, or keep them there."""
        words, self._words = self._words, ""
        write_down(self._page, words, entered=entered)

    def _end(self, event: Key) -> bool:
        """End the words; enter after words that no choice begins with chooses nothing."""
        are_words = event.key == "enter" and _are_words(self._words) and not self._found
        if are_words and not self._hidden:
            self._write_down(entered=_is_word(self._words.strip()))
        elif self._hidden and not self._found:
            self._lay_aside(self._words.strip())
        self._words = ""
        return are_words


def _are_words(letters: str) -> bool:
    """Whether letters that are no keys may be words: several of them, or one that is a word."""
    return len(letters) > 1 or _is_word(letters)


def _is_word(letters: str) -> bool:
    """Whether letters that are no keys are somebody's word, and no hand on the wrong keys.

    A single letter may be a key of another keyboard; an "I" or an emoji is none.
    """
    if len(letters) == 1:
        return letters == "I" or not (letters.isascii() or letters.isalpha())
    return len(letters) >= _SHORTEST or not letters.isascii() or is_opener(letters)


def changes(page: LetterPage, key: str) -> bool:
    """Whether a key changes what is kept, as it does on this page."""
    commands = (*page.commands, *page.host.moved_keys.everywhere)
    return any(command.key == key and command.changes for command in commands)


def action_of(page: LetterPage, key: str) -> str:
    """What a key does there; nothing if it is none."""
    commands = (*page.commands, *page.host.moved_keys.everywhere)
    return next((command.action for command in commands if command.key == key), "")


def ends_app(page: LetterPage, key: str) -> bool:
    """Whether a key closes the app, as keys are now."""
    everywhere = page.host.moved_keys.everywhere
    return any(command.key == key and command.action == "app.quit" for command in everywhere)


def letter_of(event: Key) -> str:
    """The letter that a key types, also one that joins others; empty if it types none."""
    return (event.character or "") if is_text(event.character) else ""


def end_of(typed: str) -> str:
    """The end of words that are not kept, harmless and on one line, to say them again."""
    words = show(typed, one_line=True)
    return words if len(words) <= _SHOWN else f"\u2026{words[-_SHOWN:]}"
