"""Templates for what a person takes to someone else. Nothing is ever sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from checkin.content import fill, rows
from checkin.content.topics import without
from checkin.model import PLAN, Entry, Sheet
from checkin.reflections import sort_of

Placed = Mapping[str, Sequence[Entry]]
"""The entries that go into each place of a template."""

_PLACES = re.compile(r"\{(\w+)\}")
_LISTED = re.compile(r"(?:\A|\n)\{(wins|hard|helped|question)\}\Z")
"""A place on a line of its own, at the end of a paragraph."""
_BY_KIND = {"win": "wins", "setback": "hard", "step": "helped"}
_NAMES = {"sh-sticky": "note"}


@dataclass(frozen=True, slots=True)
class ShareTemplate:
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
        for row in rows("share", "template")
    )


def templates(topics_off: Collection[str] | None = None) -> tuple[ShareTemplate, ...]:
    """The templates, in the order they are offered."""
    return without(_all(), topics_off)


def asks() -> tuple[str, ...]:
    """Easy things to ask of someone one trusts."""
    return _ask().asks


def ask_text(ask: str) -> str:
    """The whole message that asks someone to be there, for one thing."""
    return fill(_ask().text, ask=ask.strip().rstrip("?.").rstrip()) or ""


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


def sheet(template: ShareTemplate, entries: Sequence[Entry], question: str = "") -> Sheet | None:
    """The template with these entries in it, in the order given; None if none has a place in it.

    A part for which there is nothing is left out whole. Of an entry its words go in; what a
    person wrote about it beside them (`why`, feelings, numbers) never does.
    """
    placed = _placed(template, entries)
    if not placed:
        return None
    days = [entry.day for some in placed.values() for entry in some]
    parts = tuple(_parts(template, placed, question.strip(), (min(days), max(days))))
    return Sheet(parts[0][0] or parts[0][1][0], parts)


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
    """One win of the working day and one of one's own, if that is what was chosen."""
    wins = [entry for entry in entries if entry.kind == "win"]
    work = [win for win in wins if win.source == "e-work" or "#work" in win.tags]
    own = [win for win in wins if win not in work]
    return {"win_work": work, "win_personal": own} if len(work) == len(own) == 1 else {}


def _parts(
    template: ShareTemplate, placed: Placed, question: str, days: tuple[date, date]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The paragraphs, each with the lines of its list."""
    from checkin.content.screens import word

    whole = "hard" in _PLACES.findall(template.text)
    for paragraph in template.text.strip().split("\n\n"):
        found = _LISTED.search(paragraph)
        if found is None:
            said = _plain(paragraph, placed, days)
            if said:
                yield said, ()
        elif found[1] != "question":
            items = tuple(_words(entry, whole=whole) for entry in placed.get(found[1], ()))
            if items:
                yield paragraph[: found.start()], items
        else:
            if also := placed.get("also"):
                yield word("share", "also"), tuple(_words(each, whole=True) for each in also)
            if question:
                yield paragraph[: found.start()], (question,)
    if whole:
        yield word("share", "not_clinical"), ()


def _plain(paragraph: str, placed: Placed, days: tuple[date, date]) -> str | None:
    """A paragraph without a list, with its places filled; None if one has no value."""
    from checkin.content.screens import filled

    first, last = (f"{day.day} {day:%B} {day.year}" for day in days)
    if first == last and "{date_from}" in paragraph:
        return filled("share", "one_day", day=first)
    singles = {place: " ".join(some[0].text.split()) for place, some in placed.items()}
    return fill(paragraph, **singles, date_from=first, date_to=last)


def _words(entry: Entry, *, whole: bool) -> str:
    """What an entry says; with `whole`, also what it is and the question it answers."""
    from checkin.content.naming import lead_of, said_in
    from checkin.content.screens import word

    if sort := sort_of(entry):
        asked = f"{entry.cue} " if whole and entry.cue and entry.source != PLAN else ""
        # alone, a plan says what it is, and what is good needs no name
        lead = lead_of(entry) if whole or not (sort.good or entry.source == PLAN) else ""
        return f"{lead}{asked}{said_in(entry)}"
    if entry.kind == "step" and entry.outcome:
        return f"{entry.text} ({word('hard', entry.outcome)})"
    if entry.text or entry.kind != "setback":
        return entry.sentence
    from checkin.content.setback import kinds

    return next((k.label for k in kinds(()) if k.id == entry.label), word("hard", "title"))
