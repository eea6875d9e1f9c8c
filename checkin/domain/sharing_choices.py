"""What goes into a page for someone: of which days, and which parts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from checkin.content.sharing import ShareTemplate
from checkin.core.frozen import Frozen

PLACEHOLDERS = re.compile(r"\{(\w+)\}")
"""A place to fill in the text of a template."""
SINCE_LAST = "last"
"""The days since the last session."""
OWN = "own"
"""Days that the person named."""
TOTAL_PART = "total"
"""The part that is the person's own total of days, on a page for a session."""
_USUAL = "7"
_WITHOUT_SESSION = 30
"""So many days if no session is known."""
_OF_A_HELPER = ("hard", "question")
"""What a helper may want to bring along beside wins: only once it is asked for."""
_LEFT_OUT = frozenset({"hard", "also", "others"})
"""What goes in only once it is asked for."""


class ShareChoices(Frozen):
    """What goes into a page."""

    parts: tuple[str, ...]
    """Some of `parts_of` the template."""
    period: str
    """`SINCE_LAST`, `OWN`, or the last so many days."""
    first: date | None = None
    last: date | None = None
    """The days, if they are the person's own."""

    @property
    def stored(self) -> str:
        """The choices as one text."""
        own = f"{self.first}..{self.last}" if self.first and self.last else ""
        return f"{own or self.period} {' '.join(self.parts)}".rstrip()


def parts_of(template: ShareTemplate) -> tuple[str, ...]:
    """The parts that a page can have, in their order; the steps of hard moments go with these."""
    placeholders = PLACEHOLDERS.findall(template.text)
    also: tuple[str, ...] = ("also", TOTAL_PART) if template.takes_hard else ()
    if template.is_of_work:
        also = _OF_A_HELPER
    return tuple(placeholder for placeholder in (*placeholders, *also) if placeholder != "helped")


def periods_of(template: ShareTemplate) -> tuple[str, ...]:
    """The spans of days that are offered for it."""
    return (*((SINCE_LAST,) if template.takes_hard else ()), _USUAL, "30", OWN)


def usual(template: ShareTemplate) -> ShareChoices:
    """What goes into it until anything else is chosen: no hard moments."""
    out = _LEFT_OUT.union(_OF_A_HELPER if template.is_of_work else ())
    parts = tuple(part for part in parts_of(template) if part not in out)
    return ShareChoices(parts, periods_of(template)[0])


def read(template: ShareTemplate, stored: str) -> ShareChoices:
    """The choices that were stored; the usual ones if there are none, or none that can be read."""
    period, *parts = stored.split() or [""]
    first, _, last = period.partition("..")
    known = tuple(part for part in parts_of(template) if part in parts)
    if period in periods_of(template):
        return ShareChoices(known, period)
    try:
        return ShareChoices(known, OWN, date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return usual(template)


def days_of(choices: ShareChoices, today: date, session: date | None) -> tuple[date, date]:
    """The first and the last day; `session` is the day of the last session, if one is known."""
    if choices.period == OWN and choices.first and choices.last:
        return choices.first, choices.last
    if choices.period == SINCE_LAST and session is not None:
        return session, today
    count = int(choices.period) if choices.period.isdecimal() else _WITHOUT_SESSION
    return today - timedelta(days=count - 1), today
