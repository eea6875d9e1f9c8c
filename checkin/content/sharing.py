"""Templates for what a person takes to someone else. Nothing is ever sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from checkin.content.loader import format_template, rows
from checkin.content.topics import without
from checkin.core.entries import PLAN, Entry
from checkin.core.frozen import Frozen
from checkin.core.reflections import sort_of
from checkin.core.support_records import Document

Placed = Mapping[str, Sequence[Entry]]
"""The entries that go into each place of a template."""

_PLACES = re.compile(r"\{(\w+)\}")
_LISTED = re.compile(r"(?:\A|\n)\{(\w+)\}\Z")
"""A place on a line of its own, at the end of a paragraph."""
_BY_KIND = {"win": "wins", "setback": "hard", "step": "helped"}
_AT_WORK = ("e-work", "#work")
"""What tells a win of the working day: the question it answers, or its topic."""
_NAMES = {"sh-sticky": "note"}


class ShareTemplate(Frozen):
    """One page or note, with places to fill."""

    id: str
    audience: str
    text: str
    asks: tuple[str, ...]
    """Easy things to ask for, for `{ask}`."""
    care: str | None
    topics: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the shell calls it: therapist, friend, note."""
        return _NAMES.get(self.id, self.id.removeprefix("sh-"))

    @property
    def is_note(self) -> bool:
        """Whether it holds what was chosen and no word more."""
        return self.text.strip() == "{wins}"

    @property
    def takes_hard(self) -> bool:
        """Whether hard moments have a place in it; their small steps go along with them."""
        return "{hard}" in self.text


@cache
def _all() -> tuple[ShareTemplate, ...]:
    return tuple(
        ShareTemplate(
            row["id"],
            row["audience"],
            row["text"].strip() + "\n",
            tuple(row.get("ask_choices", ())),
            row.get("care"),
            tuple(row.get("topics", ())),
        )
        for row in rows("sharing", "template")
    )


def templates(topics_off: Collection[str] | None = None) -> tuple[ShareTemplate, ...]:
    """The templates, in the order they are offered."""
    return without(_all(), topics_off)


def asks() -> tuple[str, ...]:
    """Easy things to ask of someone one trusts."""
    return _ask().asks


def ask_text(ask: str) -> str:
    """The whole message that asks someone to be there, for one thing."""
    return format_template(_ask().text, ask=ask.strip().rstrip("?.").rstrip()) or ""


def _ask() -> ShareTemplate:
    return next(template for template in _all() if template.id == "sh-ask")


def offered(
    entries: Sequence[Entry], topics_off: Collection[str] | None = None
) -> tuple[ShareTemplate, ...]:
    """The templates that these entries fill, in the order they are offered."""
    return tuple(each for each in templates(topics_off) if _placed(each, entries))


def left_out(template: ShareTemplate, entries: Sequence[Entry]) -> list[Entry]:
    """The entries for which the template has no place."""
    taken = {entry.id for some in _placed(template, entries).values() for entry in some}
    return [entry for entry in entries if entry.id not in taken]


def sheet(template: ShareTemplate, entries: Sequence[Entry], question: str = "") -> Document | None:
    """The template with these entries in it, in the order given; None if none has a place in it.

    A part for which there is nothing is left out whole. Of an entry its words go in; what a
    person wrote about it beside them (`why`, feelings, numbers) never does.
    """
    placed = _placed(template, entries)
    if not placed:
        return None
    if template.takes_hard:
        from checkin.content.session_page import session

        return session(template, placed, question.strip())
    parts = tuple(_parts(template, placed))
    return Document(parts[0][0] or parts[0][1][0], parts)


def _placed(template: ShareTemplate, entries: Sequence[Entry]) -> Placed:
    places = set(_PLACES.findall(template.text))
    if "win_work" in places:
        return _of_work(entries)
    placed: dict[str, list[Entry]] = {}
    for entry in entries:
        place = _BY_KIND.get(entry.kind, "also")
        if "hard" not in places and place == "also":
            place = "wins" if template.is_note or not _is_ahead(entry) else ""
        if place in places or place == "also":
            placed.setdefault(place, []).append(entry)
    return placed


def _is_ahead(entry: Entry) -> bool:
    """Whether it tells of something to come, or of a hard moment: nothing to be glad about yet."""
    sort = sort_of(entry)
    return entry.kind == "intention" or bool(sort and not sort.good)


def _of_work(entries: Sequence[Entry]) -> Placed:
    """The wins of the working day, and one's own beside them; nothing without any of work."""
    wins = [entry for entry in entries if entry.kind == "win"]
    work = [win for win in wins if not {win.source, *win.tags}.isdisjoint(_AT_WORK)]
    own = [win for win in wins if win not in work]
    places = {"win_work": work, "win_personal": own}
    return {place: some for place, some in places.items() if some} if work else {}


def _parts(template: ShareTemplate, placed: Placed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The paragraphs, each with the lines of its list."""
    if "win_work" in placed:
        yield from _work(template, placed)
        return
    for paragraph in template.text.strip().split("\n\n"):
        found = _LISTED.search(paragraph)
        items = tuple(_words(entry) for entry in placed.get(found[1], ())) if found else ()
        if found is None:
            yield paragraph, ()
        elif items:
            yield paragraph[: found.start()], items


def _work(template: ShareTemplate, placed: Placed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One win of each sort on a line of its own; more of them as lists."""
    from checkin.content.strings import get_text

    if all(len(some) == 1 for some in placed.values()):
        singles = {place: " ".join(some[0].text.split()) for place, some in placed.items()}
        lines = (format_template(line, **singles) for line in template.text.strip().split("\n"))
        yield "\n".join(filter(None, lines)), ()
        return
    for place, some in placed.items():
        yield get_text("share", place), tuple(map(_words, some))


def _words(entry: Entry) -> str:
    """What an entry says; of what is nothing good yet, also what it is."""
    from checkin.content.entry_names import lead_of, said_in

    sort = sort_of(entry)
    if sort is None:
        return entry.sentence
    # a plan says what it is
    return f"{'' if sort.good or entry.source == PLAN else lead_of(entry)}{said_in(entry)}"
