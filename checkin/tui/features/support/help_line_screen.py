"""A help line in one's own words: what it is called, how to reach it, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import work
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from checkin.content import help_lines as helplines
from checkin.content.help_lines import HelpLine
from checkin.content.strings import format_text, get_text
from checkin.core.text import show
from checkin.domain import help_lines
from checkin.domain.help_lines import FIELDS, WAYS, Noted
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.form_screen import Form
from checkin.tui.keymap import BACK, Command
from checkin.tui.submit_result import Done


class HelpLineScreen(Form[str | None]):
    """Gives back what was done, in a sentence; None if nothing was kept.

    A line of the list stands as it came while one's own words for it cannot be read.
    """

    ROUTE_NAME = "help-line"
    WORDS = ("people", "line_")
    KEYS = (
        Command("help-line.keep", "ctrl+s", "keep", "Keep", "Save this line.", always=True),
        Command(
            "help-line.listed",
            "f4",
            "as_listed(True)",
            "The list's words",
            "Show the list's words. Yours are kept too.",
        ),
        Command(
            "help-line.own", "f4", "as_listed(False)", "Your words", "Show your own words again."
        ),
        BACK,
    )
    CSS_PATH = "styles.tcss"
    fields = FIELDS

    def __init__(self, id: str | None = None) -> None:
        """`id` is that of the line; None to add one."""
        super().__init__(routes.help_line(id).slot)
        self._id = id
        self._noted = Noted()

    def find(self) -> None:
        """Read what was noted of it."""
        if self._id is not None:
            self._noted = self.journal.help_lines.all().get(self._id, self._noted)

    @property
    def _kept(self) -> HelpLine | None:
        return None if self._id is None else help_lines.personal_line(self._id, self._noted)

    def subject(self) -> tuple[str, str]:
        """Which line it is, and how old its words are; or that one is being added."""
        line = self._kept
        if line is None:
            return get_text("people", "line_new"), ""
        today = self.journal.clock.today()
        return show(line.name, one_line=True), help_lines.checked_words(line, today)

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("people", self._about()), id="about", classes="quiet", markup=False)
        with VerticalScroll(can_focus=False):
            for field in self.fields:
                with Horizontal(classes="field"):
                    yield self.question(field, classes="label")
                    yield self.field(field)

    def _about(self) -> str:
        if self._id is None or helplines.line(self._id) is None:
            return "line_needs"
        return "line_listed" if self._noted.as_listed and self._noted.words else "line_about"

    def stands(self) -> Mapping[str, str]:
        """What is kept of it."""
        line = self._kept
        return {field: getattr(line, field) for field in self.fields if line}

    def reload(self) -> None:
        super().reload()
        self.query_one("#about", Static).update(get_text("people", self._about()))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is another wording of."""
        if action != "as_listed":
            return True
        listed = self._id is not None and helplines.line(self._id) is not None
        return listed and bool(self._noted.words) and self._noted.as_listed != parameters[0]

    @work(group="keep")
    async def action_keep(self) -> None:
        """Keep it, or say what it takes; the page stays, with all that was typed, if it cannot."""
        if not self.ready():
            return
        words = self.written()
        named = bool(words["name"].strip())
        if not (named and any(words[way].strip() for way in WAYS)):
            self.show_status(get_text("people", "line_needs"))
            self.line(WAYS[0] if named else "name").focus()
            return
        id = self._id

        def change(journal: Journal) -> str:
            if id is None:
                return journal.help_lines.add(words)
            return journal.help_lines.edit(id, words)

        if isinstance(await self.keeping(change), Done):
            added = format_text("people", "line_added", name=show(words["name"], one_line=True))
            self.leave(added if id is None else get_text("people", "line_changed"))

    @work(group="keep", exclusive=True)
    async def action_as_listed(self, listed: bool) -> None:
        """Show the words of the list, or one's own again. What is typed stays a draft."""
        id = self._id
        if id is None or not await self.write(
            lambda journal: journal.help_lines.as_listed(id, listed)
        ):
            return
        self.host.stash_drafts(self.typed())
        said = "line_as_listed" if listed else "line_as_own"
        keys = {"change": self.key_name("people.change"), "own": self.key_name("help-line.own")}
        self.leave(format_text("people", said, **keys))
