"""One gentle look back at a hard moment: one that was asked for, or one that was opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.distress_words import heavy
from checkin.content.hard_moment import later
from checkin.content.strings import get_text
from checkin.core.entries import PLAN, Entry, NewEntry
from checkin.core.errors import NothingThere
from checkin.core.reflections import LATER
from checkin.core.rotation import choose_stable
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, IN_LIST, PEOPLE, Command
from checkin.tui.rendering.entries import dated, muted
from checkin.tui.rendering.history_rows import Look, whole
from checkin.tui.rendering.scrolling import scroll_page
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField

_AROUND = 10
"""Cells beside the words: the padding of the page, and the scroll bar."""


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
        *(
            Command(
                f"later.page_{way}",
                f"page{way}",
                f"page({by})",
                label,
                about,
                shown=False,
                group=IN_LIST,
            )
            for way, by, label, about in (
                ("up", -1, "Page up", "Read what is above."),
                ("down", 1, "Page down", "Read on."),
            )
        ),
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._setback: Entry | None = None
        self._question = ""

    def heading(self) -> tuple[str, str]:
        return get_text("hard", "later_title"), ""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="told", can_focus=False):
            yield Static(id="moment", markup=False)
            yield Static(id="asked", classes="question", markup=False)
            yield TextField(id="thought", enter_says="Keep")
            yield Static(get_text("hard", "plan_when"), classes="quiet", markup=False)
            yield TextField(id="cue", enter_says="Keep")
            yield Static(get_text("hard", "plan_then"), classes="quiet", markup=False)
            yield TextField(id="then", enter_says="Keep")

    def on_mount(self) -> None:
        super().on_mount()
        field = self.query_one("#thought", TextField)
        field.focus(scroll_visible=False)  # what is above it has no height yet
        self.call_after_refresh(field.scroll_visible, animate=False, force=True)

    def moment(self) -> Entry | None:
        """The hard moment to look back at; None if there is none any more."""
        return self.journal.hard_moments.look_back_due()

    def question(self, setback: Entry) -> str:
        """What is asked of it."""
        off = self.journal.settings.topics_off()
        return choose_stable(later(off), seed=setback.id) or ""

    def reload(self) -> None:
        self._setback = self.moment()
        if self._setback is None:
            self.dismiss(None)
            return
        look = Look(max(20, self.app.size.width - _AROUND), self.plain)
        rows = [muted(dated(self._setback.day, self.journal.clock.today()))]
        for entry in self.journal.hard_moments.told_of(self._setback):
            rows += whole(entry, look)
        self.query_one("#moment", Static).update(Content("\n").join(rows))
        self._question = self.question(self._setback)
        self.query_one("#asked", Static).update(self._question)

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self.reload)

    def action_page(self, by: int) -> None:
        """Read on, or what is above."""
        scroll_page(self.query_one("#told", VerticalScroll), by)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.entered()

    def entered(self) -> None:
        """Enter was pressed in a field."""
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
            offers_help=True,
        )
        if isinstance(done, Done):
            if without_words:
                self.host.stash_drafts(self.typed())
            says = "plan_kept" if then and not without_words else self.said_after(news)
            if not without_words and (heavy(thought) or heavy(then)):
                self.offer_help(f"{thought}\n{then}", says)
            else:
                self.leave(None, get_text("hard", says))

    @work(group="flow", exclusive=True)
    async def offer_help(self, words: str, says: str) -> None:
        """Offer people before going back: what was said is a reason to."""
        from checkin.tui.base.help_offer import help_offered

        await help_offered(self, words=words)
        self.leave(None, get_text("hard", says))

    def said_after(self, news: Sequence[NewEntry]) -> str:
        """The name of what is said once it is kept."""
        return "looked_back"


class MomentScreen(LookBackScreen):
    """A hard moment that was opened: what was hard, what was tried, and what came of it."""

    ROUTE_NAME = "moment"

    def __init__(self, number: int | str | None = None) -> None:
        """`number` is that of the hard moment; a stored draft has it as text."""
        super().__init__()
        self._number = int(number) if number is not None and str(number).isdigit() else None

    @property
    def slot(self) -> str:
        """Each hard moment has its own."""
        return routes.hard_moment(self._number).slot

    def is_for(self, route: routes.Route[object]) -> bool:
        """Whether it is the page of that hard moment."""
        return route.slot == self.slot

    def heading(self) -> tuple[str, str]:
        return get_text("hard", "title"), ""

    def on_mount(self) -> None:
        super().on_mount()
        self._name_enter()

    def moment(self) -> Entry | None:
        if self._number is None:
            return None
        try:
            found = self.journal.entry(self._number)
        except NothingThere:
            return None
        return None if found.deleted or found.kind != "setback" else found

    def question(self, setback: Entry) -> str:
        return get_text("hard", "learned_ask")

    @property
    def turned_off(self) -> Collection[str]:
        """Nothing asks about it again, unless that was asked for."""
        due = self._number is not None and self.journal.hard_moments.wants_look_back(self._number)
        return () if due else ("later.rest",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is turned off cannot be done."""
        if action == "rest" and self.turned_off:
            return False
        return super().check_action(action, parameters)

    def draft_context(self) -> dict[str, object]:
        """It is about a hard moment, so it is not said again elsewhere."""
        return {"setback": self._number}

    @property
    def _says_something(self) -> bool:
        return any(field.value.strip() for field in self.query(TextField))

    @on(Input.Changed)
    def _name_enter(self) -> None:
        for field in self.query(TextField):
            field.empty_says = "Keep" if self._says_something else BACK.label
        self.refresh_bindings()

    def entered(self) -> None:
        """Keep what is there; with nothing typed, go back."""
        if self._says_something:
            self.keep()
        else:
            self.action_back()

    def said_after(self, news: Sequence[NewEntry]) -> str:
        return "what_kept" if news else "looked_back"
