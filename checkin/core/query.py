"""Which entries to list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checkin.core.entries import KINDS, Kind
from checkin.core.entry_checks import is_day, texts
from checkin.core.errors import NotAQuery
from checkin.core.frozen import Frozen, replace

ANY_MARK = "any"
"""In place of what is noted of a win: anything."""


class EntryQuery(Frozen):
    """Which entries to list. Everything given has to hold.

    Raises `NotAQuery` for kinds that are none, days that are none, and for one text where several
    are meant.
    """

    kinds: tuple[Kind, ...] = ()
    """Any of these; all kinds if there are none."""
    tags: tuple[str, ...] = ()
    """All of these. Without its sign, a tag is a topic or a person of that name."""
    since: date | None = None
    until: date | None = None
    text: str = ""
    """Words to find; see `checkin.core.query_words`."""
    source: str | None = None
    keepsake: bool = False
    bring: bool = False
    marks: tuple[str, ...] = ()
    """All of these ids of what can be noted of a win, such as first-time; `ANY_MARK` is any."""
    deleted: bool = False
    exact_tags: bool = False
    """Whether a tag that is not in use finds nothing. If not, it is all tags that begin so."""
    also: EntryQuery | None = None
    """The other way to read the same words: what answers either is found."""

    def __post_init__(self) -> None:
        for name in ("kinds", "tags", "marks"):
            texts(name, getattr(self, name), NotAQuery)
        if unknown := [kind for kind in self.kinds if kind not in KINDS]:
            raise NotAQuery(f"{unknown[0]!r} isn't a kind.", f"The kinds are {', '.join(KINDS)}.")
        for name in ("since", "until"):
            day = getattr(self, name)
            if day is not None and not is_day(day):
                raise NotAQuery(
                    f"{name} is {day!r}, which isn't a date.", "Give it a datetime.date."
                )

    def each_reading(self, change: Callable[[EntryQuery], EntryQuery]) -> EntryQuery:
        """The query with that done to both ways to read it."""
        return replace(change(self), also=self.also and change(self.also))


FIRST_TIMES = EntryQuery(kinds=("win",), marks=("first-time",))
"""Wins that were a first time."""
CELEBRATIONS = EntryQuery(kinds=("win",), marks=(ANY_MARK,))
"""Wins of which anything was noted: first times, big ones, and what was easier or hard."""
HARD_MOMENTS = EntryQuery(kinds=("setback",))
"""Hard moments alone."""
