"""Markdown notes named after days: Obsidian, Logseq, or any folder of such files, also plain text.

The name decides the day: 2023-01-05.md, 2023_01_05.md, 20230105.md, also with words or a time after
it, 2023/01/05.md, "January 5th, 2023.md", "5. Januar 2023.md", or 05-01-2023.md where the other
names tell that the day is first. What a front matter says of days is often another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkin.importers import dated_names, days
from checkin.importers.dated_names import Named
from checkin.importers.markup import hashtags
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable, once
from checkin.importers.source import Source

LABEL = "Markdown by day"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = (
    "Use the folder with your daily notes: the vault of Obsidian, or journals of Logseq."
)

_ENDINGS = (".md", ".markdown")
_PLAIN = ".txt"
_BRACKETS = re.compile(r"^\[[^\]\n]*\d[^\]\n]*\] ", re.MULTILINE)
"""How an entry of jrnl begins, whose files can be named after days too."""
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_TAGS = re.compile(r"^tags?:[ \t]*(.*)\n((?:[ \t]*-[ \t].*\n)*)", re.MULTILINE | re.IGNORECASE)
_MOOD = re.compile(r"^mood:[ \t]*(\S.{0,100})$", re.MULTILINE | re.IGNORECASE)
_PROPERTY = re.compile(r"^[ \t]*(?:- )?(?:id|collapsed|title|alias|template)::.*(?:\n|\Z)", re.M)
_TEMPLATE = re.compile(r"<%.{0,500}?%>", re.DOTALL)
_EMPTY = re.compile(r"[\s>*+-]*(?:\[ \][\s>*+-]*)*\Z")
_EARLIER = re.compile(r"(?:.*/)?(?:logseq/(?:bak|version-files)|\.[^/]+)/.*")

_NO_DAY = "Its name isn't a day."
_COPY = "It's an earlier version, or a program's own file."


def sniff(source: Source) -> bool:
    """A file of Markdown or plain text that is named after a day."""
    return bool(_notes(source))


def read(source: Source) -> Iterator[Item]:
    """The whole note of each day as one entry."""
    notes = _notes(source)
    for file in source.files:
        try:
            named = notes.get(file)
            if _EARLIER.fullmatch(file):
                yield LeftOut(file, _COPY)
            else:
                yield _note(source, file, named) if named else LeftOut(file, _NO_DAY)
        except Unreadable as error:
            yield Problem(source.where(file), str(error))


def _notes(source: Source) -> dict[str, Named]:
    """The files that are named after days; of plain text only if none of them is jrnl's."""
    texts = source.ending(*_ENDINGS, _PLAIN)
    files = {file: file.rpartition(".")[0] for file in texts if not _EARLIER.fullmatch(file)}
    day_of = dated_names.reader(files.values())
    found = {file: named for file, bare in files.items() if (named := day_of(bare))}
    plain = [file for file in found if file.lower().endswith(_PLAIN)]
    if any(_BRACKETS.search(source.head(file)) for file in plain):
        return {file: named for file, named in found.items() if file not in plain}
    return found


def _note(source: Source, file: str, named: Named) -> Item:
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
        named.day,
        text,
        at=days.on(named.day, named.at),
        title=named.words,
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
