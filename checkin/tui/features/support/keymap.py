"""What the keys of the people page do. Some do one thing with a person, another with a line."""

from __future__ import annotations

from checkin.tui.keymap import LIST, Command

WITH_SOMEONE = frozenset({"put_away", "still_right", "shift", "change"})
"""The actions that need someone to be highlighted."""
WITH_A_LINE = frozenset({"change_line", "hide_line", "line_still_right"})
"""The actions that need a help line to be highlighted."""
OWN = WITH_SOMEONE | WITH_A_LINE | {"add", "add_line", "read", "ask", "bring_back", "lines"}
"""What there is to do with what is one's own."""

PEOPLE = (
    Command(
        "people.open",
        "enter",
        "open",
        "Choose",
        "Open what is chosen: someone large, your plan, or a country.",
    ),
    Command("people.copy", "enter", "copy", "Copy", "On a help line: copy its number or address."),
    Command(
        "people.show", "enter", "show_again", "Choose", "On a hidden help line: show it again."
    ),
    Command(
        "people.change",
        "f6",
        "change_line",
        "Note, or change",
        "On a help line: add a note, or put it in your own words.",
        short="Note",
    ),
    Command(
        "people.change_person",
        "f6",
        "change",
        "Change",
        "On someone: change their name, or how to reach them.",
    ),
    Command(
        "people.hide",
        "d",
        "hide_line",
        "Hide",
        "On a help line: hide it from the list.",
        changes=True,
    ),
    Command(
        "people.line_right",
        "c",
        "line_still_right",
        "Still right",
        "On a help line: note that you checked it today.",
        short="Right",
        changes=True,
    ),
    Command(
        "people.add",
        "a",
        "add",
        "Add a person",
        "Among your people: add someone.",
        short="Add person",
    ),
    Command("people.leave", "escape", "back", "Back", "Go back to where you were."),
    Command(
        "people.add_line",
        "a",
        "add_line",
        "Add a help line",
        "Among help lines: add one of your own.",
        short="Add line",
    ),
    Command("people.read", "r", "read", "Read plan", "Read your plan, one step at a time."),
    Command("people.lines", "l", "lines", "Lines", "Go down to the help lines."),
    Command("people.ask", "k", "ask", "Ask", "Ask someone to be there with you."),
    Command(
        "people.away",
        "d",
        "put_away",
        "Put away",
        "On someone: remove them from your list.",
        changes=True,
    ),
    Command(
        "people.right",
        "c",
        "still_right",
        "Still right",
        "On someone: note that this is still right.",
        changes=True,
    ),
    Command(
        "people.back",
        "u",
        "bring_back",
        "Bring back",
        "Bring back what was put away or hidden last.",
        shown=False,
        also="f5",
        changes=True,
    ),
    Command("people.up", "shift+up", "shift(-1)", "Up", "Move someone up.", shown=False),
    Command("people.down", "shift+down", "shift(1)", "Down", "Move someone down.", shown=False),
    *LIST,
)
