"""Which of what was written on a day Today shows: nothing heavy, nothing of a hard moment."""

from __future__ import annotations

from checkin.core.entries import Day, Entry
from checkin.core.reflections import FEELINGS, of_the_evening, sort_of
from checkin.journal import Journal


def evening_lines(day: Day) -> list[Entry]:
    """What was written in the evening."""
    return [e for e in day.of("reflection") if of_the_evening(e) and not _is_heavy(e)]


def other_lines(day: Day, journal: Journal) -> list[Entry]:
    """What else was written; nothing that came from a hard moment."""
    return [
        entry
        for entry in day.of("reflection")
        if (sort := sort_of(entry)) and sort.on_today and not of_the_evening(entry)
        if not _is_heavy(entry) and not _is_of_a_hard_moment(entry, journal)
    ]


def may_be_named(entry: Entry, journal: Journal) -> bool:
    """Whether the words of an entry may be read on Today, whichever day it is of."""
    sort = sort_of(entry)
    if entry.kind in ("setback", "step") or (sort and not sort.on_today) or _is_heavy(entry):
        return False
    return entry.kind == "win" or not _is_of_a_hard_moment(entry, journal)


def is_timed(goal: Entry) -> bool:
    """Whether a skill can keep the time of a goal."""
    if not (goal.source or "").startswith("int-"):
        return False
    from checkin.content.morning import intentions  # only for a goal that came from there

    return any(idea.id == goal.source and idea.timed for idea in intentions(None, ()))


def _is_heavy(entry: Entry) -> bool:
    from checkin.content.distress_words import heavy

    said = entry.feelings if entry.source == FEELINGS else (entry.text,)
    return any(map(heavy, said))


def _is_of_a_hard_moment(entry: Entry, journal: Journal) -> bool:
    return entry.parent is not None and journal.entry(entry.parent).kind == "setback"
