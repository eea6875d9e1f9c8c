"""Saving what is shared to a file, as text or as a page to print."""

from __future__ import annotations

from checkin.content.sharing import ShareTemplate
from checkin.content.strings import format_text, get_text
from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.exporters.plan_page import form_of
from checkin.exporters.share_page import page
from checkin.tui.base.file_name_screen import FileNameScreen


class ShareSaveScreen(FileNameScreen[bool | None]):
    """Gives back True once it is saved, and says where; None if it was not."""

    ROUTE_NAME = "share:save"
    WORDS = ("share", "save_where", "save_help")
    CSS_PATH = "styles.tcss"

    def __init__(self, template: ShareTemplate, document: Document) -> None:
        super().__init__()
        self._template = template
        self._document = document

    def heading(self) -> tuple[str, str]:
        return get_text("share", "save"), self._template.audience

    def name_offered(self) -> str:
        """A page that prints for a note, else text."""
        if self._template.is_note:
            return "~/note.html"
        prints = self._document.sections or (self._document.changed and self._template.takes_hard)
        return f"~/for-{self._template.name}.{'html' if prints else 'txt'}"

    async def save(self, path: str) -> None:
        """Save it; what is there already is left as it is."""
        pieces = page(form_of(path), self._document, note=self._template.is_note)
        if await self.written(path, pieces, get_text("share", "as_it_was")):
            said = "saved_to_print" if form_of(path) == "html" else "saved"
            self.leave(True, format_text("share", said, file=show(path, one_line=True)))
