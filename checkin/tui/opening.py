"""What the app opens with: a page, or the hidden screen where a passphrase is set."""

from __future__ import annotations

from typing import Any, cast

from textual.app import App
from textual.screen import Screen

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.frozen import replace
from checkin.tui import navigation, routes
from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.base.screen import Page
from checkin.tui.draft_saver import Aside
from checkin.tui.routes import Route

_OPEN = "open"
"""A stack of screens of its own: Textual has no way to take away the first one of a stack."""


class Opening:
    """Goes from the first screen to where the person was, once nothing hides it."""

    def __init__(self, app: App[None], at: Route[Any] | None, notice: str) -> None:
        """`at` is the page that was asked for, `notice` what there is to say about the file."""
        self._app = app
        self._host = cast(AppHost, app)
        self._at = at
        self._begun: Route[Any] | None = None
        self._notice = notice

    def first_screen(self) -> Screen[None]:
        """Today, without a screen in between; or the question of a hard moment.

        Where a passphrase is set, it is asked for first.
        """
        if self._host.journal.settings.lock or self._host.journal.needs_passphrase:
            from checkin.tui.base.privacy_screen import PrivacyScreen

            return PrivacyScreen(asks=True)
        return self._first_page()

    def _first_page(self) -> Screen[None]:
        if self._at == routes.HARD_MOMENT:
            self._at = None
            return routes.screen_for(routes.HARD_MOMENT)
        return routes.screen_for(routes.TODAY)

    def take_drafts(self, aside: Aside) -> None:
        """Take over what was typed and not kept. Raises a `CheckinError` if it cannot be read."""
        journal = self._host.journal
        journal.drafts.take_over()
        self._begun, lost = aside.take_over(journal.drafts.all())
        for draft in lost:
            self._notice = self._notice or get_text("drafts", "no_page")
            self._host.drafting.update(replace(draft, left=True))

    def file_opened(self, aside: Aside) -> None:
        """Go on with a file that could not be opened before: hidden, if it has a passphrase which
        was not given yet. Raises a `CheckinError` if its drafts cannot be read."""
        if privacy_screen(self._host):
            self.take_drafts(aside)
        elif self._host.journal.settings.lock:
            navigation.show_privacy_screen(self._host)

    def go_on(self) -> None:
        """Go to the page that was asked for, or the latest that was not left, and say the notice.

        While the screen is hidden, only to a page that shows nothing of one's own.
        """
        if privacy_screen(self._host):
            navigation.open_over_hidden(self._host, self._at)
            return
        where = self._at or self._begun
        if where and navigation.is_home(self._host):
            self._host.go(where)
        if self._notice:
            self._app.call_after_refresh(navigation.show_notice, self._host, self._notice)
        elif self._begun and not self._at:
            self._app.call_after_refresh(self._say_begun, self._begun.slot)

    def _say_begun(self, slot: str) -> None:
        """Say why the page opened by itself, unless it says so."""
        page = self._host.screen
        if not isinstance(page, Page) or page.slot != slot or page.status:
            return
        journal = self._host.journal
        if at := page.read_or(None, lambda: journal.drafts.saved_at(slot)):
            day, today = journal.clock.day_of(at), journal.clock.today()
            key = "begun" if day == today else "begun_on"
            said = format_text("drafts", key, time=f"{at:%H:%M}", day=day_name(day, today))
            page.show_hint(said)

    def unlock(self) -> None:
        """Leave the hidden screen, to what it lies over, or to the first page."""
        if navigation.unlock(self._host):
            self._app.add_mode(_OPEN, self._first_page)
            self._app.switch_mode(_OPEN)
            self._app.call_after_refresh(self.go_on)
