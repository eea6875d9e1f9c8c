"""How people, one's own plan and help lines read in a list: a mark, a name, and what is below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content

from checkin.content import helplines
from checkin.content.helplines import HelpLine
from checkin.content.plan import looked_over
from checkin.content.screens import counted, filled, word
from checkin.model import AtHand, Person, Plan
from checkin.text import show
from checkin.tui.formatting import mark, muted
from checkin.tui.widgets.choices import Choice

_IN = 3
_WIDEST = 86
_BESIDE = 7
"""Cells that are not text: the padding of the page and of the list, and the scroll bar."""


ALL = "all"
COUNTRY = "country:"
REACHED = "line:"
"""How the ids of help lines begin; each can be reached somewhere."""
EMERGENCY = "emergency"
_ANYWHERE = "line:anywhere"


class Rows:
    """Makes the lines of the list for a terminal of so many cells."""

    def __init__(self, width: int, today: date, *, plain: bool) -> None:
        self.width = room(width)
        self.today = today
        self.plain = plain

    def mine(self, own: AtHand) -> Iterator[Choice]:
        """One's own people, and one's own plan."""
        people, plan = own.people, own.plan
        yield self._heading("mine", word("people", "mine"))
        yield from map(self._person, people)
        if not people:
            yield self._note("mine", word("people", "mine_empty"))
        yield self._open("add", word("people", "add"))
        yield self._open("ask", word("people", "be_there"))
        if any(old(person.checked, self.today) for person in people):
            yield self._note("old", word("people", "check_again"))
        yield self._gap("plan")
        yield self._heading("plan", word("people", "plan"))
        yield self._plan(plan)
        if plan:
            yield self._open("read", word("people", "read"))
            yield from self._plan_age(plan)
        yield self._gap("lines")

    def lines(self, country: str, *, every_country: bool = False) -> Iterator[Choice]:
        """The help lines of a country; without one, the countries to choose from."""
        words = helplines.words()
        name = helplines.country_name(country) if country and not every_country else ""
        title = filled("people", "lines_of", country=name) or word("people", "lines")
        yield self._heading("lines", title)
        yield self._note("soft", words.soft)
        yield self._emergency(country)
        if every_country:
            for one in helplines.countries():
                yield self._heading(f"lines:{one.code}", one.name)
                yield from map(self._line, helplines.lines(one.code))
        elif country:
            if not helplines.lines(country):
                yield self._note("none", filled("people", "lines_none", country=name) or "")
            yield from map(self._line, helplines.lines(country))
        yield self._anywhere()
        if not country and not every_country:
            yield self._gap("countries")
            yield self._heading("countries", word("people", "choose_country"))
            for id, text in countries():
                yield self._open(id, text)
        else:
            yield self._open("country", word("people", "other_country"))
        yield self._age()
        yield self._note("what", words.what_happens)
        yield self._note("offline", words.offline)

    def _heading(self, id: str, text: str) -> Choice:
        """The name of a part; it can not be chosen."""
        return Choice(f"h:{id}", Content.assemble(muted(show(text, one_line=True))), heading=True)

    def _gap(self, id: str) -> Choice:
        """An empty line between two parts."""
        return Choice(f"g:{id}", Content(""), heading=True)

    def _note(self, id: str, text: str) -> Choice:
        """A sentence that can not be chosen."""
        return Choice(f"n:{id}", _under([muted(text)], self.width, 1), heading=True)

    def _open(self, id: str, text: str) -> Choice:
        """Something that can be begun."""
        return self._row(id, "open", Content(text))

    def _person(self, person: Person) -> Choice:
        """Someone: name and reach, then what to ask, and how old that is."""
        name = Content.assemble(
            Content.styled(show(person.name, one_line=True), "bold"),
            "  " if person.reach else "",
            show(person.reach, one_line=True),
        )
        style = "$secondary" if old(person.checked, self.today) else "$muted"
        day = in_words(person.checked, self.today) if person.checked else ""
        age = Content.styled(filled("people", "checked", day=day) or "", style)
        ask = Content(show(person.ask, one_line=True))
        below = [Content("   ").join(part for part in (ask, age) if part)]
        return self._row(f"person:{person.id}", "win", name, below)

    def _plan(self, plan: Plan) -> Choice:
        """The plan in one line, or that there is none yet."""
        lines = counted("plan_lines", sum(map(len, plan.values())))
        if lines is None:
            return self._open("plan", word("people", "plan_empty"))
        day = looked_over(plan)
        said = filled(
            "people", "plan_there", lines=lines, day=in_words(day or self.today, self.today)
        )
        return self._row("plan", "intention", Content(said or lines))

    def _plan_age(self, plan: Plan) -> Iterable[Choice]:
        """A calm sentence for a plan that was not looked over for half a year."""
        if old(looked_over(plan), self.today):
            yield self._note("plan-old", word("people", "plan_old"))

    def _line(self, line: HelpLine) -> Choice:
        """A help line with every way to reach it."""
        title = Content.assemble(
            Content.styled(line.name, "bold"), "  " if line.hours else "", muted(line.hours)
        )
        below = [Content(text) for text, _ in helplines.ways(line)]
        if line.note:
            below.append(muted(line.note))
        return self._row(_id(line), "open", title, below)

    def _emergency(self, country: str) -> Choice:
        """What to do in danger."""
        return self._row(EMERGENCY, "open", Content(helplines.emergency_words(country)))

    def _anywhere(self) -> Choice:
        """Where to look for a line in any country."""
        found = helplines.anywhere()
        title = Content.assemble(Content.styled(found.name, "bold"), f"  {found.url}")
        return self._row(_ANYWHERE, "open", title, [muted(found.note)])

    def _age(self) -> Choice:
        """When the list of help lines was last checked, or that no one has."""
        checked = helplines.checked()
        day = in_words(checked, self.today) if checked else ""
        return self._note("age", helplines.checked_line(checked, self.today, day))

    def _row(self, id: str, kind: str, title: Content, below: Sequence[Content] = ()) -> Choice:
        first = Content.assemble(" ", mark(kind, plain=self.plain), " ", title)
        rows = [hung(first, self.width), *([_under(below, self.width, _IN)] if below else [])]
        return Choice(id, Content("\n").join(rows))


def room(width: int) -> int:
    """How many cells a row of a list has, in a terminal of that width."""
    return max(min(width, _WIDEST) - _BESIDE, 20)


def hung(content: Content, width: int) -> Content:
    """A row on as many lines as it needs, each but the first moved in below its words."""
    first, *more = content.wrap(width) or [Content("")]
    if not more:
        return first
    rest = content[len(first.plain) :]
    while rest.plain.startswith(" "):
        rest = rest[1:]
    return Content("\n").join([first, _under([rest], width, _IN)])


def reached(id: str) -> str:
    """What to dial or type to reach a help line of the list."""
    for line in helplines.lines():
        if _id(line) == id:
            return helplines.ways(line)[0][1]
    return helplines.anywhere().url


def countries() -> Iterator[tuple[str, str]]:
    """Ids and names of the countries to choose from, and of all of them."""
    for country in helplines.countries():
        yield f"{COUNTRY}{country.code}", country.name
    yield f"{COUNTRY}{ALL}", word("people", "all_countries")


def old(day: date | None, today: date) -> bool:
    """Whether what was written that day may have changed since: half a year, as for help lines."""
    return helplines.stale(day, today)


def in_words(day: date, today: date) -> str:
    """A day as it reads in a sentence; the year is left out of this year's."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _under(parts: Iterable[Content], width: int, indent: int) -> Content:
    rows = [row for part in parts for row in part.wrap(width - indent)]
    return Content("\n").join(Content.assemble(" " * indent, row) for row in rows)


def _id(line: HelpLine) -> str:
    return f"{REACHED}{line.country}:{line.name}"
