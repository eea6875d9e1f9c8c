"""An app that is one field."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Field(App[None]):
    """One field that has the focus; its cursor stands still."""

    def compose(self) -> ComposeResult:
        """Show the field, with the word that the measurement waits for in it."""
        field = Input(placeholder=" Ready")  # the cursor stands on the space
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    Field().run()
