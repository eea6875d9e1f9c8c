"""A win that was left in the field stays by itself when others come with the key of the page."""

from __future__ import annotations

from checkin.content.strings import get_text
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.tui.base.own_words import ROUTE_NAME, as_entry, draft_of
from checkin.tui.base.screen import Page
from checkin.tui.features.wins.new_win import new_win
from checkin.tui.widgets.text_field import TextField


class LeftBefore:
    """Takes such words out of the field before the first letter of others."""

    def __init__(self, page: Page[None]) -> None:
        self._page = page
        self._apart: Draft | None = None

    @property
    def _field(self) -> TextField:
        return self._page.query_one("#line", TextField)

    def look_at(self, draft: Draft) -> None:
        """Take the words of a draft out so, if they are a win of the page's day that was left."""
        other = draft.context.get("day") or self._page.is_of_another_day(draft)
        if draft.field == "line" and draft.left and not other:
            self._field.take_out = self.take_out

    def take_out(self, text: str) -> None:
        """Let them wait as a win of its own, and say so."""
        page = self._page
        self._apart = draft_of(page, text, kept_as=as_entry(new_win(text)))
        page.host.stash_drafts([self._apart])
        page.show_hint(get_text("words", "waits"))

    def put_back(self) -> None:
        """Put them back: the others belong elsewhere."""
        apart, self._apart = self._apart, None
        if apart is None:
            return
        host = self._page.host
        for draft in host.drafts_of(ROUTE_NAME):
            if draft.field == apart.field:
                host.drafting.update(replace(draft, text="", context={}))
            else:
                host.stash_drafts([draft])
        self._field.value = apart.text
        self._field.cursor_position = len(apart.text)
