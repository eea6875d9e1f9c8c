"""What screens need of the app. None of them knows the app itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from textual.screen import Screen

from checkin.core.records import Draft, FoundBeside
from checkin.journal import Journal
from checkin.tui.base.letters_before import LettersBefore
from checkin.tui.draft_saver import DraftSaver, Going, Unfinished
from checkin.tui.moved_keys import MovedKeys
from checkin.tui.passphrase_again import PassphraseAgain
from checkin.tui.routes import Route

ResultT = TypeVar("ResultT")
T = TypeVar("T")


class AppHost(Protocol):
    """The app, as screens and what goes on over them see it."""

    @property
    def journal(self) -> Journal:
        """The journal for reading; it is another one once the app goes on in another file."""

    beside: FoundBeside
    """What was found beside the file that Today names."""

    moved_keys: MovedKeys
    """The keys that commands have now."""

    def follow_settings(self) -> None:
        """Look and move as the settings say."""

    # Writing

    @property
    def drafting(self) -> DraftSaver:
        """What saves the drafts."""

    @property
    def writes(self) -> int:
        """How many changes are on their way to the file."""

    async def write(self, change: Callable[[Journal], T]) -> T:
        """Run a change beside the interface, and give back what it gave back.

        Raises the `CheckinError` of the change, with nothing changed.
        """

    async def go_on_in(self, path: str) -> bool:
        """Go on with another file: a copy of this one; whether all of it could be read.

        Raises a `CheckinError` if the other file cannot be made, with nothing changed.
        """

    async def run_read(self, ask: Callable[[Journal], T]) -> T:
        """Read beside the interface, until the one who waits is cancelled.

        Raises the `CheckinError` of what is asked.
        """

    @property
    def letters_before(self) -> LettersBefore:
        """What was typed right before on a page that it ended."""

    @property
    def passphrase_again(self) -> PassphraseAgain:
        """What looks out for a passphrase that is typed once more."""

    # Drafts of pages that were left

    def drafts_of(self, slot: str) -> list[Draft]:
        """What was typed on a screen and not kept; given out once."""

    def unfinished(self) -> list[Unfinished]:
        """The screens where something typed is waiting, that of the latest words first."""

    def stash_drafts(self, drafts: Iterable[Draft]) -> None:
        """Remember what was typed and not kept, for when its screen is gone to again."""

    def give_back(self, going: Going) -> list[Draft]:
        """Put words that could not be kept where they were typed, or aside if the page is gone.

        Gives back those that wait as words of their own, as other words stand there.
        """

    # Saying something on another page

    def show_status_on_previous(self, text: str, *, trouble: bool = False) -> None:
        """Say something on the page that is on top once the present one is gone."""

    def show_status_on_top(self, text: str, *, trouble: bool = False) -> None:
        """Say something on the page that the person is on."""

    # Going from page to page

    async def open(self, route: Route[ResultT]) -> ResultT | None:
        """Open a page over the present one, and wait for what it gives back; for a worker.

        None if it was left without.
        """

    def go(self, route: Route[Any]) -> None:
        """Leave all pages but today's for another one; a page of help opens over them."""

    def go_home(self) -> None:
        """Leave all pages but today's, with what is typed there."""

    def unlock(self) -> None:
        """Leave the hidden screen: the passphrase was right, or there is none."""

    def leave(self, code: int) -> None:
        """End the app at once, with everything typed in the file; `code` is its exit code."""

    # What is Textual's own

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """All screens, the one on top last."""

    def push_screen(self, screen: Screen[Any]) -> object:
        """Open a screen over all others."""

    def pop_screen(self) -> object:
        """Take the screen on top away, with no result."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call it once everything that is due by now has been done and drawn."""


def privacy_screen(host: AppHost) -> Screen[None] | None:
    """The screen that hides what is written, while it does."""
    return next((screen for screen in host.screen_stack if hasattr(screen, "HIDES")), None)
