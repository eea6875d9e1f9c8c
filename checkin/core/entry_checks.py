"""What each field of an entry can hold. Asked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from checkin.core.entries import KINDS, OUTCOMES
from checkin.core.entry_fields import DAY, FIELDS, FLAG, MOMENT, NAME, NUMBER, WORDS
from checkin.core.errors import CheckinError, NotAnEntry
from checkin.core.text import as_tag, show

HARDEST = 10
"""The greatest number that says how hard something is; the least is 0."""
SCALES = ("before", "after")
"""The numbers that say how hard something is; the others are numbers of entries."""
_LONGEST_SHOWN = 60


def check_fields(kind: str, given: Mapping[str, object]) -> None:
    """Look at the values of some fields, by name, of an entry of that kind.

    Raises `NotAnEntry` for the first that cannot be. Whether a parent is there, and whether a text
    has words, is for others to say. Names it does not know are passed over.
    """
    if kind not in KINDS:
        raise NotAnEntry(f"{_said(kind)} isn't a kind of entry.", f"The kinds are {_list(KINDS)}.")
    for name, value in given.items():
        sort = FIELDS.get(name)
        if sort == FLAG:
            if not isinstance(value, bool):
                raise NotAnEntry(f"{name} is {_said(value)}.", "It can be True or False.")
        elif sort == WORDS or (sort == NAME and value is not None):
            _check_text(name, value)
        elif sort == DAY:
            if not is_day(value):
                raise NotAnEntry(
                    f"{name} is {_said(value)}, which isn't a date.",
                    "Give it a datetime.date; put a time in at.",
                )
        elif value is None:
            continue
        elif sort == MOMENT:
            _check_moment(value)
        elif sort == NUMBER:
            _check_number(name, value)
        elif name == "outcome":
            _check_outcome(kind, value)


def texts(name: str, value: object, error: type[CheckinError] = NotAnEntry) -> tuple[str, ...]:
    """The texts of a field that holds several. Raises `error` for one text alone, and non-texts."""
    if isinstance(value, str):
        raise error(f"{name} is {_said(value)}.", f"Write {name}=({_said(value)},) for one.")
    if not isinstance(value, Iterable):
        raise error(f"{name} is {_said(value)}.", "Give it a sequence of texts.")
    found: tuple[str, ...] = tuple(value)
    for each in found:
        if not isinstance(each, str):
            raise error(f"{name} has {_said(each)} in it.", "Each of them has to be text.")
    return found


def check_tags(tags: tuple[str, ...]) -> None:
    """Raise `NotAnEntry` for a tag without its sign, or with nothing after it."""
    for tag in tags:
        if (plain := as_tag(tag))[:1] not in ("#", "@") or len(plain) < 2:
            raise NotAnEntry(
                f"{_said(tag)} isn't a tag.", "Write a topic as #walk, and a person as @sam."
            )


def is_day(value: object) -> bool:
    """Whether that is a date without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise NotAnEntry(f"{name} is {_said(value)}, which isn't text.", "Give it a str.")


def _check_moment(value: object) -> None:
    if not isinstance(value, datetime):
        raise NotAnEntry(f"at is {_said(value)}, which isn't a time.", "Give it a datetime.")
    if value.date() == date.min:  # its night would belong to the day before
        raise NotAnEntry(f"at is {value.isoformat()}, which is too early.", "Give it a later one.")
    offset = value.utcoffset()
    if offset is None:
        raise NotAnEntry(
            f"at is {value.isoformat()}, without its offset from UTC.",
            "Give it a time zone; at.astimezone() takes it as the local time.",
        )
    if offset.total_seconds() % 60:
        raise NotAnEntry(
            f"at is {value.isoformat()}, and its offset from UTC is not in whole minutes.",
            "Give it the same moment in another time zone, such as UTC.",
        )


def _check_number(name: str, value: object) -> None:
    number = value if isinstance(value, int) and not isinstance(value, bool) else None
    if name in SCALES and (number is None or not 0 <= number <= HARDEST):
        raise NotAnEntry(
            f"{name} is {_said(value)}.",
            f"It can be a whole number from 0 to {HARDEST}.",
        )
    if number is None:
        raise NotAnEntry(
            f"{name} is {_said(value)}, which isn't the number of an entry.",
            "Give it the id of the entry that this one belongs to.",
        )


def _check_outcome(kind: str, value: object) -> None:
    known = OUTCOMES.get(kind)
    if known is None:
        raise NotAnEntry(f"A {kind} can't have an outcome.", "An intention and a step can.")
    if value not in known:
        raise NotAnEntry(
            f"{_said(value)} can't be the outcome of a {kind}.",
            f"The outcomes are {_list(known)}.",
        )


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _said(value: object) -> str:
    """A value as it is written in Python, on one line and not too long."""
    written = show(repr(value), one_line=True)
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}\u2026"
