"""Markdown notes named after days: Obsidian, Logseq, or any folder of such files.

The name decides the day: 2023-01-05.md, 2023_01_05.md, 20230105.md, also with words after it,
2023/01/05.md, "January 5th, 2023.md", or 05-01-2023.md where the other names tell that the day is
first. What a front matter says of days is often another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checkin.importers import days
from checkin.importers.markup import hashtags
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable, once
from checkin.importers.source import Source

LABEL = "Markdown by day"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = (
    "Use the folder with your daily notes: the vault of Obsidian, or journals of Logseq."
)

_ENDINGS = (".md", ".markdown")
_NAME = re.compile(r"(\d{4})([-_.]?)(\d\d)\2(\d\d)(?:[ _-]+(\D.*))?")
_PATH = re.compile(r"(?:.*/)?(\d{4})/(\d\d)/(\d\d)")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_TAGS = re.compile(r"^tags?:[ \t]*(.*)\n((?:[ \t]*-[ \t].*\n)*)", re.MULTILINE | re.IGNORECASE)
_MOOD = re.compile(r"^mood:[ \t]*(\S.{0,100})$", re.MULTILINE | re.IGNORECASE)
_PROPERTY = re.compile(r"^[ \t]*(?:- )?(?:id|collapsed|title|alias|template)::.*(?:\n|\Z)", re.M)
_TEMPLATE = re.compile(r"<%.{0,500}?%>", re.DOTALL)
_EMPTY = re.compile(r"[\s>*+-]*(?:\[ \][\s>*+-]*)*\Z")

_NO_DAY = "Its name isn't a day."


def sniff(source: Source) -> bool:
    """A file of Markdown that is named after a day."""
    order = _order(source)
    return any(_named_day(file, order) for file in source.ending(*_ENDINGS))


def read(source: Source) -> Iterator[Item]:
    """The whole note of each day as one entry."""
    order = _order(source)
    for file in source.files:
        try:
            named = _named_day(file, order) if file.lower().endswith(_ENDINGS) else None
            yield _note(source, file, *named) if named else LeftOut(file, _NO_DAY)
        except Unreadable as error:
            yield Problem(source.where(file), str(error))


def _bare(file: str) -> str:
    return file.rpartition(".")[0]


def _order(source: Source) -> str:
    names = [_bare(file).rpartition("/")[2] for file in source.ending(*_ENDINGS)]
    return days.order(names) or ("day" if names and all("." in name for name in names) else "")


def _named_day(file: str, order: str) -> tuple[date, str] | None:
    """The day that the name of a file is, and the words after it."""
    name = _bare(file).rpartition("/")[2]
    try:
        if found := _NAME.fullmatch(name):
            return days.day(found[1], found[3], found[4]), found[5] or ""
        if in_path := _PATH.fullmatch(_bare(file)):
            return days.day(*in_path.groups()), ""
        if days.is_slashed(name):
            return days.slashed_day(name, order), ""
        return days.english_day(name), ""
    except Unreadable:
        return None


def _note(source: Source, file: str, day: date, title: str) -> Item:
    text = source.text(file)
    tags: tuple[str, ...] = ()
    mood = ""
    if front := _FRONT.match(text):
        tags = _front_tags(front[1] or "")
        mood = found[1].strip("\"' ") if (found := _MOOD.search(front[1] or "")) else ""
        text = text[front.end() :]
    text = _PROPERTY.sub("", _TEMPLATE.sub("", text)).strip("\n").rstrip()
    if _EMPTY.match(text):
        return LeftOut(file, "It has no words.")
    return Imported(
        source.where(file),
        day,
        text,
        title="" if days.is_weekday(title) else title,
        tags=once((*tags, *hashtags(text))),
        mood=mood,
        source_id=file,
    )


def _front_tags(front: str) -> tuple[str, ...]:
    """The tags of a front matter: a list in brackets, one below another, or words."""
    found: list[str] = []
    for tags in _TAGS.finditer(front):
        inline = tags[1].strip().strip("[]")
        found += inline.split(",") if "," in tags[1] or "[" in tags[1] else inline.split()
        found += [line.strip().removeprefix("-") for line in tags[2].splitlines()]
    return once(tag.strip().strip("\"'").removeprefix("#") for tag in found)
