"""What the keys of History do. Letters work while the list has the focus."""

from __future__ import annotations

from checkin.tui.keymap import Command

OF_AN_ENTRY = frozenset(
    {"open", "edit", "put_away", "keepsake", "bring", "tag", "copy", "share", "mark"}
)
"""The actions that need a selected entry."""
_PLACES = frozenset({"year", "pile", "then", "remind", "not_yet", "stretches", "trash"})
OF_THE_LIST = _PLACES | {"search", "ask_day", "hard", "filters", "tag", "mark"}
"""The actions whose keys are text while something is typed."""

_MOVES = (
    ("up", "up", "move(-1)", "Up", "Go up."),
    ("down", "down", "move(1)", "Down", "Go down."),
    ("k", "k", "move(-1)", "Up", "Go up, as in vi."),
    ("j", "j", "move(1)", "Down", "Go down, as in vi."),
    ("page_up", "pageup", "page(-1)", "Page up", "Go up a page."),
    ("page_down", "pagedown", "page(1)", "Page down", "Go down a page."),
    ("newest", "home", "end(-1)", "Newest", "Go to the newest entry."),
    ("oldest", "end", "end(1)", "Oldest", "Go to the oldest entry."),
)

HISTORY = (
    Command("history.open", "enter", "open", "Open", "Show all of an entry where it stands."),
    Command("history.search", "slash", "search", "Search", "Find words in all you kept."),
    Command("history.edit", "e", "edit", "Edit", "Change the words of an entry, or its day."),
    Command("history.away", "d", "put_away", "Put away", "Put an entry away. It can come back."),
    Command(
        "history.hard", "t", "hard", "Hard moments", "Show hard moments too, or leave them out."
    ),
    Command("history.back", "escape", "back", "Back", "Leave the search, then the page."),
    Command("history.undo", "u", "app.undo", "Undo", "Take back the last change."),
    Command("history.go", "g", "ask_day", "Go to", "Go to a day, a month or a season."),
    Command("history.keepsake", "asterisk", "keepsake", "Keep close", "Keep a win for a hard day."),
    Command("history.bring", "b", "bring", "Bring", "Bring an entry to your next session."),
    Command("history.filter", "f", "filters", "Filter", "Choose what to look for from lists."),
    Command("history.mark", "space", "mark", "Mark", "Mark several, to do one thing to all."),
    Command("history.tag", "number_sign", "tag", "Tag", "Add a #topic or @person, or take it off."),
    Command(
        "history.more", "f4", "more", "Say more", "Say more about a win or a hard moment.", False
    ),
    Command("history.copy", "c", "copy", "Copy", "Copy as plain text, with its day."),
    Command("history.share", "x", "share", "Share", "Take it, or all marked, to someone else."),
    Command("history.trash", "z", "trash", "What is put away", "See what is put away."),
    Command("history.year", "y", "year", "Year map", "Every day that has a win, year by year."),
    Command("history.pile", "v", "pile", "Pile", "The pile by week, month, topic or person."),
    Command("history.then", "o", "then", "On this day", "What was kept a week or a year ago."),
    Command("history.remind", "r", "remind", "Remind me", "Any win from the pile."),
    Command("history.not_yet", "n", "not_yet", "Not yet", "What was not possible yet, and is now."),
    Command("history.stretches", "i", "stretches", "Stretches", "Good stretches of days."),
    Command("history.redo", "U", "app.redo", "Redo", "Do again what was undone.", shown=False),
    *(
        Command(f"history.{id}", key, action, label, about, shown=False)
        for id, key, action, label, about in _MOVES
    ),
)
