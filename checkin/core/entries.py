"""Entries, days and what they are made of, as frozen values."""

from __future__ import annotations

from datetime import date, datetime

from checkin.core.entry_fields import NOTES
from checkin.core.frozen import Frozen
from checkin.core.text import tags as tags_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, TypedDict

    Kind = Literal["intention", "win", "setback", "step", "reflection"]
    Outcome = Literal["did", "some", "changed", "not-today", "unsaid", "easier", "same", "harder"]
else:
    Kind = Outcome = str  # `typing` takes longer to load than all of this; see `KINDS`

KINDS: tuple[Kind, ...] = ("intention", "win", "setback", "step", "reflection")
INTENTION_OUTCOMES: tuple[Outcome, ...] = ("did", "some", "changed", "not-today", "unsaid")
STEP_OUTCOMES: tuple[Outcome, ...] = ("easier", "same", "harder")
OUTCOMES: dict[str, tuple[Outcome, ...]] = {"intention": INTENTION_OUTCOMES, "step": STEP_OUTCOMES}
"""The outcomes by the kinds that can have one."""

HERE = "here"
"""The source of a check-in made with one key and no words."""
ENOUGH = "enough"
"""The source of a morning on which breathing is enough."""
NO_GOAL = "no-goal"
"""The source of a morning without a goal."""
REPEAT = "repeat"
"""The source of a win that names something the person does again and again."""
PLAN = "plan"
"""The source of a when-then plan of the person's own."""
NOT_YET = "not-yet"
"""The source of something on the not-yet list."""


def intention_sentence(text: str, cue: str) -> str:
    """An intention as it is read: with the moment it is tied to, if it is tied to one."""
    text, cue = text.strip(), cue.strip().rstrip(",.")
    if not text or not cue:
        return text
    capital = text[1:2].isupper()  # a word such as TV
    own = text[:2] in ("I ", "I'", "I\u2019")
    start = text if own or capital else text[0].lower() + text[1:]
    from checkin.core.cue_phrase import cue_phrase  # few entries have one

    return f"{cue_phrase(cue)}, {'' if own else 'I will '}{start}"


class Described(Frozen, kw_only=True):
    """All that can be said of an entry beside its words, its kind and its time; each by name."""

    why: str = ""
    """How it happened."""
    cue: str = ""
    """When, or after what, an intention is meant to happen; the question a reflection answers."""
    reward: str = ""
    """Something nice that goes with an intention, however it turns out."""
    label: str | None = None
    """The kind of win, or the kind of hard moment."""
    outcome: Outcome | None = None
    before: int | None = None
    """How hard it was before, 0 to 10."""
    after: int | None = None
    """How hard it was after, 0 to 10."""
    parent: int | None = None
    """A step's setback; a win's step or intention."""
    source: str | None = None
    """The id of the idea it came from; none for the person's own words."""
    bring: bool = False
    """To bring to the next session."""
    keepsake: bool = False
    """To keep for a hard day."""
    tags: tuple[str, ...] = ()
    """Topics and people: of a new entry, those beside the ones that its text names; of one that
    is kept, all of them, in the form they are looked for."""
    feelings: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class NewEntry(Described):
    """An entry that is to be added: it has no number yet.

    Nothing is checked before `Journal.add`, which raises for what cannot be.
    """

    kind: Kind
    text: str
    day: date | None = None
    """The day it belongs to; today if not given."""
    at: datetime | None = None
    """The moment it happened, with its offset; now, if neither this nor `day` is given."""


if TYPE_CHECKING:

    class Edits(TypedDict, total=False):
        """What can be changed of an entry: what is not given stays, None clears what it can."""

        text: str
        day: date
        at: datetime | None
        why: str
        cue: str
        reward: str
        label: str | None
        outcome: Outcome | None
        before: int | None
        after: int | None
        parent: int | None
        source: str | None
        bring: bool
        keepsake: bool
        tags: Iterable[str]
        feelings: Iterable[str]
        marks: Iterable[str]


class Entry(Described):
    """An entry as it is in the file. `id` is its number there, `uid` is the same in all copies."""

    id: int
    uid: str
    kind: Kind
    day: date
    at: datetime | None
    text: str
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None
    shown_tags: tuple[str, ...] = ()
    """Its tags as they are written."""

    @property
    def notes(self) -> dict[str, str]:
        """What is written beside its words, by the name of the field; none that is empty."""
        return {name: note for name in NOTES if (note := getattr(self, name))}

    @property
    def deleted(self) -> bool:
        """Whether it is in the trash."""
        return self.deleted_at is not None

    @property
    def more_tags(self) -> tuple[str, ...]:
        """The tags that its words do not name, as they are written."""
        named = tags_in(self.text) if self.tags else ()
        both = zip(self.tags, self.shown_tags or self.tags, strict=True)
        return tuple(shown for tag, shown in both if tag not in named)

    @property
    def sentence(self) -> str:
        """The whole of it in one line: an intention with its cue is read as one sentence."""
        return intention_sentence(self.text, self.cue) if self.kind == "intention" else self.text


class Day(Frozen):
    """The entries of one day in the order they happened."""

    day: date
    entries: tuple[Entry, ...] = ()

    def of(self, *kinds: Kind) -> tuple[Entry, ...]:
        """The day's entries of these kinds."""
        return tuple(e for e in self.entries if e.kind in kinds)

    @property
    def intention(self) -> Entry | None:
        """The latest intention of the day."""
        return next(reversed(self.of("intention")), None)

    @property
    def here(self) -> bool:
        """Whether the person said that day that they are here."""
        return any(e.source == HERE for e in self.entries)


class Dated(Frozen):
    """A line of a section: its days in words, its words, and the lines that belong under it."""

    days: str
    text: str
    under: tuple[str, ...] = ()


class Section(Frozen):
    """A part of a page under a heading, its lines by week; a week may go without a name."""

    title: str
    weeks: tuple[tuple[str, tuple[Dated, ...]], ...]
