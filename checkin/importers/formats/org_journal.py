"""org-journal's files (Emacs): one for each day, week, month or year.

The day of an entry is that of the heading above it (its CREATED property, or its words), else
that of the file's name. Entries are headings with a time, and what is written below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from checkin.importers import days
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.source import Source

LABEL = "org-journal"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "Use the folder that org-journal-dir names. Decrypt what is encrypted first."

_NAME = re.compile(
    r"(?:.*/)?(\d{4})(?:[-_]?(\d\d)(?:[-_]?(\d\d))?|-?W\d\d)?(?:\.org)?", re.IGNORECASE
)
"""A day, or a year, month or week without one: the headings have the days then."""
_LOCKED = re.compile(r"(?:.*/)?\d{4}(?:-?\d\d){0,2}(?:\.org)?\.(?:gpg|age)", re.IGNORECASE)
_HEADING = re.compile(r"(\*+)\s+(.*)")
_STATE = re.compile(r"(TODO|NEXT|WAIT|WAITING|HOLD|DONE|CANCELLED|CANCELED|KILL)(?:\s+|$)")
_OPEN = {"TODO", "NEXT", "WAIT", "WAITING", "HOLD"}
_TASK = "It's an open task."
_PGP = "-----BEGIN PGP MESSAGE-----"
_ENCRYPTED = "It is encrypted. Decrypt it first, and try again."
_NO_DAY = "No heading above it says which day it is."
_PRIORITY = re.compile(r"\[#[A-Z0-9]\]\s*")
_TIME = re.compile(
    r"(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?)(?:-\d{1,2}:\d\d)?(?:\s+|$)", re.IGNORECASE
)
_TAGS = re.compile(r":((?:[\w@#%]+:)+)")
_DRAWER = re.compile(r"\s*:[\w-]+:\s*$")
_CREATED = re.compile(r"\s*:CREATED:\s*[\[<]?(\d{4})-?(\d\d)-?(\d\d)", re.IGNORECASE)
_PLANNING = re.compile(r"\s*(?:CLOSED|SCHEDULED|DEADLINE):\s*[\[<]")
_STAMP = re.compile(r"\s*[\[<]\d{4}-\d\d-\d\d[^\]>]*[\]>]\s*$")
_SHORT_DAY = re.compile(r"\w+,?\s+\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
"""How the day of a file is written above its entries by default, in the order of the country."""
_YEAR = re.compile(r"\b\d{4}\b")


def sniff(source: Source) -> bool:
    """A file named after a day, with headings of Org."""
    return any(_is_org(source.head(file)) for file in source.files[:100] if _NAME.fullmatch(file))


def read(source: Source) -> Iterator[Item]:
    """Each entry. Tasks that are open are not taken."""
    for file in source.files:
        name = _NAME.fullmatch(file)
        try:
            if _LOCKED.fullmatch(file):
                yield Problem(file, _ENCRYPTED)
            elif not name or not _is_org(source.head(file)):
                yield LeftOut(file, "It isn't a journal with a day as its name.")
            else:
                yield from _entries(source, file, days.day(*name.groups()) if name[3] else None)
        except Unreadable as error:
            yield Problem(source.where(file), str(error))


def _is_org(head: str) -> bool:
    return head.startswith("#+") or any(map(_HEADING.match, head.split("\n")[:200]))


@dataclass(slots=True)
class _Heading:
    """A heading and what is written below it, without drawers."""

    where: str
    level: int
    words: str
    created: date | None = None
    bad_day: bool = False
    """Whether a day is given that is none."""
    lines: list[str] = field(default_factory=list)


def _entries(source: Source, file: str, named: date | None) -> Iterator[Item]:
    headings = list(_headings(source, file))
    dated = [_heading_day(one, named) if one.level == 1 else None for one in headings]
    many = named is None or any(day and day != named for day in dated)
    short = [n for n, one in enumerate(headings) if one.level == 1 and _is_short_day(one)]
    if len(short) == 1 and named and not many:
        dated[short[0]] = named
    many = many or len(short) > 1
    day: date | None = None if many else named
    unit: _Unit | None = None
    levels = [one.level for one in headings[1:]]
    for one, own_day, next_level in zip(headings, dated, [*levels, 0], strict=True):
        untimed = (many or one.bad_day) and not _TIME.match(one.words)
        starts_day = one.level == 1 and (own_day is not None or untimed)
        if starts_day or (one.level == 0) or _begins(one, unit):
            if unit:
                yield from unit.done()
            if starts_day:
                day = own_day
                if day is None and next_level <= one.level and not any(one.lines):
                    yield Problem(one.where, _NO_DAY)
            unit = _Unit(one, day, is_day=starts_day)
        elif unit and _without_state(one.words)[0] in _OPEN:
            yield LeftOut(one.where, _TASK)
        elif unit:
            unit.lines += [one.words, *one.lines]
    if unit:
        yield from unit.done()


def _begins(one: _Heading, unit: _Unit | None) -> bool:
    """Whether a heading is an entry by itself, and not a part of the one before it."""
    bare = _without_state(one.words)[1]
    inside = unit is not None and not unit.is_day and 0 < unit.level < one.level
    return not inside or _TIME.match(bare) is not None


class _Unit:
    """An entry, or the heading of a day with what stands below it without a heading."""

    def __init__(self, heading: _Heading, day: date | None, *, is_day: bool) -> None:
        self.level = heading.level
        self.is_day = is_day
        self.lines = list(heading.lines)
        self._where = heading.where
        self._day = day
        self._words = _beside_day(heading.words) if is_day else heading.words

    def done(self) -> Iterator[Item]:
        """What it is, if it has words."""
        state, words = _without_state(self._words)
        tags: list[str] = []
        before, _, last = words.rstrip().rpartition(" ")
        if found := _TAGS.fullmatch(last.strip()):
            tags = found[1].strip(":").split(":")
            words = before
        at: datetime | None = None
        if (timed := _TIME.match(words)) and self._day:
            try:
                at = days.on(self._day, days.clock(timed[1]))
                words = words[timed.end() :]
            except Unreadable:
                at = None  # what looks like a time is a part of the words
        text = "\n".join([words.strip(), *self.lines]).strip("\n")
        if not text.strip():
            return
        if state in _OPEN:
            yield LeftOut(self._where, _TASK)
        elif state and state != "DONE":
            yield LeftOut(self._where, "It's a task that was dropped.")
        elif self._day is None:
            yield Problem(self._where, _NO_DAY)
        elif any(line.strip() == _PGP for line in self.lines):
            yield Problem(self._where, _ENCRYPTED)
        else:
            yield Imported(
                self._where,
                self._day,
                text,
                at=at,
                tags=tuple(tags),
                kind="win" if state else None,
            )


def _headings(source: Source, file: str) -> Iterator[_Heading]:
    """The headings of a file; what stands before the first has level 0."""
    current = _Heading(source.where(file, 1), 0, "")
    drawer: list[str] = []
    for number, raw in enumerate(source.lines(file), 1):
        line = raw.rstrip("\n").rstrip()
        if drawer and _HEADING.match(line):
            current.lines += drawer  # without an end it is none
            drawer = []
        if drawer:
            drawer.append(line)
            if line.strip().upper() == ":END:":
                drawer = []
            elif (found := _CREATED.match(line)) and current.created is None:
                try:
                    current.created = days.day(*found.groups())
                except Unreadable:
                    current.bad_day = True
            continue
        if heading := _HEADING.match(line):
            yield current
            current = _Heading(source.where(file, number), len(heading[1]), heading[2].strip())
        elif _DRAWER.match(line) and not current.lines:
            drawer = [line]
        elif not line.startswith("#+") and not _PLANNING.match(line) and not _STAMP.match(line):
            current.lines.append(line)
    current.lines += drawer
    yield current


def _heading_day(one: _Heading, named: date | None) -> date | None:
    """The day that a heading is the heading of, if it is one.

    In another language than English it is that of the file, if it has the numbers of that.
    """
    if _STATE.match(one.words) or _TIME.match(one.words):
        return None
    if one.created:
        return one.created
    if not _YEAR.search(one.words):
        return None
    bare = one.words.strip("<>[] ")
    for words in (bare.partition(" ")[0], bare):
        try:
            return days.written_day(words)
        except Unreadable:
            continue
    numbers = {int(number) for number in re.findall(r"\d+", bare)}
    of_file = {named.year, named.day} if named else {0}
    return named if of_file <= numbers <= of_file | {named.month if named else 0} else None


def _beside_day(words: str) -> str:
    """What stands beside a day that a heading begins with; one word there is the weekday's name."""
    first, _, rest = words.strip("<>[] ").partition(" ")
    try:
        days.written_day(first)
    except Unreadable:
        return ""
    return rest.strip() if len(rest.split()) > 1 else ""


def _is_short_day(one: _Heading) -> bool:
    return one.created is None and _SHORT_DAY.fullmatch(one.words) is not None


def _without_state(words: str) -> tuple[str, str]:
    state = ""
    if found := _STATE.match(words):
        state, words = found[1], words[found.end() :]
    return state, _PRIORITY.sub("", words, count=1) if words.startswith("[#") else words
