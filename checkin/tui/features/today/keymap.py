"""What keys do on Today, besides leading to other pages as everywhere."""

from __future__ import annotations

from checkin.content.strings import strings
from checkin.tui import routes
from checkin.tui.keymap import EVERYWHERE, IN_LIST, Command

KEYS: tuple[Command, ...] = (
    Command("today.open", "enter", "open", "Open", "Open the chosen line."),
    Command(
        "today.search",
        "slash",
        "search",
        "Search",
        "Search everything you kept.",
        False,
    ),
    Command(
        "today.session",
        "x",
        routes.SHARE.action,
        "Share",
        "Make a page for your next session, or for someone else.",
        False,
    ),
    Command(
        "today.count",
        "plus",
        "count",
        "Count today",
        "Count today in your own total. Once more opens it.",
        False,
        changes=True,
    ),
    Command(
        "today.win",
        "f9",
        "as_win",
        "Keep it as a win",
        "Keep what you wrote a moment ago as a win.",
        False,
        changes=True,
    ),
    Command("today.up", "up", "move(-1)", "Up", "Go up a line.", False, group=IN_LIST),
    Command("today.down", "down", "move(1)", "Down", "Go down a line.", False, group=IN_LIST),
)


def page_title(slot: str) -> str:
    """What the page is called on which something waits; else the label of the key for it."""
    known, parts = strings("pages"), slot.split(":")
    named = known.get(":".join(parts[:2])) or known.get(parts[0])
    labels = {c.action: c.label for c in EVERYWHERE}
    return str(named or labels[f"app.go('{parts[0]}')"])
