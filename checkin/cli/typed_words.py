"""Words that a person gave a command: they are kept, or a draft, or given back. Never gone.

with typed(shell, words) as said, shell.keeping() as journal:
    text = said.text_or_ask(question)
    journal.add(...)
    said.kept()
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from checkin.cli.command import Misused
from checkin.cli.context import Ended, Shell, told
from checkin.cli.input import ask as ask_for
from checkin.cli.input import checked, half_typed, read_all
from checkin.cli.output import AsTyped, say
from checkin.cli.terminal import at_terminal
from checkin.core.errors import CheckinError, FileTrouble, NothingThere, NotPossible
from checkin.core.text import LIMIT, show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from checkin.core.records import Draft

STDIN = ("-",)
"""The words that stand for: read them from standard input."""
_STDIN_OR_WORDS = "Use - by itself to read standard input, or words, not both."
_PATIENCE = 0.2
"""Seconds to wait for another program before words are given back instead of kept as a draft."""
_OFTEN = 0.4
"""Seconds between two looks at a line that is being typed."""


class Typed:
    """The words of one command, until they are kept."""

    text: str | None = None
    """What was given; None until someone was asked."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.by_hand = False
        self.half = self.now = ""
        self.safe = False
        self.draft: Callable[[str], Draft] | None = None

    def text_or_ask(
        self, question: str, *, now: str = "", draft: Callable[[str], Draft] | None = None
    ) -> str | None:
        """The words given; else those typed after the question. None if it was left empty.

        `now` is what the words are so far. `draft` says where the app has a place for words that
        could not be kept. Raises `NotPossible` if they are no words.
        """
        if self.text is None:
            self.by_hand, self.draft, self.now = True, draft, now
            with self._looking_over():
                self.text = ask_for(question, now=now)
            if not self.text and self.half and not at_terminal(sys.stdin):
                raise Ended(signal.SIGHUP)  # the terminal is gone, and the line with it
            if not self.text:
                return None
            checked(self.text)
        if not show(self.text).strip():
            raise NotPossible(told("no_words"), told("no_words_hint"))
        return self.text

    def unkept(self, error: BaseException) -> str:
        """The words as far as they are known; empty if there are none, or none that are new."""
        if not self.by_hand or self.text:
            return self.text or ""
        half = half_typed() or (self.half if isinstance(error, Ended) else "")
        return "" if half.strip() == self.now.strip() else half

    @contextmanager
    def _looking_over(self) -> Iterator[None]:
        """Take note of the line while it is typed: it goes with the terminal it is typed in."""

        def look(*_: object) -> None:
            self.half = half_typed()

        before = signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, _OFTEN, _OFTEN)
        try:
            yield
        except SystemError as error:
            # CPython runs `look` on top of what another signal just raised, and takes offence
            if not isinstance(error.__cause__, (KeyboardInterrupt, Ended)):
                raise
            raise error.__cause__ from None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def kept(self) -> None:
        """Take note that the words are on the disk."""
        self.safe = True
        self.shell.done()


@contextmanager
def typed(shell: Shell, words: Sequence[str], *, wanted: bool = True) -> Iterator[Typed]:
    """Look after the words of a command, from the arguments, standard input or a question.

    Standard input is read at once: whatever happens then, the words are here. It is left alone
    where no words are wanted. Raises `TooLong`, `FileTrouble` or `NotPossible`, and `Misused` for
    `-` beside other words where standard input is no terminal.
    """
    said = Typed(shell)
    before: dict[int, Any] = {}

    def end(number: int, frame: FrameType | None) -> None:
        raise Ended(number)

    try:
        if not wanted:
            pass
        elif len(words) > 1 and "-" in (words[0], words[-1]) and not at_terminal(sys.stdin):
            raise Misused(_STDIN_OR_WORDS)
        elif words and tuple(words) != STDIN:
            said.text = " ".join(words)
        elif words or not at_terminal(sys.stdin):
            said.text = read_all()
        else:
            for told_to_end in (signal.SIGHUP, signal.SIGTERM):
                before[told_to_end] = signal.signal(told_to_end, end)
        yield said
    except BaseException as error:
        if not said.safe:
            _give_back(said, error, from_arguments=bool(words) and tuple(words) != STDIN)
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def say_kept(text: str, *said: str) -> None:
    """Say what there is to say of words that were kept; people and help lines are named after
    words that are a reason to.
    """
    is_heavy = hear(text)
    for line in said:
        say(line)
    if is_heavy:
        say(told("hard_people"))


