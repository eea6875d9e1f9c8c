"""What stands in the packs and in the strings of the screens, with the name of each text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

CONTENT = ROOT / "checkin" / "content"
PACKS = sorted(CONTENT.rglob("*.toml"))

PLUMBING = frozenset({"schema", "pack", "lang"})
"""The head of a pack, which says what it is."""

OWNERS_WORDS = {"name", "place", "number", "call", "text_to", "chat", "email", "url"}
"""Columns of the help lines that stand as the owners of the lines write them."""

NOT_SHOWN = {
    "affirmations": {"id", "style", "family", "topics"},
    "breathing": {"id", "level", "topics", "kind"},
    "celebrations": {"id", "time", "loud", "way", "when", "topics", "tool"},
    "evening": {"id", "kind", "topics", "kind_of_win"},
    "example": {"id", "kind", "time"},
    "help_lines": {"status", "source", "code", "country", "countries", "checked", "id"},
    "demo": {"at", "here", "label", "marks", "outcome", "source"},
    "feelings": {"id", "quadrant", "sign"},
    "heavy": {
        *("phrases", "around", "sentences", "stems", "same"),
        *(
            "passed",
            "not",
            "between",
            "done",
            "after",
            "goes_on",
            "happened",
            "spelled",
            "words_too",
            "long",
        ),
        *(
            "WISH",
            "NEVER",
            "A_MOMENT",
            "REASON",
            "REASONLESS",
            "LIVING",
            "A_THING",
            "FOR",
            "THINKING",
            "URGE",
        ),
    },
    "urges": {
        *(
            "wishing",
            "mine",
            "of_me",
            "slips",
            "withdrawal",
            "panic",
            "panic_stems",
            "elsewhere",
            "social",
            "behaviour",
            "behaviour_stems",
            "substance",
            "withdrawal_stems",
        ),
        *("phrases", "wanting", "took", "stems", "not", "between", "done"),
        *("WANT", "SOME", "OF_IT", "GONE", "SOME_DE"),
        *("near", "NEAR_DID", "NEAR_DO", "DREAM", "FEAR"),
    },
    "low": {
        *("said", "before", "after", "WHEN", "WELL", "GOOD_ONE", "AT_TIME", "BAD"),
        *("MY", "NEAR", "NEARS", "NEAR_ES", "THEY", "BY_WHOM", "BEFORE_ALL", "FOUGHT_WITH"),
    },
    "other_names": {
        *("id", "names", "without_weight", "told", "wishes", "question_begins"),
        *("past_before", "past_did", "past_was", "past_no_deed"),
    },
    "hard_words": {
        *("do", "no_do", "do_before", "done", "no_done", "is", "may", "fine", "fine_of"),
        *("help", "help_of", "hurts", "no_hurts", "others"),
    },
    "openers": {"words", "common", "other", "names", "alone"},
    "grounding": {"id", "sense", "topics"},
    "morning": {"id", "energy", "area", "topics", "special"},
    "safety_plan": {"key", "kind", "suggest_from"},
    "hard_moment": {"id", "tool", "topics", "outcome", "sort"},
    "sharing": {"id", "topics"},
    "skills": {"id", "topics"},
    "small_things": {"id", "group", "time", "topics", "tool", "moment", "first_three", "also"},
    "topics": {"id"},
    "week": {"id", "theme", "span", "topics"},
    "wins": {"id", "kind", "topics", "first"},
}
"""Keys of each pack whose values the program reads and never shows; any other pack is all words."""


def name_of(pack: Path) -> str:
    """How the program asks for the pack."""
    return pack.stem if pack.parent.name == "packs" else f"strings/{pack.stem}"


def named_texts(pack: Path) -> Iterator[tuple[str, str]]:
    """Every text of a pack that can come to a screen, after its name: `wins.chip.chip-01.short`.

    A row is named by its id, or by its place among the rows of its table.
    """
    hidden = PLUMBING | NOT_SHOWN.get(name_of(pack), set())

    def walk(value: object, where: str, key: str = "") -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, f"{where}.{name}", name)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                id = inner.get("id") or inner.get("key") if isinstance(inner, dict) else None
                yield from walk(inner, f"{where}.{id or number}", key)
        elif isinstance(value, str) and key not in hidden:
            yield where, value

    yield from walk(tomllib.loads(pack.read_text(encoding="utf-8")), name_of(pack))
