"""Entries for the tests of History, and what its list shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from checkin.core.entries import Entry, NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.widgets.timeline import Timeline
from tests.support.showing import lines

TODAY = date(2026, 11, 21)
SIZES = [(60, 20), (80, 24), (120, 40)]


def at(day: date, clock: str) -> datetime:
    """A moment of a day."""
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}:00+01:00")


def keep(journal: Journal, text: str, ago: int = 0, clock: str = "09:00", **more: object) -> Entry:
    """Keep a win, or another kind, so many days ago."""
    day = TODAY - timedelta(days=ago)
    new = {"kind": "win", "text": text, "day": day, "at": at(day, clock), **more}
    return journal.add(NewEntry(**new))  # type: ignore[arg-type]


def many(journal: Journal, count: int) -> None:
    """Keep so many wins, three a day, the newest first."""
    journal.add_many(
        [NewEntry("win", f"win {n:03}", day=TODAY - timedelta(days=n // 3)) for n in range(count)]
    )


def selected(app: CheckinApp) -> str:
    """The words of the selected entry."""
    entry = app.screen.query_one(Timeline).selected
    assert entry is not None
    return entry.text


def line_of(app: CheckinApp, text: str) -> int:
    """The row of the screen on which a text stands."""
    return next(number for number, line in enumerate(lines(app)) if text in line)
