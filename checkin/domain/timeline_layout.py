"""Which line of the timeline shows what: days under headings, newest first, a line an entry."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise

from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.entry_fields import SEARCHED
from checkin.core.frozen import Frozen
from checkin.core.query import EntryQuery
from checkin.core.query_words import Piece, can_be_inside, folded_letter, pieces
from checkin.core.text import show, stands_alone

HEADING = -1
"""Stands for the entry where a line shows the day itself."""
GAP = -2
"""Stands for the entry where a line is left empty, below the last entry of a day."""


class Spot(Frozen):
    """What stands on a line."""

    day: int
    """Which day; 0 is the newest."""
    entry: int
    """Which entry of that day, from 0; or `HEADING`, or `GAP`."""
    part: int = 0
    """Which line of an entry that is open, from 0."""


class Lines:
    """The timeline's lines, worked out from how many entries each day holds.

    A day takes a line for its heading, one for each entry, and an empty one; one entry can be
    open and takes more. Nothing is held for a single entry, so a million of them cost as little
    as a thousand on as many days.
    """

    def __init__(self, counts: Iterable[tuple[date, int]] = ()) -> None:
        """`counts` are the days that hold any entry, newest first, and how many each holds."""
        self.days: list[date] = []
        self.counts: list[int] = []
        for day, count in counts:
            self.days.append(day)
            self.counts.append(count)
        self._starts = list(accumulate((n + 2 for n in self.counts), initial=0))
        self._backwards = [-day.toordinal() for day in self.days]
        self._open_at = self._starts[-1]
        self._more = 0

    @property
    def total(self) -> int:
        """How many lines there are."""
        return max(0, self._starts[-1] - 1) + self._more

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self._starts[-1] - 2 * len(self.days)

    def open(self, day: int, entry: int, height: int) -> None:
        """Let one entry take that many lines; any other that was open takes one again."""
        self._open_at = self._starts[day] + 1 + entry
        self._more = height - 1

    def close(self) -> None:
        """Let every entry take one line."""
        self._more = 0

    def at(self, line: int) -> Spot:
        """What stands on a line, from 0 to below `total`."""
        part = 0
        if self._more and line > self._open_at:
            part = min(line - self._open_at, self._more)
            line -= part
            if line > self._open_at:
                part = 0
        day = bisect_right(self._starts, line) - 1
        entry = line - self._starts[day] - 1
        return Spot(day, GAP if entry == self.counts[day] else entry, part)

    def line(self, day: int, entry: int = HEADING) -> int:
        """The line on which an entry begins, or the heading of a day stands."""
        line = self._starts[day] + 1 + entry
        return line + self._more if line > self._open_at else line

    def height(self, day: int, entry: int) -> int:
        """How many lines an entry takes."""
        return 1 + (self._more if self._starts[day] + 1 + entry == self._open_at else 0)

    def beside(self, day: int, entry: int, by: int) -> tuple[int, int] | None:
        """The entry after (1) or before (-1) that one; None where the list ends."""
        entry += by
        if entry < 0:
            day -= 1
            return (day, self.counts[day] - 1) if day >= 0 else None
        if entry < self.counts[day]:
            return day, entry
        return (day + 1, 0) if day + 1 < len(self.days) else None

    def near_line(self, line: int) -> tuple[int, int] | None:
        """The entry on a line, or of the same day next to it; None if there are none at all."""
        if not self.days:
            return None
        spot = self.at(max(0, min(line, self.total - 1)))
        if spot.entry == HEADING:
            return spot.day, 0
        return spot.day, self.counts[spot.day] - 1 if spot.entry == GAP else spot.entry

    def index(self, day: date) -> int | None:
        """Which day that is, if it is one of them."""
        index = bisect_left(self._backwards, -day.toordinal())
        return index if index < len(self.days) and self.days[index] == day else None

    def near_day(self, first: date, last: date) -> int | None:
        """The newest day of that span, or the day nearest to it; None if there are none at all."""
        if not self.days:
            return None
        older = bisect_left(self._backwards, -last.toordinal())
        if older == len(self.days):
            return older - 1
        if older and self.days[older] < first:
            newer = older - 1
            if self.days[newer] - last < first - self.days[older]:
                return newer
        return older

    def instead_of(self, day: date, entry: int) -> tuple[int, int] | None:
        """The entry that stands where that one stood; None if there are none at all."""
        if not self.days:
            return None
        index = bisect_left(self._backwards, -day.toordinal())
        if index == len(self.days):
            return index - 1, self.counts[-1] - 1
        if self.days[index] == day:
            return index, min(entry, self.counts[index] - 1)
        return index, 0


def arranged(entries: Sequence[Entry]) -> list[tuple[Entry, bool]]:
    """The entries of a day as they happened, each small step right below its hard moment.

    With each comes whether it stands below one.
    """
    moments = {entry.id for entry in entries if entry.kind == "setback"}
    below: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "step" and entry.parent in moments:
            below.setdefault(entry.parent or 0, []).append(entry)
    found: list[tuple[Entry, bool]] = []
    for entry in entries:
        if entry.kind == "step" and entry.parent in moments:
            continue
        found.append((entry, False))
        found += [(step, True) for step in below.get(entry.id, ())]
    return found


def looked_for(query: EntryQuery) -> tuple[Piece, ...]:
    """The words and tags of a query, however it is read, for `found_in`."""
    also = looked_for(query.also) if query.also else ()
    return tuple(dict.fromkeys((*pieces(query.text), *pieces(" ".join(query.tags)), *also)))


def found_in(text: str, wanted: Iterable[Piece]) -> list[tuple[int, int]]:
    """Where the pieces of a query stand in a text: spans of characters, in order, never meeting.

    One or two letters are found where a word begins, more of them anywhere, as by the search.
    """
    asked = tuple(wanted)
    if not asked:
        return []
    folded, indexes = _folded(text)
    spans: list[tuple[int, int]] = []
    for piece in asked:
        for start, end in _stands_at(folded, piece):
            last = end - 1
            after = indexes[end] if end < len(indexes) else len(text)
            spans.append((indexes[start], max(indexes[last] + 1, after)))
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined


def found_beside(
    entry: Entry, wanted: Iterable[Piece], shown: str
) -> tuple[str, str] | tuple[None, None]:
    """What else is kept of an entry in which pieces of a query stand that are not in what is shown.

    The name of the field and its text; nothing if there are no such pieces.
    """
    missing = [piece for piece in wanted if not found_in(shown, (piece,))]
    if missing:
        beside = {name: getattr(entry, name) for name in SEARCHED if name != "text"}
        for name, text in (beside | {"tags": " ".join(entry.shown_tags)}).items():
            if found_in(text, missing):
                return name, text
    return None, None


def around(text: str, wanted: Iterable[Piece], room: int, before: int) -> str:
    """About `room` characters of a text, on a line: those around the first piece.

    `before` is how many of them come before it.
    """
    spans = found_in(text, wanted)
    start = max(0, spans[0][0] - before) if spans else 0
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or start
    part = " ".join(text[start : start + room].split())
    return f"{'…' if start else ''}{part}{'…' if start + room < len(text) else ''}"


def _stands_at(folded: str, piece: Piece) -> Iterator[tuple[int, int]]:
    if len(piece.words) > 1 and not piece.signs:
        for found in _side_by_side(piece.words, bool(piece.joined)).finditer(folded):
            if _begins(folded, found.start(), piece):
                yield found.span()
        return
    looked_for = piece.signs or piece.words[0]
    start = folded.find(looked_for)
    while start >= 0:
        if piece.signs or _begins(folded, start, piece):
            yield start, start + len(looked_for)
        start = folded.find(looked_for, start + 1)


def _begins(folded: str, start: int, piece: Piece) -> bool:
    """Whether the piece may be found from there on: inside a word, or where one begins."""
    first = piece.words[0]
    inside = can_be_inside(first) or stands_alone(first)
    return inside or not start or not folded[start - 1].isalnum()


@lru_cache(maxsize=64)
def _side_by_side(words: tuple[str, ...], or_joined: bool) -> re.Pattern[str]:
    """Words next to each other, with punctuation between them, or none if they may be joined."""
    found = re.escape(words[0])
    for before, word in pairwise(words):
        close = or_joined or stands_alone(before) or stands_alone(word)
        apart = "*" if close else "+"
        found += rf"[\W_]{apart}{re.escape(word)}"
    return re.compile(found)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the place in the text it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded: list[str] = []
    indexes: list[int] = []
    for index, char in enumerate(text):
        for part in folded_letter(char):
            folded.append(part)
            indexes.append(index)
    return "".join(folded), indexes


def as_text(entries: Iterable[Entry], said_of: Callable[[Entry], str]) -> str:
    """Entries in the order given as plain text to paste somewhere, under their days.

    `said_of` gives the words of one.
    """
    lines: list[str] = []
    day = None
    for entry in entries:
        if entry.day != day:
            day = entry.day
            lines += [*([""] if lines else []), day_name(day)]
        said = [part for part in (said_of(entry), *entry.notes.values()) if part]
        said += [" ".join(entry.more_tags)] if entry.more_tags else []
        lines += [show(part) for part in said]
    return "\n".join(lines)
