"""How people, one's own plan and help lines read in a list: a mark, a name, and what is below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content

from checkin.content import help_lines as helplines
from checkin.content.help_lines import HelpLine
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import date_name
from checkin.core.support_records import Contact, SafetyPlan, SupportSnapshot
from checkin.core.text import show
from checkin.domain import help_lines
from checkin.domain.safety_plan import looked_over, summary
from checkin.tui.features.support.help_line_list import (
    ANYWHERE,
    COUNTRY,
    EMERGENCY,
    HIDDEN,
    REACHED,
    PageHelpLines,
)
from checkin.tui.rendering.entries import mark, muted
from checkin.tui.rendering.layout import hanging_row, indented, room
from checkin.tui.widgets.choice_list import Choice

_IN = 3
_APART = 3

ALL = "all"


class SupportRowRenderer:
    """Makes the lines of the list for a terminal of so many cells."""

    def __init__(self, width: int, today: date, checked: str, *, plain: bool) -> None:
        """`checked` is the key that says a line is still right."""
        self.width = room(width)
        self.today = today
        self.checked = checked
        self.plain = plain

    def mine(self, own: SupportSnapshot) -> Iterator[Choice]:
        """One's own people, and one's own plan."""
        people, plan = own.people, own.plan
        yield self._heading("mine", get_text("people", "mine"))
        yield from map(self._person, people)
        if not people:
            yield self._note("mine", get_text("people", "mine_empty"))
        yield self._open("add", get_text("people", "add"))
        yield self._open("ask", get_text("people", "be_there"))
        if any(old(person.checked, self.today) for person in people):
            yield self._note("old", format_text("people", "check_again", key=self.checked))
        yield self._gap("plan")
        yield self._heading("plan", get_text("people", "plan"))
        yield self._plan(plan)
        if plan:
            yield self._open("read", get_text("people", "read"))
            yield from self._plan_age(plan)
        yield self._gap("lines")

    def lines(self, here: PageHelpLines) -> Iterator[Choice]:
        """The help lines of a country; without one, the countries to choose from."""
        words, country, every = helplines.sentences(), here.country, here.every_country
        name = helplines.country_name(country) if country and not every else ""
        title = format_text("people", "lines_of", country=name) or get_text("people", "lines")
        if name or not here.alone:  # the page is called so already
            yield self._heading("lines", title)
        yield self._note("soft", words.soft)
        yield self._emergency(country)
        shown = here.shown()
        if every:
            yield from self._by_country(shown)
        else:
            if country and not any(line.country for line in helplines.lines(country)):
                yield self._note("none", format_text("people", "lines_none", country=name))
            yield from map(self._line, shown)
        yield self._anywhere()
        asks = not country and not every
        if asks:
            yield from self._countries()
        if not here.alone:
            yield self._open("add-line", get_text("people", "line_add"))
        if not asks:
            yield self._open("country", get_text("people", "other_country"))
        yield from self._hidden(here)
        yield self._note("age", help_lines.age_line(shown, self.today))
        yield self._note("what", words.what_happens)
        yield self._note("offline", words.offline_line)

    def _countries(self) -> Iterator[Choice]:
        """Which country it is, with the countries to choose from."""
        yield self._gap("countries")
        yield self._heading("countries", get_text("people", "choose_country"))
        for id, text in countries():
            yield self._open(id, text)
        yield self._gap("after-countries")

    def _by_country(self, shown: Sequence[HelpLine]) -> Iterator[Choice]:
        """Lines that were added, then those of each country under its name."""
        yield from (self._line(line) for line in shown if not line.country)
        for one in helplines.countries():
            yield self._heading(f"lines:{one.code}", one.name)
            yield from (self._line(line) for line in shown if line.country == one.code)

    def _hidden(self, here: PageHelpLines) -> Iterator[Choice]:
        """Where hidden lines are, and those lines themselves if they are asked for."""
        found = here.hidden()
        if found:
            yield self._row("hidden", "open", muted(get_text("people", "lines_hidden")))
        for line in found if here.unfolded else ():
            name = muted(show(line.name, one_line=True))
            first = Content.assemble(" ", mark("open", plain=self.plain), " ", name)
            row = hanging_row(first, self.width, within=_IN - 1)
            yield Choice(f"{HIDDEN}{line.id}", row)

    def _heading(self, id: str, text: str) -> Choice:
        """The name of a part; it cannot be chosen."""
        return Choice(f"h:{id}", Content.assemble(muted(show(text, one_line=True))), heading=True)

    def _gap(self, id: str) -> Choice:
        """An empty line between two parts."""
        return Choice(f"g:{id}", Content(""), heading=True)

    def _note(self, id: str, text: str) -> Choice:
        """A sentence that cannot be chosen."""
        return Choice(f"n:{id}", indented([muted(text)], self.width, 1), heading=True)

    def _open(self, id: str, text: str) -> Choice:
        """Something that can be begun."""
        return self._row(id, "open", Content(text))

    def _person(self, person: Contact) -> Choice:
        """Someone: name and reach, then what to ask, and how old that is."""
        name = Content.assemble(
            Content.styled(show(person.name, one_line=True), "bold"),
            "  " if person.reach else "",
            show(person.reach, one_line=True),
        )
        style = "$secondary" if old(person.checked, self.today) else "$muted"
        day = date_name(person.checked, self.today) if person.checked else ""
        age = Content.styled(format_text("people", f"person_{person.last_change}", day=day), style)
        ask = Content(show(person.ask, one_line=True))
        both = Content(" " * _APART).join(part for part in (ask, age) if part)
        below = [both] if both.cell_length <= self.width - _IN else [ask, age]
        return self._row(f"person:{person.id}", "win", name, below)

    def _plan(self, plan: SafetyPlan) -> Choice:
        """The plan in one line, or that enter makes one."""
        said = summary(plan, self.today)
        if not said:
            return self._open("plan", get_text("people", "plan_start"))
        return self._row("plan", "intention", Content(said))

    def _plan_age(self, plan: SafetyPlan) -> Iterable[Choice]:
        """A calm sentence for a plan that was not looked over for half a year."""
        if old(looked_over(plan), self.today):
            yield self._note("plan-old", get_text("people", "plan_old"))

    def _line(self, line: HelpLine) -> Choice:
        """A help line with every way to reach it, and the day it was last checked."""
        name, hours = show(line.name, one_line=True), show(line.hours, one_line=True)
        title = Content.assemble(Content.styled(name, "bold"), "  " if hours else "", muted(hours))
        below = [Content(show(text, one_line=True)) for text, _ in helplines.ways(line)]
        if line.note:
            below.append(muted(show(line.note, one_line=True)))
        checked = self._checked(line)
        if checked and _IN + title.cell_length + _APART + checked.cell_length <= self.width:
            title = Content.assemble(title, " " * _APART, checked)
        elif checked:
            below.append(checked)
        kind = "win" if line.own else "open"
        return self._row(f"{REACHED}{line.id}", kind, title, below)

    def _checked(self, line: HelpLine) -> Content:
        """Whose words they are if they are one's own, and the day they were last checked."""
        day = line.checked or helplines.checked()
        style = "$secondary" if day and old(day, self.today) else "$muted"
        return Content.styled(help_lines.checked_words(line, self.today), style)

    def _emergency(self, country: str) -> Choice:
        """What to do in danger."""
        return self._row(EMERGENCY, "open", Content(helplines.emergency_words(country)))

    def _anywhere(self) -> Choice:
        """Where to look for a line in any country."""
        found = helplines.anywhere()
        title = Content.assemble(Content.styled(found.name, "bold"), f"  {found.url}")
        return self._row(ANYWHERE, "open", title, [muted(found.note)])

    def _row(self, id: str, kind: str, title: Content, below: Sequence[Content] = ()) -> Choice:
        first = Content.assemble(" ", mark(kind, plain=self.plain), " ", title)
        rows = [
            hanging_row(first, self.width),
            *([indented(below, self.width, _IN)] if below else []),
        ]
        return Choice(id, Content("\n").join(rows))


def countries() -> Iterator[tuple[str, str]]:
    """Ids and names of the countries to choose from, the commonest first, and of all of them."""
    for country in helplines.countries_commonest_first():
        yield f"{COUNTRY}{country.code}", country.name
    yield f"{COUNTRY}{ALL}", get_text("people", "all_countries")


def old(day: date | None, today: date) -> bool:
    """Whether what was written that day may have changed since: half a year, as for help lines."""
    return helplines.stale(day, today)
