"""What an entry holds, each field once, with the sort of its value.

The columns that are written and read, what search looks in, versions, views, every export and the
way back out of one, the details that the shell shows and the pages that ask for them are made from
these tables. `Described` and `Edits` in `checkin.core.entries` spell the same names out for those
who check types, and tests hold them together; names for the screen are in
`content/strings/fields.toml`. Loaded by every `checkin win`, so it stays plain.
"""

from __future__ import annotations

WORDS = "words"
"""Text of a person, cleaned when it is stored and looked in by search; empty if there is none."""
NAME = "name"
"""The id of something that can be chosen, or words in its place; cleaned."""
CODE = "code"
"""One of a few values that the program gives a meaning."""
NUMBER = "number"
FLAG = "flag"
"""Yes or no; 1 or 0 in the file."""
DAY = "day"
MOMENT = "moment"
"""A time with its offset, ISO 8601 to the second."""
STAMP = "stamp"
"""A moment that the program notes by itself, kept as text."""

FIELDS = {
    "kind": CODE,
    "day": DAY,
    "at": MOMENT,
    "text": WORDS,
    "why": WORDS,
    "cue": WORDS,
    "reward": WORDS,
    "label": NAME,
    "outcome": CODE,
    "before": NUMBER,
    "after": NUMBER,
    "parent": NUMBER,
    "source": NAME,
    "bring": FLAG,
    "keepsake": FLAG,
}
"""The columns that a person's change can set, by the sort of their value."""
KEPT_BY_PROGRAM = {
    "id": NUMBER,
    "uid": CODE,
    "created_at": STAMP,
    "updated_at": STAMP,
    "deleted_at": STAMP,
}
"""The other columns of an entry."""
LISTS = ("tags", "feelings", "marks")
"""What an entry can have several of, each in a table of its name."""
SEARCHED = tuple([name for name, sort in FIELDS.items() if sort == WORDS])
"""The columns that search looks in."""
NOTES = tuple([name for name in SEARCHED if name not in ("text", "cue")])
"""The words that stand below those of an entry, wherever all of it is shown."""
ASKED = {"win": ("why",), "intention": ("why", "reward")}
"""Which notes are asked for, by kind: with an option of its command and, for a win, on its page,
the first at once."""
