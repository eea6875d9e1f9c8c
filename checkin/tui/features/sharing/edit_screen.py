"""Changing the text that goes out; what was kept stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from textual import getters, on
from textual.widget import Widget
from textual.widgets import Static, TextArea

from checkin.content.sharing import ShareTemplate, templates
from checkin.content.strings import get_text
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.domain.sharing import changed_document
from checkin.tui.base.host import AppHost
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.multiline_field import MultilineField
from checkin.tui.widgets.title_bar import TitleBar

_PLACE = "share:edit"


def changed_before(host: AppHost, was: str) -> str:
    """What a person made of that text before and did not save; empty if it is as it was."""
    drafts = host.drafts_of(_PLACE)
    host.stash_drafts(drafts)
    return next((draft.text for draft in drafts if draft.context.get("was") == was), "")


class ShareEditScreen(Page[str]):
    """Saves the text as it is changed here, and gives it back when it is left.

    The changes are a draft until they are saved to a file or taken back, each text with its own.
    """

    ROUTE_NAME = _PLACE
    KEYS = (
        Command("share.save_changed", "f9", "save", "Save", "Save it to a file, or print it."),
        Command("share.as_it_was", "f5", "as_it_was", "As it was", "Undo all your changes here."),
        BACK,
    )
    CSS_PATH = "styles.tcss"

    _field = getters.query_one(MultilineField)

    def __init__(self, template: ShareTemplate | None = None, text: str = "") -> None:
        """Without a text, the one that was being changed before."""
        super().__init__()
        self._template = template
        self._was = text

    def heading(self) -> tuple[str, str]:
        return self._template.audience if self._template else get_text("share", "title"), ""

    def body(self) -> Iterable[Widget]:
        yield MultilineField(id="text")
        yield Static(get_text("share", "edit_help"), id="about", classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        if not self._field.saved_value:
            self._field.text = self._field.saved_value = self._was
        self._field.focus()

    def restore(self, draft: Draft) -> None:
        """Put back what was changed of this text; without one, of the first that waits."""
        if self._was not in ("", draft.context.get("was")):
            self.host.stash_drafts([draft])
            return
        self._was = str(draft.context.get("was", ""))
        named = draft.context.get("template")
        self._template = next((each for each in templates(()) if each.id == named), self._template)
        self.query_one(TitleBar).name_shown = self.heading()[0]
        self._field.saved_value = self._was
        self._field.text, self._field.cursor_position = draft.text, draft.cursor
        self.show_status(get_text("drafts", "back"))

    # Drafts

    def draft(self, field: Field) -> Draft:
        """The text as it is now; an empty draft if nothing is changed."""
        slot = f"text-{sha256(self._was.encode()).hexdigest()[:16]}"
        if field.value == field.saved_value:
            return Draft(self.ROUTE_NAME, slot, "")
        context = {"was": self._was, "template": self._template.id if self._template else ""}
        return Draft(self.ROUTE_NAME, slot, field.value, field.cursor_position, context)

    def typed(self) -> list[Draft]:
        """What was changed."""
        drafts = map(self.draft, self.query(MultilineField))
        return [draft for draft in drafts if draft.text]

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.host.drafting.update(self.draft(self._field))
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be something to save, and a change to take back."""
        field = self.query_one_optional(MultilineField)
        if field is None:
            return True
        if action == "as_it_was":
            return field.value != self._was
        return bool(field.value.strip()) or action != "save"

    def action_save(self) -> None:
        """Ask where it is to be saved, and save it there."""
        from checkin.tui.features.sharing.save_screen import ShareSaveScreen

        template = self._template or templates(())[0]
        document = changed_document(show(self._field.value))
        self.show_status("")
        self.app.push_screen(ShareSaveScreen(template, document), self._saved)

    def _saved(self, saved: bool | None) -> None:
        if saved:
            self._field.saved_value = self._field.value
            self.host.drafting.update(self.draft(self._field))

    def action_as_it_was(self) -> None:
        """Take back all changes."""
        self._field.saved_value = self._was
        self._field.text = self._was
        self.show_status(get_text("share", "as_before"))

    def action_back(self) -> None:
        """Go back to the page it came from, which has the text as it is now."""
        changed = bool(self.typed())
        self.host.stash_drafts(self.typed())
        self.leave(self._field.value, get_text("share", "changes_stay") if changed else "")
