"""A list of wins in a text or Markdown file, where each stands below or beside its day.

A heading can be a day, or a week from one day to another; a table can have a column of days; an
item can begin with its day. Where only a year or month is known, it can't be read. A line that is
neither an item nor a part of one is a problem, unless there are no letters or digits in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from checkin.importers import day_cells, days
from checkin.importers.record import CannotImport, Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.source import Source

LABEL = "a list of wins"
GROUP = "Habits and lists"
HOW_TO_EXPORT = (
    "Write a line for each, its day first (2025-12-26: Made a chair), or give the day a heading"
    " (# 2025-12-26) with items (- Made a chair) below."
)

_ENDINGS = (".md", ".markdown", ".txt", ".org")
_DAY = r"\d{4}-\d{1,2}-\d{1,2}"
_SLASHED = r"\d{1,2}[./]\d{1,2}[./]\d{4}"
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_RANGE = re.compile(rf"({_DAY})\s*(?:-|–|—|to|/)\s*({_DAY})")  # noqa: RUF001
_ONE_DAY = re.compile(_DAY)
_HAS_DAY = re.compile(rf"{_DAY}|(?<!\d){_SLASHED}(?!\d)")
_BEGINS = re.compile(rf"(?:\*\*|\[)?({_DAY}|{_SLASHED})(?:\*\*|\])?(?:\s*[:—–-]+|\s)\s*(\S.*)")  # noqa: RUF001
_WORDED = re.compile(r"(.{8,30}?)(?::|\s[—–-])\s+(\S.*)")  # noqa: RUF001
_BARE = re.compile(rf"(?:{_DAY}|{_SLASHED})(?::|\s+[—–-])\s+(?!\d{{1,2}}[:.]\d\d).*[^\W\d_]")  # noqa: RUF001
"""A day and words without a sign before them; a time after the day is a log or a journal."""
_DAY_NAMED = re.compile(
    r"\d{4}[-_.]?\d\d[-_.]?\d\d|\d{4}(?:[-_.]?\d\d|-?W\d\d)?\.org$", re.IGNORECASE
)
"""How files of a journal are named."""
_WEEK = re.compile(r"\bweek\b", re.IGNORECASE)
_AROUND = "*_#()[]<>:,. "
_LONGEST = 60
_BOX = re.compile(r"\[([ xX])\]\s+")
_RULE = re.compile(r"[\s:|_*=`~+-]+")
"""A line that only sets parts apart: a rule, an underline, the line below the head of a table."""

_NO_COLUMN = "Its table has no column named date, day or when."
_LAST_DAY = "The file says the week, not the day. The last day of the week was used."
_NAMED_DAY = "The file says the week, not the day. The day that it names was used."
_NO_ITEM = "It has no day or sign (such as -) before it."


def sniff(source: Source) -> bool:
    """A text with "win" in its name or first heading, or days as headings or before items.

    Lines without a sign before them count if each of them begins with its day.
    """
    file = source.files[0]
    if not source.single or not source.name.lower().endswith(_ENDINGS):
        return False
    head = source.head(file)
    if "\0" in head or _named_by_day(source.name):
        return False
    headings = [found[1] for line in head.split("\n") if (found := _HEADING.match(line))]
    named = re.search(r"\bwins?\b", source.name.lower().replace("-", " ").replace("_", " "))
    titled = bool(headings) and re.search(r"\bwins\b", headings[0].lower()) is not None
    items = [found[2] for line in head.split("\n") if (found := _ITEM.match(line))]
    dated = any(map(_HAS_DAY.search, headings)) or any(map(_BEGINS.match, items))
    return named is not None or titled or dated or _each_has_its_day(source)


def _each_has_its_day(source: Source) -> bool:
    found = False
    for line in source.lines(source.files[0]):
        goes_on = not line.strip() or (found and line[0].isspace())
        if not goes_on and not _HEADING.match(line):
            if not _BARE.match(line):
                return False
            found = True
    return found


def read(source: Source) -> Iterator[Item]:
    """Each item that has a day."""
    found = False
    before: list[Problem] = []
    for item in _items(source, source.files[0]):
        if isinstance(item, Problem) and not found:
            before.append(item)
            continue
        if isinstance(item, Imported) and not found:
            found = True
            yield from before
        yield item
    if not found:
        items = any(problem.why != _NO_ITEM for problem in before)
        why = "its items have no day" if items else "it has no items"
        raise CannotImport(f"{source.name} can't be read as {LABEL}: {why}.", HOW_TO_EXPORT)


def _named_by_day(name: str) -> bool:
    return _DAY_NAMED.match(name) is not None


_Reader = Callable[[str], date]


@dataclass(slots=True)
class _Item:
    where: str
    day: date | None
    text: str
    remark: str
    indent: int = 0

    def done(self) -> Item:
        if self.day is None:
            return Problem(self.where, "It has no day.")
        box = _BOX.match(self.text)
        if box and box[1] == " ":
            return LeftOut(self.where, "It isn't marked as done.")
        text = self.text[box.end() :] if box else self.text
        return Imported(self.where, self.day, text.strip(), kind="win", remark=self.remark)


def _items(source: Source, file: str) -> Iterator[Item]:
    day: date | None = None
    remark = ""
    day_of = day_cells.reader(_written_days(source, file))
    open_item: _Item | None = None
    columns: list[str] = []
    for number, raw in enumerate(source.lines(file), 1):
        line, where = raw.rstrip(), source.where(file, number)
        if not line.strip():
            columns = []
            continue
        item = _ITEM.match(line)
        goes_on = open_item is not None and line[:1].isspace()
        if goes_on and open_item and (not item or len(item[1]) > open_item.indent):
            open_item.text += f"\n{line.strip()}"
            continue
        if open_item:
            yield open_item.done()
            open_item = None
        try:
            if heading := _HEADING.match(line):
                day, remark = None, ""
                day, remark = _heading_day(heading[1], day_of)
            elif not item and (own_line := _whole_line(line, day_of)):
                day, remark = own_line, ""
            elif line.lstrip().startswith("|"):
                cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
                if not columns:
                    columns = [cell.casefold() for cell in cells]
                    if _column_of_days(columns) is None:
                        raise Unreadable(_NO_COLUMN)
                elif not _RULE.fullmatch(line.strip()):
                    yield _from_table(where, columns, cells, day_of)
            elif item or _own_day(line, day_of)[0]:
                text = item[2] if item else line
                own, text = _own_day(text, day_of)
                open_item = _Item(
                    where,
                    own or day,
                    text,
                    "" if own else remark,
                    len(item[1]) if item else 0,
                )
            elif not _RULE.fullmatch(line):
                raise Unreadable(_NO_ITEM)
        except Unreadable as error:
            yield Problem(where, str(error))
    if open_item:
        yield open_item.done()


def _own_day(text: str, day_of: _Reader) -> tuple[date | None, str]:
    """The day that an item begins with, if it does, and its words; a box stays before them."""
    box = _BOX.match(text)
    before, after = (box[0], text[box.end() :]) if box else ("", text)
    if own := _BEGINS.match(after):
        return day_of(own[1]), before + own[2]
    if worded := _WORDED.match(after):
        try:
            return day_of(worded[1]), before + worded[2]
        except Unreadable:
            return None, text
    return None, text


def _written_days(source: Source, file: str) -> Iterator[str]:
    """All that may be a day, to tell in which way they are written."""
    for line in source.lines(file):
        bare = line.strip().strip(_AROUND)
        item = _ITEM.match(line)
        text = item[2] if item else line.strip()
        if own := _BEGINS.match(text) or _WORDED.match(text):
            yield own[1]
        elif line.lstrip().startswith("|"):
            yield from (cell.strip() for cell in line.strip().strip("|").split("|"))
        elif len(bare) <= _LONGEST and not item:
            yield bare


def _whole_line(line: str, day_of: _Reader) -> date | None:
    """The day that a line by itself is, such as **2025-12-26**."""
    bare = line.strip().strip(_AROUND)
    try:
        return day_of(bare) if len(bare) <= _LONGEST and any(map(str.isdecimal, bare)) else None
    except Unreadable:
        return None


def _heading_day(words: str, day_of: _Reader) -> tuple[date | None, str]:
    """The day of a heading, and what to know about it."""
    if both := _RANGE.search(words):
        last = days.iso_day(both[2])
        return last, _LAST_DAY
    if one := _ONE_DAY.search(words):
        return days.iso_day(one[0]), _NAMED_DAY if _WEEK.search(words) else ""
    try:
        return day_of(words.strip(_AROUND)), ""
    except Unreadable:
        return None, ""


def _column_of_days(columns: list[str]) -> int | None:
    return next((n for n, name in enumerate(columns) if name in ("date", "day", "when")), None)


def _from_table(where: str, columns: list[str], cells: list[str], day_of: _Reader) -> Item:
    column = _column_of_days(columns)
    if column is None or column >= len(cells):
        return Problem(where, "It has no day.")
    words = [cell for n, cell in enumerate(cells) if n != column and cell]
    return Imported(where, day_of(cells[column]), "\n".join(words), kind="win")
