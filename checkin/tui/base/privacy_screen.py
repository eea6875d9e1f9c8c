"""An empty screen that could be any program's, for when somebody comes near."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.events import Click, Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Static

from checkin.tui.base.host import AppHost

_SIGN = "—"
_MINUTE = 60


class PrivacyScreen(ModalScreen[None]):
    """Shows the time, and nothing that tells what the program is for.

    Any key or a click brings the page back; f3 opens help lines over it.
    """

    HIDES = True
    """Whatever opens over it shows nothing of what is written."""
    CSS = """
    PrivacyScreen { background: $background; align: center middle; }
    PrivacyScreen Static { width: auto; color: $muted; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """Two quiet lines in the middle."""
        yield Static(id="clock", markup=False)

    def on_mount(self) -> None:
        """Begin with the time there is."""
        self._show_time()

    def _show_time(self) -> None:
        """Show the time, and come back when it is another minute."""
        now = cast(AppHost, self.app).journal.clock.now()
        self.query_one("#clock", Static).update(f"{_SIGN}\n{now:%H:%M}")
        self.set_timer(_MINUTE - now.second, self._show_time)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Come back, once: Textual would close what lies under it the next time."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_key(self, event: Key) -> None:
        """Come back; the key does nothing else, unless it turns out to begin words."""
        cast(AppHost, self.app).letters_before.add(event)
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_paste(self, event: Paste) -> None:
        """Come back, to where it is pasted then."""
        event.stop()
        self.dismiss(None)
        self.app.post_message(Paste(event.text))

    def on_click(self, event: Click) -> None:
        """Come back."""
        event.stop()
        self.dismiss(None)
