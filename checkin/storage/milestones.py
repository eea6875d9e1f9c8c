"""Round totals that were reached, and which of them was told."""

from __future__ import annotations

from datetime import date

from checkin.storage import entry_reader
from checkin.storage.connection import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MILESTONE = "milestone:"


def milestone(
    connection: Connection, today: date, reached: Callable[[int, int], int | None]
) -> tuple[tuple[str, int] | None, dict[str, str]]:
    """The round total to tell today, as ("wins" or "days", the total); each is told on one day.

    With it comes what is to be noted, for `note`. `reached` says which one lies between two
    totals. What was reached before anything was noted is not told.
    """
    totals = entry_reader.totals(connection)
    here, wins = connection.row(
        "SELECT count(DISTINCT day), coalesce(sum(n) FILTER (WHERE kind = 'win'), 0)"
        " FROM day_counts WHERE day = ?",
        (today.isoformat(),),
    )
    notes: dict[str, str] = {}
    for name, total, before in (
        ("wins", totals.wins, totals.wins - wins),
        ("days", totals.days, totals.days - here),
    ):
        row = connection.row("SELECT value FROM state WHERE name = ?", (_MILESTONE + name,))
        told, _, on = (row[0] if row else "").partition(" ")
        found = reached(int(told) if told else before, total)
        if found is not None:
            notes[_MILESTONE + name] = f"{found} {today.isoformat()}"
            return (name, found), notes
        if on == today.isoformat() and int(told) <= total:
            return (name, int(told)), notes
        if not told and before:
            notes[_MILESTONE + name] = str(before)
    return None, notes


def note(connection: Connection, notes: Mapping[str, str], now: str) -> None:
    """Store what `milestone` has to note."""
    with connection.transaction():
        for name, value in notes.items():
            connection.run("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (name, value, now))
