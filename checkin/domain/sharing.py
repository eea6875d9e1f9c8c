"""What a person takes to someone else: the entries they chose, in the places of a template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from checkin.content.entry_names import lead_of, said_in
from checkin.content.sharing import ShareTemplate, templates
from checkin.content.strings import format_template, get_text
from checkin.core.entries import PLAN, Entry
from checkin.core.reflections import sort_of
from checkin.core.support_records import Document
from checkin.domain.session_page import Placed, session_page

_PLACES = re.compile(r"\{(\w+)\}")
_LISTED = re.compile(r"(?:\A|\n)\{(\w+)\}\Z")
"""A place on a line of its own, at the end of a paragraph."""
_BY_KIND = {"win": "wins", "setback": "hard", "step": "helped"}
_AT_WORK = ("e-work", "#work")
"""What tells a win of the working day: the question it answers, or its topic."""


def offered(
    entries: Sequence[Entry], topics_off: Collection[str] | None = None
) -> tuple[ShareTemplate, ...]:
    """The templates that these entries fill, in the order they are offered."""
    return tuple(each for each in templates(topics_off) if _placed(each, entries))


def left_out(template: ShareTemplate, entries: Sequence[Entry]) -> list[Entry]:
    """The entries for which the template has no place."""
    taken = {entry.id for some in _placed(template, entries).values() for entry in some}
    return [entry for entry in entries if entry.id not in taken]


def shared_document(
    template: ShareTemplate, entries: Sequence[Entry], question: str = ""
) -> Document | None:
    """The template with these entries in it, in the order given; None if none has a place in it.

    A part for which there is nothing is left out whole. Of an entry its words go in; what a
    person wrote about it beside them (`why`, feelings, numbers) never does.
    """
    placed = _placed(template, entries)
    if not placed:
        return None
    if template.takes_hard:
        return session_page(template, placed, question.strip())
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
            place = "wins" if template.is_note else "" if _is_ahead(entry) else "others"
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
    if all(len(some) == 1 for some in placed.values()):
        singles = {place: " ".join(some[0].text.split()) for place, some in placed.items()}
        lines = (format_template(line, **singles) for line in template.text.strip().split("\n"))
        yield "\n".join(filter(None, lines)), ()
        return
    for place, some in placed.items():
        yield get_text("share", place), tuple(map(_words, some))


def _words(entry: Entry) -> str:
    """What an entry says; of what is nothing good yet, also what it is."""
    sort = sort_of(entry)
    if sort is None:
        return entry.sentence
    # a plan says what it is
    return f"{'' if sort.good or entry.source == PLAN else lead_of(entry)}{said_in(entry)}"
