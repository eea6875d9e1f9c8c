"""A made-up year to look around in: the journal that `checkin demo` opens.

It is told in `content/demo.toml`, relative to today, so it ends on the day it is opened. It lives
in memory and is forgotten when it is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from checkin.core.clock import Clock
from checkin.core.entries import HERE, Kind
from checkin.journal import Journal
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import begin_change, insert

_WAKES = time(6)
"""Before this time, the day in progress has nothing in it yet."""
_DETAILS = ("tags", "feelings", "marks")
_CAME_OF_IT = ("steps", "win")


@dataclass(slots=True, eq=False)
class _Told:
    """One entry of the made-up year, with the entry it came out of."""

    kind: Kind
    at: datetime
    words: Mapping[str, Any]
    parent: _Told | None = None
    number: int | None = field(default=None, init=False)


def demo_journal(clock: Clock | None = None) -> Journal:
    """A year of a person who does not exist, up to now. No undo takes any of it back."""
    connection = Connection(None)
    journal = Journal(connection, clock)
    now = journal.clock.now()
    with connection.transaction():
        change = begin_change(connection, "demo", now.isoformat())
        for day, told in _days(journal.clock.today(), now, journal.clock.day_starts):
            for entry in told:
                _keep(connection, change, day, entry)
        connection.run("DELETE FROM changes")
    from checkin.content.loader import load_pack

    for person in load_pack("demo")["person"]:
        journal.contacts.add(person["name"], person["reach"], person["ask"])
    for row in load_pack("demo")["plan"]:
        journal.safety_plan.add(row["field"], row["text"])
    return journal


def _days(today: date, now: datetime, starts: time) -> Iterator[tuple[date, list[_Told]]]:
    """Every day of the year in its order, with what is told of it in the order of its times."""
    from checkin.content.loader import load_pack

    for row in load_pack("demo")["day"]:
        day = today - timedelta(days=row["ago"])
        told = sorted(_of_day(row, day, now, starts), key=lambda entry: entry.at)
        if day == today:
            told = _until(now, told)
        yield day, told


def _of_day(row: Mapping[str, Any], day: date, now: datetime, starts: time) -> Iterator[_Told]:
    def told(kind: Kind, words: Mapping[str, Any], parent: _Told | None = None) -> _Told:
        clock_time = time.fromisoformat(words["at"])
        night = timedelta(days=1 if clock_time < starts else 0)
        at = datetime.combine(day + night, clock_time, now.tzinfo)
        return _Told(kind, at, words, parent)

    if "intention" in row:
        yield told("intention", row["intention"])
    for win in row.get("wins", ()):
        yield told("win", win)
    for moment in row.get("hard", ()):
        hard = told("setback", moment)
        yield hard
        for tried in moment["steps"]:
            step = told("step", tried, hard)
            yield step
            if "win" in tried:
                yield told("win", tried["win"], step)
    if "evening" in row:
        yield told("reflection", row["evening"])
    if "here" in row:
        from checkin.content.strings import get_text

        words = {"at": row["here"], "text": get_text("today", "here_kept"), "source": HERE}
        yield told("reflection", words)


def _until(now: datetime, told: list[_Told]) -> list[_Told]:
    """The day in progress, drawn together so that all of it is over by now."""
    wakes = datetime.combine(told[0].at.date(), _WAKES, now.tzinfo)
    if now <= wakes:
        return []
    pace = min(1.0, (now - wakes) / (told[-1].at - wakes))
    for entry in told:
        entry.at = wakes + (entry.at - wakes) * pace
    return told


def _keep(connection: Connection, change: int, day: date, told: _Told) -> None:
    moment = told.at.isoformat(timespec="seconds")
    apart = (*_DETAILS, *_CAME_OF_IT)
    words = {name: value for name, value in told.words.items() if name not in apart}
    row = {"kind": told.kind, **words, "day": day.isoformat(), "at": moment}
    if told.parent is not None:
        row["parent"] = told.parent.number
    details = {name: told.words.get(name, ()) for name in _DETAILS}
    told.number = insert(connection, change, row, moment, **details)
