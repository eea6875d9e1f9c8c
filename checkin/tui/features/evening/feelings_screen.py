"""Words for how it feels, kept with the day: at the end of the evening, or at any time."""

from __future__ import annotations

from collections.abc import Mapping

from textual import work

from checkin.content.strings import format_text, get_text
from checkin.core.reflections import FEELINGS
from checkin.tui import routes
from checkin.tui.base.day_journal import DayScreen
from checkin.tui.base.feelings import offers_help
from checkin.tui.base.feelings_dialog import FeelingsDialog
from checkin.tui.base.help_offer import help_offered
from checkin.tui.features.evening import answers as keeping
from checkin.tui.keymap import Command
from checkin.tui.routes import Route
from checkin.tui.submit_result import Done


class FeelingsScreen(FeelingsDialog):
    """The last page of the evening, and a page of its own."""

    ROUTE_NAME = FEELINGS
    DATED = True
    KEYS = (
        *FeelingsDialog.KEYS,
        Command(
            "feelings.before",
            "shift+tab",
            "before",
            "Back one step",
            "Go back to the question before.",
            need=0,
        ),
    )

    def __init__(self, kept: Mapping[str, int] | None = None, *, steps: int = 0) -> None:
        """`kept` are the numbers of what was answered before, by question.

        `steps` is how many questions there are, this one included; 0 outside of the evening.
        """
        super().__init__()
        self._steps = steps
        self._kept = kept or {}

    def heading(self) -> tuple[str, str]:
        if not self._steps:
            return get_text("felt", "now"), self.day_note or ""
        step = format_text("settings", "step", step=self._steps, steps=self._steps)
        note = " · ".join(filter(None, (self.day_note, step)))
        return get_text("evening", "title"), note

    def on_mount(self) -> None:
        if self._steps:
            self._before = keeping.kept_feelings(self.journal.today())
        super().on_mount()

    def action_before(self) -> None:
        """Go back to the last question; what is typed waits."""
        self.host.stash_drafts(self.typed())
        evening = routes.screen_for(Route(routes.EVENING.name, self._kept))
        assert isinstance(evening, DayScreen)
        evening.day = self.day
        self.app.switch_screen(evening)

    def action_skip(self) -> None:
        """Go on without an answer; what is typed waits."""
        self.host.stash_drafts(self.typed())
        self._end("")

    def finish(self, feelings: tuple[str, ...], text: str) -> None:
        """Keep the words, and let the day rest."""
        self.keep(feelings)

    @work(group="keep")
    async def keep(self, feelings: tuple[str, ...]) -> None:
        """Keep the words with the evening, outside of it by themselves, as of now.

        They stay in the field if that could not be done.
        """
        if not feelings and not self._steps:
            self._end("")
            return
        keep = keeping.keep_feelings if self._steps else keeping.note_feelings
        kept = await self.submit(
            lambda journal: keep(journal, feelings),
            fields=[self._field],
            emptied=False,
        )
        if isinstance(kept, Done):
            self.close(offer=offers_help(feelings))

    @work(group="flow")
    async def close(self, *, offer: bool) -> None:
        """Leave, after an offer of people if there is a reason for one."""
        if offer:
            await help_offered(self, name=self.heading()[0])
        self._end(get_text("drafts", "kept"))

    def _end(self, reply: str) -> None:
        """Leave with the end of the evening; outside of it, with the reply."""
        closing = keeping.closing(self.journal.clock.today()) if self._steps else reply
        self.leave(None, closing)
