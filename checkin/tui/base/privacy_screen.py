"""An empty screen, for when somebody comes near."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static

from checkin.content.strings import get_text


class PrivacyScreen(ModalScreen[None]):
    """Shows nothing of what is written. Any key or a click brings the page back; f3, help lines."""

    HIDES = True
    """Whatever opens over it shows nothing of what is written."""
    CSS = """
    PrivacyScreen { background: $background; align: center middle; }
    PrivacyScreen Static { width: auto; color: $muted; }
    """

    def compose(self) -> ComposeResult:
        """Two quiet lines in the middle."""
        yield Static(get_text("hide", "line"), markup=False)
        yield Static(get_text("hide", "people"), markup=False)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Come back, once: Textual would close what lies under it the next time."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_key(self, event: Key) -> None:
        """Come back; the key does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Come back."""
        event.stop()
        self.dismiss(None)
