"""What a file of a person's own words can hold: its tables, and the columns of each."""

from __future__ import annotations

from collections.abc import Mapping

from checkin.core.frozen import Frozen

TEXT, FLAG, TOPICS, ONE_OF = "text", "flag", "topics", "one of"
"""What a column holds: own words; true or false; ids of topics; a value that a row of ours has."""


class Column(Frozen):
    """One column of a table."""

    kind: str = TEXT
    most: int = 200
    """How many characters its words can have."""
    lines: bool = False
    """Whether its words can go over several lines."""


class Table(Frozen):
    """One table, and where the rows are that come with checkin."""

    name: str
    pack: str
    table: str
    columns: Mapping[str, Column]
    needs: tuple[str, ...]
    """The columns that a new row has to have."""
    otherwise: Mapping[str, object] = {}
    """What a new row has where it says nothing, if its class has no default."""
    same_as_text: tuple[str, ...] = ()
    """Columns that follow `text` where nothing else is said."""
    of_text: tuple[str, ...] = ()
    """Columns that fit one text alone, and are empty where another says nothing."""
    only_adds: bool = False
    """Whether its rows can't take the place of ours, or leave one out."""


_TEXT, _LINES, _FLAG = Column(), Column(lines=True, most=1000), Column(FLAG)
_TOPICS, _ONE_OF, _SHORT = Column(TOPICS), Column(ONE_OF), Column(most=16)

TABLES: tuple[Table, ...] = (
    Table(
        "small_thing",
        "small_things",
        "item",
        {
            "text": _TEXT,
            "done": _TEXT,
            "time": _ONE_OF,
            "group": _ONE_OF,
            "tool": _ONE_OF,
            "topics": _TOPICS,
        },
        ("text",),
        {"time": "2m", "group": "own"},
        ("done",),
    ),
    Table(
        "goal",
        "morning",
        "item",
        {"text": _TEXT, "smaller": _TEXT, "energy": _ONE_OF, "topics": _TOPICS},
        ("text",),
        {"energy": "low", "area": ""},
        ("smaller",),
    ),
    Table("moment", "morning", "cue", {"text": _TEXT, "topics": _TOPICS}, ("text",)),
    Table(
        "win",
        "wins",
        "chip",
        {"text": _TEXT, "short": _SHORT, "kind": _ONE_OF, "topics": _TOPICS},
        ("text",),
        {"kind": ""},
        ("short",),
    ),
    Table(
        "question",
        "wins",
        "prompt",
        {"text": _TEXT, "yes": _TEXT, "topics": _TOPICS},
        ("text",),
        of_text=("yes",),
    ),
    Table(
        "celebration",
        "celebrations",
        "item",
        {
            "text": _TEXT,
            "time": _ONE_OF,
            "way": _ONE_OF,
            "when": _ONE_OF,
            "tool": _ONE_OF,
            "topics": _TOPICS,
        },
        ("text",),
        {"time": "2m", "way": "reward", "loud": "quiet"},
    ),
    Table(
        "week_question",
        "week",
        "weekly",
        {"text": _TEXT, "of_wins": _FLAG, "topics": _TOPICS},
        ("text",),
    ),
    Table(
        "kind_line",
        "affirmations",
        "item",
        {"text": _LINES, "family": _ONE_OF, "strong": _FLAG, "topics": _TOPICS},
        ("text",),
        {"family": "secular", "style": ""},
    ),
    Table(
        "help_line",
        "help_lines",
        "line",
        {
            "name": _TEXT,
            "call": Column(most=60),
            "text_to": Column(most=60),
            "chat": _TEXT,
            "email": _TEXT,
            "hours": _TEXT,
            "note": _TEXT,
            "country": _ONE_OF,
        },
        ("name",),
        {"country": ""},
        only_adds=True,
    ),
)
"""All of them, in the order that a list of them has."""

WAYS = ("call", "text_to", "chat", "email")
"""The columns of a help line of which it needs one."""
HEAD = ("name", "schema", "pack", "lang")
"""What can stand above the tables and is no item."""
NOT_FOR_ME, DISTRESS, PROFILES = "not_for_me", "distress", "profiles"
"""Ids to leave out; sentences that offer people who can help; and sets of questions."""
PROFILE: Mapping[str, Column] = {
    "name": Column(most=40),
    "help": _TEXT,
    "kind_of_win": _ONE_OF,
    "topics": _TOPICS,
}
"""The columns of a profile, but its questions."""
MORNING, EVENING = "morning", "evening"
"""The lists of questions of a profile."""
ANSWERS = ("line", "win")
"""What an answer to a question of the evening can be kept as."""
SAFETY = frozenset(
    {
        *(
            "heavy",
            "urges",
            "phrases",
            "sentences",
            "distress_words",
            "offer_help",
            "care",
            "safety",
        ),
        *("help_lines", "line", "emergency", "anywhere", "breathing", "safety_plan"),
    }
)
"""What somebody may call the texts that always stay."""
LARGEST = 256 * 1024
"""The most bytes that are read of a file."""


def table_named(name: str) -> Table | None:
    """The table of that name, if a file can have it."""
    return next((table for table in TABLES if table.name == name), None)
