"""What each command does with a file that has a passphrase."""

from __future__ import annotations

ASKS, KEEPS, SHOWS_NOTHING = "asks", "keeps", "shows nothing"
ACCESS: dict[str, tuple[str, ...]] = {
    ASKS: (
        *("today", "log", "search", "show", "on-this-day", "remember", "pile", "year"),
        *("edit", "delete", "undo", "redo", "trash"),
        *("export", "import", "merge", "restore", "purge", "share", "settings"),
    ),
    KEEPS: ("win", "intention", "hard", "here", "count", "week", "session"),
    SHOWS_NOTHING: (
        *("breathe", "pause", "glimpse", "nudge", "remind", "people"),
        *("backup", "backups", "doctor", "rescue", "status", "path", "packs"),
        *("lock", "demo", "help"),
    ),
}
"""Each command is in one of these.

Those that ask do so when they open the file. Those that keep show nothing that was there before,
and ask where a line of them has nothing to keep. The others leave out what is personal, and never
ask, but for people, which asks and goes on without.
"""


def access(name: str) -> str:
    """What the command of that name does; one that is in no group asks."""
    return next((sort for sort, names in ACCESS.items() if name in names), ASKS)
