"""A help line in one's own words: what it is called, how to reach it, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content import helplines, own_lines
from checkin.content.helplines import HelpLine
from checkin.content.own_lines import FIELDS, WAYS, Noted
from checkin.content.screens import filled, word
from checkin.errors import CheckinError
from checkin.journal import Journal
from checkin.model import Draft
from checkin.text import show
from checkin.tui.commands import BACK, Command
from checkin.tui.screens.page import Page
from checkin.tui.screens.people_rows import in_words
from checkin.tui.widgets.line import Line


class HelpLineScreen(Page[str | None]):
    """Gives back what was done, in a sentence; None if nothing was kept."""

    PLACE = "help-line"
    KEYS = (
        Command("help-line.keep", "ctrl+s", "keep", "Keep", "Keep the line.", always=True),
        Command(
            "help-line.listed",
            "f4",
            "as_listed(True)",
            "The list's words",
            "Read it as the list has it. Your words are kept.",
        ),
        Command(
            "help-line.own", "f4", "as_listed(False)", "Your words", "Read it in your words again."
        ),
        BACK,
    )
    CSS = """
    HelpLineScreen #about { margin-bottom: 1; }
    HelpLineScreen VerticalScroll { height: 1fr; }
    HelpLineScreen .field { height: 1; margin-bottom: 1; }
    HelpLineScreen.-short .field { margin-bottom: 0; }
    HelpLineScreen .label { width: 8; color: $muted; }
    HelpLineScreen Line { width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:
        """`id` is that of the line; None to add one."""
        super().__init__()
        self._id = id
        self._noted = Noted()
        self._kept: HelpLine | None = None
        self._unread = ""

    @property
    def slot(self) -> str:
        """Where the drafts of this line are, each line having its own."""
        return f"people:line:{self._id or 'new'}"

    def heading(self) -> tuple[str, str]:
        """Which line it is, and how old its words are; or that one is being added."""
        self._read()
        line = self._kept
        if line is None:
            return word("people", "line_new"), ""
        today = self.journal.clock.today()
        return show(line.name, one_line=True), own_lines.checked_words(line, in_words, today)

    def _read(self) -> None:
        """Take the line as it is kept; as it is listed, if one's own can not be read now."""
        if self._id is None:
            return
        try:
            self._noted = self.journal.lines.all().get(self._id, self._noted)
        except CheckinError as error:
            self._unread = error.whole
        self._kept = own_lines.kept(self._id, self._noted)

    def body(self) -> Iterable[Widget]:
        """A field for each thing there is to say. A name and one way to reach it are enough."""
        yield Static(word("people", self._about()), id="about", classes="quiet", markup=False)
        with VerticalScroll(can_focus=False):
            for field in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(word("people", f"line_{field}"), classes="label", markup=False)
                    last = field == FIELDS[-1]
                    yield Line(
                        id=field,
                        placeholder=word("people", f"line_{field}_help"),
                        enter_says="Keep" if last else word("people", "next"),
                    )

    def _about(self) -> str:
        if self._id is None or helplines.line(self._id) is None:
            return "line_needs"
        return "line_listed" if self._noted.as_listed and self._noted.words else "line_about"

    def on_mount(self) -> None:
        """Show what is kept, then what was typed and not kept."""
        super().on_mount()
        if self._kept:
            for field in FIELDS:
                self._line(field).stand(getattr(self._kept, field))
        for draft in self.desk.drafts_of(self.slot):
            self.restore(draft)
        self._line("name").focus()
        if self._unread:
            self.say(self._unread, trouble=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is another wording of."""
        if action != "as_listed":
            return True
        listed = self._id is not None and helplines.line(self._id) is not None
        return listed and bool(self._noted.words) and self._noted.as_listed != parameters[0]

    def _line(self, field: str) -> Line:
        return self.query_one(f"#{field}", Line)

    def _words(self) -> dict[str, str]:
        return {field: self._line(field).value for field in FIELDS}

    # Drafts

    def restore(self, draft: Draft) -> None:
        """Put back what was typed over what is kept."""
        field = self.query_one_optional(f"#{draft.field}", Line)
        if field is not None and draft.text:
            field.value, field.cursor_position = draft.text, draft.cursor

    def draft(self, field: Line) -> Draft:
        """What stands in a field, under this line."""
        return replace(super().draft(field), screen=self.slot)

    def _draft_again(self) -> None:
        """The words were not kept; they are drafts still."""
        for field in FIELDS:
            self.desk.drafting.changed(self.draft(self._line(field)))

    # Keeping

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        place = FIELDS.index(event.input.id or "name")
        if event.input.id == FIELDS[-1]:
            self.action_keep()
        else:
            self._line(FIELDS[place + 1]).focus()

    def action_keep(self) -> None:
        """Keep it; or say what it takes."""
        words = self._words()
        named = bool(words["name"].strip())
        if named and any(words[way].strip() for way in WAYS):
            self._keep(words)
        else:
            self.say(word("people", "line_needs"))
            self._line(WAYS[0] if named else "name").focus()

    @work(group="keep", exclusive=True)
    async def _keep(self, words: dict[str, str]) -> None:
        """Keep it; the page stays, with all that was typed, if that can not be done."""
        id, slot = self._id, self.slot
        self.desk.drafting.kept(slot)

        def change(journal: Journal) -> str:
            if id is None:
                return journal.lines.keep(words, draft=slot)
            return journal.lines.change(id, words, draft=slot)

        if await self.write(change, giving_back=self._draft_again) is None:
            return
        name = show(words["name"], one_line=True)
        added = filled("people", "line_added", name=name)
        self.dismiss(added if id is None else word("people", "line_changed"))

    @work(group="keep", exclusive=True)
    async def action_as_listed(self, listed: bool) -> None:
        """Show the words of the list, or one's own again. What is typed stays a draft."""
        id = self._id
        if id is None or not await self.write(lambda journal: journal.lines.as_listed(id, listed)):
            return
        self.desk.leaving(self)
        self.dismiss(word("people", "line_as_listed" if listed else "line_as_own"))
