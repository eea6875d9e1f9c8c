"""The whole of what would go out, to read first; then to copy or to save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.sharing import ShareTemplate
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import Entry
from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.domain.sharing import changed_document, left_out, shared_document
from checkin.exporters.share_page import text
from checkin.tui.base.screen import Page
from checkin.tui.features.sharing.edit_screen import ShareEditScreen, changed_before
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.layout import room
from checkin.tui.rendering.scrolling import scroll_lines, scroll_page

_BESIDE_TEXT = 6
"""How many cells lie beside the text, in the width of a row of a list."""


class ShareTextScreen(Page[None]):
    """Shows what is copied or saved, and not a character more. Nothing is sent from here."""

    ROUTE_NAME = "share:text"
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("share.copy", "c", "copy", "Copy", "Copy the whole text."),
        Command("share.save", "f9", "save", "Save", "Save it to a file, or print it."),
        Command(
            "share.edit",
            "f6",
            "edit",
            "Change",
            "Change the text before it goes out. What you kept stays as it is.",
        ),
        Command("share.down", "down", "roll(1)", "Scroll", "Scroll down."),
        BACK,
        Command("share.enter", "enter", "save", "Save", "Save it to a file.", shown=False),
        Command("share.up", "up", "roll(-1)", "Up", "Scroll up.", shown=False),
        Command("share.page_up", "pageup", "page(-1)", "Page up", "Go up a page.", shown=False),
        Command(
            "share.page_down", "pagedown", "page(1)", "Page down", "Go down a page.", shown=False
        ),
        Command("share.first", "home", "edge(-1)", "Start", "Go to the start.", shown=False),
        Command("share.last", "end", "edge(1)", "End", "Go to the end.", shown=False),
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, template: ShareTemplate, entries: Sequence[Entry]) -> None:
        """`entries` are all that may go out; those the template has no place for stay."""
        super().__init__()
        self.template = template
        """Who it is for, and what it says."""
        self._numbers = [entry.id for entry in entries]
        self._document: Document | None = None
        self._was = self._changed = ""
        """The text that the journal makes, and what the person made of it."""

    def heading(self) -> tuple[str, str]:
        return self.template.audience, get_text("share", "all_of_it")

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield Static(id="text", markup=False)
        yield Static(id="about", classes="quiet", markup=False)

    def reload(self) -> None:
        entries = self.journal.search.by_ids(self._numbers)
        if self.template.takes_hard:
            entries = self.journal.hard_moments.with_steps(entries)
        stays = plural("entries", len(left_out(self.template, entries)))
        document = shared_document(self.template, entries)
        left = format_text("share", "left_out", entries=stays) if stays else ""
        self.show_document(document, left if document else get_text("share", "gone"))

    def show_document(self, document: Document | None, about: str) -> None:
        """Show what goes out, or nothing; with what is to be said about it.

        A text that was changed goes out as it was changed.
        """
        was = text(document, note=self.template.is_note).rstrip("\n") if document else ""
        if was != self._was:
            self._was, self._changed = was, changed_before(self.host, was) if was else ""
        changed = document is not None and self._changed not in ("", was)
        self._document = changed_document(show(self._changed)) if changed else document
        if changed:
            key = self.key_name("share.edit")
            about = "\n".join(filter(None, (format_text("share", "is_changed", key=key), about)))
        self.query_one("#text", Static).update(Content(self._on_screen))
        self.query_one("#text").display = document is not None
        said = "\n".join(filter(None, (document.care if document else "", about)))
        self.query_one("#about", Static).update(said)
        self.query_one("#about").display = bool(said)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _text(self) -> str:
        return text(self._document, note=self.template.is_note) if self._document else ""

    @property
    def _on_screen(self) -> str:
        """The text with lines under headings as long as the screen is wide; in copies they stay."""
        width = room(self.app.size.width) - _BESIDE_TEXT
        rows = self._text.rstrip("\n").split("\n")
        return "\n".join(row[:width] if row and not row.strip("=") else row for row in rows)

    @on(Resize)
    def _cut_lines(self) -> None:
        self.query_one("#text", Static).update(Content(self._on_screen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be something to copy or save, and more than the screen holds to scroll."""
        if action == "roll":
            scroll = self.query_one_optional(VerticalScroll)
            return scroll is not None and scroll.max_scroll_y > 0
        return self._document is not None or action not in ("copy", "save", "edit")

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.app.copy_to_clipboard(self._text.rstrip("\n"))
        self.show_status(get_text("share", "copied"))

    def action_save(self) -> None:
        """Ask where it is to be saved, and save it there."""
        from checkin.tui.features.sharing.save_screen import ShareSaveScreen

        if self._document is not None:
            self.show_status("")
            self.app.push_screen(ShareSaveScreen(self.template, self._document))

    def action_edit(self) -> None:
        """Open the text to be changed."""
        if self._document is not None:
            self.show_status("")
            self.app.push_screen(ShareEditScreen(self.template, self._was), self._take_change)

    def _take_change(self, changed: str | None) -> None:
        """Show the text as it was left on the page where it is changed."""
        if changed is not None:
            self._changed = changed
            self.reload()

    def action_roll(self, by: int) -> None:
        """Scroll a text that is longer than the screen."""
        scroll_lines(self.query_one(VerticalScroll), by)

    def action_edge(self, way: int) -> None:
        """Go to the end of the text, or to its start."""
        scroll = self.query_one(VerticalScroll)
        scroll_lines(scroll, way * (scroll.max_scroll_y + 1))

    def action_page(self, by: int) -> None:
        """Scroll by what the screen holds."""
        scroll_page(self.query_one(VerticalScroll), by)
