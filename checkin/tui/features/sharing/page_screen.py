"""The whole of a page about some days, to read first; then to copy or to save."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from checkin.content.sharing import ShareTemplate
from checkin.content.strings import get_text
from checkin.domain.sharing_choices import ShareChoices
from checkin.tui.features.sharing.preview_screen import ShareTextScreen


class SharePageScreen(ShareTextScreen):
    """It is read beside the interface: its days may be many. Keys wait until it is read."""

    PLACE = "share:page"

    def __init__(self, template: ShareTemplate, choices: ShareChoices) -> None:
        super().__init__(template, ())
        self._choices = choices
        self._reading = False
        self._waiting: list[Callable[[], None]] = []

    def reload(self) -> None:
        """Show the page as it is now."""
        self._reading = True
        self.read_page()

    @work(group="page", exclusive=True)
    async def read_page(self) -> None:
        """Read what goes in, show it, and do what was asked for meanwhile."""
        template, choices = self.template, self._choices
        page = await self.run_read(lambda journal: journal.sharing.page(template, choices))
        self._reading = False
        waiting, self._waiting = self._waiting, []
        if not self.troubled:
            self.show_document(page, "" if page else get_text("share", "empty_page"))
        if page:
            for do in waiting:
                do()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until it is read, it can be asked for."""
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
