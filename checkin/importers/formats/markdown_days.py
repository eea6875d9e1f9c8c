"""Markdown notes named after days: Obsidian, Logseq, or any folder of such files.

The name decides the day: 2023-01-05.md, 2023_01_05.md, 20230105.md, also with words after it, or
2023/01/05.md. What a front matter says of days is often another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkin.importers import days
from checkin.importers.markup import hashtags
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable, once
from checkin.importers.source import Source

LABEL = "Markdown by day"
HOW_TO_EXPORT = (
    "Take the folder with your daily notes: the vault of Obsidian, or journals of Logseq."
)

_ENDINGS = (".md", ".markdown")
_NAME = re.compile(r"(\d{4})([-_.]?)(\d\d)\2(\d\d)(?:[ _-]+(\D.*))?")
_PATH = re.compile(r"(?:.*/)?(\d{4})/(\d\d)/(\d\d)")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_TAGS = re.compile(r"^tags?:[ \t]*(.*)\n((?:[ \t]*-[ \t].*\n)*)", re.MULTILINE | re.IGNORECASE)
_PROPERTY = re.compile(r"^[ \t]*(?:- )?(?:id|collapsed|title|alias|template)::.*(?:\n|\Z)", re.M)
_TEMPLATE = re.compile(r"<%.{0,500}?%>", re.DOTALL)
_EMPTY = re.compile(r"[\s>*+-]*(?:\[ \][\s>*+-]*)*\Z")


def sniff(source: Source) -> bool:
    """A file of Markdown that is named after a day."""
    return any(_parts(file) for file in source.ending(*_ENDINGS))


def read(source: Source) -> Iterator[Item]:
    """The whole note of each day as one entry."""
    for file in source.files:
        try:
            yield _note(source, file)
        except Unreadable as error:
            yield Problem(source.where(file), str(error))


def _parts(file: str) -> tuple[str, str, str, str] | None:
    """Year, month, day, and the words after them, by the name of a file."""
    bare = file.rpartition(".")[0]
    if found := _NAME.fullmatch(bare.rpartition("/")[2]):
        return found[1], found[3], found[4], found[5] or ""
    if in_path := _PATH.fullmatch(bare):
        return in_path[1], in_path[2], in_path[3], ""
    return None


def _note(source: Source, file: str) -> Item:
    parts = _parts(file) if file.lower().endswith(_ENDINGS) else None
    if not parts:
        return LeftOut(file, "It is not named after a day.")
    year, month, number, title = parts
    try:
        day = days.day(year, month, number)
    except Unreadable:
        return LeftOut(file, "Its name is no day that there is.")
    text = source.text(file)
    tags: tuple[str, ...] = ()
    if front := _FRONT.match(text):
        tags = _front_tags(front[1] or "")
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
