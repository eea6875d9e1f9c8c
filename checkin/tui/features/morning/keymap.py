"""What the keys of the morning page do."""

from __future__ import annotations

from checkin.tui.keymap import BACK, LIST, Command

MORNING = (
    Command(
        "morning.when",
        "tab",
        "when",
        "When, and a treat",
        "Choose a moment for it, and then something nice that goes with it.",
        short="When",
    ),
    Command("morning.then", "tab", "then", "And a treat", "Add something nice that goes with it."),
    Command("morning.words", "shift+tab", "words", "Back one step", "Go back one step."),
    Command("morning.energy", "f4", "energy", "Energy", "Say how much energy there is today."),
    Command("morning.smaller", "f6", "smaller", "Smaller", "Make it smaller."),
    Command(
        "morning.write",
        "f6",
        "write",
        "Write",
        "Write whatever comes for five minutes. Then keep it or throw it away.",
        need=0,
    ),
    Command(
        "morning.not",
        "f7",
        "not_for_me",
        "Not for me",
        "Don't offer the chosen idea again.",
        shown=False,
    ),
    BACK,
    *LIST,
)
