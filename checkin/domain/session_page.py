"""The page for a therapist: what was chosen, with its days, by week, each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from checkin.content.entry_names import asked_of, lead_of, marks_of, said_in
from checkin.content.hard_moment import kinds
from checkin.content.sharing import ShareTemplate
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import date_name
from checkin.core.entries import Dated, Entry, Section
from checkin.core.reflections import AGREED, QUESTION
from checkin.core.support_records import Document
from checkin.core.text import fold

Placed = Mapping[str, Sequence[Entry]]
"""The entries that go into each place of a template."""

_MANY = 4
"""How many days of a thing are named before it is from the first to the last."""

_HEADS = {"hard": "helper_hard", "question": "helper_question"}
"""How the headings of a page for supervision are called that a page for a session has too."""
_FEW = ("bring", "agreed", "question")
"""The parts that are short, and are not put together by week."""

_Said = tuple[str, tuple[str, ...]]
"""The words of an entry, and those of what belongs under it."""
_Same = tuple[str, tuple[str, ...], int]
"""What stands on one line: what is said, folded, and which of that day's it is."""


def session_page(
    template: ShareTemplate,
    placed: Placed,
    question: str = "",
    *,
    title: str = "",
    made: date | None = None,
) -> Document:
    """The page, with the headings of the template; a part for which there is nothing is left out.

    The small steps of a hard moment stand under it. A small step that was kept as a win stands
    once, and what is there on several days in the same words stands once, with all of them. A win
    has what was noted of it behind it, and never its feelings. `question` stands before those that
    were kept. `made` is the day the page is made; the title is the days of what is in it, if it is
    not given.
    """
    placed = _without_twins(placed)
    asked = (("", (Dated("", question),)),) if question else ()
    return _page(tuple(_headings(template)), placed, title, made, asked)


def work_page(placed: Placed, *, title: str, made: date) -> Document:
    """The page for supervision: wins at work, and one's own; what was hard, and questions."""
    headings = tuple(
        (get_text("share", _HEADS.get(name, name)).rstrip(":"), name) for name in placed
    )
    return _page(headings, placed, title, made, ())


def _page(
    headings: Iterable[tuple[str, str]],
    placed: Placed,
    title: str,
    made: date | None,
    asked: tuple[tuple[str, tuple[Dated, ...]], ...],
) -> Document:
    everything = [entry for some in placed.values() for entry in some]
    moments = {entry.id for entry in everything if entry.kind == "setback"}
    steps = [entry for entry in everything if entry.kind == "step"]
    several = len({_monday(entry.day) for entry in everything}) > 1
    found = [entry.day for entry in everything]
    days = min(found), max(found)
    sections = []
    for heading, placeholder in headings:
        lines = [
            (entry, (_noted(entry), _under(entry, steps)))
            for entry in placed.get(placeholder, ())
            if not (entry.kind == "step" and entry.parent in moments)
        ]
        by_week = several and placeholder not in _FEW
        weeks = (
            *(asked if placeholder == "question" else ()),
            *_weeks(lines, days[1].year, several=by_week),
        )
        if weeks:
            sections.append(Section(heading, weeks))
    notes = [format_text("share", "made", day=date_name(made))] if made else []
    notes.append(get_text("share", "not_clinical"))
    return Document(
        title or _title(*days),
        (),
        tuple(("", note) for note in notes),
        tuple(sections),
    )


def span_title(name: str, first: date, last: date) -> str:
    """What a page about some days is called."""
    if first == last:
        return format_text("share", "one_day_of", name=name, day=date_name(first))
    begins = date_name(first).removesuffix(f" {last.year}").removesuffix(f" {last:%B}")
    if first.year != last.year:
        begins = date_name(first)
    return format_text("share", "span", name=name, first=begins, last=date_name(last))


def _headings(template: ShareTemplate) -> Iterator[tuple[str, str]]:
    """The headings and what goes under each: those of the template, and one for the rest."""
    for paragraph in template.text.strip().split("\n\n"):
        title, line, placeholder = paragraph.rpartition("\n")
        if line:
            name = placeholder.strip("{}")
            if name == "question":
                yield get_text("share", "also"), "also"
            yield title.rstrip(":"), name


def _title(first: date, last: date) -> str:
    names = [date_name(day) for day in (first, last)]
    if first == last:
        return format_text("share", "one_day", day=names[0]) or names[0]
    return format_text("share", "from_to", first=names[0], last=names[1]) or names[0]


def _without_twins(placed: Placed) -> Placed:
    """The entries without wins that say a small step again, and intentions that became wins."""
    everything = {entry.id: entry for some in placed.values() for entry in some}
    again = set()
    for entry in everything.values():
        came_from = None if entry.parent is None else everything.get(entry.parent)
        if came_from is not None and _same(entry.text) == _same(came_from.text):
            again.add(came_from.id if came_from.kind == "intention" else entry.id)
    return {name: [e for e in some if e.id not in again] for name, some in placed.items()}


def _same(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(".! ")


def _under(moment: Entry, steps: Iterable[Entry]) -> tuple[str, ...]:
    if moment.kind != "setback":
        return ()
    found = (_text(step) for step in steps if step.parent == moment.id)
    return tuple(dict.fromkeys(found))


def _weeks(
    lines: Sequence[tuple[Entry, _Said]], year: int, *, several: bool
) -> Iterator[tuple[str, tuple[Dated, ...]]]:
    """The lines by week, each in the week of its first day; all in one if not `several`.

    Days of another year than that one name it.
    """
    days: dict[_Same, list[date]] = {}
    shown: dict[_Same, _Said] = {}
    for entry, said in lines:
        key = (_same(said[0]), said[1], 0)
        while entry.kind == "win" and entry.day in days.get(key, ()):
            key = (*key[:2], key[2] + 1)
        shown.setdefault(key, said)
        days.setdefault(key, []).append(entry.day)
    weeks: dict[date | None, list[Dated]] = {}
    for key, on in sorted(days.items(), key=lambda item: min(item[1])):
        week = _monday(min(on)) if several else None
        weeks.setdefault(week, []).append(Dated(_days(on, year), *shown[key]))
    for week, dated in weeks.items():
        yield (format_text("pile", "week", day=date_name(week)) if week else ""), tuple(dated)


def _days(days: Iterable[date], year: int) -> str:
    named = [
        f"{day:%a} {day.day} {day:%b}{f' {day.year}' if day.year != year else ''}"
        for day in sorted(set(days))
    ]
    if len(named) <= _MANY:
        return ", ".join(named)
    return (
        format_text("share", "several_days", first=named[0], last=named[-1], count=len(named))
        or named[0]
    )


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _noted(entry: Entry) -> str:
    """What an entry says; of a win also what was noted of it."""
    if entry.kind != "win":
        return _text(entry)
    beside = " · ".join(marks_of(entry))
    return f"{_text(entry)} ({beside})" if beside else _text(entry)


def _text(entry: Entry) -> str:
    """What an entry says, with the question it answers or how it went; empty for a hard moment
    of which nothing is said."""
    if entry.source in (QUESTION, AGREED):
        return entry.text  # the heading says what it is
    if entry.kind == "reflection":
        asked = f"{asked_of(entry)} ".lstrip()
        return f"{lead_of(entry)}{asked}{said_in(entry)}"
    if entry.kind == "step" and entry.outcome:
        return f"{entry.text} ({get_text('hard', entry.outcome)})"
    if entry.text or entry.kind != "setback":
        return entry.sentence
    return next((kind.label for kind in kinds(()) if kind.id == entry.label), "")
