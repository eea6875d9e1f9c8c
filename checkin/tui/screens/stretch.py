"""Writing a good stretch down, or changing it: its name, how many days, and in what span."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.screens import filled, word
from checkin.errors import CheckinError
from checkin.model import Draft
from checkin.stretches import Stretch, changed, new
from checkin.text import show
from checkin.tui.commands import BACK
from checkin.tui.screens.page import Page
from checkin.tui.screens.stretches import noted
from checkin.tui.widgets.line import Line

_FIELDS = ("name", "days", "span", "tag")


class StretchScreen(Page[None]):
    """A new one has all four fields. What counts a day of an old one stays as it is.

    Each stretch has drafts of its own, and so has a new one.
    """

    PLACE = "stretch"
    KEYS = (BACK,)
    CSS = """
    StretchScreen Line { margin-bottom: 1; }
    StretchScreen #reached { height: auto; color: $muted; margin-bottom: 1; }
    """

    def __init__(self, id: str = "new") -> None:
        """`id` says which stretch is changed; "new" writes one down."""
        super().__init__()
        self._id = id
        self._stretch: Stretch | None = None

    @property
    def slot(self) -> str:
        """Where the drafts of this stretch are, each having its own."""
        return f"stretch:{self._id}"

    def heading(self) -> tuple[str, str]:
        """What is being written, and what counts a day of it."""
        found = (stretch for stretch in self.journal.back.stretches() if stretch.id == self._id)
        self._stretch = next(found, None)
        if self._stretch is None:
            return word("stretches", "add"), ""
        return word("stretches", "change"), show(self._stretch.tag, one_line=True)

    def body(self) -> Iterable[Widget]:
        """The fields, with what stands there."""
        if self._stretch and self._stretch.kept:
            yield Static(word("stretches", "change_reached"), id="reached", markup=False)
        for field in self._fields:
            yield Static(word("stretches", field), classes="question", markup=False)
            last = field == self._fields[-1]
            yield Line(
                id=field,
                placeholder=word("stretches", f"{field}_help"),
                enter_says="Keep" if last else word("stretches", "next"),
            )

    def on_mount(self) -> None:
        """Show what is kept, then what was typed and not kept. It begins with the name."""
        super().on_mount()
        if self._stretch is not None:
            stands = (self._stretch.name, self._stretch.days, self._stretch.span or "")
            for field, text in zip(self._fields, stands, strict=True):
                self._line(field).stand(show(str(text), one_line=True))
        for draft in self.desk.drafts_of(self.slot):
            self.restore(draft)
        self._line("name").focus()

    @property
    def _fields(self) -> tuple[str, ...]:
        return _FIELDS[:-1] if self._stretch else _FIELDS

    def _line(self, field: str) -> Line:
        return self.query_one(f"#{field}", Line)

    # Drafts

    def restore(self, draft: Draft) -> None:
        """Put back what was typed over what is kept; also that a number was taken out."""
        field = self.query_one_optional(f"#{draft.field}", Line)
        if field is not None and (draft.text or draft.context):
            field.value, field.cursor_position = draft.text, draft.cursor

    def draft(self, field: Line) -> Draft:
        """What stands in a field, under this stretch."""
        if field.value == field.stood:
            return Draft(self.slot, field.id or "", "")
        over = {"over": field.stood} if field.stood else {}
        return Draft(self.slot, field.id or "", field.value, field.cursor_position, over)

    def typed(self) -> list[Draft]:
        """What was typed and is not kept yet."""
        drafts = [self.draft(self._line(field)) for field in self._fields]
        return [draft for draft in drafts if draft.text or draft.context]

    # Keeping

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.say("")
        if event.input.id == self._fields[-1]:
            self.keep()
        else:
            self._line(self._fields[self._fields.index(event.input.id or "name") + 1]).focus()

    @work(group="keep", exclusive=True)
    async def keep(self) -> None:
        """Keep it; the page stays, with all that was typed, if that can not be."""
        name, days, span = (self._line(field).value for field in _FIELDS[:3])
        tag = "" if self._stretch else self._line("tag").value
        was, slot = self._stretch, self.slot
        now = self.journal.clock.now().isoformat(timespec="seconds")
        try:
            stretch = changed(was, name, days, span) if was else new(name, days, span, tag, now)
        except CheckinError as error:
            self.say(error.whole, trouble=True)
            return
        self.desk.drafting.kept(slot)
        wins = await self.write(
            lambda journal: noted(journal, stretch, draft=slot), giving_back=self._draft_again
        )
        if wins is None:
            return
        mine = [win for win in wins if win.source and win.source.endswith(stretch.id)]
        win = show(mine[0].text, one_line=True) if mine else None
        said = "noted" if was is None else "changed_reached" if was.kept else "changed"
        self.dismiss(None)
        self.desk.say_below(
            filled("stretches", "reached_reply", win=win) or word("stretches", said)
        )

    def _draft_again(self) -> None:
        """The words were not kept; they are drafts still."""
        for draft in self.typed():
            self.desk.drafting.changed(draft)
