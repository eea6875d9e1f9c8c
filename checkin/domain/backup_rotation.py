"""Which backups are kept, and which make room: days, weeks, months and years."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from checkin.core.backup_records import Backup

NEWEST = 5
"""How many are kept, however close together they were made."""
PERIODS: tuple[tuple[Callable[[date], Hashable], int], ...] = (
    (lambda day: day, 7),
    (lambda day: day.isocalendar()[:2], 4),
    (lambda day: (day.year, day.month), 12),
    (lambda day: day.year, 100),
)
"""Of how many of the latest days, weeks, months and years the last one is kept."""
SHRUNK = 0.8
"""One with a smaller part than this of what an older one holds takes the place of no fuller one."""

Held = tuple[Backup, int | None]
"""A backup and how many rows it holds; None if that cannot be read."""


def removable(backups: Sequence[Held], day_of: Callable[[Backup], date]) -> list[Backup]:
    """Which of the backups, the newest first, make room for the others.

    For each that is removed, a newer one is kept that holds at least as many rows. Backups of a
    file that lost much of what was in it are kept beside the fuller ones, in places of their own.
    One that cannot be read stays: something of it may be read in another way.
    """
    full: list[tuple[Backup, int]] = []
    shrunk: list[tuple[Backup, int]] = []
    most = 0
    for backup, rows in reversed(backups):
        if rows is not None:
            (shrunk if rows < SHRUNK * most else full).insert(0, (backup, rows))
            most = max(most, rows)
    kept = {*_in_their_places(full, day_of), *_in_their_places(shrunk, day_of)}
    found = []
    most = -1
    for backup, rows in backups:
        if rows is None:
            continue
        if backup in kept or rows > most:
            most = max(most, rows)
        else:
            found.append(backup)
    return found


def _in_their_places(
    backups: Sequence[tuple[Backup, int]], day_of: Callable[[Backup], date]
) -> Iterable[Backup]:
    """The newest ones, and the last of each of the latest days, weeks, months and years."""
    yield from (backup for backup, _ in backups[:NEWEST])
    for period, most in PERIODS:
        seen: set[Hashable] = set()
        for backup, _ in backups:
            key = period(day_of(backup))
            if key not in seen and len(seen) < most:
                seen.add(key)
                yield backup
