"""Saving the plan as a page, to print or to give to someone."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from checkin.content.safety_plan import print_hint
from checkin.content.strings import format_text, get_text
from checkin.core.text import show
from checkin.domain.help_lines import shown
from checkin.domain.safety_plan import plan_document
from checkin.exporters.plan_page import form_of, page
from checkin.tui.base.file_name_screen import FileNameScreen
from checkin.tui.widgets.text_field import TextField


class PlanPrintScreen(FileNameScreen[str | None]):
    """Gives back where the page was saved, in a sentence; None if it was not."""

    ROUTE_NAME = "people:print"
    WORDS = ("people", "print_where", "print_help")
    FIELD = "file"
    CSS_PATH = "styles.tcss"

    def heading(self) -> tuple[str, str]:
        return get_text("people", "print"), ""

    def name_offered(self) -> str:
        """A page that prints."""
        return "~/my-plan.html"

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield Static(print_hint(), classes="quiet", markup=False)

    async def save(self, path: str) -> None:
        """Save the page; what is there already is left as it is."""
        journal, country = self.journal, self.journal.settings["country"]
        known = shown(country, journal.help_lines.all())
        found = plan_document(journal.safety_plan.all(), journal.contacts.all(), country, known)
        pieces = page(form_of(path), found)
        if await self.written(path, pieces, get_text("people", "printed_as_it_was")):
            await self.submit(lambda journal: None, fields=self.query(TextField), emptied=False)
            self.leave(format_text("people", "printed", file=show(path, one_line=True)))
