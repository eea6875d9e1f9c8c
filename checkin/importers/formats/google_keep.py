"""Google Keep's notes out of Takeout: JSON, in a zip, a folder, or one by itself.

The moment is when a note was made, in microseconds of UTC; 0 is not set. Notes in the bin are not
taken. The page (HTML) beside each note holds the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkin.importers import days
from checkin.importers.json_values import Thing, objects, one_thing
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.source import Source

LABEL = "Google Keep"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "On takeout.google.com, choose Keep and nothing else, and download the zip."

_CREATED, _EDITED = "createdTimestampUsec", "userEditedTimestampUsec"


def sniff(source: Source) -> bool:
    """A note that may be in the bin, with when it was edited."""
    for file in _candidates(source)[:20]:
        try:
            if _is_note(one_thing(source, file)):
                return True
        except Unreadable:
            continue
    return False


def read(source: Source) -> Iterator[Item]:
    """Each note that has words and is not in the bin."""
    mine = _candidates(source)
    pages = {file.rpartition(".")[0] for file in mine}
    for file in source.files:
        if file in mine:
            yield _note(source, file)
        elif not file.lower().endswith(".html") or file.rpartition(".")[0] not in pages:
            yield LeftOut(file, "It's a picture or something else.")


def _candidates(source: Source) -> list[str]:
    every = source.candidates(".json")
    return [file for file in every if "/Keep/" in f"/{file}"] or every


def _is_note(one: Thing) -> bool:
    return "isTrashed" in one.values and not {_CREATED, _EDITED}.isdisjoint(one.values)


def _note(source: Source, file: str) -> Item:
    try:
        one = one_thing(source, file)
        if not _is_note(one):
            return LeftOut(source.where(file), "It isn't a note.")
        if one.yes("isTrashed"):
            return LeftOut(source.where(file), "It's in the trash.")
        text, title = _words(one), one.text("title").strip()
        if not text and not title:
            return LeftOut(source.where(file), "It has no words.")
        stamp = one.whole(_CREATED) or one.whole(_EDITED)
        if not stamp:
            raise Unreadable("It has no day.")
        at = days.local(days.since_1970(stamp, 1_000_000))
        return Imported(
            source.where(file),
            at.date(),
            text,
            at=at,
            title=title,
            tags=one.texts("labels"),
            starred=one.yes("isPinned"),
        )
    except Unreadable as error:
        return Problem(source.where(file), str(error))


def _words(one: Thing) -> str:
    items = [
        f"[{'x' if item.yes('isChecked') else ' '}] {text}"
        for item in objects(one.values.get("listContent"))
        if (text := item.text("text").strip())
    ]
    return "\n".join(filter(None, (one.text("textContent").strip("\n"), *items)))
