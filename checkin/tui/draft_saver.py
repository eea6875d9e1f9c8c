"""What is typed anywhere is in the file within half a second.

The first change that is not in the file yet starts a timer of 0.4 s; when it fires, everything
changed since is saved in one go, beside the user interface. It is not a debounce: someone who
types without a pause is saved as they type.

Words that are being kept (`Going`) are drafts until they are: their entry and the end of their
draft are one transaction, and nothing else is written about their fields before it is over.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from threading import Lock
from typing import Any, TypeVar
from unicodedata import category, normalize

from checkin.core.errors import CheckinError
from checkin.core.frozen import Frozen, replace
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.routes import Route, route_to
from checkin.tui.widgets.field_protocol import has_others

AFTER = 0.4
"""Seconds from the first unsaved change to its saving."""

T = TypeVar("T")
FieldKey = tuple[str, str]
"""The slot of a page, and the name of a field on it."""


class Going:
    """The words of one change on its way to the file."""

    def __init__(self, drafts: Iterable[Draft], apart: Iterable[Draft] = ()) -> None:
        """`apart` are the same words as drafts of their own; none where they stay in sight."""
        self.drafts = [*drafts]
        keys = [(draft.screen, draft.field) for draft in self.drafts]
        self._apart = dict(zip(keys, apart, strict=False))
        self.kept = False
        self.taken_back = False
        """Whether the program ends before it was tried: its words are saved as drafts then."""

    @property
    def words(self) -> list[Draft]:
        """What a person typed or chose of it."""
        return [draft for draft in self.drafts if draft.text or draft.context]

    @property
    def in_sight(self) -> bool:
        """Whether they stay in their fields, so that what stands there is what became of them."""
        return not self._apart

    def apart(self, draft: Draft) -> Draft | None:
        """Words of it as a draft of their own, for where others stand in their field by now."""
        return self._apart.get((draft.screen, draft.field))

    def run(self, journal: Journal, change: Callable[[Journal], T]) -> T:
        """Make the change and end the drafts, as one; for the thread that writes."""
        if self.taken_back:
            raise CheckinError("The program ends.")
        if not self.drafts:
            return change(journal)
        done = journal.change_and_clear(change, self.drafts)
        self.kept = True
        return done


class DraftSaver:
    """Holds the drafts that are not saved yet, and sees that they are."""

    def __init__(
        self,
        write: Callable[[Callable[[Journal], None]], Awaitable[None]],
        start_timer: Callable[[float, Callable[[], None]], object],
        begin: Callable[[Callable[[], Awaitable[bool]]], object],
        troubled: Callable[[CheckinError | None], None],
    ) -> None:
        """`write` runs a change beside the interface.

        `troubled` is told why one could not be made, and None when that is over.

        `begin` starts something without waiting for it: the keys would wait, too, while another
        program holds the file.
        """
        self._write = write
        self._start_timer = start_timer
        self._begin = begin
        self._troubled = troubled
        self._unsaved: dict[FieldKey, Draft] = {}
        self._going: list[Going] = []
        self._waiting = False
        self.in_trouble = False
        self._lock = Lock()
        """Held for a moment, never while the file is waited for: keys take it, too."""

    def update(self, draft: Draft) -> None:
        """Take note of what stands in a field now."""
        with self._lock:
            self._unsaved[draft.screen, draft.field] = draft
        self._save_soon()

    def take_submitted(self, drafts: Iterable[Draft], apart: Iterable[Draft] = ()) -> Going:
        """Begin to keep what stands in some fields; `mark_submitted` is to be called after.

        `apart` are the same words, as `Going` takes them.
        """
        going = Going(drafts, apart)
        with self._lock:
            for draft in going.drafts:
                self._unsaved.pop((draft.screen, draft.field), None)
            self._going.append(going)
        return going

    def mark_submitted(self, going: Going) -> None:
        """Go on with what was typed in those fields meanwhile."""
        with self._lock:
            if going in self._going:
                self._going.remove(going)
            more = bool(self._unsaved)
        if more:
            self._save_soon()

    def _save_soon(self, after: float = AFTER) -> None:
        if not self._waiting:
            self._waiting = True
            self._start_timer(after, self._due)

    def _due(self) -> None:
        self._begin(self.save)

    async def save(self) -> bool:
        """Save what is unsaved, and whether it is; if it cannot be, it is tried again later."""
        self._waiting = False
        try:
            await self._write(self.save_with)
        except CheckinError as error:
            self.in_trouble = True
            self._troubled(error)
            self._save_soon(AFTER * 5)
            return False
        if self.in_trouble:
            self.in_trouble = False
            self._troubled(None)
        return True

    def save_with(self, journal: Journal) -> None:
        """Save what is unsaved; for the thread that writes."""
        with self._lock:
            busy = {(d.screen, d.field) for going in self._going for d in going.drafts}
            now = {key: draft for key, draft in self._unsaved.items() if key not in busy}
        if not now:
            return
        journal.drafts.save(*now.values())
        with self._lock:
            for key, draft in now.items():
                if self._unsaved.get(key) is draft:
                    del self._unsaved[key]

    def at_the_end(self) -> list[Draft]:
        """What is in no file yet, for when there is no later; nothing goes on its way any more.

        To be asked for while nothing is being written.
        """
        with self._lock:
            found = dict(self._unsaved)
            for going in self._going:
                going.taken_back = True
                for draft in [] if going.kept else going.words:
                    stands = found.get((draft.screen, draft.field))
                    if stands and has_others(stands.text, draft.text):
                        draft = going.apart(draft) or stands
                    elif stands:
                        draft = merged(draft, stands)
                    found[draft.screen, draft.field] = draft
        return [*found.values()]

    def saved(self) -> None:
        """Forget what `at_the_end` gave: it is in the file."""
        with self._lock:
            self._unsaved.clear()
            self._going.clear()


TYPED = "typed"
"""What the context of a draft says under which day it was typed on."""
IN_HARD_MOMENT = "in_hard_moment"
"""What the context of a draft says if a hard moment opened the page it was typed on."""
_NOT_SAID_AGAIN = ("hard", "what", "later", "facts")
"""The pages that are about a hard moment, or about what one says to oneself then."""


class Unfinished(Frozen):
    """A page on which words wait."""

    slot: str
    words: str
    """What was typed there last."""
    since: date | None
    """The day on which that was typed, if it is known."""
    not_said_again: bool
    """Whether they are about a hard moment, or what one says to oneself then."""


class Aside:
    """What was typed on pages that were left, until they are gone to again."""

    def __init__(self) -> None:
        self._drafts: dict[str, list[Draft]] = {}
        self._typed: dict[FieldKey, tuple[str, int]] = {}
        """What each field held when it was left, and its turn: the latest has the greatest."""

    def add(self, draft: Draft) -> Draft:
        """Remember a draft, before what was typed in its field since; what stands there then."""
        waiting = self._drafts.setdefault(draft.screen, [])
        for before in [each for each in waiting if each.field == draft.field]:
            waiting.remove(before)
            draft = merged(draft, before)
        waiting.append(draft)
        latest = max((turn for _, turn in self._typed.values()), default=0)
        self._note(draft, latest + 1)
        return draft

    def _note(self, draft: Draft, turn: int) -> None:
        """Give a field its turn, unless it was looked at and holds what it held before."""
        key = draft.screen, draft.field
        before = self._typed.get(key)
        self._typed[key] = draft.text, before[1] if before and before[0] == draft.text else turn

    def take_over(self, drafts: Iterable[Draft]) -> tuple[Route[Any] | None, list[Draft]]:
        """Remember what was typed in windows that are gone, what was saved last first.

        Gives back the first page that was not left, and words on pages that are no more.
        """
        begun, lost = None, []
        typed = [*drafts]
        for turn, draft in enumerate(typed):
            self._note(draft, -turn)
        for draft in typed:
            try:
                route = route_to(draft.screen)
                draft = _checked(draft)
            except (KeyError, ValueError):
                lost += [draft] if draft.text and not draft.left else []
                continue
            self.add(draft)
            begun = begun or (None if draft.left else route)
        return begun, lost

    def stands(self, draft: Draft) -> str:
        """The words that wait for the same field as a draft."""
        waiting = self._drafts.get(draft.screen, [])
        return next((each.text for each in waiting if each.field == draft.field), "")

    def take(self, slot: str) -> list[Draft]:
        """What was typed on a page, given out once: the page has it then."""
        return self._drafts.pop(slot, [])

    def unfinished(self) -> list[Unfinished]:
        """The pages on which words are waiting, that of the latest words first.

        A page that was looked at in between keeps its place. A lone letter is nobody's words: it
        stays in its field, and nothing is said of it.
        """
        words = [[d for d in drafts if _has_words(d.text)] for drafts in self._drafts.values()]
        latest = [max(drafts, key=self._turn) for drafts in words if drafts]
        latest.sort(key=self._turn, reverse=True)
        return [
            Unfinished(d.screen, d.text, stored_day(d.context.get(TYPED)), _is_not_said_again(d))
            for d in latest
        ]

    def _turn(self, draft: Draft) -> int:
        return self._typed[draft.screen, draft.field][1]


def _has_words(text: str) -> bool:
    """Whether there is more than one letter of an alphabet, or one sign, as a stray key leaves it.

    A lone emoji is words, and so is a number.
    """
    lone = normalize("NFC", text.strip())
    if len(lone) != 1:
        return bool(lone)
    is_sign = category(lone)[0] == "P" or category(lone) in ("Sc", "Sk", "Sm")
    return not is_sign and lone.lower() == lone.upper()


def _checked(draft: Draft) -> Draft:
    """A draft from the file, without days that are none: another program may have written it.

    Raises `ValueError` for a field as no page has one.
    """
    if not draft.field.replace("-", "_").isidentifier():
        raise ValueError(draft.field)
    days = {name: draft.context.get(name) for name in (TYPED, "day")}
    wrong = [name for name, day in days.items() if day is not None and stored_day(day) is None]
    context = {name: value for name, value in draft.context.items() if name not in wrong}
    return replace(draft, context=context) if wrong else draft


def stored_day(stored: object) -> date | None:
    """The day that stands in the notes of a draft; None for what is none."""
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None


def _is_not_said_again(draft: Draft) -> bool:
    said = draft.context
    return draft.screen in _NOT_SAID_AGAIN or bool(said.get(IN_HARD_MOMENT)) or "setback" in said


def merged(first: Draft, then: Draft) -> Draft:
    """One draft with the words of two, for a field that was typed in again meanwhile."""
    if not then.text or first.text == then.text:
        return replace(first, left=then.left)
    if then.text.startswith(first.text):
        return then
    text = f"{first.text} {then.text}".strip()
    return replace(then, text=text, cursor=len(text), context={**first.context, **then.context})


def not_saved(error: CheckinError, drafts: Iterable[Draft]) -> str:
    """What was typed and is in no file, given back at the end; and why."""
    words = "\n\n".join(show(draft.text) for draft in drafts)
    return (
        f"What you typed could not be saved: {show(error.whole, one_line=True)}\n"
        f"So that it is not lost, here it is:\n\n{words}\n"
    )
