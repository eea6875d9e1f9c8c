"""The app: it wires the screens together and sees to what all of them need."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, cast

from textual import on, work
from textual.app import App
from textual.binding import Binding
from textual.events import Event
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError
from checkin.core.frozen import replace
from checkin.core.records import Draft, FoundBeside
from checkin.crash_report import report
from checkin.journal import Journal
from checkin.tui import appearance, navigation, routes
from checkin.tui.auto_hide import AutoHide
from checkin.tui.background_reader import BackgroundReader
from checkin.tui.background_writer import BackgroundWriter
from checkin.tui.base.letters_before import LettersBefore
from checkin.tui.base.screen import Page, ResultT, T
from checkin.tui.base.words_back import given_back
from checkin.tui.collector import Collector
from checkin.tui.daily_backup import DailyBackup
from checkin.tui.double_click import DoubleClicks
from checkin.tui.draft_saver import Aside, DraftSaver, Going, Unfinished, not_saved
from checkin.tui.first_letter import FirstLetter
from checkin.tui.key_actions import counts
from checkin.tui.key_queue import AT_LATEST, KeyQueue
from checkin.tui.keymap import EVERYWHERE, bindings
from checkin.tui.moved_keys import MovedKeys
from checkin.tui.opening import Opening
from checkin.tui.passphrase_again import PassphraseAgain
from checkin.tui.routes import Route
from checkin.tui.save_errors import tell_of_drafts
from checkin.tui.terminal.driver_choice import quiet_driver
from checkin.tui.terminal.lifecycle import (
    TERMINAL_GONE,
    InputEnded,
    terminal_is_there,
    told_to_leave,
)
from checkin.tui.terminal.suspending import Pauses, to_the_shell

_KEYS_TAKE = 20.0
"""Seconds that leaving waits at most for keys on their way to a field."""


class CheckinApp(App[None]):
    """The full-screen check-in over one journal."""

    TITLE = "checkin"
    CSS_PATH = "app.tcss"
    COMMANDS = {navigation.command_provider}
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, journal: Journal, *, at: Route[Any] | None = None, notice: str = "") -> None:
        """`at` is the page to open with; else a page left with a draft comes back.

        `notice` is what the first page has to say about the file.
        """
        self.journal = journal
        self._opening = Opening(self, at, notice)
        self._daily_backup = DailyBackup(self, lambda: self.journal)
        self._writer = BackgroundWriter(lambda: self.journal, lambda: self._daily_backup.is_making)
        self._reader = BackgroundReader(lambda: self.journal)
        self.writes = self.writes_ended = 0
        self.beside = FoundBeside()
        self.letters_before = LettersBefore()
        self.moved_keys = MovedKeys()
        self._settings_elsewhere = appearance.SettingsElsewhere(self)
        self._aside = Aside()
        self._collector = Collector()
        self._open = False
        self._leave_with: int | None = None
        self._fault: BaseException | None = None
        self._waits = ""
        self._elsewhere: Journal | None = None
        self._not_saved: tuple[CheckinError, list[Draft]] | None = None
        self.set_reactive(App.theme, appearance.theme_name(journal))  # colors are worked out once
        super().__init__(driver_class=quiet_driver())
        appearance.register_themes(self)
        self.follow_settings()
        self.drafting = DraftSaver(self.write, self.set_timer, self.run_worker, self._not_saved_yet)
        self.key_queue = KeyQueue(self, lambda: (self.writes, self.writes_ended))
        self.passphrase_again = PassphraseAgain(self, self.key_queue.again, self.show_status_on_top)
        self._first_letter = FirstLetter(self)
        self._double_clicks = DoubleClicks(self)
        self.auto_hide = AutoHide(self, self.action_hide)

    def follow_settings(self) -> None:
        """Look and move as the settings say."""
        appearance.follow_settings(self, self.journal)
        if self.is_running:
            self.auto_hide.follow()

    def get_theme(self, theme_name: str) -> Theme | None:
        # Textual asks for the colors before a theme of ours can be registered
        return super().get_theme(theme_name) or appearance.own_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#a0a0a0" if self.current_theme.dark else "#5c5c5c"}

    def get_default_screen(self) -> Screen[None]:
        return self._opening.first_screen()

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor is put with each frame: where the field's is by now."""
        place: Offset | None = getattr(self.focused, "cursor_screen_offset", None)
        return self._cursor_position if place is None else place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._cursor_position = place

    # Opening and leaving

    def on_load(self) -> None:
        """Listen for being told to leave, from before the terminal is taken over."""
        told_to_leave(self._leave_soon)

    def on_mount(self) -> None:
        if hasattr(self._driver, "tells_its_end"):
            self._pauses = Pauses(
                self, cast(Any, self._driver), self.with_all_saved, self.auto_hide.look
            )
        elif self._driver is not None and not self.is_headless:
            self.set_interval(0.5, self._look_for_terminal)
        try:
            self._opening.take_drafts(self._aside)
        except CheckinError as error:
            self.call_after_refresh(self._troubled, error)
        self.call_after_refresh(self._opened)
        self.set_timer(AT_LATEST, self.key_queue.begin)
        self.set_interval(appearance.FOLLOW_EVERY, self._settings_elsewhere.look_around)

    def _opened(self) -> None:
        """After the first frame: what could wait until then."""
        self._open = True
        if self._leave_with is not None:
            self.leave(self._leave_with)
        self._collector.begin()
        self._opening.go_on()
        self.key_queue.begin()
        self.auto_hide.follow()
        from checkin.tui import look_over

        self.set_timer(look_over.AFTER, lambda: look_over.begin(self))

    def unlock(self) -> None:
        """Leave the hidden screen: the passphrase was right, or there is none."""
        self._opening.unlock()

    def on_unmount(self) -> None:
        """Close the other connections."""
        self._daily_backup.stop()
        self._reader.close()
        self._writer.end()
        if self._elsewhere is not None:
            self._elsewhere.close()

    @work(group="leave")
    async def _leave_soon(self, code: int) -> None:
        """Leave once the keys that were read already have done what they do: they are words."""
        await self.key_queue.done(_KEYS_TAKE)
        self.leave(code)

    def leave(self, code: int = TERMINAL_GONE) -> None:
        """End at once, with everything typed in the file."""
        if not self._open:  # a page that is half laid out cannot be left
            self._leave_with = code
            return
        self._save_now()
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Leave, when the person says so. What is typed comes back the next time."""
        self.leave(0)

    def run_to_end(self) -> int:
        """Run until the person leaves; the exit code. A fault is told without their words."""
        self.run()
        if self._fault is not None:
            sys.stderr.write(report(self._fault, typed_is_saved=self._not_saved is None))
        if self._not_saved is not None:
            from checkin.tui.words_beside import give_back

            give_back(not_saved(*self._not_saved), self.journal.path, self.return_code)
            return self.return_code or 1
        return self.return_code or 0

    def _fatal_error(self) -> None:
        # Textual would print the values of all variables, and with them what was written.
        self._fault = sys.exc_info()[1] or self._exception
        self._save_now()
        self._close_messages_no_wait()

    def _take_note(self) -> None:
        """Take note of what stands in any field: the last keys may not have been told of yet."""
        for screen in self.screen_stack:
            for draft in getattr(screen, "typed", list)():
                self.drafting.update(draft)

    def _save_now(self) -> None:
        """Save what stands in any field, and what is on its way: there is no later.

        What cannot be saved is told at the end, when the terminal is the shell's again.
        """
        self._take_note()
        page = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(page, Page) and (letters := page.letters_typed()):
            self.drafting.update(letters)
        with self._writer.alone() as journal:
            unsaved = self.drafting.at_the_end()
            try:
                if unsaved:
                    journal.drafts.save(*unsaved)
            except CheckinError as error:
                words = [draft for draft in unsaved if draft.text]
                self._not_saved = (error, words) if words else None
            else:
                self._not_saved = None
                self.drafting.saved()

    @on(InputEnded)
    def _input_ended(self, ended: InputEnded) -> None:
        """Nobody can be heard any more: leave, and say so if the fault is ours."""
        if ended.fault is None:
            self._leave_soon(TERMINAL_GONE)
        else:
            self._handle_exception(ended.fault)  # type: ignore[arg-type]

    def with_all_saved(self, act: Callable[[], None]) -> None:
        """Do something while all that is typed is in the file, and nothing is being written."""
        self._take_note()
        with self._writer.alone() as journal:
            try:
                self.drafting.save_with(journal)
            except CheckinError as error:
                self._troubled(error)
            act()

    def action_suspend_process(self) -> None:
        """Go back to the shell for a while."""
        if not self.is_headless:
            to_the_shell(self.show_status_on_top)

    def _look_for_terminal(self) -> None:
        """For Textual's own driver, which reads on for ever when the terminal is gone."""
        if not terminal_is_there():
            self._save_now()
            os._exit(TERMINAL_GONE)  # that driver would wait for the terminal

    async def on_event(self, event: Event) -> None:
        """A key waits until what the one before it began is there."""
        self._settings_elsewhere.noticed(event)
        self._collector.noticed(event)
        if self.auto_hide.noticed(event):
            return
        if not counts(self, event) or self.key_queue.holds(event):
            return
        if self._double_clicks.drops(event) or self.passphrase_again.holds(event):
            return
        if not await self._first_letter.begins_words(event):
            await super().on_event(event)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except CheckinError as error:
            self._troubled(error)

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and isinstance(error.error, CheckinError):
            self._troubled(error.error)
        else:
            super()._handle_exception(error)

    # What screens need

    async def write(self, change: Callable[[Journal], T]) -> T:
        """Run a change on a second connection to the file, beside the interface.

        Raises the `CheckinError` of the change, with nothing changed.
        """
        if self.journal.path is None:
            self.writes_ended += 1
            return change(self.journal)
        if self.journal.is_placeholder:  # the file may be readable by now
            self.journal = await asyncio.to_thread(self.journal.open_writer)
            self.follow_settings()
            self._opening.file_opened(self._aside)
        self.writes += 1
        self._reader.pause()
        try:
            return await self._writer.write(change)
        finally:
            self.writes -= 1
            self.writes_ended += 1
            if not self.writes:
                self._reader.resume()
                self._daily_backup.changed()

    async def run_read(self, ask: Callable[[Journal], T]) -> T:
        """Read beside the interface, until the one who waits is cancelled."""
        return await self._reader.read(ask)

    def drafts_of(self, slot: str) -> list[Draft]:
        """What was typed on a screen and not kept; given out once, the screen has it then."""
        return self._aside.take(slot)

    def unfinished(self) -> list[Unfinished]:
        """The screens where something typed is waiting, that of the latest words first."""
        return self._aside.unfinished()

    def stash_drafts(self, drafts: Iterable[Draft]) -> None:
        """Remember what was typed and not kept, for when its screen is gone to again."""
        for draft in drafts:
            self.drafting.update(self._aside.add(replace(draft, left=True)))

    def give_back(self, going: Going) -> list[Draft]:
        """Put words that could not be kept where they were typed: on an open page, or aside."""
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        aside, waiting = given_back(going, pages, self._aside)
        self.stash_drafts([*aside, *waiting])
        return waiting

    def show_status_on_previous(self, text: str, *, trouble: bool = False) -> None:
        """Say something on the page that is on top once the present one is gone."""
        self.call_after_refresh(self.show_status_on_top, text, trouble=trouble)

    def show_status_on_top(self, text: str, *, trouble: bool = False) -> None:
        """Say something on the page that the person is on."""
        pages = (screen for screen in navigation.told_first(self) if isinstance(screen, Page))
        if page := next(pages, None):
            page.show_status(text, trouble=trouble)

    def _not_saved_yet(self, error: CheckinError | None) -> None:
        page = self.screen if isinstance(self.screen, Page) else None
        self._waits = tell_of_drafts(error, self._waits, page)

    def _troubled(self, error: CheckinError) -> None:
        self.show_status_on_top(error.whole, trouble=True)

    # Actions that work everywhere

    async def open(self, route: Route[ResultT]) -> ResultT | None:
        """Open a page over the present one, and wait for what it gives back; for a worker.

        None if it was left without.
        """
        found = navigation.while_hidden(self, route)
        if found is None:
            return None
        return cast(ResultT | None, await self.push_screen_wait(routes.screen_for(found)))

    def go(self, route: Route[Any]) -> None:
        """Go to a page, from whichever: they never pile up behind each other."""
        navigation.go(self, route)

    def action_go(self, slot: str) -> None:
        """Go to the page of that name."""
        self.go(routes.route_to(slot))

    def go_home(self) -> None:
        """Leave all pages but today's, with what is typed there."""
        navigation.go_home(self)

    def action_help(self) -> None:
        """Show what the keys do here, and everywhere."""
        navigation.show_help(self)

    def action_command_palette(self) -> None:
        """Show all that works everywhere, by name."""
        navigation.show_palette(self)

    def search_themes(self) -> None:
        """Show the themes, to choose one; the palette opens this."""
        navigation.show_themes(self)

    def action_hide(self) -> None:
        """Clear the screen at once."""
        navigation.show_privacy_screen(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the screen is hidden, people who can help are all that opens."""
        return navigation.is_action_allowed(self, action, parameters)

    def action_elsewhere(self) -> None:
        """Keep all of it in another file, when this one cannot be used."""
        navigation.show_elsewhere(self)

    async def go_on_in(self, path: str) -> bool:
        """Go on with another file: a copy of this one, and what is typed; whether all is there.

        What can't be read any more stays behind. Raises a `CheckinError` if the other file cannot
        be made, with nothing changed.
        """
        from checkin.tui import another_file

        whole = await asyncio.to_thread(another_file.copied, self.journal, path, self._writer.turn)
        journal = self.journal.reopened_at(path)

        def switch() -> None:
            self._elsewhere = self.journal = journal

        self._writer.go_on_with(switch)
        self._reader.close()
        self.follow_settings()
        await self.drafting.save()
        return whole

    def action_help_quit(self) -> None:
        """Say how to leave: in other programs, ctrl+c does."""
        self.show_status_on_top(get_text("keys", "how_to_leave"))

    def action_undo(self) -> None:
        """Take back the last change, and say what it was."""
        from checkin.tui import undo

        self.run_worker(undo.undo(self), group="undo")

    def action_redo(self) -> None:
        """Do again what was undone last, and say what it was."""
        from checkin.tui import undo

        self.run_worker(undo.redo(self), group="undo")

    def action_here(self) -> None:
        """Keep that the person was here."""
        from checkin.tui import being_here

        self.run_worker(being_here.keep(self), group="here")
