"""What an entry is called, in words, and how its words are read with that name before them."""

from __future__ import annotations

from checkin.content.strings import get_text
from checkin.core.entries import PLAN, Entry
from checkin.core.reflections import BOX, TOTAL, name_key, sort_of


def name_of(entry: Entry) -> str:
    """What it is: win, hard moment, not yet, look back, ..."""
    return get_text("marks", name_key(entry))


def lead_of(entry: Entry) -> str:
    """What stands before the words of a reflection: "Not yet: "; empty where nothing does."""
    sort = sort_of(entry)
    if sort is None or not sort.named:
        return ""
    if entry.source == TOTAL and entry.cue:  # no day that was counted, but those before it
        return f"{get_text('total', 'so_far')}: "
    name = get_text("marks", sort.id)
    return f"{name[:1].upper()}{name[1:]}: "


def said_in(entry: Entry) -> str:
    """The words of an entry without its name; a plan is read with its moment."""
    if entry.source == PLAN and entry.kind == "reflection":
        from checkin.content.hard_moment import plan

        return plan(entry.text, entry.cue)
    return entry.sentence


def asked_of(entry: Entry) -> str:
    """The question that a reflection answers; empty for a plan and for words to keep close.

    What someone was asked to copy out says nothing about a song.
    """
    own_words = entry.kind == "reflection" and entry.source not in (PLAN, BOX)
    return entry.cue or "" if own_words else ""


def marks_of(entry: Entry) -> tuple[str, ...]:
    """What a person noted of a win, as it reads after its words: "first time", "a big one"."""
    if not entry.marks:
        return ()
    from checkin.content.wins import FLAGGED, marks

    return tuple(
        f"{mark.label[:1].lower()}{mark.label[1:]}"
        for mark in marks()
        if mark.id in entry.marks and mark.id != FLAGGED
    )


def named(entry: Entry) -> str:
    """The words of an entry after its name, if it has one."""
    return f"{lead_of(entry)}{said_in(entry)}"
