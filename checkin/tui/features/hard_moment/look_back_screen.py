"""One gentle look back at a hard moment, for those who asked for it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.hard_moment import later
from checkin.content.strings import get_text
from checkin.core.entries import PLAN, Entry, NewEntry
from checkin.core.reflections import LATER
from checkin.core.rotation import choose_stable
from checkin.tui.base.screen import Page
from checkin.tui.keymap import PEOPLE, Command
from checkin.tui.rendering.entries import dated, entry_line, muted
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField


class LookBackScreen(Page[None]):
    """What stood out, and a plan for next time: both can stay empty."""

    ROUTE_NAME = "later"
    DATED = True
    GOES_ON = False
    KEYS = (
        PEOPLE,
        Command("later.next", "tab", "app.focus_next", "Next", "Go to the next field."),
        Command("later.back", "escape", "back", "Back", "Go back. What you typed stays."),
        Command("later.rest", "f7", "rest", "Don't ask again", "Don't ask about this one again."),
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._setback: Entry | None = None
        self._question = ""

    def heading(self) -> tuple[str, str]:
        return get_text("hard", "later_title"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="moment", markup=False)
        yield Static(id="asked", classes="question", markup=False)
        yield TextField(id="thought", enter_says="Keep")
        yield Static(get_text("hard", "plan_when"), classes="quiet", markup=False)
        yield TextField(id="cue", enter_says="Keep")
        yield Static(get_text("hard", "plan_then"), classes="quiet", markup=False)
        yield TextField(id="then", enter_says="Keep")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#thought", TextField).focus()

    def reload(self) -> None:
        self._setback = self.journal.hard_moments.look_back_due()
        if self._setback is None:
            self.dismiss(None)
            return
        steps = self.journal.search.steps_of([self._setback.id])
        told = self._setback.text
        rows = [muted(dated(self._setback.day, self.journal.clock.today()))]
        rows += [entry_line(self._setback, plain=self.plain)] if told else []
        rows += [entry_line(step, plain=self.plain, indent=4) for step in steps]
        self.query_one("#moment", Static).update(Content("\n").join(rows))
        self._question = (
            choose_stable(later(self.journal.settings.topics_off()), seed=self._setback.id) or ""
        )
        self.query_one("#asked", Static).update(self._question)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.keep()

    def action_rest(self) -> None:
        """Leave it without a word; it is not asked about again."""
        self.keep(without_words=True)

    @work(group="keep")
    async def keep(self, *, without_words: bool = False) -> None:
        """Keep the thought and the plan, whichever there is, and let the moment rest."""
        setback = self._setback
        if setback is None:
            return
        thought, cue, then = (
            self.query_one(f"#{id}", TextField).value.strip() for id in ("thought", "cue", "then")
        )
        news = []
        if thought and not without_words:
            news.append(
                NewEntry("reflection", thought, cue=self._question, parent=setback.id, source=LATER)
            )
        if then and not without_words:
            news.append(NewEntry("reflection", then, cue=cue, label=setback.label, source=PLAN))
        done = await self.submit(
            lambda journal: journal.hard_moments.save_look_back(setback.id, news),
            fields=[] if without_words else self.query(TextField),
            emptied=False,
        )
        if isinstance(done, Done):
            if without_words:
                self.host.stash_drafts(self.typed())
            says = "plan_kept" if then and not without_words else "looked_back"
            self.leave(None, get_text("hard", says))
