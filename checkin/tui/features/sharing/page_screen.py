"""The whole of a page about some days, to read first; then to copy or to save."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from checkin.content.sharing import ShareTemplate
from checkin.content.strings import format_text, get_text
from checkin.core.frozen import replace
from checkin.core.support_records import Document
from checkin.domain.sharing_choices import ShareChoices, parts_of
from checkin.journal import Journal
from checkin.tui.base.unfinished_pages import unfinished_pages
from checkin.tui.features.sharing.preview_screen import ShareTextScreen
from checkin.tui.keymap import Command
from checkin.tui.submit_result import Done


class SharePageScreen(ShareTextScreen):
    """It is read beside the interface: its days may be many. Keys wait until it is read."""

    ROUTE_NAME = "share:page"
    KEYS = (
        *ShareTextScreen.KEYS,
        Command(
            "share.hard",
            "space",
            "turn_hard",
            "Hard moments",
            "Let what was hard go in, or leave it out.",
            shown=False,
        ),
    )

    def __init__(self, template: ShareTemplate, choices: ShareChoices, days: str = "") -> None:
        """`days` are those of the choices, in words."""
        super().__init__(template, ())
        self._choices = choices
        self._days = days
        self._has_hard = False
        """Whether there is anything hard on those days, and the page can have it."""
        self._reading = False
        self._waiting: list[Callable[[], None]] = []

    def reload(self) -> None:
        self._reading = True
        self.read_page()

    @work(group="page", exclusive=True)
    async def read_page(self) -> None:
        """Read what goes in, show it, and do what was asked for meanwhile."""
        template, choices = self.template, self._choices
        takes_hard = "hard" in parts_of(template)

        def read(journal: Journal) -> tuple[Document | None, bool]:
            first, last = journal.sharing.days(choices)
            hard = takes_hard and bool(journal.counts("setback", since=first, until=last))
            return journal.sharing.page(template, choices), hard

        found = await self.run_read(read)
        page, self._has_hard = found or (None, False)
        self._reading = False
        waiting, self._waiting = self._waiting, []
        if not self.troubled:
            self.show_document(page, self._about(page))
        if page:
            for do in waiting:
                do()

    def _about(self, page: Document | None) -> str:
        """Which days it is about, and whether what was hard goes in; with the keys for others."""
        said = [] if page else [get_text("share", "empty_page")]
        if self.template.is_of_work and not page:
            said.append(get_text("share", "what_is_work"))
        if self._days:
            said.append(format_text("share", "days_are", days=self._days))
        if self._has_hard:
            way = "hard_in" if "hard" in self._choices.parts else "hard_out"
            said.append(get_text("share", way))
        if pages := unfinished_pages(self.host):
            said.append(format_text("share", "unfinished", pages=", ".join(pages)))
        return "\n".join(said)

    @work(group="keep")
    async def action_turn_hard(self) -> None:
        """Let what was hard go in, or leave it out; it is chosen so next time."""
        template, on = self.template, set(self._choices.parts) ^ {"hard"}
        parts = tuple(part for part in parts_of(template) if part in on)
        choices = replace(self._choices, parts=parts)
        stored = await self.submit(lambda journal: journal.sharing.remember(template, choices))
        if isinstance(stored, Done):
            self._choices = choices
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until it is read, it can be asked for."""
        if action == "turn_hard":
            return self._has_hard
        if self._reading and action in ("copy", "save", "edit"):
            return True
        return super().check_action(action, parameters)

    def action_copy(self) -> None:
        """Copy the whole text once it is read."""
        self._once_read(super().action_copy)

    def action_save(self) -> None:
        """Ask where it is to be saved once it is read."""
        self._once_read(super().action_save)

    def action_edit(self) -> None:
        """Open the text to be changed once it is read."""
        self._once_read(super().action_edit)

    def _once_read(self, do: Callable[[], None]) -> None:
        if self._reading:
            self._waiting.append(do)
        else:
            do()
