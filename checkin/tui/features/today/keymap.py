"""What keys do on Today, besides leading to other pages as everywhere."""

from __future__ import annotations

from checkin.core.clock import Clock
from checkin.tui import routes
from checkin.tui.keymap import IN_LIST, Command

_EVENING = 17
"""From which hour on the morning is needed less than the evening."""

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
    Command(
        "today.throw",
        "f7",
        "throw",
        "Throw away",
        "Throw away the unfinished words you chose. Once more brings them back.",
        need=2,
    ),
    Command(
        "today.return",
        "f7",
        "bring_back",
        "Bring back",
        "Bring back the words you threw away last.",
        need=2,
    ),
    Command("today.up", "up", "move(-1)", "Up", "Go up a line.", False, group=IN_LIST),
    Command("today.down", "down", "move(1)", "Down", "Go down a line.", False, group=IN_LIST),
)


def needed_less(clock: Clock) -> str:
    """What the footer drops first at this time of day: people who can help are named before it."""
    is_evening = clock.is_late() or clock.now().hour >= _EVENING
    return "app.morning" if is_evening else "app.evening"
