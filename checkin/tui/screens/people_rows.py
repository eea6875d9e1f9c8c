"""How people, one's own plan and help lines read in a list: a mark, a name, and what is below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content

from checkin.content import helplines
from checkin.content.helplines import HelpLine
from checkin.content.plan import looked_over
from checkin.content.screens import counted, filled, word
from checkin.model import Person, Plan
from checkin.text import show
from checkin.tui.formatting import mark, muted
from checkin.tui.widgets.choices import Choice

_BELOW = 4


class Rows:
    """Makes the lines of the list for a width in cells."""

    def __init__(self, width: int, today: date, *, plain: bool) -> None:
        self.width = width
        self.today = today
        self.plain = plain

    def heading(self, id: str, text: str) -> Choice:
        """The name of a part; it can not be chosen."""
        return Choice(f"h:{id}", Content.assemble(muted(show(text, one_line=True))), heading=True)

    def gap(self, id: str) -> Choice:
        """An empty line between two parts."""
        return Choice(f"g:{id}", Content(""), heading=True)

    def note(self, id: str, text: str) -> Choice:
        """A sentence that can not be chosen."""
        return Choice(f"n:{id}", self._under([muted(text)], 1), heading=True)

    def open(self, id: str, text: str) -> Choice:
        """Something that can be begun."""
        return self._row(id, "open", Content(text))

    def person(self, person: Person) -> Choice:
        """Someone: name and reach, then what to ask, and how old that is."""
        name = Content.assemble(
            Content.styled(show(person.name, one_line=True), "bold"),
            "  " if person.reach else "",
            show(person.reach, one_line=True),
        )
        below = [Content(show(person.ask, one_line=True))] if person.ask else []
        if person.checked:
            day = in_words(person.checked, self.today)
            style = "$secondary" if old(person.checked, self.today) else "$muted"
            said = filled("people", "checked", day=day) or ""
            below.append(Content.styled(said, style))
        return self._row(f"person:{person.id}", "win", name, below)

    def plan(self, plan: Plan) -> Choice:
        """The plan in one line, or that there is none yet."""
        lines = counted("plan_lines", sum(map(len, plan.values())))
        if lines is None:
            return self.open("plan", word("people", "plan_empty"))
        day = looked_over(plan)
        said = filled(
            "people", "plan_there", lines=lines, day=in_words(day or self.today, self.today)
        )
        return self._row("plan", "intention", Content(said or lines))

    def line(self, line: HelpLine) -> Choice:
        """A help line with every way to reach it."""
        title = Content.assemble(
            Content.styled(line.name, "bold"), "  " if line.hours else "", muted(line.hours)
        )
        below = [Content(text) for text, _ in helplines.ways(line)]
        if line.note:
            below.append(muted(line.note))
        return self._row(f"line:{line.country}:{line.name}", "open", title, below)

    def emergency(self, country: str) -> Choice:
        """What to do in danger."""
        return self._row("emergency", "open", Content(helplines.emergency_words(country)))

    def anywhere(self) -> Choice:
        """Where to look for a line in any country."""
        found = helplines.anywhere()
        title = Content.assemble(Content.styled(found.name, "bold"), f"  {found.url}")
        return self._row("anywhere", "open", title, [muted(found.note)])

    def age(self) -> Choice:
        """When the list of help lines was last checked, or that no one has."""
        checked = helplines.checked()
        day = in_words(checked, self.today) if checked else ""
        return self.note("age", helplines.checked_line(checked, self.today, day))

    def _row(self, id: str, kind: str, title: Content, below: Sequence[Content] = ()) -> Choice:
        first = Content.assemble(" ", mark(kind, plain=self.plain), " ", title)
        rows = [self._hung(first, 3), *([self._under(below, _BELOW)] if below else [])]
        return Choice(id, Content("\n").join(rows))

    def _under(self, parts: Iterable[Content], indent: int) -> Content:
        rows = [row for part in parts for row in part.wrap(self.width - indent)]
        return Content("\n").join(Content.assemble(" " * indent, row) for row in rows)

    def _hung(self, content: Content, indent: int) -> Content:
        """The content on as many lines as it needs, each but the first moved in."""
        first, *more = content.wrap(self.width) or [Content("")]
        if not more:
            return first
        rest = content[len(first.plain) :]
        return Content("\n").join([first, self._under([_stripped(rest)], indent)])


def old(day: date | None, today: date) -> bool:
    """Whether what was written that day may have changed since: half a year, as for help lines."""
    return helplines.stale(day, today)


def in_words(day: date, today: date) -> str:
    """A day as it reads in a sentence; the year is left out of this year's."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _stripped(content: Content) -> Content:
    while content.plain.startswith(" "):
        content = content[1:]
    return content
