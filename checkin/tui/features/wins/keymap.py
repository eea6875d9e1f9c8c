"""What the keys of the wins page do."""

from __future__ import annotations

from checkin.tui.keymap import BACK, LIST, Command

WINS = (
    Command("wins.more", "tab", "more", "Say more", "Say more about this win, or the last one."),
    Command(
        "wins.nothing",
        "f4",
        "nothing",
        "Nothing comes to mind",
        "A gentle question, or an older win of yours.",
        short="A question",
    ),
    Command("wins.day", "f5", "another_day", "Another day", "Keep it for an earlier day."),
    Command(
        "wins.celebrate",
        "f6",
        "celebrate",
        "Celebrate",
        "Celebrate this win, or the last one, in a small way.",
        shown=False,
    ),
    Command(
        "wins.not_win",
        "ctrl+n",
        "not_a_win",
        "Not a win",
        "Choose one that wasn't a win: it stays as your own words.",
        shown=False,
        changes=True,
    ),
    Command(
        "wins.not",
        "f7",
        "not_for_me",
        "Not for me",
        "Don't offer the chosen one again.",
        shown=False,
    ),
    BACK,
    *LIST,
)
