"""The values that everything else speaks in. All of them are frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Literal

from checkin.errors import NotAQuery
from checkin.frozen import Frozen, replace
from checkin.text import tags as tags_in

Kind = Literal["intention", "win", "setback", "step", "reflection"]
KINDS: tuple[Kind, ...] = ("intention", "win", "setback", "step", "reflection")

Outcome = Literal["did", "some", "changed", "not-today", "unsaid", "easier", "same", "harder"]
INTENTION_OUTCOMES: tuple[Outcome, ...] = ("did", "some", "changed", "not-today", "unsaid")
STEP_OUTCOMES: tuple[Outcome, ...] = ("easier", "same", "harder")

HERE = "here"
"""The source of a check-in made with one key and no words."""
ENOUGH = "enough"
"""The source of a morning on which breathing is enough."""
NO_GOAL = "no-goal"
"""The source of a morning without a goal."""
PLAN = "plan"
"""The source of a when-then plan of the person's own."""

TRASH_DAYS = 30
"""How long what is put away stays before emptying the trash may take it."""
NOT_YET = "not-yet"
"""The source of something on the not-yet list."""


def sentence(text: str, cue: str) -> str:
    """An intention as it is read: with the moment it is tied to, if it is tied to one."""
    text, cue = text.strip(), cue.strip().rstrip(",.")
    if not text or not cue:
        return text
    capital = text[1:2].isupper()  # a word such as TV
    own = text[:2] in ("I ", "I'", "I\u2019")
    start = text if own or capital else text[0].lower() + text[1:]
    return f"{cue[0].upper()}{cue[1:]}, {'' if own else 'I will '}{start}"


class NewEntry(Frozen):
    """Something to be kept: it has no number yet."""

    kind: Kind
    text: str
    day: date | None = None
    """The day it belongs to; today if not given."""
    at: datetime | None = None
    """The moment it happened, with its offset; now, if neither this nor `day` is given."""
    why: str = ""
    """How it came about, or what happened."""
    cue: str = ""
    """When, or after what, an intention is meant to happen; the question a reflection answers."""
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
    """Tags beside those named in the text."""
    feelings: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Entry(Frozen):
    """Something that is kept."""

    id: int
    uid: str
    kind: Kind
    day: date
    at: datetime | None
    text: str
    why: str = ""
    cue: str = ""
    label: str | None = None
    outcome: Outcome | None = None
    before: int | None = None
    after: int | None = None
    parent: int | None = None
    source: str | None = None
    bring: bool = False
    keepsake: bool = False
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None
    tags: tuple[str, ...] = ()
    """Topics and people in the form they are looked for."""
    shown_tags: tuple[str, ...] = ()
    """The same as they are written."""
    feelings: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def deleted(self) -> bool:
        """Whether it is put away."""
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
        return sentence(self.text, self.cue) if self.kind == "intention" else self.text


class Day(Frozen):
    """All that is kept of one day, in the order it happened."""

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
        """Whether "being here counts" was kept today."""
        return any(e.source == HERE for e in self.entries)


class Totals(Frozen):
    """The two numbers that can only grow by what a person does."""

    wins: int = 0
    days: int = 0


class Draft(Frozen):
    """What stands in one field and is not kept yet."""

    screen: str
    field: str
    text: str
    cursor: int = 0
    context: Mapping[str, object] = {}
    """What else the screen needs to go on from here, as plain JSON values."""
    left: bool = False
    """Whether the person left the screen themselves."""


class Wanted(Frozen):
    """Which entries to list. Everything given has to hold.

    Raises `NotAQuery` for kinds that are none, and for one text where several are meant.
    """

    kinds: tuple[Kind, ...] = ()
    """Any of these; all kinds if there are none."""
    tags: tuple[str, ...] = ()
    """All of these. Without its sign, a tag is a topic or a person of that name."""
    since: date | None = None
    until: date | None = None
    text: str = ""
    """Words to find; see `checkin.query_words`."""
    source: str | None = None
    keepsake: bool = False
    bring: bool = False
    deleted: bool = False
    exact_tags: bool = False
    """Whether a tag that is not in use finds nothing. If not, it is all tags that begin so."""
    also: Wanted | None = None
    """The other way to read the same words: what answers either is found."""

    def __post_init__(self) -> None:
        for name in ("kinds", "tags"):
            given = getattr(self, name)
            if isinstance(given, str):
                raise NotAQuery(f"{name} is {given!r}.", f"Write {name}=({given!r},) for one.")
        if unknown := [kind for kind in self.kinds if kind not in KINDS]:
            raise NotAQuery(f"{unknown[0]!r} is no kind.", f"The kinds are {', '.join(KINDS)}.")

    def each_reading(self, change: Callable[[Wanted], Wanted]) -> Wanted:
        """The query with that done to both ways to read it."""
        return replace(change(self), also=self.also and change(self.also))


class Status(Frozen):
    """How the file is doing."""

    file: str
    schema: int
    wins: int
    days: int
    entries: int
    trash: int
    drafts: int
    size: int
    """In bytes."""


class PutAway(Frozen):
    """How much was put away."""

    entries: int
    lines: int
    """Of people, of the plan, and stretches: they come back in their own lists."""
    not_smaller: str = ""
    """Once it is gone: why the file has the size it had before, if it has."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.lines)


class Undone(Frozen):
    """What one undo or redo did: the entries as they are now."""

    what: str
    entries: tuple[Entry, ...]


class Person(Frozen):
    """Someone on the person's own list of people who can help."""

    id: int
    uid: str
    name: str
    reach: str = ""
    """How to reach them."""
    ask: str = ""
    """What to ask them for."""
    first: int = 0
    """The number of their first version, which stays when the words change."""
    checked: date | None = None
    """The day these words were written, or last said to be right."""
    deleted_at: str | None = None


class PlanLine(Frozen):
    """One line of the person's own plan for hard times."""

    id: int
    uid: str
    field: str
    """The part of the plan it stands in."""
    text: str
    first: int = 0
    """The number of its first version, which stays when the words change."""
    written: date | None = None
    deleted_at: str | None = None


Plan = Mapping[str, tuple[PlanLine, ...]]
"""The lines by part, in their order; a part without lines is left out."""


class AtHand(Frozen):
    """What is one's own among the people who can help, read at a glance."""

    people: tuple[Person, ...] = ()
    plan: Plan = {}
    country: str = ""
    """Whose help lines come first, as two letters; empty if it was not chosen."""
    lines: Mapping[str, str] = {}
    """What was noted of help lines, by their ids, as it is stored."""


class Sheet(Frozen):
    """A page to print: a title, parts with their lines, and short notes at the end."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    """What it holds instead of parts, where lines have days and are put together by week."""


class Dated(Frozen):
    """A line of a section: its days in words, its words, and the lines that belong under it."""

    days: str
    text: str
    under: tuple[str, ...] = ()


class Section(Frozen):
    """A part of a page under a heading, its lines by week; a week may go without a name."""

    title: str
    weeks: tuple[tuple[str, tuple[Dated, ...]], ...]
