"""One win from the shell, stored with as few modules loaded as can be.

It writes the same row as `Journal.add` does, through the same functions; a test holds the two
together. Everything heavier (dates, options, a new file) is for the commands of `checkin.cli`.
"""

from __future__ import annotations

from datetime import datetime

from checkin.core.clock import DAY_STARTS, Clock, parse_day_start
from checkin.core.text import clean
from checkin.journal.look_closer import looks_closer
from checkin.storage.connection import SCHEMA, Connection
from checkin.storage.entry_writer import begin_change, insert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import time


ONE_KEY = tuple("123456789")
"""The numbers that one-key wins have."""


def keep_win(path: str, text: str, clock: Clock | None = None) -> tuple[int, int, bool] | None:
    """Store a win that happened now; its number, how many wins there are, and whether it is the
    first change of the day.

    None if there is no file, or one with older tables: the full program has to make them first;
    for an encrypted one, for which it asks; and for words that it has to look at first, or the
    number of a one-key win.
    Raises a `CheckinError`, with nothing changed.
    """
    if looks_closer(text) or text.strip() in ONE_KEY:
        return None
    try:
        connection = Connection(path, make=False)
    except Exception as error:
        from checkin.core.errors import EncryptedFile, FileMissing  # most wins do without

        if isinstance(error, FileMissing | EncryptedFile):
            return None
        raise
    try:
        if connection.schema != SCHEMA:
            return None
        clock = with_day_start(clock or Clock(), connection)
        now = clock.now()
        moment = now.isoformat(timespec="seconds")
        row: dict[str, str | int | None] = {
            "kind": "win",
            "day": clock.day_of(now).isoformat(),
            "at": moment,
            "text": clean(text),
        }
        with connection.transaction():
            before = connection.row("SELECT made_at FROM changes ORDER BY id DESC LIMIT 1")
            number = insert(connection, begin_change(connection, "win", moment), row, moment)
            wins = connection.row("SELECT sum(n) FROM day_counts WHERE kind = 'win'")
        return number, wins[0], not before or _day_of(before[0], clock) != row["day"]
    finally:
        connection.close()


def _day_of(stored: str, clock: Clock) -> str:
    """The day of a stored moment; empty for one that another program wrote differently."""
    try:
        return clock.day_of(datetime.fromisoformat(stored)).isoformat()
    except ValueError:
        return ""


def with_day_start(clock: Clock, connection: Connection) -> Clock:
    """The clock with the start of the day that is set in that file, or its own."""
    setting = connection.row("SELECT value FROM settings WHERE name = 'day-start'")
    return clock.starting(_day_start(setting[0])) if setting else clock


def _day_start(stored: str) -> time:
    """The time that a stored setting means; the default for one that cannot be used."""
    from checkin.core.errors import CheckinError

    try:
        return parse_day_start(stored)
    except CheckinError:
        return DAY_STARTS
