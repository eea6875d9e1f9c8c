"""Letters that were typed in a row, wherever they led, and whether they are a first word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import name, normalize

from checkin.content.openers import begins_opener, is_opener, openers, plain
from checkin.core.frozen import Frozen, replace
from checkin.tui import routes
from checkin.tui.base.screen import Page

TOGETHER = 1.5
"""Seconds within which letters are typed in a row, also by somebody who is slow."""
LOOKED = 2.5
"""Seconds after which letters are typed on the page that was opened, whatever they are."""
QUICK = 0.4
"""Seconds between two letters of a word; a page that a key opened is looked at for longer."""
RHYTHM = 0.7
"""Seconds in which each key of words follows that began with keys; who presses keys is slower."""
EVEN = 1.5
"""How much longer than the others that moment can be where somebody types slowly."""
BURST = 0.03
"""Seconds between letters that nobody types one by one."""
KEYS = 3.0
"""Seconds within which letters are a word that were nothing but keys."""
SIGNS = "?."
"""Signs that are keys, and that sentences begin with when there are several."""
_MORE_SIGNS = "!,\u2026"
"""Signs that stand between those."""
JOINING = ",./-':;!&+\u2019"
"""Signs that stand right behind a single letter where it begins words: w/ mum, e-mail, m. rang."""
_BEHIND = f"{JOINING}{SIGNS}\u2026)"
"""Signs that stand behind a first word."""
_AFTER_W = "äöüóąęłś"
"""Letters with a mark that words go on with after a w; after it, others begin a win."""
_SHORTEST = 3
"""Letters of a word that is one without having led anywhere."""
ALONE = ("a", "i")
"""Letters that are words, so that they begin what is typed where a key led."""
_NAME = 3
"""Up to so many letters with enter are a key and a name, where they are no opener."""


class LetterRun(Frozen):
    """Letters that were typed in a row, on one page or on several."""

    letters: str
    began: float
    """When the first was typed."""
    at: float
    """When the last was typed."""
    page: Page[object]
    """Where the last was typed."""
    in_field: bool = False
    """Whether it went into a field."""
    led: tuple[tuple[int, Page[object]], ...] = ()
    """Where in them those are that led elsewhere, each with the page it led from."""
    burst: int = 0
    """Where in them those begin that came all at once."""
    woke: bool = False
    """Whether it is the key that brought back a page that was hidden."""
    gap: float = 0.0
    """Seconds between the last letter that led elsewhere and the next one."""
    here: int = 0
    """Where in them those begin that were typed on this page, or in the field that one opened."""
    slowest: float = 0.0
    """The most seconds between two of them."""

    def until(self, now: float, page: Page[object], *, in_field: bool) -> LetterRun | None:
        """The letters before a key that is pressed on a page now; None if it does not follow them.

        A letter led elsewhere if another page is there after it, or a field that it opened.
        """
        late, run = self.is_late(now), self
        if late and (self.woke or self.in_field or now - self.at > LOOKED):
            return None
        if late:  # those before it were other keys
            run = LetterRun(self.letters[-1], self.at, self.at, self.page)
        length = len(run.letters)
        if now - self.at > BURST:
            run = replace(run, burst=length)
        opened = in_field and not self.in_field and not page.asks
        if page is not self.page or opened:
            led = (*run.led, (length - 1, self.page))
            run = replace(run, page=page, here=length, led=led)
        return None if late and not (run.led and in_field) else run

    def is_late(self, now: float) -> bool:
        """Whether a key now comes so late that the page was seen which the last one opened."""
        return now - self.at > TOGETHER

    def and_then(self, letter: str, at: float) -> LetterRun:
        """The letters with one more, or with a space."""
        slowest = max(self.slowest, at - self.at)
        return replace(self, letters=self.letters + letter, at=at, slowest=slowest)

    @property
    def typed_here(self) -> str:
        """The letters that were typed on this page."""
        return self.letters[self.here :]

    @property
    def only_keys(self) -> bool:
        """Whether every letter led elsewhere or did something."""
        return bool(self.led) and self.here == len(self.letters)

    @property
    def signs(self) -> int:
        """How many signs it begins with that can stand before a sentence."""
        return len(self.letters) - len(self.letters.lstrip(SIGNS + _MORE_SIGNS))

    @property
    def only_signs(self) -> bool:
        """Whether it is several signs and nothing else, so that a sentence may follow."""
        return 1 < self.signs == len(self.letters)

    def is_word_with(self, letter: str) -> bool:
        """Whether a letter with a mark (ü, é, ł) makes a word of letters that were only keys.

        A capital is one that begins what is typed where the key led.
        """
        keys = self.letters[: self.here] if self.led else self.letters
        said = keys.lstrip(SIGNS + _MORE_SIGNS).lstrip()
        marked = normalize("NFC", self.letters[len(keys) :] + letter)
        if self.page.asks or self.signs == 1 or not (said.isalpha() and said.isascii()):
            return False
        if len(marked) != 1 or marked.isascii() or not name(marked, "").startswith("LATIN"):
            return False
        if said[-1] == "w" and marked not in _AFTER_W:
            return False
        return marked.islower() or (marked.isupper() and said.isupper())

    @property
    def joins(self) -> bool:
        """Whether it is a single letter and a sign that joins it to a word, or ends it."""
        return len(self.letters) == 2 and self.letters[0].isalpha() and self.letters[1] in JOINING

    def goes_on(self, now: float) -> bool:
        """Whether a key now comes in the rhythm of words, as all before it did."""
        return max(self.slowest, now - self.at) < RHYTHM

    def may_stand_alone(self, now: float) -> bool:
        """Whether a space after them, now, may end an initial, or another word of a few keys.

        What was typed where a key led is one of a single letter that is no word by itself; and a
        key that was pressed again is a key.
        """
        if not self.goes_on(now) or not self.letters.isalpha():
            return False
        rest, keys = self.typed_here.casefold(), self.letters[: self.here]
        if len(self.letters) == 1:
            return True
        again = any(one == then for one, then in pairwise(keys.casefold()))
        return bool(keys) and not again and len(rest) < 2 and rest not in ALONE

    @property
    def stands_alone(self) -> bool:
        """Whether a space ended it that `may_stand_alone`."""
        return self.letters[-1:] == " " and self.letters.strip().isalpha()

    @property
    def _capital_after_a_key(self) -> bool:
        """Whether what was typed where a small letter led begins with a capital: aI can go."""
        return self.letters[: self.here][-1:].islower() and self.typed_here[:1].isupper()

    @property
    def in_one_go(self) -> bool:
        """Whether nobody looked at the page that a letter of it opened."""
        others = len(self.letters) - 2
        usual = (self.at - self.began - self.gap) / others if others > 0 else 0.0
        return self.gap < max(QUICK, EVEN * usual)

    @property
    def pages(self) -> Iterator[Page[object]]:
        """All pages that letters of it were typed on."""
        yield from (page for _, page in self.led)
        yield self.page

    def page_of(self, begins: int) -> Page[object]:
        """Where the letters were typed that begin there."""
        return next((page for at, page in self.led if at >= begins), self.page)

    def at_once_from(self, letter: str) -> int:
        """Where words begin of which the last letters came all at once."""
        typed = self.letters + letter
        whole = (start for start in range(self.burst) if begins_opener(typed[start:]))
        return next(whole, self.burst)

    def first_word(self, letter: str, *, in_field: bool, paused: bool = False) -> str:
        """The first word of a sentence, if the letters before this one are it; else nothing.

        A single letter that led to a field, and a word in that field, are a key and that word if
        it was typed on Today, or led to a field of its own page; unless nobody goes on like that,
        or what was typed there is no word. `paused` says that no key has followed.
        """
        one = self.led[0][1] if len(self.led) == 1 else None
        from_today = one is not None and one.is_for(routes.TODAY)
        key_and_word = from_today or one is self.page
        rest = plain(self.typed_here).rstrip(_BEHIND) if key_and_word and in_field else ""
        if self.gap > TOGETHER:
            return self.letters if from_today and in_field and self._is_whole(rest) else ""
        starts = [*range(self.led[-1][0] + 1)] if self.led else []
        if not in_field and not self.page.asks and len(self.typed_here) >= _SHORTEST:
            starts.append(self.here)  # the first one here was a key that led nowhere
        if letter == " " and self.joins and (from_today or not in_field):
            return self.letters
        is_word = is_opener(rest)
        # "aLena" is a key and a name
        may_be_key = is_word and not (from_today and rest in openers("names"))
        may_be_key = may_be_key or self.typed_here[:1].isupper()
        whole = letter != " " and self.slowest < RHYTHM and not (paused and self.only_keys)
        if whole and plain(self.letters) in openers("alone"):
            return self.letters
        if paused and (len(rest) == 1 or len(self.letters) <= _NAME * self.only_keys):
            return ""
        as_keys = letter == " " and self.at - self.began <= KEYS
        for start in starts:
            word = self.letters[start:]
            said = plain(word.rpartition(" ")[2]).lstrip(SIGNS + _MORE_SIGNS).rstrip(_BEHIND)
            is_capital = _begins_with_capital(word)
            if start < self.signs and (start or self.signs == 1):
                continue  # all of its signs go along; a single one is a key
            if said in openers("words") or (said in openers("quick") and self.in_one_go):
                return word
            if paused and is_word and not is_capital:
                continue
            if self.only_keys and (start or not as_keys):
                continue  # keys, and what is typed where they led
            if letter != " " and len(said) <= _NAME and not from_today:
                continue  # a, m, and enter for a name
            if is_capital and (is_opener(said) or not (paused or is_word)):
                return word  # nobody holds shift for a key
            if said in openers("common") and rest not in openers("common"):
                return word
            if self.only_keys and len(said) < _SHORTEST:
                continue  # j, e, and words for the entry below
            if said in openers("other") and not (is_word or self._capital_after_a_key):
                return word
            if said.removesuffix("'s") in openers("names") and not may_be_key:
                return word
        return ""

    def _is_whole(self, rest: str) -> bool:
        """Whether the letters are a word, and those but the first are none: w, and ent."""
        word = plain(self.letters).rstrip(_BEHIND)
        known = word in openers("words") or word in openers("common")
        return known and len(rest) > 1 and not is_opener(rest)


def _begins_with_capital(word: str) -> bool:
    """Whether a word of some letters begins with a capital, and goes on without."""
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()
