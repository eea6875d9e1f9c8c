"""jrnl's own text: one file, or a folder of YYYY/MM/DD.txt. Its times are local.

An entry begins at a line with its day in brackets. jrnl itself reads any phrase there, so that a
chat copied into an entry becomes entries of this year; only whole dates are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from checkin.importers import days, month_names
from checkin.importers.record import (
    CannotImport,
    Imported,
    Item,
    LeftOut,
    Problem,
    Unreadable,
    once,
)
from checkin.importers.source import Source

LABEL = "jrnl (text)"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = (
    "Run jrnl --list to see where your journal is, and use that file or folder."
    " If it is encrypted, run jrnl --decrypt first, or export it as JSON."
)

_HEADER = re.compile(r"\[([^\]\n]{3,60})\](?: (.*))?$", re.DOTALL)
_DAY_TIME = re.compile(
    r"(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    r"(?:[ T,]\s*(?P<time>(?:[^\W\d]{1,9}\s?)?\d{1,2}\s?[:.时時시]\s?\d\d(?!\d).{0,16}))?"
)
_MONTH = re.compile(r"(\d{4})-(\d\d) (\d{1,2}:\d\d.{0,9})")
_C_STYLE = re.compile(r"(\w{3}) (\w{3})\s+(\d{1,2}) (\d\d:\d\d:\d\d)(?: \w{3,5})? (\d{4})")
_WORDED = re.compile(r"(.*?\d{4}\S{0,3}?),?(?: at| um| à)?(?: (\d{1,2}:\d\d.*))?")
_IN_FOLDER = re.compile(r"(?:.*/)?(\d{4})/(\d{2})/(\d{2})\.txt")
_TAG = re.compile(r"(?<!\S)([#@][-+*#/\w]+)")
_WITHOUT_BRACKETS = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})[ T]\d{1,2}:\d\d(?:[: ]|$)"
)
_ENCRYPTED = ("JRNLv3", "gAAAAA")
_MONTH_ONLY = "The file says the month, not the day. jrnl takes the first of the month."

_HINT = (
    "If it was written by jrnl 1, open it once with jrnl 2 or newer. If it is a text that jrnl"
    " exported, export JSON instead: jrnl --format json --file journal.json"
)


def sniff(source: Source) -> bool:
    """A line that begins with a day in brackets, or the start of an old or encrypted journal."""
    if not source.single:
        return any(_has_header(source.head(f), folder=True) for f in _in_folder(source)[:20])
    head = source.head(source.files[0])
    first = head.lstrip("\ufeff\n \t").partition("\n")[0]
    named = source.name.lower().endswith((".journal", ".jrnl"))
    return (
        _has_header(head, folder=False)
        or head.startswith(_ENCRYPTED)
        or _WITHOUT_BRACKETS.match(first) is not None
        or (named and "\0" not in head)
    )


def read(source: Source) -> Iterator[Item]:
    """Each entry. What stands before the first is a problem: jrnl drops it without a word."""
    if source.single:
        yield from _one_file(source)
        return
    mine = set(_in_folder(source))
    order = _order(source, mine)
    for file in source.files:
        if file not in mine:
            yield LeftOut(file, "Its name isn't a day: YYYY/MM/DD.txt.")
            continue
        try:
            day = days.day(*_parts(file))
            yield from _entries(source, file, day, order)
        except Unreadable as error:
            yield Problem(file, str(error))


def _one_file(source: Source) -> Iterator[Item]:
    file = source.files[0]
    if source.head(file).startswith(_ENCRYPTED):
        raise CannotImport(
            f"{source.name} is encrypted.", "Run jrnl --decrypt first, or export it as JSON."
        )
    order = _order(source, {file})
    found = 0
    before: list[Problem] = []
    for item in _entries(source, file, None, order):
        if isinstance(item, Imported):
            yield from before
            before = []
            found += 1
            yield item
        elif found:
            yield item
        elif isinstance(item, Problem):
            before.append(item)
    if not found:
        why = before[0] if before else Problem(file, "It has no words.")
        raise CannotImport(f"{source.name} can't be read, from {why.where} on. {why.why}", _HINT)


def _in_folder(source: Source) -> list[str]:
    return [file for file in source.files if _IN_FOLDER.fullmatch(file)]


def _parts(file: str) -> tuple[str, str, str]:
    found = _IN_FOLDER.fullmatch(file)
    return (found[1], found[2], found[3]) if found else ("", "", "")


def _has_header(head: str, *, folder: bool) -> bool:
    return any(
        _is_header(line) or (folder and _time_only(line) is not None)
        for line in head.split("\n")
        if line.startswith("[")
    )


def _is_header(line: str) -> bool:
    try:
        return _begun(line, "month") is not None
    except Unreadable:
        return True  # its day is none, but it is meant to begin an entry


@dataclass(slots=True)
class _Open:
    """An entry that is being read."""

    where: str
    day: date
    at: datetime | None
    lines: list[str]
    remark: str = ""
    problem: str = ""

    def done(self) -> Item:
        if self.problem:
            return Problem(self.where, self.problem)
        first, *rest = self.lines
        bare = first.rstrip()
        starred = bare.endswith("*") and (bare == "*" or bare[-2].isspace())
        if starred:
            first = bare[:-1].rstrip()
        text = "\n".join([first.rstrip(), *rest]).strip("\n")
        tags = once(tag.lower() for tag in _TAG.findall(text))
        return Imported(
            self.where,
            self.day,
            text,
            at=self.at,
            tags=tags,
            starred=starred,
            remark=self.remark,
        )


def _entries(source: Source, file: str, day: date | None, order: str) -> Iterator[Item]:
    """The entries of a file. Its path may give the day; `order` is "month" or "day" first."""
    current: _Open | None = None
    times_only: bool | None = None
    before = ""
    for number, raw in enumerate(source.lines(file), 1):
        line = raw.removesuffix("\n")
        begun = _begin(source, file, number, line, order) if line.startswith("[") else None
        if begun is None and day and times_only is not False and line.startswith("["):
            begun = _begin_by_time(source, file, number, line, day)
            times_only = times_only or begun is not None
        elif begun is not None and times_only is None:
            times_only = False
        if begun is not None:
            if current:
                yield current.done()
            elif before:
                yield Problem(before, "It comes before the first entry, so it has no day.")
            current = begun
        elif current:
            current.lines.append(line)
        else:
            if line.strip() and not before:
                before = source.where(file, number)
            if _WITHOUT_BRACKETS.match(line) and not day:
                raise CannotImport(f"{source.name} has entries without brackets.", _HINT)
    if current:
        yield current.done()
    elif before:
        yield Problem(before, "No entry begins with its day in brackets.")


def _begin(source: Source, file: str, number: int, line: str, order: str) -> _Open | None:
    where = source.where(file, number)
    try:
        begun = _begun(line, order)
    except Unreadable as error:
        return _Open(where, date.min, None, [""], problem=str(error))
    if begun is None:
        return None
    day, at, rest, remark = begun
    return _Open(where, day, days.on(day, at), [rest], remark)


def _begin_by_time(source: Source, file: str, number: int, line: str, day: date) -> _Open | None:
    timed = _time_only(line)
    return timed and _Open(source.where(file, number), day, days.on(day, timed[0]), [timed[1]])


def _time_only(line: str) -> tuple[time, str] | None:
    found = _HEADER.match(line)
    if not found or found[2] is None:
        return None
    try:
        at = days.clock(found[1])
    except Unreadable:
        return None
    return (at, found[2]) if at else None


def _begun(line: str, order: str) -> tuple[date, time | None, str, str] | None:
    """The day, the time, the rest of the line and a remark, if the line begins an entry.

    Raises `Unreadable` if it does, and its day is none, or can be read in two ways.
    """
    found = _HEADER.match(line)
    if not found or found[2] is None:
        return None
    inside, rest = found[1].strip(), found[2]
    if month := _MONTH.fullmatch(inside):
        try:
            return days.day(month[1], month[2], 1), days.clock(month[3]), rest, _MONTH_ONLY
        except Unreadable:
            return None
    if numbers := _DAY_TIME.fullmatch(inside):
        try:
            at = days.clock(numbers["time"] or "")
        except Unreadable:
            return None
        return _numbered(numbers["day"], order), at, rest, ""
    return _in_words(inside, rest)


def _numbered(day: str, order: str) -> date:
    if not days.is_slashed(day):
        return days.iso_day(day)
    return days.slashed_day(day, "day" if "." in day else order)


def _in_words(inside: str, rest: str) -> tuple[date, time | None, str, str] | None:
    if c_style := _C_STYLE.fullmatch(inside):
        _, name, number, clock, year = c_style.groups()
        inside = f"{number} {name} {year} {clock}"
    if not re.search(r"\d{4}", inside):
        return None
    found = _WORDED.fullmatch(inside)
    if not found:
        return None
    try:
        return _worded(found[1]), days.clock(found[2] or ""), rest, ""
    except Unreadable:
        return None


def _worded(day: str) -> date:
    try:
        return days.english_day(day)
    except Unreadable:
        if known := month_names.whole_days([day]).get(day):
            return known
        raise


def _order(source: Source, files: Iterable[str]) -> str:
    """Whether the month or the day is first in days with slashes, as all files tell together."""
    return days.order(cell for file in files for cell in _slashed(source, file))


def _slashed(source: Source, file: str) -> Iterator[str]:
    try:
        for line in source.lines(file):
            if line.startswith("[") and (found := _HEADER.match(line)):
                yield found[1].partition(" ")[0]
    except Unreadable:
        return  # reading it again says so
