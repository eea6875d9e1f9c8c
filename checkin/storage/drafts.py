"""Drafts: what stands in fields and is not stored as an entry. Each window has its own."""

from __future__ import annotations

import os
from collections.abc import Iterable

from checkin.core.records import Draft
from checkin.core.text import show
from checkin.storage.connection import Connection


def window_name() -> str:
    """The name of this process's window: its number, and when it started where that is known."""
    return f"{os.getpid()}.{_started(os.getpid())}"


def save(connection: Connection, window: str, drafts: Iterable[Draft], now: str) -> None:
    """Store drafts inside the open transaction; one without text and context is removed.

    When it was saved is when its text was: one that was looked at stays as old as it is.
    """
    import json

    for draft in drafts:
        if not draft.text and not draft.context:
            clear(connection, window, draft.screen, draft.field)
            continue
        connection.run(
            "INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " saved_at = iif(text = excluded.text, saved_at, excluded.saved_at),"
            " text = excluded.text, cursor = excluded.cursor, context = excluded.context,"
            " left = excluded.left",
            (
                window,
                draft.screen,
                draft.field,
                show(draft.text),
                draft.cursor,
                json.dumps(dict(draft.context)),
                draft.left,
                now,
            ),
        )


def clear(connection: Connection, window: str, screen: str, field: str | None = None) -> None:
    """Remove the drafts of a screen, or of one field of it, inside the open transaction."""
    connection.run(
        "DELETE FROM drafts WHERE window = ? AND screen = ? AND (? IS NULL OR field = ?)",
        (window, screen, field, field),
    )


def of_window(connection: Connection, window: str) -> list[Draft]:
    """The window's drafts, the one saved last first."""
    rows = connection.rows(
        "SELECT screen, field, text, cursor, context, left FROM drafts"
        " WHERE window = ? ORDER BY saved_at DESC, screen, field",
        (window,),
    )
    if not rows:
        return []
    from checkin.storage.stored_values import json_object

    return [
        Draft(screen, field, show(text), cursor, json_object(context), bool(left))
        for screen, field, text, cursor, context, left in rows
    ]


def saved_at(connection: Connection, window: str, screen: str) -> str:
    """When the window last saved words of a screen; empty if it has none."""
    said = "SELECT max(saved_at) FROM drafts WHERE window = ? AND screen = ? AND text <> ''"
    return next((at or "" for (at,) in connection.rows(said, (window, screen))), "")


def take_over(connection: Connection, window: str) -> None:
    """Make the drafts of closed windows this window's own, newest first.

    A screen for which this window already has a draft is left for the next time.
    """
    others = connection.rows("SELECT DISTINCT window FROM drafts WHERE window <> ?", (window,))
    gone = [other for (other,) in others if not _is_open(other)]
    if not gone:
        return
    with connection.transaction():
        marks = ", ".join("?" * len(gone))
        taken = {
            screen
            for (screen,) in connection.rows(
                "SELECT DISTINCT screen FROM drafts WHERE window = ?", (window,)
            )
        }
        for other, screen in connection.rows(
            f"SELECT window, screen FROM drafts WHERE window IN ({marks})"
            " GROUP BY window, screen ORDER BY max(saved_at) DESC",
            gone,
        ):
            if screen not in taken:
                taken.add(screen)
                connection.run(
                    "UPDATE drafts SET window = ? WHERE window = ? AND screen = ?",
                    (window, other, screen),
                )


def _is_open(window: str) -> bool:
    number, _, started = window.partition(".")
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return False  # somebody else's process now has the number
    return started == _started(int(number))


def _started(number: int) -> str:
    """The boot and the clock tick in which a process started; empty where /proc does not tell."""
    try:
        with open("/proc/sys/kernel/random/boot_id") as file:
            boot = file.read(8)
        with open(f"/proc/{number}/stat", "rb") as file:
            fields = file.read().rsplit(b")", 1)[1].split()
        if fields[0] == b"Z":  # it has ended, and nobody has collected it
            return "ended"
        return f"{boot}.{fields[19].decode()}"
    except (OSError, IndexError):
        return ""
