"""Whole pages of text: a day, and an entry with all its details."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from checkin.cli.context import told
from checkin.cli.output import note, say
from checkin.cli.rendering.entries import (
    EntryPrinter,
    entry_printer,
    outcome_of,
    outcomes,
    words_of,
)
from checkin.content.entry_names import name_of
from checkin.content.goals import is_goal
from checkin.content.strings import get_text, plural
from checkin.core.day_names import day_name
from checkin.core.entries import Day, Entry
from checkin.core.entry_fields import FIELDS, FLAG, KEPT_BY_PROGRAM, LISTS
from checkin.core.records import Totals
from checkin.core.reflections import cue_key
from checkin.core.text import show

_FIRST = ("day", "at", "text", "cue")
_FLAGS = tuple(name for name, sort in FIELDS.items() if sort == FLAG)
_REST = (name for name in FIELDS if name not in ("kind", *_FIRST, *_FLAGS))
_DETAILS = (*_FIRST, *_REST, *LISTS, *_FLAGS)
_STAMPS = ("created_at", "updated_at", "deleted_at")
"""What is said of an entry, in this order; its kind is in the heading."""


def write_day(day: Day, totals: Totals, marks: str, *, hard: bool) -> None:
    """Write a day as it happened, and the totals.

    With `hard` it shows hard moments too, small steps under them.
    """
    printer = entry_printer(marks)
    printer.heading(day_name(day.day, day.day))
    say("")
    digits = len(str(max((entry.id for entry in day.entries), default=1)))
    goals = tuple(filter(is_goal, day.of("intention")))
    _part(printer, get_text("today", "morning"), goals, digits)
    _part(printer, get_text("today", "wins"), day.of("win"), digits)
    if hard:
        _hard_moments(printer, day, digits)
    _part(printer, told("also"), day.of("reflection"), digits)
    if not day.entries:
        note(told("today_empty"), "")
    sums = [plural("wins", totals.wins), plural("days_here", totals.days)]
    line = " · ".join(part for part in sums if part)
    if line:
        say(line)


def write_details(entry: Entry, versions: Sequence[Mapping[str, object]], marks: str) -> None:
    """Write an entry with everything that is known of it, a detail a line."""
    printer = entry_printer(marks)
    printer.heading(f"{printer.mark_of(entry)} #{entry.id} {name_of(entry)}")
    details = {name: getattr(entry, name) for name in (*_DETAILS, *KEPT_BY_PROGRAM)}
    details |= {
        "day": day_name(entry.day),
        "at": f"{entry.at:%H:%M}" if entry.at else "",
        "text": words_of(entry) if entry.kind == "setback" else entry.text,
        "parent": f"#{entry.parent}" if entry.parent else "",
        "tags": sorted(entry.shown_tags),
        "updated_at": entry.updated_at if entry.updated_at != entry.created_at else "",
    }
    _details(printer, _said(entry, details, (*_DETAILS, *_STAMPS)))
    said_before = (_said(entry, version, (*_DETAILS, _STAMPS[-1])) for version in versions)
    earlier = [old for old, _ in groupby(said_before)]
    if earlier:
        say("")
        printer.heading(told("versions"))
    for index, old in enumerate(earlier):
        if index:
            say("")
        _details(printer, old)


def _part(printer: EntryPrinter, title: str, entries: Sequence[Entry], digits: int) -> None:
    if not entries:
        return
    printer.heading(title)
    for entry in entries:
        printer.entry(entry, digits, note=outcome_of(entry))
    say("")


def _hard_moments(printer: EntryPrinter, day: Day, digits: int) -> None:
    moments, steps = day.of("setback"), day.of("step")
    if not moments and not steps:
        return
    printer.heading(get_text("hard", "title"))
    numbers = {moment.id for moment in moments}
    for moment in moments:
        printer.entry(moment, digits)
        for step in steps:
            if step.parent == moment.id:
                printer.entry(step, digits, indent=4, note=outcome_of(step))
    for step in steps:
        if step.parent not in numbers:
            printer.entry(step, digits, note=outcome_of(step))
    say("")


def _said(
    entry: Entry, values: Mapping[str, object], names: Iterable[str]
) -> list[tuple[str, str]]:
    """These details in words, each with what it is called, without those that say nothing."""
    found = []
    for name in names:
        value = values.get(name)
        if name == "outcome" and value:
            value = outcomes().get(str(value), value)
        elif FIELDS.get(name) == FLAG:
            value = "yes" if value else ""
        elif isinstance(value, list | tuple):
            value = (" " if name == "tags" else ", ").join(sorted(map(str, value)))
        if value not in (None, ""):
            key = cue_key(entry) if name == "cue" else name
            found.append((get_text("fields", key), str(value)))
    return found


def _details(printer: EntryPrinter, details: Sequence[tuple[str, str]]) -> None:
    room = max((len(name) for name, _ in details), default=0) + 2
    for name, value in details:
        lines = printer.wrapped(show(value), room + 2)
        say(f"  {name.ljust(room)}{lines[0]}")
        for line in lines[1:]:
            say(f"{' ' * (room + 2)}{line}".rstrip())
