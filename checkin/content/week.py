"""Questions for looking back: one for a week, and some for longer spans."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from zlib import crc32

from checkin.content import own_packs
from checkin.content.loader import load_items
from checkin.content.strings import format_template, format_text
from checkin.content.topics import Phrase, without
from checkin.core.day_names import date_name
from checkin.core.frozen import Frozen
from checkin.core.rotation import turned, turned_apart

_SPANS = {"any": 7, "month": 28, "season": 90, "year": 365}
"""From how many days on a question about such a span is asked."""
_TRUST = "lb-08"


class LookBack(Frozen):
    """One question; it can always be skipped."""

    id: str
    text: str
    span: str = "week"
    """week, month, season, year or any."""
    theme: str = ""
    topics: tuple[str, ...] = ()
    of_wins: bool = False
    """Whether it asks for something that went well."""


def _all() -> tuple[LookBack, ...]:
    return own_packs.items(LookBack, "week", "weekly") + load_items(LookBack, "week", "lookback")


def questions(
    span: str = "week", topics_off: Collection[str] | None = None
) -> tuple[LookBack, ...]:
    """The questions for a span of time."""
    return tuple(found for found in without(_all(), topics_off) if found.span == span)


def question(id: str) -> LookBack | None:
    """The question of that id, whether its topic is on or not."""
    return next((found for found in _all() if found.id == id), None)


def of_the_week(
    day: date, topics_off: Collection[str] | None = None, *, wins: bool = True, days: int = 0
) -> tuple[LookBack, ...]:
    """The week's own question, then all others for someone who would like another one.

    Each is a week's own in its turn, from Monday to Sunday, those of a person's own files before
    ours; the others come in an order that is the same all week. Most carry no topic, so that there
    is always one; ours are asked too where files leave none. Without wins, none asks for something
    that went well. With `days` from the first that was kept on, those about a longer span that
    these hold are among the others.
    """
    week = (day.toordinal() - 1) // 7  # the first day of all was a Monday
    by_file = own_packs.own_ids("week", "weekly")
    asked = [
        each
        for each in turned_apart(questions("week", topics_off), by_file, week)
        if wins or not each.of_wins
    ]
    if not asked:
        ours = turned(without(load_items(LookBack, "week", "weekly"), topics_off), week)
        asked = [each for each in ours if wins or not each.of_wins]
    own, others = asked[0], [*asked[1:], *_of_longer_spans(days, topics_off, wins=wins)]
    return (own, *sorted(others, key=lambda each: crc32(f"{week} {each.id}".encode())))


def _of_longer_spans(
    days: int, topics_off: Collection[str] | None, *, wins: bool
) -> list[LookBack]:
    """The questions about a month, a season, a year or any time that so many days hold."""
    spans = [span for span, least in _SPANS.items() if days >= least]
    found = [each for span in spans for each in questions(span, topics_off)]
    return [each for each in found if each.id != _TRUST and (wins or not each.of_wins)]


def trust_question() -> str:
    """The question of a season, about trust in oneself."""
    return next(found.text for found in _all() if found.id == _TRUST)


def span_words(first: date, last: date, today: date) -> str:
    """Some days by their first and last: 15 to 21 November; with the year if it is another."""
    if first == last:
        start = ""
    elif (first.year, first.month) == (last.year, last.month):
        start = f"{first.day}"
    else:
        start = date_name(first, last)
    end = date_name(last, today)
    return format_text("week", "span", first=start, last=end) or end


def mirror(id: str, **values: object) -> str:
    """A line that gives the person's own words back; empty if a value is missing.

    Raises `KeyError` for an id that is none.
    """
    texts = {row.id: row.text for row in load_items(Phrase, "week", "mirror")}
    return format_template(texts[id], **values)