def hear(text: str) -> bool:
    """Whether words are a reason to name people; that they are heard is then said at once."""
    from checkin.content.distress_words import heavy, may_have_happened

    is_heavy = bool(heavy(text))
    if is_heavy:
        say(told("hard_heard"))
        if may_have_happened(text):
            from checkin.content.hard_moment import offer_help

            _say_wrapped(offer_help().happened)
    return is_heavy


def answer_hard(text: str, seed: object) -> bool:
    """Answer words of a hard moment that ask for one; whether people should be named after them.

    `seed` says which of several answers.
    """
    from checkin.content.distress_words import heavy
    from checkin.content.urge_words import told_sort

    if heavy(text):
        return True
    sort = told_sort(text)
    if sort:
        from checkin.content.hard_moment import heard_reply

        _say_wrapped(heard_reply(sort, seed))
    return bool(sort)


def answer_no_win(text: str, seed: object) -> None:
    """Answer words that were meant for a win or a goal, and are none: a slip, or a bad day."""
    from checkin.content.distress_words import heavy
    from checkin.content.urge_words import slip, slip_sort, urge

    if heavy(text):
        return  # people are named
    if not slip(text) and urge(text) != "wanting":
        say(told("low_heard"))
        say(told("hard_more"))
        return
    from checkin.content.hard_moment import heard_reply

    _say_wrapped(heard_reply(slip_sort(text) if slip(text) else "wanting", seed))


def _say_wrapped(text: str) -> None:
    from checkin.cli.rendering.entries import entry_printer

    for line in entry_printer().wrapped(text, 0):
        say(line)


def back(text: str) -> list[str]:
    """Lines for stderr that give words back, harmless."""
    return [told("given_back"), AsTyped(show(text))]


def _give_back(said: Typed, error: BaseException, *, from_arguments: bool) -> None:
    """Save the words as a draft if they were typed by hand; else have them printed."""
    text = said.unkept(error)
    if not show(text).strip():
        return
    if from_arguments and not isinstance(error, FileTrouble):
        return  # they are still there, in the line above
    gone = isinstance(error, NothingThere)  # a draft would have no page to be found on
    draft = _as_draft(said, text) if said.by_hand and not gone else None
    said.shell.given_back = [draft] if draft else back(text)


def _as_draft(said: Typed, text: str) -> str | None:
    """Save the words where the app finds them; the sentence about it, or None if it cannot be."""
    if said.draft is None or len(text) > LIMIT:
        return None
    from checkin.core.paths import journal_path
    from checkin.journal import Journal

    draft = said.draft(text)
    try:
        with Journal.open(journal_path(said.shell.file), patience=_PATIENCE, make=False) as journal:
            journal.drafts.save(draft)
            key = _key_of(draft.screen, journal.settings["keys"])
    except CheckinError:
        return None
    return told(f"as_draft.{draft.screen}", key=key)


def _key_of(page: str, moved: str) -> str:
    """The key that opens a page of the app, as it is typed; empty for a page without one."""
    from checkin.core.key_signs import key_sign
    from checkin.core.key_table import KEYS
    from checkin.core.keys import moved_keys

    id = f"app.{page}"
    return key_sign(moved_keys(moved).get(id) or KEYS.get(id, ""))
