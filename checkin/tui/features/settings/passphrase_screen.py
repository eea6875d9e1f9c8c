"""A passphrase for the hidden screen: choosing one, changing it, and removing it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import format_text, get_text
from checkin.core.passphrase import composed
from checkin.journal import Journal
from checkin.journal.keyring import Keyring
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.submit_result import Done
from checkin.tui.widgets.passphrase_field import PassphraseField

_LINES = {
    "change": "lock change",
    "off": "lock off",
    "encrypt": "lock on --encrypt",
    "keyring": "lock on --keyring",
}
"""What is typed in the shell for each."""


class PassphraseScreen(Page[None]):
    """Enter goes from field to field. What is typed is no draft: it goes with the page."""

    ROUTE_NAME = "lock"
    ASKS = True
    KEYS = (
        Command("passphrase.off", "f7", "turn_off", "Remove it", "Remove the passphrase."),
        BACK,
    )
    DEFAULT_CSS = """
    PassphraseScreen PassphraseField { margin-bottom: 1; }
    PassphraseScreen.-short PassphraseField { margin-bottom: 0; }
    PassphraseScreen .quiet { margin-bottom: 1; }
    PassphraseScreen.-short .quiet { margin-bottom: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_on = False

    def body(self) -> Iterable[Widget]:
        if self.journal.lock.is_encrypted:
            yield self._quiet(get_text("lock", "settings_encrypted"))
            for line in self._lines("change", "off", "keyring"):
                yield self._quiet(line)
            return
        self._is_on = self.read_or(False, lambda: bool(self.journal.lock.stored()))
        asked = ("now", "new", "again") if self._is_on else ("choose", "again")
        for number, key in enumerate(asked):
            yield Static(get_text("lock", key), classes="question", markup=False)
            if key == "choose":
                yield Static(get_text("lock", "choose_help"), classes="quiet", markup=False)
            says = "Keep" if number + 1 == len(asked) else "Next"
            yield PassphraseField(enter_says=says, classes=f"-{key}")
        if self._is_on:
            yield self._quiet(format_text("lock", "off_help", key=self.key_name("passphrase.off")))
        said = [get_text("lock", key) for key in ("honest", "forgotten")]
        if self._is_on and Keyring(self.journal.path or "").is_chosen:
            said.append(get_text("lock", "status_keyring"))
        yield self._quiet("\n".join([*said, *self._lines("encrypt")]))  # all of it fits

    def _lines(self, *names: str) -> Iterator[str]:
        """The lines of the shell for what cannot be done while the file is open here."""
        path = self.journal.path or ""
        for name in names if path else ():
            if name == "keyring" and Keyring(path).is_chosen:
                yield get_text("lock", "status_keyring")
                continue
            command = self.journal.restoring(path).command(_LINES[name])
            yield format_text("lock", f"shell_{name}", command=command)

    @staticmethod
    def _quiet(text: str) -> Static:
        return Static(text, classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        if self._fields:
            self._fields[0].focus()

    @property
    def _fields(self) -> list[PassphraseField]:
        return [*self.query(PassphraseField)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is one to remove only where one is set."""
        return action != "turn_off" or self._is_on

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        fields = self._fields
        at = next(at for at, field in enumerate(fields) if field is event.input)
        if at + 1 < len(fields):
            self.show_status("")
            fields[at + 1].focus()
            return
        *before, new, again = (field.value for field in fields)
        if not composed(new):
            self._again(fields[-2], get_text("lock", "empty"))
        elif composed(new) != composed(again):
            self._again(fields[-1], get_text("lock", "differ"))
        elif before:
            self.keep(lambda journal: journal.lock.change(before[0], new), "changed_reply")
        else:
            self.keep(lambda journal: journal.lock.turn_on(new), "on_reply")

    def _again(self, field: PassphraseField, said: str) -> None:
        """Have a field typed once more."""
        field.value = ""
        field.focus()
        self.show_status(said)

    def action_turn_off(self) -> None:
        """Remove the passphrase, if the one that is typed is right."""
        now = self._fields[0].value
        self.keep(lambda journal: journal.lock.turn_off(now), "off_reply")

    @work(group="keep")
    async def keep(self, change: Callable[[Journal], None], reply: str) -> None:
        """Do it and go back; the fields stay as they are if it could not be done."""
        keyring = Keyring(self.journal.path or "")
        was_held = keyring.is_chosen
        if not isinstance(await self.submit(change), Done):
            return
        self.journal.settings.refresh()
        said = [get_text("lock", reply)]
        if was_held and await asyncio.to_thread(self._is_lost, keyring, reply):
            said.append(
                get_text("lock", "keyring_left" if reply == "off_reply" else "keyring_lost")
            )
        self.leave(None, " ".join(said))

    @staticmethod
    def _is_lost(keyring: Keyring, reply: str) -> bool:
        """Whether the keyring has an earlier passphrase still, or not the one of now."""
        return keyring.is_left() if reply == "off_reply" else not keyring.is_chosen
