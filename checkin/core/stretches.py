"""Good stretches: so many days with a tag, in a span the person chose. What is reached stays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date

from checkin.core.errors import NotPossible
from checkin.core.frozen import Frozen, as_dict, replace
from checkin.core.text import clean, one_tag

NOTE = "stretch:"
"""What the name of its note begins with, and the source of the win it is kept as."""
MOST = 10_000
"""The most days a stretch can ask for or span."""


class Stretch(Frozen):
    """Something a person would be glad of, in their own words."""

    id: str
    name: str
    days: int
    """On how many days there is a win with the tag."""
    span: int | None
    """Within how many days in a row of the calendar; None for however long it takes."""
    tag: str
    made: str
    """The day it was written, as YYYY-MM-DD."""
    kept: int = 0
    """The number of the win it was kept as; 0 before that."""
    away: bool = False
    """Whether it is put away."""

    def as_json(self) -> str:
        """All of it, for `from_json`."""
        import json

        return json.dumps(as_dict(self), ensure_ascii=False)


def new(name: str, days: str, span: str, tag: str, made: str) -> Stretch:
    """A stretch from four fields as they were typed. Raises `NotPossible` for what cannot be."""
    words = _named(name)
    need, within = checked(number(days), number(span))
    return Stretch(os.urandom(6).hex(), words, need, within, tag_in(tag), made)


def changed(stretch: Stretch, name: str, days: str, span: str) -> Stretch:
    """The same stretch with other words or numbers; one that is reached stays reached.

    Raises `NotPossible` for what cannot be.
    """
    words = _named(name)
    need, within = checked(number(days), number(span))
    return replace(stretch, name=words, days=need, span=within)


def _named(typed: str) -> str:
    words = " ".join(clean(typed).split())
    if not words:
        raise NotPossible("It needs a name.", "A few words are fine.")
    return words


def tag_in(typed: str) -> str:
    """The one tag that was typed, with or without its sign. Raises `NotPossible` otherwise."""
    if not typed.strip():
        raise NotPossible(
            "It needs a #topic or @person: wins with it are counted.", "Type one, such as #walk."
        )
    found = one_tag(typed)
    if found is None:
        raise NotPossible("That isn't a #topic or @person.", "Type one, such as #walk or @sam.")
    return found


def from_json(text: str) -> Stretch | None:
    """The stretch a note holds; None for one that holds something else."""
    import json

    try:
        return Stretch(**json.loads(text))
    except (ValueError, TypeError):
        return None


def number(typed: str) -> int | None:
    """A number of days as it was typed; None for nothing. Raises `NotPossible` for no number."""
    words = typed.split()
    if not words:
        return None
    digits = words[0]
    if len(words) > 2 or not (digits.isascii() and digits.isdecimal() and len(digits) < 6):
        raise NotPossible("That isn't a number of days.", "Type a number, such as 7.")
    return int(digits)


def checked(days: int | None, span: int | None) -> tuple[int, int | None]:
    """The two numbers, if they can be a stretch. Raises `NotPossible` otherwise."""
    if not days or days > MOST or (span or 0) > MOST:
        raise NotPossible(
            "The number of days can be from 1 to 10,000.", "Type a number, such as 5."
        )
    if span is not None and span < days:
        raise NotPossible(
            f"{days} days can't fit into {span}.", "Type more days, or leave it blank for no limit."
        )
    return days, span


def reached(days: Iterable[date], need: int, span: int | None) -> date | None:
    """The first day by which so many of the days lie within such a span; None if none is yet."""
    found: Sequence[date] = sorted(set(days))
    for index in range(need - 1, len(found)):
        begin, end = found[index - need + 1], found[index]
        if span is None or (end - begin).days < span:
            return end
    return None
