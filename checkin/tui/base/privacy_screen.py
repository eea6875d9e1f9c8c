"""An empty screen that could be any program's, for when somebody comes near.

Where a passphrase is set, it is the way back. Right or wrong is found out beside the interface.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import cast

from textual import getters, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.events import Click, Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError, WrongPassphrase
from checkin.journal.lock import opens
from checkin.tui import routes
from checkin.tui.base.host import AppHost
from checkin.tui.key_actions import press
from checkin.tui.keymap import MOST, Command, bindings
from checkin.tui.widgets.graphemes import is_text
from checkin.tui.widgets.key_bar import KeyBar
from checkin.tui.widgets.passphrase_field import PassphraseField

_SIGN = "—"
_MINUTE = 60
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 4.0
"""Seconds from a wrong passphrase to the next try: each time as long again, up to so many."""


class PrivacyScreen(ModalScreen[None]):
    """Shows the time, and nothing that tells what the program is for.

    Any key or a click brings the page back, or the field for the passphrase if one is set; f3 opens
    help lines over it. What is typed as a passphrase is never kept.
    """

    HIDES = True
    """Whatever opens over it shows nothing of what is written."""
    AUTO_FOCUS = ""
    KEYS = (
        Command(
            "lock.lines",
            "f3",
            routes.PEOPLE.action,
            "Help lines",
            "Help lines. They need no passphrase.",
            need=MOST,
        ),
        Command("lock.breathe", "f2", "over('breathe')", "Breathe", "Breathe with me."),
        Command(
            "lock.look",
            "f4",
            "over('look')",
            "Look around",
            "Look around with me, one sense at a time.",
            short="Look",
        ),
        Command("lock.leave", "ctrl+q", "app.quit", "Leave", "Close checkin."),
        Command("lock.rest", "escape", "rest", "Hide", "Hide this too."),
    )
    BINDINGS = [*bindings(KEYS)]
    DEFAULT_CSS = """
    PrivacyScreen { background: $background; align: center middle; }
    PrivacyScreen #page { align: center middle; }
    PrivacyScreen #clock { width: 100%; height: auto; color: $muted; text-align: center; }
    PrivacyScreen #asking { display: none; height: auto; align-horizontal: center; }
    PrivacyScreen #asking Static { width: 44; max-width: 100%; height: auto; text-align: center; }
    PrivacyScreen PassphraseField { width: 44; max-width: 100%; }
    PrivacyScreen #question { color: $muted; margin-top: 1; }
    PrivacyScreen #said { color: $primary; margin-top: 1; min-height: 2; }
    PrivacyScreen KeyBar { display: none; }
    PrivacyScreen.-asking #asking, PrivacyScreen.-asking KeyBar { display: block; }
    """

    _field = getters.query_one(PassphraseField)

    def __init__(self, *, asks: bool = False) -> None:
        """With `asks`, the field for the passphrase is there from the start."""
        super().__init__()
        self._asks_first = asks
        self._typed = ""
        self._trying = False
        self._is_right = False
        self._opened_by = ""
        """What was found right, until the page is back."""
        self._wait = 0.0
        self._not_before = 0.0

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(id="clock", markup=False)
            with Vertical(id="asking"):
                yield Static(get_text("lock", "ask"), id="question", markup=False)
                yield PassphraseField(enter_says=get_text("lock", "open"))
                yield Static(id="said", markup=False)
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        self._show_time()
        if self._asks_first:
            self._ask()
            self.run_worker(self._try_keyring(), group="unlock")

    @property
    def _host(self) -> AppHost:
        return cast(AppHost, self.app)

    @property
    def _is_locked(self) -> bool:
        return bool(self._host.journal.settings.lock or self._host.journal.needs_passphrase)

    @property
    def is_asking(self) -> bool:
        """Whether the field for the passphrase is there."""
        return self.has_class("-asking")

    def _show_time(self) -> None:
        """Show the time, and come back when it is another minute."""
        if self._is_right:
            return
        now = self._host.journal.clock.now()
        self.query_one("#clock", Static).update(f"{_SIGN}\n{now:%H:%M}")
        self.set_timer(_MINUTE - now.second, self._show_time)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Come back, once: Textual would close what lies under it the next time."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until it asks, there is nothing but the time."""
        return self.is_asking or action not in ("rest", "over")

    # Coming back

    def on_key(self, event: Key) -> None:
        """Come back; the key does nothing else, unless it turns out to begin words.

        Where a passphrase is set, it may be its first letter.
        """
        if self._is_locked and self.focused is self._field:
            return  # its keys are in the footer
        event.stop()
        event.prevent_default()
        if not self._is_locked:
            self._host.letters_before.add(event)
            self._host.unlock()
        else:
            self._ask()
            if event.character and is_text(event.character):
                self._field.insert_text_at_cursor(event.character)

    def on_paste(self, event: Paste) -> None:
        """Come back, to where it is pasted then; or paste a passphrase."""
        event.stop()
        if self._is_locked:
            self._ask()
            self._field.on_paste(event)
            return
        self._host.unlock()
        self.app.post_message(Paste(event.text))

    async def on_click(self, event: Click) -> None:
        """Come back, or do what the clicked words say."""
        event.stop()
        if does := event.style.meta.get("does"):
            await self.run_action(does)
        elif self._is_locked:
            self._ask()
        else:
            self._host.unlock()

    async def action_press(self, key: str) -> None:
        """Do what a key does now, for someone who clicks its name."""
        await press(self.app, key)

    def action_over(self, slot: str) -> None:
        """Open a page that shows nothing of one's own."""
        self._host.go(routes.route_to(slot))

    def action_copy_text(self) -> None:
        """Say how to leave: in other programs, ctrl+c does."""
        if self.is_asking:
            self._say(get_text("keys", "how_to_leave"))

    def _ask(self) -> None:
        self.add_class("-asking")
        self._field.focus()
        self.refresh_bindings()

    def action_rest(self) -> None:
        """Show nothing but the time again."""
        self._field.value = self._typed = ""
        self._say("")
        self.remove_class("-asking")
        self.set_focus(None)
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(text)

    # The passphrase

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._typed = event.value
        if self._typed and not self._trying:
            self.run_worker(self._try(), group="unlock")

    async def _try(self) -> None:
        """Find out whether what was entered last is right, and come back if it is."""
        self._trying = True
        try:
            while self._typed and self.is_attached:
                typed, self._typed = self._typed, ""
                self._say(get_text("lock", "checking"))
                await asyncio.sleep(max(0.0, self._not_before - monotonic()))
                if self._typed:
                    continue  # it was mended meanwhile
                self._is_right, said = await self._tried(typed)
                if self._is_right:
                    self._opened_by = typed
                    self.on_screen_resume()
                    return
                self._wait = longer(self._wait)
                self._not_before = monotonic() + self._wait
                if self._field.value == typed:
                    self._field.value = ""
                if self.is_asking:
                    self._say(said)
        finally:
            self._trying = False

    async def _try_keyring(self) -> None:
        """Come back by the passphrase that the keyring has, if a person chose so."""
        try:
            held = await asyncio.to_thread(_in_keyring, self._host.journal.path or "")
        except CheckinError as error:
            self._say(str(error))
            return
        if not held or self._typed or self._trying:
            return
        self._trying = True
        try:
            self._say(get_text("lock", "checking"))
            right, _ = await self._tried(held)
            self._say("")
            if right and self.is_asking:  # it was not hidden meanwhile
                self._is_right, self._opened_by = True, held
                self.on_screen_resume()
        finally:
            self._trying = False
        if self._typed:
            await self._try()

    async def _tried(self, typed: str) -> tuple[bool, str]:
        """Whether it is right, and what to say if not."""
        journal = self._host.journal
        if journal.needs_passphrase:
            try:
                await asyncio.to_thread(journal.encryption(journal.path or "").open, typed)
                await self._host.write(lambda journal: None)  # which opens the file
            except WrongPassphrase:
                return False, get_text("lock", "wrong")
            except CheckinError as error:
                return False, error.whole
            return True, ""
        try:
            stored = await self._host.run_read(lambda journal: journal.lock.stored())
        except CheckinError:  # the file may be gone: what was read before still holds
            stored = self._host.journal.settings.lock
        try:
            right = await asyncio.to_thread(opens, typed, stored)
        except CheckinError as error:
            return False, error.whole
        return right, get_text("lock", "wrong")

    def on_screen_resume(self) -> None:
        """Come back if the passphrase was found right while something lay over this."""
        if self._is_right and self.is_active:
            opened_by, self._opened_by = self._opened_by, ""
            if opened_by:
                since = self._field.value.removeprefix(opened_by)
                self._host.passphrase_again.begin(opened_by, since)
            self._host.unlock()


def _in_keyring(path: str) -> str:
    from checkin.journal.keyring import Keyring

    return Keyring(path).read() if path else ""


def longer(wait: float) -> float:
    """The seconds to wait after another wrong passphrase."""
    return min(wait * 2 or _FIRST_WAIT, _LONGEST_WAIT)
