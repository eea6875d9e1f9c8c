"""A field for a passphrase: its letters are dots, and it is no draft."""

from __future__ import annotations

from textual.actions import SkipAction
from textual.widgets import Input

from checkin.tui.widgets.text_field import TextField


class PassphraseField(TextField):
    """A field that nobody can read over a shoulder. What stands in it is never saved or copied.

    It has no id: drafts are those of fields that have one.
    """

    def __init__(self, *, enter_says: str, classes: str = "") -> None:
        super().__init__(enter_says=enter_says)
        self.password = True
        self.set_classes(classes)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed here: every sign is, also a question mark before any other."""
        return Input.check_consume_key(self, key, character)

    def asks_for_help(self, character: str | None) -> bool:
        """A question mark can be the first sign of a passphrase."""
        return False

    def action_copy(self) -> None:
        """It is not for a clipboard, where other programs see it."""
        raise SkipAction

    def action_cut(self) -> None:
        """As `action_copy`."""
        raise SkipAction
