"""An app that shows one word."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One word on the stock screen, with the stock driver."""

    def compose(self) -> ComposeResult:
        """Show the word that the measurement waits for."""
        yield Static("Ready")


if __name__ == "__main__":
    Empty().run()
