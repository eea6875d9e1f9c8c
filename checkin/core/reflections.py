"""The sorts of reflection, in one place: where each comes from, its mark, and where it shows.

A reflection is stored with the page it was written on as its `source`. The shell, the app and the
exports ask here what that makes it; its name is in `content/strings/marks.toml`, by its id.
"""

from __future__ import annotations

from checkin.core.entries import HERE, NOT_YET, PLAN, REPEAT, Entry
from checkin.core.frozen import Frozen

EVENING = "e-"
"""What the source of an answer to a question of the evening begins with: the question's id."""
FEELINGS = "feelings"
"""The source of a reflection that holds feelings of the evening and no other words."""
ANSWER = "week:"
"""What the source begins with of all that is written on the page of the week."""
SMALL_WIN = "week:next"
"""The source of a small win to make room for."""
TRUST = "trust"
"""The source of an answer to the question of a season."""
LATER = "later"
"""The source of a look back at a hard moment."""
BOX = "skill:hold"
"""The source of words to keep close."""
SKILL = "skill:"
"""What the source begins with of words that were written in a skill."""

QUESTION = "session:question"
"""The source of a question to bring to a session."""
AGREED = "session:agreed"
"""The source of what was agreed to be tried until the next session."""

TOTAL = "total"
"""The source of a day that was counted in the person's own total."""
SLIP = "slip"
"""The source of a hard moment that was noted beside that total, and changes no number."""

OWN = "words"
"""The source of words that were typed where there was only something to choose."""


class Sort(Frozen):
    """One sort of reflection."""

    id: str
    sources: tuple[str, ...]
    """What `source` is; one that ends in a sign such as `:` is the beginning of it."""
    mark: str
    plain: str
    """The mark that every terminal has."""
    about: str
    """What it is, for readers of the file: it stands beside it in the view `reflections`."""
    good: bool
    """Whether it can stand among good things, for anyone it is shared with."""
    on_today: bool = False
    """Whether it shows on Today. What comes from a hard moment, or can't be done yet, does not."""
    named: bool = True
    """Whether its name stands before its words; there is no need where they say it."""


_EVENING = "answers to the questions of an evening"
EVENING_SORT = Sort("evening", (EVENING, FEELINGS), "◇", "-", _EVENING, good=True, on_today=True)
"""The one sort that fills the evening of a day."""
OTHER = Sort("reflection", (), "◇", "-", "from elsewhere", good=True, named=False)
"""What came from nowhere that is known, such as another program: it is called no more than that."""
SORTS: tuple[Sort, ...] = (
    EVENING_SORT,
    Sort("here", (HERE,), "·", ".", "being here counts", good=True, on_today=True, named=False),
    Sort("words", (OWN,), "◇", "-", "typed at a choice", good=False, on_today=True, named=False),
    Sort(
        "small-win",
        (SMALL_WIN,),
        "□",
        "_",
        "one to make room for next week",
        good=False,
        on_today=True,
    ),
    Sort("week", (ANSWER,), "□", "_", "a question of the week", good=True, on_today=True),
    Sort("trust", (TRUST,), "□", "_", "the question of a season", good=True, on_today=True),
    Sort("not-yet", (NOT_YET,), "△", "^", "what cannot be done yet", good=False),
    Sort("look-back", (LATER,), "←", "<", "at a hard moment, which is its setback", good=False),
    Sort("plan", (PLAN,), "»", ":", "when this comes (question), then that (text)", good=False),
    Sort("total", (TOTAL,), "+", "+", "a day in the person's own total", good=False),
    Sort("to-ask", (QUESTION,), "?", "?", "to ask in the next session", good=False),
    Sort("agreed", (AGREED,), "»", ":", "agreed in a session to try", good=False),
    Sort("close", (BOX,), "◈", '"', "words to keep close", good=True),
    Sort("skill", (SKILL,), "◈", '"', "written in a skill", good=False),
    OTHER,
)
"""All of them. The first that fits is meant."""


def sort_of(entry: Entry) -> Sort | None:
    """What sort of reflection an entry is; None if it is none."""
    if entry.kind != "reflection":
        return None
    source = entry.source or ""
    for sort in SORTS:
        for known in sort.sources:
            if source == known or (not known[-1].isalnum() and source.startswith(known)):
                return sort
    return OTHER


def of_the_evening(entry: Entry) -> bool:
    """Whether it answers a question of the evening: as a line, or as a win.

    Wins of earlier versions have the page as their source.
    """
    source = entry.source or ""
    if entry.kind == "win":
        return source == "evening" or source.startswith(EVENING)
    return sort_of(entry) is EVENING_SORT


def in_own_words(entry: Entry) -> bool:
    """Whether it is in words that the person typed, and not in those of an idea or of others."""
    if entry.kind == "reflection":
        return entry.source not in (BOX, HERE)
    return entry.source in (None, "", REPEAT) or of_the_evening(entry)


def moment_of(entry: Entry) -> int | None:
    """The number of the hard moment that an entry is or belongs to; None if there is none."""
    if entry.kind == "setback":
        return entry.id
    return entry.parent if entry.kind == "step" or entry.source == LATER else None


def name_key(entry: Entry) -> str:
    """Which name the entry goes by: the id of its sort, else its kind."""
    sort = sort_of(entry)
    return sort.id if sort else entry.kind


def cue_key(entry: Entry) -> str:
    """What `cue` is: the question that was answered, or the moment it is tied to."""
    return "question" if entry.kind == "reflection" and entry.source != PLAN else "cue"
