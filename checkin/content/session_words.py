"""Words that tell of a session: what it is called, and that the person was there."""

from __future__ import annotations

from checkin.core.text import fold

_BEGIN = ("therap", "terap", "psychotherap", "counsel", "psycholog", "psychiatr")
"""How words begin that name a session."""
_NO_SESSION = ("physical", "physio", "occupational", "speech", "retail")
"""Words with which they name something else."""
_ALONE = ("session", "sessions")
"""Words that name one if hardly another one stands with them: a session can be one of yoga."""
_BESIDE = frozenset(["my", "the", "a", "weekly", "to", "went", "had", "at", "in"])
_WENT = frozenset(
    [
        "went",
        "been",
        "had",
        "attended",
        "saw",
        "met",
        "did",
        "made",
        "showed",
        "turned",
        "sat",
        "drove",
        "walked",
        "got",
        "finished",
    ]
)
"""What a sentence begins with that tells of a session one was at."""
_BEFORE = frozenset(["i", "ive", "i've", "have", "just", "today", "yesterday", "finally", "still"])
"""What may stand before that."""
_NOT = frozenset(
    [
        "not",
        "no",
        "never",
        "nearly",
        "almost",
        "didnt",
        "didn't",
        "missed",
        "skipped",
        "cancelled",
        "canceled",
        "booked",
        "book",
        "thought",
        "about",
        "told",
        "homework",
        "dog",
        "waiting",
        "list",
        "email",
        "emailed",
        "called",
        "rang",
        "trainer",
        "gym",
        "yoga",
        "study",
        "training",
        "massage",
    ]
)
"""Words with which a sentence tells of something else."""
_OPENS = frozenset(
    [
        "with",
        "today",
        "again",
        "this",
        "yesterday",
        "on",
        "and",
        "even",
        "when",
        "was",
        "went",
        "done",
        "at",
    ]
)
"""What may follow what the session is called."""


def names_session(name: str) -> bool:
    """Whether somebody may well call their session so: Therapy with Anna, my session."""
    words = fold(name).split()
    if any(word.startswith(_NO_SESSION) for word in words):
        return False
    if any(word.startswith(_BEGIN) for word in words):
        return True
    left = [word for word in words if word not in _BESIDE]
    return len(left) == 1 and left[0] in _ALONE


def tells_of_session(text: str) -> bool:
    """Whether somebody says that they were at one: went to therapy, had my session with Dr Lee.

    What is not clear is none: a session that is not counted can be noted by its key.
    """
    words = [word.strip(".,;:!?\u2026") for word in fold(text.replace("\u2019", "'")).split()]
    while words and words[0] in _BEFORE:
        del words[0]
    if not words or _NOT.intersection(words) or any(w.startswith(_NO_SESSION) for w in words):
        return False
    went = words[0] in _WENT and (words[0] != "got" or words[1:2] == ["to"])
    if went and any(word.startswith(_BEGIN) for word in words):
        return True
    named = next((n for n, w in enumerate(words) if w in _ALONE or w.startswith(_BEGIN)), None)
    if named is None or not (went or named == 0) or not _BESIDE.issuperset(words[1:named]):
        return False
    return named + 1 == len(words) or words[named + 1] in _OPENS
