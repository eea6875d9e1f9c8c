"""What the keys of the year map do."""

from __future__ import annotations

from checkin.tui.keymap import Command

MOVES = (
    Command("year.open", "enter", "open", "Choose", "Go to that day in History."),
    Command("year.left", "left", "across(-1)", "Left", "Go to an earlier week.", shown=False),
    Command("year.right", "right", "across(1)", "Right", "Go to a later week.", shown=False),
    Command("year.up", "up", "day(-1)", "Day before", "Go to the day before.", shown=False),
    Command("year.down", "down", "day(1)", "Day after", "Go to the day after.", shown=False),
    Command(
        "year.before",
        "left_square_bracket",
        "year(-1)",
        "Earlier year",
        "Go to the year before.",
        also="pagedown",
    ),
    Command(
        "year.after",
        "right_square_bracket",
        "year(1)",
        "Later year",
        "Go to the year after.",
        also="pageup",
    ),
    Command("year.first", "home", "end(-1)", "First", "Go to the first day.", shown=False),
    Command("year.last", "end", "end(1)", "Last", "Go to the last day.", shown=False),
)
"""What its keys do while it has the focus. They go from one day that has a win to another."""
