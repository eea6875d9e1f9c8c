"""Someone who can help: their name, how to reach them, and what to ask them for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.screens import filled, word
from checkin.model import Draft, Person
from checkin.text import show
from checkin.tui.commands import BACK
from checkin.tui.screens.page import Page
from checkin.tui.widgets.line import Line

_FIELDS = ("name", "reach", "ask")


class PersonScreen(Page[str | None]):
    """Gives back what was done, in a sentence; None if nothing was kept."""

    PLACE = "person"
    KEYS = (BACK,)
    CSS = "PersonScreen Line { margin-bottom: 1; }"

    def __init__(self, first: int | None = None) -> None:
        """`first` is the number of someone's first version; None to add someone."""
        super().__init__()
        self._first = first
        self._person: Person | None = None

    @property
    def slot(self) -> str:
        """Where the drafts of this person are, each person having their own."""
        return f"people:{self._first or 'new'}"

    def heading(self) -> tuple[str, str]:
        """Whom it is about, or that someone is being added."""
        self._person = next((p for p in self.journal.people.all() if p.first == self._first), None)
        if self._person:
            return show(self._person.name, one_line=True), ""
        return word("people", "add"), ""

    def body(self) -> Iterable[Widget]:
        """Three fields. A name is all it takes."""
        for field in _FIELDS:
            yield Static(word("people", field), classes="question", markup=False)
            hint = word("people", f"{field}_help") if field != "name" else ""
            last = field == _FIELDS[-1]
            yield Line(
                id=field, placeholder=hint, enter_says="Keep" if last else word("people", "next")
            )

    def on_mount(self) -> None:
        """Show what is kept, then what was typed and not kept."""
        super().on_mount()
        if self._person:
            for field in _FIELDS:
                self._line(field).stand(getattr(self._person, field))
        for draft in self.desk.drafts_of(self.slot):
            self.restore(draft)
        self._line("name").focus()

    def _line(self, field: str) -> Line:
        return self.query_one(f"#{field}", Line)

    def restore(self, draft: Draft) -> None:
        """Put back what was typed over what is kept."""
        field = self.query_one_optional(f"#{draft.field}", Line)
        if field is not None and draft.text:
            field.value, field.cursor_position = draft.text, draft.cursor

    def draft(self, field: Line) -> Draft:
        """What stands in a field, under this person."""
        return replace(super().draft(field), screen=self.slot)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        place = _FIELDS.index(event.input.id or "name")
        if event.input.id == _FIELDS[-1]:
            self.keep()
        else:
            self._line(_FIELDS[place + 1]).focus()

    @work(group="keep", exclusive=True)
    async def keep(self) -> None:
        """Keep it; the page stays, with all that was typed, if that can not be done."""
        name, reach, ask = (self._line(field).value for field in _FIELDS)
        if not name.strip():
            self.say(word("people", "name_first"))
            self._line("name").focus()
            return
        person, slot = self._person, self.slot
        self.desk.drafting.kept(slot)
        if person is None:
            kept = await self.write(
                lambda journal: journal.people.keep(name, reach, ask, draft=slot),
                giving_back=self._draft_again,
            )
        else:
            kept = await self.write(
                lambda journal: journal.people.change(
                    person.id, name=name, reach=reach, ask=ask, draft=slot
                ),
                giving_back=self._draft_again,
            )
        if kept is None:
            return
        shown = show(kept.name, one_line=True)
        added = filled("people", "added", name=shown)
        self.dismiss(added if person is None else word("people", "changed"))

    def _draft_again(self) -> None:
        """The words were not kept; they are drafts still."""
        for field in _FIELDS:
            self.desk.drafting.changed(self.draft(self._line(field)))
