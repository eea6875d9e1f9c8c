"""What the keys of History do. Letters work while the list has the focus."""

from __future__ import annotations

from checkin.tui.keymap import ENTRY, GO, IN_LIST, LOOK_BACK, SEVERAL, Command

OF_AN_ENTRY = frozenset(
    {"open", "edit", "put_away", "keepsake", "not_a_win", "bring", "tag", "copy", "share"}
    | {"mark", "mark_on", "mark_range", "mark_found"}
)
"""The actions that need a selected entry."""
_PLACES = frozenset(
    {
        "year",
        "pile",
        "then",
        "remember",
        "not_yet",
        "stretches",
        "firsts",
        "repeats",
        "felt",
        "trash",
    }
)
OF_THE_LIST = _PLACES | {"search", "ask_day", "hard", "filters", "tag"}
OF_THE_LIST |= {"mark", "mark_range", "mark_found"}
"""The actions whose keys are text while something is typed."""
OF_WHAT_IS_KEPT = frozenset({"search", "ask_day", "hard", "filters"}) | {
    *("year", "pile", "then", "remember", "firsts")
}
"""The actions that need anything in the file."""
WITH_MARKS = ("history.share", "history.tag", "history.copy", "history.away", "history.range")
"""What the footer names while entries are marked, the most needed first."""

_MOVES = (
    ("up", "up", "move(-1)", "Up", "Go up."),
    ("down", "down", "move(1)", "Down", "Go down."),
    ("k", "k", "move(-1)", "Up", "Go up, like in vi."),
    ("j", "j", "move(1)", "Down", "Go down, like in vi."),
    ("page_up", "pageup", "page(-1)", "Page up", "Go up a page."),
    ("page_down", "pagedown", "page(1)", "Page down", "Go down a page."),
    ("newest", "home", "end(-1)", "Newest", "Go to the newest entry."),
    ("oldest", "end", "end(1)", "Oldest", "Go to the oldest entry."),
)

_MARKS = (
    ("mark_down", "shift+down", "mark_on(1)", "Mark down", "Mark this one and the next."),
    ("mark_up", "shift+up", "mark_on(-1)", "Mark up", "Mark this one and the one above."),
)

HISTORY = (
    Command("history.open", "enter", "open", "Open", "Show all of an entry.", group=ENTRY),
    Command("history.search", "slash", "search", "Search", "Search everything you kept.", group=GO),
    Command(
        "history.edit", "e", "edit", "Edit", "Change an entry's words or its day.", group=ENTRY
    ),
    Command(
        "history.mark",
        "space",
        "mark",
        "Mark",
        "Mark this one, or click before it; then do one thing to all.",
        group=SEVERAL,
    ),
    Command("history.hard", "t", "hard", "Hard moments", "Show or hide hard moments.", group=GO),
    Command(
        "history.away",
        "d",
        "put_away",
        "Put away",
        "Put an entry in the trash. You can bring it back.",
        group=ENTRY,
        changes=True,
    ),
    Command("history.back", "escape", "back", "Back", "Leave the search, or the page."),
    Command(
        "history.undo",
        "u",
        "app.undo",
        "Undo",
        "Take back the last change to your entries.",
        changes=True,
    ),
    Command("history.go", "g", "ask_day", "Go to", "Go to a day, a month or a season.", group=GO),
    Command(
        "history.keepsake",
        "asterisk",
        "keepsake",
        "Keep close",
        "Keep a win for a hard day.",
        group=ENTRY,
    ),
    Command(
        "history.not_win",
        "f9",
        "not_a_win",
        "Not a win",
        "This wasn't a win: keep it as your own words.",
        shown=False,
        group=ENTRY,
        changes=True,
    ),
    Command(
        "history.bring",
        "b",
        "bring",
        "Bring",
        "Bring an entry to your next session.",
        group=ENTRY,
        changes=True,
    ),
    Command(
        "history.filter",
        "f",
        "filters",
        "Filter",
        "Filter by kind, topic, person or month.",
        group=GO,
    ),
    Command(
        "history.range",
        "minus",
        "mark_range",
        "To here",
        "Mark all from the last one you marked to this one.",
        group=SEVERAL,
    ),
    *(
        Command(f"history.{id}", key, action, label, about, shown=False, group=SEVERAL)
        for id, key, action, label, about in _MARKS
    ),
    Command(
        "history.found",
        "a",
        "mark_found",
        "Mark all",
        "Mark all that your search found.",
        need=2,
        group=SEVERAL,
    ),
    Command(
        "history.tag",
        "number_sign",
        "tag",
        "Tag",
        "Add or remove a #topic or @person.",
        group=ENTRY,
    ),
    Command(
        "history.more",
        "f6",
        "more",
        "Say more",
        "Say more about a win or a hard moment.",
        False,
        group=ENTRY,
    ),
    Command("history.copy", "c", "copy", "Copy", "Copy as plain text, with its day.", group=ENTRY),
    Command(
        "history.share", "x", "share", "Share", "Share this, or all that are marked.", group=SEVERAL
    ),
    Command("history.trash", "z", "trash", "Trash", "See what you put away.", group=GO),
    Command(
        "history.year",
        "y",
        "year",
        "Year map",
        "Every day that has a win, year by year.",
        group=LOOK_BACK,
    ),
    Command(
        "history.pile",
        "v",
        "pile",
        "Pile",
        "All your wins by week, month, season, topic or person.",
        group=LOOK_BACK,
    ),
    Command(
        "history.then",
        "o",
        "then",
        "On this day",
        "What you kept a week, a month or a year ago.",
        group=LOOK_BACK,
    ),
    Command(
        "history.remember",
        "r",
        "remember",
        "Remember one",
        "One of your wins, picked at random.",
        group=LOOK_BACK,
    ),
    Command(
        "history.firsts",
        "1",
        "firsts",
        "Firsts",
        "First times, big ones, and what was easier than before.",
        group=LOOK_BACK,
    ),
    Command(
        "history.repeats",
        "2",
        "repeats",
        "Repeats",
        "Things I repeat, and how often.",
        group=LOOK_BACK,
    ),
    Command(
        "history.felt",
        "3",
        "felt",
        "How it felt",
        "Words you picked for how it felt.",
        group=LOOK_BACK,
    ),
    Command(
        "history.not_yet",
        "n",
        "not_yet",
        "Not yet",
        "Longer hopes, small wins that lead there, and what I can do now.",
        group=LOOK_BACK,
    ),
    Command(
        "history.stretches",
        "i",
        "stretches",
        "Stretches",
        "Things I'm working toward.",
        group=LOOK_BACK,
    ),
    Command(
        "history.redo", "U", "app.redo", "Redo", "Redo what was undone.", shown=False, changes=True
    ),
    *(
        Command(f"history.{id}", key, action, label, about, shown=False, group=IN_LIST)
        for id, key, action, label, about in _MOVES
    ),
)
