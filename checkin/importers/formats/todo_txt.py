"""done.txt of todo.txt: lines that begin with `x`, the day it was done, and the day it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checkin.importers import days
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.source import Source

LABEL = "todo.txt"
GROUP = "Habits and lists"
HOW_TO_EXPORT = "Use done.txt, or todo.txt, from your todo.txt folder."

_DAY = r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}"
_DONE = re.compile(rf"x\s+(?:\([A-Z]\)\s+)?(?:({_DAY})(?:\s+(?:{_DAY}))?\s+)?(.*)")
_PRIORITY = re.compile(r"\([A-Z]\)\s+")
_TAG = re.compile(r"[+@]\S+")
_PAIR = re.compile(r"[A-Za-z][\w-]*:(?!//)\S+")
_WITH_DAY = re.compile(r"^x (?:\([A-Z]\) )?\d{4}-\d\d-\d\d\s+\S", re.MULTILINE)


def sniff(source: Source) -> bool:
    """A file of that name, or with a line of something done on a day."""
    if not source.single or "\0" in source.head(source.files[0]):
        return False
    named = source.name.lower() in ("done.txt", "todo.txt")
    return named or _WITH_DAY.search(source.head(source.files[0])) is not None


def read(source: Source) -> Iterator[Item]:
    """Each thing that was done."""
    file = source.files[0]
    done = (_DONE.fullmatch(line.strip()) for line in source.lines(file))
    order = days.order(found[1] for found in done if found and found[1])
    for number, raw in enumerate(source.lines(file), 1):
        where, line = source.where(file, number), raw.strip()
        found = _DONE.fullmatch(line)
        if not line:
            continue
        if not found:
            yield LeftOut(where, "It isn't marked as done.")
        elif not found[1]:
            yield Problem(where, "It doesn't say when it was done.")
        else:
            try:
                text, tags = _words(found[2])
                yield Imported(where, _day(found[1], order), text, tags=tags, kind="win")
            except Unreadable as error:
                yield Problem(where, str(error))


def _day(written: str, order: str) -> date:
    return days.slashed_day(written, order) if days.is_slashed(written) else days.iso_day(written)


def _words(rest: str) -> tuple[str, tuple[str, ...]]:
    """The words, and all tags: those at the end are no part of the words, as are its key:value."""
    rest = _PRIORITY.sub("", rest, count=1) if _PRIORITY.match(rest) else rest
    words = rest.split(" ")
    tags = [word[1:] for word in words if _TAG.fullmatch(word)]
    while words and (not words[-1] or _TAG.fullmatch(words[-1]) or _PAIR.fullmatch(words[-1])):
        words.pop()
    return " ".join(words), tuple(tags)
